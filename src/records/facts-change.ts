/**
 * What a migration has to do for the tables of facts to become what the kinds declare now. Only what keeps every stored row and
 * every older device working is written by itself; the rest is refused, and written by hand (decision 0188).
 */
import { columnSql, type FactColumn, type FactsTable, indexSql, tableSql } from './facts-table.ts'

/**
 * The SQL from one state of the tables to another: new tables, new optional columns, longer lists, indexes. Empty when they agree.
 * Throws what it cannot do without losing something: a table, column or value that is gone, another type, a new required column.
 */
export function factsChangeSql(before: readonly FactsTable[], after: readonly FactsTable[]): string {
  const old = new Map(before.map(table => [table.table, table]))
  const kept = new Set(after.map(({ table }) => table))
  const gone = before.find(({ table }) => !kept.has(table))
  if (gone !== undefined) throw new Error(`${gone.table} is no longer declared: write its migration by hand.`)
  const statements = after.flatMap(table => {
    const was = old.get(table.table)
    return was === undefined ? [tableSql(table)] : tableChange(was, table)
  })
  if (statements.length === 0) return ''
  return [
    '-- Facts: what the declarations of the kinds added since the migration before. Generated; do not edit.',
    '-- node src/capabilities/write-generated.ts',
    ...statements,
    '-- Row-level security, and what the server may write.',
    'select halte_secure_facts();',
    '',
  ].join('\n')
}

function tableChange(before: FactsTable, after: FactsTable): string[] {
  const old = new Map(before.columns.map(column => [column.column, column]))
  const kept = new Set(after.columns.map(({ column }) => column))
  const gone = before.columns.find(({ column }) => !kept.has(column))
  if (gone !== undefined)
    throw new Error(`${after.table}.${gone.column} is no longer declared: write its migration by hand.`)
  const columns = after.columns.flatMap(column => {
    const was = old.get(column.column)
    return was === undefined ? [added(after.table, column)] : columnChange(after.table, was, column)
  })
  const text = (index: FactsTable['indexes'][number]) => indexSql(after.table, index)
  const had = new Set(before.indexes.map(text))
  const has = new Set(after.indexes.map(text))
  return [
    ...columns,
    ...before.indexes.filter(index => !has.has(text(index))).map(({ name }) => `drop index ${name};`),
    ...after.indexes.map(text).filter(sql => !had.has(sql)),
  ]
}

function added(table: string, column: FactColumn): string {
  if (column.notNull)
    throw new Error(`${table}.${column.column}: rows that exist have no value; a new fact cannot be required.`)
  return `alter table ${table} add column ${columnSql(column)};`
}

function columnChange(table: string, before: FactColumn, after: FactColumn): string[] {
  const name = `${table}.${after.column}`
  if (before.sqlType !== after.sqlType) throw new Error(`${name} changed its type: write its migration by hand.`)
  if (after.notNull && !before.notNull) throw new Error(`${name}: a fact that was optional cannot become required.`)
  const eased = before.notNull && !after.notNull
  const constraint = checkName(table, after.column)
  if (before.check !== after.check && !widens(before.check, after.check))
    throw new Error(`${name} allows less than before: rows and devices that exist would be refused.`)
  return [
    ...(eased ? [`alter table ${table} alter column "${after.column}" drop not null;`] : []),
    ...(before.check !== after.check && before.check !== undefined
      ? [`alter table ${table} drop constraint ${constraint};`]
      : []),
    ...(before.check !== after.check && after.check !== undefined
      ? [`alter table ${table} add constraint ${constraint} check (${after.check});`]
      : []),
  ]
}

/** A list that only grew, or no condition any more. Anything else may refuse what is stored. */
function widens(before: string | undefined, after: string | undefined): boolean {
  if (after === undefined) return true
  const values = (check: string) => check.match(/'(?:[^']|'')*'/g) ?? []
  const shape = (check: string) => check.replace(/'(?:[^']|'')*'(, )?/g, '')
  if (before === undefined || shape(before) !== shape(after)) return false
  const has = new Set(values(after))
  return values(before).length > 0 && values(before).every(value => has.has(value))
}

/** The name PostgreSQL gives the CHECK of a column: both parts are cut until it fits into 63 bytes, the longer one first. */
function checkName(table: string, column: string): string {
  let [left, right] = [table.length, column.length]
  while (left + right + '__check'.length > 63) left > right ? left-- : right--
  return `${table.slice(0, left)}_${column.slice(0, right)}_check`
}
