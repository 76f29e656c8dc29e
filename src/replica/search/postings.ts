import type { FieldKind } from './document.ts'
import { fieldKinds } from './document.ts'
import { grown } from './vocabulary.ts'

const kindBits = 3

/** Where each word occurs: one linked list per word in three flat arrays, so that no word costs an object. */
export class Postings {
  /** First entry of each word's list, plus one; 0 is none. */
  heads = new Uint32Array(1024)
  /** Next entry of the same list, plus one. */
  nexts = new Uint32Array(4096)
  /** Person (high bits) and kind of field (low bits). */
  values = new Uint32Array(4096)
  count = 0

  add(term: number, slot: number, kind: FieldKind): void {
    if (term >= this.heads.length) this.heads = grown(this.heads, term + 1, length => new Uint32Array(length))
    const value = (slot << kindBits) | fieldKinds.indexOf(kind)
    const head = this.heads[term] ?? 0
    // The same word twice in one person and kind of field follows at once: once is enough.
    if (head !== 0 && this.values[head - 1] === value) return
    if (this.count === this.nexts.length) this.reserve(this.count + 1)
    this.values[this.count] = value
    this.nexts[this.count] = head
    this.count++
    this.heads[term] = this.count
  }

  private reserve(needed: number): void {
    this.nexts = grown(this.nexts, needed, length => new Uint32Array(length))
    this.values = grown(this.values, needed, length => new Uint32Array(length))
  }
}

export const slotOf = (value: number): number => value >>> kindBits
export const kindNumberOf = (value: number): number => value & ((1 << kindBits) - 1)

/** Share of a match's strength that counts, by kind in the order of `fieldKinds`: names before places before notes. */
export const kindWeights: ReadonlyArray<number> = fieldKinds.map(
  kind => ({ name: 1, alias: 0.96, code: 1, phone: 1, place: 0.72, note: 0.6 })[kind],
)
