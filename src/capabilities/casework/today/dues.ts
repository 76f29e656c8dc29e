/**
 * What the records of a case ask of somebody, and on which day: tasks, appointments, reviews, approvals, papers that expire.
 * Worked out from each record as it comes in; nothing of it is stored a second time (decision 0147).
 */
import type { Due } from '#replica'
import { type OpenedRecord, textsIn } from '../search.ts'

type Facts = Readonly<Record<string, unknown>>
type Opened = OpenedRecord & { readonly rec: string; readonly versions?: { readonly [chain: string]: unknown } }

const textOf = (value: unknown): string => textsIn(value)[0] ?? ''
/** Enough to know what is meant; the rest is in the case. */
const SHOWN = 160
const shown = (value: unknown): { what?: string } => {
  const text = textOf(value)
  return text === '' ? {} : { what: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text }
}
const person = (value: unknown): { who?: string } => (textOf(value) === '' ? {} : { who: textOf(value) })

/** An open task on its day; one without a day stands last, under no day of its own. */
export function taskDues({ facts = {}, sealed }: Opened): Due[] {
  if (facts.status !== 'open') return []
  const { what, partner, doneBy, goal } = sealed.narrative ?? {}
  const data = { ...(partner ? { partner } : {}), ...(doneBy ? { doneBy } : {}), ...(goal ? { goal } : {}) }
  return [{ code: 'task', on: textOf(facts.due) || SOME_DAY, ...person(facts.assignee), ...shown(what), data }]
}
/** After every day there is: what has no day is nobody's next thing. */
export const SOME_DAY = '9999-12-31'

/** A booked service is an appointment; one that was asked for waits to be booked. */
export function serviceDues({ facts = {}, sealed }: Opened): Due[] {
  const { status, due, type } = facts
  if (status !== 'asked' && status !== 'booked') return []
  const { what, provider, time, until, interpreter, interpreterState, travel, accompaniedBy } = sealed.narrative ?? {}
  const { where } = sealed.location ?? {}
  const data: Record<string, unknown> = {
    type,
    provider,
    until,
    interpreter,
    interpreterState,
    travel,
    accompaniedBy,
    where,
  }
  for (const name of Object.keys(data)) if (data[name] === undefined) delete data[name]
  const hour = textOf(time)
  return [
    {
      code: status === 'booked' ? 'appointment' : 'serviceAsked',
      on: textOf(due) || SOME_DAY,
      ...(hour === '' ? {} : { time: hour }),
      ...person(facts.worker),
      ...shown(what),
      data,
    },
  ]
}

/** A day on which a plan is looked at again. */
export function reviewDues({ facts = {} }: Opened): Due[] {
  return facts.status === 'planned' && textOf(facts.due) !== '' ? [{ code: 'planReview', on: textOf(facts.due) }] : []
}

/** A question that waits for a lead who neither asked nor wrote what it is about. */
export function approvalDues({ facts = {}, sealed, versions }: Opened): Due[] {
  if (facts.outcome !== 'asked' || versions?.facts === undefined) return []
  const { asking } = sealed.narrative ?? {}
  const asked = textOf(facts.askedBy)
  return [
    {
      code: 'approvalWaiting',
      on: '',
      leads: { except: [asked], officers: 'ifNobodyLeads' },
      ...shown(asking),
      data: { about: facts.about, record: facts.record, askedBy: asked },
    },
  ]
}

/** How long before a paper expires somebody should begin to renew it. */
export const RENEW_DAYS = 45
const DAY = 86_400_000

/** A paper that expires, from the day it should be renewed. */
export function documentDues({ sealed }: Opened): Due[] {
  for (const paper of [sealed.identity, sealed.legal, sealed.location]) {
    const expires = textOf(paper?.expiresOn)
    if (expires.length !== 10) continue
    const from = new Date(Date.parse(`${expires}T00:00:00Z`) - RENEW_DAYS * DAY)
    if (Number.isNaN(from.getTime())) return []
    const data = { expires, ...(paper?.type === undefined ? {} : { type: paper.type }) }
    return [{ code: 'documentExpires', on: from.toISOString().slice(0, 10), ...shown(paper?.title), data }]
  }
  return []
}

/** The facts a screen may change when somebody says "done". */
export const doneFacts = (today: string): Facts => ({ status: 'done', doneMonth: today.slice(0, 7) })
