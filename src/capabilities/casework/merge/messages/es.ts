/** Palabras de dos casos que son una sola persona. */
export default {
  kinds: { mergeLink: { label: 'Unido a otro expediente', plural: 'Expedientes unidos' } },
  fields: {
    mergeLink: {
      merge: { label: 'Número de la unión' },
      other: { label: 'El otro expediente' },
      role: { label: 'Dónde continúa' },
      parted: { label: 'Deshecho' },
    },
  },
  lists: { mergeRole: { continuedIn: 'Continúa en el otro expediente', continues: 'Continúa el otro expediente' } },
  codes: {
    merge: {
      same: 'Es el mismo expediente. Elija otro.',
      already: 'Estos dos expedientes ya están unidos.',
      none: 'Estos dos expedientes ya no están unidos.',
    },
  },
  merge: {
    menu: 'Misma persona que en otro expediente',
    title: 'Dos expedientes de la misma persona',
    other: 'El otro expediente',
    otherHint: 'Escriba un nombre o un código.',
    goesOnIn: 'Continúa en',
    what: 'Desde entonces los dos se leen como una sola historia y los dos nombres llevan al expediente que continúa. No se borra nada y nadie más puede leer nada: cada expediente conserva su clave y sus lectores. Quien solo puede leer uno de los dos ve que se unió, no con cuál. Puede deshacerlo en cualquier momento.',
    check: '¿Es de verdad la misma persona? Compare antes la fecha de nacimiento, el origen y la foto.',
    do: 'Unir los dos expedientes',
    done: 'Los dos expedientes están unidos.',
    choose: 'Elija primero el otro expediente.',
    both: 'Una sola persona con {{count}} expedientes. El relato de abajo los cuenta como uno.',
    continued: 'Este expediente continúa en {{name}}.',
    openOther: 'Abrir {{name}}',
    part: 'Deshacer la unión',
    partTitle: '¿Deshacer la unión?',
    partWhat:
      'Los dos expedientes vuelven a ser distintos, exactamente como antes. Lo escrito desde entonces queda donde se escribió.',
    parted: 'Los dos expedientes vuelven a ser distintos.',
    mark: 'continúa en otro expediente',
  },
}
