/**
 * Dates as offices write them. A cell is understood on its own first; whether 04/05 is April or May is decided for the
 * column, with evidence (date-order.ts), and asked when there is none.
 */

import { listKey } from '../fold.ts'
import { serialToIso } from '../read/serial.ts'
import type { Cell } from '../types.ts'
import { ABOUT, AGE, FILLERS, monthOf, UNKNOWN } from './date-words.ts'
import { asciiDigits } from './text.ts'

/** What a date cell says. `ordered`: two small numbers and a year, in an order yet to be decided. */
export type WrittenDate =
  | { is: 'day'; iso: string; how: 'exact' | 'words' | 'serial' | 'swapped' | 'short-year' }
  | { is: 'partial'; value: string }
  | { is: 'ordered'; first: number; second: number; year: number; shortYear: boolean; dotted: boolean }
  | { is: 'age' | 'unknown' | 'impossible' | 'unreadable' }

const two = (n: number): string => String(n).padStart(2, '0')

/** ISO day, or undefined when the calendar has no such day. */
export const isoDay = (year: number, month: number, day: number): string | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1) return undefined
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
    : undefined
}

const IMPOSSIBLE: WrittenDate = { is: 'impossible' }
const UNREADABLE: WrittenDate = { is: 'unreadable' }
const dayOr = (
  year: number,
  month: number,
  day: number,
  how: 'exact' | 'words' | 'swapped' | 'short-year',
): WrittenDate => {
  const iso = isoDay(year, month, day)
  return iso === undefined ? IMPOSSIBLE : { is: 'day', iso, how }
}

/** A year of two digits is taken as the latest one that is not after today; it is always questioned. */
export const fullYear = (short: number, today: string): number => {
  const now = Number(today.slice(0, 4))
  const century = now - (now % 100)
  return century + short > now ? century - 100 + short : century + short
}

const fromNumber = (number: number, date1904: boolean): WrittenDate => {
  if (Number.isInteger(number) && number >= 1900 && number <= 2200) return { is: 'partial', value: String(number) }
  if (number >= 0 && number <= 120) return { is: 'age' }
  if (number >= 3000 && number < 110_000) {
    const iso = serialToIso(number, date1904)
    if (iso !== undefined) return { is: 'day', iso, how: 'serial' }
  }
  const compact = /^(19|20)(\d\d)(\d\d)(\d\d)$/.exec(String(number))
  if (compact) return dayOr(Number(String(number).slice(0, 4)), Number(compact[3]), Number(compact[4]), 'words')
  return UNREADABLE
}

const yearFirst = (text: string): WrittenDate | undefined => {
  const match = /^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month === 0) return day === 0 ? { is: 'partial', value: String(year) } : IMPOSSIBLE
  if (day === 0) return month <= 12 ? { is: 'partial', value: `${year}-${two(month)}` } : IMPOSSIBLE
  return month > 12 ? dayOr(year, day, month, 'swapped') : dayOr(year, month, day, 'exact')
}

const yearLast = (text: string, today: string): WrittenDate | undefined => {
  const match = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|'?\d{2})$/.exec(text)
  if (!match) return undefined
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number((match[4] ?? '').replace("'", ''))]
  const shortYear = (match[4] ?? '').length < 4
  if (shortYear && first > 31 && second <= 12) return dayOr(fullYear(first, today), second, year, 'short-year')
  const full = shortYear ? fullYear(year, today) : year
  if (first === 0 || second === 0) {
    const month = first === 0 ? second : 0
    return { is: 'partial', value: month >= 1 && month <= 12 ? `${full}-${two(month)}` : String(full) }
  }
  return { is: 'ordered', first, second, year: full, shortYear, dotted: match[2] === '.' }
}

const partial = (text: string): WrittenDate | undefined => {
  if (/^(19|20|21)\d\d$/.test(text)) return { is: 'partial', value: text }
  const match = /^(?:(\d{1,2})\s*[-/. ]\s*(\d{4})|(\d{4})\s*[-/. ]\s*(\d{1,2}))$/.exec(text)
  if (!match) return undefined
  const month = Number(match[1] ?? match[4])
  return month >= 1 && month <= 12 ? { is: 'partial', value: `${match[2] ?? match[3]}-${two(month)}` } : IMPOSSIBLE
}

const inWords = (text: string, today: string): WrittenDate => {
  const numbers: string[] = []
  let month: number | undefined
  let about = false
  let age = true
  let filler = true
  const words = text.match(/\p{L}[\p{L}\p{M}']*|\d+|[~≈±]/gu) ?? []
  for (const word of words) {
    if (/^\d+$/.test(word)) {
      numbers.push(word)
      continue
    }
    const key = listKey(word)
    if (/[~≈±]/.test(word) || ABOUT.has(key)) {
      about = true
      continue
    }
    const isMonth = monthOf(word)
    // "mar" is a month and a weekday; a second month word is taken for the weekday.
    if (isMonth !== undefined && month === undefined) month = isMonth
    else if (isMonth === undefined && !FILLERS.has(key)) filler = false
    if (!AGE.has(key)) age = false
  }
  const [first, second, third] = numbers
  if (
    age &&
    month === undefined &&
    numbers.length > 0 &&
    numbers.length <= 2 &&
    numbers.every(each => Number(each) <= 120)
  )
    return numbers.length === 1 || words.length > 2 ? { is: 'age' } : UNREADABLE
  if (!filler || third !== undefined || first === undefined) return UNREADABLE
  if (month === undefined)
    return about && numbers.length === 1 && /^(19|20)\d\d$/.test(first) ? { is: 'partial', value: first } : UNREADABLE
  if (second === undefined)
    return /^(19|20)\d\d$/.test(first) ? { is: 'partial', value: `${first}-${two(month)}` } : UNREADABLE
  const [year, day] = first.length === 4 ? [first, second] : [second, first]
  if (about) return { is: 'partial', value: `${year}-${two(month)}` }
  if (year.length === 4) return dayOr(Number(year), month, Number(day), 'words')
  return year.length === 2 ? dayOr(fullYear(Number(year), today), month, Number(day), 'short-year') : UNREADABLE
}

const CLOCK = /[T\s,]+\d{1,2}[:h]\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?$/i

/** Understands one date cell on its own. */
export const readWrittenDate = (cell: Cell, text: string, today: string, date1904: boolean): WrittenDate => {
  if (cell.kind === 'date')
    return isoDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
      ? { is: 'day', iso: text, how: 'exact' }
      : UNREADABLE
  if (cell.kind === 'number') return fromNumber(Number(text), date1904)
  const written = asciiDigits(text).replace(CLOCK, '').trim()
  if (UNKNOWN.has(listKey(written)) || /^[?\-–—./\s_*]+$/.test(written)) return { is: 'unknown' }
  if (/^\d+([.,]0+)?$/.test(written) && !/^(19|20|21)\d\d$/.test(written))
    return fromNumber(Number.parseFloat(written), date1904)
  return yearFirst(written) ?? yearLast(written, today) ?? partial(written) ?? inWords(written, today)
}
