import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  type Bytes,
  CompartmentKeys,
  type Grant,
  inboxAt,
  newCaseKey,
  newTeamSecret,
  openCaseGrant,
  openGrant,
  openHistory,
  openWrap,
  randomBytes,
  sealCaseGrant,
  sealGrant,
  sealHistory,
  type TeamId,
  teamInbox,
  teamInboxKey,
  wrapCase,
} from './index.ts'
import {
  damage,
  keysBody,
  newPerson,
  newRoot,
  newTeam,
  newUser,
  type Person,
  TestOrganisation,
} from './testing.test-support.ts'

let org: TestOrganisation
let officer: Person
let lead: Person
let member: Person
let team: TeamId
let secret: Bytes

beforeEach(async () => {
  org = await TestOrganisation.found()
  officer = await org.officer()
  lead = await org.user(officer)
  member = await org.user(officer)
  const made = await org.team({}, officer)
  team = made.team
  secret = made.secret
  await org.role(team, lead, 'lead', officer)
  await org.role(team, member, 'member', officer)
})

const me = (person: Person) => ({ user: person.user, enc: person.keys.enc })

const give = (from: Person, to: Person, what = secret, dirSeq = org.directory.head.seq, epoch = 1): Promise<Grant> =>
  sealGrant(
    {
      inst: org.inst,
      team,
      epoch,
      to: to.user,
      toEncPk: to.keys.enc.publicKey,
      signer: from.user,
      signerKey: from.keys.sig.privateKey,
      dirSeq,
    },
    what,
  )

describe('grants', () => {
  test('by an officer or the lead open for who they are for', async () => {
    for (const from of [officer, lead]) {
      const opened = await openGrant(await give(from, member), me(member), org.directory)
      expect(opened).toEqual({ ok: true, secret })
    }
  })

  test('of a member, of a stranger, of another team’s lead are refused', async () => {
    const other = await org.team({}, officer)
    const foreign = await org.user(officer)
    await org.role(other.team, foreign, 'lead', officer)
    for (const from of [member, foreign, await newPerson()]) {
      const opened = await openGrant(await give(from, lead), me(lead), org.directory)
      expect(opened).toEqual({ ok: false, code: 'grant.signer' })
    }
  })

  test('with a forged signer are refused', async () => {
    const grant = await give(member, lead)
    const posing = { ...grant, signer: officer.user }
    expect(await openGrant(posing, me(lead), org.directory)).toEqual({ ok: false, code: 'grant.signature' })
  })

  test('are refused to another recipient, for another team, epoch or directory state', async () => {
    const grant = await give(officer, member)
    expect(await openGrant(grant, me(lead), org.directory)).toEqual({ ok: false, code: 'grant.recipient' })
    const retargeted = { ...grant, to: lead.user }
    expect(await openGrant(retargeted, me(lead), org.directory)).toEqual({ ok: false, code: 'grant.signature' })
    expect(await openGrant({ ...grant, team: newTeam() }, me(member), org.directory)).toMatchObject({ ok: false })
    expect(await openGrant({ ...grant, epoch: 2 }, me(member), org.directory)).toMatchObject({ ok: false })
    expect(await openGrant({ ...grant, dirSeq: grant.dirSeq - 1 }, me(member), org.directory)).toMatchObject({
      ok: false,
    })
    const elsewhere = await TestOrganisation.found()
    expect((await openGrant(grant, me(member), elsewhere.directory)).ok).toBe(false)
    // Someone with the same person id but other keys, as after a substitution by the server.
    const impostor = await newPerson(member.user)
    expect(await openGrant(grant, me(impostor), org.directory)).toEqual({ ok: false, code: 'grant.open' })
  })

  test('damaged anywhere are refused', async () => {
    const grant = await give(officer, member)
    await fc.assert(
      fc.asyncProperty(damage, fc.constantFrom('enc', 'ct', 'sig'), async (spoil, part) => {
        const spoiled = { ...grant, [part]: spoil(grant[part]) }
        expect((await openGrant(spoiled, me(member), org.directory)).ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('of a secret that nobody announced are refused, even from an officer', async () => {
    const invented = await give(officer, member, newTeamSecret())
    expect(await openGrant(invented, me(member), org.directory)).toEqual({ ok: false, code: 'grant.secret' })
    const future = await give(officer, member, secret, org.directory.head.seq, 2)
    expect(await openGrant(future, me(member), org.directory)).toEqual({ ok: false, code: 'grant.secret' })
  })

  test('of an ex-lead hold from when they had the right, not from later or before', async () => {
    const during = await give(lead, member)
    await org.role(team, lead, 'member', officer)
    const after = await give(lead, member)
    const early = await give(lead, member, secret, 3)
    const beyond = await give(lead, member, secret, org.directory.head.seq + 5)
    expect((await openGrant(during, me(member), org.directory)).ok).toBe(true)
    for (const grant of [after, early, beyond]) {
      expect(await openGrant(grant, me(member), org.directory)).toEqual({ ok: false, code: 'grant.signer' })
    }
  })

  test('are refused by a device whose directory a server has kept short', async () => {
    const short = org.directory
    await org.add({ type: 'user.rekey', ...keysBody(await newPerson(lead.user)) }, officer)
    const grant = await give(officer, member)
    expect(await openGrant(grant, me(member), short)).toEqual({ ok: false, code: 'grant.signer' })
  })

  test('are not made to what is not a key', async () => {
    const nobody = { ...member, keys: { ...member.keys, enc: { ...member.keys.enc, publicKey: new Uint8Array(32) } } }
    await expect(give(officer, nobody)).rejects.toThrow(TypeError)
  })
})

describe('rotation', () => {
  test('shuts a removed member out of what comes, and history lets those who stay read what was', async () => {
    const rootId = newRoot()
    const keys = CompartmentKeys.ofCase(rootId, newCaseKey())
    const next = newTeamSecret()
    const at = { inst: org.inst, team, epoch: 2 }
    await org.add({ type: 'user.revoke', user: member.user }, officer)
    const inboxPk = await teamInboxKey(next, at)
    expect(await org.add({ type: 'team.epoch', team, epoch: 2, reason: 'revoke', inboxPk }, lead)).toBe('ok')
    const ctx = { inst: org.inst, team, teamEpoch: 2, rootId, caseEpoch: 1, scope: 'full' }
    const wrap = await wrapCase(ctx, next, keys)
    expect((await openWrap(ctx, secret, wrap)).ok).toBe(false)
    expect((await openWrap({ ...ctx, teamEpoch: 1 }, secret, wrap)).ok).toBe(false)
    expect((await openWrap(ctx, next, wrap)).ok).toBe(true)
    const history = await sealHistory(next, secret, at)
    expect(await openHistory(next, history, at)).toEqual({ ok: true, secret })
    const closed = { ok: false, code: 'history.open' }
    expect(await openHistory(secret, history, at)).toEqual(closed)
    expect(await openHistory(next, history, { ...at, epoch: 3 })).toEqual(closed)
    expect(await openHistory(next, history, { ...at, team: newTeam() })).toEqual(closed)
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect(await openHistory(next, spoil(history), at)).toEqual(closed)
      }),
      { numRuns: 40 },
    )
  })
})

describe('case grants', () => {
  const share = (
    scope: string,
    caseKeys: CompartmentKeys,
    to: Parameters<typeof sealCaseGrant>[0]['to'],
    toPk: Bytes,
    rootId: ReturnType<typeof newRoot>,
  ) =>
    sealCaseGrant(
      {
        inst: org.inst,
        rootId,
        caseEpoch: 1,
        scope,
        to,
        toPk,
        signer: lead.user,
        signerKey: lead.keys.sig.privateKey,
        dirSeq: org.directory.head.seq,
      },
      caseKeys,
    )

  test('reach one person with what the scope names', async () => {
    const rootId = newRoot()
    const keys = CompartmentKeys.ofCase(rootId, newCaseKey())
    const to = { kind: 'user', id: member.user } as const
    const grant = await share('header,legal', keys, to, member.keys.enc.publicKey, rootId)
    const opened = await openCaseGrant(grant, member.keys.enc, org.directory)
    if (!opened.ok) throw new Error(opened.code)
    expect(opened.keys.get('legal')).toEqual(keys.get('legal'))
    expect(opened.keys.get('identity')).toBeUndefined()
    expect(await openCaseGrant(grant, officer.keys.enc, org.directory)).toEqual({ ok: false, code: 'grant.open' })
  })

  test('reach a team the giver is not in, through its inbox', async () => {
    const rootId = newRoot()
    const keys = CompartmentKeys.ofCase(rootId, newCaseKey())
    const health = await org.team({ purpose: 'health', opens: ['header', 'health'] }, officer)
    const inbox = inboxAt(org.directory, health.team, 1)
    if (inbox === null) throw new Error('announced at creation')
    const to = { kind: 'team', id: health.team, epoch: 1 } as const
    const grant = await share('header,health', keys, to, inbox, rootId)
    const pair = await teamInbox(health.secret, { inst: org.inst, team: health.team, epoch: 1 })
    const opened = await openCaseGrant(grant, pair, org.directory)
    expect(opened.ok && opened.keys.get('health')).toEqual(keys.get('health'))
  })

  test('are refused from outside, forged, retargeted or changed', async () => {
    const rootId = newRoot()
    const keys = CompartmentKeys.ofCase(rootId, newCaseKey())
    const to = { kind: 'user', id: member.user } as const
    const grant = await share('full', keys, to, member.keys.enc.publicKey, rootId)
    const attempts = [
      { ...grant, signer: newUser() },
      { ...grant, signer: officer.user },
      { ...grant, rootId: newRoot() },
      { ...grant, caseEpoch: 2 },
      { ...grant, scope: 'header' },
      { ...grant, to: { kind: 'user', id: officer.user } as const },
      { ...grant, dirSeq: 1 },
      { ...grant, sig: randomBytes(64) },
      { ...grant, ct: randomBytes(48) },
    ]
    for (const attempt of attempts)
      expect((await openCaseGrant(attempt, member.keys.enc, org.directory)).ok).toBe(false)
    expect((await openCaseGrant(grant, member.keys.enc, org.directory)).ok).toBe(true)
  })
})
