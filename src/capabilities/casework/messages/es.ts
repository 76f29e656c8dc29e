/** Words of casework, Spanish. */
import lists from './lists-es.ts'

export default {
  kinds: {
    case: {
      label: 'Expediente',
      plural: 'Expedientes',
    },
    identificationDecision: {
      label: 'Decisión de identificación',
      plural: 'Decisiones de identificación',
    },
    journeyStep: {
      label: 'Etapa del recorrido',
      plural: 'Etapas del recorrido',
    },
    riskLevel: {
      label: 'Evaluación de riesgo',
      plural: 'Evaluaciones de riesgo',
    },
    consentRecord: {
      label: 'Consentimiento',
      plural: 'Consentimientos',
    },
    safeContact: {
      label: 'Contacto seguro',
      plural: 'Indicaciones de contacto seguro',
    },
    note: {
      label: 'Nota',
      plural: 'Notas',
    },
    task: {
      label: 'Tarea',
      plural: 'Tareas',
    },
    document: {
      label: 'Documento',
      plural: 'Documentos',
    },
    relation: {
      label: 'Persona de su entorno',
      plural: 'Entorno',
    },
    referral: {
      label: 'Derivación',
      plural: 'Derivaciones',
    },
    traffickingEvent: {
      label: 'Hecho de la trata',
      plural: 'Hechos de la trata',
    },
    supportPlan: {
      label: 'Plan de apoyo',
      plural: 'Planes de apoyo',
    },
  },
  fields: {
    case: {
      status: {
        label: 'Estado del expediente',
      },
      closureReason: {
        label: 'Motivo de cierre',
        hint: 'Un expediente cerrado indica por qué se cerró; «no consta» es una respuesta.',
      },
      openedMonth: {
        label: 'Abierto en',
      },
      closedMonth: {
        label: 'Cerrado en',
      },
      stage: {
        label: 'Etapa del recorrido',
      },
      riskLevel: {
        label: 'Nivel de riesgo',
      },
      consent: {
        label: 'Consentimiento a la entrevista',
        hint: 'La persona aceptó tras ser informada de la finalidad, del uso y la conservación de los datos, y de cómo retirar el consentimiento.',
      },
      traffickingStatus: {
        label: 'Situación respecto de la trata',
        hint: 'Siempre con quién lo decidió y cuándo.',
      },
      decidedBy: {
        label: 'Situación decidida por',
      },
      decidedMonth: {
        label: 'Situación decidida en',
      },
      decidedMonthUnknown: {
        label: 'Se desconoce el mes de la decisión',
      },
      genderGroup: {
        label: 'Género, para estadísticas',
        hint: 'Se deduce del género sellado. La respuesta exacta sigue sellada.',
      },
      ageBand: {
        label: 'Grupo de edad al registrarse',
        hint: 'Se calcula en este dispositivo a partir de la fecha de nacimiento sellada.',
      },
      citizenshipRegions: {
        label: 'Regiones de nacionalidad',
        hint: 'Solo la región es un dato legible; el país sigue sellado.',
      },
      relationToTrafficker: {
        label: 'Relación con el tratante',
      },
      recruitment: {
        label: 'Forma de captación',
      },
      recruitmentPlatforms: {
        label: 'Sitios y aplicaciones de captación',
      },
      control: {
        label: 'Medios de control',
      },
      exploitation: {
        label: 'Formas de explotación',
      },
      industries: {
        label: 'Sector del trabajo forzoso',
      },
      sexExploitation: {
        label: 'Formas de explotación sexual',
      },
      exploitationPlatforms: {
        label: 'Sitios y aplicaciones de explotación',
      },
      team: {
        label: 'Equipo',
      },
      caseWorker: {
        label: 'Persona de referencia',
      },
      code: {
        label: 'Código del expediente',
        hint: 'Para nombrar el expediente por teléfono o en papel sin nombrar a la persona.',
      },
      firstName: {
        label: 'Nombre',
      },
      middleName: {
        label: 'Segundo nombre',
      },
      secondName: {
        label: 'Apellidos',
      },
      aliases: {
        label: 'Otros nombres usados',
        hint: 'Apodos, nombres dados por otros, nombres anteriores.',
      },
      otherScripts: {
        label: 'Nombre en otra escritura',
        hint: 'Tal como lo escribe la persona, por ejemplo Оксана o محمد.',
      },
      ownerName: {
        label: 'Responsable del expediente, según la importación',
      },
      familyNameFirst: {
        label: 'Apellido primero',
        hint: 'Sí, si la persona escribe el apellido antes del nombre de pila.',
      },
      salutation: {
        label: 'Tratamiento',
      },
      birthdate: {
        label: 'Fecha de nacimiento',
        hint: 'Lo que se sepa: un año, un mes y año, o la fecha completa.',
        why: 'Una niña o un niño tiene otros derechos. Solo el grupo de edad sale de esta parte sellada.',
      },
      gender: {
        label: 'Género',
        hint: 'Tal como la persona se define.',
      },
      citizenships: {
        label: 'Nacionalidad',
        hint: 'Todas las que tenga la persona; ninguna si es apátrida.',
      },
      identityNumber: {
        label: 'Número de identidad',
      },
      homePhone: {
        label: 'Teléfono fijo',
      },
      mobilePhone: {
        label: 'Teléfono móvil',
        hint: 'Lea las indicaciones de contacto seguro antes de llamar.',
      },
      otherPhones: {
        label: 'Otros teléfonos',
      },
      email: {
        label: 'Correo electrónico',
      },
      occupation: {
        label: 'Ocupación',
      },
      primaryLanguage: {
        label: 'Primera lengua',
        why: 'Para encontrar intérprete de confianza.',
      },
      secondaryLanguage: {
        label: 'Segunda lengua',
      },
      maritalStatus: {
        label: 'Estado civil',
      },
      childrenCount: {
        label: 'Número de hijas e hijos',
        why: 'Las hijas y los hijos también pueden necesitar protección.',
      },
      education: {
        label: 'Nivel de estudios más alto',
      },
      deceased: {
        label: 'Ha fallecido',
      },
      ageWhenTrafficked: {
        label: 'Edad al comenzar la trata',
      },
      sourceKey: {
        label: 'Clave de la fila importada',
      },
      contentKey: {
        label: 'Huella de la fila importada',
      },
      submission: {
        label: 'Envío del formulario',
      },
      imported: {
        label: 'Textos conservados de la importación',
        hint: 'Lo que decía el archivo y no cabía en ningún campo. No se perdió nada.',
      },
      street: {
        label: 'Calle',
        why: 'El lugar donde vive solo se abre al grupo más pequeño.',
      },
      postalCode: {
        label: 'Código postal',
      },
      city: {
        label: 'Ciudad',
      },
      state: {
        label: 'Provincia o estado',
      },
      country: {
        label: 'País',
      },
      latitude: {
        label: 'Latitud',
      },
      longitude: {
        label: 'Longitud',
      },
      summary: {
        label: 'Resumen',
        hint: 'Lo que debe saber la próxima persona que haya aceptado ver, para no preguntar nada dos veces.',
      },
      closureDetails: {
        label: 'Sobre el cierre',
      },
      placeOfRecruitment: {
        label: 'Lugar de captación',
        hint: 'Se guarda con las pruebas: un local puede señalar a un sospechoso.',
      },
      placeOfExploitation: {
        label: 'Lugar de explotación',
        hint: 'Se guarda con las pruebas: un local puede señalar a un sospechoso.',
      },
    },
    identificationDecision: {
      status: {
        label: 'Situación respecto de la trata',
      },
      decidedBy: {
        label: 'Decidido por',
      },
      month: {
        label: 'Decidido en',
      },
      monthUnknown: {
        label: 'Se desconoce el mes',
      },
      decidedOn: {
        label: 'Día de la decisión',
      },
      decider: {
        label: 'Quién decidió (nombre u oficina)',
      },
      grounds: {
        label: 'Fundamentos',
      },
    },
    journeyStep: {
      stage: {
        label: 'Etapa',
      },
      month: {
        label: 'Alcanzada en',
      },
      reachedOn: {
        label: 'Día',
      },
      remark: {
        label: 'Observación',
      },
    },
    riskLevel: {
      level: {
        label: 'Nivel de riesgo',
      },
      month: {
        label: 'Evaluado en',
      },
      takenBack: {
        label: 'Retirada',
        hint: 'Escrita por error: queda en el historial y ya no cuenta.',
      },
      assessedOn: {
        label: 'Día de la evaluación',
      },
      areas: {
        label: 'De dónde viene el riesgo',
        hint: 'Sellado: el servidor solo lee el nivel.',
      },
      reasons: {
        label: 'Motivos',
      },
    },
    consentRecord: {
      given: {
        label: 'Consentimiento dado',
      },
      givenBy: {
        label: 'Dado por',
      },
      month: {
        label: 'Preguntado en',
      },
      monthUnknown: {
        label: 'Se desconoce el mes',
      },
      withdrawnMonth: {
        label: 'Retirado en',
      },
      givenOn: {
        label: 'Día',
      },
      withdrawnOn: {
        label: 'Día de la retirada',
      },
      told: {
        label: 'Lo que se explicó antes',
      },
      language: {
        label: 'En qué idioma',
      },
      inHerWords: {
        label: 'Con las palabras de la persona',
      },
    },
    safeContact: {
      channels: {
        label: 'Medios seguros',
        hint: 'Solo es seguro lo marcado; todo lo demás no lo es.',
      },
      times: {
        label: 'Horas seguras',
      },
      codeWord: {
        label: 'Palabra acordada',
      },
      callAs: {
        label: 'En nombre de quién llamar',
      },
      mayAnswer: {
        label: 'Quién puede contestar',
      },
      ifAsked: {
        label: 'Qué decir si alguien pregunta por la persona',
      },
      deviceWatched: {
        label: 'El teléfono puede estar vigilado',
      },
      language: {
        label: 'Idioma en que hablar',
      },
      interpreter: {
        label: 'Intérprete',
      },
      trustedPerson: {
        label: 'Persona de confianza',
      },
      trustedPhone: {
        label: 'Teléfono de la persona de confianza',
      },
      checkedOn: {
        label: 'Última comprobación con la persona',
      },
    },
    note: {
      type: {
        label: 'Tipo de nota',
      },
      month: {
        label: 'Mes',
      },
      happenedOn: {
        label: 'Día',
      },
      title: {
        label: 'Título',
      },
      body: {
        label: 'Texto',
      },
    },
    task: {
      status: {
        label: 'Estado',
      },
      due: {
        label: 'Para el',
        hint: 'El servidor lee este día, para recordarlo. No lee la tarea.',
      },
      assignee: {
        label: 'Quién se encarga',
      },
      doneMonth: {
        label: 'Hecha en',
      },
      what: {
        label: 'Qué hay que hacer',
      },
      details: {
        label: 'Detalles',
      },
    },
    document: {
      month: {
        label: 'Archivado en',
      },
      type: {
        label: 'Tipo de documento',
      },
      title: {
        label: 'Título',
      },
      number: {
        label: 'Número',
      },
      issuedBy: {
        label: 'Expedido por',
      },
      issuedOn: {
        label: 'Expedido el',
      },
      expiresOn: {
        label: 'Caduca el',
      },
      remark: {
        label: 'Observación',
      },
      files: {
        label: 'Archivos',
        hint: 'Cada archivo se sella en este dispositivo antes de enviarse.',
      },
    },
    relation: {
      type: {
        label: 'Vínculo con la persona',
      },
      name: {
        label: 'Nombre',
      },
      otherCase: {
        label: 'Su propio expediente',
        hint: 'Solo se abre para quien puede abrir ese expediente.',
      },
      phone: {
        label: 'Teléfono',
      },
      safe: {
        label: '¿Es seguro el contacto?',
      },
      knows: {
        label: 'Sabe lo que pasó',
      },
      remark: {
        label: 'Observación',
      },
    },
    referral: {
      direction: {
        label: 'Sentido',
      },
      reason: {
        label: 'Motivo',
      },
      month: {
        label: 'Mes',
      },
      organisation: {
        label: 'Organización',
      },
      caseWorker: {
        label: 'Persona de referencia allí',
      },
      day: {
        label: 'Día',
      },
      details: {
        label: 'Detalles y preparativos',
      },
    },
    traffickingEvent: {
      type: {
        label: 'Qué ocurrió',
      },
      day: {
        label: 'Cuándo',
      },
      street: {
        label: 'Calle',
      },
      postalCode: {
        label: 'Código postal',
      },
      city: {
        label: 'Ciudad',
      },
      state: {
        label: 'Provincia o estado',
      },
      country: {
        label: 'País',
      },
      latitude: {
        label: 'Latitud',
      },
      longitude: {
        label: 'Longitud',
      },
      description: {
        label: 'Descripción',
      },
    },
    supportPlan: {
      type: {
        label: 'Ámbito',
      },
      endedMonth: {
        label: 'Terminado en',
      },
      objectives: {
        label: 'Objetivos',
        hint: 'Con las palabras de la persona.',
      },
      actions: {
        label: 'Acciones',
      },
      plannedEnd: {
        label: 'Fin previsto',
      },
      actualEnd: {
        label: 'Fin real',
      },
    },
  },
  problems: {
    case: {
      closed: {
        reason: 'Un expediente cerrado necesita un motivo de cierre. Elija «no consta» si no se conoce.',
      },
      open: {
        reason: 'Un expediente abierto no tiene motivo ni mes de cierre. Ciérrelo o vacíe esos campos.',
      },
      months: {
        order: 'El expediente no puede cerrarse antes de abrirse.',
      },
      identification: {
        decider: 'Indique quién decidió la situación respecto de la trata.',
        month: 'Indique cuándo se decidió la situación respecto de la trata, o que no se sabe.',
      },
    },
    decision: {
      month: 'Indique cuándo se decidió, o que no se sabe.',
      day: {
        agrees: 'El día y el mes de la decisión no coinciden.',
      },
    },
    step: {
      day: {
        agrees: 'El día y el mes de esta etapa no coinciden.',
      },
    },
    risk: {
      day: {
        agrees: 'El día y el mes de la evaluación no coinciden.',
      },
    },
    consent: {
      month: 'Indique cuándo se pidió el consentimiento, o que no se sabe.',
      withdrawn: {
        given: 'Solo se puede retirar un consentimiento dado.',
      },
      day: {
        agrees: 'El día y el mes del consentimiento no coinciden.',
      },
    },
    safeContact: {
      trusted: 'Indique de quién es este número.',
    },
    note: {
      body: 'Una nota necesita un título o un texto.',
    },
    task: {
      what: 'Indique qué hay que hacer.',
      done: 'Una tarea abierta no tiene mes de finalización.',
    },
    relation: {
      self: 'Un expediente no puede vincularse consigo mismo.',
      who: 'Indique un nombre o elija un expediente.',
    },
    referral: {
      day: {
        agrees: 'El día y el mes de la derivación no coinciden.',
      },
    },
    plan: {
      day: {
        agrees: 'El día y el mes de fin no coinciden.',
      },
    },
  },
  remarks: {
    kept: 'Este valor no cabe en su campo. Se conserva como texto con el expediente.',
    shortened:
      'Este texto es más largo que su campo. El comienzo está en el campo y el texto completo se conserva con el expediente.',
    deciderNotRecorded: 'El archivo no dice quién decidió la situación respecto de la trata. Queda como «no consta».',
    closureNotRecorded: 'El archivo no dice por qué se cerró el expediente. Queda como «no consta».',
    notPlaced: 'Halte no tiene campo para esta columna del estándar. Se conserva como texto con el expediente.',
    ownKept: 'Este valor no cabe en su campo propio «{{label}}». Se conserva como texto con el expediente.',
  },
  lists,
}
