/**
 * Attack 4, second half: the same relations straight at the database as the role the server uses, as an injection would have
 * it, for every table the live database has; and requests that try to reach past their object (security.md section 8, test 4).
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { changeOf, newCase, push } from '#server/testing-cases.ts'
import { call, freshId, mustBe, send, teamNamed } from '#server/testing-device.ts'
import { type Cast, castOf, copyOf } from '#testing/cast.ts'
import { plantRows } from '#testing/plant-rows.ts'

let server: TestServer
let cast: Cast
let owner: pg.Client
let app: pg.Client
let tables: Table[]

/** A table of the live database and the columns that say whose a row is. */
interface Table {
  readonly name: string
  readonly columns: ReadonlySet<string>
  readonly forced: boolean
  readonly owner: string
  readonly appendOnly: boolean
}

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 50 })
  cast = await castOf(server)
  owner = new pg.Client({ connectionString: server.database.ownerUrl })
  app = new pg.Client({ connectionString: server.database.appUrl })
  await owner.connect()
  await app.connect()
  tables = await tablesOf(owner)
  await owner.query('set role halte_backup')
  await plantRows(
    owner,
    tables.map(({ name }) => name),
    cast,
  )
})
afterAll(async () => {
  await owner?.end()
  await app?.end()
  await server?.stop()
})

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { columns: string[] }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      exists (select from pg_trigger where tgrelid = c.oid and tgname = 'append_only') as "appendOnly"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f') order by 1`)
  return rows.map(row => ({ ...row, columns: new Set(row.columns) }))
}

/** What the server itself needs and nobody's: the list of migrations done. */
const NOBODYS = ['migration']
/** Public by intent: the sign-in page lists organisations by name, and whether the demonstration is ready. */
const PUBLIC = ['organisation', 'demonstration']
/** Says of a case only what the organisation's audit log says as well: that it exists, and who wrote when. */
const LOGS = ['change']
const ofCase = ({ name, columns }: Table) => columns.has('root_id') && !LOGS.includes(name)
const data = () => tables.filter(({ name }) => !NOBODYS.includes(name))

/** Contexts a transaction of the server can be in; the removed person still has hers if her session slipped through. */
const CONTEXTS = [
  'member of the team',
  'member of a narrower team',
  'member of another team',
  'without team',
  'removed, with the old cookie',
  'unconfirmed',
  'officer of another organisation',
  'nobody',
] as const
type ContextName = (typeof CONTEXTS)[number]
const REACH: ReadonlySet<ContextName> = new Set(['member of the team', 'member of a narrower team'])

const contextOf = (name: ContextName) => {
  const device = cast.people[name]?.device
  return name === 'nobody' || device === undefined ? { org: '', user: '' } : { org: device.org, user: device.user }
}

/** Runs as `halte_app` in the context and leaves nothing behind. */
async function inContext<T>(name: ContextName, act: () => Promise<T>): Promise<T> {
  const { org, user } = contextOf(name)
  await app.query('begin')
  try {
    await app.query(
      `select set_config('halte.org', $1, true), set_config('halte.user', $2, true), set_config('halte.role', '', true)`,
      [org, user],
    )
    await app.query('select halte_enter()')
    return await act()
  } finally {
    await app.query('rollback')
  }
}

async function count(client: pg.Client, table: string, where: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    `select count(*) as n from ${pg.escapeIdentifier(table)} where ${where}`,
    values,
  )
  return Number(rows[0]?.n)
}

/** The SQLSTATE with which a statement is refused, or undefined when it went through. */
async function refusalOf(sql: string, values: unknown[] = []): Promise<string | undefined> {
  await app.query('savepoint attempt')
  try {
    await app.query(sql, values)
    return undefined
  } catch (error) {
    await app.query('rollback to savepoint attempt')
    return error instanceof pg.DatabaseError ? error.code : 'unknown'
  }
}
const DENIED = '42501'

describe('the role the server uses', () => {
  test('is no superuser, bypasses nothing, owns nothing, and is a member of nothing that would', async () => {
    const { rows } =
      await owner.query(`select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication
      from pg_roles r where pg_has_role('halte_app', r.oid, 'member') order by 1`)
    expect(rows.map(({ rolname }) => rolname)).toEqual(['halte_app', 'halte_audit_insert', 'halte_stats_ro'])
    for (const { rolname, ...powers } of rows)
      expect([rolname, Object.values(powers)]).toEqual([rolname, [false, false, false, false, false]])
    const owned = await owner.query(`select classid::regclass, objid from pg_shdepend
      where refclassid = 'pg_authid'::regclass and deptype = 'o'
        and refobjid in (select oid from pg_roles where pg_has_role('halte_app', oid, 'member'))`)
    expect(owned.rows).toEqual([])
  })

  test('may create nothing and run no function of the owner but the listed narrow questions', async () => {
    const { rows } = await owner.query(`select has_schema_privilege('halte_app', 'public', 'create') as objects,
      has_database_privilege('halte_app', current_database(), 'create') as schemas`)
    expect(rows).toEqual([{ objects: false, schemas: false }])
    const functions =
      await owner.query(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and has_function_privilege('halte_app', oid, 'execute') order by 1`)
    expect(functions.rows.map(({ proname }) => proname)).toEqual([
      'halte_approvers',
      'halte_conclude',
      'halte_end_covers',
      'halte_had_at_end',
      'halte_invitation_org',
      'halte_left_alone',
      'halte_reads',
      'halte_seen',
      'halte_session',
      'halte_sharing',
      'halte_stirred',
      'halte_throw_away',
      'halte_waits',
      'halte_widens',
      'halte_writes',
    ])
  })

  test('stands before forced row-level security on every table', () => {
    expect(tables.length).toBeGreaterThan(30)
    expect(
      data()
        .filter(({ forced }) => !forced)
        .map(({ name }) => name),
    ).toEqual([])
    expect(new Set(tables.map(table => table.owner)).has('halte_app')).toBe(false)
  })

  test('every table says whose its rows are', () => {
    expect(
      data()
        .filter(({ columns }) => !columns.has('org_id'))
        .map(({ name }) => name),
    ).toEqual([])
  })

  test('every table has rows of the organisation under attack, so that an empty answer means something', async () => {
    const empty: string[] = []
    for (const { name } of data()) if ((await count(owner, name, 'org_id = $1', [cast.org.org])) === 0) empty.push(name)
    expect(empty).toEqual([])
  })
})

describe.each(CONTEXTS)('as %s', name => {
  const home = name !== 'officer of another organisation' && name !== 'nobody'

  test('sees of the organisation what the relation gives, and nothing else', async () => {
    const wrong: string[] = []
    await inContext(name, async () => {
      for (const table of data()) {
        if (PUBLIC.includes(table.name)) continue
        if ((await refusalOf(`select from ${pg.escapeIdentifier(table.name)} limit 0`)) !== undefined) continue
        const seen = await count(app, table.name, 'org_id = $1', [cast.org.org])
        const open = ofCase(table) ? await count(app, table.name, 'root_id = $1', [cast.open.root]) : 0
        const foreign = await othersRows(table, contextOf(name).user)
        if (!home && seen > 0) wrong.push(`${table.name}: ${seen} rows of another organisation`)
        if (!REACH.has(name) && open > 0) wrong.push(`${table.name}: ${open} rows of a closed case`)
        if (REACH.has(name) && ofCase(table) && open === 0) wrong.push(`${table.name}: open case unseen`)
        if (foreign > 0) wrong.push(`${table.name}: ${foreign} rows of someone else's own`)
      }
    })
    expect(wrong).toEqual([])
  })

  test('changes and removes nothing of a closed case or another organisation', async () => {
    if (REACH.has(name)) return
    const wrong: string[] = []
    await inContext(name, async () => {
      for (const table of data()) {
        const named = pg.escapeIdentifier(table.name)
        const column = ofCase(table) ? 'root_id' : home ? undefined : 'org_id'
        if (column === undefined) continue
        const value = column === 'root_id' ? cast.open.root : cast.org.org
        for (const sql of [
          `update ${named} set ${column} = ${column} where ${column} = $1`,
          `delete from ${named} where ${column} = $1`,
        ]) {
          const refused = await refusalOf(`${sql.replace(/where .*/, '')} where ${column} = $1`, [value])
          if (refused === undefined && (await touched(sql, value)) > 0) wrong.push(sql)
        }
      }
    })
    expect(wrong).toEqual([])
  })

  test('adds nothing to a closed case or another organisation', async () => {
    if (REACH.has(name)) return
    const wrong: string[] = []
    const copies = await Promise.all(
      data().map(async table => {
        const where = ofCase(table) ? 'root_id = $1' : 'org_id = $1'
        const value = ofCase(table) ? cast.open.root : cast.org.org
        const { rows } = await owner.query(
          `select to_jsonb(t) as row from ${pg.escapeIdentifier(table.name)} t where ${where} limit 1`,
          [value],
        )
        return { table, row: rows[0]?.row }
      }),
    )
    await inContext(name, async () => {
      for (const { table, row } of copies) {
        if (row === undefined || (home && !ofCase(table))) continue
        const named = pg.escapeIdentifier(table.name)
        // Row-level security speaks before uniqueness: a duplicate that gets as far as its key was let in.
        const refused = await refusalOf(
          `insert into ${named} select * from jsonb_populate_record(null::public.${named}, $1)`,
          [JSON.stringify(row)],
        )
        if (refused !== DENIED) wrong.push(`${table.name}: ${refused ?? 'taken'}`)
      }
    })
    expect(wrong).toEqual([])
  })

  test('history stays: what is append-only is neither changed nor removed', async () => {
    const wrong: string[] = []
    await inContext(name, async () => {
      for (const { name: table } of tables.filter(({ appendOnly }) => appendOnly))
        for (const sql of [`update ${table} set org_id = org_id`, `delete from ${table}`, `truncate ${table}`])
          if ((await refusalOf(sql)) !== DENIED) wrong.push(sql)
    })
    expect(wrong).toEqual([])
  })
})

async function touched(sql: string, value: string): Promise<number> {
  return (await app.query(sql, [value])).rowCount ?? 0
}

/** Rows that belong to one person alone and not to this one. */
async function othersRows({ name, columns }: Table, me: string): Promise<number> {
  const own = columns.has('to_user')
    ? 'to_user'
    : ['account', 'account_pending', 'session', 'mail_address', 'mail_day', 'mail_out'].includes(name)
      ? 'user_id'
      : undefined
  return own === undefined ? 0 : count(app, name, `${own}::text <> $1`, [me])
}

describe('append-only', () => {
  test('every table of sealed versions, signatures and audit is, also for the owner', async () => {
    const kept = tables.filter(({ appendOnly }) => appendOnly).map(({ name }) => name)
    for (const { name } of tables)
      if (/^(audit_|sealed_|version$|statement$|team_(grant|history|escrow)$|file_chunk$)/.test(name))
        expect(kept).toContain(name)
    await owner.query('reset role')
    for (const table of kept)
      for (const sql of [`update ${table} set org_id = org_id`, `delete from ${table}`, `truncate ${table} cascade`])
        await expect(owner.query(sql), sql).rejects.toMatchObject({ code: DENIED })
    await owner.query('set role halte_backup')
  })
})

describe('a compartment of the case that a narrower team does not open', () => {
  const narrative = async (): Promise<string> => {
    const { records } = await mustBe(call(cast.org.founder, 'root', { params: { root: cast.open.root } }))
    const sealed = records.flatMap(({ versions }) => versions).find(({ comp }) => comp === 'narrative')?.sealed
    if (sealed === undefined) throw new Error('no narrative')
    return sealed
  }
  const narrow = () => {
    const device = cast.people['member of a narrower team']?.device
    if (device === undefined) throw new Error('nobody')
    return device
  }

  test('comes in no answer to its members', async () => {
    const sealed = await narrative()
    const team = teamNamed(cast.org, 'narrow').id
    const paths = [
      `/api/feed/${team}`,
      `/api/roots/${cast.open.root}`,
      `/api/roots/${cast.open.root}/records/${cast.open.root}/versions`,
      `/api/roots/${cast.open.root}/records/${cast.open.root}/versions?comp=narrative`,
    ]
    for (const path of paths) {
      const response = await send(narrow(), 'GET', path)
      expect(response.status).toBe(200)
      expect((await response.text()).includes(sealed), path).toBe(false)
    }
    const { rows } = await inContext('member of a narrower team', () =>
      app.query(`select distinct comp from sealed_version where root_id = $1 order by 1`, [cast.open.root]),
    )
    expect(rows.map(({ comp }) => comp)).toEqual(['header', 'identity'])
  })

  test('is not written by its members, alone or beside what they may write', async () => {
    for (const sealed of [{ narrative: { summary: 'x' } }, { header: { 1: 'X' }, narrative: { summary: 'x' } }]) {
      const change = await changeOf(cast.org, narrow(), copyOf(cast.open), { rec: cast.open.root, sealed })
      expect(await push(narrow(), change)).toMatchObject([{ ok: false, code: 'right.missing' }])
    }
  })

  test('is not given to others, nor to themselves, by a wider wrap', async () => {
    const { records: _, wraps } = await mustBe(call(cast.org.founder, 'root', { params: { root: cast.open.root } }))
    const full = wraps.find(({ team }) => team === teamNamed(cast.org, 'cases').id)
    if (full === undefined) throw new Error('no wrap')
    for (const team of ['narrow', 'desk', 'everyone']) {
      const wrap = { ...full, team: teamNamed(cast.org, team).id }
      expect((await call(narrow(), 'saveWraps', { body: { wraps: [wrap] } })).status, team).toBe(403)
    }
  })
})

describe('requests that reach past their object', () => {
  const elsewhere = () => {
    const device = cast.people['member of another team']?.device
    if (device === undefined) throw new Error('nobody')
    return device
  }

  test('a record of a closed case under an open root, and the other way round', async () => {
    const { open, change } = await newCase(cast.org, elsewhere(), ['desk'])
    expect(await push(elsewhere(), change)).toMatchObject([{ ok: true }])
    const versions = await call(elsewhere(), 'versions', { params: { root: open.root, rec: cast.open.root } })
    expect(versions.body).toEqual({ versions: [] })
    const smuggled = await changeOf(cast.org, elsewhere(), copyOf(open), {
      rec: cast.open.root,
      kind: 'note',
      sealed: { narrative: { text: 'x' } },
    })
    expect((await push(elsewhere(), smuggled))[0]?.ok).toBe(false)
    const adopted = await changeOf(cast.org, elsewhere(), copyOf(cast.open), {
      rec: freshId(),
      kind: 'note',
      sealed: { narrative: { text: 'x' } },
    })
    expect((await push(elsewhere(), adopted))[0]?.ok).toBe(false)
    const file = await call(elsewhere(), 'declareFile', {
      body: { file: cast.file, root: open.root, chunks: 1, size: 10 },
    })
    expect([404, 409]).toContain(file.status)
  })

  test('a new case wrapped to a team its author is not in', async () => {
    for (const team of ['cases', 'narrow']) {
      const { change } = await newCase(cast.org, elsewhere(), [team])
      expect((await push(elsewhere(), change))[0]).toMatchObject({ ok: false, code: 'right.missing' })
    }
  })

  test('chunks outside a file, of another file, with a range, or under a path that climbs', async () => {
    const { device } = cast.people['member of the team'] ?? { device: elsewhere() }
    for (const index of ['1', '99999', '-1', '0x0', '00', '1e3', '0%2f..%2f0'])
      expect(
        (await send(device, 'GET', `/api/files/${cast.file}/chunks/${index}`)).status,
        index,
      ).toBeGreaterThanOrEqual(400)
    const ranged = await send(elsewhere(), 'GET', `/api/files/${cast.file}/chunks/0`, undefined, { range: 'bytes=0-3' })
    expect(ranged.status).toBe(404)
    for (const path of [
      `/api/files/${cast.file}%2fchunks%2f0`,
      `/api/roots/..%2f..%2fsession`,
      `/api/feed/..`,
      `/api//session`,
    ])
      expect((await send(elsewhere(), 'GET', path)).status, path).toBeGreaterThanOrEqual(400)
  })

  test('facts filters that are SQL, other columns, other organisations', async () => {
    const where = (value: unknown) =>
      `/api/facts/case?where=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`
    for (const value of [
      { org_id: cast.org.org },
      { root_id: cast.open.root },
      { 'status" or true or "status': 'Active' },
      { __proto__x: 'Active' },
      { status: { $ne: 'Active' } },
      { status: [] },
      { caseWorker: "' or true --" },
      "not json'",
      '[]',
      'null',
    ])
      expect((await send(elsewhere(), 'GET', where(value))).status, JSON.stringify(value)).toBe(422)
    for (const value of [{ status: 'Active' }, { status: "x' or 'a'='a" }, { status: ['Active', 'x") or true --'] }]) {
      const response = await send(elsewhere(), 'GET', where(value))
      expect(response.status).toBe(200)
      expect(await response.text()).not.toContain(cast.open.root)
    }
    for (const kind of ['case;drop', 'fact_case', 'organisation', '..', '__proto__', 'toString'])
      expect(
        (await send(elsewhere(), 'GET', `/api/facts/${encodeURIComponent(kind)}`)).status,
        kind,
      ).toBeGreaterThanOrEqual(400)
  })

  test('a body with one field too many, a property from the prototype, or another person as author', async () => {
    const { device } = cast.people['member of the team'] ?? { device: elsewhere() }
    const change = await changeOf(cast.org, elsewhere(), copyOf(cast.open), {
      rec: cast.open.root,
      sealed: { header: { 1: 'X' } },
    })
    expect(await push(device, change)).toMatchObject([{ ok: false, code: 'author.mismatch' }])
    const body = JSON.stringify({ changes: [change], officer: true })
    expect((await send(device, 'POST', '/api/changes', JSON.parse(body))).status).toBe(422)
    const polluted = await fetch(`${device.url}/api/account/memo`, {
      method: 'PUT',
      headers: {
        cookie: `halte=${device.cookie}`,
        'x-halte': '1',
        origin: device.url,
        'content-type': 'application/json',
      },
      body: '{"memo":"AAAA","__proto__":{"officer":true}}',
    })
    expect(polluted.status).toBe(422)
  })

  test('requests of another site, or without our mark, change nothing', async () => {
    const { device } = cast.people['member of the team'] ?? { device: elsewhere() }
    const memo = { memo: 'AAAA' }
    const foreign: Array<Record<string, string>> = [
      { origin: 'https://evil.example.org' },
      { 'x-halte': '' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]
    for (const headers of foreign) {
      const response = await send(device, 'PUT', '/api/account/memo', memo, headers)
      expect([response.status, JSON.stringify(headers)]).toEqual([403, JSON.stringify(headers)])
    }
  })

  test('an event stream tells of no team but hers', async () => {
    const stop = new AbortController()
    const { device } = cast.people['member of another team'] ?? { device: elsewhere() }
    const response = await fetch(`${device.url}/api/events`, {
      headers: { cookie: `halte=${device.cookie}` },
      signal: stop.signal,
    })
    let heard = ''
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const desk = teamNamed(cast.org, 'desk').id
    const author = cast.people['member of the team']?.device ?? elsewhere()
    const foreign = await newCase(cast.org, author, ['cases'])
    expect(await push(author, foreign.change)).toMatchObject([{ ok: true }])
    const own = await newCase(cast.org, elsewhere(), ['desk'])
    // Her own team's news comes after the foreign one: when it is here, the other would have been.
    await reader?.read()
    expect(await push(elsewhere(), own.change)).toMatchObject([{ ok: true }])
    while (!heard.includes(desk)) heard += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(heard).not.toContain(teamNamed(cast.org, 'cases').id)
    expect(heard).not.toContain(foreign.open.root)
  })
})
