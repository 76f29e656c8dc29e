/** Whose copy this is, whether it is open, and what changes are told of. */
import type { Alarm } from './notices.ts'

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
  | 'caseActs'
  | 'notices'
  | 'drafts'
  /** Rows of a kind changed: `list:case`. */
  | `list:${string}`
  | `root:${string}`

/** Whose copy this is, whether it is open, and what changes are told of. */
export interface StateFacade {
  state(): Promise<ReplicaState>
  /** Calls back (coalesced, without data) whenever what the topic names may have changed. Returns the end of it. */
  subscribe(topic: Topic, changed: () => void): () => void
  /** Drops every key; the sealed copy stays. `why` is told on the first page when it was not the person's wish. */
  lock(why?: string): Promise<void>
  /** Ends timers and connections and closes the stores. */
  close(): Promise<void>
}
