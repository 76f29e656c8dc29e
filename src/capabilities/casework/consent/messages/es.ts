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
      spoken: 'Dicho de palabra',
    },
    legalBasis: {
      courtOrder: 'Orden judicial',
      reportDuty: 'Deber de notificación',
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
      withdrawal: 'Lo que cambió una retirada',
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
        month: 'Un consentimiento retirado lleva el mes de la retirada; uno en vigor no lo lleva.',
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
  today: {
    due: {
      consentEnds: 'Un consentimiento termina el {{day}}: volver a preguntar o dejar que termine',
      exceptionTell: 'Volver a examinar si se puede informar a la persona de una excepción',
      exceptionMustTell: 'Informar a la persona de una excepción prevista por la ley',
      exceptionWaiting: '{{name}} pide la segunda firma de una excepción prevista por la ley',
    },
  },
  codes: {
    consent: {
      none: 'No hay consentimiento para esto. Pídalo primero.',
      elsewhere: 'El consentimiento se recogió en otro lugar. Vuelva a pedirlo antes de comunicar nada.',
      withdrawn: 'Este consentimiento se retiró. No se comunicó nada.',
      expired: 'Este consentimiento terminó. Vuelva a pedirlo.',
      purpose: 'La persona aceptó, pero no para este fin.',
      recipient: 'La persona aceptó, pero no para este destinatario.',
      compartment: 'La persona aceptó, pero no para todas estas secciones.',
      scope: 'Indique para quién, para qué y qué secciones.',
      unapproved:
        'Una excepción requiere la firma de otra persona: responsable de un equipo del expediente o custodio de claves, distinta de quien la pidió.',
      final: 'Un consentimiento solo puede reducirse. Para más, pida uno nuevo.',
      needed:
        'Esto abriría el expediente a personas que ahora no pueden leerlo. Hace falta el consentimiento de la persona.',
      offline: 'Esto solo es posible con conexión: el servidor comprueba antes el consentimiento.',
    },
  },
  consents: {
    readers: {
      title: 'Quién puede ver qué y por qué',
      own: 'Acompaña a la persona',
      consent: 'La persona aceptó, hasta el {{day}}',
      exception: 'Excepción legal, hasta el {{day}}',
      may: 'Puede recibir esta información',
      nobody: 'Nadie más allá de los equipos que acompañan a la persona.',
    },
    list: {
      print: 'Imprimir',
      title: 'Consentimientos',
      ask: 'Pedir consentimiento',
      exception: 'Excepción legal',
      withdraw: 'Retirar',
      open: 'Abrirles el expediente',
      opened: 'Ya pueden abrir el expediente.',
      openedLater: 'Guardado aquí. Se les abrirá en la próxima conexión, si el consentimiento sigue en vigor.',
      told: 'Anotar que se contó',
      none: 'Todavía no hay consentimientos.',
      withheld: 'No comunicar: {{text}}',
    },
    standing: {
      inForce: 'en vigor',
      ending: 'termina pronto',
      expired: 'terminado',
      withdrawn: 'retirado',
      refused: 'la persona dijo que no',
      elsewhere: 'recogido en otro lugar',
      asked: 'espera una segunda firma',
      declined: 'rechazada',
    },
    elsewhereText: 'Recogido en otro lugar. Indica que alguien preguntó y no autoriza nada aquí.',
    passed: {
      title: 'Lo que se comunicó',
      none: 'No se ha comunicado nada.',
      line: '{{how}}, para {{to}}',
    },
    told: {
      title: 'Los derechos de la persona',
      open: 'Explicar los derechos',
      none: 'Todavía no se han explicado.',
      line: 'Explicados el {{day}} en {{language}}',
    },
    script: {
      title: 'Explicar los derechos',
      language: 'Idioma de la persona',
      place: '{{at, number}} de {{of, number}}',
      back: 'Atrás',
      next: 'Siguiente',
      aloud: 'Leer en voz alta',
      quiet: 'Dejar de leer',
      noVoice:
        'Este dispositivo no tiene voz propia para este idioma. Léalo usted o con intérprete: no se envía nada a una voz en la red.',
      english: 'Aún sin traducir: se muestra en inglés.',
      print: 'Imprimir',
      told: 'He explicado esto',
      record: 'Anotar que se explicó',
      saved: 'Anotado: se explicaron los derechos.',
    },
    ask: {
      pause: 'Hacer una pausa',
      toSign: 'Imprimir para firmar',
      title: 'Pedir consentimiento',
      whom: '¿A quién se puede informar?',
      whomHint: 'Pregunte primero si hay otra vía sin compartir nada. La ayuda nunca depende de la respuesta.',
      newOutside: 'Otra persona externa',
      name: 'Nombre',
      kind: 'Tipo de destinatario',
      purposes: '¿Para qué?',
      sections: '¿Qué secciones?',
      sectionsHint: 'Lo menos posible. Los nombres y el código siempre van incluidos.',
      withhold: '¿Qué no deben saber?',
      until: '¿Hasta cuándo?',
      month1: '1 mes',
      month3: '3 meses',
      month6: '6 meses',
      year: '1 año',
      answer: '¿Qué dice la persona?',
      yes: 'Sí, acepto',
      no: 'No, no estoy de acuerdo',
      words: 'En palabras de la persona',
      language: 'En qué idioma lo dijo',
      child: 'La persona es menor de edad',
      assent: 'La niña o el niño también está de acuerdo',
      adult: '¿Quién consiente por la niña o el niño?',
      caregiver: 'Su madre, padre o representante legal',
      best: 'Ninguna persona adulta segura puede: se decide en su interés superior',
      guardian: 'Nombre de la madre, padre o representante',
      bestWhy: 'Por qué ninguna persona adulta segura puede consentir',
      how: '¿Cómo se da?',
      witness: '¿Quién lo oyó?',
      paper: 'Papel firmado',
      back: 'Atrás',
      next: 'Siguiente',
      save: 'Anotarlo',
      saved: 'La respuesta queda anotada.',
      sentence: '{{to}} puede conocer: {{what}}. Para: {{why}}. Hasta el {{day}}.',
      missing: 'Responda primero a esto.',
      step: {
        '0': 'A quién',
        '1': 'Qué',
        '2': 'Respuesta',
      },
    },
    sign: {
      hint: 'Firme aquí con el dedo, el lápiz o el ratón. Si no, escriba el nombre abajo.',
      clear: 'Borrar',
      typed: 'O escriba el nombre',
      shown: 'Firmado en pantalla',
    },
    ended: {
      title: 'Ya no está abierto para usted',
      case: 'Expediente {{code}}',
      someCase: 'Un expediente que estaba abierto para usted',
      consentEnded: 'La persona retiró el consentimiento con el que usted podía leerlo.',
      timeOver: 'Terminó el tiempo durante el que estaba abierto para usted.',
      erased: 'Dos personas firmaron que se borrara.',
      wordsErased_one: 'Con él se borró lo que usted había escrito y no enviado: {{count, number}} texto.',
      wordsErased_many: 'Con él se borró lo que usted había escrito y no enviado: {{count, number}} textos.',
      wordsErased_other: 'Con él se borró lo que usted había escrito y no enviado: {{count, number}} textos.',
      now: 'Qué tiene que hacer ahora',
      stop: 'Deje de usar lo que sabe por él. No haga nada más con esa base.',
      destroy:
        'Destruya las páginas impresas. Elimine los archivos exportados, fotos y notas que guarde en otro lugar.',
      passed:
        'Si comunicó algo a alguien, dígaselo al equipo del expediente, para que se pida también a esas personas que dejen de usarlo.',
      done: 'Ya lo hice',
      seen: 'Entendido',
    },
    end: {
      title: 'Retirar un consentimiento',
      before: 'Qué ocurre',
      loses: 'Fin del acceso para {{names}} en cuanto el servidor lo sepa. El expediente recibe claves nuevas.',
      nobody: 'Nadie tiene el expediente por este consentimiento. Nada más puede comunicarse por él.',
      known: 'Lo que ya no puede dejar de saberse',
      knownNone: 'Nada se abrió ni entregó por él.',
      opened: '{{name}} abrió el expediente: {{times}}, la última vez el {{day}}',
      gave: '{{how}} por {{name}}, el {{day}}',
      noLog: 'Sin conexión no se puede leer el registro: las aperturas no figuran aquí.',
      words: 'Lo que dijo la persona (puede quedar vacío)',
      do: 'Retirar ahora',
      done: 'Retirado. Nadie tiene ya el expediente por él, y sus claves son nuevas.',
      doneWaiting: 'Anotado en este dispositivo. Saldrá antes que nada de este expediente en la próxima conexión.',
      doneKeys: 'Retirado. Las claves nuevas llegarán con el próximo cambio de quien tiene todo el expediente.',
      tasks: 'Se añadió una tarea: informar a {{names}}.',
      task: 'Informar a {{name}} de que se retiró el consentimiento y pedir que devuelva los papeles',
    },
    law: {
      title: 'Una excepción legal',
      lead: 'Solo si la ley lo exige. Hace falta una segunda persona, y se informa a la persona salvo que ponga a alguien en peligro.',
      ask: 'Pedir la segunda firma',
      asked: 'Anotado. Espera la firma de otra persona.',
      approve: 'Aprobar',
      decline: 'Rechazar',
      own: 'Tiene que firmar otra persona: responsable de un equipo del expediente o custodio de claves.',
      told: 'Se ha informado a la persona',
      end: 'Terminarla',
      list: 'Excepciones legales',
      none: 'Ninguna.',
    },
  },
  paper: {
    consent: {
      title: 'Lo que se puede comunicar',
      lead: 'Usted decide. Puede decir que no, o que sí solo a una parte. Recibirá ayuda en cualquier caso.',
      to: 'A quién',
      what: 'Qué',
      not: 'Pero no',
      why: 'Para qué',
      until: 'Hasta el',
      know: 'Lo que conviene saber',
      answer: 'Mi respuesta',
      yes: 'Sí, estoy de acuerdo',
      no: 'No, no estoy de acuerdo',
      answered: 'Dicho el {{day}}.',
      sign: {
        mine: 'Mi nombre o mi señal, y la fecha',
        guardian: 'Madre, padre o persona tutora, y la fecha',
        explained: 'Explicado por, y la fecha',
        interpreter: 'Intérprete, si lo hubo',
      },
    },
    rights: {
      title: 'Sus derechos',
      help: 'Está aquí para recibir ayuda. Es gratuita. No tiene que devolver nada.',
      purpose: 'Le haré algunas preguntas para saber qué necesita. Puede preguntarme por qué.',
      refuse: 'Puede no responder. Puede parar o descansar. Le ayudaremos igual.',
      use: 'Lo que nos cuente se anota y se guarda bajo llave. Solo pueden leerlo quienes le ayudan.',
      share: 'No damos nada a nadie sin su acuerdo: a quién, qué, para qué y hasta cuándo. Usted decide.',
      withdraw: 'Puede cambiar de opinión en cualquier momento. Díganoslo y paramos. Le ayudaremos igual.',
      limits:
        'A veces la ley nos obliga a avisar de un peligro, por ejemplo para una niña, un niño o la vida de alguien. Se lo diremos, salvo que ponga a alguien en peligro.',
      access: 'Puede ver lo que está escrito sobre usted y pedir que se corrija.',
      retention: 'Lo guardamos solo el tiempo que exigen la ley y su apoyo. Pregúntenos cuánto.',
      research: 'Para contar, podemos usar cifras en las que nadie puede reconocerle.',
      recording: 'No hacemos fotos ni grabaciones sin preguntárselo aparte.',
    },
  },
}
