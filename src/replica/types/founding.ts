/** Organisations, and founding one. */

import type { NewTeam } from './people.ts'
import type { Language, Outcome, Progress } from './shapes.ts'
import type { Me } from './state.ts'

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

/** Organisations, and founding one. */
export interface FoundingFacade {
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
}
