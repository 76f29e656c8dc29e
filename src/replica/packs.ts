/** The lists on disk: rows and search index sealed in chunks, so that unlocking 10,000 cases opens 65 boxes, not 20,000. */
import { type Bytes, fromUtf8, ownBytes, utf8 } from '#vault'
import type { LocalBox } from './local-box.ts'
import { isRecord } from './opened.ts'
import type { Row, Rows } from './rows.ts'
import type { Store, Write } from './store/store.ts'

const CHUNKS = 64
const SEARCH = 'search'
const IDLE_MS = 4000
const MANY = 400
/** The mark for everything: a first fetch of thousands would only write and remove as many. */
const ALL = '*'

const chunkOf = (root: string) => Number.parseInt(root.slice(-2), 16) % CHUNKS
const chunkName = (chunk: number) => `rows/${String(chunk).padStart(2, '0')}`

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

/** Whether marks mean every record. */
export const meansAll = (marks: readonly string[]): boolean => marks.includes(ALL)

/** Bytes read ahead while the passphrase is stretched. */
export type PackedLists = { packs: Map<string, Bytes>; stale: string[] }

export async function readPacks(store: Store): Promise<PackedLists> {
  const [packs, stale] = await Promise.all([store.range('packs'), store.keys('stale')])
  return { packs: new Map(packs), stale }
}

/** Keeps packs and rows together: loads them at unlock, writes what changed when it is quiet. */
export class Packs {
  readonly #store: Store
  readonly #box: LocalBox
  readonly #rows: Rows
  #dirty = new Set<number>()
  /** Stale marks that the next flush answers for. */
  #marks = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #serial: Serial
  #closed = false

  constructor(store: Store, box: LocalBox, rows: Rows, serial: Serial) {
    this.#store = store
    this.#box = box
    this.#rows = rows
    this.#serial = serial
  }

  /** Opens the packs into the rows; `first` is called when enough is there to show. False when some were damaged or missing. */
  async load({ packs }: PackedLists, first: () => void): Promise<boolean> {
    const chunks = [...packs].filter(([name]) => name !== SEARCH)
    const opened = chunks.map(async ([name, bytes]) => {
      const plain = await this.#box.open(name, bytes)
      if (plain === null) return false
      const rows: unknown = JSON.parse(fromUtf8(plain))
      if (!Array.isArray(rows)) return false
      const fine = rows.filter(isRow)
      this.#rows.load(fine)
      return fine.length === rows.length
    })
    const [start] = opened
    if (start !== undefined) await start.then(first)
    const search = packs.get(SEARCH)
    const index = search === undefined ? null : await this.#box.open(SEARCH, search)
    const fine = (await Promise.all(opened)).every(Boolean)
    return index !== null && this.#rows.index.import(index).ok && fine
  }

  /** The stale marks that belong in the same batch as changed records. */
  marks(changed: ReadonlyArray<{ root: string; rec: string }>): Write[] {
    const keys = changed.length > MANY ? [ALL] : changed.map(({ root, rec }) => `${root}/${rec}`)
    for (const key of keys) this.#marks.add(key)
    for (const { root } of changed) this.#dirty.add(chunkOf(root))
    if (changed.length > 0) this.#soon()
    return keys.map((key): Write => ({ table: 'stale', key, value: '1' }))
  }

  /** The row of something in this root changed; its chunk is written when it is quiet. */
  touch(root: string): void {
    this.#dirty.add(chunkOf(root))
    this.#soon()
  }

  #soon(): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush().catch(() => {}), this.#marks.size > MANY ? IDLE_MS / 4 : IDLE_MS)
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

  /** Takes over the marks that an earlier session left for these records, whose rows are made anew. */
  adopt(marks: readonly string[], keys: readonly string[]): void {
    for (const mark of marks) this.#marks.add(mark)
    for (const key of keys) this.#dirty.add(chunkOf(key.slice(0, 36)))
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
