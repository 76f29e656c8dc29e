/** When a reminder is due: at two set hours of the person's own day, so that a mail says nothing of when something came. */
import type { REMINDER_PARTS } from '#replica/protocol.ts'

/** One of {@link REMINDER_PARTS}. */
export type ReminderPart = (typeof REMINDER_PARTS)[number]

/** From which hour, and before which a late server still sends. */
const HOURS: Readonly<Record<ReminderPart, readonly [from: number, before: number]>> = {
  morning: [7, 12],
  evening: [18, 22],
}
const DAY = 86_400_000

/** Whether this is a time zone the server knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/**
 * The day whose things are to be reminded of at `now` (ms): in the morning today, in the evening tomorrow, by the calendar and
 * clock of `zone`; undefined at any other hour.
 */
export function dayToTell(now: number, zone: string, part: ReminderPart): string | undefined {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  }).formatToParts(now)
  const textOf = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const hour = Number(textOf('hour'))
  const [from, before] = HOURS[part]
  if (hour < from || hour >= before) return undefined
  const today = `${textOf('year')}-${textOf('month')}-${textOf('day')}`
  return part === 'morning' ? today : daysAfter(today, 1)
}

/** A day so many days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
