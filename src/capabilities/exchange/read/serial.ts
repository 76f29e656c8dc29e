/** Spreadsheet dates: a count of days, shown as a date only because of the number format of the cell. */

const DAY = 86_400_000
/** Day 0 of the 1900 system, moved by one for the 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const DAYS_1904 = 1462

/** YYYY-MM-DD of a serial day, or undefined outside 1900 to 9999. */
export const serialToIso = (serial: number, date1904: boolean): string | undefined => {
  let day = Math.floor(serial + 1e-9)
  if (date1904) day += DAYS_1904
  else if (day > 0 && day < 60) day += 1
  if (day < 1 || day > 2_958_465) return undefined
  return new Date(EPOCH_1900 + day * DAY).toISOString().slice(0, 10)
}

/** Serial day (1900 system) of an ISO day from 1 March 1900 on, or undefined when a spreadsheet cannot hold it as a date. */
export const isoToSerial = (iso: string): number | undefined => {
  const day = Math.round((Date.parse(`${iso}T00:00:00Z`) - EPOCH_1900) / DAY)
  return day >= 61 && day <= 2_958_465 ? day : undefined
}

const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a number format shows a calendar date (times alone are not dates). */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return isBuiltInDate(id)
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/s\.?0+/gi, 's')
    .toLowerCase()
  const first = bare.split(';')[0] ?? ''
  if (first.includes('general') || first.includes('#') || /0\.0|0{2,}/.test(first)) return false
  return /[yd]|j{1,2}|a{2,4}/.test(first) && /[dyj]/.test(first)
}
