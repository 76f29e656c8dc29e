/** Counting a reflection period in days of the calendar. */

/** Which length each law knows; `least` where the law gives a minimum, nothing where national law decides. */
export const REFLECTION_LENGTH = {
  coe197: { least: 30 },
  eu2004: {},
  national: {},
} as const satisfies Record<string, { least?: number }>

/**
 * With how many days a period begins under a law: the organisation's own length, never less than the law's; where the law leaves it to
 * the country and nobody decided, it is asked.
 */
export function usualLength(law: keyof typeof REFLECTION_LENGTH, decided: number | undefined): number | undefined {
  const length = REFLECTION_LENGTH[law]
  const least = 'least' in length ? length.least : undefined
  return least === undefined ? decided : Math.max(least, decided ?? least)
}

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
