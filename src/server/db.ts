import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import { createDatabase } from './database/index.ts'

/** Queries are plain SQL with typed rows (`sql<Row>`); the schema is `migrations/`, so Kysely needs no tables. */
export type Tables = Record<never, never>
/** Connections of the role `halte_app`. */
export type Db = Kysely<Tables>
/** A running transaction with its row-level security context. */
export type Trx = Transaction<Tables>

/** More texts than our code has: the rest (filters put together at run time) is planned anew each time. */
const MAX_NAMES = 400

/**
 * Kysely over the pool, with every statement prepared once per connection. Planning a statement under row-level security costs
 * more than running it: measured, a save spent three quarters of its time in the planner.
 */
export function openDb(pool: pg.Pool): Db {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MAX_NAMES) return known
    const name = `halte_${names.size}`
    names.set(text, name)
    return name
  }
  pool.on('connect', client => {
    const plain = client.query
    Object.defineProperty(client, 'query', {
      value(...given: readonly unknown[]): unknown {
        const [text, values] = given
        const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
        return Reflect.apply(plain, client, name === undefined ? given : [{ name, text, values }, ...given.slice(2)])
      },
    })
  })
  return createDatabase<Tables>(pool)
}
