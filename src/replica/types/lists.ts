/** Lists and search. */
import type { Condition } from '../list-query.ts'
import type { SearchMatch } from '../search/index.ts'
import type { Values } from './shapes.ts'

export type ListQuery = {
  kind: string
  /** Typed by the person: names, aliases, codes, phones, places; any script, tolerant. */
  text?: string
  /** Coded facts: a value, or any of several. */
  where?: Record<string, unknown>
  /** All of these hold; read as the person who asks (`@me`) at the time of asking. */
  conditions?: readonly Condition[]
  team?: string
  root?: string
  /** A field of header or facts or what children add, an own field (`own.<key>`), `title`, or `updated`. Ignored with `text` (best match first). */
  order?: { by: string; descending?: boolean }
  /** The reader's: what is ordered by the organisation's own words is ordered as she reads them. */
  language?: string
  offset?: number
  limit?: number
}
export type ListRow = {
  root: string
  rec: string
  kind: string
  header: Values
  facts: Values
  teams: string[]
  /** What its children add to the row of a root: the next task, the last contact. */
  gathered?: Values
  /** Answers to the organisation's own fields, by key; of a long text the beginning. */
  own?: Values
  /** The root that stands for it: what it is about goes on there. */
  leadsTo?: string
  /** Time of the newest change of it or of what belongs to it, ms. */
  updated: number
  waiting: boolean
  conflict: boolean
}
export type ListPage = {
  /** `matched` only with `text`: in which texts it was found, and why. */
  rows: Array<ListRow & { matched?: SearchMatch[] }>
  total: number
  /** False while the copy is still being opened after unlock: more will come. */
  ready: boolean
}
/** Which records may be found: of a kind, with these coded facts (as in `ListQuery`); at most `limit` of them, 20 by default. */
export type SearchOptions = { kind?: string; limit?: number; where?: Record<string, unknown> }
/** `matched` says in which texts and why, with the places to highlight. */
export type SearchHit = ListRow & { score: number; matched: SearchMatch[] }

/** Lists and search. */
export interface ListsFacade {
  list(query: ListQuery): Promise<ListPage>
  search(text: string, options?: SearchOptions): Promise<SearchHit[]>
}
