import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import listWords from '#app/lists/words/en.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, openSettings, unlock, WORDS } from './steps.ts'

const { app, access, cases, exporting } = WORDS.en
const { list } = listWords
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

  it('says in which languages it lacks words, and gets them', async () => {
    const { page } = device
    await openSettings(page, 'en', 'fields')
    const ours = page.getByRole('region', { name: 'Home parish' })
    await ours.getByText(words.missingIn.replace('{{list}}', 'Français and Español')).waitFor()
    await page.getByRole('button', { name: access.editField.changeNamed.replace('{{label}}', 'Home parish') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(access.editField.choicesIn).selectOption('fr')
    await dialog.getByLabel(access.editField.choice.replace('{{number}}', '1'), { exact: true }).fill('Haute vallée')
    await dialog.getByLabel(access.editField.choice.replace('{{number}}', '2'), { exact: true }).fill('Basse vallée')
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'words')
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await ours.getByText(words.missingIn.replace('{{list}}', 'Español')).waitFor()
  })

  it('is a column of the list, which is ordered and asked by it, and kept in a view', async () => {
    const { page } = device
    await newCase(page, 'en', 'Mimoza', 'Gashi')
    await openForm(page)
    await form(page).getByLabel('Home parish').selectOption({ label: 'Lower valley' })
    await form(page).getByRole('button', { name: app.save, exact: true }).click()
    await form(page).waitFor({ state: 'hidden' })
    await newCase(page, 'en', 'Agron', 'Berisha')
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await rows(page).nth(2).waitFor()
    await page.getByRole('button', { name: list.columns.title }).click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Home parish' }).check()
    await page.keyboard.press('Escape')
    const header = page.getByRole('columnheader', { name: 'Home parish' })
    await header.getByRole('button').focus()
    await page.keyboard.press('Enter')
    // By the words, not by when they were chosen; who has none comes last.
    await expect.poll(() => names(page)).toEqual(['Mimoza Gashi', 'Besnik Hoxha', 'Agron Berisha'])
    await page.keyboard.press('Enter')
    await expect.poll(() => names(page)).toEqual(['Besnik Hoxha', 'Mimoza Gashi', 'Agron Berisha'])
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('f')
    await page.keyboard.type('parish lower')
    await page.getByRole('option', { name: 'Home parish: Lower valley', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => names(page)).toEqual(['Mimoza Gashi'])
    await rows(page).getByText('Lower valley').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'cases')
    const menu = page.getByRole('button', { name: new RegExp(`^${list.view.label}`) })
    await menu.click()
    await page.getByRole('menuitem', { name: list.view.save }).click()
    await page.getByRole('dialog').getByLabel(list.view.name).fill('Lower valley')
    await page.getByRole('dialog').getByRole('button', { name: app.save, exact: true }).click()
    await menu.click()
    await page.getByRole('menuitemradio', { name: list.view.first }).click()
    await expect.poll(async () => (await names(page)).length).toBe(3)
    await menu.click()
    await page.getByRole('menuitemradio', { name: /^Lower valley/ }).click()
    await expect.poll(() => names(page)).toEqual(['Mimoza Gashi'])
    await rows(page).getByText('Lower valley').waitFor()
    await allSent(page, 'en')
    await page.getByRole('button', { name: app.nav.export, exact: true }).click()
    await page.getByRole('radio', { name: exporting.formats['csv-comma'] }).check()
    await page.getByLabel(exporting.why).selectOption({ label: exporting.reasons.statistics })
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: exporting.start }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    const [first = '', only = '', ...more] = file.split('\r\n').filter(line => line !== '')
    expect(more).toEqual([])
    expect(first).toContain('Home parish')
    expect(only).toContain('Lower valley')
    // The page says the mark that stands in the row.
    const mark = /,([0-9A-Z]{4}-[0-9A-Z]{4})$/.exec(only)?.[1] ?? 'none'
    await page.getByText(exporting.marked.replace('{{mark}}', mark)).waitFor()
  })

  it('the organisation gets another name, on the screen at once', async () => {
    const { page } = device
    const rename = access.settings.rename
    await openSettings(page, 'en', 'organisation')
    await page.getByRole('button', { name: rename.begin }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: rename.sign }).click()
    await dialog.getByText(rename.same).waitFor()
    await dialog.getByLabel(rename.name).fill('House of the Two Bridges')
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'rename')
    await dialog.getByRole('button', { name: rename.sign }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page
      .getByRole('complementary')
      .or(page.locator('nav'))
      .getByText('House of the Two Bridges')
      .first()
      .waitFor()
    const sheet = page.getByRole('region', { name: access.settings.section.organisation.title })
    await sheet.getByText(rename.earlier).waitFor()
    await sheet.getByText('House of the Bridge', { exact: true }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'organisation')
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
    // What a view asked of it keeps its words.
    await page
      .getByRole('button', { name: app.parts.takeAway.replace('{{label}}', 'Home parish: Lower valley') })
      .waitFor()
    await page.getByRole('button', { name: new RegExp(`^${list.view.label}`) }).click()
    await page.getByRole('menuitemradio', { name: list.view.first }).click()
    await page.getByRole('link', { name: 'Besnik Hoxha' }).click()
    await openForm(page)
    expect(await form(page).getByLabel('Home parish').count()).toBe(0)
    await form(page).getByRole('button', { name: app.cancel }).click()
    await answer(page)
    expect(device.faults).toEqual([])
  })
})

const rows = (page: Page) => page.locator('tbody tr[data-index]')
const names = (page: Page) => rows(page).locator('td.wide').getByRole('link').allTextContents()
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
