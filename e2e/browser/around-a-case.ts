/**
 * What goes on around the case of a journey, by keyboard alone: joint work, reminders, somebody who leaves, an instrument of one's
 * own.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import codes from '#app/languages/codes-en.ts'
import movingWords from '#capabilities/casework/moving/messages/en.ts'
import type { LetterBox } from '#server/testing-letter-box.ts'
import { button, field, filled, region, side, sound } from './find.ts'
import { focusIsOn, pick, press, take, write } from './keyboard.ts'
import { WORDS } from './steps.ts'

const { app, access, screening } = WORDS.en
const FILE = 'src/capabilities/casework/screening/instruments/unodc-domestic.json'
const ADDRESS = 'jasna.private@example.org'

/** Reminders by e-mail: asked for, confirmed by the code that came, and ended. */
export async function endReminders(page: Page, box: LetterBox): Promise<void> {
  const { reminders } = access
  await press(side(page, '/account'))
  const sheet = region(page, reminders.title)
  await write(field(sheet, reminders.address), ADDRESS)
  await press(button(sheet, reminders.ask))
  await sheet.getByText(filled(reminders.sent, { address: ADDRESS })).waitFor()
  await expect.poll(() => box.mails.length).toBe(1)
  expect(box.mails[0]).toMatchObject({ to: ADDRESS })
  const [, ...body] = box.mails[0]?.raw.split('\r\n\r\n') ?? []
  const code = /\b\d{6}\b/.exec(body.join('\r\n'))?.[0] ?? ''
  await write(field(sheet, reminders.code), code === '000000' ? '000001' : '000000')
  await press(button(sheet, reminders.confirm))
  await sheet.getByText(codes.codes.mail.code.wrong).waitFor()
  await sound(page)
  await write(field(sheet, reminders.code), code)
  await press(button(sheet, reminders.confirm))
  await sheet.getByText(filled(reminders.on, { address: ADDRESS })).waitFor()
  await press(button(sheet, reminders.off))
  await field(sheet, reminders.address).waitFor()
}

/** Another team works on the open case as well, until it lays that down. */
export async function workTogether(page: Page, theirs: Page, team: string): Promise<void> {
  const { moves } = movingWords
  await pick(button(page, moves.menu), moves.cowork)
  const dialog = page.getByRole('dialog')
  await press(button(dialog, moves.give))
  await focusIsOn(field(dialog, moves.to))
  await take(field(dialog, moves.to), team)
  await sound(page)
  await press(button(dialog, moves.give))
  await dialog.waitFor({ state: 'hidden' })
  await press(side(theirs, '/moves'))
  const helping = region(theirs, moves.helping)
  await helping.getByText(filled(moves.line.cowork, { to: team })).waitFor()
  await sound(theirs)
  await press(button(helping, moves.layDown))
  await helping.waitFor({ state: 'detached' })
}

/** Somebody leaves: what is left to do goes to a colleague, then the person is removed. */
export async function handOnAndRemove(page: Page, who: string, to: string): Promise<void> {
  const { leaver } = movingWords.moves
  const one = { 'count, number': '1' }
  await press(side(page, '/people'))
  await press(page.getByRole('main').getByRole('button', { name: who }))
  await press(button(page.getByRole('dialog'), access.remove.button))
  const dialog = page.getByRole('dialog', { name: filled(access.remove.title, { name: who }) })
  const left = dialog.getByTestId('leaver')
  await left.getByText(filled(leaver.cases_one, one)).waitFor()
  await left.getByText(filled(leaver.services_one, one)).waitFor()
  await sound(page)
  await take(field(left, leaver.hand), to)
  await press(button(left, leaver.do))
  await left.getByText(filled(leaver.handed, { name: to }).split('{{')[0] ?? '').waitFor()
  await press(button(dialog, access.remove.confirm))
  await dialog.getByText(filled(access.remove.tasksDone_one, { count: '1' })).waitFor()
  await press(button(dialog, app.close).last())
  await dialog.waitFor({ state: 'hidden' })
}

/** An instrument of the organisation: refused with the place of each mistake, shown before it is kept, and kept. */
export async function loadInstrument(page: Page): Promise<void> {
  const { instruments } = screening
  await press(side(page, '/settings'))
  await press(page.getByRole('link', { name: new RegExp(`^${instruments.tile}`) }))
  await page.getByRole('heading', { level: 1, name: instruments.tile }).waitFor()
  const file = JSON.parse(readFileSync(FILE, 'utf8'))
  const load = (value: unknown) =>
    page.getByLabel(instruments.load).setInputFiles({
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
  await page.getByText(instruments.taken).waitFor()
  await load({ ...file, id: 'our-house', title: { en: 'Our house', fr: 'Notre maison', es: 'Nuestra casa' } })
  await sound(page)
  await press(button(page, filled(instruments.take, { version: '1' })))
  await page.getByRole('button', { name: instruments.retire }).waitFor()
}
