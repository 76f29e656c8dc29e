/** From a case to a plan in her words that somebody else approved, by keyboard where it counts; Today on both sides. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import approvalWords from '#capabilities/casework/approvals/messages/en.ts'
import planWords from '#capabilities/casework/plan/messages/en.ts'
import serviceWords from '#capabilities/casework/services/messages/en.ts'
import supervisionWords from '#capabilities/casework/supervision/messages/en.ts'
import todayWords from '#capabilities/casework/today/messages/en.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, newCase, WORDS } from './steps.ts'

const { app, cases } = WORDS.en
const { approvals } = approvalWords
const { plan, fields, lists } = planWords
const { services } = serviceWords
const { today } = todayWords
const TEAM = 'Casework Tirana'
const WISH = '“I want to finish the course before I decide about home.”'
const GOAL = 'I want a paper that says I can do this, with my own name on it.'

const button = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true })
const field = (at: Page | Locator, label: string) => at.getByLabel(label, { exact: true })
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: cases.tabs }).getByRole('link', { name: new RegExp(`^${name}`) })
const main = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text)

describe('from a case to an approved plan', () => {
  let stage: Stage
  let lead: Device
  let worker: Device

  beforeAll(async () => {
    stage = await openStage()
    lead = await stage.device()
    worker = await stage.device()
    const { founder, people } = await organisation(stage.server.url, 'en', {
      organisation: 'Stella Maris',
      founder: 'Amina Haddad',
      handle: 'amina',
      team: TEAM,
      people: [{ name: 'Jasna Ilic', handle: 'jasna' }],
    })
    await enter(lead.page, 'en', founder)
    for (const hers of people) await enter(worker.page, 'en', hers)
    await worker.page.getByRole('heading', { name: cases.title, exact: true }).waitFor({ timeout: 120_000 })
  }, 300_000)
  afterAll(() => stage?.stop())

  it('is written in her words, with a goal, an action and an appointment', { timeout: 240_000 }, async () => {
    const { page } = worker
    await newCase(page, 'en', 'Oksana', 'Kovalenko')
    await tab(page, cases.tab.plan).click()
    await button(page, plan.begin).click()
    await field(page, fields.plan.wish.label).fill(WISH)
    await button(page, app.save).click()
    await main(page, WISH).waitFor()
    await button(page, plan.addGoal).click()
    await field(page, fields.goal.inHerWords.label).fill(GOAL)
    await field(page, fields.goal.area.label).selectOption('education')
    await button(page, app.save).click()
    await page.getByRole('heading', { name: lists.lifeArea.education }).waitFor()
    // One action after the other, without leaving the keys.
    await button(page, plan.addAction).click()
    for (const what of ['Ring the school', 'Choose a bus']) {
      await field(page, plan.action).fill(what)
      await page.keyboard.press('Enter')
      await main(page, what).waitFor()
    }
    await page.keyboard.press('Escape')
    await button(page, plan.rate).click()
    await page.getByRole('radio', { name: '2', exact: true }).check()
    await button(page, app.save).click()
    await main(page, /^2 of 5/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await tab(page, cases.tab.services).click()
    await button(page, app.add).click()
    await field(page, serviceWords.fields.service.type.label).selectOption('legal')
    await field(page, serviceWords.fields.service.what.label).fill('Hearing')
    await field(page, serviceWords.fields.service.time.label).fill('09:30')
    await field(page, serviceWords.fields.service.due.label).fill(
      new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    )
    await button(page, app.save).click()
    await main(page, 'Hearing').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('asks for a word that its author cannot give herself', { timeout: 240_000 }, async () => {
    const { page } = worker
    await tab(page, cases.tab.plan).click()
    await button(page, approvals.ask).click()
    await field(page, approvals.asking).fill('She read it back.')
    await button(page, approvals.send).click()
    await main(page, approvals.ownWork).waitFor()
    expect(await button(page, approvals.approve).count()).toBe(0)
    await allSent(page, 'en')
  })

  it('waits on Today of whoever leads, who reads it and approves', { timeout: 240_000 }, async () => {
    const { page } = lead
    await page.getByRole('link', { name: new RegExp(`^${today.title}`) }).click()
    const waiting = page.getByRole('region', { name: today.waiting })
    await waiting.getByText(/Oksana Kovalenko/).waitFor({ timeout: 60_000 })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: new RegExp(`^${supervisionWords.supervision.title}`) }).click()
    await page.getByRole('region', { name: supervisionWords.supervision.load }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: today.answer }).click()
    await main(page, GOAL).waitFor()
    await button(page, approvals.approve).click()
    await main(page, approvals.approved.replace('{{name}}', 'Amina Haddad')).waitFor()
    await allSent(page, 'en')
  })

  it('is approved for whoever asked, until it says something else', { timeout: 240_000 }, async () => {
    const { page } = worker
    await main(page, approvals.approved.replace('{{name}}', 'Amina Haddad')).waitFor({ timeout: 60_000 })
    await button(page, plan.addAction).click()
    await field(page, plan.action).fill('Something nobody has read')
    await page.keyboard.press('Enter')
    await main(page, approvals.stale).waitFor()
  })

  it('stands on her Today, where one key settles a line and another opens it', { timeout: 240_000 }, async () => {
    const { page } = worker
    await page.getByRole('link', { name: new RegExp(`^${today.title}`) }).click()
    const week = page.getByRole('region', { name: today.week })
    await week.getByText('Hearing').waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Hearing')
    await page.keyboard.press('d')
    await week.getByText('Hearing').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: new RegExp(`^${services.calendar.title}`) }).click()
    await page.getByRole('heading', { name: services.calendar.title }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(worker.faults).toEqual([])
    expect(lead.faults).toEqual([])
  })
})
