/**
 * A week without signal, each day another language and other work of a case worker: the clock moves on, the lease is kept, and
 * everything comes home without a question.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEn from '#app/languages/codes-en.ts'
import codesEs from '#app/languages/codes-es.ts'
import codesFr from '#app/languages/codes-fr.ts'
import safetyEs from '#app/safety/words/es.ts'
import planEs from '#capabilities/casework/plan/messages/es.ts'
import planFr from '#capabilities/casework/plan/messages/fr.ts'
import screeningEs from '#capabilities/casework/screening/messages/es.ts'
import servicesEn from '#capabilities/casework/services/messages/en.ts'
import supervisionFr from '#capabilities/casework/supervision/messages/fr.ts'
import todayEs from '#capabilities/casework/today/messages/es.ts'
import type { TestServer } from '#server/testing.ts'
import { enter, organisation } from './founding.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, speak, type Tongue, unlock, WORDS, writeNote } from './steps.ts'

const { safety } = safetyEs
const LEASE = { en: codesEn.codes.offline.lease, fr: codesFr.codes.offline.lease, es: codesEs.codes.offline.lease }
const GOAL = 'Quiero terminar el curso.'
const GOAL_NOW = 'Quiero terminar el curso y buscar trabajo.'
/** The days without signal, the language each is lived in, and what is done beside a note. */
const DAYS: ReadonlyArray<{
  day: number
  tongue: Tongue
  note: string
  work: () => Promise<void>
  waiting: RegExp
}> = [
  {
    day: 1,
    tongue: 'es',
    note: 'Visita del día 1: sigue decidida a volver.',
    work: meetSomebody,
    waiting: /esperando señal, 4 por enviar/,
  },
  {
    day: 4,
    tongue: 'fr',
    note: 'Visite du jour 4 : elle a dormi chez sa tante.',
    work: changeGoal,
    waiting: /en attente de réseau, 6 à envoyer/,
  },
  {
    day: 6,
    tongue: 'en',
    note: 'Visit of day 6: she asked for the nurse.',
    work: holdInterview,
    waiting: /waiting for signal, 8 to send/,
  },
]
const DAY = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'halte-app-'))
let server: TestServer
let field: Profile
let office: Profile
let me: Founded

beforeAll(async () => {
  server = await openServer(folder)
  field = await openProfile(server.url, 'es')
}, 300_000)
afterAll(async () => {
  await field?.end()
  await office?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const openCase = async (profile: Profile, tongue: Tongue, name: string) => {
  await profile
    .page()
    .getByRole('link', { name: new RegExp(`^${WORDS[tongue].app.nav.cases}`) })
    .first()
    .click()
  await profile.page().getByRole('link', { name }).first().click()
  await profile
    .page()
    .getByRole('heading', { name: new RegExp(name) })
    .waitFor()
}
const go = (address: string) => field.page().locator(`nav.side a[href="${address}"]`).click()
const tab = (name: string) =>
  field
    .page()
    .locator('nav.tabs')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
const button = (name: string) => field.page().getByRole('button', { name, exact: true })
const region = (name: string) => field.page().getByRole('region', { name, exact: true })

/** From Today to somebody nobody knows yet; what cannot wait stands on Today afterwards. */
async function meetSomebody(): Promise<void> {
  const { firstContact, fields } = WORDS.es
  const page = field.page()
  await go('/today')
  await page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${WORDS.es.cases.new}`) })
    .click()
  await page.getByLabel(screeningEs.lists.immediateNeed.sleep).check()
  await page.getByLabel(fields.case.firstName.label, { exact: true }).fill('Persona')
  await page.getByLabel(fields.case.secondName.label, { exact: true }).fill('Encontrada')
  await page.getByText(firstContact.search.none).waitFor()
  await button(firstContact.make).click()
  await page.getByRole('heading', { name: 'Persona Encontrada' }).waitFor()
  await go('/today')
  await region(todayEs.today.day).getByText('Persona Encontrada').waitFor()
}

/** A goal that was written with signal, in other words now; and how a lead looks at her team. */
async function changeGoal(): Promise<void> {
  const page = field.page()
  await tab(WORDS.fr.cases.tab.plan)
  await button(`${planFr.plan.more}${WORDS.fr.app.colon}${GOAL}`).click()
  await page.getByRole('menuitem', { name: WORDS.fr.app.edit, exact: true }).click()
  await page.getByLabel(planFr.fields.goal.inHerWords.label, { exact: true }).fill(GOAL_NOW)
  await button(WORDS.fr.app.save).click()
  await page.getByRole('main').getByText(GOAL_NOW).waitFor()
  await go('/supervision')
  await region(supervisionFr.supervision.load).getByRole('rowheader', { name: 'Amparo Ruiz' }).waitFor()
}

/** Questions answered, with the tasks of the case and the calendar looked at. */
async function holdInterview(): Promise<void> {
  const { screening, cases } = WORDS.en
  const page = field.page()
  await tab(cases.tab.identification)
  await page.getByRole('link', { name: screening.begin }).click()
  await button(screening.choose.take).first().click()
  await page.locator('.question').first().getByRole('radio').nth(1).check()
  await button(screening.finish).click()
  await page.getByTestId('interview').waitFor()
  await tab(cases.tab.tasks)
  await page.getByText(cases.noTask).waitFor()
  await go('/calendar')
  await page.getByRole('heading', { name: servicesEn.services.calendar.title }).waitFor()
  await page.locator('.calendar-day').nth(6).waitFor()
}

/** The page opened anew in a language, with a clock so many days ahead in the worker, where the keys and the lease are. */
async function onDay(days: number, tongue: Tongue): Promise<void> {
  const page = field.page()
  await page.goto('/')
  await speak(page, tongue)
  await page.getByRole('heading', { name: WORDS[tongue].access.first.here }).waitFor()
  const shift = (ms: number) => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + ms
  }
  await Promise.all(page.workers().map(worker => worker.evaluate(shift, days * DAY)))
}

it('the key officer signs seven days, and the device knows them', { timeout: 300_000 }, async () => {
  const page = field.page()
  const names = { organisation: 'Puerta Abierta', founder: 'Amparo Ruiz', handle: 'amparo', team: 'Acompañamiento' }
  me = (await organisation(server.url, 'es', names)).founder
  await enter(page, 'es', me)
  await newCase(page, 'es', 'Yolanda', 'Quispe')
  await tab(WORDS.es.cases.tab.plan)
  await button(planEs.plan.begin).click()
  await button(WORDS.es.app.save).click()
  await button(planEs.plan.addGoal).click()
  await page.getByLabel(planEs.fields.goal.inHerWords.label, { exact: true }).fill(GOAL)
  await button(WORDS.es.app.save).click()
  await page.getByRole('main').getByText(GOAL).waitFor()
  await page.goto('/settings/storage')
  await unlock(page, 'es', me)
  await page.getByLabel(safety.lease.label).selectOption('168')
  await page.getByRole('button', { name: safety.lease.save }).click()
  await page.getByText(safety.lease.saved).waitFor()
  await allSent(page, 'es')
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated')
})

it.each(DAYS)(
  'day $day without signal opens, is written in and counts what waits: $tongue',
  { timeout: 120_000 },
  async ({ day, tongue, note, work, waiting }) => {
    const page = field.page()
    await field.context().setOffline(true)
    await onDay(day, tongue)
    await unlock(page, tongue, me)
    // Her own choice of yesterday is taken up when the copy opens; today she reads another language.
    await speak(page, tongue)
    await openCase(field, tongue, 'Yolanda Quispe')
    await writeNote(page, tongue, note)
    await work()
    await page.locator('.sync').first().getByText(waiting).waitFor()
  },
)

it('past the time agreed it does not open without signal, and says that nothing is lost', {
  timeout: 120_000,
}, async () => {
  const page = field.page()
  const { access } = WORDS.fr
  await onDay(8, 'fr')
  await page.getByRole('button', { name: new RegExp(`^${me.handle}`) }).click()
  await page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  for (const tongue of ['fr', 'es', 'en'] as const) {
    await speak(page, tongue)
    await page.getByText(LEASE[tongue]).first().waitFor()
  }
})

it('back with signal everything is sent and meets what the office wrote, without a conflict', {
  timeout: 300_000,
}, async () => {
  office = await openProfile(server.url, 'es')
  await office.page().goto('/')
  await unlock(office.page(), 'es', me)
  await openCase(office, 'es', 'Yolanda Quispe')
  await writeNote(office.page(), 'es', 'Llamó el consulado: el pasaporte está listo.')
  await allSent(office.page(), 'es')
  const page = field.page()
  await field.context().setOffline(false)
  await onDay(0, 'en')
  await unlock(page, 'en', me)
  await allSent(page, 'en')
  await openCase(field, 'en', 'Yolanda Quispe')
  await page.getByText('Llamó el consulado: el pasaporte está listo.').first().waitFor()
  for (const { note } of DAYS) await page.getByText(note).first().waitFor()
  for (const tongue of ['fr', 'es'] as const) {
    await speak(page, tongue)
    await allSent(page, tongue)
    expect(await page.getByText(WORDS[tongue].app.sync.conflict).count()).toBe(0)
  }
  const there = office.page()
  for (const { note } of DAYS) await there.getByText(note).first().waitFor()
  await there.locator('nav.tabs a[href$="/plan"]').click()
  await there.getByRole('main').getByText(GOAL_NOW).waitFor()
  await there.locator('nav.tabs a[href$="/identification"]').click()
  await there.getByTestId('interview').waitFor()
  await openCase(office, 'es', 'Persona Encontrada')
  expect([...field.faults, ...office.faults]).toEqual([])
})
