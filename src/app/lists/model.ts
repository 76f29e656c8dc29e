/**
 * What a list is at this moment: what is looked for, in which order and columns, which rows are here, what is chosen. It outlives
 * the screen, so that coming back from a case finds everything as it was left; locking forgets it (`dropLists`).
 */
import { type Condition, conditionText } from '#replica/list-query.ts'
import type { ListPage, ListQuery, Outcome, Refused, Replica } from '#replica/types.ts'

export type FoundRow = ListPage['rows'][number]
export type Order = { by: string; descending: boolean }
/** What a view keeps, and what a screen can change. */
export interface Arrangement {
  conditions: readonly Condition[]
  columns: readonly string[]
  order: Order
}
export interface Settings extends Arrangement {
  /** The saved view this began with. */
  view?: string | undefined
  selected: ReadonlySet<string>
  /** The row the keys stand on, -1 before the first. */
  at: number
  last?: LastAct | undefined
}
export interface Found {
  total: number
  /** False while the copy is still being opened. */
  ready: boolean
  pages: ReadonlyMap<number, readonly FoundRow[]>
  /** The text the rows answer to. */
  text: string
}
/** What was done to many rows at once, until it is undone or something else is. */
export interface LastAct {
  /** What was done, as a sentence. */
  said: string
  done: number
  refused: ReadonlyArray<{ root: string; refused: Refused }>
  undo: ReadonlyArray<{ root: string; undo: () => Promise<Outcome> }>
  /** Rows it never came to, because it was stopped. */
  left: readonly string[]
}

/** Rows fetched at a time; a first answer is no larger, so that it is painted within the frame. */
const PAGE = 20
/** Pages kept: memory does not grow with how far one scrolls. */
const KEPT_PAGES = 16
const STEP = 500

/** The row with this number in an answer, when it came along. */
export const rowIn = ({ pages }: Found, index: number): FoundRow | undefined =>
  pages.get(Math.floor(index / PAGE))?.[index % PAGE]

export class ListModel {
  readonly kind: string
  typed = ''
  scroll = 0
  #language = 'en'
  #replica: Replica
  #settings: Settings
  #found: Found = { total: 0, ready: false, pages: new Map(), text: '' }
  readonly #onSettings = new Set<() => void>()
  readonly #onFound = new Set<() => void>()
  /** Told when a question is asked: what is shown is older than what was asked for, until the answer is. */
  onAsked: () => void = () => {}
  #ends: Array<() => void> = []
  #asking = false
  #due = false
  #sight: readonly [first: number, last: number] = [0, 0]
  /** Counts questions, so that a page of an older one is never put among newer rows. */
  #question = 0
  /** The row the keys stand on, wherever a newer answer puts it. */
  #standing: string | undefined
  #answered = 0
  /** Told of an outage; thrown where the screen sees it. */
  onOutage: (error: unknown) => void = () => {}

  constructor(replica: Replica, kind: string, start: Arrangement) {
    this.#replica = replica
    this.kind = kind
    this.#settings = { ...start, selected: new Set(), at: -1 }
  }

  /** Whether an answer is still to come. */
  get asking(): boolean {
    return this.#due || (this.#asking && this.#answered !== this.#question)
  }

  /** Once the rows answer what was asked last: what is opened by Enter is what was typed, not what stood there before. */
  settled(): Promise<void> {
    if (!this.asking) return Promise.resolve()
    return new Promise(resolve => {
      const end = this.onFound(() => {
        if (this.asking) return
        end()
        resolve()
      })
    })
  }

  /** Follows what changes while a screen shows it. */
  open(): () => void {
    const again = () => this.#ask()
    this.#ends = [this.#replica.subscribe(`list:${this.kind}`, again), this.#replica.subscribe('state', again)]
    this.#ask()
    return () => {
      for (const end of this.#ends) end()
      this.#ends = []
    }
  }

  readonly settings = (): Settings => this.#settings
  readonly found = (): Found => this.#found
  readonly onSettings = (changed: () => void): (() => void) => {
    this.#onSettings.add(changed)
    return () => this.#onSettings.delete(changed)
  }
  readonly onFound = (changed: () => void): (() => void) => {
    this.#onFound.add(changed)
    return () => this.#onFound.delete(changed)
  }

  set(change: Partial<Settings>): void {
    const before = this.#settings
    this.#settings = { ...before, ...change }
    if (change.at !== undefined) this.#standing = this.row(change.at)?.root
    for (const listener of this.#onSettings) listener()
    if (change.conditions === undefined && change.order === undefined) return
    this.#sight = [0, 0]
    this.#ask()
  }

  /** The reader's language: the organisation's own words are ordered as she reads them. */
  speak(language: string): void {
    if (language === this.#language) return
    this.#language = language
    if (this.#ends.length > 0) this.#ask()
  }

  /** Asked straight from the key press: nothing of the page is drawn in between. */
  type(text: string): void {
    this.typed = text
    this.#sight = [0, 0]
    if (this.#settings.at !== -1) this.set({ at: -1 })
    this.#ask()
  }

  row(index: number): FoundRow | undefined {
    return rowIn(this.#found, index)
  }
  /** Where a row stands among those that are here. */
  indexOf(root: string): number {
    for (const [page, rows] of this.#found.pages) {
      const at = rows.findIndex(row => row.root === root)
      if (at !== -1) return page * PAGE + at
    }
    return -1
  }

  sight(first: number, last: number): void {
    this.#sight = [first, last]
    void this.#fetchSight(this.#question)
  }

  query(): ListQuery {
    const { conditions, order } = this.#settings
    const text = this.typed.trim()
    return { kind: this.kind, conditions, order, language: this.#language, ...(text === '' ? {} : { text }) }
  }

  /** Every root the list stands for, in its order, however many are not in sight. */
  async roots(): Promise<string[]> {
    const query = this.query()
    const roots: string[] = []
    for (let offset = 0; ; offset += STEP) {
      const { rows, total } = await this.#replica.list({ ...query, offset, limit: STEP })
      roots.push(...rows.map(({ root }) => root))
      if (rows.length === 0 || roots.length >= total) return roots
    }
  }

  /** One question at a time; what is typed meanwhile is asked next, what was typed in between never. */
  #ask(): void {
    this.onAsked()
    if (this.#asking) {
      this.#due = true
      return
    }
    this.#asking = true
    this.#question += 1
    this.#answer(this.#question)
      .catch(error => this.onOutage(error))
      .finally(() => {
        this.#asking = false
        if (!this.#due) return
        this.#due = false
        this.#ask()
      })
  }

  async #answer(question: number): Promise<void> {
    const [first, last] = this.#sight
    const from = Math.floor(first / PAGE)
    const to = Math.floor(last / PAGE)
    const query = this.query()
    const { rows, total, ready } = await this.#replica.list({
      ...query,
      offset: from * PAGE,
      limit: (to - from + 1) * PAGE,
    })
    // Something newer was typed: drawing this one would only delay that.
    if (this.#due && query.text !== (this.typed.trim() || undefined)) return
    const pages = new Map<number, readonly FoundRow[]>()
    for (let page = from; page <= to; page++)
      pages.set(page, rows.slice((page - from) * PAGE, (page - from + 1) * PAGE))
    this.#answered = question
    this.#show({ total, ready, pages, text: query.text ?? '' })
    await this.#fetchSight(question)
  }

  async #fetchSight(question: number): Promise<void> {
    const [first, last] = this.#sight
    const pages = [...new Set([Math.floor(first / PAGE), Math.floor(last / PAGE)])]
    for (const page of pages) {
      if (question !== this.#question || this.#found.pages.has(page) || page * PAGE >= this.#found.total) continue
      const { rows } = await this.#replica.list({ ...this.query(), offset: page * PAGE, limit: PAGE })
      if (question !== this.#question) return
      const kept = [...this.#found.pages].filter(([other]) => other !== page).slice(1 - KEPT_PAGES)
      this.#show({ ...this.#found, pages: new Map([...kept, [page, rows]]) })
    }
  }

  #show(found: Found): void {
    this.#found = found
    const at = this.#standing === undefined ? -1 : this.indexOf(this.#standing)
    if (at !== -1 && at !== this.#settings.at) this.set({ at })
    for (const listener of this.#onFound) listener()
  }
}

const models = new Map<string, ListModel>()

/** The list of a kind, as it was left or as it begins. */
export function listModel(replica: Replica, kind: string, start: () => Arrangement): ListModel {
  const known = models.get(kind) ?? new ListModel(replica, kind, start())
  models.set(kind, known)
  return known
}

/** Locking takes along what was typed and chosen. */
export function dropLists(): void {
  models.clear()
  handedOver = undefined
}

let handedOver: readonly string[] | undefined
/** Rows on their way to another screen (export): ids only, and gone with the lock. */
export const handOver = (roots: readonly string[] | undefined): void => {
  handedOver = roots
}
export const takenOver = (): readonly string[] | undefined => handedOver

/** Whether two arrangements show the same. */
export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  const text = ({ conditions, columns, order }: Arrangement) =>
    JSON.stringify([conditions.map(conditionText).sort(), columns, order.by, order.descending])
  return text(a) === text(b)
}
