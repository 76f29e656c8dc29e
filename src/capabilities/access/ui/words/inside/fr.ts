/** People, teams, invitations and the founding, French. */
export default {
  access: {
    person: {
      name: 'Nom',
      duty: 'Fonction',
      teams: 'Équipes',
      unnamed: 'Nom pas encore reçu',
      leads: '{{team}} (responsable)',
      words: 'Comparer les clés de vive voix',
      wordsText:
        'Ces six mots viennent des clés de cette personne. Si vous voyez tous deux les mêmes, personne ne s’est glissé entre vous.',
      lost: 'Phrase secrète perdue ou appareil volé ?',
      lostText:
        'Invitez à nouveau : de nouvelles clés par un nouveau lien. Les anciennes cessent aussitôt, et rien des dossiers n’est perdu.',
      reinvite: 'Inviter à nouveau',
      makeOfficer: 'Nommer gardien des clés',
      removeOfficer: 'N’est plus gardien des clés',
    },
    role: {
      none: 'pas dans cette équipe',
      member: 'membre',
      lead: 'responsable',
    },
    team: {
      people_one: '{{count}} personne',
      people_many: '{{count}} personnes',
      people_other: '{{count}} personnes',
      purpose: 'Pour',
      opens: 'Ouvre',
      opensAll: 'tout ce que contiennent ses dossiers',
      opensList: 'Ouvre : {{list}}',
      companions: 'Partage chaque nouveau dossier avec',
      members: 'Qui en fait partie',
      fragile:
        'Une seule personne peut ouvrir ce que détient cette équipe. Ajoutez-en une deuxième : la perte de son appareil fermerait ces dossiers à tous.',
      rotationDue:
        'Quelqu’un a quitté cette équipe. De nouvelles clés sont dues, pour que rien d’écrit désormais ne s’ouvre avec les anciennes.',
      rotate: 'Donner de nouvelles clés',
    },
    newTeam: {
      title: 'Nouvelle équipe',
      name: 'Nom de l’équipe',
      opensHint:
        'Ce que cette équipe peut ouvrir d’un dossier auquel elle travaille. Toujours le nom et le code du dossier.',
      companionsHint: 'Ces équipes reçoivent leur part, et elle seule, de chaque dossier créé par cette équipe.',
      make: 'Créer l’équipe',
    },
    people: {
      title: 'Personnes et équipes',
      lead: 'Qui peut ouvrir quoi découle des équipes. Les noms des personnes et des équipes sont scellés eux aussi.',
      newTeam: 'Nouvelle équipe',
      invite: 'Inviter quelqu’un',
      oneOfficer:
        'Il n’y a qu’un gardien des clés. Nommez-en bientôt un deuxième : seul, une phrase secrète perdue bloque toute invitation et tout retrait jusqu’à ce qu’on sorte la feuille de secours.',
      people_one: '{{count}} personne',
      people_many: '{{count}} personnes',
      people_other: '{{count}} personnes',
    },
    invite: {
      title: 'Inviter quelqu’un',
      missing: 'Écrivez le nom de la personne.',
      name: 'Nom',
      nameHint: 'Tel que les collègues le connaissent. Scellé : le serveur ne le voit pas.',
      teams: 'Équipes',
      teamsHint: 'Une fois confirmée, cette personne ouvre les dossiers de ces équipes.',
      officer: 'Aussi gardien des clés',
      officerNote: 'Peut inviter et retirer des personnes. N’ouvre aucun dossier pour autant.',
      make: 'Créer le lien',
      linkTitle: 'Remettez ce lien',
      phoneText:
        'Vous êtes côte à côte ? Montrez ce code à l’appareil photo de son téléphone : l’invitation s’y ouvre d’elle-même.',
      linkText:
        'Sinon, remettez le lien : sur papier, ou par une messagerie à laquelle vous vous fiez tous deux. Il sert une fois, pendant sept jours. Dès la réponse, vous confirmez la personne sous « Personnes et équipes ».',
      linkWarn:
        'Qui détient le lien peut répondre à sa place tant qu’elle ne l’a pas fait. Ne l’envoyez pas par courriel ordinaire.',
      link: 'Lien',
      qr: 'Le lien sous forme de code QR',
      copy: 'Copier le lien',
      copied: 'Copié.',
      notCopied: 'Le navigateur a refusé la copie. Sélectionnez le lien et copiez-le.',
    },
    invitations: {
      title: 'Invitations en cours',
      byOther: 'Invitée par un autre gardien des clés',
      status: {
        open: 'sans réponse',
        answered: 'répondue, à confirmer',
        expired: 'expirée',
      },
      rekey: 'nouvelles clés pour un collègue',
      until: 'jusqu’au {{day}}',
      again: 'Montrer le lien',
      confirm: 'Confirmer',
      withdraw: 'Retirer',
      notMine:
        'Seul le gardien des clés qui a créé cette invitation peut la confirmer : le secret du lien est chez lui.',
      confirmed: 'Confirmé. Les clés sont données.',
      confirmTitle: 'Confirmer {{name}} ?',
      confirmText:
        'Quelqu’un qui détenait votre lien a répondu sous l’identifiant « {{handle}} ». Confirmez si c’est bien la personne à qui vous l’avez remis.',
      confirmTeams: 'Cette personne pourra ouvrir les dossiers de : {{list}}.',
      confirmHow:
        'La réponse porte une preuve faite avec le secret de votre lien ; cet appareil la vérifie maintenant. En cas de doute, appelez la personne et comparez six mots sous « Personnes et équipes ».',
    },
    remove: {
      button: 'Retirer de l’organisation',
      title: 'Retirer {{name}} ?',
      now: 'Aussitôt :',
      nowText:
        'toutes ses sessions sont fermées, le serveur ne lui donne plus rien et ses appareils reçoivent l’ordre d’oublier leur copie.',
      keys: 'Ensuite :',
      keysText:
        'ses équipes reçoivent de nouvelles clés ({{list}}) ; rien d’écrit désormais ne s’ouvre avec les anciennes. Les lieux d’abord.',
      known: 'Ce qu’on ne peut pas faire oublier :',
      knownText:
        'ce qui a été lu est su. Pensez aux adresses, numéros et projets que cette personne connaissait, et à qui il faudrait déplacer ou avertir.',
      working: 'Nouvelles clés : {{done}} sur {{of}}',
      confirm: 'Retirer',
      done_one: 'Retirée. {{count}} équipe a de nouvelles clés.',
      done_many: 'Retirée. {{count}} équipes ont de nouvelles clés.',
      done_other: 'Retirée. {{count}} équipes ont de nouvelles clés.',
    },
    setUp: {
      steps: {
        organisation: 'Organisation',
        founder: 'Vous',
        teams: 'Équipes',
        recovery: 'Secours',
        print: 'Imprimer',
        readBack: 'Relire',
        officers: 'Gardiens des clés',
      },
      making: 'Création des clés : {{done}} sur {{of}}',
      begin: 'Commencer à travailler',
      organisation: {
        code: 'Code de création',
        codeHint: 'Le serveur l’affiche au démarrage. Il empêche des inconnus du réseau de créer ici une organisation.',
        codeMissing: 'Écrivez le code de création affiché par le serveur.',
        title: 'Votre organisation',
        text: 'Vous créez les dossiers scellés d’une organisation. Il vous faut une imprimante et, bientôt, une deuxième personne de confiance.',
        name: 'Nom de l’organisation',
        hint: 'On le voit en se connectant. Le serveur peut le lire.',
        missing: 'Écrivez le nom de l’organisation.',
      },
      founder: {
        title: 'Vous, premier gardien des clés',
        text: 'Vos clés sont créées sur cet appareil. La phrase secrète les ouvre ; personne ne peut la retrouver ni la réinitialiser.',
        name: 'Votre nom',
        missingName: 'Écrivez votre nom.',
      },
      teams: {
        title: 'Premières équipes',
        text: 'Une équipe réunit celles et ceux qui travaillent aux mêmes dossiers. Les dossiers d’une équipe restent fermés aux autres tant que personne ne les partage.',
        name: 'Équipe {{number}}',
        nameHint: 'Par exemple « Équipe d’accompagnement » ou le nom d’un centre.',
        place: 'Ville ou pays',
        placeHint: 'Où elle travaille, pas une adresse. Facultatif.',
        missing: 'Nommez au moins une équipe.',
        another: 'Une équipe de plus',
        later:
          'Les équipes qui n’ouvrent que la santé ou le juridique se créent plus tard, sous « Personnes et équipes ».',
      },
      recovery: {
        title: 'Si toutes les clés sont perdues',
        text: 'On oublie des phrases secrètes, on vole des appareils. Une clé sur papier peut rouvrir les clés des équipes. Elle est créée maintenant, imprimée, et conservée nulle part ailleurs : ni ici, ni sur le serveur.',
        how: 'Comment la garder ?',
        paper: 'Entière, sur papier, dans deux enveloppes cachetées',
        paperNote: 'Simple. Qui ouvre une enveloppe peut tout ouvrir : gardez-les dans deux coffres.',
        shares: 'En cinq parts, trois suffisent',
        sharesNote:
          'Cinq personnes gardent chacune une feuille. Deux feuilles ne disent rien. Mieux pour une grande organisation.',
        custodian: 'Qui garde la part {{number}}',
        missing: 'Nommez qui garde la part {{number}}.',
        make: 'Créer les clés',
        printer: 'Préparez l’imprimante. La page suivante doit être imprimée et relue avant de commencer.',
      },
      print: {
        title: 'Imprimez maintenant',
        text_one:
          'Imprimez {{count}} feuille, sur votre propre imprimante, reliée par câble si possible, qui ne garde pas de copie.',
        text_many:
          'Imprimez {{count}} feuilles, chacune sur sa page, sur votre propre imprimante, reliée par câble si possible, qui ne garde pas de copie.',
        text_other:
          'Imprimez {{count}} feuilles, chacune sur sa page, sur votre propre imprimante, reliée par câble si possible, qui ne garde pas de copie.',
        print_one: 'Imprimer {{count}} feuille',
        print_many: 'Imprimer {{count}} feuilles',
        print_other: 'Imprimer {{count}} feuilles',
        inHand_one: 'J’ai la feuille imprimée en main et je peux la lire.',
        inHand_many: 'J’ai les {{count}} feuilles imprimées en main et je peux les lire.',
        inHand_other: 'J’ai les {{count}} feuilles imprimées en main et je peux les lire.',
        missing: 'Imprimez d’abord les feuilles, puis cochez la ligne ci-dessous.',
        next: 'Relire',
      },
      paper: {
        for: 'gardée par {{name}}',
        qr: 'Le même texte en code QR',
        words: 'Les six mots de l’organisation : {{words}}',
        root: {
          title: 'Feuille racine de l’organisation',
          text: 'Nomme des gardiens des clés quand il n’en reste plus. À garder dans un coffre, loin de la clé de secours. Ne jamais photographier.',
        },
        identity: {
          title: 'Clé de secours',
          text: 'Rouvre les clés des équipes si tout le monde a perdu les siennes (« halte recover »). Faites une copie ; deux enveloppes cachetées ; deux coffres.',
        },
        share: {
          title: 'Part de secours',
          text: 'Trois des cinq parts réunies rouvrent les clés des équipes (« halte recover »). Seule, elle ne dit rien. À garder cachetée ; ne jamais photographier.',
        },
      },
      readBack: {
        title: 'Relisez',
        text: 'Tapez ces groupes depuis le papier, pas depuis l’écran. Une feuille illisible ne sauve rien.',
        ask: 'ligne {{line}}, groupe {{group}}',
        wrong: '{{paper}}, ligne {{line}} : ce n’est pas ce qui a été imprimé.',
        next: 'C’est identique',
        again: 'Revoir les feuilles',
      },
      officers: {
        title: 'Un deuxième gardien des clés',
        text: 'Les gardiens des clés invitent, retirent et affectent les personnes aux équipes. Ils n’ouvrent aucun dossier pour autant.',
        why: 'Pourquoi deux : seul, une phrase perdue, une maladie ou une pression arrête tout, et personne ne remarquerait un acte fautif. À deux, chacun voit les actes de l’autre dans la liste signée.',
        invite: 'Inviter le deuxième maintenant',
      },
    },
  },
  purposes: {
    everyone: 'Tout le monde',
    cases: 'Accompagnement',
    centre: 'Un centre',
    health: 'Santé',
    legal: 'Conseil juridique',
    field: 'Terrain',
    prevention: 'Prévention',
    desk: 'Cellule terrain',
    keys: 'Clés',
  },
}
