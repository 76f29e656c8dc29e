import { z } from 'zod'

/**
 * What is inside a backup: lines of JSON, gzipped, as an age file to the organisation's recovery recipient. First the
 * header, then for each table a line that opens it, its rows, and a line that closes it; at the end a line that says so.
 *
 * The keys of cases are in a file of their own (`keys`), which is kept for {@link KEYS_DAYS} days only: so an erased case cannot
 * be opened from any backup after that time, however long the rest is kept (security.md 5.11, decision 0118).
 */
export const HEADER = z.strictObject({
  halte: z.enum(['backup', 'keys']),
  version: z.literal(2),
  org: z.string(),
  made: z.string(),
  migrations: z.array(z.string()),
  /** Beyond every position of the feed at that moment. */
  horizon: z.string(),
  feedBase: z.string(),
  /** The pepper of sign-in proofs and the seed of the log key: without them nobody could sign in to what is restored. */
  pepper: z.string(),
  logSeed: z.string(),
  tables: z.array(z.string()),
})
export type Header = z.infer<typeof HEADER>

/** Tables of the file of keys, and of no other. */
export const KEY_TABLES: readonly string[] = ['root_wrap']
/** How long files of keys are kept. */
export const KEYS_DAYS = 30

export const OPENING = z.strictObject({ table: z.string() })
export const CLOSING = z.strictObject({ closes: z.string(), rows: z.number(), hash: z.string() })
export const END = z.strictObject({ end: z.literal(true), tables: z.number(), rows: z.number() })

/** How far it is: the table, and how many of them. */
export type Progress = (step: string, done: number, total: number) => void
/** Rows and tables that were written or read. */
export interface Counted {
  readonly rows: number
  readonly tables: number
}
/** An expected refusal. */
export interface BackupRefusal {
  readonly ok: false
  readonly code:
    | 'backup.noOrganisation'
    | 'backup.whichOrganisation'
    | 'backup.noRecovery'
    | 'backup.stopped'
    | 'restore.key'
    | 'restore.keysOld'
    | 'restore.damaged'
    | 'restore.version'
    | 'restore.notEmpty'
    | 'restore.otherSecrets'
    | 'restore.directory'
    | 'restore.audit'
  readonly data?: Record<string, unknown>
}

/** Thrown inside, returned at the door. */
export class Refusal extends Error {
  readonly value: BackupRefusal
  constructor(code: BackupRefusal['code'], data?: Record<string, unknown>) {
    super(code)
    this.value = { ok: false, code, ...(data === undefined ? {} : { data }) }
  }
}
