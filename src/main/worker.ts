/// <reference lib="webworker" />
/**
 * The worker: the replica with every key lives here and nowhere else. The page only gets what it shows.
 */

import * as z from 'zod'
import { serve } from '#app/bridge/serve.ts'
import type { DemoDoor } from '#app/demo.ts'
import { late, replicaBehindDoor } from '#replica/door.ts'
import { indexedDbStores } from '#replica/store/indexeddb.ts'
import { fetchTransport } from '#replica/transport.ts'

// Zod would try to compile its checks with eval and only then notice that the content policy forbids it.
z.config({ jitless: true })

declare const self: DedicatedWorkerGlobalScope

const transport = fetchTransport(self.location.origin, { cookies: 'browser' })
// Another tab of this browser wants to go on with the same copy: this one finishes what it stores and locks.
const stores = indexedDbStores(() => void inside().then(whole => whole.lock('device.elsewhere')))
const { replica, inside } = replicaBehindDoor({
  stores,
  transport,
  load: async topics => {
    const { replicaInside } = await import('./worker-inside.ts')
    return replicaInside({ stores, transport, topics, clock: () => Date.now() })
  },
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
let desk: Promise<object> | undefined
const exchange = late(() => {
  desk ??= openExchange()
  return desk
})
async function openExchange(): Promise<object> {
  const [{ exchangeDesk }, open] = await Promise.all([import('#capabilities/casework/ui/exchange-worker.ts'), inside()])
  return exchangeDesk(open)
}

/** Somebody is about to come in: the rest may travel while the passphrase is being typed. */
const warm = { load: async () => void (await inside()) }

serve(self, { replica, demo, exchange, warm })
