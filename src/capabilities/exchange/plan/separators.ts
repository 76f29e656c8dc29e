/**
 * Columns that separate their values otherwise throughout (Google Sheets joins with ", ", forms with line breaks): one remark
 * for the column instead of one question for every cell.
 */
import type { ImportedCase, Problem, Row } from '../types.ts'
import { addGeneral, type RemarkBook } from './remark-book.ts'

const ENOUGH = 3
const OFFICIAL = /;.*[\p{L}\p{N}]/su

/** Replaces the remarks from `first` on that only concern a separator, where a column is settled. */
export const settleSeparators = (
  book: RemarkBook,
  first: number,
  sheet: string,
  rows: Row[],
  cases: ImportedCase[],
): void => {
  const columns = new Map<string, Problem[]>()
  for (const problem of book.problems.slice(first))
    if (problem.detail === 'separator' && problem.column !== null)
      columns.set(problem.column, [...(columns.get(problem.column) ?? []), problem])
  for (const [column, problems] of columns) {
    const [example] = problems
    const mixed = rows.some(row => row.cells.some(cell => cell.column === column && OFFICIAL.test(cell.text)))
    if (!example || problems.length < ENOUGH || mixed) continue
    const settled = new Set(problems)
    book.problems = book.problems.filter(problem => !settled.has(problem))
    const settledRows = new Set(problems.map(problem => problem.row))
    for (const each of cases)
      if (each.place.sheet === sheet && settledRows.has(each.place.row))
        each.kept = each.kept.filter(text => text.column !== column || text.reason === 'cell-comment')
    addGeneral(book, sheet, {
      kind: 'picklist-mapped',
      level: 'may',
      action: 'read-as',
      column,
      field: example.field,
      raw: example.raw,
      scope: 'column',
      count: problems.length,
      detail: 'separator',
      ...(example.value === undefined ? {} : { value: example.value }),
    })
  }
}
