import type { OpenRecord } from '#replica/types.ts'
import { text } from './names.ts'

/** By the day of what happened when it is known, else by when it was written; the newest first. */
export function newestFirst(records: readonly OpenRecord[]): OpenRecord[] {
  // Each day is looked up once: a case of two thousand entries opens within a blink.
  const days = new Map(records.map(record => [record, dayOf(record)]))
  const day = (record: OpenRecord) => days.get(record) ?? ''
  return [...records].sort((a, b) => compare(day(b), day(a)) || compare(b.rec, a.rec))
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const DAYS = ['happenedOn', 'decidedOn', 'reachedOn', 'assessedOn', 'givenOn', 'day', 'issuedOn']
/** The day a record speaks of, else the day it was first written here. */
export function dayOf(record: OpenRecord): string {
  for (const values of Object.values(record.sealed)) {
    const found = DAYS.map(name => text(values?.[name])).find(Boolean)
    if (found) return found
  }
  const month = text(record.facts.month)
  if (month) return month
  const [first] = Object.values(record.versions)
    .map(state => state?.at ?? 0)
    .sort((x, y) => x - y)
  return new Date(first ?? 0).toISOString().slice(0, 10)
}
