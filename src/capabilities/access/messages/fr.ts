/** Words of people, teams and own fields, French. */
export default {
  kinds: {
    colleague: {
      label: 'Collègue',
      plural: 'Collègues',
    },
    team: {
      label: 'Équipe',
      plural: 'Équipes',
    },
    ownField: {
      label: 'Champ propre',
      plural: 'Champs propres',
    },
    houseRules: {
      label: 'Règles de la maison',
      plural: 'Règles de la maison',
    },
  },
  fields: {
    colleague: {
      user: {
        label: 'Compte',
      },
      name: {
        label: 'Nom',
        hint: 'Scellé pour votre organisation. Le serveur ne l’apprend jamais.',
      },
      duty: {
        label: 'Fonction',
      },
    },
    team: {
      team: {
        label: 'Équipe',
      },
      name: {
        label: 'Nom de l’équipe',
      },
      place: {
        label: 'Ville ou secteur',
        hint: 'Jamais l’adresse d’un centre.',
      },
    },
    ownField: {
      on: {
        label: 'Utilisé dans',
      },
      comp: {
        label: 'Partie scellée',
        why: 'Décide qui peut ouvrir ce qui est écrit ici.',
      },
      key: {
        label: 'Nom technique',
      },
      labels: {
        label: 'Libellé dans chaque langue',
      },
      type: {
        label: 'Type de réponse',
      },
      values: {
        label: 'Choix possibles',
      },
      extends: {
        label: 'Ajoute des choix à',
      },
      order: {
        label: 'Ordre d’affichage',
      },
      retired: {
        label: 'N’est plus utilisé',
        hint: 'Les réponses déjà données restent dans leurs dossiers.',
      },
    },
    houseRules: {
      languages: { label: 'Langues proposées' },
      backupDays: { label: 'Jours entre deux sauvegardes' },
    },
  },
  lists: {
    compartment: {
      header: 'Noms et code',
      identity: 'Identité',
      location: 'Lieu de vie',
      narrative: 'Récit',
      health: 'Santé',
      legal: 'Justice',
      evidence: 'Éléments de preuve',
    },
    ownType: {
      text: 'Une ligne de texte',
      longText: 'Paragraphes',
      partialDay: 'Une date, même incomplète',
      yesNo: 'Oui ou non',
      count: 'Un nombre entier',
      oneOf: 'Un choix',
      manyOf: 'Plusieurs choix',
    },
  },
}
