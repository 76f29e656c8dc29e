/** The lists in memory: one row for every record with a header, and the search index over them. Live while unlocked. */
import type { Catalogue } from '#records'
import type { Compartment } from '#vault'
import type { Opened } from './opened.ts'
import { createSearchIndex, type SearchDocument, type SearchIndex } from './search/index.ts'
import type { ListQuery, SealedValues, Values } from './types.ts'

/** A list row without what changes from second to second (waiting, conflict). */
export type Row = {
  root: string
  rec: string
  kind: string
  header: Values
  facts: Values
  teams: string[]
  updated: number
}

/** What of a kind can be searched: declared by its capability, handed in by `main`. */
export type Searchable = {
  /** Compartments its documents are made from; opened for every record of the kind. */
  readonly compartments: readonly Compartment[]
  /** Texts a record may be found by. */
  document(record: {
    root: string
    rec: string
    kind: string
    facts: Values
    sealed: SealedValues
  }): SearchDocument['fields']
}
export type SearchableKinds = Readonly<Record<string, Searchable>>

export class Rows {
  readonly index: SearchIndex = createSearchIndex()
  readonly #catalogue: Catalogue
  readonly #searchable: SearchableKinds
  readonly #rows = new Map<string, Row>()
  readonly #byKind = new Map<string, Map<string, Row>>()
  readonly #sorted = new Map<string, Row[]>()
  /** Whether everything of the copy is here. */
  ready = false

  constructor(catalogue: Catalogue, searchable: SearchableKinds) {
    this.#catalogue = catalogue
    this.#searchable = searchable
  }

  get size(): number {
    return this.#rows.size
  }
  get(rec: string): Row | undefined {
    return this.#rows.get(rec)
  }
  ofKind(kind: string): Row[] {
    return [...(this.#byKind.get(kind)?.values() ?? [])]
  }
  all(): Iterable<Row> {
    return this.#rows.values()
  }

  /** Whether records of the kind have rows: what has a header, what is a root, and what can be searched. */
  lists(kind: string): boolean {
    const declared = this.#catalogue.get(kind)
    return (
      declared !== undefined && (declared.root || declared.compartments.includes('header') || kind in this.#searchable)
    )
  }

  /** The compartments that have to be open to make a row of the kind. */
  needs(kind: string): readonly Compartment[] {
    return this.#searchable[kind]?.compartments ?? ['header']
  }

  /** Takes rows as they were packed, without touching the index (its snapshot comes along). */
  load(rows: readonly Row[]): void {
    for (const row of rows) this.#put(row)
  }

  /** Makes or replaces the rows of opened records, and what they are found by. */
  take(opened: readonly Opened[], teamsOf: (root: string) => string[]): void {
    const documents: SearchDocument[] = []
    for (const record of opened) {
      if (!this.lists(record.kind)) continue
      const { root, rec, kind, facts, sealed } = record
      const times = Object.values(record.versions).map(version => version?.at ?? 0)
      const updated = Math.max(0, ...times)
      this.#put({ root, rec, kind, header: sealed.header ?? {}, facts, teams: teamsOf(root), updated })
      const searchable = this.#searchable[kind]
      if (searchable !== undefined) documents.push({ id: rec, fields: searchable.document(record) })
    }
    if (documents.length === 1 && documents[0] !== undefined) this.index.update(documents[0])
    else if (documents.length > 0) this.index.add(documents)
  }

  #put(row: Row): void {
    this.#rows.set(row.rec, row)
    const rows = this.#byKind.get(row.kind) ?? new Map<string, Row>()
    rows.set(row.rec, row)
    this.#byKind.set(row.kind, rows)
    this.#unsort(row.kind)
  }

  drop(rec: string): void {
    const row = this.#rows.get(rec)
    if (row === undefined) return
    this.#rows.delete(rec)
    this.#byKind.get(row.kind)?.delete(rec)
    this.#unsort(row.kind)
    this.index.remove(rec)
  }

  dropRoot(root: string): void {
    for (const row of [...this.#rows.values()]) if (row.root === root) this.drop(row.rec)
  }

  setTeams(root: string, teams: string[]): void {
    const row = this.#rows.get(root)
    if (row !== undefined) this.#put({ ...row, teams })
  }

  #unsort(kind: string): void {
    for (const name of this.#sorted.keys()) if (name.startsWith(`${kind} `)) this.#sorted.delete(name)
  }

  /** Rows a query asks for, in its order, and how many there are before offset and limit. */
  page(query: ListQuery): { rows: Row[]; total: number } {
    const { offset = 0, limit = 100 } = query
    const wanted = filterOf(query)
    const rows = query.text?.trim() ? this.#found(query.kind, query.text, wanted) : this.#ordered(query).filter(wanted)
    return { rows: rows.slice(offset, offset + limit), total: rows.length }
  }

  /** Whether a record may be among what a search finds. */
  finds(kind: string | undefined, where?: Record<string, unknown>): (rec: string) => boolean {
    return this.#filter(kind, filterOf(where === undefined ? {} : { where }))
  }

  #filter(kind: string | undefined, wanted: (row: Row) => boolean): (rec: string) => boolean {
    return rec => {
      const row = this.#rows.get(rec)
      return row !== undefined && (kind === undefined || row.kind === kind) && wanted(row)
    }
  }

  #found(kind: string, text: string, wanted: (row: Row) => boolean): Row[] {
    const { hits } = this.index.search(text, { limit: 500, filter: this.#filter(kind, wanted) })
    return hits.flatMap(hit => this.#rows.get(hit.id) ?? [])
  }

  #ordered({ kind, order }: ListQuery): readonly Row[] {
    const { by, descending } = order ?? { by: 'updated', descending: true }
    const name = `${kind} ${by} ${descending === true}`
    const known = this.#sorted.get(name)
    if (known !== undefined) return known
    const rows = [...(this.#byKind.get(kind)?.values() ?? [])]
    sortRows(rows, by, descending === true)
    this.#sorted.set(name, rows)
    return rows
  }
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function sortRows(rows: Row[], by: string, descending: boolean): void {
  const sign = descending ? -1 : 1
  if (by === 'updated') {
    rows.sort((a, b) => sign * (a.updated - b.updated) || (a.rec < b.rec ? -1 : 1))
    return
  }
  const text = new Map(rows.map(row => [row, String(row.header[by] ?? row.facts[by] ?? '')]))
  rows.sort((a, b) => {
    const left = text.get(a) ?? ''
    const right = text.get(b) ?? ''
    // What has no value comes last in either direction: it is what one looks at least.
    if ((left === '') !== (right === '')) return left === '' ? 1 : -1
    return sign * collator.compare(left, right) || (a.rec < b.rec ? -1 : 1)
  })
}

function filterOf({ where = {}, team, root }: Omit<ListQuery, 'kind'>): (row: Row) => boolean {
  const conditions = Object.entries(where).filter(([, value]) => value !== undefined)
  return row =>
    (team === undefined || row.teams.includes(team)) &&
    (root === undefined || row.root === root) &&
    conditions.every(([name, value]) => holds(row.facts[name] ?? row.header[name], value))
}

/** A fact equals the value, or one of several; a fact of several values has one of them. */
function holds(fact: unknown, wanted: unknown): boolean {
  const any = Array.isArray(wanted) ? wanted : [wanted]
  const facts = Array.isArray(fact) ? fact : [fact]
  return any.some(value => facts.includes(value) || (value === null && fact === undefined))
}
