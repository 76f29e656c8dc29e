/** Words of the records of who had a case and of its closing. */
export default {
  kinds: {
    caseMove: { label: 'Change of who has the case', plural: 'Changes of who has the case' },
    closing: { label: 'Closing', plural: 'Closings' },
  },
  fields: {
    caseMove: {
      does: { label: 'What changed' },
      from: { label: 'From the team' },
      to: { label: 'To the team' },
      person: { label: 'Person' },
      until: { label: 'Until' },
      month: { label: 'Month' },
      ended: { label: 'Afterwards' },
    },
    closing: {
      event: { label: 'What happened' },
      reasons: { label: 'Reasons' },
      opinion: { label: 'Her opinion of the help' },
      month: { label: 'Month' },
      closedOn: { label: 'Day' },
      summary: { label: 'Summary of the accompaniment' },
      stillOpen: { label: 'What stays open, and with whom' },
      herOpinion: { label: 'What she said about the help' },
    },
  },
  lists: {
    move: {
      transfer: 'Transferred to another team',
      cowork: 'Joint work',
      cover: 'Temporary cover',
      restrict: 'Restricted to named people',
      leave: 'No longer has the case',
    },
    moveEnd: { renewed: 'The keys of the case were renewed' },
    closingEvent: { closed: 'Closed', reopened: 'Reopened' },
    opinion: {
      given: 'She told us',
      sealed: 'Sealed for others to read',
      declined: 'She preferred not to answer',
      notAsked: 'Could not be asked',
    },
  },
  problems: { closing: { reasons: 'Give at least one reason for closing.' } },
}
