/** Collects the remarks of an import in the order a person reads them. */
import type { HtcdsFieldId } from '../fields.ts'
import type { Cell, FieldValue, Problem } from '../types.ts'
import type { Remark } from '../values/reading.ts'

/** Longest text a remark repeats; the whole text stays in the case. */
const RAW_SHOWN = 500

export type RemarkBook = { problems: Problem[] }

/** Adds a remark about one cell. */
export const addRemark = (
  book: RemarkBook,
  place: { sheet: string; row: number },
  cell: Cell,
  field: HtcdsFieldId | null,
  remark: Remark,
  value: FieldValue | undefined,
): void => {
  const problem: Problem = {
    kind: remark.kind,
    level: remark.level,
    action: remark.action,
    sheet: place.sheet,
    row: place.row,
    column: cell.column,
    field,
    raw: cell.text.slice(0, RAW_SHOWN),
  }
  if (value !== undefined) problem.value = typeof value === 'string' ? value.slice(0, RAW_SHOWN) : value
  if (remark.part !== undefined) problem.part = remark.part.slice(0, RAW_SHOWN)
  if (remark.detail !== undefined) problem.detail = remark.detail
  book.problems.push(problem)
}

const NO_CELL = { row: null, column: null, field: null, raw: null }

/** Adds a remark that is not about the value of one cell. */
export const addGeneral = (
  book: RemarkBook,
  sheet: string,
  problem: Pick<Problem, 'kind' | 'level' | 'action'> & Partial<Omit<Problem, 'sheet' | 'kind' | 'level' | 'action'>>,
): void => {
  book.problems.push({ ...NO_CELL, ...problem, sheet, raw: problem.raw?.slice(0, RAW_SHOWN) ?? null })
}

/** Order of reading: by sheet as they stand, then row, then column; remarks on whole sheets and columns first. */
export const inReadingOrder = (problems: Problem[], sheets: string[]): Problem[] => {
  const rank = new Map(sheets.map((name, at) => [name, at]))
  return [...problems].sort(
    (a, b) =>
      (rank.get(a.sheet) ?? -1) - (rank.get(b.sheet) ?? -1) ||
      (a.row ?? 0) - (b.row ?? 0) ||
      (a.column ?? '').length - (b.column ?? '').length ||
      (a.column ?? '').localeCompare(b.column ?? ''),
  )
}
