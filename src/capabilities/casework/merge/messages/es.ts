/** Palabras de dos casos que son una sola persona. */
export default {
  kinds: { mergeLink: { label: 'Unido a otro caso', plural: 'Casos unidos' } },
  fields: {
    mergeLink: {
      merge: { label: 'Número de la unión' },
      other: { label: 'El otro caso' },
      role: { label: 'Dónde continúa' },
      parted: { label: 'Deshecho' },
    },
  },
  lists: { mergeRole: { continuedIn: 'Continúa en el otro caso', continues: 'Continúa el otro caso' } },
  codes: {
    merge: {
      same: 'Es el mismo caso. Elija otro.',
      already: 'Estos dos casos ya están unidos.',
      none: 'Estos dos casos ya no están unidos.',
    },
  },
  merge: {
    menu: 'La misma persona que otro caso',
    title: 'Dos casos de la misma persona',
    other: 'El otro caso',
    otherHint: 'Escriba un nombre o un número.',
    goesOnIn: 'Continúa en',
    what: 'Desde entonces los dos se leen como una sola historia y los dos nombres llevan al caso que continúa. No se borra nada y nadie más puede leer nada: cada caso conserva su clave y sus lectores. Quien solo puede leer uno de los dos ve que se unió, no con cuál. Puede deshacerlo en cualquier momento.',
    check: '¿Es de verdad la misma persona? Compare antes la fecha de nacimiento, el origen y la foto.',
    do: 'Unir los dos casos',
    done: 'Los dos casos están unidos.',
    choose: 'Elija primero el otro caso.',
    both: 'Una sola persona con {{count}} casos. La historia de abajo los cuenta como uno.',
    continued: 'Este caso continúa en {{name}}.',
    openOther: 'Abrir {{name}}',
    part: 'Deshacer la unión',
    partTitle: '¿Deshacer la unión?',
    partWhat:
      'Los dos casos vuelven a ser distintos, exactamente como antes. Lo escrito desde entonces queda donde se escribió.',
    parted: 'Los dos casos vuelven a ser distintos.',
    mark: 'continúa en otro caso',
  },
}
