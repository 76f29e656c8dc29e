import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'

const { builtins } = pg.types

/** `2026-11-21 18:42:02.123456+00` → `2026-11-21T18:42:02.123456Z`; a JavaScript date would cut the microseconds. */
function instant(text: string): string {
  return text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z')
}

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, text => text],
  [builtins.TIMESTAMP, text => text],
  [builtins.TIMESTAMPTZ, instant],
])

const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format),
}

/**
 * Connections for the address. What comes back: `bigint` and `numeric` as string (no precision is lost), `date` as
 * `YYYY-MM-DD`, `timestamptz` as ISO 8601 in UTC with microseconds, `bytea` as Buffer, `jsonb` parsed.
 * A connection the database drops is forgotten and replaced; the caller that was using it gets the error.
 */
export function createPool(
  url: string,
  log: Log,
  options: { max?: number; statementTimeoutMs?: number } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    // Prepared statements (../db.ts) must not be planned anew for each value.
    options: `-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_mergejoin=off -c enable_hashjoin=off -c statement_timeout=${options.statementTimeoutMs ?? 30_000}`,
    types: TYPES,
  })
  // Also while it is in use: the query that was running fails by itself, and an unheard error would end the server.
  pool.on('connect', client => client.on('error', error => log.fault('database.connection-lost', error)))
  pool.on('error', () => undefined)
  return pool
}

/** Kysely over the pool. `Tables` describes the schema (the server's `tables.ts`). */
export function createDatabase<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
