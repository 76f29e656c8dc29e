import type { PaperSize } from './blocks.ts'
import type { Face } from './face.ts'
import type { Line, Run } from './lines.ts'
import { at, num, PdfFile, utf16 } from './pdf-file.ts'
import { PdfFont } from './pdf-font.ts'
import { Tag, writeStructure } from './structure.ts'

/** Points. */
const SIZES: Record<PaperSize, { width: number; height: number; margin: number; foot: number }> = {
  A4: { width: 595.28, height: 841.89, margin: 62, foot: 34 },
  A6: { width: 419.53, height: 297.64, margin: 30, foot: 16 },
}
/** Strength of a drawn line, in points. */
const RULE = 0.6

interface Page {
  readonly object: number
  readonly parts: string[]
  readonly tags: Tag[]
}

/** The sheets of one file, written from top to bottom. Measures are points from the upper left corner. */
export class Sheets {
  readonly file = new PdfFile()
  readonly top: Tag
  readonly width: number
  readonly left: number
  readonly #size: (typeof SIZES)[PaperSize]
  readonly #pages: Page[] = []
  readonly #fonts = new Map<Face, PdfFont>()
  /** Where the next thing comes on the page at hand. */
  y: number

  constructor(size: PaperSize, mark: string) {
    this.#size = SIZES[size]
    this.width = this.#size.width - 2 * this.#size.margin
    this.left = this.#size.margin
    this.top = new Tag(
      this.file,
      'Document',
      `/ID <${[...mark].map(letter => letter.charCodeAt(0).toString(16)).join('')}>`,
    )
    this.y = 0
    this.begin()
  }

  get pages(): number {
    return this.#pages.length
  }
  begin(): void {
    this.#pages.push({ object: this.file.reserve(), parts: [], tags: [] })
    this.y = this.#size.margin
  }
  /** Begins a new page when less than this is left. */
  need(height: number): void {
    if (this.y + height > this.#size.height - this.#size.margin && this.y > this.#size.margin) this.begin()
  }
  tag(type: string, parent: Tag, attributes = ''): Tag {
    const tag = new Tag(this.file, type, attributes)
    parent.children.push(tag)
    return tag
  }

  /** Draws one line of text for a tag; without one it belongs to the page, not to what is read. Answers nothing, moves nothing. */
  line(line: Line, place: { x: number; baseline: number; size: number; page?: number }, tag?: Tag): void {
    const index = place.page ?? this.#pages.length - 1
    const page = this.#pages[index]
    if (page === undefined || line.runs.length === 0) return
    const parts: string[] = []
    const starts = new Map<Run, number>()
    let x = place.x
    for (const run of line.runs) {
      starts.set(run, x)
      x += (run.width * place.size) / 1000
    }
    // Drawn in the order they are read: whoever copies or listens gets the sentence as it was written.
    for (const run of [...line.runs].sort((a, b) => a.start - b.start))
      parts.push(this.#run(run, { ...place, x: starts.get(run) ?? x }))
    // What belongs to the page and not to the paper stands back.
    if (tag === undefined) page.parts.push(`/Artifact <</Type /Pagination>> BDC\nq 0.35 g\n${parts.join('\n')}\nQ\nEMC`)
    else {
      const id = page.tags.push(tag) - 1
      tag.children.push({ page: index, id })
      page.parts.push(`/${tag.type} <</MCID ${id}>> BDC\n${parts.join('\n')}\nEMC`)
    }
  }

  /** A thin line, which is drawn and not read. */
  rule(x: number, y: number, width: number): void {
    const page = this.#pages.at(-1)
    const height = this.#size.height - y
    page?.parts.push(
      `/Artifact BMC\n0.45 G ${RULE} w ${num(x)} ${num(height)} m ${num(x + width)} ${num(height)} l S\nEMC`,
    )
  }

  /** A box to tick, drawn and not read; a ticked one has its cross. */
  box(x: number, y: number, side: number, ticked: boolean): void {
    const [left, low, high] = [num(x), num(this.#size.height - y - side), num(this.#size.height - y)]
    const right = num(x + side)
    const cross = ticked ? ` ${left} ${low} m ${right} ${high} l ${left} ${high} m ${right} ${low} l S` : ''
    this.#pages
      .at(-1)
      ?.parts.push(`/Artifact BMC\n0 G 0.9 w ${left} ${low} ${num(side)} ${num(side)} re S${cross}\nEMC`)
  }

  /** Where the foot of a page is written. */
  footline(): number {
    return this.#size.height - this.#size.foot
  }

  #run(run: Run, { x, baseline, size }: { x: number; baseline: number; size: number }): string {
    const font = this.#font(run.face)
    const y = this.#size.height - baseline
    const shown: string[] = []
    let codes = ''
    let off = 0
    for (const sign of run.signs) {
      if (Math.abs(off) > 0.5) {
        shown.push(`<${codes}>`, num(-off))
        codes = ''
        off = 0
      }
      const { code, width } = font.code(sign)
      codes += code
      off += sign.advance - width
    }
    const says = utf16(run.text)
    return `/Span <</ActualText ${says}>> BDC\nBT /${font.name} ${num(size)} Tf 1 0 0 1 ${num(x)} ${num(y)} Tm [${shown.join(' ')} <${codes}>] TJ ET\nEMC`
  }

  #font(face: Face): PdfFont {
    const known = this.#fonts.get(face) ?? new PdfFont(this.file, face, this.#fonts.size + 1)
    this.#fonts.set(face, known)
    return known
  }

  /** The finished file. */
  finish(language: string, mark: string): Uint8Array<ArrayBuffer> {
    const { file } = this
    const tree = file.reserve()
    for (const font of this.#fonts.values()) font.write(file)
    const fonts = [...this.#fonts.values()].map(font => `/${font.name} ${at(font.object)}`).join(' ')
    const { width, height } = this.#size
    for (const [index, page] of this.#pages.entries()) {
      const content = file.stream(new TextEncoder().encode(page.parts.join('\n')))
      file.put(
        `<< /Type /Page /Parent ${at(tree)} /MediaBox [0 0 ${width} ${height}] /Contents ${at(content)} /Resources << /Font << ${fonts} >> >> /StructParents ${index} /Tabs /S >>`,
        page.object,
      )
    }
    file.put(
      `<< /Type /Pages /Kids [${this.#pages.map(page => at(page.object)).join(' ')}] /Count ${this.#pages.length} >>`,
      tree,
    )
    const structure = writeStructure(file, this.top, this.#pages)
    const catalog = file.put(
      `<< /Type /Catalog /Pages ${at(tree)} /Lang (${language}) /MarkInfo << /Marked true >> /StructTreeRoot ${at(structure)} >>`,
    )
    return file.bytes(catalog, mark)
  }
}
