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
}
