/** Words of help, tour, practice and guide. A topic's text has three to six sentences; a line break begins a paragraph. */
export default {
  help: {
    onThis: 'Ayuda: {{title}}',
    firstSteps: 'Primeros pasos: practicar, recorrido, guía para imprimir',
    resumeTour: 'Seguir con el recorrido ({{at}} de {{of}})',
    keys: 'Teclas',
    keyList: {
      search: 'buscar',
      move: 'bajar y subir por la lista',
      enter: 'abrir la línea marcada',
      new: 'nuevo expediente',
      write: 'escribir en el expediente abierto',
      help: 'esta ayuda',
      exit: 'tres veces: salir de la página al instante',
    },
    topics: {
      first: {
        title: 'La primera página',
        text: 'Esta es la entrada. Si ya ha trabajado en este dispositivo, elija su nombre y escriba su frase de paso. Si le han dado un enlace o un código, elija la invitación.\nPara mirar sin ningún riesgo, abra la demostración: todas las personas son inventadas. Desde esta página nadie puede abrir un expediente, ni siquiera quien cuida del servidor.',
      },
      setUp: {
        title: 'Fundar una organización',
        text: 'La organización se funda una sola vez, en un cuarto de hora más o menos. Necesitará una impresora, dos sobres y una sala tranquila.\nLas hojas impresas son el único camino de vuelta si se pierden las frases de paso; por eso se le pide leer algunos grupos del papel. Antes de eso no se envía nada al servidor. Puede detenerse en cualquier paso: lo que no se terminó no deja rastro.',
      },
      demo: {
        title: 'La demostración',
        text: 'La demostración es una organización de personas inventadas con expedientes inventados. Cada una ve solo lo que su función permite: pruebe con varias. Sus frases de paso están a la vista porque no hay nada que proteger.\nNo escriba aquí nunca sobre una persona real. «Empezar de nuevo la demostración» borra todo lo que han dejado las visitas.',
      },
      invitation: {
        title: 'Responder a una invitación',
        text: 'Abra el enlace que le dieron o muestre el código a la cámara. Usted elige un nombre corto para entrar y anota una frase de paso de seis palabras: nunca sale de este dispositivo y nadie puede restablecerla por usted.\nDespués, un custodio de claves compara seis palabras con usted, por teléfono o en persona. Solo entonces se abren los expedientes.',
      },
      today: {
        title: 'Hoy',
        text: 'Esta página reúne lo que sus expedientes le piden: primero lo que no puede esperar, luego hoy, luego la semana. Nada se escribe aquí por segunda vez: tareas, citas, revisiones, aprobaciones y papeles que caducan llegan solos desde los expedientes.\nResuelva una línea con «Hecho», mueva su día con «Más tarde» o abra el expediente. Al lado figuran las personas de quienes no hay noticias desde hace dos semanas.',
      },
      moves: {
        title: 'Cuando un expediente cambia de manos',
        text: 'Los traslados, las sustituciones y el acompañamiento conjunto se piden en el propio expediente, en «Más». El otro equipo ve su nota y nada más hasta que acepta; entonces el expediente recibe claves nuevas y lo que se escriba desde ahora es suyo. Una sustitución termina sola en su día; los expedientes ajenos en los que usted colabora aparecen aquí, y puede dejarlos. Conservar o borrar un expediente requiere siempre a una segunda persona, que responde aquí.',
      },
      opinions: {
        title: 'Qué le pareció la ayuda',
        text: 'Cuando un expediente se cierra, la persona puede responder por su cuenta. Su respuesta se sella para un equipo en el que no está quien la acompañó: no dice su nombre ni el expediente. Solo los miembros de ese equipo la leen aquí.',
      },
      retention: {
        title: 'Conservar y borrar',
        text: 'Los custodios de claves firman cuántos meses se conserva un expediente cerrado. Lo vencido se muestra; nada se borra solo. Dos personas borran un expediente, y una conservación legal lo impide. Después no queda ninguna clave, en ningún dispositivo ni, pasados 30 días, en ninguna copia.',
      },
      calendar: {
        title: 'Citas',
        text: 'Aquí están las citas de sus expedientes, por día o por semana, las suyas o las de todo el equipo. Cada una muestra si la interpretación y el camino están previstos.\nEl servidor solo conoce el día, nunca la hora, el lugar ni un nombre.',
      },
      supervision: {
        title: 'Supervisión',
        text: 'Esta página muestra los expedientes de sus equipos según quién los acompaña: cuántos, qué va con retraso, quién corre un riesgo alto, de quién no hay noticias y qué espera aprobación. Cuenta trabajo, nunca personas: no hay clasificación.\nAbra una línea para ver sus expedientes. Una nota de supervisión se escribe en el expediente, en la parte que solo pueden abrir las personas adecuadas.',
      },
      cases: {
        title: 'La lista de expedientes',
        text: 'Aquí están todos los expedientes que sus equipos pueden abrir. Escriba un nombre, un teléfono, un lugar o un código: la búsqueda perdona las faltas y encuentra un nombre en otra escritura. Las frases bajo la búsqueda acotan la lista.\nLa búsqueda se hace en este dispositivo; nada de lo que escribe se envía. Antes de abrir un expediente nuevo, busque primero: nadie debería tener que contarlo dos veces.',
      },
      case: {
        title: 'Un expediente',
        text: 'Un expediente acompaña a una persona, desde el primer contacto hasta una vida asentada. La línea de arriba dice en qué punto del camino está; «contacto seguro» dice cómo llegar a ella sin peligro: léalo antes de llamar.\nCada sección muestra con un candado quién puede abrirla, antes de que usted escriba. Las secciones «el servidor puede leerlo» contienen solo datos codificados, nunca un nombre. Si dos personas cambiaron el mismo campo, se guardan las dos versiones y alguien elige.',
      },
      casePeople: {
        title: 'El entorno de la persona',
        text: 'Aquí están las personas de su entorno: quién ayuda, quién es peligroso, a quién se le puede decir algo. Lo que se escribe aquí de alguien está sellado como todo lo demás.\n¿Una persona vino dos veces y tiene dos expedientes? Únalos aquí: se leen como una sola historia y llevan al expediente que continúa. No se borra nada, nadie nuevo puede leer nada, y se puede deshacer.',
      },
      firstContact: {
        title: 'Primer contacto',
        text: 'Empiece por lo que no puede esperar: seguridad, dolor, hambre, sueño, hijas o hijos, alguien a quien avisar. No hace falta un nombre y puede parar en cualquier momento: lo que ha escrito queda sellado en este dispositivo hasta que siga.\nBusque antes de abrir un expediente, para que nadie tenga que contarlo dos veces. Los expedientes de otros equipos no se encuentran desde aquí; pregunte en persona a quien dirige ese equipo.',
      },
      interview: {
        title: 'La entrevista',
        text: 'La primera página pregunta si se puede hablar sin peligro, quién está en la sala y si quien interpreta conoce a alguien implicado. Cada respuesta dice cómo lo sabe: visto, contado o escrito; lo que no se preguntó queda abierto.\nHaga una pausa en cuanto sea demasiado. No se pierde nada, y días después se sigue desde la misma pregunta. El resultado se explica y no decide nada: decide usted.',
      },
      identification: {
        title: 'Identificación',
        text: 'Aquí están las entrevistas, lo que mostraron y lo que se decidió. Un indicador ayuda a preguntar y a recordar; nunca es una nota que se pone a la persona.\nEscriba la decisión con sus motivos, y márquela como formal solo si viene del órgano que nombra la ley. El período de reflexión cuenta sus días por sí solo.',
      },
      safety: {
        title: 'Riesgo y seguridad',
        text: 'El riesgo dice con qué rapidez hay que actuar. Si lo sube, se avisa enseguida a quien dirige el equipo, y le espera una tarea para hoy.\nEl plan de seguridad es de la persona: señales de alerta, qué hacemos y en qué orden, y las palabras que usa todo el mundo si alguien pregunta por ella. Si teme un suicidio, pregunte; la página ayuda con palabras sencillas y dice qué hacer después.',
      },
      plan: {
        title: 'El proyecto de vida',
        text: 'El proyecto se escribe con las palabras de la persona: lo que importa, unos pocos objetivos y, para cada uno, acciones pequeñas con quién y para cuándo. Ella dice cuánto ha avanzado; usted no pone nota.\nPida aprobación cuando esté hecho: lo lee y responde alguien que no lo escribió. Imprímalo en un idioma que la persona lea, sin nuestro nombre salvo que lo desee.',
      },
      services: {
        title: 'Servicios y citas',
        text: 'Pida un servicio, resérvelo y anote si tuvo lugar o por qué no. Lo que resultó va a la sección que corresponde: un resultado médico, a salud, no aquí.\nPrevea la interpretación y el camino junto con la hora. La tarjeta de la cita se imprime en el idioma de la persona y no dice quiénes somos ni el motivo.',
      },
      consent: {
        title: 'Consentimiento y contacto',
        text: 'Quién puede saber qué, para qué y hasta cuándo: cada sí figura aquí con las palabras con que se dio. Sin un sí que corresponda, el servidor no abre el expediente a nadie nuevo.\nRetirarlo es un solo gesto, y antes se ve qué se detiene y qué ya no puede dejar de saberse. Una excepción legal requiere una segunda persona y un motivo, y se informa a la persona salvo que ponga a alguien en peligro.',
      },
      configuration: {
        title: 'Configuración',
        text: 'Aquí los custodios de claves deciden cómo trabaja la organización: qué preguntan los formularios, cada cuánto se revisa algo, qué requiere una segunda persona y qué instrumentos usa cada equipo. Lo que cambiaría se muestra antes de guardar, y cada cambio pide un motivo.\nLos dispositivos sin conexión siguen con las reglas que conocen y no pierden nada. Todo puede guardarse en un archivo, que otra organización puede adoptar después de ver las diferencias.',
      },
      peopleLanguages: {
        title: 'Idiomas de las personas',
        text: 'Los documentos y formularios pueden hacerse en un idioma que la aplicación no habla. Añada el idioma y escriba cada texto debajo de su original; deje como están las palabras entre llaves dobles. Lo que falta se imprime en inglés, y la pantalla lo dice.\nSu traducción nunca es un texto oficial: haga que antes la oiga alguien que hable el idioma.',
      },
      marks: {
        title: '¿De quién es esta marca?',
        text: 'Cada documento de un expediente lleva ocho letras y cifras al pie, y cada fila de un archivo exportado termina con ellas. No dicen nada a nadie más. Si un documento o un archivo aparece donde no debería, escriba aquí su marca: el registro firmado dice quién lo preparó y cuándo.\nEl expediente mismo solo se abre si sus equipos pueden abrirlo.',
      },
      instruments: {
        title: 'Instrumentos de identificación',
        text: 'Estas son las listas de preguntas con que se hacen las entrevistas. Las que vienen con el programa dicen de dónde procede su texto y si se cotejó con la fuente.\nSu organización puede cargar las suyas desde un archivo. Se lee en este dispositivo, cada fallo se nombra con su lugar, y usted lo ve antes de guardar nada.',
      },
      rights: {
        title: 'Explicar los derechos',
        text: 'Lea un derecho cada vez, en el idioma que la persona eligió, y pídale que lo repita con sus palabras. El dispositivo solo lee en voz alta con una voz propia, para que nada salga de él.\nSi un texto aún no está traducido, figura en inglés: que lo diga quien interpreta. Al final anote que se explicó, e imprímalo si la persona puede llevarlo sin peligro.',
      },
      people: {
        title: 'Personas y equipos',
        text: 'Aquí están las personas de su organización y sus equipos. Quien está en un equipo puede abrir lo que está sellado para él; lo decide un custodio de claves y todo el mundo puede verlo.\nInvite con un enlace o un código y compare seis palabras antes de confirmar. Cuando alguien se va, quite a la persona el mismo día: desde entonces no se le abre nada nuevo, y los equipos reciben claves nuevas. Lo que ya leyó no puede dejar de haberlo leído.',
      },
      account: {
        title: 'Mi cuenta',
        text: 'Esta página trata de usted y de este dispositivo: el aspecto de la pantalla, su frase de paso y lo que se guarda aquí. Cambie la frase enseguida si alguien pudo verle escribirla.\n«Comprobar todo» revisa de nuevo cada firma y dice en una frase si todo está como se escribió. En un dispositivo prestado o compartido, cierre la sesión y haga que olvide la copia.',
      },
      settings: {
        title: 'Ajustes',
        text: 'Aquí se decide lo que comparte toda la organización: su nombre, sus propios campos, cuánto tiempo se conserva todo, las copias de seguridad y el registro. Casi todo corresponde a los custodios de claves; los demás pueden leerlo.\nCada cambio va firmado con su nombre y consta en el registro. Algunos necesitan un segundo custodio, porque una sola frase de paso robada nunca debe bastar.',
      },
      log: {
        title: 'El registro',
        text: 'El registro dice quién abrió, cambió, exportó o decidió qué, y cuándo. No puede alterarse en silencio: cada dispositivo lo cuenta de nuevo y compara.\nFíltrelo por persona, por día o por lo que se hizo. No contiene nada del contenido de los expedientes. Si una línea le sorprende, hable primero con la persona y después con otro custodio de claves.',
      },
      fields: {
        title: 'Campos propios',
        text: 'Su organización puede preguntar lo que la aplicación no prevé. Un campo propio está siempre sellado y pertenece a una sección con sus lectores. En la lista de expedientes puede ser una columna, ordenar las filas y servir de condición.\nPregunte solo lo que ayuda a la persona. Un campo que ya no hace falta se retira: no se vuelve a preguntar, y las respuestas dadas siguen siendo legibles. Si faltan sus palabras en un idioma, esta página lo dice.',
      },
      import: {
        title: 'Importar',
        text: 'Traiga los expedientes de una hoja de cálculo. El archivo se lee en este dispositivo y se muestra antes de escribir nada: qué columna pasa a qué campo, qué filas se parecen a expedientes que ya tiene.\nUsted decide cada duda; nada se sobrescribe. Terminada la importación, borre la hoja del dispositivo y del correo con que llegó.',
      },
      export: {
        title: 'Exportar',
        text: 'Una exportación saca expedientes del sello y los pone en un archivo corriente que cualquiera puede abrir. Por eso se pide el motivo, y el registro lo guarda para siempre. Cada fila termina con una marca que lleva de vuelta a esta exportación.\nExporte solo lo que necesita quien va a leerlo. Guarde el archivo en un disco cifrado, entréguelo en mano si puede y bórrelo cuando haya servido.',
      },
      firstSteps: {
        title: 'Primeros pasos',
        text: 'Empiece aquí el primer día. Practique con un expediente inventado que nunca se envía, haga el recorrido por las pantallas reales e imprima la guía para su mesa.\nPuede dejar cada cosa en cualquier momento y seguir después desde el mismo punto.',
      },
      practice: {
        title: 'Practicar',
        text: 'Es un ensayo con una persona inventada. Lo que escribe queda sellado en este dispositivo, no se envía, no se cuenta y no aparece en ninguna lista.\nTómese su tiempo en cada paso: el orden es el del trabajo real. Tire el ejemplo cuando quiera.',
      },
      guide: {
        title: 'La guía para imprimir',
        text: 'Dos páginas para la mesa de quien empieza hoy. Dicen qué hacer el primer día, qué no escribir nunca y dónde, y qué hacer cuando algo va mal.\nImprímalas en el idioma de quien las leerá: cambie primero el idioma y después imprima. La guía no nombra a ninguna persona ni lugar, así que puede estar sobre la mesa.',
      },
      other: {
        title: 'Esta pantalla',
        text: 'Todo lo que escribe se sella en este dispositivo antes de enviarse. La línea de arriba dice si está guardado aquí, en camino o en el servidor.\n«Salir de la página» o tres veces Mayús lo cierra todo al instante. Si duda, pregunte a una persona del equipo antes de escribir: una nota se corrige, pero cada versión se conserva.',
      },
    },
    steps: {
      title: 'Primeros pasos',
      lead: 'Media hora, en el orden que quiera. Puede parar en cualquier punto y seguir después.',
      practiceTitle: 'Practicar con un expediente inventado',
      practiceText: 'Cinco pasos breves en el orden del trabajo real. Nada se envía y el ejemplo se puede tirar.',
      practiceStart: 'Empezar a practicar',
      practiceResume: 'Seguir practicando',
      tourTitle: 'Ver dónde está cada cosa',
      tourText: 'Un recorrido por las pantallas reales: dónde buscar, dónde escribir, cómo salir al instante.',
      tourStart: 'Hacer el recorrido',
      tourResume: 'Seguir con el recorrido',
      guideTitle: 'Imprimir la guía para su mesa',
      guideText:
        'Dos páginas: el primer día, qué no escribir nunca y dónde, qué significan los colores, qué hacer en apuros.',
      guideOpen: 'Abrir la guía',
      demoTitle: 'O mirar entre personas inventadas',
      demoText:
        'La organización de demostración está llena de expedientes inventados. Bloquee primero: está en la primera página.',
    },
    tour: {
      label: 'Recorrido',
      at: '{{at}} de {{of}}',
      leave: 'Dejar el recorrido',
      finish: 'Terminado',
      left: 'Puede seguir más tarde, desde la ayuda.',
      stop: {
        cases: 'Aquí están los expedientes que sus equipos pueden abrir. El número dice cuántos.',
        search:
          'Busque primero. Los nombres se encuentran con cualquier grafía y en cualquier escritura, y nada de lo que escribe sale de este dispositivo.',
        new: 'Abra aquí un expediente. Basta un nombre de pila, o solo cómo quiere que la llamen.',
        sync: 'Esta línea siempre dice la verdad: guardado aquí, en camino o en el servidor. Sin señal se sigue trabajando.',
        people: 'Aquí ve con quién trabaja y quién puede abrir qué.',
        help: 'Cada pantalla tiene aquí su ayuda. La tecla ? también la abre.',
        exit: 'Y esto sale al instante: la página queda en blanco y desaparecen todas las claves. Tres veces Mayús hace lo mismo. Pruébelo una vez cuando no haya nadie.',
      },
    },
    practice: {
      title: 'Practicar con un expediente inventado',
      never: 'Un ensayo: se guarda solo en este dispositivo, nunca se envía, no está en ninguna lista ni estadística.',
      leave: 'Parar por ahora',
      away: 'Tirar el ejemplo',
      gone: 'El ejemplo ya no está.',
      write: 'Escribirlo',
      labels: {
        name: 'Nombre',
        contact: 'Contacto seguro',
        story: 'Relato',
        consent: 'Consentimiento',
        next: 'Después',
      },
      caseTeam: 'el equipo del expediente',
      health: 'solo el equipo de salud',
      server: 'El servidor puede leerlo',
      name: {
        title: '¿Cómo podemos llamarla?',
        text: 'Una mujer llega con una vecina. Dice su nombre de pila y nada más por ahora. Basta para empezar: deje fuera lo que no sabe.',
        field: 'Nombre de pila, o cómo quiere que la llamen',
        hint: 'Se crea un código; úselo al escribir mensajes o al llamar.',
        value: 'Mirela',
      },
      contact: {
        title: '¿Cómo podemos localizarla?',
        text: 'Antes que nada: ¿qué la pondría en peligro? Quien tome el relevo leerá esto antes de llamar.',
        field: 'Cuándo y cómo',
        value: 'Solo mensajes, antes de las 15:00. Firmar «Jasna, del coro».',
        ifAsked: 'Si alguien pregunta por ella',
        ifAskedValue: 'No la conocemos. Avisar a la responsable del equipo.',
      },
      story: {
        title: '¿Qué ha dicho?',
        text: 'Escriba la primera nota con sus palabras, si puede. La salud va en la sección de salud, no aquí: mire el candado.',
        field: 'Nota',
        value: '«Primero quiero dormir. Después les contaré lo del bar.» Tiene el teléfono apagado.',
        wrong: '¿Y esto?',
        wrongChoices: {
          note: '«Su prueba de VIH es negativa» – en esta nota',
          health: '«Su prueba de VIH es negativa» – en la sección de salud',
        },
        wrongNote:
          'La leería todo el equipo del expediente. Los resultados de pruebas van en la sección de salud, que solo abre el equipo de salud.',
        wrongHealth: 'Eso es. Allí el candado dice: solo el equipo de salud.',
      },
      consent: {
        title: '¿A qué ha dado su consentimiento?',
        text: 'Su consentimiento es una llave, no una casilla: sin él no se comparte nada. Puede decir sí a una cosa y no a otra, y puede retirarlo.',
        field: '¿Puede el asesor jurídico leer lo que ha dicho?',
        yes: 'Sí, hasta finales de abril',
        no: 'No',
        unknown: 'Todavía no se le ha preguntado',
        said: {
          yes: 'Hasta entonces, la asesoría jurídica puede abrirlo. Después, ya no.',
          no: 'No se comparte nada. La ayuda sigue igual.',
          unknown: 'No se comparte nada mientras no haya respondido.',
        },
      },
      next: {
        title: '¿Y ahora?',
        text: 'Una tarea pequeña con un día, para que nadie tenga que acordarse. Désela a una persona, no a todas.',
        field: 'Tarea',
        value: 'Preguntarle si quiere ver a un médico, y en qué idioma.',
        due: 'Para cuándo',
        tomorrow: 'mañana',
        week: 'en una semana',
      },
      end: {
        title: 'Eso era un expediente',
        text: 'Así queda. En el de verdad, cada sección muestra quién puede leerla, y «quién lo abrió» dice quién ha mirado.',
        real: 'Ir a los expedientes',
        again: 'Otra vez desde el principio',
      },
    },
    guide: {
      title: 'Su primer día con Halte',
      print: 'Imprimir dos páginas',
      intro: 'Para quienes acompañan a las personas. Téngala en su mesa; no nombra a nadie.',
      day: {
        title: 'El primer día',
        one: 'Abra el enlace de su invitación en el dispositivo con el que va a trabajar. Elija un nombre corto para entrar.',
        two: 'Escriba sus seis palabras en papel, a solas. Apréndalas la primera semana y destruya el papel.',
        three: 'Compare seis palabras con el custodio de claves, de viva voz. Nunca por mensaje.',
        four: 'Ponga la pantalla en su idioma y diga si el ordenador es compartido.',
        five: 'Practique con el expediente inventado en «Primeros pasos». Pruebe una vez «Salir de la página».',
        six: 'Abra un expediente que sea suyo. Lea «contacto seguro» antes que nada.',
        seven: 'Bloquee al levantarse. Siempre.',
      },
      talk: {
        title: 'Una primera conversación',
        one: 'A solas con la persona, en un idioma que ella eligió. Quien interpreta no conoce a nadie implicado.',
        two: 'Primero lo urgente: ¿está a salvo, le duele algo, tiene hambre, está agotada? ¿Hay que avisar a alguien?',
        three: 'Busque antes de abrir un expediente, para que nadie tenga que contarlo dos veces.',
        four: 'Repase con ella sus derechos. Un sí vale para un fin, un destinatario y un tiempo, y puede retirarlo.',
        five: 'Los indicadores ayudan a preguntar y a recordar. No deciden nada: decide usted, y dice por qué.',
        six: '¿Quiere parar? Pare. No se pierde nada; otro día se sigue desde el mismo punto.',
      },
      today: {
        title: 'Cada día',
        one: 'Empiece por «Hoy»: primero el peligro, luego lo atrasado, luego lo nuevo.',
        two: 'El proyecto de vida está en sus palabras: pasos pequeños, quién, para cuándo. Lo aprueba alguien que no lo escribió.',
        three: '¿Se ausenta o se va? Confíe antes sus expedientes: ninguno se queda sin nadie.',
      },
      never: {
        title: 'Qué no escribir nunca, y dónde',
        where: 'Dónde',
        what: 'Nunca',
        phone: 'Teléfono, correo, mensajería',
        phoneNever: 'El nombre de la persona. Use el código (H-…) y la palabra acordada en «contacto seguro».',
        facts: 'Datos codificados (el servidor puede leerlos)',
        factsNever: 'Nombres, direcciones, fechas exactas, nada con palabras propias.',
        story: 'Relato y notas',
        storyNever: 'Resultados de pruebas médicas, lo que se dijo al abogado, dónde duerme la persona esta noche.',
        health: 'Salud',
        healthNever: 'Lo que la policía o un socio querría saber.',
        files: 'Nombres de archivos y fotos',
        filesNever: 'El nombre de la persona, el lugar, el día.',
        anywhere: 'En todas partes',
        anywhereNever:
          'Suposiciones como si fueran hechos. Escriba quién lo dijo, y «no quiso responder» cuando sea así.',
      },
      colours: {
        title: 'Qué significan los colores',
        green: 'Verde',
        greenMeans: 'lo que usted puede hacer y lo que está hecho',
        amber: 'Ámbar',
        amberMeans: 'pronto, o por decidir: mírelo hoy',
        red: 'Rojo',
        redMeans: 'peligro o pérdida: pare y lea',
        violet: 'Violeta con candado',
        violetMeans: 'sellado; las palabras dicen quién puede abrirlo',
        grey: 'Gris',
        greyMeans: 'datos codificados que el servidor puede leer',
      },
      saved: {
        title: '¿Está guardado?',
        text: 'La línea de arriba dice la verdad. «Guardado aquí»: a salvo en este dispositivo, también sin señal. «Todo enviado»: el servidor lo tiene. Sin señal, siga trabajando: se enviará cuando la haya. Si dice «Dos versiones», ábralo y elija; mientras tanto no se pierde nada.',
      },
      lost: {
        title: 'Frase de paso o dispositivo perdidos',
        passphrase:
          'Nadie puede restablecer una frase de paso. Avise a un custodio de claves: recibirá otra invitación y no se pierde nada de sus expedientes.',
        code: 'Si imprimió un código de recuperación, abre su cuenta una sola vez.',
        device:
          'Dispositivo perdido o robado: avise a un custodio de claves antes de una hora, de día o de noche. Se le cierra la entrada y se borra en su próximo contacto.',
        forced: 'Si le obligaron a dar su frase de paso: avise al custodio de claves en cuanto esté a salvo.',
      },
      leave: {
        title: 'Entra alguien',
        text: 'Pulse tres veces Mayús, o «Salir de la página». La pantalla muestra una página inofensiva y desaparecen todas las claves. Lo guardado está a salvo. Para volver hace falta su frase de paso.',
      },
      trouble: {
        title: 'En caso de duda',
        text: 'Pregunte antes de escribir, compartir o exportar. Un aviso rojo sobre firmas significa: pare y llame por teléfono a un custodio de claves.',
        officer: 'Custodio de claves, teléfono:',
        lead: 'Responsable del equipo, teléfono:',
      },
    },
  },
}
