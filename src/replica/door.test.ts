import { expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { replicaBehindDoor } from './door.ts'
import { createReplica } from './replica.ts'
import { memoryStores } from './store/memory.ts'
import { fetchTransport } from './transport.ts'
import type { Replica } from './types.ts'

/** No server listens there: the door has to answer without one. */
const transport = fetchTransport('http://127.0.0.1:9', { cookies: 'own' })

function door(faults: number) {
  const stores = memoryStores()
  let loads = 0
  const behind = replicaBehindDoor({
    stores,
    transport,
    async load(topics) {
      loads += 1
      if (loads <= faults) throw new Error('the part did not arrive')
      return createReplica({ stores, transport, topics, catalogue: CATALOGUE, searchable: SEARCHABLE, language: 'en' })
    },
  })
  const ask = (name: keyof Replica, ...args: unknown[]): Promise<unknown> =>
    Reflect.apply(Reflect.get(behind.replica, name), behind.replica, args)
  return { ask, inside: behind.inside, loads: () => loads }
}

test('the first screen is answered without the replica', async () => {
  const { ask, loads } = door(0)
  expect(await ask('state')).toEqual({ is: 'locked', remembered: [] })
  expect(await ask('organisations')).toMatchObject({ ok: false, code: 'network.offline' })
  expect(loads()).toBe(0)
})

test('any other question brings it, once, and whoever listened at the door hears of it', async () => {
  const { ask, inside, loads } = door(0)
  const heard = new Promise<void>(told => void ask('subscribe', 'state', () => told()))
  const [list, checked] = await Promise.all([ask('list', { kind: 'case' }), ask('checkPassphrase', 'short')])
  expect(list).toEqual({ rows: [], total: 0, ready: false })
  expect(checked).toMatchObject({ ok: false })
  expect(loads()).toBe(1)
  await (await inside()).lock()
  await heard
  expect(await ask('state')).toEqual({ is: 'locked', remembered: [] })
})

test('a part that could not be loaded is asked for again', async () => {
  const { ask, loads } = door(1)
  await expect(ask('list', { kind: 'case' })).rejects.toThrow('did not arrive')
  expect(await ask('list', { kind: 'case' })).toEqual({ rows: [], total: 0, ready: false })
  expect(loads()).toBe(2)
})
