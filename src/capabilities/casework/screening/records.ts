/** Identification: interviews held with an instrument, the reflection period, and instruments of the organisation. */
import {
  code,
  count,
  day,
  kind,
  language,
  list,
  longText,
  map,
  month,
  oneOf,
  partialDay,
  text,
  valueList,
  yesNo,
} from '#records'
import { caseKind } from '../case.ts'
import { SAFE_NOW } from '../contact/records.ts'
import { SCREENING_ANSWER } from './answers.ts'

export const INTERVIEW_STATE = valueList('interviewState', ['begun', 'paused', 'finished'])
export const INTERPRETATION = valueList('interpretation', ['notNeeded', 'inTheRoom', 'byPhone', 'colleague'])
export const CONFLICT_ASKED = valueList('interpreterConflict', ['none', 'found', 'notAsked'])
export const SCREENING_AGE = valueList('screeningAge', ['adult', 'child', 'unknown'])

/**
 * One identification interview, held over as many days as it takes. It keeps the version of the instrument it was held with
 * and the words of every question that was answered, so that it stays readable whatever becomes of the instrument. Answers and
 * sentences are kept by question: what two people wrote about different questions is merged, about the same one is asked.
 */
export const interview = kind('interview', {
  of: caseKind,
  since: 1,
  facts: { state: oneOf(INTERVIEW_STATE).required(), month: month() },
  sealed: {
    narrative: {
      heldOn: partialDay(),
      instrument: code({ max: 64 }).together('instrument'),
      instrumentVersion: count({ max: 10_000 }).together('instrument'),
      age: oneOf(SCREENING_AGE),
      safeNow: oneOf(SAFE_NOW),
      agreed: yesNo(),
      language: language(),
      interpretation: oneOf(INTERPRETATION).together('interpreter'),
      interpreter: text({ max: 200 }).together('interpreter'),
      interpreterConflict: oneOf(CONFLICT_ASKED).together('interpreter'),
      conflictRemark: longText().together('interpreter'),
      wished: text(),
      present: text(),
      breaks: list(text({ max: 60 })),
      answers: map(oneOf(SCREENING_ANSWER)),
      sentences: map(longText({ max: 20_000 })),
      wording: map(text({ max: 1000 })),
      stoppedAt: code({ max: 64 }),
      remark: longText(),
    },
  },
  list: ['state', 'heldOn', 'instrument'],
})

export const REFLECTION_LAW = valueList('reflectionLaw', ['coe197', 'eu2004', 'national'])

/** Time to recover and to decide freely. The days are sealed: a date about the person is no fact. */
export const reflectionPeriod = kind('reflectionPeriod', {
  of: caseKind,
  since: 1,
  sealed: {
    narrative: {
      law: oneOf(REFLECTION_LAW).together('period'),
      lawName: text({ max: 300 }).together('period'),
      startsOn: day().required().together('period'),
      days: count({ max: 1000 }).required().together('period'),
      endedOn: day(),
      remark: longText(),
    },
  },
  rules: [
    {
      code: 'reflection.order',
      needs: ['narrative'],
      field: 'endedOn',
      holds: ({ sealed }) =>
        sealed.narrative?.endedOn === undefined || sealed.narrative.startsOn <= sealed.narrative.endedOn,
    },
  ],
  list: ['startsOn', 'days', 'law'],
})

/** One version of an instrument of the organisation's own, as it was loaded. A new version is a new record; none is changed. */
export const instrument = kind('instrument', {
  since: 1,
  sealed: {
    header: {
      /** The id in the file. */
      name: code({ max: 64 }).key(1).required(),
      number: count({ max: 10_000 }).key(2).required(),
      /** The file as it was loaded (docs/instruments.md). */
      content: longText().key(3).required(),
      retired: yesNo().key(4),
    },
  },
  list: ['name', 'number', 'retired'],
  writers: 'officers',
})

export const SCREENING_KINDS = [interview, reflectionPeriod] as const
export const SCREENING_ROOTS = [instrument] as const
