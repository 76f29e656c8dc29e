/**
 * The table of facts of a kind: a real column each, led by the organisation, every coded value checked by the database too
 * (architecture.md, "The database"). What the migrations make of it so far is `migrations/facts.json`; the difference becomes a
 * migration of its own (facts-change.ts), and a test compares declaration, migrations and a live database.
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

/** The tables of all kinds that have facts, in the order of the catalogue. */
export function factsTables(catalogue: Catalogue): FactsTable[] {
  return catalogue.kinds.map(factsTable).filter(table => table !== undefined)
}

/** The statements that make one table and its indexes, as the checked-in migrations hold them. */
export function tableSql({ table, columns, indexes }: FactsTable): string {
  const lines = [
    'org_id uuid not null',
    'id uuid not null',
    'root_id uuid not null',
    'version integer not null check (version > 0)',
    ...columns.map(columnSql),
    'primary key (org_id, id)',
  ]
  const create = `\ncreate table ${table} (\n  ${lines.join(',\n  ')}\n);`
  return [create, ...indexes.map(index => indexSql(table, index))].join('\n')
}

/** The statement that makes one index of a table of facts. */
export const indexSql = (table: string, { name, columns }: FactsTable['indexes'][number]): string =>
  `create index ${name} on ${table} (${columns.map(indexed).join(', ')});`

/** One column of a table of facts as SQL, with its CHECK. */
export const columnSql = ({ column, sqlType, notNull, check }: FactColumn): string =>
  [`"${column}"`, sqlType, ...(notNull ? ['not null'] : []), ...(check === undefined ? [] : [`check (${check})`])].join(
    ' ',
  )

/** Column names are quoted: `user` is a word of SQL. */
const indexed = (column: string): string => (column === 'id desc' ? 'id desc' : `"${column}"`)
