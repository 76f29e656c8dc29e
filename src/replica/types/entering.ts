/** Coming in and going out. */
import type { Outcome } from './shapes.ts'
import type { Me, Remembered } from './state.ts'
import type { PasskeyAnswer } from './ways-in.ts'

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

/** Coming in and going out. */
export interface EnteringFacade {
  readInvitation(fragment: string): Promise<Outcome<{ invitation: InvitationView }>>
  acceptInvitation(input: AcceptInput): Promise<Outcome<{ me: Me }>>
  /** Online first; offline against the sealed copy. */
  signIn(input: SignInInput): Promise<Outcome<{ me: Me; offline: boolean }>>
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
  /** Ends the session and, with `forget`, removes the sealed copy. Refused while edits wait, unless `discard`. */
  signOut(options?: { forget?: boolean; discard?: boolean }): Promise<Outcome>
  /**
   * Asks whether accounts kept here were removed, and wipes those whose removal is signed. Called when the app starts; needs
   * no unlocking. Answers what is gone.
   */
  checkOrders(): Promise<{ wiped: Remembered[] }>
}
