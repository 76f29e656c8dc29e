/**
 * The facade of the replica: everything a screen or the command line may ask of the local copy, and what it answers.
 * All arguments and answers survive structured cloning, so the same interface works across a worker's port.
 * Ids are UUID strings here; they are branded where they enter the replica.
 */
import type { Compartment, FileRef, Problem } from '#records'
import type { Condition } from './list-query.ts'
import type { DEVICE_KINDS, ExportReason } from './protocol.ts'
import type { SearchMatch } from './search/index.ts'

/** An expected refusal. `code` is stable and translated by the interface; `place` names a field or an object. */
export type Refused = {
  ok: false
  code: string
  place?: string
  data?: Record<string, string | number>
  /** Every problem of a refused record, the first of which is `code` at `place`. */
  problems?: Array<Problem & { chain?: Chain }>
}
/** Success with what it brings, or a refusal. Bugs and outages throw instead. */
export type Outcome<T extends object = object> = ({ ok: true } & T) | Refused
/** Told now and then during a long task. `step` is a stable code, translated by the interface. */
export type Progress = (progress: { step: string; done: number; total: number }) => void
export type Language = 'en' | 'fr' | 'es'
export type Chain = Compartment | 'facts'
export type Values = Record<string, unknown>
/** Documents of a record by compartment. */
export type SealedValues = Partial<Record<Compartment, Values>>

// ---------------------------------------------------------------- state of the replica

/** The person whose copy this is. */
export type Me = {
  org: string
  orgName: string
  /** A demonstration organisation: marked on every screen. */
  demo: boolean
  user: string
  handle: string
  /** Own display name once the directory of people is here. */
  name: string
  officer: boolean
  /** Shared computer: nothing is kept after lock or sign out. */
  shared: boolean
  /** Six words of the organisation's root fingerprint, for comparing by voice. */
  rootWords: string
  /** Six words of my own keys: what whoever confirms me must see too. */
  words: string
}
/** An account with a sealed copy on this device: it can be unlocked without the network. */
export type Remembered = { org: string; orgName: string; demo: boolean; handle: string; user: string }
export type ReplicaState =
  /** `why`: a code, when it was not the person's own wish: `idle`, `hidden`, `device.elsewhere`, `offline.lease`, `session.refused`… */
  | { is: 'locked'; remembered: Remembered[]; why?: string }
  /** Keys are being derived or the copy opened; lists may already answer with what is there. */
  | { is: 'opening'; step: string }
  | { is: 'open'; me: Me }
  /** Invited and answered, but the officer has not confirmed yet: zero rights. */
  | { is: 'unconfirmed'; me: Me }
  /** The server lied about the directory, or the account was revoked: nothing is sent or accepted any more. */
  | { is: 'stopped'; alarm: Alarm; me?: Me }

// ---------------------------------------------------------------- accounts

export type Organisation = { id: string; name: string; demo: boolean }
export type SetUpInput = {
  name: string
  /** Asked when the installation is closed to strangers (`setUp: 'code'`). */
  code?: string
  demo?: boolean
  founder: { name: string; handle: string; passphrase: string; duty: string }
  /**
   * Teams besides `everyone`; the first is the first case team. The founder leads each. Here `companions` may also name
   * other teams of the list by their `name`.
   */
  teams: NewTeam[]
  /** 3-of-5 shares for five named custodians, or one identity on paper for two envelopes. */
  recovery: { mode: 'paper' } | { mode: 'shares'; custodians: [string, string, string, string, string] }
}
/** What must be printed and read back before going on; kept nowhere. Texts as the vault writes and reads them, line by line. */
export type RecoverySheets = {
  /** The organisation's root key, printable with checksum. */
  root: string
  /** The recovery identity in full (mode `paper`). */
  identity?: string
  /** One text a custodian (mode `shares`). */
  shares?: Array<{ custodian: string; text: string }>
  rootWords: string
}
/** An organisation that exists only on this device and on the sheets, until `confirmSetUp` sends it. */
export type SetUpResult = Outcome<{
  org: string
  user: string
  teams: Array<{ id: string; name: string }>
  sheets: RecoverySheets
}>
export type SignInInput = { org: string; handle: string; passphrase: string; shared?: boolean; takeOver?: boolean }
export type InvitationView = {
  id: string
  org: string
  orgName: string
  demo: boolean
  user: string
  rekey: boolean
  status: 'open' | 'answered' | 'confirmed' | 'withdrawn' | 'expired'
  /** Six words of the root fingerprint carried in the link, to compare by voice if wished. */
  rootWords: string
}
export type AcceptInput = {
  fragment: string
  handle: string
  passphrase: string
  shared?: boolean
}

// ---------------------------------------------------------------- people and teams

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

// ---------------------------------------------------------------- acts of two people

/** What an act proposed to a second key officer does: the type of its statement, or a large export. */
export type ProposalDoes =
  | 'officer.add'
  | 'officer.remove'
  | 'user.revoke'
  | 'user.rekey'
  | 'role.set'
  | 'team.policy'
  | 'policy.set'
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
  /** For `export`. */
  export?: { kind: string; why: ExportReason; roots: number }
}
/** An act may be done at once, or wait for a second officer: then `proposed` is the id of its {@link Proposal}. */
export type MaybeProposed = { proposed?: string }
/** Fields named replace what the organisation decided about a team. */
export type TeamPolicyPatch = { twoPerson?: boolean; escrow?: boolean; history?: boolean }

// ---------------------------------------------------------------- ways in, devices

/** What a passkey gave for the PRF salt of `passkeyRequest`: the page performs the ceremony, the worker gets the 32 bytes. */
export type PasskeyAnswer = { credential: Uint8Array<ArrayBuffer>; prf: Uint8Array<ArrayBuffer> }
/** What a person proves herself with again. */
export type Proof = { passphrase: string } | { passkey: PasskeyAnswer }
/** The other ways in beside the passphrase. */
export type WaysIn = {
  /** A recovery code is in force. */
  code: boolean
  passkeys: Array<{ id: string; credential: Uint8Array<ArrayBuffer>; since: number }>
}
export type DeviceKind = (typeof DEVICE_KINDS)[number]
/** A device that signed in with a copy kept on it. Shared computers leave nothing and are not listed. */
export type DeviceView = {
  id: string
  kind: DeviceKind
  /** Days, `2026-11-21`: the server keeps no hours of devices. */
  firstSeen: string
  lastSeen: string
  /** The one in use now. */
  here: boolean
  /** Removed: signs in no more, and wipes its copy at its next contact. */
  removed: boolean
  /** Told to lock: comes back only with the passphrase. */
  locked: boolean
}

// ---------------------------------------------------------------- removal, recovery, notices

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
export type DrillInput = {
  /** One recovery sheet, or at least three shares, as typed. */
  papers?: readonly string[]
  /** The root sheet, as typed. */
  root?: string
}
export type DrillReport = {
  ok: boolean
  /** Of the recovery papers; absent when none were typed. */
  papers?: { fits: boolean }
  /** Of the root sheet; absent when it was not typed. */
  root?: { fits: boolean }
  /** `opens`: escrowed and openable; `missing`: no escrow of its present secret here; `none`: the team has no escrow. */
  teams: Array<{ team: string; name: string; result: 'opens' | 'missing' | 'none' }>
}
/** Who and what is one loss away from being lost. */
export type BusFactor = {
  /** Active key officers; fewer than two is red. */
  officers: number
  recovery: { mode: 'paper' | 'shares' | null; lastDrill?: string; drillDue: boolean }
  teams: Array<{ team: string; name: string; holders: number; escrow: boolean; fragile: boolean; rotationDue: boolean }>
  ok: boolean
}
/**
 * Something people have to know, without stopping anything. `standing` ones are shown for 30 days to everyone; the others
 * until read on this device.
 */
export type Notice = {
  id: string
  /**
   * `officer.added`, `officer.removed`, `recovery.set`, `recovery.used`, `recovery.drilled`, `root.changed`, `governor.opened`,
   * `export.large`, `account.codeUsed`, `account.code`, `account.passkey`, `account.passphrase`, `account.locked`.
   */
  code: string
  at: number
  standing: boolean
  /** Read on this device; a standing one stays, smaller. */
  read: boolean
  user?: string
  name?: string
  root?: string
}

// ---------------------------------------------------------------- records

export type CreateInput = {
  /** The root it belongs to; absent for a root kind. */
  root?: string
  /** For a root kind: the team that owns it. Its companions get their wraps by policy. */
  team?: string
  facts?: Values
  sealed?: SealedValues
}
/** Fields given replace; `null` removes a field; fields not named stay. */
export type ChangePatch = { facts?: Values; sealed?: SealedValues }
/** What the person saw when she began to edit: hand back the `OpenRecord` the form was filled from. */
export type Base = Pick<OpenRecord, 'versions' | 'facts' | 'sealed'>

export type ChainState = { version: number; author: string; at: number; op: string }
export type OpenRecord = {
  root: string
  rec: string
  kind: string
  facts: Values
  sealed: SealedValues
  versions: Partial<Record<Chain, ChainState>>
  /** Compartments that exist but are not mine to open. */
  closed: Compartment[]
  /** Saved here, not yet with the server. */
  waiting: boolean
  conflict: boolean
}
/** A lie or damage found when opening: shown beside the record, and raised as an alarm. */
export type Damage = { code: string; root: string; rec?: string; chain?: Chain }
export type OpenRoot = {
  root: string
  kind: string
  teams: Array<{ team: string; opens: Compartment[] }>
  /** Who can open each compartment, counted in people (style: compartments are visible). */
  audience: Partial<Record<Compartment, { people: number; teams: string[] }>>
  /** Compartments I can open and write. */
  mine: Compartment[]
  /** The root's own record first, then by id (creation order). */
  records: OpenRecord[]
  /** Signatures and case head: `checking` turns to `good` or `bad` in the background (topic `root:<id>`). */
  verified: 'checking' | 'good' | 'bad'
  problems: Damage[]
}
export type ListQuery = {
  kind: string
  /** Typed by the person: names, aliases, codes, phones, places; any script, tolerant. */
  text?: string
  /** Coded facts: a value, or any of several. */
  where?: Record<string, unknown>
  /** All of these hold; read as the person who asks (`@me`) at the time of asking. */
  conditions?: readonly Condition[]
  team?: string
  root?: string
  /** A field of header or facts or what children add, `title`, or `updated`. Ignored with `text` (best match first). */
  order?: { by: string; descending?: boolean }
  offset?: number
  limit?: number
}
export type ListRow = {
  root: string
  rec: string
  kind: string
  header: Values
  facts: Values
  teams: string[]
  /** What its children add to the row of a root: the next task, the last contact. */
  gathered?: Values
  /** Time of the newest change of it or of what belongs to it, ms. */
  updated: number
  waiting: boolean
  conflict: boolean
}
export type ListPage = {
  /** `matched` only with `text`: in which texts it was found, and why. */
  rows: Array<ListRow & { matched?: SearchMatch[] }>
  total: number
  /** False while the copy is still being opened after unlock: more will come. */
  ready: boolean
}
/** Which records may be found: of a kind, with these coded facts (as in `ListQuery`); at most `limit` of them, 20 by default. */
export type SearchOptions = { kind?: string; limit?: number; where?: Record<string, unknown> }
/** `matched` says in which texts and why, with the places to highlight. */
export type SearchHit = ListRow & { score: number; matched: SearchMatch[] }
export type VersionEntry = {
  version: number
  author: string
  at: number
  op: string
  /** Opened, when its compartment is mine. */
  document?: Values
  signature: 'good' | 'bad'
}
export type Conflict = {
  id: string
  root: string
  rec: string
  kind: string
  chain: Chain
  /** When it was found. */
  at: number
  /** When each side was written; absent in conflicts found by older versions. */
  mineAt?: number
  theirsAt?: number
  /** Who wrote what is on the server now. */
  theirsBy: string
  fields: Array<{ field: string; base: unknown; mine: unknown; theirs: unknown }>
}
/** Per field: keep what I wrote, keep what is there, or write a third value. */
export type Choices = Record<string, 'mine' | 'theirs' | { value: unknown }>

/** What was begun and not saved: on this device alone, sealed, until it is saved or thrown away. */
export type Draft = {
  id: string
  root: string
  /** The record being changed; absent for a new one. */
  rec?: string
  kind: string
  parts: string[]
  at: number
  written: { facts: Values; sealed: SealedValues }
  /** What the form was filled from: hand it back to `change`. */
  base?: Base
}
/** Without an id a new draft; with one in place of it. */
export type NewDraft = Omit<Draft, 'id' | 'at'> & { id?: string }

// ---------------------------------------------------------------- files

/** What a sealed document keeps of an attachment. Its key travels only inside sealed objects; outside the worker it is empty. */
export type FileValue = FileRef
export type FileState = {
  file: string
  chunks: number
  /** Chunks the server has. */
  sent: number
  /** Every chunk is on this device: it opens without signal. */
  here: boolean
  /** Not yet wholly with the server. */
  waiting: boolean
}

// ---------------------------------------------------------------- import, export, checks

export type PlannedRecord = {
  /** Unique within the organisation's sources: the same key never creates twice. */
  key: string
  kind: string
  facts?: Values
  sealed?: SealedValues
}
/** One root and what belongs to it. Values `{ $ref: key }` are replaced by the id of the planned record with that key. */
export type PlannedCase = PlannedRecord & { records?: PlannedRecord[] }
export type ImportOptions = { team: string; onProgress?: Progress; signal?: AbortSignal }
export type ImportReport = {
  created: number
  /** Already imported earlier, by this or another run. */
  already: number
  cancelled: boolean
  /** Root ids by source key. */
  roots: Record<string, string>
}
export type VerifyReport = {
  ok: boolean
  directory: { seq: number; rootWords: string }
  roots: number
  records: number
  signatures: number
  heads: number
  log: { size: number; consistent: boolean }
  problems: Damage[]
}
/** One act in the organisation's log. `objects`: roots, people, teams, files, by id. */
export type LogLine = { seq: number; at: number; user: string | null; action: string; objects: string[] }
/** Something that must be shown in plain language until read. */
export type Alarm = {
  id: string
  code: string
  at: number
  root?: string
  rec?: string
  /** Nothing more is sent or accepted. */
  stops: boolean
}
export type SyncStatus = {
  online: boolean
  /** Edits saved here and not yet with the server. */
  waiting: number
  /** Edits the server refused for good; kept, never dropped. */
  refused: number
  lastSync?: number
  syncing: boolean
  conflicts: number
  filesWaiting: number
  /** Why the last round ended though the network is there: `database.away`, `disk.full`, `protocol.skew`… */
  trouble?: string
  /** This device keeps nothing more: it is full, or the browser or another tab took the copy away. */
  storage?: 'full' | 'gone'
  /** Until when (ms) the copy may be used without the server. Absent on a shared computer. */
  until?: number
}
/** An edit the server will not take as it is: shown with its reason, kept until the person withdraws or repeats it. */
export type RefusedEdit = {
  id: string
  root: string
  rec: string
  kind: string
  code: string
  field?: string
  at: number
}

export type Topic =
  | 'state'
  | 'sync'
  | 'people'
  | 'conflicts'
  | 'alarms'
  | 'invitations'
  /** A small thing of one's own on this device (`keep`). */
  | 'kept'
  | 'proposals'
  | 'notices'
  | 'drafts'
  /** Rows of a kind changed: `list:case`. */
  | `list:${string}`
  | `root:${string}`

/** The local copy of one person. Every method may be called in any state; without an open copy it answers `locked`. */
export interface Replica {
  state(): Promise<ReplicaState>
  /** Calls back (coalesced, without data) whenever what the topic names may have changed. Returns the end of it. */
  subscribe(topic: Topic, changed: () => void): () => void

  // accounts
  organisations(): Promise<Outcome<{ organisations: Organisation[]; setUp: 'open' | 'code' | 'closed' }>>
  /**
   * Makes the whole founding: root key, recovery, founder, teams, escrows. Nothing is sent and nothing is kept: the sheets have
   * to be safe first.
   */
  setUp(input: SetUpInput, progress?: Progress): Promise<SetUpResult>
  /**
   * Sends what `setUp` made and leaves the replica open as the founder. After a refusal, or without a network, what was made is
   * still there to be confirmed again.
   */
  confirmSetUp(): Promise<Outcome<{ me: Me }>>
  /** Drops what `setUp` made; its sheets are worth nothing. */
  abandonSetUp(): Promise<void>
  /** A generated passphrase of six words. */
  newPassphrase(language?: Language): Promise<string>
  checkPassphrase(passphrase: string): Promise<Outcome>
  readInvitation(fragment: string): Promise<Outcome<{ invitation: InvitationView }>>
  acceptInvitation(input: AcceptInput): Promise<Outcome<{ me: Me }>>
  /** Online first; offline against the sealed copy. */
  signIn(input: SignInInput): Promise<Outcome<{ me: Me; offline: boolean }>>
  /** Drops every key; the sealed copy stays. `why` is told on the first page when it was not the person's wish. */
  lock(why?: string): Promise<void>
  /** Ends the session and, with `forget`, removes the sealed copy. Refused while edits wait, unless `discard`. */
  signOut(options?: { forget?: boolean; discard?: boolean }): Promise<Outcome>
  changePassphrase(old: string, next: string): Promise<Outcome>
  /** Whether there is a passphrase for being forced. */
  duress(): Promise<Outcome<{ on: boolean }>>
  /**
   * A second passphrase for being forced: it opens an empty workspace, freezes the account and deletes the copy. `null` takes it
   * away; so does a changed passphrase.
   */
  setDuress(passphrase: string, forced: string | null): Promise<Outcome>
  /**
   * A forgotten passphrase: the twelve words open the keys, and a new passphrase takes the old one's place. Online only. The
   * code is spent with it; other sessions end and are told.
   */
  signInWithCode(input: {
    org: string
    handle: string
    code: string
    passphrase: string
    shared?: boolean
  }): Promise<Outcome<{ me: Me }>>
  /** Like `signIn`, with what a passkey gave: offline where a copy is kept, online anywhere. */
  signInWithPasskey(input: {
    org: string
    handle: string
    passkey: PasskeyAnswer
    shared?: boolean
  }): Promise<Outcome<{ me: Me; offline: boolean }>>
  /** What the page hands to WebAuthn: the fixed PRF salt, and the credentials known on this device for an account. */
  passkeyRequest(account?: {
    org: string
    handle: string
  }): Promise<{ salt: Uint8Array<ArrayBuffer>; credentials: Uint8Array<ArrayBuffer>[] }>
  /** The ways in of the person signed in. */
  waysIn(): Promise<Outcome<{ ways: WaysIn }>>
  /** Twelve words, in force only once `confirmRecoveryCode` read them back; an earlier code is good until then. */
  prepareRecoveryCode(passphrase: string): Promise<Outcome<{ words: string[] }>>
  confirmRecoveryCode(typed: string): Promise<Outcome>
  removeRecoveryCode(passphrase: string): Promise<Outcome>
  /** Adds a passkey beside the passphrase, which always stays. */
  addPasskey(passkey: PasskeyAnswer, passphrase: string): Promise<Outcome<{ id: string }>>
  removePasskey(id: string, passphrase: string): Promise<Outcome>
  /** Answers `session.stepUp`: who works here proves again that it is she. Takes its alarm away. */
  stepUp(proof: Proof): Promise<Outcome>

  // devices
  /** My devices, or those of `user` for a key officer. */
  devices(user?: string): Promise<Outcome<{ devices: DeviceView[] }>>
  /** Says what kind this device is. */
  nameDevice(kind: DeviceKind): Promise<Outcome>
  /**
   * A lost device, mine or, for a key officer, of `user`: signed out, never let in again, told to wipe its copy at its next
   * contact; her teams get new secrets (`due`: by their leads' devices).
   */
  removeDevice(device: string, user?: string): Promise<Outcome<{ rotated: string[]; due: string[] }>>
  /** Locks every other device of mine, or, for a key officer, every device of `user`: they come back only with the passphrase. */
  lockDevices(user?: string): Promise<Outcome>
  /**
   * Asks whether accounts kept here were removed, and wipes those whose removal is signed. Called when the app starts; needs
   * no unlocking. Answers what is gone.
   */
  checkOrders(): Promise<{ wiped: Remembered[] }>

  // people and teams
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

  // acts of two people
  /** Open ones first, then those of the last 30 days. Officers see all, others their own. */
  proposals(): Promise<Outcome<{ proposals: Proposal[] }>>
  /** Signs what another officer proposed, after this device has checked it against the directory; it is done with that. */
  approveProposal(id: string): Promise<Outcome>
  declineProposal(id: string): Promise<Outcome>
  withdrawProposal(id: string): Promise<Outcome>
  /** Asks a second officer for an export that `exportCases` refused with `export.needsTwo`; once approved, the same export runs. */
  proposeExport(query: { kind: string; why: ExportReason; roots?: string[] }): Promise<Outcome<{ proposed: string }>>

  // recovery
  /** Proves that papers open what they should. Restores nothing, keeps nothing; a drill that went well is noted with its day. */
  drill(input: DrillInput): Promise<Outcome<{ report: DrillReport }>>
  busFactor(): Promise<Outcome<{ busFactor: BusFactor }>>

  // notices
  /** Newest first. */
  notices(): Promise<Notice[]>
  readNotice(id: string): Promise<void>

  // records
  /** Sealed and durable on this device before it resolves. */
  create(kind: string, input: CreateInput): Promise<Outcome<{ root: string; rec: string }>>
  /** Durable before it resolves. With `base`, a field changed by someone else since then becomes a conflict, never a loss. */
  change(rec: { root: string; rec: string }, patch: ChangePatch, base?: Base): Promise<Outcome>
  open(root: string): Promise<Outcome<{ root: OpenRoot }>>
  list(query: ListQuery): Promise<ListPage>
  search(text: string, options?: SearchOptions): Promise<SearchHit[]>
  history(rec: { root: string; rec: string }, chain: Chain): Promise<Outcome<{ versions: VersionEntry[] }>>
  conflicts(): Promise<Conflict[]>
  settle(conflict: string, choices: Choices): Promise<Outcome>
  /** Who opened this root, from the server's log. */
  whoOpened(root: string): Promise<Outcome<{ entries: Array<{ at: number; user: string | null; action: string }> }>>
  /** Fields the organisation added to a kind. */
  ownFields(): Promise<OpenRecord[]>

  /** A small thing of my own kept sealed on this device (`keep`), as it was handed in; undefined when there is none. */
  kept(name: string): Promise<unknown>
  /** Keeps a small thing of my own on this device, durable before it resolves. Names: `[a-z]+/[a-zA-Z]+`. */
  keep(name: string, value: unknown): Promise<Outcome>

  // files
  addFile(
    root: string,
    file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
  ): Promise<Outcome<{ value: FileValue }>>
  readFile(value: FileValue): Promise<Outcome<{ bytes: Uint8Array<ArrayBuffer> }>>
  fileState(file: string): Promise<FileState>
  /** Keeps the sealed chunks on this device for reading without the network. */
  keepOffline(value: FileValue): Promise<Outcome>
  /** The opposite; refused (`file.waiting`) while the server does not have it yet. */
  dropOffline(file: string): Promise<Outcome>

  // drafts
  /** Newest first; of one root when it is named. */
  drafts(root?: string): Promise<Draft[]>
  keepDraft(draft: NewDraft): Promise<Outcome<{ id: string }>>
  dropDraft(id: string): Promise<void>

  // sync
  syncNow(): Promise<Outcome>
  status(): Promise<SyncStatus>
  refusedEdits(): Promise<RefusedEdit[]>
  /** Gives up one refused edit; what it held is lost, so only on the person's word. */
  discardEdit(id: string): Promise<void>

  // import, export, checks
  importCases(cases: PlannedCase[], options: ImportOptions): Promise<Outcome<{ report: ImportReport }>>
  /** Opened headers, identities and facts of what is in my scope, for comparing before an import. */
  existingForDuplicates(kind: string): Promise<OpenRecord[]>
  /** Declared to the server's log with its reason first, so only online (`export.offline`); then everything is opened. */
  exportCases(
    query: { kind: string; why: ExportReason; roots?: string[] },
    progress?: Progress,
  ): Promise<Outcome<{ roots: OpenRoot[] }>>
  /** Everything checked again: directory, every signature and head, the audit log's consistency. */
  verify(progress?: Progress): Promise<Outcome<{ report: VerifyReport }>>
  /**
   * For key officers: the newest entries of the log (at most 20,000), newest first. `whole`: all were read, and together they
   * are exactly what was signed.
   */
  readLog(newest?: number, progress?: Progress): Promise<Outcome<{ lines: LogLine[]; size: number; whole: boolean }>>
  alarms(): Promise<Alarm[]>
  /** The person has read it. A stopping alarm stays. */
  readAlarm(id: string): Promise<void>
  /** Ends timers and connections and closes the stores. */
  close(): Promise<void>
}
