/** A case conference, and a note of supervision: what is said stands where only those who may know it can open it. */
import { day, kind, list, longText, month, text, userRef } from '#records'
import { caseKind } from '../case.ts'

/** Said in one compartment: only who can open it hears it (decision 0148). */
const said = () => ({ said: longText() })

/** Several people speak about one case. Each compartment has its own page; decisions become tasks. */
export const conference = kind('conference', {
  of: caseKind,
  since: 1,
  facts: { month: month() },
  sealed: {
    narrative: {
      heldOn: day(),
      purpose: text(),
      colleagues: list(userRef(), { max: 40 }),
      guests: list(text({ max: 200 }), { max: 40 }),
      herView: longText(),
      ...said(),
    },
    health: said(),
    legal: said(),
    evidence: said(),
  },
  rules: [
    {
      code: 'conference.day.agrees',
      needs: ['facts', 'narrative'],
      field: 'heldOn',
      holds: ({ facts, sealed }) =>
        facts.month === undefined || sealed.narrative?.heldOn === undefined
          ? true
          : sealed.narrative.heldOn.startsWith(facts.month),
    },
  ],
  list: ['heldOn', 'purpose'],
})

const talk = () => ({ heldOn: day(), talked: longText(), agreed: longText() })

/** What supervisor and worker agreed about a case, in the one compartment whose readers are the right ones. */
export const supervisionNote = kind('supervisionNote', {
  of: caseKind,
  since: 1,
  facts: { month: month(), worker: userRef() },
  sealed: { narrative: talk(), health: talk(), legal: talk() },
  list: ['heldOn', 'worker'],
})
