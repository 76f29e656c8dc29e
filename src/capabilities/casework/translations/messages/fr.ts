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
}
