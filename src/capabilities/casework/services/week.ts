import { dayAfter } from '../today/today.ts'

/** The seven days of the week a day is in, from Monday. */
export function weekOf(day: string): string[] {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, index) => dayAfter(day, index - weekday))
}
