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
  conferences: {
    none: 'No conference about this case yet.',
    there: 'There:',
    decisions: 'Decisions',
    decide: 'Add a decision',
    closed: 'Something was said in “{{part}}”, which your teams cannot open.',
    without: 'No key to this part, though present: {{names}}. What stands here was not for them.',
    readers: 'Who may read this note?',
    readersHint: 'The part you choose decides who can open it. Look at the badge before you write.',
  },
}
