/**
 * Writes cases into an official HTCDS workbook: the template's own XML is kept (validation lists, styles, hidden name row,
 * sheets), only the rows of the case sheet, one date style and the ranges of the validations change.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { columnLetter } from '../read/columns.ts'
import { isoToSerial } from '../read/serial.ts'
import type { ExportCase } from '../types.ts'
import type { OutCell } from './cell-text.ts'
import { layout, type OutColumn } from './layout.ts'

/** Longest text a spreadsheet cell takes, with room to spare; longer ones go on in "(continued n)" columns. */
const CELL_LENGTH = 32_000
const FIRST_ROW = 3
const SHEET = 'xl/worksheets/sheet1.xml'
const STYLES = 'xl/styles.xml'
/** Time stamp of all parts: the file says nothing about when it was written. */
const NO_TIME = new Date(1980, 0, 1)

const NOT_XML = /[[\p{Cc}\ufffe\uffff]--[\t\n]]/gv
/** XML text; line feeds stay, what XML cannot hold is written the way Excel does (_x000D_). */
const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_x([0-9a-fA-F]{4})_/g, '_x005F_x$1_')
    .replace(NOT_XML, character => `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const textCell = (reference: string, style: number, text: string): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`

type Styles = { text: number; date: number; header: number }

const cellXml = (reference: string, cell: OutCell, styles: Styles): string => {
  if (cell.is === 'boolean') return `<c r="${reference}" s="${styles.text}" t="b"><v>${cell.yes ? 1 : 0}</v></c>`
  if (cell.is === 'number') return `<c r="${reference}"><v>${cell.number}</v></c>`
  const serial = cell.is === 'day' ? isoToSerial(cell.text) : undefined
  return serial === undefined
    ? textCell(reference, styles.text, cell.text)
    : `<c r="${reference}" s="${styles.date}"><v>${serial}</v></c>`
}

/** Cuts a text into pieces a cell can hold, never inside a character. */
const pieces = (text: string): string[] => {
  const cut: string[] = []
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + CELL_LENGTH, text.length)
    if (to < text.length && /[\udc00-\udfff]/.test(text.charAt(to))) to--
    cut.push(text.slice(from, to))
    from = to
  }
  return cut
}

/** Adds columns for the rest of texts that are too long for one cell. */
const withContinuations = (columns: OutColumn[], cases: ReadonlyArray<ExportCase>): OutColumn[] => {
  const more: OutColumn[] = []
  const first = columns.map(column => {
    const cells = cases.map((written, at) => column.cell(written, at))
    const longest = Math.max(0, ...cells.map(cell => (cell?.is === 'text' ? cell.text.length : 0)))
    if (longest <= CELL_LENGTH) return column
    const piece =
      (part: number) =>
      (_: ExportCase, at: number): OutCell | undefined => {
        const cell = cells[at]
        const text = cell?.is === 'text' ? pieces(cell.text)[part] : undefined
        return cell?.is === 'text'
          ? text === undefined
            ? undefined
            : { is: 'text', text }
          : part === 0
            ? cell
            : undefined
      }
    for (let part = 1; part < Math.ceil(longest / (CELL_LENGTH - 1)); part++)
      more.push({ name: '', label: `${column.label} (continued ${part + 1})`, cell: piece(part) })
    return { ...column, cell: piece(0) }
  })
  return [...first, ...more]
}

/** Appends a date format that looks like the template's text cells; returns its index. */
const addDateStyle = (styles: string): { styles: string; index: number } => {
  const match = /<cellXfs count="(\d+)">/.exec(styles)
  const count = Number(match?.[1] ?? 0)
  const format =
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf>'
  return {
    index: count,
    styles: styles
      .replace(/<cellXfs count="\d+">/, `<cellXfs count="${count + 1}">`)
      .replace('</cellXfs>', `${format}</cellXfs>`),
  }
}

/** Columns behind AM that the template's own header rows do not have. */
const addHeaders = (row: string, number: number, columns: OutColumn[], styles: Styles): string => {
  const official = row.replace(/<c r="A[N-Z]\d+"[^>]*\/>/g, '')
  const added = columns
    .slice(39)
    .map((column, at) => ({
      reference: `${columnLetter(39 + at)}${number}`,
      text: number === 1 ? column.name : column.label,
    }))
    .filter(({ text }) => text !== '')
    .map(({ reference, text }) => textCell(reference, number === 1 ? 0 : styles.header, text))
  return official.replace('</row>', `${added.join('')}</row>`).replace(/ spans="[^"]*"/, '')
}

const rowXml = (written: ExportCase, at: number, columns: OutColumn[], styles: Styles): string => {
  const number = FIRST_ROW + at
  const cells = columns.flatMap((column, index) => {
    const cell = column.cell(written, at)
    return cell ? [cellXml(`${columnLetter(index)}${number}`, cell, styles)] : []
  })
  return `<row r="${number}">${cells.join('')}</row>`
}

const fillSheet = (sheet: string, cases: ReadonlyArray<ExportCase>, columns: OutColumn[], styles: Styles): string => {
  const from = sheet.indexOf('<sheetData>') + '<sheetData>'.length
  const to = sheet.indexOf('</sheetData>')
  const rows = sheet.slice(from, to).match(/<row [^>]*\/>|<row .*?<\/row>/gs) ?? []
  const last = FIRST_ROW + cases.length - 1
  const head = rows.slice(0, 2).map((row, at) => addHeaders(row, at + 1, columns, styles))
  // Empty rows of the template keep their number and styles below the cases.
  const rest = rows.slice(2).filter(row => Number(/ r="(\d+)"/.exec(row)?.[1] ?? 0) > last)
  const body = cases.map((written, at) => rowXml(written, at, columns, styles))
  const bottom = Math.max(last, FIRST_ROW + 999)
  return `${sheet.slice(0, from)}${[...head, ...body, ...rest].join('')}${sheet.slice(to)}`
    .replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${columnLetter(columns.length - 1)}${bottom}"/>`)
    .replace(
      /([A-Z]+)3:\1(50[12])\b/g,
      (_, column: string, end: string) => `${column}3:${column}${Math.max(Number(end), last)}`,
    )
}

/** The mark at the foot of printed pages, in place of whatever the template has there. */
const withFoot = (sheet: string, mark: string): string => {
  const foot = `<headerFooter><oddFooter>&amp;L${escapeText(mark)}</oddFooter></headerFooter>`
  const bare = sheet.replace(/<headerFooter\b[^>]*(?:\/>|>.*?<\/headerFooter>)/s, '')
  // The order of a sheet's parts is fixed: the foot comes right after the page setup.
  const after = /<pageSetup\b[^>]*\/>|<pageMargins\b[^>]*\/>/g
  const last = [...bare.matchAll(after)].at(-1)
  if (last === undefined) return bare
  const at = last.index + last[0].length
  return bare.slice(0, at) + foot + bare.slice(at)
}

/**
 * Writes cases into the bytes of an official template (simple, single-select or multi-select). Several values in a cell are
 * joined with "; " as the official macro does, also in the single-select workbook, where one value is usual: nothing is lost.
 * Every row ends with the mark of the export, which is printed at the foot of every page too.
 * Throws when the bytes are no official template, which would be a mistake of ours.
 */
export const writeWorkbook = (cases: ReadonlyArray<ExportCase>, template: Uint8Array, mark?: string): Uint8Array => {
  const parts = unzipSync(template)
  const sheet = parts[SHEET]
  const styles = parts[STYLES]
  if (!sheet || !styles) throw new Error('not an official template')
  const dated = addDateStyle(strFromU8(styles))
  const columns = withContinuations(layout(cases, mark), cases)
  parts[STYLES] = strToU8(dated.styles)
  const filled = fillSheet(strFromU8(sheet), cases, columns, { text: 4, date: dated.index, header: 1 })
  parts[SHEET] = strToU8(mark === undefined ? filled : withFoot(filled, mark))
  return zipSync(parts, { level: 6, mtime: NO_TIME })
}
