/**
 * What the records of a case add to its line in the list. Worked out on the device from what it can open; the server keeps no
 * day of a contact (decision 0081).
 */
import type { Added } from '#replica'
import { type OpenedRecord, textsIn } from './search.ts'

type Versions = { readonly [chain: string]: { readonly at: number } | undefined }
type Record = OpenedRecord & { readonly rec: string; readonly versions: Versions }

/** Notes of these types are about a contact with the person herself, not with somebody else. */
const CONTACTS = ['conversation', 'phoneCall', 'visit']

/** The open task that is due first; one without a day comes last. */
export function taskAdds({ facts = {}, sealed }: Record): Added[] {
  if (facts.status !== 'open') return []
  const [due = ''] = textsIn(facts.due)
  const [nextWhat] = textsIn(sealed.narrative?.what)
  const values = {
    ...(nextWhat === undefined ? {} : { nextWhat: nextWhat.slice(0, 120) }),
    ...(due === '' ? {} : { nextDue: due }),
    ...(facts.assignee === undefined ? {} : { nextAssignee: facts.assignee }),
  }
  return [{ key: 'next', order: due === '' ? '9999' : due, values }]
}

/** The last contact. Where the day is sealed for the reader, the month and the day of writing say it as well as they can. */
export function noteAdds({ facts = {}, sealed, versions }: Record): Added[] {
  if (!CONTACTS.includes(String(facts.type))) return []
  const [day = ''] = textsIn(sealed.narrative?.happenedOn)
  if (day.length === 10) return contact(day)
  const [month = ''] = [day, ...textsIn(facts.month)].filter(text => text.length >= 7)
  const written = dayOfMs(Math.min(...Object.values(versions).map(version => version?.at ?? Number.POSITIVE_INFINITY)))
  if (month === '' || written.startsWith(month)) return contact(written)
  // Of another month nothing nearer is known than its last day.
  const [year = 0, number = 1] = month.split('-').map(Number)
  return contact(dayOfMs(Math.min(Date.UTC(year, number, 0), Date.parse(written))))
}

/** Since when she is where she is on the way. */
export function stepAdds({ facts = {}, sealed }: Record): Added[] {
  const [month = ''] = textsIn(facts.month)
  const [day = ''] = textsIn(sealed.narrative?.reachedOn)
  const since = day.startsWith(month) && day !== '' ? day : month
  return since === '' ? [] : [{ key: 'stage', order: backwards(since), values: { stageSince: since } }]
}

/** A case that was begun here was begun with a contact; an imported one only says when its file was read. */
export function caseAdds({ rec }: Record): Added[] {
  const made = Number.parseInt(rec.slice(0, 8) + rec.slice(9, 13), 16)
  return rec[14] === '7' ? contact(dayOfMs(made)) : []
}

const contact = (day: string): Added[] =>
  day === '' ? [] : [{ key: 'contact', order: backwards(day), values: { lastContact: day } }]

const dayOfMs = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : '')

/** Digits turned round, so that the latest comes first. */
const backwards = (day: string): string => day.replace(/\d/g, digit => String(9 - Number(digit)))
