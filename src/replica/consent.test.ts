/** Consent between devices: what is shared arrives in its parts, what is withdrawn goes, and what waited is refused and kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { inTransaction } from '#server/work.ts'
import { type Device, device, founded, joined, must, PASSPHRASES } from './devices.test-support.ts'
import { nobodyLeftOut } from './log-entries.ts'

const around = { url: '', catalogue: CATALOGUE, searchable: SEARCHABLE }
let server: TestServer
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
let legal: string

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around.url = server.url
  mirela = await founded(around)
  legal = must(
    await mirela.replica.createTeam({ name: 'Legal', purpose: 'legal', opens: ['header', 'narrative', 'legal'] }),
  ).team
  must(await mirela.replica.syncNow())
  samir = await joined(
    around,
    { ...mirela, team: legal },
    { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir },
  )
})
afterAll(async () => {
  await Promise.all([mirela, samir].map(each => each?.replica.close()))
  await server?.stop()
})

const aCase = async () =>
  must(
    await mirela.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active' },
      sealed: {
        header: { firstName: 'Oksana', code: 'H-2M9C' },
        identity: { occupation: 'Weaver' },
        narrative: { summary: 'She came in May.' },
      },
    }),
  ).root
const agreed = async (root: string, facts: Record<string, unknown> = {}) =>
  must(
    await mirela.replica.create('consentRecord', {
      root,
      facts: {
        given: true,
        state: 'inForce',
        purposes: ['services'],
        to: 'team',
        team: legal,
        compartments: ['header', 'narrative'],
        until: '2099-01-31',
        how: 'spoken',
        month: '2026-11',
        ...facts,
      },
      sealed: { narrative: { witness: 'Ana Pop', inHerWords: 'The lawyer may read why I left.' } },
    }),
  ).rec
const share = (root: string, by: Device = mirela) =>
  by.replica.shareCase(root, { team: legal, purpose: 'services', compartments: ['header', 'narrative'] })
/** Asks until it is so: news of another device may be a round behind. */
async function until(what: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 40; round++) {
    if (await what()) return
    must(await samir.replica.syncNow())
  }
  expect(await what()).toBe(true)
}
const has = async (by: Device, root: string) => (await by.replica.open(root)).ok
const refusedOf = async (by: Device, root: string) =>
  (await by.replica.refusedEdits()).filter(edit => edit.root === root).map(({ kind, code }) => [kind, code])

it('of many openings everybody’s last is told before anybody’s second', () => {
  const openings = ['a', 'a', 'a', 'b', 'a', 'c', 'b'].map((who, at) => ({ who, at }))
  expect(nobodyLeftOut(openings, 4).map(({ at }) => at)).toEqual([0, 1, 3, 5])
  expect(nobodyLeftOut(openings, 9)).toEqual(openings)
})

describe('a case that is shared', () => {
  it('is refused without her consent, and arrives with it in the parts she agreed to', async () => {
    const root = await aCase()
    expect(await share(root)).toMatchObject({ ok: false, code: 'consent.none' })
    await agreed(root, { purposes: ['return'] })
    expect(await share(root)).toMatchObject({ ok: false, code: 'consent.purpose' })
    const consent = await agreed(root)
    expect(await share(root)).toMatchObject({ ok: true, waiting: false })
    await until(() => has(samir, root))
    const [own] = must(await samir.replica.open(root)).root.records
    expect(own?.sealed.narrative?.summary).toBe('She came in May.')
    expect(own?.closed).toContain('identity')
    const { reach } = must(await mirela.replica.consentReach({ root, rec: consent }))
    expect(reach).toMatchObject({ loses: [legal], disclosures: [{ how: 'share', by: mirela.user }] })
  })

  it('goes at once when she withdraws, gets new keys, and says who had opened it', async () => {
    const root = await aCase()
    const rec = await agreed(root)
    must(await share(root))
    await until(() => has(samir, root))
    must(await samir.replica.syncNow())
    // Much was written since: what is newer in the log hides nobody who read it.
    await inTransaction(server.app.services.db, { org: mirela.org, user: mirela.user }, Date.now(), async work => {
      for (let i = 0; i < 510; i++) work.audit({ action: 'record.change', objects: [root] })
    })
    await until(async () => {
      const { reach } = must(await mirela.replica.consentReach({ root, rec }))
      return reach.log && reach.opened.some(({ user }) => user === samir.user)
    })
    const ended = must(
      await mirela.replica.withdrawConsent({ root, rec }, { narrative: { withdrawnWords: 'I changed my mind.' } }),
    )
    expect(ended).toMatchObject({ waiting: false, rotated: true })
    await until(async () => !(await has(samir, root)))
    // Who lost it is told, by the code people say aloud and by no name; who has it is told nothing of that kind.
    const told = async (who: Device) => (await who.replica.notices()).filter(each => each.root === root)
    await until(async () => (await told(samir)).length > 0)
    expect(await told(samir)).toMatchObject([{ code: 'case.consentEnded', label: 'H-2M9C', user: mirela.user }])
    expect(JSON.stringify(await told(samir))).not.toContain('Oksana')
    expect(await told(mirela)).toEqual([])
    const mine = must(await mirela.replica.open(root)).root
    expect(mine.teams.map(({ team }) => team)).toEqual([mirela.team])
    expect(mine.records[0]?.versions.header?.version).toBe(2)
    must(
      await mirela.replica.create('note', {
        root,
        facts: { type: 'comment' },
        sealed: { narrative: { body: 'After.' } },
      }),
    )
    must(await mirela.replica.syncNow())
    expect(await refusedOf(mirela, root)).toEqual([])
    expect(must(await mirela.replica.verify()).report.problems.filter(each => each.root === root)).toEqual([])
    expect(await share(root)).toMatchObject({ ok: false, code: 'consent.withdrawn' })
    expect(await mirela.replica.withdrawConsent({ root, rec })).toMatchObject({ code: 'consent.withdrawn' })
  })
})

describe('without signal', () => {
  it('a share that waited is refused once she has withdrawn elsewhere; it is kept and says why', async () => {
    const root = await aCase()
    const rec = await agreed(root)
    must(await mirela.replica.syncNow())
    const second = await device(around)
    try {
      must(await second.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
      must(await second.replica.syncNow())
      second.line.cut = true
      await second.replica.syncNow()
      must(
        await second.replica.create('note', { root, facts: {}, sealed: { narrative: { body: 'Written meanwhile.' } } }),
      )
      expect(await share(root, second)).toMatchObject({ ok: true, waiting: true })
      must(await mirela.replica.withdrawConsent({ root, rec }))
      second.line.cut = false
      must(await second.replica.syncNow())
      must(await second.replica.syncNow())
      expect(await refusedOf(second, root)).toEqual([['disclosure', 'consent.withdrawn']])
      const notes = must(await second.replica.open(root)).root.records.filter(({ kind }) => kind === 'note')
      expect(notes.map(({ sealed, waiting }) => [sealed.narrative?.body, waiting])).toEqual([
        ['Written meanwhile.', false],
      ])
      expect(await has(samir, root)).toBe(false)
    } finally {
      await second.replica.close()
    }
  })

  it('a withdrawal goes out before everything else of the case that waits', async () => {
    const root = await aCase()
    const rec = await agreed(root)
    must(await mirela.replica.syncNow())
    mirela.line.cut = true
    try {
      await mirela.replica.syncNow()
      must(await mirela.replica.create('note', { root, facts: {}, sealed: { narrative: { body: 'Before.' } } }))
      expect(await share(root)).toMatchObject({ ok: true, waiting: true })
      expect(must(await mirela.replica.withdrawConsent({ root, rec }))).toMatchObject({ waiting: true, rotated: false })
    } finally {
      mirela.line.cut = false
    }
    must(await mirela.replica.syncNow())
    must(await mirela.replica.syncNow())
    expect(await refusedOf(mirela, root)).toEqual([['disclosure', 'consent.withdrawn']])
    must(await samir.replica.syncNow())
    expect(await has(samir, root)).toBe(false)
    const { records } = must(await mirela.replica.open(root)).root
    expect(records.find(({ kind }) => kind === 'note')).toMatchObject({
      waiting: false,
      sealed: { narrative: { body: 'Before.' } },
    })
  })

  it('nothing is handed to others; to herself it is', async () => {
    const root = await aCase()
    await agreed(root, { to: 'authority', team: undefined, authority: 'police' })
    must(await mirela.replica.syncNow())
    const print = (to: Parameters<typeof mirela.replica.disclose>[1]['to']) =>
      mirela.replica.disclose(root, { how: 'print', purpose: 'services', compartments: ['header'], to })
    expect(await print({ kind: 'authority', whom: 'police' })).toMatchObject({ ok: true, waiting: false })
    mirela.line.cut = true
    try {
      await mirela.replica.syncNow()
      expect(await print({ kind: 'authority', whom: 'police' })).toMatchObject({ ok: false, code: 'consent.offline' })
      expect(await print({ kind: 'authority', whom: 'court' })).toMatchObject({ ok: false, code: 'consent.none' })
      expect(await print({ kind: 'herself' })).toMatchObject({ ok: true, waiting: true })
    } finally {
      mirela.line.cut = false
    }
    must(await mirela.replica.syncNow())
    expect(await refusedOf(mirela, root)).toEqual([])
  })
})
