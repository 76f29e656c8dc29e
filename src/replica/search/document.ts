/** What a piece of text is to the person it belongs to; decides how it is read and how much a match in it weighs. */
export const fieldKinds = ['name', 'alias', 'code', 'phone', 'place', 'note'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** One person as the index sees her: an opaque id and the texts she may be found by. */
export type SearchDocument = {
  readonly id: string
  readonly fields: ReadonlyArray<{ readonly kind: FieldKind; readonly text: string }>
}

/**
 * Why a text matched, for the interface to say so. `exact` and `prefix` ignore case and diacritics; `script`: same name in
 * another script; `sound`: another spelling of the same sound in the same script (Oksana, Oxana); `typo`: a few letters off.
 */
export type MatchReason = 'exact' | 'prefix' | 'typo' | 'script' | 'sound'

/** A field that matched; `ranges` are half-open UTF-16 offsets in `text` as it was given, ascending, never overlapping. */
export type SearchMatch = {
  readonly kind: FieldKind
  readonly text: string
  readonly ranges: ReadonlyArray<readonly [start: number, end: number]>
  readonly why: MatchReason
}

/** A person found. `score` is 0 to 1 and only comparable within one result. */
export type SearchHit = { readonly id: string; readonly score: number; readonly matches: ReadonlyArray<SearchMatch> }

/**
 * `limit` defaults to 20, from `offset` on: only those are explained. `filter` sees ids and decides before counting, so
 * `total` never tells of what it hides.
 */
export type SearchOptions = {
  readonly offset?: number
  readonly limit?: number
  readonly filter?: (id: string) => boolean
}

export type SearchResult = { readonly hits: ReadonlyArray<SearchHit>; readonly total: number }

/** A snapshot that is damaged or of another format version is refused; the caller builds the index anew. */
export type SnapshotResult = { readonly ok: true } | { readonly ok: false; readonly code: 'search.snapshot_unreadable' }

/** In-memory index over people (security.md 5.3). Holds decrypted text: live only while unlocked, `clear` on lock. */
export interface SearchIndex {
  /** Number of people in the index. */
  readonly size: number
  /** Adds people; an id already present is replaced. */
  add(documents: Iterable<SearchDocument>): void
  /** Replaces one person (adds when unknown). */
  update(document: SearchDocument): void
  /** Forgets one person; unknown ids are ignored. */
  remove(id: string): void
  /** Forgets everyone. */
  clear(): void
  /** Best first: exact, prefix, other script, other spelling, typo; names before notes; equal scores by id. */
  search(query: string, options?: SearchOptions): SearchResult
  /** A compact copy of the index, in clear: seal it with the local-cache key before it touches a disk. */
  export(): Uint8Array
  /** Replaces the whole index by a snapshot; when refused, the index is empty. */
  import(snapshot: Uint8Array): SnapshotResult
}
