/** Words of saved views, French. */
export default {
  kinds: {
    view: { label: 'Vue enregistrée', plural: 'Vues enregistrées' },
  },
  fields: {
    view: {
      name: { label: 'Nom de la vue' },
      on: { label: 'Liste concernée' },
      conditions: { label: 'Critères' },
      columns: { label: 'Colonnes' },
      orderBy: { label: 'Triée par' },
      descending: { label: 'Ordre décroissant' },
      retired: { label: 'N’est plus utilisée' },
    },
  },
}
