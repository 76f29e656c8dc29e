import { memoryStores, type Stores } from '#replica'
import { type Store, TABLES, type TableName, type Write } from '#replica/store/store.ts'

/** The stores of a device as they are now, so that what happens to one leaves the other alone. */
export async function copyOfStores(stores: Stores, names: readonly string[]): Promise<Stores> {
  const copies = memoryStores()
  for (const name of names) {
    const [from, to] = [await stores.open(name), await copies.open(name)]
    for (const table of TABLES) await to.write(await writesOf(from, table))
  }
  return copies
}

async function writesOf(from: Store, table: TableName): Promise<Write[]> {
  const entries: Array<[string, unknown]> = await from.range(table)
  const writes = entries.map(([key, value]): unknown => ({ table, key, value }))
  return writes.filter(isWrite)
}
const isWrite = (write: unknown): write is Write => typeof write === 'object' && write !== null && 'value' in write
