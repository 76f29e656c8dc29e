/** Words of the record kernel: compartments and refused values, French. */
export default {
  compartments: {
    facts: {
      label: 'Faits',
      hint: 'Réponses codées que le serveur peut lire, pour trier, rappeler et compter. Jamais un nom, un texte ou une date exacte sur la personne.',
    },
    header: {
      label: 'Noms et code',
      hint: 'Ce qu’il faut pour retrouver le dossier.',
    },
    identity: {
      label: 'Identité',
      hint: 'Naissance, nationalité, papiers, téléphones, proches.',
    },
    location: {
      label: 'Lieu de vie',
      hint: 'Où se trouve la personne. Seul le plus petit groupe peut l’ouvrir.',
    },
    narrative: {
      label: 'Récit',
      hint: 'Entretiens, notes, évaluations.',
    },
    health: {
      label: 'Santé',
      hint: 'Seule l’équipe de santé l’ouvre.',
    },
    legal: {
      label: 'Justice',
      hint: 'Ce qui a été dit à l’avocat ; couvert par le secret.',
    },
    evidence: {
      label: 'Éléments de preuve',
      hint: 'Lieux, suspects, enregistrements.',
    },
  },
  problems: {
    field: {
      unknown: 'Ce champ n’est pas connu ici.',
      required: 'Ce champ est nécessaire.',
      type: 'Ce type de valeur ne convient pas ici.',
      tooLong_one: '{{count, number}} caractère au plus.',
      tooLong_many: '{{count, number}} de caractères au plus.',
      tooLong_other: '{{count, number}} caractères au plus.',
      tooMany_one: '{{count, number}} entrée au plus.',
      tooMany_many: '{{count, number}} d’entrées au plus.',
      tooMany_other: '{{count, number}} entrées au plus.',
      notInList: 'Ce n’est pas l’un des choix.',
      format: 'Ceci ne peut pas être lu comme ce que le champ contient.',
      range: 'Un nombre de {{min}} à {{max}}.',
      repeated: 'Un choix est donné deux fois.',
    },
    own: {
      key: 'Ce champ propre a un nom inutilisable.',
      value: 'Cette valeur ne convient pas à votre champ.',
    },
    document: {
      shape: 'Ceci n’a pas pu être lu. Rien n’a été changé.',
    },
  },
}
