/// <reference lib="webworker" />
/**
 * The worker: the replica with every key lives here and nowhere else. The page only gets what it shows.
 */

import { z } from 'zod'
import { serve } from '#app/bridge/serve.ts'
import type { DemoDoor } from '#app/demo.ts'
import type { ExchangeDesk } from '#capabilities/casework/ui/exchange-desk.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, fetchTransport } from '#replica'
import { indexedDbStores } from '#replica/store/indexeddb.ts'

// Zod would try to compile its checks with eval and only then notice that the content policy forbids it.
z.config({ jitless: true })

declare const self: DedicatedWorkerGlobalScope

const transport = fetchTransport(self.location.origin, { cookies: 'browser' })
const ready = createReplica({
  stores: indexedDbStores(),
  transport,
  catalogue: CATALOGUE,
  searchable: SEARCHABLE,
  language: 'en',
  clock: Date.now,
})

const demo: DemoDoor = {
  async people() {
    const answer = await transport.call('demoPeople', {})
    if (!answer.ok || answer.value.org === null || answer.value.people.length === 0) return undefined
    return { org: answer.value.org, people: answer.value.people }
  },
  async prepare() {
    const answer = await transport.call('prepareDemo', { body: {} })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.ready
  },
  async afresh() {
    const answer = await transport.call('prepareDemo', { body: { afresh: true } })
    if (!answer.ok) throw new Error(answer.code)
  },
}

/** Reading and writing workbooks is large and rare: it comes when it is first asked for. */
const load = async () => (await import('#capabilities/casework/ui/exchange-worker.ts')).exchangeDesk(await ready)
let loaded: ReturnType<typeof load> | undefined
const desk = (): ReturnType<typeof load> => {
  loaded ??= load()
  return loaded
}
const exchange: ExchangeDesk = {
  read: async (...args) => (await desk()).read(...args),
  confirm: async options => (await desk()).confirm(options),
  write: async (...args) => (await desk()).write(...args),
}

// The port is listened to at once; what is asked before the replica stands waits for it.
serve(
  self,
  ready.then(replica => ({ replica, demo, exchange })),
)
