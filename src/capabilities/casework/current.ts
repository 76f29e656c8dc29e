/**
 * The present state of a case from its history. Decisions, steps, risk levels and consents are records with dates; the case
 * carries the latest of each as facts, so lists and statistics need not read the history.
 */
import { type FactsOf, validateFacts } from '#records'
import { caseKind } from './case.ts'
import { consentRecord } from './consent/records.ts'
import { identificationDecision, journeyStep, riskLevel } from './records.ts'

type CaseFacts = FactsOf<typeof caseKind>
interface Past {
  readonly kind: string
  readonly rec: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Opened, where the reader may: the exact day settles what the month leaves open. */
  readonly sealed?: { readonly narrative?: Readonly<Record<string, unknown>> }
}

/** The facts that the history of a case implies; only what the history speaks of. Later months win, then later days, then later records. */
export function currentFacts(records: readonly Past[]): Partial<CaseFacts> {
  const decision = latest(records, identificationDecision.name)
  const step = latest(records, journeyStep.name)
  const level = latest(
    records.filter(({ facts }) => facts.takenBack !== true),
    riskLevel.name,
  )
  const interview = latest(
    records.filter(
      ({ facts }) =>
        !Array.isArray(facts.purposes) || facts.purposes.includes('interview') || facts.purposes.includes('services'),
    ),
    consentRecord.name,
  )
  const checked = validateFacts(caseKind, {
    ...(decision === undefined
      ? {}
      : {
          traffickingStatus: decision.status,
          decidedBy: decision.decidedBy,
          decidedMonth: decision.month,
          decidedMonthUnknown: decision.monthUnknown,
        }),
    ...(step === undefined ? {} : { stage: step.stage }),
    ...(level === undefined ? {} : { riskLevel: level.level }),
    ...(interview === undefined ? {} : { consent: interview.given === true && interview.withdrawnMonth === undefined }),
  })
  return checked.ok ? checked.value : {}
}

function latest(records: readonly Past[], kind: string): Readonly<Record<string, unknown>> | undefined {
  const when = (past: Past): string => `${dayOf(past)} ${past.rec}`
  return records
    .filter(record => record.kind === kind)
    .sort((a, b) => (when(a) < when(b) ? -1 : 1))
    .at(-1)?.facts
}

/** The days that the kinds of history have, each its own word for when it happened. */
const DAYS = ['decidedOn', 'reachedOn', 'assessedOn', 'givenOn'] as const

/** The day where it is known and belongs to the month that counts; else the month. */
function dayOf({ facts, sealed }: Past): string {
  const month = typeof facts.month === 'string' ? facts.month : ''
  const day = DAYS.map(field => sealed?.narrative?.[field]).find(value => typeof value === 'string')
  return typeof day === 'string' && day.startsWith(month) ? day : month
}
