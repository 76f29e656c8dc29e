/** Secrets that come after what they open: rows are what they would have been the other way round. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { founded, joined, must, PASSPHRASES } from './devices.test-support.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
})
afterAll(() => server?.stop())

it('a case that came before the secret of its team has its name once the secret is here', async () => {
  const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  const mirela = await founded(around)
  const samir = await joined(around, mirela, { name: 'Samir', handle: 'samir', passphrase: PASSPHRASES.samir })
  samir.line.bend = (path, answer) => (path === '/api/grants' ? { grants: [], histories: [] } : answer)
  must(await mirela.replica.rotateTeam(mirela.team))
  const sealed = { header: { firstName: 'Oksana' } }
  must(await mirela.replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed }))
  must(await mirela.replica.syncNow())
  must(await samir.replica.syncNow())
  expect(await samir.replica.search('oksana')).toEqual([])
  samir.line.bend = undefined
  must(await samir.replica.syncNow())
  expect((await samir.replica.list({ kind: 'case' })).rows).toMatchObject([{ header: { firstName: 'Oksana' } }])
  expect((await samir.replica.search('oksana')).length).toBe(1)
  for (const { replica } of [mirela, samir]) await replica.close()
})
