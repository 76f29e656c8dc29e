/**
 * What a consent allows, decided from coded facts alone: the same function on the device and on the server (issue 4, item 2).
 * A kind that says `sharing` takes one of the parts below; `kind()` sees to it that it has the facts the part needs.
 */

/**
 * The parts of sharing a kind can have. `consent`: she agreed. `exception`: the law demands it against or without her word, and
 * `approval` is the second person's signature under that. `disclosure`: something was given to somebody, and had to be covered.
 */
export type SharingPart = 'consent' | 'exception' | 'approval' | 'disclosure'

/** Facts a kind needs for its part, by name. */
export const SHARING_FACTS: Readonly<Record<SharingPart, readonly string[]>> = {
  consent: ['given', 'state', 'purposes', 'to', 'team', 'authority', 'outside', 'compartments', 'until'],
  exception: ['state', 'purposes', 'to', 'team', 'authority', 'outside', 'compartments', 'until'],
  approval: ['exception', 'answer'],
  disclosure: ['how', 'to', 'team', 'authority', 'outside', 'purpose', 'compartments', 'consent', 'exception'],
}

/** Whom something can be given to. `herself` and `inside` (whoever may read it anyway) are asked nobody's consent. */
export const RECIPIENT_KINDS = ['team', 'authority', 'outside', 'herself', 'inside'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]
/** A team, a type of authority, or somebody outside who is a record of the same case. */
export type Recipient =
  | { readonly kind: 'team' | 'authority' | 'outside'; readonly whom: string }
  | { readonly kind: 'herself' | 'inside' }

/** What is about to be given: the least a consent is held against. */
export interface Sharing {
  readonly purpose: string
  readonly to: Recipient
  readonly compartments: readonly string[]
}
export type Facts = Readonly<Record<string, unknown>>

/** Why something may not be given; words `codes.<code>`. */
export const CONSENT_REFUSALS = [
  'consent.none',
  'consent.elsewhere',
  'consent.withdrawn',
  'consent.expired',
  'consent.purpose',
  'consent.recipient',
  'consent.compartment',
  'consent.scope',
  'consent.unapproved',
  'consent.final',
  'consent.needed',
] as const
export type ConsentRefusal = (typeof CONSENT_REFUSALS)[number]

/** The end of a day (UTC) in milliseconds; NaN for what is none. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + 86_400_000

/** The recipient that coded facts name; undefined when they name none, or more than one. */
export function recipientOf(facts: Facts): Recipient | undefined {
  const named = (['team', 'authority', 'outside'] as const).filter(kind => facts[kind] !== undefined)
  if (facts.to === 'herself' || facts.to === 'inside') return named.length === 0 ? { kind: facts.to } : undefined
  const [kind] = named
  const whom = kind === undefined ? undefined : facts[kind]
  if (named.length !== 1 || kind !== facts.to || kind === undefined || typeof whom !== 'string') return undefined
  return { kind, whom }
}

/** The same recipient as facts of a record. */
export const recipientFacts = (to: Recipient): Record<string, string> =>
  'whom' in to ? { to: to.kind, [to.kind]: to.whom } : { to: to.kind }

/** What a disclosure says it gives; undefined when it does not say it wholly. */
export function sharingOf(facts: Facts): Sharing | undefined {
  const to = recipientOf(facts)
  const compartments = textsOf(facts.compartments)
  if (to === undefined || typeof facts.purpose !== 'string' || compartments.length === 0) return undefined
  return { purpose: facts.purpose, to, compartments }
}

/** Whether nobody has to consent: it stays with whom may read it, or goes to her. */
export const needsNoConsent = ({ to }: Sharing): boolean => to.kind === 'herself' || to.kind === 'inside'

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : []

/**
 * Whether a consent or an exception covers an act at a moment (ms). Everything has to be there: a consent that does not name a
 * purpose, a recipient, compartments and an end covers nothing, so one recorded elsewhere authorises nothing here.
 */
export function notCovered(facts: Facts, act: Sharing, now: number): ConsentRefusal | undefined {
  if (facts.given === false) return 'consent.none'
  if (facts.state === 'withdrawn') return 'consent.withdrawn'
  if (facts.state !== 'inForce') return 'consent.elsewhere'
  const ends = typeof facts.until === 'string' ? endOfDay(facts.until) : Number.NaN
  if (!(now < ends)) return 'consent.expired'
  if (!textsOf(facts.purposes).includes(act.purpose)) return 'consent.purpose'
  const to = recipientOf(facts)
  if (to === undefined || !('whom' in to) || !('whom' in act.to)) return 'consent.recipient'
  if (to.kind !== act.to.kind || to.whom !== act.to.whom) return 'consent.recipient'
  const allowed = textsOf(facts.compartments)
  if (act.compartments.length === 0 || !act.compartments.every(comp => allowed.includes(comp)))
    return 'consent.compartment'
  return undefined
}

/**
 * Whether later facts of a consent may follow earlier ones: what was withdrawn stays withdrawn, and what is in force can only
 * become less. Anything more is a new consent, asked of her anew.
 */
export function mayFollow(before: Facts, after: Facts): ConsentRefusal | undefined {
  if (before.state === 'withdrawn') return after.state === 'withdrawn' ? undefined : 'consent.final'
  if (before.state !== 'inForce') return after.state === 'inForce' ? 'consent.final' : undefined
  if (after.given !== before.given) return 'consent.final'
  if (after.state === 'withdrawn') return undefined
  if (after.state !== 'inForce') return 'consent.final'
  const same = (['to', 'team', 'authority', 'outside'] as const).every(name => before[name] === after[name])
  if (!same) return 'consent.final'
  const less = (name: 'purposes' | 'compartments') =>
    textsOf(after[name]).every(each => textsOf(before[name]).includes(each))
  const sooner = String(after.until) <= String(before.until)
  return less('purposes') && less('compartments') && sooner ? undefined : 'consent.final'
}

/** Signed facts of a record with a part in sharing, as far as judging needs them. */
export interface SignedFacts {
  readonly rec: string
  readonly part: SharingPart
  readonly facts: Facts
  /** How often they were written: an approval speaks for the first version of an exception only. */
  readonly version: number
  /** Who signed the present version. */
  readonly author: string
}

/**
 * Whether one record of a case covers an act: a consent by itself, an exception with the approval of another person who
 * `mayApprove`. Fails closed: what is not understood covers nothing.
 */
export function coveredBy(
  record: SignedFacts | undefined,
  all: Iterable<SignedFacts>,
  act: Sharing,
  now: number,
  mayApprove: (user: string) => boolean,
): ConsentRefusal | undefined {
  if (record === undefined) return 'consent.none'
  if (record.part === 'consent') return notCovered(record.facts, act, now)
  if (record.part !== 'exception') return 'consent.none'
  const against = notCovered({ ...record.facts, given: true }, act, now)
  if (against !== undefined) return against
  return isApproved(record, all, mayApprove) ? undefined : 'consent.unapproved'
}

/** Whether somebody other than who asked for it approved an exception as it was asked, and nobody declined it. */
export function isApproved(
  exception: SignedFacts,
  all: Iterable<SignedFacts>,
  mayApprove: (user: string) => boolean,
): boolean {
  if (exception.version !== 1) return false
  const answers = [...all].filter(
    ({ part, facts, author }) =>
      part === 'approval' && facts.exception === exception.rec && author !== exception.author && mayApprove(author),
  )
  const approved = answers.some(({ facts, version }) => facts.answer === 'approved' && version === 1)
  return approved && answers.every(({ facts }) => facts.answer === 'approved')
}
