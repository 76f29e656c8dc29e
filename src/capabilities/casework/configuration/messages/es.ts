/** Palabras de la configuración, español. */
export default {
  kinds: {
    configuration: { label: 'Configuración', plural: 'Configuraciones' },
    configurationProposal: { label: 'Configuración propuesta', plural: 'Configuraciones propuestas' },
  },
  fields: {
    configuration: {
      notAsked: { label: 'Preguntas que no se hacen' },
      reviewDays: { label: 'Días entre revisiones' },
      approvals: { label: 'Quién tiene que aprobar' },
      instruments: { label: 'Instrumentos por equipo' },
      twoOfficers: { label: 'Los cambios requieren dos custodios de claves' },
      why: { label: 'Motivo del cambio' },
    },
    configurationProposal: {
      file: { label: 'Archivo de configuración' },
      why: { label: 'Motivo' },
      state: { label: 'Estado' },
    },
  },
  lists: { configurationProposalState: { open: 'en espera', applied: 'aplicada', declined: 'rechazada' } },
}
