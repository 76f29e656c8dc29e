/** Contrast of every text that stands on the screen, computed from the colours in force: quick enough for every screen in every look. */
import type { Page } from 'playwright-core'

/** Texts under `least`:1, each with its figure; empty when all are readable. Inactive controls are not counted (WCAG 1.4.3). */
export const faintTexts = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(wanted => {
    type Colour = [red: number, green: number, blue: number, alpha: number]
    const white: Colour = [255, 255, 255, 1]
    const parse = (text: string): Colour => {
      const [first = 0, second = 0, third = 0, alpha = 1] = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)
      const scale = text.startsWith('color(') ? 255 : 1
      return [first * scale, second * scale, third * scale, alpha]
    }
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + under[index] * (1 - top[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const light = ([red, green, blue]: Colour): number => {
      const part = (value: number) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      }
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }
    const groundOf = (element: Element): Colour => {
      const layers: Colour[] = []
      for (let at: Element | null = element; at; at = at.parentElement) {
        const colour = parse(getComputedStyle(at).backgroundColor)
        if (colour[3] > 0) layers.push(colour)
        if (colour[3] === 1) break
      }
      return layers.reduceRight((under, top) => over(top, under), white)
    }
    const opacityOf = (element: Element): number => {
      let all = 1
      for (let at: Element | null = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity)
      return all
    }
    const faint: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (
        !text ||
        !element?.checkVisibility() ||
        element.closest('[aria-disabled="true"], :disabled, .quietly, option')
      )
        continue
      const style = getComputedStyle(element)
      const ground = groundOf(element)
      const [red, green, blue, alpha] = parse(style.color)
      const shown = over([red, green, blue, alpha * opacityOf(element)], ground)
      const [bright, dim] = [light(shown), light(ground)].sort((a, b) => b - a)
      const ratio = ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05)
      const large =
        Number.parseFloat(style.fontSize) >= 24 ||
        (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700)
      const needed = large ? (wanted >= 7 ? 4.5 : 3) : wanted
      if (ratio < needed - 0.01)
        faint.push(`${ratio.toFixed(2)} “${text.slice(0, 40)}” ${element.tagName} ${element.className}`)
    }
    return [...new Set(faint)]
  }, least)
