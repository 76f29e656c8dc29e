import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
})
afterAll(() => server?.stop())

test('answers', async () => {
  const response = await fetch(`${server.url}/api/health`)
  expect(await response.json()).toEqual({ ok: true, database: true, version: '0' })
  const organisations = await fetch(`${server.url}/api/organisations`)
  expect(await organisations.json()).toEqual({ organisations: [], setUp: 'open' })
})
