import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHED, searchDocumentOf } from '#capabilities/casework/search.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, founded, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'

let server: TestServer
let around: Surroundings
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: { case: { compartments: SEARCHED, document: searchDocumentOf } } }
})
afterAll(async () => {
  await server.stop()
})

describe('an organisation from its founding to a second person', () => {
  let mirela: Device & { org: string; user: string; team: string }
  let samir: Device & { user: string }
  let root: string

  it('is founded, and its founder creates a case that is sealed and sent', async () => {
    mirela = await founded(around)
    expect(await mirela.replica.state()).toMatchObject({ is: 'open', me: { name: 'Mirela Ionescu', officer: true } })
    const made = must(
      await mirela.replica.create('case', {
        team: mirela.team,
        facts: { status: 'Active', openedMonth: '2026-11' },
        sealed: {
          header: { code: 'TM-0001', firstName: 'Оксана', secondName: 'Шевчук' },
          identity: { mobilePhone: '+40 700 900 123' },
          narrative: { summary: 'Came with a neighbour.' },
        },
      }),
    )
    root = made.root
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.status()).toMatchObject({ online: true, waiting: 0, refused: 0 })
    expect(await mirela.replica.alarms()).toEqual([])
  })

  it('takes in a second person, who finds and opens the case', async () => {
    samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
    expect(await samir.replica.state()).toMatchObject({ is: 'open', me: { name: 'Samir Haddad', officer: false } })
    const [hit] = await samir.replica.search('oksana')
    expect(hit?.root).toBe(root)
    const opened = must(await samir.replica.open(root)).root
    expect(opened.records[0]).toMatchObject({
      facts: { status: 'Active' },
      sealed: { identity: { mobilePhone: expect.anything() }, narrative: { summary: 'Came with a neighbour.' } },
    })
    expect(opened.problems).toEqual([])
  })
})
