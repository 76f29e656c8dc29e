/** Reminders by e-mail: one's own, off until one asks for them. */
import type { REMINDER_PARTS } from '../protocol.ts'
import type { Outcome } from './shapes.ts'

export type ReminderPart = (typeof REMINDER_PARTS)[number]
/** What is kept of my reminders. */
export type ReminderView = {
  /** False where the server cannot send mail, and in a demonstration. */
  mail: boolean
  /** The server has it in plain, because it writes to it. */
  address: string | null
  /** The code that was sent there was typed here: only now anything is sent. */
  confirmed: boolean
  part: ReminderPart
}

/** Reminders by e-mail, which say nothing of what they are about. They need the server. */
export interface RemindersFacade {
  reminders(): Promise<Outcome<{ reminders: ReminderView }>>
  /** Keeps the address and the part of the day; unless it is confirmed already, a code is sent there. `zone` as IANA names it. */
  saveReminders(choice: {
    address: string
    part: ReminderPart
    zone: string
    /** Of the screen; where the server has no words in it, English. */
    language: string
  }): Promise<Outcome<{ confirmed: boolean }>>
  /** `mail.code.wrong`, `mail.code.late`, `mail.code.tooOften`, `mail.code.none`. */
  confirmReminders(code: string): Promise<Outcome>
  /** Nothing more is sent, and the server forgets the address. */
  forgetReminders(): Promise<Outcome>
}
