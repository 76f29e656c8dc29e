/** Palabras de los registros de quién tuvo un caso y de su cierre. */
export default {
  kinds: {
    caseMove: { label: 'Cambio de equipo o de acceso', plural: 'Cambios de equipo o de acceso' },
    closing: { label: 'Cierre', plural: 'Cierres' },
  },
  fields: {
    caseMove: {
      does: { label: 'Qué cambió' },
      from: { label: 'Del equipo' },
      to: { label: 'Al equipo' },
      person: { label: 'Persona' },
      until: { label: 'Hasta' },
      month: { label: 'Mes' },
      ended: { label: 'Después' },
    },
    closing: {
      event: { label: 'Qué ocurrió' },
      reasons: { label: 'Motivos' },
      opinion: { label: 'Su opinión sobre la ayuda' },
      month: { label: 'Mes' },
      closedOn: { label: 'Día' },
      summary: { label: 'Resumen del acompañamiento' },
      stillOpen: { label: 'Qué queda abierto y con quién' },
      herOpinion: { label: 'Lo que dijo sobre la ayuda' },
    },
  },
  lists: {
    move: {
      transfer: 'Transferido a otro equipo',
      cowork: 'Trabajo conjunto',
      cover: 'Sustitución temporal',
      restrict: 'Reservado a personas con nombre',
      leave: 'Ya no tiene el caso',
    },
    moveEnd: { renewed: 'Se renovaron las claves del caso' },
    closingEvent: { closed: 'Cerrado', reopened: 'Reabierto' },
    opinion: {
      given: 'Nos lo dijo',
      sealed: 'Sellada, para que la lean otras personas',
      declined: 'Prefirió no responder',
      notAsked: 'No se pudo preguntar',
    },
  },
  problems: { closing: { reasons: 'Indique al menos un motivo de cierre.' } },
}
