import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  type Bytes,
  buildStatement,
  concat,
  decodeBody,
  EMPTY_DIRECTORY,
  encodeBody,
  equalBytes,
  heldAt,
  holdersOf,
  inboxAt,
  keyPairOf,
  mayAct,
  newKdfParams,
  newTeamSecret,
  randomBytes,
  replay,
  rootFingerprintOf,
  STATEMENT_TYPES,
  type Statement,
  signingKeyAt,
  signStatement,
  survivesLoss,
  teamInboxKey,
} from './index.ts'
import {
  bytesOf,
  keysBody,
  newOrg,
  newPerson,
  newTeam,
  newUser,
  type Person,
  POLICY,
  TestOrganisation,
} from './testing.test-support.ts'

let org: TestOrganisation
let one: Person
let two: Person

beforeEach(async () => {
  org = await TestOrganisation.found()
  one = await org.officer()
  two = await org.officer()
})

const kdfBody = (person: Person) => ({ type: 'user.kdf' as const, user: person.user, kdf: newKdfParams() })

describe('replay', () => {
  test('is the same in one go, in steps and from a copy that travelled', async () => {
    const member = await org.user(one)
    const { team } = await org.team({}, one)
    expect(await org.role(team, member, 'lead', one)).toBe('ok')
    expect(await org.add(kdfBody(member), member)).toBe('ok')
    for (let cut = 0; cut <= org.statements.length; cut++) {
      const first = await replay(org.inst, org.root.fingerprint, org.statements.slice(0, cut))
      if (!first.ok) throw new Error(first.code)
      const rest = await replay(org.inst, org.root.fingerprint, org.statements.slice(cut), first.directory)
      expect(rest).toEqual({ ok: true, directory: org.directory })
    }
  })

  test('leaves the directory it started from as it was', async () => {
    const before = org.directory
    const copy = structuredClone(before)
    await org.user(one)
    await org.team({}, one)
    expect(before).toEqual(copy)
  })

  test('refuses every list with a hole, a repetition or another order', async () => {
    for (let i = 0; i < 3; i++) await org.user(one)
    const list = org.statements
    const place = fc.nat({ max: list.length - 1 })
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const [at, bt] = [list[a], list[b]]
        if (at === undefined || bt === undefined || a === b) return
        const gap = { ok: false, code: 'directory.gap' }
        if (a < list.length - 1) {
          expect(await replay(org.inst, org.root.fingerprint, list.toSpliced(a, 1))).toMatchObject(gap)
        }
        expect(await replay(org.inst, org.root.fingerprint, list.toSpliced(a, 0, at))).toMatchObject(gap)
        expect(await replay(org.inst, org.root.fingerprint, list.with(a, bt).with(b, at))).toMatchObject(gap)
      }),
      { numRuns: 20 },
    )
  })

  test('refuses a fork, even one signed by an officer', async () => {
    const earlier = org.directory
    await org.user(one)
    const person = await newPerson()
    const forged = await signStatement(
      org.inst,
      { ...buildStatement(earlier.head, { type: 'user.add', ...keysBody(person) }), seq: org.directory.head.seq + 1 },
      one,
    )
    expect(await org.append(forged)).toBe('directory.forked')
    // A device that has seen the longer history is not led back by a fork of the same length.
    const fork = await signStatement(
      org.inst,
      buildStatement(earlier.head, { type: 'user.add', ...keysBody(person) }),
      one,
    )
    expect(await replay(org.inst, org.root.fingerprint, [fork], org.directory)).toMatchObject({ code: 'directory.gap' })
  })

  test('refuses another organisation, another root, and a list that starts with anything else', async () => {
    const other = await TestOrganisation.found()
    const wrong = { ok: false, code: 'directory.root' }
    expect(await replay(org.inst, org.root.fingerprint, other.statements)).toMatchObject(wrong)
    expect(await replay(org.inst, other.root.fingerprint, org.statements)).toMatchObject(wrong)
    expect(await replay(newOrg(), org.root.fingerprint, org.statements)).toMatchObject(wrong)
    expect(await replay(other.inst, other.root.fingerprint, [], org.directory)).toMatchObject(wrong)
    const person = await newPerson()
    const body = { type: 'user.add' as const, ...keysBody(person) }
    const first = await signStatement(org.inst, buildStatement(EMPTY_DIRECTORY, body), org.root)
    expect(await replay(org.inst, org.root.fingerprint, [first])).toMatchObject(wrong)
  })

  test('refuses any statement changed in any part', async () => {
    const person = await newPerson()
    const good = await org.sign({ type: 'user.add', ...keysBody(person) }, one)
    const flip = (bytes: Bytes, bit: number) => {
      const changed = bytes.slice()
      const at = (bit >> 3) % bytes.length
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7))
      return changed
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), async bit => {
        const [signer] = good.signers
        if (signer === undefined) return
        const changed: Statement[] = [
          { ...good, body: flip(good.body, bit) },
          { ...good, prev: flip(good.prev, bit) },
          { ...good, signers: [{ ...signer, sig: flip(signer.sig, bit) }] },
        ]
        for (const statement of changed) expect(await org.append(statement)).not.toBe('ok')
      }),
      { numRuns: 40 },
    )
    expect(await org.append({ ...good, type: 'user.rekey' })).not.toBe('ok')
    expect(await org.append({ ...good, signers: [] })).toBe('directory.right')
    expect(await org.append({ ...good, signers: [...good.signers, ...good.signers] })).toBe('directory.right')
    expect(await org.append({ ...good, signers: good.signers.map(({ sig }) => ({ by: two.user, sig })) })).toBe(
      'directory.signature',
    )
    expect(await org.append(Object.assign({ ...good }, { type: 'user.bless' }))).toBe('directory.unknown')
    expect(await org.append(good)).toBe('ok')
  })

  test('refuses a signature of another organisation with the same people', async () => {
    const body = { type: 'user.add' as const, ...keysBody(await newPerson()) }
    const elsewhere = await signStatement(newOrg(), buildStatement(org.directory.head, body), one)
    expect(await org.append(elsewhere)).toBe('directory.signature')
  })

  test('binds who signed into what follows', async () => {
    const list = [...org.statements]
    const last = await org.sign({ type: 'policy.set', key: 'idle', value: '15' }, one, two)
    const swapped = { ...last, signers: last.signers.toReversed() }
    for (const statement of [last, swapped]) {
      const replayed = await replay(org.inst, org.root.fingerprint, [...list, statement])
      expect(replayed.ok).toBe(true)
    }
    await org.append(last)
    const next = await org.sign(kdfBody(one), one)
    expect(await replay(org.inst, org.root.fingerprint, [...list, swapped, next])).toMatchObject({
      code: 'directory.forked',
    })
  })

  test('refuses a weaker key derivation, whoever signs it', async () => {
    const person = await newPerson()
    const weak = { ...newKdfParams(), m: 19 * 1024, t: 2 }
    expect(await org.add({ type: 'user.add', ...keysBody(person), kdf: weak }, org.root)).toBe('directory.body')
    expect(await org.add({ type: 'user.kdf', user: one.user, kdf: weak }, one)).toBe('directory.body')
  })
})

describe('bodies', () => {
  test('any bytes of any type are refused without throwing, or are what is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATEMENT_TYPES), bytesOf({ maxLength: 120 }), (type, bytes) => {
        const body = decodeBody(type, bytes)
        if (body !== null) expect(encodeBody(body)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })

  test('damaged bodies are refused, or mean something that is written just so', async () => {
    const { team } = await org.team({ companions: [newTeam(), newTeam()], opens: ['header', 'legal'] }, one)
    await org.role(team, one, 'lead', one)
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 7 }), fc.nat(), (which, bit, at) => {
        const statement = org.statements[which % org.statements.length]
        if (statement === undefined) return
        const bytes = statement.body.slice()
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit)
        const body = decodeBody(statement.type, bytes)
        if (body !== null) expect(encodeBody(body)).toEqual(bytes)
      }),
      { numRuns: 500 },
    )
  })

  test('carry codes only: no place for a name or a note', () => {
    for (const text of ['Maria Exemplo', 'a'.repeat(65), '', 'ключ']) {
      expect(decodeBody('policy.set', encodeBody({ type: 'policy.set', key: text, value: 'x' }))).toBeNull()
      expect(decodeBody('policy.set', encodeBody({ type: 'policy.set', key: 'x', value: text }))).toBeNull()
      const body = encodeBody({ type: 'device.revoke', user: newUser(), device: text })
      expect(decodeBody('device.revoke', body)).toBeNull()
    }
  })
})

describe('who may sign what', () => {
  test('a member may sign nothing but about themselves', async () => {
    const member = await org.user(one)
    const other = await org.user(one)
    const { team } = await org.team({}, one)
    await org.role(team, member, 'member', one)
    const secret = await teamInboxKey(newTeamSecret(), { inst: org.inst, team, epoch: 2 })
    const newcomer = await newPerson()
    const refused = [
      { type: 'root' as const, publicKey: randomBytes(32) },
      { type: 'officer.add' as const, user: member.user },
      { type: 'officer.remove' as const, user: one.user },
      { type: 'user.add' as const, ...keysBody(newcomer) },
      { type: 'user.rekey' as const, ...keysBody(other) },
      { type: 'user.revoke' as const, user: other.user },
      { type: 'user.kdf' as const, user: other.user, kdf: newKdfParams() },
      { type: 'device.revoke' as const, user: other.user, device: 'd1' },
      { type: 'team.create' as const, team: newTeam(), inboxPk: secret, policy: POLICY },
      { type: 'team.policy' as const, team, policy: POLICY },
      { type: 'role.set' as const, team, user: member.user, role: 'lead' as const, duty: 'caseWorker' as const },
      { type: 'team.epoch' as const, team, epoch: 2, reason: 'manual' as const, inboxPk: secret },
      { type: 'recovery.set' as const, recipient: `age1pq1${'q'.repeat(1952)}`, mode: 'paper' as const },
      { type: 'recovery.use' as const, reason: 'drill' as const },
      { type: 'policy.set' as const, key: 'idle', value: '15' },
      { type: 'peer.pin' as const, peer: newOrg(), fingerprint: randomBytes(32) },
      { type: 'peer.unpin' as const, peer: newOrg() },
      { type: 'release.key' as const, publicKey: randomBytes(32), valid: true },
      { type: 'org.name' as const, name: 'Stella Maris', before: 'Maris' },
    ]
    expect(new Set(refused.map(body => body.type))).toEqual(new Set(STATEMENT_TYPES))
    for (const body of refused) expect([body.type, await org.add(body, member)]).toEqual([body.type, 'directory.right'])
    expect(await org.add(kdfBody(member), member)).toBe('ok')
    expect(await org.add({ type: 'device.revoke', user: member.user, device: 'd1' }, member)).toBe('ok')
  })

  test('one officer runs people and teams; officers change by the root or two of them', async () => {
    const member = await org.user(one)
    expect(await org.add({ type: 'officer.add', user: member.user }, one)).toBe('directory.right')
    expect(await org.add({ type: 'officer.add', user: member.user }, one, two)).toBe('ok')
    expect(await org.add({ type: 'officer.remove', user: two.user }, one)).toBe('directory.right')
    expect(await org.add({ type: 'user.revoke', user: two.user }, one)).toBe('directory.right')
    expect(await org.add({ type: 'user.rekey', ...keysBody(two) }, one)).toBe('directory.right')
    expect(await org.add({ type: 'user.rekey', ...keysBody(two) }, one, two)).toBe('directory.right')
    expect(await org.add({ type: 'user.revoke', user: two.user }, one, member)).toBe('ok')
    expect(await org.add({ type: 'officer.remove', user: member.user }, member)).toBe('ok')
    expect(await org.add({ type: 'officer.remove', user: one.user }, org.root)).toBe('directory.lastOfficer')
    expect(await org.add({ type: 'user.revoke', user: one.user }, org.root)).toBe('directory.lastOfficer')
    expect(await org.add({ type: 'officer.add', user: member.user }, one)).toBe('ok')
  })

  test('the root certifies people and officers, and has no say in teams', async () => {
    const person = await newPerson()
    expect(await org.add({ type: 'user.add', ...keysBody(person) }, org.root)).toBe('ok')
    expect(await org.add({ type: 'user.rekey', ...keysBody(await newPerson(one.user)) }, org.root)).toBe('ok')
    const body = { type: 'team.create' as const, team: newTeam(), inboxPk: randomBytes(32), policy: POLICY }
    expect(await org.add(body, org.root)).toBe('directory.right')
    const { team } = await org.team({}, two)
    const role = { type: 'role.set' as const, team, user: two.user, role: 'lead' as const, duty: 'keyOfficer' as const }
    expect(await org.add(role, org.root)).toBe('directory.right')
  })

  test('the organisation is renamed by two officers or the root, always from the name it has', async () => {
    const body = (name: string, before: string) => ({ type: 'org.name' as const, name, before })
    expect(org.directory.name).toBeNull()
    expect(await org.add(body('House of the Bridge', 'Bridge'), one)).toBe('directory.right')
    expect(await org.add(body('House of the Bridge', 'Bridge'), one, two)).toBe('ok')
    expect(org.directory.name).toBe('House of the Bridge')
    expect(await org.add(body('Bridge', 'Bridge'), one, two)).toBe('directory.state')
    expect(await org.add(body('Pont', 'Bridge'), one, two)).toBe('directory.state')
    expect(await org.add(body('Pont', 'House of the Bridge'), org.root)).toBe('ok')
    for (const name of ['', ' Pont', 'Pont\n', 'Po\u202ent', 'x'.repeat(201)])
      expect([name, decodeBody('org.name', encodeBody(body(name, 'Pont')))]).toEqual([name, null])
  })

  test('recovery, releases and peers', async () => {
    const recipient = `age1pq1${'q'.repeat(1952)}`
    expect(await org.add({ type: 'recovery.use', reason: 'drill' }, org.root, one)).toBe('directory.state')
    expect(await org.add({ type: 'recovery.set', recipient, mode: 'shares' }, one, two)).toBe('directory.right')
    expect(await org.add({ type: 'recovery.set', recipient, mode: 'shares' }, org.root)).toBe('ok')
    expect(await org.add({ type: 'recovery.use', reason: 'restore' }, org.root)).toBe('directory.right')
    expect(await org.add({ type: 'recovery.use', reason: 'restore' }, org.root, one)).toBe('ok')
    expect(org.directory.recoveryUses).toEqual([{ seq: org.directory.head.seq, reason: 'restore' }])
    const peer = newOrg()
    expect(await org.add({ type: 'peer.pin', peer, fingerprint: randomBytes(32) }, one)).toBe('directory.right')
    expect(await org.add({ type: 'peer.pin', peer, fingerprint: randomBytes(32) }, one, two)).toBe('ok')
    expect(await org.add({ type: 'peer.unpin', peer }, one, two)).toBe('ok')
    expect(await org.add({ type: 'peer.unpin', peer }, one, two)).toBe('directory.state')
    const release = { type: 'release.key' as const, publicKey: randomBytes(32) }
    expect(await org.add({ ...release, valid: true }, one, two)).toBe('directory.right')
    expect(await org.add({ ...release, valid: true }, org.root)).toBe('ok')
    expect(org.directory.releaseKeys.size).toBe(1)
    expect(await org.add({ ...release, valid: false }, org.root)).toBe('ok')
    expect(org.directory.releaseKeys.size).toBe(0)
  })

  test('a two-person team needs two officers for whoever comes in, one for who leaves', async () => {
    const member = await org.user(one)
    const { team } = await org.team({ twoPerson: true }, one, two)
    const solo = {
      type: 'team.create' as const,
      team: newTeam(),
      inboxPk: randomBytes(32),
      policy: { ...POLICY, twoPerson: true },
    }
    expect(await org.add(solo, one)).toBe('directory.right')
    expect(await org.role(team, member, 'member', one)).toBe('directory.right')
    expect(await org.role(team, member, 'member', one, two)).toBe('ok')
    expect(await org.role(team, member, 'lead', one)).toBe('directory.right')
    expect(await org.add({ type: 'team.policy', team, policy: POLICY }, one)).toBe('directory.right')
    // New keys for a member would be a way in, too.
    expect(await org.add({ type: 'user.rekey', ...keysBody(await newPerson(member.user)) }, one)).toBe(
      'directory.right',
    )
    expect(await org.add({ type: 'user.rekey', ...keysBody(await newPerson(member.user)) }, one, two)).toBe('ok')
    expect(await org.role(team, one, 'member', one, two)).toBe('ok')
    expect(await org.role(team, member, 'none', two)).toBe('ok')
  })

  test('a lead announces the next secret of their own team only, and in order', async () => {
    const lead = await org.user(one)
    const { team } = await org.team({}, one)
    const other = await org.team({}, one)
    await org.role(team, lead, 'lead', one)
    const inboxPk = randomBytes(32)
    const epoch = (to: typeof team, number: number) =>
      ({ type: 'team.epoch', team: to, epoch: number, reason: 'yearly', inboxPk }) as const
    expect(await org.add(epoch(other.team, 2), lead)).toBe('directory.right')
    expect(await org.add(epoch(team, 3), lead)).toBe('directory.state')
    expect(await org.add(epoch(team, 1), lead)).toBe('directory.state')
    expect(await org.add(epoch(team, 2), lead)).toBe('ok')
    expect(inboxAt(org.directory, team, 2)).toEqual(inboxPk)
    expect(await org.role(team, lead, 'member', one)).toBe('ok')
    expect(await org.add(epoch(team, 3), lead)).toBe('directory.right')
    expect(await org.add(epoch(team, 3), two)).toBe('ok')
  })

  test('a removed person signs nothing, and comes back only with new keys', async () => {
    const member = await org.user(one)
    expect(await org.add({ type: 'user.revoke', user: member.user }, one)).toBe('ok')
    expect(await org.add(kdfBody(member), member)).toBe('directory.right')
    expect(await org.add({ type: 'user.revoke', user: member.user }, one)).toBe('directory.state')
    expect(await org.add({ type: 'user.add', ...keysBody(member) }, one)).toBe('directory.state')
    const again = await newPerson(member.user)
    expect(await org.add({ type: 'user.rekey', ...keysBody(again) }, one)).toBe('ok')
    expect(await org.add(kdfBody(again), member)).toBe('directory.signature')
    expect(await org.add(kdfBody(again), again)).toBe('ok')
  })
})

describe('a bus', () => {
  test('never leaves a team without anybody who can open it', async () => {
    const [ana, ben] = [await org.user(one), await org.user(one)]
    const { team } = await org.team({}, one)
    await org.role(team, ana, 'lead', one)
    expect(survivesLoss(org.directory, team)).toBe(false)
    expect(await org.role(team, ana, 'none', one)).toBe('directory.lastHolder')
    expect(await org.add({ type: 'user.revoke', user: ana.user }, one)).toBe('directory.lastHolder')
    await org.role(team, ben, 'member', one)
    expect(survivesLoss(org.directory, team)).toBe(true)
    expect(await org.add({ type: 'user.revoke', user: ana.user }, one)).toBe('ok')
    expect(holdersOf(org.directory, team)).toEqual([ben.user])
    expect(await org.role(team, ben, 'none', one)).toBe('directory.lastHolder')
  })

  test('is survived by escrow, once there is a recovery to escrow to', async () => {
    const ana = await org.user(one)
    const { team } = await org.team({ escrow: true }, one)
    await org.role(team, ana, 'lead', one)
    expect(await org.role(team, ana, 'none', one)).toBe('directory.lastHolder')
    const recipient = `age1pq1${'q'.repeat(1952)}`
    expect(await org.add({ type: 'recovery.set', recipient, mode: 'paper' }, org.root)).toBe('ok')
    expect(survivesLoss(org.directory, team)).toBe(true)
    expect(await org.role(team, ana, 'none', one)).toBe('ok')
  })
})

describe('the past', () => {
  test('is remembered: keys and rights as they were at any statement', async () => {
    const member = await org.user(one)
    const { team } = await org.team({}, one)
    const joined = org.directory.head.seq + 1
    await org.role(team, member, 'lead', one)
    const rekeyed = org.directory.head.seq + 1
    const later = await newPerson(member.user)
    await org.add({ type: 'user.rekey', ...keysBody(later) }, one)
    const stepped = org.directory.head.seq + 1
    await org.role(team, two, 'member', one)
    await org.role(team, later, 'member', one)
    const revoked = org.directory.head.seq + 1
    await org.add({ type: 'user.revoke', user: member.user }, one)
    const { directory } = org
    const lead = { be: 'lead', team } as const
    expect([joined - 1, joined, stepped, stepped + 1].map(seq => heldAt(directory, member.user, lead, seq))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(signingKeyAt(directory, member.user, rekeyed - 1)).toEqual(member.keys.sig.publicKey)
    expect(signingKeyAt(directory, member.user, rekeyed)).toEqual(later.keys.sig.publicKey)
    expect(signingKeyAt(directory, member.user, revoked)).toBeNull()
    expect(signingKeyAt(directory, member.user, directory.head.seq + 1)).toBeNull()
    expect(signingKeyAt(directory, newUser(), 3)).toBeNull()
    expect(mayAct(directory, member.user, { do: 'grant', team })).toBe(false)
    expect(mayAct(directory, one.user, { do: 'grant', team })).toBe(true)
    expect(mayAct(directory, two.user, { do: 'administer' })).toBe(true)
  })
})

describe('the root', () => {
  test('rotates by the old and the new key together', async () => {
    const next = await keyPairOf('Ed25519', randomBytes(32))
    const body = { type: 'root' as const, publicKey: next.publicKey }
    const newRoot = { by: 'root' as const, privateKey: next.privateKey }
    expect(await org.add(body, org.root)).toBe('directory.right')
    expect(await org.add(body, newRoot, org.root)).toBe('directory.signature')
    expect(await org.add(body, one, two)).toBe('directory.right')
    expect(await org.add(body, org.root, newRoot)).toBe('ok')
    expect(await org.add({ type: 'user.add', ...keysBody(await newPerson()) }, org.root)).toBe('directory.signature')
    expect(await org.add({ type: 'user.add', ...keysBody(await newPerson()) }, newRoot)).toBe('ok')
    const whole = await replay(org.inst, org.root.fingerprint, org.statements)
    expect(whole.ok && equalBytes(whole.directory.rootKey, next.publicKey)).toBe(true)
  })

  test('has a fingerprint of its own in every organisation', () => {
    const key = randomBytes(32)
    const prints = [newOrg(), newOrg()].map(inst => rootFingerprintOf(inst, key))
    expect(concat(...prints)).toHaveLength(64)
    expect(prints[0]).not.toEqual(prints[1])
  })
})
