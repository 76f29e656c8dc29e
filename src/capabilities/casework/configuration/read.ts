/** The organisation's configuration as the rest of casework reads it. */
import { type AnyKind, fieldsOf, isPlainObject } from '#records'
import type { Replica, Values } from '#replica/types.ts'

/** What has a day of review, and how many days after the last it is due when nobody decided; and how long a reflection period begins. */
export const REVIEW_DAYS = { plan: 90, risk: 30, safety: 30, consent: 180, contact: 30, reflection: 30 } as const
export type Reviewed = keyof typeof REVIEW_DAYS
export const REVIEWED: readonly Reviewed[] = ['plan', 'risk', 'safety', 'consent', 'contact', 'reflection']
/** What may need a second person's word. `lead`: a lead of a team of the case who did not write it. */
export const DECIDED = ['plan', 'highRisk', 'closure', 'exception'] as const
export type Decided = (typeof DECIDED)[number]
export const APPROVERS = ['nobody', 'lead'] as const
export type Approver = (typeof APPROVERS)[number]

export interface Configuration {
  /** `note.title`: what forms do not ask. */
  readonly notAsked: readonly string[]
  /** Instruments by team; a team that is not named uses all. */
  readonly instruments: Readonly<Record<string, readonly string[]>>
  readonly reviewDays: Readonly<Record<Reviewed, number>>
  readonly approvals: Readonly<Record<Decided, Approver>>
  readonly twoOfficers: boolean
}

/** As long as nobody decided anything. */
export const DEFAULTS: Configuration = {
  notAsked: [],
  instruments: {},
  reviewDays: REVIEW_DAYS,
  approvals: { plan: 'lead', highRisk: 'lead', closure: 'lead', exception: 'lead' },
  twoOfficers: false,
}

const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
const entries = (value: unknown): Array<[string, unknown]> => (isPlainObject(value) ? Object.entries(value) : [])

/** A header as it is kept; a part that cannot be read, or that a newer version wrote, counts as never decided. */
export function readConfiguration(header: Values): Configuration {
  const days = new Map(entries(header.reviewDays))
  const approvals = new Map(entries(header.approvals))
  const day = (name: Reviewed): number => {
    const value = days.get(name)
    return typeof value === 'number' && value > 0 ? value : REVIEW_DAYS[name]
  }
  const approver = (name: Decided): Approver => APPROVERS.find(one => one === approvals.get(name)) ?? 'lead'
  return {
    notAsked: words(header.notAsked),
    instruments: Object.fromEntries(entries(header.instruments).map(([team, ids]) => [team, words(ids)])),
    reviewDays: {
      plan: day('plan'),
      risk: day('risk'),
      safety: day('safety'),
      consent: day('consent'),
      contact: day('contact'),
      reflection: day('reflection'),
    },
    approvals: {
      plan: approver('plan'),
      highRisk: approver('highRisk'),
      closure: approver('closure'),
      exception: approver('exception'),
    },
    twoOfficers: header.twoOfficers === true,
  }
}

/** Where it is kept. Two officers may have written the first one at once: the older record counts, for everyone the same. */
export async function keptConfiguration(
  replica: Pick<Replica, 'list'>,
): Promise<{ configuration: Configuration; at?: { root: string; rec: string } }> {
  const page = await replica.list({ kind: 'configuration', limit: 20 })
  const [first] = [...page.rows].sort((a, b) => (a.root < b.root ? -1 : 1))
  return first
    ? { configuration: readConfiguration(first.header), at: { root: first.root, rec: first.rec } }
    : { configuration: DEFAULTS }
}

/** The configuration in force on this device. */
export const configurationOf = async (replica: Pick<Replica, 'list'>): Promise<Configuration> =>
  (await keptConfiguration(replica)).configuration

/**
 * The fields of a kind that forms leave out here. Never one that must be answered, nor one that was answered already: what somebody
 * wrote stays to be read and changed.
 */
export function leftOut(
  configuration: Configuration,
  kind: AnyKind,
  answered: { readonly facts: Values; readonly sealed: Readonly<Record<string, Values | undefined>> },
): ReadonlySet<string> {
  const required = fieldsOf(kind).flatMap(({ name, field }) => (field.isRequired ? [name] : []))
  const known = [answered.facts, ...Object.values(answered.sealed)]
    .flatMap(values => [values ?? {}, isPlainObject(values?.own) ? values.own : {}])
    .flatMap(values => Object.keys(values).filter(name => values[name] !== undefined))
  const kept = new Set([...required, ...known])
  const start = `${kind.name}.`
  return new Set(
    configuration.notAsked.flatMap(name => {
      const field = name.startsWith(start) ? name.slice(start.length) : ''
      return field === '' || kept.has(field) ? [] : [field]
    }),
  )
}
