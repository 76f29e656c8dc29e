/** Every part of the design system in every theme and at the narrowest width. HALTE_PICTURES=folder also keeps pictures. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contrastFaults, LOOKS, type LookName, NARROW, sideways, WIDE, wear } from './accessibility-looks.ts'
import { accessibilityFaults, launchBrowser, listen } from './browser.ts'
import { buildParts, type PartsBuild, type Served, serveFolder } from './parts-build.ts'

const PARTS = ['button', 'chip', 'menu', 'search', 'field', 'choice', 'error-summary', 'pill', 'notice', 'empty']
const MORE = ['progress', 'skeleton', 'table', 'tabs', 'journey', 'sheet', 'qr-code', 'dialog', 'tokens']

describe('the parts', () => {
  let build: PartsBuild
  let served: Served
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    build = await buildParts()
    served = await serveFolder(build.folder)
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: WIDE, locale: 'en' })
    listen(page, faults)
    await page.goto(`${served.url}/parts.html`)
    await page.getByRole('heading', { name: 'Parts' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await build?.remove()
  })

  it('are all on one page', async () => {
    const shown = await page
      .locator('[data-part]')
      .evaluateAll(parts => parts.map(part => part.getAttribute('data-part')))
    expect(shown.sort()).toEqual([...PARTS, ...MORE].sort())
  })

  it('are sound, and readable in every theme', async () => {
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await contrastFaults(page)).toEqual([])
  })

  it('fit into 360 pixels', async () => {
    await page.setViewportSize(NARROW)
    expect(await sideways(page)).toEqual([])
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize(WIDE)
  })

  it('work by keyboard alone: a menu, a dialog, and the focus comes back', async () => {
    const more = page.getByRole('button', { name: 'More' })
    await more.focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: 'Print' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('End')
    await page.getByRole('menuitem', { name: 'Close the case' }).and(page.locator(':focus')).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await more.and(page.locator(':focus')).waitFor()
    const opener = page.getByRole('button', { name: 'Open the dialog' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await opener.and(page.locator(':focus')).waitFor()
  })

  it('never lose the focus: what had it was taken away, and its section goes on', async () => {
    await page.getByRole('button', { name: 'Take away: risk is high' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'chip' }).and(page.locator(':focus')).waitFor()
  })

  it('keep a message with a way back until it is taken', async () => {
    await page.getByRole('button', { name: 'Toast with a way back' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Open again.').waitFor()
  })

  it('are there without one error or refused style', async () => {
    const folder = process.env.HALTE_PICTURES
    if (folder) await photograph(page, folder)
    expect(faults).toEqual([])
  })
})

/** A picture of each part in each theme, and of the page at the narrowest width. */
async function photograph(page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const names: LookName[] = ['light', 'dark', 'high-contrast', 'high-contrast-dark']
  for (const look of names.filter(name => name in LOOKS)) {
    await wear(page, look)
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await page.screenshot({ path: join(folder, `parts-${look}-${size.width}.png`), fullPage: true })
    }
  }
  await page.setViewportSize(WIDE)
}
