/** The lists on disk: rows and search index sealed in chunks, so that unlocking 10,000 cases opens 65 boxes, not 20,000. */
import { type Bytes, fromUtf8, ownBytes, utf8 } from '#vault'
import type { LocalBox } from './local-box.ts'
import { isRecord } from './opened.ts'
import type { Row, Rows } from './rows.ts'
import type { Store, Write } from './store/store.ts'

const CHUNKS = 64
const SEARCH = 'search'
const IDLE_MS = 4000
/** Work without a pause is kept all the same: an import of minutes whose tab is closed in between has its lists. */
const LONGEST_MS = 12_000
const MANY = 400
/** What an older version wrote to mean everything. */
const ALL = '*'

/** The chunk that holds the rows of a root. */
export const chunkOf = (root: string): number => Number.parseInt(root.slice(-2), 16) % CHUNKS
const numbered = (chunk: number) => String(chunk).padStart(2, '0')
const chunkName = (chunk: number) => `rows/${numbered(chunk)}`
/** The mark for every record of a chunk: a first fetch of thousands would only write and remove as many. */
const chunkMark = (chunk: number) => `#${numbered(chunk)}`

/** Runs tasks one after the other. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>

export function serialiser(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return task => {
    const run = last.then(task)
    last = run.catch(() => {})
    return run
  }
}

/** Bytes read ahead while the passphrase is stretched. */
export type PackedLists = { packs: Map<string, Bytes>; stale: string[] }

export async function readPacks(store: Store): Promise<PackedLists> {
  const [packs, stale] = await Promise.all([store.range('packs'), store.keys('stale')])
  return { packs: new Map(packs), stale }
}

/** What has to be made anew: every row of these chunks, and of these records (`root/rec`). */
export type Anew = { chunks: ReadonlySet<number>; keys: readonly string[] }

/** Keeps packs and rows together: loads them at unlock, writes what changed when it is quiet. */
export class Packs {
  readonly #store: Store
  readonly #box: LocalBox
  readonly #rows: Rows
  #dirty = new Set<number>()
  /** Stale marks that the next flush answers for. */
  #marks = new Set<string>()
  /** Chunks whose rows are still to be made anew: their mark stays until then, whatever else is written. */
  readonly #owed = new Set<number>()
  #changed = 0
  #dirtySince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #serial: Serial
  #closed = false
  /** What makes rows anew behind the open copy: whoever needs every row waits for it. Ends with the copy, and never fails. */
  behind: Promise<void> = Promise.resolve()

  constructor(store: Store, box: LocalBox, rows: Rows, serial: Serial) {
    this.#store = store
    this.#box = box
    this.#rows = rows
    this.#serial = serial
  }

  /**
   * Opens the packs into the rows; `first` is called when enough is there to show. Answers what is older than its record, or
   * was damaged, and has to be made anew.
   */
  async load({ packs, stale }: PackedLists, first: () => void): Promise<Anew> {
    const chunks = new Set<number>()
    const opened = [...packs]
      .filter(([name]) => name !== SEARCH)
      .map(async ([name, bytes]) => {
        if (!(await this.#loadRows(name, bytes))) chunks.add(Number(name.slice(-2)))
      })
    const [start] = opened
    if (start !== undefined) await start.then(first)
    const search = packs.get(SEARCH)
    const index = search === undefined ? null : await this.#box.open(SEARCH, search)
    await Promise.all(opened)
    const keys: string[] = []
    for (const mark of stale) {
      if (mark.startsWith('#')) chunks.add(Number(mark.slice(1)))
      else if (mark !== ALL) keys.push(mark)
    }
    const found = index !== null && this.#rows.index.import(index).ok
    if (!found || stale.includes(ALL)) for (let chunk = 0; chunk < CHUNKS; chunk++) chunks.add(chunk)
    return { chunks, keys }
  }

  /** False when something of it was damaged, or written by an older version. */
  async #loadRows(name: string, bytes: Bytes): Promise<boolean> {
    const plain = await this.#box.open(name, bytes)
    if (plain === null) return false
    const rows: unknown = JSON.parse(fromUtf8(plain))
    if (!Array.isArray(rows)) return false
    const fine = rows.filter(isRow)
    this.#rows.load(fine)
    return fine.length === rows.length
  }

  /** The stale marks that belong in the same batch as changed records. */
  marks(changed: ReadonlyArray<{ root: string; rec: string }>): Write[] {
    const all = changed.length > MANY
    const keys = new Set(changed.map(({ root, rec }) => (all ? chunkMark(chunkOf(root)) : `${root}/${rec}`)))
    for (const key of keys) this.#marks.add(key)
    for (const { root } of changed) this.#dirty.add(chunkOf(root))
    this.#changed += changed.length
    if (changed.length > 0) this.#soon()
    return [...keys].map((key): Write => ({ table: 'stale', key, value: '1' }))
  }

  /** The row of something in this root changed; its chunk is written when it is quiet. */
  touch(root: string): void {
    this.#dirty.add(chunkOf(root))
    this.#soon()
  }

  #soon(): void {
    if (this.#closed) return
    const now = Date.now()
    this.#dirtySince ??= now
    const idle = this.#changed > MANY ? IDLE_MS / 4 : IDLE_MS
    clearTimeout(this.#timer)
    // A clock that was set back must not hold it up.
    const wait = Math.min(idle, Math.max(0, this.#dirtySince + LONGEST_MS - now))
    this.#timer = setTimeout(() => void this.flush().catch(() => {}), wait)
  }

  /**
   * Writes what changed: chunks, index and the end of their stale marks, all or nothing. In turn with whatever stores
   * records, so that no mark is removed whose row is not in the pack yet.
   */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    return this.#serial(() => this.#write())
  }

  async #write(): Promise<void> {
    if (this.#dirty.size === 0) return
    const dirty = this.#dirty
    const marks = this.#marks
    this.#dirty = new Set()
    this.#marks = new Set()
    this.#changed = 0
    this.#dirtySince = undefined
    for (const chunk of this.#owed) marks.delete(chunkMark(chunk))
    const chunks = new Map<number, Row[]>([...dirty].map(chunk => [chunk, []]))
    for (const row of this.#rows.all()) chunks.get(chunkOf(row.root))?.push(row)
    const batch: Write[] = [...marks].map(key => ({ table: 'stale', key }))
    for (const [chunk, rows] of chunks) {
      const key = chunkName(chunk)
      batch.push({ table: 'packs', key, value: await this.#box.seal(key, utf8(JSON.stringify(rows))) })
    }
    batch.push({
      table: 'packs',
      key: SEARCH,
      value: await this.#box.seal(SEARCH, ownBytes(this.#rows.index.export())),
    })
    await this.#store.write(batch, 'relaxed')
  }

  /** Keeps in mind, on disk too, that these chunks are to be made anew: nothing written meanwhile ends that. */
  async owe(chunks: Iterable<number>): Promise<void> {
    for (const chunk of chunks) this.#owed.add(chunk)
    const marks = [...this.#owed].map((chunk): Write => ({ table: 'stale', key: chunkMark(chunk), value: '1' }))
    await this.#store.write([...marks, { table: 'stale', key: ALL }])
  }

  /** The rows of a chunk were made anew: with its next writing the marks for them end. */
  renewed(chunk: number, keys: readonly string[]): void {
    this.#owed.delete(chunk)
    this.#dirty.add(chunk)
    for (const mark of [chunkMark(chunk), ...keys]) this.#marks.add(mark)
    this.#soon()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.flush().catch(() => {})
    clearTimeout(this.#timer)
  }
}

/** A root without what its records add was packed by an older version. */
function isRow(row: unknown): row is Row {
  if (!isRecord(row) || typeof row.rec !== 'string' || !isRecord(row.header) || !Array.isArray(row.teams)) return false
  return row.rec !== row.root || isRecord(row.gathered)
}
