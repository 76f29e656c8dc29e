/** Una semana sin señal: the clock moves on day by day, the lease is kept, and everything comes home without a question. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEs from '#app/languages/codes-es.ts'
import safetyEs from '#app/safety/words/es.ts'
import type { TestServer } from '#server/testing.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, setUp, unlock, WORDS, writeNote } from './steps.ts'

const { app, access } = WORDS.es
const { safety } = safetyEs
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

const openCase = async (profile: Profile, name: string) => {
  await profile
    .page()
    .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
    .click()
  await profile.page().getByRole('link', { name }).first().click()
  await profile
    .page()
    .getByRole('heading', { name: new RegExp(name) })
    .waitFor()
}
/** The page opened anew, with a clock so many days ahead in the worker, where the keys and the lease are. */
async function onDay(days: number): Promise<void> {
  const page = field.page()
  await page.goto('/')
  await page.getByRole('heading', { name: access.first.here }).waitFor()
  const shift = (ms: number) => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + ms
  }
  await Promise.all(page.workers().map(worker => worker.evaluate(shift, days * DAY)))
}

it('los custodios firman siete días, y el dispositivo los conoce', { timeout: 300_000 }, async () => {
  const page = field.page()
  const names = { organisation: 'Puerta Abierta', founder: 'Amparo Ruiz', handle: 'amparo', team: 'Acompañamiento' }
  me = await setUp(page, 'es', names)
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

it('cinco días sin señal: cada día se abre, se escribe y se cuenta lo que espera', { timeout: 300_000 }, async () => {
  const page = field.page()
  await field.context().setOffline(true)
  for (const [index, days] of [1, 4, 6].entries()) {
    await onDay(days)
    await unlock(page, 'es', me)
    await openCase(field, 'Yolanda Quispe')
    await writeNote(page, 'es', `Visita del día ${days}: sigue decidida a volver.`)
    await newCase(page, 'es', 'Persona', `Encontrada ${days}`)
    await page
      .locator('.sync')
      .first()
      .getByText(new RegExp(`esperando señal, ${2 * (index + 1)} por enviar`))
      .waitFor()
  }
})

it('pasado el plazo no se abre sin señal, y dice que no se ha perdido nada', { timeout: 120_000 }, async () => {
  const page = field.page()
  await onDay(8)
  await page.getByRole('button', { name: new RegExp(`^${me.handle}`) }).click()
  await page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await page.getByText(codesEs.codes.offline.lease).first().waitFor()
})

it('de vuelta con señal todo se envía y se reúne sin conflicto con lo escrito en la oficina', {
  timeout: 300_000,
}, async () => {
  office = await openProfile(server.url, 'es')
  await office.page().goto('/')
  await unlock(office.page(), 'es', me)
  await openCase(office, 'Yolanda Quispe')
  await writeNote(office.page(), 'es', 'Llamó el consulado: el pasaporte está listo.')
  await allSent(office.page(), 'es')
  await office.close()
  const page = field.page()
  await field.context().setOffline(false)
  await onDay(0)
  await unlock(page, 'es', me)
  await allSent(page, 'es')
  await openCase(field, 'Yolanda Quispe')
  await page.getByText('Llamó el consulado: el pasaporte está listo.').first().waitFor()
  for (const days of [1, 4, 6])
    await page.getByText(`Visita del día ${days}: sigue decidida a volver.`).first().waitFor()
  expect(await page.getByText(app.sync.conflict).count()).toBe(0)
  await page.getByRole('link', { name: new RegExp(`^${app.nav.cases}`) }).click()
  await page.getByRole('link', { name: 'Persona Encontrada 6' }).first().waitFor()
  expect([...field.faults, ...office.faults]).toEqual([])
})
