/**
 * Attack 2: foreign keys and ghost members (security.md section 8, test 2). The server hands out its own keys, forged or
 * replayed statements, other people's grants, an older or another directory. No secret is ever sealed to a key nobody signed.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { memoryStores, type Replica, type Stores } from '#replica'
import { statementFromWire, statementToWire } from '#replica/directory-sync.ts'
import { ROUTES, type Statement as WireStatement } from '#replica/protocol.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { codeOf, type Device, deviceAt, FOUNDER, type Founded, foundedAt, joinedAt, must } from '#testing/devices.ts'
import { type Between, type Exchange, startProxy } from '#testing/proxy.ts'
import { copyOfStores } from '#testing/store-copy.ts'
import {
  buildStatement,
  createUserKeys,
  type Directory,
  fromB64,
  keyPairOf,
  type NewUserKeys,
  newKdfParams,
  newTeamSecret,
  openGrant,
  orgId,
  randomBytes,
  replay,
  rootFingerprintOf,
  type Statement,
  type StatementBody,
  sealGrant,
  signStatement,
  statementHash,
  teamId,
  toB64,
  type UserId,
  userId,
  uuidv7,
} from '#vault'

const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: 'violet mountain answers under slow bridges' }
const LUCIA = { name: 'Lucía Vargas', handle: 'lucia', passphrase: 'harvest window counts seven paper boats' }

let server: TestServer
let proxy: Between
let mirela: Founded
let team: string
let samir: Device & { user: string }
/** The server's own people and keys. */
let ghost: NewUserKeys
const ghostId = userId(uuidv7(1_790_000_000_000))
const stores = memoryStores()
/** Raw X25519 keys that were used as the other side of a key agreement. */
const agreedWith = new Set<string>()
let directory: Directory
let statements: WireStatement[]

beforeAll(async () => {
  const { importKey } = crypto.subtle
  const watched = (...given: unknown[]): unknown => {
    const [format, key, algorithm] = given
    const raw = key instanceof ArrayBuffer ? new Uint8Array(key) : key
    if (format === 'raw' && raw instanceof Uint8Array && JSON.stringify(algorithm).includes('X25519'))
      agreedWith.add(Buffer.from(raw).toString('base64url'))
    return Reflect.apply(importKey, crypto.subtle, given)
  }
  Object.defineProperty(crypto.subtle, 'importKey', { value: watched, configurable: true })
  ghost = await createUserKeys()
  server = await startTestServer({ catalogue: CATALOGUE })
  proxy = await startProxy(server.url)
  mirela = await foundedAt(proxy.url, { stores })
  team = mirela.teams.get('Casework') ?? ''
  samir = await joinedAt(server.url, mirela, SAMIR, [{ team, role: 'member' }])
  await samir.replica.close()
  must(await mirela.replica.syncNow())
  await mirela.replica.close()
  statements = await wholeDirectory()
  const replayed = await replay(orgId(mirela.org), rootFingerprint(statements), statements.map(parsed))
  if (!replayed.ok) throw new Error(replayed.code)
  directory = replayed.directory
})
afterAll(async () => {
  Reflect.deleteProperty(crypto.subtle, 'importKey')
  await proxy?.close()
  await server?.stop()
})

let officer: Replica
beforeEach(async () => {
  proxy.exchanges.length = 0
  const device = await deviceAt(proxy.url, await copyOfStores(stores, ['device', `account-${mirela.user}`]))
  officer = device.replica
  must(await signInOn(officer))
  must(await officer.syncNow())
  proxy.exchanges.length = 0
})
afterEach(async () => {
  proxy.lie = undefined
  await officer.close()
  // Whatever was tried: nothing that left opens with the server's keys, and no agreement was made with them.
  expect(agreedWith.has(toB64(ghost.enc.publicKey))).toBe(false)
  for (const grant of grantsSent()) expect(await opensForGhost(grant)).toBe(false)
  // Trying to open them used the key here, and nowhere else.
  agreedWith.delete(toB64(ghost.enc.publicKey))
})

const signInOn = (replica: Replica) =>
  replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: FOUNDER.passphrase })
const jsonOf = (bytes: Buffer): unknown => JSON.parse(bytes.toString() || 'null')

/** Changes the answers of a route from now on. */
function lieIn(route: string, change: (answer: object, exchange: Exchange) => object): void {
  proxy.lie = exchange =>
    exchange.route === route && exchange.status === 200
      ? Buffer.from(JSON.stringify(change(Object(jsonOf(exchange.answer)), exchange)))
      : undefined
}

async function wholeDirectory(): Promise<WireStatement[]> {
  const { replica } = await deviceAt(proxy.url, memoryStores())
  must(await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: FOUNDER.passphrase }))
  must(await replica.syncNow())
  await replica.close()
  const found = proxy.exchanges.filter(({ route, path }) => route === 'directory' && path.endsWith('after=0')).at(-1)
  return ROUTES.directory.answer.parse(jsonOf(found?.answer ?? Buffer.from('null'))).statements
}

function parsed(wire: WireStatement): Statement {
  const statement = statementFromWire(wire)
  if (statement === undefined) throw new Error('unknown statement')
  return statement
}

function rootFingerprint([first]: readonly WireStatement[]) {
  const root = first === undefined ? undefined : parsed(first)
  if (root === undefined) throw new Error('no root')
  return rootFingerprintOf(orgId(mirela.org), root.body.slice(-32))
}

/** A statement after the true head, signed with the server's key in the name of whoever may sign it. */
async function forged(body: StatementBody, by: UserId = userId(mirela.user)): Promise<WireStatement> {
  const unsigned = buildStatement(directory.head, body)
  return statementToWire(await signStatement(orgId(mirela.org), unsigned, { by, privateKey: ghost.sig.privateKey }))
}

const append = (extra: readonly WireStatement[]) => (answer: object) => {
  const known: unknown = Reflect.get(answer, 'statements')
  return { statements: [...(Array.isArray(known) ? known : []), ...extra], head: directory.head.seq + extra.length }
}

const BODIES = ['appendDirectory', 'addGrants', 'setUp', 'recover'] as const
type Grant = {
  team: string
  epoch: number
  to: string
  signer: string
  dirSeq: number
  enc: string
  ct: string
  sig: string
}
/** Every team secret that left a device. */
function grantsSent(): Grant[] {
  return proxy.exchanges
    .filter(({ route }) => BODIES.some(name => name === route))
    .flatMap(({ sent }) => {
      const grants: unknown = Reflect.get(Object(jsonOf(sent)), 'grants')
      return ROUTES.addGrants.body.shape.grants.element.array().parse(grants)
    })
}

async function opensForGhost(grant: Grant): Promise<boolean> {
  const wire = {
    ...grant,
    team: teamId(grant.team),
    to: userId(grant.to),
    signer: userId(grant.signer),
    enc: fromB64(grant.enc),
    ct: fromB64(grant.ct),
    sig: fromB64(grant.sig),
  }
  const opened = await openGrant(wire, { user: wire.to, enc: ghost.enc }, directory)
  return opened.ok
}

const sent = (...routes: string[]) => proxy.exchanges.filter(({ route }) => routes.some(name => name === route)).length

/** The client has stopped: it says so, and neither takes nor sends anything more. */
async function expectStopped(): Promise<void> {
  expect((await officer.syncNow()).ok).toBe(false)
  expect(await officer.state()).toMatchObject({ is: 'stopped', alarm: { stops: true } })
  expect((await officer.alarms()).some(({ stops }) => stops)).toBe(true)
  const before = proxy.exchanges.length
  await officer.create('case', { team, facts: { status: 'Active' }, sealed: { header: { firstName: 'Nour' } } })
  expect((await officer.syncNow()).ok).toBe(false)
  expect((await officer.rotateTeam(team)).ok).toBe(false)
  const after = proxy.exchanges.slice(before).map(({ route }) => route)
  expect(after.filter(route => route === 'changes' || route === 'appendDirectory' || route === 'addGrants')).toEqual([])
}

describe('statements the server made itself', () => {
  const kdf = newKdfParams()
  const keys = () => ({ encPk: ghost.enc.publicKey, sigPk: ghost.sig.publicKey, kdf })
  const FORGERIES: Record<string, () => StatementBody> = {
    'a person of its own': () => ({ type: 'user.add', user: ghostId, ...keys() }),
    'its own keys for a colleague': () => ({ type: 'user.rekey', user: userId(samir.user), ...keys() }),
    'its own keys for me': () => ({ type: 'user.rekey', user: userId(mirela.user), ...keys() }),
    'a colleague as officer': () => ({ type: 'officer.add', user: userId(samir.user) }),
    'a colleague in a team': () => ({
      type: 'role.set',
      team: teamId(mirela.teams.get('Desk') ?? ''),
      user: userId(samir.user),
      role: 'lead',
      duty: 'caseWorker',
    }),
    'a new team secret of its own': () => ({
      type: 'team.epoch',
      team: teamId(team),
      epoch: 2,
      reason: 'manual',
      inboxPk: ghost.enc.publicKey,
    }),
    'a recovery recipient of its own': () => ({
      type: 'recovery.set',
      recipient: directory.recovery?.recipient ?? '',
      mode: 'shares',
    }),
    'the removal of a colleague': () => ({ type: 'user.revoke', user: userId(samir.user) }),
  }
  test.each(Object.keys(FORGERIES))('%s, in the name of the officer', async name => {
    const body = FORGERIES[name]?.()
    if (body === undefined) throw new Error('no forgery')
    lieIn('directory', append([await forged(body)]))
    await expectStopped()
  })

  test('a person of its own, in the name of the root', async () => {
    const body: StatementBody = { type: 'user.add', user: ghostId, ...keys() }
    const unsigned = buildStatement(directory.head, body)
    const statement = await signStatement(orgId(mirela.org), unsigned, { by: 'root', privateKey: ghost.sig.privateKey })
    lieIn('directory', append([statementToWire(statement)]))
    await expectStopped()
  })
})

describe('true statements in another place', () => {
  test('an old one again at the end', async () => {
    const add = statements.find(({ type }) => type === 'user.add')
    if (add === undefined) throw new Error('nobody')
    lieIn('directory', append([{ ...add, seq: directory.head.seq + 1, prev: toB64(directory.head.hash) }]))
    await expectStopped()
  })

  test('a shorter list than this device has seen', async () => {
    lieIn('directory', () => ({ statements: [], head: directory.head.seq - 1 }))
    await expectStopped()
    expect(await officer.state()).toMatchObject({ alarm: { code: 'directory.shorter' } })
  })

  test('a head that nothing leads to', async () => {
    lieIn('directory', () => ({ statements: [], head: directory.head.seq + 3 }))
    await expectStopped()
  })

  test('two of another organisation', async () => {
    const other = await keyPairOf('Ed25519', randomBytes(32))
    const unsigned = buildStatement(directory.head, { type: 'root', publicKey: other.publicKey })
    const statement = await signStatement(orgId(uuidv7(1_790_000_000_000)), unsigned, {
      by: 'root',
      privateKey: other.privateKey,
    })
    lieIn('directory', append([statementToWire(statement)]))
    await expectStopped()
  })
})

describe('another root', () => {
  /** A whole directory of the server's own making, with the person's true keys in it. */
  async function foreignWorld(): Promise<{ fingerprint: string; statements: WireStatement[] }> {
    const root = await keyPairOf('Ed25519', randomBytes(32))
    const me = directory.users.get(userId(mirela.user))
    if (me === undefined) throw new Error('nobody')
    const bodies: StatementBody[] = [
      { type: 'root', publicKey: root.publicKey },
      { type: 'user.add', user: userId(mirela.user), encPk: me.encPk, sigPk: me.sigPk, kdf: me.kdf },
      { type: 'user.add', user: ghostId, encPk: ghost.enc.publicKey, sigPk: ghost.sig.publicKey, kdf: newKdfParams() },
      { type: 'officer.add', user: ghostId },
    ]
    const made: Statement[] = []
    let head = { seq: 0, hash: new Uint8Array(32) }
    for (const body of bodies) {
      const statement = await signStatement(orgId(mirela.org), buildStatement(head, body), {
        by: 'root',
        privateKey: root.privateKey,
      })
      head = { seq: statement.seq, hash: statementHash(orgId(mirela.org), statement) }
      made.push(statement)
    }
    const fingerprint = rootFingerprintOf(orgId(mirela.org), root.publicKey)
    const sound = await replay(orgId(mirela.org), fingerprint, made)
    if (!sound.ok) throw new Error(`the forgery is not good enough: ${sound.code}`)
    return { fingerprint: toB64(fingerprint), statements: made.map(statementToWire) }
  }

  async function expectRefused(on: Stores, account: (answer: object) => object): Promise<void> {
    const world = await foreignWorld()
    proxy.lie = ({ route, answer, status }) => {
      if (status !== 200) return undefined
      if (route === 'signIn' || route === 'session')
        return Buffer.from(JSON.stringify({ ...account(Object(jsonOf(answer))), rootFingerprint: world.fingerprint }))
      if (route === 'directory')
        return Buffer.from(JSON.stringify({ statements: world.statements, head: world.statements.length }))
      return undefined
    }
    const { replica } = await deviceAt(proxy.url, on)
    const outcome = await signInOn(replica)
    const state = await replica.state()
    await replica.close()
    expect(codeOf(outcome)).toBe('directory.root')
    expect(state).toMatchObject({ is: 'stopped' })
  }

  test('on a device that knows the organisation', async () => {
    await expectRefused(await copyOfStores(stores, ['device', `account-${mirela.user}`]), answer => answer)
  })

  test('on a new device of a person who pinned it elsewhere', async () => {
    await expectRefused(memoryStores(), answer => answer)
  })

  test('on a new device, when the server also keeps back what she pinned', async () => {
    await expectRefused(memoryStores(), ({ ...answer }) => {
      Reflect.deleteProperty(answer, 'memo')
      return answer
    })
  })

  test('on a new device, when the server gives something else for what she pinned', async () => {
    await expectRefused(memoryStores(), answer => ({ ...answer, memo: toB64(randomBytes(300)) }))
  })
})

describe('an invitation', () => {
  async function answered(): Promise<string> {
    const invited = must(
      await officer.invite({ name: LUCIA.name, duty: 'caseWorker', teams: [{ team, role: 'member' }] }),
    )
    const device = await deviceAt(server.url)
    const { handle, passphrase } = LUCIA
    must(
      await device.replica.acceptInvitation({
        fragment: invited.fragment,
        handle: `${handle}-${uuidv7(Date.now())}`,
        passphrase,
      }),
    )
    await device.replica.close()
    proxy.exchanges.length = 0
    return invited.invitation
  }
  const inAnswer = (invitation: string, change: object) => (body: object) => ({
    invitations: ROUTES.invitations.answer
      .parse(body)
      .invitations.map(each =>
        each.id === invitation && each.answer !== undefined ? { ...each, answer: { ...each.answer, ...change } } : each,
      ),
  })
  const FALSE: Record<string, () => object> = {
    'its own key for sealing': () => ({ encPk: toB64(ghost.enc.publicKey) }),
    'its own key for signing': () => ({ sigPk: toB64(ghost.sig.publicKey) }),
    'both its own keys': () => ({ encPk: toB64(ghost.enc.publicKey), sigPk: toB64(ghost.sig.publicKey) }),
    'both its own keys and a proof it made up': () => ({
      encPk: toB64(ghost.enc.publicKey),
      sigPk: toB64(ghost.sig.publicKey),
      mac: toB64(randomBytes(32)),
    }),
  }
  test.each(Object.keys(FALSE))('answered with %s is not confirmed', async name => {
    const invitation = await answered()
    lieIn('invitations', inAnswer(invitation, FALSE[name]?.() ?? {}))
    expect(codeOf(await officer.confirm(invitation))).toBe('invite.forged')
    expect((await officer.alarms()).map(({ code }) => code)).toContain('invite.forged')
    expect(sent('appendDirectory', 'addGrants')).toBe(0)
  })

  test('that the server says was answered by somebody else of its own', async () => {
    const invitation = await answered()
    lieIn('invitations', body => ({
      invitations: ROUTES.invitations.answer
        .parse(body)
        .invitations.map(each => (each.id === invitation ? { ...each, user: ghostId } : each)),
    }))
    expect((await officer.confirm(invitation)).ok).toBe(false)
    expect(sent('appendDirectory', 'addGrants')).toBe(0)
  })

  test('for another organisation than the link names is not accepted', async () => {
    const invited = must(
      await officer.invite({ name: 'Nour Saleh', duty: 'caseWorker', teams: [{ team, role: 'member' }] }),
    )
    lieIn('invitation', answer => ({ ...answer, org: uuidv7(1_790_000_000_000) }))
    const { replica } = await deviceAt(proxy.url)
    expect(codeOf(await replica.readInvitation(invited.fragment))).toBe('invite.otherOrganisation')
    expect(
      (await replica.acceptInvitation({ fragment: invited.fragment, handle: 'nour', passphrase: LUCIA.passphrase })).ok,
    ).toBe(false)
    expect(sent('answerInvitation')).toBe(0)
    await replica.close()
  })

  test('whose link names another root than the server is not accepted', async () => {
    const invited = must(
      await officer.invite({ name: 'Nour Saleh', duty: 'caseWorker', teams: [{ team, role: 'member' }] }),
    )
    lieIn('answerInvitation', answer => ({ ...answer, rootFingerprint: toB64(randomBytes(32)) }))
    const { replica } = await deviceAt(proxy.url)
    const accepted = await replica.acceptInvitation({
      fragment: invited.fragment,
      handle: 'nour',
      passphrase: LUCIA.passphrase,
    })
    expect(codeOf(accepted)).toBe('directory.root')
    await replica.close()
  })

  test('asked for by nobody is granted nothing, however often the server asks', async () => {
    for (let i = 0; i < 3; i++) must(await officer.syncNow())
    expect(sent('appendDirectory', 'addGrants')).toBe(0)
  })
})

describe('team secrets', () => {
  /** A device that has nothing yet, so that every grant counts. */
  async function freshly(
    grants: (answer: object) => object,
  ): Promise<{ replica: Replica; alarms: string[]; held: boolean }> {
    lieIn('grants', grants)
    const { replica } = await deviceAt(proxy.url, memoryStores())
    must(await signInOn(replica))
    await replica.syncNow()
    const held = (await replica.teams()).find(({ id }) => id === team)?.held ?? false
    return { replica, alarms: (await replica.alarms()).map(({ code }) => code), held }
  }
  const forTeam = (answer: object, change: (grant: Grant, all: Grant[]) => Grant) => {
    const { grants, histories } = ROUTES.grants.answer.parse(answer)
    return { grants: grants.map(grant => (grant.team === team ? change(grant, grants) : grant)), histories }
  }

  test('of another team, under this team’s name, are refused', async () => {
    const desk = mirela.teams.get('Desk') ?? ''
    const { replica, alarms, held } = await freshly(answer =>
      forTeam(answer, (grant, all) => ({ ...(all.find(each => each.team === desk) ?? grant), team })),
    )
    expect([held, alarms]).toEqual([false, ['grant.signature']])
    await replica.close()
  })

  test('made by the server and signed by nobody with the right are refused, and nothing is sealed under them', async () => {
    const secret = newTeamSecret()
    const me = directory.users.get(userId(mirela.user))
    if (me === undefined) throw new Error('nobody')
    for (const signer of [ghostId, userId(mirela.user), userId(samir.user)]) {
      const at = { inst: orgId(mirela.org), team: teamId(team), epoch: 1, to: userId(mirela.user) }
      const made = await sealGrant(
        { ...at, toEncPk: me.encPk, signer, signerKey: ghost.sig.privateKey, dirSeq: directory.head.seq },
        secret,
      )
      const wire = { ...made, enc: toB64(made.enc), ct: toB64(made.ct), sig: toB64(made.sig) }
      const { replica, alarms, held } = await freshly(answer => forTeam(answer, () => wire))
      expect(held).toBe(false)
      expect(alarms.length).toBeGreaterThan(0)
      const created = await replica.create('case', {
        team,
        facts: { status: 'Active' },
        sealed: { header: { firstName: 'Nour' } },
      })
      expect(created.ok).toBe(false)
      await replica.close()
    }
    expect(sent('changes')).toBe(0)
  })
})

describe('when the server is honest', () => {
  test('every secret that leaves is sealed to a key that somebody with the right signed', async () => {
    const invited = must(
      await officer.invite({ name: 'Vesna Kovač', duty: 'caseWorker', teams: [{ team, role: 'member' }] }),
    )
    const vesna = await deviceAt(server.url)
    must(
      await vesna.replica.acceptInvitation({
        fragment: invited.fragment,
        handle: 'vesna',
        passphrase: LUCIA.passphrase,
      }),
    )
    must(await officer.confirm(invited.invitation))
    must(await officer.rotateTeam(team))
    await vesna.replica.close()
    const grants = grantsSent()
    expect(new Set(grants.map(({ to }) => to)).size).toBe(3)
    const now = await replay(orgId(mirela.org), directory.rootFingerprint, (await wholeDirectory()).map(parsed))
    if (!now.ok) throw new Error(now.code)
    for (const { to, dirSeq } of grants) {
      const known = now.directory.users.get(userId(to))
      expect(known?.status).toBe('active')
      expect(agreedWith.has(toB64(known?.encPk ?? new Uint8Array(0)))).toBe(true)
      expect(dirSeq).toBeGreaterThanOrEqual(known?.since ?? Number.POSITIVE_INFINITY)
    }
  })
})
