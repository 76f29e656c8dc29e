/** Words of rights and consent, French: kinds, fields, lists, problems. */
export default {
  kinds: {
    outsideRecipient: {
      label: 'Personne ou organisation extérieure',
      plural: 'Personnes et organisations extérieures',
    },
    disclosure: {
      label: 'Communication',
      plural: 'Ce qui a été communiqué',
    },
    lawfulException: {
      label: 'Exception prévue par la loi',
      plural: 'Exceptions prévues par la loi',
    },
    exceptionApproval: {
      label: 'Seconde signature d’une exception',
      plural: 'Secondes signatures d’exceptions',
    },
    rightsTold: {
      label: 'Ce qui a été expliqué',
      plural: 'Ce qui a été expliqué',
    },
  },
  fields: {
    outsideRecipient: {
      type: {
        label: 'Type de destinataire',
      },
      name: {
        label: 'Nom',
      },
      contact: {
        label: 'Comment les joindre',
      },
      remark: {
        label: 'Remarque',
      },
    },
    consentRecord: {
      to: {
        label: 'Destinataire',
      },
      team: {
        label: 'Équipe',
      },
      authority: {
        label: 'Type d’autorité',
      },
      outside: {
        label: 'Personne ou organisation extérieure',
      },
      compartments: {
        label: 'Quelles sections',
      },
      state: {
        label: 'En vigueur ici',
        hint: 'Un consentement recueilli ailleurs n’a pas d’état et n’autorise rien ici.',
      },
      purposes: {
        label: 'Consentement à',
        why: 'L’aide ne dépend jamais d’un accord de partage.',
      },
      until: {
        label: 'Jusqu’au',
      },
      how: {
        label: 'Comment il a été donné',
      },
      child: {
        label: 'La personne est mineure',
      },
      assent: {
        label: 'L’enfant est aussi d’accord',
      },
      bestInterests: {
        label: 'Décidé dans l’intérêt supérieur de l’enfant',
      },
      withhold: {
        label: 'Ce qui ne doit pas être communiqué',
      },
      withholdWhy: {
        label: 'Pourquoi',
      },
      signature: {
        label: 'Signature',
      },
      signedName: {
        label: 'Signé du nom',
      },
      witness: {
        label: 'Qui l’a entendu',
      },
      files: {
        label: 'Papier signé',
      },
      guardian: {
        label: 'Parent ou représentant légal',
      },
      bestInterestsWhy: {
        label: 'Pourquoi aucun adulte sûr ne peut consentir pour l’enfant',
      },
      withdrawnWords: {
        label: 'Avec les mots de la personne, lors du retrait',
      },
    },
    disclosure: {
      to: {
        label: 'Destinataire',
      },
      team: {
        label: 'Équipe',
      },
      authority: {
        label: 'Type d’autorité',
      },
      outside: {
        label: 'Personne ou organisation extérieure',
      },
      compartments: {
        label: 'Quelles sections',
      },
      how: {
        label: 'Comment',
      },
      purpose: {
        label: 'Pour quoi',
      },
      consent: {
        label: 'Consentement sur lequel elle repose',
      },
      exception: {
        label: 'Exception sur laquelle elle repose',
      },
      month: {
        label: 'Mois',
      },
      givenOn: {
        label: 'Jour',
      },
      what: {
        label: 'Ce qui a été donné',
      },
      why: {
        label: 'Pourquoi',
      },
    },
    lawfulException: {
      to: {
        label: 'Destinataire',
      },
      team: {
        label: 'Équipe',
      },
      authority: {
        label: 'Type d’autorité',
      },
      outside: {
        label: 'Personne ou organisation extérieure',
      },
      compartments: {
        label: 'Quelles sections',
      },
      state: {
        label: 'État',
      },
      basis: {
        label: 'Base légale',
      },
      purposes: {
        label: 'Pour quoi',
      },
      until: {
        label: 'Jusqu’au',
      },
      tell: {
        label: 'La personne est-elle informée ?',
      },
      reconsider: {
        label: 'À réexaminer le',
      },
      month: {
        label: 'Mois',
      },
      law: {
        label: 'Loi et article, décision, numéro de dossier',
      },
      reason: {
        label: 'Motif',
      },
      endangersWhy: {
        label: 'Qui serait mis en danger en l’informant, et comment',
      },
    },
    exceptionApproval: {
      exception: {
        label: 'Exception',
      },
      answer: {
        label: 'Réponse',
      },
      month: {
        label: 'Mois',
      },
      remark: {
        label: 'Remarque',
      },
    },
    rightsTold: {
      what: {
        label: 'Ce qui a été expliqué',
      },
      how: {
        label: 'Comment',
      },
      exception: {
        label: 'Exception',
      },
      month: {
        label: 'Mois',
      },
      toldOn: {
        label: 'Jour',
      },
      language: {
        label: 'Dans quelle langue',
      },
      interpreter: {
        label: 'Interprète',
      },
      understood: {
        label: 'La personne l’a redit avec ses mots',
      },
      questions: {
        label: 'Ce que la personne a demandé',
      },
    },
  },
  lists: {
    consentState: {
      inForce: 'En vigueur',
      withdrawn: 'Retiré',
    },
    recipientKind: {
      team: 'Une de nos équipes',
      authority: 'Une autorité',
      outside: 'Une personne ou organisation extérieure',
      herself: 'La personne elle-même',
      inside: 'Personne d’autre',
    },
    authority: {
      police: 'Police',
      prosecution: 'Ministère public',
      court: 'Tribunal',
      immigration: 'Autorité de l’immigration',
      labourInspection: 'Inspection du travail',
      socialServices: 'Services sociaux',
      childProtection: 'Protection de l’enfance',
      healthAuthority: 'Autorité sanitaire',
      consulate: 'Consulat',
      other: 'Autre autorité',
    },
    outsideType: {
      organisation: 'Organisation',
      unAgency: 'Agence des Nations unies',
      family: 'Famille',
      professional: 'Avocat·e, médecin, interprète',
      employer: 'Employeur ou école',
      media: 'Médias',
      other: 'Quelqu’un d’autre',
    },
    consentHow: {
      signed: 'Signé à l’écran',
      paper: 'Signé sur papier',
      spoken: 'Oral, devant témoin',
    },
    withholdWhy: {
      fearOfHarm: 'Crainte d’un danger',
      tellPersonally: 'La personne veut le dire elle-même',
      other: 'Autre raison',
    },
    disclosureHow: {
      share: 'Ouvert à une équipe',
      export: 'Enregistré dans un fichier',
      print: 'Imprimé ou mis en PDF',
      referral: 'Orientation',
      spoken: 'Dit de vive voix',
    },
    legalBasis: {
      courtOrder: 'Décision de justice',
      reportDuty: 'Obligation de signalement',
      childProtection: 'Protection d’un enfant',
      dangerToLife: 'Danger pour la vie',
      investigation: 'Enquête pénale, selon la loi',
      otherLaw: 'Une autre loi',
    },
    exceptionTell: {
      told: 'La personne a été informée',
      willTell: 'La personne sera informée',
      endangers: 'Pas encore : l’informer mettrait quelqu’un en danger',
    },
    exceptionAnswer: {
      approved: 'Approuvée',
      declined: 'Refusée',
    },
    toldWhat: {
      rights: 'Les droits de la personne',
      exception: 'Une exception prévue par la loi',
      withdrawal: 'Ce qu’un retrait a changé',
    },
    toldHow: {
      readAloud: 'Lu à voix haute',
      readHerself: 'Lu par la personne',
      interpreter: 'Par une ou un interprète',
      printed: 'Remis sur papier',
    },
  },
  problems: {
    consent: {
      withdrawn: {
        month: 'Un consentement retiré porte le mois du retrait ; un consentement en vigueur n’en a pas.',
      },
      scope: 'Indiquez à qui, pour quoi, quelles sections, jusqu’à quand et comment il a été donné.',
      child:
        'Pour un enfant : l’enfant est d’accord, et un parent ou représentant consent, ou la décision est prise dans son intérêt supérieur.',
      childWhy: 'Dites pourquoi aucun adulte sûr ne peut consentir pour l’enfant.',
      how: 'Ajoutez la signature, la copie du papier ou le nom du témoin.',
    },
    outside: {
      name: 'Indiquez de qui il s’agit.',
    },
    disclosure: {
      scope: 'Indiquez à qui, pour quoi et quelles sections.',
    },
    exception: {
      scope: 'Indiquez à qui, pour quoi, quelles sections et jusqu’à quand.',
      reconsider: 'Indiquez quand réexaminer si la personne peut être informée.',
      reason: 'Indiquez la loi et le motif.',
      endangers: 'Indiquez qui serait mis en danger.',
    },
  },
}
