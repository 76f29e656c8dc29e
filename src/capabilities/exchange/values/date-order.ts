/** Decides day-first or month-first for the written dates of a column, by the dates that can only be read one way. */
import type { DateOrder } from '../types.ts'
import type { WrittenDate } from './date.ts'

/** What the dates of one column say about their order; `example` is the first that can be read both ways. */
export type OrderEvidence = { dayFirst: number; monthFirst: number; open: number; exact: number; example?: string }

export const noEvidence = (): OrderEvidence => ({ dayFirst: 0, monthFirst: 0, open: 0, exact: 0 })

/** Adds one date of the column. Equal numbers (05/05) say nothing and ask nothing. */
export const weigh = (evidence: OrderEvidence, date: WrittenDate, text: string): void => {
  if (date.is === 'day') evidence.exact++
  if (date.is !== 'ordered' || date.first === date.second) return
  const dayFirst = date.second <= 12
  const monthFirst = date.first <= 12
  if (dayFirst && monthFirst) {
    evidence.open++
    evidence.example ??= text
  } else if (dayFirst) evidence.dayFirst++
  else if (monthFirst) evidence.monthFirst++
}

export const addEvidence = (into: OrderEvidence, from: OrderEvidence): void => {
  into.dayFirst += from.dayFirst
  into.monthFirst += from.monthFirst
  into.open += from.open
  into.exact += from.exact
}

/**
 * How a column is read. `settled`: its dates are written throughout and at least three of them, or of its neighbours written
 * alike, prove one order and none the other: one remark for the column is enough. Otherwise each open date is questioned,
 * with `order` as the proposal if the evidence leans one way, or as no value at all.
 */
export type ColumnOrder = { order: DateOrder | undefined; settled: boolean; chosen: boolean }

/** One order is proved, the other not (or by a slip in ten dates). */
const oneSided = ({ dayFirst, monthFirst }: OrderEvidence): boolean => {
  const [less, more] = [Math.min(dayFirst, monthFirst), Math.max(dayFirst, monthFirst)]
  return more >= 3 && (less === 0 || more >= 10 * less)
}

/**
 * The order to propose for an open date. Outside North America an odd month-first date proves nothing about its neighbours, so
 * month-first is proposed on clear evidence only.
 */
const lean = (evidence: OrderEvidence): DateOrder | undefined => {
  const { dayFirst, monthFirst } = evidence
  if (dayFirst > 0 && dayFirst >= 2 * monthFirst) return 'day-first'
  return monthFirst > dayFirst && oneSided(evidence) ? 'month-first' : undefined
}

/** Most dates of the column are written as text (so its odd ones are not typing slips among real dates). */
export const isWrittenColumn = (evidence: OrderEvidence): boolean =>
  evidence.dayFirst + evidence.monthFirst + evidence.open > evidence.exact

/** Decides for one column; `pooled` is the evidence of all written columns of the sheet, `file` that of the whole file. */
export const decideOrder = (
  column: OrderEvidence,
  pooled: OrderEvidence,
  file: OrderEvidence,
  chosen: DateOrder | undefined,
): ColumnOrder => {
  if (chosen) return { order: chosen, settled: true, chosen: true }
  const ownWord = column.dayFirst + column.monthFirst === 0 || lean(column) === lean(pooled)
  const settled = isWrittenColumn(column) && ownWord && oneSided(pooled)
  const order = lean(column) ?? (column.dayFirst + column.monthFirst === 0 ? (lean(pooled) ?? lean(file)) : undefined)
  return { order, settled, chosen: false }
}
