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
  peopleLanguages: {
    title: 'Idiomas de las personas',
    note: 'Documentos y formularios en un idioma que la aplicación no habla',
    lead: 'Las traducciones propias de su organización de lo que se imprime para las personas y se les lee en voz alta. Lo que no está traducido figura en inglés.',
    officers: 'Los custodios de claves cambian estas traducciones.',
    none: 'Aún no se ha añadido ningún idioma.',
    add: 'Añadir un idioma',
    tag: 'Código del idioma',
    tagHint: 'Código internacional, como «ti» para el tigriña o «ln» para el lingala.',
    tagWrong: 'Un código como «ti» o «ckb-Arab»; ni un idioma de la aplicación ni uno que ya esté aquí.',
    name: 'Nombre del idioma, en ese idioma',
    nameWrong: 'Escriba cómo se llama el idioma en ese idioma.',
    rtl: 'Se escribe de derecha a izquierda',
    done: '{{done, number}} de {{all, number}} textos de documentos traducidos',
    open: 'Traducir',
    retire: 'Dejar de ofrecer',
    offer: 'Volver a ofrecer',
    group: 'Qué',
    groups: {
      papers: 'Documentos',
      kinds: 'Nombres de registros',
      fields: 'Rótulos de formularios',
      lists: 'Opciones',
    },
    onlyGaps: 'Solo lo que falta',
    find: 'Buscar',
    shown: 'Se muestran {{shown, number}} de {{count, number}}. Busque una palabra para encontrar otros.',
    blanks: 'Conserve los huecos tal como están: {{blanks}}',
    save: 'Guardar la traducción',
    saved: 'La traducción está guardada.',
    unofficial:
      'Una traducción de su organización nunca es un texto oficial. Haga que se lea en voz alta a alguien que hable el idioma antes de usarla.',
  },
}
