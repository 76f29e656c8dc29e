/** One check for every kind of store; runs in Node and in a browser, so it uses neither. */
import fc from 'fast-check'
import type { Store, Stores, Write } from './store.ts'

const key = fc.stringMatching(/^[a-c]{1,2}\/[a-c]{0,2}$/)
const bytes = fc.uint8Array({ maxLength: 40 }).map(value => new Uint8Array(value))
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ table: fc.constant('meta' as const), key, value: fc.string() }),
  fc.record({ table: fc.constant('meta' as const), key }),
  fc.record({ table: fc.constant('outbox' as const), key, value: bytes }),
  fc.record({ table: fc.constant('outbox' as const), key }),
  fc.record({
    table: fc.constant('wraps' as const),
    key,
    value: fc.record({
      root: fc.string(),
      team: fc.string(),
      teamEpoch: fc.nat(),
      caseEpoch: fc.nat(),
      scope: fc.string(),
      box: bytes,
    }),
  }),
)
const TABLES = ['meta', 'outbox', 'wraps'] as const

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? { bytes: [...inner] } : inner))

async function differs(store: Store, model: ReadonlyMap<string, unknown>, prefix: string): Promise<string | undefined> {
  for (const table of TABLES) {
    const wanted = [...model]
      .filter(([name]) => name.startsWith(`${table} ${prefix}`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
    const expected = wanted.map(([name, value]) => [name.slice(table.length + 1), value])
    const found = await store.range(table, prefix)
    if (plain(found) !== plain(expected)) return `${table} "${prefix}": ${plain(found)} is not ${plain(expected)}`
    const keys = await store.keys(table, prefix)
    if (plain(keys) !== plain(expected.map(([name]) => name))) return `keys of ${table} "${prefix}"`
    for (const [name, value] of expected) {
      if (plain(await store.get(table, String(name))) !== plain(value)) return `${table} ${String(name)}`
    }
  }
  return undefined
}

/** `same` when a store answers like a sorted map after every batch, else where it does not. */
export async function checkStore(stores: Stores, runs: number): Promise<string> {
  const store = await stores.open('check')
  const found = await fc.check(
    fc.asyncProperty(fc.array(fc.array(write, { maxLength: 12 }), { maxLength: 4 }), key, async (batches, prefix) => {
      await store.clear()
      const model = new Map<string, unknown>()
      for (const batch of batches) {
        // However durable: what one reads is the same.
        await store.write(batch, batch.length % 2 === 0 ? 'relaxed' : undefined)
        for (const each of batch) {
          const name = `${each.table} ${each.key}`
          if (each.value === undefined) model.delete(name)
          else model.set(name, each.value)
        }
        for (const start of ['', prefix, prefix.slice(0, 1)]) {
          const difference = await differs(store, model, start)
          if (difference !== undefined) throw new Error(difference)
        }
      }
    }),
    { numRuns: runs },
  )
  await store.close()
  return found.failed ? (fc.defaultReportMessage(found) ?? 'failed') : 'same'
}

/** `same` when a closed store opens with what it held, and a removed one empty. */
export async function keepsAcrossOpening(stores: Stores): Promise<string> {
  const first = await stores.open('keeps')
  await first.write([{ table: 'outbox', key: 'a', value: new Uint8Array([1, 2, 3]) }])
  await first.close()
  const second = await stores.open('keeps')
  const found = plain(await second.range('outbox'))
  await second.close()
  await stores.remove('keeps')
  const third = await stores.open('keeps')
  const gone = plain(await third.range('outbox'))
  await third.close()
  return found === '[["a",{"bytes":[1,2,3]}]]' && gone === '[]' ? 'same' : `${found} then ${gone}`
}
