import { type FontTables, sfntOf } from './woff.ts'

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Flags of a composite glyph's parts (OpenType, table glyf). */
const WORDS = 0x0001
const MOVED = 0x0002
const SCALE = 0x0008
const MORE = 0x0020
const TWO_SCALES = 0x0040
const MATRIX = 0x0080

const MOST_PARTS = 64
const DEEPEST = 8

interface Part {
  /** Where its glyph number stands. */
  readonly at: number
  readonly glyph: number
}
/** The parts of a composite glyph; none for a simple one. */
function partsOf(glyph: Uint8Array): Part[] {
  const view = viewOf(glyph)
  if (glyph.length < 10 || view.getInt16(0) >= 0) return []
  const parts: Part[] = []
  for (let at = 10; ; ) {
    const flags = view.getUint16(at)
    parts.push({ at: at + 2, glyph: view.getUint16(at + 2) })
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
    if (!(flags & MORE)) return parts
  }
}

/** A sign put together of glyphs of the whole font, each moved by so many units. */
export type SignParts = ReadonlyArray<{ readonly glyph: number; readonly x: number; readonly y: number }>
export interface Subset {
  readonly file: Uint8Array<ArrayBuffer>
  /** The number of each asked sign in the file, in the order of asking. */
  readonly numbers: readonly number[]
}
interface Outline {
  readonly bytes: Uint8Array
  readonly advance: number
  readonly bearing: number
}

/**
 * The outlines of some signs of a TrueType font and nothing else: no names, no layout rules, no characters. What a PDF needs of it,
 * and no more of the typeface than is printed. A sign of several glyphs becomes one.
 */
export function subsetOf(tables: FontTables, signs: readonly SignParts[]): Subset {
  const whole = wholeOf(tables)
  const numbers = new Map<number, number>([[0, 0]])
  const queue = signs.flatMap(parts => parts.map(part => part.glyph))
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    if (!numbers.has(glyph)) numbers.set(glyph, numbers.size)
    for (const part of partsOf(whole(glyph).bytes)) if (!numbers.has(part.glyph)) queue.push(part.glyph)
  }
  const outlines: Outline[] = [...numbers.keys()].map(glyph => {
    const { bytes, ...metrics } = whole(glyph)
    const copy = bytes.slice()
    for (const part of partsOf(copy)) viewOf(copy).setUint16(part.at, numbers.get(part.glyph) ?? 0)
    return { bytes: copy, ...metrics }
  })
  const places = signs.map(parts => {
    const [only] = parts
    if (only && parts.length === 1 && only.x === 0 && only.y === 0) return numbers.get(only.glyph) ?? 0
    return outlines.push(together(parts, numbers, outlines)) - 1
  })
  return { file: fileOf(tables, outlines), numbers: places }
}

/** Outline and measures of a glyph of the whole font. */
function wholeOf(tables: FontTables): (glyph: number) => Outline {
  const [glyf, head, loca, hmtx] = ['glyf', 'head', 'loca', 'hmtx'].map(name => tableOf(tables, name))
  if (!glyf || !head || !loca || !hmtx) throw new Error('a font without outlines')
  const long = viewOf(head).getInt16(50) === 1
  const offset = (glyph: number) => (long ? viewOf(loca).getUint32(glyph * 4) : viewOf(loca).getUint16(glyph * 2) * 2)
  const metrics = viewOf(tableOf(tables, 'hhea')).getUint16(34)
  return glyph => ({
    bytes: glyf.subarray(offset(glyph), offset(glyph + 1)),
    advance: viewOf(hmtx).getUint16(Math.min(glyph, metrics - 1) * 4),
    bearing: viewOf(hmtx).getInt16(glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2),
  })
}

function tableOf(tables: FontTables, name: string): Uint8Array {
  const bytes = tables.get(name)
  if (bytes === undefined) throw new Error(`a font without ${name}`)
  return bytes
}

/** Several glyphs as one composite glyph. Those that draw nothing (joiners, spaces) are left out of it. */
function together(parts: SignParts, numbers: ReadonlyMap<number, number>, outlines: readonly Outline[]): Outline {
  const drawn = parts.flatMap(part => {
    const number = numbers.get(part.glyph) ?? 0
    const bytes = outlines[number]?.bytes ?? new Uint8Array(0)
    return bytes.length < 10 ? [] : [{ ...part, number, box: [2, 4, 6, 8].map(place => viewOf(bytes).getInt16(place)) }]
  })
  if (drawn.length === 0) return { bytes: new Uint8Array(0), advance: 0, bearing: 0 }
  const edge = (place: number, pick: (...values: number[]) => number) =>
    pick(...drawn.map(({ x, y, box }) => (box[place] ?? 0) + (place % 2 === 0 ? x : y)))
  const bytes = new Uint8Array(10 + drawn.length * 8)
  const view = viewOf(bytes)
  view.setInt16(0, -1)
  const box = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
  for (const [index, value] of box.entries()) view.setInt16(2 + index * 2, value)
  for (const [index, { x, y, number }] of drawn.entries()) {
    const at = 10 + index * 8
    view.setUint16(at, WORDS | MOVED | (index < drawn.length - 1 ? MORE : 0))
    view.setUint16(at + 2, number)
    view.setInt16(at + 4, x)
    view.setInt16(at + 6, y)
  }
  return { bytes, advance: 0, bearing: box[0] ?? 0 }
}

function fileOf(tables: FontTables, outlines: readonly Outline[]): Uint8Array<ArrayBuffer> {
  const loca = new Uint8Array(4 * (outlines.length + 1))
  const hmtx = new Uint8Array(4 * outlines.length)
  let end = 0
  for (const [index, { bytes, advance, bearing }] of outlines.entries()) {
    viewOf(hmtx).setUint16(index * 4, advance)
    viewOf(hmtx).setInt16(index * 4 + 2, bearing)
    end += (bytes.length + 3) & ~3
    viewOf(loca).setUint32((index + 1) * 4, end)
  }
  const glyf = new Uint8Array(end)
  for (const [index, { bytes }] of outlines.entries()) glyf.set(bytes, viewOf(loca).getUint32(index * 4))
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map(name => tableOf(tables, name).slice())
  if (!head || !hhea || !maxp) throw new Error('a font without measures')
  viewOf(head).setInt16(50, 1)
  viewOf(hhea).setUint16(34, outlines.length)
  viewOf(maxp).setUint16(4, outlines.length)
  // Signs are put together of glyphs that may be put together themselves.
  viewOf(maxp).setUint16(28, MOST_PARTS)
  viewOf(maxp).setUint16(30, DEEPEST)
  const hints = ['cvt ', 'fpgm', 'prep'].flatMap(name => {
    const bytes = tables.get(name)
    return bytes === undefined ? [] : [[name, bytes] as const]
  })
  return sfntOf(new Map([...Object.entries({ glyf, head, hhea, hmtx, loca, maxp }), ...hints]))
}
