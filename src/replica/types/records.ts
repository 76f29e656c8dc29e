/** Records: writing, opening, listing, finding, what they were, and where two people differ. */
import type { Compartment } from '#records'
import type { Chain, Outcome, SealedValues, Values } from './shapes.ts'

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
  /** Who can open each compartment, counted in people (style: compartments are visible); `named` have a key of their own. */
  audience: Partial<Record<Compartment, { people: number; teams: string[]; named: string[] }>>
  /** Compartments I can open and write. */
  mine: Compartment[]
  /** The root's own record first, then by id (creation order). */
  records: OpenRecord[]
  /** Signatures and case head: `checking` turns to `good` or `bad` in the background (topic `root:<id>`). */
  verified: 'checking' | 'good' | 'bad'
  problems: Damage[]
}
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

/** Records: writing, opening, listing, finding, what they were, and where two people differ. */
export interface RecordsFacade {
  /** Sealed and durable on this device before it resolves. */
  create(kind: string, input: CreateInput): Promise<Outcome<{ root: string; rec: string }>>
  /** Durable before it resolves. With `base`, a field changed by someone else since then becomes a conflict, never a loss. */
  change(rec: { root: string; rec: string }, patch: ChangePatch, base?: Base): Promise<Outcome>
  open(root: string): Promise<Outcome<{ root: OpenRoot }>>
  history(rec: { root: string; rec: string }, chain: Chain): Promise<Outcome<{ versions: VersionEntry[] }>>
  conflicts(): Promise<Conflict[]>
  settle(conflict: string, choices: Choices): Promise<Outcome>
  /** Who opened this root, from the server's log. */
  whoOpened(root: string): Promise<Outcome<{ entries: Array<{ at: number; user: string | null; action: string }> }>>
  /** Fields the organisation added to a kind. */
  ownFields(): Promise<OpenRecord[]>
}
