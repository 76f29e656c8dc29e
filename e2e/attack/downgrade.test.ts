/**
 * Attack 3: weaker stretching of the passphrase, older formats (security.md section 8, test 3). Refused before anything is
 * derived from the passphrase, and before anything derived from it leaves.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { memoryStores, type Stores } from '#replica'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { codeOf, deviceAt, FOUNDER, type Founded, foundedAt, must } from '#testing/devices.ts'
import { observe } from '#testing/observe.ts'
import { type Between, startProxy } from '#testing/proxy.ts'
import { derivations } from '#testing/remembered-argon.ts'
import { copyOfStores } from '#testing/store-copy.ts'
import { fromB64, toB64 } from '#vault'

let server: TestServer
let proxy: Between
let mirela: Founded
let root: string
const stores = memoryStores()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  proxy = await startProxy(server.url)
  mirela = await foundedAt(proxy.url, { stores })
  const team = mirela.teams.get('Casework') ?? ''
  const sealed = { header: { firstName: 'Oksana' }, narrative: { summary: 'Came alone.' } }
  root = must(await mirela.replica.create('case', { team, facts: { status: 'Active' }, sealed })).root
  must(await mirela.replica.syncNow())
  await mirela.replica.close()
})
afterAll(async () => {
  await proxy?.close()
  await server?.stop()
})
beforeEach(() => {
  proxy.lie = undefined
  proxy.exchanges.length = 0
  derivations.length = 0
})

const known = (): Promise<Stores> => copyOfStores(stores, ['device', `account-${mirela.user}`])
const sent = (route: string) => proxy.exchanges.filter(exchange => exchange.route === route).length

/** Changes the JSON answers of a route. */
function lieIn(route: string, change: (answer: object) => object): void {
  proxy.lie = exchange =>
    exchange.route === route && exchange.status === 200
      ? Buffer.from(JSON.stringify(change(Object(JSON.parse(exchange.answer.toString())))))
      : undefined
}

async function signIn(on: Stores, passphrase = FOUNDER.passphrase): Promise<string> {
  const { replica } = await deviceAt(proxy.url, on)
  try {
    const outcome = await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase })
    return codeOf(outcome)
  } finally {
    await replica.close()
  }
}

const WEAK: Record<string, object> = {
  'little memory': { m: 8 * 1024 },
  'just under the floor of memory': { m: 46 * 1024 - 1, t: 9 },
  'too few passes for the memory': { m: 64 * 1024, t: 1 },
  'no pass': { t: 0 },
  'negative memory': { m: -65536 },
  'a fraction': { m: 65536.5 },
  'another algorithm': { alg: 'argon2i' },
  'a hash of old': { alg: 'pbkdf2' },
  'an older version': { v: 16 },
  'several lanes': { p: 4 },
  'no salt': { salt: '' },
  'a short salt': { salt: toB64(new Uint8Array(8)) },
  'so much memory that the device stalls': { m: 64 * 1024 * 1024 },
  'so many passes that the device stalls': { t: 1_000_000 },
  'an additional field': { secret: 'AAAA' },
}

describe('parameters at sign-in', () => {
  test('the true ones open, so that a refusal means something', async () => {
    expect(await signIn(memoryStores())).toBe('')
    expect(sent('signIn')).toBe(1)
  })

  test.each(Object.keys(WEAK))('%s: nothing is derived and no sign-in leaves', async name => {
    lieIn('signInStart', answer => ({ kdf: { ...Object(Reflect.get(answer, 'kdf')), ...WEAK[name] } }))
    expect(await signIn(memoryStores())).toMatch(/^(kdf\.(weak|unknown|heavy)|answer\.invalid)$/)
    expect(sent('signInStart')).toBe(1)
    expect(sent('signIn')).toBe(0)
    expect(derivations).toEqual([])
  })

  test.each(Object.keys(WEAK))('%s, after a mistyped passphrase on a known device', async name => {
    lieIn('signInStart', answer => ({ kdf: { ...Object(Reflect.get(answer, 'kdf')), ...WEAK[name] } }))
    expect(await signIn(await known(), 'violet mountain answers under slow bridges')).not.toBe('')
    expect(sent('signIn')).toBe(0)
    // The one derivation is that of the parameters this device remembers.
    expect(derivations.map(({ m, t }) => [m, t])).toEqual([[64 * 1024, 3]])
  })

  test('a device that knows the account does not ask the server for parameters', async () => {
    lieIn('signInStart', () => ({ kdf: { alg: 'argon2id', v: 19, m: 8, t: 1, p: 1, salt: toB64(new Uint8Array(16)) } }))
    expect(await signIn(await known())).toBe('')
    expect(sent('signInStart')).toBe(0)
  })

  test('another salt, or other strong parameters, open nothing', async () => {
    for (const other of [{ salt: toB64(new Uint8Array(16).fill(7)) }, { m: 128 * 1024 }]) {
      lieIn('signInStart', answer => ({ kdf: { ...Object(Reflect.get(answer, 'kdf')), ...other } }))
      expect(await signIn(memoryStores())).toBe('session.refused')
    }
  })
})

describe('the slot that holds the key', () => {
  const inSlot = (change: (slot: object) => object) => (answer: object) => ({
    ...answer,
    slots: Array.from(Object(Reflect.get(answer, 'slots'))).map(slot => change(Object(slot))),
  })
  const kdfOf = (slot: object): object => Object(Reflect.get(Object(Reflect.get(slot, 'params')), 'kdf'))
  const SLOTS: Record<string, (slot: object) => object> = {
    'weaker parameters': slot => ({ ...slot, params: { kdf: { ...kdfOf(slot), m: 8192 } } }),
    'another salt': slot => ({ ...slot, params: { kdf: { ...kdfOf(slot), salt: toB64(new Uint8Array(16)) } } }),
    'no parameters': slot => ({ ...slot, params: {} }),
    'another type': slot => ({ ...slot, type: 'code', params: {} }),
    'another name': slot => ({ ...slot, id: 'passphrase-2' }),
    'an unknown version': slot => ({ ...slot, version: 2 }),
    'an unknown type': slot => ({ ...slot, type: 'plain' }),
    'another nonce': slot => ({ ...slot, nonce: toB64(new Uint8Array(12)) }),
    'another box': slot => ({ ...slot, box: toB64(new Uint8Array(48)) }),
  }
  test.each(Object.keys(SLOTS))('with %s does not open', async name => {
    lieIn('signIn', inSlot(SLOTS[name] ?? (slot => slot)))
    expect(await signIn(memoryStores())).not.toBe('')
    for (const { m } of derivations) expect(m).toBe(64 * 1024)
  })

  test('swapped while the passphrase is changed is found before the old one goes', async () => {
    const { replica } = await deviceAt(proxy.url, await known())
    must(await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: FOUNDER.passphrase }))
    must(await replica.syncNow())
    lieIn(
      'session',
      inSlot(slot => ({ ...slot, box: toB64(new Uint8Array(48)) })),
    )
    const changed = await replica.changePassphrase(FOUNDER.passphrase, 'harvest window counts seven paper boats')
    expect(codeOf(changed)).toBe('passphrase.readBack')
    await replica.close()
    proxy.lie = undefined
    expect(await signIn(memoryStores())).toBe('')
  })
})

describe('sealed bytes of another format', () => {
  const HEADS: Record<string, (bytes: Uint8Array) => void> = {
    'an older suite': bytes => bytes.set([0], 3),
    'a suite of the future': bytes => bytes.set([2], 3),
    'another mark': bytes => bytes.set([0x30], 2),
    'an earlier key epoch': bytes => bytes.set([0, 0, 0, 0], 4),
    'another version': bytes => bytes.set([0, 0, 0, 9], 8),
    'no commitment': bytes => bytes.fill(0, 12, 28),
  }
  const changed = (value: unknown, change: (bytes: Uint8Array) => void): unknown => {
    if (Array.isArray(value)) return value.map(item => changed(item, change))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => {
        if (name !== 'sealed' || typeof held !== 'string') return [name, changed(held, change)]
        const bytes = fromB64(held)
        change(bytes)
        return [name, toB64(bytes)]
      }),
    )
  }
  test.each(Object.keys(HEADS))('%s is refused, and said so', async name => {
    proxy.lie = ({ answer, route, status }) =>
      (route === 'feed' || route === 'root' || route === 'versions') && status === 200
        ? Buffer.from(JSON.stringify(changed(JSON.parse(answer.toString()), HEADS[name] ?? (() => {}))))
        : undefined
    const { replica } = await deviceAt(proxy.url, memoryStores())
    must(await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: FOUNDER.passphrase }))
    const { shown, warnings } = await observe(replica)
    await replica.close()
    expect(warnings).not.toEqual([])
    expect(JSON.stringify([...shown])).not.toContain('Oksana')
    expect([...shown.keys()]).toContain(`root/${root}`)
  })
})
