import { type Store, StoreEnded, StoreFull, StoreGone } from './store.ts'

/** What is wrong with a store: no room, or taken away. */
export type StoreTrouble = 'full' | 'gone'

export const troubleOf = (error: unknown): StoreTrouble | undefined => {
  if (error instanceof StoreFull) return 'full'
  return error instanceof StoreGone ? 'gone' : undefined
}

/**
 * The same store, which tells after every write whether it can keep things; told only when that changes. What is asked
 * of it after its end throws {@link StoreEnded}, whatever the store below makes of that.
 */
export function watched(store: Store, tell: (trouble: StoreTrouble | undefined) => void): Store {
  let now: StoreTrouble | undefined
  let ended = false
  const say = (trouble: StoreTrouble | undefined) => {
    if (trouble === now || ended) return
    now = trouble
    tell(trouble)
  }
  const use = async <T>(act: () => Promise<T>): Promise<T> => {
    if (ended) throw new StoreEnded()
    try {
      return await act()
    } catch (error) {
      throw ended ? new StoreEnded() : error
    }
  }
  const write: Store['write'] = async (batch, durability) => {
    try {
      await store.write(batch, durability)
    } catch (error) {
      say(troubleOf(error) ?? now)
      throw error
    }
    say(undefined)
  }
  return {
    get: (table, key) => use(() => store.get(table, key)),
    many: (table, keys) => use(() => store.many(table, keys)),
    range: (table, prefix) => use(() => store.range(table, prefix)),
    keys: (table, prefix) => use(() => store.keys(table, prefix)),
    write: (batch, durability) => use(() => write(batch, durability)),
    clear: () => use(() => store.clear()),
    close() {
      ended = true
      return store.close()
    },
    lost: then => store.lost?.(then),
  }
}
