/** Finds the rows that name the columns: the official hidden names, the visible labels, or the header of a form's export. */
import { fieldOf, type HtcdsFieldId, WORKBOOK_COLUMNS } from '../fields.ts'
import { listKey } from '../fold.ts'
import type { Cell, Row, Sheet } from '../types.ts'
import { formHeader } from './form-header.ts'
import { fieldOfName, matchExactLabel, matchLabel } from './labels.ts'

export type Header = {
  nameRow: Row | null
  labelRow: Row | null
  firstDataRow: number
  /** No row names the columns, but their content stands where the official layout has it. */
  byPosition: boolean
}

/** How far down a table may start. */
const ROWS_TO_SEARCH = 40
const PERSON: ReadonlySet<HtcdsFieldId> = new Set([
  'prs_FirstName',
  'prs_SecondName',
  'prs_Birthdate',
  'prs_MobilePhone',
  'prs_HomePhone',
  'prs_Email',
  'prs_IdentityNumber',
  'cas_CaseOwner',
] as const)

const nameField = (cell: Cell): HtcdsFieldId | undefined => fieldOfName(cell.text) ?? formHeader(cell.text)?.field
/** Labels are short texts; `guess` also takes misspelt ones, which is slow and only tried when nothing else is found. */
const labelField =
  (guess: boolean) =>
  (cell: Cell): HtcdsFieldId | undefined => {
    if (cell.kind !== 'text' || cell.text.length >= 120) return undefined
    if (guess) return matchLabel(cell.text)?.field
    const found = matchExactLabel(cell.text)
    return found === 'contradicts' ? undefined : found?.field
  }

const fieldsIn = (row: Row, of: (cell: Cell) => HtcdsFieldId | undefined): Set<HtcdsFieldId> =>
  new Set(row.cells.flatMap(cell => of(cell) ?? []))

/** Enough fields, one of which tells who the person is: a sheet of lists or sums has none. */
const isHeader = (fields: Set<HtcdsFieldId>): boolean =>
  (fields.size >= 3 && [...fields].some(field => PERSON.has(field))) ||
  (fields.has('prs_FirstName') && fields.has('prs_SecondName'))

const bestLabelRow = (rows: Row[], nameRow: Row | null, guess: boolean): Row | null => {
  let best: Row | null = null
  let most = 0
  for (const row of rows) {
    if (row === nameRow) continue
    const fields = fieldsIn(row, labelField(guess))
    // Data under the header may repeat a label or two; the header names clearly more.
    // Two guessed labels prove nothing ("list_name" is no last name).
    if (isHeader(fields) && fields.size > Math.max(most, guess ? 2 : 0)) {
      best = row
      most = fields.size
    }
  }
  return best
}

/**
 * Labels in a language that is not understood, under the names: a full row of words without a digit, none of which is a value
 * of its column. Taken for data it would become a case.
 */
const foreignLabelRow = (rows: Row[], nameRow: Row): Row | null => {
  const row = rows.find(each => each.number === nameRow.number + 1)
  if (!row || row.cells.length < nameRow.cells.length * 0.7 || row.cells.length < 5) return null
  const names = new Map(nameRow.cells.map(cell => [cell.column, nameField(cell)]))
  const isLabel = (cell: Cell): boolean => {
    const field = names.get(cell.column)
    const isValue = field !== undefined && fieldOf(field).byKey.has(listKey(cell.text))
    return cell.kind === 'text' && cell.text.length < 80 && !isValue && !/[\p{Nd}@]/u.test(cell.text)
  }
  return row.cells.every(isLabel) ? row : null
}

/** The header of a sheet, or undefined when the sheet holds no table of cases. */
export const findHeader = (sheet: Sheet): Header | undefined => {
  const first = sheet.rows.slice(0, ROWS_TO_SEARCH)
  const nameRow = first.find(row => isHeader(fieldsIn(row, nameField))) ?? null
  let labelRow = bestLabelRow(first, nameRow, false)
  if (!labelRow && !nameRow) labelRow = bestLabelRow(first.slice(0, 12), nameRow, true)
  // Far below the names, a row that looks like labels is a copy of the header or a row of data.
  if (labelRow && nameRow && labelRow.number > nameRow.number + 3) labelRow = null
  if (nameRow && !labelRow) labelRow = foreignLabelRow(sheet.rows, nameRow)
  if (labelRow || nameRow) {
    const last = Math.max(labelRow?.number ?? 0, nameRow?.number ?? 0)
    return { nameRow, labelRow, firstDataRow: last + 1, byPosition: false }
  }
  return looksOfficial(first)
    ? { nameRow: null, labelRow: null, firstDataRow: first[0]?.number ?? 1, byPosition: true }
    : undefined
}

/** Columns whose content can be told by their list alone. */
const TELLING: ReadonlyArray<readonly [string, ReadonlySet<string>]> = [
  [
    'H',
    new Set([
      'feminine',
      'masculine',
      'transgenderfeminine',
      'transgendermasculine',
      'nonconforming',
      'nonspecifiedunknown',
    ]),
  ],
  ['S', new Set(['possiblevictimoftrafficking', 'actualvictimoftrafficking', 'notavictimoftrafficking'])],
  ['AB', new Set(['active', 'followup', 'closed', 'closedreferred'])],
]

const looksOfficial = (rows: Row[]): boolean =>
  TELLING.every(([column, values]) => {
    const cells = rows.flatMap(row => row.cells.filter(cell => cell.column === column))
    return cells.length > 0 && cells.filter(cell => values.has(listKey(cell.text))).length >= cells.length / 2
  })

/** Field of a column of the official layout. */
export const officialField = (column: string): HtcdsFieldId | null =>
  WORKBOOK_COLUMNS.find(each => each.column === column)?.field ?? null
