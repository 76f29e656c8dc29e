/** What belongs to a case: each its own record, so each has its history and its months are facts. */
import {
  country,
  decimal,
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
  phone,
  recordRef,
  ref,
  text,
  userRef,
  yesNo,
} from '#records'
import { approval } from './approvals/records.ts'
import { caseKind } from './case.ts'
import { closing } from './closure/records.ts'
import { conference, supervisionNote } from './conference/records.ts'
import { CONSENT_KINDS } from './consent/records.ts'
import { CONTACT_KINDS } from './contact/records.ts'
import {
  APPEAL,
  CONTACT_CHANNEL,
  DECIDER,
  DOCUMENT_TYPE,
  EVENT_TYPE,
  JOURNEY_STAGE,
  NOTE_TYPE,
  PLAN_TYPE,
  REFERRAL_DIRECTION,
  REFERRAL_REASON,
  RELATION_TYPE,
  RISK_AREA,
  RISK_LEVEL,
  SAFETY,
  TASK_STATUS,
  TRAFFICKING_STATUS,
} from './lists.ts'
import { mergeLink } from './merge/records.ts'
import { agrees } from './months.ts'
import { caseMove } from './moving/records.ts'
import { DONE_BY, goal, goalRating, plan, planReview } from './plan/records.ts'
import { RISK_KINDS } from './risk/records.ts'
import { SCREENING_KINDS } from './screening/records.ts'
import { service } from './services/records.ts'

/** A decision about the trafficking status: never without who decided and when. The case carries the latest as facts. */
export const identificationDecision = kind('identificationDecision', {
  of: caseKind,
  since: 1,
  facts: {
    status: oneOf(TRAFFICKING_STATUS).required().htcds('vic_TraffickingStatus').together('decision'),
    /** Decided by the body that is competent in law; otherwise it is our own view. */
    formal: yesNo().together('decision'),
    appeal: oneOf(APPEAL).together('appeal'),
    decidedBy: oneOf(DECIDER).required().htcds('vic_TraffickingStatusDecisionMakingOrg').together('decision'),
    month: month().together('decision'),
    monthUnknown: yesNo().together('decision'),
  },
  sealed: {
    narrative: {
      decidedOn: partialDay(),
      decider: text({ max: 200 }),
      grounds: longText(),
      appealUntil: partialDay().together('appeal'),
      appealRemark: longText().together('appeal'),
    },
  },
  rules: [
    {
      code: 'decision.month',
      needs: ['facts'],
      field: 'month',
      holds: ({ facts }) => facts.month !== undefined || facts.monthUnknown === true,
    },
    {
      code: 'decision.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'decidedOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.decidedOn),
    },
  ],
  list: ['status', 'decidedBy', 'month', 'decidedOn'],
})

export const journeyStep = kind('journeyStep', {
  of: caseKind,
  since: 1,
  facts: { stage: oneOf(JOURNEY_STAGE).required().together('step'), month: month().together('step') },
  sealed: { narrative: { reachedOn: partialDay(), remark: longText() } },
  rules: [
    {
      code: 'step.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'reachedOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.reachedOn),
    },
  ],
  list: ['stage', 'month', 'reachedOn'],
})

/** A risk level at a time. Why it was given is sealed: the areas of risk say more than the level. */
export const riskLevel = kind('riskLevel', {
  of: caseKind,
  since: 1,
  facts: {
    level: oneOf(RISK_LEVEL).required().together('risk'),
    month: month().together('risk'),
    /** Written by mistake: it stays in the history and no longer counts. */
    takenBack: yesNo(),
    /** Higher than before: whoever leads was told, and says when it was seen. */
    raised: yesNo().together('raised'),
    told: userRef().together('raised'),
  },
  sealed: {
    narrative: {
      assessedOn: partialDay(),
      reviewOn: partialDay(),
      /** Sealed apart from the facts, so that saying one has seen it does not change what an approval is about. */
      seenBy: userRef(),
      reviewedOn: partialDay(),
      areas: manyOf(RISK_AREA).together('reasons'),
      reasons: longText().together('reasons'),
    },
  },
  rules: [
    {
      code: 'risk.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'assessedOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.assessedOn),
    },
  ],
  list: ['level', 'month', 'assessedOn'],
})

/** How she can be reached without danger. Beside her phone numbers, because whoever sees one must see the other. */
export const safeContact = kind('safeContact', {
  of: caseKind,
  since: 1,
  sealed: {
    identity: {
      channels: manyOf(CONTACT_CHANNEL).together('contact'),
      times: text().together('contact'),
      codeWord: text({ max: 200 }).together('contact'),
      callAs: text({ max: 200 }).together('contact'),
      mayAnswer: text().together('contact'),
      ifAsked: text().together('contact'),
      deviceWatched: yesNo().together('contact'),
      language: language(),
      interpreter: text({ max: 200 }),
      trustedPerson: text({ max: 200 }).together('trusted'),
      trustedPhone: phone().together('trusted'),
      checkedOn: partialDay(),
    },
  },
  rules: [
    {
      code: 'safeContact.trusted',
      needs: ['identity'],
      field: 'trustedPerson',
      holds: ({ sealed }) => sealed.identity?.trustedPhone === undefined || sealed.identity.trustedPerson !== undefined,
    },
  ],
  list: ['channels', 'times', 'deviceWatched'],
})

export const note = kind('note', {
  of: caseKind,
  since: 1,
  facts: { type: oneOf(NOTE_TYPE), month: month() },
  sealed: {
    narrative: {
      happenedOn: partialDay(),
      title: text({ max: 200 }),
      body: longText().htcds('cco_CaseComment'),
    },
  },
  rules: [
    {
      code: 'note.body',
      needs: ['narrative'],
      field: 'body',
      holds: ({ sealed }) => (sealed.narrative?.body ?? sealed.narrative?.title) !== undefined,
    },
  ],
  list: ['type', 'happenedOn', 'title'],
})

export const task = kind('task', {
  of: caseKind,
  since: 1,
  facts: {
    status: oneOf(TASK_STATUS).required().together('status'),
    due: dueDay(),
    assignee: userRef(),
    doneMonth: month().together('status'),
  },
  sealed: {
    narrative: {
      what: text(),
      details: longText(),
      doneBy: oneOf(DONE_BY),
      partner: text({ max: 200 }),
      /** The goal of the plan it is an action of; where else it comes from: a review, a conference. */
      goal: recordRef(),
      from: recordRef(),
    },
  },
  rules: [
    {
      code: 'task.what',
      needs: ['narrative'],
      field: 'what',
      holds: ({ sealed }) => sealed.narrative?.what !== undefined,
    },
    {
      code: 'task.done',
      needs: ['facts'],
      field: 'doneMonth',
      holds: ({ facts }) => facts.doneMonth === undefined || facts.status !== 'open',
    },
  ],
  list: ['what', 'due', 'assignee', 'status'],
  indexes: [
    ['status', 'due'],
    ['assignee', 'status', 'due'],
  ],
})

const paper = () => ({
  type: oneOf(DOCUMENT_TYPE),
  title: text({ max: 200 }),
  number: text({ max: 100 }),
  issuedBy: text({ max: 200 }),
  issuedOn: partialDay(),
  expiresOn: partialDay(),
  remark: longText(),
  files: list(fileRef(), { max: 50 }),
})

/** A document and its files, in the one compartment its content belongs to: a test result in health, a permit in legal. */
export const document = kind('document', {
  of: caseKind,
  since: 1,
  facts: { month: month() },
  sealed: {
    identity: paper(),
    location: paper(),
    narrative: paper(),
    health: paper(),
    legal: paper(),
    evidence: paper(),
  },
  list: ['type', 'title', 'number', 'expiresOn'],
})

/** Someone in her life. The other person's own case, if there is one, is a sealed link: two roots never share a key. */
export const relation = kind('relation', {
  of: caseKind,
  since: 1,
  sealed: {
    identity: {
      type: oneOf(RELATION_TYPE),
      name: text({ max: 200 }),
      otherCase: ref(caseKind),
      phone: phone(),
      safe: oneOf(SAFETY).together('safety'),
      knows: yesNo().together('safety'),
      remark: longText(),
    },
  },
  rules: [
    {
      code: 'relation.self',
      needs: ['identity'],
      field: 'otherCase',
      holds: ({ root, sealed }) => sealed.identity?.otherCase === undefined || sealed.identity.otherCase !== root,
    },
    {
      code: 'relation.who',
      needs: ['identity'],
      field: 'name',
      holds: ({ sealed }) => (sealed.identity?.name ?? sealed.identity?.otherCase) !== undefined,
    },
  ],
  list: ['type', 'name', 'safe'],
})

/** Who sent her, or to whom she was sent on; as many as happened. */
export const referral = kind('referral', {
  of: caseKind,
  since: 1,
  facts: {
    direction: oneOf(REFERRAL_DIRECTION).required(),
    reason: oneOf(REFERRAL_REASON).htcds('cas_ReasonForIncomingReferral', 'cas_ReasonForOutgoingReferral'),
    month: month(),
  },
  sealed: {
    narrative: {
      organisation: text().htcds('cas_ReferringOrganisation', 'cas_ReferredOrganisation'),
      caseWorker: text({ max: 200 }).htcds('cas_ReferringPrimaryCaseWorker', 'cas_ReferredPrimaryCaseWorker'),
      day: partialDay().htcds('cas_IncomingReferralDate', 'cas_OutgoingReferralDate'),
      details: longText().htcds('cas_IncomingReferralDetails', 'cas_OutgoingReferralDetails'),
    },
  },
  rules: [
    {
      code: 'referral.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'day',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.day),
    },
  ],
  list: ['direction', 'organisation', 'day', 'reason'],
})

/** A place and time in what was done to her (HTCDS historic trafficking event). Venues are evidence. */
export const traffickingEvent = kind('traffickingEvent', {
  of: caseKind,
  since: 1,
  facts: { type: oneOf(EVENT_TYPE).htcds('hte_Type') },
  sealed: {
    evidence: {
      day: partialDay().htcds('hte_Date'),
      street: text().htcds('hte_Street').together('address'),
      postalCode: text({ max: 50 }).htcds('hte_PostalCode').together('address'),
      city: text({ max: 200 }).htcds('hte_City').together('address'),
      state: text({ max: 200 }).htcds('hte_State').together('address'),
      country: country().htcds('hte_Country').together('address'),
      latitude: decimal({ min: -90, max: 90 }).htcds('hte_Latitude').together('address'),
      longitude: decimal({ min: -180, max: 180 }).htcds('hte_Longitude').together('address'),
      description: longText().htcds('hte_Description'),
    },
  },
  list: ['type', 'day', 'city', 'country'],
})

/** A support plan as HTCDS holds it: what it is for, what will be done, until when. */
export const supportPlan = kind('supportPlan', {
  of: caseKind,
  since: 1,
  facts: { type: oneOf(PLAN_TYPE).htcds('spl_Type'), endedMonth: month() },
  sealed: {
    narrative: {
      objectives: longText().htcds('spl_Objectives'),
      actions: longText().htcds('spl_ActionPlan'),
      plannedEnd: partialDay().htcds('spl_PlannedEndDate'),
      actualEnd: partialDay().htcds('spl_ActualEndDate'),
    },
  },
  rules: [
    {
      code: 'plan.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'actualEnd',
      holds: ({ facts, sealed }) => agrees(facts.endedMonth, sealed.narrative?.actualEnd),
    },
  ],
  list: ['type', 'objectives', 'plannedEnd'],
})

export const CASEWORK_KINDS = [
  caseKind,
  identificationDecision,
  journeyStep,
  riskLevel,
  ...CONSENT_KINDS,
  safeContact,
  note,
  task,
  document,
  relation,
  referral,
  traffickingEvent,
  supportPlan,
  approval,
  plan,
  goal,
  goalRating,
  planReview,
  service,
  conference,
  supervisionNote,
  ...CONTACT_KINDS,
  ...SCREENING_KINDS,
  ...RISK_KINDS,
  caseMove,
  closing,
  mergeLink,
] as const
