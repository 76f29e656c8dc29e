/** Words of people, teams and own fields, Spanish. */
export default {
  kinds: {
    colleague: {
      label: 'Colega',
      plural: 'Colegas',
    },
    team: {
      label: 'Equipo',
      plural: 'Equipos',
    },
    ownField: {
      label: 'Campo propio',
      plural: 'Campos propios',
    },
    houseRules: {
      label: 'Reglas de la casa',
      plural: 'Reglas de la casa',
    },
  },
  fields: {
    colleague: {
      user: {
        label: 'Cuenta',
      },
      name: {
        label: 'Nombre',
        hint: 'Sellado para su organización. El servidor nunca lo conoce.',
      },
      duty: {
        label: 'Función',
      },
    },
    team: {
      team: {
        label: 'Equipo',
      },
      name: {
        label: 'Nombre del equipo',
      },
      place: {
        label: 'Localidad o zona',
        hint: 'Nunca la dirección de un centro.',
      },
    },
    ownField: {
      on: {
        label: 'Se usa en',
      },
      comp: {
        label: 'Parte sellada',
        why: 'Decide quién puede abrir lo que se escribe aquí.',
      },
      key: {
        label: 'Nombre técnico',
      },
      labels: {
        label: 'Etiqueta en cada idioma',
      },
      type: {
        label: 'Tipo de respuesta',
      },
      values: {
        label: 'Opciones',
      },
      extends: {
        label: 'Añade opciones a',
      },
      order: {
        label: 'Posición',
      },
      retired: {
        label: 'Ya no se usa',
        hint: 'Las respuestas ya dadas permanecen en sus expedientes.',
      },
    },
    houseRules: {
      languages: { label: 'Idiomas ofrecidos' },
      backupDays: { label: 'Días entre copias de seguridad' },
    },
  },
  lists: {
    compartment: {
      header: 'Nombres y código',
      identity: 'Identidad',
      location: 'Paradero',
      narrative: 'Relato',
      health: 'Salud',
      legal: 'Justicia',
      evidence: 'Pruebas',
    },
    ownType: {
      text: 'Una línea de texto',
      longText: 'Párrafos',
      partialDay: 'Una fecha, aunque incompleta',
      yesNo: 'Sí o no',
      count: 'Un número entero',
      oneOf: 'Una opción',
      manyOf: 'Varias opciones',
    },
  },
}
