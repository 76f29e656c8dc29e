/** Days counted from today, so that the demonstration is always about this week. */
export interface Calendar {
  /** Today, `YYYY-MM-DD`. */
  readonly today: string
  /** The day `days` after today, before it when negative. */
  day(days: number): string
  /** The month of that day, `YYYY-MM`. */
  month(days: number): string
}

const DAY_MS = 86_400_000

/** The calendar of a day `YYYY-MM-DD`. Throws on anything else. */
export function calendarOf(today: string): Calendar {
  const start = Date.parse(`${today}T00:00:00Z`)
  if (Number.isNaN(start)) throw new RangeError('not a day')
  const day = (days: number) => new Date(start + days * DAY_MS).toISOString().slice(0, 10)
  return { today, day, month: days => day(days).slice(0, 7) }
}
