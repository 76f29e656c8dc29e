import { indexedDbStores } from './indexeddb.ts'
import { checkStore, keepsAcrossOpening } from './store-check.test-support.ts'

/** Called in the browser's page. */
export async function run(): Promise<string[]> {
  const stores = indexedDbStores()
  return [await checkStore(stores, 25), await keepsAcrossOpening(stores)]
}
