import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createLog } from '#server/log.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, founded, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'

let server: TestServer
let around: Surroundings
beforeAll(async () => {
  server = await startTestServer({
    catalogue: CATALOGUE,
    ...(process.env.HALTE_TEST_LOG ? { log: createLog('info') } : {}),
  })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
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

  it('signs in again on the same device without the network, and edits there', async () => {
    await samir.replica.lock()
    samir.line.cut = true
    const inside = must(
      await samir.replica.signIn({ org: mirela.org, handle: 'Samir ', passphrase: PASSPHRASES.samir }),
    )
    expect(inside.offline).toBe(true)
    expect((await samir.replica.list({ kind: 'case' })).rows).toMatchObject([{ root, header: { firstName: 'Оксана' } }])
    const opened = must(await samir.replica.open(root)).root
    const base = opened.records[0]
    must(await samir.replica.change({ root, rec: root }, { sealed: { header: { aliases: ['Oksanka'] } } }, base))
    must(await samir.replica.create('note', { root, sealed: { narrative: { body: 'Wishes to call her sister.' } } }))
    expect(await samir.replica.status()).toMatchObject({ online: false, waiting: 2 })
    expect(await samir.replica.search('oksanka')).toMatchObject([{ root, waiting: true }])
    expect(
      await samir.replica.signIn({
        org: mirela.org,
        handle: 'samir',
        passphrase: 'violet mountain answers under slow trains',
      }),
    ).toMatchObject({
      ok: false,
      code: 'passphrase.wrong',
    })
    must(await samir.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }))
    expect(await samir.replica.status()).toMatchObject({ online: false, waiting: 2 })
    samir.line.cut = false
    must(await samir.replica.syncNow())
    expect(await samir.replica.status()).toMatchObject({ online: true, waiting: 0 })
    must(await mirela.replica.syncNow())
    const seen = must(await mirela.replica.open(root)).root
    expect(seen.records.map(record => record.kind)).toEqual(['case', 'note'])
    expect(seen.records[0]?.sealed.header).toMatchObject({ firstName: 'Оксана', aliases: ['Oksanka'] })
  })

  it('keeps both versions when two people change one field, and nothing else waits', async () => {
    const hers = must(await mirela.replica.open(root)).root.records[0]
    const his = must(await samir.replica.open(root)).root.records[0]
    samir.line.cut = true
    must(await mirela.replica.change({ root, rec: root }, { sealed: { narrative: { summary: 'Came alone.' } } }, hers))
    must(await mirela.replica.syncNow())
    const patch = { sealed: { narrative: { summary: 'Came with her cousin.' }, header: { middleName: 'Іванівна' } } }
    must(await samir.replica.change({ root, rec: root }, patch, his))
    samir.line.cut = false
    must(await samir.replica.syncNow())
    const [conflict] = await samir.replica.conflicts()
    expect(conflict).toMatchObject({
      root,
      chain: 'narrative',
      theirsBy: mirela.user,
      fields: [{ field: 'summary', mine: 'Came with her cousin.', theirs: 'Came alone.' }],
    })
    expect(await samir.replica.status()).toMatchObject({ waiting: 0, conflicts: 1 })
    must(await mirela.replica.syncNow())
    const merged = must(await mirela.replica.open(root)).root.records[0]
    expect(merged?.sealed).toMatchObject({ narrative: { summary: 'Came alone.' }, header: { middleName: 'Іванівна' } })
    must(await samir.replica.settle(conflict?.id ?? '', { summary: 'mine' }))
    must(await samir.replica.syncNow())
    must(await mirela.replica.syncNow())
    const settled = must(await mirela.replica.open(root)).root.records[0]
    expect(settled?.sealed.narrative).toMatchObject({ summary: 'Came with her cousin.' })
    const past = must(await mirela.replica.history({ root, rec: root }, 'narrative')).versions
    // A merge stands between them when the server noticed first, none when his device already knew.
    expect(past.filter(({ op }) => op !== 'merge').map(({ document }) => document?.summary)).toEqual([
      'Came with her cousin.',
      'Came alone.',
      'Came with a neighbour.',
    ])
    expect(past.every(({ signature }) => signature === 'good')).toBe(true)
  })

  it('carries an attachment to the other device, also when the upload was cut', async () => {
    const large = new Uint8Array(200_000)
    large.set(crypto.getRandomValues(new Uint8Array(60_000)), 70_000)
    mirela.line.cut = true
    const { value } = must(
      await mirela.replica.addFile(root, { name: 'ticket.pdf', type: 'application/pdf', bytes: large }),
    )
    must(await mirela.replica.create('document', { root, sealed: { evidence: { files: [value] } } }))
    expect(await mirela.replica.status()).toMatchObject({ filesWaiting: 1 })
    mirela.line.cut = false
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.status()).toMatchObject({ filesWaiting: 0 })
    const read = must(await samir.replica.readFile(value))
    expect(Buffer.compare(read.bytes, large)).toBe(0)
    expect(await samir.replica.readFile({ ...value, size: value.size - 1 })).toMatchObject({ ok: false })
  })

  it('checks everything it holds', async () => {
    const { report } = must(await mirela.replica.verify())
    expect(report.problems).toEqual([])
    expect(report).toMatchObject({ ok: true, log: { consistent: true } })
    expect(report.signatures).toBeGreaterThan(10)
    expect(await mirela.replica.alarms()).toEqual([])
    expect(await samir.replica.alarms()).toEqual([])
  })

  it('changes a passphrase in two steps and signs in with the new one only', async () => {
    const next = 'silver kitchen hears quiet winter drums'
    must(await samir.replica.changePassphrase(PASSPHRASES.samir, next))
    await samir.replica.lock()
    expect(
      await samir.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }),
    ).toMatchObject({ ok: false })
    expect(must(await samir.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: next })).offline).toBe(false)
    PASSPHRASES.samir = next
  })
})
