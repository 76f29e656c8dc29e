import { base32crockford } from '@scure/base'
import { type Bytes, concat, equalBytes, ownBytes } from './bytes.ts'
import { sha256Now } from './digest.ts'
import { lp } from './lp.ts'
import { WORD_LANGUAGES, type WordLanguage, wordList } from './words.ts'

// A secret as lines that a person can print, read aloud and type back: line number, ten bytes as four groups of four
// characters (Crockford base32: no I, L, O, U to confuse), and a word that checks this line. See docs/formats.md.

/** What a sheet holds. */
export const SHEET_KINDS = { root: 1, recovery: 2, share: 3 } as const
/** One of {@link SHEET_KINDS}. */
export type SheetKind = keyof typeof SHEET_KINDS

/** Why a typed sheet is refused. `line` counts from 1. */
export type SheetRefusal =
  | { ok: false; code: 'sheet.line'; line: number }
  | { ok: false; code: 'sheet.lines'; expected: number; found: number }
  | { ok: false; code: 'sheet.kind' | 'sheet.checksum' }

const VERSION = 1
const PER_LINE = 10

const charactersOf = (bytes: number) => Math.ceil((bytes * 8) / 5)

function checkIndex(line: number, bytes: Bytes): number {
  const digest = sha256Now(lp(['ct/v1/sheet', line, bytes]))
  return (((digest[0] ?? 0) << 8) | (digest[1] ?? 0)) >> 5
}

function framed(kind: SheetKind, payload: Bytes): Bytes {
  const body = concat(new Uint8Array([VERSION, SHEET_KINDS[kind]]), payload)
  return concat(body, sha256Now(body).subarray(0, 4))
}

/** The lines of a sheet, check words in the reader's language. */
export async function writeSheet(kind: SheetKind, payload: Bytes, language: WordLanguage): Promise<string[]> {
  const list = await wordList(language)
  const bytes = framed(kind, payload)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const piece = bytes.slice(at, at + PER_LINE)
    const number = lines.length + 1
    const groups = base32crockford.encode(piece).match(/.{1,4}/g) ?? []
    lines.push(`${number}  ${groups.join(' ')}  ${(list[checkIndex(number, piece)] ?? '').normalize('NFC')}`)
  }
  return lines
}

/** A spelling that forgives case and accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const tokensOf = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(token => token !== '')

/** Takes one line from the front of `tokens`: its number if it is there, the characters, the check word. Null when it is wrong. */
function takeLine(
  tokens: string[],
  number: number,
  size: number,
  lists: ReadonlyArray<ReadonlyArray<string>>,
): Bytes | null {
  if (tokens[0] === String(number)) tokens.shift()
  let characters = ''
  while (characters.length < charactersOf(size)) {
    const token = tokens.shift()
    if (token === undefined) return null
    characters += token
  }
  const word = tokens.shift()
  let piece: Bytes
  try {
    piece = ownBytes(base32crockford.decode(characters.toUpperCase()))
  } catch {
    return null
  }
  if (piece.length !== size) return null
  const index = checkIndex(number, piece)
  return lists.some(list => plain(list[index] ?? '') === word) ? piece : null
}

/**
 * The payload of a typed sheet of `kind` with `length` payload bytes. Forgives case, accents, spaces, dashes, missing line
 * numbers and lost line breaks, and takes check words of any language; says which line is wrong.
 */
export async function readSheet(
  kind: SheetKind,
  length: number,
  text: string,
): Promise<{ ok: true; payload: Bytes } | SheetRefusal> {
  const total = length + 6
  const count = Math.ceil(total / PER_LINE)
  const lists = await Promise.all(WORD_LANGUAGES.map(wordList))
  const lines = text
    .split(/[\r\n]+/)
    .map(tokensOf)
    .filter(tokens => tokens.length > 0)
  if (lines.length !== count && lines.length !== 1) {
    return { ok: false, code: 'sheet.lines', expected: count, found: lines.length }
  }
  const pieces: Bytes[] = []
  for (let i = 0; i < count; i++) {
    // Kept line breaks keep a slip to its own line; without them the tokens are one stream.
    const tokens = (lines.length === 1 ? lines[0] : lines[i]) ?? []
    const piece = takeLine(tokens, i + 1, Math.min(PER_LINE, total - i * PER_LINE), lists)
    if (piece === null || (lines.length === count && tokens.length > 0)) {
      return { ok: false, code: 'sheet.line', line: i + 1 }
    }
    pieces.push(piece)
  }
  const bytes = concat(...pieces)
  const body = bytes.subarray(0, -4)
  if (!equalBytes(sha256Now(body).subarray(0, 4), bytes.subarray(-4))) return { ok: false, code: 'sheet.checksum' }
  if (body[0] !== VERSION || body[1] !== SHEET_KINDS[kind]) return { ok: false, code: 'sheet.kind' }
  return { ok: true, payload: body.slice(2) }
}
