/** Reminders by e-mail that say nothing of what they are about (decision 0175). */
import * as z from 'zod'
import { routes } from './route.ts'
import { ok } from './shapes.ts'

/** When a reminder comes: in the morning for the day, or in the evening for the next one. */
export const REMINDER_PARTS = ['morning', 'evening'] as const
/** Languages the server can write in. */
export const REMINDER_LANGUAGES = ['en', 'fr', 'es'] as const
/** How far ahead a device names days. */
export const REMINDER_DAYS = 60

const day = z.iso.date()
const part = z.enum(REMINDER_PARTS)

export const reminderRoutes = routes({
  /** What is kept for the caller; `mail` is false where the server cannot send any. */
  reminders: {
    method: 'GET',
    path: '/api/reminders',
    audience: 'active',
    answer: z.strictObject({
      mail: z.boolean(),
      address: z.string().nullable(),
      confirmed: z.boolean(),
      part,
    }),
  },
  /** An address, to which a code is sent unless it is the one that is confirmed already; or another part of the day for it. */
  saveReminders: {
    method: 'PUT',
    path: '/api/reminders',
    audience: 'active',
    body: z.strictObject({
      address: z.string().min(3).max(254),
      part,
      zone: z.string().min(1).max(64),
      language: z.enum(REMINDER_LANGUAGES),
    }),
    answer: z.strictObject({ confirmed: z.boolean() }),
  },
  /** The code that was sent: the address is the caller's own. */
  confirmReminders: {
    method: 'POST',
    path: '/api/reminders/confirm',
    audience: 'active',
    body: z.strictObject({ code: z.string().length(6) }),
    answer: ok,
  },
  /** Nothing more is sent, and nothing of it stays. */
  forgetReminders: { method: 'DELETE', path: '/api/reminders', audience: 'active', answer: ok },
  /** All days ahead on which something waits for the caller, as her device works them out: days, and nothing else. */
  saveReminderDays: {
    method: 'PUT',
    path: '/api/reminders/days',
    audience: 'active',
    body: z.strictObject({ days: z.array(day).max(REMINDER_DAYS + 2) }),
    answer: ok,
  },
})
