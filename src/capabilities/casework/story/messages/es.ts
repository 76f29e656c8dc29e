/** Palabras de la historia de un expediente, español. */
export default {
  story: {
    begun: 'Se abrió el expediente',
    search: 'Buscar en la historia',
    find: 'Buscar en lo que está escrito aquí',
    filters: 'Tipo, persona, parte, fechas',
    kind: 'Qué',
    anyKind: 'todo',
    person: 'Escrito por',
    anyone: 'cualquiera',
    part: 'Parte del expediente',
    anyPart: 'todas las partes',
    from: 'Desde',
    to: 'Hasta',
    found_one: '{{count, number}} entrada de {{all, number}}',
    found_other: '{{count, number}} entradas de {{all, number}}',
    all_one: '{{count, number}} entrada, la más reciente primero',
    all_other: '{{count, number}} entradas, las más recientes primero',
    none: 'No hay nada así aquí. Quite una condición o busque una palabra más corta.',
    clear: 'Mostrar todo',
  },
}
