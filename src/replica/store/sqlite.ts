import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import {
  DEVICE_STORE,
  PREFIX_END,
  type Store,
  StoreBusy,
  StoreFull,
  type Stores,
  TABLES,
  type TableName,
  type Tables,
  type Write,
} from './store.ts'

type Statements = Record<'get' | 'range' | 'keys' | 'put' | 'remove', StatementSync>

/** A store in one SQLite file: write-ahead log, synchronous FULL, so a batch survives the machine losing power (a relaxed one may not). */
export class SqliteStore implements Store {
  readonly #database: DatabaseSync
  readonly #statements = new Map<TableName, Statements>()

  /** Opens or creates the file. An exclusive store belongs to one process; the system frees it when the process dies. */
  constructor(file: string, exclusive: boolean) {
    this.#database = new DatabaseSync(file)
    this.#database.exec(`pragma busy_timeout = ${BUSY_MS}`)
    if (exclusive) this.#database.exec('pragma locking_mode = exclusive')
    this.#database.exec('pragma journal_mode = wal; pragma synchronous = full')
    // Deleted ciphertext is overwritten: what was forgotten should not be read from free pages.
    this.#database.exec('pragma secure_delete = on')
    for (const table of TABLES) {
      this.#database.exec(`create table if not exists ${table} (key text primary key, value blob not null)`)
      this.#statements.set(table, this.#prepare(table))
    }
  }

  #prepare(table: TableName): Statements {
    const prepare = (sql: string) => this.#database.prepare(sql)
    return {
      get: prepare(`select value from ${table} where key = ?`),
      range: prepare(`select key, value from ${table} where key >= ? and key < ? order by key`),
      keys: prepare(`select key from ${table} where key >= ? and key < ? order by key`),
      put: prepare(
        `insert into ${table} (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
      ),
      remove: prepare(`delete from ${table} where key = ?`),
    }
  }

  #of(table: TableName): Statements {
    const statements = this.#statements.get(table)
    if (statements === undefined) throw new Error(`no table ${table}`)
    return statements
  }

  async get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined> {
    const row = this.#of(table).get.get(key)
    return row === undefined ? undefined : deserialize(blob(row.value))
  }
  async many<T extends TableName>(table: T, keys: readonly string[]): Promise<Map<string, Tables[T]>> {
    const found = new Map<string, Tables[T]>()
    for (const key of new Set(keys)) {
      const value = await this.get(table, key)
      if (value !== undefined) found.set(key, value)
    }
    return found
  }
  async range<T extends TableName>(table: T, prefix = ''): Promise<Array<[string, Tables[T]]>> {
    const rows = this.#of(table).range.all(prefix, prefix + PREFIX_END)
    return rows.map(row => [String(row.key), deserialize(blob(row.value))])
  }
  async keys(table: TableName, prefix = ''): Promise<string[]> {
    return this.#of(table)
      .keys.all(prefix, prefix + PREFIX_END)
      .map(row => String(row.key))
  }
  async write(batch: readonly Write[], durability?: 'relaxed'): Promise<void> {
    if (batch.length === 0) return
    if (durability !== 'relaxed') return this.#put(batch)
    // What the server has is not waited for until it lies on the disk; the next batch that is not relaxed takes it along.
    this.#database.exec('pragma synchronous = normal')
    try {
      this.#put(batch)
    } finally {
      this.#database.exec('pragma synchronous = full')
    }
  }
  #put(batch: readonly Write[]): void {
    this.#database.exec('begin immediate')
    try {
      for (const { table, key, value } of batch) {
        if (value === undefined) this.#of(table).remove.run(key)
        else this.#of(table).put.run(key, serialize(value))
      }
      this.#database.exec('commit')
    } catch (error) {
      // A full disk has rolled back by itself.
      if (this.#database.isTransaction) this.#database.exec('rollback')
      throw hasCode(error, SQLITE_FULL) ? new StoreFull() : error
    }
  }
  async clear(): Promise<void> {
    this.#database.exec(`begin; ${TABLES.map(table => `delete from ${table}`).join('; ')}; commit`)
  }
  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close()
  }
}

function blob(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new TypeError('not a blob')
}

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const hasCode = (error: unknown, code: number): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === code
const BUSY_MS = 3000
const NAME = /^[a-z0-9-]+$/

/** Stores as files `<folder>/<name>.db`; the folder is created, closed to other users. */
export function sqliteStores(folder: string): Stores {
  const path = (name: string) => {
    if (!NAME.test(name)) throw new Error('not a store name')
    return join(folder, `${name}.db`)
  }
  return {
    async open(name) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      try {
        return new SqliteStore(path(name), name !== DEVICE_STORE)
      } catch (error) {
        throw hasCode(error, SQLITE_BUSY) ? new StoreBusy() : error
      }
    },
    async remove(name) {
      for (const suffix of ['', '-wal', '-shm']) rmSync(path(name) + suffix, { force: true })
    },
  }
}
