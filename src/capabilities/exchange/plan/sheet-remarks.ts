/** Remarks on a sheet as a whole: its header, what is hidden, merged or noted on cells. */
import { columnLetter } from '../read/columns.ts'
import type { ColumnUse, Sheet } from '../types.ts'
import { cleanText } from '../values/text.ts'
import type { Columns } from './columns.ts'
import type { Header } from './header.ts'
import { addGeneral, type RemarkBook } from './remark-book.ts'
import { parseRange } from './rows.ts'

const fieldOfUse = (use: ColumnUse | undefined) => (use && 'field' in use ? use.field : null)

/** Header remarks: translated or guessed labels, missing rows, columns that are no field. */
export const remarkHeader = (
  book: RemarkBook,
  sheet: Sheet,
  header: Header,
  columns: Columns,
  isCsv: boolean,
): void => {
  const row = header.labelRow?.number ?? header.nameRow?.number ?? null
  if (header.byPosition || (!header.labelRow && !columns.form))
    addGeneral(book, sheet.name, { kind: 'label-row-missing', level: 'must', action: 'read-as', row })
  if (!header.nameRow && header.labelRow && !isCsv)
    addGeneral(book, sheet.name, { kind: 'name-row-missing', level: 'may', action: 'read-as', row })
  if ([...columns.certainty.values()].includes('translated'))
    addGeneral(book, sheet.name, { kind: 'header-translated', level: 'may', action: 'read-as', row })
  const filled = new Set(
    sheet.rows.flatMap(each => (each.number < header.firstDataRow ? [] : each.cells.map(cell => cell.column))),
  )
  for (const use of columns.uses) {
    const { column, label } = use
    const certainty = columns.certainty.get(column)
    if (use.role === 'field' && (certainty === 'spelling' || certainty === 'loose' || certainty === 'parts'))
      addGeneral(book, sheet.name, {
        kind: 'header-guessed',
        level: 'may',
        action: 'read-as',
        row,
        column,
        field: use.field,
        raw: label,
      })
    if (use.role === 'own' && filled.has(column))
      addGeneral(book, sheet.name, {
        kind: 'unknown-column',
        level: 'must',
        action: 'kept-as-own',
        row,
        column,
        raw: label,
      })
  }
}

/** Rows and columns out of sight, merged blocks, notes on cells. */
export const remarkLayout = (
  book: RemarkBook,
  sheet: Sheet,
  header: Header,
  columns: Columns,
  caseRows: ReadonlySet<number>,
): void => {
  const uses = new Map(columns.uses.map(use => [use.column, use]))
  const hidden = sheet.rows.filter(row => row.hidden && caseRows.has(row.number)).map(row => row.number)
  if (hidden.length > 0)
    addGeneral(book, sheet.name, { kind: 'hidden-rows', level: 'may', action: 'imported', rows: hidden })
  const hiddenUsed = sheet.hiddenColumns.filter(column => ['field', 'own'].includes(uses.get(column)?.role ?? ''))
  for (const column of hiddenUsed)
    addGeneral(book, sheet.name, {
      kind: 'hidden-columns',
      level: 'may',
      action: 'imported',
      column,
      field: fieldOfUse(uses.get(column)),
      raw: uses.get(column)?.label ?? null,
    })
  if (sheet.hidden) addGeneral(book, sheet.name, { kind: 'hidden-sheet', level: 'must', action: 'imported' })
  const rows = new Map(sheet.rows.map(row => [row.number, row]))
  for (const range of sheet.merges) {
    const block = parseRange(range)
    if (!block || block.top < header.firstDataRow || !caseRows.has(block.top)) continue
    const column = columnLetter(block.left)
    const anchor = rows.get(block.top)?.cells.find(cell => cell.column === column)
    if (!anchor) continue
    addGeneral(book, sheet.name, {
      kind: 'merged-cells',
      level: 'must',
      action: 'asked',
      row: block.top,
      column,
      field: fieldOfUse(uses.get(column)),
      raw: cleanText(anchor.text).text,
      range,
    })
  }
  for (const comment of sheet.comments)
    addGeneral(book, sheet.name, {
      kind: 'cell-comment',
      level: 'must',
      action: 'shown',
      row: comment.row,
      column: comment.column,
      raw: comment.text,
    })
}

const LIST_SHEETS =
  /^(validation|validations?|lists?|listes?|listas?|about|read ?me|lisez[- ]?moi|l[ée]eme|notice|instructions?|lookups?|choices|settings|data dictionary)$/i

/** A sheet that is no table of cases is left out; if it looks like a table of something, that is said aloud. */
export const remarkIgnored = (book: RemarkBook, sheet: Sheet): void => {
  if (sheet.rows.length === 0 || LIST_SHEETS.test(sheet.name.trim())) return
  const wide = sheet.rows.filter(row => row.cells.length >= 3).length
  addGeneral(book, sheet.name, { kind: 'sheet-ignored', level: wide >= 3 ? 'must' : 'may', action: 'sheet-skipped' })
}
