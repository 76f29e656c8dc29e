/**
 * From the first contact to a plan in her words that somebody else approved, and on to the day the worker leaves: one case, a
 * worker and a lead, in English, by keyboard alone, over several days. Only choosing a file from the disk takes more than keys.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import approvalWords from '#capabilities/casework/approvals/messages/en.ts'
import consentWords from '#capabilities/casework/consent/messages/en.ts'
import caseLists from '#capabilities/casework/messages/lists-en.ts'
import planWords from '#capabilities/casework/plan/messages/en.ts'
import messages from '#capabilities/casework/screening/messages/en.ts'
import serviceWords from '#capabilities/casework/services/messages/en.ts'
import supervisionWords from '#capabilities/casework/supervision/messages/en.ts'
import todayWords from '#capabilities/casework/today/messages/en.ts'
import { dayAfter, dayHere } from '#capabilities/casework/today/today.ts'
import { type LetterBox, openLetterBox } from '#server/testing-letter-box.ts'
import { endReminders, handOnAndRemove, loadInstrument, workTogether } from './around-a-case.ts'
import { type Device, openStage, type Stage } from './browser.ts'
import { button, field, filled, main, region, side, sound, tab } from './find.ts'
import { enter, organisation } from './founding.ts'
import { choose, press, tabTo, take, tick, write, writeDay } from './keyboard.ts'
import { allSent, type Founded, unlock, WORDS } from './steps.ts'

const words = WORDS.en
const { app, firstContact: contact, screening, riskSafety, cases } = words
const { fields, lists } = messages
const { approvals } = approvalWords
const { consents } = consentWords
const { plan } = planWords
const { services } = serviceWords
const { today } = todayWords
const [TEAM, OTHER] = ['Casework Tirana', 'Night shelter Tirana']
const [AMINA, JASNA, OKSANA] = ['Amina Haddad', 'Jasna Ilic', 'Oksana Kovalenko']
const WISH = '“I want to finish the course before I decide about home.”'
const GOAL = 'I want a paper that says I can do this, with my own name on it.'
/** Tomorrow, as a calendar on the wall has it. */
const HEARING_DAY = dayAfter(dayHere(Date.now()), 1)
const PATIENCE = { timeout: 240_000 }

describe('from a first contact to an approved plan', () => {
  let stage: Stage
  let box: LetterBox
  let worker: Device
  let lead: Device
  let page: Page
  let me: Founded
  let root = ''

  beforeAll(async () => {
    box = await openLetterBox()
    stage = await openStage({ config: { origin: undefined, tls: undefined, mail: box.settings } })
    worker = await stage.device()
    lead = await stage.device()
    page = worker.page
    const { founder, people } = await organisation(stage.server.url, 'en', {
      organisation: 'Stella Maris',
      founder: AMINA,
      handle: 'amina',
      team: TEAM,
      otherTeams: [OTHER],
      place: 'Tirana',
      people: [{ name: JASNA, handle: 'jasna' }],
    })
    me = people[0] ?? founder
    await Promise.all([enter(page, 'en', me), enter(lead.page, 'en', founder)])
  }, 300_000)
  afterAll(async () => {
    await stage?.stop()
    await box?.close()
  })

  /** The page is closed and opened another day: only what is kept on the device is left. */
  const anotherDay = async (address: string) => {
    await page.goto(address)
    await unlock(page, 'en', me)
  }
  const focused = () => page.evaluate(() => document.activeElement?.closest('fieldset')?.id)

  it('searches before it opens a case, and loses nothing when it is left', PATIENCE, async () => {
    await write(page.getByLabel(cases.search), 'Oksana')
    await press(page.getByRole('button', { name: new RegExp(`^${cases.new}`) }))
    await page.getByRole('heading', { name: contact.title }).waitFor()
    // What was typed into the search came along.
    const name = field(page, words.fields.case.firstName.label)
    await expect.poll(() => name.inputValue()).toBe('Oksana')
    await choose(page.getByRole('group', { name: contact.safeNow }).getByRole('radio', { name: lists.safeNow.yes }))
    await tick(page.getByLabel(lists.immediateNeed.pain))
    await page.getByText(contact.needs.do.pain).waitFor()
    const said = field(page, fields.firstContact.inHerWords.label)
    await write(said, 'I want to sleep, and I want my passport.')
    await page.getByTestId('kept').getByText(/^Kept/).waitFor()
    await sound(page)
    await anotherDay('/first-contact')
    await page.getByText(contact.begun).waitFor()
    await press(button(page, cases.draft.goOn))
    await expect.poll(() => said.inputValue()).toMatch(/passport/)
    // No name at all: then it has to be said that there is none.
    await write(name, '')
    await press(button(page, contact.make))
    await page.getByText(contact.wrong.search).waitFor()
    await write(name, 'Oksana')
    await write(field(page, words.fields.case.secondName.label), 'Kovalenko')
    await page.getByText(contact.search.none).waitFor()
    await take(field(page, fields.firstContact.channel.label), 'tradeUnion')
    await press(button(page, contact.make))
    await page.getByRole('heading', { name: new RegExp(OKSANA) }).waitFor()
    root = new URL(page.url()).pathname
    await page.getByText('At once: Pain or injury').first().waitFor()
  })

  it('shows who may be meant across scripts, and opens nothing before one looked', PATIENCE, async () => {
    await press(side(page, '/cases'))
    await page.getByRole('heading', { name: cases.title, exact: true }).waitFor()
    await page.keyboard.press('n')
    await write(field(page, words.fields.case.firstName.label), 'Оксана')
    const found = page.getByTestId('searched').getByRole('link', { name: OKSANA })
    await found.waitFor()
    await press(button(page, contact.make))
    await page.getByText(contact.wrong.choose).waitFor()
    await press(found)
    await page.getByRole('heading', { name: new RegExp(OKSANA) }).waitFor()
  })

  it('tells her rights, and writes down what she agrees to', PATIENCE, async () => {
    await press(tab(page, cases.tab.consent))
    await press(page.getByRole('link', { name: consents.told.open }))
    const right = page.getByTestId('right')
    await right.getByText(consentWords.paper.rights.help).waitFor()
    await tabTo(button(page, consents.script.next))
    while (await button(page, consents.script.next).isEnabled()) await page.keyboard.press('Enter')
    await right.getByText(consentWords.paper.rights.recording).waitFor()
    await choose(page.getByRole('radio', { name: consentWords.lists.toldHow.interpreter }))
    await sound(page)
    await press(button(page, consents.script.told))
    await page.getByText(consents.script.saved).first().waitFor()
    await press(page.getByRole('link', { name: app.back, exact: true }))
    await press(button(page, consents.list.ask))
    const form = page.getByTestId('ask-consent')
    await take(field(form, consents.ask.whom), consentWords.lists.authority.socialServices)
    await press(button(form, consents.ask.next))
    await tick(form.getByRole('checkbox', { name: caseLists.consentPurpose.services }))
    await press(button(form, consents.ask.month3))
    await press(button(form, consents.ask.next))
    await choose(form.getByRole('radio', { name: consents.ask.yes }))
    await take(field(form, consents.ask.language), 'sq')
    await choose(form.getByRole('radio', { name: consentWords.lists.consentHow.signed }))
    await write(field(form, consents.sign.typed), OKSANA)
    await sound(page)
    await press(button(form, consents.ask.save))
    await page.getByTestId('consent').getByText(consents.standing.inForce).waitFor()
  })

  it('holds an interview over two days', PATIENCE, async () => {
    await press(tab(page, cases.tab.identification))
    await press(page.getByRole('link', { name: screening.begin }))
    await page.getByText(screening.choose.first).waitFor()
    await sound(page)
    const sheet = page.locator('section').filter({ hasText: 'ILO and EC indicators: adults, labour' })
    await press(sheet.getByRole('button', { name: screening.choose.take }))
    await page.getByRole('heading', { name: screening.protocol.title }).waitFor()
    await take(field(page, fields.interview.interpretation.label), 'inTheRoom')
    await write(field(page, fields.interview.interpreter.label), 'Vera L.')
    await choose(page.getByRole('radio', { name: lists.interpreterConflict.found }))
    await page.getByText(screening.protocol.conflict).waitFor()
    await press(button(page, screening.oneByOne))
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
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('question-dr-04')
    await press(button(page, screening.break.take))
    await page.getByText(screening.break.text).waitFor()
    await press(button(page, screening.break.goOn))
    // Back at the question at which she wanted the break, though she had not answered it.
    await expect.poll(focused).toBe('question-dr-04')
    await page.getByTestId('kept').getByText(/^Kept/).waitFor()
    await anotherDay(`${root}/identification`)
    await page.getByText(screening.begun).first().waitFor()
    await press(page.getByRole('link', { name: screening.goOn }))
    await page.getByText('They said a restaurant in Lyon.').waitFor()
    await expect.poll(() => field(page, fields.interview.interpreter.label).inputValue()).toBe('Vera L.')
    await page.getByText(/^Breaks: /).waitFor()
    await press(button(page, screening.oneByOne))
    await expect.poll(focused).toBe('question-dr-04')
    await sound(page)
    await press(button(page, screening.asList))
    await choose(page.locator('#question-e-01').getByRole('radio').first())
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('question-e-02')
    await page.keyboard.press('2')
    await press(button(page, screening.finish))
    await page.getByTestId('interview').waitFor()
    await page.getByText(screening.begun).first().waitFor({ state: 'detached' })
  })

  it('explains what the answers show, and decides nothing by itself', PATIENCE, async () => {
    const card = page.getByTestId('interview')
    await press(card.locator('summary', { hasText: screening.result.title }))
    await card.getByText('They said a restaurant in Lyon.').waitFor()
    expect(await card.getByText(screening.result.positive, { exact: true }).count()).toBe(2)
    await card.getByText(/deception and exploitation/).waitFor()
    await press(button(page, screening.decide.new))
    await choose(page.getByRole('radio', { name: caseLists.traffickingStatus.PossibleVictimOfTrafficking }))
    await press(button(page, screening.decide.save))
    await page.getByText(screening.decide.needsReason).waitFor()
    await write(field(page, screening.decide.reason), 'Deceived about the work; no pay for nine weeks.')
    await sound(page)
    await press(button(page, screening.decide.save))
    const decision = page.getByTestId('decision')
    await decision.getByText('Deceived about the work; no pay for nine weeks.').waitFor()
    await decision.getByText(screening.decide.own).waitFor()
    await press(button(page, screening.reflection.begin))
    await press(button(page, app.save))
    await page.getByTestId('reflection').getByText('Day 1 of 30').waitFor()
  })

  it('says what to do now about a danger of suicide, and raises the risk', PATIENCE, async () => {
    await press(tab(page, cases.tab.safety))
    await press(button(page, riskSafety.suicide.begin))
    const asked = (name: keyof typeof riskSafety.suicide.ask) =>
      page.getByRole('group', { name: riskSafety.suicide.ask[name] })
    await choose(asked('thoughts').getByRole('radio', { name: lists.suicideAsked.yes }))
    await choose(asked('how').getByRole('radio', { name: lists.suicideAsked.yes }))
    await page.getByText(riskSafety.suicide.way.now.title).waitFor()
    await page.getByText(filled(riskSafety.suicide.tells, { name: AMINA })).waitFor()
    await sound(page)
    await press(button(page, app.save))
    await page.getByText(riskSafety.level.raised).waitFor()
    await page.getByTestId('risk-level').getByText('Self-harm or suicide').waitFor()
    await sound(page)
  })

  it('writes the plan in her words, with a goal, actions and an appointment', PATIENCE, async () => {
    await press(tab(page, cases.tab.plan))
    await press(button(page, plan.begin))
    await write(field(page, planWords.fields.plan.wish.label), WISH)
    await press(button(page, app.save))
    await main(page, WISH).waitFor()
    await press(button(page, plan.addGoal))
    await write(field(page, planWords.fields.goal.inHerWords.label), GOAL)
    await take(field(page, planWords.fields.goal.area.label), 'education')
    await press(button(page, app.save))
    await page.getByRole('heading', { name: planWords.lists.lifeArea.education }).waitFor()
    // One action after the other, without leaving the keys.
    await press(button(page, plan.addAction))
    for (const what of ['Ring the school', 'Choose a bus']) {
      await write(field(page, plan.action), what)
      await page.keyboard.press('Enter')
      await main(page, what).waitFor()
    }
    await page.keyboard.press('Escape')
    await press(button(page, plan.rate))
    await choose(page.getByRole('radio', { name: '2', exact: true }))
    await press(button(page, app.save))
    await main(page, /^2 of 5/).waitFor()
    await sound(page)
    await press(tab(page, cases.tab.services))
    await press(button(page, app.add))
    const { service } = serviceWords.fields
    await take(field(page, service.type.label), 'legal')
    await write(field(page, service.what.label), 'Hearing')
    await write(field(page, service.time.label), '09:30')
    await writeDay(field(page, service.due.label), HEARING_DAY)
    await press(button(page, app.save))
    await main(page, 'Hearing').waitFor()
    await sound(page)
  })

  it('asks for a word that its author cannot give herself', PATIENCE, async () => {
    await press(tab(page, cases.tab.plan))
    await press(button(page, approvals.ask))
    await write(field(page, approvals.asking), 'She read it back.')
    await press(button(page, approvals.send))
    await main(page, approvals.ownWork).waitFor()
    expect(await button(page, approvals.approve).count()).toBe(0)
    await allSent(page, 'en')
  })

  it('waits on Today of whoever leads, with the danger first; she reads it and approves', PATIENCE, async () => {
    const { page: leads } = lead
    await press(side(leads, '/supervision'))
    await region(leads, supervisionWords.supervision.load).getByRole('rowheader', { name: JASNA }).waitFor()
    await sound(leads)
    await press(side(leads, '/today'))
    await press(region(leads, today.now).getByRole('link', { name: OKSANA }).first())
    await press(button(leads, riskSafety.level.iHaveSeen))
    await leads.getByText(filled(riskSafety.level.seenBy, { name: AMINA })).waitFor()
    await press(side(leads, '/today'))
    const about = { name: JASNA, about: approvalWords.lists.approvalAbout.plan }
    const asked = region(leads, today.waiting)
      .getByRole('listitem')
      .filter({ hasText: filled(today.due.approvalWaiting, about) })
    await asked.getByText(OKSANA).waitFor()
    await sound(leads)
    await press(asked.getByRole('link', { name: today.answer }))
    await main(leads, GOAL).waitFor()
    await press(button(leads, approvals.approve))
    await main(leads, filled(approvals.approved, { name: AMINA })).waitFor()
    await allSent(leads, 'en')
  })

  it('is approved for whoever asked, until it says something else', PATIENCE, async () => {
    await main(page, filled(approvals.approved, { name: AMINA })).waitFor()
    await sound(page)
    await press(button(page, plan.addAction))
    await write(field(page, plan.action), 'Something nobody has read')
    await page.keyboard.press('Enter')
    await main(page, approvals.stale).waitFor()
  })

  it('ends a consent when she says so, and nothing more may be passed on under it', PATIENCE, async () => {
    await page.keyboard.press('Escape')
    await press(tab(page, cases.tab.consent))
    const card = page.getByTestId('consent')
    await press(button(card, consents.list.told))
    const told = page.getByRole('dialog')
    await choose(told.getByRole('radio', { name: consentWords.lists.disclosureHow.spoken }))
    await press(button(told, consents.list.told))
    await told.waitFor({ state: 'hidden' })
    await page.getByTestId('passed-on').waitFor()
    await press(button(card, consents.list.withdraw))
    const dialog = page.getByRole('dialog')
    await dialog.getByText(consents.end.nobody).waitFor()
    await sound(page)
    await write(field(dialog, consents.end.words), 'They asked my sister.')
    await press(button(dialog, consents.end.do))
    const names = { names: consentWords.lists.authority.socialServices }
    await dialog.getByText(filled(consents.end.tasks, names)).waitFor()
    await press(button(dialog, app.close).last())
    await dialog.waitFor({ state: 'hidden' })
    await card.getByText(consents.standing.withdrawn).waitFor()
  })

  it('is worked on together with another team, until that lays it down', PATIENCE, () =>
    workTogether(page, lead.page, OTHER),
  )

  it('stands on her own Today, where keys settle a line', PATIENCE, async () => {
    await press(side(page, '/today'))
    await region(page, today.week).getByText('Hearing').waitFor()
    const atOnce = region(page, today.day).getByText('At once: Pain or injury')
    await atOnce.waitFor()
    const onIt = () => page.evaluate(() => document.activeElement?.textContent?.includes('At once') === true)
    for (let lines = 0; lines < 20 && !(await onIt()); lines++) await page.keyboard.press('j')
    await page.keyboard.press('d')
    await atOnce.waitFor({ state: 'detached' })
    await allSent(page, 'en')
  })

  it('stands in the calendar of its team and of everybody at the place, beside who sees to it', PATIENCE, async () => {
    const { page: leads } = lead
    await press(side(leads, '/calendar'))
    await leads.getByRole('heading', { name: services.calendar.title }).waitFor()
    const days = leads.locator('.calendar-day')
    await expect.poll(() => days.count()).toBe(7)
    await tabTo(button(leads, services.calendar.week))
    await leads.keyboard.press('Space')
    await expect.poll(() => days.count()).toBe(1)
    // A day on, or none where midnight came in between.
    const shown = days.locator('time')
    await expect
      .poll(async () => {
        const day = (await shown.getAttribute('datetime')) ?? ''
        if (day < HEARING_DAY) await leads.keyboard.press('ArrowRight')
        return day
      })
      .toBe(HEARING_DAY)
    const whose = field(leads, services.calendar.whose)
    const { centre, all, mine } = services.calendar
    const place = filled(centre, { place: 'Tirana' })
    for (const [choice, there] of [
      [`${TEAM} · Tirana`, true],
      [`${OTHER} · Tirana`, false],
      [place, true],
      [mine, false],
      [all, true],
    ] as const) {
      await take(whose, choice)
      await (there ? days.getByText(JASNA) : days.getByText(services.calendar.free)).waitFor()
      expect(await days.getByText('Hearing').count()).toBe(there ? 1 : 0)
    }
    await sound(leads)
  })

  it('reaches her by e-mail once she gave an address of her own, until she says no', PATIENCE, async () => {
    await endReminders(page, box)
    await allSent(page, 'en')
    expect(worker.faults).toEqual([])
  })

  it('goes to a colleague before the worker is removed, so that nothing is left undone', PATIENCE, async () => {
    await handOnAndRemove(lead.page, JASNA, AMINA)
    await press(side(lead.page, '/today'))
    await region(lead.page, today.week).getByText('Hearing').waitFor()
  })

  it('takes an instrument of the organisation, and says where a wrong one is wrong', PATIENCE, async () => {
    await loadInstrument(lead.page)
    expect(lead.faults).toEqual([])
  })
})
