import { setTimeout as sleep } from 'node:timers/promises'
import { type ControlledTransaction, type Kysely, sql, type Transaction } from 'kysely'
import { asAway, isCollision } from './away.ts'

/** For whom a transaction runs. Row-level security reads it as `current_setting('halte.org', true)` and so on. */
export interface Context {
  readonly org: string
  readonly user?: string | undefined
  readonly role?: string | undefined
  readonly device?: string | undefined
  /** The moment of the transaction, ISO 8601: what was given until then has ended before anything is seen. */
  readonly now?: string | undefined
}

export interface TransactionOptions {
  /** Milliseconds one statement may take; 30,000 unless given. */
  readonly timeoutMs?: number
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
  /** Also looks up the teams of the person (`halte_enter`), in the statement that sets the context: one question less. */
  readonly enter?: boolean
}

const SETTINGS = ['org', 'user', 'role', 'device', 'now'] as const
const ATTEMPTS = 5

/**
 * Runs `work` in one transaction, with the context set for that transaction only: nothing of it stays on the connection.
 * Done again (up to 5 times) when it collides with another one, so `work` must have no effect but on the database.
 * Throws `DatabaseAway` for an outage, with its outcome, and whatever `work` throws, after undoing everything.
 */
export async function withTransaction<Tables, Result>(
  db: Kysely<Tables>,
  context: Context,
  work: (trx: Transaction<Tables>) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, context, work, options)
    } catch (error) {
      if (!isCollision(error) || attempt === ATTEMPTS) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

async function once<Tables, Result>(
  db: Kysely<Tables>,
  context: Context,
  work: (trx: Transaction<Tables>) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  let trx: ControlledTransaction<Tables>
  try {
    const builder = db.startTransaction().setIsolationLevel(options.isolation ?? 'read committed')
    trx = await (options.readOnly ? builder.setAccessMode('read only') : builder).execute()
  } catch (error) {
    throw asAway(error, 'undone')
  }
  let result: Result
  try {
    await setContext(trx, context, options)
    result = await work(trx)
  } catch (error) {
    await trx
      .rollback()
      .execute()
      .catch(() => undefined)
    throw asAway(error, 'undone')
  }
  try {
    await trx.commit().execute()
    return result
  } catch (error) {
    throw asAway(error, 'unknown')
  }
}

/** Every setting is written, also the absent ones: an empty value matches no row. */
async function setContext<Tables>(
  trx: Transaction<Tables>,
  context: Context,
  { timeoutMs = 30_000, enter = false }: TransactionOptions,
): Promise<void> {
  const calls = SETTINGS.map(name => sql`set_config(${`halte.${name}`}, ${context[name] ?? ''}, true)`)
  const timeout = sql`set_config('statement_timeout', ${String(timeoutMs)}, true)`
  // A select list is worked off from left to right: the teams are looked up for whoever was just set.
  await sql`select ${sql.join(calls)}, ${timeout}${enter ? sql`, halte_enter()` : sql``}`.execute(trx)
}
