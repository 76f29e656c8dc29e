/**
 * Lists by coded facts: 25 of 100,000 cases, as the server's own role. Three ways over the same rows, in turns: the bare SQL
 * on a table without row-level security, the server's own list (its transaction, its context, row-level security) on the
 * same connection, and the same list through HTTP.
 */
import { sql } from 'kysely'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { factsTable } from '#records'
import { createPool } from '#server/database/index.ts'
import { type Db, openDb } from '#server/db.ts'
import { createLog } from '#server/log.ts'
import { call, enrol, found, mustBe, teamNamed } from '#server/testing-device.ts'
import { inTransaction } from '#server/work.ts'
import { BARE, fillFacts } from './fact-rows.ts'
import { type Figure, say } from './measurement.ts'
import type { Server } from './server.ts'
import { p95, timed } from './statistics.ts'

const ROWS = 100_000
const PAGE = 25
const ROUNDS = 60
const WARM_UP = 20
/** What people list by: a status, a stage, a stage of one level of risk, the status of one team, everything. */
const WHERE = (team: string): ReadonlyArray<Record<string, string>> => [
  { status: 'Active' },
  { stage: 'returnOrStay' },
  { stage: 'protection', riskLevel: 'high' },
  { team, status: 'FollowUp' },
  {},
]

export async function listFacts(server: Server): Promise<Figure[]> {
  const organisation = await found(server.url)
  const worker = await enrol(organisation, 'bojana', ['everyone', 'cases'])
  const mine = teamNamed(organisation, 'cases').id
  const who = { org: organisation.org, user: worker.user }
  const filled = await timed(() =>
    fillFacts(server.ownerUrl, ROWS, { ...who, mine, other: teamNamed(organisation, 'desk').id }),
  )
  say(`${ROWS} rows of facts in ${Math.round(filled.ms / 1000)} s`)
  const pool = createPool(server.appUrl, createLog('silent'), { max: 1 })
  const db = openDb(pool)
  const table = tableOf()
  const ways = {
    bare: (where: Record<string, string>) => list(db, BARE, table.columns, who.org, where),
    secured: (where: Record<string, string>) =>
      inTransaction(db, who, Date.now(), ({ trx }) => list(trx, table.name, table.columns, who.org, where)),
    http: async (where: Record<string, string>) => {
      const query = Object.keys(where).length === 0 ? {} : { where: JSON.stringify(where) }
      return (await mustBe(call(worker, 'facts', { params: { kind: 'case' }, query }))).rows.length
    },
  }
  const times = { bare: [] as number[], secured: [] as number[], http: [] as number[] }
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const where of WHERE(mine)) {
      for (const way of ['bare', 'secured', 'http'] as const) {
        const { ms, value } = await timed(() => ways[way](where))
        if (value < PAGE) throw new Error(`${way} gave ${value} rows`)
        if (round >= 0) times[way].push(ms)
      }
    }
  }
  await pool.end()
  const bare = p95(times.bare)
  return [
    { name: 'list_facts_100k_p95_ms', value: p95(times.secured), unit: 'ms', limit: 2 * bare },
    { name: 'list_facts_100k_sql_p95_ms', value: bare, unit: 'ms' },
    { name: 'list_facts_100k_http_p95_ms', value: p95(times.http), unit: 'ms' },
  ]
}

function tableOf() {
  const kind = CATALOGUE.get('case')
  const table = kind === undefined ? undefined : factsTable(kind)
  if (table === undefined) throw new Error('cases have no facts')
  return { name: table.table, columns: table.columns.map(({ field, column }) => ({ field, column })) }
}

/** The statement of the server's list, on one table or the other. */
async function list(
  db: Db,
  table: string,
  columns: ReadonlyArray<{ field: string; column: string }>,
  org: string,
  where: Record<string, string>,
): Promise<number> {
  const conditions = columns.flatMap(({ field, column }) => {
    const value = where[field]
    return value === undefined ? [] : [sql` and f.${sql.ref(column)} = ${value}`]
  })
  const { rows } = await sql`select f.id, f.root_id, ${sql.join(columns.map(({ column }) => sql`f.${sql.ref(column)}`))}
    from ${sql.table(table)} f where f.org_id = ${org}::uuid ${sql.join(conditions, sql``)}
    order by f.id desc limit ${PAGE + 1}`.execute(db)
  return rows.length
}
