/** How this organisation works, decided without code: one sealed record for all staff, and changes that wait for a second officer. */
import { code, count, kind, list, longText, map, oneOf, text, valueList, yesNo } from '#records'

/**
 * What was decided; what was never decided has a default (`read.ts`). Nothing here gives a right or a key, so the server need not
 * read it, and a device that has not heard of a change goes on as before (decision 0158).
 */
export const configuration = kind('configuration', {
  since: 1,
  sealed: {
    header: {
      /** `note.title`: what forms do not ask here. What was answered before stays readable. */
      notAsked: list(code({ max: 120 }), { max: 1000 }).key(1),
      /** Days by what is reviewed. */
      reviewDays: map(count({ max: 3650 }), { max: 20 }).key(2),
      /** Who has to agree, by what is decided. */
      approvals: map(code({ max: 20 }), { max: 20 }).key(3),
      /** Identification instruments by team; a team that is not named uses all. */
      instruments: map(list(code({ max: 80 }), { max: 100 }), { max: 500 }).key(4),
      /** Changes of all this wait for a second key officer. */
      twoOfficers: yesNo().key(5),
      /** Why it was changed last: the versions tell the story. */
      why: text().key(6),
    },
  },
  list: ['notAsked', 'reviewDays', 'approvals', 'twoOfficers'],
  writers: 'officers',
})

export const PROPOSAL_STATE = valueList('configurationProposalState', ['open', 'applied', 'declined'])

/** A configuration file that waits for another officer than the one who brought it. */
export const configurationProposal = kind('configurationProposal', {
  since: 1,
  sealed: {
    header: {
      file: longText({ max: 1_000_000 }).key(1).required(),
      why: text().key(2),
      state: oneOf(PROPOSAL_STATE).key(3).required(),
    },
  },
  list: ['why', 'state'],
  writers: 'officers',
})

export const CONFIGURATION_KINDS = [configuration, configurationProposal] as const
