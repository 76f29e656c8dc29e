/** Mots des langues des personnes, français. */
export default {
  kinds: { peopleLanguage: { label: 'Langue des personnes', plural: 'Langues des personnes' } },
  fields: {
    peopleLanguage: {
      tag: {
        label: 'Code de la langue',
        hint: 'Code international, par exemple ti pour le tigrigna ou ln pour le lingala.',
      },
      name: { label: 'Nom' },
      rightToLeft: { label: 'S’écrit de droite à gauche' },
      texts: { label: 'Textes' },
      retired: { label: 'N’est plus proposée' },
    },
  },
  peopleLanguages: {
    title: 'Langues des personnes',
    note: 'Documents et formulaires dans une langue que l’application ne parle pas',
    lead: 'Les traductions propres à votre organisation de ce qui est imprimé pour les personnes et leur est lu à voix haute. Ce qui n’est pas traduit y figure en anglais.',
    officers: 'Les gardiens des clés modifient ces traductions.',
    none: 'Aucune langue n’a encore été ajoutée.',
    add: 'Ajouter une langue',
    tag: 'Code de la langue',
    tagHint: 'Code international, comme « ti » pour le tigrigna ou « ln » pour le lingala.',
    tagWrong: 'Un code comme « ti » ou « ckb-Arab » ; ni une langue de l’application, ni une qui figure déjà ici.',
    name: 'Nom de la langue, dans cette langue',
    nameWrong: 'Écrivez comment la langue se nomme elle-même.',
    rtl: 'S’écrit de droite à gauche',
    done: '{{done, number}} textes de documents traduits sur {{all, number}}',
    open: 'Traduire',
    retire: 'Ne plus proposer',
    offer: 'Proposer de nouveau',
    group: 'Quoi',
    groups: { papers: 'Documents', kinds: 'Noms des fiches', fields: 'Intitulés des formulaires', lists: 'Choix' },
    onlyGaps: 'Seulement ce qui manque',
    find: 'Chercher',
    shown: '{{shown, number}} affichés sur {{count, number}}. Cherchez un mot pour en trouver d’autres.',
    blanks: 'Gardez les blancs tels quels : {{blanks}}',
    save: 'Enregistrer la traduction',
    saved: 'La traduction est enregistrée.',
    unofficial:
      'Une traduction de votre organisation n’est jamais un texte officiel. Faites-la lire à voix haute à une personne qui parle la langue avant de vous en servir.',
  },
}
