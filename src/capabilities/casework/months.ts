/** A sealed day and the month that is a fact must not contradict each other, or statistics and file tell two stories. */
export function agrees(month: string | undefined, day: string | undefined): boolean {
  if (month === undefined || day === undefined) return true
  return day.startsWith(month) || month.startsWith(day)
}
