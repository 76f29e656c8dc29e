/** What needs somebody today, in order of urgency: made from the agenda and the list of cases, on the device. */
import type { AgendaItem, ListRow } from '#replica/types.ts'
import { SOME_DAY } from './dues.ts'

const DAY = 86_400_000
/** How far "this week" reaches. */
export const WEEK_DAYS = 7
/** As many of what is late are listed; the rest is counted. */
export const LATE_SHOWN = 50

/** The day it is where the reader sits; the server's clock has no say in it. */
export function dayHere(now: number): string {
  const at = new Date(now)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}
/** So many days after a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** What only tells of something coming: it is never late. */
const TELLS: ReadonlySet<string> = new Set(['documentExpires', 'consentEnds'])
/** What somebody else waits for: it stands by itself, with its answer beside it. */
const WAITS: ReadonlySet<string> = new Set(['approvalWaiting', 'transferWaiting', 'coverWaiting', 'exceptionWaiting'])

export type Section = 'now' | 'today' | 'week' | 'waiting'
export type TodayLists = Readonly<Record<Section, readonly AgendaItem[]>>

/** Sorts items into what cannot wait (urgent, or late), what is for today, for this week, and what others wait for. */
export function todayLists(items: readonly AgendaItem[], today: string): TodayLists {
  const lists: Record<Section, AgendaItem[]> = { now: [], today: [], week: [], waiting: [] }
  for (const item of items) if (item.on !== SOME_DAY) lists[sectionOf(item, today)].push(item)
  lists.now.sort((a, b) => urgency(a, today) - urgency(b, today))
  return lists
}

function sectionOf({ code, on, urgent }: AgendaItem, today: string): Section {
  if (WAITS.has(code)) return 'waiting'
  if (urgent === true || on === '') return 'now'
  if (isLate({ code, on }, today)) return 'now'
  return on <= today ? 'today' : 'week'
}

/** Its day is over and it was neither done nor put off. */
export const isLate = ({ code, on }: { code: string; on: string }, today: string): boolean =>
  on !== '' && on < today && !TELLS.has(code)

/** Danger first, then people at high risk, then what waits longest. */
function urgency({ urgent, on, of }: AgendaItem, today: string): number {
  if (urgent === true) return 0
  const late = on === '' ? 0 : Math.min(9999, Math.max(0, daysBetween(on, today)))
  return (of.facts.riskLevel === 'high' ? 10_000 : 20_000) - late
}

/** Since how many days a case was quiet; undefined when no contact is known. */
export function quietDays({ gathered }: Pick<ListRow, 'gathered'>, today: string): number | undefined {
  const last = gathered?.lastContact
  return typeof last === 'string' && last !== '' ? Math.max(0, daysBetween(last, today)) : undefined
}
