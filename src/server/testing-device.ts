import type { AnswerOf, Change, Grant, RouteName } from '#replica/protocol.ts'
import { ROUTES } from '#replica/protocol.ts'

import {
  type Bytes,
  buildStatement,
  COMPARTMENTS,
  createUserKeys,
  type DirectoryHead,
  EMPTY_DIRECTORY,
  type KeyPair,
  keyPairOf,
  type NewUserKeys,
  newKdfParams,
  newRecoveryIdentity,
  newTeamSecret,
  type OrgId,
  orgId,
  randomBytes,
  type Statement,
  type StatementBody,
  sealGrant,
  signStatement,
  statementHash,
  type TeamId,
  type TeamPolicy,
  teamId,
  teamInboxKey,
  toB64,
  type UserId,
  userId,
  uuidv7,
} from '#vault'

/**
 * A device for tests of the server: seals and signs everything with the vault, keeps no copy, and can be told to do it wrong.
 * The replica is the real one; this one sends what the replica never would.
 */
export interface Device {
  readonly url: string
  readonly org: OrgId
  readonly user: UserId
  readonly handle: string
  keys: NewUserKeys
  auth: Bytes
  kdf: ReturnType<typeof newKdfParams>
  cookie: string
}

/** What came back. `body` is the answer of the route when `status` is 200, otherwise the refusal. */
export interface Told<N extends RouteName> {
  readonly status: number
  readonly body: AnswerOf<N>
  readonly code: string | undefined
  readonly place: string | undefined
}

export const freshId = (): string => uuidv7(Date.now())

/** A device with fresh keys and no account. */
export async function newDevice(url: string, org: string, handle: string, user: string = freshId()): Promise<Device> {
  const keys = await createUserKeys()
  const kdf = newKdfParams()
  return { url, org: orgId(org), user: userId(user), handle, keys, auth: randomBytes(32), kdf, cookie: '' }
}

/** Sends a request as a browser of our own page would. */
export async function send(
  device: Pick<Device, 'url' | 'cookie'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const raw = body instanceof Uint8Array
  return await fetch(device.url + path, {
    method,
    headers: {
      ...(device.cookie === '' ? {} : { cookie: `halte=${device.cookie}` }),
      ...(method === 'GET' ? {} : { 'x-halte': '1', origin: device.url }),
      ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
  })
}

/** Calls a route, with the operator's `token` when given; takes the session cookie over. */
export async function call<N extends RouteName>(
  device: Pick<Device, 'url' | 'cookie'>,
  name: N,
  {
    params = {},
    query = {},
    body,
    token,
  }: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; token?: string } = {},
): Promise<Told<N>> {
  const { method, path, answer } = ROUTES[name]
  const filled = path.replaceAll(/:(\w+)/g, (_, param: string) => params[param] ?? '')
  const search = new URLSearchParams(query).toString()
  const response = await send(
    device,
    method,
    filled + (search === '' ? '' : `?${search}`),
    body ?? (method === 'GET' ? undefined : {}),
    token === undefined ? {} : { authorization: `Bearer ${token}` },
  )
  const set = /halte=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  if (set !== undefined) device.cookie = set
  const text: unknown = await response.json()
  const refusal = response.status === 200 ? undefined : text
  if (response.status === 200) answer.parse(text)
  return {
    status: response.status,
    body: answerAs<N>(text),
    code: textOf(refusal, 'code'),
    place: textOf(refusal, 'place'),
  }
}

function textOf(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? found : undefined
}

function answerAs<N extends RouteName>(value: unknown): AnswerOf<N> {
  if (!isAnswer<N>(value)) throw new Error('no answer')
  return value
}
const isAnswer = <N extends RouteName>(value: unknown): value is AnswerOf<N> => value !== undefined

/** The person of a device as set-up and enrolment send her. */
export function personOf(device: Device) {
  const kdf = kdfWire(device)
  return {
    user: device.user,
    handle: device.handle,
    encPk: toB64(device.keys.enc.publicKey),
    sigPk: toB64(device.keys.sig.publicKey),
    kdf,
    auth: toB64(device.auth),
    slots: [
      {
        type: 'passphrase',
        id: 'p',
        version: 1,
        params: { kdf },
        nonce: toB64(randomBytes(12)),
        box: toB64(randomBytes(48)),
      },
    ],
    keys: toB64(randomBytes(200)),
  }
}
export const kdfWire = (device: Device) => ({ ...device.kdf, salt: toB64(device.kdf.salt) })

/** A statement as it travels. */
export function wireOf(statement: Statement) {
  const { seq, prev, type, body, signers } = statement
  return {
    seq,
    prev: toB64(prev),
    type,
    body: toB64(body),
    signers: signers.map(({ by, sig }) => ({ by, sig: toB64(sig) })),
  }
}

/** An organisation under test: its root key, its teams' secrets and the head of its directory. */
export interface Organisation {
  readonly org: OrgId
  readonly root: KeyPair
  readonly recovery: { identity: string; recipient: string }
  readonly founder: Device
  readonly teams: Map<string, { id: TeamId; policy: TeamPolicy; secret: Bytes; epoch: number }>
  head: DirectoryHead
}

const POLICY: TeamPolicy = {
  purpose: 'cases',
  opens: COMPARTMENTS,
  companions: [],
  twoPerson: false,
  escrow: false,
  history: true,
}
/** Teams of every organisation under test: `cases` and `desk` open everything, `narrow` (a companion of `cases`) little. */
const TEAMS: Readonly<Record<string, Partial<TeamPolicy>>> = {
  narrow: { purpose: 'centre', opens: ['header', 'identity'] },
  everyone: { purpose: 'everyone', opens: ['header'] },
  cases: {},
  desk: { purpose: 'desk' },
}

/** Signs statements after the organisation's head, each by the founder unless `by` says otherwise, without sending them. */
export async function statementsFor(
  organisation: Pick<Organisation, 'org' | 'root' | 'head'>,
  bodies: ReadonlyArray<{ body: StatementBody; by: 'root' | Device }>,
): Promise<{ statements: Statement[]; head: DirectoryHead }> {
  let head = organisation.head
  const statements: Statement[] = []
  for (const { body, by } of bodies) {
    const signer =
      by === 'root'
        ? { by, privateKey: organisation.root.privateKey }
        : { by: by.user, privateKey: by.keys.sig.privateKey }
    const statement = await signStatement(organisation.org, buildStatement(head, body), signer)
    head = { seq: statement.seq, hash: statementHash(organisation.org, statement) }
    statements.push(statement)
  }
  return { statements, head }
}

/** A grant of a team's present secret, as it travels. */
export async function grantFor(
  organisation: Organisation,
  team: string,
  to: Device,
  by: Device,
  dirSeq = organisation.head.seq,
): Promise<Grant> {
  const { id, epoch, secret } = teamNamed(organisation, team)
  const grant = await sealGrant(
    {
      inst: organisation.org,
      team: id,
      epoch,
      to: to.user,
      toEncPk: to.keys.enc.publicKey,
      signer: by.user,
      signerKey: by.keys.sig.privateKey,
      dirSeq,
    },
    secret,
  )
  return { ...grant, enc: toB64(grant.enc), ct: toB64(grant.ct), sig: toB64(grant.sig) }
}

export function teamNamed(organisation: Organisation, name: string) {
  const team = organisation.teams.get(name)
  if (team === undefined) throw new Error(`no team ${name}`)
  return team
}

const addBody = ({ user, keys, kdf }: Device): StatementBody => ({
  type: 'user.add',
  user,
  encPk: keys.enc.publicKey,
  sigPk: keys.sig.publicKey,
  kdf,
})

function companionsOf(name: string, teams: Organisation['teams']): Partial<TeamPolicy> {
  const narrow = teams.get('narrow')
  return name === 'cases' && narrow !== undefined ? { companions: [narrow.id] } : {}
}

/** Sets up an organisation with a founder who is officer and leads every team. */
export async function found(
  url: string,
  more: { demo?: boolean; code?: string; first?: (organisation: Organisation) => Promise<Change[]> } = {},
): Promise<Organisation> {
  const org = orgId(freshId())
  const root = await keyPairOf('Ed25519', randomBytes(32))
  const founder = await newDevice(url, org, 'amina')
  const teams: Organisation['teams'] = new Map()
  const recovery = await newRecoveryIdentity()
  const organisation: Organisation = { org, root, recovery, founder, teams, head: EMPTY_DIRECTORY }
  const bodies: Array<{ body: StatementBody; by: 'root' | Device }> = [
    { body: { type: 'root', publicKey: root.publicKey }, by: 'root' },
    { body: { type: 'recovery.set', recipient: recovery.recipient, mode: 'paper' }, by: 'root' },
    { body: addBody(founder), by: 'root' },
    { body: { type: 'officer.add', user: founder.user }, by: 'root' },
  ]
  for (const [name, policy] of Object.entries(TEAMS)) {
    const team = {
      id: teamId(freshId()),
      policy: { ...POLICY, ...policy, ...companionsOf(name, teams) },
      secret: newTeamSecret(),
      epoch: 1,
    }
    teams.set(name, team)
    const inboxPk = await teamInboxKey(team.secret, { inst: org, team: team.id, epoch: 1 })
    bodies.push({ body: { type: 'team.create', team: team.id, policy: team.policy, inboxPk }, by: founder })
    bodies.push({
      body: { type: 'role.set', team: team.id, user: founder.user, role: 'lead', duty: 'keyOfficer' },
      by: founder,
    })
  }
  const { statements, head } = await statementsFor(organisation, bodies)
  organisation.head = head
  const grants = await Promise.all([...teams.keys()].map(name => grantFor(organisation, name, founder, founder)))
  const { first, ...said } = more
  const changes = (await first?.(organisation)) ?? []
  const told = await call(founder, 'setUp', {
    body: {
      org,
      name: 'Stella Maris',
      rootPk: toB64(root.publicKey),
      founder: personOf(founder),
      statements: statements.map(wireOf),
      grants,
      escrows: [],
      changes,
      ...said,
    },
  })
  if (told.status !== 200) throw new Error(`set-up refused: ${told.code} ${told.place}`)
  return organisation
}

/** Signs and sends statements by the founder, with grants for the people they bring in. */
export async function append(
  organisation: Organisation,
  bodies: readonly StatementBody[],
  more: { by?: Device; grants?: (head: DirectoryHead) => Promise<Grant[]>; confirm?: string } = {},
): Promise<Told<'appendDirectory'>> {
  const by = more.by ?? organisation.founder
  const { statements, head } = await statementsFor(
    organisation,
    bodies.map(body => ({ body, by })),
  )
  const before = organisation.head
  organisation.head = head
  const grants = (await more.grants?.(head)) ?? []
  const told = await call(by, 'appendDirectory', {
    body: {
      statements: statements.map(wireOf),
      grants,
      histories: [],
      escrows: [],
      ...(more.confirm === undefined ? {} : { confirm: more.confirm }),
    },
  })
  if (told.status !== 200) organisation.head = before
  return told
}

/** Invites, answers and confirms a person, and makes her a member of teams. */
export async function enrol(organisation: Organisation, handle: string, teams: readonly string[]): Promise<Device> {
  const { founder } = organisation
  const device = await newDevice(founder.url, organisation.org, handle)
  const id = toB64(randomBytes(16))
  await mustBe(call(founder, 'invite', { body: { id, user: device.user, rekey: false, days: 7 } }))
  await mustBe(
    call(device, 'answerInvitation', {
      params: { id },
      body: { person: personOf(device), mac: toB64(randomBytes(32)) },
    }),
  )
  const roles = teams.map(
    (name): StatementBody => ({
      type: 'role.set',
      team: teamNamed(organisation, name).id,
      user: device.user,
      role: 'member',
      duty: 'caseWorker',
    }),
  )
  await mustBe(
    append(organisation, [addBody(device), ...roles], {
      confirm: id,
      grants: () => Promise.all(teams.map(name => grantFor(organisation, name, device, founder))),
    }),
  )
  await signIn(device)
  return device
}

export const signIn = (device: Device): Promise<Told<'signIn'>> =>
  call(device, 'signIn', { body: { org: device.org, handle: device.handle, auth: toB64(device.auth) } })

/** The told answer, or an error that names the refusal. */
export async function mustBe<N extends RouteName>(told: Promise<Told<N>>): Promise<AnswerOf<N>> {
  const { status, body, code, place } = await told
  if (status !== 200) throw new Error(`refused with ${status}: ${code} at ${place}`)
  return body
}
