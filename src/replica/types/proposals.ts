/** Acts that wait for the second of two people. */
import type { ExportReason } from '../protocol.ts'
import type { Role } from './people.ts'
import type { Outcome } from './shapes.ts'

/** What an act proposed to a second key officer does: the type of its statement, or a large export. */
export type ProposalDoes =
  | 'officer.add'
  | 'officer.remove'
  | 'user.revoke'
  | 'user.rekey'
  | 'role.set'
  | 'team.policy'
  | 'policy.set'
  | 'org.name'
  | 'export'
/**
 * An act that waits for the second of two people. Everything shown is read by this device from what is signed, never from
 * words of the server beside it.
 */
export type Proposal = {
  id: string
  does: ProposalDoes
  /** Who proposed it. */
  by: string
  byName: string
  at: number
  /** From then on nobody can sign it any more. */
  ends: number
  /**
   * `open`: waits for a second officer. `stale`: the directory moved on; the proposer's device signs it anew by itself at its
   * next contact. `done`, `declined`, `withdrawn`, `expired`: over. `bad`: what the server shows is not what was signed.
   */
  status: 'open' | 'stale' | 'done' | 'declined' | 'withdrawn' | 'expired' | 'bad'
  /** I proposed it: I may withdraw it, and never sign it a second time. */
  mine: boolean
  /** I am another key officer, and it is open: I may approve or decline it. */
  mayDecide: boolean
  /** The person it is about, by id and name (empty while unknown here). */
  user?: string
  name?: string
  /** Six words of the new keys (`user.rekey`), to compare with the person by voice. */
  words?: string
  team?: string
  teamName?: string
  role?: Role | 'none'
  duty?: string
  /** For `team.policy`: what changes, as code of the policy's field and new value. */
  changes?: Array<{ field: 'twoPerson' | 'escrow' | 'history' | 'opens' | 'companions' | 'purpose'; value: string }>
  /** For `policy.set`: a rule of the whole organisation, `offline.hours` for one. */
  policy?: { key: string; value: string }
  /** For `org.name`: what the organisation would be called, and is called now. */
  organisation?: { name: string; before: string }
  /** For `export`. */
  export?: { kind: string; why: ExportReason; roots: number }
}
/** An act may be done at once, or wait for a second officer: then `proposed` is the id of its {@link Proposal}. */
export type MaybeProposed = { proposed?: string }

/** Acts that wait for the second of two people. */
export interface ProposalsFacade {
  /** Open ones first, then those of the last 30 days. Officers see all, others their own. */
  proposals(): Promise<Outcome<{ proposals: Proposal[] }>>
  /** Signs what another officer proposed, after this device has checked it against the directory; it is done with that. */
  approveProposal(id: string): Promise<Outcome>
  declineProposal(id: string): Promise<Outcome>
  withdrawProposal(id: string): Promise<Outcome>
  /** Asks a second officer for an export that `exportCases` refused with `export.needsTwo`; once approved, the same export runs. */
  proposeExport(query: { kind: string; why: ExportReason; roots?: string[] }): Promise<Outcome<{ proposed: string }>>
}
