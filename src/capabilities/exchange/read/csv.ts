/** Reads a table of separated values: any usual separator, quotes, line breaks in cells, any usual encoding. */
import Papa from 'papaparse'
import { undefuse } from '../csv-formula.ts'
import type { Cell, Row, Table } from '../types.ts'
import { columnLetter } from './columns.ts'
import { decodeText } from './encoding.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const

/** Name that a CSV's only sheet has in places and messages. */
export const CSV_SHEET = '(csv)'

const parse = (text: string, delimiter: string, preview: number): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', preview, header: false, skipEmptyLines: false })

/** The separator that cuts the first records into the most, and the most equal, columns. */
const guessDelimiter = (text: string): string => {
  const head = text.slice(0, 200_000)
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const records = parse(head, delimiter, 25).data.filter(record => record.length > 1)
    if (records.length === 0) continue
    const widths = records.map(record => record.length)
    const widest = Math.max(...widths)
    const equal = widths.filter(width => width === widest).length / widths.length
    const score = widest * (0.2 + equal) * Math.min(records.length, 5)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Reads a CSV; refuses bytes that are no text, and more cells than the limit. */
export const readCsv = (bytes: Uint8Array): Table => {
  const decoded = decodeText(bytes)
  if (!decoded) throw new Refused('file.not-a-workbook')
  let text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') throw new Refused('file.empty')
  if (/^\s*(<\?xml|<!doctype|<html|<table|%PDF|\{\\rtf|\{)/i.test(text.slice(0, 200)))
    throw new Refused('file.not-a-workbook')
  let delimiter: string | undefined
  // Excel's own first line "sep=;" is an instruction, not a record.
  const instruction = /^"?sep=(.)"?\n/i.exec(text)
  if (instruction?.[1]) {
    delimiter = instruction[1]
    text = text.slice(instruction[0].length)
  }
  delimiter ??= guessDelimiter(text)
  const parsed = parse(text, delimiter, 0)
  const rows: Row[] = []
  let cells = LIMITS.cells
  for (const [at, record] of parsed.data.entries()) {
    const found: Cell[] = []
    for (const [index, value] of record.entries()) {
      if (value === '' || index >= LIMITS.columns) continue
      const { text: read, encoding } = decoded.cell(value)
      const cell: Cell = { column: columnLetter(index), index, kind: 'text', text: undefuse(read) }
      if (encoding) cell.encoding = encoding
      found.push(cell)
    }
    cells -= found.length
    if (cells < 0) throw new Refused('file.too-large', LIMITS.cells)
    if (found.length > 0) rows.push({ number: at + 1, hidden: false, cells: found })
  }
  const open = parsed.errors.find(error => error.code === 'MissingQuotes')
  const table: Table = {
    format: 'csv',
    sheets: [{ name: CSV_SHEET, hidden: false, rows, merges: [], hiddenColumns: [], comments: [] }],
    macros: false,
    date1904: false,
    encoding: decoded.encoding,
    delimiter,
  }
  if (open) table.openQuote = (open.row ?? 0) + 1
  return table
}
