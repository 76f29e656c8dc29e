/** Palabras de las lenguas de las personas, español. */
export default {
  kinds: { peopleLanguage: { label: 'Lengua de las personas', plural: 'Lenguas de las personas' } },
  fields: {
    peopleLanguage: {
      tag: {
        label: 'Código de la lengua',
        hint: 'Código internacional, por ejemplo ti para el tigriña o ln para el lingala.',
      },
      name: { label: 'Nombre' },
      rightToLeft: { label: 'Se escribe de derecha a izquierda' },
      texts: { label: 'Textos' },
      retired: { label: 'Ya no se ofrece' },
    },
  },
}
