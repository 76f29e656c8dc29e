/** Words of casework, French. */
import lists from './lists-fr.ts'

export default {
  kinds: {
    case: {
      label: 'Dossier d’accompagnement',
      plural: 'Dossiers d’accompagnement',
    },
    identificationDecision: {
      label: 'Décision d’identification',
      plural: 'Décisions d’identification',
    },
    journeyStep: {
      label: 'Étape du parcours',
      plural: 'Étapes du parcours',
    },
    riskLevel: {
      label: 'Évaluation du risque',
      plural: 'Évaluations du risque',
    },
    consentRecord: {
      label: 'Consentement',
      plural: 'Consentements',
    },
    safeContact: {
      label: 'Contact sans danger',
      plural: 'Consignes de contact sans danger',
    },
    note: {
      label: 'Note',
      plural: 'Notes',
    },
    task: {
      label: 'Tâche',
      plural: 'Tâches',
    },
    document: {
      label: 'Document',
      plural: 'Documents',
    },
    relation: {
      label: 'Personne de l’entourage',
      plural: 'Entourage',
    },
    referral: {
      label: 'Orientation',
      plural: 'Orientations',
    },
    traffickingEvent: {
      label: 'Événement de la traite',
      plural: 'Événements de la traite',
    },
    supportPlan: {
      label: 'Plan d’accompagnement',
      plural: 'Plans d’accompagnement',
    },
  },
  fields: {
    case: {
      status: {
        label: 'État du dossier',
      },
      closureReason: {
        label: 'Motif de clôture',
        hint: 'Un dossier clos indique pourquoi il l’a été ; « non renseigné » est une réponse.',
      },
      openedMonth: {
        label: 'Ouvert en',
      },
      closedMonth: {
        label: 'Clos en',
      },
      stage: {
        label: 'Étape du parcours',
      },
      riskLevel: {
        label: 'Niveau de risque',
      },
      consent: {
        label: 'Consentement à l’entretien',
        hint: 'La personne a accepté après avoir été informée du but, de l’usage et de la conservation des données, et de la manière de revenir sur son accord.',
      },
      traffickingStatus: {
        label: 'Statut au regard de la traite',
        hint: 'Toujours avec l’auteur et la date de la décision.',
      },
      decidedBy: {
        label: 'Statut décidé par',
      },
      decidedMonth: {
        label: 'Statut décidé en',
      },
      decidedMonthUnknown: {
        label: 'Mois de la décision inconnu',
      },
      genderGroup: {
        label: 'Genre, pour les statistiques',
        hint: 'Déduit du genre scellé. La réponse exacte reste scellée.',
      },
      ageBand: {
        label: 'Tranche d’âge à l’enregistrement',
        hint: 'Calculée sur cet appareil à partir de la date de naissance scellée.',
      },
      citizenshipRegions: {
        label: 'Régions de nationalité',
        hint: 'Seule la région est un fait lisible ; le pays reste scellé.',
      },
      relationToTrafficker: {
        label: 'Lien avec le trafiquant',
      },
      recruitment: {
        label: 'Mode de recrutement',
      },
      recruitmentPlatforms: {
        label: 'Sites et applications de recrutement',
      },
      control: {
        label: 'Moyens de contrôle',
      },
      exploitation: {
        label: 'Formes d’exploitation',
      },
      industries: {
        label: 'Secteur du travail forcé',
      },
      sexExploitation: {
        label: 'Formes d’exploitation sexuelle',
      },
      exploitationPlatforms: {
        label: 'Sites et applications d’exploitation',
      },
      team: {
        label: 'Équipe',
      },
      caseWorker: {
        label: 'Référent ou référente',
      },
      code: {
        label: 'Code du dossier',
        hint: 'Pour désigner le dossier au téléphone ou sur papier sans nommer la personne.',
      },
      firstName: {
        label: 'Prénom',
      },
      middleName: {
        label: 'Deuxième prénom',
      },
      secondName: {
        label: 'Nom de famille',
      },
      aliases: {
        label: 'Autres noms utilisés',
        hint: 'Surnoms, noms donnés par d’autres, anciens noms.',
      },
      otherScripts: {
        label: 'Nom dans une autre écriture',
        hint: 'Tel que la personne l’écrit, par exemple Оксана ou محمد.',
      },
      ownerName: {
        label: 'Responsable du dossier, tel qu’importé',
      },
      familyNameFirst: {
        label: 'Nom de famille en premier',
        hint: 'Oui si la personne écrit son nom de famille avant son prénom.',
      },
      salutation: {
        label: 'Civilité',
      },
      birthdate: {
        label: 'Date de naissance',
        hint: 'Ce qui est connu : une année, un mois et une année, ou la date complète.',
        why: 'Un enfant a d’autres droits. Seule la tranche d’âge sort de cette partie scellée.',
      },
      gender: {
        label: 'Genre',
        hint: 'Tel que la personne se définit.',
      },
      citizenships: {
        label: 'Nationalité',
        hint: 'Toutes celles de la personne ; aucune si elle est apatride.',
      },
      identityNumber: {
        label: 'Numéro d’identité',
      },
      homePhone: {
        label: 'Téléphone fixe',
      },
      mobilePhone: {
        label: 'Téléphone portable',
        hint: 'Lisez les consignes de contact sans danger avant d’appeler.',
      },
      otherPhones: {
        label: 'Autres téléphones',
      },
      email: {
        label: 'Courriel',
      },
      occupation: {
        label: 'Profession',
      },
      primaryLanguage: {
        label: 'Première langue',
        why: 'Pour trouver un ou une interprète de confiance.',
      },
      secondaryLanguage: {
        label: 'Deuxième langue',
      },
      maritalStatus: {
        label: 'Situation matrimoniale',
      },
      childrenCount: {
        label: 'Nombre d’enfants',
        why: 'Les enfants peuvent aussi avoir besoin de protection.',
      },
      education: {
        label: 'Niveau d’études le plus élevé',
      },
      deceased: {
        label: 'Personne décédée',
      },
      ageWhenTrafficked: {
        label: 'Âge au début de la traite',
      },
      sourceKey: {
        label: 'Clé de la ligne importée',
      },
      contentKey: {
        label: 'Empreinte de la ligne importée',
      },
      submission: {
        label: 'Envoi du formulaire',
      },
      imported: {
        label: 'Textes conservés de l’import',
        hint: 'Ce que le fichier disait et qu’aucun champ ne pouvait contenir. Rien n’a été perdu.',
      },
      street: {
        label: 'Rue',
        why: 'Le lieu de vie n’est ouvert qu’au plus petit groupe.',
      },
      postalCode: {
        label: 'Code postal',
      },
      city: {
        label: 'Ville',
      },
      state: {
        label: 'Région ou province',
      },
      country: {
        label: 'Pays',
      },
      latitude: {
        label: 'Latitude',
      },
      longitude: {
        label: 'Longitude',
      },
      summary: {
        label: 'Résumé',
        hint: 'Ce que la prochaine personne choisie doit savoir, pour que rien ne soit demandé deux fois.',
      },
      closureDetails: {
        label: 'À propos de la clôture',
      },
      placeOfRecruitment: {
        label: 'Lieu de recrutement',
        hint: 'Conservé avec les éléments de preuve : un lieu peut désigner un suspect.',
      },
      placeOfExploitation: {
        label: 'Lieu d’exploitation',
        hint: 'Conservé avec les éléments de preuve : un lieu peut désigner un suspect.',
      },
    },
    identificationDecision: {
      status: {
        label: 'Statut au regard de la traite',
      },
      decidedBy: {
        label: 'Décidé par',
      },
      month: {
        label: 'Décidé en',
      },
      monthUnknown: {
        label: 'Mois inconnu',
      },
      decidedOn: {
        label: 'Jour de la décision',
      },
      decider: {
        label: 'Auteur de la décision (nom ou service)',
      },
      grounds: {
        label: 'Motifs',
      },
    },
    journeyStep: {
      stage: {
        label: 'Étape',
      },
      month: {
        label: 'Atteinte en',
      },
      reachedOn: {
        label: 'Jour',
      },
      remark: {
        label: 'Remarque',
      },
    },
    riskLevel: {
      level: {
        label: 'Niveau de risque',
      },
      month: {
        label: 'Évalué en',
      },
      takenBack: {
        label: 'Retirée',
        hint: 'Saisie par erreur : elle reste dans l’historique et ne compte plus.',
      },
      assessedOn: {
        label: 'Jour de l’évaluation',
      },
      areas: {
        label: 'D’où vient le risque',
        hint: 'Scellé : le serveur ne lit que le niveau.',
      },
      reasons: {
        label: 'Raisons',
      },
    },
    consentRecord: {
      given: {
        label: 'Consentement donné',
      },
      givenBy: {
        label: 'Donné par',
      },
      month: {
        label: 'Demandé en',
      },
      monthUnknown: {
        label: 'Mois inconnu',
      },
      withdrawnMonth: {
        label: 'Retiré en',
      },
      givenOn: {
        label: 'Jour',
      },
      withdrawnOn: {
        label: 'Jour du retrait',
      },
      told: {
        label: 'Ce qui a été expliqué avant',
      },
      language: {
        label: 'Dans quelle langue',
      },
      inHerWords: {
        label: 'Avec les mots de la personne',
      },
    },
    safeContact: {
      channels: {
        label: 'Moyens sans danger',
        hint: 'Seul ce qui est coché est sans danger ; tout le reste ne l’est pas.',
      },
      times: {
        label: 'Moments sans danger',
      },
      codeWord: {
        label: 'Mot convenu',
      },
      callAs: {
        label: 'De la part de qui appeler',
      },
      mayAnswer: {
        label: 'Qui peut répondre',
      },
      ifAsked: {
        label: 'Que dire si quelqu’un demande la personne',
      },
      deviceWatched: {
        label: 'Le téléphone est peut-être surveillé',
      },
      language: {
        label: 'Langue à parler',
      },
      interpreter: {
        label: 'Interprète',
      },
      trustedPerson: {
        label: 'Personne de confiance',
      },
      trustedPhone: {
        label: 'Téléphone de la personne de confiance',
      },
      checkedOn: {
        label: 'Dernière vérification avec la personne',
      },
    },
    note: {
      type: {
        label: 'Type de note',
      },
      month: {
        label: 'Mois',
      },
      happenedOn: {
        label: 'Jour',
      },
      title: {
        label: 'Titre',
      },
      body: {
        label: 'Texte',
      },
    },
    task: {
      status: {
        label: 'État',
      },
      due: {
        label: 'À faire pour le',
        hint: 'Le serveur lit ce jour, pour le rappel. Il ne lit pas la tâche.',
      },
      assignee: {
        label: 'Qui s’en charge',
      },
      doneMonth: {
        label: 'Fait en',
      },
      what: {
        label: 'Ce qui est à faire',
      },
      details: {
        label: 'Précisions',
      },
    },
    document: {
      month: {
        label: 'Classé en',
      },
      type: {
        label: 'Type de document',
      },
      title: {
        label: 'Titre',
      },
      number: {
        label: 'Numéro',
      },
      issuedBy: {
        label: 'Délivré par',
      },
      issuedOn: {
        label: 'Délivré le',
      },
      expiresOn: {
        label: 'Expire le',
      },
      remark: {
        label: 'Remarque',
      },
      files: {
        label: 'Fichiers',
        hint: 'Chaque fichier est scellé sur cet appareil avant l’envoi.',
      },
    },
    relation: {
      type: {
        label: 'Lien avec la personne',
      },
      name: {
        label: 'Nom',
      },
      otherCase: {
        label: 'Son propre dossier',
        hint: 'Ne s’ouvre que pour qui peut ouvrir ce dossier.',
      },
      phone: {
        label: 'Téléphone',
      },
      safe: {
        label: 'Le contact est-il sans danger ?',
      },
      knows: {
        label: 'Sait ce qui s’est passé',
      },
      remark: {
        label: 'Remarque',
      },
    },
    referral: {
      direction: {
        label: 'Sens',
      },
      reason: {
        label: 'Motif',
      },
      month: {
        label: 'Mois',
      },
      organisation: {
        label: 'Organisation',
      },
      caseWorker: {
        label: 'Référent ou référente sur place',
      },
      day: {
        label: 'Jour',
      },
      details: {
        label: 'Précisions et dispositions',
      },
    },
    traffickingEvent: {
      type: {
        label: 'Ce qui s’est passé',
      },
      day: {
        label: 'Quand',
      },
      street: {
        label: 'Rue',
      },
      postalCode: {
        label: 'Code postal',
      },
      city: {
        label: 'Ville',
      },
      state: {
        label: 'Région ou province',
      },
      country: {
        label: 'Pays',
      },
      latitude: {
        label: 'Latitude',
      },
      longitude: {
        label: 'Longitude',
      },
      description: {
        label: 'Description',
      },
    },
    supportPlan: {
      type: {
        label: 'Domaine',
      },
      endedMonth: {
        label: 'Terminé en',
      },
      objectives: {
        label: 'Objectifs',
        hint: 'Avec les mots de la personne.',
      },
      actions: {
        label: 'Actions',
      },
      plannedEnd: {
        label: 'Fin prévue',
      },
      actualEnd: {
        label: 'Fin réelle',
      },
    },
  },
  problems: {
    case: {
      closed: {
        reason: 'Un dossier clos doit avoir un motif de clôture. Choisissez « non renseigné » s’il n’est pas connu.',
      },
      open: {
        reason: 'Un dossier ouvert n’a ni motif ni mois de clôture. Clôturez le dossier ou videz ces champs.',
      },
      months: {
        order: 'Le dossier ne peut pas être clos avant d’être ouvert.',
      },
      identification: {
        decider: 'Indiquez qui a décidé du statut au regard de la traite.',
        month: 'Indiquez quand le statut au regard de la traite a été décidé, ou que ce n’est pas connu.',
      },
    },
    decision: {
      month: 'Indiquez quand cela a été décidé, ou que ce n’est pas connu.',
      day: {
        agrees: 'Le jour et le mois de la décision ne concordent pas.',
      },
    },
    step: {
      day: {
        agrees: 'Le jour et le mois de cette étape ne concordent pas.',
      },
    },
    risk: {
      day: {
        agrees: 'Le jour et le mois de l’évaluation ne concordent pas.',
      },
    },
    consent: {
      month: 'Indiquez quand le consentement a été demandé, ou que ce n’est pas connu.',
      withdrawn: {
        given: 'Seul un consentement donné peut être retiré.',
      },
      day: {
        agrees: 'Le jour et le mois du consentement ne concordent pas.',
      },
    },
    safeContact: {
      trusted: 'Indiquez à qui est ce numéro.',
    },
    note: {
      body: 'Une note doit avoir un titre ou un texte.',
    },
    task: {
      what: 'Indiquez ce qui est à faire.',
      done: 'Une tâche ouverte n’a pas de mois d’achèvement.',
    },
    relation: {
      self: 'Un dossier ne peut pas être lié à lui-même.',
      who: 'Donnez un nom ou choisissez un dossier.',
    },
    referral: {
      day: {
        agrees: 'Le jour et le mois de l’orientation ne concordent pas.',
      },
    },
    plan: {
      day: {
        agrees: 'Le jour et le mois de fin ne concordent pas.',
      },
    },
  },
  remarks: {
    kept: 'Cette valeur ne convient pas à son champ. Elle est conservée comme texte avec le dossier.',
    shortened:
      'Ce texte est plus long que son champ. Le début est dans le champ, le texte entier est conservé avec le dossier.',
    deciderNotRecorded:
      'Le fichier ne dit pas qui a décidé du statut au regard de la traite. Il est marqué « non renseigné ».',
    closureNotRecorded: 'Le fichier ne dit pas pourquoi le dossier a été clos. Il est marqué « non renseigné ».',
    notPlaced: 'Halte n’a pas de champ pour cette colonne de la norme. Elle est conservée comme texte avec le dossier.',
    ownKept:
      'Cette valeur ne convient pas à votre champ « {{label}} ». Elle est conservée comme texte avec le dossier.',
  },
  lists,
}
