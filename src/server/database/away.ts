import pg from 'pg'

/** Whether what was asked for has happened: not at all, or nobody can tell because the answer to `commit` is missing. */
export type Outcome = 'undone' | 'unknown'

/** The database is gone or refuses for now: an outage, not a bug. Asking again later may work. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  readonly code: 'database.away' | 'database.full'
  readonly outcome: Outcome

  constructor(code: 'database.away' | 'database.full', outcome: Outcome, cause: unknown) {
    super(code, { cause })
    this.code = code
    this.outcome = outcome
  }
}

/** Connection failures, shutdown, crash and start-up of the server, too many connections. */
const AWAY =
  /^(08...|57P0[123]|53300|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const FULL = /^(53100|58030|ENOSPC)$/
/** pg gives these no code. */
const SPOKEN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/** Turns an outage into a `DatabaseAway`; anything else comes back as it is. */
export function asAway(error: unknown, outcome: Outcome): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseAway) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (FULL.test(code)) return new DatabaseAway('database.full', outcome, error)
  if (AWAY.test(code) || SPOKEN.test(error.message)) return new DatabaseAway('database.away', outcome, error)
  return error
}

/** Two transactions stood in each other's way; the same one, done again, may pass. */
export function isCollision(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01')
}
