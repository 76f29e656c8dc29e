/** Being watched: a second passphrase for being forced, a frozen account, and links that come back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEn from '#app/languages/codes-en.ts'
import safetyEn from '#app/safety/words/en.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { allSent, confirm, type Founded, invite, join, newCase, setUp, unlock, WORDS } from './steps.ts'

const { app, access, cases } = WORDS.en
const { codes } = codesEn
const { safety } = safetyEn
const FORCED = 'seven quiet herons under marble stairs'
let stage: Stage
let founder: Device
let worker: Device
let me: Founded
let link: string

beforeAll(async () => {
  stage = await openStage()
  founder = await stage.device()
  worker = await stage.device()
}, 240_000)
afterAll(async () => {
  await stage?.stop()
})

it('an invitation counts once: opened again, it says what became of it', { timeout: 240_000 }, async () => {
  const names = { organisation: 'Foyer Rivière', founder: 'Amina Hodžić', handle: 'amina', team: 'Case team' }
  await setUp(founder.page, 'en', names)
  link = await invite(founder.page, 'en', 'Jasna Ilić', 'Case team')
  me = await join(worker.page, 'en', link, 'jasna')
  // Copied on the way, and opened by somebody else.
  const thief = await stage.device()
  await thief.page.goto(link)
  await thief.page.getByText(access.join.status.answered).first().waitFor()
  await thief.context.close()
  await confirm(founder.page, 'en')
  await worker.page.getByRole('navigation', { name: app.nav.label }).waitFor({ timeout: 60_000 })
  await newCase(worker.page, 'en', 'Liliana', 'Rusu')
  await allSent(worker.page, 'en')
  await worker.page.goto(link)
  await worker.page.getByText(access.join.status.confirmed).first().waitFor()
})

it('the second passphrase is set with its limits told, and opens an empty workspace', {
  timeout: 240_000,
}, async () => {
  const { page } = worker
  await page.goto('/account')
  await unlock(page, 'en', me)
  await page.getByText(safety.duress.off).waitFor()
  await page.getByText(safety.duress.honest).waitFor()
  await page.getByRole('button', { name: safety.duress.set, exact: true }).click()
  await page.getByLabel(safety.duress.own, { exact: true }).fill(me.passphrase)
  await page.getByLabel(safety.duress.forced, { exact: true }).fill(FORCED)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: safety.duress.set, exact: true }).click()
  await page.getByText(safety.duress.on).waitFor()
  await page.getByRole('button', { name: app.lock, exact: true }).click()
  await page.goto('/')
  await unlock(page, 'en', { handle: me.handle, passphrase: FORCED })
  await page.getByRole('heading', { name: cases.first.title }).waitFor()
  expect(await page.getByText('Liliana').count()).toBe(0)
  await newCase(page, 'en', 'Somebody', 'Else')
  await allSent(page, 'en')
})

it('the account is frozen, and says what to do to whoever has the right passphrase', { timeout: 120_000 }, async () => {
  const other = await stage.device()
  await other.page.goto('/')
  await other.page.getByRole('button', { name: new RegExp(access.first.signInNote) }).click()
  await other.page.getByLabel(access.unlock.handle, { exact: true }).fill(me.handle)
  await other.page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await other.page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await other.page.getByRole('alert').getByText(codes.account.frozen).waitFor()
  expect([...founder.faults, ...worker.faults, ...other.faults]).toEqual([])
})
