import type { FieldKind, SearchDocument, SnapshotResult } from './document.ts'
import { fieldKinds } from './document.ts'
import { People } from './people.ts'
import { kindNumberOf, slotOf } from './postings.ts'

/** "HSX" and the format version; a change of folding rules changes the version, since folds are stored. */
const magic = [0x48, 0x53, 0x58, 1]
const wordSize = 4

/** Writes the columns of a snapshot one after the other. */
class Writer {
  private readonly chunks: Uint8Array[] = []
  bytes(content: Uint8Array): void {
    this.number(content.length)
    this.chunks.push(content)
  }
  number(value: number): void {
    this.chunks.push(new Uint8Array([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]))
  }
  numbers(values: ArrayLike<number>): void {
    const content = new Uint8Array(values.length * 5)
    let at = 0
    for (let index = 0; index < values.length; index++) {
      let rest = values[index] ?? 0
      while (rest >= 128) {
        content[at++] = (rest & 127) | 128
        rest >>>= 7
      }
      content[at++] = rest
    }
    this.number(values.length)
    this.bytes(content.slice(0, at))
  }
  /** Lone surrogates would not survive UTF-8, so a column that has any is stored as UTF-16. */
  strings(texts: ReadonlyArray<string>): void {
    this.numbers(texts.map(text => text.length))
    const all = texts.join('')
    const wellFormed = all.isWellFormed()
    this.number(wellFormed ? 1 : 0)
    this.bytes(
      wellFormed
        ? new TextEncoder().encode(all)
        : Uint8Array.from({ length: all.length * 2 }, (_, at) => (all.charCodeAt(at >> 1) >>> ((at & 1) * 8)) & 255),
    )
  }
  finish(): Uint8Array {
    const whole = new Uint8Array(magic.length + this.chunks.reduce((sum, chunk) => sum + chunk.length, 0))
    whole.set(magic)
    let at = magic.length
    for (const chunk of this.chunks) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }
}

/** Thrown inside this file only: the bytes end early or do not agree with one another. */
class Unreadable extends Error {}

class Reader {
  private at = magic.length
  private readonly content: Uint8Array
  constructor(content: Uint8Array) {
    if (magic.some((byte, at) => content[at] !== byte)) throw new Unreadable()
    this.content = content
  }
  bytes(): Uint8Array {
    const length = this.number()
    const start = this.at
    this.at += length
    if (this.at > this.content.length) throw new Unreadable()
    return this.content.subarray(start, this.at)
  }
  number(): number {
    const [a, b, c, d] = this.content.subarray(this.at, this.at + wordSize)
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Unreadable()
    this.at += wordSize
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0
  }
  numbers(): Uint32Array {
    const count = this.number()
    const content = this.bytes()
    if (count > content.length) throw new Unreadable()
    const values = new Uint32Array(count)
    let at = 0
    for (let index = 0; index < count; index++) {
      let value = 0
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = content[at++]
        if (byte === undefined) throw new Unreadable()
        value |= (byte & 127) << shift
        if (byte < 128) break
      }
      values[index] = value >>> 0
    }
    return values
  }
  /** A column of texts as one string and where each starts. */
  text(): { all: string; starts: Uint32Array } {
    const lengths = this.numbers()
    const utf8 = this.number() === 1
    const content = this.bytes()
    const all = utf8 ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(content) : decodeUnits(content)
    const starts = new Uint32Array(lengths.length + 1)
    let at = 0
    for (let index = 0; index < lengths.length; index++) {
      at += lengths[index] ?? 0
      starts[index + 1] = at
    }
    if (at !== all.length) throw new Unreadable()
    return { all, starts }
  }
  strings(): string[] {
    const { all, starts } = this.text()
    return Array.from({ length: starts.length - 1 }, (_, index) => all.slice(starts[index], starts[index + 1]))
  }
}

function decodeUnits(content: Uint8Array): string {
  let text = ''
  for (let at = 0; at + 1 < content.length; at += 2)
    text += String.fromCharCode((content[at] ?? 0) | ((content[at + 1] ?? 0) << 8))
  return text
}

/** Everything needed to search again without reading any name a second time. `people` must have no empty slots. */
export function writeSnapshot(people: People): Uint8Array {
  const documents = people.slots.filter(document => document !== undefined)
  const fields = documents.flatMap(document => document.fields)
  const { vocabulary, postings } = people
  const writer = new Writer()
  writer.strings(documents.map(document => document.id))
  writer.numbers(documents.map(document => document.fields.length))
  writer.numbers(fields.map(field => fieldKinds.indexOf(field.kind)))
  writer.strings(fields.map(field => field.text))
  for (const entries of [people.codes, people.phones]) {
    writer.strings(entries.map(entry => entry.text))
    writer.numbers(entries.map(entry => entry.slot))
  }
  writer.strings(vocabulary.plains)
  writer.strings(vocabulary.folds.map((fold, at) => (fold === vocabulary.plains[at] ? '' : fold)))
  writer.strings(vocabulary.keys)
  writer.numbers(vocabulary.scripts.subarray(0, vocabulary.size))
  const counts: number[] = []
  const gaps: number[] = []
  for (let term = 0; term < vocabulary.size; term++) {
    let count = 0
    // Lists run from the newest entry down, so each value is stored as its distance from the one before.
    let above = 0
    for (let entry = postings.heads[term] ?? 0; entry !== 0; entry = postings.nexts[entry - 1] ?? 0, count++) {
      const value = postings.values[entry - 1] ?? 0
      gaps.push(count === 0 ? value : above - value + fieldKinds.length + 1)
      above = value
    }
    counts.push(count)
  }
  writer.numbers(counts)
  writer.numbers(gaps)
  return writer.finish()
}

/** Reads a snapshot into new people, or refuses it. */
export function readSnapshot(snapshot: Uint8Array): (SnapshotResult & { ok: false }) | { ok: true; people: People } {
  try {
    return { ok: true, people: readPeople(new Reader(snapshot)) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, code: 'search.snapshot_unreadable' }
    throw error
  }
}

function readPeople(reader: Reader): People {
  const people = new People()
  for (const document of readDocuments(reader)) people.place(document)
  if (people.size !== people.slots.length) throw new Unreadable()
  for (const entries of [people.codes, people.phones]) {
    const texts = reader.strings()
    const slots = reader.numbers()
    if (texts.length !== slots.length || slots.some(slot => slot >= people.slots.length)) throw new Unreadable()
    texts.forEach((text, at) => {
      entries.push({ text, slot: slots[at] ?? 0 })
    })
  }
  const plains = reader.strings()
  const folds = reader.strings()
  const keys = reader.strings()
  const scripts = Uint8Array.from(reader.numbers())
  if (folds.length !== plains.length || keys.length !== plains.length || scripts.length !== plains.length)
    throw new Unreadable()
  people.vocabulary.load({
    plains,
    folds: folds.map((fold, at) => (fold === '' ? (plains[at] ?? '') : fold)),
    keys,
    scripts,
  })
  readPostings(reader, people)
  return people
}

/** The fields of all people in one text, cut only when a person is shown: most never are between two unlocks. */
type FieldColumns = {
  readonly all: string
  /** Where each field starts in `all`; one more than there are fields. */
  readonly starts: Uint32Array
  readonly kinds: ReadonlyArray<FieldKind>
}

class StoredDocument implements SearchDocument {
  readonly id: string
  private readonly columns: FieldColumns
  private readonly from: number
  private readonly to: number
  constructor(id: string, columns: FieldColumns, from: number, to: number) {
    this.id = id
    this.columns = columns
    this.from = from
    this.to = to
  }
  get fields(): SearchDocument['fields'] {
    const { all, starts, kinds } = this.columns
    return kinds
      .slice(this.from, this.to)
      .map((kind, at) => ({ kind, text: all.slice(starts[this.from + at], starts[this.from + at + 1]) }))
  }
}

function readDocuments(reader: Reader): ReadonlyArray<SearchDocument> {
  const ids = reader.strings()
  const counts = reader.numbers()
  const kinds = Array.from(reader.numbers(), number => {
    const kind = fieldKinds[number]
    if (kind === undefined) throw new Unreadable()
    return kind
  })
  const columns = { ...reader.text(), kinds }
  if (counts.length !== ids.length || columns.starts.length !== kinds.length + 1) throw new Unreadable()
  let at = 0
  const documents = ids.map((id, slot) => {
    const from = at
    at += counts[slot] ?? 0
    return new StoredDocument(id, columns, from, at)
  })
  if (at !== kinds.length) throw new Unreadable()
  return documents
}

function readPostings(reader: Reader, people: People): void {
  const counts = reader.numbers()
  const gaps = reader.numbers()
  if (counts.length !== people.vocabulary.size) throw new Unreadable()
  let at = 0
  for (const [term, count] of counts.entries()) {
    const values: number[] = []
    for (const end = at + count; at < end; at++) {
      const gap = gaps[at]
      if (gap === undefined) throw new Unreadable()
      const above = values.at(-1)
      values.push(above === undefined ? gap : above - gap + fieldKinds.length + 1)
    }
    for (const value of values.reverse()) {
      const kind = fieldKinds[kindNumberOf(value)]
      if (kind === undefined || value < 0 || slotOf(value) >= people.slots.length) throw new Unreadable()
      people.postings.add(term, slotOf(value), kind)
    }
  }
}
