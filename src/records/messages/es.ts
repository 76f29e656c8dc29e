/** Words of the record kernel: compartments and refused values, Spanish. */
export default {
  compartments: {
    facts: {
      label: 'Datos',
      hint: 'Respuestas codificadas que el servidor puede leer, para ordenar, recordar y contar. Nunca un nombre, un texto ni una fecha exacta de la persona.',
    },
    header: {
      label: 'Nombres y código',
      hint: 'Lo necesario para encontrar el expediente.',
    },
    identity: {
      label: 'Identidad',
      hint: 'Nacimiento, nacionalidad, documentos, teléfonos, familiares.',
    },
    location: {
      label: 'Paradero',
      hint: 'Dónde está la persona. Solo lo abre el grupo más pequeño.',
    },
    narrative: {
      label: 'Relato',
      hint: 'Entrevistas, notas, evaluaciones.',
    },
    health: {
      label: 'Salud',
      hint: 'Solo lo abre el equipo de salud.',
    },
    legal: {
      label: 'Justicia',
      hint: 'Lo dicho a la abogacía; protegido por el secreto profesional.',
    },
    evidence: {
      label: 'Pruebas',
      hint: 'Lugares, sospechosos, grabaciones.',
    },
  },
  problems: {
    field: {
      unknown: 'Este campo no se conoce aquí.',
      required: 'Este campo es necesario.',
      type: 'Este tipo de valor no sirve aquí.',
      tooLong_one: 'Como máximo {{count, number}} carácter.',
      tooLong_many: 'Como máximo {{count, number}} de caracteres.',
      tooLong_other: 'Como máximo {{count, number}} caracteres.',
      tooMany_one: 'Como máximo {{count, number}} elemento.',
      tooMany_many: 'Como máximo {{count, number}} de elementos.',
      tooMany_other: 'Como máximo {{count, number}} elementos.',
      notInList: 'No es una de las opciones.',
      format: 'No se puede leer como lo que contiene el campo.',
      range: 'Un número de {{min}} a {{max}}.',
      repeated: 'Una opción se repite.',
    },
    own: {
      key: 'Este campo propio tiene un nombre que no se puede usar.',
      value: 'Este valor no cabe en su campo propio.',
    },
    document: {
      shape: 'No se pudo leer. No se ha cambiado nada.',
    },
  },
}
