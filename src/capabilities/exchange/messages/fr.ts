/** Mots de l'import et de l'export, français. */
export default {
  exchange: {
    file: {
      empty: {
        what: 'Ce fichier est vide.',
        remedy: 'Vérifiez que vous avez choisi le bon fichier et qu’il a été enregistré.',
      },
      'too-large': {
        what: 'Ce fichier est trop volumineux pour être lu ici.',
        remedy:
          'Répartissez-le en plusieurs classeurs, par exemple un par année, ou enregistrez la feuille des dossiers seule en CSV.',
      },
      bomb: {
        what: 'Une fois décompressé, ce fichier atteint une taille démesurée, ce qu’aucune liste de dossiers ne fait.',
        remedy:
          'Ne l’ouvrez pas ailleurs. Demandez une nouvelle copie à la personne qui l’a envoyé, ou enregistrez la feuille des dossiers en CSV.',
      },
      truncated: {
        what: 'Ce fichier est tronqué : la fin manque.',
        remedy: 'Copiez-le ou téléchargez-le de nouveau, puis réessayez.',
      },
      damaged: {
        what: 'Ce fichier est endommagé et ne peut pas être lu de façon sûre.',
        remedy:
          'Ouvrez-le dans votre tableur, enregistrez-le sous un autre nom au format .xlsx et importez cette copie.',
      },
      password: {
        what: 'Ce classeur est protégé par un mot de passe.',
        remedy: 'Ouvrez-le dans votre tableur, enregistrez une copie sans mot de passe, importez-la puis supprimez-la.',
      },
      'old-xls': {
        what: 'Ce classeur est à l’ancien format .xls.',
        remedy: 'Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.',
      },
      'binary-workbook': {
        what: 'Ce classeur est au format binaire (.xlsb).',
        remedy: 'Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.',
      },
      ods: {
        what: 'Ce fichier est une feuille de calcul OpenDocument (.ods).',
        remedy: 'Ouvrez-le et enregistrez-le au format .xlsx ou CSV (UTF-8).',
      },
      numbers: {
        what: 'Ce fichier est un document Numbers.',
        remedy: 'Dans Numbers, choisissez Fichier, Exporter vers, Excel, puis importez ce fichier.',
      },
      'not-a-workbook': {
        what: 'Ce fichier n’est ni un classeur (.xlsx) ni un CSV.',
        remedy: 'Choisissez le tableur dans lequel les dossiers étaient tenus.',
      },
      'no-cases': {
        what: 'Aucune feuille de ce fichier n’a d’en-têtes reconnaissables comme ceux de dossiers.',
        remedy:
          'Placez les intitulés officiels HTCDS (First Name, Second Name, Birthdate …) ou leur traduction sur la ligne au-dessus des dossiers, ou partez d’un classeur officiel.',
      },
    },
    place: {
      cell: 'Feuille « {{sheet}} », ligne {{row}}, colonne {{column}}',
      row: 'Feuille « {{sheet}} », ligne {{row}}',
      column: 'Feuille « {{sheet}} », colonne {{column}}',
      sheet: 'Feuille « {{sheet}} »',
      file: 'Tout le fichier',
    },
    levels: { must: 'À vérifier', may: 'Pour information' },
    problems: {
      'age-instead-of-date':
        'Un âge figure à la place d’une date : « {{raw}} ». Il n’est pas transformé en date de naissance.',
      'cell-comment': 'Une note accompagne cette cellule : « {{raw}} ».',
      'cell-error': 'La cellule affiche une erreur : {{raw}}.',
      'consent-unreadable': '« {{raw}} » n’est pas un oui ou un non clair. Ce n’est jamais pris pour un oui.',
      'country-unknown': '« {{raw}} » ne figure pas dans la liste officielle des pays.',
      'date-ambiguous': 'Le jour et le mois peuvent être inversés : « {{raw}} ».',
      'date-from-serial': 'Le nombre {{raw}} a été lu comme une date de tableur.',
      'date-implausible': '« {{raw}} » se situe dans l’avenir, avant 1900 ou dans un autre calendrier.',
      'date-impossible': 'Ce jour n’existe pas : « {{raw}} ».',
      'date-partial': 'Une partie seulement de la date est connue : « {{raw}} ». Aucun jour n’est inventé.',
      'date-reordered':
        'Dans « {{raw}} », le jour et le mois ne sont pas dans l’ordre habituel ici ; aucune autre lecture n’est possible.',
      'date-text': '« {{raw}} » a été lu comme une date en toutes lettres.',
      'date-two-digit-year': 'Le siècle est supposé : « {{raw}} ».',
      'date-unknown': 'La date est indiquée comme inconnue : « {{raw}} ».',
      'date-unreadable': '« {{raw}} » n’a pas pu être lu comme une date.',
      'duplicate-in-file':
        'Il s’agit probablement de la même personne que dans la feuille « {{otherSheet}} », ligne {{otherRow}}.',
      'email-invalid': '« {{raw}} » n’est pas une adresse électronique complète.',
      'encoding-mixed': 'Cette cellule a été enregistrée dans un autre encodage que le reste du fichier : « {{raw}} ».',
      'encoding-repaired':
        'Les lettres de cette cellule avaient été déformées par un autre programme et ont été rétablies : « {{raw}} ».',
      'example-row': 'Cette ligne est un exemple : « {{raw}} ».',
      'file-macros': 'Ce classeur contient des macros. Elles n’ont été ni lues ni exécutées.',
      'file-open-quote':
        'À partir de la ligne {{row}}, un guillemet s’ouvre et ne se referme pas ; les lignes suivantes peuvent s’être confondues.',
      'formula-cell':
        'Cette cellule est une formule. Son résultat enregistré, « {{raw}} », est repris ; la formule n’est jamais exécutée.',
      'header-guessed': 'L’en-tête « {{raw}} » a été pris pour ce champ.',
      'header-translated':
        'Les en-têtes ne sont pas les intitulés officiels anglais ; ils ont été reconnus dans une autre langue.',
      'hidden-columns': 'La colonne « {{raw}} » est masquée dans le fichier.',
      'hidden-rows': 'Lignes masquées par un filtre : {{rows}}.',
      'hidden-sheet': 'Cette feuille est masquée dans le fichier, mais contient des dossiers.',
      'label-row-missing':
        'La ligne des intitulés visibles manque. Les colonnes ont été reconnues à leurs noms masqués ou à leur contenu.',
      'merged-cells':
        'Les cellules {{range}} sont fusionnées ; seule la première contient « {{raw}} ». Cela vaut-il pour toutes ces lignes ?',
      'mixed-direction-marks': 'Des marques invisibles de sens d’écriture ont été retirées de « {{raw}} ».',
      'name-order': 'Le nom complet semble figurer dans une seule colonne : « {{raw}} ».',
      'name-row-missing': 'La ligne masquée des noms de champs manque ; les intitulés ont suffi.',
      'note-only-row': 'Cette ligne est une note, pas un dossier : « {{raw}} ».',
      'number-in-text-field': 'Le tableur a enregistré un nombre : {{raw}}. Un zéro initial a pu être perdu.',
      'number-unreadable': '« {{raw}} » n’a pas pu être lu comme un nombre.',
      'phone-not-international': '« {{raw}} » n’a pas d’indicatif de pays. Aucun n’est supposé.',
      'phone-unreadable': '« {{raw}} » n’a pas pu être lu comme un numéro de téléphone unique.',
      'phone-with-text': 'Une note accompagne le numéro : « {{raw}} ». Elle peut concerner la sécurité du contact.',
      'picklist-mapped': '« {{raw}} » n’est pas écrit comme dans la liste, mais a été reconnu.',
      'picklist-unknown': '« {{raw}} » ne figure pas tel quel dans la liste.',
      'repeated-header': 'Les en-têtes sont répétés sur cette ligne.',
      'several-values-in-single-field':
        'La norme prévoit une seule valeur ici, le fichier en a plusieurs : « {{raw}} ».',
      'sheet-ignored': 'Cette feuille n’est pas une liste de dossiers et est laissée de côté.',
      'split-disagrees': 'La réponse « {{raw}} » et les colonnes de ses choix ({{part}}) se contredisent.',
      'text-cleaned': 'Des espaces ou des marques sans signification ont été retirés de « {{raw}} ».',
      'text-lost-characters':
        'Des lettres ont été perdues avant l’écriture de ce fichier : « {{raw}} ». Merci de corriger.',
      'totals-row': 'Cette ligne est un total, pas un dossier : « {{raw}} ».',
      'unknown-column': 'Il n’existe pas de champ de ce nom : « {{raw}} ».',
    },
    actions: {
      'read-as': 'Importé comme « {{read}} ».',
      'read-partly': 'Importé comme « {{read}} » ; « {{part}} » reste dans le dossier sous forme de texte.',
      'left-empty': 'Le champ reste vide ; le texte reste dans le dossier.',
      'kept-as-written': 'Importé tel qu’il est écrit.',
      'kept-as-own': 'Importé comme champ propre à votre organisation.',
      'row-skipped': 'Aucun dossier n’est créé à partir de cette ligne.',
      'sheet-skipped': 'Rien n’est importé de cette feuille.',
      imported: 'Importé tel quel.',
      shown: 'Signalé ici ; rien à faire.',
      asked: 'À vous de décider ; d’ici là, le champ reste en l’état.',
    },
    skipped: {
      'repeated-header': 'En-têtes répétés',
      'note-only-row': 'Note',
      'totals-row': 'Total',
      'example-row': 'Exemple',
    },
    duplicates: {
      certainty: { probable: 'Probablement la même personne', possible: 'Peut-être la même personne' },
      relations: {
        'imported-before': 'Cette ligne a déjà été importée. Rien n’est créé.',
        'changed-since': 'Cette réponse de formulaire a déjà été importée et a changé depuis.',
        probable: 'Probablement la même personne que dans un dossier existant.',
        possible: 'Peut-être la même personne que dans un dossier existant.',
      },
      reasons: {
        'same-row': 'lignes identiques',
        'same-name': 'même nom',
        'similar-name': 'nom proche ou autre graphie',
        'same-birthdate': 'même date de naissance',
        'near-birthdate': 'dates de naissance compatibles ou différant d’une faute de frappe',
        'same-phone': 'même téléphone',
        'same-email': 'même adresse électronique',
        'same-document': 'même numéro de document',
      },
    },
    columns: {
      field: 'Champ',
      choice: 'Un choix d’une question',
      continued: 'Suite d’un texte long',
      own: 'Champ propre à votre organisation',
      meta: 'Ajouté par le serveur de formulaires',
      number: 'Numéro d’ordre',
      ignored: 'Laissé de côté',
    },
    dateOrder: { 'day-first': 'jour d’abord (31/12)', 'month-first': 'mois d’abord (12/31)' },
    templates: {
      simple: 'Classeur officiel simple',
      'single-select': 'Classeur officiel avec listes, une valeur par cellule',
      'multi-select': 'Classeur officiel avec listes, plusieurs valeurs par cellule',
      csv: 'CSV avec les intitulés officiels',
    },
  },
}
