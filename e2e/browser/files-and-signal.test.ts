import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import documentWords from '#app/documents/words/en.ts'
import { readTable } from '#capabilities/exchange/index.ts'
import { accessibilityFaults, type Device, listen, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { leaveByShift } from './keyboard.ts'
import { allSent, type Founded, newCase, speak, unlock, WORDS, writeNote } from './steps.ts'

const SAMPLE = 'src/capabilities/exchange/samples/multi-select-60.xlsx'
const { app, cases, fields, importing, exporting } = WORDS.en
const french = WORDS.fr
const { documents } = documentWords.app

describe('files, signal and the way out', () => {
  let stage: Stage
  let device: Device
  let me: Founded

  beforeAll(async () => {
    stage = await openStage()
    device = await stage.device({ fileKeeper: true })
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

  it('import the official workbook after a preview, once', async () => {
    const { page } = device
    await page.getByRole('link', { name: app.nav.import }).first().click()
    await page.getByLabel(importing.file).setInputFiles(SAMPLE)
    await page.getByRole('heading', { name: /60 cases found/ }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: /^Create \d+ cases$/ }).click()
    await page.getByText(/\d+ cases created\./).waitFor()
    // Once more, in French: what is here already is seen, nothing comes twice.
    await speak(page, 'fr')
    await page.getByRole('button', { name: french.importing.another }).click()
    await page.getByLabel(french.importing.file).setInputFiles(SAMPLE)
    await page.getByRole('heading', { name: french.importing.found_other.replace('{{count, number}}', '60') }).waitFor()
    await page
      .getByText(/^0 dossier/)
      .first()
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await speak(page, 'en')
  })

  it('find by another script and open with the keyboard alone', async () => {
    const { page } = device
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await page.getByRole('row').nth(5).waitFor()
    const first = page.getByRole('row').nth(1).getByRole('link')
    const name = ((await first.textContent()) ?? '').split(' ')[0] ?? ''
    await page.keyboard.press('/')
    await page.keyboard.type(name.slice(0, 4).toLowerCase())
    await page.locator('mark').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { name: WORDS.en.cases.tab.story }).waitFor()
    await page.keyboard.press('w')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('export the official workbook, said why', async () => {
    const { page } = device
    await page.getByRole('link', { name: app.nav.export }).first().click()
    await page.getByRole('button', { name: exporting.start }).click()
    await page.getByRole('alert').getByText(exporting.missing).waitFor()
    await page.getByLabel(exporting.why).selectOption({ label: exporting.reasons.statistics })
    expect(await accessibilityFaults(page)).toEqual([])
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: exporting.start }).click()
    const table = readTable(new Uint8Array(await readFile(await (await download).path())))
    expect(table.ok && table.table.sheets.some(sheet => sheet.rows.length >= 60)).toBe(true)
    await speak(page, 'fr')
    await page.getByLabel(french.exporting.why).selectOption({ label: french.exporting.reasons.statistics })
    const again = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: french.exporting.start }).click()
    const tableur = readTable(new Uint8Array(await readFile(await (await again).path())))
    expect(tableur.ok && tableur.table.sheets.some(sheet => sheet.rows.length >= 60)).toBe(true)
    await speak(page, 'en')
  })

  it('a document keeps its file sealed and gives it back', async () => {
    const { page } = device
    await newCase(page, 'en', 'Besnik', 'Hoxha')
    await page
      .getByRole('button', { name: new RegExp(`^${cases.write}`) })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(cases.writeWhat).selectOption('document')
    await dialog.getByLabel(fields.document.title.label, { exact: true }).fill('Residence permit')
    const bytes = Buffer.from('%PDF-1.7 not really a permit')
    await dialog
      .getByLabel(documents.choose)
      .setInputFiles({ name: 'permit.pdf', mimeType: 'application/pdf', buffer: bytes })
    await dialog.getByText('permit.pdf').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: cases.tab.documents, exact: true }).click()
    await allSent(page, 'en')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: documents.save, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: documents.saveYes }).click()
    expect((await readFile(await (await download).path())).equals(bytes)).toBe(true)
  })

  it('an edit without signal survives the closed tab and is sent later', async () => {
    await newCase(device.page, 'en', 'Liliana', 'Rusu')
    await allSent(device.page, 'en')
    await expect
      .poll(() => device.page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 120_000 })
      .toBe(true)
    await device.context.setOffline(true)
    await writeNote(device.page, 'en', 'The bus leaves at six.')
    await device.page
      .locator('.sync')
      .getByText(/1 to send/)
      .waitFor()
    await device.page.close()
    const page = await device.context.newPage()
    listen(page, device.faults)
    await page.goto('/')
    await unlock(page, 'en', me)
    await page.getByRole('link', { name: 'Liliana Rusu' }).click()
    await page.getByText('The bus leaves at six.').waitFor()
    await device.context.setOffline(false)
    await page.locator('.sync button').click()
    await allSent(page, 'en')
    device.page = page
  }, 180_000)

  it('change the language without leaving the page, and leave at once on three shifts', async () => {
    const { page } = device
    const address = page.url()
    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('heading', { name: WORDS.fr.cases.tab.story }).waitFor()
    expect(page.url()).toBe(address)
    await page.reload()
    await page.getByRole('heading', { name: WORDS.fr.access.first.here }).waitFor()
    await unlock(page, 'fr', me)
    await leaveByShift(page)
    await page.goBack().catch(() => undefined)
    expect(await page.getByText('Liliana').count()).toBe(0)
  })

  it('all of it without one error or refused script', () => {
    expect(device.faults).toEqual([])
  })
})
