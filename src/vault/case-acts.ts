import type { Bytes } from './bytes.ts'
import { sha256Now } from './digest.ts'
import { type Directory, mayAt, signingKeyAt } from './directory.ts'
import { idBytes, type OrgId, type RootId, type UserId } from './ids.ts'
import { lp } from './lp.ts'
import { type PrivateKey, sign, verify } from './signing.ts'

/** What can be done with a whole case (decision 0116). */
export const CASE_ACTS = ['transfer', 'cowork', 'cover', 'restrict', 'leave', 'hold', 'lift', 'erase'] as const
/** One of {@link CASE_ACTS}. */
export type CaseActDoes = (typeof CASE_ACTS)[number]
/** How the second person answers, or the first ends it. */
export const CASE_DECISIONS = ['accepted', 'declined', 'withdrawn'] as const
/** One of {@link CASE_DECISIONS}. */
export type CaseDecisionHow = (typeof CASE_DECISIONS)[number]

/** An act as it is signed: what is not part of it is empty. Ids and codes only. */
export type CaseAct = {
  readonly id: string
  readonly rootId: RootId
  readonly does: CaseActDoes
  /** Team or person who gives it away, and who gets it. */
  readonly from: string | null
  readonly to: string | null
  /** What the giving team keeps: `none` or `read`. */
  readonly keep: string
  /** Day until which, `2026-11-21`. */
  readonly until: string
  /** A coded reason. */
  readonly why: string
  readonly by: UserId
  readonly dirSeq: number
}

const party = (id: string | null): Bytes | null => (id === null ? null : idBytes(id))

/** The bytes the first person signs. */
export function caseActMessage(inst: OrgId, act: CaseAct): Bytes {
  const { id, rootId, does, from, to, keep, until, why, by, dirSeq } = act
  const what = [does, party(from), party(to), keep, until, why]
  return lp(['ct/v1/caseact', idBytes(inst), idBytes(id), idBytes(rootId), ...what, idBytes(by), dirSeq])
}

/** The bytes the second person signs: exactly that act, and her answer. */
export function caseDecisionMessage(
  inst: OrgId,
  act: CaseAct,
  { how, by, dirSeq }: { how: CaseDecisionHow; by: UserId; dirSeq: number },
): Bytes {
  return lp(['ct/v1/casedecision', idBytes(inst), sha256Now(caseActMessage(inst, act)), how, idBytes(by), dirSeq])
}

/** Signs an act as the one who asks for it. */
export const signCaseAct = (inst: OrgId, act: CaseAct, key: PrivateKey): Promise<Bytes> =>
  sign(key, caseActMessage(inst, act))

/** Signs the answer to an act. */
export const signCaseDecision = (
  inst: OrgId,
  act: CaseAct,
  decision: { how: CaseDecisionHow; by: UserId; dirSeq: number },
  key: PrivateKey,
): Promise<Bytes> => sign(key, caseDecisionMessage(inst, act, decision))

const signedBy = async (directory: Directory, by: UserId, dirSeq: number, sig: Bytes, message: Bytes) => {
  const key = signingKeyAt(directory, by, dirSeq)
  return key !== null && mayAt(directory, by, dirSeq, { do: 'share' }) && (await verify(key, sig, message))
}

/** Whether the one it names, active then, signed the act. */
export const checkCaseAct = (directory: Directory, act: CaseAct, sig: Bytes): Promise<boolean> =>
  signedBy(directory, act.by, act.dirSeq, sig, caseActMessage(directory.inst, act))

/** Whether the one it names, active then, gave this answer to this act. */
export const checkCaseDecision = (
  directory: Directory,
  act: CaseAct,
  decision: { how: CaseDecisionHow; by: UserId; dirSeq: number },
  sig: Bytes,
): Promise<boolean> =>
  signedBy(directory, decision.by, decision.dirSeq, sig, caseDecisionMessage(directory.inst, act, decision))
