/** The ways in of the person signed in. */
import type { Outcome } from './shapes.ts'

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

/** The ways in of the person signed in. */
export interface WaysInFacade {
  changePassphrase(old: string, next: string): Promise<Outcome>
  /** Whether there is a passphrase for being forced. */
  duress(): Promise<Outcome<{ on: boolean }>>
  /**
   * A second passphrase for being forced: it opens an empty workspace, freezes the account and deletes the copy. `null` takes it
   * away; so does a changed passphrase.
   */
  setDuress(passphrase: string, forced: string | null): Promise<Outcome>
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
}
