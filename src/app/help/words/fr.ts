/** Words of help, tour, practice and guide. A topic's text has three to six sentences; a line break begins a paragraph. */
export default {
  help: {
    onThis: 'Aide : {{title}}',
    firstSteps: 'Premiers pas : s’exercer, visite guidée, aide-mémoire à imprimer',
    resumeTour: 'Reprendre la visite ({{at}} sur {{of}})',
    keys: 'Touches',
    keyList: {
      search: 'chercher',
      move: 'descendre et monter dans la liste',
      enter: 'ouvrir la ligne choisie',
      new: 'nouveau dossier',
      write: 'écrire dans le dossier ouvert',
      help: 'cette aide',
      exit: 'trois fois : quitter la page aussitôt',
    },
    topics: {
      first: {
        title: 'La première page',
        text: 'C’est la porte d’entrée. Si vous avez déjà travaillé sur cet appareil, choisissez votre nom et tapez votre phrase secrète. Si l’on vous a donné un lien ou un code, choisissez l’invitation.\nPour découvrir sans aucun risque, ouvrez la démonstration : toutes les personnes y sont inventées. Depuis cette page, personne ne peut ouvrir un dossier, pas même les responsables du serveur.',
      },
      setUp: {
        title: 'Fonder une organisation',
        text: 'L’organisation se fonde une seule fois, en un quart d’heure environ. Il vous faut une imprimante, deux enveloppes et une pièce tranquille.\nLes feuilles imprimées sont le seul recours si les phrases secrètes se perdent ; c’est pourquoi on vous demande d’en relire quelques groupes sur le papier. Rien n’est envoyé au serveur avant cela. Vous pouvez vous arrêter à chaque étape : ce qui n’est pas terminé ne laisse aucune trace.',
      },
      demo: {
        title: 'La démonstration',
        text: 'La démonstration est une organisation de personnes inventées, avec des dossiers inventés. Chacune ne voit que ce que sa fonction permet : essayez-en plusieurs. Leurs phrases secrètes sont affichées, car il n’y a rien à protéger.\nN’y écrivez jamais rien sur une personne réelle. « Recommencer la démonstration » efface tout ce que les visites ont laissé.',
      },
      invitation: {
        title: 'Répondre à une invitation',
        text: 'Ouvrez le lien reçu, ou présentez le code à la caméra. Vous choisissez un nom court pour vous connecter et vous notez une phrase secrète de six mots : elle ne quitte jamais cet appareil, et personne ne peut la rétablir à votre place.\nEnsuite, un gardien des clés compare six mots avec vous, par téléphone ou de vive voix. C’est seulement alors que les dossiers s’ouvrent.',
      },
      today: {
        title: 'Aujourd’hui',
        text: 'Cette page rassemble ce que vos dossiers attendent de vous : d’abord ce qui ne peut pas attendre, puis aujourd’hui, puis la semaine. Rien n’y est écrit une seconde fois : tâches, rendez-vous, bilans, validations et papiers qui expirent viennent d’eux-mêmes des dossiers.\nRéglez une ligne avec « Fait », déplacez son jour avec « Plus tard », ou ouvrez le dossier. Les personnes sans nouvelles depuis deux semaines figurent à côté.',
      },
      moves: {
        title: 'Quand un dossier change de mains',
        text: 'Les transferts, remplacements et accompagnements conjoints se demandent dans le dossier, sous « Plus ». L’autre équipe voit votre mot et rien d’autre avant d’accepter ; le dossier reçoit alors de nouvelles clés, et ce qui s’écrit désormais est à elle. Un remplacement prend fin tout seul, à son jour ; les dossiers d’autrui auxquels vous prêtez main-forte figurent ici, et vous pouvez y mettre fin. Conserver ou effacer un dossier demande toujours une seconde personne, qui répond ici.',
      },
      opinions: {
        title: 'Les avis sur l’aide reçue',
        text: 'Quand un dossier se clôt, la personne peut répondre sans témoin. Sa réponse est scellée pour une équipe à laquelle n’appartient pas qui l’accompagnait : elle ne dit ni son nom ni de quel dossier il s’agit. Seuls les membres de cette équipe la lisent ici.',
      },
      retention: {
        title: 'Garder et effacer',
        text: 'Les gardiens des clés signent combien de mois un dossier clos est gardé. Ce qui est échu est listé ; rien ne s’efface tout seul. Deux personnes effacent un dossier, et une conservation légale les en empêche. Ensuite il ne reste aucune clé, sur aucun appareil ni, après 30 jours, dans aucune sauvegarde.',
      },
      calendar: {
        title: 'Rendez-vous',
        text: 'Voici les rendez-vous de vos dossiers, par jour ou par semaine, les vôtres ou ceux de toute l’équipe. Chacun montre si l’interprète et le trajet sont prévus.\nLe serveur ne connaît que le jour, jamais l’heure, le lieu ni un nom.',
      },
      supervision: {
        title: 'Supervision',
        text: 'Cette page montre les dossiers de vos équipes selon les personnes qui les suivent : combien, ce qui est en retard, qui court un risque élevé, qui est sans nouvelles, et ce qui attend une validation. Elle compte du travail, jamais des personnes : il n’y a pas de classement.\nOuvrez une ligne pour voir ses dossiers. Une note de supervision s’écrit dans le dossier, dans la partie que seules les bonnes personnes peuvent ouvrir.',
      },
      cases: {
        title: 'La liste des dossiers',
        text: 'Voici tous les dossiers que vos équipes peuvent ouvrir. Tapez un nom, un numéro de téléphone, un lieu ou un code : la recherche tolère les fautes et retrouve un nom dans une autre écriture. Les phrases sous la recherche restreignent la liste.\nLa recherche se fait sur cet appareil ; rien de ce que vous tapez n’est envoyé. Avant d’ouvrir un nouveau dossier, cherchez d’abord : personne ne devrait avoir à raconter deux fois.',
      },
      case: {
        title: 'Un dossier',
        text: 'Un dossier accompagne une personne, du premier contact à une vie installée. La ligne du haut dit où elle en est ; « contact sans danger » dit comment la joindre sans danger : lisez-le avant d’appeler.\nChaque section montre par un cadenas qui peut l’ouvrir, avant même que vous écriviez. Les sections « lisible par le serveur » ne contiennent que des faits codés, jamais un nom. Si deux personnes ont modifié le même champ, les deux versions sont gardées et quelqu’un choisit.',
      },
      casePeople: {
        title: 'L’entourage de la personne',
        text: 'Voici les personnes autour d’elle : qui aide, qui est dangereux, à qui l’on peut dire quelque chose. Ce qui est écrit ici de quelqu’un est scellé comme tout le reste.\nUne personne est venue deux fois et a deux dossiers ? Réunissez-les ici : ils se lisent comme une seule histoire et mènent au dossier qui continue. Rien n’est supprimé, personne de nouveau ne peut lire quoi que ce soit, et l’on peut revenir en arrière.',
      },
      firstContact: {
        title: 'Premier contact',
        text: 'Commencez par ce qui ne peut pas attendre : sécurité, douleur, faim, sommeil, enfants, quelqu’un à prévenir. Aucun nom n’est nécessaire, et vous pouvez vous arrêter à tout moment : ce que vous avez écrit reste scellé sur cet appareil jusqu’à la suite.\nCherchez avant d’ouvrir un dossier, pour que personne n’ait à raconter deux fois. Les dossiers des autres équipes ne se trouvent pas d’ici ; demandez de vive voix à la personne responsable de l’équipe.',
      },
      interview: {
        title: 'L’entretien',
        text: 'La première page demande si l’on peut parler sans danger, qui est dans la pièce et si l’interprète connaît quelqu’un en cause. Chaque réponse dit d’où vous le savez : vu, dit ou écrit ; ce qui n’a pas été demandé reste ouvert.\nFaites une pause dès que c’est trop. Rien n’est perdu, et vous reprenez des jours plus tard à la même question. Le résultat s’explique et ne décide de rien : c’est vous qui décidez.',
      },
      identification: {
        title: 'Identification',
        text: 'Voici les entretiens, ce qu’ils ont montré et ce qui a été décidé. Un indicateur aide à demander et à se souvenir ; ce n’est jamais une note donnée à la personne.\nÉcrivez la décision avec ses motifs, et ne la marquez formelle que si elle vient de l’organe désigné par la loi. Le délai de réflexion compte ses jours tout seul.',
      },
      safety: {
        title: 'Risque et sécurité',
        text: 'Le risque dit dans quel délai quelqu’un doit agir. Si vous l’augmentez, la personne responsable de l’équipe est prévenue aussitôt, et une tâche l’attend le jour même.\nLe plan de sécurité appartient à la personne : signes d’alerte, ce que nous faisons et dans quel ordre, et les mots que chacun emploie si quelqu’un la demande. Si vous craignez un suicide, posez la question ; la page aide avec des mots simples et dit que faire ensuite.',
      },
      plan: {
        title: 'Le projet de vie',
        text: 'Le projet s’écrit avec les mots de la personne : ce qui compte, quelques objectifs et, pour chacun, de petites actions avec qui et pour quand. C’est elle qui dit le chemin parcouru ; vous ne notez pas.\nDemandez une validation quand il tient debout : quelqu’un qui ne l’a pas écrit le lit et répond. Imprimez-le dans une langue que la personne lit, sans notre nom à moins qu’elle ne le souhaite.',
      },
      services: {
        title: 'Prestations et rendez-vous',
        text: 'Demandez une prestation, réservez-la, et notez si elle a eu lieu ou pourquoi non. Ce qui en est ressorti va dans la section qui convient : un résultat médical dans la santé, pas ici.\nPrévoyez l’interprète et le trajet en même temps que l’heure. La carte de rendez-vous s’imprime dans la langue de la personne et ne dit ni qui nous sommes ni pourquoi.',
      },
      consent: {
        title: 'Consentement et contact',
        text: 'Qui peut savoir quoi, pour quoi et jusqu’à quand : chaque oui figure ici avec les mots dans lesquels il a été donné. Sans un oui qui convient, le serveur n’ouvre le dossier à personne de nouveau.\nUn retrait tient en un geste, et vous voyez avant ce qui s’arrête et ce que l’on ne peut plus faire oublier. Une exception prévue par la loi demande une seconde personne et un motif, et la personne est informée sauf si cela met quelqu’un en danger.',
      },
      configuration: {
        title: 'Paramétrage',
        text: 'Ici, les gardiens des clés décident de la façon de travailler de l’organisation : les questions des formulaires, les délais de bilan, ce qui demande une deuxième personne, les outils de chaque équipe. Ce qui changerait s’affiche avant l’enregistrement, et chaque changement demande une raison.\nLes appareils hors connexion continuent avec les règles qu’ils connaissent et ne perdent rien. L’ensemble s’enregistre en un fichier, qu’une autre organisation peut reprendre après en avoir vu les différences.',
      },
      peopleLanguages: {
        title: 'Langues des personnes',
        text: 'Les documents et les formulaires peuvent être préparés dans une langue que l’application ne parle pas. Ajoutez la langue, puis écrivez chaque texte sous son original ; laissez tels quels les mots entre doubles accolades. Ce qui manque est imprimé en anglais, et l’écran le signale.\nVotre traduction n’est jamais un texte officiel : faites-la d’abord entendre à une personne qui parle la langue.',
      },
      marks: {
        title: 'À qui est ce repère ?',
        text: 'Chaque document d’un dossier porte huit lettres et chiffres en bas de page, et chaque ligne d’un fichier exporté se termine par eux. Ils ne disent rien à personne d’autre. Si un document ou un fichier apparaît là où il ne devrait pas être, saisissez son repère ici : le journal signé dit qui l’a préparé et quand.\nLe dossier lui-même ne s’ouvre que si vos équipes peuvent l’ouvrir.',
      },
      instruments: {
        title: 'Outils d’identification',
        text: 'Voici les listes de questions avec lesquelles se mènent les entretiens. Celles qui sont fournies disent d’où vient leur texte, et s’il a été vérifié à la source.\nVotre organisation peut charger les siennes depuis un fichier. Il est lu sur cet appareil, chaque défaut est nommé à sa place, et vous le voyez avant que rien ne soit gardé.',
      },
      rights: {
        title: 'Expliquer les droits',
        text: 'Lisez un droit à la fois, dans la langue que la personne a choisie, et demandez-lui de le redire avec ses mots. L’appareil ne lit à voix haute qu’avec une voix à lui, pour que rien ne parte ailleurs.\nUn texte pas encore traduit figure en anglais : laissez l’interprète le dire. À la fin, notez que cela a été expliqué, et imprimez-le si la personne peut le porter sans danger.',
      },
      people: {
        title: 'Personnes et équipes',
        text: 'Voici les membres de votre organisation et leurs équipes. Être dans une équipe, c’est pouvoir ouvrir ce qui lui est scellé ; un gardien des clés en décide, et tout le monde le voit.\nInvitez par un lien ou un code, puis comparez six mots avant de confirmer. Quand quelqu’un part, retirez la personne le jour même : plus rien de nouveau ne s’ouvre pour elle, et les équipes reçoivent de nouvelles clés. Ce qu’elle a déjà lu ne peut pas être effacé de sa mémoire.',
      },
      account: {
        title: 'Mon compte',
        text: 'Cette page concerne vous et cet appareil : l’apparence de l’écran, votre phrase secrète, ce qui est gardé ici. Changez la phrase secrète aussitôt si quelqu’un a pu vous voir la taper.\n« Tout vérifier » contrôle de nouveau chaque signature et dit en une phrase si tout est resté tel qu’il a été écrit. Sur un appareil prêté ou partagé, déconnectez-vous et faites-lui oublier la copie.',
      },
      settings: {
        title: 'Réglages',
        text: 'Ici se décide ce que toute l’organisation partage : son nom, ses propres champs, les durées de conservation, les sauvegardes et le journal. L’essentiel revient aux gardiens des clés ; les autres peuvent le lire.\nChaque changement est signé de votre nom et figure au journal. Certains demandent un second gardien des clés, car une seule phrase secrète volée ne doit jamais suffire.',
      },
      log: {
        title: 'Le journal',
        text: 'Le journal dit qui a ouvert, modifié, exporté ou décidé quoi, et quand. Il ne peut pas être altéré en silence : chaque appareil le recompte et compare.\nFiltrez-le par personne, par jour ou par acte. Il ne contient rien du contenu des dossiers. Si une ligne vous étonne, parlez d’abord à la personne, puis à un autre gardien des clés.',
      },
      fields: {
        title: 'Champs propres',
        text: 'Votre organisation peut demander ce que l’application ne prévoit pas. Un champ propre est toujours scellé et appartient à une section avec ses lecteurs. Dans la liste des dossiers, il peut être une colonne, ordonner les lignes et servir de critère.\nNe demandez que ce qui aide la personne. Un champ devenu inutile est retiré : il n’est plus demandé, et les réponses déjà données restent lisibles. Si ses mots manquent dans une langue, cette page le dit.',
      },
      import: {
        title: 'Importer',
        text: 'Apportez les dossiers d’un tableur. Le fichier est lu sur cet appareil et présenté avant que quoi que ce soit soit écrit : quelle colonne devient quel champ, quelles lignes ressemblent à des dossiers existants.\nVous tranchez chaque doute ; rien n’est écrasé. L’import terminé, supprimez le tableur de l’appareil et du message qui l’a apporté.',
      },
      export: {
        title: 'Exporter',
        text: 'Un export sort des dossiers du sceau et les met dans un fichier ordinaire que n’importe qui peut ouvrir. C’est pourquoi un motif est demandé, et le journal le garde pour de bon. Chaque ligne se termine par un repère qui ramène à cet export.\nN’exportez que ce dont le destinataire a besoin. Gardez le fichier sur un disque chiffré, remettez-le en main propre si possible, et supprimez-le une fois qu’il a servi.',
      },
      firstSteps: {
        title: 'Premiers pas',
        text: 'Commencez ici le premier jour. Exercez-vous avec un dossier inventé qui n’est jamais envoyé, suivez la visite des vrais écrans, imprimez l’aide-mémoire pour votre bureau.\nVous pouvez interrompre chacun à tout moment et reprendre plus tard au même endroit.',
      },
      practice: {
        title: 'S’exercer',
        text: 'C’est une répétition avec une personne inventée. Ce que vous tapez reste scellé sur cet appareil, n’est ni envoyé ni compté et n’apparaît dans aucune liste.\nPrenez votre temps à chaque étape : l’ordre est celui du vrai travail. Jetez l’exemple quand vous voulez.',
      },
      guide: {
        title: 'L’aide-mémoire à imprimer',
        text: 'Deux pages pour le bureau de qui commence aujourd’hui. Elles disent que faire le premier jour, ce qu’il ne faut jamais écrire et où, et que faire quand quelque chose tourne mal.\nImprimez-les dans la langue de la personne qui lira : changez d’abord la langue, puis imprimez. L’aide-mémoire ne nomme ni personne ni lieu ; il peut rester sur une table.',
      },
      other: {
        title: 'Cet écran',
        text: 'Tout ce que vous écrivez est scellé sur cet appareil avant d’être envoyé. La ligne du haut dit si c’est enregistré ici, en route ou chez le serveur.\n« Quitter la page » ou trois fois Maj ferme tout aussitôt. Dans le doute, demandez à une ou un collègue avant d’écrire : une note se corrige, mais chaque version est gardée.',
      },
    },
    steps: {
      title: 'Premiers pas',
      lead: 'Une demi-heure, dans l’ordre que vous voulez. Arrêtez-vous quand il le faut et reprenez plus tard.',
      practiceTitle: 'S’exercer avec un dossier inventé',
      practiceText: 'Cinq courtes étapes dans l’ordre du vrai travail. Rien n’est envoyé, et l’exemple se jette.',
      practiceStart: 'Commencer l’exercice',
      practiceResume: 'Reprendre l’exercice',
      tourTitle: 'Voir où se trouve chaque chose',
      tourText: 'Une visite des vrais écrans : où chercher, où écrire, comment quitter aussitôt.',
      tourStart: 'Suivre la visite',
      tourResume: 'Reprendre la visite',
      guideTitle: 'Imprimer l’aide-mémoire',
      guideText:
        'Deux pages : le premier jour, ce qu’il ne faut jamais écrire et où, le sens des couleurs, que faire en cas d’ennui.',
      guideOpen: 'Ouvrir l’aide-mémoire',
      demoTitle: 'Ou visiter parmi des personnes inventées',
      demoText:
        'L’organisation de démonstration est pleine de dossiers inventés. Verrouillez d’abord : elle est sur la première page.',
    },
    tour: {
      label: 'Visite guidée',
      at: '{{at}} sur {{of}}',
      leave: 'Quitter la visite',
      finish: 'Terminé',
      left: 'Vous pourrez reprendre depuis l’aide.',
      stop: {
        cases: 'Voici les dossiers que vos équipes peuvent ouvrir. Le chiffre dit combien.',
        search:
          'Cherchez d’abord. Les noms se retrouvent dans toutes les graphies et toutes les écritures, et rien de ce que vous tapez ne quitte cet appareil.',
        new: 'Ouvrez un dossier ici. Un prénom, ou simplement le nom que la personne souhaite, suffit.',
        sync: 'Cette ligne dit toujours vrai : enregistré ici, en route, ou chez le serveur. Sans réseau, vous continuez à travailler.',
        people: 'Ici, vous voyez avec qui vous travaillez, et qui peut ouvrir quoi.',
        help: 'Chaque écran a son aide ici. La touche ? l’ouvre aussi.',
        exit: 'Et ceci quitte aussitôt : la page se vide et toutes les clés disparaissent. Trois fois Maj fait de même. Essayez une fois quand vous êtes au calme.',
      },
    },
    practice: {
      title: 'S’exercer avec un dossier inventé',
      never: 'Une répétition : gardée sur cet appareil seulement, jamais envoyée, dans aucune liste ni statistique.',
      leave: 'S’arrêter pour l’instant',
      away: 'Jeter l’exemple',
      gone: 'L’exemple est jeté.',
      write: 'Écrire',
      labels: { name: 'Nom', contact: 'Contact sans danger', story: 'Récit', consent: 'Consentement', next: 'Suite' },
      caseTeam: 'l’équipe du dossier',
      health: 'l’équipe de santé seulement',
      server: 'Lisible par le serveur',
      name: {
        title: 'Comment pouvons-nous l’appeler ?',
        text: 'Une femme arrive avec une voisine. Elle dit son prénom, rien d’autre pour l’instant. Cela suffit pour commencer : laissez de côté ce que vous ne savez pas.',
        field: 'Prénom, ou le nom qu’elle souhaite',
        hint: 'Un code est créé pour vous ; utilisez-le dans vos messages et au téléphone.',
        value: 'Mirela',
      },
      contact: {
        title: 'Comment la joindre ?',
        text: 'Avant toute chose : qu’est-ce qui la mettrait en danger ? La personne qui prendra le relais lira ceci avant d’appeler.',
        field: 'Quand et comment',
        value: 'Messages seulement, avant 15 h. Signer « Jasna de la chorale ».',
        ifAsked: 'Si quelqu’un la demande',
        ifAskedValue: 'Nous ne la connaissons pas. Prévenir la responsable d’équipe.',
      },
      story: {
        title: 'Qu’a-t-elle dit ?',
        text: 'Écrivez la première note, dans ses mots autant que possible. La santé va dans la section santé, pas ici : regardez le cadenas.',
        field: 'Note',
        value: '« Je veux d’abord dormir. Après, je vous parlerai du bar. » Elle garde son téléphone éteint.',
        wrong: 'Et ceci ?',
        wrongChoices: {
          note: '« Son test VIH est négatif » – dans cette note',
          health: '« Son test VIH est négatif » – dans la section santé',
        },
        wrongNote:
          'Toute l’équipe du dossier le lirait. Les résultats d’examens vont dans la section santé, que seule l’équipe de santé ouvre.',
        wrongHealth: 'C’est cela. Là, le cadenas dit : l’équipe de santé seulement.',
      },
      consent: {
        title: 'À quoi a-t-elle consenti ?',
        text: 'Son consentement est une clé, pas une case : sans lui, rien n’est partagé. Elle peut dire oui à une chose et non à une autre, et revenir sur sa décision.',
        field: 'Le conseil juridique peut-il lire ce qu’elle a dit ?',
        yes: 'Oui, jusqu’à fin avril',
        no: 'Non',
        unknown: 'On ne le lui a pas encore demandé',
        said: {
          yes: 'Jusque-là, le conseil juridique peut l’ouvrir. Ensuite, plus.',
          no: 'Rien n’est partagé. L’aide continue de la même façon.',
          unknown: 'Rien n’est partagé tant qu’elle n’a pas répondu.',
        },
      },
      next: {
        title: 'Et ensuite ?',
        text: 'Une petite tâche avec un jour, pour que personne n’ait à s’en souvenir. Confiez-la à une personne, pas à tout le monde.',
        field: 'Tâche',
        value: 'Lui demander si elle souhaite voir un médecin, et dans quelle langue.',
        due: 'Pour quand',
        tomorrow: 'demain',
        week: 'dans la semaine',
      },
      end: {
        title: 'C’était un dossier',
        text: 'Voilà ce que cela donne. Dans le vrai dossier, chaque section montre ses lecteurs, et « qui a ouvert ce dossier » dit qui a regardé.',
        real: 'Vers les dossiers',
        again: 'Recommencer depuis le début',
      },
    },
    guide: {
      title: 'Votre premier jour avec Halte',
      print: 'Imprimer deux pages',
      intro: 'Pour les intervenantes et intervenants. À garder au bureau ; personne n’y est nommé.',
      day: {
        title: 'Le premier jour',
        one: 'Ouvrez le lien de votre invitation sur l’appareil avec lequel vous travaillerez. Choisissez un nom de connexion court.',
        two: 'Notez vos six mots sur papier, sans témoin. Apprenez-les la première semaine, puis détruisez le papier.',
        three: 'Comparez six mots avec le gardien des clés, de vive voix. Jamais par message.',
        four: 'Réglez l’écran dans votre langue, et dites si l’ordinateur est partagé.',
        five: 'Exercez-vous avec le dossier inventé sous « Premiers pas ». Essayez une fois « Quitter la page ».',
        six: 'Ouvrez un dossier qui vous est confié. Lisez « contact sans danger » avant toute autre chose.',
        seven: 'Verrouillez quand vous vous levez. Chaque fois.',
      },
      talk: {
        title: 'Un premier entretien',
        one: 'Seul à seule, dans une langue que la personne a choisie. L’interprète ne connaît aucune des personnes en cause.',
        two: 'D’abord l’urgent : est-elle en sécurité, souffre-t-elle, a-t-elle faim, est-elle épuisée ? Faut-il prévenir quelqu’un ?',
        three: 'Cherchez avant d’ouvrir un dossier : personne ne doit avoir à raconter deux fois.',
        four: 'Parcourez ses droits avec elle. Un oui vaut pour un but, un destinataire et une durée, et elle peut le reprendre.',
        five: 'Les indicateurs aident à demander et à se souvenir. Ils ne décident de rien : c’est vous, en disant pourquoi.',
        six: 'Elle veut s’arrêter ? Arrêtez. Rien n’est perdu ; vous reprendrez un autre jour là où vous en étiez.',
      },
      today: {
        title: 'Chaque jour',
        one: 'Commencez par « Aujourd’hui » : le danger, puis les retards, puis le nouveau.',
        two: 'Le projet de vie est écrit avec ses mots : de petits pas, qui, pour quand. Quelqu’un d’autre que son auteur le valide.',
        three: 'Une absence, un départ ? Confiez d’abord vos dossiers : aucun ne reste sans personne.',
      },
      never: {
        title: 'Ce qu’il ne faut jamais écrire, et où',
        where: 'Où',
        what: 'Jamais',
        phone: 'Téléphone, courriel, messagerie',
        phoneNever: 'Le nom de la personne. Utilisez le code (H-…) et le mot convenu sous « contact sans danger ».',
        facts: 'Faits codés (lisibles par le serveur)',
        factsNever: 'Noms, adresses, dates exactes, tout texte libre.',
        story: 'Récit et notes',
        storyNever: 'Résultats d’examens médicaux, ce qui a été dit à l’avocat, le lieu où la personne dort ce soir.',
        health: 'Santé',
        healthNever: 'Ce que la police ou un partenaire voudrait savoir.',
        files: 'Noms de fichiers et photos',
        filesNever: 'Le nom de la personne, le lieu, le jour.',
        anywhere: 'Partout',
        anywhereNever:
          'Des suppositions données pour des faits. Écrivez qui l’a dit, et « n’a pas souhaité répondre » s’il en est ainsi.',
      },
      colours: {
        title: 'Le sens des couleurs',
        green: 'Vert',
        greenMeans: 'ce que vous pouvez faire, et ce qui est fait',
        amber: 'Ambre',
        amberMeans: 'bientôt, ou à départager : regardez aujourd’hui',
        red: 'Rouge',
        redMeans: 'danger ou perte : arrêtez-vous et lisez',
        violet: 'Violet avec cadenas',
        violetMeans: 'scellé ; les mots disent qui peut ouvrir',
        grey: 'Gris',
        greyMeans: 'faits codés, lisibles par le serveur',
      },
      saved: {
        title: 'Est-ce enregistré ?',
        text: 'La ligne du haut dit la vérité. « Enregistré ici » : en sûreté sur cet appareil, même sans réseau. « Tout est envoyé » : le serveur l’a. Sans réseau, continuez à travailler : l’envoi se fera dès qu’il y en aura. Si elle dit « Deux versions », ouvrez et choisissez ; rien ne se perd entre-temps.',
      },
      lost: {
        title: 'Phrase secrète ou appareil perdus',
        passphrase:
          'Personne ne peut rétablir une phrase secrète. Prévenez un gardien des clés : vous recevrez une nouvelle invitation, et rien de vos dossiers n’est perdu.',
        code: 'Si vous avez imprimé un code de secours, il ouvre votre compte une seule fois.',
        device:
          'Appareil perdu ou volé : prévenez un gardien des clés dans l’heure, de jour comme de nuit. L’accès lui est fermé, et il s’efface à son prochain contact.',
        forced:
          'Si l’on vous a contraint à donner votre phrase secrète : prévenez le gardien des clés dès que vous ne risquez plus rien.',
      },
      leave: {
        title: 'Quelqu’un entre',
        text: 'Appuyez trois fois sur Maj, ou sur « Quitter la page ». L’écran montre une page anodine, et toutes les clés disparaissent. Ce qui était enregistré est en sûreté. Pour revenir, il faut votre phrase secrète.',
      },
      trouble: {
        title: 'Dans le doute',
        text: 'Demandez avant d’écrire, de partager ou d’exporter. Un avis rouge au sujet des signatures veut dire : arrêtez tout, et téléphonez à un gardien des clés.',
        officer: 'Gardien des clés, téléphone :',
        lead: 'Responsable d’équipe, téléphone :',
      },
    },
  },
}
