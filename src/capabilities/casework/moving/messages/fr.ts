/** Mots des fiches disant qui a eu un dossier, et de sa clôture. */
export default {
  kinds: {
    caseMove: { label: 'Changement d’équipe ou d’accès', plural: 'Changements d’équipe ou d’accès' },
    closing: { label: 'Clôture', plural: 'Clôtures' },
  },
  fields: {
    caseMove: {
      does: { label: 'Ce qui a changé' },
      from: { label: 'De l’équipe' },
      to: { label: 'Vers l’équipe' },
      person: { label: 'Personne' },
      until: { label: 'Jusqu’au' },
      month: { label: 'Mois' },
      ended: { label: 'Ensuite' },
    },
    closing: {
      event: { label: 'Ce qui s’est passé' },
      reasons: { label: 'Motifs' },
      opinion: { label: 'Son avis sur l’aide reçue' },
      month: { label: 'Mois' },
      closedOn: { label: 'Jour' },
      summary: { label: 'Résumé de l’accompagnement' },
      stillOpen: { label: 'Ce qui reste ouvert, et avec qui' },
      herOpinion: { label: 'Ce qu’elle a dit de l’aide reçue' },
    },
  },
  lists: {
    move: {
      transfer: 'Transmis à une autre équipe',
      cowork: 'Travail en commun',
      cover: 'Remplacement temporaire',
      restrict: 'Réservé à des personnes nommées',
      leave: 'N’a plus accès au dossier',
    },
    moveEnd: { renewed: 'Les clés du dossier ont été renouvelées' },
    closingEvent: { closed: 'Clos', reopened: 'Rouvert' },
    opinion: {
      given: 'Elle nous l’a dit',
      sealed: 'Scellé, pour d’autres que son équipe',
      declined: 'Elle a préféré ne pas répondre',
      notAsked: 'La question n’a pas pu être posée',
    },
  },
  problems: { closing: { reasons: 'Indiquez au moins un motif de clôture.' } },
}
