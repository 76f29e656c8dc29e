import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import {
  DEVICE_STORE,
  PREFIX_END,
  type Store,
  StoreBusy,
  type Stores,
  TABLES,
  type TableName,
  type Tables,
  type Write,
} from './store.ts'

const within = (prefix: string) => IDBKeyRange.bound(prefix, prefix + PREFIX_END, false, true)

/** A store in the browser's IndexedDB; durable batches ask the browser for strict durability. */
export class IndexedDbStore implements Store {
  readonly #database: IDBPDatabase
  readonly #release: () => void

  constructor(database: IDBPDatabase, release: () => void) {
    this.#database = database
    this.#release = release
  }

  async get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined> {
    return this.#database.get(table, key)
  }
  async many<T extends TableName>(table: T, keys: readonly string[]): Promise<Map<string, Tables[T]>> {
    const wanted = [...new Set(keys)]
    if (wanted.length === 0) return new Map()
    const objects = this.#database.transaction(table).store
    const values: Array<Tables[T] | undefined> = await Promise.all(wanted.map(key => objects.get(key)))
    const found = new Map<string, Tables[T]>()
    for (const [index, value] of values.entries()) {
      const key = wanted[index]
      if (key !== undefined && value !== undefined) found.set(key, value)
    }
    return found
  }
  async range<T extends TableName>(table: T, prefix = ''): Promise<Array<[string, Tables[T]]>> {
    const objects = this.#database.transaction(table).store
    const range = prefix === '' ? null : within(prefix)
    const [keys, values] = await Promise.all([objects.getAllKeys(range), objects.getAll(range)])
    return keys.map((key, index) => [String(key), values[index]])
  }
  async keys(table: TableName, prefix = ''): Promise<string[]> {
    return (await this.#database.getAllKeys(table, prefix === '' ? null : within(prefix))).map(String)
  }
  async write(batch: readonly Write[], durability?: 'relaxed'): Promise<void> {
    if (batch.length === 0) return
    const tables = [...new Set(batch.map(write => write.table))]
    const transaction = this.#database.transaction(tables, 'readwrite', { durability: durability ?? 'strict' })
    for (const { table, key, value } of batch) {
      const objects = transaction.objectStore(table)
      // The single requests fail with the transaction, whose end is awaited below.
      const asked = value === undefined ? objects.delete(key) : objects.put(value, key)
      asked.catch(() => {})
    }
    await transaction.done
  }
  async clear(): Promise<void> {
    const transaction = this.#database.transaction([...TABLES], 'readwrite')
    for (const table of TABLES)
      transaction
        .objectStore(table)
        .clear()
        .catch(() => {})
    await transaction.done
  }
  async close(): Promise<void> {
    this.#database.close()
    this.#release()
  }
}

/** Holds a name for this worker until released, or throws: the browser frees it when the worker ends. */
function hold(name: string): Promise<() => void> {
  return new Promise((held, failed) => {
    navigator.locks
      .request(name, { ifAvailable: true }, lock => {
        if (lock === null) throw new StoreBusy()
        return new Promise<void>(release => held(release))
      })
      .catch(failed)
  })
}

/** Databases `halte-<name>` of this origin. */
export function indexedDbStores(): Stores {
  return {
    async open(name) {
      const release = name === DEVICE_STORE ? () => {} : await hold(`halte-${name}`)
      const database = await openDB(`halte-${name}`, 1, {
        upgrade(created) {
          for (const table of TABLES) created.createObjectStore(table)
        },
        // Another tab wants to remove this copy: let go of it.
        blocking: (_current, _blocked, event) => {
          if (event.target instanceof IDBDatabase) event.target.close()
        },
      })
      return new IndexedDbStore(database, release)
    },
    remove: name => deleteDB(`halte-${name}`),
  }
}
