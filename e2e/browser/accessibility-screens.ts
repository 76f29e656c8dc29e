/** Every screen of the app as its routes are declared, and how one gets there without loading the page anew. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const FILE = 'src/main/inside.tsx'

/** Every address behind the unlocking; `:root` stands for a case. */
export const ROUTES: readonly string[] = [...readFileSync(FILE, 'utf8').matchAll(/<Route path="([^"]+)"/g)]
  .map(match => (match[1] ?? '').replace(/\/?\*\??$/, ''))
  .filter((route, index, all) => all.indexOf(route) === index)

/** The address of a route among the screens of one case; what is named by a record begins as a new one. */
export const addressOf = (route: string, aCase: string): string =>
  route.replace('/cases/:root', aCase).replace(/:\w+/g, 'new')

/** Goes to an address as a link would, and waits until its screen stands. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  await page.locator('main h1').filter({ hasNotText: '…' }).first().waitFor()
  await page.waitForFunction(() => {
    // What a tab leads to stands behind the tabs, once its part of the app is there.
    const tabs = document.querySelector('main nav.tabs')
    const at = tabs?.querySelector('[aria-current]')?.getAttribute('href') ?? location.pathname
    const there =
      tabs === null || (at === location.pathname && (tabs.nextElementSibling?.textContent ?? '').trim() !== '')
    return (
      there && !document.querySelector('main .skeleton, main > [role="status"]') && document.fonts.status === 'loaded'
    )
  })
}

/** The further addresses a screen leads to by its tabs. */
export const tabsOf = (page: Page): Promise<string[]> =>
  page
    .locator('main .tabs a, main nav a, main a.tile, main a[href*="/interview/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? '').filter(href => href.startsWith('/')))

/** What can be pressed or typed into, and is not reached by Tab from the top of the page, or shows no focus when it is. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const wanted = 'a[href], button, input:not([type="radio"]), select, textarea, summary, [tabindex="0"]'
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      const away = element.closest('[inert], [tabindex="-1"]') ?? !element.checkVisibility()
      if (away || element.matches(':disabled')) continue
      element.dataset.toReach = ''
    }
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const total = await page.locator('[data-to-reach]').count()
  const faults: string[] = []
  for (let press = 0; press < total + 5; press += 1) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body) return 'end'
      delete at.dataset.toReach
      const box = at.getBoundingClientRect()
      const ringed = [at, at.parentElement, at.closest('.search, .toasts')].some(element => {
        if (!element) return false
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      })
      if (!ringed) return `no ring: ${at.outerHTML.slice(0, 120)}`
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20))
      const seen = top !== null && (at.contains(top) || top.contains(at))
      return seen ? '' : `covered: ${at.outerHTML.slice(0, 120)} by ${top?.outerHTML.slice(0, 80)}`
    })
    if (fault === 'end') break
    if (fault) faults.push(fault)
  }
  const left = await page.locator('[data-to-reach]').evaluateAll(elements =>
    elements.map(element => {
      element.removeAttribute('data-to-reach')
      return `not reached: ${element.outerHTML.slice(0, 140)}`
    }),
  )
  return [...faults, ...left]
}

/** Names and notes written from the right that stand in the page's own line without being kept apart from it. */
export const mixedTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const loose: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !/[\u0590-\u08ff]/.test(node.textContent ?? '') || element.closest('option, .linkish')) continue
      let apart = false
      for (let at: Element | null = element; at && !apart; at = at.parentElement) {
        const { unicodeBidi } = getComputedStyle(at)
        apart = at.getAttribute('dir') === 'auto' || /isolate|plaintext/.test(unicodeBidi)
        if (!apart && getComputedStyle(at).display !== 'inline') break
      }
      if (!apart) loose.push(`${node.textContent?.slice(0, 40)} in ${element.outerHTML.slice(0, 120)}`)
    }
    return loose
  })

/** Controls under 24 by 24 pixels that have another within the circle of 24 around their middle (WCAG 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const targets = [...document.querySelectorAll('button, summary, input[type="checkbox"], input[type="radio"], a')]
      .filter(element => element.checkVisibility())
      .map(element => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
    const alone = (of: (typeof targets)[number]) =>
      targets.every(({ element, box }) => {
        if (element === of.element || element.contains(of.element) || of.element.contains(element)) return true
        const [x, y] = [of.box.x + of.box.width / 2, of.box.y + of.box.height / 2]
        const [nearX, nearY] = [Math.max(box.left, Math.min(x, box.right)), Math.max(box.top, Math.min(y, box.bottom))]
        return Math.hypot(x - nearX, y - nearY) >= 12
      })
    // Links within a sentence are as high as its lines.
    const inSentence = (element: Element) => element.matches('a') && !element.closest('nav, .tabs')
    return targets
      .filter(({ element, box }) => (box.width < 23.5 || box.height < 23.5) && !inSentence(element))
      .filter(one => one.box.height < 16 || !alone(one))
      .map(
        ({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`,
      )
  })
