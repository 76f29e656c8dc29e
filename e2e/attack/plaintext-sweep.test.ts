/**
 * Attack 6: the whole product is driven with something to look for in every sealed field of every kind, and then everything
 * that is stored, sent or logged is searched for it (security.md section 8, test 6). A control that the server may read is
 * found by the same search.
 */
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlannedCases } from '#capabilities/casework/import.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { planImport, readTable } from '#capabilities/exchange/index.ts'
import type { FileRef } from '#records'
import type { Replica } from '#replica'
import { sqliteStores } from '#replica/store/sqlite.ts'
import { backup } from '#server/backup.ts'
import { createLog } from '#server/log.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type LetterBox, openLetterBox } from '#server/testing-letter-box.ts'
import { type Device, type Founded, foundedAt, joinedAt, must } from '#testing/devices.ts'
import {
  CONTROL,
  CORE,
  DAY,
  marker,
  neededFacts,
  PHONE,
  PLANTED,
  plantedDocument,
  sealedFieldsOf,
} from '#testing/markers.ts'
import { type Between, startProxy } from '#testing/proxy.ts'
import { filesBelow, findBelow, findIn, formsOf } from '#testing/sweep.ts'
import { LETTER_PURPOSES, type LetterPurpose } from '#vault'
import { buildApp } from '../browser/build.ts'
import { allSent, unlock, WORDS, writeNote } from '../browser/steps.ts'

const folder = mkdtempSync(join(tmpdir(), 'halte-sweep-'))
const at = (name: string) => join(folder, name)
const PASSPHRASE = `${marker()} lantern walks beside nine rivers`
const NEXT_PASSPHRASE = `${marker()} window counts seven paper boats`
const SAMIR = {
  name: `Samir ${marker()}`,
  handle: 'samir',
  passphrase: `${marker()} mountain answers under slow bridges`,
}

let server: TestServer
let proxy: Between
let mirela: Founded
let samir: Awaited<ReturnType<typeof joinedAt>>
const logged: string[] = []
let backedUp: Buffer
/** Sealed fields that were filled, as `kind.compartment.field`. */
const filled = new Set<string>()
/** Secrets that are no text of a person: they must not be found either. */
const secrets: string[] = []
let openedInBrowser = ''
/** Where mails arrive. */
let box: LetterBox

beforeAll(async () => {
  const log = createLog('debug', { write: line => logged.push(line) })
  await buildApp()
  box = await openLetterBox()
  const config = { origin: undefined, tls: undefined, mail: box.settings }
  server = await startTestServer({ catalogue: CATALOGUE, dataDir: at('server'), folder: 'dist/app', log, config })
  proxy = await startProxy(server.url)
  mirela = await foundedAt(proxy.url, {
    name: CONTROL,
    founder: `Mirela ${marker()}`,
    passphrase: PASSPHRASE,
    stores: sqliteStores(at('mirela')),
    teams: [
      { name: `Casework ${marker()}`, place: marker(), purpose: 'cases' },
      { name: `Desk ${marker()}`, purpose: 'desk' },
    ],
  })
  const [team = ''] = mirela.teams.values()
  samir = await joinedAt(proxy.url, mirela, SAMIR, [{ team, role: 'member' }], sqliteStores(at('samir')))
  const root = await fillEverything(mirela.replica, team)
  await conflict(mirela, samir, root)
  await importFile(mirela.replica, team)
  await everythingElse(mirela, samir, root, team)
  await remindedByMail(mirela, root)
  await inBrowser(root)
  const out = createWriteStream(at('backup.age'))
  const keysOut = createWriteStream(at('backup.age.keys'))
  must(await backup({ ownerUrl: server.database.ownerUrl, dataDir: at('server'), out, keysOut }))
  backedUp = readFileSync(at('backup.age'))
  must(await mirela.replica.signOut())
  must(await samir.replica.signOut())
  await mirela.replica.close()
  await samir.replica.close()
  await withOwner(client => client.query('checkpoint').catch(() => undefined))
}, 240_000)
afterAll(async () => {
  await proxy?.close()
  await box?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** One record of every kind, every compartment, every field; own fields; an attachment in each that can hold one. */
async function fillEverything(replica: Replica, team: string): Promise<string> {
  const { root } = must(await replica.create('case', { team, facts: { status: 'Active' } }))
  const bytes = new TextEncoder().encode(`${marker()} `.repeat(6000))
  const file = must(await replica.addFile(root, { name: `${marker()}.txt`, type: 'text/plain', bytes })).value
  const own = { key: 'shelterName', labels: { en: marker() } }
  must(
    await replica.create('ownField', {
      team: everyone(await replica.teams()),
      sealed: { header: { on: 'case', comp: 'identity', type: 'text', ...own } },
    }),
  )
  for (const kind of CATALOGUE.kinds) {
    const sealed = sealedOf(kind.name, file)
    if (kind.name === 'case') {
      const identity = { ...sealed.identity, own: { shelterName: marker() } }
      must(await replica.change({ root, rec: root }, { sealed: { ...sealed, identity } }))
    } else {
      const place = kind.root ? { team: everyone(await replica.teams()) } : { root }
      const facts = neededFacts(kind, { user: mirela.user, team })
      // An approval answers what somebody else asked for, or the server does not take it.
      const answers = kind.sharing === 'approval' ? { exception: await askedBySamir(replica, root, team, file) } : {}
      must(await replica.create(kind.name, { ...place, facts: { ...facts, ...answers }, sealed }))
    }
    for (const field of sealedFieldsOf(kind)) filled.add(field)
  }
  must(await replica.syncNow())
  expect((await replica.refusedEdits()).map(({ kind, code, field }) => ({ kind, code, field }))).toEqual([])
  expect(await replica.status()).toMatchObject({ waiting: 0, refused: 0 })
  return root
}

async function askedBySamir(replica: Replica, root: string, team: string, file: FileRef): Promise<string> {
  const kind = CATALOGUE.kinds.find(each => each.sharing === 'exception')
  if (kind === undefined) throw new Error('no kind of exception')
  must(await replica.syncNow())
  must(await samir.replica.syncNow())
  const facts = neededFacts(kind, { user: samir.user, team })
  const { rec } = must(await samir.replica.create(kind.name, { root, facts, sealed: sealedOf(kind.name, file) }))
  must(await samir.replica.syncNow())
  must(await replica.syncNow())
  return rec
}

const everyone = (teams: Awaited<ReturnType<Replica['teams']>>) =>
  teams.find(({ purpose }) => purpose === 'everyone')?.id ?? ''

function sealedOf(name: string, file: FileRef): Record<string, Record<string, unknown>> {
  const kind = CATALOGUE.get(name)
  if (kind === undefined) throw new Error(`no kind ${name}`)
  const documents = kind.compartments.map(comp => [comp, plantedDocument(kind.sealed[comp] ?? {}, file)])
  const sealed: Record<string, Record<string, unknown>> = Object.fromEntries(documents)
  if (name === 'ownField')
    Object.assign(sealed.header ?? {}, {
      on: 'case',
      comp: 'narrative',
      key: 'planted',
      extends: undefined,
      type: 'text',
    })
  return sealed
}

async function conflict(one: Device, other: Device, root: string): Promise<void> {
  must(await other.replica.syncNow())
  const rec = { root, rec: root }
  const base = must(await other.replica.open(root)).root.records[0]
  must(await one.replica.change(rec, { sealed: { header: { firstName: `Mine ${marker()}` } } }))
  must(await one.replica.syncNow())
  must(await other.replica.change(rec, { sealed: { header: { firstName: `Theirs ${marker()}` } } }, base))
  must(await other.replica.syncNow())
  const [found] = await other.replica.conflicts()
  expect(found?.fields.length).toBeGreaterThan(0)
  must(
    await other.replica.settle(
      found?.id ?? '',
      Object.fromEntries((found?.fields ?? []).map(({ field }) => [field, 'mine' as const])),
    ),
  )
  must(await other.replica.syncNow())
  must(await one.replica.syncNow())
}

async function importFile(replica: Replica, team: string): Promise<void> {
  const csv = `First name;Family name;Mobile phone;${marker()}\n${marker()};${marker()};+40${PHONE};${marker()}\n`
  const table = must(readTable(new TextEncoder().encode(csv))).table
  const plan = must(planImport(table, { today: '2026-11-21' }))
  const { cases } = toPlannedCases(plan.cases, { today: '2026-11-21', team, own: [], language: 'en' })
  expect(cases.length).toBe(1)
  expect(JSON.stringify(cases)).toContain(CORE)
  expect(must(await replica.importCases(cases, { team })).report.created).toBe(1)
  must(await replica.syncNow())
}

/** What remains of the product: searching, looking back, exporting, changing a passphrase, inviting, re-inviting, rotating. */
/** A code and a reminder are sent: in a zone where it is eight in the morning, whenever this runs. */
async function remindedByMail({ replica, user }: Founded, root: string): Promise<void> {
  const offset = ((8 - new Date().getUTCHours() + 36) % 24) - 12
  const zone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
  must(await replica.saveReminders({ address: 'mirela@example.org', part: 'morning', zone, language: 'en' }))
  const { mail } = server.app.services
  await mail.look()
  const code = /\b\d{6}\b/.exec(box.mails[0]?.raw.split('\r\n\r\n').slice(1).join('\r\n') ?? '')?.[0] ?? ''
  must(await replica.confirmReminders(code))
  const due = new Date(Date.now() + offset * 3_600_000).toISOString().slice(0, 10)
  const sealed = { narrative: { what: marker() } }
  must(await replica.create('task', { root, facts: { status: 'open', due, assignee: user }, sealed }))
  must(await replica.syncNow())
  await mail.look()
}

async function everythingElse(
  one: Founded,
  other: Device & { user: string },
  root: string,
  team: string,
): Promise<void> {
  const { replica } = one
  expect((await replica.search(CORE)).length).toBeGreaterThan(0)
  must(await replica.history({ root, rec: root }, 'header'))
  must(await replica.whoOpened(root))
  must(await replica.exportCases({ kind: 'case', why: 'person' }))
  const begun = { facts: {}, sealed: { narrative: { title: marker(), body: marker() } } }
  must(await replica.keepDraft({ root, kind: 'note', parts: ['facts', 'narrative'], written: begun }))
  const invited = must(
    await replica.invite({ name: `Lucía ${marker()}`, duty: 'caseWorker', teams: [{ team, role: 'member' }] }),
  )
  secrets.push(
    ...invited.fragment
      .split(/[.#/&=]/)
      .filter(part => part.length > 20)
      .slice(-1),
  )
  const field = must(await replica.createTeam({ name: `Field ${marker()}`, place: marker(), purpose: 'field' })).team
  await letters(one, other, root, { team, field })
  must(await replica.changePassphrase(PASSPHRASE, NEXT_PASSPHRASE))
  must(await replica.rotateTeam(team))
  must(await replica.verify())
  must(await replica.syncNow())
  must(await other.replica.syncNow())
  const file = must(await other.replica.open(root))
    .root.records.flatMap(({ sealed }) => Object.values(sealed))
    .flatMap(document => Object.values(document))
    .flatMap(value => (Array.isArray(value) ? value : [value]))
    .find(isFile)
  if (file === undefined) throw new Error('no attachment')
  must(await other.replica.keepOffline(file))
  await other.replica.lock()
  must(await other.replica.signIn({ org: one.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase }))
}
/** Letters of every purpose there is: one that is new does not compile before it is sent and read here. */
async function letters(
  one: Founded,
  other: Device & { user: string },
  root: string,
  { team, field }: { team: string; field: string },
): Promise<void> {
  must(await one.replica.setRole(other.user, field, 'member'))
  must(await one.replica.syncNow())
  must(await other.replica.syncNow())
  const transfer = { root, does: 'transfer', from: team, to: field, keep: 'read', note: `Note ${marker()}` } as const
  const { act } = must(await one.replica.askCaseAct(transfer))
  const heard = async (who: Device) => must(await who.replica.caseActs(root)).acts.find(({ id }) => id === act)
  const read: { readonly [P in LetterPurpose]: () => Promise<unknown> } = {
    move: async () => (await heard(other))?.note,
    answer: async () => {
      must(await other.replica.answerCaseAct(act, 'declined', `Answer ${marker()}`))
      return (await heard(one))?.answer
    },
    opinion: async () => {
      must(await one.replica.setRole(one.user, field, 'none'))
      must(await one.replica.leaveLetter(field, { v: 1, answers: {}, more: `Opinion ${marker()}` }))
      must(await other.replica.syncNow())
      return must(await other.replica.letters(field))
        .letters.map(({ document }) => JSON.stringify(document))
        .join()
    },
  }
  for (const purpose of LETTER_PURPOSES) expect(await read[purpose](), purpose).toContain(CORE)
}

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'key' in value

/** A real browser with a profile on disk: signs in, opens the case, reads, edits, locks. */
async function inBrowser(root: string): Promise<void> {
  const executablePath =
    process.env.HALTE_CHROMIUM ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ??
    chromium.executablePath()
  const context = await chromium.launchPersistentContext(at('profile'), {
    executablePath,
    baseURL: proxy.url,
    locale: 'en',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.goto('/')
  await unlock(page, 'en', { handle: SAMIR.handle, passphrase: SAMIR.passphrase })
  await openCase(page, root)
  await writeNote(page, 'en', `Written in the browser ${marker()}`)
  // Typed and left standing: the browser saves the state of a page a few seconds later, and what it saves must hold nothing.
  const { cases, fields } = WORDS.en
  await page
    .getByRole('button', { name: new RegExp(`^${cases.write}`) })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel(fields.note.body.label, { exact: true }).fill(`Not saved ${marker()}`)
  await page.waitForTimeout(8000)
  await page.keyboard.press('Escape')
  await allSent(page, 'en')
  openedInBrowser = (await page.locator('main').textContent()) ?? ''
  await page.close()
  await context.close()
}

async function openCase(page: Page, root: string): Promise<void> {
  const link = page.locator(`a[href*="${root}"]`).first()
  await link.click()
  await page.locator('main').getByText(CORE).first().waitFor()
}

async function withOwner<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Every row of every table as text: also what the files hold compressed. */
const rowsAsText = () =>
  withOwner(async client => {
    await client.query('set role halte_backup')
    const { rows } = await client.query<{ name: string }>(`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select')`)
    const texts: string[] = []
    for (const { name } of rows) {
      const found = await client.query<{ text: string }>(
        `select to_jsonb(t)::text as text from ${pg.escapeIdentifier(name)} t`,
      )
      texts.push(...found.rows.map(({ text }) => text))
    }
    return texts.join('\n')
  })

const traffic = () =>
  Buffer.concat(proxy.exchanges.flatMap(({ path, sent, answer }) => [Buffer.from(path), sent, answer]))

describe('the search', () => {
  test('finds every form it looks for, wherever it stands', () => {
    for (const offset of [0, 1, 2, 3, 4, 5])
      for (const encode of [
        (bytes: Buffer) => bytes.toString('base64'),
        (bytes: Buffer) => bytes.toString('base64url'),
        (bytes: Buffer) => bytes.toString('hex'),
      ]) {
        const text = encode(Buffer.from(`${'x'.repeat(offset)}${CORE}yz`))
        expect(findIn('here', Buffer.from(text), [CORE]).length, text).toBeGreaterThan(0)
      }
    for (const text of [CORE, CORE.toUpperCase(), JSON.stringify(CORE)])
      expect(findIn('here', Buffer.from(text), [CORE])).not.toEqual([])
    expect(findIn('here', Buffer.from(CORE, 'utf16le'), [CORE])).not.toEqual([])
    expect(formsOf(CORE).every(({ bytes }) => bytes.length >= 12)).toBe(true)
  })

  test('finds the control in the database, its rows, the traffic, the local copy and the browser profile', async () => {
    expect(findBelow(at('server'), [CONTROL])).not.toEqual([])
    expect(findIn('rows', Buffer.from(await rowsAsText()), [CONTROL])).not.toEqual([])
    expect(findIn('traffic', traffic(), [CONTROL])).not.toEqual([])
    expect(findBelow(at('samir'), [CONTROL])).not.toEqual([])
    expect(findBelow(at('profile'), [CONTROL])).not.toEqual([])
    expect(logged.join('').length).toBeGreaterThan(100)
  })
})

describe('what was planted', () => {
  test('stands in every sealed field of every kind, and was read in the browser', () => {
    expect([...filled].sort()).toEqual(CATALOGUE.kinds.flatMap(sealedFieldsOf).sort())
    expect(openedInBrowser).toContain(CORE)
    expect(DAY).toMatch(/^19/)
  })

  test('is nowhere in the database files and the write-ahead log', () => {
    expect(filesBelow(at('server')).some(file => file.includes('pg_wal'))).toBe(true)
    expect(findBelow(at('server'), [...PLANTED, ...secrets])).toEqual([])
  })

  test('is in no row of the database', async () => {
    expect(findIn('rows', Buffer.from(await rowsAsText()), [...PLANTED, ...secrets])).toEqual([])
  })

  test('is nowhere in the traffic', () => {
    expect(proxy.exchanges.length).toBeGreaterThan(100)
    expect(findIn('traffic', traffic(), [...PLANTED, ...secrets])).toEqual([])
  })

  test('is nowhere in the log of the server', () => {
    expect(findIn('log', Buffer.from(logged.join('')), [...PLANTED, ...secrets, CONTROL])).toEqual([])
  })

  test('is nowhere in the mails, nor is the organisation or anybody’s id', () => {
    expect(box.mails).toHaveLength(2)
    const ids = [mirela.user, ...mirela.teams.values()]
    expect(findIn('mail', box.heard(), [...PLANTED, ...secrets, CONTROL, ...ids])).toEqual([])
  })

  test('is nowhere in the backup, of which nothing can be read', () => {
    expect(backedUp.length).toBeGreaterThan(1000)
    expect(findIn('backup', backedUp, [...PLANTED, ...secrets, CONTROL])).toEqual([])
  })

  test('is nowhere in the copies of the devices', () => {
    for (const name of ['mirela', 'samir']) {
      expect(filesBelow(at(name)).length).toBeGreaterThan(0)
      expect(findBelow(at(name), [...PLANTED, ...secrets])).toEqual([])
    }
  })

  test('is nowhere in the profile of the browser', () => {
    expect(findBelow(at('profile'), [...PLANTED, ...secrets])).toEqual([])
  })
})
