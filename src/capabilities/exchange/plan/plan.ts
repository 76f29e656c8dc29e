/** Understands a table that was read: which rows are cases, what each says, and what a person has to be asked. */

import { findDuplicates } from '../duplicates.ts'
import type { HtcdsFieldId } from '../fields.ts'
import { fieldOf } from '../fields.ts'
import { listKey } from '../fold.ts'
import type {
  CellComment,
  ImportedCase,
  ImportPlan,
  PlanOptions,
  Refusal,
  Row,
  Sheet,
  SheetPlan,
  SkippedRow,
  Table,
} from '../types.ts'
import { booleanMarks } from '../values/consent.ts'
import { readWrittenDate } from '../values/date.ts'
import {
  addEvidence,
  type ColumnOrder,
  decideOrder,
  isWrittenColumn,
  noEvidence,
  type OrderEvidence,
  weigh,
} from '../values/date-order.ts'
import { mIsWoman } from '../values/list-words.ts'
import type { Reading } from '../values/reading.ts'
import { cleanText } from '../values/text.ts'
import { readCase } from './case-row.ts'
import type { CellContext } from './cell.ts'
import { type Columns, mapColumns } from './columns.ts'
import { findHeader, type Header } from './header.ts'
import { addGeneral, inReadingOrder, type RemarkBook } from './remark-book.ts'
import { kindOfRow, wideBlocks } from './rows.ts'
import { settleSeparators } from './separators.ts'
import { remarkHeader, remarkIgnored, remarkLayout } from './sheet-remarks.ts'

type DataSheet = { sheet: Sheet; header: Header; columns: Columns; rows: Row[]; evidence: Map<string, OrderEvidence> }

const NEUTRAL: ColumnOrder = { order: undefined, settled: false, chosen: false }

/** Rows that are cases; the others are remarked with their text, so that nothing a person wrote disappears. */
const sortRows = (sheet: Sheet, header: Header, columns: Columns, book: RemarkBook, skipped: SkippedRow[]): Row[] => {
  const uses = new Map(columns.uses.map(use => [use.column, use]))
  const names = new Map((header.nameRow?.cells ?? []).map(cell => [cell.column, cell.text]))
  const headings = new Map(
    columns.uses.map(({ column, label }) => [
      column,
      new Set([label, names.get(column) ?? ''].map(listKey).filter(key => key !== '')),
    ]),
  )
  const wide = wideBlocks(sheet.merges)
  const rows: Row[] = []
  for (const row of sheet.rows) {
    if (row.number < header.firstDataRow) continue
    const kind = kindOfRow(row, uses, headings, wide)
    if (kind === 'blank') continue
    if (kind === 'case') {
      rows.push(row)
      continue
    }
    const filled = row.cells.filter(cell => cleanText(cell.text).text !== '' && uses.get(cell.column)?.role !== 'meta')
    const text = kind === 'repeated-header' ? '' : filled.map(cell => cleanText(cell.text).text).join(' · ')
    skipped.push({ sheet: sheet.name, row: row.number, why: kind, text })
    const first = filled.find(cell => cell.kind === 'text') ?? filled[0]
    addGeneral(book, sheet.name, {
      kind,
      level: kind === 'repeated-header' ? 'may' : 'must',
      action: 'row-skipped',
      row: row.number,
      column: kind === 'repeated-header' ? null : (first?.column ?? null),
      raw: kind === 'repeated-header' ? null : (first?.text ?? null),
    })
  }
  return rows
}

const columnsOfShape = (columns: Columns, shape: string): Array<{ column: string; field: HtcdsFieldId }> =>
  columns.uses.flatMap(use =>
    use.role === 'field' && fieldOf(use.field).shape === shape ? [{ column: use.column, field: use.field }] : [],
  )

const weighDates = (rows: Row[], columns: Columns, table: Table, today: string): Map<string, OrderEvidence> => {
  const evidence = new Map(columnsOfShape(columns, 'date').map(({ column }) => [column, noEvidence()] as const))
  for (const row of rows)
    for (const cell of row.cells) {
      const found = evidence.get(cell.column)
      if (!found || cell.kind === 'error') continue
      const { text } = cleanText(cell.text.slice(0, 100))
      weigh(found, readWrittenDate(cell, text, today, table.date1904), text)
    }
  return evidence
}

const pool = (evidence: Iterable<OrderEvidence>): OrderEvidence => {
  const sum = noEvidence()
  for (const each of evidence) if (isWrittenColumn(each)) addEvidence(sum, each)
  return sum
}

const textsIn = (rows: Row[], column: string): string[] =>
  rows.flatMap(row => row.cells.filter(cell => cell.column === column).map(cell => cleanText(cell.text).text))

/** Date order and yes/no marks per column; a settled column of open dates gets its one remark here. */
const contexts = (
  data: DataSheet,
  table: Table,
  file: OrderEvidence,
  options: PlanOptions,
  book: RemarkBook,
): ((column: string) => CellContext) => {
  const { sheet, columns, rows, evidence } = data
  const cache = new Map<string, Reading>()
  const base: CellContext = {
    today: options.today,
    date1904: table.date1904,
    form: columns.form,
    order: NEUTRAL,
    booleanMarks: undefined,
    mIsWoman: false,
    cache,
  }
  const byColumn = new Map<string, CellContext>()
  const pooled = pool(evidence.values())
  for (const { column, field } of columnsOfShape(columns, 'date')) {
    const found = evidence.get(column) ?? noEvidence()
    const order = decideOrder(found, pooled, file, options.dateOrder?.[`${sheet.name}!${column}`])
    byColumn.set(column, { ...base, order })
    if (order.settled && !order.chosen && found.open > 0)
      addGeneral(book, sheet.name, {
        kind: 'date-ambiguous',
        level: 'may',
        action: 'read-as',
        column,
        field,
        raw: found.example ?? null,
        scope: 'column',
        count: found.open,
        ...(order.order ? { value: order.order } : {}),
      })
  }
  for (const { column } of columnsOfShape(columns, 'boolean'))
    byColumn.set(column, { ...base, booleanMarks: booleanMarks(textsIn(rows, column)) })
  for (const { column, field } of columnsOfShape(columns, 'list'))
    if (field === 'prs_Gender') byColumn.set(column, { ...base, mIsWoman: mIsWoman(textsIn(rows, column)) })
  return column => byColumn.get(column) ?? base
}

const ownLabels = (columns: Columns): Map<string, string> => {
  const labels = new Map<string, string>()
  const seen = new Map<string, number>()
  for (const use of columns.uses) {
    if (use.role !== 'own' && use.role !== 'number') continue
    // A label no object can carry is replaced by the letter of its column.
    const label = use.label === '' || use.label === '__proto__' ? use.column : use.label.replace(/\s+/g, ' ')
    const times = (seen.get(label) ?? 0) + 1
    seen.set(label, times)
    labels.set(use.column, times === 1 ? label : `${label} (${times})`)
  }
  return labels
}

const byRow = (comments: CellComment[]): Map<number, CellComment[]> => {
  const rows = new Map<number, CellComment[]>()
  for (const comment of comments) rows.set(comment.row, [...(rows.get(comment.row) ?? []), comment])
  return rows
}

const sheetPlan = (sheet: Sheet, data: DataSheet | undefined): SheetPlan => ({
  name: sheet.name,
  role: data ? 'data' : 'ignored',
  nameRow: data?.header.nameRow?.number ?? null,
  labelRow: data?.header.labelRow?.number ?? null,
  firstDataRow: data?.header.firstDataRow ?? null,
  columns: data?.columns.uses ?? [],
})

/**
 * Plans an import. Pure: the same table and options give the same plan, nothing is written. Refuses a table in which no sheet
 * is a table of cases (`file.no-cases`).
 */
export const planImport = (table: Table, options: PlanOptions): ImportPlan | Refusal => {
  const book: RemarkBook = { problems: [] }
  const skipped: SkippedRow[] = []
  const found = new Map<string, DataSheet>()
  for (const sheet of table.sheets) {
    const header = options.skipSheets?.includes(sheet.name) ? undefined : findHeader(sheet)
    if (!header) {
      remarkIgnored(book, sheet)
      continue
    }
    const columns = mapColumns(sheet, header, options)
    const rows = sortRows(sheet, header, columns, book, skipped)
    found.set(sheet.name, { sheet, header, columns, rows, evidence: weighDates(rows, columns, table, options.today) })
  }
  if (found.size === 0) return { ok: false, code: 'file.no-cases' }
  if (table.macros) addGeneral(book, '', { kind: 'file-macros', level: 'must', action: 'shown' })
  if (table.openQuote !== undefined)
    addGeneral(book, table.sheets[0]?.name ?? '', {
      kind: 'file-open-quote',
      level: 'must',
      action: 'shown',
      row: table.openQuote,
    })
  const file = noEvidence()
  for (const data of found.values()) for (const each of data.evidence.values()) addEvidence(file, each)
  const cases: ImportedCase[] = []
  const copies = new Map<string, number>()
  for (const data of found.values()) {
    const { sheet, header, columns, rows } = data
    remarkHeader(book, sheet, header, columns, table.format === 'csv')
    const shared = {
      name: sheet.name,
      columns,
      ownLabels: ownLabels(columns),
      contextOf: contexts(data, table, file, options, book),
      commentsAt: byRow(sheet.comments),
    }
    const before = book.problems.length
    for (const row of rows) cases.push(readCase(row, shared, book, copies))
    settleSeparators(book, before, sheet.name, rows, cases)
    remarkLayout(book, sheet, header, columns, new Set(rows.map(row => row.number)))
  }
  const duplicates = findDuplicates(cases)
  for (const pair of duplicates) {
    const [first, second] = pair.rows
    addGeneral(book, second.sheet, {
      kind: 'duplicate-in-file',
      level: pair.certainty === 'probable' ? 'must' : 'may',
      action: 'asked',
      row: second.row,
      otherRow: first,
    })
  }
  const names = table.sheets.map(sheet => sheet.name)
  return {
    ok: true,
    sheets: table.sheets.map(sheet => sheetPlan(sheet, found.get(sheet.name))),
    cases,
    skipped,
    problems: inReadingOrder(book.problems, names),
    duplicates,
  }
}
