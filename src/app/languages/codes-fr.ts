/** Ce que signifie chaque refus attendu et que faire ; par le code stable de la copie locale, du serveur et du coffre. */
export default {
  codes: {
    demo: {
      absent: 'Il n’y a pas de démonstration sur ce serveur.',
      others: 'Seule une personne connectée à la démonstration peut la recommencer.',
    },
    locked: 'Tout est verrouillé. Déverrouillez d’abord.',
    bulk: {
      changedSince: 'Quelqu’un l’a modifié depuis ; c’est resté en l’état.',
    },
    right: {
      missing: 'Votre rôle ne le permet pas. Adressez-vous à un gardien des clés.',
      operator: 'Seule la personne qui s’occupe du serveur peut le faire.',
    },
    person: { unknown: 'Cette personne n’est pas dans l’organisation.' },
    team: {
      pending: 'Cette équipe attend un second gardien des clés. Rien ne peut encore y entrer.',
      needsTwo: 'Cette équipe exige deux gardiens des clés, et il n’y en a pas encore un second. Rien n’a été fait.',
      unknown: 'Cette équipe n’existe pas ici.',
      locked: 'Vous n’avez pas encore les clés de cette équipe. Elles arrivent à la prochaine connexion.',
      invalid: 'Une équipe a besoin d’un nom et de quelque chose à ouvrir.',
    },
    officer: {
      needsRoot:
        'Seuls deux autres gardiens des clés ensemble, ou la feuille racine, peuvent le faire. Nommez d’autres gardiens, ou utilisez « halte recover » avec les feuilles.',
    },
    device: {
      removed: 'Cet appareil a été retiré. Il ne peut plus se connecter, et ce qu’il gardait est effacé.',
      wiped:
        'Cet appareil ou son compte a été retiré : ce qu’il gardait a été effacé, sur ordre d’un gardien des clés ou de la personne elle-même. L’organisation n’a rien perdu.',
      locked: 'Cet appareil a été verrouillé depuis un autre. Revenez avec votre phrase secrète.',
      shared: 'Un ordinateur partagé ne garde rien et ne figure pas dans la liste.',
      unknown: 'Cet appareil est inconnu.',
      busy: 'Ces dossiers sont ouverts dans un autre onglet ou une autre fenêtre de ce navigateur. Continuez là-bas, ou reprenez-les ici : l’autre termine ses enregistrements et se verrouille.',
      elsewhere:
        'Verrouillé ici, car ces dossiers ont été ouverts dans un autre onglet ou une autre fenêtre de ce navigateur.',
    },
    storage: {
      shared:
        'Sur un ordinateur partagé, rien n’est enregistré comme fichier : il resterait ici pour la personne suivante.',
      full: 'Il n’y a plus de place sur cet appareil : ceci n’a pas été enregistré. Ce que vous avez écrit est encore là : libérez de l’espace (ou envoyez ce qui attend), puis enregistrez de nouveau. Tout ce qui était déjà enregistré est en sûreté.',
      gone: 'Le navigateur a retiré l’endroit où ceci est gardé : rien n’a été enregistré. Ce que vous avez écrit est encore là : copiez-le, puis verrouillez et déverrouillez de nouveau.',
      evicted:
        'Ce navigateur a effacé ce que Halte gardait sur cet appareil. Ce que vous aviez enregistré sans l’envoyer était encore en mémoire et est gardé de nouveau ; le reste revient du serveur.',
      evictedFiles:
        'Ce navigateur a effacé ce que Halte gardait sur cet appareil. Vos modifications étaient encore en mémoire et sont gardées de nouveau, mais les fichiers qui n’avaient pas été envoyés sont perdus : ajoutez-les de nouveau.',
    },
    protocol: {
      skew: 'Cette page et le serveur sont de versions différentes et ne se comprennent pas. Ce que vous enregistrez reste ici et sera envoyé dès que vous aurez ouvert la version la plus récente.',
    },
    sync: {
      fault: 'La réception s’est arrêtée sur un imprévu. Ce que vous avez enregistré reste ici ; un nouvel essai suit.',
    },
    origin: {
      foreign:
        'Cette page est ouverte à une autre adresse que celle attendue par le serveur. Ouvrez l’adresse de l’organisation.',
    },
    duty: { unknown: 'Cette fonction est inconnue.' },
    duress: { same: 'La seconde phrase secrète doit être différente de la vôtre.' },
    account: {
      frozen:
        'Ce compte est gelé, et rien ne s’ouvre avec lui. Parlez à un gardien des clés, de vive voix ou au téléphone : de nouvelles clés ramènent tout.',
      unconfirmed: 'Votre compte n’est pas encore confirmé.',
      revoked: 'Ce compte a été retiré de l’organisation. Ce que gardait cet appareil est mis sous scellés.',
    },
    passphrase: {
      wrong: 'L’identifiant ou la phrase secrète n’est pas juste.',
      short: 'Une phrase secrète compte au moins 15 caractères.',
      long: 'Cette phrase secrète est trop longue (256 octets au plus).',
      common: 'Cette phrase secrète se devine trop facilement. Prenez des mots qui ne vont pas ensemble.',
      readBack: 'La phrase secrète n’a pas pu être relue. Rien n’a changé ; recommencez.',
    },
    code: {
      words:
        'Ces mots, par numéro, ne sont pas dans la liste : {{words}}. Comparez-les avec le papier, lettre par lettre.',
      checksum:
        'Tous sont des mots de la liste, mais ensemble ils ne forment pas de code. L’un d’eux est un autre, ou deux sont inversés.',
      wrong: 'Ces mots ne sont pas le code de secours de ce compte, ou ils ont déjà servi.',
      other: 'Ce ne sont pas les mots qui viennent d’être montrés. Lisez-les sur votre papier.',
      nothing: 'Aucun code de secours n’est préparé. Recommencez.',
    },
    passkey: { wrong: 'Cette clé d’accès n’ouvre pas ce compte. Utilisez votre phrase secrète.' },
    proposal: {
      own: 'C’est vous qui avez proposé cet acte. Un autre gardien des clés le signe.',
      stale:
        'Des personnes ou des équipes ont changé entre-temps. L’appareil de la personne qui l’a proposé le signe de nouveau de lui-même à sa prochaine connexion ; vous pourrez ensuite l’approuver.',
      changed: 'Ce n’est pas ce qui vous a été montré. Regardez de nouveau avant de signer.',
      forged:
        'Le serveur a montré un acte qui n’a pas été signé ainsi. Rien n’a été signé. Prévenez les autres gardiens des clés.',
      over: 'C’est déjà décidé, ou le délai est passé.',
      unknown: 'Ceci n’est plus là.',
      others: 'Seule la personne qui l’a proposé peut le retirer, et seul un autre gardien des clés peut le refuser.',
      state: 'C’est déjà proposé.',
      signer: 'La signature ne va pas avec la personne qui propose.',
      alone: 'Un gardien des clés peut le faire seul.',
    },
    drill: { nothing: 'Saisissez au moins une feuille.' },
    slot: {
      many: 'Il y a déjà huit façons d’entrer. Retirez-en une d’abord.',
      unknown: 'Cette façon d’entrer n’existe plus.',
      readBack: 'Ce qui vient d’être fait n’a pas pu être relu. Rien n’a changé ; recommencez.',
      open: 'La phrase secrète n’est pas juste.',
      version: 'Ces clés viennent d’une version plus récente. Ouvrez la dernière application.',
    },
    keys: { open: 'Vos clés n’ont pas pu être ouvertes. Prévenez un gardien des clés.' },
    kdf: {
      weak: 'Le serveur a demandé une protection de votre phrase plus faible que permis. Rien n’a été envoyé.',
      heavy: 'Le serveur a demandé plus de mémoire que n’en a un appareil. Rien n’a été envoyé.',
      unknown: 'Le serveur a demandé une protection inconnue. Rien n’a été envoyé.',
      unsigned: 'Le serveur a changé la protection de votre phrase sans votre signature. Rien n’a été envoyé.',
    },
    handle: { taken: 'Cet identifiant est pris. Choisissez-en un autre.' },
    session: {
      none: 'Votre session est terminée. Déverrouillez à nouveau.',
      refused: 'L’identifiant ou la phrase secrète n’est pas juste.',
      stepUp: 'Beaucoup de dossiers ont été ouverts en peu de temps. Prouvez que c’est bien vous pour continuer.',
    },
    mail: {
      none: 'Ce serveur n’envoie pas de courriels. Rien n’a été gardé.',
      address: 'Ce n’est pas une adresse électronique. Exemple : nom@example.org.',
      code: {
        wrong: 'Ce n’est pas le code envoyé. Comparez les six chiffres.',
        late: 'Ce code a plus d’une demi-heure. Demandez-en un autre.',
        tooOften: 'Trop de codes faux. Demandez-en un autre.',
        none: 'Aucun code n’est attendu. Demandez-en un d’abord.',
      },
    },
    rate: { limited: 'Trop d’essais. Attendez un instant.' },
    network: { offline: 'Pas de liaison avec le serveur. Ce que vous enregistrez reste ici et part plus tard.' },
    offline: {
      lease:
        'Cet appareil n’a pas vu le serveur depuis aussi longtemps que votre organisation le permet. Rien n’est perdu : déverrouillez une fois avec du réseau, et ce qui attend sera envoyé. Si l’horloge de cet appareil est fausse, réglez-la d’abord.',
      clock:
        'L’horloge de cet appareil indique une heure antérieure à celle d’avant : personne ne peut dire depuis combien de temps il est sans serveur. Réglez l’horloge, ou déverrouillez une fois avec du réseau. Rien n’est perdu.',
    },
    organisation: {
      unknown: 'Cette organisation n’est pas sur ce serveur.',
      name: 'Cela ne peut pas être un nom : une ligne, 200 signes au plus, rien d’invisible.',
      demo: 'La démonstration garde son nom.',
    },
    setUp: {
      closed: 'On ne peut pas créer d’organisation sur ce serveur.',
      code: 'Le code de création n’est pas juste.',
      nothing: 'Rien n’est préparé ici. Recommencez la création.',
      founder: 'La création n’était pas complète. Recommencez.',
    },
    invite: {
      damaged: 'Le lien n’est pas complet. Recopiez-le jusqu’à la dernière lettre.',
      version: 'Le lien vient d’une version plus récente.',
      unanswered: 'On n’a pas encore répondu à cette invitation.',
      otherOrganisation: 'Ce lien est celui d’une autre organisation.',
      notMine: 'Seul le gardien des clés qui a créé cette invitation peut la confirmer.',
      forged:
        'La réponse ne vient pas de la personne qui détenait le lien. Ne confirmez pas ; créez une nouvelle invitation et remettez-la en main propre.',
      unknown: 'Cette invitation n’existe plus.',
      state: 'Cette invitation n’est plus ouverte.',
      used: 'Cette invitation a déjà servi.',
      expired: 'Cette invitation est trop ancienne. Créez-en une nouvelle.',
      withdrawn: 'Cette invitation a été retirée.',
      keys: 'La réponse ne correspond pas à la personne invitée.',
    },
    directory: {
      forked: 'Le serveur montre une autre liste des personnes et des droits qu’auparavant.',
      shorter: 'Le serveur a omis une partie de la liste des personnes et des droits.',
      gap: 'Il manque une partie de la liste des personnes et des droits.',
      root: 'Le serveur montre la liste d’une autre organisation.',
      signature: 'Une signature de la liste des personnes et des droits ne concorde pas.',
      right: 'Quelqu’un a changé la liste des personnes et des droits sans en avoir le droit.',
      unknown:
        'La liste des personnes et des droits contient quelque chose que cette version ne connaît pas. Ouvrez la dernière application.',
      keys: 'Le serveur montre d’autres clés que celles qui ont été signées.',
      stale: 'Quelqu’un a changé personnes ou équipes au même moment. Regardez à nouveau et recommencez.',
      lastHolder: 'C’est la dernière personne qui puisse ouvrir ce que détient l’équipe. Ajoutez-en d’abord une autre.',
      lastOfficer: 'C’est le dernier gardien des clés. Nommez-en d’abord un autre.',
      body: 'La liste des personnes et des droits est illisible.',
      state: 'Cela ne va pas avec ce que dit maintenant la liste des personnes et des droits.',
    },
    recovery: {
      used: 'Les feuilles de secours ont servi. Demandez aux gardiens des clés quand et pourquoi.',
      otherOrganisation: 'Cette feuille est celle d’une autre organisation.',
      otherIdentity: 'Ces feuilles ont été remplacées par de plus récentes : elles n’ouvrent rien d’actuel.',
      sheet: {
        line: 'La ligne {{line}} ne va pas avec son mot de contrôle. Comparez-la avec le papier.',
        lines: 'Il y a {{found}} lignes ; la feuille en compte {{expected}}.',
        kind: 'C’est une autre sorte de feuille.',
        checksum: 'Chaque ligne est juste, mais pas l’ensemble. Viennent-elles toutes de la même feuille ?',
      },
      shares: {
        few: 'Il faut au moins {{needed}} parts.',
        repeated: 'La feuille {{sheet}} est là deux fois.',
        mixed: 'La feuille {{sheet}} vient d’un autre jeu.',
        checksum: 'Ces parts ne vont pas ensemble.',
        sheet: 'Une ligne de la feuille {{sheet}} ne va pas avec son mot de contrôle.',
      },
    },
    memo: {
      damaged:
        'La note scellée de votre compte sur le serveur a été changée. Rien n’en a été repris. Prévenez un gardien des clés.',
    },
    log: {
      refused: 'Le serveur ne montre pas son journal. Rien n’est perdu ; prévenez un gardien des clés si cela dure.',
      entry: 'Une entrée du journal du serveur ne va pas avec ce qui a été signé.',
      shrank: 'Le journal du serveur est plus court qu’auparavant.',
      forked: 'Le journal du serveur a été changé après coup.',
      key: 'Le journal du serveur est signé avec une autre clé qu’auparavant.',
      signature: 'La signature du journal du serveur ne concorde pas.',
    },
    edit: {
      refused:
        'Le serveur n’a pas accepté une de vos modifications. Elle est gardée ici ; ouvrez le dossier pour la voir.',
    },
    wrap: {
      damaged: 'La clé d’un dossier ne s’ouvre pas. Prévenez un gardien des clés.',
      open: 'Les clés de ce dossier ne conviennent pas.',
      last: 'Quelqu’un doit pouvoir ouvrir ce dossier.',
    },
    grant: {
      signer: 'Une clé est venue de quelqu’un qui ne peut pas la donner. Elle n’a pas été utilisée.',
      signature: 'Une clé est venue avec une fausse signature. Elle n’a pas été utilisée.',
      stale: 'Les personnes ont changé entre-temps. Recommencez.',
    },
    compartment: { closed: 'Vos équipes ne peuvent pas ouvrir cette partie.', unknown: 'Cette partie n’existe pas.' },
    record: { unknown: 'Ceci n’est plus là.', empty: 'Il n’y a rien à enregistrer.' },
    root: { unknown: 'Ce dossier n’est pas ici, ou vos équipes ne peuvent pas l’ouvrir.' },
    object: {
      unknown: 'Ce n’est pas ici, ou vos équipes ne peuvent pas l’ouvrir.',
      tampered: 'Ceci a été changé après avoir été scellé. Ce n’est pas montré.',
      context: 'Le serveur a donné quelque chose qui va ailleurs. Ce n’est pas montré.',
      commitment: 'Ceci a été scellé avec d’autres clés. Ce n’est pas montré.',
    },
    version: {
      author: 'L’auteur indiqué n’était pas dans l’organisation à ce moment-là. Ne vous fiez pas à cette partie.',
      record: 'Le serveur a donné quelque chose qui a été écrit pour un autre endroit. Ce n’est pas affiché.',
      right: 'L’auteur indiqué ne pouvait pas ouvrir cette partie. Ne vous y fiez pas et prévenez un gardien des clés.',
      forked: 'Le serveur a donné deux versions différentes de la même chose.',
      stale: 'Quelqu’un a changé ceci entre-temps. Les deux versions sont gardées.',
      rolledBack: 'Le serveur a donné une version plus ancienne que celle déjà vue ici.',
      content: 'Le contenu ne va pas avec sa signature.',
      signature: 'Une signature ne concorde pas.',
    },
    head: {
      differs:
        'La copie du serveur n’est pas complète : ce dossier diffère de ce que sa dernière signature couvre. Ne vous y fiez pas et prévenez un gardien des clés.',
      missing:
        'Le serveur n’a donné aucune signature pour l’ensemble de ce dossier. Ne vous y fiez pas et prévenez un gardien des clés.',
      signature:
        'La signature de l’ensemble de ce dossier ne concorde pas. Ne vous y fiez pas et prévenez un gardien des clés.',
      stale: 'Quelqu’un a changé ce dossier entre-temps. Nouvel essai en cours.',
      rolledBack: 'Le serveur a donné un état du dossier plus ancien que celui déjà vu ici.',
      mismatch: 'Un dossier n’est pas complet tel qu’il a été signé.',
    },
    epoch: { stale: 'Les clés de ce dossier ont été renouvelées entre-temps. Nouvel essai en cours.' },
    chain: { broken: 'Il manque une partie de l’historique.' },
    facts: {
      invalid: 'Le serveur n’a pas accepté une des réponses codées.',
      hash: 'Les réponses codées ne vont pas avec leur signature.',
      changed: 'Des faits sur le serveur diffèrent de ce qui a été signé.',
    },
    kind: { unknown: 'Cette version ne connaît pas ce genre d’enregistrement.' },
    conflict: { unknown: 'C’est déjà départagé.', unsettled: 'Choisissez d’abord pour chaque champ.' },
    draft: { form: 'Ce brouillon n’a pas pu être gardé. Enregistrez-le ou copiez son texte.' },
    file: {
      waiting: 'Ce fichier n’est pas encore sur le serveur ; il reste donc sur cet appareil.',
      size: 'La taille du fichier ne correspond pas à ce qui était annoncé. Ajoutez-le de nouveau.',
      taken: 'Le serveur a un autre fichier à cette place. Ajoutez-le de nouveau.',
      refused: 'Le serveur n’a pas accepté un fichier. Il est gardé ici.',
      unknown: 'Ce fichier n’est plus là.',
      shared: 'Sur un ordinateur partagé, les fichiers ne sont pas gardés.',
      large: 'Ce fichier est trop grand.',
      tooLarge: 'Ce fichier est trop grand ({{size}} au plus).',
      empty: 'Ce fichier est vide.',
      changed: 'Le fichier a été changé après avoir été scellé. Il n’est pas ouvert.',
      chunk: 'Il manque une partie du fichier.',
    },
    store: {
      damaged:
        'La copie de cet appareil est abîmée. Elle est reprise du serveur ; les modifications non envoyées sont mises à part.',
    },
    signOut: {
      waiting:
        'Des modifications ne sont pas encore envoyées. Retrouvez d’abord du réseau ; ou appuyez encore une fois pour y renoncer définitivement.',
    },
    export: {
      offline: 'Un export est d’abord inscrit au journal : il faut une liaison.',
      needsTwo: 'Au-delà de 50 à la fois, il faut une seconde personne. Demandez l’accord d’un autre gardien des clés.',
      nothing: 'Il n’y a rien à exporter.',
    },
    import: { planGone: 'Choisissez à nouveau le fichier.' },
    database: {
      away: 'La base de données du serveur est absente. Ce que vous enregistrez reste ici et part plus tard.',
    },
    disk: {
      full: 'Le disque du serveur est plein. Ce que vous enregistrez reste ici ; prévenez la personne qui s’occupe du serveur.',
    },
    server: {
      fault: 'Quelque chose n’a pas fonctionné sur le serveur. Ce que vous enregistrez reste ici et part plus tard.',
    },
    answer: {
      invalid: 'Le serveur a donné une réponse que cette application ne comprend pas. Rien n’en a été retenu.',
    },
    body: {
      notJson: 'Le serveur n’a pas compris. Ouvrez la dernière application.',
      unknownField: 'Le serveur n’a pas compris. Ouvrez la dernière application.',
      invalid: 'Le serveur n’a pas compris. Ouvrez la dernière application.',
      large: 'C’est trop grand pour être envoyé.',
      slow: 'La connexion est si lente que l’envoi n’est pas arrivé en entier. Tout reste ici et sera renvoyé.',
    },
    size: {
      bucket:
        'Ce qui est arrivé au serveur n’était pas entier. C’est gardé ici ; ouvrez la dernière application et enregistrez de nouveau.',
    },
    signature: {
      invalid:
        'Le serveur n’a pas pu confirmer la signature. C’est gardé ici ; déverrouillez à nouveau et enregistrez encore une fois. Si cela ne suffit pas, prévenez un gardien des clés.',
    },
  },
}
