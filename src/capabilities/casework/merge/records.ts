/** One person, two cases: what each of the two says about the other (decision 0105). */
import { code, kind, oneOf, valueList, yesNo } from '#records'
import { caseKind } from '../case.ts'

/** Whether a case goes on in the other one, or the other goes on in it. */
export const MERGE_ROLE = valueList('mergeRole', ['continuedIn', 'continues'])

/**
 * Half of a merge: the other half stands in the other case and carries the same `merge`. Everything is sealed, because a coded
 * link would tell the server which two cases are one person; nothing else of either case changes, and no key is shared.
 */
export const mergeLink = kind('mergeLink', {
  of: caseKind,
  since: 1,
  sealed: {
    header: {
      merge: code().required().key(1),
      other: code().required().key(2),
      role: oneOf(MERGE_ROLE).required().key(3),
      /** Said by both halves: the merge was taken back. */
      parted: yesNo().key(4),
    },
  },
  list: ['role', 'parted'],
})
