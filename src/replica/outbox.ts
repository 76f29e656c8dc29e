import { uuidv7 } from '#vault'
import { type Edit, readEdit } from './edits.ts'
import type { LocalBox } from './local-box.ts'
import type { Store, Write } from './store/store.ts'

const place = (key: string) => `outbox/${key}`

/**
 * Edits that the server has not confirmed, in the order they were made. An edit is on disk before `add` resolves and leaves
 * only when the server has it or the person gives it up; memory and disk change together.
 */
export class Outbox {
  readonly #store: Store
  readonly #box: LocalBox
  readonly #clock: () => number
  readonly #edits = new Map<string, Edit>()
  readonly #byRoot = new Map<string, Edit[]>()
  #last = 0

  constructor(store: Store, box: LocalBox, clock: () => number) {
    this.#store = store
    this.#box = box
    this.#clock = clock
  }

  /** Reads what an earlier session left. Answers how many entries could not be opened. */
  async load(): Promise<number> {
    const entries = await this.#store.range('outbox')
    const opened = await Promise.all(entries.map(([key, bytes]) => this.#box.openValue(place(key), bytes)))
    let damaged = 0
    for (const value of opened) {
      const edit = readEdit(value)
      if (edit === undefined) damaged++
      else this.#keep(edit)
    }
    return damaged
  }

  #keep(edit: Edit): void {
    this.#last = Math.max(this.#last, Number.parseInt(edit.key, 10))
    const known = this.#edits.get(edit.key)
    this.#edits.set(edit.key, edit)
    const ofRoot = this.#byRoot.get(edit.root) ?? []
    if (known === undefined) ofRoot.push(edit)
    else ofRoot.splice(ofRoot.indexOf(known), 1, edit)
    this.#byRoot.set(edit.root, ofRoot)
  }

  /** Keys sort in the order of the edits, across restarts and clocks that run backwards. */
  nextKey(): string {
    this.#last = Math.max(this.#last + 1, this.#clock())
    return `${String(this.#last).padStart(14, '0')}-${uuidv7(this.#last).slice(-8)}`
  }

  /** Makes edits durable, together with `also`. Throws when the disk refuses; then nothing was kept. */
  async add(edits: readonly Edit[], also: readonly Write[] = []): Promise<void> {
    const writes = await Promise.all(edits.map(edit => this.writeOf(edit)))
    await this.#store.write([...writes, ...also])
    for (const edit of edits) this.#keep(edit)
  }

  /** Writes everything again: what was on disk is gone. */
  async keepAgain(): Promise<void> {
    await this.#store.write(await Promise.all([...this.#edits.values()].map(edit => this.writeOf(edit))))
  }

  async writeOf(edit: Edit): Promise<Write> {
    return { table: 'outbox', key: edit.key, value: await this.#box.sealValue(place(edit.key), edit) }
  }

  /** Replaces edits in memory and on disk, together with `also`. */
  replace = (edits: readonly Edit[], also: readonly Write[] = []) => this.add(edits, also)

  /** Removes edits, together with `also`. */
  async remove(edits: readonly Edit[], also: readonly Write[] = []): Promise<void> {
    await this.#store.write([...edits.map(({ key }): Write => ({ table: 'outbox', key })), ...also])
    for (const edit of edits) {
      this.#edits.delete(edit.key)
      const left = (this.#byRoot.get(edit.root) ?? []).filter(other => other.key !== edit.key)
      if (left.length > 0) this.#byRoot.set(edit.root, left)
      else this.#byRoot.delete(edit.root)
    }
  }

  ofRoot(root: string): readonly Edit[] {
    return this.#byRoot.get(root) ?? []
  }
  ofRecord(root: string, rec: string): readonly Edit[] {
    return this.ofRoot(root).filter(edit => edit.rec === rec)
  }
  roots(): Iterable<string> {
    return this.#byRoot.keys()
  }
  all(): Iterable<Edit> {
    return this.#edits.values()
  }
  get(key: string): Edit | undefined {
    return this.#edits.get(key)
  }
  byId(id: string): Edit | undefined {
    for (const edit of this.#edits.values()) if (edit.id === id) return edit
    return undefined
  }
  get size(): number {
    return this.#edits.size
  }
}
