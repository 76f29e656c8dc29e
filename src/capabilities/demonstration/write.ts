/** Words for writing an invented case: every entry counts its days from today and becomes a record of the casework kinds. */
import {
  type caseKind,
  type consentRecord,
  currentFacts,
  type document as documentKind,
  type identificationDecision,
  type journeyStep,
  type note as noteKind,
  personFacts,
  type referral as referralKind,
  type relation as relationKind,
  type riskLevel as riskKind,
  type safeContact as safeContactKind,
  type supportPlan as supportPlanKind,
  type task as taskKind,
  type traffickingEvent,
} from '#capabilities/casework/index.ts'
import type { AnyKind, FactsOf, SealedOf } from '#records'
import type { PlannedCase, PlannedRecord, Values } from '#replica/types.ts'
import type { Calendar } from './calendar.ts'
import type { Handle } from './people.ts'

/** Compartments a demonstration document is kept in, and by whom: health and legal papers by those who may. */
export type PaperPlace = 'identity' | 'narrative' | 'health' | 'legal'
type Fact<K extends AnyKind, F extends keyof FactsOf<K>> = NonNullable<FactsOf<K>[F]>

/** A sheet of text to attach: one page is drawn from it. */
export interface Sheet {
  readonly name: string
  readonly title: string
  readonly lines: readonly string[]
}
/** A document, made once its case is there: its file needs the case's id, and its compartment its own author. */
export interface Paper {
  readonly by: Handle
  readonly key: string
  readonly comp: PaperPlace
  readonly facts: Values
  readonly values: Values
  readonly sheet?: Sheet
}

/** Ids given when the organisation is made. */
export interface Ids {
  user(handle: Handle): string
}
interface Place {
  readonly calendar: Calendar
  readonly ids: Ids
  readonly by: Handle
}
type Written =
  | { readonly record: Omit<PlannedRecord, 'key'> /** Where others of the case point at it. */; readonly key?: string }
  | { readonly paper: Omit<Paper, 'key'> }
/** One line of a story, to be dated and addressed. */
export type Entry = (place: Place) => Written

const record = (kind: string, facts: Values, sealed: PlannedRecord['sealed']): Written => ({
  record: { kind, ...(Object.keys(facts).length > 0 ? { facts } : {}), ...(sealed ? { sealed } : {}) },
})
const some = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** She reached a stage of her way. */
export const step =
  (days: number, stage: Fact<typeof journeyStep, 'stage'>, remark?: string): Entry =>
  ({ calendar }) =>
    record(
      'journeyStep',
      { stage, month: calendar.month(days) },
      { narrative: some({ reachedOn: calendar.day(days), remark }) },
    )

/** What was decided about her status, by whom, and why. */
export const decision =
  (
    days: number,
    status: Fact<typeof identificationDecision, 'status'>,
    decidedBy: Fact<typeof identificationDecision, 'decidedBy'>,
    decider: string,
    grounds: string,
  ): Entry =>
  ({ calendar }) =>
    record(
      'identificationDecision',
      { status, decidedBy, month: calendar.month(days) },
      { narrative: { decidedOn: calendar.day(days), decider, grounds } },
    )

/** How much danger, and from where. */
export const risk =
  (
    days: number,
    level: Fact<typeof riskKind, 'level'>,
    areas: NonNullable<SealedOf<typeof riskKind, 'narrative'>['areas']>,
    reasons: string,
  ): Entry =>
  ({ calendar }) =>
    record(
      'riskLevel',
      { level, month: calendar.month(days) },
      { narrative: { assessedOn: calendar.day(days), areas, reasons } },
    )

/** What she agreed to, or did not (`given` false), in her words. */
export const consent =
  (
    days: number,
    purpose: NonNullable<Fact<typeof consentRecord, 'purposes'>>[number],
    inHerWords: string,
    {
      given = true,
      givenBy = 'individual',
      language,
      withdrawn,
    }: {
      given?: boolean
      givenBy?: Fact<typeof consentRecord, 'givenBy'>
      language?: string
      withdrawn?: number
    } = {},
  ): Entry =>
  ({ calendar }) =>
    record(
      'consentRecord',
      some({
        given,
        purposes: [purpose],
        givenBy,
        month: calendar.month(days),
        withdrawnMonth: withdrawn === undefined ? undefined : calendar.month(withdrawn),
      }),
      {
        narrative: some({
          givenOn: calendar.day(days),
          withdrawnOn: withdrawn === undefined ? undefined : calendar.day(withdrawn),
          told: ['purpose', 'use', 'access', 'withdraw', 'limits', 'refuse'],
          language,
          inHerWords,
        }),
      },
    )

/** How she can be reached, checked on that day. */
export const safeContact =
  (days: number, values: SealedOf<typeof safeContactKind, 'identity'>): Entry =>
  ({ calendar }) =>
    record('safeContact', {}, { identity: { ...values, checkedOn: calendar.day(days) } })

/** What happened or was said. */
export const note =
  (days: number, type: Fact<typeof noteKind, 'type'>, title: string, body: string): Entry =>
  ({ calendar }) =>
    record(
      'note',
      { type, month: calendar.month(days) },
      { narrative: { happenedOn: calendar.day(days), title, body } },
    )

/** Something to do on the day `due`; `for` someone else than the case worker. */
export const task =
  (due: number, what: string, { details, by, done }: { details?: string; by?: Handle; done?: number } = {}): Entry =>
  place =>
    record(
      'task',
      some({
        status: (done === undefined ? 'open' : 'done') satisfies Fact<typeof taskKind, 'status'>,
        due: place.calendar.day(due),
        assignee: place.ids.user(by ?? place.by),
        doneMonth: done === undefined ? undefined : place.calendar.month(done),
      }),
      { narrative: some({ what, details }) },
    )

/** Someone in her life; `case` is the key of another invented case. */
export const relation =
  ({
    case: other,
    ...values
  }: Omit<SealedOf<typeof relationKind, 'identity'>, 'otherCase'> & { case?: string }): Entry =>
  () =>
    record('relation', {}, { identity: { ...values, ...(other === undefined ? {} : { otherCase: { $ref: other } }) } })

/** Who sent her, or to whom she was sent on. */
export const referral =
  (
    days: number,
    direction: Fact<typeof referralKind, 'direction'>,
    reason: Fact<typeof referralKind, 'reason'>,
    organisation: string,
    details?: string,
    caseWorker?: string,
  ): Entry =>
  ({ calendar }) =>
    record(
      'referral',
      { direction, reason, month: calendar.month(days) },
      { narrative: some({ organisation, caseWorker, day: calendar.day(days), details }) },
    )

/** Where and when something was done to her, to the month. */
export const event =
  (
    days: number,
    type: Fact<typeof traffickingEvent, 'type'>,
    values: Pick<SealedOf<typeof traffickingEvent, 'evidence'>, 'city' | 'country' | 'description'>,
  ): Entry =>
  ({ calendar }) =>
    record('traffickingEvent', { type }, { evidence: { day: calendar.month(days), ...values } })

/** What she wants, in her words, and what is done for it. */
export const plan =
  (
    type: Fact<typeof supportPlanKind, 'type'>,
    objectives: string,
    actions: string,
    { until, ended }: { until?: number; ended?: number } = {},
  ): Entry =>
  ({ calendar }) =>
    record('supportPlan', some({ type, endedMonth: ended === undefined ? undefined : calendar.month(ended) }), {
      narrative: some({
        objectives,
        actions,
        plannedEnd: until === undefined ? undefined : calendar.day(until),
        actualEnd: ended === undefined ? undefined : calendar.day(ended),
      }),
    })

type PaperValues = Omit<SealedOf<typeof documentKind, 'identity'>, 'files' | 'issuedOn' | 'expiresOn'>
/** A document; health papers are kept by the nurse and legal ones by the lawyer, as their compartments ask. */
export const paper =
  (
    comp: PaperPlace,
    values: PaperValues,
    { issued, expires, sheet }: { issued?: number; expires?: number; sheet?: Sheet } = {},
  ): Entry =>
  ({ calendar, by }) => ({
    paper: {
      by: comp === 'health' ? 'fatou' : comp === 'legal' ? 'helene' : by,
      comp,
      facts: some({ month: issued === undefined ? undefined : calendar.month(issued) }),
      values: some({
        ...values,
        issuedOn: issued === undefined ? undefined : calendar.day(issued),
        expiresOn: expires === undefined ? undefined : calendar.day(expires),
      }),
      ...(sheet === undefined ? {} : { sheet }),
    },
  })

type CaseFacts = FactsOf<typeof caseKind>
/** Facts that do not follow from the history or the person. */
export type GivenFacts = Pick<
  CaseFacts,
  | 'status'
  | 'closureReason'
  | 'relationToTrafficker'
  | 'recruitment'
  | 'recruitmentPlatforms'
  | 'control'
  | 'exploitation'
  | 'industries'
  | 'sexExploitation'
>
/** A case as it is told: the person, and the lines of her file in order. */
export interface Story {
  readonly key: string
  readonly by: 'amina' | 'ines' | 'ana'
  /** Days from today, negative. */
  readonly opened: number
  readonly closed?: number
  readonly facts: GivenFacts
  readonly header: SealedOf<typeof caseKind, 'header'>
  readonly identity: Omit<SealedOf<typeof caseKind, 'identity'>, 'birthdate'>
  /** Days from today, to the day, or a year alone. */
  readonly born?: number | string
  readonly location?: SealedOf<typeof caseKind, 'location'>
  readonly narrative?: SealedOf<typeof caseKind, 'narrative'>
  readonly evidence?: SealedOf<typeof caseKind, 'evidence'>
  readonly entries: readonly Entry[]
}

/** A case ready to be imported, and the papers written into it afterwards. */
export interface DemoCase {
  readonly by: Story['by']
  readonly planned: PlannedCase
  readonly papers: readonly Paper[]
}

/** The case of a story: the facts of today follow from its history and from the person, as when it is written by hand. */
export function caseOf(story: Story, calendar: Calendar, ids: Ids): DemoCase {
  const place: Place = { calendar, ids, by: story.by }
  const written = story.entries.map(entry => entry(place))
  const records = written.flatMap((each, index) =>
    'record' in each ? [{ ...each.record, key: each.key ?? `${story.key}/${index}` }] : [],
  )
  const papers = written.flatMap((each, index) =>
    'paper' in each ? [{ ...each.paper, key: `${story.key}/${index}` }] : [],
  )
  const past = records.map(({ kind, facts }, index) => ({
    kind,
    rec: String(index).padStart(4, '0'),
    facts: facts ?? {},
  }))
  const birthdate = typeof story.born === 'number' ? calendar.day(story.born) : story.born
  const identity = some({ ...story.identity, birthdate })
  const facts = some({
    ...story.facts,
    openedMonth: calendar.month(story.opened),
    closedMonth: story.closed === undefined ? undefined : calendar.month(story.closed),
    ...currentFacts(past),
    ...personFacts(identity, calendar.today),
    caseWorker: ids.user(story.by),
  })
  const { header, location, narrative, evidence } = story
  const sealed = { header, identity, ...some({ location, narrative, evidence }) }
  return { by: story.by, planned: { key: story.key, kind: 'case', facts, sealed, records }, papers }
}
