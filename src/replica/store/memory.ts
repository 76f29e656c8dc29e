import { PREFIX_END, type Store, type Stores, TABLES, type TableName, type Tables, type Write } from './store.ts'

type Maps = { [T in TableName]: Map<string, Tables[T]> }

const emptyMaps = (): Maps => ({
  meta: new Map(),
  statements: new Map(),
  wraps: new Map(),
  records: new Map(),
  heads: new Map(),
  outbox: new Map(),
  packs: new Map(),
  stale: new Map(),
  kept: new Map(),
  chunks: new Map(),
})

/** A store that leaves nothing behind: shared computers (security.md 5.8). Ends with the worker. */
export class MemoryStore implements Store {
  readonly #maps = emptyMaps()

  async get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined> {
    return this.#maps[table].get(key)
  }
  async many<T extends TableName>(table: T, keys: readonly string[]): Promise<Map<string, Tables[T]>> {
    const found = new Map<string, Tables[T]>()
    for (const key of keys) {
      const value = this.#maps[table].get(key)
      if (value !== undefined) found.set(key, value)
    }
    return found
  }
  async range<T extends TableName>(table: T, prefix = ''): Promise<Array<[string, Tables[T]]>> {
    const found: Array<[string, Tables[T]]> = []
    for (const [key, value] of this.#maps[table]) {
      if (key >= prefix && key < prefix + PREFIX_END) found.push([key, value])
    }
    return found.sort(([a], [b]) => (a < b ? -1 : 1))
  }
  async keys(table: TableName, prefix = ''): Promise<string[]> {
    return [...this.#maps[table].keys()].filter(key => key.startsWith(prefix)).sort()
  }
  async write(batch: readonly Write[]): Promise<void> {
    for (const write of batch) this.#put(write.table, write.key, write.value)
  }
  #put<T extends TableName>(table: T, key: string, value: Tables[T] | undefined): void {
    if (value === undefined) this.#maps[table].delete(key)
    else this.#maps[table].set(key, value)
  }
  async clear(): Promise<void> {
    for (const table of TABLES) this.#maps[table].clear()
  }
  async close(): Promise<void> {}
}

/** Stores that live as long as the value returned here. */
export function memoryStores(): Stores {
  const open = new Map<string, MemoryStore>()
  return {
    async open(name) {
      const store = open.get(name) ?? new MemoryStore()
      open.set(name, store)
      return store
    },
    async remove(name) {
      open.delete(name)
    },
  }
}
