export default {
  safety: {
    idle: {
      title: 'Bloqueo automático',
      label: 'Bloquear tras este tiempo sin actividad',
      minutes_one: '{{count}} minuto',
      minutes_many: '{{count}} minutos',
      minutes_other: '{{count}} minutos',
      note: 'Para usted, en este dispositivo. En un ordenador compartido, cinco minutos como máximo, y un minuto fuera de la vista.',
    },
    lease: {
      title: 'Trabajar sin señal',
      label: 'Cuánto tiempo puede un dispositivo abrir su copia sin encontrar el servidor',
      hours_one: '{{count}} hora',
      hours_many: '{{count}} horas',
      hours_other: '{{count}} horas',
      days_one: '{{count}} día',
      days_many: '{{count}} días',
      days_other: '{{count}} días',
      never: 'Nada: solo con señal',
      note: 'Pasado este tiempo, el dispositivo necesita señal una vez; no se pierde nada de lo que guarda. Un tiempo más corto hace que la retirada de un dispositivo perdido surta efecto antes. No detiene a quien tenga a la vez el dispositivo y la frase y sepa cómo eludirlo.',
      signed: 'La decisión se firma y vale para cada dispositivo desde su próximo contacto.',
      save: 'Firmar esta decisión',
      saved: 'Firmado. Cada dispositivo lo seguirá desde su próximo contacto.',
      proposed: 'Firmado por usted. Valdrá en cuanto la firme también un segundo custodio de claves.',
      now: 'Ahora: {{text}}',
    },
  },
}
