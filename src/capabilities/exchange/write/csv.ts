/** Writes cases as CSV with the labels of the official workbook. No cell can run as a formula. */
import Papa from 'papaparse'
import { defuse } from '../csv-formula.ts'
import type { ExportCase } from '../types.ts'
import type { OutCell } from './cell-text.ts'
import { layout } from './layout.ts'

const textOf = (cell: OutCell | undefined): string => {
  if (!cell) return ''
  if (cell.is === 'boolean') return cell.yes ? 'TRUE' : 'FALSE'
  return cell.is === 'number' ? String(cell.number) : defuse(cell.text.toWellFormed())
}

/**
 * CSV in UTF-8 with a byte order mark, CRLF, dates as YYYY-MM-DD. Semicolons suit spreadsheets set to French or Spanish, commas
 * those set to English. Every row ends with the mark of the export. The importer reads the same cases back.
 */
export const writeCsv = (
  cases: ReadonlyArray<ExportCase>,
  options: { delimiter: ',' | ';'; mark?: string },
): Uint8Array => {
  const columns = layout(cases, options.mark)
  const records = cases.map((written, at) => columns.map(column => textOf(column.cell(written, at))))
  const text = Papa.unparse([columns.map(column => defuse(column.label)), ...records], {
    delimiter: options.delimiter,
    newline: '\r\n',
    quotes: false,
  })
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}
