import type { Phrases } from './phrases.ts'

/** Inés writes in Spanish. */
export const SPANISH_PHRASES: Phrases = {
  summaries: {
    club: [
      'Le ofrecieron trabajo en un bar y encontró una deuda y una puerta cerrada. Habla poco de ayer y mucho de mañana.',
      'Salió con la ayuda de una compañera. Quiere trabajar, pero en un lugar donde la llave la tenga {ella|él}.',
      'Llegó por una amiga que guardaba nuestro número. Pide calma, un curso y tiempo.',
    ],
    site: [
      'Cinco meses en una obra sin cobrar. Apuntó cada día en un cuaderno; primero quiere el salario.',
      'Vino con dos compañeros del mismo contenedor. Pide que alguien oficial diga en voz alta lo que se debe.',
    ],
    farm: [
      'Una temporada en invernaderos, con los papeles en manos del intermediario. Quiere los papeles y un médico para las manos.',
      'Recogió fruta de noche a noche. Se fue andando al acabar la cosecha, once kilómetros hasta el sindicato.',
    ],
    house: [
      'Intern{a|o} en una casa, sin salir {sola|solo}. Echa de menos a los niños que cuidaba, y lo dice.',
      'Dos años de trabajo doméstico sin sueldo. Ahora duerme mucho y quiere aprender a nadar.',
    ],
    begging: [
      'L{a|o} obligaron a pedir en tres ciudades. Quiere trabajar con plantas, y techo.',
      'Otros contaban lo que reunía cada día. Ahora cuenta las estaciones hasta la escuela.',
    ],
    marriage: [
      'L{a|o} casaron por teléfono con alguien que no conocía. Se fue con el abrigo de una vecina.',
      'Un matrimonio decidido por otros y una casa entera que limpiar. Primero quiere estudiar.',
    ],
  },
  came: [
    'Llamó a la línea de ayuda y vino a la mañana siguiente.',
    'L{a|o} trajo una amiga que esperó fuera.',
    'Vino {sola|solo}, con nuestra tarjeta doblada en el zapato.',
    'Nos l{a|o} envió urgencias después de una noche.',
    'Llegó a la mañana abierta, se sentó junto a la ventana y pidió un té.',
  ],
  referrers: [
    'Línea de ayuda nacional',
    'Parroquia de Villeurbanne',
    'Urgencias, Croix-Rousse',
    'Red de trabajadores migrantes del Ródano',
    'Equipo de calle asociado',
    'Unidad de policía, Lyon',
  ],
  partners: [
    'Maître Hélène Lefèvre',
    'Escuela de idiomas del barrio',
    'Dispensario',
    'Persona de contacto en Lima',
    'Persona de contacto en Pereira',
    'Oficina de empleo de Villeurbanne',
  ],
  agreed: [
    '«A la abogada, sí. A mi familia, no.»',
    '«Escríbalo si después lo puedo leer.»',
    '«Para la cama y el médico, sí. Lo demás ya veremos.»',
    '«Usted y la enfermera. Nadie con uniforme todavía.»',
    '«Sí. Pero pregúnteme otra vez el mes que viene.»',
  ],
  refused: [
    'No quiere figurar en ningún informe, tampoco sin nombre.',
    'Que no se envíe nada a nadie de su país.',
    'Ni fotos ni grabaciones, nunca.',
  ],
  grounds: [
    'La oferta y la realidad no coinciden en nada; otros guardan sus papeles; una deuda que nadie explica.',
    'Meses sin sueldo, amenazas cuando preguntó, puerta sin llave.',
    'L{a|o} captó alguien de confianza; el dinero nunca llegó a sus manos.',
    'Vigilad{a|o} en cada salida; nombraron a su familia en las amenazas.',
  ],
  notThis: [
    'Mal trabajo y mal pagado, pero con libertad de irse. Orientad{a|o} al sindicato, con su acuerdo.',
    'Las respuestas muestran un conflicto familiar, no trata. Se encontró otra ayuda.',
  ],
  risks: {
    high: [
      'Tienen su número y la dirección de una prima.',
      'Vistos dos veces cerca de la escuela. Cambiamos el camino.',
      'Dice que no quiere despertar; la psicóloga l{a|o} ve cada día.',
    ],
    medium: [
      'Nadie se ha acercado; la deuda se sigue nombrando.',
      'Papeles pendientes; evita las estaciones.',
      'Un antiguo compañero escribe de vez en cuando.',
    ],
    low: ['Meses sin contacto. Sale {sola|solo} y le gusta.', 'Nadie l{a|o} busca; quedan los papeles.'],
  },
  notes: {
    arrival: [
      [
        'conversation',
        'Primera conversación',
        'Eligió la silla junto a la puerta. Hablamos de comida, de sueño y de quién puede saber que está aquí. Lo demás espera.',
      ],
      ['observation', 'Primera noche', 'Luz encendida hasta las cuatro. Desayunó con el grupo y repitió pan.'],
      [
        'conversation',
        'Lo que no hacemos',
        'Leímos la hoja despacio. Puso una cruz en «llamar a la familia» y la subrayó.',
      ],
    ],
    protection: [
      [
        'conversation',
        'Una semana mejor',
        'Duerme hasta las seis. Pidió un cuaderno; la primera página queda en blanco por ahora.',
      ],
      [
        'meeting',
        'Revisión del proyecto de vida',
        'Dos de cinco objetivos cumplidos. Tachamos uno que era nuestro y no suyo.',
      ],
      ['phoneCall', 'Con la contraparte', 'Veinte minutos. La familia está bien y no pregunta más de la cuenta.'],
      ['visit', 'En la escuela de francés', 'La profesora l{a|o} elogia; mira al suelo y sonríe. Tercera fila.'],
      ['observation', 'En la casa', 'Cocinó para once. Nadie pudo tocar el arroz.'],
      [
        'conversation',
        'Noticias de casa',
        'Una carta de la hermana. La leyó dos veces y la guardó bajo la almohada. Nada que hacer para nosotras.',
      ],
    ],
    decision: [
      ['conversation', 'Quedarse o volver', 'Hizo dos listas en una hoja y le dio la vuelta. «Hoy no.»'],
      ['meeting', 'Con la abogada', 'Qué significa un permiso y qué no. Se llevó la hoja en los dos idiomas.'],
      ['phoneCall', 'Primera llamada a casa', 'Diez minutos con una tía. Después quiso caminar, y caminamos.'],
    ],
    settling: [
      ['visit', 'Cuarto nuevo', 'Una planta, una lámpara, una cerradura. Primero me enseñó la cerradura.'],
      ['meeting', 'En el trabajo', 'El encargado habla despacio y bien de {ella|él}. Contrato hasta junio.'],
      ['phoneCall', 'Tres meses', 'El trabajo pesa, el sueldo llegó en su día. Ha empezado a ahorrar.'],
    ],
    after: [
      ['phoneCall', 'Seguimiento', '«Todo normal», dijo, y se rio de la palabra.'],
      ['visit', 'Un café', 'Trajo fotos del piso. Preguntó por otras dos personas de aquel invierno.'],
    ],
  },
  tasks: {
    arrival: [
      'Ropa y un bolso',
      'Cita para el segundo encuentro, si quiere',
      'Teléfono: número nuevo',
      'Médico: acompañarl{a|o}',
    ],
    protection: [
      'Cita en el dispensario',
      'Curso de francés: inscripción',
      'Revisar el plan de seguridad',
      'Revisión del proyecto de vida',
      'Fotos para la solicitud de residencia',
      'Abono de transporte',
    ],
    decision: [
      'Hablar con la abogada',
      'Consulado: horario y acompañante',
      'Volver a preguntar por el regreso',
      'Evaluación de riesgo con la persona de contacto',
    ],
    settling: [
      'Fianza del cuarto',
      'Oficina de empleo: primera cita',
      'Homologar el certificado de estudios',
      'Número fiscal',
    ],
    after: ['Llamada de seguimiento', 'Carta de recomendación', 'Seguimiento a los doce meses'],
  },
  plans: [
    ['Education', '«Hablar sin señalar con el dedo.»', 'Curso dos veces por semana, examen en primavera.'],
    ['Livelihood', '«Mi dinero, cada mes.»', 'Prácticas de seis semanas; contrato si las dos partes quieren.'],
    ['SocialCare', '«Dormir. Después, lo demás.»', 'Cuarto tranquilo; psicóloga una vez por semana; grupo del huerto.'],
    ['Legal', '«Un papel que nadie me pueda quitar.»', 'Solicitud con la abogada; resguardo en la caja fuerte.'],
    ['Financial', '«Una tarjeta del banco.»', 'Cuenta en correos, libreta de ahorro, nada en efectivo en el cuarto.'],
  ],
  times: [
    'Antes del mediodía',
    'Después de las 18',
    'De lunes a viernes, de 10 a 15',
    'A cualquier hora, primero un mensaje',
  ],
  callAs: ['La escuela de idiomas', 'La dentista', 'Inés, la del coro', 'La biblioteca'],
  ifAsked: ['Aquí nadie se llama así.', 'No decir nada y avisar a la responsable.', '«Número equivocado.»'],
  relations: [
    'Su madre no sabe; su hermana lo sabe todo.',
    'Escribe los domingos.',
    'Se le puede decir que está bien.',
    'No llamar.',
  ],
  papers: [
    'Documento de identidad, copia',
    'Declaración para la solicitud',
    'Acuerdo de la casa, firmado',
    'Partida de nacimiento, traducida',
  ],
  health: [
    ['Primera consulta', 'Ofrecida, explicada, aceptada. Resultados en persona.'],
    ['Dentista', 'Dos sesiones; ya no duele.'],
    ['Vista', 'Gafas encargadas; las eligió rojas.'],
    ['Seguimiento del tratamiento', 'Lo toma con regularidad. Próximo análisis en tres meses.'],
  ],
  legal: [
    ['Resguardo de la solicitud de residencia', 'Vale tres meses; renovar a tiempo.'],
    ['Denuncia, borrador', 'Leída en voz alta con {ella|él}; sin presentar.'],
    ['Poder', 'Solo para este trámite.'],
  ],
  closed: {
    goalsMet: ['Dijo que ya está, y estuvimos de acuerdo. La puerta queda abierta.'],
    personsRequest: ['Pidió cerrar, dio las gracias y dejó una dirección a la enfermera.'],
    transferred: ['Desde ahora acompaña un centro más cercano a su familia; relevo en persona.'],
    returned: ['Volvió acompañad{a|o}; la persona de contacto l{a|o} recibió en la puerta.'],
    lostContact: ['Tres meses sin respuesta. El número seguro sigue valiendo.'],
    notTrafficked: ['Se encontró otra ayuda; nada de esto se transmite.'],
  },
  places: {
    club: ['Un club, el nombre lo tiene la abogada', 'Un piso junto a la circunvalación'],
    site: ['Una obra al sur de la ciudad', 'Dos obras, un contratista'],
    farm: ['Invernaderos en el valle', 'Frutales, tres patrones'],
    house: ['Una casa en las afueras', 'El piso de una familia'],
    begging: ['Delante de dos estaciones', 'Un aparcamiento, por las mañanas'],
    marriage: ['La casa de una familia en otra región', 'Un pueblo, después la ciudad'],
  },
  deciders: {
    ngo: 'Foyer Rivière',
    police: 'Policía judicial, Lyon',
    court: 'Fiscalía',
    inspection: 'Inspección de trabajo',
  },
}
