/** Every screen there is, as people with other eyes, hands and languages meet it (WCAG 2.2 AA). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faintTexts } from './accessibility-contrast.ts'
import { type DemoStage, enterDemo, openDemoStage } from './accessibility-demo.ts'
import { LOOKS, type LookName, NARROW, sideways, WIDE, wear } from './accessibility-looks.ts'
import { addressOf, keyboardFaults, mixedTexts, ROUTES, smallTargets, tabsOf, visit } from './accessibility-screens.ts'
import { accessibilityFaults, type Device } from './browser.ts'
import {
  approveFromTheRight,
  lookAtTheDay,
  meetFromTheRight,
  planFromTheRight,
  speakFromTheRight,
  tellRightsInArabic,
} from './from-the-right.ts'
import { WORDS } from './steps.ts'

const PATIENCE = { timeout: 240_000 }
const looks = Object.keys(LOOKS).filter((name): name is LookName => name in LOOKS)

describe('every screen', () => {
  let stage: DemoStage
  let device: Device
  let page: Page
  /** Every address, the tabs of screens too. */
  const addresses: string[] = []
  let aCase = ''

  beforeAll(async () => {
    stage = await openDemoStage()
    device = await stage.device()
    page = device.page
    await enterDemo(page, 'claire')
    const row = page.getByRole('row').getByRole('link').first()
    await row.waitFor()
    aCase = (await row.getAttribute('href')) ?? ''
    expect(aCase).toMatch(/^\/cases\/./)
  }, 600_000)
  afterAll(() => stage?.end(), 60_000)

  /** Faults of each screen, found on one walk through all of them; every part is a test of its own. */
  const unsound: string[] = []
  const unreadable: string[] = []

  it('is sound to axe, keeps the focus, mixes scripts safely and can be pressed with a shaking hand', {
    timeout: 480_000,
  }, async () => {
    const note = (address: string, faults: readonly string[]) =>
      unsound.push(...faults.map(one => `${address}: ${one}`))
    const wanted = ROUTES.map(route => addressOf(route, aCase))
    for (const address of wanted) {
      if (addresses.includes(address)) continue
      await visit(page, address)
      addresses.push(address)
      for (const tab of await tabsOf(page)) if (!wanted.includes(tab)) wanted.push(tab)
      // Contrast is computed below, in every look.
      note(address, await accessibilityFaults(page, undefined, ['color-contrast']))
      note(address, await mixedTexts(page))
      note(address, await smallTargets(page))
      if (await page.evaluate(() => document.activeElement === document.body)) note(address, ['the focus is lost'])
      unreadable.push(...(await readingFaults(address)))
    }
    expect(addresses.length).toBeGreaterThan(12)
    expect(unsound).toEqual([])
  })

  /** What cannot be read of the screen that stands, in any look, on 360 pixels or with text twice as large. */
  async function readingFaults(address: string): Promise<string[]> {
    const found: string[] = []
    for (const look of looks) {
      await wear(page, look)
      const faint = await faintTexts(page, look.startsWith('high') ? 7 : 4.5)
      found.push(...faint.map(one => `${address} ${look}: ${one}`))
    }
    await wear(page, 'light')
    await page.setViewportSize(NARROW)
    found.push(...(await sideways(page)).map(one => `${address} at 360: ${one}`))
    await page.setViewportSize({ width: WIDE.width / 2, height: WIDE.height / 2 })
    found.push(...(await sideways(page)).map(one => `${address} at 200 %: ${one}`))
    await page.setViewportSize(WIDE)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    found.push(...(await sideways(page)).map(one => `${address} with large text: ${one}`))
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    return found
  }

  it('is readable in every look, and bears 360 pixels and text twice as large', () => {
    expect(addresses.length).toBeGreaterThan(12)
    expect(unreadable).toEqual([])
  })

  it('can be used by keyboard alone, and shows where the focus is', PATIENCE, async () => {
    const found: string[] = []
    for (const address of ['/cases', aCase, '/people', '/first-steps/practice']) {
      await visit(page, address)
      found.push(...(await keyboardFaults(page)).map(one => `${address}: ${one}`))
    }
    expect(found).toEqual([])
  })

  it('says by more than colour what is chosen, where the system sets the colours, and moves nothing where none shall move', async () => {
    await visit(page, '/cases')
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    const pressed = page.locator('.chip[aria-pressed="true"]').first()
    const other = page.locator('.chip[aria-pressed="false"]').first()
    const ground = (of: typeof pressed) => of.evaluate(element => getComputedStyle(element).backgroundColor)
    expect(await ground(pressed)).not.toBe(await ground(other))
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
  })

  it('has its help, which gives the focus back', async () => {
    const help = page.getByRole('button', { name: WORDS.en.app.help, exact: true })
    await help.focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await help.and(page.locator(':focus')).waitFor()
  })

  it('is mirrored in a language written from the right, without sticking out', PATIENCE, async () => {
    await speakFromTheRight(page)
    const found: string[] = []
    for (const address of addresses) {
      await page.setViewportSize(WIDE)
      await visit(page, address)
      found.push(...(await sideways(page)).map(one => `${address}: ${one}`))
      const [side, main] = await Promise.all([
        page.locator('nav.side').boundingBox(),
        page.locator('main').boundingBox(),
      ])
      if (!side || !main || side.x < main.x) found.push(`${address}: the navigation is not on the right`)
      await page.setViewportSize(NARROW)
      found.push(...(await sideways(page)).map(one => `${address} at 360: ${one}`))
    }
    await page.setViewportSize(WIDE)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(found).toEqual([])
  })

  it(
    'is worked in from the right by keyboard alone, from a first contact to a plan somebody else approved',
    PATIENCE,
    async () => {
      const worker = await stage.device()
      await enterDemo(worker.page, 'amina')
      await speakFromTheRight(worker.page)
      await lookAtTheDay(worker.page)
      await meetFromTheRight(worker.page)
      await tellRightsInArabic(worker.page)
      await planFromTheRight(worker.page)
      await approveFromTheRight(page, worker.page)
      expect(worker.faults).toEqual([])
      await worker.context.close()
    },
  )

  it('never showed an error or a refused style', () => {
    expect(device.faults).toEqual([])
  })
})
