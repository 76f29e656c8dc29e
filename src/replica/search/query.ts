import { normaliseCode, phoneDigits, shortestPhoneQuery } from './numbers.ts'
import { isArticle, tokenise } from './tokens.ts'

/** Something that answers several words of a query at once: two words written as one, a case code, a phone number. */
export type Span = {
  readonly from: number
  /** Past the last word answered. */
  readonly to: number
  readonly kind: 'word' | 'code' | 'phone'
  readonly text: string
  /** A code without digit or hyphen is only believed when complete, or every name would look like one. */
  readonly complete: boolean
}

export type Query = { readonly words: ReadonlyArray<string>; readonly spans: ReadonlyArray<Span> }

const longestQuery = 400
const mostWords = 10
const numeric = /^[+(]*\p{Nd}[\p{Nd}()./+-]*$/u
const hiddenMarks = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Reads what was typed: words that must all be answered, and the longer readings of neighbouring ones. */
export function parseQuery(text: string): Query {
  const chunks = joinCodes(text.slice(0, longestQuery).replace(hiddenMarks, '').split(/\s+/).filter(Boolean))
  const words: string[] = []
  const spans: Span[] = []
  for (let at = 0; at < chunks.length && words.length < mostWords; ) {
    const run = numericRun(chunks, at)
    const chunk = run > 0 ? chunks.slice(at, at + run).join(' ') : (chunks[at] ?? '')
    readChunk(chunk, run > 0, words, spans)
    at += Math.max(1, run)
  }
  return dropArticles(words.slice(0, mostWords), spans)
}

/** "h 7k3f" is a code typed with a space. */
function joinCodes(chunks: ReadonlyArray<string>): ReadonlyArray<string> {
  const joined: string[] = []
  for (const chunk of chunks) {
    const previous = joined.at(-1)
    if (previous !== undefined && /^[a-z]-?$/i.test(previous) && /^-?[a-z0-9]*\d[a-z0-9]*$/i.test(chunk))
      joined[joined.length - 1] = `${previous}-${chunk}`
    else joined.push(chunk)
  }
  return joined
}

/** How many chunks from here form one phone number: only digits and formatting, at least four digits in all. */
function numericRun(chunks: ReadonlyArray<string>, at: number): number {
  let end = at
  while (end < chunks.length && numeric.test(chunks[end] ?? '')) end++
  return phoneDigits(chunks.slice(at, end).join(' ')).length >= shortestPhoneQuery ? end - at : 0
}

function readChunk(chunk: string, isNumber: boolean, words: string[], spans: Span[]): void {
  const tokens = tokenise(chunk)
  if (tokens.length === 0) return
  const from = words.length
  words.push(...tokens.map(token => token.text))
  const to = words.length
  const span = (kind: Span['kind'], text: string, complete: boolean) => spans.push({ from, to, kind, text, complete })
  if (isNumber) span('phone', phoneDigits(chunk), false)
  const code = normaliseCode(chunk)
  const looksLikeCode = /[-\d]/.test(chunk)
  if (code.length >= (looksLikeCode ? 2 : 4) && /^[\x20-\x7e]+$/.test(chunk)) span('code', code, !looksLikeCode)
}

/** Leaves out articles when anything else is asked for, then adds neighbouring words read as one. */
function dropArticles(words: ReadonlyArray<string>, spans: ReadonlyArray<Span>): Query {
  const dropped = words.map(word => words.length > 1 && isArticle(word))
  const kept = words.filter((_, at) => !dropped[at])
  if (kept.length === 0) return { words, spans }
  const place = (at: number): number => at - dropped.slice(0, at).filter(Boolean).length
  const moved = spans
    .map(span => ({ ...span, from: place(span.from), to: place(Math.min(span.to, words.length)) }))
    .filter(span => span.to > span.from)
  const pairs = kept
    .slice(1)
    .map((word, at): Span => ({ from: at, to: at + 2, kind: 'word', text: (kept[at] ?? '') + word, complete: true }))
  return { words: kept, spans: [...moved, ...pairs] }
}
