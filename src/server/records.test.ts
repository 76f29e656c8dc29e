import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from './testing.ts'
import {
  call,
  changeOf,
  type Device,
  enrol,
  found,
  mustBe,
  newCase,
  type Organisation,
  push,
  teamNamed,
} from './testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
let outsider: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  outsider = await enrol(org, 'carlos', ['everyone', 'desk'])
})
afterAll(() => server?.stop())

const feed = (device: Device, team: string, since?: string, limit = 1000) =>
  mustBe(
    call(device, 'feed', {
      params: { team: teamNamed(org, team).id },
      query: { limit: String(limit), ...(since === undefined ? {} : { since }) },
    }),
  )

describe('records', () => {
  test('a case made by one colleague reaches the other, with what each may open', async () => {
    const { open, change } = await newCase(org, worker, ['cases'])
    expect(await push(worker, change)).toMatchObject([{ ok: true }])
    const page = await feed(org.founder, 'cases')
    const state = page.records.find(({ rec }) => rec === open.root)
    expect(state?.facts).toEqual({ status: 'Active' })
    expect(state?.versions.map(({ comp, sealed }) => [comp, sealed !== undefined]).sort()).toEqual([
      ['facts', false],
      ['header', true],
      ['identity', true],
    ])
    expect(page.wraps.map(({ root }) => root)).toContain(open.root)
    expect(page.heads.find(({ root }) => root === open.root)).toMatchObject({ seq: 1 })
    expect((await call(outsider, 'feed', { params: { team: teamNamed(org, 'cases').id } })).status).toBe(403)
    expect((await call(outsider, 'root', { params: { root: open.root } })).code).toBe('object.unknown')
    const second = await changeOf(org, org.founder, open, {
      rec: open.root,
      facts: { status: 'Active', riskLevel: 'high' },
    })
    expect(await push(org.founder, second)).toMatchObject([{ ok: true }])
    const next = await feed(worker, 'cases', page.next)
    expect(next.records).toMatchObject([{ rec: open.root, facts: { status: 'Active', riskLevel: 'high' } }])
  })
})
