/** From the first contact to a decision: what cannot wait, who it is, an interview by keyboard that goes on another day. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import caseLists from '#capabilities/casework/messages/lists-en.ts'
import messages from '#capabilities/casework/screening/messages/en.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, unlock, WORDS } from './steps.ts'

const words = WORDS.en
const { firstContact: contact, screening, riskSafety, cases } = words
const { fields, lists } = messages
const statuses = caseLists.traffickingStatus
const FILE = 'src/capabilities/casework/screening/instruments/unodc-domestic.json'

describe('from a first contact to a decision', () => {
  let stage: Stage
  let device: Device
  let page: Page
  let me: Founded
  let root = ''

  beforeAll(async () => {
    stage = await openStage()
    device = await stage.device()
    page = device.page
    const { founder } = await organisation(stage.server.url, 'en', {
      organisation: 'Stella Maris',
      founder: 'Amina Haddad',
      handle: 'amina',
      team: 'Casework Tirana',
    })
    me = founder
    await enter(page, 'en', founder)
  }, 300_000)
  afterAll(() => stage?.stop())

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  /** Nothing to scroll sideways at 360 px, and nothing for axe to say. */
  const sound = async () => {
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1360, height: 900 })
  }
  /** The page is closed and opened another day: only what is kept on the device is left. */
  const anotherDay = async (address: string) => {
    await page.goto(address)
    await unlock(page, 'en', me)
  }

  it('searches before it opens a case, and loses nothing when it is left', { timeout: 180_000 }, async () => {
    await page
      .getByRole('link', { name: new RegExp(`^${words.app.nav.cases}`) })
      .first()
      .click()
    await page.getByLabel(cases.search).fill('Oksana')
    await page
      .getByRole('button', { name: new RegExp(`^${cases.new}`) })
      .first()
      .click()
    await page.getByRole('heading', { name: contact.title }).waitFor()
    // What was typed into the search came along.
    await expect
      .poll(() => page.getByLabel(words.fields.case.firstName.label, { exact: true }).inputValue())
      .toBe('Oksana')
    await page.getByLabel(lists.immediateNeed.pain).check()
    await page.getByText(contact.needs.do.pain).waitFor()
    await page.getByLabel(fields.firstContact.inHerWords.label).fill('I want to sleep, and I want my passport.')
    await page.getByTestId('kept').getByText(/^Kept/).waitFor()
    await sound()
    await anotherDay('/first-contact')
    await page.getByText(contact.begun).waitFor()
    await button(cases.draft.goOn).click()
    expect(await page.getByLabel(fields.firstContact.inHerWords.label).inputValue()).toMatch(/passport/)
    // No name at all: then it has to be said that there is none.
    const name = page.getByLabel(words.fields.case.firstName.label, { exact: true })
    await name.fill('')
    await button(contact.make).click()
    await page.getByText(contact.wrong.search).waitFor()
    await name.fill('Oksana')
    await page.getByLabel(words.fields.case.secondName.label, { exact: true }).fill('Kovalenko')
    await page.getByText(contact.search.none).waitFor()
    await page.getByLabel(fields.firstContact.channel.label).selectOption('tradeUnion')
    await button(contact.make).click()
    await page.getByRole('heading', { name: /Oksana Kovalenko/ }).waitFor()
    root = new URL(page.url()).pathname
    await page.getByText('At once: Pain or injury').first().waitFor()
  })

  it('shows who may be meant across scripts, and opens nothing before one looked', { timeout: 120_000 }, async () => {
    await page
      .getByRole('link', { name: new RegExp(`^${words.app.nav.cases}`) })
      .first()
      .click()
    await page.keyboard.press('n')
    await page.getByLabel(words.fields.case.firstName.label, { exact: true }).fill('Оксана')
    await page.getByTestId('searched').getByRole('link', { name: 'Oksana Kovalenko' }).waitFor()
    await button(contact.make).click()
    await page.getByText(contact.wrong.choose).waitFor()
    await page.getByTestId('searched').getByRole('link', { name: 'Oksana Kovalenko' }).click()
    await page.getByRole('heading', { name: /Oksana Kovalenko/ }).waitFor()
  })

  it('holds an interview by keyboard, over two days', { timeout: 180_000 }, async () => {
    await page.getByRole('link', { name: cases.tab.identification, exact: true }).click()
    await page.getByRole('link', { name: screening.begin }).click()
    await page.getByText(screening.choose.first).waitFor()
    await sound()
    const sheet = page.locator('section').filter({ hasText: 'ILO and EC indicators: adults, labour' })
    await sheet.getByRole('button', { name: screening.choose.take }).click()
    await page.getByRole('heading', { name: screening.protocol.title }).waitFor()
    await page.getByLabel(fields.interview.interpretation.label).selectOption('inTheRoom')
    await page.getByLabel(fields.interview.interpreter.label).fill('Vera L.')
    await page.getByRole('radio', { name: lists.interpreterConflict.found }).check()
    await page.getByText(screening.protocol.conflict).waitFor()
    await button(screening.oneByOne).click()
    const focused = () => page.evaluate(() => document.activeElement?.closest('fieldset')?.id)
    await expect.poll(focused).toBe('question-dr-01')
    await page.keyboard.press('2')
    await page.keyboard.press('Tab')
    await page.keyboard.type('They said a restaurant in Lyon.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(focused).toBe('question-dr-02')
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('question-dr-03')
    await page.keyboard.press('4')
    await button(screening.break.take).click()
    await page.getByText(screening.break.text).waitFor()
    await button(screening.break.goOn).click()
    await page.getByTestId('kept').getByText(/^Kept/).waitFor()
    await anotherDay(`${root}/identification`)
    await page.getByText(screening.begun).first().waitFor()
    await page.getByRole('link', { name: screening.goOn }).click()
    await page.getByText('They said a restaurant in Lyon.').waitFor()
    expect(await page.getByLabel(fields.interview.interpreter.label).inputValue()).toBe('Vera L.')
    await page.getByText(/^Breaks: /).waitFor()
    // In the place where it stopped.
    await button(screening.oneByOne).click()
    await expect.poll(focused).toBe('question-dr-03')
    await sound()
    await button(screening.asList).click()
    await page.locator('#question-e-01').getByRole('radio').first().focus()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('question-e-02')
    await page.keyboard.press('2')
    await button(screening.finish).click()
    await page.getByTestId('interview').waitFor()
    expect(await page.getByText(screening.begun).count()).toBe(0)
  })

  it('explains what the answers show, and decides nothing by itself', { timeout: 120_000 }, async () => {
    const card = page.getByTestId('interview')
    await card.getByText(screening.result.title).click()
    await card.getByText('They said a restaurant in Lyon.').waitFor()
    expect(await card.getByText(screening.result.positive, { exact: true }).count()).toBe(2)
    await card.getByText(/deception and exploitation/).waitFor()
    await button(screening.decide.new).click()
    await page.getByRole('radio', { name: statuses.PossibleVictimOfTrafficking }).check()
    await button(screening.decide.save).click()
    await page.getByText(screening.decide.needsReason).waitFor()
    await page
      .getByLabel(screening.decide.reason, { exact: true })
      .fill('Deceived about the work; no pay for nine weeks.')
    await sound()
    await button(screening.decide.save).click()
    const decision = page.getByTestId('decision')
    await decision.getByText('Deceived about the work; no pay for nine weeks.').waitFor()
    await decision.getByText(screening.decide.own).waitFor()
    await button(screening.reflection.begin).click()
    await button(words.app.save).click()
    await page.getByTestId('reflection').getByText('Day 1 of 30').waitFor()
  })

  it('says what to do now about a danger of suicide, and raises the risk', { timeout: 120_000 }, async () => {
    await page.getByRole('link', { name: cases.tab.safety }).click()
    await button(riskSafety.suicide.begin).click()
    const asked = (name: keyof typeof riskSafety.suicide.ask) =>
      page.getByRole('group', { name: riskSafety.suicide.ask[name] })
    await asked('thoughts').getByRole('radio', { name: lists.suicideAsked.yes }).check()
    await asked('how').getByRole('radio', { name: lists.suicideAsked.yes }).check()
    await page.getByText(riskSafety.suicide.way.now.title).waitFor()
    await page.getByText(riskSafety.suicide.tellSomebody).waitFor()
    await sound()
    await button(words.app.save).click()
    await page.getByText(riskSafety.level.raised).waitFor()
    await page.getByTestId('risk-level').getByText('Self-harm or suicide').waitFor()
    await sound()
    await allSent(page, 'en')
  })

  it('takes an instrument of the organisation, and says where a wrong one is wrong', { timeout: 120_000 }, async () => {
    await page.getByRole('navigation').getByRole('link', { name: words.access.settings.title, exact: true }).click()
    await page.getByRole('link', { name: new RegExp(`^${screening.instruments.tile}`) }).click()
    await page.getByRole('heading', { level: 1, name: screening.instruments.tile }).waitFor()
    const file = JSON.parse(readFileSync(FILE, 'utf8'))
    const load = (value: unknown) =>
      page.getByLabel(screening.instruments.load).setInputFiles({
        name: 'own.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(value)),
      })
    const [first, second, ...rest] = file.questions
    const looped = [
      { ...first, showIf: { question: second.id, is: 'yes' } },
      { ...second, showIf: { question: first.id, is: 'yes' } },
      ...rest,
    ]
    await load({ ...file, id: 'our-house', questions: looped })
    const problems = page.getByTestId('instrument-problems')
    await problems.getByText(/dom-01 → dom-02 → dom-01/).waitFor()
    await problems.getByText('at questions[0].showIf').waitFor()
    await load(file)
    await page.getByText(screening.instruments.taken).waitFor()
    await load({ ...file, id: 'our-house', title: { en: 'Our house', fr: 'Notre maison', es: 'Nuestra casa' } })
    await sound()
    await button(screening.instruments.take.replace('{{version}}', '1')).click()
    await page.getByRole('button', { name: screening.instruments.retire }).waitFor()
    expect(device.faults).toEqual([])
  })
})
