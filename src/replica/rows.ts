/** The lists in memory: one row for every record with a header, and the search index over them. Live while unlocked. */
import { type Catalogue, type OwnField, ownLabel } from '#records'
import type { Compartment } from '#vault'
import { type Added, Gatherings, type Gathers } from './gather.ts'
import { dayOf, fieldOf, type Looker, matcherOf, ownKeyIn } from './list-query.ts'
import type { Opened } from './opened.ts'
import { listedOwn, OWN_FIELD_KIND, readOwnField } from './own-fields.ts'
import { createSearchIndex, type SearchDocument, type SearchIndex, type SearchMatch } from './search/index.ts'
import type { Due, ListQuery, Values } from './types.ts'

/** A list row without what changes from second to second (waiting, conflict). */
export type Row = {
  root: string
  rec: string
  kind: string
  header: Values
  facts: Values
  teams: string[]
  updated: number
  /** What the records of the root add to its row, and where each comes from (`gather.ts`). */
  gathered?: Values
  from?: Gathers
  /** What the record asks somebody for, on days (`agenda.ts`). */
  dues?: readonly Due[]
  /** Answers to the organisation's own fields, by key. */
  own?: Values
  /** For which compartments of own fields it was made; a row that lacks one is made anew (`own-rows.ts`). */
  ownFrom?: string
}
type Record = Pick<Opened, 'root' | 'rec' | 'kind' | 'facts' | 'sealed' | 'versions'>

/** What of a kind the lists use: declared by its capability, handed in by `main`. */
export type Searchable = {
  /** Compartments it is made from; opened for every record of the kind. */
  readonly compartments: readonly Compartment[]
  /** Texts a record may be found by. */
  document?(record: Record): SearchDocument['fields']
  /** What the record adds to the row of its root: the next task, the last contact. */
  adds?(record: Record): readonly Added[]
  /** What the record asks somebody for, as it stands: tasks, appointments, reviews. Nothing once it is settled. */
  dues?(record: Record): readonly Due[]
  /** What a row is called, for ordering by `title`. */
  title?(header: Values): string
  /** The root that stands for the one of this row in lists; asked only where something of the root added `linked`. */
  leadsTo?(row: Row, rowOf: (root: string) => Row | undefined): string | undefined
}
/** What own fields ask of the rows of a kind. */
type Asked = { parts: readonly Compartment[]; from: string; needs: readonly Compartment[] }
export type SearchableKinds = Readonly<{ [kind: string]: Searchable }>

export class Rows {
  readonly index: SearchIndex = createSearchIndex()
  readonly #catalogue: Catalogue
  readonly #searchable: SearchableKinds
  readonly #rows = new Map<string, Row>()
  readonly #byKind = new Map<string, Map<string, Row>>()
  readonly #sorted = new Map<string, Row[]>()
  #fitting: { name: string; kind: string; recs: ReadonlySet<string> } | undefined
  readonly #gatherings = new Gatherings()
  /** When something of a root changed whose own row is not here yet. */
  readonly #touched = new Map<string, number>()
  #own: readonly OwnField[] | undefined
  readonly #askedOf = new Map<string, Asked>()
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
  /** Rows of the kinds that may ask for something. */
  *withDues(): Generator<Row> {
    for (const [kind, { dues }] of Object.entries(this.#searchable))
      if (dues !== undefined) yield* this.#byKind.get(kind)?.values() ?? []
  }

  /** The kind with most rows among those that can be searched. */
  largestKind(): string | undefined {
    const size = (kind: string) => this.#byKind.get(kind)?.size ?? 0
    return Object.keys(this.#searchable)
      .filter(kind => this.#searchable[kind]?.document !== undefined)
      .sort((a, b) => size(b) - size(a))[0]
  }

  /** Whether records of the kind have rows: what has a header, what is a root, and what can be searched. */
  lists(kind: string): boolean {
    const declared = this.#catalogue.get(kind)
    const searched = this.#searchable[kind]?.document !== undefined
    return declared !== undefined && (declared.root || declared.compartments.includes('header') || searched)
  }

  /** The compartments that have to be open to make a row of the kind. */
  needs(kind: string): readonly Compartment[] {
    return this.#asked(kind).needs
  }

  /** The organisation's own fields, retired ones too. Read once, until one of them changes. */
  own(): readonly OwnField[] {
    this.#own ??= this.ofKind(OWN_FIELD_KIND).flatMap(({ header }) => readOwnField(header) ?? [])
    return this.#own
  }

  /** Where the own fields stand that lists of the kind can show, and what its rows are made from with them. */
  #asked(kind: string): Asked {
    const known = this.#askedOf.get(kind)
    if (known !== undefined) return known
    const base = this.#searchable[kind]?.compartments ?? ['header']
    const fields = this.lists(kind) ? this.own().filter(({ on, retired }) => on === kind && retired !== true) : []
    const parts = [...new Set(fields.map(({ comp }) => comp))].sort()
    const asked = { parts, from: parts.join(' '), needs: [...new Set([...base, ...parts])] }
    this.#askedOf.set(kind, asked)
    return asked
  }

  /** Records (`root/rec`) whose rows were made before an own field was there that they may answer. */
  withoutOwn(): string[] {
    const keys: string[] = []
    for (const [kind, rows] of this.#byKind) {
      const { parts, from } = this.#asked(kind)
      for (const { root, rec, ownFrom = '' } of rows.values()) {
        if (ownFrom === from) continue
        const made = ownFrom.split(' ')
        if (!parts.every(part => made.includes(part))) keys.push(`${root}/${rec}`)
      }
    }
    return keys
  }

  /** Takes rows as they were packed, without touching the index (its snapshot comes along). */
  load(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.from !== undefined) this.#gatherings.load(row.root, row.from)
      this.#put(row)
    }
  }

  /**
   * Makes or replaces the rows of opened records, and what they are found by. Answers the roots of which all records have to
   * be read again (`gatherAnew`), because what one of them added before is no longer so.
   */
  take(opened: readonly Opened[], teamsOf: (root: string) => string[]): Set<string> {
    const documents: SearchDocument[] = []
    const torn = new Set<string>()
    const touched = new Map<string, number>()
    for (const record of opened) {
      const adds = this.#searchable[record.kind]?.adds
      if (adds !== undefined) this.#gather(record, adds(record), torn)
      if (record.rec !== record.root)
        touched.set(record.root, Math.max(newest(record.versions), touched.get(record.root) ?? 0))
      const { root, rec, kind, facts, sealed } = record
      const dues = this.#searchable[kind]?.dues?.(record) ?? []
      if (!this.lists(kind) && dues.length === 0) {
        this.drop(rec)
        continue
      }
      const updated = Math.max(newest(record.versions), this.#rows.get(rec)?.updated ?? 0, this.#touched.get(rec) ?? 0)
      this.#touched.delete(rec)
      const row: Row = { root, rec, kind, header: sealed.header ?? {}, facts, teams: teamsOf(root), updated }
      const own = listedOwn(sealed)
      const ownFrom = this.#asked(kind).from
      this.#put({
        ...row,
        ...(dues.length === 0 ? {} : { dues }),
        ...(Object.keys(own).length === 0 ? {} : { own }),
        ...(ownFrom === '' ? {} : { ownFrom }),
      })
      const document = this.#searchable[kind]?.document?.(record)
      if (document !== undefined) documents.push({ id: rec, fields: document })
    }
    if (documents.length === 1 && documents[0] !== undefined) this.index.update(documents[0])
    else if (documents.length > 0) this.index.add(documents)
    for (const [root, at] of touched) this.#touch(root, at)
    return torn
  }

  /** A root changes with whatever belongs to it, also when its own record comes later. */
  #touch(root: string, at: number): void {
    const row = this.#rows.get(root)
    if (row === undefined) this.#touched.set(root, Math.max(at, this.#touched.get(root) ?? 0))
    else if (row.updated < at) this.#put({ ...row, updated: at })
  }

  #gather({ root, rec }: Record, added: readonly Added[], torn: Set<string>): void {
    const outcome = this.#gatherings.take(root, rec, added)
    if (outcome === 'torn') torn.add(root)
    if (outcome !== 'same') this.#regathered(root)
  }
  #regathered(root: string): void {
    const row = this.#rows.get(root)
    if (row !== undefined) this.#put(row)
  }

  /** Takes back what a record that is gone added. True when all records of its root have to be read again. */
  withdraw(root: string, rec: string): boolean {
    return this.#gatherings.take(root, rec, []) === 'torn'
  }

  /** Forgets what the records of a root added, before all of them are taken again. */
  gatherAnew(root: string): void {
    this.#gatherings.drop(root)
    this.#regathered(root)
  }

  #put(bare: Row): void {
    const row = this.#gatherings.lay(bare)
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
    if (this.#searchable[row.kind]?.document !== undefined) this.index.remove(rec)
    if (row.root === rec) this.#gatherings.drop(rec)
  }

  dropRoot(root: string): void {
    for (const row of [...this.#rows.values()]) if (row.root === root) this.drop(row.rec)
  }

  setTeams(root: string, teams: string[]): void {
    const row = this.#rows.get(root)
    // Every case that is opened says again who has it: nothing to order and fit anew where that is so already.
    if (row === undefined || (row.teams.length === teams.length && teams.every(team => row.teams.includes(team))))
      return
    this.#put({ ...row, teams })
  }

  #unsort(kind: string): void {
    if (kind === OWN_FIELD_KIND) {
      // Their words order the rows of other kinds.
      this.#own = undefined
      this.#askedOf.clear()
      this.#sorted.clear()
    }
    for (const name of this.#sorted.keys()) if (name.startsWith(`${kind} `)) this.#sorted.delete(name)
    if (this.#fitting?.kind === kind) this.#fitting = undefined
  }

  /** Rows a query asks for, in its order, and how many there are before offset and limit. */
  page(query: ListQuery, looker: Looker): { rows: Array<Row & { matched?: SearchMatch[] }>; total: number } {
    const { offset = 0, limit = 100 } = query
    const wanted = filterOf(query, looker)
    const text = query.text?.trim() ?? ''
    if (text !== '') {
      const fitting = this.#fittingOf(query, looker, wanted)
      const { hits, total } = this.index.search(text, { offset, limit, filter: rec => fitting.has(rec) })
      const rows = hits.flatMap(({ id, matches }) => {
        const row = this.#rows.get(id)
        return row === undefined ? [] : [{ ...row, matched: [...matches] }]
      })
      return { rows, total }
    }
    // Found by its name, a root that goes on in another is shown with where; in the list that one stands for both.
    const all = query.root !== undefined
    const rows = this.#ordered(query).filter(row => wanted(row) && (all || this.leadsTo(row) === undefined))
    return { rows: rows.slice(offset, offset + limit), total: rows.length }
  }

  /** The root that stands for the one of this row. */
  leadsTo(row: Row): string | undefined {
    if (row.gathered?.linked !== true) return undefined
    return this.#searchable[row.kind]?.leadsTo?.(row, root => this.#rows.get(root))
  }

  /** What of a kind fulfils the conditions. While somebody types they stay the same, and so do the rows. */
  #fittingOf(query: ListQuery, { now, me, teams }: Looker, wanted: (row: Row) => boolean): ReadonlySet<string> {
    const { kind, where, team, root, conditions } = query
    const name = JSON.stringify([kind, where, team, root, conditions, dayOf(now), me, teams])
    if (this.#fitting?.name !== name) {
      const recs = new Set<string>()
      for (const row of this.#byKind.get(kind)?.values() ?? []) if (wanted(row)) recs.add(row.rec)
      this.#fitting = { name, kind, recs }
    }
    return this.#fitting.recs
  }

  /** Whether a record may be among what a search finds. */
  finds(kind: string | undefined, where?: Values): (rec: string) => boolean {
    const wanted = whereOf(where)
    return rec => {
      const row = this.#rows.get(rec)
      return row !== undefined && (kind === undefined || row.kind === kind) && wanted(row)
    }
  }

  #ordered({ kind, order, language = 'en' }: ListQuery): readonly Row[] {
    const { by, descending } = order ?? { by: 'updated', descending: true }
    const name = `${kind} ${by} ${descending === true} ${ownKeyIn(by) === undefined ? '' : language}`
    const known = this.#sorted.get(name)
    if (known !== undefined) return known
    const rows = [...(this.#byKind.get(kind)?.values() ?? [])]
    sortRows(rows, by, descending === true, this.#textOf(kind, by, language))
    this.#sorted.set(name, rows)
    return rows
  }

  /** What rows are ordered by: the place of a value in its list, the name behind an id, else the text itself. */
  #textOf(kind: string, by: string, language: string): (row: Row) => string {
    const key = ownKeyIn(by)
    if (key !== undefined)
      return ownText(
        this.own().find(field => field.on === kind && field.key === key),
        language,
        by,
      )
    const title = by === 'title' ? this.#searchable[kind]?.title : undefined
    if (title !== undefined) return row => title(row.header)
    const declared = this.#catalogue.get(kind)
    const spec = (declared?.facts[by] ?? declared?.sealed.header?.[by])?.spec
    const values = spec?.type === 'oneOf' ? spec.list?.values : undefined
    if (values !== undefined) {
      const places = new Map<unknown, string>(values.map((value, index) => [value, String(index)]))
      return row => places.get(fieldOf(row, by)) ?? ''
    }
    const names = this.#names(spec?.type)
    return row => {
      const value = fieldOf(row, by)
      return names?.get(value) ?? (value === undefined || value === null ? '' : String(value))
    }
  }
  #names(type: string | undefined): ReadonlyMap<unknown, string> | undefined {
    const by = type === 'userRef' ? 'user' : type === 'teamRef' ? 'team' : undefined
    if (by === undefined) return undefined
    const named = this.ofKind(by === 'user' ? 'colleague' : 'team')
    return new Map(named.map(({ facts, header }) => [facts[by], String(header.name ?? '')]))
  }
}

/** Choices are ordered by their words in the reader's language, everything else as it stands. */
function ownText(field: OwnField | undefined, language: string, by: string): (row: Row) => string {
  const words = new Map(
    Object.entries(field?.values ?? {}).map(([key, labels]) => [key, ownLabel({ labels, key }, language)]),
  )
  const said = (value: unknown): string => words.get(String(value)) ?? String(value)
  return row => {
    const value = fieldOf(row, by)
    if (value === undefined || value === null) return ''
    return Array.isArray(value) ? value.map(said).join(' ') : said(value)
  }
}

const newest = (versions: Record['versions']): number =>
  Math.max(0, ...Object.values(versions).map(version => version?.at ?? 0))

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function sortRows(rows: Row[], by: string, descending: boolean, textOf: (row: Row) => string): void {
  const sign = descending ? -1 : 1
  if (by === 'updated') {
    rows.sort((a, b) => sign * (a.updated - b.updated) || (a.rec < b.rec ? -1 : 1))
    return
  }
  const text = new Map(rows.map(row => [row, textOf(row)]))
  rows.sort((a, b) => {
    const left = text.get(a) ?? ''
    const right = text.get(b) ?? ''
    // What has no value comes last in either direction: it is what one looks at least.
    if ((left === '') !== (right === '')) return left === '' ? 1 : -1
    return sign * collator.compare(left, right) || (a.rec < b.rec ? -1 : 1)
  })
}

function filterOf(query: Omit<ListQuery, 'kind'>, looker: Looker): (row: Row) => boolean {
  const { where, team, root, conditions = [] } = query
  const plain = whereOf(where)
  const fits = matcherOf(conditions, looker)
  return row =>
    (team === undefined || row.teams.includes(team)) &&
    (root === undefined || row.root === root) &&
    plain(row) &&
    fits(row)
}

function whereOf(where: Values = {}): (row: Row) => boolean {
  const asked = Object.entries(where).filter(([, value]) => value !== undefined)
  return row => asked.every(([name, value]) => holds(row.facts[name] ?? row.header[name], value))
}

/** A fact equals the value, or one of several; a fact of several values has one of them. */
function holds(fact: unknown, wanted: unknown): boolean {
  const any = Array.isArray(wanted) ? wanted : [wanted]
  const facts = Array.isArray(fact) ? fact : [fact]
  return any.some(value => facts.includes(value) || (value === null && fact === undefined))
}
