/** Who had a case, and when: its own history, signed by who received it or gave it. */
import { dueDay, kind, month, oneOf, teamRef, userRef, valueList } from '#records'
import { caseKind } from '../case.ts'

/**
 * What can happen to who has a case. `withdrawn`: a question to take it over was taken back; such a record has the question's id and
 * names nobody, because nobody had anything by it. Holds and erasure are acts of the organisation and stand in its log.
 */
export const MOVE = valueList('move', ['transfer', 'cowork', 'cover', 'restrict', 'leave', 'withdrawn'])

/**
 * One step in who has the case. The teams and people it names had it at some time: that is why what they wrote goes on being
 * believed after they lost it (`holders`). The reasons are in the note of the transfer, which only both teams can read.
 */
export const caseMove = kind('caseMove', {
  of: caseKind,
  since: 1,
  facts: {
    does: oneOf(MOVE).required(),
    from: teamRef(),
    to: teamRef(),
    person: userRef(),
    until: dueDay(),
    month: month(),
    /** A cover that ended: the case has had new keys since. */
    ended: oneOf(valueList('moveEnd', ['renewed'])),
  },
  holders: ['from', 'to', 'person'],
  list: ['does', 'from', 'to', 'person', 'until'],
})
