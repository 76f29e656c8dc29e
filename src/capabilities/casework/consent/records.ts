/** Rights and consent: what she was told, what she agreed to, what was given to whom, and what the law demanded against her word. */
import {
  dueDay,
  fileRef,
  kind,
  language,
  list,
  longText,
  manyOf,
  month,
  oneOf,
  partialDay,
  recipientOf,
  ref,
  teamRef,
  text,
  yesNo,
} from '#records'
import { caseKind } from '../case.ts'
import { CONSENT_GIVER, CONSENT_PURPOSE, CONSENT_TOLD } from '../lists.ts'
import {
  AUTHORITY,
  COMPARTMENT,
  CONSENT_HOW,
  CONSENT_STATE,
  DISCLOSURE_HOW,
  EXCEPTION_ANSWER,
  EXCEPTION_TELL,
  LEGAL_BASIS,
  OUTSIDE_TYPE,
  RECIPIENT,
  TOLD_HOW,
  TOLD_WHAT,
  WITHHOLD_WHY,
} from './lists.ts'

/** Somebody outside the organisation who may be told something of her. The server learns what sort of somebody, and nothing else. */
export const outsideRecipient = kind('outsideRecipient', {
  of: caseKind,
  since: 1,
  facts: { type: oneOf(OUTSIDE_TYPE).required() },
  sealed: { narrative: { name: text({ max: 200 }), contact: text(), remark: longText() } },
  rules: [
    {
      code: 'outside.name',
      needs: ['narrative'],
      field: 'name',
      holds: ({ sealed }) => sealed.narrative?.name !== undefined,
    },
  ],
  list: ['name', 'type'],
})

/** To whom, as coded facts: one of the three is set, as `to` says. */
const recipient = (together: string) => ({
  to: oneOf(RECIPIENT).together(together),
  team: teamRef().together(together),
  authority: oneOf(AUTHORITY).together(together),
  outside: ref(outsideRecipient).together(together),
})

/**
 * One consent: to one recipient, for purposes, of compartments, until a day. Imported ones have no state: they tell that somebody
 * recorded a consent elsewhere, and authorise nothing.
 */
export const consentRecord = kind('consentRecord', {
  of: caseKind,
  since: 1,
  sharing: 'consent',
  facts: {
    given: yesNo().required().htcds('con_Consent').together('consent'),
    state: oneOf(CONSENT_STATE).together('consent'),
    purposes: manyOf(CONSENT_PURPOSE).together('consent'),
    ...recipient('consent'),
    compartments: manyOf(COMPARTMENT).together('consent'),
    until: dueDay().together('consent'),
    how: oneOf(CONSENT_HOW).together('consent'),
    givenBy: oneOf(CONSENT_GIVER).together('consent'),
    child: yesNo().together('consent'),
    assent: yesNo().together('consent'),
    bestInterests: yesNo().together('consent'),
    month: month().together('consent'),
    monthUnknown: yesNo().together('consent'),
    withdrawnMonth: month().together('consent'),
  },
  sealed: {
    narrative: {
      givenOn: partialDay().together('consent'),
      withdrawnOn: partialDay().together('consent'),
      told: manyOf(CONSENT_TOLD).together('consent'),
      language: language().together('consent'),
      inHerWords: longText().together('consent'),
      withhold: longText().together('consent'),
      withholdWhy: oneOf(WITHHOLD_WHY).together('consent'),
      signature: longText().together('consent'),
      signedName: text({ max: 200 }).together('consent'),
      witness: text({ max: 200 }).together('consent'),
      files: list(fileRef(), { max: 20 }).together('consent'),
      guardian: text({ max: 200 }).together('consent'),
      bestInterestsWhy: longText().together('consent'),
      withdrawnWords: longText().together('consent'),
    },
  },
  rules: [
    {
      code: 'consent.month',
      needs: ['facts'],
      field: 'month',
      holds: ({ facts }) => facts.month !== undefined || facts.monthUnknown === true,
    },
    {
      code: 'consent.withdrawn.given',
      needs: ['facts'],
      field: 'withdrawnMonth',
      holds: ({ facts }) => facts.withdrawnMonth === undefined || facts.given,
    },
    {
      code: 'consent.withdrawn.month',
      needs: ['facts'],
      field: 'withdrawnMonth',
      holds: ({ facts }) =>
        facts.state === undefined || (facts.state === 'withdrawn') === (facts.withdrawnMonth !== undefined),
    },
    {
      code: 'consent.scope',
      needs: ['facts'],
      field: 'compartments',
      holds: ({ facts }) => facts.state === undefined || (facts.given && isScoped(facts)),
    },
    {
      code: 'consent.child',
      needs: ['facts'],
      field: 'givenBy',
      holds: ({ facts }) =>
        facts.state !== 'inForce' ||
        facts.child !== true ||
        (facts.assent === true && (facts.givenBy === 'caregiver' || facts.bestInterests === true)),
    },
    {
      code: 'consent.childWhy',
      needs: ['facts', 'narrative'],
      field: 'bestInterestsWhy',
      holds: ({ facts, sealed }) => facts.bestInterests !== true || sealed.narrative?.bestInterestsWhy !== undefined,
    },
    {
      code: 'consent.how',
      needs: ['facts', 'narrative'],
      field: 'signature',
      holds: ({ facts, sealed }) => facts.state !== 'inForce' || isShown(facts.how, sealed.narrative ?? {}),
    },
    {
      code: 'consent.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'givenOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.givenOn),
    },
  ],
  list: ['given', 'purposes', 'to', 'until', 'month', 'givenOn'],
  indexes: [['state', 'until']],
})

/** Something was given to somebody. Signed with the consent or exception it rests on, and never changed. */
export const disclosure = kind('disclosure', {
  of: caseKind,
  since: 1,
  sharing: 'disclosure',
  holders: ['team'],
  facts: {
    how: oneOf(DISCLOSURE_HOW).required(),
    ...recipient('disclosure'),
    purpose: oneOf(CONSENT_PURPOSE).together('disclosure'),
    compartments: manyOf(COMPARTMENT).together('disclosure'),
    consent: ref(consentRecord).together('disclosure'),
    exception: ref({ name: 'lawfulException', of: 'case' }).together('disclosure'),
    month: month(),
  },
  sealed: { narrative: { givenOn: partialDay(), what: longText(), why: longText() } },
  rules: [
    {
      code: 'disclosure.scope',
      needs: ['facts'],
      field: 'compartments',
      holds: ({ facts }) =>
        recipientOf(facts) !== undefined && facts.purpose !== undefined && (facts.compartments?.length ?? 0) > 0,
    },
  ],
  list: ['how', 'to', 'purpose', 'month', 'what'],
})

/** What the law demands without her consent: asked for by one person, in force once another has approved it. */
export const lawfulException = kind('lawfulException', {
  of: caseKind,
  since: 1,
  sharing: 'exception',
  facts: {
    state: oneOf(CONSENT_STATE).required().together('exception'),
    basis: oneOf(LEGAL_BASIS).required().together('exception'),
    purposes: manyOf(CONSENT_PURPOSE).together('exception'),
    ...recipient('exception'),
    compartments: manyOf(COMPARTMENT).together('exception'),
    until: dueDay().together('exception'),
    tell: oneOf(EXCEPTION_TELL).required().together('exception'),
    /** When it is thought over again whether she can be told. */
    reconsider: dueDay().together('exception'),
    month: month(),
  },
  sealed: { narrative: { law: text(), reason: longText(), endangersWhy: longText() } },
  rules: [
    {
      code: 'exception.scope',
      needs: ['facts'],
      field: 'compartments',
      holds: ({ facts }) => isScoped({ ...facts, how: 'paper' }),
    },
    {
      code: 'exception.reconsider',
      needs: ['facts'],
      field: 'reconsider',
      holds: ({ facts }) => facts.tell === 'told' || facts.reconsider !== undefined,
    },
    {
      code: 'exception.reason',
      needs: ['narrative'],
      field: 'reason',
      holds: ({ sealed }) => sealed.narrative?.reason !== undefined && sealed.narrative.law !== undefined,
    },
    {
      code: 'exception.endangers',
      needs: ['facts', 'narrative'],
      field: 'endangersWhy',
      holds: ({ facts, sealed }) => facts.tell !== 'endangers' || sealed.narrative?.endangersWhy !== undefined,
    },
  ],
  list: ['basis', 'to', 'until', 'tell', 'month'],
  indexes: [['reconsider']],
})

/** The word of the second person on an exception. */
export const exceptionApproval = kind('exceptionApproval', {
  of: caseKind,
  since: 1,
  sharing: 'approval',
  facts: { exception: ref(lawfulException).required(), answer: oneOf(EXCEPTION_ANSWER).required(), month: month() },
  sealed: { narrative: { remark: longText() } },
  list: ['answer', 'month', 'remark'],
})

/** That she was told: her rights, an exception, or what a withdrawal changed. */
export const rightsTold = kind('rightsTold', {
  of: caseKind,
  since: 1,
  facts: {
    what: oneOf(TOLD_WHAT).required(),
    how: oneOf(TOLD_HOW),
    exception: ref(lawfulException),
    month: month(),
  },
  sealed: {
    narrative: {
      toldOn: partialDay(),
      language: language(),
      interpreter: text({ max: 200 }),
      understood: yesNo(),
      questions: longText(),
    },
  },
  list: ['what', 'toldOn', 'language', 'understood'],
})

/** The kinds of this room, in the order of the catalogue. */
export const CONSENT_KINDS = [
  outsideRecipient,
  consentRecord,
  disclosure,
  lawfulException,
  exceptionApproval,
  rightsTold,
] as const

interface Scope {
  readonly purposes?: readonly string[]
  readonly compartments?: readonly string[]
  readonly until?: string
  readonly how?: string
}

/** Says for what, to whom, what of it, until when and how: without all of it nothing is authorised. */
function isScoped(facts: Scope & Readonly<Record<string, unknown>>): boolean {
  const to = recipientOf(facts)
  const named = to !== undefined && 'whom' in to
  const some = (facts.purposes?.length ?? 0) > 0 && (facts.compartments?.length ?? 0) > 0
  return named && some && facts.until !== undefined && facts.how !== undefined
}

interface Shown {
  readonly signature?: string
  readonly signedName?: string
  readonly witness?: string
  readonly files?: readonly unknown[]
}

/** What shows that she gave it: a signature, a scan, or who heard her. */
function isShown(how: string | undefined, { signature, signedName, witness, files }: Shown): boolean {
  if (how === 'paper') return (files?.length ?? 0) > 0
  if (how === 'spoken') return witness !== undefined
  return how === 'signed' && (signature ?? signedName) !== undefined
}

/** A sealed day and the month that is a fact must not contradict each other. */
const agrees = (month: string | undefined, day: string | undefined): boolean =>
  month === undefined || day === undefined || day.startsWith(month) || month.startsWith(day)
