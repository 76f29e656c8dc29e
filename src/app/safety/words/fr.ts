export default {
  safety: {
    idle: {
      title: 'Verrouillage automatique',
      label: 'Verrouiller après ce temps sans activité',
      minutes_one: '{{count}} minute',
      minutes_many: '{{count}} minutes',
      minutes_other: '{{count}} minutes',
      note: 'Pour vous, sur cet appareil. Sur un ordinateur partagé : cinq minutes au plus, et une minute hors de vue.',
    },
    lease: {
      title: 'Travailler sans réseau',
      label: 'Combien de temps un appareil peut ouvrir sa copie sans rencontrer le serveur',
      hours_one: '{{count}} heure',
      hours_many: '{{count}} heures',
      hours_other: '{{count}} heures',
      days_one: '{{count}} jour',
      days_many: '{{count}} jours',
      days_other: '{{count}} jours',
      never: 'Pas du tout : seulement avec du réseau',
      note: 'Passé ce délai, l’appareil a besoin de réseau une fois ; rien de ce qu’il contient n’est perdu. Un délai plus court fait agir plus tôt le retrait d’un appareil perdu. Il n’arrête pas quelqu’un qui possède à la fois l’appareil et la phrase secrète et sait le contourner.',
      signed: 'La décision est signée et vaut pour chaque appareil dès son prochain contact.',
      save: 'Signer cette décision',
      saved: 'Signé. Chaque appareil suit dès son prochain contact.',
      proposed: 'Signé par vous. La décision vaudra dès qu’un second gardien des clés l’aura signée.',
      now: 'Actuellement : {{text}}',
    },
  },
}
