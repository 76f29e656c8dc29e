/** Words of case conferences and supervision notes, Spanish. */
export default {
  kinds: {
    conference: { label: 'Reunión de caso', plural: 'Reuniones de caso' },
    supervisionNote: { label: 'Nota de supervisión', plural: 'Notas de supervisión' },
  },
  fields: {
    conference: {
      month: { label: 'Mes' },
      heldOn: { label: 'Celebrada el' },
      purpose: { label: 'De qué trata' },
      colleagues: { label: 'Colegas presentes' },
      guests: { label: 'Otras personas presentes' },
      herView: { label: 'Lo que la persona quiere que se diga, con sus palabras' },
      said: { label: 'Lo que se dijo' },
    },
    supervisionNote: {
      month: { label: 'Mes' },
      worker: { label: 'Con quién' },
      heldOn: { label: 'Día' },
      talked: { label: 'De qué hablamos' },
      agreed: { label: 'Lo que acordamos' },
    },
  },
  problems: { conference: { day: { agrees: 'El día y el mes de la reunión no coinciden.' } } },
  conferences: {
    none: 'Todavía no ha habido reunión sobre este expediente.',
    there: 'Presentes:',
    decisions: 'Decisiones',
    decide: 'Añadir una decisión',
    closed: 'Algo se dijo en «{{part}}», que sus equipos no pueden abrir.',
    without:
      'Sin clave para esta parte, aunque estaban presentes: {{names}}. Lo que figura aquí no estaba destinado a esas personas.',
    readers: '¿Quién puede leer esta nota?',
    readersHint: 'La parte que elija decide quién puede abrirla. Mire la etiqueta antes de escribir.',
  },
}
