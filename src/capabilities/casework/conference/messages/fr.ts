/** Words of case conferences and supervision notes, French. */
export default {
  kinds: {
    conference: { label: 'Réunion de synthèse', plural: 'Réunions de synthèse' },
    supervisionNote: { label: 'Note de supervision', plural: 'Notes de supervision' },
  },
  fields: {
    conference: {
      month: { label: 'Mois' },
      heldOn: { label: 'Tenue le' },
      purpose: { label: 'Objet de la réunion' },
      colleagues: { label: 'Collègues ayant participé' },
      guests: { label: 'Autres personnes ayant participé' },
      herView: { label: 'Ce que la personne veut faire entendre, dans ses mots' },
      said: { label: 'Ce qui a été dit' },
    },
    supervisionNote: {
      month: { label: 'Mois' },
      worker: { label: 'Avec qui' },
      heldOn: { label: 'Jour' },
      talked: { label: 'Ce dont nous avons parlé' },
      agreed: { label: 'Ce que nous avons convenu' },
    },
  },
  problems: { conference: { day: { agrees: 'Le jour et le mois de la réunion ne concordent pas.' } } },
  conferences: {
    none: 'Pas encore de réunion de synthèse sur ce dossier.',
    there: 'Étaient là :',
    decisions: 'Décisions',
    decide: 'Ajouter une décision',
    closed: 'Quelque chose a été dit dans « {{part}} », que vos équipes ne peuvent pas ouvrir.',
    without:
      'Sans clé pour cette partie, bien qu’ayant participé : {{names}}. Ce qui figure ici ne leur était pas destiné.',
    readers: 'Qui peut lire cette note ?',
    readersHint: 'La partie choisie décide de qui peut l’ouvrir. Regardez l’étiquette avant d’écrire.',
  },
}
