import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'
import type { SetUpInput } from './types.ts'

let server: TestServer
let around: Surroundings
const devices: Device[] = []

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
}, 120_000)
afterEach(async () => {
  for (const each of devices.splice(0)) await each.replica.close()
})
afterAll(() => server.stop())

const INPUT: SetUpInput = {
  name: 'Open Door',
  founder: { name: 'Mirela Ionescu', handle: 'mirela', passphrase: PASSPHRASES.mirela, duty: 'keyOfficer' },
  teams: [{ name: 'Casework', purpose: 'cases' }],
  recovery: { mode: 'paper' },
}

async function some(): Promise<Device> {
  const made = await device(around)
  devices.push(made)
  return made
}

/** Everything a device sent that could change something. */
const told = ({ line }: Device) => line.sent.filter(each => !each.startsWith('GET '))

it('sends nothing before the papers are confirmed, and what is abandoned never was', { timeout: 120_000 }, async () => {
  const mirela = await some()
  const papers = must(await mirela.replica.setUp(INPUT))
  expect(papers.sheets.root).not.toBe('')
  expect(told(mirela)).toEqual([])
  expect(must(await mirela.replica.organisations()).organisations).toEqual([])
  expect(await mirela.replica.state()).toEqual({ is: 'locked', remembered: [] })
  await mirela.replica.abandonSetUp()
  expect(await mirela.replica.confirmSetUp()).toEqual({ ok: false, code: 'setUp.nothing' })
  expect(told(mirela)).toEqual([])
})

it('founds what was printed, also when the first answer is lost', { timeout: 120_000 }, async () => {
  const mirela = await some()
  const papers = must(await mirela.replica.setUp(INPUT))
  mirela.line.cut = true
  expect(await mirela.replica.confirmSetUp()).toMatchObject({ ok: false, code: 'network.offline' })
  mirela.line.cut = false
  mirela.line.lose = path => path === '/api/set-up'
  expect(await mirela.replica.confirmSetUp()).toMatchObject({ ok: false, code: 'network.offline' })
  mirela.line.lose = undefined
  const { me } = must(await mirela.replica.confirmSetUp())
  expect({ org: me.org, user: me.user, name: me.name }).toEqual({
    org: papers.org,
    user: papers.user,
    name: 'Mirela Ionescu',
  })
  expect((await mirela.replica.teams()).map(({ name }) => name)).toContain('Casework')
  expect(await mirela.replica.alarms()).toEqual([])
  // Another one finds the door closed before she prints anything.
  const late = await some()
  expect(await late.replica.setUp(INPUT)).toEqual({ ok: false, code: 'setUp.closed' })
})
