import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { newRecoveryIdentity } from '#vault'
import { noteBackup } from './backup/note.ts'
import { tablesInOrder } from './backup/tables.ts'
import { backup, restore } from './backup.ts'
import { ENGINES } from './database/engines.ts'
import { createLog } from './log.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { changeOf, newCase, onlyRecord, push } from './testing-cases.ts'
import { call, enrol, found, mustBe, type Organisation, send, signIn, teamNamed } from './testing-device.ts'

let server: TestServer
let org: Organisation
let file: Buffer
let keys: Buffer
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  const worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  for (let i = 0; i < 20; i++) {
    const { open, change } = await newCase(org, worker, ['cases', 'everyone'])
    await push(
      worker,
      change,
      await changeOf(org, worker, open, { rec: open.root, facts: { status: 'Active', riskLevel: 'low' } }),
    )
    if (i > 0) continue
    const id = open.root.replace(/^.{8}/, 'aaaaaaaa')
    await mustBe(call(worker, 'declareFile', { body: { file: id, root: open.root, chunks: 1, size: 3 } }))
    expect((await send(worker, 'PUT', `/api/files/${id}/chunks/0`, new Uint8Array(19))).status).toBe(200)
  }
  await signIn(worker)
  ;[file, keys] = await backUp()
})
afterAll(() => server?.stop())

function collector(): { out: Writable; parts: Buffer[] } {
  const parts: Buffer[] = []
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      parts.push(chunk)
      done()
    },
  })
  return { out, parts }
}

async function backUp(): Promise<[Buffer, Buffer]> {
  const [all, of] = [collector(), collector()]
  const { ownerUrl } = server.database
  const done = await backup({ ownerUrl, dataDir: server.dataDir, out: all.out, keysOut: of.out })
  expect(done).toMatchObject({ ok: true })
  return [Buffer.concat(all.parts), Buffer.concat(of.parts)]
}

async function everyRow(ownerUrl: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('begin; set local role halte_backup; set local timezone = UTC')
  const tables = new Map<string, string[]>()
  for (const table of await tablesInOrder(client)) {
    const row = table === 'organisation' ? `to_jsonb(t) - 'feed_base'` : 'to_jsonb(t)'
    const { rows } = await client.query<{ line: string }>(`select (${row})::text as line from "${table}" t`)
    tables.set(table, rows.map(({ line }) => line).sort())
  }
  await client.end()
  return tables
}

describe.each(ENGINES)('a backup restored into $name', ({ pgBin }) => {
  test('is the same in every table, and people sign in and read on', async () => {
    const before = await everyRow(server.database.ownerUrl)
    expect([...before].filter(([, rows]) => rows.length > 0).map(([table]) => table)).toEqual(
      expect.arrayContaining([
        'account',
        'statement',
        'team_grant',
        'sealed_version',
        'fact_case',
        'file_chunk',
        'audit_leaf',
      ]),
    )
    const dataDir = mkdtempSync(join(tmpdir(), 'halte-restored-'))
    const fresh = await startTestServer({ catalogue: CATALOGUE, dataDir, pgBin })
    try {
      const input = { ownerUrl: fresh.database.ownerUrl, dataDir, identity: org.recovery.identity }
      const done = await restore({ ...input, in: Readable.from([file]), keys: Readable.from([keys]) })
      expect(done).toMatchObject({ ok: true, tables: before.size })
      expect(await everyRow(fresh.database.ownerUrl)).toEqual(before)
      expect(await restore({ ...input, in: Readable.from([file]), keys: Readable.from([keys]) })).toMatchObject({
        ok: false,
        code: 'restore.notEmpty',
      })
    } finally {
      await fresh.stop()
    }
    const again = await startTestServer({ catalogue: CATALOGUE, dataDir, pgBin })
    try {
      const founder = { ...org.founder, url: again.url, cookie: '' }
      expect((await signIn(founder)).status).toBe(200)
      const feed = (since?: string) =>
        mustBe(
          call(founder, 'feed', {
            params: { team: teamNamed(org, 'cases').id },
            query: since === undefined ? {} : { since },
          }),
        )
      const page = await feed()
      expect(page.records).toHaveLength(20)
      const { change } = await newCase(org, founder, ['cases'])
      expect(await push(founder, change)).toMatchObject([{ ok: true }])
      expect((await feed(page.next)).records).toMatchObject([{ rec: onlyRecord(change).rec }])
    } finally {
      await again.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})

test('is refused with another key, cut short, or with a byte changed; nothing stays behind', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'halte-restored-'))
  const fresh = await startTestServer({ catalogue: CATALOGUE, dataDir })
  try {
    const input = { ownerUrl: fresh.database.ownerUrl, dataDir }
    const other = await newRecoveryIdentity()
    expect(
      await restore({ ...input, identity: other.identity, in: Readable.from([file]), keys: Readable.from([keys]) }),
    ).toMatchObject({
      code: 'restore.key',
    })
    const { identity } = org.recovery
    const cut = file.subarray(0, file.length - 70)
    expect(await restore({ ...input, identity, in: Readable.from([cut]), keys: Readable.from([keys]) })).toMatchObject({
      code: 'restore.damaged',
    })
    const bent = Buffer.from(file)
    bent[bent.length - 200] = (bent[bent.length - 200] ?? 0) ^ 1
    expect(await restore({ ...input, identity, in: Readable.from([bent]), keys: Readable.from([keys]) })).toMatchObject(
      { code: 'restore.damaged' },
    )
    for (const rows of (await everyRow(fresh.database.ownerUrl)).values()) expect(rows).toEqual([])
  } finally {
    await fresh.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('a disk that is full ends a backup with that word, at the first file as at the second', async () => {
  const { ownerUrl } = server.database
  const full = () =>
    new Writable({
      write: (_, __, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' })),
    })
  for (const [out, keysOut] of [
    [full(), collector().out],
    [collector().out, full()],
  ] as const)
    await expect(backup({ ownerUrl, dataDir: server.dataDir, out, keysOut })).rejects.toMatchObject({ code: 'ENOSPC' })
})

/** Last, because a row more would make the database differ from the file. */
test('a backup is noted in the organisation’s own log', async () => {
  await noteBackup(server.database.appUrl, org.org, createLog('error'))
  const client = new pg.Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  await client.query('begin; set local role halte_backup')
  const { rows } = await client.query(`select objects from audit_entry where action = 'backup'`)
  await client.end()
  expect(rows).toEqual([{ objects: [org.org] }])
})
