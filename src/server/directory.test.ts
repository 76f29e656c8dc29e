import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import {
  buildStatement,
  createUserKeys,
  newTeamSecret,
  randomBytes,
  type Statement,
  type StatementBody,
  signStatement,
  statementHash,
  teamInboxKey,
  toB64,
} from '#vault'
import { startTestServer, type TestServer } from './testing.ts'
import { newCase, push } from './testing-cases.ts'
import {
  append,
  call,
  type Device,
  enrol,
  found,
  freshId,
  grantFor,
  kdfWire,
  mustBe,
  newDevice,
  type Organisation,
  personOf,
  signIn,
  statementsFor,
  teamNamed,
  wireOf,
} from './testing-device.ts'

let server: TestServer
let org: Organisation
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
})
afterAll(() => server?.stop())

const feedOf = (device: Device, team: string) => call(device, 'feed', { params: { team: teamNamed(org, team).id } })
const roleOf = (device: Device, team: string, role: 'member' | 'lead' | 'none'): StatementBody => ({
  type: 'role.set',
  team: teamNamed(org, team).id,
  user: device.user,
  role,
  duty: 'caseWorker',
})
const keysOf = (type: 'user.add' | 'user.rekey', { user, keys, kdf }: Device): StatementBody => ({
  type,
  user,
  encPk: keys.enc.publicKey,
  sigPk: keys.sig.publicKey,
  kdf,
})

test('what was signed comes back as it was signed, from any point', async () => {
  const whole = await mustBe(call(org.founder, 'directory', { query: { after: '0' } }))
  expect(whole.statements.map(({ seq }) => seq)).toEqual(whole.statements.map((_, i) => i + 1))
  expect(whole.head).toBe(org.head.seq)
  const tail = await mustBe(call(org.founder, 'directory', { query: { after: String(whole.head - 1) } }))
  expect(tail.statements).toEqual(whole.statements.slice(-1))
})

describe('an append is refused', () => {
  test('from a head that has moved, also when two come at the same moment', async () => {
    const [one, two] = await Promise.all(
      ['a', 'b'].map(async value => {
        const body: StatementBody = { type: 'policy.set', key: 'lease', value }
        const { statements, head } = await statementsFor(org, [{ body, by: org.founder }])
        return { statements: statements.map(wireOf), head }
      }),
    )
    if (one === undefined || two === undefined) throw new Error('nothing signed')
    const send = ({ statements }: typeof one) =>
      call(org.founder, 'appendDirectory', { body: { statements, grants: [], histories: [], escrows: [] } })
    const told = await Promise.all([send(one), send(two)])
    expect(told.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(told.find(({ status }) => status === 409)?.code).toBe('directory.stale')
    org.head = told[0]?.status === 200 ? one.head : two.head
  })

  test('without the right, with another’s signature, or with a grant nobody may give', async () => {
    const member = await enrol(org, 'emil', ['everyone'])
    expect((await append(org, [{ type: 'officer.add', user: member.user }], { by: member })).code).toBe(
      'directory.right',
    )
    const liar = await newDevice(server.url, org.org, 'emil', org.founder.user)
    liar.cookie = member.cookie
    expect((await append(org, [roleOf(member, 'cases', 'lead')], { by: liar })).code).toBe('directory.signature')
    const grant = await grantFor(org, 'cases', member, org.founder)
    expect((await call(org.founder, 'addGrants', { body: { grants: [grant] } })).code).toBe('right.missing')
    const own = await grantFor(org, 'everyone', member, member)
    expect((await call(member, 'addGrants', { body: { grants: [own] } })).code).toBe('right.missing')
    // What stands there first stays: a box by anybody would keep the true one out, and the papers would open nothing.
    const kdf: StatementBody = { type: 'user.kdf', user: member.user, kdf: member.kdf }
    const { statements } = await statementsFor(org, [{ body: kdf, by: member }])
    const box = { team: teamNamed(org, 'everyone').id, epoch: 1, box: 'AAAA' }
    for (const kind of ['histories', 'escrows'] as const) {
      const body = { statements: statements.map(wireOf), grants: [], histories: [], escrows: [], [kind]: [box] }
      expect(await call(member, 'appendDirectory', { body })).toMatchObject({
        code: 'right.missing',
        place: `${kind}.0.team`,
      })
    }
  })
})

test('an invited person has no right until her keys are signed; a used or withdrawn invitation is of no use', async () => {
  const device = await newDevice(server.url, org.org, 'farah')
  const id = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id, user: device.user, rekey: false, days: 7 } }))
  expect(await mustBe(call(device, 'invitation', { params: { id } }))).toMatchObject({
    org: org.org,
    status: 'open',
    rekey: false,
  })
  const answer = { person: personOf(device), mac: toB64(randomBytes(32)) }
  const account = await mustBe(call(device, 'answerInvitation', { params: { id }, body: answer }))
  expect(account.status).toBe('unconfirmed')
  expect((await call(device, 'grants')).code).toBe('account.unconfirmed')
  expect((await call(device, 'directory', { query: { after: '0' } })).status).toBe(200)
  expect((await call(device, 'answerInvitation', { params: { id }, body: answer })).code).toBe('invite.used')
  const listed = await mustBe(call(org.founder, 'invitations'))
  expect(listed.invitations[0]).toMatchObject({ id, status: 'answered', answer: { mac: answer.mac, handle: 'farah' } })
  const other = await newDevice(server.url, org.org, 'farah2', device.user)
  expect((await append(org, [keysOf('user.add', other)], { confirm: id })).code).toBe('invite.keys')
  await mustBe(append(org, [keysOf('user.add', device)], { confirm: id }))
  await signIn(device)
  expect((await mustBe(call(device, 'session'))).status).toBe('active')
  expect((await call(device, 'invitations')).code).toBe('right.missing')
  const next = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id: next, user: freshId(), rekey: false, days: 1 } }))
  await mustBe(call(org.founder, 'withdrawInvitation', { params: { id: next } }))
  expect((await call(device, 'answerInvitation', { params: { id: next }, body: answer })).code).toBe('invite.withdrawn')
})

test('a removed person loses sessions and ciphertext at once, and cannot come back', async () => {
  const device = await enrol(org, 'goran', ['everyone', 'cases'])
  const { change } = await newCase(org, device, ['cases'])
  await push(device, change)
  expect((await mustBe(feedOf(device, 'cases'))).records).toHaveLength(1)
  const old = { ...device }
  await mustBe(append(org, [{ type: 'user.revoke', user: device.user }]))
  expect((await feedOf(old, 'cases')).code).toBe('session.none')
  expect((await call(old, 'root', { params: { root: change.root } })).code).toBe('session.none')
  expect((await signIn(device)).status).toBe(401)
  expect((await call(old, 'changes', { body: { changes: [change] } })).code).toBe('session.none')
})

test('who leaves a team keeps the session and loses the team', async () => {
  const device = await enrol(org, 'hana', ['everyone', 'cases'])
  const { change } = await newCase(org, device, ['cases'])
  await push(device, change)
  await mustBe(append(org, [roleOf(device, 'cases', 'none')]))
  expect((await feedOf(device, 'cases')).code).toBe('right.missing')
  expect((await call(device, 'root', { params: { root: change.root } })).code).toBe('object.unknown')
  expect((await mustBe(call(device, 'grants'))).grants.map(({ team }) => team)).toEqual([teamNamed(org, 'everyone').id])
})

test('a re-invited person gets new keys under the same id; the old ones open nothing any more', async () => {
  const device = await enrol(org, 'ines', ['everyone', 'cases'])
  const old = { ...device }
  const id = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id, user: device.user, rekey: true, days: 7 } }))
  const fresh = await newDevice(server.url, org.org, 'ines2', device.user)
  await mustBe(
    call(fresh, 'answerInvitation', { params: { id }, body: { person: personOf(fresh), mac: toB64(randomBytes(32)) } }),
  )
  // Whoever answers shuts nobody out: until an officer has confirmed, the account is what it was.
  expect((await mustBe(call(old, 'session'))).status).toBe('active')
  expect((await mustBe(signIn(old))).status).toBe('active')
  expect((await call(old, 'grants')).status).toBe(200)
  expect((await call(fresh, 'grants')).code).toBe('account.unconfirmed')
  expect(await mustBe(call(fresh, 'session'))).toMatchObject({ status: 'unconfirmed', handle: 'ines2' })
  expect((await call(fresh, 'saveMemo', { body: { memo: 'AAAA' } })).code).toBe('account.unconfirmed')
  expect((await signIn(fresh)).status).toBe(401)
  const forOldKeys = await grantFor(org, 'everyone', old, org.founder)
  await mustBe(
    append(org, [keysOf('user.rekey', fresh)], {
      confirm: id,
      grants: async () => [await grantFor(org, 'cases', fresh, org.founder)],
    }),
  )
  expect((await call(old, 'session')).code).toBe('session.none')
  expect((await signIn(old)).status).toBe(401)
  expect((await mustBe(signIn(fresh))).status).toBe('active')
  // Sealed to keys of a device that may be in other hands.
  expect((await call(org.founder, 'addGrants', { body: { grants: [forOldKeys] } })).code).toBe('grant.stale')
  const { grants } = await mustBe(call(fresh, 'grants'))
  expect(grants.map(({ team }) => team)).toEqual([teamNamed(org, 'cases').id])
  const { change } = await newCase(org, fresh, ['cases'])
  expect(await push(fresh, change)).toMatchObject([{ ok: true }])
})

test('a rotated team takes wraps and grants of the new epoch only', async () => {
  const team = teamNamed(org, 'desk')
  const { change } = await newCase(org, org.founder, ['desk'])
  const secret = newTeamSecret()
  const inboxPk = await teamInboxKey(secret, { inst: org.org, team: team.id, epoch: 2 })
  await mustBe(append(org, [{ type: 'team.epoch', team: team.id, inboxPk, epoch: 2, reason: 'manual' }]))
  expect(await push(org.founder, change)).toMatchObject([
    { ok: false, code: 'epoch.stale', field: 'wraps.0.teamEpoch' },
  ])
  const stale = await grantFor(org, 'desk', org.founder, org.founder)
  expect((await call(org.founder, 'addGrants', { body: { grants: [stale] } })).code).toBe('epoch.stale')
  team.epoch = 2
  team.secret = secret
  const grant = await grantFor(org, 'desk', org.founder, org.founder)
  const forged = { ...grant, ct: stale.ct }
  expect((await call(org.founder, 'addGrants', { body: { grants: [forged] } })).code).toBe('grant.signature')
  await mustBe(call(org.founder, 'addGrants', { body: { grants: [grant] } }))
  await mustBe(call(org.founder, 'addGrants', { body: { grants: [grant] } }))
  const again = await newCase(org, org.founder, ['desk'])
  expect(await push(org.founder, again.change)).toMatchObject([{ ok: true }])
})

test('a new passphrase ends every other session and gives this one a new cookie', async () => {
  const device = await enrol(org, 'jana', ['everyone'])
  const elsewhere = { ...device }
  await signIn(elsewhere)
  const before = device.cookie
  const next = { ...device, auth: randomBytes(32), kdf: { ...device.kdf, salt: randomBytes(16) } }
  const body: StatementBody = { type: 'user.kdf', user: device.user, kdf: next.kdf }
  const { statements, head } = await statementsFor(org, [{ body, by: device }])
  const wire = {
    slots: personOf(next).slots,
    auth: toB64(next.auth),
    kdf: kdfWire(next),
    statements: statements.map(wireOf),
  }
  expect((await call(device, 'saveSlots', { body: { ...wire, oldAuth: toB64(randomBytes(32)) } })).code).toBe(
    'passphrase.wrong',
  )
  // With new slots comes what she says of her own key derivation, and no other act, even of one who has the right to it.
  const { founder } = org
  const more = await statementsFor(org, [{ body: { type: 'policy.set', key: 'lease', value: 'c' }, by: founder }])
  const smuggled = { slots: personOf(founder).slots, statements: more.statements.map(wireOf) }
  expect(await call(founder, 'saveSlots', { body: { ...smuggled, oldAuth: toB64(founder.auth) } })).toMatchObject({
    code: 'right.missing',
    place: 'statements.0.type',
  })
  await mustBe(call(device, 'saveSlots', { body: { ...wire, oldAuth: toB64(device.auth) } }))
  org.head = head
  expect(device.cookie).not.toBe(before)
  expect((await call(device, 'session')).status).toBe(200)
  expect((await call({ url: device.url, cookie: before }, 'session')).code).toBe('session.none')
  expect((await call(elsewhere, 'session')).code).toBe('session.none')
  expect((await signIn(device)).status).toBe(401)
  expect((await signIn(next)).status).toBe(200)
  expect((await mustBe(call(next, 'signInStart', { body: { org: org.org, handle: 'JANA ' } }))).kdf).toEqual(
    kdfWire(next),
  )
})

test('keys of a stranger cannot take over an account by an invitation for somebody else', async () => {
  const stranger = await newDevice(server.url, org.org, 'amina')
  stranger.keys = await createUserKeys()
  const id = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id, user: stranger.user, rekey: false, days: 7 } }))
  const taken = await call(stranger, 'answerInvitation', {
    params: { id },
    body: { person: personOf(stranger), mac: toB64(randomBytes(32)) },
  })
  expect(taken).toMatchObject({ status: 409, code: 'handle.taken', place: 'person.handle' })
  const posing = { ...personOf(stranger), user: org.founder.user, handle: 'kim' }
  expect(
    (
      await call(stranger, 'answerInvitation', {
        params: { id },
        body: { person: posing, mac: toB64(randomBytes(32)) },
      })
    ).code,
  ).toBe('invite.state')
  expect(
    (
      await call(org.founder, 'invite', {
        body: { id: toB64(randomBytes(16)), user: org.founder.user, rekey: false, days: 7 },
      })
    ).code,
  ).toBe('invite.state')
})

test('recovery by the root makes an officer and ends every session; without the root’s signature it makes nothing', async () => {
  const device = await newDevice(server.url, org.org, 'lena')
  const statements: ReturnType<typeof wireOf>[] = []
  let head = org.head
  const sign = async (body: StatementBody, ...by: Array<'root' | Device>) => {
    let statement: Statement | ReturnType<typeof buildStatement> = buildStatement(head, body)
    for (const signer of by)
      statement = await signStatement(
        org.org,
        statement,
        signer === 'root'
          ? { by: signer, privateKey: org.root.privateKey }
          : { by: signer.user, privateKey: signer.keys.sig.privateKey },
      )
    if (!('signers' in statement)) throw new Error('not signed')
    head = { seq: statement.seq, hash: statementHash(org.org, statement) }
    statements.push(wireOf(statement))
  }
  await sign(keysOf('user.add', device), 'root')
  await sign({ type: 'officer.add', user: device.user }, 'root')
  await sign({ type: 'recovery.use', reason: 'restore' }, 'root', device)
  await sign(roleOf(device, 'cases', 'lead'), device)
  const operator = { url: server.url, cookie: '' }
  const recover = (list: typeof statements) =>
    call(operator, 'recover', {
      params: { org: org.org },
      token: server.operatorToken,
      body: { person: personOf(device), statements: list, grants: [] },
    })
  expect((await recover(statements.slice(0, 2))).code).toBe('recover.statement')
  const forged = statements.map((statement, i) =>
    i === 0 ? { ...statement, signers: statements[3]?.signers ?? [] } : statement,
  )
  expect((await recover(forged)).code).toBe('directory.right')
  expect((await call(org.founder, 'session')).status).toBe(200)
  await mustBe(recover(statements))
  org.head = head
  expect((await call(org.founder, 'session')).code).toBe('session.none')
  expect(await mustBe(signIn(device))).toMatchObject({ status: 'active' })
  expect((await call(device, 'escrows')).status).toBe(200)
})
