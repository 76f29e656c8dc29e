/** Being forced to unlock: what opens is empty, the account is frozen, the copy is gone, and nothing on the way tells. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, founded, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'
import { memoryStores, type Stores } from './index.ts'

const FORCED = 'seven quiet herons under marble stairs'
let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
const stores: Stores = memoryStores()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 50 })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir }, stores)
  must(
    await samir.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active', openedMonth: '2026-11' },
      sealed: { header: { code: 'TM-0001', firstName: 'Oksana', secondName: 'Shevchuk' } },
    }),
  )
  must(await samir.replica.syncNow())
}, 180_000)
afterAll(async () => {
  await server?.stop()
})

const enter = (where: Device, passphrase: string) =>
  where.replica.signIn({ org: mirela.org, handle: 'samir', passphrase })

it('is off until its owner sets it, never the passphrase itself, and goes with a changed one', {
  timeout: 120_000,
}, async () => {
  expect(await samir.replica.duress()).toEqual({ ok: true, on: false })
  expect(await samir.replica.setDuress('wrong words that are long enough', FORCED)).toMatchObject({
    code: 'passphrase.wrong',
  })
  expect(await samir.replica.setDuress(PASSPHRASES.samir, PASSPHRASES.samir)).toMatchObject({ code: 'duress.same' })
  expect(await samir.replica.setDuress(PASSPHRASES.samir, 'short')).toMatchObject({ code: 'passphrase.short' })
  must(await samir.replica.setDuress(PASSPHRASES.samir, FORCED))
  expect(await samir.replica.duress()).toEqual({ ok: true, on: true })
  const other = 'eleven brass kettles near the harbour'
  must(await samir.replica.changePassphrase(PASSPHRASES.samir, other))
  expect(await samir.replica.duress()).toEqual({ ok: true, on: false })
  must(await samir.replica.changePassphrase(other, PASSPHRASES.samir))
  must(await samir.replica.setDuress(PASSPHRASES.samir, FORCED))
})

it('forced without a network: an empty workspace that works, the copy gone, the order kept', {
  timeout: 180_000,
}, async () => {
  await samir.replica.lock()
  samir.line.cut = true
  const { me } = must(await enter(samir, FORCED))
  expect(me).toMatchObject({ handle: 'samir', orgName: 'Open Door' })
  expect((await samir.replica.list({ kind: 'case' })).total).toBe(0)
  expect(await samir.replica.alarms()).toEqual([])
  const [team] = (await samir.replica.teams()).filter(({ purpose }) => purpose === 'cases')
  must(
    await samir.replica.create('case', {
      team: team?.id ?? '',
      facts: { status: 'Active', openedMonth: '2026-11' },
      sealed: { header: { code: 'XX-0001', firstName: 'Invented' } },
    }),
  )
  must(await samir.replica.syncNow())
  expect(await samir.replica.status()).toMatchObject({ online: true, waiting: 0, refused: 0 })
  expect((await samir.replica.list({ kind: 'case' })).total).toBe(1)
  await samir.replica.lock()
  expect(await samir.replica.state()).toMatchObject({ is: 'locked', remembered: [{ handle: 'samir' }] })
  // The right one opens nothing any more: the copy is gone.
  expect(await enter(samir, PASSPHRASES.samir)).toMatchObject({ ok: false, code: 'passphrase.wrong' })
})

it('at the next contact the account is frozen for every device, until an officer gives new keys', {
  timeout: 180_000,
}, async () => {
  // Another start of the app, with signal: the order goes out by itself.
  await samir.replica.close()
  const later = await device(around, stores)
  const office = await device(around)
  await expect
    .poll(() => enter(office, PASSPHRASES.samir), { timeout: 60_000, interval: 500 })
    .toMatchObject({ ok: false, code: 'account.frozen' })
  expect(await enter(later, PASSPHRASES.samir)).toMatchObject({ ok: false, code: 'account.frozen' })
  await expect.poll(async () => (await mirela.replica.list({ kind: 'case' })).total, { timeout: 60_000 }).toBe(1)
  // On a device that knows nobody it opens as quietly.
  const strange = await device(around)
  expect(must(await enter(strange, FORCED)).me).toMatchObject({ handle: 'samir', orgName: 'Open Door' })
  const fresh = must(await mirela.replica.reinvite(samir.user))
  const anew = await device(around)
  const passphrase = 'nine copper lamps along the river'
  must(await anew.replica.acceptInvitation({ fragment: fresh.fragment, handle: 'samir', passphrase }))
  must(await mirela.replica.confirm(fresh.invitation))
  must(await anew.replica.syncNow())
  must(await anew.replica.syncNow())
  // The officer's device rotates behind it; what came meanwhile opens with the grant.
  const found = async () => {
    await mirela.replica.syncNow()
    await anew.replica.syncNow()
    return (await anew.replica.search('oksana')).length
  }
  await expect.poll(found, { timeout: 60_000 }).toBe(1)
  for (const each of [later, office, strange, anew]) await each.replica.close()
})

it('what the server answers has the form of any other sign-in', async () => {
  const lucia = await joined(around, mirela, { name: 'Lucía Prieto', handle: 'lucia', passphrase: PASSPHRASES.lucia })
  must(await lucia.replica.setDuress(PASSPHRASES.lucia, FORCED))
  const answers: object[] = []
  const plain = async (passphrase: string) => {
    const where = await device(around)
    where.line.bend = (path, answer) => {
      if (path === '/api/sign-in' && typeof answer === 'object' && answer !== null) answers.push(answer)
      return answer
    }
    must(await where.replica.signIn({ org: mirela.org, handle: 'lucia', passphrase }))
    await where.replica.close()
  }
  await plain(PASSPHRASES.lucia)
  await plain(FORCED)
  const shape = (answer: object | undefined) =>
    Object.entries(answer ?? {})
      .filter(([name]) => name !== 'duress')
      .map(([name, value]) => `${name} ${JSON.stringify(value).length}`)
      .sort()
  expect(answers).toHaveLength(2)
  expect(shape(answers[1])).toEqual(shape(answers[0]))
  await lucia.replica.close()
}, 120_000)
