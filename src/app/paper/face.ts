import * as hb from 'harfbuzzjs'
import { subsetOf } from './subset.ts'
import { type FontTables, sfntOf, tablesOfWoff } from './woff.ts'

const AROUND = 8

/** A glyph of a sign, and where it stands in it, in units of the font. */
export interface SignPart {
  readonly glyph: number
  readonly x: number
  readonly y: number
}
/**
 * What a reader sees as one sign, with all that belongs to it: a letter with its marks, a conjunct, a ligature. `text` is what it
 * stands for, so that what is copied or read aloud is what was written.
 */
export interface Sign {
  readonly parts: readonly SignPart[]
  /** Thousandths of the size. */
  readonly advance: number
  readonly text: string
}
/** A piece of a text that is written with one typeface in one direction. */
export interface Stretch {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly backwards: boolean
  readonly language: string
}

/** A typeface in use: it shapes text (joins, conjuncts, marks) and gives what a PDF needs of it. */
export class Face {
  readonly name: string
  readonly #tables: FontTables
  readonly #font: hb.Font
  readonly #units: number
  readonly #has = new Map<number, boolean>()

  constructor(name: string, woff: Uint8Array) {
    this.name = name
    this.#tables = tablesOfWoff(woff)
    const face = new hb.Face(new hb.Blob(sfntOf(this.#tables)))
    this.#font = new hb.Font(face)
    this.#units = face.upem
  }

  /** Whether it has a glyph for a character. */
  has(character: string): boolean {
    const code = character.codePointAt(0) ?? 0
    const known = this.#has.get(code) ?? this.#font.nominalGlyph(code) !== undefined
    this.#has.set(code, known)
    return known
  }

  /** Thousandths of the size for a measure of the font. */
  scaled(measure: number): number {
    return (measure * 1000) / this.#units
  }

  /** How far a glyph moves the pen by itself, in thousandths. */
  width(glyph: number): number {
    return this.scaled(this.#font.glyphHAdvance(glyph))
  }

  /** Signs in the order they are drawn, from left to right. */
  shape({ text, start, end, backwards, language }: Stretch): Sign[] {
    const buffer = new hb.Buffer()
    // A little of what stands around it decides how letters join; all of a long text would be copied for each word.
    const from = Math.max(0, start - AROUND)
    buffer.addText(text.slice(from, end + AROUND), start - from, end - start)
    buffer.guessSegmentProperties()
    buffer.setDirection(backwards ? hb.Direction.RTL : hb.Direction.LTR)
    buffer.setLanguage(language)
    hb.shape(this.#font, buffer)
    const positions = buffer.getGlyphPositions()
    const signs: Array<{ parts: SignPart[]; pen: number; cluster: number }> = []
    for (const [index, info] of buffer.getGlyphInfos().entries()) {
      const place = positions[index]
      let sign = signs.at(-1)
      if (sign?.cluster !== info.cluster) {
        sign = { parts: [], pen: 0, cluster: info.cluster }
        signs.push(sign)
      }
      sign.parts.push({ glyph: info.codepoint, x: sign.pen + (place?.xOffset ?? 0), y: place?.yOffset ?? 0 })
      sign.pen += place?.xAdvance ?? 0
    }
    return signs.map(({ parts, pen, cluster }, index) => {
      const next = (backwards ? signs[index - 1] : signs[index + 1])?.cluster
      return {
        parts,
        advance: this.scaled(pen),
        text: text.slice(cluster + from, next === undefined ? end : next + from),
      }
    })
  }

  /** The outlines of some signs as a font file, the number of each in it, and the measures of the whole face. */
  cut(signs: ReadonlyArray<readonly SignPart[]>) {
    const head = this.#tables.get('head') ?? new Uint8Array(54)
    const box = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const hhea = this.#tables.get('hhea') ?? new Uint8Array(36)
    const lines = new DataView(hhea.buffer, hhea.byteOffset, hhea.byteLength)
    return {
      ...subsetOf(this.#tables, signs),
      box: [36, 38, 40, 42].map(at => Math.round(this.scaled(box.getInt16(at)))),
      ascent: Math.round(this.scaled(lines.getInt16(4))),
      descent: Math.round(this.scaled(lines.getInt16(6))),
    }
  }
}
