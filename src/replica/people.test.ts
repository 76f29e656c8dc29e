import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, founded, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
let lucia: Device & { user: string }
const cases: string[] = []

const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir }
const LUCIA = { name: 'Lucía Ferrer', handle: 'lucia', passphrase: PASSPHRASES.lucia }

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, SAMIR)
  lucia = await joined(around, mirela, LUCIA)
  for (const name of ['Amina', 'Thanh', 'Vera']) cases.push(await newCase(mirela, name))
  must(await mirela.replica.syncNow())
})
afterAll(async () => {
  for (const each of [mirela, samir, lucia]) await each.replica.close()
  await server.stop()
})

async function newCase(who: Device, firstName: string, team = mirela.team): Promise<string> {
  const sealed = { header: { firstName }, location: { city: 'Oradea' }, narrative: { summary: `About ${firstName}` } }
  const made = must(
    await who.replica.create('case', { team, facts: { status: 'Active', openedMonth: '2026-11' }, sealed }),
  )
  return made.root
}

async function names(who: Device): Promise<unknown[]> {
  const { rows } = await who.replica.list({ kind: 'case', order: { by: 'firstName' } })
  return rows.map(row => row.header.firstName)
}

async function epochOf(root: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  const { rows } = await client.query('select case_epoch from root where root_id = $1', [root])
  await client.end()
  return rows[0]?.case_epoch
}

const team = async (id = mirela.team) => (await mirela.replica.teams()).find(each => each.id === id)

describe('people and teams', () => {
  it('refuses keys that do not come from who holds the link', async () => {
    const invited = must(await mirela.replica.invite({ name: 'Ivo Marin', duty: 'caseWorker', teams: [] }))
    // Same invitation, another secret: what someone who only knows the id could send.
    const other = must(await mirela.replica.invite({ name: 'Nobody', duty: 'caseWorker', teams: [] }))
    const [mine, theirs] = [invited.fragment, other.fragment].map(text => Buffer.from(text, 'base64url'))
    const forged = Buffer.from(mine ?? '')
    theirs?.copy(forged, 65, 65, 81)
    const sum = await crypto.subtle.digest('SHA-256', forged.subarray(0, -4))
    Buffer.from(sum).copy(forged, forged.length - 4, 0, 4)
    const stranger = await device(around)
    const input = { fragment: forged.toString('base64url'), handle: 'ivo', passphrase: PASSPHRASES.lucia }
    must(await stranger.replica.acceptInvitation(input))
    expect(await mirela.replica.confirm(invited.invitation)).toMatchObject({ ok: false, code: 'invite.forged' })
    expect(await mirela.replica.alarms()).toMatchObject([{ code: 'invite.forged', stops: false }])
    must(await stranger.replica.syncNow())
    expect(await stranger.replica.state()).toMatchObject({ is: 'unconfirmed' })
    for (const { id } of await mirela.replica.alarms()) await mirela.replica.readAlarm(id)
    for (const { invitation } of [invited, other]) must(await mirela.replica.withdrawInvitation(invitation))
    await stranger.replica.close()
  })

  it('lets a partial team read only its compartments, through its inbox, and nobody write what they cannot open', async () => {
    const health = must(
      await mirela.replica.createTeam({
        name: 'Health',
        purpose: 'health',
        opens: ['header', 'health'],
        members: [
          { user: samir.user, role: 'lead', duty: 'healthWorker' },
          { user: lucia.user, role: 'member', duty: 'healthWorker' },
        ],
      }),
    ).team
    const shared = must(
      await mirela.replica.createTeam({ name: 'Returns', purpose: 'cases', companions: [health] }),
    ).team
    must(await mirela.replica.syncNow())
    const root = await newCase(mirela, 'Blessing', shared)
    must(await mirela.replica.create('note', { root, sealed: { narrative: { body: 'For the return team only' } } }))
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    const opened = must(await samir.replica.open(root)).root
    expect(opened.mine).toEqual(['header', 'health'])
    expect(opened.records[0]?.sealed).toEqual({ header: { firstName: 'Blessing' } })
    expect(opened.records[0]?.closed).toEqual(['location', 'narrative'])
    const rec = { root, rec: root }
    expect(await samir.replica.change(rec, { sealed: { narrative: { summary: 'x' } } })).toMatchObject({
      code: 'compartment.closed',
    })
    must(await samir.replica.change(rec, { sealed: { header: { aliases: ['Bless'] } } }))
    must(await samir.replica.syncNow())
    expect(await samir.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    must(await mirela.replica.syncNow())
    expect(must(await mirela.replica.open(root)).root.records[0]?.sealed.header).toMatchObject({ aliases: ['Bless'] })
    expect(await samir.replica.verify()).toMatchObject({ report: { ok: true, problems: [] } })
  })

  it('loses nothing when a forgotten passphrase ends in a new invitation', async () => {
    const before = await names(lucia)
    expect(before).toContain('Amina')
    await lucia.replica.close()
    const invited = must(await mirela.replica.reinvite(lucia.user))
    lucia = { ...(await device(around)), user: lucia.user }
    const passphrase = 'amber station keeps seven green letters'
    must(await lucia.replica.acceptInvitation({ fragment: invited.fragment, handle: 'lucia', passphrase }))
    must(await mirela.replica.confirm(invited.invitation))
    must(await mirela.replica.syncNow())
    must(await lucia.replica.syncNow())
    expect(await names(lucia)).toEqual(before)
    expect(must(await lucia.replica.open(cases[0] ?? '')).root.records[0]?.sealed.narrative).toEqual({
      summary: 'About Amina',
    })
    const people = await mirela.replica.people()
    expect(people.filter(person => person.user === lucia.user)).toMatchObject([
      { name: 'Lucía Ferrer', status: 'active' },
    ])
    // The old keys were somewhere else: her teams have new secrets.
    expect((await team())?.rotationDue).toBe(false)
    expect((await team())?.epoch).toBe(2)
  })

  it('lets officers name people and teams, everyone herself, and nobody anyone else', async () => {
    const rows = (await lucia.replica.list({ kind: 'colleague' })).rows
    const of = (user: string) => {
      const row = rows.find(each => each.facts.user === user)
      return { root: row?.root ?? '', rec: row?.rec ?? '' }
    }
    const named = (name: string) => ({ sealed: { header: { name } } })
    expect(await lucia.replica.change(of(samir.user), named('Somebody'))).toMatchObject({ code: 'right.missing' })
    const taken = { facts: { user: lucia.user } }
    expect(await lucia.replica.change(of(samir.user), taken)).toMatchObject({ code: 'right.missing' })
    must(await lucia.replica.change(of(lucia.user), named('Lucía Ferrer Soto')))
    must(await lucia.replica.syncNow())
    must(await mirela.replica.syncNow())
    const people = await mirela.replica.people()
    expect(people.map(person => person.name)).toContain('Lucía Ferrer Soto')
    expect(await mirela.replica.reinvite(mirela.user)).toMatchObject({ ok: false, code: 'officer.needsRoot' })
  })

  it('finishes a rotation that was interrupted, and shuts out who was removed', async () => {
    expect(await mirela.replica.removePerson(mirela.user)).toMatchObject({ ok: false, code: 'directory.lastOfficer' })
    // The line breaks after the new epoch is signed and before any wrap has moved.
    let interrupted = false
    mirela.line.before = path => {
      if (path === '/api/wraps') interrupted = mirela.line.cut = true
    }
    const epoch = (await team())?.epoch ?? 0
    const removed = await mirela.replica.removePerson(samir.user)
    mirela.line.before = () => {}
    expect(removed).toMatchObject({ ok: true })
    expect(interrupted).toBe(true)
    mirela.line.cut = false
    must(await mirela.replica.syncNow())
    must(await mirela.replica.syncNow())
    expect((await team())?.epoch).toBe(epoch + 1)
    expect((await team())?.rotationDue).toBe(false)
    expect((await team())?.members.map(member => member.user).sort()).toEqual([mirela.user, lucia.user].sort())
    must(await lucia.replica.syncNow())
    expect(await names(lucia)).toEqual(await names(mirela))
    // The next edit of a case that she could open gives it new keys; what comes after is not for the old ones.
    const old = cases[0] ?? ''
    must(await mirela.replica.open(old))
    must(await mirela.replica.syncNow())
    must(await mirela.replica.create('note', { root: old, sealed: { narrative: { body: 'After she left' } } }))
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    expect(await epochOf(old)).toBe(2)
    must(await lucia.replica.syncNow())
    const seen = must(await lucia.replica.open(old)).root
    expect(seen.records.map(record => record.sealed.narrative)).toEqual([
      { summary: 'About Amina' },
      { body: 'After she left' },
    ])
    must(await lucia.replica.change({ root: old, rec: old }, { sealed: { header: { aliases: ['Ami'] } } }))
    must(await lucia.replica.syncNow())
    expect(await lucia.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    expect(await epochOf(old)).toBe(2)
    const later = await newCase(mirela, 'Zoya')
    must(await mirela.replica.syncNow())
    must(await lucia.replica.syncNow())
    expect(must(await lucia.replica.open(later)).root.records[0]?.sealed.header).toEqual({ firstName: 'Zoya' })
    expect(await samir.replica.syncNow()).toMatchObject({ ok: false })
    expect(await names(samir)).not.toContain('Zoya')
    const again = await device(around, samir.stores)
    expect(
      await again.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }),
    ).toMatchObject({ ok: false })
    await again.replica.close()
    expect(must(await mirela.replica.verify()).report.problems).toEqual([])
  })

  it('has a second officer, after which one alone cannot add a third', async () => {
    must(await mirela.replica.addOfficer(lucia.user))
    must(await lucia.replica.syncNow())
    expect(await lucia.replica.state()).toMatchObject({ me: { officer: true } })
    const proposed = must(await lucia.replica.removeOfficer(mirela.user)).proposed ?? ''
    expect(await lucia.replica.approveProposal(proposed)).toMatchObject({ ok: false, code: 'proposal.own' })
    must(await lucia.replica.withdrawProposal(proposed))
    must(await mirela.replica.removeOfficer(mirela.user))
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.state()).toMatchObject({ me: { officer: false } })
  })

  it('goes on between another device’s rotation and its grant', async () => {
    mirela.line.before = path => {
      if (path === '/api/grants') throw new TypeError('cut')
    }
    const epoch = (await team())?.epoch ?? 0
    must(await lucia.replica.rotateTeam(mirela.team))
    // The new epoch is known here before its secret is.
    expect(await mirela.replica.syncNow()).toMatchObject({ ok: false })
    expect((await team())?.epoch).toBe(epoch + 1)
    expect((await team())?.held).toBe(false)
    const begun = await newCase(mirela, 'Nadia')
    mirela.line.before = () => {}
    must(await mirela.replica.rotateTeam(mirela.team))
    must(await mirela.replica.syncNow())
    must(await lucia.replica.syncNow())
    expect(must(await lucia.replica.open(begun)).root.records[0]?.sealed.header).toEqual({ firstName: 'Nadia' })
  })
})
