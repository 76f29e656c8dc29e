/** Words of case conferences and supervision notes, English. */
export default {
  kinds: {
    conference: { label: 'Case conference', plural: 'Case conferences' },
    supervisionNote: { label: 'Supervision note', plural: 'Supervision notes' },
  },
  fields: {
    conference: {
      month: { label: 'Month' },
      heldOn: { label: 'Held on' },
      purpose: { label: 'What it is about' },
      colleagues: { label: 'Colleagues who were there' },
      guests: { label: 'Others who were there' },
      herView: { label: 'What the person wants said, in her or his words' },
      said: { label: 'What was said' },
    },
    supervisionNote: {
      month: { label: 'Month' },
      worker: { label: 'With whom' },
      heldOn: { label: 'Day' },
      talked: { label: 'What we spoke about' },
      agreed: { label: 'What we agreed' },
    },
  },
  problems: { conference: { day: { agrees: 'The day and the month of the conference disagree.' } } },
}
