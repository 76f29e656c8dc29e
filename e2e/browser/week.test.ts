/** A week without signal, each day in another language: the clock moves on, the lease is kept, and everything comes home without a question. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEn from '#app/languages/codes-en.ts'
import codesEs from '#app/languages/codes-es.ts'
import codesFr from '#app/languages/codes-fr.ts'
import safetyEs from '#app/safety/words/es.ts'
import type { TestServer } from '#server/testing.ts'
import { enter, organisation } from './founding.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, speak, type Tongue, unlock, WORDS, writeNote } from './steps.ts'

const { safety } = safetyEs
const LEASE = { en: codesEn.codes.offline.lease, fr: codesFr.codes.offline.lease, es: codesEs.codes.offline.lease }
/** The days without signal, and the language each is lived in. Three edits a day: a note, a case and its first contact. */
const DAYS: ReadonlyArray<{ day: number; tongue: Tongue; note: string; waiting: RegExp }> = [
  {
    day: 1,
    tongue: 'es',
    note: 'Visita del día 1: sigue decidida a volver.',
    waiting: /esperando señal, 3 por enviar/,
  },
  {
    day: 4,
    tongue: 'fr',
    note: 'Visite du jour 4 : elle a dormi chez sa tante.',
    waiting: /en attente de réseau, 6 à envoyer/,
  },
  { day: 6, tongue: 'en', note: 'Visit of day 6: she asked for the nurse.', waiting: /waiting for signal, 9 to send/ },
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
  async ({ day, tongue, note, waiting }) => {
    const page = field.page()
    await field.context().setOffline(true)
    await onDay(day, tongue)
    await unlock(page, tongue, me)
    // Her own choice of yesterday is taken up when the copy opens; today she reads another language.
    await speak(page, tongue)
    await openCase(field, tongue, 'Yolanda Quispe')
    await writeNote(page, tongue, note)
    await newCase(page, tongue, 'Persona', `Encontrada ${day}`)
    await page.locator('.sync').first().getByText(waiting).waitFor()
  },
)

it('past the time agreed it does not open without signal, and says that nothing is lost', {
  timeout: 120_000,
}, async () => {
  const page = field.page()
  for (const tongue of ['fr', 'es', 'en'] as const) {
    const { access } = WORDS[tongue]
    await onDay(8, tongue)
    await page.getByRole('button', { name: new RegExp(`^${me.handle}`) }).click()
    await page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
    await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
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
  await office.close()
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
  await page
    .getByRole('link', { name: new RegExp(`^${WORDS.es.app.nav.cases}`) })
    .first()
    .click()
  await page.getByRole('link', { name: 'Persona Encontrada 6' }).first().waitFor()
  expect([...field.faults, ...office.faults]).toEqual([])
})
