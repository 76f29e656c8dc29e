/** What consents and exceptions ask of somebody on a day: asked again before they end, thought over again whether she can be told. */
import type { Added, Due } from '#replica'
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

/** An exception, as it is signed. */
interface Exception {
  readonly rec: string
  readonly facts?: Facts
  readonly versions?: { readonly facts?: { readonly version: number; readonly author: string } | undefined }
}
const signedName = (exception: string) => `signed/${exception}`
const toldName = (exception: string) => `told/${exception}`

/**
 * An exception waits for its second signature with those who may give it: leads of the teams of the case and key officers, never
 * with who asked. She has to be told on the day that was set for it; or it is thought over again whether she can be.
 */
export function exceptionDues({ rec, facts = {}, versions }: Exception): Due[] {
  const { state, tell, reconsider, until } = facts
  const signed = versions?.facts
  if (state !== 'inForce' || signed === undefined) return []
  const asked: Due = {
    code: 'exceptionWaiting',
    on: '',
    leads: { except: [signed.author], officers: 'always' },
    unless: signedName(rec),
    data: { askedBy: signed.author, ...(typeof until === 'string' ? { on: until } : {}) },
  }
  const code = tell === 'willTell' ? 'exceptionMustTell' : 'exceptionTell'
  const told: Due[] =
    tell === 'told' || typeof reconsider !== 'string'
      ? []
      : [{ code, on: reconsider, unless: toldName(rec), data: { on: reconsider } }]
  return [asked, ...told]
}

interface Settles {
  readonly facts?: Facts
}
const settled = (name: string): Added[] => [{ key: name, order: '', values: { [name]: true } }]

/** Somebody's answer ends the waiting for the second signature. */
export const approvalSettles = ({ facts = {} }: Settles): Added[] =>
  typeof facts.exception === 'string' ? settled(signedName(facts.exception)) : []

/** She was told. */
export const tellingSettles = ({ facts = {} }: Settles): Added[] =>
  facts.what === 'exception' && typeof facts.exception === 'string' ? settled(toldName(facts.exception)) : []
