/** Mots du paramétrage, français. */
export default {
  kinds: {
    configuration: { label: 'Paramétrage', plural: 'Paramétrages' },
    configurationProposal: { label: 'Paramétrage proposé', plural: 'Paramétrages proposés' },
  },
  fields: {
    configuration: {
      notAsked: { label: 'Questions laissées de côté' },
      reviewDays: { label: 'Jours entre les bilans' },
      approvals: { label: 'Qui doit donner son accord' },
      instruments: { label: 'Instruments par équipe' },
      twoOfficers: { label: 'Les changements demandent deux gardiens des clés' },
      why: { label: 'Raison du changement' },
    },
    configurationProposal: {
      file: { label: 'Fichier de paramétrage' },
      why: { label: 'Raison' },
      state: { label: 'État' },
    },
  },
  lists: { configurationProposalState: { open: 'en attente', applied: 'appliqué', declined: 'refusé' } },
}
