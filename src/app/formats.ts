import { localeOf } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = localeOf(language) + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options)
  formats.set(key, known)
  return known
}
const DAY = 86_400_000

/** A day as far as it is known ("2004", "2004-05", "2004-05-17"), written out. Anything else is shown as it is. */
export function writtenDay(value: string, language: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value)
  if (!parts?.[1]) return value
  if (!parts[2]) return parts[1]
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1))
  return dateFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(parts[3] ? { day: 'numeric' } : {}),
  }).format(at)
}

/** A short day for narrow places ("30 Oct"), with the year when it is not this one. */
export function shortDay(value: string | number, language: string, now: number): string {
  const at = typeof value === 'number' ? value : Date.parse(value.length === 7 ? `${value}-01` : value)
  if (Number.isNaN(at)) return String(value)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  // A day is the same day everywhere; only a moment has a place.
  const zone = typeof value === 'number' ? {} : { timeZone: 'UTC' }
  const withDay = typeof value === 'number' || value.length > 7
  return dateFormat(language, {
    ...zone,
    month: 'short',
    ...(withDay ? { day: 'numeric' } : {}),
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** A span of days, each part of it said once ("16–22 November 2026"). */
export const writtenRange = (from: string, until: string, language: string): string =>
  dateFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    Date.parse(`${from}T00:00:00Z`),
    Date.parse(`${until}T00:00:00Z`),
  )

/** When something happened, as one would say it: "14:02" today, "Thu 19 Nov" this week, else the day. */
export function moment(at: number, language: string, now: number): string {
  const today = new Date(now).toDateString() === new Date(at).toDateString()
  if (today) return timeOfDay(at, language)
  if (Math.abs(now - at) < 6 * DAY)
    return dateFormat(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
  return shortDay(at, language, now)
}

/** "Mon" of a day. */
export const weekdayOf = (day: string, language: string): string =>
  dateFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
/** "Saturday 21 November" where the reader is, as a title: with a capital in every language. */
export const writtenToday = (at: number, language: string): string =>
  capital(dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at), language)

/** A text as the beginning of a sentence. */
export const capital = (sentence: string, language: string): string =>
  sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1)

/** A label within a sentence: its first letter small, unless it begins with an abbreviation. */
export const within = (label: string, language: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1) : label

export const timeOfDay = (at: number, language: string): string =>
  dateFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at)

/** Day and time written out, for histories. */
export const writtenInstant = (at: number, language: string): string =>
  dateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)

/** "tomorrow", "in 12 days", "3 days ago" from a due day. */
export function daysAway(day: string, language: string, now: number): string {
  const here = new Date(now)
  const midnight = Date.UTC(here.getFullYear(), here.getMonth(), here.getDate())
  const days = Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - midnight) / DAY)
  if (Number.isNaN(days)) return day
  if (Math.abs(days) > 60) return writtenDay(day, language)
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day')
}

const names = new Map<string, Intl.DisplayNames>()
const displayNames = (language: string, type: 'region' | 'language'): Intl.DisplayNames => {
  const key = localeOf(language) + type
  const known = names.get(key) ?? new Intl.DisplayNames(localeOf(language), { type })
  names.set(key, known)
  return known
}
const nameOf = (code: string, language: string, type: 'region' | 'language'): string => {
  try {
    return displayNames(language, type).of(code) ?? code
  } catch {
    return code
  }
}
/** A country's name; an unknown code is shown as it is. */
export const countryName = (code: string, language: string): string => nameOf(code, language, 'region')
/** A language's name; an unknown code is shown as it is. */
export const languageName = (code: string, language: string): string => nameOf(code, language, 'language')

export const listOf = (items: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items)
export const number = (value: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language)).format(value)
/** A file size in the reader's units. */
export function fileSize(bytes: number, language: string): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1000 : bytes / 1_000_000
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
