/** A worker who opens 80 files in an hour (security.md 5.1.6): stopped at the sixty-first, told why, and her lead is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { LIMITS } from './limits.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { newCase, push } from './testing-cases.ts'
import { call, type Device, enrol, found, mustBe, type Organisation } from './testing-device.ts'

const MINUTE = 60_000
let server: TestServer
let org: Organisation
let worker: Device
let now = Date.now()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now, limits: { rootOpen: LIMITS.rootOpen } })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
})
afterAll(() => server?.stop())

test('eighty files in an hour are sixty, a question who she is, and a notice to her lead', async () => {
  const { open, change } = await newCase(org, worker, ['cases'])
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  const told: string[] = []
  for (let i = 0; i < 80; i++) {
    // All within one breath: what is given back with time would blur the count.
    const { status, code } = await call(worker, 'root', { params: { root: open.root } })
    told.push(status === 200 ? 'open' : (code ?? ''))
  }
  expect(told.filter(each => each === 'open')).toHaveLength(LIMITS.rootOpen.burst)
  expect(new Set(told.slice(LIMITS.rootOpen.burst))).toEqual(new Set(['session.stepUp']))
  const { acts } = await mustBe(call(org.founder, 'notices'))
  expect(acts.filter(({ action }) => action === 'governor.notice').map(({ actor }) => actor)).toContain(worker.user)
  // An hour later the count is whole again; a step-up gives it back at once (door.test.ts).
  now += 60 * MINUTE
  expect((await call(worker, 'root', { params: { root: open.root } })).code).not.toBe('session.stepUp')
})
