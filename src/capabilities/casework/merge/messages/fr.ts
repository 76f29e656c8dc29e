/** Mots de deux dossiers qui sont une seule personne. */
export default {
  kinds: { mergeLink: { label: 'Réuni à un autre dossier', plural: 'Dossiers réunis' } },
  fields: {
    mergeLink: {
      merge: { label: 'Numéro de la réunion' },
      other: { label: 'L’autre dossier' },
      role: { label: 'Où il continue' },
      parted: { label: 'Annulé' },
    },
  },
  lists: { mergeRole: { continuedIn: 'Continue dans l’autre dossier', continues: 'Continue l’autre dossier' } },
  codes: {
    merge: {
      same: 'C’est le même dossier. Choisissez-en un autre.',
      already: 'Ces deux dossiers sont déjà réunis.',
      none: 'Ces deux dossiers ne sont plus réunis.',
    },
  },
  merge: {
    menu: 'Même personne que dans un autre dossier',
    title: 'Deux dossiers de la même personne',
    other: 'L’autre dossier',
    otherHint: 'Tapez un nom ou un code.',
    goesOnIn: 'Il continue dans',
    what: 'Les deux dossiers se lisent ensuite comme une seule histoire, et les deux noms mènent au dossier qui continue. Rien n’est supprimé et personne de plus ne peut lire quoi que ce soit : chaque dossier garde sa clé et ses lecteurs. Qui ne peut lire que l’un des deux voit qu’il a été réuni, sans savoir à qui. Vous pouvez l’annuler à tout moment.',
    check: 'Est-ce vraiment la même personne ? Comparez d’abord la date de naissance, l’origine et la photo.',
    do: 'Réunir les deux dossiers',
    done: 'Les deux dossiers sont réunis.',
    choose: 'Choisissez d’abord l’autre dossier.',
    both: 'Une seule personne, {{count}} dossiers. L’histoire ci-dessous les raconte comme un seul.',
    continued: 'Ce dossier continue dans {{name}}.',
    openOther: 'Ouvrir {{name}}',
    part: 'Annuler la réunion',
    partTitle: 'Annuler la réunion ?',
    partWhat:
      'Les deux dossiers redeviennent distincts, exactement comme avant. Ce qui a été écrit depuis reste où il a été écrit.',
    parted: 'Les deux dossiers sont de nouveau distincts.',
    mark: 'continue dans un autre dossier',
  },
}
