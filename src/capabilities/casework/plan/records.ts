/** The plan: what she wants, in her words; goals by area of life, her own rating of them, and the days it is looked at again. */
import { count, day, dueDay, kind, language, longText, month, oneOf, recordRef, text, valueList, yesNo } from '#records'
import { caseKind } from '../case.ts'

export const PLAN_STATUS = valueList('planStatus', ['draft', 'agreed', 'ended'])
/** Areas of a life: the assessment areas of the case-management guidelines and what their services are for. */
export const LIFE_AREA = valueList('lifeArea', [
  'safety',
  'health',
  'wellbeing',
  'housing',
  'legal',
  'documents',
  'money',
  'work',
  'education',
  'children',
  'family',
  'language',
  'return',
  'other',
])
export const GOAL_STATUS = valueList('goalStatus', ['open', 'reached', 'letGo'])
export const REVIEW_STATUS = valueList('reviewStatus', ['planned', 'held', 'missed'])
/** Who does an action. */
export const DONE_BY = valueList('doneBy', ['person', 'worker', 'together', 'partner'])
/** Her rating goes from 0 (not begun) to this (reached). */
export const TOP_RATING = 5

/**
 * The plan of a case. `snapshot` is the whole plan as it stood when it was agreed or sent for approval, so that every version
 * of it stays readable and an approval is about something (decision 0146).
 */
export const plan = kind('plan', {
  of: caseKind,
  since: 1,
  facts: { status: oneOf(PLAN_STATUS).required(), month: month(), endedMonth: month() },
  sealed: {
    narrative: {
      wish: longText({ max: 20_000 }),
      strengths: longText({ max: 20_000 }),
      language: language(),
      agreedOn: day(),
      organisationName: yesNo(),
      contact: text(),
      snapshot: longText(),
    },
  },
  list: ['status', 'wish', 'agreedOn'],
})

/** One thing she wants to reach, as she says it. */
export const goal = kind('goal', {
  of: caseKind,
  since: 1,
  facts: { plan: recordRef().required(), area: oneOf(LIFE_AREA), status: oneOf(GOAL_STATUS).required() },
  sealed: { narrative: { inHerWords: text({ max: 1000 }), sign: text({ max: 1000 }) } },
  rules: [
    {
      code: 'goal.words',
      needs: ['narrative'],
      field: 'inHerWords',
      holds: ({ sealed }) => sealed.narrative?.inHerWords !== undefined,
    },
  ],
  list: ['inHerWords', 'area', 'status'],
})

/** How far she says she is, on a day. Never worked out by anybody else. */
export const goalRating = kind('goalRating', {
  of: caseKind,
  since: 1,
  facts: { goal: recordRef().required() },
  sealed: {
    narrative: {
      on: day().together('rating'),
      rating: count({ max: TOP_RATING }).together('rating'),
      herWords: text({ max: 1000 }),
    },
  },
  list: ['rating', 'on', 'herWords'],
})

/** A day on which the plan is looked at again, and what came of it. */
export const planReview = kind('planReview', {
  of: caseKind,
  since: 1,
  facts: {
    plan: recordRef(),
    due: dueDay().required(),
    status: oneOf(REVIEW_STATUS).required().together('held'),
    doneMonth: month().together('held'),
  },
  sealed: { narrative: { heldOn: day(), present: text(), herView: longText(), changed: longText() } },
  rules: [
    {
      code: 'review.done',
      needs: ['facts'],
      field: 'doneMonth',
      holds: ({ facts }) => facts.doneMonth === undefined || facts.status !== 'planned',
    },
  ],
  list: ['due', 'status', 'heldOn'],
  indexes: [['status', 'due']],
})
