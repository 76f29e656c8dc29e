/** A service from asking to outcome; its appointment is the day and hour it is booked for. */
import { dueDay, kind, longText, month, oneOf, recordRef, text, userRef, valueList } from '#records'
import { caseKind } from '../case.ts'

/** Service types of the programme (data/standards: case-process, `serviceTypes`, verified against HTCDS and Primero). */
export const SERVICE_TYPE = valueList(
  'serviceType',
  [
    'safeHouse',
    'health',
    'psychosocial',
    'legal',
    'livelihood',
    'education',
    'familyReunification',
    'familyMediation',
    'food',
    'nonFoodItems',
    'documents',
    'socialCare',
    'financial',
    'rightsTraining',
  ],
  ['interpreting', 'transport', 'other'],
)
export const SERVICE_STATUS = valueList('serviceStatus', ['asked', 'booked', 'happened', 'notHappened', 'cancelled'])
export const WHY_NOT = valueList('whyNot', [
  'personDeclined',
  'personAbsent',
  'providerCancelled',
  'noInterpreter',
  'noTransport',
  'notSafe',
  'other',
])
export const INTERPRETER_STATE = valueList('interpreterState', ['notNeeded', 'toAsk', 'asked', 'confirmed'])

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/
/** Figures are an hour of the day; "after lunch" is an answer too. */
const isHour = (hour: string | undefined): boolean => hour === undefined || !/^\d/.test(hour) || HOUR.test(hour)

const inOrder = (from = '', until = ''): boolean => !HOUR.test(from) || !HOUR.test(until) || from < until

/**
 * The day is a fact because our work hangs on it; the hour, the place and with whom are sealed. What came of it stands in the
 * compartment it belongs to (`outcomePart`): what a doctor said in health, what a lawyer said in legal.
 */
export const service = kind('service', {
  of: caseKind,
  since: 1,
  facts: {
    type: oneOf(SERVICE_TYPE).required(),
    status: oneOf(SERVICE_STATUS).required().together('status'),
    // What is booked has a day: one is not taken back while the other is made.
    due: dueDay().together('status'),
    worker: userRef(),
    whyNot: oneOf(WHY_NOT).together('status'),
    doneMonth: month().together('status'),
  },
  sealed: {
    location: { where: text() },
    narrative: {
      what: text(),
      provider: text({ max: 200 }),
      time: text({ max: 20 }).together('hours'),
      until: text({ max: 20 }).together('hours'),
      interpreter: text({ max: 200 }),
      interpreterState: oneOf(INTERPRETER_STATE),
      travel: text(),
      accompaniedBy: userRef(),
      goal: recordRef(),
      remark: longText(),
      outcome: longText(),
    },
    health: { outcome: longText() },
    legal: { outcome: longText() },
  },
  rules: [
    {
      code: 'service.hour',
      needs: ['narrative'],
      field: 'time',
      holds: ({ sealed }) => isHour(sealed.narrative?.time) && isHour(sealed.narrative?.until),
    },
    {
      code: 'service.hours.order',
      needs: ['narrative'],
      field: 'until',
      holds: ({ sealed }) => inOrder(sealed.narrative?.time, sealed.narrative?.until),
    },
    {
      code: 'service.booked.day',
      needs: ['facts'],
      field: 'due',
      holds: ({ facts }) => facts.status !== 'booked' || facts.due !== undefined,
    },
    {
      code: 'service.whyNot',
      needs: ['facts'],
      field: 'whyNot',
      holds: ({ facts }) =>
        facts.whyNot === undefined || facts.status === 'notHappened' || facts.status === 'cancelled',
    },
  ],
  list: ['type', 'status', 'due', 'provider'],
  indexes: [
    ['status', 'due'],
    ['worker', 'status', 'due'],
  ],
})

/** Where the outcome of a type of service belongs: to those who may know it, not to everyone who booked it. */
export function outcomePart(type: unknown): 'health' | 'legal' | 'narrative' {
  if (type === 'health' || type === 'psychosocial') return 'health'
  return type === 'legal' ? 'legal' : 'narrative'
}
