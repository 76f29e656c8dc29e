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
      professional: 'Profession juridique, médicale ou d’interprète',
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
  today: {
    due: {
      consentEnds: 'Un consentement prend fin le {{day}} : redemander, ou le laisser expirer',
      exceptionTell: 'Réexaminer si la personne peut être informée d’une exception',
      exceptionMustTell: 'Informer la personne d’une exception prévue par la loi',
      exceptionWaiting: '{{name}} demande la seconde signature d’une exception prévue par la loi',
    },
  },
  codes: {
    consent: {
      none: 'Il n’y a pas de consentement pour cela. Demandez-le d’abord.',
      elsewhere: 'Le consentement a été recueilli ailleurs. Redemandez-le avant toute communication.',
      withdrawn: 'Ce consentement a été retiré. Rien n’a été communiqué.',
      expired: 'Ce consentement a pris fin. Redemandez-le.',
      purpose: 'La personne a consenti, mais pas pour cette finalité.',
      recipient: 'La personne a consenti, mais pas pour ce destinataire.',
      compartment: 'La personne a consenti, mais pas pour toutes ces sections.',
      scope: 'Indiquez pour qui, pour quoi et quelles sections.',
      unapproved:
        'Une exception demande la signature d’une seconde personne : responsable d’une équipe du dossier ou gardien des clés, et non la personne qui l’a demandée.',
      final: 'Un consentement ne peut que se réduire. Pour plus, demandez-en un nouveau.',
      needed:
        'Cela ouvrirait le dossier à des personnes qui ne peuvent pas le lire. Il faut le consentement de la personne.',
      offline: 'Cela n’est possible qu’avec une connexion : le serveur vérifie d’abord le consentement.',
    },
  },
  consents: {
    readers: {
      title: 'Qui peut voir quoi, et pourquoi',
      own: 'Accompagne la personne',
      consent: 'La personne a consenti, jusqu’au {{day}}',
      exception: 'Exception prévue par la loi, jusqu’au {{day}}',
      may: 'Peut recevoir ces informations',
      nobody: 'Personne au-delà des équipes qui accompagnent la personne.',
    },
    list: {
      print: 'Imprimer',
      title: 'Consentements',
      ask: 'Demander un consentement',
      exception: 'Exception légale',
      withdraw: 'Retirer',
      open: 'Leur ouvrir le dossier',
      opened: 'Le dossier leur est maintenant ouvert.',
      openedLater:
        'Enregistré ici. Il leur sera ouvert à la prochaine connexion, si le consentement est encore valable.',
      told: 'Noter que cela a été dit',
      none: 'Aucun consentement pour l’instant.',
      withheld: 'À ne pas communiquer : {{text}}',
    },
    standing: {
      inForce: 'en vigueur',
      ending: 'prend bientôt fin',
      expired: 'terminé',
      withdrawn: 'retiré',
      refused: 'la personne a dit non',
      elsewhere: 'recueilli ailleurs',
      asked: 'attend une seconde signature',
      declined: 'refusée',
    },
    elsewhereText: 'Recueilli ailleurs. Il indique que quelqu’un a demandé, et n’autorise rien ici.',
    passed: {
      title: 'Ce qui a été communiqué',
      none: 'Rien n’a été communiqué.',
      line: '{{how}}, pour {{to}}',
    },
    told: {
      title: 'Les droits de la personne',
      open: 'Expliquer les droits',
      none: 'Pas encore expliqués.',
      line: 'Expliqués le {{day}} en {{language}}',
    },
    script: {
      title: 'Expliquer les droits',
      language: 'Langue de la personne',
      place: '{{at, number}} sur {{of, number}}',
      back: 'Retour',
      next: 'Suivant',
      aloud: 'Lire à voix haute',
      quiet: 'Arrêter la lecture',
      noVoice:
        'Cet appareil n’a pas de voix propre pour cette langue. Lisez vous-même ou par interprète : rien n’est envoyé à une voix en ligne.',
      english: 'Pas encore traduit : affiché en anglais.',
      print: 'Imprimer',
      told: 'J’ai expliqué cela',
      record: 'Noter que cela a été expliqué',
      saved: 'Noté : les droits ont été expliqués.',
    },
    ask: {
      pause: 'Faire une pause',
      toSign: 'Imprimer pour signer',
      title: 'Demander un consentement',
      whom: 'Qui peut être informé ?',
      whomHint: 'Demandez d’abord s’il existe une autre voie sans partage. L’aide ne dépend jamais de la réponse.',
      newOutside: 'Quelqu’un d’autre à l’extérieur',
      name: 'Nom',
      kind: 'Type de destinataire',
      purposes: 'Pour quoi ?',
      sections: 'Quelles sections ?',
      sectionsHint: 'Le moins possible. Les noms et le code en font toujours partie.',
      withhold: 'Que ne doivent-ils pas apprendre ?',
      until: 'Jusqu’à quand ?',
      month1: '1 mois',
      month3: '3 mois',
      month6: '6 mois',
      year: '1 an',
      answer: 'Que dit la personne ?',
      yes: 'Oui, j’accepte',
      no: 'Non, je ne suis pas d’accord',
      words: 'Avec les mots de la personne',
      language: 'Dans quelle langue cela a été dit',
      child: 'La personne est mineure',
      assent: 'L’enfant est aussi d’accord',
      adult: 'Qui consent pour l’enfant ?',
      caregiver: 'Un parent ou représentant légal',
      best: 'Aucun adulte sûr : décidé dans l’intérêt supérieur de l’enfant',
      guardian: 'Nom du parent ou représentant',
      bestWhy: 'Pourquoi aucun adulte sûr ne peut consentir',
      how: 'Comment est-il donné ?',
      witness: 'Qui l’a entendu ?',
      paper: 'Papier signé',
      back: 'Retour',
      next: 'Suivant',
      save: 'L’enregistrer',
      saved: 'La réponse est enregistrée.',
      sentence: '{{to}} peut connaître : {{what}}. Finalité : {{why}}. Jusqu’au {{day}}.',
      missing: 'Répondez d’abord à ceci.',
      step: {
        '0': 'À qui',
        '1': 'Quoi',
        '2': 'Réponse',
      },
    },
    sign: {
      hint: 'Signez ici au doigt, au stylet ou à la souris. Sinon, tapez le nom ci-dessous.',
      clear: 'Effacer',
      typed: 'Ou tapez le nom à la place',
      shown: 'Signé à l’écran',
    },
    ended: {
      title: 'Ne vous est plus ouvert',
      case: 'Dossier {{code}}',
      someCase: 'Un dossier qui vous était ouvert',
      consentEnded: 'La personne a retiré le consentement qui vous permettait de le lire.',
      timeOver: 'La durée pendant laquelle il vous était ouvert est écoulée.',
      erased: 'Deux personnes ont signé son effacement.',
      wordsErased_one: 'Ce que vous y aviez écrit sans l’envoyer a été effacé avec lui : {{count, number}} texte.',
      wordsErased_many: 'Ce que vous y aviez écrit sans l’envoyer a été effacé avec lui : {{count, number}} textes.',
      wordsErased_other: 'Ce que vous y aviez écrit sans l’envoyer a été effacé avec lui : {{count, number}} textes.',
      now: 'Ce que vous devez faire maintenant',
      stop: 'Cessez d’utiliser ce que vous en savez. Ne faites plus rien sur cette base.',
      destroy: 'Détruisez les pages imprimées. Supprimez les fichiers exportés, photos et notes gardés ailleurs.',
      passed:
        'Si vous en avez transmis quelque chose, dites-le à l’équipe du dossier, afin que ces personnes soient aussi invitées à cesser.',
      done: 'C’est fait',
      seen: 'Compris',
    },
    end: {
      title: 'Retirer un consentement',
      before: 'Ce qui se passe',
      loses: 'Fin de l’accès pour {{names}}, dès que le serveur le sait. Le dossier reçoit de nouvelles clés.',
      nobody: 'Personne n’a le dossier par ce consentement. Plus rien ne peut être communiqué à ce titre.',
      known: 'Ce que l’on ne peut plus faire oublier',
      knownNone: 'Rien n’a été ouvert ni remis à ce titre.',
      opened: '{{name}} a ouvert le dossier : {{times}}, la dernière fois le {{day}}',
      gave: '{{how}} par {{name}}, le {{day}}',
      noLog: 'Sans connexion, le journal n’est pas lisible : les ouvertures ne sont pas listées.',
      words: 'Ce que la personne a dit (peut rester vide)',
      do: 'Retirer maintenant',
      done: 'Retiré. Plus personne n’a le dossier à ce titre, et ses clés sont nouvelles.',
      doneWaiting: 'Noté sur cet appareil. Il partira avant toute autre chose du dossier à la prochaine connexion.',
      doneKeys:
        'Retiré. De nouvelles clés suivront à la prochaine modification par une personne qui détient tout le dossier.',
      tasks: 'Une tâche a été ajoutée : informer {{names}}.',
      task: 'Informer {{name}} du retrait du consentement et redemander les documents',
    },
    law: {
      title: 'Une exception prévue par la loi',
      lead: 'Seulement si la loi l’exige. Il faut une seconde personne, et la personne est informée sauf si cela met quelqu’un en danger.',
      ask: 'Demander la seconde signature',
      asked: 'Noté. En attente de la signature d’une autre personne.',
      approve: 'Approuver',
      decline: 'Refuser',
      own: 'Une autre personne doit signer : responsable d’une équipe du dossier ou gardien des clés.',
      told: 'La personne a été informée',
      end: 'Y mettre fin',
      list: 'Exceptions prévues par la loi',
      none: 'Aucune.',
    },
  },
  paper: {
    consent: {
      title: 'Ce qui peut être transmis',
      lead: 'C’est vous qui décidez. Vous pouvez dire non, ou oui à une partie seulement. L’aide reste la même.',
      to: 'À qui',
      what: 'Quoi',
      not: 'Mais pas',
      why: 'Pour quoi faire',
      until: 'Jusqu’au',
      know: 'Ce qu’il faut savoir',
      answer: 'Ma réponse',
      yes: 'Oui, je suis d’accord',
      no: 'Non, je ne suis pas d’accord',
      answered: 'Dit le {{day}}.',
      sign: {
        mine: 'Mon nom ou mon signe, et la date',
        guardian: 'Parent ou représentant légal, et la date',
        explained: 'Expliqué par, et la date',
        interpreter: 'Interprète, le cas échéant',
      },
    },
    rights: {
      title: 'Vos droits',
      help: 'Vous êtes ici pour recevoir de l’aide. Elle est gratuite. Vous n’avez rien à rembourser.',
      purpose:
        'Je vais vous poser des questions pour savoir de quoi vous avez besoin. Vous pouvez me demander pourquoi.',
      refuse: 'Vous pouvez ne pas répondre. Vous pouvez arrêter ou faire une pause. Nous vous aiderons quand même.',
      use: 'Ce que vous nous dites est noté et mis sous clé. Seules les personnes qui vous aident peuvent le lire.',
      share:
        'Nous ne donnons rien à d’autres sans votre accord : à qui, quoi, pourquoi, jusqu’à quand. C’est vous qui décidez.',
      withdraw:
        'Vous pouvez changer d’avis à tout moment. Dites-le-nous et nous arrêtons. Nous vous aiderons quand même.',
      limits:
        'Parfois la loi nous oblige à signaler un danger, par exemple pour un enfant ou pour la vie de quelqu’un. Nous vous le dirons, sauf si cela met quelqu’un en danger.',
      access: 'Vous pouvez voir ce qui est écrit sur vous et demander de le corriger.',
      retention: 'Nous le gardons seulement le temps exigé par la loi et votre suivi. Demandez-nous combien de temps.',
      research: 'Pour compter, nous pouvons utiliser des chiffres où personne ne peut vous retrouver.',
      recording: 'Nous ne prenons ni photo ni enregistrement sans vous le demander à part.',
    },
  },
}
