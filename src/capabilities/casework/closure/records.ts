/** Closing a case and opening it again: each time a record of its own, so that none is overwritten by the next. */
import { kind, longText, manyOf, month, oneOf, partialDay, valueList } from '#records'
import { caseKind } from '../case.ts'
import { CLOSURE_REASON } from '../lists.ts'

export const CLOSING_EVENT = valueList('closingEvent', ['closed', 'reopened'])
/** What became of the question how she found the help. `sealed`: she answered to others than her team. */
export const OPINION = valueList('opinion', ['given', 'sealed', 'declined', 'notAsked'])

/**
 * One closing, or one reopening. Reasons are facts, as statistics are made of them; the case itself carries the first of them
 * as its closure reason. An opinion that was sealed to others leaves nothing here but that there is one.
 */
export const closing = kind('closing', {
  of: caseKind,
  since: 1,
  facts: {
    event: oneOf(CLOSING_EVENT).required().together('closing'),
    reasons: manyOf(CLOSURE_REASON).together('closing'),
    opinion: oneOf(OPINION),
    month: month().together('closing'),
  },
  sealed: {
    narrative: {
      closedOn: partialDay().together('closing'),
      summary: longText(),
      stillOpen: longText(),
      herOpinion: longText(),
    },
  },
  rules: [
    {
      code: 'closing.reasons',
      needs: ['facts'],
      field: 'reasons',
      holds: ({ facts }) => facts.event !== 'closed' || (facts.reasons ?? []).length > 0,
    },
  ],
  list: ['event', 'reasons', 'month', 'closedOn'],
})
