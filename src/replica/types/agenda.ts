/** What asks somebody for something on a day: worked out from records as they come in, kept with the rows, never stored twice. */
import type { Values } from './shapes.ts'

/** One thing a record asks for. `code` is stable and has words (`today.due.<code>`). */
export type Due = {
  readonly code: string
  /** A day, or empty: at once. */
  readonly on: string
  /** An hour of that day. */
  readonly time?: string
  /** Whose it is; absent: of whoever accompanies the case, and of its team while nobody does. */
  readonly who?: string
  /**
   * For those who lead a team of the case, but not these people (who asked, who wrote). With `officers` also for key officers who have
   * it: always, or while nobody else leads.
   */
  readonly leads?: { readonly except: readonly string[]; readonly officers?: 'always' | 'ifNobodyLeads' }
  /** Over once something of this name is gathered in the row of the case: another record has settled it. */
  readonly unless?: string
  /** Cannot wait for its day. */
  readonly urgent?: true
  /** Words of the record shown beside it; they stay on this device. */
  readonly what?: string
  /** More of it, by name: places of the words, coded values. */
  readonly data?: Values
}

export type AgendaQuery = {
  /** Days up to this one; what has no day always belongs. */
  until: string
  /** From this day on; without it also everything overdue, and what has no day. */
  from?: string
  /** `mine`: what is mine to do. `all`: of every case in reach. */
  whose: 'mine' | 'all'
  codes?: readonly string[]
  limit?: number
}
export type AgendaItem = Due & {
  root: string
  rec: string
  kind: string
  facts: Values
  /** Saved here, not yet with the server. */
  waiting: boolean
  /** The row of the case. */
  of: { header: Values; facts: Values; gathered?: Values; teams: readonly string[] }
}
export type Agenda = {
  /** In order of day and hour; what has no day first. */
  items: AgendaItem[]
  /** Before `limit`. */
  total: number
  /** False while the copy is still being opened after unlock: more will come. */
  ready: boolean
}

export interface AgendaFacade {
  agenda(query: AgendaQuery): Promise<Agenda>
}
