/** What people have to know: notices and alarms. */

/**
 * Something people have to know, without stopping anything. `standing` ones are shown for 30 days to everyone; the others
 * until read on this device.
 */
export type Notice = {
  id: string
  /**
   * `officer.added`, `officer.removed`, `recovery.set`, `recovery.used`, `recovery.drilled`, `root.changed`, `governor.opened`,
   * `export.large`, `account.codeUsed`, `account.code`, `account.passkey`, `account.passphrase`, `account.locked`,
   * `organisation.renamed`. Of cases that are open to this person no more: `case.consentEnded`, `case.timeOver`, `case.erased`,
   * and `case.wordsErased` for what she had not sent of an erased one.
   */
  code: string
  at: number
  standing: boolean
  /** Read on this device; a standing one stays, smaller. */
  read: boolean
  user?: string
  name?: string
  root?: string
  /** The code of a case people say aloud, where this device had it; never a name. */
  label?: string
  /** For `case.wordsErased`: how many edits and drafts. */
  words?: number
  /** For `organisation.renamed`. */
  organisation?: { name: string; before: string }
}
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

/** What people have to know: notices and alarms. */
export interface NoticesFacade {
  /** Newest first. */
  notices(): Promise<Notice[]>
  readNotice(id: string): Promise<void>
  alarms(): Promise<Alarm[]>
  /** The person has read it. A stopping alarm stays. */
  readAlarm(id: string): Promise<void>
}
