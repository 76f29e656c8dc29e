import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import configurationWords from '#capabilities/casework/configuration/messages/en.ts'
import printWords from '#capabilities/casework/print/messages/en.ts'
import storyWords from '#capabilities/casework/story/messages/en.ts'
import languageWords from '#capabilities/casework/translations/messages/en.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { founded, must, PASSPHRASES } from '#replica/devices.test-support.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { allSent, unlock, WORDS } from './steps.ts'

const { app, fields, kinds } = WORDS.en
const { story } = storyWords
const { printing, marks, paper } = printWords
const { configuring } = configurationWords
const { peopleLanguages } = languageWords

const ORGANISATION = 'Open Door'
const WORDS_OF_HERS = 'She wants to go home to क्षत्रियपुर.'

/** One social worker, what she prints, and how her organisation works. The tests build on each other. */
describe('story, papers and configuration', () => {
  let stage: Stage
  let device: Device
  let page: Page
  let mark = ''

  beforeAll(async () => {
    stage = await openStage(process.env.HALTE_APP === undefined ? {} : { folder: process.env.HALTE_APP })
    device = await stage.device()
    page = device.page
    const around = { url: stage.server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
    const { replica, team } = await founded(around)
    const narrative = (body: string) => ({ narrative: { body } })
    must(
      await replica.importCases(
        [
          {
            key: 'one',
            kind: 'case',
            facts: { status: 'Active', openedMonth: '2026-10' },
            sealed: { header: { firstName: 'نور', secondName: 'الخطيب' } },
            records: [
              { key: 'one/1', kind: 'note', sealed: narrative(WORDS_OF_HERS) },
              { key: 'one/2', kind: 'note', sealed: narrative('The nurse will see her on Monday.') },
            ],
          },
        ],
        { team },
      ),
    )
    must(await replica.syncNow())
    await replica.close()
    await page.goto('/')
    await unlock(page, 'en', { handle: 'mirela', passphrase: PASSPHRASES.mirela })
    await page.getByText('نور الخطيب').first().click()
    await page.getByRole('heading', { name: /نور الخطيب/ }).waitFor()
  }, 300_000)
  afterAll(() => stage?.stop())

  it('the story is found by words and kind, with keys alone', async () => {
    const main = page.getByRole('main')
    await main.getByText('The nurse will see her on Monday.').waitFor()
    await main.getByText(/^\d+ entries, newest first$/).waitFor()
    await page.locator('body').press('/')
    await page.keyboard.type('nurse')
    await main.getByText(/^1 of \d+ entries/).waitFor()
    await main.getByText(WORDS_OF_HERS).waitFor({ state: 'hidden' })
    await button(main, story.clear).press('Enter')
    await main.getByText(WORDS_OF_HERS).waitFor()
    await button(main, story.filters).press('Enter')
    await main.getByLabel(story.kind, { exact: true }).selectOption({ label: kinds.note.plural })
    await main.getByText(/^2 of \d+ entries/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.locator('.story-open').first().press('j')
    await page.locator('.story-open').nth(1).and(page.locator(':focus')).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: app.close }).first().press('Enter')
    await button(main, story.clear).press('Enter')
  })

  it('a summary asks for whom and why, and becomes a PDF with a mark and nothing else about its making', async () => {
    await page.getByRole('button', { name: printing.menu, exact: true }).press('Enter')
    await page.getByRole('menuitem', { name: new RegExp(`^${printing.papers.summary}`) }).press('Enter')
    const dialog = page.getByRole('dialog')
    await button(dialog, printing.make).click()
    await dialog.getByRole('link', { name: printing.needs.why }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel(printing.to, { exact: true }).selectOption('herself')
    await dialog.getByLabel(printing.why, { exact: true }).fill('She asked for it')
    await button(dialog, printing.make).click()
    await dialog.getByText(/^Ready: 1 page/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const { name, bytes } = await saved(page, () => button(dialog, printing.save).click())
    mark = name.replace('.pdf', '')
    expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    const { text, info } = await read(bytes)
    expect(text).toContain('نورالخطيب')
    expect(text).toContain(WORDS_OF_HERS.replaceAll(' ', ''))
    expect(text).toContain(mark)
    expect(text).not.toContain(ORGANISATION.replaceAll(' ', ''))
    expect(Object.keys(info).filter(key => !/^(PDFFormatVersion|Language|EncryptFilterName|Is\w+)$/.test(key))).toEqual(
      [],
    )
    // What was printed stands in the story, with the reason.
    await page.getByRole('main').getByText('She asked for it').waitFor()
    await allSent(page, 'en')
  })

  it('a key officer finds from the mark who made the paper', async () => {
    await settings(page, marks.title)
    await page.getByLabel(marks.mark, { exact: true }).fill('K7QF-2M9')
    await button(page, marks.find).click()
    await page.getByRole('link', { name: marks.wrong }).waitFor()
    await page.getByLabel(marks.mark, { exact: true }).fill(` ${mark.toLowerCase()} `)
    await button(page, marks.find).click()
    const answer = page.getByRole('status')
    await answer.getByText('Mirela Ionescu').waitFor()
    await answer.getByText(/She asked for it/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('what a form asks and when a plan is reviewed is changed with a reason, and carried as a file', async () => {
    await settings(page, configuring.title)
    await page.getByLabel(configuring.reviewed.plan, { exact: true }).fill('45')
    await page.getByLabel(configuring.questions.form, { exact: true }).selectOption({ label: kinds.note.label })
    await page.getByRole('checkbox', { name: fields.note.title.label, exact: true }).uncheck()
    const main = page.getByRole('main')
    await main.getByText(`${kinds.note.label}: ${fields.note.title.label}`).waitFor()
    await button(page, app.save).click()
    await page.getByRole('link', { name: configuring.whyNeeded }).waitFor()
    await page.getByLabel(configuring.why, { exact: true }).fill('We ask less')
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, app.save).click()
    await main.getByText('We ask less').waitFor()
    const { bytes } = await saved(page, () => button(page, configuring.file.out).click())
    const file = JSON.parse(new TextDecoder().decode(bytes))
    expect(file).toMatchObject({ format: 'halte.configuration/1', notAsked: ['note.title'], reviewDays: { plan: 45 } })
    const take = (content: unknown) =>
      page.getByLabel(configuring.file.in, { exact: true }).setInputFiles({
        name: 'configuration.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      })
    await take({ ...file, reviewDays: { plan: -1 } })
    await main.getByText('reviewDays.plan', { exact: true }).waitFor()
    await take({ ...file, reviewDays: { ...file.reviewDays, risk: 7 }, notAsked: [] })
    const found = page.getByRole('region', { name: configuring.differences })
    await found.getByText('2 things would change.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await found.getByLabel(configuring.why, { exact: true }).fill('As our partners do')
    await button(found, configuring.file.apply).click()
    await main.getByText('As our partners do').waitFor()
    await expect.poll(() => page.getByLabel(configuring.reviewed.risk, { exact: true }).inputValue()).toBe('7')
  })

  it('a chronology is printed in a language the organisation added, its gaps in English', async () => {
    await settings(page, peopleLanguages.title)
    await page.getByLabel(peopleLanguages.tag, { exact: true }).fill('ti')
    await page.getByLabel(peopleLanguages.name, { exact: true }).fill('ትግርኛ')
    await button(page, peopleLanguages.add).click()
    await page.getByLabel(peopleLanguages.find, { exact: true }).fill(paper.chronology.title)
    await page.getByLabel(paper.chronology.title, { exact: true }).fill('መስርዕ ፍጻመታት')
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, peopleLanguages.save).click()
    await page.getByText(peopleLanguages.saved).waitFor()
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await page.getByText('نور الخطيب').first().click()
    await page.getByRole('button', { name: printing.menu, exact: true }).click()
    await page.getByRole('menuitem', { name: new RegExp(`^${printing.papers.chronology}`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(printing.language, { exact: true }).selectOption('ti')
    await dialog.getByLabel(printing.to, { exact: true }).selectOption('inside')
    await dialog.getByLabel(printing.why, { exact: true }).fill('Hearing')
    await button(dialog, printing.make).click()
    await dialog.getByText(/stand there in English/).waitFor()
    const { bytes } = await saved(page, () => button(dialog, printing.save).click())
    const { text } = await read(bytes)
    expect(text).toContain('መስርዕፍጻመታት')
    expect(text).toContain(WORDS_OF_HERS.replaceAll(' ', ''))
    expect(device.faults).toEqual([])
  })
})

const button = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true })

async function settings(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: WORDS.en.access.settings.title, exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${title.replace('?', '\\?')}`) })
    .click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) }
}

/** What a reader gets out of a PDF, without the spaces, which every reader sets as it likes. */
async function read(bytes: Uint8Array<ArrayBuffer>): Promise<{ text: string; info: object }> {
  const task = getDocument({ data: bytes })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map(item => ('str' in item ? item.str : '')).join(''))
  }
  const { info } = await document.getMetadata()
  await task.destroy()
  return { text: pages.join('\n').replace(/\s+/g, ''), info }
}
