import { indexedDbStores } from './indexeddb.ts'
import { checkStore, keepsAcrossOpening } from './store-check.test-support.ts'

let told: string[] = []

/** Opens a store, and notes what it says when it is lost. */
export async function begin(): Promise<void> {
  const store = await indexedDbStores().open('thrown-away')
  await store.write([{ table: 'meta', key: 'before', value: 'here' }])
  told = []
  store.lost?.(how => {
    told.push(how)
    void store.write([{ table: 'meta', key: 'after', value: 'again' }]).then(async () => {
      told.push(...(await store.keys('meta')))
    })
  })
}
export const whatWasTold = (): string[] => told

/** Called in the browser's page. */
export async function run(): Promise<string[]> {
  const stores = indexedDbStores()
  return [await checkStore(stores, 25), await keepsAcrossOpening(stores)]
}
