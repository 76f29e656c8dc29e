/** Words of approvals, Spanish. */
export default {
  kinds: { approval: { label: 'Aprobación', plural: 'Aprobaciones' } },
  fields: {
    approval: {
      about: { label: 'Qué se pide aprobar' },
      record: { label: 'Registro' },
      part: { label: 'Parte del registro' },
      recordVersion: { label: 'Versión' },
      askedBy: { label: 'Pedida por' },
      outcome: { label: 'Resultado' },
      answeredMonth: { label: 'Respondida en' },
      asking: { label: 'Lo que conviene saber para responder' },
      reason: { label: 'Motivo' },
    },
  },
  lists: {
    approvalAbout: {
      plan: 'Proyecto de vida',
      highRisk: 'Decisión de alto riesgo',
      closure: 'Cierre del expediente',
      exception: 'Excepción prevista por la ley',
    },
    approvalOutcome: { asked: 'pedida', approved: 'aprobada', returned: 'devuelta', withdrawn: 'retirada' },
    approvalPart: {
      facts: 'datos codificados',
      narrative: 'relato y proyecto de vida',
      health: 'salud',
      legal: 'justicia',
    },
  },
  codes: {
    approval: {
      begins: 'Una aprobación empieza con una petición, hecha en su propio nombre.',
      settled: 'Ya se respondió. Pida una nueva si algo ha cambiado.',
      own: 'Usted lo escribió o lo pidió: tiene que decidir otra persona.',
    },
  },
  approvals: {
    title: 'Aprobación',
    none: 'Todavía no se ha pedido a nadie.',
    notNeeded: 'Su organización no exige aprobación para esto.',
    ask: 'Pedir aprobación',
    askHint: 'Una persona responsable de un equipo de este expediente, que no haya escrito esto, lo lee y responde.',
    asking: '¿Qué conviene que sepa?',
    send: 'Pedir',
    asked: 'Pedida por {{name}}. A la espera de respuesta.',
    approved: 'Aprobado por {{name}}.',
    returned: 'Devuelto por {{name}}.',
    stale: 'Ha cambiado desde que se aprobó. La nueva versión necesita una nueva respuesta.',
    void: 'Esta respuesta no cuenta: quien la dio escribió la misma versión o no tenía derecho a darla. Pídala de nuevo.',
    approve: 'Aprobar',
    return: 'Devolver',
    reason: 'Motivo, para quien lo pidió',
    reasonNeeded: 'Diga qué tiene que cambiar.',
    withdraw: 'Retirar la petición',
    onlyLead:
      'Responde una persona responsable de uno de los equipos de este expediente; si no hay otra, un custodio de claves que lo tenga.',
    ownWork: 'Usted lo escribió o lo pidió: responde otra persona.',
    nobodyElse:
      'Nadie más es responsable de un equipo de este expediente. Pida a un custodio de claves que nombre a otra persona.',
    askedToast: 'Pedido. Aparece en la página «Hoy» de quien puede responder.',
    answeredToast: 'Su respuesta queda anotada.',
  },
}
