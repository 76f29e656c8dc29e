import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Problem } from '../problem.ts'

/** The checked-in migrations: `NNN-name.sql`, plain SQL, forward only. */
export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface Applied {
  readonly name: string
  readonly checksum: string
}

/** Any number will do, as long as every Halte uses the same one. */
const TURN = 4_600_001

/**
 * Brings the database up to date as its owner, and returns the names of what was applied now. Each file runs in one
 * transaction with the row that records it. Refuses (a `Problem`) a file that was edited after it was applied, one that
 * is gone, one that is numbered before what is applied. Two servers that start together take turns.
 */
export async function migrate(ownerUrl: string, folder: string = MIGRATIONS): Promise<string[]> {
  const available = migrationsIn(folder)
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [TURN])
    const pending = pendingOf(available, await appliedIn(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    // Ending the session gives the turn back, also after a failure.
    await client.end().catch(() => undefined)
  }
}

function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder).filter(name => /^\d{3}-[a-z0-9-]+\.sql$/.test(name))
  return names.sort().map(name => {
    // A checkout on Windows may have other line ends; the migration is the same.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    const checksum = createHash('sha256').update(sql).digest('hex')
    return { number: Number(name.slice(0, 3)), name: name.replace(/\.sql$/, ''), sql, checksum }
  })
}

async function appliedIn(client: pg.Client): Promise<Applied[]> {
  await client.query(`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<Applied>('select name, checksum from migration order by name')
  return rows
}

function pendingOf(available: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(available.map(migration => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const file = byName.get(name)
    if (file === undefined) throw new Problem('migration.missing', { name })
    if (file.checksum !== checksum) throw new Problem('migration.changed', { name })
  }
  const last = applied.at(-1)?.name ?? ''
  const pending = available.filter(({ name }) => !applied.some(done => done.name === name))
  const taken = new Set(applied.map(({ name }) => Number(name.slice(0, 3))))
  for (const { name, number } of pending) {
    if (name < last || taken.has(number)) throw new Problem('migration.order', { name, last })
    taken.add(number)
  }
  return pending
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Problem('migration.failed', { name, detail: error instanceof Error ? error.message : '' }, error)
  }
}
