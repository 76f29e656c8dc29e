import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import listWords from '#app/lists/words/es.ts'
import { planImport, readTable } from '#capabilities/exchange/index.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, unlock, WORDS } from './steps.ts'

const SAMPLE = 'src/capabilities/exchange/samples/multi-select-60.xlsx'
const TEAM = 'Equipo del Puente'
const { app, cases, importing, exporting, says } = WORDS.es
const { list } = listWords
const rows = (page: Page) => page.locator('tbody tr[data-index]')
const count = (page: Page) => page.locator('.list-line .count')
const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const withCount = (text: string, count: number) => text.replace('{{count, number}}', String(count))
/** The rows answer what was asked. */
const answered = (page: Page) => page.locator('table.list[aria-busy="false"]').waitFor()
const firstName = async (page: Page) => (await rows(page).first().getByRole('link').textContent()) ?? ''

/** From a workbook to a workbook, in Spanish; the list by keyboard alone. The tests build on each other. */
describe('import to export', () => {
  let stage: Stage
  let lucia: Device
  let marta: Device
  let martaAs: Founded

  beforeAll(async () => {
    stage = await openStage()
    lucia = await stage.device({ language: 'es', fileKeeper: true })
    marta = await stage.device({ language: 'es' })
    const { founder, people } = await organisation(stage.server.url, 'es', {
      organisation: 'Casa del Puente',
      founder: 'Lucía Ferrer',
      handle: 'lucia',
      team: TEAM,
      people: [{ name: 'Marta Osorio', handle: 'marta' }],
    })
    await enter(lucia.page, 'es', founder)
    for (const hers of people) {
      martaAs = hers
      await enter(marta.page, 'es', hers)
    }
    await marta.page.getByRole('heading', { name: cases.title, exact: true }).waitFor()
  })
  afterAll(() => stage?.stop())

  it('imports a workbook after a preview', async () => {
    const { page } = lucia
    await page.getByRole('link', { name: app.nav.import }).first().click()
    await page.getByLabel(importing.file).setInputFiles(SAMPLE)
    await page.getByRole('heading', { name: withCount(importing.found_other, 60) }).waitFor()
    await page.getByRole('button', { name: /^Crear \d+ expedientes$/ }).click()
    await page.getByText(/^\d+ expedientes creados\./).waitFor()
    await page.getByRole('link', { name: importing.toCases }).click()
    await rows(page).nth(5).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('is asked in sentences, begun with a key and completed from what can be asked', async () => {
    const { page } = lucia
    const before = await count(page).textContent()
    await page.keyboard.press('f')
    const box = page.getByRole('combobox', { name: list.compose })
    await box.waitFor()
    await page.keyboard.type(says.case.consent.yes)
    await page.getByRole('option').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    const sentence = (await page.locator('[role=option][aria-selected=true]').textContent()) ?? ''
    expect(sentence).toBe(says.case.consent.yes)
    await page.keyboard.press('Enter')
    await page.getByText(sentence, { exact: true }).waitFor()
    await expect.poll(() => count(page).textContent()).not.toBe(before)
    await answered(page)
    // Taken away from the keyboard, too: the sentence names what its cross does.
    await page.getByRole('button', { name: app.parts.takeAway.replace('{{label}}', sentence) }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => count(page).textContent()).toBe(before)
    await chip(page, says.case.named.open).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => count(page).textContent()).not.toBe(before)
  })

  it('finds as one types, says why, and comes back to where one was', async () => {
    const { page } = lucia
    await newCase(page, 'es', 'Оксана', 'Коваленко')
    await page.goBack()
    await rows(page).nth(5).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('oxana')
    await page.locator('mark', { hasText: 'Оксана' }).waitFor()
    await page.getByText(cases.found.script.replace('{{text}}', 'Оксана')).waitFor()
    await page.keyboard.press('Escape')
    await rows(page).nth(5).waitFor()
    await page.keyboard.press('Escape')
    for (const key of ['j', 'j', 'j', 'x', 'j']) await page.keyboard.press(key)
    await page.getByText(withCount(list.chosen_one, 1), { exact: true }).waitFor()
    const name = await page.locator('tr.at').getByRole('link').textContent()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor()
    await page.goBack()
    await page.getByText(withCount(list.chosen_one, 1), { exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name)
    await page.getByRole('button', { name: list.chooseNone }).click()
  })

  it('is sorted by a column, from the keyboard, and says so', async () => {
    const { page } = lucia
    const header = page.getByRole('columnheader', { name: cases.column.person })
    await header.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await answered(page)
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending')
    const ascending = await firstName(page)
    await page.keyboard.press('Enter')
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => firstName(page)).not.toBe(ascending)
    // Rows out of sight are drawn later than those in sight, and do follow: no case stands there twice.
    const drawnTwice = async () => {
      const drawn = await rows(page)
        .locator('a')
        .evaluateAll(links => links.map(link => link.getAttribute('href')))
      return drawn.length - new Set(drawn).size
    }
    await expect.poll(drawnTwice).toBe(0)
    expect([await firstName(page), ascending].sort(new Intl.Collator('es').compare)[0]).toBe(ascending)
  })

  it('does one thing to many without a signal, and takes it back as a whole', async () => {
    const { page, context } = lucia
    await allSent(page, 'es')
    await context.setOffline(true)
    const chosen = [await firstName(page), (await rows(page).nth(1).getByRole('link').textContent()) ?? '']
    for (const index of [0, 1]) {
      await rows(page).nth(index).getByRole('checkbox').focus()
      await page.keyboard.press('Space')
    }
    await page.getByText(withCount(list.chosen_other, 2), { exact: true }).waitFor()
    await page.getByRole('button', { name: cases.acts.risk, exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel(WORDS.es.fields.riskLevel.level.label).selectOption('high')
    await dialog.getByRole('button', { name: withCount(list.doIt_other, 2) }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    // The focus goes to what takes it back; whoever moves it before would lose it again.
    await page.locator('.last-act button:focus').waitFor()
    const high = chip(page, 'riesgo alto')
    await high.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => rows(page).count()).toBe(2)
    expect((await rows(page).getByRole('link').allTextContents()).sort()).toEqual(chosen.sort())
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('u')
    await page.getByRole('heading', { name: cases.none.title }).waitFor()
    await high.focus()
    await page.keyboard.press('Space')
    await rows(page).nth(5).waitFor()
    await context.setOffline(false)
    await allSent(page, 'es')
  })

  it('keeps a view and shares it with a team, whose members see the same', async () => {
    const { page } = lucia
    await page.keyboard.press('f')
    await page.keyboard.type(says.case.consent.yes)
    await page.getByRole('option', { name: says.case.consent.yes, exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await answered(page)
    await page.getByRole('button', { name: new RegExp(`^${list.view.label}`) }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: list.view.save }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(list.view.name).fill('Con consentimiento, por nombre')
    await dialog.getByRole('radio', { name: new RegExp(TEAM) }).check()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await allSent(page, 'es')
    const shown = await count(page).textContent()
    const first = await firstName(page)
    await marta.page.getByRole('button', { name: new RegExp(`^${list.view.label}`) }).click()
    await marta.page.getByRole('menuitemradio', { name: /Con consentimiento, por nombre/ }).click()
    await expect.poll(() => count(marta.page).textContent()).toBe(shown)
    await expect.poll(() => firstName(marta.page)).toBe(first)
    expect(await accessibilityFaults(marta.page)).toEqual([])
  })

  it('keeps a view of one’s own on the device, also past a lock', async () => {
    const { page } = marta
    const menu = page.getByRole('button', { name: new RegExp(`^${list.view.label}`) })
    await menu.click()
    await page.getByRole('menuitem', { name: list.view.save }).click()
    await page.getByRole('dialog').getByLabel(list.view.name).fill('Lo mío')
    await page.getByRole('dialog').getByRole('button', { name: app.save, exact: true }).click()
    await page.getByRole('button', { name: `${list.view.label} Lo mío` }).waitFor()
    await page.getByRole('button', { name: app.lock }).click()
    await unlock(page, 'es', martaAs)
    await menu.click()
    await page.getByRole('menuitemradio', { name: /Lo mío/ }).waitFor()
    await page.getByRole('menuitemradio', { name: /Con consentimiento, por nombre/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('exports what is shown, and nothing else', async () => {
    const { page } = lucia
    const shown = Number((await count(page).textContent())?.split(' ')[0])
    expect(shown).toBeGreaterThan(0)
    await page.getByRole('button', { name: app.nav.export, exact: true }).click()
    const these = page.getByRole('radio', { name: withCount(exporting.these_other, shown) })
    await expect.poll(() => these.isChecked()).toBe(true)
    await page.getByLabel(exporting.why).selectOption({ label: exporting.reasons.statistics })
    expect(await accessibilityFaults(page)).toEqual([])
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: exporting.start }).click()
    await page.getByText(withCount(exporting.done_other, shown)).waitFor()
    const table = readTable(new Uint8Array(await readFile(await (await download).path())))
    if (!table.ok) throw new Error(table.code)
    const plan = planImport(table.table, { today: new Date().toISOString().slice(0, 10) })
    expect(plan.ok && plan.cases.length).toBe(shown)
  })

  it('stands in cards on a narrow screen, and no error was told', async () => {
    const { page } = marta
    await page.setViewportSize({ width: 360, height: 740 })
    await rows(page).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(lucia.faults).toEqual([])
    expect(marta.faults).toEqual([])
  })
})
