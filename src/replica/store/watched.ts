import { type Store, StoreFull, StoreGone } from './store.ts'

/** What is wrong with a store: no room, or taken away. */
export type StoreTrouble = 'full' | 'gone'

export const troubleOf = (error: unknown): StoreTrouble | undefined => {
  if (error instanceof StoreFull) return 'full'
  return error instanceof StoreGone ? 'gone' : undefined
}

/** The same store, which tells after every write whether it can keep things; told only when that changes. */
export function watched(store: Store, tell: (trouble: StoreTrouble | undefined) => void): Store {
  let now: StoreTrouble | undefined
  const say = (trouble: StoreTrouble | undefined) => {
    if (trouble === now) return
    now = trouble
    tell(trouble)
  }
  return {
    get: (table, key) => store.get(table, key),
    many: (table, keys) => store.many(table, keys),
    range: (table, prefix) => store.range(table, prefix),
    keys: (table, prefix) => store.keys(table, prefix),
    async write(batch, durability) {
      try {
        await store.write(batch, durability)
      } catch (error) {
        say(troubleOf(error) ?? now)
        throw error
      }
      say(undefined)
    },
    clear: () => store.clear(),
    close: () => store.close(),
    lost: then => store.lost?.(then),
  }
}
