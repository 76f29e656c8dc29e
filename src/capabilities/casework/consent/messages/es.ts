/** Words of rights and consent, Spanish: kinds, fields, lists, problems. */
export default {
  kinds: {
    outsideRecipient: {
      label: 'Persona u organización externa',
      plural: 'Personas y organizaciones externas',
    },
    disclosure: {
      label: 'Comunicación',
      plural: 'Lo que se comunicó',
    },
    lawfulException: {
      label: 'Excepción legal',
      plural: 'Excepciones legales',
    },
    exceptionApproval: {
      label: 'Segunda firma de una excepción',
      plural: 'Segundas firmas de excepciones',
    },
    rightsTold: {
      label: 'Lo que se explicó',
      plural: 'Lo que se explicó',
    },
  },
  fields: {
    outsideRecipient: {
      type: {
        label: 'Tipo de destinatario',
      },
      name: {
        label: 'Nombre',
      },
      contact: {
        label: 'Cómo contactar',
      },
      remark: {
        label: 'Observación',
      },
    },
    consentRecord: {
      to: {
        label: 'Se da a',
      },
      team: {
        label: 'Equipo',
      },
      authority: {
        label: 'Tipo de autoridad',
      },
      outside: {
        label: 'Persona u organización externa',
      },
      compartments: {
        label: 'Qué secciones',
      },
      state: {
        label: 'En vigor aquí',
        hint: 'Un consentimiento recogido en otro lugar no tiene estado y no autoriza nada aquí.',
      },
      purposes: {
        label: 'Consentimiento para',
        why: 'La ayuda nunca depende de aceptar compartir.',
      },
      until: {
        label: 'Hasta',
      },
      how: {
        label: 'Cómo se dio',
      },
      child: {
        label: 'La persona es menor de edad',
      },
      assent: {
        label: 'La niña o el niño también está de acuerdo',
      },
      bestInterests: {
        label: 'Decidido en el interés superior de la niña o el niño',
      },
      withhold: {
        label: 'Lo que no debe comunicarse',
      },
      withholdWhy: {
        label: 'Por qué no',
      },
      signature: {
        label: 'Firma',
      },
      signedName: {
        label: 'Firmado con el nombre',
      },
      witness: {
        label: 'Quién lo oyó',
      },
      files: {
        label: 'Papel firmado',
      },
      guardian: {
        label: 'Madre, padre o representante legal',
      },
      bestInterestsWhy: {
        label: 'Por qué ninguna persona adulta segura puede consentir',
      },
      withdrawnWords: {
        label: 'En palabras de la persona, al retirarlo',
      },
    },
    disclosure: {
      to: {
        label: 'Se da a',
      },
      team: {
        label: 'Equipo',
      },
      authority: {
        label: 'Tipo de autoridad',
      },
      outside: {
        label: 'Persona u organización externa',
      },
      compartments: {
        label: 'Qué secciones',
      },
      how: {
        label: 'Cómo',
      },
      purpose: {
        label: 'Para qué',
      },
      consent: {
        label: 'Consentimiento en que se basa',
      },
      exception: {
        label: 'Excepción en que se basa',
      },
      month: {
        label: 'Mes',
      },
      givenOn: {
        label: 'Día',
      },
      what: {
        label: 'Qué se dio',
      },
      why: {
        label: 'Por qué',
      },
    },
    lawfulException: {
      to: {
        label: 'Se da a',
      },
      team: {
        label: 'Equipo',
      },
      authority: {
        label: 'Tipo de autoridad',
      },
      outside: {
        label: 'Persona u organización externa',
      },
      compartments: {
        label: 'Qué secciones',
      },
      state: {
        label: 'Estado',
      },
      basis: {
        label: 'Base legal',
      },
      purposes: {
        label: 'Para qué',
      },
      until: {
        label: 'Hasta',
      },
      tell: {
        label: '¿Se informa a la persona?',
      },
      reconsider: {
        label: 'Volver a examinar el',
      },
      month: {
        label: 'Mes',
      },
      law: {
        label: 'Ley y artículo, orden, número de expediente',
      },
      reason: {
        label: 'Motivo',
      },
      endangersWhy: {
        label: 'A quién pondría en peligro informarle, y cómo',
      },
    },
    exceptionApproval: {
      exception: {
        label: 'Excepción',
      },
      answer: {
        label: 'Respuesta',
      },
      month: {
        label: 'Mes',
      },
      remark: {
        label: 'Observación',
      },
    },
    rightsTold: {
      what: {
        label: 'Qué se explicó',
      },
      how: {
        label: 'Cómo',
      },
      exception: {
        label: 'Excepción',
      },
      month: {
        label: 'Mes',
      },
      toldOn: {
        label: 'Día',
      },
      language: {
        label: 'En qué idioma',
      },
      interpreter: {
        label: 'Intérprete',
      },
      understood: {
        label: 'La persona lo repitió con sus palabras',
      },
      questions: {
        label: 'Qué preguntó la persona',
      },
    },
  },
  lists: {
    consentState: {
      inForce: 'En vigor',
      withdrawn: 'Retirado',
    },
    recipientKind: {
      team: 'Un equipo nuestro',
      authority: 'Una autoridad',
      outside: 'Una persona u organización externa',
      herself: 'La propia persona',
      inside: 'Nadie más',
    },
    authority: {
      police: 'Policía',
      prosecution: 'Fiscalía',
      court: 'Juzgado o tribunal',
      immigration: 'Autoridad de extranjería',
      labourInspection: 'Inspección de trabajo',
      socialServices: 'Servicios sociales',
      childProtection: 'Protección de menores',
      healthAuthority: 'Autoridad sanitaria',
      consulate: 'Consulado',
      other: 'Otra autoridad',
    },
    outsideType: {
      organisation: 'Organización',
      unAgency: 'Agencia de las Naciones Unidas',
      family: 'Familia',
      professional: 'Abogacía, medicina, interpretación',
      employer: 'Empresa o escuela',
      media: 'Medios de comunicación',
      other: 'Otra persona',
    },
    consentHow: {
      signed: 'Firmado en pantalla',
      paper: 'Firmado en papel',
      spoken: 'De palabra, con testigo',
    },
    withholdWhy: {
      fearOfHarm: 'Temor a un daño',
      tellPersonally: 'Quiere contarlo personalmente',
      other: 'Otro motivo',
    },
    disclosureHow: {
      share: 'Abierto a un equipo',
      export: 'Guardado en un archivo',
      print: 'Impreso o en PDF',
      referral: 'Derivación',
      spoken: 'Contado de palabra',
    },
    legalBasis: {
      courtOrder: 'Orden judicial',
      reportDuty: 'Deber de denuncia',
      childProtection: 'Protección de una niña o un niño',
      dangerToLife: 'Peligro para la vida',
      investigation: 'Investigación penal, según la ley',
      otherLaw: 'Otra ley',
    },
    exceptionTell: {
      told: 'Se ha informado a la persona',
      willTell: 'Se informará a la persona',
      endangers: 'Todavía no: informarle pondría a alguien en peligro',
    },
    exceptionAnswer: {
      approved: 'Aprobada',
      declined: 'Rechazada',
    },
    toldWhat: {
      rights: 'Los derechos de la persona',
      exception: 'Una excepción legal',
      withdrawal: 'Lo que cambió un retiro',
    },
    toldHow: {
      readAloud: 'Leído en voz alta',
      readHerself: 'Leído por la persona',
      interpreter: 'Con intérprete',
      printed: 'Entregado en papel',
    },
  },
  problems: {
    consent: {
      withdrawn: {
        month: 'Un consentimiento retirado lleva el mes del retiro; uno en vigor no lo lleva.',
      },
      scope: 'Indique a quién, para qué, qué secciones, hasta cuándo y cómo se dio.',
      child:
        'Para menores: la niña o el niño está de acuerdo y consiente su madre, padre o representante, o se decide en su interés superior.',
      childWhy: 'Indique por qué ninguna persona adulta segura puede consentir.',
      how: 'Añada la firma, la copia del papel o quién lo oyó.',
    },
    outside: {
      name: 'Indique de quién se trata.',
    },
    disclosure: {
      scope: 'Indique a quién, para qué y qué secciones.',
    },
    exception: {
      scope: 'Indique a quién, para qué, qué secciones y hasta cuándo.',
      reconsider: 'Indique cuándo se vuelve a examinar si se puede informar a la persona.',
      reason: 'Indique la ley y el motivo.',
      endangers: 'Indique a quién pondría en peligro.',
    },
  },
}
