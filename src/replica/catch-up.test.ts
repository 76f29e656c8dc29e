import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, founded, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'
import type { Store, Stores } from './store/store.ts'

/** More than are made anew before the lists are shown. */
const CASES = 450
let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  const made = await founded(around)
  mirela = made
  await made.replica.close()
})
afterAll(() => server.stop())

/** Looks at what is on disk while nobody is signed in. */
async function onDisk<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const store = await mirela.stores.open(`account-${mirela.user}`)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}
const marks = () => onDisk(store => store.keys('stale'))

/** The device's stores, from which records are read only once `gate` is through. */
const behindGate = (gate: Promise<void>): Stores => ({
  open: async name => {
    const store = await mirela.stores.open(name)
    return {
      get: (table, key) => store.get(table, key),
      many: async (table, keys) => {
        if (table === 'records') await gate
        return store.many(table, keys)
      },
      range: (table, prefix) => store.range(table, prefix),
      keys: (table, prefix) => store.keys(table, prefix),
      write: (batch, durability) => store.write(batch, durability),
      clear: () => store.clear(),
      close: () => store.close(),
    }
  },
  remove: name => mirela.stores.remove(name),
})

/** The device opened anew; without a network, so that nothing but the disk can bring a row. */
async function unlocked(stores = mirela.stores, cut = true): Promise<Device> {
  const back = await device(around, stores)
  back.line.cut = cut
  must(await back.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  return back
}
const first = (replica: Device['replica']) => replica.list({ kind: 'case', limit: 1 })
const allRows = async (replica: Device['replica']) => {
  await expect.poll(async () => (await first(replica)).ready, { timeout: 60_000 }).toBe(true)
  return (await first(replica)).total
}

/** As after a first fetch whose tab was closed before the lists were kept. */
const everythingMarked = () =>
  onDisk(async store => {
    const packs = await store.keys('packs', 'rows/')
    await store.write([
      ...packs.map(key => ({ table: 'packs' as const, key })),
      { table: 'packs', key: 'search' },
      ...Array.from({ length: 64 }, (_, n) => ({
        table: 'stale' as const,
        key: `#${String(n).padStart(2, '0')}`,
        value: '1',
      })),
    ])
  })

it('chunks in which no record is owe nothing once they were looked at', async () => {
  await everythingMarked()
  const { replica } = await unlocked()
  expect(await first(replica)).toMatchObject({ ready: true, total: 0 })
  await replica.close()
  expect(await marks()).toEqual([])
})

it('more cases come in than are made anew at once', async () => {
  const { replica } = await unlocked(mirela.stores, false)
  const cases = Array.from({ length: CASES }, (_, n) => ({
    key: `row-${n}`,
    kind: 'case',
    facts: { status: 'Active' },
    sealed: { header: { firstName: `Person ${n}` } },
  }))
  must(await replica.importCases(cases, { team: mirela.team }))
  await replica.close()
  expect(await marks()).toEqual([])
})

it('what is marked chunk by chunk is made anew behind the open copy, once', async () => {
  await everythingMarked()
  const gate = Promise.withResolvers<void>()
  const { replica } = await unlocked(behindGate(gate.promise))
  // Unlocking does not wait for them.
  expect((await first(replica)).ready).toBe(false)
  gate.resolve()
  expect(await allRows(replica)).toBe(CASES)
  expect((await replica.search('Person 449')).length).toBeGreaterThan(0)
  await replica.close()
  expect(await marks()).toEqual([])
  const again = await unlocked()
  expect(await first(again.replica)).toMatchObject({ ready: true, total: CASES })
  await again.replica.close()
})

it('a damaged pack or index is noticed, and a lock in between loses nothing', async () => {
  await onDisk(async store => {
    const damaged = (await store.range('packs')).map(([key, bytes]) => ({
      table: 'packs' as const,
      key,
      value: bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    }))
    await store.write(damaged)
  })
  const gate = Promise.withResolvers<void>()
  const left = await unlocked(behindGate(gate.promise))
  // Locked before anything was made anew: what is owed is remembered.
  const locked = left.replica.close()
  gate.resolve()
  await locked
  expect((await marks()).length).toBeGreaterThan(0)
  const back = await unlocked()
  expect(await allRows(back.replica)).toBe(CASES)
  expect((await back.replica.search('Person 17')).length).toBeGreaterThan(0)
  await back.replica.close()
  expect(await marks()).toEqual([])
})

it('a row whose record is gone goes with the mark', async () => {
  const gone = await onDisk(async store => {
    const [key = ''] = (await store.keys('records')).filter(one => one.slice(0, 36) === one.slice(37))
    await store.write([
      { table: 'records', key },
      { table: 'stale', key, value: '1' },
    ])
    return key
  })
  const { replica } = await unlocked()
  const page = await replica.list({ kind: 'case', limit: CASES })
  expect(page.ready).toBe(true)
  expect(page.rows.some(({ root }) => gone.startsWith(root))).toBe(false)
  await replica.close()
})

it('an own field brings its answers into rows that were made without it; they are asked and ordered by it', async () => {
  const online = await device(around, mirela.stores)
  must(await online.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  const { rows } = await online.replica.list({ kind: 'case', limit: 2 })
  const answers = ['c_up', 'c_low']
  for (const [at, { root, rec }] of rows.entries()) {
    const own = { valley: answers[at], told: `Ouezzane ${'x'.repeat(500)}` }
    must(await online.replica.change({ root, rec }, { sealed: { narrative: { own } } }))
  }
  must(await online.replica.syncNow())
  await expect.poll(async () => (await online.replica.status()).waiting).toBe(0)
  await online.replica.close()
  // As they come from the server: made from what lists need, and no own field is known.
  await onDisk(store =>
    store.write(rows.map(({ root, rec }) => ({ table: 'stale' as const, key: `${root}/${rec}`, value: '1' }))),
  )
  const { replica } = await unlocked()
  const asked = { kind: 'case', conditions: [{ field: 'own.valley', some: true as const }] }
  expect(await replica.list(asked)).toMatchObject({ ready: true, total: 0 })
  const everyone = (await replica.teams()).find(({ purpose }) => purpose === 'everyone')?.id ?? ''
  const values = { c_up: { en: 'Upper valley', fr: 'Amont' }, c_low: { en: 'Lower valley', fr: 'Zone basse' } }
  const labels = { en: 'Home valley' }
  const header = { on: 'case', comp: 'narrative', key: 'valley', labels, type: 'oneOf', values }
  must(await replica.create('ownField', { team: everyone, sealed: { header } }))
  await expect.poll(async () => (await replica.list(asked)).total).toBe(2)
  const by = async (language: string, where: Device['replica']) => {
    const page = await where.list({ ...asked, order: { by: 'own.valley' }, language })
    return page.rows.map(({ own }) => own?.valley)
  }
  expect(await by('en', replica)).toEqual(['c_low', 'c_up'])
  expect(await by('fr', replica)).toEqual(['c_up', 'c_low'])
  const told = { kind: 'case', conditions: [{ field: 'own.told', has: 'ouezzane x' }] }
  const long = (await replica.list(told)).rows.map(({ own }) => String(own?.told).length)
  expect(long).toEqual([201, 201])
  await replica.close()
  const again = await unlocked()
  expect(await by('en', again.replica)).toEqual(['c_low', 'c_up'])
  await again.replica.close()
})
