import type { SearchOptions, SearchResult } from './document.ts'
import { type Answer, explain } from './highlight.ts'
import { matchWord, strongestTypo, type Tolerance } from './match-word.ts'
import { phoneMatches } from './numbers.ts'
import type { People } from './people.ts'
import { kindNumberOf, kindWeights, slotOf } from './postings.ts'
import { parseQuery, type Query, type Span } from './query.ts'

const defaultLimit = 20
const full = 1000
/** A number found inside another is a good match, but a complete one is better. */
const partOfNumber = 900
/** Two words read as one are a little less than the words themselves. */
const togetherLoss = 0.97

/** For each word of a query, how strongly each person (by slot) answers it; 0 is not at all. */
type Strengths = ReadonlyArray<Uint16Array>

/** Finds people by what was typed; an empty query finds no one. */
export function searchPeople(people: People, text: string, options: SearchOptions): SearchResult {
  const query = parseQuery(text)
  if (query.words.length === 0) return { hits: [], total: 0 }
  const strengths: Strengths = query.words.map(() => new Uint16Array(people.slots.length))
  const answers = answerQuery(people, query, strengths)
  const { best, total } = rank(people, strengths, options)
  const hits = best.slice(options.offset ?? 0).flatMap(({ slot, score }) => {
    const document = people.slots[slot]
    if (!document) return []
    return [
      {
        id: document.id,
        score: score / (full * strengths.length),
        matches: explain(document, query, answers, people.vocabulary),
      },
    ]
  })
  return { hits, total }
}

function answerQuery(people: People, query: Query, strengths: Strengths): ReadonlyArray<Answer> {
  const answers: Answer[] = []
  const answer = (word: string, tolerance: Tolerance, into: Strengths, share: number): void => {
    const all = matchWord(people.vocabulary, word, tolerance)
    // Two words read as one are a guess already: with a typo on top it would be too much.
    const matches =
      tolerance === 'spelling' ? new Map([...all].filter(([, { strength }]) => strength > strongestTypo)) : all
    for (const [term, { strength }] of matches) spread(people, term, strength * share, into)
    answers.push({ word, matches })
  }
  for (const span of query.spans) {
    const into = strengths.slice(span.from, span.to)
    if (span.kind === 'word') answer(span.text, 'spelling', into, togetherLoss)
    else answerNumber(people, span, into)
  }
  for (const [at, word] of query.words.entries()) {
    const into = strengths.slice(at, at + 1)
    answer(word, 'typo', into, 1)
    if (!into[0]?.some(strength => strength > 0)) answer(word, 'unfinished', into, 1)
  }
  return answers
}

function spread(people: People, term: number, strength: number, into: Strengths): void {
  const { heads, nexts, values } = people.postings
  for (let entry = heads[term] ?? 0; entry !== 0; entry = nexts[entry - 1] ?? 0) {
    const value = values[entry - 1] ?? 0
    const weighed = Math.round(strength * (kindWeights[kindNumberOf(value)] ?? 0))
    const slot = slotOf(value)
    if (people.slots[slot] === undefined) continue
    for (const column of into) if ((column[slot] ?? 0) < weighed) column[slot] = weighed
  }
}

function answerNumber(people: People, span: Span, into: Strengths): void {
  for (const { text, slot } of span.kind === 'code' ? people.codes : people.phones) {
    if (people.slots[slot] === undefined) continue
    const found =
      span.kind === 'phone'
        ? phoneMatches(text, span.text)
        : span.complete
          ? text === span.text
          : text.startsWith(span.text)
    if (!found) continue
    const strength = text === span.text ? full : partOfNumber
    for (const column of into) if ((column[slot] ?? 0) < strength) column[slot] = strength
  }
}

/** How many have to be in order to answer with the page that is asked for. */
const mostOf = ({ offset = 0, limit = defaultLimit }: SearchOptions): number => Math.max(0, offset) + Math.max(0, limit)

type Ranked = { readonly slot: number; readonly score: number }

/** People who answer every word; when no one does, those who answer most of them, at least half. */
function rank(
  people: People,
  strengths: Strengths,
  options: SearchOptions,
): { best: ReadonlyArray<Ranked>; total: number } {
  const counts = new Uint8Array(people.slots.length)
  const scores = new Uint16Array(people.slots.length)
  for (const column of strengths)
    for (let slot = 0; slot < counts.length; slot++) {
      const strength = column[slot] ?? 0
      if (strength > 0) {
        counts[slot] = (counts[slot] ?? 0) + 1
        scores[slot] = (scores[slot] ?? 0) + strength
      }
    }
  const shown = (slot: number): boolean => {
    const document = people.slots[slot]
    return document !== undefined && (options.filter?.(document.id) ?? true)
  }
  const least = Math.ceil(strengths.length / 2)
  for (let needed = strengths.length; needed >= least; needed--) {
    const found = collect(people, counts, scores, needed, shown, mostOf(options))
    if (found.total > 0) return found
  }
  return { best: [], total: 0 }
}

function collect(
  people: People,
  counts: Uint8Array,
  scores: Uint16Array,
  needed: number,
  shown: (slot: number) => boolean,
  limit: number,
) {
  const best: Ranked[] = []
  let total = 0
  const idOf = (slot: number): string => people.slots[slot]?.id ?? ''
  const before = (a: Ranked, b: Ranked): boolean =>
    a.score > b.score || (a.score === b.score && idOf(a.slot) < idOf(b.slot))
  for (let slot = 0; slot < counts.length; slot++) {
    if (counts[slot] !== needed || !shown(slot)) continue
    total++
    const candidate = { slot, score: scores[slot] ?? 0 }
    const last = best.at(-1)
    if (best.length >= limit && (!last || !before(candidate, last))) continue
    let at = best.length
    while (at > 0 && before(candidate, best[at - 1] ?? candidate)) at--
    best.splice(at, 0, candidate)
    if (best.length > limit) best.pop()
  }
  return { best, total }
}
