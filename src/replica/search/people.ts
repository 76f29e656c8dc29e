import type { FieldKind, SearchDocument } from './document.ts'
import { codeForms, phoneDigits } from './numbers.ts'
import { Postings } from './postings.ts'
import { tokenise, writtenTogether } from './tokens.ts'
import { readToken } from './transliterate.ts'
import { Vocabulary } from './vocabulary.ts'

/** A code or phone in normal form and the person it belongs to. */
export type NumberEntry = { readonly text: string; readonly slot: number }

/** The people of an index and everything derived from them. A person replaced or removed leaves an empty slot behind. */
export class People {
  readonly vocabulary = new Vocabulary()
  readonly postings = new Postings()
  readonly slots: Array<SearchDocument | undefined> = []
  readonly slotsById = new Map<string, number>()
  readonly codes: NumberEntry[] = []
  readonly phones: NumberEntry[] = []

  get size(): number {
    return this.slotsById.size
  }

  get emptySlots(): number {
    return this.slots.length - this.slotsById.size
  }

  /** Adds people; `seen` remembers the readings of words for the length of one batch. */
  add(documents: Iterable<SearchDocument>): void {
    const seen = new Map<string, ReadonlyArray<number>>()
    for (const document of documents) {
      this.remove(document.id)
      const slot = this.place(document)
      for (const field of document.fields) this.index(slot, field.kind, field.text, seen)
    }
  }

  /** Gives a person a slot without indexing her: for a snapshot, which brings the rest. */
  place(document: SearchDocument): number {
    const slot = this.slots.length
    this.slots.push(document)
    this.slotsById.set(document.id, slot)
    return slot
  }

  remove(id: string): void {
    const slot = this.slotsById.get(id)
    if (slot === undefined) return
    this.slots[slot] = undefined
    this.slotsById.delete(id)
  }

  /** Puts a code or phone where queries for numbers look. */
  private indexNumber(slot: number, kind: 'code' | 'phone', text: string): void {
    if (kind === 'code') for (const form of codeForms(text)) this.codes.push({ text: form, slot })
    else {
      const digits = phoneDigits(text)
      if (digits !== '') this.phones.push({ text: digits, slot })
    }
  }

  private index(slot: number, kind: FieldKind, text: string, seen: Map<string, ReadonlyArray<number>>): void {
    if (kind === 'code' || kind === 'phone') {
      this.indexNumber(slot, kind, text)
      return
    }
    const tokens = tokenise(text)
    for (const [at, token] of tokens.entries()) {
      this.post(slot, kind, token.text, seen)
      const next = tokens[at + 1]
      if (next && writtenTogether(kind, text, token, next)) this.post(slot, kind, token.text + next.text, seen)
    }
  }

  private post(slot: number, kind: FieldKind, word: string, seen: Map<string, ReadonlyArray<number>>): void {
    let terms = seen.get(word)
    if (terms === undefined) {
      const { script, plains } = readToken(word)
      terms = plains.map(plain => this.vocabulary.intern(plain, script))
      seen.set(word, terms)
    }
    for (const term of terms) this.postings.add(term, slot, kind)
  }
}
