/** Builds one case from one row. */
import { fieldOf, type HtcdsFieldId } from '../fields.ts'
import { contentKey, sourceKey } from '../source-key.ts'
import type { CaseValues, Cell, CellComment, ImportedCase, KeptText, Row } from '../types.ts'
import type { Remark } from '../values/reading.ts'
import { cleanText } from '../values/text.ts'
import { type CellContext, readCell } from './cell.ts'
import type { Columns } from './columns.ts'
import { addRemark, type RemarkBook } from './remark-book.ts'

/** What all rows of one sheet share. */
export type SheetContext = {
  name: string
  columns: Columns
  /** Own columns: letter to the label that is unique in the sheet. */
  ownLabels: ReadonlyMap<string, string>
  contextOf: (column: string) => CellContext
  commentsAt: ReadonlyMap<number, CellComment[]>
}

const isYes = (text: string): boolean => /^(1|1\.0|true|yes|oui|sí|si|vrai|x)$/i.test(text.trim())

/** Columns of one choice each ("group/question/choice" with 1 and 0). */
const choicesOf = (row: Row, columns: Columns): Map<HtcdsFieldId, Set<string>> => {
  const cells = new Map(row.cells.map(cell => [cell.column, cell]))
  const chosen = new Map<HtcdsFieldId, Set<string>>()
  for (const use of columns.uses) {
    if (use.role !== 'choice') continue
    const set = chosen.get(use.field) ?? new Set<string>()
    chosen.set(use.field, set)
    if (isYes(cells.get(use.column)?.text ?? '')) set.add(use.choice)
  }
  return chosen
}

const same = (value: unknown, chosen: Set<string>): boolean =>
  Array.isArray(value) && value.length === chosen.size && value.every(id => typeof id === 'string' && chosen.has(id))

/** Fills fields whose joined answer is missing from their choice columns; where both stand and differ, says so. */
const applyChoices = (row: Row, sheet: SheetContext, values: CaseValues, book: RemarkBook): void => {
  for (const [field, chosen] of choicesOf(row, sheet.columns)) {
    if (chosen.size === 0 || same(values[field], chosen)) continue
    const joined = sheet.columns.uses.find(use => use.role === 'field' && use.field === field)
    const cell = row.cells.find(each => each.column === joined?.column)
    if (!cell) values[field] = [...chosen]
    else if (values[field] !== undefined)
      addRemark(
        book,
        { sheet: sheet.name, row: row.number },
        cell,
        field,
        { kind: 'split-disagrees', level: 'must', action: 'kept-as-written', part: [...chosen].join('; ') },
        values[field],
      )
  }
}

/** Reads a whole name that stands in one column. */
const remarkNameOrder = (row: Row, sheet: SheetContext, values: CaseValues, book: RemarkBook): void => {
  const { prs_FirstName: first, prs_SecondName: second } = values
  const field = second === undefined ? 'prs_FirstName' : 'prs_SecondName'
  const whole = second === undefined ? first : first === undefined ? second : undefined
  if (typeof whole !== 'string' || (whole.split(/\s+/).length < 3 && !whole.includes(','))) return
  const use = sheet.columns.uses.find(each => each.role === 'field' && each.field === field)
  const cell = row.cells.find(each => each.column === use?.column)
  if (cell)
    addRemark(
      book,
      { sheet: sheet.name, row: row.number },
      cell,
      field,
      { kind: 'name-order', level: 'may', action: 'kept-as-written' },
      whole,
    )
}

const KEPT_THOUGH_READ = (remark: Remark): boolean =>
  remark.level === 'must' && remark.kind !== 'number-in-text-field' && remark.kind !== 'phone-not-international'

/** Long texts that our export continued in further columns are put together again. */
const joinContinued = (row: Row, columns: Columns): Cell[] => {
  const more = columns.uses.flatMap(use => (use.role === 'continued' ? [use] : []))
  if (more.length === 0) return row.cells
  const texts = new Map(row.cells.map(cell => [cell.column, cell.text]))
  const rest = new Map<string, string>()
  for (const { column, of } of more) rest.set(of, (rest.get(of) ?? '') + (texts.get(column) ?? ''))
  return row.cells.map(cell => {
    const added = rest.get(cell.column)
    return added ? { ...cell, text: cell.text + added } : cell
  })
}

/** Reads a row that is a case. `copies` counts equal rows (or submissions) of the file, so that each has its own key. */
export const readCase = (
  row: Row,
  sheet: SheetContext,
  book: RemarkBook,
  copies: Map<string, number>,
): ImportedCase => {
  const values: CaseValues = {}
  const own: Record<string, string> = {}
  const kept: KeptText[] = []
  const place = { sheet: sheet.name, row: row.number }
  const uses = new Map(sheet.columns.uses.map(use => [use.column, use]))
  let submission: string | undefined
  for (const cell of joinContinued(row, sheet.columns)) {
    if (cell.column === sheet.columns.idColumn)
      submission = cleanText(cell.text)
        .text.replace(/^uuid:/i, '')
        .toLowerCase()
    const use = uses.get(cell.column)
    if (use?.role === 'own' || (use?.role === 'number' && !/^[\d.\s]*$/.test(cell.text))) {
      const text = cell.text.trim() === '' ? '' : cleanOwn(cell.text)
      if (text !== '') own[sheet.ownLabels.get(cell.column) ?? cell.column] = text
      continue
    }
    if (use?.role !== 'field') continue
    const reading = readCell(cell, use.field, sheet.contextOf(cell.column))
    if (reading.value !== undefined) values[use.field] = reading.value
    for (const remark of reading.remarks) addRemark(book, place, cell, use.field, remark, reading.value)
    const reason = reading.remarks.find(remark => reading.value === undefined || KEPT_THOUGH_READ(remark))
    if (reason && cell.text.trim() !== '')
      kept.push({ field: use.field, column: cell.column, label: use.label, raw: cell.text, reason: reason.kind })
  }
  applyChoices(row, sheet, values, book)
  remarkNameOrder(row, sheet, values, book)
  const content = contentKey(values, own, kept)
  for (const comment of sheet.commentsAt.get(row.number) ?? []) {
    const use = uses.get(comment.column)
    const field = use && 'field' in use ? use.field : null
    kept.push({
      field,
      column: comment.column,
      label: use?.label ?? (field ? fieldOf(field).label : ''),
      raw: comment.text,
      reason: 'cell-comment',
    })
  }
  const identity = submission || content
  const copy = copies.get(identity) ?? 0
  copies.set(identity, copy + 1)
  const made: ImportedCase = {
    sourceKey: sourceKey(content, submission || undefined, copy),
    contentKey: content,
    place,
    values,
    own,
    kept,
  }
  if (submission) made.submission = submission
  return made
}

/** Text of an own column: as written, without invisible marks and outer white space. */
const cleanOwn = (raw: string): string => (raw.includes('\r') ? raw.trim().normalize('NFC') : cleanText(raw).text)
