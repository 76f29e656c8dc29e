import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import {
  type Device,
  device,
  founded,
  type Json,
  joined,
  must,
  PASSPHRASES,
  type Surroundings,
} from './devices.test-support.ts'
import type { Proposal } from './types.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
let lucia: Device & { user: string }

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  lucia = await joined(around, mirela, { name: 'Lucía Ferrer', handle: 'lucia', passphrase: PASSPHRASES.lucia })
  expect(must(await mirela.replica.addOfficer(samir.user)).proposed).toBeUndefined()
  must(await samir.replica.syncNow())
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir, lucia]) await each?.replica.close()
  await server?.stop()
})

async function shownTo(who: Device, id: string): Promise<Proposal | undefined> {
  must(await who.replica.syncNow())
  return must(await who.replica.proposals()).proposals.find(each => each.id === id)
}
const isOfficer = async (who: Device, user: string) =>
  (await who.replica.people()).find(person => person.user === user)?.officer

describe('acts of two people', () => {
  it('adds a third officer only with the second signature', async () => {
    const id = must(await mirela.replica.addOfficer(lucia.user)).proposed ?? ''
    expect(await isOfficer(mirela, lucia.user)).toBe(false)
    // Nobody signs twice, nobody signs who is no officer, and nobody what she was not shown.
    expect(await mirela.replica.approveProposal(id)).toMatchObject({ ok: false, code: 'proposal.own' })
    expect(await samir.replica.approveProposal(id)).toMatchObject({ ok: false })
    expect(must(await lucia.replica.proposals()).proposals).toEqual([])
    expect(await shownTo(samir, id)).toMatchObject({
      does: 'officer.add',
      by: mirela.user,
      byName: 'Mirela Ionescu',
      name: 'Lucía Ferrer',
      status: 'open',
      mayDecide: true,
      mine: false,
    })
    must(await samir.replica.approveProposal(id))
    must(await mirela.replica.syncNow())
    for (const each of [samir, mirela]) expect(await isOfficer(each, lucia.user)).toBe(true)
    expect(await shownTo(mirela, id)).toMatchObject({ status: 'done', mine: true, mayDecide: false })
    expect(await samir.replica.approveProposal(id)).toMatchObject({ ok: false, code: 'proposal.over' })
  })

  it('signs anew by itself what the directory overtook', async () => {
    must(await samir.replica.syncNow())
    const id = must(await mirela.replica.removeOfficer(lucia.user)).proposed ?? ''
    must(await samir.replica.createTeam({ name: 'Night desk', purpose: 'desk' }))
    const stale = must(await samir.replica.proposals()).proposals.find(each => each.id === id)
    expect(['stale', 'open']).toContain(stale?.status)
    must(await mirela.replica.syncNow())
    expect(await shownTo(samir, id)).toMatchObject({ status: 'open', mayDecide: true, user: lucia.user })
    must(await samir.replica.declineProposal(id))
    expect(await shownTo(mirela, id)).toMatchObject({ status: 'declined' })
    expect(await isOfficer(mirela, lucia.user)).toBe(true)
  })

  it('signs nothing that a lying server made up, swapped or brought up again', async () => {
    must(await samir.replica.syncNow())
    const id = must(await mirela.replica.removeOfficer(lucia.user)).proposed ?? ''
    const other = must(await mirela.replica.setTeamPolicy(mirela.team, { twoPerson: true })).proposed ?? ''
    const swap = (path: string, answer: Json, into: (from: Json[], to: Json[]) => Json): Json => {
      if (path !== '/api/proposals' || typeof answer !== 'object' || answer === null || Array.isArray(answer))
        return answer
      const list = answer.proposals
      return Array.isArray(list) ? { proposals: into(list, list) } : answer
    }
    const named = (one: Json): string =>
      String(typeof one === 'object' && one !== null && !Array.isArray(one) ? one.id : '')
    const put = (one: Json, patch: { [key: string]: Json }): Json =>
      typeof one === 'object' && one !== null && !Array.isArray(one) ? { ...one, ...patch } : one
    const statementOf = (list: Json[], of: string): Json => {
      const one = list.find(each => named(each) === of)
      return typeof one === 'object' && one !== null && !Array.isArray(one) ? (one.statement ?? null) : null
    }
    // Shown one act, given another to sign.
    expect(await shownTo(samir, id)).toMatchObject({ does: 'officer.remove' })
    samir.line.bend = (path, answer) =>
      swap(path, answer, list =>
        list.map(one =>
          named(one) === id ? put(one, { statement: statementOf(list, other), does: 'team.policy' }) : one,
        ),
      )
    expect(await samir.replica.approveProposal(id)).toMatchObject({ ok: false, code: 'proposal.changed' })
    // An act under the name of someone who did not sign it.
    samir.line.bend = (path, answer) =>
      swap(path, answer, list => list.map(one => (named(one) === id ? put(one, { by: lucia.user }) : one)))
    expect(must(await samir.replica.proposals()).proposals.find(each => each.id === id)?.status).toBe('bad')
    expect(await samir.replica.approveProposal(id)).toMatchObject({ ok: false, code: 'proposal.forged' })
    expect((await samir.replica.alarms()).map(({ code }) => code)).toContain('proposal.forged')
    samir.line.bend = undefined
    for (const each of await samir.replica.alarms()) await samir.replica.readAlarm(each.id)
    // What was taken back is shown as open again to the device that signed it: no new signature leaves.
    must(await mirela.replica.withdrawProposal(id))
    must(await mirela.replica.withdrawProposal(other))
    mirela.line.bend = (path, answer) =>
      swap(path, answer, list => list.map(one => (named(one) === id ? put(one, { status: 'open' }) : one)))
    must(await samir.replica.createTeam({ name: 'Day desk', purpose: 'desk' }))
    mirela.line.sent.length = 0
    must(await mirela.replica.syncNow())
    mirela.line.bend = undefined
    expect(mirela.line.sent.filter(line => line.startsWith('PUT /api/proposals'))).toEqual([])
  })

  it('gives new keys to an officer with two others, and loses nothing', async () => {
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    const made = { facts: { status: 'Active' }, sealed: { header: { firstName: 'Amina' } } }
    must(await mirela.replica.create('case', { team: mirela.team, ...made }))
    must(await mirela.replica.syncNow())
    await lucia.replica.close()
    const invited = must(await mirela.replica.reinvite(lucia.user))
    lucia = { ...(await device(around)), user: lucia.user }
    const passphrase = 'amber station keeps seven green letters'
    must(await lucia.replica.acceptInvitation({ fragment: invited.fragment, handle: 'lucia', passphrase }))
    const id = must(await mirela.replica.confirm(invited.invitation)).proposed ?? ''
    const shown = await shownTo(samir, id)
    expect(shown).toMatchObject({ does: 'user.rekey', user: lucia.user, mayDecide: true })
    expect(shown?.words?.split(' ')).toHaveLength(6)
    must(await lucia.replica.syncNow())
    expect(await lucia.replica.state()).toMatchObject({ is: 'unconfirmed' })
    must(await samir.replica.approveProposal(id))
    must(await mirela.replica.syncNow())
    must(await lucia.replica.syncNow())
    expect(await lucia.replica.state()).toMatchObject({ is: 'open', me: { officer: true } })
    must(await lucia.replica.syncNow())
    const { rows } = await lucia.replica.list({ kind: 'case' })
    expect(rows.map(row => row.header.firstName)).toEqual(['Amina'])
  })

  it('makes a two-person team, whose new member gets its secret with the second signature', async () => {
    const made = must(
      await mirela.replica.createTeam({
        name: 'Legal',
        purpose: 'legal',
        twoPerson: true,
        members: [{ user: mirela.user, role: 'lead', duty: 'legalAdviser' }],
      }),
    )
    const policy = await shownTo(samir, made.proposed ?? '')
    expect(policy).toMatchObject({
      does: 'team.policy',
      changes: [{ field: 'twoPerson', value: 'true' }, { field: 'opens' }],
    })
    // One signature makes no team that opens anything: it waits, and nothing can be put into it.
    const waiting = (await mirela.replica.teams()).find(each => each.id === made.team)
    expect(waiting).toMatchObject({ pending: true, twoPerson: false, opens: [] })
    const early = { team: made.team, facts: { status: 'Active' }, sealed: { header: { firstName: 'Amina' } } }
    expect(await mirela.replica.create('case', early)).toMatchObject({ ok: false, code: 'team.pending' })
    must(await samir.replica.approveProposal(made.proposed ?? ''))
    const role = must(await mirela.replica.setRole(lucia.user, made.team, 'member', 'legalAdviser')).proposed ?? ''
    expect(await shownTo(samir, role)).toMatchObject({ does: 'role.set', role: 'member', duty: 'legalAdviser' })
    must(await samir.replica.approveProposal(role))
    must(await lucia.replica.syncNow())
    const team = (await lucia.replica.teams()).find(each => each.id === made.team)
    expect(team).toMatchObject({ twoPerson: true, pending: false, mine: 'member', held: true })
  })

  it('renames the organisation with two signatures; everybody sees the new name and may read the old one', async () => {
    const nameOf = async ({ replica }: Device) => {
      const state = await replica.state()
      return state.is === 'open' ? state.me.orgName : state.is
    }
    const before = await nameOf(mirela)
    expect(await mirela.replica.renameOrganisation('two\nlines')).toMatchObject({ code: 'organisation.name' })
    const id = must(await mirela.replica.renameOrganisation('  Maison du Pont ')).proposed ?? ''
    const organisation = { name: 'Maison du Pont', before }
    expect(await shownTo(samir, id)).toMatchObject({ does: 'org.name', organisation })
    expect(await nameOf(samir)).toBe(before)
    must(await samir.replica.approveProposal(id))
    for (const each of [mirela, lucia]) must(await each.replica.syncNow())
    for (const each of [mirela, samir, lucia]) {
      expect(await nameOf(each)).toBe('Maison du Pont')
      expect(await each.replica.earlierNames()).toEqual([before])
    }
    const known = must(await lucia.replica.organisations()).organisations
    expect(known.map(({ name }) => name)).toEqual(['Maison du Pont'])
    await expect
      .poll(async () => (await lucia.replica.notices()).find(({ code }) => code === 'organisation.renamed'))
      .toMatchObject({ standing: true, organisation })
  })

  it('removes an officer with two signatures and rotates what she held', async () => {
    const epoch = (await mirela.replica.teams()).find(each => each.id === mirela.team)?.epoch ?? 0
    const { proposed = '', rotated } = must(await mirela.replica.removePerson(lucia.user))
    expect(rotated).toEqual([])
    expect(await shownTo(samir, proposed)).toMatchObject({ does: 'user.revoke', name: 'Lucía Ferrer' })
    must(await samir.replica.approveProposal(proposed))
    must(await mirela.replica.syncNow())
    must(await mirela.replica.syncNow())
    const team = (await mirela.replica.teams()).find(each => each.id === mirela.team)
    expect(team?.rotationDue).toBe(false)
    expect(team?.epoch).toBeGreaterThan(epoch)
    expect(await lucia.replica.syncNow()).toMatchObject({ ok: false })
  })
})
