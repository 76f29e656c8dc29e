/** Turns an understood date into a value and remarks, once the order of its column is decided. */
import type { HtcdsFieldId } from '../fields.ts'
import type { DateOrder } from '../types.ts'
import { isoDay, type WrittenDate } from './date.ts'
import type { ColumnOrder } from './date-order.ts'
import { type Reading, type Remark, readAs, unread } from './reading.ts'

const SILENT: Remark[] = []

/** Days that cannot be: births after today, anything before 1900, other dates more than a year (plans: 30 years) ahead. */
const plausible = (iso: string, field: HtcdsFieldId, today: string): boolean => {
  const ahead = field === 'prs_Birthdate' || field === 'hte_Date' ? 0 : field === 'spl_PlannedEndDate' ? 30 : 1
  const latest = `${Number(today.slice(0, 4)) + ahead}${today.slice(4)}`
  return iso >= '1900' && iso <= latest.slice(0, iso.length)
}

const day = (iso: string, field: HtcdsFieldId, today: string, remarks: Remark[]): Reading =>
  plausible(iso, field, today) ? { value: iso, remarks } : unread('date-implausible')

/** The kind of remark for an `ordered` date, and its two possible readings. */
const ordered = (
  date: Extract<WrittenDate, { is: 'ordered' }>,
  order: ColumnOrder,
  field: HtcdsFieldId,
  today: string,
): Reading => {
  const dayFirst = isoDay(date.year, date.second, date.first)
  const monthFirst = isoDay(date.year, date.first, date.second)
  const shortYear: Remark[] = date.shortYear
    ? [{ kind: 'date-two-digit-year', level: 'must', action: 'read-as' }]
    : SILENT
  if (dayFirst === undefined && monthFirst === undefined) return unread('date-impossible')
  const reordered: Remark[] = [{ kind: 'date-reordered', level: 'must', action: 'read-as' }]
  const settledAs = (other: DateOrder): boolean => order.settled && order.order === other
  if (dayFirst !== undefined && monthFirst === undefined)
    return day(dayFirst, field, today, settledAs('month-first') ? [...reordered, ...shortYear] : shortYear)
  if (dayFirst === undefined && monthFirst !== undefined) {
    return day(monthFirst, field, today, settledAs('month-first') ? shortYear : [...reordered, ...shortYear])
  }
  if (![dayFirst, monthFirst].some(iso => iso !== undefined && plausible(iso, field, today)))
    return unread('date-implausible')
  if (dayFirst === monthFirst && dayFirst !== undefined) return day(dayFirst, field, today, shortYear)
  if (order.settled && order.order !== undefined)
    return day((order.order === 'day-first' ? dayFirst : monthFirst) ?? '', field, today, shortYear)
  // Dots are day-first wherever they are used; the person still sees that it was read so.
  const taken = date.dotted ? 'day-first' : order.order
  const level = date.dotted ? 'may' : 'must'
  if (taken === undefined) return { remarks: [{ kind: 'date-ambiguous', level, action: 'asked' }] }
  const iso = (taken === 'day-first' ? dayFirst : monthFirst) ?? ''
  const reading = day(iso, field, today, [{ kind: 'date-ambiguous', level, action: 'read-as' }, ...shortYear])
  return reading.value === undefined ? { remarks: [{ kind: 'date-ambiguous', level, action: 'asked' }] } : reading
}

/** Reads a date that was understood. Ages, fragments and riddles never become a day. */
export const readDate = (date: WrittenDate, order: ColumnOrder, field: HtcdsFieldId, today: string): Reading => {
  switch (date.is) {
    case 'day':
      if (date.how === 'exact') return day(date.iso, field, today, SILENT)
      if (date.how === 'swapped')
        return day(date.iso, field, today, [{ kind: 'date-reordered', level: 'must', action: 'read-as' }])
      if (date.how === 'short-year')
        return day(date.iso, field, today, [{ kind: 'date-two-digit-year', level: 'must', action: 'read-as' }])
      return day(date.iso, field, today, [
        { kind: date.how === 'serial' ? 'date-from-serial' : 'date-text', level: 'may', action: 'read-as' },
      ])
    case 'partial':
      return plausible(date.value, field, today)
        ? readAs(date.value, 'date-partial', 'must')
        : unread('date-implausible')
    case 'ordered':
      return ordered(date, order, field, today)
    case 'age':
      return unread(field === 'prs_Birthdate' ? 'age-instead-of-date' : 'date-unreadable')
    case 'unknown':
      return unread('date-unknown', 'may')
    case 'impossible':
      return unread('date-impossible')
    case 'unreadable':
      return unread('date-unreadable')
  }
}
