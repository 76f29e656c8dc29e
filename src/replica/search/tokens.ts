import type { FieldKind } from './document.ts'

/** A run of letters and digits in a text; `start` and `end` are UTF-16 offsets in the text as given. */
export type Token = { readonly text: string; readonly start: number; readonly end: number }

// Apostrophes, joiners, soft hyphens and direction marks inside a word belong to it (Мар'яна, O’Brien).
const word =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‘`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+[\p{L}\p{M}\p{N}]+)*/gu
const joiner = /['’‘`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const hangulName = /^[\uac00-\ud7a3]{3,4}$/
const apostrophe = 39
const backtick = 96

/** Splits a text into words. A Korean name written without a space gives surname and given name. */
export function tokenise(text: string): ReadonlyArray<Token> {
  const tokens: Token[] = []
  // Most words are plain letters: scanning those by hand halves the time to build an index.
  let at = 0
  for (let start = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) continue
    if (code > 126 || code === apostrophe || code === backtick) return tokeniseAny(text)
    if (at > start) tokens.push({ text: text.slice(start, at), start, end: at })
    start = at + 1
  }
  return tokens
}

function tokeniseAny(text: string): ReadonlyArray<Token> {
  const tokens: Token[] = []
  word.lastIndex = 0
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const raw = found[0]
    const start = found.index
    const end = start + raw.length
    if (hangulName.test(raw)) {
      tokens.push({ text: raw.slice(0, 1), start, end: start + 1 }, { text: raw.slice(1), start: start + 1, end })
    } else tokens.push({ text: raw.replace(joiner, ''), start, end })
  }
  return tokens
}

const particles = new Set(
  'al el ul abd abdul abdel abdal abu bin ibn ben mac mc de da di du la le van von der den nur zu عبد ابو أبو بن ابن نور'.split(
    ' ',
  ),
)

/** East Asian given names of two syllables are written apart or as one (Min Ji, Minji). */
const syllable = 4

/** Whether two neighbouring words of a name or place are also written as one: Anne-Marie, Abdul Rahman, De Luca, 김민지. */
export function writtenTogether(kind: FieldKind, text: string, first: Token, second: Token): boolean {
  if (kind === 'note') return false
  const between = text.slice(first.end, second.start)
  if (between.length > 1) return false
  if (between === '' || between === '-' || between === '\u2010' || between === '\u2011') return true
  return particles.has(first.text.toLowerCase()) || (first.text.length <= syllable && second.text.length <= syllable)
}

/** The Arabic article on its own: never required, since people leave it out. */
export const isArticle = (token: string): boolean => /^(al|el|ul|ال)$/i.test(token)
