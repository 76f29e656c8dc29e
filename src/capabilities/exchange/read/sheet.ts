/** Reads the cells of one worksheet part. */
import type { Cell, CellKind, Row, Sheet } from '../types.ts'
import { columnLetter, parseReference } from './columns.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'
import { serialToIso } from './serial.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What sheets of one workbook share. `budget` counts down over all sheets. */
export type WorkbookContext = {
  strings: string[]
  dateStyles: ReadonlySet<number>
  date1904: boolean
  budget: { cells: number; characters: number }
}

/** Excel writes characters that XML cannot hold as _xHHHH_. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** A number as digits: no exponent, no trailing ".0" (a phone stored as 3.3E10 keeps its digits). */
export const plainNumber = (text: string): string => {
  const trimmed = text.trim()
  const number = Number(trimmed)
  if (trimmed === '' || !Number.isFinite(number)) return trimmed
  if (Number.isSafeInteger(number)) return String(number)
  if (Number.isInteger(number)) return BigInt(number).toString()
  return String(number)
}

type Open = {
  kind: string
  style: number
  index: number
  value: string
  inline: string
  hasInline: boolean
  hasValue: boolean
  formula: boolean
}

const finish = (open: Open, context: WorkbookContext): Cell | undefined => {
  const cell = (kind: CellKind, text: string): Cell => {
    const made: Cell = { column: columnLetter(open.index), index: open.index, kind, text }
    if (open.formula) made.formula = true
    return made
  }
  if (open.hasInline && (open.kind === 'inlineStr' || open.value === ''))
    return open.inline === '' ? undefined : cell('text', unescapeCell(open.inline))
  // A formula whose result was never stored is an error; one whose result is nothing is an empty cell.
  if (open.value === '') return open.formula && !open.hasValue ? cell('error', '') : undefined
  switch (open.kind) {
    case 's': {
      const text = context.strings[Number(open.value)]
      return text === undefined || text === '' ? undefined : cell('text', text)
    }
    case 'str':
    case 'inlineStr':
      return cell('text', unescapeCell(open.value))
    case 'b':
      return cell('boolean', open.value.trim() === '1' || open.value.trim().toLowerCase() === 'true' ? 'TRUE' : 'FALSE')
    case 'e':
      return cell('error', open.value)
    case 'd':
      return cell('date', open.value.trim().slice(0, 10))
    default:
      return numberCell(open, context, cell)
  }
}

const numberCell = (open: Open, context: WorkbookContext, cell: (kind: CellKind, text: string) => Cell): Cell => {
  const number = Number(open.value)
  if (!Number.isFinite(number)) return cell('text', open.value)
  if (context.dateStyles.has(open.style)) {
    const iso = serialToIso(number, context.date1904)
    // Somebody typed 1988 or 27 into a cell formatted as a date: keep the number, it is a year or an age.
    if (iso !== undefined && number > 2200) return cell('date', iso)
  }
  return cell('number', plainNumber(open.value))
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Reads a worksheet. Row and cell references may be missing (then they count on). Empty cells and rows are left out. */
export const readSheet = (zip: Zip, path: string, name: string, hidden: boolean, context: WorkbookContext): Sheet => {
  const sheet: Sheet = { name, hidden, rows: [], merges: [], hiddenColumns: [], comments: [] }
  let row: Row = { number: 0, hidden: false, cells: [] }
  let nextIndex = 0
  let open: Open | undefined
  let collecting: 'value' | 'inline' | undefined
  let phonetic = false
  readXml(zip, path, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        const number = Number(attributes.r)
        row = {
          number: Number.isInteger(number) && number > 0 ? number : row.number + 1,
          hidden: isTrue(attributes.hidden),
          cells: [],
        }
        nextIndex = 0
        if (row.number > LIMITS.rows) throw new Refused('file.damaged')
      } else if (tag === 'c') {
        const reference = attributes.r ? parseReference(attributes.r) : undefined
        const index = reference?.index ?? nextIndex
        if (index >= LIMITS.columns) throw new Refused('file.damaged')
        nextIndex = index + 1
        open = {
          kind: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          index,
          value: '',
          inline: '',
          hasInline: false,
          hasValue: false,
          formula: false,
        }
      } else if (tag === 'v') {
        collecting = 'value'
        if (open) open.hasValue = true
      } else if (tag === 'f' && open) open.formula = true
      else if (tag === 'is' && open) open.hasInline = true
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't' && open?.hasInline && !phonetic) collecting = 'inline'
      else if (tag === 'mergeCell' && attributes.ref && sheet.merges.length < LIMITS.merges)
        sheet.merges.push(attributes.ref)
      else if (tag === 'col' && isTrue(attributes.hidden))
        hideColumns(sheet, Number(attributes.min), Number(attributes.max))
    },
    text: text => {
      if (!open) return
      if (collecting === 'value') open.value += text
      else if (collecting === 'inline') open.inline += text
    },
    close: tag => {
      if (tag === 'v' || tag === 't') collecting = undefined
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'c' && open) {
        const cell = finish(open, context)
        open = undefined
        if (!cell) return
        context.budget.cells--
        context.budget.characters -= cell.text.length
        if (context.budget.cells < 0 || context.budget.characters < 0) throw new Refused('file.too-large', LIMITS.cells)
        row.cells.push(cell)
      } else if (tag === 'row' && row.cells.length > 0) sheet.rows.push(row)
    },
  })
  for (const each of sheet.rows) each.cells.sort((a, b) => a.index - b.index)
  sheet.rows.sort((a, b) => a.number - b.number)
  return sheet
}

const hideColumns = (sheet: Sheet, from: number, to: number): void => {
  // Everything right of the table is often hidden to the end of the sheet: that hides nothing.
  for (let index = from; index <= Math.min(to, from + 200); index++)
    if (index > 0) sheet.hiddenColumns.push(columnLetter(index - 1))
}
