/** Words of approvals, French. */
export default {
  kinds: { approval: { label: 'Validation', plural: 'Validations' } },
  fields: {
    approval: {
      about: { label: 'Objet de la demande' },
      record: { label: 'Élément du dossier' },
      part: { label: 'Partie concernée' },
      recordVersion: { label: 'Numéro de version' },
      askedBy: { label: 'Demandée par' },
      outcome: { label: 'Résultat' },
      answeredMonth: { label: 'Réponse donnée en' },
      asking: { label: 'Ce qu’il faut savoir pour répondre' },
      reason: { label: 'Motif' },
    },
  },
  lists: {
    approvalAbout: {
      plan: 'Projet de vie',
      highRisk: 'Décision à haut risque',
      closure: 'Clôture du dossier',
      exception: 'Exception prévue par la loi',
    },
    approvalOutcome: { asked: 'demandée', approved: 'accordée', returned: 'renvoyée', withdrawn: 'retirée' },
    approvalPart: {
      facts: 'données codées',
      narrative: 'récit et projet de vie',
      health: 'santé',
      legal: 'justice',
    },
  },
  codes: {
    approval: {
      begins: 'Une validation commence par une demande, faite en votre propre nom.',
      settled: 'Une réponse a déjà été donnée. Faites une nouvelle demande si quelque chose a changé.',
      own: 'Vous l’avez rédigé ou demandé vous-même : quelqu’un d’autre doit décider.',
    },
  },
  approvals: {
    title: 'Validation',
    none: 'Personne n’a encore été sollicité.',
    notNeeded: 'Votre organisation ne demande pas de validation pour cela.',
    ask: 'Demander une validation',
    askHint: 'Une personne responsable d’une équipe de ce dossier, et qui n’a pas écrit ceci, le lit et répond.',
    asking: 'Que faut-il savoir pour répondre ?',
    send: 'Demander',
    asked: 'Demandée par {{name}}. En attente de réponse.',
    approved: 'Validé par {{name}}.',
    returned: 'Renvoyé par {{name}}.',
    stale: 'Modifié depuis la validation. La nouvelle version demande un nouvel avis.',
    void: 'Cette réponse ne compte pas : la personne qui l’a donnée a écrit la même version ou n’en avait pas le droit. Demandez à nouveau.',
    approve: 'Valider',
    return: 'Renvoyer',
    reason: 'Motif, pour la personne qui demande',
    reasonNeeded: 'Dites ce qui doit changer.',
    withdraw: 'Retirer la demande',
    onlyLead:
      'La réponse revient à une personne responsable d’une équipe de ce dossier ; s’il n’y en a pas d’autre, à un gardien des clés qui a le dossier.',
    ownWork: 'Vous l’avez écrit ou demandé : quelqu’un d’autre répond.',
    nobodyElse:
      'Personne d’autre n’est responsable d’une équipe de ce dossier. Demandez à un gardien des clés d’en nommer une seconde.',
    askedToast: 'Demande faite. Elle apparaît sur la page « Aujourd’hui » des personnes qui peuvent répondre.',
    answeredToast: 'Votre réponse est enregistrée.',
  },
}
