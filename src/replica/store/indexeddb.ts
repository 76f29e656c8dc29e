import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import {
  DEVICE_STORE,
  PREFIX_END,
  type Store,
  StoreBusy,
  StoreFull,
  StoreGone,
  type Stores,
  TABLES,
  type TableName,
  type Tables,
  type Write,
} from './store.ts'

const within = (prefix: string) => IDBKeyRange.bound(prefix, prefix + PREFIX_END, false, true)

const AGAIN_TIMES = 25
const AGAIN_MS = 200

type Lost = (how: 'evicted' | 'taken') => void

/** A store in the browser's IndexedDB; durable batches ask the browser for strict durability. */
export class IndexedDbStore implements Store {
  readonly #name: string
  readonly #release: () => void
  #database: Promise<IDBPDatabase>
  readonly #lost: Lost[] = []
  #ended = false

  private constructor(name: string, release: () => void) {
    this.#name = name
    this.#release = release
    this.#database = this.#connect()
  }

  static async open(name: string, release: () => void): Promise<IndexedDbStore> {
    const store = new IndexedDbStore(name, release)
    await store.#database
    return store
  }

  #connect(): Promise<IDBPDatabase> {
    return openDB(`halte-${this.#name}`, 1, {
      upgrade(created) {
        for (const table of TABLES) created.createObjectStore(table)
      },
      // Another tab wants to remove this copy: let go of it.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
        this.#ended = true
      },
      // The browser closed it: what was kept is thrown away. What is in memory can be kept again, in a new one.
      terminated: () => {
        if (this.#ended) return
        this.#database = this.#again()
        this.#database.then(
          () => {
            for (const tell of this.#lost) tell('evicted')
          },
          // Whoever uses it next is told.
          () => {},
        )
      },
    })
  }

  /** A new database in the place of the lost one; while the browser still throws that away, opening fails. */
  async #again(): Promise<IDBPDatabase> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#connect()
      } catch (error) {
        if (tries === AGAIN_TIMES || this.#ended) throw error
        await new Promise(later => setTimeout(later, AGAIN_MS))
      }
    }
  }

  lost(then: Lost): void {
    this.#lost.push(then)
  }

  /** Another tab has taken the name: this one must not write a byte more. */
  taken(): void {
    if (this.#ended) return
    this.#ended = true
    void this.#database.then(database => database.close())
    for (const tell of this.#lost) tell('taken')
  }

  async #use<T>(act: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    if (this.#ended) throw new StoreGone()
    try {
      return await act(await this.#database)
    } catch (error) {
      throw namedError(error)
    }
  }

  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | undefined> {
    return this.#use(database => database.get(table, key))
  }
  async many<T extends TableName>(table: T, keys: readonly string[]): Promise<Map<string, Tables[T]>> {
    const wanted = [...new Set(keys)]
    if (wanted.length === 0) return new Map()
    const values = await this.#use((database): Promise<Array<Tables[T] | undefined>> => {
      const objects = database.transaction(table).store
      return Promise.all(wanted.map(key => objects.get(key)))
    })
    const found = new Map<string, Tables[T]>()
    for (const [index, value] of values.entries()) {
      const key = wanted[index]
      if (key !== undefined && value !== undefined) found.set(key, value)
    }
    return found
  }
  range<T extends TableName>(table: T, prefix = ''): Promise<Array<[string, Tables[T]]>> {
    const range = prefix === '' ? null : within(prefix)
    return this.#use(async database => {
      const objects = database.transaction(table).store
      const [keys, values] = await Promise.all([objects.getAllKeys(range), objects.getAll(range)])
      return keys.map((key, index): [string, Tables[T]] => [String(key), values[index]])
    })
  }
  keys(table: TableName, prefix = ''): Promise<string[]> {
    return this.#use(async database =>
      (await database.getAllKeys(table, prefix === '' ? null : within(prefix))).map(String),
    )
  }
  async write(batch: readonly Write[], durability?: 'relaxed'): Promise<void> {
    if (batch.length === 0) return
    const tables = [...new Set(batch.map(write => write.table))]
    await this.#use(async database => {
      const transaction = database.transaction(tables, 'readwrite', { durability: durability ?? 'strict' })
      for (const { table, key, value } of batch) {
        const objects = transaction.objectStore(table)
        // The single requests fail with the transaction, whose end is awaited below.
        const asked = value === undefined ? objects.delete(key) : objects.put(value, key)
        asked.catch(() => {})
      }
      await transaction.done
    })
  }
  async clear(): Promise<void> {
    await this.#use(async database => {
      const transaction = database.transaction([...TABLES], 'readwrite')
      for (const table of TABLES)
        transaction
          .objectStore(table)
          .clear()
          .catch(() => {})
      await transaction.done
    })
  }
  async close(): Promise<void> {
    this.#ended = true
    const database = await this.#database.catch(() => undefined)
    database?.close()
    this.#release()
  }
}

/** What the browser means by its errors, for whoever has to say it to a person. */
function namedError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error
  if (error.name === 'QuotaExceededError') return new StoreFull()
  return ['InvalidStateError', 'AbortError', 'UnknownError'].includes(error.name) ? new StoreGone() : error
}

const HAND_OVER = 'halte-hand-over'
/** How long another tab may take to finish what it stores before its name is taken from it. */
const PATIENCE_MS = 8000
/** The worker of a page just left may still be ending, or this one may be looking for orders at the door. */
const ENDING_MS = 2000

interface Held {
  release(): void
  /** Calls back when the name was taken away, or is asked for in good order. */
  asked(then: () => void): void
  taken(then: () => void): void
}

/** Holds a name for this worker until released, or throws: the browser frees it when the worker ends. */
async function hold(name: string, takeOver: boolean): Promise<Held> {
  if (!takeOver)
    return request(name, { signal: AbortSignal.timeout(ENDING_MS) }).catch(error => {
      throw error instanceof DOMException && error.name === 'TimeoutError' ? new StoreBusy() : error
    })
  const channel = new BroadcastChannel(HAND_OVER)
  channel.postMessage(name)
  channel.close()
  return request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => request(name, { steal: true }))
}

function request(name: string, options: LockOptions): Promise<Held> {
  return new Promise((held, failed) => {
    let taken = () => {}
    const channel = new BroadcastChannel(HAND_OVER)
    navigator.locks
      .request(name, options, () => {
        return new Promise<void>(release => {
          held({
            release,
            asked(then) {
              channel.onmessage = ({ data }) => {
                if (data === name) then()
              }
            },
            taken(then) {
              taken = then
            },
          })
        })
      })
      .catch(error => {
        taken()
        failed(error)
      })
      .finally(() => channel.close())
  })
}

/** Databases `halte-<name>` of this origin. `asked` is called when another tab asks for a name that is held here. */
export function indexedDbStores(asked: (name: string) => void = () => {}): Stores {
  return {
    async open(name, takeOver = false) {
      if (name === DEVICE_STORE) return IndexedDbStore.open(name, () => {})
      const held = await hold(`halte-${name}`, takeOver)
      try {
        const store = await IndexedDbStore.open(name, held.release)
        held.asked(() => asked(name))
        held.taken(() => store.taken())
        return store
      } catch (error) {
        held.release()
        throw error
      }
    },
    remove: name => deleteDB(`halte-${name}`),
  }
}
