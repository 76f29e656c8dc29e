/** Words of the languages of people, English. */
export default {
  kinds: { peopleLanguage: { label: 'Language of people', plural: 'Languages of people' } },
  fields: {
    peopleLanguage: {
      tag: { label: 'Language code', hint: 'International code, as ti for Tigrinya or ln for Lingala.' },
      name: { label: 'Name' },
      rightToLeft: { label: 'Written from right to left' },
      texts: { label: 'Texts' },
      retired: { label: 'No longer offered' },
    },
  },
}
