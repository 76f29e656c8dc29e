/** The replica: the sealed local copy, the same in a browser's worker and in Node. The only door besides `protocol.ts`. */

export type { Added } from './gather.ts'
export { createReplica, type ReplicaOptions } from './replica.ts'
export type { Row, Searchable, SearchableKinds } from './rows.ts'
export { memoryStores } from './store/memory.ts'
export type { Store, Stores } from './store/store.ts'
export { fetchTransport, type Transport } from './transport.ts'
export * from './types.ts'
