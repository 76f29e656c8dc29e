import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { ENGINES, temporaryDatabase } from './engines.ts'
import {
  createDatabase,
  createPool,
  type DatabaseAway,
  migrate,
  openDatabase,
  ROLES,
  startDatabase,
  withTransaction,
} from './index.ts'
import { databaseSecrets } from './secrets.ts'

const log = createLog('silent')

interface Tables {
  note: { org_id: string; id: number; words: string }
  counter: { id: number; n: string }
}

const FIRST = `
create table note (org_id uuid not null, id int not null, words text not null, primary key (org_id, id));
alter table note enable row level security; alter table note force row level security;
create policy own on note to halte_app using (org_id::text = current_setting('halte.org', true));
grant select, insert on note to halte_app;
create table counter (id int primary key, n bigint not null);
insert into counter values (1, 0), (2, 0);
grant select, update on counter to halte_app;`

const ORG = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'

describe.each(ENGINES)('the database ($name)', ({ pgBin }) => {
  let database: Awaited<ReturnType<typeof temporaryDatabase>>
  let folder: string
  let pool: pg.Pool

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'halte-migrations-'))
    writeFileSync(join(folder, '001-first.sql'), FIRST)
    database = await temporaryDatabase(pgBin)
    pool = createPool(database.appUrl, log)
  })

  afterAll(async () => {
    await pool?.end()
    await database?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is UTF8, in UTC, with checksums, and signs in with a password only', async () => {
    const { rows } = await pool.query(
      `select current_setting('server_encoding') enc, current_setting('TimeZone') tz, current_setting('data_checksums') sums,
              current_setting('jit') jit, current_user who`,
    )
    expect(rows).toEqual([{ enc: 'UTF8', tz: 'UTC', sums: 'on', jit: 'off', who: ROLES.app }])
    const wrong = new URL(database.appUrl)
    wrong.password = 'guess'
    const client = new pg.Client(wrong.href)
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' })
  })

  test('two servers that start together apply each migration once', async () => {
    const both = await Promise.all([migrate(database.ownerUrl, folder), migrate(database.ownerUrl, folder)])
    expect(both.flat()).toEqual(['001-first'])
    expect(await migrate(database.ownerUrl, folder)).toEqual([])
  })

  test('a migration that fails leaves nothing behind, and can be mended', async () => {
    const bad = join(folder, '002-bad.sql')
    writeFileSync(bad, 'create table half (id int); select 1/0;')
    await expect(migrate(database.ownerUrl, folder)).rejects.toMatchObject({
      code: 'migration.failed',
      data: { name: '002-bad', detail: 'division by zero' },
    })
    expect((await pool.query(`select to_regclass('half') t`)).rows).toEqual([{ t: null }])
    rmSync(bad)
    expect(await migrate(database.ownerUrl, folder)).toEqual([])
  })

  test('refuses a changed, a missing and a late-numbered migration; line ends do not count', async () => {
    const first = join(folder, '001-first.sql')
    writeFileSync(first, FIRST.replaceAll('\n', '\r\n'))
    expect(await migrate(database.ownerUrl, folder)).toEqual([])
    writeFileSync(first, `${FIRST} `)
    await expect(migrate(database.ownerUrl, folder)).rejects.toMatchObject({ code: 'migration.changed' })
    rmSync(first)
    await expect(migrate(database.ownerUrl, folder)).rejects.toMatchObject({ code: 'migration.missing' })
    writeFileSync(first, FIRST)
    for (const name of ['000-late.sql', '001-twice.sql']) {
      writeFileSync(join(folder, name), 'select 1')
      await expect(migrate(database.ownerUrl, folder)).rejects.toMatchObject({ code: 'migration.order' })
      rmSync(join(folder, name))
    }
  })

  test('the roles own nothing and bypass nothing, the owner neither', async () => {
    const { rows } = await pool.query(
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication strong, rolcanlogin login
       from pg_roles where rolname like 'halte%' and rolname <> 'halte_admin' order by rolname`,
    )
    expect(rows).toEqual([
      { rolname: 'halte_app', strong: false, login: true },
      { rolname: 'halte_audit_insert', strong: false, login: false },
      { rolname: 'halte_backup', strong: false, login: false },
      { rolname: 'halte_owner', strong: false, login: true },
      { rolname: 'halte_stats_ro', strong: false, login: false },
    ])
    await expect(pool.query('create table mine (id int)')).rejects.toMatchObject({ code: '42501' })
  })

  test('a transaction sees its organisation only, and leaves no context on the connection', async () => {
    const db = createDatabase<Tables>(createPool(database.appUrl, log, { max: 1 }))
    const seen = (org: string) => withTransaction(db, { org }, trx => trx.selectFrom('note').selectAll().execute())
    await withTransaction(db, { org: ORG }, trx =>
      trx.insertInto('note').values({ org_id: ORG, id: 1, words: 'x' }).execute(),
    )
    expect(await seen(ORG)).toEqual([{ org_id: ORG, id: 1, words: 'x' }])
    expect(await seen(OTHER)).toEqual([])
    expect(await db.selectFrom('note').selectAll().execute()).toEqual([])
    const foreign = withTransaction(db, { org: ORG }, trx =>
      trx.insertInto('note').values({ org_id: OTHER, id: 1, words: 'y' }).execute(),
    )
    await expect(foreign).rejects.toMatchObject({ code: '42501' })
    const left = await sql<{ org: string }>`select current_setting('halte.org', true) org`.execute(db)
    expect(left.rows).toEqual([{ org: '' }])
    await db.destroy()
  })

  test('colliding transactions are done again, and no addition is lost', async () => {
    const db = createDatabase<Tables>(pool)
    const add = (first: number, second: number) =>
      withTransaction(
        db,
        { org: ORG },
        async trx => {
          for (const id of [first, second]) {
            const { n } = await trx.selectFrom('counter').select('n').where('id', '=', id).executeTakeFirstOrThrow()
            await trx
              .updateTable('counter')
              .set({ n: String(BigInt(n) + 1n) })
              .where('id', '=', id)
              .execute()
          }
        },
        { isolation: 'serializable' },
      )
    const done = await Promise.allSettled([add(1, 2), add(2, 1), add(1, 2), add(2, 1)])
    const passed = done.filter(({ status }) => status === 'fulfilled').length
    expect(passed).toBeGreaterThan(1)
    const { rows } = await pool.query('select n from counter order by id')
    expect(rows).toEqual([{ n: String(passed) }, { n: String(passed) }])
  })

  test('a statement that takes too long is ended', async () => {
    const db = createDatabase<Tables>(pool)
    const slow = withTransaction(db, { org: ORG }, trx => sql`select pg_sleep(30)`.execute(trx), { timeoutMs: 50 })
    await expect(slow).rejects.toMatchObject({ code: '57014' })
  })

  test('dates, instants and big numbers come back without loss', async () => {
    const { rows } = await pool.query(
      `select date '2026-02-28' d, timestamptz '2026-11-21 18:42:02.123456+02' t, 9007199254740993::bigint b, 1.10::numeric n`,
    )
    expect(rows).toEqual([{ d: '2026-02-28', t: '2026-11-21T16:42:02.123456Z', b: '9007199254740993', n: '1.10' }])
  })

  test('used by its address: same roles, and a sign-in that is too strong is refused', async () => {
    const admin = await adminUrl(database)
    const settings = { dataDir: database.dataDir, databaseUrl: admin }
    const external = await startDatabase(settings, log)
    expect(external.engine).toBe('external')
    const client = new pg.Client(external.appUrl)
    await client.connect()
    expect((await client.query('select current_user who')).rows).toEqual([{ who: ROLES.app }])
    await client.end()
    await restorePassword(admin, database.appUrl)
    await expect(startDatabase({ ...settings, appDatabaseUrl: admin }, log)).rejects.toMatchObject({
      code: 'database.app-role-too-strong',
    })
    const stranger = new URL(admin)
    stranger.password = 'wrong'
    await expect(startDatabase({ ...settings, databaseUrl: stranger.href }, log)).rejects.toMatchObject({
      code: 'database.refused',
    })
    await expect(
      startDatabase({ ...settings, databaseUrl: 'postgresql://a:b@127.0.0.1:1/halte' }, log),
    ).rejects.toBeInstanceOf(Problem)
  })

  test('an owner who may not create roles is told the lines for the administrator', async () => {
    const client = new pg.Client(await adminUrl(database))
    await client.connect()
    await client.query(`create role weak login password 'weak'; grant connect on database halte to weak`)
    await client.end()
    const weak = new URL(database.ownerUrl)
    weak.username = 'weak'
    weak.password = 'weak'
    const refused = startDatabase({ dataDir: database.dataDir, databaseUrl: weak.href }, log)
    await expect(refused).rejects.toMatchObject({ code: 'database.roles' })
    await expect(refused).rejects.toHaveProperty('data.sql', expect.stringContaining('GRANT halte_backup TO "weak"'))
  })

  test('a command beside the server uses the running database, and leaves it running', async () => {
    const beside = await openDatabase({ dataDir: database.dataDir, pgBin }, log)
    expect(beside.ownerUrl).toBe(database.ownerUrl)
    await beside.stop()
    expect((await pool.query('select 1 one')).rows).toEqual([{ one: 1 }])
  })

  test('a database that is killed under a write: the writer hears of it, and the next one finds it again', async () => {
    const db = createDatabase<Tables>(pool)
    const { rows } = await pool.query('select pg_backend_pid() pid')
    const broken = withTransaction(db, { org: ORG }, async trx => {
      await trx.insertInto('note').values({ org_id: ORG, id: 2, words: 'z' }).execute()
      process.kill(await postmasterOf(Number(rows[0].pid)), 'SIGKILL')
      await sql`select pg_sleep(20)`.execute(trx)
    })
    const away: Partial<DatabaseAway> = { code: 'database.away', outcome: 'undone' }
    await expect(broken).rejects.toMatchObject(away)
    const found = () => withTransaction(db, { org: ORG }, trx => trx.selectFrom('note').select('id').execute())
    await expect.poll(() => found().catch(() => undefined), { timeout: 30_000 }).toEqual([{ id: 1 }])
  })
})

/** The built-in administrator, who plays the administrator of an outside server here. */
async function adminUrl({ ownerUrl, dataDir }: { ownerUrl: string; dataDir: string }): Promise<string> {
  const url = new URL(ownerUrl)
  url.username = 'halte_admin'
  url.password = databaseSecrets(dataDir).admin
  return url.href
}

/** Used by its address, the role got the password that follows from the address. */
async function restorePassword(admin: string, appUrl: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(`alter role ${ROLES.app} password ${pg.escapeLiteral(new URL(appUrl).password)}`)
  await client.end()
}

async function postmasterOf(backend: number): Promise<number> {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(backend)], { encoding: 'utf8' }))
}
