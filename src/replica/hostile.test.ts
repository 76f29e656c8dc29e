/** What the replica does not let a server do that lies while edits wait. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import {
  canonicalFacts,
  decodeVr,
  encodeVr,
  equalBytes,
  fromB64,
  sha256Now,
  toB64,
  type VersionRecord,
  vrHash,
  ZERO_HASH,
} from '#vault'
import { type Device, founded, type Json, joined, must, PASSPHRASES } from './devices.test-support.ts'

let server: TestServer
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
}, 120_000)
afterAll(async () => {
  await mirela.replica.close()
  await samir.replica.close()
  await server.stop()
})

/** A case both have, with nothing waiting. */
async function shared(): Promise<string> {
  const sealed = { header: { firstName: 'Amina' }, narrative: { summary: 'first' }, location: { city: 'Oradea' } }
  const made = must(
    await mirela.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active', openedMonth: '2026-01' },
      sealed,
    }),
  )
  must(await mirela.replica.syncNow())
  must(await samir.replica.syncNow())
  return made.root
}
const narrative = (summary: string) => ({ sealed: { narrative: { summary } } })
const present = async ({ replica }: Device, root: string) => must(await replica.open(root)).root.records[0]

it('names nothing in a merge that a guess of what was written could be held against', {
  timeout: 180_000,
}, async () => {
  const root = await shared()
  const at = { root, rec: root }
  samir.line.cut = true
  const before = await present(samir, root)
  must(await samir.replica.change(at, narrative('she left on Monday')))
  must(await mirela.replica.change(at, narrative('theirs')))
  must(await mirela.replica.syncNow())
  samir.line.cut = false
  must(await samir.replica.syncNow())
  must(await samir.replica.syncNow())
  const answer = must(await samir.line.transport.call('versions', { params: at, query: { comp: 'narrative' } }))
  const merge = answer.value.versions.flatMap(({ vr }) => decodeVr(fromB64(vr)) ?? []).find(({ op }) => op === 'merge')
  if (merge?.mergedVr === undefined) throw new Error('nothing was merged')
  // Everything the server knows of the unsent version, and the right guess of its content.
  const { mergedVr, ...known } = merge
  const guess: VersionRecord = {
    ...known,
    version: (before?.versions.narrative?.version ?? 0) + 1,
    prevVr: ZERO_HASH,
    cipherHash: sha256Now(canonicalFacts({ ...before?.sealed.narrative, summary: 'she left on Monday' })),
    factsHash: ZERO_HASH,
    op: 'update',
  }
  expect(equalBytes(vrHash(encodeVr(guess)), mergedVr ?? ZERO_HASH)).toBe(false)
})

/** Bends every answer that holds records of one root, for Samir. */
function bendRecords(root: string, change: (record: { [key: string]: Json }) => void): void {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if ('versions' in value && value.root === root) change(value)
      Object.values(value).forEach(walk)
    }
    return value
  }
  samir.line.bend = (path, answer) => (path.startsWith('/api/') ? walk(answer) : answer)
}
const versionsOf = (record: { [key: string]: Json }) =>
  (Array.isArray(record.versions) ? record.versions : []).flatMap(each =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? [each] : [],
  )
const codes = async () => (await samir.replica.alarms()).map(({ code }) => code)
async function honestAgain(): Promise<void> {
  samir.line.bend = undefined
  for (const { id, stops } of await samir.replica.alarms()) if (!stops) await samir.replica.readAlarm(id)
  must(await samir.replica.syncNow())
}

it('signs no facts the server invented, and sends the edit once it tells the truth', { timeout: 180_000 }, async () => {
  const root = await shared()
  const at = { root, rec: root }
  samir.line.cut = true
  must(await samir.replica.change(at, { facts: { openedMonth: '2026-02' } }))
  must(await mirela.replica.change(at, { facts: { openedMonth: '2026-03' } }))
  must(await mirela.replica.syncNow())
  // A newer version of the facts, with a hash that fits and a signature nobody made.
  bendRecords(root, record => {
    const facts = { ...(typeof record.facts === 'object' ? record.facts : {}), status: 'Suspended' }
    record.facts = facts
    for (const version of versionsOf(record)) {
      const vr = version.comp === 'facts' ? decodeVr(fromB64(String(version.vr))) : null
      if (vr === null) continue
      version.vr = toB64(encodeVr({ ...vr, factsHash: sha256Now(canonicalFacts(facts)) }))
    }
  })
  samir.line.cut = false
  await samir.replica.syncNow()
  expect(await codes()).toContain('head.differs')
  expect((await samir.replica.status()).waiting).toBe(1)
  must(await mirela.replica.syncNow())
  expect((await present(mirela, root))?.facts).toMatchObject({ status: 'Active', openedMonth: '2026-03' })
  await honestAgain()
  must(await samir.replica.syncNow())
  expect(await samir.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
  expect((await present(samir, root))?.facts).toMatchObject({ status: 'Active', openedMonth: '2026-03' })
})

it('keeps the facts it knows when a state comes without their version', { timeout: 180_000 }, async () => {
  const root = await shared()
  must(await mirela.replica.change({ root, rec: root }, narrative('newer')))
  must(await mirela.replica.syncNow())
  bendRecords(root, record => {
    record.facts = { status: 'Suspended' }
    record.versions = versionsOf(record).filter(({ comp }) => comp !== 'facts')
  })
  await samir.replica.syncNow()
  expect((await present(samir, root))?.facts).toMatchObject({ status: 'Active', openedMonth: '2026-01' })
  await honestAgain()
  expect((await present(samir, root))?.sealed.narrative).toMatchObject({ summary: 'newer' })
})

it('overwrites nothing it cannot read: the edit is refused and stays', { timeout: 180_000 }, async () => {
  const root = await shared()
  const at = { root, rec: root }
  samir.line.cut = true
  must(await samir.replica.change(at, narrative('his')))
  must(await mirela.replica.change(at, narrative('hers')))
  must(await mirela.replica.syncNow())
  bendRecords(root, record => {
    for (const version of versionsOf(record)) if (version.comp === 'narrative') delete version.sealed
  })
  samir.line.cut = false
  await samir.replica.syncNow()
  await samir.replica.syncNow()
  expect(await samir.replica.refusedEdits()).toMatchObject([{ root, code: 'compartment.closed' }])
  must(await mirela.replica.syncNow())
  expect((await present(mirela, root))?.sealed.narrative).toEqual({ summary: 'hers' })
  const [refused] = await samir.replica.refusedEdits()
  await samir.replica.discardEdit(refused?.id ?? '')
  await honestAgain()
})

it('gives up no wrap that opens for one that does not', { timeout: 180_000 }, async () => {
  const root = await shared()
  samir.line.bend = (path, answer) => {
    if (path !== `/api/roots/${root}` || typeof answer !== 'object' || answer === null || Array.isArray(answer))
      return answer
    const wraps = Array.isArray(answer.wraps) ? answer.wraps : []
    for (const wrap of wraps)
      if (typeof wrap === 'object' && wrap !== null && !Array.isArray(wrap)) wrap.box = 'A'.repeat(200)
    return answer
  }
  must(await samir.replica.open(root))
  await expect.poll(codes, { timeout: 90_000 }).toContain('wrap.damaged')
  await samir.replica.lock()
  samir.line.cut = true
  const input = { org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }
  must(await samir.replica.signIn(input))
  expect((await present(samir, root))?.sealed.narrative).toEqual({ summary: 'first' })
  samir.line.cut = false
  await honestAgain()
})

it('remembers how far a case was, also when it was taken away in between', { timeout: 180_000 }, async () => {
  const root = await shared()
  const old = must(await samir.line.transport.call('root', { params: { root }, query: {} })).value
  must(await mirela.replica.change({ root, rec: root }, narrative('newer')))
  must(await mirela.replica.syncNow())
  must(await samir.replica.syncNow())
  const feed = (part: { [key: string]: Json }) => {
    samir.line.bend = (path, answer) =>
      path.startsWith('/api/feed/') && typeof answer === 'object' && answer !== null && !Array.isArray(answer)
        ? { ...answer, ...part }
        : answer
  }
  feed({ gone: [root] })
  must(await samir.replica.syncNow())
  expect(await samir.replica.open(root)).toMatchObject({ ok: false, code: 'object.unknown' })
  feed({
    records: structuredClone(old.records) as Json,
    wraps: structuredClone(old.wraps) as Json,
    heads: old.head === null ? [] : [{ ...old.head, root }],
  })
  await samir.replica.syncNow()
  expect(await codes()).toContain('head.rolledBack')
  await honestAgain()
})
