/** What risk and safety ask of somebody: a rise of whoever leads, at once; a review on its day. */
import type { Due } from '#replica'
import { type OpenedRecord, textsIn } from '../search.ts'
import { waitsForLead } from './record-risk.ts'

type Opened = OpenedRecord & {
  readonly versions: { readonly [chain: string]: { readonly author: string } | undefined }
}

/** A rise waits for a lead who did not write it; a level is looked at again on its day, unless a newer one was written. */
export function riskDues({ facts = {}, sealed, versions }: Opened): Due[] {
  const values = sealed.narrative
  if (values === undefined || facts.takenBack === true) return []
  const [reviewOn] = textsIn(values.reviewOn)
  const [reasons = ''] = textsIn(values.reasons)
  const what = reasons === '' ? {} : { what: reasons.slice(0, 160) }
  const except = textsIn(versions.facts?.author)
  const rise: Due[] = waitsForLead({ kind: 'riskLevel', facts, sealed })
    ? [
        {
          code: 'riskRaised',
          on: '',
          urgent: true,
          leads: { except, officers: 'ifNobodyLeads' },
          ...what,
          data: { level: facts.level },
        },
      ]
    : []
  const again: Due[] =
    reviewOn?.length === 10 && values.reviewedOn === undefined ? [{ code: 'riskReview', on: reviewOn }] : []
  return [...rise, ...again]
}

/** A safety plan is looked at again on its day. */
export function safetyDues({ sealed }: Opened): Due[] {
  const [reviewOn] = textsIn(sealed.narrative?.reviewOn)
  return reviewOn?.length === 10 ? [{ code: 'safetyReview', on: reviewOn }] : []
}
