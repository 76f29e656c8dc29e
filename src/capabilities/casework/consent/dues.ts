/** What consents and exceptions ask of somebody on a day: asked again before they end, thought over again whether she can be told. */
import type { Due } from '#replica'
import { SOON_DAYS } from './cover.ts'

type Facts = Readonly<Record<string, unknown>>
const DAY = 86_400_000
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10)

/** A consent in force is asked about again two weeks before it ends. */
export function consentDues({ facts = {} }: { facts?: Facts }): Due[] {
  const { state, until } = facts
  if (state !== 'inForce' || typeof until !== 'string') return []
  return [{ code: 'consentEnds', on: dayBefore(until, SOON_DAYS), data: { on: until } }]
}

/** Somebody was not told of an exception: whether she can be is thought over again on that day. */
export function exceptionDues({ facts = {} }: { facts?: Facts }): Due[] {
  const { state, tell, reconsider } = facts
  if (state !== 'inForce' || tell === 'told' || typeof reconsider !== 'string') return []
  return [{ code: 'exceptionTell', on: reconsider, data: { on: reconsider } }]
}
