import fc from 'fast-check'
import { expect } from 'vitest'
import {
  type Bytes,
  buildStatement,
  COMPARTMENTS,
  concat,
  createUserKeys,
  type Directory,
  EMPTY_DIRECTORY,
  fileId,
  keyPairOf,
  type NewUserKeys,
  newKdfParams,
  newTeamSecret,
  orgId,
  type PrivateKey,
  randomBytes,
  recordId,
  replay,
  rootFingerprintOf,
  rootId,
  type Signer,
  type Statement,
  type StatementBody,
  signStatement,
  type TeamId,
  type TeamPolicy,
  type TeamRole,
  teamId,
  teamInboxKey,
  type UserId,
  userId,
  uuidv7,
} from './index.ts'

/** A fixed moment: tests have no clock either. */
export const NOW = Date.UTC(2026, 10, 21)

export const newOrg = () => orgId(uuidv7(NOW))
export const newUser = () => userId(uuidv7(NOW))
export const newTeam = () => teamId(uuidv7(NOW))
export const newRoot = () => rootId(uuidv7(NOW))
export const newRecord = () => recordId(uuidv7(NOW))
export const newFile = () => fileId(uuidv7(NOW))

/** Any bytes, as the vault's type. */
export const bytesOf = (constraints: { minLength?: number; maxLength?: number } = {}) =>
  fc.uint8Array(constraints).map(bytes => new Uint8Array(bytes))

export const key32 = bytesOf({ minLength: 32, maxLength: 32 })

/** Any way to spoil bytes: flip a bit, cut the end, add to it. */
export const damage = fc.oneof(
  fc.nat().map(place => (bytes: Bytes) => {
    const changed = bytes.slice()
    const at = place % (8 * bytes.length)
    changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
    return changed
  }),
  fc.nat().map(cut => (bytes: Bytes) => bytes.slice(0, cut % bytes.length)),
  bytesOf({ minLength: 1, maxLength: 300 }).map(more => (bytes: Bytes) => concat(bytes, more)),
)

export type Person = {
  readonly user: UserId
  readonly keys: NewUserKeys
  readonly by: UserId
  readonly privateKey: PrivateKey
}

/** A policy that opens everything. */
export const POLICY: TeamPolicy = {
  purpose: 'cases',
  opens: COMPARTMENTS,
  companions: [],
  twoPerson: false,
  escrow: false,
  history: true,
}

export async function newPerson(user = newUser()): Promise<Person> {
  const keys = await createUserKeys()
  return { user, keys, by: user, privateKey: keys.sig.privateKey }
}

export const keysBody = (person: Person) => ({
  user: person.user,
  encPk: person.keys.enc.publicKey,
  sigPk: person.keys.sig.publicKey,
  kdf: newKdfParams(),
})

/** An organisation whose directory grows statement by statement through the real replay. */
export class TestOrganisation {
  readonly inst = newOrg()
  readonly root: { by: Signer; privateKey: PrivateKey; publicKey: Bytes; fingerprint: Bytes }
  directory: Directory
  statements: Statement[] = []

  private constructor(root: TestOrganisation['root'], directory: Directory) {
    this.root = root
    this.directory = directory
    this.inst = directory.inst
  }

  static async found(): Promise<TestOrganisation> {
    const inst = newOrg()
    const { publicKey, privateKey } = await keyPairOf('Ed25519', randomBytes(32))
    const root = { by: 'root' as const, privateKey, publicKey, fingerprint: rootFingerprintOf(inst, publicKey) }
    const genesis = await signStatement(inst, buildStatement(EMPTY_DIRECTORY, { type: 'root', publicKey }), root)
    const replayed = await replay(inst, root.fingerprint, [genesis])
    if (!replayed.ok) throw new Error(replayed.code)
    const organisation = new TestOrganisation(root, replayed.directory)
    organisation.statements.push(genesis)
    return organisation
  }

  async sign(body: StatementBody, ...signers: Array<{ by: Signer; privateKey: PrivateKey }>): Promise<Statement> {
    const [first, ...others] = signers
    if (first === undefined) throw new Error('somebody has to sign')
    let statement = await signStatement(this.inst, buildStatement(this.directory.head, body), first)
    for (const signer of others) statement = await signStatement(this.inst, statement, signer)
    return statement
  }

  /** `ok`, or the code of the refusal; only what is accepted is kept. */
  async add(body: StatementBody, ...signers: Array<{ by: Signer; privateKey: PrivateKey }>): Promise<string> {
    return this.append(await this.sign(body, ...signers))
  }

  async append(statement: Statement): Promise<string> {
    const replayed = await replay(this.inst, this.root.fingerprint, [statement], this.directory)
    if (!replayed.ok) return replayed.code
    this.directory = replayed.directory
    this.statements.push(statement)
    return 'ok'
  }

  async officer(): Promise<Person> {
    const person = await newPerson()
    expect(await this.add({ type: 'user.add', ...keysBody(person) }, this.root)).toBe('ok')
    expect(await this.add({ type: 'officer.add', user: person.user }, this.root)).toBe('ok')
    return person
  }

  async user(officer: Person): Promise<Person> {
    const person = await newPerson()
    expect(await this.add({ type: 'user.add', ...keysBody(person) }, officer)).toBe('ok')
    return person
  }

  async team(policy: Partial<TeamPolicy>, ...officers: Person[]): Promise<{ team: TeamId; secret: Bytes }> {
    const team = newTeam()
    const secret = newTeamSecret()
    const inboxPk = await teamInboxKey(secret, { inst: this.inst, team, epoch: 1 })
    const body: StatementBody = { type: 'team.create', team, inboxPk, policy: { ...POLICY, ...policy } }
    expect(await this.add(body, ...officers)).toBe('ok')
    return { team, secret }
  }

  role(team: TeamId, person: Person, role: TeamRole, ...officers: Person[]): Promise<string> {
    return this.add({ type: 'role.set', team, user: person.user, role, duty: 'caseWorker' }, ...officers)
  }
}
