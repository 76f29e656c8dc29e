/** Approvals: what needs the word of somebody else than its author (decision 0145). */
import { count, kind, longText, month, oneOf, recordRef, userRef, valueList } from '#records'
import { caseKind } from '../case.ts'

/** What may need an approval; the organisation decides which do. */
export const APPROVAL_ABOUT = valueList('approvalAbout', ['plan', 'highRisk', 'closure', 'exception'])
export const APPROVAL_OUTCOME = valueList('approvalOutcome', ['asked', 'approved', 'returned', 'withdrawn'])
/** The part of a record whose version is asked about. */
export const APPROVAL_PART = valueList('approvalPart', ['facts', 'narrative', 'health', 'legal'])

/**
 * One version of one record, asked about by its author and answered by a lead who neither asked nor wrote it. Once answered it
 * stays as it is; what is changed afterwards is a new version and needs a new word.
 */
export const approval = kind('approval', {
  of: caseKind,
  since: 1,
  facts: {
    about: oneOf(APPROVAL_ABOUT).required().together('asked'),
    record: recordRef().required().together('asked'),
    part: oneOf(APPROVAL_PART).required().together('asked'),
    recordVersion: count().required().together('asked'),
    askedBy: userRef().required().together('asked'),
    outcome: oneOf(APPROVAL_OUTCOME).required().together('answer'),
    answeredMonth: month().together('answer'),
  },
  sealed: { narrative: { asking: longText({ max: 5000 }), reason: longText({ max: 5000 }) } },
  list: ['about', 'outcome', 'askedBy'],
  indexes: [['outcome']],
  writers: 'anotherAnswers',
})
