/** The first contact: who sent her, what could not wait, and whether it was safe to talk. */
import { kind, longText, manyOf, month, oneOf, partialDay, text, valueList } from '#records'
import { caseKind } from '../case.ts'
import { agrees } from '../months.ts'

/** How people come to an organisation (the product's programme, issue 4). */
export const FIRST_CHANNEL = valueList('firstChannel', [
  'police',
  'operation',
  'helpline',
  'tradeUnion',
  'migrantAssociation',
  'community',
  'consularOrBorder',
  'healthWorker',
  'familyOrFriend',
  'herself',
  'otherCase',
])
/** What comes before every question. */
export const IMMEDIATE_NEED = valueList('immediateNeed', [
  'safety',
  'pain',
  'hunger',
  'sleep',
  'children',
  'tellSomeone',
])
export const SAFE_NOW = valueList('safeNow', ['yes', 'no', 'notSure'])

/** One first contact; a person who comes back after years may have another. */
export const firstContact = kind('firstContact', {
  of: caseKind,
  since: 1,
  facts: { channel: oneOf(FIRST_CHANNEL), month: month() },
  sealed: {
    narrative: {
      happenedOn: partialDay(),
      sentBy: text(),
      safeNow: oneOf(SAFE_NOW),
      needs: manyOf(IMMEDIATE_NEED),
      needsRemark: longText(),
      inHerWords: longText(),
    },
  },
  rules: [
    {
      code: 'contact.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'happenedOn',
      holds: ({ facts, sealed }) => agrees(facts.month, sealed.narrative?.happenedOn),
    },
  ],
  list: ['channel', 'happenedOn', 'needs'],
})

export const CONTACT_KINDS = [firstContact] as const
