import bidiFactory from 'bidi-js'
import type { Face, Sign } from './face.ts'

const bidi = bidiFactory()

/** A stretch of a line with one typeface and one direction, as it stands from left to right. */
export interface Run {
  readonly face: Face
  readonly signs: readonly Sign[]
  /** Thousandths of the size. */
  readonly width: number
  readonly backwards: boolean
  readonly text: string
  /** Where it begins in its paragraph. */
  readonly start: number
}
export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
  /** Its paragraph runs from right to left. */
  readonly backwards: boolean
}
/** Gives the typeface of each character; the face before helps those that belong to every script. */
export type Choose = (character: string, before: Face | undefined) => Face
export interface Wish {
  readonly text: string
  /** Thousandths of the size. */
  readonly width: number
  readonly language: string
  /** For what has no letters of its own. */
  readonly direction: 'ltr' | 'rtl'
  readonly choose: Choose
}

/** What would turn a text round on the page, or draws nothing there. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu
/** Written without spaces between words. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const EACH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u
const NEVER_FIRST = /^[\p{Pe}\p{Pf}!?.,:;%…·、。，．：；！？・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ។ๆฯ]/u
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u

/** A text as lines that fit the width. Line breaks in the text begin a new paragraph; an empty one stays an empty line. */
export function linesOf(wish: Wish): Line[] {
  const clean = wish.text.normalize('NFC').replaceAll('\t', ' ').replaceAll('\r\n', '\n')
  return clean.split('\n').flatMap(text => paragraph({ ...wish, text: text.replaceAll(UNSEEN, '').trimEnd() }))
}

interface Item {
  readonly start: number
  readonly end: number
  readonly level: number
  readonly face: Face
}

function paragraph(wish: Wish): Line[] {
  const { text, width } = wish
  const strong = /[\p{L}]/u.test(text)
  // Numbers alone are read from the left everywhere; they only stand on the paper's side.
  const embedding = bidi.getEmbeddingLevels(text, strong ? undefined : 'ltr')
  const backwards = strong ? ((embedding.paragraphs[0]?.level ?? 0) & 1) === 1 : wish.direction === 'rtl'
  keepNumbers(text, embedding.levels)
  if (text === '') return [{ runs: [], width: 0, backwards: wish.direction === 'rtl' }]
  const items = itemsOf(wish, embedding.levels)
  const shaped = (start: number, end: number) => cutItems(items, start, end).map(item => runOf(wish, item))
  const measure = (start: number, end: number) => shaped(start, end).reduce((sum, run) => sum + run.width, 0)
  const lines: Line[] = []
  const put = (start: number, end: number) => {
    const stop = start + text.slice(start, end).trimEnd().length
    const runs = visual(cutItems(items, start, stop)).map(item => runOf(wish, item))
    lines.push({ runs, width: runs.reduce((sum, run) => sum + run.width, 0), backwards })
  }
  let from = 0
  let used = 0
  for (const piece of piecesOf(wish, measure)) {
    const seen = piece.start + text.slice(piece.start, piece.end).trimEnd().length
    const needed = seen === piece.end ? piece.width : measure(piece.start, seen)
    if (used > 0 && used + needed > width) {
      put(from, piece.start)
      from = piece.start
      used = 0
    }
    used += piece.width
  }
  put(from, text.length)
  return lines
}

/** A telephone number: the rules of direction would turn its groups round in a text from the right. */
const GROUPS = /\+?\d[\d\s\u00A0().-]{4,}\d/gu
function keepNumbers(text: string, levels: Uint8Array): void {
  for (const { index, 0: found } of text.matchAll(GROUPS)) {
    const level = Math.min(...levels.subarray(index, index + found.length))
    if ((level & 1) === 1) levels.fill(level + 1, index, index + found.length)
  }
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly width: number
}
/** What is not broken; a piece that fits no line is taken apart by what a reader sees as one character. */
function piecesOf({ text, language, width }: Wish, measure: (start: number, end: number) => number): Piece[] {
  const ends = breaksOf(text, language)
  return ends.flatMap((end, index) => {
    const start = ends[index - 1] ?? 0
    const whole = { start, end, width: measure(start, end) }
    if (whole.width <= width) return [whole]
    const letters = [...new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(text.slice(start, end))]
    return letters.map(({ index: at, segment }) => ({
      start: start + at,
      end: start + at + segment.length,
      width: measure(start + at, start + at + segment.length),
    }))
  })
}

/** Where a line may end: after spaces and hyphens, and between words where a script writes none. The last is the end of the text. */
function breaksOf(text: string, language: string): number[] {
  const ends = new Set([text.length])
  for (const found of text.matchAll(/[^\S\u00A0\u202F]+|[-‐–—/](?=\p{L})/gu)) ends.add(found.index + found[0].length)
  if (UNSPACED.test(text)) {
    for (const { index, segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
      if (index > 0 && UNSPACED.test(segment)) ends.add(index)
      if (!EACH.test(segment)) continue
      let at = index
      for (const character of segment) {
        if (at > 0 && EACH.test(character)) ends.add(at)
        at += character.length
      }
    }
  }
  return [...ends]
    .filter(
      at => at > 0 && (at === text.length || !(NEVER_FIRST.test(text.slice(at)) || NEVER_LAST.test(text.slice(0, at)))),
    )
    .sort((a, b) => a - b)
}

/** Stretches of one level and one typeface. What belongs to no script stays with what stands before it. */
function itemsOf({ text, choose }: Wish, levels: Uint8Array): Item[] {
  const items: Item[] = []
  let at = 0
  for (const character of text) {
    const before = items.at(-1)
    const face = choose(character, before?.face)
    const level = levels[at] ?? 0
    const end = at + character.length
    if (before && before.face === face && before.level === level) items[items.length - 1] = { ...before, end }
    else items.push({ start: at, end, level, face })
    at = end
  }
  return items
}

const cutItems = (items: readonly Item[], start: number, end: number): Item[] =>
  items
    .filter(item => item.end > start && item.start < end)
    .map(item => ({ ...item, start: Math.max(item.start, start), end: Math.min(item.end, end) }))

/** From left to right (Unicode Bidirectional Algorithm, rule L2). */
function visual(items: readonly Item[]): Item[] {
  const order = [...items]
  const levels = items.map(item => item.level)
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue
      let end = start
      while ((order[end + 1]?.level ?? -1) >= level) end++
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse())
      start = end
    }
  }
  return order
}

function runOf({ text, language }: Wish, { start, end, level, face }: Item): Run {
  const backwards = (level & 1) === 1
  const signs = face.shape({ text, start, end, backwards, language })
  const width = signs.reduce((sum, sign) => sum + sign.advance, 0)
  return { face, signs, width, backwards, start, text: text.slice(start, end) }
}
