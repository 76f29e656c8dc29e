/** The story of one case, or of several as one: every record its reader may open, by day. Pure. */
import type { Compartment } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'

export interface Entry {
  /** The case it belongs to. */
  readonly root: string
  readonly record: OpenRecord
  /** `2026-11-21`, or as much of it as is known: the day it speaks of, else the day it was written. */
  readonly day: string
  /** Who wrote it first. */
  readonly author: string
  /** Compartments of it that are open here. */
  readonly open: readonly Compartment[]
}

const DAYS = [
  'happenedOn',
  'decidedOn',
  'reachedOn',
  'assessedOn',
  'givenOn',
  'toldOn',
  'heldOn',
  'madeOn',
  'agreedOn',
  'on',
  'day',
  'at',
  'startsOn',
  'issuedOn',
  'writtenOn',
]
const DAY = /^\d{4}(-\d\d(-\d\d)?)?/
/** What is for a day stands on it, until something else is known. */
const FOR_A_DAY: ReadonlySet<string> = new Set(['task', 'service', 'planReview'])

/** The day a record speaks of, else its month, else the day it was first written here. */
export function dayOf(record: OpenRecord): string {
  for (const values of Object.values(record.sealed)) {
    for (const name of DAYS) {
      const value = values?.[name]
      const day = typeof value === 'string' ? DAY.exec(value)?.[0] : undefined
      if (day) return day
    }
  }
  const { month = record.facts.openedMonth, due } = record.facts
  if (typeof month === 'string') return monthOrDay(month, record)
  if (FOR_A_DAY.has(record.kind) && typeof due === 'string') return due
  return writtenOn(record)
}

/** Of a month only, the day of writing is nearer the truth when it lies in that month. */
const monthOrDay = (month: string, record: OpenRecord): string =>
  writtenOn(record).startsWith(month) ? writtenOn(record) : month

const versionsOf = (record: OpenRecord) => Object.values(record.versions).filter(state => state !== undefined)
const writtenOn = (record: OpenRecord): string => {
  const times = versionsOf(record).map(state => state.at)
  return new Date(times.length > 0 ? Math.min(...times) : 0).toISOString().slice(0, 10)
}

/** Everything of these cases that a reader may open, the newest day first. A record appears once, also when two cases carry it. */
export function storyOf(roots: readonly OpenRoot[]): Entry[] {
  const seen = new Set<string>()
  const entries: Entry[] = []
  for (const root of roots) {
    for (const record of root.records) {
      if (seen.has(record.rec)) continue
      seen.add(record.rec)
      const author = [...versionsOf(record)].sort((a, b) => a.at - b.at)[0]?.author ?? ''
      const open = root.mine.filter(part => record.sealed[part] !== undefined)
      entries.push({ root: root.root, record, day: dayOf(record), author, open })
    }
  }
  return entries.sort((a, b) => compare(b.day, a.day) || compare(b.record.rec, a.record.rec))
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What is looked for; an empty part asks for nothing. Days are `2026-11-21`, both included. */
export interface StoryFilter {
  readonly kinds: readonly string[]
  readonly author: string
  readonly part: string
  readonly from: string
  readonly to: string
  readonly text: string
}
export const EVERYTHING: StoryFilter = { kinds: [], author: '', part: '', from: '', to: '', text: '' }
export const isFiltered = (filter: StoryFilter): boolean =>
  filter.kinds.length > 0 || [filter.author, filter.part, filter.from, filter.to, filter.text].some(Boolean)

/** Letters without their marks, so that a search finds what was written another way. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Every word a record holds, for looking through it; `line` is how it reads on the screen. */
export function wordsOf({ record }: Entry, line: string): string {
  const found: string[] = [line]
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const one of Object.values(value)) walk(one)
  }
  for (const part of Object.values(record.sealed)) walk(part)
  return folded(found.join('\n'))
}

/** Of a day known in part, its month or year has to touch the asked days. */
const isWithin = (day: string, from: string, to: string): boolean =>
  (from === '' || day >= from.slice(0, day.length)) && (to === '' || day <= to.slice(0, day.length))

/** Whether an entry passes. `words` is asked only when a text is looked for. */
export function passes(entry: Entry, filter: StoryFilter, words: () => string): boolean {
  if (filter.kinds.length > 0 && !filter.kinds.includes(entry.record.kind)) return false
  if (filter.author !== '' && entry.author !== filter.author) return false
  if (filter.part !== '' && !entry.open.some(part => part === filter.part)) return false
  if (!isWithin(entry.day, filter.from, filter.to)) return false
  return folded(filter.text)
    .split(/\s+/)
    .every(word => word === '' || words().includes(word))
}
