/** Palabras de las lenguas de las personas, español. */
export default {
  kinds: { peopleLanguage: { label: 'Idioma de las personas', plural: 'Idiomas de las personas' } },
  fields: {
    peopleLanguage: {
      tag: {
        label: 'Código del idioma',
        hint: 'Código internacional, por ejemplo ti para el tigriña o ln para el lingala.',
      },
      name: { label: 'Nombre' },
      rightToLeft: { label: 'Se escribe de derecha a izquierda' },
      texts: { label: 'Textos' },
      retired: { label: 'Ya no se ofrece' },
    },
  },
}
