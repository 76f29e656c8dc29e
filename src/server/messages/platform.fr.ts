import type { PlatformKey } from './platform.en.ts'

/** French of platform.en.ts. */
export const platformFr: Readonly<Record<PlatformKey, string>> = {
  'config.title': 'Halte ne peut pas démarrer, à cause de ses réglages :',
  'config.port': 'PORT vaut « {value} ». Il faut un nombre entier de 1 à 65535, par exemple PORT=4600.',
  'config.host':
    'HOST vaut « {value} ». Il faut un nom d’hôte ou une adresse de cette machine, par exemple HOST=127.0.0.1, ou HOST=0.0.0.0 pour écouter sur tous les réseaux.',
  'config.database-url':
    'DATABASE_URL est inutilisable : {reason}. Il a la forme postgresql://utilisateur:motdepasse@hote:5432/halte. Ne le renseignez pas pour employer la base de données intégrée.',
  'config.app-database-url':
    'HALTE_APP_DATABASE_URL est inutilisable : {reason}. C’est l’adresse de la même base pour le rôle halte_app ; il ne va qu’avec DATABASE_URL.',
  'config.reason.not-postgres': 'il ne commence pas par postgresql://',
  'config.reason.no-database': 'il ne nomme aucune base après l’hôte',
  'config.reason.no-user': 'il ne nomme aucun utilisateur',
  'config.reason.not-an-address': 'ce n’est pas une adresse lisible',
  'config.reason.alone': 'DATABASE_URL manque',
  'config.data':
    'HALTE_DATA vaut « {value} ». Il faut un dossier qui existe ou qui puisse être créé, par exemple HALTE_DATA=./data.',
  'config.tls-pair': '{variable} est renseigné sans {other}. Donnez le certificat et sa clé privée, ou aucun des deux.',
  'config.tls-file':
    '{variable} vaut « {value} », et ce fichier ne peut pas être lu. Donnez le chemin d’un fichier PEM que l’utilisateur de Halte a le droit de lire.',
  'config.pg-bin':
    'HALTE_PG_BIN vaut « {value} », qui ne contient ni « postgres » ni « initdb ». Donnez le dossier d’un PostgreSQL 15 ou plus récent, par exemple /usr/lib/postgresql/17/bin.',
  'config.origin':
    'HALTE_ORIGIN vaut « {value} ». Il faut l’adresse que l’on tape, sans chemin, par exemple https://cases.example.org.',
  'config.demo': 'HALTE_DEMO vaut « {value} ». Mettez 1 pour la démonstration, ou ne le renseignez pas.',
  'config.operator-token':
    'HALTE_OPERATOR_TOKEN est trop court pour être sûr. Employez au moins 20 caractères tirés au hasard, ou ne le renseignez pas.',
  'config.mail-pair':
    '{variable} est défini sans {other}. Les rappels par courriel ont besoin des deux ; sans les deux, aucun n’est envoyé.',
  'config.mail-url':
    'MAIL_URL est inutilisable. Exemple : smtps://utilisateur:motdepasse@mail.example.org, ou smtp:// pour un serveur qui chiffre par STARTTLS. Retirez-le pour n’envoyer aucun courriel.',
  'config.mail-from':
    'MAIL_FROM vaut « {value} ». Il faut une adresse, précédée ou non d’un nom, par exemple MAIL_FROM="Bureau <bureau@example.org>".',
  'config.log': 'HALTE_LOG vaut « {value} ». Choisissez debug, info, warn ou error.',

  'start.ready': 'Halte est prêt : {address}',
  'start.demo-making': 'La démonstration se prépare ; comptez une demi-minute.',
  'start.demo-ready':
    'La démonstration est prête : choisissez-la sur la première page et entrez comme l’une de ses neuf personnes.',
  'start.set-up-code': 'Pour créer l’organisation, saisissez ce code sur la première page : {code}',
  'start.stopping': 'Halte s’arrête…',
  'start.port-taken':
    'Le port {port} sur {host} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port, par exemple PORT={next}.',
  'start.port-denied':
    'Cet utilisateur n’a pas le droit d’ouvrir le port {port}. Choisissez un port au-dessus de 1023, par exemple PORT=4600, et placez un serveur mandataire devant.',
  'start.host-unknown':
    'HOST vaut « {host} », qui n’est pas une adresse de cette machine. Mettez 127.0.0.1, ou 0.0.0.0 pour écouter sur tous les réseaux.',
  'start.failed': 'Halte n’a pas pu démarrer, par un défaut qui est le sien. Merci de le signaler avec ces lignes :',

  'lock.held':
    'Un autre Halte (processus {pid}) utilise déjà le dossier de données {folder}. Arrêtez-le d’abord, ou donnez à celui-ci son propre dossier avec HALTE_DATA.',
  'data.not-writable':
    'Le dossier de données {folder} n’est pas accessible en écriture. Rendez-en propriétaire l’utilisateur qui lance Halte, ou choisissez-en un autre avec HALTE_DATA.',
  'data.other-owner':
    'La base de données dans {folder} appartient à un autre utilisateur de cette machine. Lancez Halte sous ce compte, ou attribuez le dossier au compte actuel : chown -R {user} {folder}',
  'data.closed-to-account':
    'PostgreSQL {version} tourne sous l’utilisateur « nobody », qui ne peut pas entrer dans {folder}. Choisissez un dossier où les autres peuvent entrer, par exemple HALTE_DATA=/var/lib/halte, ou employez le PostgreSQL intégré.',
  'data.full':
    'Le disque qui contient {folder} est plein. Libérez de la place et redémarrez : rien de ce qui a été confirmé n’est perdu.',

  'database.no-engine':
    'Il n’y a pas de base de données intégrée pour ce système ({platform}). Installez PostgreSQL 15 ou plus récent et indiquez dans HALTE_PG_BIN le dossier de ses programmes, ou renseignez DATABASE_URL.',
  'database.no-account':
    'Une base de données ne doit pas tourner sous root, et cette machine n’a pas d’utilisateur « nobody » pour la porter. Lancez Halte sous un compte ordinaire, ou renseignez DATABASE_URL.',
  'database.root-unsupported':
    'Sur ce système, la base de données intégrée ne peut pas être lancée par root. Lancez Halte sous un compte ordinaire, ou renseignez DATABASE_URL.',
  'database.initdb': 'La base de données n’a pas pu être créée dans {folder} : {detail}',
  'database.start': 'La base de données n’a pas démarré. Ses derniers messages sont dans {log} : {detail}',
  'database.other-version':
    'La base de données dans {folder} a été faite par PostgreSQL {found}, et les programmes présents sont en version {have}. Employez la version {found}, ou restaurez une sauvegarde dans un nouveau dossier de données.',
  'database.too-old': 'Ceci est PostgreSQL {found}. Halte demande la version 15 ou une plus récente.',
  'database.unreachable':
    'La base de données à l’adresse {host} ne répond pas : {detail}. Vérifiez qu’elle tourne, et que DATABASE_URL est juste.',
  'database.refused':
    'La base de données à l’adresse {host} refuse l’utilisateur « {user} » : {detail}. Vérifiez l’utilisateur et le mot de passe dans DATABASE_URL.',
  'database.encoding':
    "La base « {database} » est enregistrée en {found}. Halte demande UTF8 : créez-la avec ENCODING 'UTF8' TEMPLATE template0.",
  'database.roles':
    'L’utilisateur « {user} » n’a pas le droit de créer les rôles dont Halte a besoin. Demandez à l’administrateur de la base d’exécuter une fois ces lignes, puis renseignez HALTE_APP_DATABASE_URL avec la même adresse et l’utilisateur halte_app :\n\n{sql}\n',
  'database.app-role-too-strong':
    'Le rôle « {role} » est superutilisateur, peut contourner la sécurité par ligne, ou possède des tables. Halte refuse de servir avec lui : ne donnez rien de cela à halte_app.',
  'database.app-refused':
    'Le rôle halte_app ne peut pas se connecter : {detail}. Fixez son mot de passe dans la base, et HALTE_APP_DATABASE_URL en conséquence.',

  'migration.changed':
    'La migration {name} n’est pas celle avec laquelle cette base a été construite. Rétablissez le fichier d’origine : on ne modifie jamais une migration, on en ajoute une.',
  'migration.missing':
    'Cette base a été construite avec la migration {name}, que cette copie de Halte n’a pas. C’est sans doute une version plus ancienne : réinstallez la plus récente.',
  'migration.order':
    'La migration {name} porte un numéro antérieur à {last}, déjà dans la base. Donnez-lui le numéro suivant.',
  'migration.failed': 'La migration {name} a échoué et a été annulée : {detail}',

  'tls.unusable':
    'Le certificat est inutilisable : {detail}. Vérifiez que HALTE_TLS_CERT et HALTE_TLS_KEY vont ensemble et sont des fichiers PEM.',
}
