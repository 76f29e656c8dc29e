/** Needs, safety and the danger of suicide; how high the risk is stands in `riskLevel` with its history. */
import { kind, list, longText, manyOf, month, oneOf, partialDay, text, userRef, valueList } from '#records'
import { caseKind } from '../case.ts'
import { agrees } from '../months.ts'

/** How things stand in one domain of her life. */
export const DOMAIN_STATE = valueList('domainState', ['urgent', 'needed', 'watch', 'well', 'didNotSay'])
const state = () => oneOf(DOMAIN_STATE)

/** Needs by domain, each in the compartment of those who work on it. */
export const assessment = kind('assessment', {
  of: caseKind,
  since: 1,
  facts: { month: month() },
  sealed: {
    narrative: {
      assessedOn: partialDay(),
      safety: state(),
      safetyWords: longText(),
      money: state(),
      moneyWords: longText(),
      children: state(),
      childrenWords: longText(),
      language: state(),
      languageWords: longText(),
      strengths: longText(),
      wishes: longText(),
    },
    location: { housing: state(), housingWords: longText() },
    identity: { relations: state(), relationsWords: longText() },
    health: { health: state(), healthWords: longText() },
    legal: { legal: state(), legalWords: longText() },
  },
  rules: [
    {
      code: 'assessment.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'assessedOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.assessedOn),
    },
  ],
  list: ['assessedOn', 'safety', 'housing', 'health', 'legal'],
})

/** What she and we do when danger comes nearer; whereabouts and people in their own compartments. */
export const safetyPlan = kind('safetyPlan', {
  of: caseKind,
  since: 1,
  sealed: {
    narrative: {
      madeOn: partialDay(),
      warningSigns: list(text(), { max: 40 }),
      steps: list(text(), { max: 40, ordered: true }),
      ifAsked: longText(),
      mustNotKnow: longText(),
      reviewOn: partialDay(),
    },
    location: { safePlaces: longText() },
    identity: { mayCall: list(text(), { max: 40 }) },
  },
  list: ['madeOn', 'warningSigns', 'reviewOn'],
})

export const SUICIDE_ASKED = valueList('suicideAsked', ['yes', 'no', 'didNotSay'])
export const SUICIDE_DONE = valueList('suicideDone', [
  'stayed',
  'emergency',
  'health',
  'meansAway',
  'trusted',
  'safetyPlan',
  'agreedNext',
])

/** What was asked about suicide, what she said, what was done, who was told. Never a number. */
export const suicideCheck = kind('suicideCheck', {
  of: caseKind,
  since: 1,
  facts: { month: month() },
  sealed: {
    narrative: {
      askedOn: partialDay(),
      wish: oneOf(SUICIDE_ASKED),
      thoughts: oneOf(SUICIDE_ASKED),
      how: oneOf(SUICIDE_ASKED),
      means: oneOf(SUICIDE_ASKED),
      soon: oneOf(SUICIDE_ASKED),
      before: oneOf(SUICIDE_ASKED),
      inHerWords: longText(),
      whatHolds: longText(),
      done: manyOf(SUICIDE_DONE),
      told: list(userRef(), { max: 20 }),
      next: longText(),
    },
  },
  list: ['askedOn', 'thoughts', 'done'],
})

export const RISK_KINDS = [assessment, safetyPlan, suicideCheck] as const
