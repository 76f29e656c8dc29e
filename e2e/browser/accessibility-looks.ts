/** The looks and sizes every screen has to bear, and how a page is brought into them. */
import type { Page } from 'playwright-core'
import { accessibilityFaults } from './browser.ts'

/** What the device remembers as chosen, by the name of the look. */
export const LOOKS = {
  light: 'light normal',
  dark: 'dark normal',
  'high-contrast': 'light high',
  'high-contrast-dark': 'dark high',
} as const
export type LookName = keyof typeof LOOKS
export const WIDE = { width: 1360, height: 900 }
export const NARROW = { width: 360, height: 740 }

/** Changes the look as the account page does, without reloading: through the tokens of the document. */
export async function wear(page: Page, look: LookName): Promise<void> {
  const [theme = 'light', contrast = 'normal'] = LOOKS[look].split(' ')
  await page.evaluate(
    ([shade, strength]) => {
      document.documentElement.dataset.theme = shade
      document.documentElement.dataset.contrast = strength
    },
    [theme, contrast],
  )
}

/** Contrast of every text on the screen: 4.5:1, and 7:1 where stronger contrast was chosen. */
export async function contrastFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const look of ['dark', 'high-contrast', 'high-contrast-dark'] as const) {
    await wear(page, look)
    const rule = look === 'dark' ? 'color-contrast' : 'color-contrast-enhanced'
    for (const fault of await accessibilityFaults(page, [rule])) faults.push(`${look}: ${fault}`)
  }
  await wear(page, 'light')
  return faults
}

/** What sticks out of a page that should only scroll one way; empty when nothing does. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const out = [...document.querySelectorAll('body *')].filter(element => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 0 && (right > root.clientWidth + 1 || left < -1) && !element.closest('.quietly, .skip')
    })
    return [`page ${root.scrollWidth} wide`, ...out.slice(0, 4).map(element => element.outerHTML.slice(0, 140))]
  })
