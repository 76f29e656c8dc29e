/** Where one's work stands, in every state the network, the server and the device can be in: the line of the screen is made of it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { founded, must, PASSPHRASES } from './devices.test-support.ts'
import { createReplica, fetchTransport, memoryStores, type Replica, type Stores } from './index.ts'
import { DEVICE_STORE, type Store, StoreFull, StoreGone, type Write } from './store/store.ts'

type Reply = () => Response
const HOUR = 3_600_000

let server: TestServer
let replica: Replica
let org: string
let team: string
/** What stands between device and server: nothing, or an answer of its own. */
let between: Reply | undefined
let full = false
/** How many writes of the list of accounts still find it gone. */
let gone = 0
let shifted = 0

const json =
  (status: number, code: string): Reply =>
  () =>
    new Response(JSON.stringify({ ok: false, code }), { status, headers: { 'content-type': 'application/json' } })
const portal: Reply = () =>
  new Response('<!doctype html><title>Welcome to the hotel</title>', { headers: { 'content-type': 'text/html' } })
const cut: Reply = () => {
  throw new TypeError('cut')
}

const stores = memoryStores()
const tell: Array<(how: 'evicted' | 'taken') => void> = []

/** Stores in memory whose disk can be full: then only what makes room still goes through. And the browser can throw them away. */
function tightStores(): Stores {
  const tight = (store: Store, name: string): Store => ({
    get: (table, key) => store.get(table, key),
    many: (table, keys) => store.many(table, keys),
    range: (table, prefix) => store.range(table, prefix),
    keys: (table, prefix) => store.keys(table, prefix),
    write: async (batch: readonly Write[], durability?: 'relaxed') => {
      if (full && batch.some(({ value }) => value !== undefined)) throw new StoreFull()
      if (name === DEVICE_STORE && gone > 0) {
        gone -= 1
        throw new StoreGone()
      }
      await store.write(batch, durability)
    },
    clear: () => store.clear(),
    close: () => store.close(),
    lost: then => void tell.push(then),
  })
  return { open: async name => tight(await stores.open(name), name), remove: name => stores.remove(name) }
}

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  const mirela = await founded({ url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE })
  org = mirela.org
  team = mirela.team
  await mirela.replica.close()
  const transport = fetchTransport(server.url, {
    cookies: 'own',
    fetch: async (address, init) => between?.() ?? (await fetch(address, init)),
  })
  const clock = () => Date.now() + shifted
  const around = { transport, catalogue: CATALOGUE, searchable: SEARCHABLE, language: 'en' as const, clock }
  replica = await createReplica({ stores: tightStores(), ...around })
}, 180_000)
afterAll(async () => {
  await replica?.close()
  await server?.stop()
})

const unlock = () => replica.signIn({ org, handle: 'mirela', passphrase: PASSPHRASES.mirela })
const aCase = (firstName: string) =>
  replica.create('case', {
    team,
    facts: { status: 'Active', openedMonth: '2026-11' },
    sealed: { header: { code: `TM-${firstName}`, firstName } },
  })

beforeEach(async () => {
  between = undefined
  full = false
  gone = 0
  shifted = 0
  if ((await replica.state()).is !== 'open') must(await unlock())
  must(await replica.syncNow())
})

it.each<[name: string, reply: Reply, expected: object]>([
  ['no network', cut, { online: false }],
  ['a portal that answers everything with its own page', portal, { online: false }],
  ['a gateway without its server', () => new Response('Bad gateway', { status: 502 }), { online: false }],
  ['a server whose database is away', json(503, 'database.away'), { online: true, trouble: 'database.away' }],
  ['a server whose disk is full', json(507, 'disk.full'), { online: true, trouble: 'disk.full' }],
  ['a server of another version', json(426, 'protocol.skew'), { online: true, trouble: 'protocol.skew' }],
  [
    'a server that speaks nonsense',
    () => new Response('{"hello":1}', { headers: { 'content-type': 'application/json' } }),
    { online: true, trouble: 'answer.invalid' },
  ],
])('%s: saved here and counted, and sent when it is over', { timeout: 120_000 }, async (_, reply, expected) => {
  between = reply
  must(await aCase('Ilinca'))
  expect((await replica.syncNow()).ok).toBe(false)
  expect(await replica.status()).toMatchObject({ waiting: 1, refused: 0, ...expected })
  between = undefined
  must(await replica.syncNow())
  const after = await replica.status()
  expect(after).toMatchObject({ online: true, waiting: 0 })
  expect(after.trouble).toBeUndefined()
})

it('a server that no longer takes the session locks, says why, and keeps what waits', {
  timeout: 120_000,
}, async () => {
  between = cut
  must(await aCase('Ruxandra'))
  between = json(401, 'session.none')
  await replica.syncNow()
  await expect.poll(async () => (await replica.state()).is, { timeout: 60_000 }).toBe('locked')
  expect(await replica.state()).toMatchObject({ why: 'session.none' })
  between = undefined
  must(await unlock())
  must(await replica.syncNow())
  expect((await replica.search('Ruxandra')).length).toBe(1)
  expect(await replica.status()).toMatchObject({ waiting: 0, refused: 0 })
})

it('a full device refuses in words, keeps everything from before, and goes on when there is room', {
  timeout: 120_000,
}, async () => {
  between = cut
  must(await aCase('Sorina'))
  full = true
  expect(await aCase('Tudor')).toMatchObject({ ok: false, code: 'storage.full' })
  expect(await replica.status()).toMatchObject({ storage: 'full', waiting: 1 })
  expect(await replica.search('Tudor')).toEqual([])
  full = false
  must(await aCase('Tudor'))
  const status = await replica.status()
  expect(status).toMatchObject({ waiting: 2 })
  expect(status.storage).toBeUndefined()
  between = undefined
  must(await replica.syncNow())
  expect(await replica.status()).toMatchObject({ waiting: 0 })
})

it('clocks set forward and back lose no edit; the lease is told as it is', { timeout: 120_000 }, async () => {
  between = cut
  must(await aCase('Anca'))
  shifted = 5 * HOUR
  must(await aCase('Bogdana'))
  shifted = -5 * HOUR
  must(await aCase('Catrinel'))
  expect(await replica.status()).toMatchObject({ waiting: 3 })
  await replica.lock()
  // Unlocked once while the clock ran ahead: set back afterwards, nobody can say how much of the lease is left.
  shifted = 5 * HOUR
  must(await unlock())
  const { until = 0 } = await replica.status()
  expect(Math.round((until - Date.now()) / HOUR)).toBe(72)
  await replica.lock()
  shifted = 0
  expect(await unlock()).toMatchObject({ ok: false, code: 'offline.clock' })
  shifted = 100 * HOUR
  expect(await unlock()).toMatchObject({ ok: false, code: 'offline.lease' })
  shifted = 0
  between = undefined
  must(await unlock())
  must(await replica.syncNow())
  expect(await replica.status()).toMatchObject({ waiting: 0, refused: 0 })
  for (const name of ['Anca', 'Bogdana', 'Catrinel']) expect((await replica.search(name)).length).toBe(1)
})

it('an open copy locks when its lease ends, and is what it was after the next contact', {
  timeout: 120_000,
}, async () => {
  between = cut
  must(await aCase('Xenia'))
  shifted = 73 * HOUR
  await replica.syncNow()
  await expect.poll(async () => (await replica.state()).is, { timeout: 60_000 }).toBe('locked')
  expect(await replica.state()).toMatchObject({ why: 'offline.lease' })
  shifted = 0
  between = undefined
  must(await unlock())
  must(await replica.syncNow())
  expect((await replica.search('Xenia')).length).toBe(1)
  expect(await replica.status()).toMatchObject({ waiting: 0 })
})

it('thrown away while open: what was not sent is kept again and said, though the list of accounts comes back later', {
  timeout: 120_000,
}, async () => {
  between = cut
  must(await aCase('Zamfira'))
  const state = await replica.state()
  const copy = await stores.open(`account-${'me' in state ? state.me?.user : ''}`)
  const accounts = await stores.open(DEVICE_STORE)
  await Promise.all([copy.clear(), accounts.clear()])
  // A round that fails before the browser says so finds no contact in the store: that is no lease that is over.
  await replica.syncNow()
  await new Promise(later => setTimeout(later, 200))
  expect(await replica.state()).toMatchObject({ is: 'open' })
  gone = 3
  tell.at(-1)?.('evicted')
  await expect.poll(async () => (await replica.alarms()).map(({ code }) => code)).toContain('storage.evicted')
  expect(await replica.status()).toMatchObject({ waiting: 1 })
  expect(await copy.keys('outbox')).toHaveLength(1)
  await expect.poll(() => accounts.keys('meta', 'account/')).toHaveLength(1)
  expect(gone).toBe(0)
  between = undefined
  must(await replica.syncNow())
  await replica.lock()
  must(await unlock())
  expect((await replica.search('Zamfira')).length).toBe(1)
  expect(await replica.status()).toMatchObject({ waiting: 0 })
})
