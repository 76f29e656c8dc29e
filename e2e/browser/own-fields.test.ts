import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, openSettings, unlock, WORDS } from './steps.ts'

const { app, access, cases } = WORDS.en
const words = access.ownFields
const PICTURES = process.env.HALTE_PICTURES

/** A field the organisation adds without code: by a key officer on the screen, then asked and shown in every case. */
describe('own fields', () => {
  let stage: Stage
  let device: Device
  let me: Founded

  beforeAll(async () => {
    stage = await openStage()
    device = await stage.device()
    const { founder } = await organisation(stage.server.url, 'en', {
      organisation: 'House of the Bridge',
      founder: 'Olena Marchenko',
      handle: 'olena',
      team: 'Case team',
    })
    me = founder
    await enter(device.page, 'en', founder)
  })
  afterAll(() => stage?.stop())

  it('a key officer adds one, with choices', async () => {
    const { page } = device
    await openSettings(page, 'en', 'fields')
    await page.getByRole('heading', { name: words.none }).waitFor()
    await page.getByRole('button', { name: words.add, exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words.make }).click()
    await dialog.getByRole('alert').getByText(words.problems.label.missing).waitFor()
    await dialog.getByLabel('Label (English)', { exact: true }).fill('Home parish')
    await dialog.getByLabel('Label (Français), optional', { exact: true }).fill('Paroisse d’origine')
    await dialog.getByLabel('Sealed part').selectOption('narrative')
    await dialog.getByLabel('Kind of answer').selectOption('oneOf')
    await dialog.getByLabel('Choices', { exact: true }).fill('Upper valley\nLower valley')
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'dialog')
    await dialog.getByRole('button', { name: words.make }).click()
    await dialog.waitFor({ state: 'hidden' })
    const added = page.getByRole('region', { name: 'Home parish' })
    await added.getByText('Upper valley, Lower valley').waitFor()
    await added.getByText('Opened by: Case team').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'list')
  })

  it('it is asked in a case, and the answer is there after a reload', async () => {
    await newCase(device.page, 'en', 'Besnik', 'Hoxha')
    await openForm(device.page)
    const dialog = form(device.page)
    await dialog.getByLabel('Home parish').selectOption({ label: 'Upper valley' })
    expect(await accessibilityFaults(device.page)).toEqual([])
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await answer(device.page)
    await allSent(device.page, 'en')
    await device.page.reload()
    // The same address opens again: the case it was.
    await unlock(device.page, 'en', me)
    await device.page.getByRole('link', { name: cases.tab.person, exact: true }).click()
    await answer(device.page)
    await picture(device.page, 'case')
    await sheet(device.page).getByRole('button', { name: cases.history.open }).click()
    await device.page.getByRole('dialog').getByText('Home parish').first().waitFor()
    await device.page.getByRole('dialog').getByRole('button', { name: app.close }).click()
  })

  it('retired, it is no longer asked, and its answers stay', async () => {
    const { page } = device
    await openSettings(page, 'en', 'fields')
    await page.getByRole('button', { name: words.retireNamed.replace('{{label}}', 'Home parish') }).click()
    await page.getByRole('button', { name: words.bringBackNamed.replace('{{label}}', 'Home parish') }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await page.getByRole('link', { name: 'Besnik Hoxha' }).click()
    await openForm(page)
    expect(await form(page).getByLabel('Home parish').count()).toBe(0)
    await form(page).getByRole('button', { name: app.cancel }).click()
    await answer(page)
    expect(device.faults).toEqual([])
  })
})

const sheet = (page: Page) => page.getByRole('region', { name: 'Story' }).first()
const answer = (page: Page) => sheet(page).getByText('Upper valley').waitFor()

/** The story of the case itself, in its form. */
async function openForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: cases.tab.person, exact: true }).click()
  await sheet(page).getByRole('button', { name: app.edit }).click()
  await form(page).waitFor()
}
const form = (page: Page) => page.locator('form.inline-form')

/** Wide and narrow, for a person to look at. */
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  for (const [width, height] of [
    [1360, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(PICTURES, `own-fields-${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1360, height: 900 })
}
