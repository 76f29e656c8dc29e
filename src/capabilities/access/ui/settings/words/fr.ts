/** Settings and one's own account, French. */
export default {
  access: {
    account: {
      afresh: 'Recommencer la démonstration',
      afreshText:
        'Jette ce que les visiteurs ont changé, déconnecte tout le monde et recrée les dossiers inventés. Cela prend environ une minute.',
      passphrase: 'Phrase secrète',
      change: 'Changer la phrase secrète',
      old: 'Phrase secrète actuelle',
      changed: 'La nouvelle phrase secrète est en vigueur. Toutes les autres sessions ont été fermées.',
      checkText:
        'Relit la liste des personnes et des droits, chaque signature et le journal, et les compare à ce que cet appareil a déjà vu.',
      checking: 'Vérification : {{done}} sur {{of}}',
      good: 'Tout concorde : {{roots}} dossiers, {{signatures}} signatures.',
      bad_one:
        '{{count}} point ne concorde pas. Arrêtez-vous et parlez à un gardien des clés par un autre moyen que cette application.',
      bad_many:
        '{{count}} points ne concordent pas. Arrêtez-vous et parlez à un gardien des clés par un autre moyen que cette application.',
      bad_other:
        '{{count}} points ne concordent pas. Arrêtez-vous et parlez à un gardien des clés par un autre moyen que cette application.',
      signOut: 'Se déconnecter',
      forget: 'Effacer la copie scellée de cet appareil',
      forgetNote: 'Il faudra du réseau pour vous reconnecter ici.',
      words: 'Les six mots de cette organisation',
      wordsText:
        'Tirés de la clé racine de l’organisation. Tous ses membres voient les mêmes : comparez-les de vive voix en cas de doute.',
    },
    ownFields: {
      lead: 'Ce que votre organisation demande en plus des questions prévues. Ces champs apparaissent aussitôt dans les formulaires de tous les dossiers.',
      sealed:
        'Les champs et les choix propres sont toujours scellés, comme la partie où ils se trouvent. Ils ne deviennent jamais des faits : le serveur ne peut ni les lire, ni trier ou compter d’après eux.',
      none: 'Aucun champ propre pour l’instant',
      noneOfficer: 'Ajoutez-en un quand votre travail demande une réponse que les formulaires ne prévoient pas.',
      noneOther:
        'Un gardien des clés peut en ajouter un quand votre travail demande une réponse que les formulaires ne prévoient pas.',
      add: 'Ajouter un champ',
      make: 'Ajouter le champ',
      label: 'Libellé ({{language}})',
      labelAlso: 'Libellé ({{language}}), facultatif',
      labelHint: 'Une langue suffit. Là où une autre manque, c’est celle-ci qui s’affiche.',
      what: 'Qu’ajoutez-vous ?',
      field: 'Un nouveau champ',
      choices: 'D’autres choix pour une liste existante',
      extendsHint: 'Vos choix sont conservés à côté des choix prévus, scellés, sous le libellé que vous avez donné.',
      valuesHint: 'Un par ligne.',
      openedBy: 'Ouvert par : {{list}}',
      retire: 'Ne plus utiliser',
      retireNamed: 'Ne plus utiliser « {{label}} »',
      bringBack: 'Réutiliser',
      bringBackNamed: 'Réutiliser « {{label}} »',
      problems: {
        label: {
          missing: 'Écrivez un libellé dans une langue au moins.',
          known: 'Il y a déjà ici un champ avec ce libellé. S’il n’est plus utilisé, réutilisez-le.',
          tooLong: 'Le libellé est trop long. 200 caractères au plus.',
        },
        comp: {
          missing: 'Choisissez la partie scellée où il se trouve.',
        },
        values: {
          missing: 'Écrivez au moins un choix.',
          tooLong: 'Un des choix est trop long. 200 caractères au plus.',
        },
        extends: {
          missing: 'Choisissez la liste qui reçoit d’autres choix.',
        },
      },
    },
  },
}
