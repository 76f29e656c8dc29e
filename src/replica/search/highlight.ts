import type { FieldKind, MatchReason, SearchDocument, SearchMatch } from './document.ts'
import type { WordMatch } from './match-word.ts'
import { codeForms, normaliseCode, phoneDigits, phoneMatches } from './numbers.ts'
import type { Query } from './query.ts'
import { type Token, tokenise, writtenTogether } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the query (or two read as one) with the words of the vocabulary that answer it. */
export type Answer = { readonly word: string; readonly matches: ReadonlyMap<number, WordMatch> }

type Mark = WordMatch & { readonly start: number; readonly end: number; readonly word: string }

/** Says which fields of a person matched, where in the text as given, and why. */
export function explain(
  document: SearchDocument,
  query: Query,
  answers: ReadonlyArray<Answer>,
  vocabulary: Vocabulary,
): ReadonlyArray<SearchMatch> {
  const explained: SearchMatch[] = []
  for (const { kind, text } of document.fields) {
    const marks =
      kind === 'code'
        ? codeMarks(text, query)
        : kind === 'phone'
          ? phoneMarks(text, query)
          : wordMarks(kind, text, answers, vocabulary)
    if (marks.length > 0) explained.push({ kind, text, ranges: mergeRanges(marks), why: weakestReason(marks) })
  }
  return explained
}

/** Each word of the query counts with its best match in the field; the field is only as good as its worst answered word. */
function weakestReason(marks: ReadonlyArray<Mark>): MatchReason {
  const best = new Map<string, Mark>()
  for (const mark of marks) if (mark.strength > (best.get(mark.word)?.strength ?? 0)) best.set(mark.word, mark)
  return [...best.values()].reduce((weakest, mark) => (mark.strength < weakest.strength ? mark : weakest)).why
}

function wordMarks(
  kind: FieldKind,
  text: string,
  answers: ReadonlyArray<Answer>,
  vocabulary: Vocabulary,
): ReadonlyArray<Mark> {
  const tokens = tokenise(text)
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1]
    const alone = markToken(token, answers, vocabulary)
    if (alone || !next || !writtenTogether(kind, text, token, next)) return alone ? [alone] : []
    const together = markToken({ text: token.text + next.text, start: token.start, end: next.end }, answers, vocabulary)
    return together ? [together] : []
  })
}

function markToken(token: Token, answers: ReadonlyArray<Answer>, vocabulary: Vocabulary): Mark | undefined {
  let best: Mark | undefined
  for (const term of vocabulary.termsOf(token.text)) {
    const { length } = vocabulary.plains[term] ?? ''
    for (const { word, matches } of answers) {
      const match = matches.get(term)
      if (!match || match.strength <= (best?.strength ?? 0)) continue
      // Only when letters correspond one to one is part of a word the part that was typed.
      const part = match.why === 'prefix' && token.end - token.start === length && word.length < length
      best = { start: token.start, end: part ? token.start + word.length : token.end, word, ...match }
    }
  }
  return best
}

function codeMarks(text: string, query: Query): ReadonlyArray<Mark> {
  return query.spans
    .filter(span => span.kind === 'code')
    .flatMap(span => {
      const form = codeForms(text).find(form => (span.complete ? form === span.text : form.startsWith(span.text)))
      if (form === undefined) return []
      const skipped = normaliseCode(text).length - form.length
      const [start, end] = spanOf(text, /[\p{L}\p{N}]/u, skipped, span.text.length)
      return [
        { start, end, strength: 1000, word: span.text, why: form === span.text ? 'exact' : 'prefix' } satisfies Mark,
      ]
    })
}

function phoneMarks(text: string, query: Query): ReadonlyArray<Mark> {
  const stored = phoneDigits(text)
  return query.spans
    .filter(span => span.kind === 'phone' && phoneMatches(stored, span.text))
    .map(span => {
      const wanted = stored.includes(span.text) ? span.text : span.text.replace(/^0/, '')
      const found = stored.indexOf(wanted)
      const written = Array.from(text.matchAll(/\p{Nd}/gu)).length
      const [start, end] =
        found < 0 ? [0, text.length] : spanOf(text, /\p{Nd}/u, written - stored.length + found, wanted.length)
      return {
        start,
        end,
        word: span.text,
        strength: 1000,
        why: wanted.length === stored.length ? 'exact' : 'prefix',
      } satisfies Mark
    })
}

/** Offsets from the `skip`-th counted letter over `count` of them; the whole text when it has fewer. */
function spanOf(text: string, counted: RegExp, skip: number, count: number): readonly [number, number] {
  let seen = 0
  let start = 0
  let offset = 0
  for (const letter of text) {
    if (counted.test(letter)) {
      if (seen === skip) start = offset
      seen++
      if (seen === skip + count) return [start, offset + letter.length]
    }
    offset += letter.length
  }
  return [start, text.length]
}

function mergeRanges(marks: ReadonlyArray<Mark>): ReadonlyArray<readonly [number, number]> {
  const merged: Array<readonly [number, number]> = []
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && start < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)]
    else merged.push([start, end])
  }
  return merged
}
