import type { Bytes } from './bytes.ts'
import { type Compartment, compartmentsOf, scopeOf } from './compartments.ts'
import { sha256Now } from './digest.ts'
import { idBytes, type OrgId, orgId, type TeamId, teamId, type UserId, userId } from './ids.ts'
import { checkKdf, type KdfParams, kdfParts, readKdf } from './kdf.ts'
import { type LpPart, lp } from './lp.ts'
import { type LpReader, parseLp } from './lp-reader.ts'
import { type PrivateKey, sign } from './signing.ts'

/** What a person does in a team. */
export const DUTIES = [
  'caseWorker',
  'centreManager',
  'healthWorker',
  'legalAdviser',
  'returnCounsellor',
  'contactPerson',
  'fieldInvestigator',
  'fieldDesk',
  'intake',
  'prevention',
  'monitoring',
  'keyOfficer',
  'administrator',
] as const
/** One of {@link DUTIES}. */
export type Duty = (typeof DUTIES)[number]

/** Why a team exists; a code, because names of teams are sealed. */
export const TEAM_PURPOSES = [
  'everyone',
  'cases',
  'centre',
  'health',
  'legal',
  'field',
  'prevention',
  'desk',
  'keys',
] as const
/** One of {@link TEAM_PURPOSES}. */
export type TeamPurpose = (typeof TEAM_PURPOSES)[number]

/** Standing in a team; a lead may grant and rotate. `none` ends a membership. */
export const TEAM_ROLES = ['member', 'lead', 'none'] as const
/** One of {@link TEAM_ROLES}. */
export type TeamRole = (typeof TEAM_ROLES)[number]

/** Why a team secret was changed. */
export const ROTATION_REASONS = ['revoke', 'role', 'device', 'rekey', 'manual', 'yearly'] as const
/** One of {@link ROTATION_REASONS}. */
export type RotationReason = (typeof ROTATION_REASONS)[number]

/** What the organisation decided about a team. */
export type TeamPolicy = {
  readonly purpose: TeamPurpose
  /** What a wrap to this team holds. */
  readonly opens: ReadonlyArray<Compartment>
  /** Teams that get a wrap, of what they open, on every root this team creates. */
  readonly companions: ReadonlyArray<TeamId>
  /** Two officers must sign whoever is added. */
  readonly twoPerson: boolean
  /** Team secrets are sealed to the organisation's recovery recipient, too. */
  readonly escrow: boolean
  /** New members may read what was sealed before they came. */
  readonly history: boolean
}

type UserKeysBody = { readonly user: UserId; readonly encPk: Bytes; readonly sigPk: Bytes; readonly kdf: KdfParams }
type InboxBody = { readonly team: TeamId; readonly inboxPk: Bytes }

/** What a statement says (security.md section 3.2); `type` selects the rest. */
export type StatementBody =
  | { readonly type: 'root'; readonly publicKey: Bytes }
  | { readonly type: 'officer.add' | 'officer.remove'; readonly user: UserId }
  | ({ readonly type: 'user.add' | 'user.rekey' } & UserKeysBody)
  | { readonly type: 'user.kdf'; readonly user: UserId; readonly kdf: KdfParams }
  | { readonly type: 'user.revoke'; readonly user: UserId }
  | { readonly type: 'device.revoke'; readonly user: UserId; readonly device: string }
  | ({ readonly type: 'team.create'; readonly policy: TeamPolicy } & InboxBody)
  | { readonly type: 'team.policy'; readonly team: TeamId; readonly policy: TeamPolicy }
  | {
      readonly type: 'role.set'
      readonly team: TeamId
      readonly user: UserId
      readonly role: TeamRole
      readonly duty: Duty
    }
  | ({ readonly type: 'team.epoch'; readonly epoch: number; readonly reason: RotationReason } & InboxBody)
  | { readonly type: 'recovery.set'; readonly recipient: string; readonly mode: 'paper' | 'shares' }
  | { readonly type: 'recovery.use'; readonly reason: 'drill' | 'restore' }
  | { readonly type: 'policy.set'; readonly key: string; readonly value: string }
  | { readonly type: 'peer.pin'; readonly peer: OrgId; readonly fingerprint: Bytes }
  | { readonly type: 'peer.unpin'; readonly peer: OrgId }
  | { readonly type: 'release.key'; readonly publicKey: Bytes; readonly valid: boolean }
  /** `before`: what it was called until then, so that the log can say both. */
  | { readonly type: 'org.name'; readonly name: string; readonly before: string }

/** The types of statements, in the order of docs/formats.md. */
export const STATEMENT_TYPES = [
  'root',
  'officer.add',
  'officer.remove',
  'user.add',
  'user.rekey',
  'user.kdf',
  'user.revoke',
  'device.revoke',
  'team.create',
  'team.policy',
  'role.set',
  'team.epoch',
  'recovery.set',
  'recovery.use',
  'policy.set',
  'peer.pin',
  'peer.unpin',
  'release.key',
  'org.name',
] as const satisfies ReadonlyArray<StatementBody['type']>
/** One of {@link STATEMENT_TYPES}. */
export type StatementType = (typeof STATEMENT_TYPES)[number]

/** Whether text names a type this code knows. */
export function isStatementType(text: string): text is StatementType {
  return STATEMENT_TYPES.some(type => type === text)
}

/** Who signed: the organisation root or a user. */
export type Signer = 'root' | UserId

/** One entry of the directory, as it travels and is stored. */
export type Statement = {
  readonly seq: number
  readonly prev: Bytes
  readonly type: StatementType
  readonly body: Bytes
  readonly signers: ReadonlyArray<{ readonly by: Signer; readonly sig: Bytes }>
}

/** A statement before its first signature. */
export type Unsigned = Omit<Statement, 'signers'>

/** Where a directory ends: its last sequence number, and the hash the next statement names. */
export type DirectoryHead = { readonly seq: number; readonly hash: Bytes }

/** The head before the first statement. */
export const EMPTY_DIRECTORY: DirectoryHead = { seq: 0, hash: new Uint8Array(32) }

const flag = (value: boolean) => (value ? 1 : 0)

function policyParts(policy: TeamPolicy): LpPart[] {
  const { purpose, opens, companions, twoPerson, escrow, history } = policy
  const sorted = companions.map(idBytes)
  return [purpose, scopeOf(opens), lp(sorted), flag(twoPerson), flag(escrow), flag(history)]
}

function readPolicy(parts: LpReader): TeamPolicy {
  const purpose = parts.oneOf(TEAM_PURPOSES)
  const opens = compartmentsOf(parts.text()) ?? parts.refuse()
  const list = parts.list()
  const companions: TeamId[] = []
  while (list.more) companions.push(teamId(list.id()))
  return { purpose, opens, companions, twoPerson: parts.flag(), escrow: parts.flag(), history: parts.flag() }
}

function readSoundKdf(parts: LpReader): KdfParams {
  const kdf = readKdf(parts)
  return checkKdf(kdf).ok ? kdf : parts.refuse()
}

function bodyParts(body: StatementBody): LpPart[] {
  switch (body.type) {
    case 'root':
      return [body.publicKey]
    case 'officer.add':
    case 'officer.remove':
    case 'user.revoke':
      return [idBytes(body.user)]
    case 'user.add':
    case 'user.rekey':
      return [idBytes(body.user), body.encPk, body.sigPk, ...kdfParts(body.kdf)]
    case 'user.kdf':
      return [idBytes(body.user), ...kdfParts(body.kdf)]
    case 'device.revoke':
      return [idBytes(body.user), body.device]
    case 'team.create':
      return [idBytes(body.team), body.inboxPk, ...policyParts(body.policy)]
    case 'team.policy':
      return [idBytes(body.team), ...policyParts(body.policy)]
    case 'role.set':
      return [idBytes(body.team), idBytes(body.user), body.role, body.duty]
    case 'team.epoch':
      return [idBytes(body.team), body.inboxPk, body.epoch, body.reason]
    case 'recovery.set':
      return [body.recipient, body.mode]
    case 'recovery.use':
      return [body.reason]
    case 'policy.set':
      return [body.key, body.value]
    case 'peer.pin':
      return [idBytes(body.peer), body.fingerprint]
    case 'peer.unpin':
      return [idBytes(body.peer)]
    case 'release.key':
      return [body.publicKey, flag(body.valid)]
    case 'org.name':
      return [body.name, body.before]
  }
}

const code = /^[a-zA-Z0-9._-]{1,64}$/

// Statements are readable by the server: texts are codes, so that no name or note can slip in.
const readCode = (parts: LpReader) => {
  const text = parts.text()
  return code.test(text) ? text : parts.refuse()
}

function readBody(type: StatementType, parts: LpReader): StatementBody {
  switch (type) {
    case 'root':
      return { type, publicKey: parts.bytes(32) }
    case 'officer.add':
    case 'officer.remove':
    case 'user.revoke':
      return { type, user: userId(parts.id()) }
    case 'user.add':
    case 'user.rekey':
      return {
        type,
        user: userId(parts.id()),
        encPk: parts.bytes(32),
        sigPk: parts.bytes(32),
        kdf: readSoundKdf(parts),
      }
    case 'user.kdf':
      return { type, user: userId(parts.id()), kdf: readSoundKdf(parts) }
    case 'device.revoke':
      return { type, user: userId(parts.id()), device: readCode(parts) }
    case 'team.create':
      return { type, team: teamId(parts.id()), inboxPk: parts.bytes(32), policy: readPolicy(parts) }
    case 'team.policy':
      return { type, team: teamId(parts.id()), policy: readPolicy(parts) }
    case 'role.set':
      return {
        type,
        team: teamId(parts.id()),
        user: userId(parts.id()),
        role: parts.oneOf(TEAM_ROLES),
        duty: parts.oneOf(DUTIES),
      }
    case 'team.epoch':
      return {
        type,
        team: teamId(parts.id()),
        inboxPk: parts.bytes(32),
        epoch: parts.u32(),
        reason: parts.oneOf(ROTATION_REASONS),
      }
    case 'recovery.set':
      return { type, recipient: readRecipient(parts), mode: parts.oneOf(['paper', 'shares']) }
    case 'recovery.use':
      return { type, reason: parts.oneOf(['drill', 'restore']) }
    case 'policy.set':
      return { type, key: readCode(parts), value: readCode(parts) }
    case 'peer.pin':
      return { type, peer: orgId(parts.id()), fingerprint: parts.bytes(32) }
    case 'peer.unpin':
      return { type, peer: orgId(parts.id()) }
    case 'release.key':
      return { type, publicKey: parts.bytes(32), valid: parts.flag() }
    case 'org.name':
      return { type, name: readOrgName(parts), before: readOrgName(parts) }
  }
}

/** The longest name an organisation can have, in UTF-16 units. */
export const ORG_NAME_MAX = 200
/** Signs that are not seen, or turn the text around them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

/** Whether text can be an organisation's name: one line, NFC, nothing around it, nothing in it that is not seen. */
export function isOrgName(text: string): boolean {
  const fits = text !== '' && text.length <= ORG_NAME_MAX && text.isWellFormed()
  return fits && text === text.trim().normalize('NFC') && !UNSEEN.test(text)
}

// The one text of the directory that is no code: what an organisation is called is public (security.md 2.3, class P).
const readOrgName = (parts: LpReader) => {
  const text = parts.text()
  return isOrgName(text) ? text : parts.refuse()
}

const readRecipient = (parts: LpReader) => {
  const text = parts.text()
  return /^age1[a-z0-9]{40,4000}$/.test(text) ? text : parts.refuse()
}

/** The bytes of a body, as they are signed. */
export function encodeBody(body: StatementBody): Bytes {
  return lp(bodyParts(body))
}

/** The body of a type, or null for bytes that {@link encodeBody} never writes (a key derivation below the floor among them). */
export function decodeBody(type: StatementType, bytes: Bytes): StatementBody | null {
  return parseLp(bytes, parts => readBody(type, parts))
}

/** The statement that follows `head`, to be signed with {@link signStatement}. */
export function buildStatement(head: DirectoryHead, body: StatementBody): Unsigned {
  return { seq: head.seq + 1, prev: head.hash, type: body.type, body: encodeBody(body) }
}

/** The bytes every signer signs. */
export function statementMessage(inst: OrgId, { seq, prev, type, body }: Unsigned): Bytes {
  return lp(['ct/v1/dir', idBytes(inst), seq, prev, type, body])
}

/** Adds a signature; call it again with the second officer's key where two are needed. */
export async function signStatement(
  inst: OrgId,
  statement: Unsigned | Statement,
  signer: { readonly by: Signer; readonly privateKey: PrivateKey },
): Promise<Statement> {
  const { seq, prev, type, body } = statement
  const sig = await sign(signer.privateKey, statementMessage(inst, statement))
  const before = 'signers' in statement ? statement.signers : []
  return { seq, prev, type, body, signers: [...before, { by: signer.by, sig }] }
}

/** The hash the next statement names: over what was signed and who signed it. */
export function statementHash(inst: OrgId, statement: Statement): Bytes {
  const signers = statement.signers.flatMap(({ by, sig }) => [by === 'root' ? 'root' : idBytes(by), sig])
  return sha256Now(lp(['ct/v1/dirlink', statementMessage(inst, statement), ...signers]))
}

/** What is printed, pinned and compared: the fingerprint of an organisation's root key. 32 bytes. */
export function rootFingerprintOf(inst: OrgId, rootKey: Bytes): Bytes {
  return sha256Now(lp(['ct/v1/root', idBytes(inst), rootKey]))
}
