/** Settings and one's own account, Spanish. */
export default {
  access: {
    account: {
      afresh: 'Empezar de nuevo la demostración',
      afreshText:
        'Descarta lo que cambiaron los visitantes, cierra todas las sesiones y vuelve a crear los expedientes inventados. Tarda alrededor de un minuto.',
      passphrase: 'Frase de paso',
      change: 'Cambiar la frase de paso',
      old: 'Frase de paso actual',
      changed: 'La nueva frase de paso ya vale. Se cerraron todas las demás sesiones.',
      checkText:
        'Vuelve a leer la lista de personas y derechos, cada firma y el registro, y los compara con lo que este dispositivo ya vio.',
      checking: 'Comprobando: {{done}} de {{of}}',
      good: 'Todo coincide: {{roots}} expedientes, {{signatures}} firmas.',
      bad_one:
        '{{count}} cosa no coincide. No siga; hable con un custodio de claves por otro medio que no sea esta aplicación.',
      bad_many:
        '{{count}} cosas no coinciden. No siga; hable con un custodio de claves por otro medio que no sea esta aplicación.',
      bad_other:
        '{{count}} cosas no coinciden. No siga; hable con un custodio de claves por otro medio que no sea esta aplicación.',
      signOut: 'Cerrar sesión',
      forget: 'Borrar la copia sellada de este dispositivo',
      forgetNote: 'Necesitará señal para volver a entrar aquí.',
      words: 'Seis palabras de esta organización',
      wordsText:
        'Salen de la clave raíz de la organización. Todos en ella ven las mismas seis: compárenlas de viva voz si hay dudas.',
    },
    ownFields: {
      lead: 'Lo que su organización pregunta además de las preguntas previstas. Aparecen enseguida en los formularios de todos los expedientes.',
      sealed:
        'Los campos y las opciones propios están siempre sellados, como la parte en la que se encuentran. Nunca pasan a ser datos codificados: el servidor no puede leerlos, ni ordenar o contar según ellos.',
      none: 'Todavía no hay campos propios',
      noneOfficer: 'Añada uno cuando su trabajo necesite una respuesta que los formularios no piden.',
      noneOther:
        'Un custodio de claves puede añadir uno cuando su trabajo necesite una respuesta que los formularios no piden.',
      add: 'Añadir un campo',
      make: 'Añadir el campo',
      label: 'Etiqueta ({{language}})',
      labelAlso: 'Etiqueta ({{language}}), opcional',
      labelHint: 'Basta un idioma. Donde falte otro, se muestra este.',
      what: '¿Qué añade?',
      field: 'Un campo nuevo',
      choices: 'Más opciones para una lista existente',
      extendsHint: 'Sus opciones se guardan junto a las previstas, selladas, bajo la etiqueta que usted dio.',
      valuesHint: 'Una por línea.',
      openedBy: 'Lo abren: {{list}}',
      retire: 'Dejar de usar',
      retireNamed: 'Dejar de usar «{{label}}»',
      bringBack: 'Volver a usar',
      bringBackNamed: 'Volver a usar «{{label}}»',
      problems: {
        label: {
          missing: 'Escriba una etiqueta en al menos un idioma.',
          known: 'Aquí ya hay un campo con esta etiqueta. Si ya no se usa, vuelva a usarlo.',
          tooLong: 'La etiqueta es demasiado larga. Use como máximo 200 caracteres.',
        },
        comp: {
          missing: 'Elija la parte sellada en la que se encuentra.',
        },
        values: {
          missing: 'Escriba al menos una opción.',
          tooLong: 'Una de las opciones es demasiado larga. Use como máximo 200 caracteres.',
        },
        extends: {
          missing: 'Elija la lista que recibe más opciones.',
        },
      },
    },
  },
}
