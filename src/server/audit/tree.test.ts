import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import {
  fromB64,
  leafHash,
  randomBytes,
  readLeaf,
  toB64,
  uuidv7,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '#vault'
import { startTestServer, type TestServer } from '../testing.ts'
import { newCase, push } from '../testing-cases.ts'
import { call, type Device, enrol, found, mustBe, type Organisation, signIn } from '../testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
})
afterAll(() => server?.stop())

const checkpoint = async (from?: number) => {
  const told = await mustBe(
    call(worker, 'auditCheckpoint', { query: from === undefined ? {} : { from: String(from) } }),
  )
  if (told.checkpoint === null) throw new Error('no checkpoint')
  return {
    ...told.checkpoint,
    root: fromB64(told.checkpoint.root),
    proof: told.consistency.map(fromB64),
    logKey: fromB64(told.logKey),
  }
}

test('every sign-in finds a newer signed checkpoint that only adds to the one remembered', async () => {
  const before = await checkpoint()
  const { change } = await newCase(org, worker, ['cases'])
  await push(worker, change)
  await signIn(worker)
  const after = await checkpoint(before.size)
  expect(after.size).toBeGreaterThan(before.size)
  expect(
    verifyConsistency({
      oldSize: before.size,
      newSize: after.size,
      oldRoot: before.root,
      newRoot: after.root,
      proof: after.proof,
    }),
  ).toBe(true)
  const name = `halte/${org.org}`
  const verified = await verifyCheckpoint(after.note, { origin: name, name, publicKey: after.logKey })
  expect(verified).toMatchObject({
    ok: true,
    checkpoint: { size: after.size, extensions: [`directory ${org.head.seq}`] },
  })
  expect((await call(worker, 'auditCheckpoint', { query: { from: String(after.size + 1) } })).code).toBe('audit.size')
})

test('each act is one leaf, proved to be in the tree: writing, opening, refused and good sign-ins', async () => {
  const { change } = await newCase(org, worker, ['cases'])
  await push(worker, change)
  await mustBe(call(worker, 'root', { params: { root: change.root } }))
  await call(worker, 'signIn', { body: { org: org.org, handle: 'bojana', auth: toB64(randomBytes(32)) } })
  await signIn(worker)
  const { entries, size } = await mustBe(call(org.founder, 'auditEntries', { query: { after: '0', limit: '1000' } }))
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i))
  const { root } = await checkpoint()
  const kept = entries.slice(-4)
  expect(kept.map(({ action }) => action)).toEqual(['root.create', 'root.open', 'session.refused', 'session.start'])
  for (const { seq, leaf, action, actor, objects } of kept) {
    const entry = readLeaf(fromB64(leaf))
    expect(entry).toMatchObject({ seq, action, actor, objectIds: objects, dirSeq: org.head.seq })
    const told = await mustBe(call(worker, 'auditProof', { query: { seq: String(seq), size: String(size) } }))
    expect(told.leaf).toBe(leaf)
    const proof = told.proof.map(fromB64)
    expect(verifyInclusion({ leafHash: leafHash(fromB64(leaf)), index: seq, size, proof, root })).toBe(true)
  }
  expect(readLeaf(fromB64(kept[0]?.leaf ?? ''))?.vrHash).toEqual(fromB64(change.head.hash))
  const opened = await mustBe(call(worker, 'whoOpened', { params: { root: change.root } }))
  expect(opened.entries.map(({ action, actor }) => [action, actor])).toEqual([
    ['root.open', worker.user],
    ['root.create', worker.user],
  ])
  expect((await call(worker, 'auditEntries', { query: { after: '0' } })).code).toBe('right.missing')
})

test('several at once give every act one place', async () => {
  const made = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { change } = await newCase(org, worker, ['cases'])
      await push(worker, change)
      await server.app.services.audit.checkpoint(org.org, Date.now())
      return change.root
    }),
  )
  await server.app.services.audit.checkpoint(org.org, Date.now())
  const { entries } = await mustBe(call(org.founder, 'auditEntries', { query: { after: '0', limit: '1000' } }))
  for (const root of made) expect(entries.filter(({ objects }) => objects.includes(root))).toHaveLength(1)
})

test('what is exported is written down, and only what one may open', async () => {
  const { change } = await newCase(org, worker, ['cases'])
  await push(worker, change)
  const outsider = await enrol(org, 'carlos', ['everyone', 'desk'])
  const body = { roots: [change.root], mark: uuidv7(Date.now()), why: 'statistics' }
  expect(await call(outsider, 'declareExport', { body })).toMatchObject({ status: 404, place: 'roots.0' })
  await mustBe(call(worker, 'declareExport', { body }))
  const opened = await mustBe(call(worker, 'whoOpened', { params: { root: change.root } }))
  expect(opened.entries[0]).toMatchObject({ action: 'export.statistics', actor: worker.user })
})
