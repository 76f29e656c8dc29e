import type { Block, MadePaper, Paper } from './blocks.ts'
import type { Faces } from './faces.ts'
import { type Choose, type Line, linesOf } from './lines.ts'
import { Sheets } from './sheets.ts'
import type { Tag } from './structure.ts'
import type { Weight } from './typefaces.ts'

interface Look {
  /** Points. */
  readonly size: number
  readonly leading: number
  readonly weight: Weight
  readonly before: number
  readonly tag: string
}
const LOOKS = {
  title: { size: 19, leading: 1.3, weight: 700, before: 0, tag: 'H1' },
  heading: { size: 13, leading: 1.35, weight: 700, before: 16, tag: 'H2' },
  label: { size: 11, leading: 1.4, weight: 700, before: 12, tag: 'P' },
  text: { size: 11, leading: 1.5, weight: 400, before: 7, tag: 'P' },
  small: { size: 9, leading: 1.45, weight: 400, before: 9, tag: 'P' },
} as const satisfies Record<string, Look>
const LABEL: Look = { ...LOOKS.text, size: 9.5, weight: 700 }
/** Letters stand this far below the top of their line, in parts of its height. */
const BASELINE = 0.72
const GAP = 14
const ROW = 5
/** What leads to what follows is not left alone at the foot of a page: so many of its own lines stay together with it. */
const KEPT: Readonly<Record<string, number>> = { title: 3, heading: 3, label: 3, small: 3 }
/** Of a paper in larger letters. */
const LARGE = 1.35

type RowKind = 'label' | 'head' | 'row'
interface Column {
  readonly look: Look
  readonly bold: boolean
  readonly width: number
  readonly lines: readonly Line[]
  readonly x: number
}

/** Sets a paper. Rejects when a typeface cannot be had. */
export async function compose(paper: Paper, faces: Faces): Promise<MadePaper> {
  const all = textsOf(paper.blocks).join('\n')
  await faces.gather(all, paper.language, 400)
  await faces.gather(all, paper.language, 700)
  const missing = new Set<string>()
  const choose = new Map<Weight, Choose>([
    [400, faces.chooser(paper.language, 400, missing)],
    [700, faces.chooser(paper.language, 700, missing)],
  ])
  const setter = new Setter(paper, (weight: Weight) => {
    const found = choose.get(weight)
    if (found === undefined) throw new Error('a weight nobody gathered')
    return found
  })
  for (const block of paper.blocks) setter.set(block)
  return { ...setter.finish(), missing: [...missing] }
}

/** Every text of a paper, for gathering typefaces; digits are on its foot. */
function textsOf(blocks: readonly Block[]): string[] {
  return [
    '0123456789/ -ABCDEFGHJKLMNPQRSTUVWXYZ•–',
    ...blocks.flatMap(block => {
      switch (block.is) {
        case 'facts':
          return block.rows.flat()
        case 'list':
        case 'ticks':
          return [...block.items]
        case 'table':
          return [...block.head, ...block.rows.flat()]
        case 'sign':
          return [block.label]
        case 'space':
          return []
        default:
          return [block.text]
      }
    }),
  ]
}

class Setter {
  readonly #paper: Paper
  readonly #choose: (weight: Weight) => Choose
  readonly #sheets: Sheets
  readonly #rtl: boolean
  /** Small sheets carry smaller letters. */
  readonly #scale: number

  constructor(paper: Paper, choose: (weight: Weight) => Choose) {
    this.#paper = paper
    this.#choose = choose
    this.#sheets = new Sheets(paper.size ?? 'A4', paper.mark)
    this.#rtl = paper.direction === 'rtl'
    this.#scale = paper.size === 'A6' ? 0.85 : paper.large === true ? LARGE : 1
  }

  set(block: Block): void {
    const sheets = this.#sheets
    switch (block.is) {
      case 'facts': {
        const table = sheets.tag('Table', sheets.top)
        sheets.y += ROW
        for (const [label, value] of block.rows)
          this.#row(this.#columns([label, value], [0.3, 0.7], 'label'), 'label', table)
        return
      }
      case 'table': {
        const widths = block.widths ?? block.head.map(() => 1)
        const whole = widths.reduce((sum, width) => sum + width, 0)
        const shares = widths.map(width => width / whole)
        const table = sheets.tag('Table', sheets.top)
        sheets.y += ROW
        const head = block.head.some(Boolean) ? this.#columns(block.head, shares, 'head') : undefined
        if (head) this.#row(head, 'head', table)
        for (const row of block.rows) {
          const columns = this.#columns(row, shares, 'row')
          // On the next page the columns say again what they are; it is read aloud once.
          if (this.#room(columns, 'row') && head) this.#row(head, 'head')
          this.#row(columns, 'row', table)
        }
        return
      }
      case 'list': {
        const list = sheets.tag('L', sheets.top)
        for (const item of block.items) this.#item(item, list)
        return
      }
      case 'ticks': {
        const list = sheets.tag('L', sheets.top)
        for (const [index, item] of block.items.entries())
          this.#item(item, list, block.ticked?.includes(index) ? 'ticked' : 'open')
        return
      }
      case 'sign':
        this.#sign(block.label)
        return
      case 'space':
        for (let line = 0; line < block.lines; line++) {
          sheets.need(28)
          sheets.y += 28
          sheets.rule(sheets.left, sheets.y, sheets.width)
        }
        return
      default: {
        const look = LOOKS[block.is]
        sheets.y += look.before * this.#scale
        const lines = this.#lines(block.text, look, sheets.width)
        sheets.need(this.#height(look) * (KEPT[block.is] ?? Math.min(2, lines.length)))
        this.#lay(lines, look, sheets.tag(look.tag, sheets.top), {
          x: sheets.left,
          width: sheets.width,
          // What is said of the paper stands where the paper begins, also where it had no words in its language.
          own: block.is === 'text' || block.is === 'label',
        })
      }
    }
  }

  finish(): Omit<MadePaper, 'missing'> {
    const sheets = this.#sheets
    const { mark, language } = this.#paper
    const look: Look = { ...LOOKS.small, size: 8 }
    for (let page = 0; page < sheets.pages; page++) {
      const baseline = sheets.footline()
      const [code] = this.#lines(mark, look, sheets.width)
      const [number] = this.#lines(`${page + 1} / ${sheets.pages}`, look, sheets.width)
      // The mark stands where a line begins, the number where it ends.
      const [first, last] = this.#rtl ? [number, code] : [code, number]
      const end = last ? sheets.left + sheets.width - (last.width * look.size) / 1000 : 0
      if (first) sheets.line(first, { x: sheets.left, baseline, size: look.size, page })
      if (last) sheets.line(last, { x: end, baseline, size: look.size, page })
    }
    return { bytes: sheets.finish(language, mark), pages: sheets.pages }
  }

  #lines(text: string, look: Look, width: number): Line[] {
    const { language, direction } = this.#paper
    return linesOf({
      text,
      language,
      direction,
      width: (width * 1000) / (look.size * this.#scale),
      choose: this.#choose(look.weight),
    })
  }
  #height = (look: Look): number => look.size * look.leading * this.#scale

  /** Lines below each other, from where the page stands; longer ones go on on the next page. `own`: each begins on its own side. */
  #lay(lines: readonly Line[], look: Look, tag: Tag, place: { x: number; width: number; own: boolean }): void {
    const sheets = this.#sheets
    const height = this.#height(look)
    const size = look.size * this.#scale
    for (const line of lines) {
      sheets.need(height)
      const backwards = place.own ? line.backwards : this.#rtl
      const x = backwards ? place.x + place.width - (line.width * size) / 1000 : place.x
      sheets.line(line, { x, baseline: sheets.y + height * BASELINE, size }, tag)
      sheets.y += height
    }
  }

  /** A line of a list: behind a point, or behind a box to tick. */
  #item(item: string, list: Tag, box?: 'open' | 'ticked'): void {
    const sheets = this.#sheets
    const look = LOOKS.text
    const indent = (box ? 22 : 16) * this.#scale
    const tag = sheets.tag('LI', list)
    const [dot] = this.#lines('•', look, sheets.width)
    sheets.y += box ? 5 : 3
    sheets.need(this.#height(look))
    const size = look.size * this.#scale
    if (box) {
      const side = size
      const top = sheets.y + this.#height(look) * BASELINE - side * 0.86
      sheets.box(this.#rtl ? sheets.left + sheets.width - side : sheets.left, top, side, box === 'ticked')
    } else if (dot) {
      const x = this.#rtl ? sheets.left + sheets.width - (dot.width * size) / 1000 : sheets.left
      sheets.line(dot, { x, baseline: sheets.y + this.#height(look) * BASELINE, size }, sheets.tag('Lbl', tag))
    }
    const width = sheets.width - indent
    const x = this.#rtl ? sheets.left : sheets.left + indent
    this.#lay(this.#lines(item, look, width), look, sheets.tag('LBody', tag), { x, width, own: false })
  }

  /** The cells of a row, set but not yet placed. */
  #columns(cells: readonly string[], shares: readonly number[], as: RowKind): Column[] {
    const sheets = this.#sheets
    const inner = sheets.width - GAP * (shares.length - 1)
    let from = sheets.left
    return shares.map((share, index) => {
      const bold = as === 'head' || (as === 'label' && index === 0)
      const look = bold ? LABEL : { ...LOOKS.text, size: as === 'label' ? LOOKS.text.size : 10 }
      const width = inner * share
      const lines = this.#lines(cells[index] ?? '', look, width)
      const x = this.#rtl ? 2 * sheets.left + sheets.width - from - width : from
      from += width + GAP
      return { look, bold, width, lines, x }
    })
  }

  /** Begins a new page where a row does not fit, and says whether it did. One longer than a page goes on by its lines. */
  #room(columns: readonly Column[], as: RowKind): boolean {
    const sheets = this.#sheets
    const before = sheets.pages
    const most = Math.max(...columns.map(column => column.lines.length))
    sheets.y += as === 'label' ? 2 : ROW
    sheets.need(Math.min(most * this.#rowHeight(columns), 400))
    sheets.y -= sheets.pages > before ? 0 : as === 'label' ? 2 : ROW
    return sheets.pages > before
  }
  #rowHeight = (columns: readonly Column[]): number => Math.max(...columns.map(({ look }) => this.#height(look)))

  /** A row of cells beside each other. Without a table it is drawn and not read. */
  #row(columns: readonly Column[], as: RowKind, table?: Tag): void {
    const sheets = this.#sheets
    const row = table && sheets.tag('TR', table)
    const scope = as === 'head' ? '/A << /O /Table /Scope /Column >>' : '/A << /O /Table /Scope /Row >>'
    const tags = columns.map(({ bold }) => row && sheets.tag(bold ? 'TH' : 'TD', row, bold ? scope : ''))
    const most = Math.max(...columns.map(column => column.lines.length))
    const height = this.#rowHeight(columns)
    this.#room(columns, as)
    sheets.y += as === 'label' ? 2 : ROW
    for (let index = 0; index < most; index++) {
      sheets.need(height)
      for (const [at, { look, width, lines, x }] of columns.entries()) {
        const line = lines[index]
        const size = look.size * this.#scale
        if (line === undefined) continue
        const start = this.#rtl ? x + width - (line.width * size) / 1000 : x
        sheets.line(line, { x: start, baseline: sheets.y + height * BASELINE, size }, tags[at])
      }
      sheets.y += height
    }
    if (as === 'label') return
    sheets.y += ROW
    sheets.rule(sheets.left, sheets.y, sheets.width)
  }

  #sign(label: string): void {
    const sheets = this.#sheets
    const width = sheets.width * 0.6
    sheets.need(60)
    sheets.y += 42
    const x = this.#rtl ? sheets.left + sheets.width - width : sheets.left
    sheets.rule(x, sheets.y, width)
    sheets.y += 2
    this.#lay(this.#lines(label, LOOKS.small, width), LOOKS.small, sheets.tag('P', sheets.top), {
      x,
      width,
      own: false,
    })
  }
}
