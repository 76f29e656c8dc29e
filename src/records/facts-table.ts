/**
 * The table of facts of a kind: a real column each, led by the organisation, every coded value checked by the database too
 * (architecture.md, "The database"). `migrations/002-facts.sql` is this text, checked in; a test compares them.
 */
import type { AnyField, FieldSpec } from './fields.ts'
import type { AnyKind, Catalogue } from './kinds.ts'

export interface FactColumn {
  /** Name of the fact. */
  readonly field: string
  /** Name of the column, snake case. */
  readonly column: string
  readonly sqlType: 'text' | 'text[]' | 'boolean' | 'integer' | 'uuid'
  readonly notNull: boolean
  /** The condition of its CHECK, without the word; absent when the type says it all. */
  readonly check?: string
}
export interface FactsTable {
  readonly table: string
  readonly columns: readonly FactColumn[]
  readonly indexes: ReadonlyArray<{ readonly name: string; readonly columns: readonly string[] }>
}

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const quoted = (values: readonly string[]): string => values.map(value => `'${value.replaceAll("'", "''")}'`).join(', ')

/** The table of a kind, or undefined when the kind has no facts. */
export function factsTable(declared: AnyKind): FactsTable | undefined {
  const columns = Object.entries(declared.facts).map(([name, field]) => columnOf(name, field))
  if (columns.length === 0) return undefined
  const table = `fact_${snake(declared.name)}`
  const ofRoot = declared.root ? [] : [{ name: `${table}_root`, columns: ['org_id', 'root_id'] }]
  const sorted = declared.indexes.map(fields => {
    const names = fields.map(snake)
    // Lists are paged newest first by the time-ordered id.
    return { name: `${table}_${names.join('_')}`, columns: ['org_id', ...names, 'id desc'] }
  })
  return { table, columns, indexes: [...ofRoot, ...sorted] }
}

function columnOf(field: string, { spec, isRequired }: AnyField): FactColumn {
  const column = snake(field)
  const check = checkOf(column, spec)
  return { field, column, sqlType: sqlTypeOf(spec), notNull: isRequired, ...(check === undefined ? {} : { check }) }
}

function sqlTypeOf({ type }: FieldSpec): FactColumn['sqlType'] {
  if (type === 'manyOf') return 'text[]'
  if (type === 'yesNo') return 'boolean'
  if (type === 'count') return 'integer'
  return type === 'ref' || type === 'userRef' || type === 'teamRef' ? 'uuid' : 'text'
}

function checkOf(name: string, { type, list, min, max }: FieldSpec): string | undefined {
  const column = `"${name}"`
  if (type === 'oneOf') return `${column} in (${quoted(list?.values ?? [])})`
  if (type === 'manyOf') return `${column} <@ array[${quoted(list?.values ?? [])}]::text[]`
  if (type === 'count') return `${column} between ${min} and ${max}`
  if (type === 'month') return `${column} ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'`
  if (type === 'dueDay') return `${column} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'`
  return undefined
}

/** The whole migration: tables, checks, indexes. Row-level security is put on every `fact_` table by the migration after it. */
export function factsTableSql(catalogue: Catalogue): string {
  const tables = catalogue.kinds.map(factsTable).filter(table => table !== undefined)
  return [
    '-- Facts: one table per kind, one column per coded fact. Generated from the declarations of the kinds; do not edit.',
    '-- node src/capabilities/write-generated.ts',
    ...tables.map(tableSql),
    '',
  ].join('\n')
}

function tableSql({ table, columns, indexes }: FactsTable): string {
  const lines = [
    'org_id uuid not null',
    'id uuid not null',
    'root_id uuid not null',
    'version integer not null check (version > 0)',
    ...columns.map(columnSql),
    'primary key (org_id, id)',
  ]
  const create = `\ncreate table ${table} (\n  ${lines.join(',\n  ')}\n);`
  return [
    create,
    ...indexes.map(index => `create index ${index.name} on ${table} (${index.columns.map(indexed).join(', ')});`),
  ].join('\n')
}

const columnSql = ({ column, sqlType, notNull, check }: FactColumn): string =>
  [`"${column}"`, sqlType, ...(notNull ? ['not null'] : []), ...(check === undefined ? [] : [`check (${check})`])].join(
    ' ',
  )

/** Column names are quoted: `user` is a word of SQL. */
const indexed = (column: string): string => (column === 'id desc' ? 'id desc' : `"${column}"`)
