/** The load of a team by who accompanies: counts of cases and of what is late. Numbers of work, never a rank of people. */
import type { AgendaItem } from '#replica/types.ts'
import { isLate } from '../today/today.ts'

/** Whose each thing is: of whom it names, else of whoever accompanies the case; undefined while nobody does. */
export const ownerOf = ({ who, of }: Pick<AgendaItem, 'who' | 'of'>): string | undefined =>
  who ?? (typeof of.facts.caseWorker === 'string' ? of.facts.caseWorker : undefined)

export interface Tally {
  readonly late: number
  readonly ahead: number
}

/** Late and coming things by person; what is nobody's stands under the empty id. What waits for a lead's word is counted apart. */
export function tallyByPerson(items: readonly AgendaItem[], today: string): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const item of items) {
    if (item.leads !== undefined) continue
    const owner = ownerOf(item) ?? ''
    const { late, ahead } = tallies.get(owner) ?? { late: 0, ahead: 0 }
    tallies.set(owner, isLate(item, today) ? { late: late + 1, ahead } : { late, ahead: ahead + 1 })
  }
  return tallies
}
