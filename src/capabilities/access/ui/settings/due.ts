/** What is due by the organisation's rule for keeping closed cases. Months only: the server knows no day of a closing. */

const MONTH = /^(\d{4})-(\d{2})$/

/** The month `count` months after a month, both as `2026-11`; nothing for what is no month. */
export function monthAfter(month: string, count: number): string | undefined {
  const [, year, of] = MONTH.exec(month) ?? []
  if (year === undefined || of === undefined) return undefined
  const at = Number(year) * 12 + (Number(of) - 1) + count
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** Since which month a case is due, if it is: closed in `closed`, kept `months`, asked in the month `now`. */
export function dueSince(closed: unknown, months: number | undefined, now: string): string | undefined {
  if (typeof closed !== 'string' || months === undefined) return undefined
  const due = monthAfter(closed, months)
  return due !== undefined && due <= now ? due : undefined
}
