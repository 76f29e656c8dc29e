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
  type VersionRecord,
  vrHash,
  ZERO_HASH,
} from '#vault'
import { type Device, founded, joined, must, PASSPHRASES } from './devices.test-support.ts'

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

it('names nothing in a merge that a guess of what was written could be held against', { timeout: 60_000 }, async () => {
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
