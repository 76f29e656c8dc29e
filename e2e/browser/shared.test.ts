/**
 * A shared computer keeps nothing: a whole working visit, then every byte the browser has written is searched for what was
 * typed, for ids, for keys, and for the sealed forms of it all. And leaving at once, from every kind of screen.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEn from '#app/languages/codes-en.ts'
import type { TestServer } from '#server/testing.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, setUp, WORDS, writeNote } from './steps.ts'

const { app, access } = WORDS.en
const folder = mkdtempSync(join(tmpdir(), 'halte-app-'))
let server: TestServer
let home: Profile
let shared: Profile
let me: Founded
let ids: string[] = []

beforeAll(async () => {
  server = await openServer(folder)
  home = await openProfile(server.url)
  const names = { organisation: 'Foyer Rivière', founder: 'Amina Hodžić', handle: 'amina-hodzic', team: 'Case team' }
  me = await setUp(home.page(), 'en', names)
  await home.close()
  shared = await openProfile(server.url)
}, 300_000)
afterAll(async () => {
  await home?.end()
  await shared?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Signs in for this visit only. */
async function visit(): Promise<void> {
  const page = shared.page()
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(access.first.signInNote) }).click()
  await page.getByLabel(access.unlock.shared).check()
  await page.getByLabel(access.unlock.handle, { exact: true }).fill(me.handle)
  await page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await page.getByRole('navigation', { name: app.nav.label }).waitFor()
}

/** What the database holds, as the backup sees it: row-level security shows the server's own role nothing without a person. */
async function everyRow(query: string): Promise<Array<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  try {
    await client.query('set role halte_backup')
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

const MARKERS = ['Zorica', 'Quendler', 'The blue door behind the bakery']

it('works, with no address that says what was open and no file that stays', { timeout: 180_000 }, async () => {
  const page = shared.page()
  await visit()
  await newCase(page, 'en', 'Zorica', 'Quendler')
  await writeNote(page, 'en', 'The blue door behind the bakery')
  await allSent(page, 'en')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByRole('link', { name: new RegExp(`^${app.nav.cases}`) }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('Zorica')
  await page.locator('mark').first().waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
  const rows = await everyRow('select root_id::text as id from root union select user_id::text from account')
  ids = rows.map(({ id }) => String(id))
  expect(ids.length).toBeGreaterThan(2)
  await page.getByRole('link', { name: app.nav.export }).first().click()
  await page.getByLabel(WORDS.en.exporting.why).selectOption({ label: WORDS.en.exporting.reasons.statistics })
  await page.getByRole('button', { name: WORDS.en.exporting.start }).click()
  await page.getByText(codesEn.codes.storage.shared).first().waitFor()
})

it('locks out of sight, and after signing out the door remembers nobody', { timeout: 120_000 }, async () => {
  const page = shared.page()
  await page.getByRole('button', { name: app.lock, exact: true }).click()
  await page.getByRole('heading', { name: access.first.title }).waitFor()
  expect(await page.getByText(me.handle).count()).toBe(0)
})

it('three shifts leave at once from every screen, and going back shows nothing', { timeout: 180_000 }, async () => {
  const page = shared.page()
  const gone = async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    await page.waitForURL(/\/leave\.html$/)
    expect(await page.title()).not.toMatch(/halte/i)
    await page.goBack().catch(() => null)
    await page.waitForURL(/\/leave\.html$/)
  }
  await visit()
  await page.getByRole('link', { name: 'Zorica Quendler' }).first().click()
  await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
  await gone()
  // With a dialog in front of everything, by its own button.
  await visit()
  await page
    .getByRole('button', { name: new RegExp(`^${WORDS.en.cases.new}`) })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: app.leave.label }).click()
  await page.waitForURL(/\/leave\.html$/)
  // Before anybody has signed in.
  await page.goto('/')
  await page.getByRole('heading', { name: access.first.title }).waitFor()
  await gone()
})

it('leaves nothing on the disk: no word, no id, no handle, no key, nothing sealed', { timeout: 180_000 }, async () => {
  const rows = await everyRow('select sealed as bytes from sealed_version union all select box from root_wrap')
  const sealed = rows.map(({ bytes }) => bytes).filter(Buffer.isBuffer)
  expect(sealed.length).toBeGreaterThan(3)
  await shared.close()
  const texts = [
    ...MARKERS,
    me.handle,
    me.passphrase,
    ...ids,
    ...sealed.map(bytes => bytes.toString('base64url').slice(0, 32)),
  ]
  const needles = [
    ...texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]),
    ...ids.map(id => Buffer.from(id.replaceAll('-', ''), 'hex')),
    ...sealed.map(bytes => bytes.subarray(0, 24)),
  ]
  const files = readdirSync(shared.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(files.length).toBeGreaterThan(20)
  const found: string[] = []
  for (const entry of files) {
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    for (const needle of needles)
      if (bytes.includes(needle)) found.push(`${entry.name}: ${needle.toString('utf8').slice(0, 40)}`)
  }
  expect(found).toEqual([])
})

it('all of it without one error or refused script', () => {
  expect([...home.faults, ...shared.faults]).toEqual([])
})
