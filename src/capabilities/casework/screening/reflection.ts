/** Counting a reflection period in days of the calendar. */

/** Which length each law knows; `least` where the law gives a minimum, nothing where national law decides. */
export const REFLECTION_LENGTH = {
  coe197: { least: 30 },
  eu2004: {},
  national: {},
} as const satisfies Record<string, { least?: number }>

export interface Counted {
  /** The last day of the period, `YYYY-MM-DD`. */
  readonly ends: string
  /** Which day of the period today is, from 1; more than `days` when it is over. */
  readonly day: number
  readonly days: number
  readonly state: 'ahead' | 'running' | 'over'
}
const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Where a period stands today. The first day counts as a whole day; one that was ended earlier is over from then on. */
export function countReflection(startsOn: string, days: number, today: string, endedOn?: string): Counted | undefined {
  if (Number.isNaN(at(startsOn)) || !Number.isInteger(days) || days < 1) return undefined
  const planned = new Date(at(startsOn) + (days - 1) * DAY).toISOString().slice(0, 10)
  const ends = endedOn !== undefined && endedOn < planned ? endedOn : planned
  const day = Math.round((at(today) - at(startsOn)) / DAY) + 1
  return { ends, day, days, state: day < 1 ? 'ahead' : today > ends ? 'over' : 'running' }
}
