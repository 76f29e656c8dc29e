/** People, teams and what was decided about them. */
import type { Compartment } from '#records'
import type { MaybeProposed } from './proposals.ts'
import type { Outcome, Progress } from './shapes.ts'

export type Role = 'member' | 'lead'
export type TeamPurpose =
  | 'everyone'
  | 'cases'
  | 'centre'
  | 'health'
  | 'legal'
  | 'field'
  | 'prevention'
  | 'desk'
  | 'keys'
export type Person = {
  user: string
  /** Root id of the sealed `colleague` record; absent while only invited. */
  root?: string
  name: string
  duty: string
  status: 'active' | 'revoked'
  officer: boolean
  since: number
  teams: Array<{ team: string; role: Role; duty: string }>
  /** Six words of the person's key fingerprint. */
  words: string
}
export type Team = {
  id: string
  root?: string
  name: string
  place?: string
  purpose: TeamPurpose
  /** Compartments a wrap to this team holds. */
  opens: Compartment[]
  /** Teams that get their part of every root this team creates. */
  companions: string[]
  epoch: number
  members: Array<{ user: string; role: Role; duty: string }>
  /** My role, if I am in it. */
  mine?: Role
  /** I hold the team's present secret. */
  held: boolean
  twoPerson: boolean
  /** Made for two people and not signed by the second yet: it opens nothing, and nothing can be put into it. */
  pending: boolean
  escrow: boolean
  history: boolean
  /** Fewer than two active holders and no escrow: the last holder cannot be removed. */
  fragile: boolean
  /** A member was removed since the last rotation. */
  rotationDue: boolean
}
export type NewTeam = {
  name: string
  place?: string
  purpose: TeamPurpose
  /** Default: all compartments for case teams. */
  opens?: Compartment[]
  companions?: string[]
  twoPerson?: boolean
  escrow?: boolean
  history?: boolean
  members?: Array<{ user: string; role: Role; duty: string }>
}
export type InviteInput = {
  name: string
  /** A duty code of the vault (`DUTIES`). */
  duty: string
  teams: Array<{ team: string; role: Role }>
  days?: number
  /** Also make her a key officer when confirmed. */
  officer?: boolean
}
export type PendingInvitation = {
  id: string
  user: string
  name: string
  duty: string
  teams: Array<{ team: string; role: Role }>
  rekey: boolean
  status: 'open' | 'answered' | 'confirmed' | 'withdrawn' | 'expired'
  expires: string
  handle?: string
  /** Only the person who made the invitation holds its secret and can confirm it. */
  mine: boolean
  /** The link's fragment, for showing it again to the person who made it. */
  fragment?: string
  /** Six words of the keys that answered, to compare by voice before confirming. */
  words?: string
}
/** Fields named replace what the organisation decided about a team. */
export type TeamPolicyPatch = {
  twoPerson?: boolean
  escrow?: boolean
  history?: boolean
  /** Only for a team that is `pending`: what it is to open. */
  opens?: Compartment[]
}
/** What removing a person stops, and what it cannot undo (security.md 5.2). */
export type RemovalPreview = {
  user: string
  name: string
  officer: boolean
  /** Set when one officer alone cannot do it: the removal will be proposed to another. */
  needsTwo: boolean
  /** A refusal the removal would end in (`directory.lastHolder`, `directory.lastOfficer`). */
  refused?: string
  teams: Array<{
    team: string
    name: string
    /** I can give it a new secret at once; otherwise a lead's device does. */
    rotates: 'now' | 'later'
    /** Who stays with the keys. */
    left: number
  }>
  devices: number
  /** Of the last 90 days, from the server's log. */
  opened: {
    days: number
    roots: number
    byKind: Array<{ kind: string; roots: number }>
    /** Roots of which she could open the compartment. Those not mine are counted by what her teams open. */
    byCompartment: Array<{ compartment: Compartment; roots: number }>
    /** Newest first, as far as they are mine: at most 200. */
    known: Array<{ root: string; kind: string; title: string; times: number; last: number; open: Compartment[] }>
    /** Opened by her and not mine to see. */
    unknown: number
    files: number
    exported: number
  }
}

/** People, teams and what was decided about them. */
export interface PeopleFacade {
  people(): Promise<Person[]>
  teams(): Promise<Team[]>
  invite(input: InviteInput): Promise<Outcome<{ invitation: string; fragment: string }>>
  pendingInvitations(): Promise<PendingInvitation[]>
  withdrawInvitation(invitation: string): Promise<Outcome>
  /** Checks that the keys come from whoever held the link, then signs and grants. `left`: codes of what one officer alone cannot do. */
  confirm(invitation: string): Promise<Outcome<{ left: string[] } & MaybeProposed>>
  /** New keys for a person who lost her passphrase; nothing of her cases is lost. */
  reinvite(user: string, days?: number): Promise<Outcome<{ invitation: string; fragment: string }>>
  setRole(user: string, team: string, role: Role | 'none', duty?: string): Promise<Outcome<MaybeProposed>>
  /** A two-person team is made ordinary, and becomes a two-person one when a second officer has signed (`proposed`). */
  createTeam(input: NewTeam): Promise<Outcome<{ team: string } & MaybeProposed>>
  setTeamPolicy(team: string, patch: TeamPolicyPatch): Promise<Outcome<MaybeProposed>>
  /** How many hours a copy may be used without the server, as key officers signed it. */
  leaseHours(): Promise<number>
  /** Signs another lease, one of `LEASE_HOURS`. */
  setLease(hours: number): Promise<Outcome<MaybeProposed>>
  /** Signs another name for the organisation; two officers, where there are two. Refused `organisation.name` when it can be none. */
  renameOrganisation(name: string): Promise<Outcome<MaybeProposed>>
  /** What it was called before, newest first; without a day, for signed statements have none. */
  earlierNames(): Promise<string[]>
  /** Revokes, then rotates every team of hers that I may rotate; the others are rotated by their leads' devices. */
  removePerson(
    user: string,
    progress?: Progress,
  ): Promise<Outcome<{ rotated: string[]; due: string[] } & MaybeProposed>>
  /** What `removePerson` would stop, and what it cannot undo. */
  removalPreview(user: string): Promise<Outcome<{ preview: RemovalPreview }>>
  rotateTeam(team: string, progress?: Progress): Promise<Outcome>
  addOfficer(user: string): Promise<Outcome<MaybeProposed>>
  removeOfficer(user: string): Promise<Outcome<MaybeProposed>>
}
