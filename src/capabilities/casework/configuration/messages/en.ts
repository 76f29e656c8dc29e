/** Words of the configuration, English. */
export default {
  kinds: {
    configuration: { label: 'Configuration', plural: 'Configurations' },
    configurationProposal: { label: 'Proposed configuration', plural: 'Proposed configurations' },
  },
  fields: {
    configuration: {
      notAsked: { label: 'Questions left out' },
      reviewDays: { label: 'Days between reviews' },
      approvals: { label: 'Who has to agree' },
      instruments: { label: 'Instruments by team' },
      twoOfficers: { label: 'Changes need two officers' },
      why: { label: 'Why it was changed' },
    },
    configurationProposal: {
      file: { label: 'Configuration file' },
      why: { label: 'Why' },
      state: { label: 'State' },
    },
  },
  lists: { configurationProposalState: { open: 'waits', applied: 'applied', declined: 'declined' } },
}
