import { vowelsFit } from './distance.ts'
import { foldReading } from './fold.ts'
import { isAbjad } from './scripts.ts'
import { isArticle, tokenise } from './tokens.ts'
import { readToken } from './transliterate.ts'

type Word = { readonly abjad: boolean; readonly plains: ReadonlyArray<string>; readonly folds: ReadonlyArray<string> }

const mostWords = 8
const close = new Map<string, number>()
for (const [letters, cost] of [
  ['ei', 0.3],
  ['ou', 0.3],
  ['ae', 0.35],
  ['ao', 0.45],
  ['sz', 0.3],
  ['dt', 0.4],
  ['vf', 0.3],
  ['bp', 0.5],
  ['bv', 0.5],
  ['gh', 0.5],
  ['gk', 0.5],
  ['uv', 0.4],
] as const) {
  close.set(letters, cost)
  close.set(letters.charAt(1) + letters.charAt(0), cost)
}
const isVowel = (letter: string): boolean => letter !== '' && 'aeiou'.includes(letter)

function change(a: string, b: string): number {
  if (a === b) return 0
  return close.get(a + b) ?? (isVowel(a) && isVowel(b) ? 0.7 : 1)
}

/** Leaving out a vowel or an h beside another letter is how spellings differ; a first letter is not left out by habit. */
function drop(word: string, at: number): number {
  const letter = word.charAt(at)
  if (letter === 'h') return 0.5
  if (at === 0) return 1
  return isVowel(letter) ? (at === word.length - 1 ? 0.9 : 0.55) : 1
}

function weightedDistance(a: string, b: string): number {
  let older: number[] = []
  let previous: number[] = [0]
  for (let column = 1; column <= b.length; column++)
    previous[column] = (previous[column - 1] ?? 0) + drop(b, column - 1)
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [(previous[0] ?? 0) + drop(a, row - 1)]
    for (let column = 1; column <= b.length; column++) {
      const left = a.charAt(row - 1)
      const right = b.charAt(column - 1)
      let cost = Math.min(
        (previous[column - 1] ?? 0) + change(left, right),
        (previous[column] ?? 0) + drop(a, row - 1),
        (current[column - 1] ?? 0) + drop(b, column - 1),
      )
      if (row > 1 && column > 1 && left === b.charAt(column - 2) && a.charAt(row - 2) === right)
        cost = Math.min(cost, (older[column - 2] ?? 0) + 0.7)
      current[column] = cost
    }
    older = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

function readingSimilarity(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  const longer = Math.max(a.length, b.length)
  if (shorter === 0) return 0
  // A short name has little to be recognised by, so the same number of differences weighs more.
  const weight = shorter <= 4 ? 2 : 1.4
  return Math.max(0, 1 - (weightedDistance(a, b) * weight) / Math.max(4, (shorter + longer) / 2))
}

function wordSimilarity(a: Word, b: Word): number {
  let best = 0
  for (const [left, foldedLeft] of a.folds.entries())
    for (const [right, foldedRight] of b.folds.entries()) {
      const plainLeft = a.plains[left] ?? ''
      const plainRight = b.plains[right] ?? ''
      if (plainLeft === plainRight) return 1
      if (foldedLeft === foldedRight) best = Math.max(best, 0.97)
      else if (a.abjad !== b.abjad && fits(a.abjad, foldedLeft, foldedRight)) best = Math.max(best, 0.94)
      else
        best = Math.max(
          best,
          Math.min(
            0.95,
            Math.max(readingSimilarity(foldedLeft, foldedRight), readingSimilarity(plainLeft, plainRight)),
          ),
        )
    }
  return Math.max(best, initialSimilarity(a, b))
}

const fits = (firstIsAbjad: boolean, a: string, b: string): boolean =>
  firstIsAbjad ? vowelsFit(a, b) : vowelsFit(b, a)

/** "O. Kovalenko": an initial agrees with the name it may stand for, but proves little. */
function initialSimilarity(a: Word, b: Word): number {
  const [left = '', right = ''] = [a.plains[0], b.plains[0]]
  const oneLetter = (left.length === 1) !== (right.length === 1)
  return oneLetter && left.charAt(0) === right.charAt(0) ? 0.75 : 0
}

function wordsOf(name: string): ReadonlyArray<Word> {
  const tokens = tokenise(name)
  const kept = tokens.filter(token => !isArticle(token.text))
  return (kept.length > 0 ? kept : tokens).slice(0, mostWords).flatMap(token => wordOf(token.text))
}

function wordOf(text: string): ReadonlyArray<Word> {
  const { script, plains } = readToken(text)
  return plains.length === 0 ? [] : [{ abjad: isAbjad(script), plains, folds: plains.map(foldReading) }]
}

const wordsJoined = (name: string): string =>
  tokenise(name)
    .filter(token => !isArticle(token.text))
    .map(token => token.text)
    .join('')

/** A name whose words have been read, for whoever compares it with many. */
export class ReadName {
  readonly #name: string
  readonly words: ReadonlyArray<Word>
  #together: { word: Word | undefined } | undefined

  constructor(name: string) {
    this.#name = name
    this.words = wordsOf(name)
  }

  /** Its words written as one; undefined when nothing of it can be read. */
  get together(): Word | undefined {
    this.#together ??= { word: wordOf(wordsJoined(this.#name))[0] }
    return this.#together.word
  }
}

/**
 * How likely two spellings are of one name: 1 equal, 0 nothing alike. Word order, scripts, regional spelling, small typos,
 * missing middle names and words written together are tolerated. For proposing duplicates: a person decides.
 */
export function nameSimilarity(a: string | ReadName, b: string | ReadName): number {
  const [left, right] = [read(a), read(b)]
  if (left.words.length === 0 || right.words.length === 0) return 0
  const apart = pairedSimilarity(left.words, right.words)
  if (left.words.length === right.words.length || apart > 0.9) return apart
  const { together } = left
  const otherTogether = right.together
  return together && otherTogether ? Math.max(apart, wordSimilarity(together, otherTogether) * 0.97) : apart
}

const read = (name: string | ReadName): ReadName => (typeof name === 'string' ? new ReadName(name) : name)

/** Similarity from which import proposes two names as a possible duplicate: recall and precision are measured at it. */
export const duplicateThreshold = 0.84

/** Pairs the words best first; the weakest pair pulls down more than an average would, words left over a little. */
function pairedSimilarity(left: ReadonlyArray<Word>, right: ReadonlyArray<Word>): number {
  const pairs = left.flatMap((a, from) => right.map((b, to) => ({ from, to, value: wordSimilarity(a, b) })))
  pairs.sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  const values: number[] = []
  for (const { from, to, value } of pairs) {
    if (usedLeft.has(from) || usedRight.has(to)) continue
    usedLeft.add(from)
    usedRight.add(to)
    values.push(value)
  }
  const average = values.reduce((sum, value) => sum + value, 0) / values.length
  const weakest = Math.min(...values)
  const spare = Math.abs(left.length - right.length)
  const missing = values.length === 1 ? 0.25 : 0.06
  return Math.max(0, (average + weakest) / 2 - Math.min(0.4, spare * missing))
}
