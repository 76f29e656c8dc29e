import type { Kysely, Transaction } from 'kysely'

/** Queries are plain SQL with typed rows (`sql<Row>`); the schema is `migrations/`, so Kysely needs no tables. */
export type Tables = Record<never, never>
/** Connections of the role `halte_app`. */
export type Db = Kysely<Tables>
/** A running transaction with its row-level security context. */
export type Trx = Transaction<Tables>
