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
import codesEs from '#app/languages/codes-es.ts'
import codesFr from '#app/languages/codes-fr.ts'
import type { TestServer } from '#server/testing.ts'
import { organisation } from './founding.ts'
import { leaveByShift } from './keyboard.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, speak, type Tongue, WORDS, writeNote } from './steps.ts'

const folder = mkdtempSync(join(tmpdir(), 'halte-app-'))
let server: TestServer
let shared: Profile
let me: Founded
let ids: string[] = []

beforeAll(async () => {
  server = await openServer(folder)
  const names = { organisation: 'Foyer Rivière', founder: 'Amina Hodžić', handle: 'amina-hodzic', team: 'Case team' }
  me = (await organisation(server.url, 'en', names)).founder
  shared = await openProfile(server.url)
}, 300_000)
afterAll(async () => {
  await shared?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Signs in for this visit only; a shared computer remembers no language of anybody either. */
async function visit(tongue: Tongue): Promise<void> {
  const page = shared.page()
  const { access, app } = WORDS[tongue]
  await page.goto('/')
  await speak(page, tongue)
  await page.getByRole('button', { name: new RegExp(access.first.signInNote) }).click()
  await page.getByLabel(access.unlock.shared).check()
  await page.getByLabel(access.unlock.handle, { exact: true }).fill(me.handle)
  await page.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await page.getByRole('navigation', { name: app.nav.label }).waitFor()
  // Signing in leads to Today; the visits go on in the list of cases.
  await page.locator('nav.side a[href="/cases"]').click()
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

const NOTES: Record<Tongue, string> = {
  en: 'The blue door behind the bakery',
  fr: 'La porte bleue derrière la boulangerie',
  es: 'La puerta azul detrás de la panadería',
}
const MARKERS = ['Zorica', 'Quendler', ...Object.values(NOTES)]
const SHARED = { en: codesEn.codes, fr: codesFr.codes, es: codesEs.codes }

it('works, with no address that says what was open and no file that stays', { timeout: 180_000 }, async () => {
  const page = shared.page()
  const { app, exporting } = WORDS.en
  await visit('en')
  await newCase(page, 'en', 'Zorica', 'Quendler')
  await writeNote(page, 'en', NOTES.en)
  await allSent(page, 'en')
  expect(new URL(page.url()).pathname).toBe('/')
  await page
    .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
    .first()
    .click()
  await page.keyboard.press('/')
  await page.keyboard.type('Zorica')
  await page.locator('mark').first().waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
  const rows = await everyRow('select root_id::text as id from root union select user_id::text from account')
  ids = rows.map(({ id }) => String(id))
  expect(ids.length).toBeGreaterThan(2)
  await page.getByRole('link', { name: app.nav.export }).first().click()
  await page.getByLabel(exporting.why).selectOption({ label: exporting.reasons.statistics })
  await page.getByRole('button', { name: exporting.start }).click()
  await page.getByText(SHARED.en.storage.shared).first().waitFor()
})

it.each(['en', 'fr', 'es'] as const)(
  'locks at a press, and after it the door remembers nobody: %s',
  { timeout: 120_000 },
  async tongue => {
    const page = shared.page()
    const { app, access, exporting } = WORDS[tongue]
    if (tongue !== 'en') {
      await visit(tongue)
      await page.getByRole('link', { name: 'Zorica Quendler' }).first().click()
      await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
      await writeNote(page, tongue, NOTES[tongue])
      await allSent(page, tongue)
      await page.getByRole('link', { name: app.nav.export }).first().click()
      await page.getByLabel(exporting.why).selectOption({ label: exporting.reasons.statistics })
      await page.getByRole('button', { name: exporting.start }).click()
      await page.getByText(SHARED[tongue].storage.shared).first().waitFor()
    }
    await page.getByRole('button', { name: app.lock, exact: true }).click()
    await page.getByRole('heading', { name: access.first.title }).waitFor()
    expect(await page.getByText(me.handle).count()).toBe(0)
  },
)

it('three shifts leave at once from every screen, and going back shows nothing', { timeout: 180_000 }, async () => {
  const page = shared.page()
  const gone = async () => {
    await leaveByShift(page)
    expect(await page.title()).not.toMatch(/halte/i)
    await page.goBack().catch(() => null)
    await page.waitForURL(/\/leave\.html$/)
  }
  await visit('fr')
  await page.getByRole('link', { name: 'Zorica Quendler' }).first().click()
  await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
  await gone()
  // With a dialog in front of everything, by its own button.
  await visit('es')
  await page.getByRole('link', { name: 'Zorica Quendler' }).first().click()
  await page.getByRole('heading', { name: /Zorica Quendler/ }).waitFor()
  await page.keyboard.press('w')
  await page.getByRole('dialog').getByRole('button', { name: WORDS.es.app.leave.label }).click()
  await page.waitForURL(/\/leave\.html$/)
  // Before anybody has signed in.
  await page.goto('/')
  await speak(page, 'en')
  await page.getByRole('heading', { name: WORDS.en.access.first.title }).waitFor()
  await gone()
})

it('out of sight for a minute, or five without a touch, it locks and says why', { timeout: 120_000 }, async () => {
  const page = shared.page()
  // The page's own clock, so that nobody waits; it stays for whatever this browser shows afterwards.
  await page.clock.install()
  await visit('fr')
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await page.clock.fastForward(50_000)
  await page.getByRole('navigation', { name: WORDS.fr.app.nav.label }).waitFor()
  await page.clock.fastForward(20_000)
  await page.getByText(WORDS.fr.app.why.hidden).waitFor()
  await visit('es')
  await page.clock.fastForward(6 * 60_000)
  await page.getByText(WORDS.es.app.why.idle).waitFor()
  expect(await page.getByText(me.handle).count()).toBe(0)
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
  expect(shared.faults).toEqual([])
})
