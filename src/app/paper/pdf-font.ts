import type { Face, Sign, SignPart } from './face.ts'
import { at, hexOf, num, type PdfFile } from './pdf-file.ts'

interface Used {
  readonly code: number
  readonly parts: readonly SignPart[]
  readonly width: number
  readonly text: string
}

/**
 * One typeface as a PDF keeps it. A code stands for a whole sign together with what it says there, so that the same shape can be
 * one letter in one word and another in the next: what is copied or read aloud is exactly what was written.
 */
export class PdfFont {
  readonly name: string
  readonly object: number
  readonly #face: Face
  readonly #used = new Map<string, Used>()

  constructor(file: PdfFile, face: Face, index: number) {
    this.#face = face
    this.name = `F${index}`
    this.object = file.reserve()
  }

  /** The code of a sign, four hexadecimal digits, and how far it moves the pen in thousandths. */
  code({ parts, advance, text }: Sign): { code: string; width: number } {
    const [only] = parts.length === 1 && parts[0]?.x === 0 && parts[0].y === 0 ? parts : []
    // A glyph alone keeps its own width, whatever its neighbours ask for; signs that were put together have the width they got.
    const width = only ? this.#face.width(only.glyph) : advance
    const key = only
      ? `${only.glyph} ${text}`
      : `${parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(' ')} ${advance} ${text}`
    const used = this.#used.get(key) ?? { code: this.#used.size + 1, parts, width, text }
    this.#used.set(key, used)
    return { code: used.code.toString(16).padStart(4, '0'), width }
  }

  write(file: PdfFile): void {
    const used = [...this.#used.values()]
    const cut = this.#face.cut(used.map(one => one.parts))
    const name = `${tagOf(this.object)}+${this.#face.name.replace(/\W/g, '')}`
    const program = file.stream(cut.file, `/Length1 ${cut.file.length}`)
    const descriptor = file.put(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${cut.box.join(' ')}] /ItalicAngle 0 /Ascent ${cut.ascent} /Descent ${cut.descent} /CapHeight ${cut.ascent} /StemV 80 /FontFile2 ${at(program)} >>`,
    )
    const numbers = new Uint8Array(2 * (used.length + 1))
    for (const [index, { code }] of used.entries())
      new DataView(numbers.buffer).setUint16(code * 2, cut.numbers[index] ?? 0)
    const map = file.stream(numbers)
    const widths = used.map(one => num(one.width)).join(' ')
    const kin = file.put(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${at(descriptor)} /CIDToGIDMap ${at(map)} /DW 0 /W [1 [${widths}]] >>`,
    )
    const unicode = file.stream(new TextEncoder().encode(toUnicode(used)))
    file.put(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${at(kin)}] /ToUnicode ${at(unicode)} >>`,
      this.object,
    )
  }
}

/** Six letters, as names of cut typefaces begin. */
const tagOf = (object: number): string =>
  Array.from({ length: 6 }, (_, place) => String.fromCharCode(65 + (Math.floor(object / 26 ** place) % 26))).join('')

const BLOCK = 100

function toUnicode(used: readonly Used[]): string {
  const lines = used
    .filter(one => one.text !== '')
    .map(one => `<${one.code.toString(16).padStart(4, '0')}> <${hexOf(one.text)}>`)
  const blocks = []
  for (let start = 0; start < lines.length; start += BLOCK) {
    const some = lines.slice(start, start + BLOCK)
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`
}
