/** What consents allow, for the screens: the same function as at the server, from the records of an opened case. */
import {
  coveredBy,
  endOfDay,
  needsNoConsent,
  type Recipient,
  recipientOf,
  type Sharing,
  type SignedFacts,
} from '#records'
import type { OpenRecord, OpenRoot, Refused } from '#replica/types.ts'
import { CONSENT_KINDS } from './records.ts'

/** Records of an opened case with a part in sharing. */
export const signedOf = (root: Pick<OpenRoot, 'records'>): SignedFacts[] =>
  root.records.flatMap(({ rec, kind, facts, versions }) => {
    const part = CONSENT_KINDS.find(({ name }) => name === kind)?.sharing
    const version = versions.facts
    if (part === undefined || version === undefined) return []
    return [{ rec, part, facts, version: Math.max(1, version.version), author: version.author }]
  })

/** Whoever answered somebody else's exception; whether she may, the server says. */
const anybody = () => true

/**
 * What an act can rest on at a moment (ms): a consent or an exception by id, nothing where nobody has to consent, or why not. Tells
 * the screen; what counts is the server's answer to `disclose`.
 */
export function consentFor(
  root: Pick<OpenRoot, 'records'>,
  act: Sharing,
  now: number,
): { ok: true; basis?: string } | Refused {
  if (needsNoConsent(act)) return { ok: true }
  const all = signedOf(root)
  let nearest: Refused = { ok: false, code: 'consent.none' }
  for (const record of all) {
    if (record.part !== 'consent' && record.part !== 'exception') continue
    const code = coveredBy(record, all, act, now, anybody)
    if (code === undefined) return { ok: true, basis: record.rec }
    if (isSame(recipientOf(record.facts), act.to)) nearest = { ok: false, code }
  }
  return nearest
}

const isSame = (a: Recipient | undefined, b: Recipient): boolean =>
  a !== undefined && 'whom' in a && 'whom' in b && a.kind === b.kind && a.whom === b.whom

/** How a consent or an exception stands at a moment. */
export type Standing = 'inForce' | 'ending' | 'expired' | 'withdrawn' | 'refused' | 'elsewhere' | 'asked' | 'declined'

/** From when on a consent is said to end soon. */
export const SOON_DAYS = 14
const DAY = 86_400_000

/** How a consent stands. */
export function standingOf({ facts }: Pick<OpenRecord, 'facts'>, now: number): Standing {
  if (facts.given === false) return 'refused'
  if (facts.state === 'withdrawn' || facts.withdrawnMonth !== undefined) return 'withdrawn'
  if (facts.state !== 'inForce') return 'elsewhere'
  const ends = endOfDay(String(facts.until))
  if (!(now < ends)) return 'expired'
  return ends - now <= SOON_DAYS * DAY ? 'ending' : 'inForce'
}

/** How an exception stands: it is in force once another person has approved it. */
export function exceptionStanding(exception: OpenRecord, records: readonly OpenRecord[], now: number): Standing {
  const answers = records.filter(({ kind, facts }) => kind === 'exceptionApproval' && facts.exception === exception.rec)
  const standing = standingOf(exception, now)
  if (standing !== 'inForce' && standing !== 'ending') return standing
  if (answers.some(({ facts }) => facts.answer === 'declined')) return 'declined'
  return answers.some(({ facts }) => facts.answer === 'approved') ? standing : 'asked'
}

/** Why a team or a person reads a case: by a consent, an exception, or because she was told of it from the beginning. */
export function reasonOf(
  root: Pick<OpenRoot, 'records'>,
  team: string,
  now: number,
): { why: 'own' } | { why: 'consent' | 'exception'; record: OpenRecord } {
  const given = root.records.filter(
    ({ kind, facts }) => kind === 'disclosure' && facts.how === 'share' && facts.team === team,
  )
  const bases = given.flatMap(({ facts }) => {
    const rec = facts.consent ?? facts.exception
    return root.records.filter(record => record.rec === rec)
  })
  const record = bases.find(each => ['inForce', 'ending'].includes(standingOf(each, now))) ?? bases[0]
  if (record === undefined) return { why: 'own' }
  return { why: record.kind === 'consentRecord' ? 'consent' : 'exception', record }
}
