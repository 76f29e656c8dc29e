import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type AnyKind, type FactColumn, factsTable } from '#records'
import type { Handlers } from '../http/call.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'

const LIMIT = 25

const VALUE = z.union([z.string().max(200), z.number().int(), z.boolean()])
/** `{"status": "Active", "recruitment": ["AtWork", "Other"]}`: a value that must be equal, or a list of which one must be. */
const WHERE = z.record(z.string().max(48), z.union([VALUE, z.array(VALUE).min(1).max(50)]))

/** Lists by coded facts, newest first, under row-level security. */
export function factRoutes({ catalogue }: Services): Pick<Handlers, 'facts'> {
  return {
    facts: ({ params, query, transaction }) =>
      transaction(async work => {
        const kind = catalogue.get(params.kind ?? '')
        const table = kind === undefined ? undefined : factsTable(kind)
        if (kind === undefined || table === undefined) throw new Refused(404, 'kind.unknown', { place: 'kind' })
        const limit = query.limit ?? LIMIT
        const conditions = conditionsOf(kind, query.where)
        if (query.after !== undefined) conditions.push(sql`f.id < ${query.after}::uuid`)
        const columns = table.columns.map(({ column }) => sql`f.${sql.ref(column)}`)
        const { rows } = await sql<Record<string, unknown> & { id: string; root_id: string }>`
          select f.id, f.root_id, ${sql.join(columns)} from ${sql.table(table.table)} f
          where f.org_id = ${work.org}::uuid ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}
          order by f.id desc limit ${limit + 1}`.execute(work.trx)
        return {
          rows: rows
            .slice(0, limit)
            .map(row => ({ id: row.id, root: row.root_id, facts: factsOf(row, table.columns) })),
          more: rows.length > limit,
        }
      }),
  }
}

/** Facts as they were signed: absent ones have no entry. */
function factsOf(row: Record<string, unknown>, columns: readonly FactColumn[]): Record<string, unknown> {
  return Object.fromEntries(
    columns
      .map(({ field, column }) => [field, row[column]] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  )
}

function conditionsOf(kind: AnyKind, text: string | undefined): RawBuilder<unknown>[] {
  if (text === undefined) return []
  let parsed: z.infer<typeof WHERE>
  try {
    parsed = WHERE.parse(JSON.parse(text))
  } catch {
    throw new Refused(422, 'query.invalid', { place: 'where' })
  }
  const columns = new Map(factsTable(kind)?.columns.map(column => [column.field, column]))
  return Object.entries(parsed).map(([field, value]) => {
    const column = columns.get(field)
    if (column === undefined)
      throw new Refused(422, 'query.unknownField', { place: `where.${field.replaceAll(/\W/g, '?')}` })
    const values = Array.isArray(value) ? value : [value]
    const name = sql`f.${sql.ref(column.column)}`
    const type = sql.raw(column.sqlType.replace('[]', ''))
    if (!values.every(item => fits(column, item))) throw new Refused(422, 'query.invalid', { place: `where.${field}` })
    return column.sqlType === 'text[]'
      ? sql`${name} && ${values.map(String)}::text[]`
      : values.length === 1
        ? sql`${name} = ${values[0]}::${type}`
        : sql`${name} = any(${values.map(String)}::${type}[])`
  })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function fits({ sqlType }: FactColumn, value: string | number | boolean): boolean {
  if (sqlType === 'boolean') return typeof value === 'boolean'
  if (sqlType === 'integer') return typeof value === 'number' && Math.abs(value) < 2 ** 31
  return typeof value === 'string' && (sqlType !== 'uuid' || UUID.test(value))
}
