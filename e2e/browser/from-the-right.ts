/** A morning in a language written from the right, by keyboard alone: Today, a first contact, her rights, and a plan that is approved. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import approvalWords from '#capabilities/casework/approvals/messages/en.ts'
import consentWords from '#capabilities/casework/consent/messages/en.ts'
import planWords from '#capabilities/casework/plan/messages/en.ts'
import messages from '#capabilities/casework/screening/messages/en.ts'
import serviceWords from '#capabilities/casework/services/messages/en.ts'
import todayWords from '#capabilities/casework/today/messages/en.ts'
import { side, sound } from './find.ts'
import { focusIsOn, press, tabTo, take, tick, write } from './keyboard.ts'
import { PSEUDO, pseudoText as says } from './languages-pseudo.ts'
import { WORDS } from './steps.ts'

const { app, firstContact: contact, cases, fields } = WORDS.en
const { approvals } = approvalWords
const { consents } = consentWords
const { plan } = planWords
const { calendar } = serviceWords.services
const { today } = todayWords
const [FIRST, SECOND] = ['سميرة', 'الخطيب']
const WISH = 'أريد أن أنهي الدورة قبل أن أقرر.'
const GOAL = 'أريد ورقة باسمي تقول إنني أعرف هذا العمل.'
const ACTION = 'الاتصال بالمدرسة'

const button = (at: Page | Locator, name: string) => at.getByRole('button', { name: says(name), exact: true })
const field = (at: Page | Locator, label: string) => at.getByLabel(says(label), { exact: true })
const region = (at: Page, name: string) => at.getByRole('region', { name: says(name), exact: true })
const text = (at: Page | Locator, of: string) => at.getByText(says(of))
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: says(cases.tabs) }).getByRole('link', { name: says(name) })
const direction = (of: Locator) => of.evaluate(element => getComputedStyle(element).direction)
const leftOf = async (of: Locator): Promise<number> => (await of.boundingBox())?.x ?? Number.NaN

/** Takes up the language from the right, at the foot of the menu. */
export async function speakFromTheRight(page: Page): Promise<void> {
  await page.locator(`button[lang="${PSEUDO}"]`).click()
  await page.locator('html[dir="rtl"]').waitFor()
}

/** Today and the calendar: keys lead on in the direction one reads. */
export async function lookAtTheDay(page: Page): Promise<void> {
  await press(side(page, '/today'))
  await region(page, today.week).or(region(page, today.now)).first().waitFor()
  await page.keyboard.press('j')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-line]') !== null)).toBe(true)
  await sound(page)
  await press(side(page, '/calendar'))
  const week = page.locator('.calendar-bar h2')
  const first = await week.textContent()
  await press(button(page, calendar.after))
  await expect.poll(() => week.textContent()).not.toBe(first)
  const next = await week.textContent()
  await page.keyboard.press('t')
  await expect.poll(() => week.textContent()).toBe(first)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => week.textContent()).toBe(next)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => week.textContent()).toBe(first)
}

/** A first contact written in Arabic; ends on the page of the case. */
export async function meetFromTheRight(page: Page): Promise<void> {
  await press(side(page, '/today'))
  await page.getByRole('main').locator('h1').waitFor()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: says(contact.title) }).waitFor()
  await tick(field(page, messages.lists.immediateNeed.sleep))
  const [first, second] = [field(page, fields.case.firstName.label), field(page, fields.case.secondName.label)]
  await write(first, FIRST)
  // What comes next stands further left, and is next for the keys too.
  await page.keyboard.press('Tab')
  await focusIsOn(second)
  expect(await leftOf(second)).toBeLessThan(await leftOf(first))
  expect(await direction(first)).toBe('rtl')
  await page.keyboard.type(SECOND)
  const phone = field(page, contact.who.phone)
  await write(phone, '+383 49 555 0139')
  expect(await direction(phone)).toBe('ltr')
  await text(page, contact.search.none).waitFor()
  await write(field(page, messages.fields.firstContact.inHerWords.label), WISH)
  await sound(page)
  await press(button(page, contact.make))
  await page.getByRole('heading', { name: `${FIRST} ${SECOND}` }).waitFor()
}

/** Her rights, in the words the organisation itself wrote in Arabic. */
export async function tellRightsInArabic(page: Page): Promise<void> {
  await press(tab(page, cases.tab.consent))
  await press(page.getByRole('link', { name: says(consents.told.open), exact: true }))
  await take(field(page, consents.script.language), 'ar')
  const right = page.getByTestId('right')
  await right.getByText('المساعدة مجانية').waitFor()
  expect(await direction(right)).toBe('rtl')
  await sound(page)
  await press(page.getByRole('link', { name: says(app.back), exact: true }))
}

/** A plan in her words, sent to whoever leads. */
export async function planFromTheRight(page: Page): Promise<void> {
  await press(tab(page, cases.tab.plan))
  await press(button(page, plan.begin))
  await write(field(page, planWords.fields.plan.wish.label), WISH)
  await press(button(page, app.save))
  await press(button(page, plan.addGoal))
  await write(field(page, planWords.fields.goal.inHerWords.label), GOAL)
  await take(field(page, planWords.fields.goal.area.label), 'education')
  await press(button(page, app.save))
  await press(button(page, plan.addAction))
  await write(field(page, plan.action), ACTION)
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByText(ACTION).waitFor()
  await page.keyboard.press('Escape')
  await sound(page)
  await press(button(page, approvals.ask))
  await press(button(page, approvals.send))
  await text(page, approvals.ownWork).waitFor()
  await page.locator('.sync').getByText(says(app.sync.sent)).waitFor()
}

/** Whoever leads finds it on her Today and approves it; the worker sees that. */
export async function approveFromTheRight(lead: Page, worker: Page): Promise<void> {
  await press(side(lead, '/today'))
  const asked = region(lead, today.waiting)
    .getByRole('listitem')
    .filter({ hasText: `${FIRST} ${SECOND}` })
  // The sentence begins with a name in Latin letters, and is read from the right all the same.
  await expect.poll(() => asked.locator('bdi').first().textContent()).toMatch(/^Amina/)
  expect(await direction(asked.locator('bdi').first())).toBe('rtl')
  await tabTo(asked.getByRole('link', { name: says(today.answer) }))
  await sound(lead)
  await lead.keyboard.press('Enter')
  await lead.getByRole('main').getByText(GOAL).waitFor()
  await press(button(lead, approvals.approve))
  const [approved = ''] = says(approvals.approved).split('{{')
  await lead.getByRole('main').getByText(approved).waitFor()
  await worker.getByRole('main').getByText(approved).waitFor()
}
