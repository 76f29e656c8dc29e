/** Declaration, checked-in migrations and a live PostgreSQL say the same about facts. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FactsTable, factsTable } from '#records'
import { arbitraryFacts } from '#records/arbitrary.ts'
import { ENGINES, temporaryDatabase } from '#server/database/engines.ts'
import { MIGRATIONS, migrate } from '#server/database/index.ts'
import { CATALOGUE } from './catalogue.ts'

const ORG = '018f0000-0000-7000-8000-000000000001'
const TABLES = CATALOGUE.kinds.flatMap(kind => {
  const table = factsTable(kind)
  return table === undefined ? [] : [{ kind, table }]
})
/** A value of the right SQL type that no list, month or range holds. */
const WRONG = { text: 'Oksana', 'text[]': ['Oksana'], integer: -1, boolean: null, uuid: null } as const

describe.each(ENGINES)('facts in $name', ({ pgBin }) => {
  const folder = mkdtempSync(join(tmpdir(), 'halte-facts-'))
  let database: Awaited<ReturnType<typeof temporaryDatabase>>
  let client: pg.Client

  beforeAll(async () => {
    // The tables alone, so that a row needs no record: who may read and write them is left to the whole of the migrations.
    writeFileSync(
      join(folder, '001-alone.sql'),
      'create function halte_secure_facts() returns void language sql as $$ select $$;',
    )
    for (const name of readdirSync(MIGRATIONS).filter(file => file.endsWith('-facts.sql')))
      copyFileSync(join(MIGRATIONS, name), join(folder, name))
    database = await temporaryDatabase(pgBin)
    await migrate(database.ownerUrl, folder)
    client = new pg.Client(database.ownerUrl)
    await client.connect()
  })
  afterAll(async () => {
    await client?.end()
    await database?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const insert = async ({ table, columns }: FactsTable, facts: Readonly<Record<string, unknown>>) => {
    const used = columns.filter(({ field }) => facts[field] !== undefined)
    const names = ['org_id', 'id', 'root_id', 'version', ...used.map(({ column }) => column)]
    const values = [ORG, ORG, ORG, 1, ...used.map(({ field }) => facts[field])]
    const slots = values.map((_, place) => `$${place + 1}`)
    const quoted = names.map(name => `"${name}"`)
    // Each try is undone: the table stays empty for the next.
    await client.query('begin')
    try {
      const { rows } = await client.query(`insert into ${table} (${quoted}) values (${slots}) returning *`, values)
      return rows[0]
    } finally {
      await client.query('rollback')
    }
  }

  it('has the declared tables, columns, types and indexes, and no others', async () => {
    const { rows } = await client.query(
      `select table_name, column_name, case data_type when 'ARRAY' then 'text[]' else data_type end as type, is_nullable = 'NO' as fixed
       from information_schema.columns where table_name like 'fact\\_%' and table_schema = 'public' order by table_name, ordinal_position`,
    )
    const own = [
      ['org_id', 'uuid', true],
      ['id', 'uuid', true],
      ['root_id', 'uuid', true],
      ['version', 'integer', true],
    ]
    const declared = TABLES.flatMap(({ table }) => [
      ...own.map(column => [table.table, ...column]),
      ...table.columns.map(({ column, sqlType, notNull }) => [table.table, column, sqlType, notNull]),
    ])
    const live = rows.map(row => [row.table_name, row.column_name, row.type, row.fixed])
    expect(live.map(String).sort()).toEqual(declared.map(String).sort())
    const indexes = await client.query(
      `select indexname from pg_indexes where tablename like 'fact\\_%' and indexname not like '%_pkey'`,
    )
    expect(indexes.rows.map(row => row.indexname).sort()).toEqual(
      TABLES.flatMap(({ table }) => table.indexes.map(index => index.name)).sort(),
    )
  })

  it('lets the server write every fact once all migrations have run, and never say whose it is', async () => {
    const whole = await temporaryDatabase(pgBin, true)
    const owner = new pg.Client(whole.ownerUrl)
    try {
      await migrate(whole.ownerUrl)
      await owner.connect()
      const { rows } = await owner.query<{ name: string; may: boolean }>(
        `select table_name || '.' || column_name as name,
           has_column_privilege('halte_app', table_name::regclass, column_name, 'update') as may
         from information_schema.columns where table_name like 'fact\\_%' and table_schema = 'public'`,
      )
      const may = rows.filter(row => row.may).map(({ name }) => name)
      expect(may.sort()).toEqual(
        TABLES.flatMap(({ table }) =>
          ['version', ...table.columns.map(({ column }) => column)].map(column => `${table.table}.${column}`),
        ).sort(),
      )
    } finally {
      await owner.end()
      await whole.remove()
    }
  })

  it('takes every record the declaration allows and gives it back unchanged', async () => {
    for (const { kind, table } of TABLES) {
      await fc.assert(
        fc.asyncProperty(arbitraryFacts(kind), async facts => {
          const row = await insert(table, facts)
          const back = Object.fromEntries(table.columns.map(({ field, column }) => [field, row[column] ?? undefined]))
          expect(back).toEqual({
            ...Object.fromEntries(table.columns.map(({ field }) => [field, undefined])),
            ...facts,
          })
        }),
        { numRuns: 10 },
      )
    }
  })

  it('refuses text in every coded column, even from a server that forgot to check', async () => {
    for (const { kind, table } of TABLES) {
      const [valid = {}] = fc.sample(arbitraryFacts(kind), { numRuns: 1, seed: 1 })
      for (const { field, sqlType, check } of table.columns) {
        if (check === undefined) continue
        await expect(
          insert(table, { ...valid, [field]: WRONG[sqlType] }),
          `${table.table}.${field}`,
        ).rejects.toMatchObject({ code: '23514' })
      }
    }
  })
})
