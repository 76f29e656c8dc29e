import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { factsTable } from '#records'
import { fromB64, verifyCheckpoint } from '#vault'
import { ENGINES } from './database/engines.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { changeOf, newCase, push } from './testing-cases.ts'
import { call, type Device, enrol, found, mustBe, type Organisation, send, teamNamed } from './testing-device.ts'

describe.each(ENGINES)('rows on $name', ({ pgBin }) => {
  let server: TestServer
  let org: Organisation
  let worker: Device
  let outsider: Device
  let owner: pg.Client
  let root: string
  beforeAll(async () => {
    server = await startTestServer({ catalogue: CATALOGUE, pgBin })
    owner = new pg.Client({ connectionString: server.database.ownerUrl })
    await owner.connect()
    org = await found(server.url)
    worker = await enrol(org, 'bojana', ['everyone', 'cases'])
    outsider = await enrol(org, 'carlos', ['everyone', 'desk'])
    const { open, change } = await newCase(org, worker, ['cases', 'narrow'])
    const note = await changeOf(org, worker, open, {
      kind: 'note',
      facts: { type: 'visit' },
      sealed: { narrative: { body: 'x' } },
    })
    expect(await push(worker, change, note)).toMatchObject([{ ok: true }, { ok: true }])
    root = open.root
    const file = root.replace(/^.{8}/, 'bbbbbbbb')
    await mustBe(call(worker, 'declareFile', { body: { file, root, chunks: 1, size: 3 } }))
    expect((await send(worker, 'PUT', `/api/files/${file}/chunks/0`, new Uint8Array(19))).status).toBe(200)
  })
  afterAll(async () => {
    await owner?.end()
    await server?.stop()
  })

  /** Runs one query as the server's role, for a person or for nobody. */
  async function as<T extends pg.QueryResultRow>(who: { org?: string; user?: string }, text: string): Promise<T[]> {
    const client = await server.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('halte.org', $1, true), set_config('halte.user', $2, true)`, [
        who.org ?? '',
        who.user ?? '',
      ])
      await client.query('select halte_enter()')
      return (await client.query<T>(text)).rows
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const count = async (who: { org?: string; user?: string }, table: string) =>
    Number((await as<{ n: string }>(who, `select count(*) as n from "${table}"`))[0]?.n)

  test('every table is led by org_id, forces row-level security, and belongs to somebody else than the server', async () => {
    const { rows } = await owner.query<{
      name: string
      forced: boolean
      first: string
      key: string | null
      owned: boolean
    }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, c.relowner = 'halte_app'::regrole as owned,
         (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = 1) as first,
         (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as key
       from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'`,
    )
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) expect(row).toMatchObject({ forced: true, first: 'org_id', key: 'org_id', owned: false })
    const tables = new Set(rows.map(({ name }) => name))
    for (const kind of CATALOGUE.kinds) {
      const facts = factsTable(kind)
      if (facts !== undefined) expect(tables).toContain(facts.table)
    }
    await expect(as({}, 'select from migration')).rejects.toThrow(/permission denied/)
  })

  test('what belongs to a case is there for its team, and for nobody else', async () => {
    const tables = [
      'root',
      'root_team',
      'root_wrap',
      'record',
      'chain',
      'version',
      'sealed_version',
      'file',
      'file_chunk',
      'fact_case',
      'fact_note',
    ]
    for (const table of tables) {
      const mine = await count({ org: org.org, user: worker.user }, table)
      expect([table, mine > 0]).toEqual([table, true])
      for (const who of [
        { org: org.org, user: outsider.user },
        { org: org.org },
        {},
        { org: root, user: worker.user },
      ]) {
        expect([table, who, await count(who, table)]).toEqual([table, who, 0])
      }
    }
    for (const table of ['account', 'session', 'statement', 'team_grant', 'invitation', 'audit_entry', 'member']) {
      expect([table, await count({}, table)]).toEqual([table, 0])
      expect([table, await count({ org: root, user: worker.user }, table)]).toEqual([table, 0])
    }
    expect(await count({ org: org.org, user: outsider.user }, 'account')).toBe(1)
  })

  test('nobody can write into a case she has no part in, take a row elsewhere, or rewrite what was', async () => {
    const other = { org: org.org, user: outsider.user }
    const me = { org: org.org, user: worker.user }
    await expect(
      as(other, `insert into record values ('${org.org}', gen_random_uuid(), '${root}', 'note', 1, 1)`),
    ).rejects.toThrow(/row-level security/)
    await expect(
      as(
        other,
        `insert into root_team values ('${org.org}', '${root}', '${teamNamed(org, 'desk').id}', '{header}', false, true, 1, 1, 1, 1)`,
      ),
    ).rejects.toThrow(/row-level security/)
    await expect(as(me, `update record set root_id = gen_random_uuid()`)).rejects.toThrow(/permission denied/)
    for (const table of [
      'version',
      'sealed_version',
      'statement',
      'audit_entry',
      'audit_leaf',
      'file_chunk',
      'change',
    ]) {
      await expect(as(me, `delete from ${table}`)).rejects.toThrow(/permission denied/)
      await expect(as(me, `update ${table} set org_id = org_id`)).rejects.toThrow(/permission denied/)
    }
    await expect(owner.query('update sealed_version set version = version')).rejects.toThrow(/append-only/)
    await expect(owner.query('delete from audit_leaf')).rejects.toThrow(/append-only/)
  })

  test('the feed, the facts and a signed checkpoint work here', async () => {
    const page = await mustBe(call(worker, 'feed', { params: { team: teamNamed(org, 'cases').id } }))
    expect(page.records).toHaveLength(2)
    expect((await mustBe(call(worker, 'facts', { params: { kind: 'note' } }))).rows).toMatchObject([
      { root, facts: { type: 'visit' } },
    ])
    await server.app.services.audit.checkpoint(org.org, Date.now())
    const { checkpoint, logKey } = await mustBe(call(worker, 'auditCheckpoint'))
    const name = `halte/${org.org}`
    expect(
      await verifyCheckpoint(checkpoint?.note ?? '', { origin: name, name, publicKey: fromB64(logKey) }),
    ).toMatchObject({ ok: true })
  })
})
