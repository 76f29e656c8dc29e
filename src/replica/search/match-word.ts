import { editDistance, editsAllowed, vowelsFit } from './distance.ts'
import type { MatchReason } from './document.ts'
import { readingForms } from './fold.ts'
import { isAbjad } from './scripts.ts'
import { readToken } from './transliterate.ts'
import { headMask, letterMask, packHead, type Vocabulary } from './vocabulary.ts'

/** How well a word of the vocabulary answers a word of the query; `strength` is 1 to 1000. */
export type WordMatch = { readonly strength: number; readonly why: MatchReason }

/** Strengths by reason: exact, then beginnings, then other scripts and spellings, then typos, then same skeleton only. */
const strengths = {
  exact: 1000,
  prefix: 800,
  prefixSpan: 90,
  script: 780,
  spelling: 760,
  abjad: 730,
  abjadWritten: 20,
  otherPrefix: 640,
  abjadPrefix: 600,
  typo: 600,
  secondEdit: 70,
  firstLetter: 20,
  prefixTypo: 420,
  sound: 400,
}

/** What is at most this strong is a typo or weaker. */
export const strongestTypo = strengths.typo

/** Fewer letters of an unfinished word with a typo in them could begin anything. */
const shortestLoose = 5

type QueryReading = {
  readonly plain: string
  readonly fold: string
  readonly key: string
  readonly script: number
}

/** How much is forgiven: other spellings only, typos too, or also a typo in an unfinished word. */
export type Tolerance = 'spelling' | 'typo' | 'unfinished'

const MOST_KEPT = 64
/** What was answered for the words of the last queries: while a second word is typed, the first stays the same. */
const answered = new WeakMap<Vocabulary, { size: number; byWord: Map<string, ReadonlyMap<number, WordMatch>> }>()

/** Words of the vocabulary that answer one word of a query. */
export function matchWord(vocabulary: Vocabulary, word: string, tolerance: Tolerance): ReadonlyMap<number, WordMatch> {
  const { size } = vocabulary
  const kept = answered.get(vocabulary)
  const last =
    kept?.size === size && kept.byWord.size < MOST_KEPT
      ? kept
      : { size, byWord: new Map<string, ReadonlyMap<number, WordMatch>>() }
  answered.set(vocabulary, last)
  const name = `${tolerance} ${word}`
  const found = last.byWord.get(name) ?? look(vocabulary, word, tolerance)
  last.byWord.set(name, found)
  return found
}

function look(vocabulary: Vocabulary, word: string, tolerance: Tolerance): ReadonlyMap<number, WordMatch> {
  const found = new Map<number, WordMatch>()
  const { script, plains } = readToken(word)
  for (const plain of plains) {
    const query = { plain, ...readingForms(plain), script }
    scan(vocabulary, query, tolerance, found)
  }
  return found
}

function scan(vocabulary: Vocabulary, query: QueryReading, tolerance: Tolerance, found: Map<number, WordMatch>): void {
  const typos = tolerance !== 'spelling'
  const loose = tolerance === 'unfinished'
  const { plainHeads, foldHeads, keyHeads, masks, lengths, scripts, size } = vocabulary
  const plainHead = packHead(query.plain)
  const plainMask = headMask(query.plain.length)
  const foldHead = packHead(query.fold)
  const foldMask = headMask(query.fold.length)
  const keyHead = packHead(query.key)
  const abjad = isAbjad(query.script)
  const keyMask = headMask(query.key.length)
  const letters = letterMask(query.fold)
  const length = query.fold.length
  for (let term = 0; term < size; term++) {
    const near = typos && mayBeTypo(masks[term] ?? 0, lengths[term] ?? 0, letters, length, loose)
    const keyed = (((keyHeads[term] ?? 0) ^ keyHead) & (abjad || isAbjad(scripts[term] ?? 0) ? keyMask : -1)) === 0
    if (
      near ||
      keyed ||
      (((plainHeads[term] ?? 0) ^ plainHead) & plainMask) === 0 ||
      (((foldHeads[term] ?? 0) ^ foldHead) & foldMask) === 0
    ) {
      const match = judge(vocabulary, term, query, near, loose)
      if (match && match.strength > (found.get(term)?.strength ?? 0)) found.set(term, match)
    }
  }
}

/** Cheap refusal: an edit changes the length by one at most, and the set of letters by two. */
function mayBeTypo(mask: number, size: number, wanted: number, length: number, loose: boolean): boolean {
  const edits = editsAllowed(size, length)
  const longer = size - length
  if (edits > 0 && longer <= edits && longer >= -edits && bitCount(mask ^ wanted) <= 2 * edits) return true
  return loose && length >= shortestLoose && longer >= 0 && bitCount(wanted & ~mask) <= 1
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function judge(
  vocabulary: Vocabulary,
  term: number,
  query: QueryReading,
  near: boolean,
  loose: boolean,
): WordMatch | undefined {
  const plain = vocabulary.plains[term] ?? ''
  const fold = vocabulary.folds[term] ?? ''
  const script = vocabulary.scripts[term] ?? 0
  const sameScript = script === query.script
  if (plain === query.plain)
    return sameScript ? { strength: strengths.exact, why: 'exact' } : { strength: strengths.script, why: 'script' }
  const other: MatchReason = sameScript ? 'sound' : 'script'
  if (plain.startsWith(query.plain)) {
    const span = Math.round((strengths.prefixSpan * query.plain.length) / plain.length)
    return sameScript
      ? { strength: strengths.prefix + span, why: 'prefix' }
      : { strength: strengths.otherPrefix + span, why: 'script' }
  }
  if (fold === query.fold) return { strength: sameScript ? strengths.spelling : strengths.script - 10, why: other }
  if (query.fold.length >= 2 && fold.startsWith(query.fold))
    return {
      strength: strengths.otherPrefix + Math.round((strengths.prefixSpan * query.fold.length) / fold.length),
      why: other,
    }
  return (
    judgeAbjad(vocabulary, term, query) ??
    (near
      ? (judgeTypo(fold, query.fold, loose, sameScript) ?? judgeTypo(plain, query.plain, false, sameScript))
      : undefined) ??
    judgeSound(vocabulary.keys[term] ?? '', fold, query)
  )
}

/** A script without short vowels against one with them. */
function judgeAbjad(vocabulary: Vocabulary, term: number, query: QueryReading): WordMatch | undefined {
  const abjad = isAbjad(vocabulary.scripts[term] ?? 0)
  if (abjad === isAbjad(query.script)) return undefined
  const key = vocabulary.keys[term] ?? ''
  const fold = vocabulary.folds[term] ?? ''
  if (abjad ? vowelsFit(fold, query.fold) : vowelsFit(query.fold, fold))
    return { strength: strengths.abjad, why: 'script' }
  if (query.key.length >= 3 && key.length > query.key.length && key.startsWith(query.key) && query.fold.length >= 3)
    return { strength: strengths.abjadPrefix, why: 'script' }
  return undefined
}

function judgeTypo(fold: string, wanted: string, loose: boolean, sameScript: boolean): WordMatch | undefined {
  const allowed = editsAllowed(fold.length, wanted.length)
  const edits = allowed > 0 && !otherFirstLetter(fold, wanted) ? editDistance(wanted, fold, allowed) : allowed + 1
  const why = sameScript ? 'typo' : 'script'
  if (edits <= allowed) {
    const firstDiffers = wanted.charCodeAt(0) === fold.charCodeAt(0) ? 0 : strengths.firstLetter
    return { strength: strengths.typo - (edits - 1) * strengths.secondEdit - firstDiffers, why }
  }
  if (!loose || wanted.length < shortestLoose || fold.length <= wanted.length) return undefined
  const begun = Math.min(...[-1, 0, 1].map(more => editDistance(wanted, fold.slice(0, wanted.length + more), 1)))
  return begun <= 1 ? { strength: strengths.prefixTypo, why: 'typo' } : undefined
}

/** Few people mistype a first letter, and short names with another one are other names (Sita, Rita). */
function otherFirstLetter(a: string, b: string): boolean {
  return (
    a.length === b.length && a.length <= 5 && a.charCodeAt(0) !== b.charCodeAt(0) && a.charCodeAt(1) === b.charCodeAt(1)
  )
}

/** Same skeleton: enough consonants to mean something, and no more than vowels between them. */
function judgeSound(key: string, fold: string, query: QueryReading): WordMatch | undefined {
  if (key !== query.key || key.length < 3) return undefined
  const most = key.length >= 4 ? 3 : 2
  const apart = editDistance(fold, query.fold, most)
  return apart <= most ? { strength: strengths.sound - apart * 20, why: 'sound' } : undefined
}
