import { type Bytes, equalBytes } from './bytes.ts'
import type { Directory } from './directory.ts'
import { applyBody, type Draft, draftOf, type EffectRefusal } from './effects.ts'
import type { OrgId } from './ids.ts'
import { maySign } from './rights.ts'
import { verify } from './signing.ts'
import {
  decodeBody,
  EMPTY_DIRECTORY,
  isStatementType,
  rootFingerprintOf,
  type Signer,
  type Statement,
  type StatementBody,
  statementHash,
  statementMessage,
} from './statements.ts'

/**
 * Why a list of statements is refused, and at which one. `gap`: not the next number. `forked`: follows another history.
 * `root`: not the pinned organisation. `unknown`: a type of the future. `body`: not what the type says, or a key derivation
 * below the floor. `signature`: not signed by who is named. `right`: signed by someone without the right. `state`: does not
 * fit what is (an unknown team, a second add). `lastHolder`, `lastOfficer`: would leave a team or the organisation without a key.
 */
export type ReplayCode =
  | 'directory.gap'
  | 'directory.forked'
  | 'directory.root'
  | 'directory.unknown'
  | 'directory.body'
  | 'directory.signature'
  | 'directory.right'
  | EffectRefusal

/** The directory, or the first statement that cannot be believed. */
export type Replayed = { ok: true; directory: Directory } | { ok: false; code: ReplayCode; seq: number }

function emptyDraft(inst: OrgId, rootFingerprint: Bytes): Draft {
  return {
    inst,
    rootFingerprint,
    rootKey: new Uint8Array(32),
    head: EMPTY_DIRECTORY,
    officers: new Set(),
    users: new Map(),
    teams: new Map(),
    recovery: null,
    recoveryUses: [],
    policies: new Map(),
    peers: new Map(),
    releaseKeys: new Set(),
    name: null,
    revokedDevices: new Map(),
    rights: new Map(),
  }
}

/** The keys that must have signed, in order of the signers; null when one of them has no standing. */
function keysOfSigners(draft: Draft, body: StatementBody, signers: ReadonlyArray<Signer>): Bytes[] | null {
  if (body.type === 'root') {
    // The first root signs for itself; a rotation is signed by the old key, then by the new one.
    const expected = draft.head.seq === 0 ? [body.publicKey] : [draft.rootKey, body.publicKey]
    return signers.length === expected.length && signers.every(by => by === 'root') ? expected : null
  }
  if (new Set(signers).size !== signers.length) return null
  const keys: Bytes[] = []
  for (const by of signers) {
    const user = by === 'root' ? null : draft.users.get(by)
    if (user === undefined || user?.status === 'revoked') return null
    keys.push(user === null ? draft.rootKey : user.sigPk)
  }
  return keys
}

async function signedByAll(inst: OrgId, statement: Statement, keys: ReadonlyArray<Bytes>): Promise<boolean> {
  const message = statementMessage(inst, statement)
  const checks = statement.signers.map(({ sig }, i) => {
    const key = keys[i]
    return key !== undefined && verify(key, sig, message)
  })
  return (await Promise.all(checks)).every(Boolean)
}

async function step(draft: Draft, statement: Statement): Promise<ReplayCode | null> {
  const { seq, prev, type } = statement
  if (seq !== draft.head.seq + 1) return 'directory.gap'
  if (!equalBytes(prev, draft.head.hash)) return 'directory.forked'
  if (!isStatementType(type)) return 'directory.unknown'
  const body = decodeBody(type, statement.body)
  if (body === null) return 'directory.body'
  if (seq === 1) {
    if (body.type !== 'root') return 'directory.root'
    if (!equalBytes(rootFingerprintOf(draft.inst, body.publicKey), draft.rootFingerprint)) return 'directory.root'
  }
  const signers = statement.signers.map(signer => signer.by)
  const keys = keysOfSigners(draft, body, signers)
  if (keys === null || !maySign(draft, body, new Set(signers))) return 'directory.right'
  if (!(await signedByAll(draft.inst, statement, keys))) return 'directory.signature'
  const refused = applyBody(draft, body, seq)
  if (refused === null) draft.head = { seq, hash: statementHash(draft.inst, statement) }
  return refused
}

/**
 * The directory as it would be after a statement that nobody has signed yet, or only some of those it takes: for the key
 * material that has to be ready with it, and to refuse early what could not follow. Its head has the right number; the hash
 * is not known before the last signature.
 */
export function foresee(
  directory: Directory,
  body: StatementBody,
): { ok: true; directory: Directory } | { ok: false; code: EffectRefusal } {
  const draft = draftOf(directory)
  const seq = directory.head.seq + 1
  const refused = applyBody(draft, body, seq)
  if (refused !== null) return { ok: false, code: refused }
  draft.head = { seq, hash: new Uint8Array(32) }
  return { ok: true, directory: draft }
}

/**
 * Replays statements in order, from nothing or from a directory already replayed, and believes none that is not signed by
 * who had the right at that point. The pinned `rootFingerprint` decides which organisation it is. Same code on both sides.
 */
export async function replay(
  inst: OrgId,
  rootFingerprint: Bytes,
  statements: Iterable<Statement>,
  from?: Directory,
): Promise<Replayed> {
  if (from !== undefined && (from.inst !== inst || !equalBytes(from.rootFingerprint, rootFingerprint))) {
    return { ok: false, code: 'directory.root', seq: from.head.seq }
  }
  const draft = from === undefined ? emptyDraft(inst, rootFingerprint) : draftOf(from)
  for (const statement of statements) {
    const refused = await step(draft, statement)
    if (refused !== null) return { ok: false, code: refused, seq: statement.seq }
  }
  return { ok: true, directory: draft }
}
