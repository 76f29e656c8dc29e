import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { randomBytes } from '#vault'
import { type Device, device, founded, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }

const NEXT = 'amber station keeps seven green letters'

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, limits: { rootOpen: { burst: 2, perHour: 1 } } })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir]) await each?.replica.close()
  await server?.stop()
})

const codes = async (who: Device) => (await who.replica.alarms()).map(({ code }) => code)
/** What a device is after it asked the server once more; one question may have been under way before. */
const lockedAfterRound = async ({ replica }: Device) => {
  await replica.syncNow()
  return (await replica.state()).is
}

describe('the recovery code', () => {
  let words: string

  it('is in force only once its words were read back', async () => {
    expect(await samir.replica.prepareRecoveryCode('not the passphrase at all')).toMatchObject({
      ok: false,
      code: 'passphrase.wrong',
    })
    words = must(await samir.replica.prepareRecoveryCode(PASSPHRASES.samir)).words.join(' ')
    expect(words.split(' ')).toHaveLength(12)
    expect(must(await samir.replica.waysIn()).ways).toMatchObject({ code: false, passkeys: [] })
    expect(await samir.replica.confirmRecoveryCode(words.replace(/\S+$/, 'zzzz'))).toMatchObject({ code: 'code.words' })
    must(await samir.replica.confirmRecoveryCode(words.toUpperCase()))
    expect(must(await samir.replica.waysIn()).ways.code).toBe(true)
    must(await samir.replica.syncNow())
  })

  it('brings a person back who forgot her passphrase, once, and other devices are told', async () => {
    const input = { org: mirela.org, handle: 'samir', passphrase: NEXT }
    const again = await device(around)
    const foreign = must(await mirela.replica.prepareRecoveryCode(PASSPHRASES.mirela)).words.join(' ')
    expect(await again.replica.signInWithCode({ ...input, code: foreign })).toMatchObject({ code: 'code.wrong' })
    must(await again.replica.signInWithCode({ ...input, code: words }))
    must(await again.replica.syncNow())
    expect((await again.replica.teams()).find(({ id }) => id === mirela.team)?.held).toBe(true)
    expect(must(await again.replica.waysIn()).ways.code).toBe(false)
    // The old device comes back neither by itself nor with the old passphrase.
    await expect.poll(() => lockedAfterRound(samir), { timeout: 60_000 }).toBe('locked')
    const old = { org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }
    expect((await samir.replica.signIn(old)).ok).toBe(false)
    must(await samir.replica.signIn({ ...old, passphrase: NEXT }))
    const third = await device(around)
    expect(await third.replica.signInWithCode({ ...input, code: words })).toMatchObject({ code: 'code.wrong' })
    for (const each of [again, third]) await each.replica.close()
  })
})

describe('a passkey', () => {
  const passkey = { credential: randomBytes(20), prf: randomBytes(32) }

  it('opens the copy here, without a network too, and an account on a new device', async () => {
    must(await samir.replica.addPasskey(passkey, NEXT))
    must(await samir.replica.syncNow())
    expect(must(await samir.replica.waysIn()).ways.passkeys).toMatchObject([{ credential: passkey.credential }])
    await samir.replica.lock()
    const account = { org: mirela.org, handle: 'samir' }
    expect(await samir.replica.passkeyRequest(account)).toMatchObject({ credentials: [passkey.credential] })
    samir.line.cut = true
    const wrong = { ...passkey, prf: randomBytes(32) }
    expect(await samir.replica.signInWithPasskey({ ...account, passkey: wrong })).toMatchObject({ ok: false })
    expect(must(await samir.replica.signInWithPasskey({ ...account, passkey })).offline).toBe(true)
    samir.line.cut = false
    must(await samir.replica.syncNow())
    const fresh = await device(around)
    expect((await fresh.replica.signInWithPasskey({ ...account, passkey: wrong })).ok).toBe(false)
    must(await fresh.replica.signInWithPasskey({ ...account, passkey }))
    must(await fresh.replica.syncNow())
    expect((await fresh.replica.teams()).find(({ id }) => id === mirela.team)?.held).toBe(true)
    // The passphrase stays, and changes from here as from anywhere.
    must(await fresh.replica.changePassphrase(NEXT, PASSPHRASES.samir))
    must(await fresh.replica.syncNow())
    await fresh.replica.close()
  })

  it('goes again', async () => {
    const account = { org: mirela.org, handle: 'samir' }
    must(await samir.replica.signIn({ ...account, passphrase: PASSPHRASES.samir }))
    const [only] = must(await samir.replica.waysIn()).ways.passkeys
    must(await samir.replica.removePasskey(only?.id ?? '', PASSPHRASES.samir))
    must(await samir.replica.syncNow())
    const fresh = await device(around)
    expect((await fresh.replica.signInWithPasskey({ ...account, passkey })).ok).toBe(false)
    await fresh.replica.close()
  })
})

describe('proving oneself again', () => {
  it('is asked for after many openings, and answered with the passphrase', async () => {
    const roots: string[] = []
    for (let i = 0; i < 4; i++) {
      const sealed = { header: { firstName: `Case ${i}` } }
      roots.push(must(await mirela.replica.create('case', { team: mirela.team, facts: {}, sealed })).root)
    }
    must(await mirela.replica.syncNow())
    for (const root of roots) must(await mirela.replica.open(root))
    await expect.poll(() => codes(mirela), { timeout: 60_000 }).toContain('session.stepUp')
    expect(await mirela.replica.stepUp({ passphrase: PASSPHRASES.samir })).toMatchObject({ code: 'passphrase.wrong' })
    must(await mirela.replica.stepUp({ passphrase: PASSPHRASES.mirela }))
    expect(await codes(mirela)).not.toContain('session.stepUp')
    must(await mirela.replica.syncNow())
  })
})

describe('devices', () => {
  const input = () => ({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir })

  it('are listed, locked from afar, and come back with the passphrase only', async () => {
    const phone = await device(around)
    must(await phone.replica.signIn(input()))
    must(await phone.replica.nameDevice('phone'))
    must(await samir.replica.syncNow())
    must(await samir.replica.lockDevices())
    await phone.replica.syncNow()
    await expect.poll(async () => (await phone.replica.state()).is, { timeout: 60_000 }).toBe('locked')
    must(await samir.replica.syncNow())
    const listed = must(await samir.replica.devices()).devices
    expect(listed.find(({ here }) => here)).toMatchObject({ locked: false, removed: false })
    expect(listed.find(({ kind }) => kind === 'phone')).toMatchObject({ here: false, locked: true })
    must(await phone.replica.signIn(input()))
    const back = must(await phone.replica.devices()).devices
    expect(back.find(({ here }) => here)).toMatchObject({ kind: 'phone', locked: false })
    await phone.replica.close()
  })

  it('that are lost are signed out, rotate the teams, and wipe their copy', async () => {
    const lost = await device(around)
    must(await lost.replica.signIn(input()))
    must(await lost.replica.nameDevice('tablet'))
    must(await lost.replica.syncNow())
    await lost.replica.close()
    must(await mirela.replica.syncNow())
    const hers = must(await mirela.replica.devices(samir.user)).devices
    const tablet = hers.find(({ kind }) => kind === 'tablet')?.id ?? ''
    const epoch = (await mirela.replica.teams()).find(({ id }) => id === mirela.team)?.epoch ?? 0
    const { rotated } = must(await mirela.replica.removeDevice(tablet, samir.user))
    expect(rotated).toContain(mirela.team)
    expect((await mirela.replica.teams()).find(({ id }) => id === mirela.team)?.epoch).toBe(epoch + 1)
    const found = await device(around, lost.stores)
    // A server alone cannot make a device wipe itself.
    found.line.bend = (path, answer) => (path === '/api/devices/order' ? { statements: [] } : answer)
    expect(await found.replica.checkOrders()).toEqual({ wiped: [] })
    found.line.bend = undefined
    expect(await found.replica.signIn(input())).toMatchObject({ ok: false, code: 'device.removed' })
    expect(await found.replica.state()).toMatchObject({ is: 'locked', remembered: [], why: 'device.wiped' })
    await found.replica.close()
    must(await samir.replica.syncNow())
    expect((await samir.replica.state()).is).toBe('open')
  })

  it('of a removed person wipe themselves when the app starts', async () => {
    await samir.replica.close()
    must(await mirela.replica.removePerson(samir.user))
    samir = { ...(await device(around, samir.stores)), user: samir.user }
    expect((await samir.replica.checkOrders()).wiped).toMatchObject([{ handle: 'samir' }])
    expect(await samir.replica.state()).toMatchObject({ is: 'locked', remembered: [] })
  })
})
