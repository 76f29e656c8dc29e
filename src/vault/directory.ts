import type { Bytes } from './bytes.ts'
import type { OrgId, TeamId, UserId } from './ids.ts'
import type { KdfParams } from './kdf.ts'
import type { DirectoryHead, Duty, TeamPolicy, TeamRole } from './statements.ts'

/** A stretch of the directory during which something held: from the statement `from` up to, without, `until`. */
export type Span = { readonly from: number; readonly until: number | null }

/** A person of the directory. */
export type DirectoryUser = {
  readonly encPk: Bytes
  readonly sigPk: Bytes
  readonly kdf: KdfParams
  readonly status: 'active' | 'revoked'
  /** Sequence of the statement that gave the present keys. */
  readonly since: number
  /** All keys this person ever had, oldest first, the present ones last. */
  readonly keysHistory: ReadonlyArray<Span & { readonly encPk: Bytes; readonly sigPk: Bytes }>
}

/** A membership. */
export type DirectoryMember = { readonly role: Exclude<TeamRole, 'none'>; readonly duty: Duty; readonly since: number }

/** A team of the directory. */
export type DirectoryTeam = {
  readonly policy: TeamPolicy
  /** The present epoch, from 1. */
  readonly epoch: number
  /** Sequence of the statement that began the present epoch. */
  readonly epochSince: number
  /** The inbox key of every epoch: public keys to seal to, and commitments to the team secrets. */
  readonly inboxes: ReadonlyMap<number, Bytes>
  readonly members: ReadonlyMap<UserId, DirectoryMember>
}

/** What all statements up to `head` say together; immutable. Made by `replay` only. */
export type Directory = {
  readonly inst: OrgId
  /** Fingerprint of the first root key: what was pinned at enrolment. */
  readonly rootFingerprint: Bytes
  /** The present root key. */
  readonly rootKey: Bytes
  readonly head: DirectoryHead
  readonly officers: ReadonlySet<UserId>
  readonly users: ReadonlyMap<UserId, DirectoryUser>
  readonly teams: ReadonlyMap<TeamId, DirectoryTeam>
  readonly recovery: { readonly recipient: string; readonly mode: 'paper' | 'shares'; readonly since: number } | null
  /** Uses of the recovery, newest last; each is shown to everyone for 30 days. */
  readonly recoveryUses: ReadonlyArray<{ readonly seq: number; readonly reason: 'drill' | 'restore' }>
  readonly policies: ReadonlyMap<string, string>
  readonly peers: ReadonlyMap<OrgId, Bytes>
  /** Release keys in force, in hexadecimal. */
  readonly releaseKeys: ReadonlySet<string>
  /** What the organisation is called since it was renamed; null while it has the name it was founded with. */
  readonly name: string | null
  /** Revoked devices, as `user/device`, and the statement that did it. */
  readonly revokedDevices: ReadonlyMap<string, number>
  /** When which right was held; keys made by {@link rightName}. */
  readonly rights: ReadonlyMap<string, ReadonlyArray<Span>>
}

/** A right whose whole history the directory keeps. */
export type Right =
  | { readonly be: 'active' }
  | { readonly be: 'officer' }
  | { readonly be: 'lead' | 'member'; readonly team: TeamId }

/** The key of {@link Directory.rights}. */
export function rightName(user: UserId, right: Right): string {
  return 'team' in right ? `${right.be}/${right.team}/${user}` : `${right.be}/${user}`
}

const covers = (span: Span, seq: number) => span.from <= seq && (span.until === null || seq < span.until)

/** Whether the user held the right after statement `seq`. False beyond the directory's head: the future gives no rights. */
export function heldAt(directory: Directory, user: UserId, right: Right, seq: number): boolean {
  if (seq > directory.head.seq) return false
  return directory.rights.get(rightName(user, right))?.some(span => covers(span, seq)) ?? false
}

/** The Ed25519 key an active user signed with after statement `seq`, or null when there was none. */
export function signingKeyAt(directory: Directory, user: UserId, seq: number): Bytes | null {
  if (!heldAt(directory, user, { be: 'active' }, seq)) return null
  return directory.users.get(user)?.keysHistory.find(keys => covers(keys, seq))?.sigPk ?? null
}

/** The X25519 public key a team's secret of `epoch` was announced with, or null when there was no such epoch. */
export function inboxAt(directory: Directory, team: TeamId, epoch: number): Bytes | null {
  return directory.teams.get(team)?.inboxes.get(epoch) ?? null
}

/** An act beside the directory's own statements, which `replay` judges. */
export type Action =
  /** Give a team's secret to a member, or announce a new one: officers, and leads of that team. */
  | { readonly do: 'grant' | 'rotate'; readonly team: TeamId }
  /** Give somebody else keys of a root one holds: any active user (who holds them is a matter of keys). */
  | { readonly do: 'share' }
  /** Invite, revoke, change teams: officers. */
  | { readonly do: 'administer' }

/** Whether the user might do it after statement `seq`. */
export function mayAt(directory: Directory, user: UserId, seq: number, action: Action): boolean {
  if (!heldAt(directory, user, { be: 'active' }, seq)) return false
  switch (action.do) {
    case 'share':
      return true
    case 'administer':
      return heldAt(directory, user, { be: 'officer' }, seq)
    case 'grant':
    case 'rotate':
      return (
        heldAt(directory, user, { be: 'officer' }, seq) ||
        heldAt(directory, user, { be: 'lead', team: action.team }, seq)
      )
  }
}

/** Whether the user may do it now, at the directory's head. */
export function mayAct(directory: Directory, user: UserId, action: Action): boolean {
  return mayAt(directory, user, directory.head.seq, action)
}

/** Active people who can open what a team's secret opens; fewer than two without escrow is the red of the dashboard. */
export function holdersOf(directory: Directory, team: TeamId): UserId[] {
  const members = directory.teams.get(team)?.members.keys() ?? []
  return [...members].filter(user => directory.users.get(user)?.status === 'active')
}

/** Whether a team would survive the loss of any one person: two holders, or a recovery that has its secret. */
export function survivesLoss(directory: Directory, team: TeamId): boolean {
  const escrowed = directory.teams.get(team)?.policy.escrow === true && directory.recovery !== null
  return escrowed || holdersOf(directory, team).length >= 2
}
