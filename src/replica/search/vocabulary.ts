import { readingForms } from './fold.ts'
import { readToken } from './transliterate.ts'

/** Grows a typed array to hold at least `needed` items, keeping its content. */
export function grown<T extends Uint32Array | Int32Array | Uint8Array>(
  items: T,
  needed: number,
  make: (length: number) => T,
): T {
  if (needed <= items.length) return items
  const larger = make(Math.max(needed, items.length * 2))
  larger.set(items)
  return larger
}

/** Six letters in 30 bits, first letter highest: two words with one beginning agree in their high bits. */
export function packHead(word: string): number {
  let head = 0
  for (let at = 0; at < 6; at++) {
    const code = at < word.length ? word.charCodeAt(at) : 0
    head = (head << 5) | (at >= word.length ? 0 : code >= 97 && code <= 122 ? code - 96 : 27 + (code % 5))
  }
  return head
}

/** Bits of a head that a beginning of `length` letters decides. */
export const headMask = (length: number): number => {
  const bits = 5 * Math.min(6, length)
  return ((1 << bits) - 1) << (30 - bits)
}

/** Which letters a word has, one bit each; words one edit apart differ in at most two bits. */
export function letterMask(word: string): number {
  let mask = 0
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    mask |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
  }
  return mask
}

/** A word of the vocabulary as the snapshot stores it. */
export type VocabularyColumns = {
  readonly plains: ReadonlyArray<string>
  readonly folds: ReadonlyArray<string>
  readonly keys: ReadonlyArray<string>
  readonly scripts: Uint8Array
}

const mostRead = 10_000

const termName = (plain: string, script: number): string => (script === 0 ? plain : `${plain}\u0000${script}`)

/** Every distinct reading in the index with its fold, key and filters, in columns that one pass can compare. */
export class Vocabulary {
  readonly plains: string[] = []
  readonly folds: string[] = []
  readonly keys: string[] = []
  scripts = new Uint8Array(1024)
  lengths = new Uint8Array(1024)
  masks = new Uint32Array(1024)
  plainHeads = new Uint32Array(1024)
  foldHeads = new Uint32Array(1024)
  keyHeads = new Uint32Array(1024)
  private readonly numbers = new Map<string, number>()
  /** Readings of words as they stand in texts: while somebody types, the same people are shown again and again. */
  private readonly read = new Map<string, ReadonlyArray<number>>()

  get size(): number {
    return this.plains.length
  }

  /** The number of a reading, or undefined when no one has it. */
  find(plain: string, script: number): number | undefined {
    return this.numbers.get(termName(plain, script))
  }

  /** The numbers of the readings of a word that somebody has. */
  termsOf(word: string): ReadonlyArray<number> {
    const known = this.read.get(word)
    if (known !== undefined) return known
    const { script, plains } = readToken(word)
    const terms = plains.flatMap(plain => this.find(plain, script) ?? [])
    if (this.read.size >= mostRead) this.read.clear()
    this.read.set(word, terms)
    return terms
  }

  /** The number of a reading, given one if it is new. */
  intern(plain: string, script: number): number {
    const known = this.find(plain, script)
    if (known !== undefined) return known
    const { fold, key } = readingForms(plain)
    return this.append(plain, fold, key, script)
  }

  /** Fills an empty vocabulary from a snapshot without folding anything again. */
  load(columns: VocabularyColumns): void {
    columns.plains.forEach((plain, at) => {
      this.append(plain, columns.folds[at] ?? plain, columns.keys[at] ?? '', columns.scripts[at] ?? 0)
    })
  }

  private append(plain: string, fold: string, key: string, script: number): number {
    const term = this.plains.length
    this.numbers.set(termName(plain, script), term)
    this.read.clear()
    this.plains.push(plain)
    this.folds.push(fold)
    this.keys.push(key)
    this.reserve(term + 1)
    this.scripts[term] = script
    this.lengths[term] = fold.length
    this.masks[term] = letterMask(fold)
    this.plainHeads[term] = packHead(plain)
    this.foldHeads[term] = packHead(fold)
    this.keyHeads[term] = packHead(key)
    return term
  }

  private reserve(needed: number): void {
    if (needed <= this.masks.length) return
    this.scripts = grown(this.scripts, needed, length => new Uint8Array(length))
    this.lengths = grown(this.lengths, needed, length => new Uint8Array(length))
    this.masks = grown(this.masks, needed, length => new Uint32Array(length))
    this.plainHeads = grown(this.plainHeads, needed, length => new Uint32Array(length))
    this.foldHeads = grown(this.foldHeads, needed, length => new Uint32Array(length))
    this.keyHeads = grown(this.keyHeads, needed, length => new Uint32Array(length))
  }
}
