/** Qué significa cada negativa prevista y qué hacer; por el código estable de la copia local, el servidor y la bóveda. */
export default {
  codes: {
    demo: {
      absent: 'No hay ninguna demostración en este servidor.',
      others: 'Solo quien haya entrado en la demostración puede empezarla de nuevo.',
    },
    locked: 'Todo está bloqueado. Desbloquee primero.',
    bulk: {
      changedSince: 'Alguien lo cambió después; quedó como está ahora.',
    },
    right: {
      missing: 'Su función no lo permite. Diríjase a un custodio de claves.',
      operator: 'Solo puede hacerlo quien cuida del servidor.',
    },
    person: { unknown: 'Esta persona no está en la organización.' },
    team: {
      pending: 'Este equipo espera a un segundo custodio de claves. Todavía no se puede poner nada en él.',
      needsTwo: 'Este equipo exige dos custodios de claves y aún no hay un segundo. No se hizo nada.',
      unknown: 'Este equipo no existe aquí.',
      locked: 'Aún no tiene las claves de este equipo. Llegan con la próxima conexión.',
      invalid: 'Un equipo necesita un nombre y algo que abrir.',
    },
    officer: {
      needsRoot:
        'Solo otros dos custodios de claves juntos, o la hoja raíz, pueden hacerlo. Nombre más custodios o use «halte recover» con las hojas.',
    },
    device: {
      removed: 'Este dispositivo fue retirado. Ya no puede entrar, y lo que guardaba se borra.',
      wiped:
        'Este dispositivo o su cuenta fue retirado: lo que guardaba se borró, por orden de un custodio de claves o de su titular. La organización no perdió nada.',
      locked: 'Este dispositivo se bloqueó desde otro. Vuelva con su frase de paso.',
      shared: 'Un equipo compartido no guarda nada y no figura en la lista.',
      unknown: 'Este dispositivo no se conoce.',
      busy: 'Estos expedientes están abiertos en otra pestaña o ventana de este navegador. Siga allí, o recupérelos aquí: la otra termina de guardar y se bloquea.',
      elsewhere: 'Bloqueado aquí, porque estos expedientes se abrieron en otra pestaña o ventana de este navegador.',
    },
    storage: {
      shared: 'En un ordenador compartido no se guarda nada como archivo: se quedaría aquí para quien venga después.',
      full: 'No queda sitio en este dispositivo, así que esto no se ha guardado. Lo que escribió sigue aquí: libere espacio (o envíe lo que espera) y guarde de nuevo. Todo lo guardado antes está a salvo.',
      gone: 'El navegador quitó el lugar donde esto se guarda, así que no se ha guardado. Lo que escribió sigue aquí: cópielo, bloquee y desbloquee de nuevo.',
      evicted:
        'Este navegador borró lo que Halte guardaba en este dispositivo. Lo que había guardado sin enviar seguía en la memoria y se conserva de nuevo; lo demás vuelve del servidor.',
      evictedFiles:
        'Este navegador borró lo que Halte guardaba en este dispositivo. Sus cambios seguían en la memoria y se conservan de nuevo, pero los archivos que no se habían enviado se han perdido: añádalos otra vez.',
    },
    protocol: {
      skew: 'Esta página y el servidor son de versiones distintas y no se entienden. Lo que guarde se queda aquí y se enviará en cuanto abra la versión más reciente.',
    },
    sync: { fault: 'La recepción se detuvo por algo inesperado. Lo que guardó queda aquí; se intentará de nuevo.' },
    origin: {
      foreign:
        'Esta página se abrió en otra dirección que la que espera el servidor. Abra la dirección de la organización.',
    },
    duty: { unknown: 'Esta función no se conoce.' },
    duress: { same: 'La segunda frase debe ser distinta de la suya.' },
    account: {
      frozen:
        'Esta cuenta está congelada y no abre nada. Hable con un custodio de claves, en persona o por teléfono: unas claves nuevas lo devuelven todo.',
      unconfirmed: 'Su cuenta aún no está confirmada.',
      revoked: 'Esta cuenta se retiró de la organización. Lo que guardaba este dispositivo quedó sellado.',
    },
    passphrase: {
      wrong: 'El nombre de acceso o la frase de paso no es correcta.',
      short: 'Una frase de paso necesita al menos 15 caracteres.',
      long: 'Esta frase de paso es demasiado larga (256 bytes como máximo).',
      common: 'Esta frase de paso es demasiado fácil de adivinar. Use palabras que no vayan juntas.',
      readBack: 'No se pudo releer la frase de paso. No cambió nada; inténtelo otra vez.',
    },
    code: {
      words: 'Estas palabras, por número, no son de la lista: {{words}}. Compárelas con el papel, letra por letra.',
      checksum:
        'Todas son palabras de la lista, pero juntas no forman un código. Una es otra, o dos están cambiadas de sitio.',
      wrong: 'Estas palabras no son el código de recuperación de esta cuenta, o ya se usaron.',
      other: 'No son las palabras que se acaban de mostrar. Léalas de su papel.',
      nothing: 'No hay ningún código de recuperación preparado. Empiece de nuevo.',
    },
    passkey: { wrong: 'Esta llave de acceso no abre esta cuenta. Use su frase de paso.' },
    proposal: {
      own: 'Esto lo propuso usted. Lo firma otro custodio de claves.',
      stale:
        'Entretanto cambiaron personas o equipos. El dispositivo de quien lo propuso lo firma de nuevo por sí solo en su próxima conexión; después podrá aprobarlo.',
      changed: 'No es lo que se le mostró. Mírelo de nuevo antes de firmar.',
      forged:
        'El servidor mostró un acto que no se firmó así. No se firmó nada. Avise a los demás custodios de claves.',
      over: 'Ya se decidió, o se acabó el plazo.',
      unknown: 'Esto ya no está.',
      others: 'Solo quien lo propuso puede retirarlo, y solo otro custodio de claves puede rechazarlo.',
      state: 'Ya está propuesto.',
      signer: 'La firma no corresponde a quien propone.',
      alone: 'Un custodio de claves puede hacerlo solo.',
    },
    drill: { nothing: 'Escriba al menos una hoja.' },
    slot: {
      many: 'Ya hay ocho formas de entrar. Quite una primero.',
      unknown: 'Esta forma de entrar ya no existe.',
      readBack: 'Lo que se acaba de hacer no se pudo volver a leer. No cambió nada; inténtelo de nuevo.',
      open: 'La frase de paso no es correcta.',
      version: 'Estas claves vienen de una versión más nueva. Abra la última aplicación.',
    },
    keys: { open: 'No se pudieron abrir sus claves. Avise a un custodio de claves.' },
    kdf: {
      weak: 'El servidor pidió una protección de su frase más débil de lo permitido. No se envió nada.',
      heavy: 'El servidor pidió más memoria de la que tiene un dispositivo. No se envió nada.',
      unknown: 'El servidor pidió una protección desconocida. No se envió nada.',
      unsigned: 'El servidor cambió la protección de su frase sin su firma. No se envió nada.',
    },
    handle: { taken: 'Este nombre de acceso ya existe. Elija otro.' },
    session: {
      none: 'Su sesión terminó. Desbloquee de nuevo.',
      refused: 'El nombre de acceso o la frase de paso no es correcta.',
      stepUp: 'Se abrieron muchos expedientes en poco tiempo. Demuestre que es usted para seguir.',
    },
    mail: {
      none: 'Este servidor no envía correos. No se guardó nada.',
      address: 'Esto no es una dirección de correo. Ejemplo: nombre@example.org.',
      code: {
        wrong: 'No es el código que se envió. Compare las seis cifras.',
        late: 'Este código tiene más de media hora. Pida otro.',
        tooOften: 'Hubo demasiados códigos equivocados. Pida otro.',
        none: 'No se espera ningún código. Pida uno primero.',
      },
    },
    rate: { limited: 'Demasiados intentos. Espere un momento.' },
    network: { offline: 'No hay conexión con el servidor. Lo que guarde queda aquí y se envía después.' },
    offline: {
      lease:
        'Este dispositivo lleva sin ver el servidor todo el tiempo que permite su organización. No se ha perdido nada: desbloquee una vez con señal y se enviará lo que espera. Si el reloj de este dispositivo está mal, corríjalo primero.',
      clock:
        'El reloj de este dispositivo muestra una hora anterior a la de antes, y nadie puede decir cuánto tiempo lleva sin servidor. Corrija el reloj, o desbloquee una vez con señal. No se ha perdido nada.',
    },
    organisation: {
      unknown: 'Esta organización no está en este servidor.',
      name: 'Eso no puede ser un nombre: una línea, 200 signos como máximo, nada invisible.',
      demo: 'La demostración conserva su nombre.',
    },
    setUp: {
      closed: 'En este servidor no se pueden crear organizaciones.',
      code: 'El código de creación no es correcto.',
      nothing: 'Aquí no hay nada preparado. Empiece la creación de nuevo.',
      founder: 'La creación no quedó completa. Empiece de nuevo.',
    },
    invite: {
      damaged: 'El enlace no está completo. Cópielo de nuevo hasta la última letra.',
      version: 'El enlace viene de una versión más nueva.',
      unanswered: 'Aún no se ha respondido a esta invitación.',
      otherOrganisation: 'Este enlace es de otra organización.',
      notMine: 'Solo el custodio de claves que creó esta invitación puede confirmarla.',
      forged:
        'La respuesta no viene de quien tenía el enlace. No confirme; cree otra invitación y entréguela en persona.',
      unknown: 'Esta invitación ya no existe.',
      state: 'Esta invitación ya no está abierta.',
      used: 'Esta invitación ya se usó.',
      expired: 'Esta invitación ha caducado. Cree otra.',
      withdrawn: 'Esta invitación se retiró.',
      keys: 'La respuesta no corresponde a la persona invitada.',
    },
    directory: {
      forked: 'El servidor muestra otra lista de personas y derechos que antes.',
      shorter: 'El servidor omitió parte de la lista de personas y derechos.',
      gap: 'Falta parte de la lista de personas y derechos.',
      root: 'El servidor muestra la lista de otra organización.',
      signature: 'Una firma de la lista de personas y derechos no coincide.',
      right: 'Alguien cambió la lista de personas y derechos sin tener derecho a ello.',
      unknown: 'La lista de personas y derechos contiene algo que esta versión no conoce. Abra la última aplicación.',
      keys: 'El servidor muestra otras claves que las que se firmaron.',
      stale: 'Alguien cambió personas o equipos en el mismo momento. Mire otra vez y repítalo.',
      lastHolder: 'Es la última persona que puede abrir lo que guarda el equipo. Añada antes a otra.',
      lastOfficer: 'Es el último custodio de claves. Nombre antes a otro.',
      body: 'La lista de personas y derechos no se puede leer.',
      state: 'Esto no encaja con lo que dice ahora la lista de personas y derechos.',
    },
    recovery: {
      used: 'Se usaron las hojas de recuperación. Pregunte a los custodios de claves cuándo y por qué.',
      otherOrganisation: 'Esta hoja es de otra organización.',
      otherIdentity: 'Estas hojas son anteriores a la recuperación vigente: no abren nada de hoy.',
      sheet: {
        line: 'La línea {{line}} no corresponde a su palabra de control. Compárela con el papel.',
        lines: 'Hay {{found}} líneas; la hoja tiene {{expected}}.',
        kind: 'Es otra clase de hoja.',
        checksum: 'Cada línea es correcta, pero no el conjunto. ¿Son todas de la misma hoja?',
      },
      shares: {
        few: 'Hacen falta al menos {{needed}} partes.',
        repeated: 'La hoja {{sheet}} está dos veces.',
        mixed: 'La hoja {{sheet}} es de otro juego.',
        checksum: 'Estas partes no encajan entre sí.',
        sheet: 'Una línea de la hoja {{sheet}} no corresponde a su palabra de control.',
      },
    },
    memo: {
      damaged:
        'La nota sellada de su cuenta en el servidor fue cambiada. No se tomó nada de ella. Avise a un custodio de claves.',
    },
    log: {
      refused: 'El servidor no muestra su registro. No se perdió nada; avise a un custodio de claves si esto sigue.',
      entry: 'Una entrada del registro del servidor no corresponde a lo que se firmó.',
      shrank: 'El registro del servidor es más corto que antes.',
      forked: 'El registro del servidor se cambió después.',
      key: 'El registro del servidor está firmado con otra clave que antes.',
      signature: 'La firma del registro del servidor no coincide.',
    },
    edit: { refused: 'El servidor no aceptó uno de sus cambios. Se guarda aquí; abra el expediente y mírelo.' },
    wrap: {
      damaged: 'Una clave de un expediente no abre. Avise a un custodio de claves.',
      open: 'Las claves de este expediente no encajan.',
      last: 'Alguien debe poder abrir este expediente.',
    },
    grant: {
      signer: 'Llegó una clave de alguien que no puede darla. No se usó.',
      signature: 'Llegó una clave con una firma falsa. No se usó.',
      stale: 'Las personas cambiaron entretanto. Inténtelo otra vez.',
    },
    compartment: { closed: 'Sus equipos no pueden abrir esta parte.', unknown: 'Esta parte no existe.' },
    record: { unknown: 'Esto ya no está aquí.', empty: 'No hay nada que guardar.' },
    root: { unknown: 'Este expediente no está aquí o sus equipos no pueden abrirlo.' },
    object: {
      unknown: 'No está aquí o sus equipos no pueden abrirlo.',
      tampered: 'Esto se cambió después de sellarse. No se muestra.',
      context: 'El servidor dio algo que va en otro sitio. No se muestra.',
      commitment: 'Esto se selló con otras claves. No se muestra.',
    },
    version: {
      author: 'Quien figura como autor no estaba en la organización en ese momento. No se fíe de esta parte.',
      record: 'El servidor dio algo que se escribió para otro lugar. No se muestra.',
      right: 'Quien figura como autor no podía abrir esta parte. No se fíe de ella y avise a un custodio de claves.',
      forked: 'El servidor dio dos versiones distintas de lo mismo.',
      stale: 'Alguien cambió esto entretanto. Se guardan las dos versiones.',
      rolledBack: 'El servidor dio una versión más antigua que la que ya vio este dispositivo.',
      content: 'El contenido no corresponde a su firma.',
      signature: 'Una firma no coincide.',
    },
    head: {
      differs:
        'La copia del servidor no está completa: este expediente difiere de lo que cubre su última firma. No se fíe de él y avise a un custodio de claves.',
      missing:
        'El servidor no dio ninguna firma del conjunto de este expediente. No se fíe de él y avise a un custodio de claves.',
      signature:
        'La firma del conjunto de este expediente no concuerda. No se fíe de él y avise a un custodio de claves.',
      stale: 'Alguien cambió este expediente entretanto. Se intenta de nuevo.',
      rolledBack: 'El servidor dio un estado del expediente más antiguo que el ya visto aquí.',
      mismatch: 'Un expediente no está completo tal como se firmó.',
    },
    epoch: { stale: 'Las claves de este expediente se renovaron entretanto. Se intenta de nuevo.' },
    chain: { broken: 'Falta una parte del historial.' },
    facts: {
      invalid: 'El servidor no aceptó una de las respuestas codificadas.',
      hash: 'Las respuestas codificadas no corresponden a su firma.',
      changed: 'Hay datos en el servidor que difieren de lo que se firmó.',
    },
    kind: { unknown: 'Esta versión no conoce este tipo de registro.' },
    conflict: { unknown: 'Esto ya está decidido.', unsettled: 'Elija antes para cada campo.' },
    draft: { form: 'No se ha podido conservar este borrador. Guárdelo o copie su texto.' },
    file: {
      waiting: 'Este archivo aún no está en el servidor; por eso sigue en este dispositivo.',
      size: 'El tamaño del archivo no coincide con lo anunciado. Añádalo de nuevo.',
      taken: 'El servidor tiene otro archivo en ese lugar. Añádalo de nuevo.',
      refused: 'El servidor no aceptó un archivo. Se guarda aquí.',
      unknown: 'Este archivo ya no está.',
      shared: 'En un ordenador compartido no se guardan archivos.',
      large: 'Este archivo es demasiado grande.',
      tooLarge: 'Este archivo es demasiado grande ({{size}} como máximo).',
      empty: 'Este archivo está vacío.',
      changed: 'El archivo se cambió después de sellarse. No se abre.',
      chunk: 'Falta una parte del archivo.',
    },
    store: {
      damaged:
        'La copia de este dispositivo está dañada. Se vuelve a traer del servidor; los cambios no enviados se guardan aparte.',
    },
    signOut: {
      waiting: 'Hay cambios sin enviar. Conéctese primero; o pulse otra vez para renunciar a ellos definitivamente.',
    },
    export: {
      offline: 'Una exportación se anota primero en el registro, así que necesita conexión.',
      needsTwo: 'Más de 50 a la vez requiere una segunda persona. Pida el visto bueno de otro custodio de claves.',
      nothing: 'No hay nada que exportar.',
    },
    import: { planGone: 'Elija otra vez el archivo.' },
    database: { away: 'La base de datos del servidor no responde. Lo que guarde queda aquí y se envía después.' },
    disk: { full: 'El disco del servidor está lleno. Lo que guarde queda aquí; avise a quien cuida del servidor.' },
    server: { fault: 'Algo falló en el servidor. Lo que guarde queda aquí y se envía después.' },
    answer: { invalid: 'El servidor dio una respuesta que esta aplicación no entiende. No se tomó nada de ella.' },
    body: {
      notJson: 'El servidor no lo entendió. Abra la última aplicación.',
      unknownField: 'El servidor no lo entendió. Abra la última aplicación.',
      invalid: 'El servidor no lo entendió. Abra la última aplicación.',
      large: 'Es demasiado grande para enviarlo.',
      slow: 'La conexión es tan lenta que no llegó entero. Se queda aquí y se enviará de nuevo.',
    },
    size: {
      bucket:
        'Lo que llegó al servidor no estaba entero. Se guarda aquí; abra la última aplicación y guárdelo otra vez.',
    },
    signature: {
      invalid:
        'El servidor no pudo confirmar la firma. Se guarda aquí; desbloquee de nuevo y guárdelo otra vez. Si no ayuda, avise a un custodio de claves.',
    },
  },
}
