import { uuidv7 } from '#vault'
import { type Edit, packetOf, readPacket } from './edits.ts'
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
  readonly #packets = new Map<string, Edit[]>()
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
      const edits = readPacket(value)
      if (edits === undefined) damaged++
      for (const edit of edits ?? []) this.#keep(edit)
    }
    return damaged
  }

  #keep(edit: Edit): void {
    this.#last = Math.max(this.#last, Number.parseInt(edit.key, 10))
    const known = this.#edits.get(edit.key)
    this.#edits.set(edit.key, edit)
    put(this.#byRoot, edit.root, known, edit)
    put(this.#packets, packetOf(edit.key), known, edit)
  }

  /** Keys sort in the order of the edits, across restarts and clocks that run backwards. */
  nextKey(): string {
    this.#last = Math.max(this.#last + 1, this.#clock())
    return `${String(this.#last).padStart(14, '0')}-${uuidv7(this.#last).slice(-8)}`
  }

  /** Makes edits durable, together with `also`. Throws when the disk refuses; then nothing was kept. */
  async add(edits: readonly Edit[], also: readonly Write[] = []): Promise<void> {
    const writes = [...Map.groupBy(edits, ({ key }) => packetOf(key))].map(([key, some]) => {
      const before = this.#packets.get(key) ?? []
      const kept = before.map(known => some.find(edit => edit.key === known.key) ?? known)
      return this.#write(key, [...kept, ...some.filter(edit => !before.some(known => known.key === edit.key))])
    })
    await this.#store.write([...(await Promise.all(writes)), ...also])
    for (const edit of edits) this.#keep(edit)
  }

  async #write(key: string, edits: readonly Edit[]): Promise<Write> {
    if (edits.length === 0) return { table: 'outbox', key }
    return { table: 'outbox', key, value: await this.#box.sealValue(place(key), edits) }
  }

  /** Replaces edits in memory and on disk, together with `also`. */
  replace = (edits: readonly Edit[], also: readonly Write[] = []) => this.add(edits, also)

  /**
   * Moves edits to the end of the queue, in their order; memory and disk in one step each, and nothing may be sending. Until the
   * disk has it, a restart finds the old order.
   */
  async putLast(edits: readonly Edit[]): Promise<void> {
    const packets = [...new Set(edits.map(({ key }) => packetOf(key)))]
    const writes: Array<Promise<Write>> = []
    for (const packet of packets) {
      const before = this.#packets.get(packet) ?? []
      const name = this.nextKey()
      const after = before.map(edit => ({ ...edit, key: `${name}${edit.key.slice(packet.length)}` }))
      for (const { key } of before) this.#edits.delete(key)
      keep(this.#packets, packet, [])
      for (const root of new Set(before.map(edit => edit.root)))
        keep(
          this.#byRoot,
          root,
          this.ofRoot(root).filter(edit => packetOf(edit.key) !== packet),
        )
      for (const edit of after) this.#keep(edit)
      writes.push(this.#write(packet, []), this.#write(name, after))
    }
    if (writes.length > 0) await this.#store.write(await Promise.all(writes))
  }

  /** Writes everything again: what was on disk is gone. */
  async keepAgain(): Promise<void> {
    await this.#store.write(await Promise.all([...this.#packets].map(([key, edits]) => this.#write(key, edits))))
  }

  /** Removes edits, together with `also`. */
  async remove(edits: readonly Edit[], also: readonly Write[] = []): Promise<void> {
    const gone = new Set(edits.map(({ key }) => key))
    const left = (some: readonly Edit[]) => some.filter(({ key }) => !gone.has(key))
    const packets = new Set(edits.map(({ key }) => packetOf(key)))
    const writes = [...packets].map(key => this.#write(key, left(this.#packets.get(key) ?? [])))
    await this.#store.write([...(await Promise.all(writes)), ...also])
    for (const { key } of edits) this.#edits.delete(key)
    for (const key of packets) keep(this.#packets, key, left(this.#packets.get(key) ?? []))
    for (const root of new Set(edits.map(edit => edit.root))) keep(this.#byRoot, root, left(this.ofRoot(root)))
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
  /** The edits of one change. */
  ofChange(id: string): readonly Edit[] {
    for (const edit of this.#edits.values())
      if (edit.id === id) return (this.#packets.get(packetOf(edit.key)) ?? []).filter(other => other.id === id)
    return []
  }
  get size(): number {
    return this.#edits.size
  }
}

/** In place of the one known before, else at the end. */
function put(lists: Map<string, Edit[]>, name: string, known: Edit | undefined, edit: Edit): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [edit])
  else if (known === undefined) list.push(edit)
  else list.splice(list.indexOf(known), 1, edit)
}

function keep(lists: Map<string, Edit[]>, name: string, left: Edit[]): void {
  if (left.length > 0) lists.set(name, left)
  else lists.delete(name)
}
