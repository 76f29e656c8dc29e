/**
 * The replica before anybody signed in. The first screen asks who is remembered here and which organisations there are; the
 * whole replica with its keys, kinds and index is several times larger and comes with the first other question.
 */
import { readAccounts, remembered } from './remembered.ts'
import { DEVICE_STORE, type Stores } from './store/store.ts'
import { Topics } from './topics.ts'
import type { Transport } from './transport.ts'
import type { Replica, ReplicaState } from './types.ts'

export type DoorOptions = {
  stores: Stores
  transport: Transport
  /** Brings the replica, which tells `topics` of its changes: whoever listens at the door goes on listening. */
  load(topics: Topics): Promise<Replica>
}

/** `replica` answers like the whole one, method by method; `inside` loads that one, once, or again when it could not come. */
export function replicaBehindDoor({ stores, transport, load }: DoorOptions): {
  replica: object
  inside(): Promise<Replica>
} {
  const topics = new Topics()
  let loading: Promise<Replica> | undefined
  const inside = (): Promise<Replica> => {
    loading ??= load(topics).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  const door: Pick<Replica, 'state' | 'organisations' | 'subscribe'> = {
    async state(): Promise<ReplicaState> {
      if (loading !== undefined) return (await loading).state()
      const device = await stores.open(DEVICE_STORE)
      try {
        return { is: 'locked', remembered: (await readAccounts(device)).map(remembered) }
      } finally {
        await device.close()
      }
    },
    async organisations() {
      const answer = await transport.call('organisations', {})
      return answer.ok ? { ok: true, ...answer.value } : answer
    },
    subscribe: (topic, changed) => topics.subscribe(topic, changed),
  }
  return { replica: late(inside, door), inside }
}

/** Stands for an object that comes when it is first asked for something that `here` does not answer. */
export function late(load: () => Promise<object>, here: object = {}): object {
  return new Proxy(here, {
    get(answers, name) {
      if (Reflect.has(answers, name)) return Reflect.get(answers, name)
      return async (...asked: unknown[]): Promise<unknown> => {
        const whole = await load()
        return Reflect.apply(Reflect.get(whole, name), whole, asked)
      }
    },
  })
}
