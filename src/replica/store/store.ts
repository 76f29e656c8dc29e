/**
 * Where a device keeps its sealed copy. A store sees ciphertext, wraps as delivered, and values sealed with the person's
 * local-cache key; only ids, versions and cursors are plain (decision 0040). IndexedDB, SQLite and memory behave alike.
 */
import type { Bytes, Compartment } from '#vault'

/** One link of a version chain as delivered; `sealed` only for what the person may open. */
export type StoredChain = { version: number; vr: Bytes; sig: Bytes; sealed?: Bytes }
/** A record as the server last confirmed it. `box` holds kind and coded facts under the local-cache key. */
export type StoredRecord = {
  root: string
  rec: string
  box: Bytes
  chains: Partial<Record<Compartment | 'facts', StoredChain>>
  at: string
}
export type StoredWrap = { root: string; team: string; teamEpoch: number; caseEpoch: number; scope: string; box: Bytes }
export type StoredHead = { seq: number; hash: Bytes; author: string; sig: Bytes }

/** The tables of a store and what they hold. Keys are strings, ordered by code unit. */
export interface Tables {
  /** Small plain values: cursors, the account as delivered, the pinned root fingerprint. */
  meta: string
  /** Directory statements as delivered (JSON), by padded sequence number. */
  statements: string
  /** `root/team/caseEpoch`. */
  wraps: StoredWrap
  /** `root/rec`. */
  records: StoredRecord
  /** By root. */
  heads: StoredHead
  /** Sealed edits by padded sequence number, in the order they were made. */
  outbox: Bytes
  /** Sealed lists of opened headers and the sealed search snapshot. */
  packs: Bytes
  /** `root/rec` of records whose pack is older than they are. */
  stale: string
  /** Sealed small things: conflicts, alarms, file states, pins; by `kind/id`. */
  kept: Bytes
  /** Attachment chunks, ciphertext, `file/index`. */
  chunks: Bytes
}
export type TableName = keyof Tables
export const TABLES = [
  'meta',
  'statements',
  'wraps',
  'records',
  'heads',
  'outbox',
  'packs',
  'stale',
  'kept',
  'chunks',
] as const satisfies readonly TableName[]

/** One write of a batch; without `value` the key is removed. */
export type Write = { [T in TableName]: { table: T; key: string; value?: Tables[T] } }[TableName]

/** Tables of keys and values with atomic, durable batches. */
export interface Store {
  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined>
  /** The values of those keys that are there, in one look: a browser pays far more for the look than for the value. */
  many<T extends TableName>(table: T, keys: readonly string[]): Promise<Map<string, Tables[T]>>
  /** Entries whose key starts with `prefix`, in key order; everything without one. */
  range<T extends TableName>(table: T, prefix?: string): Promise<Array<[string, Tables[T]]>>
  /** Keys only, as {@link range}. */
  keys(table: TableName, prefix?: string): Promise<string[]>
  /**
   * All of the batch or nothing, on disk when it resolves. `relaxed` lets the system write later: for what the server
   * can deliver again. Throws {@link StoreFull} when there is no room, {@link StoreGone} when the store was taken away.
   */
  write(batch: readonly Write[], durability?: 'relaxed'): Promise<void>
  /** Removes everything. */
  clear(): Promise<void>
  close(): Promise<void>
  /**
   * Calls `then` when the browser threw away what was kept here while it was open; by then the store works again, empty. Or
   * when it was taken over by another tab: then everything throws {@link StoreGone}.
   */
  lost?(then: (how: 'evicted' | 'taken') => void): void
}

/** Thrown by a write for which there is no room: nothing of it was kept. */
export class StoreFull extends Error {}
/** Thrown when the store was taken away by another tab, or cannot be used at all. */
export class StoreGone extends Error {}
/** Thrown when whoever has the store closed it meanwhile, by locking: what was asked of it has nobody who waits for it. */
export class StoreEnded extends StoreGone {}

/** Thrown by `open` when another tab or process has the store: one copy has one writer (decision 0042). */
export class StoreBusy extends Error {}

/** The store that lists the accounts of a device; the only one that several tabs or processes may have open. */
export const DEVICE_STORE = 'device'

/** Opens stores by name: `device` for the list of accounts, one for each account. */
export interface Stores {
  /** `takeOver`: another tab that has it is asked to let go, and made to when it does not answer. */
  open(name: string, takeOver?: boolean): Promise<Store>
  /** Removes a store and what it held. */
  remove(name: string): Promise<void>
}

/** The end of the keys that start with a prefix: no key of ours holds this character. */
export const PREFIX_END = '\uffff'
