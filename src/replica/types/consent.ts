/** Giving something of a case to somebody, on her consent; and what happens when she takes it back. */
import type { Compartment, Recipient } from '#records'
import type { Outcome, SealedValues } from './shapes.ts'

/** What is to be given, to whom, and on what it rests. */
export type DiscloseInput = {
  /** A value of the disclosing kind's list of ways: `export`, `print`, `referral`, `spoken`. Opening it to a team is `shareCase`. */
  how: string
  to: Recipient
  purpose: string
  compartments: readonly Compartment[]
  /** The consent or exception; without it, the first here that covers it. */
  basis?: string
  /** What was given and why, sealed with the record. */
  sealed?: SealedValues
}
export type ShareInput = Omit<DiscloseInput, 'how' | 'to'> & {
  /** A team, or one person, by id. */
  team: string
}

/** What cannot be un-known when a consent ends. */
export type ConsentReach = {
  /** Whether the server's log could be read; without it only what is in the case is here. */
  log: boolean
  /** Teams and people who lose the case with it. */
  loses: string[]
  /** Of those, who ever opened it, how often (of the newest 500 openings), and when last. */
  opened: Array<{ user: string; times: number; last: number }>
  /** Disclosures that rest on it, newest first: printed, exported, referred, told. */
  disclosures: Array<{ rec: string; by: string; at: number; how: string }>
}

export interface ConsentFacade {
  /**
   * Writes down that something is given to somebody; the server takes it only with a consent that covers it. To anybody but herself
   * or whoever may read it anyway the answer of the server is waited for (`consent.offline`), except for a referral, which waits
   * in the outbox: give nothing before it is `ok`. `disclosure` marks what is handed over.
   */
  disclose(root: string, input: DiscloseInput): Promise<Outcome<{ disclosure: string; waiting: boolean }>>
  /** Opens compartments of a case to a team or a person until the consent ends. Waits in the outbox without signal. */
  shareCase(root: string, input: ShareInput): Promise<Outcome<{ disclosure: string; waiting: boolean }>>
  /**
   * She takes a consent back, or an exception ends. Goes out before anything else that waits of the case; the server takes away
   * what rested on it, and this device makes new keys. `rotated`: that is done already.
   */
  withdrawConsent(
    at: { root: string; rec: string },
    sealed?: SealedValues,
  ): Promise<Outcome<{ waiting: boolean; rotated: boolean }>>
  /** What cannot be undone by withdrawing. */
  consentReach(at: { root: string; rec: string }): Promise<Outcome<{ reach: ConsentReach }>>
}
