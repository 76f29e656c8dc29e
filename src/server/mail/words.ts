/** All that a mail ever says. Nothing is filled in but a code: what is not here cannot leave. */
export interface MailWords {
  readonly reminder: { readonly subject: string; readonly text: string }
  /** `{code}` stands for six figures. */
  readonly code: { readonly subject: string; readonly text: string }
}

/** The words of mails, by language. */
export const MAIL_WORDS: Readonly<Record<'en' | 'fr' | 'es', MailWords>> = {
  en: {
    reminder: {
      subject: 'A reminder',
      text: [
        'Something waits for you in Halte.',
        'Open it the way you always do. This message has no link, and none ever will: do not follow one that says it is from us.',
        'You asked for these messages. They end whenever you say so, in Halte under “My account”.',
      ].join('\n\n'),
    },
    code: {
      subject: 'A code',
      text: [
        'Your code: {code}',
        'Type it in Halte under “My account”. It holds for half an hour.',
        'If you did not ask for it, do nothing: nothing more will come.',
      ].join('\n\n'),
    },
  },
  fr: {
    reminder: {
      subject: 'Un rappel',
      text: [
        'Quelque chose vous attend dans Halte.',
        'Ouvrez l’application comme d’habitude. Ce message ne contient aucun lien et n’en contiendra jamais : n’en suivez aucun qui prétendrait venir de nous.',
        'Vous avez demandé ces messages. Ils cessent dès que vous le décidez, dans Halte, sous « Mon compte ».',
      ].join('\n\n'),
    },
    code: {
      subject: 'Un code',
      text: [
        'Votre code : {code}',
        'Saisissez-le dans Halte, sous « Mon compte ». Il est valable une demi-heure.',
        'Si vous ne l’avez pas demandé, ne faites rien : rien d’autre ne viendra.',
      ].join('\n\n'),
    },
  },
  es: {
    reminder: {
      subject: 'Un recordatorio',
      text: [
        'Algo le espera en Halte.',
        'Ábralo como siempre. Este mensaje no lleva ningún enlace ni lo llevará nunca: no siga ninguno que diga ser nuestro.',
        'Usted pidió estos mensajes. Terminan cuando quiera, en Halte, en «Mi cuenta».',
      ].join('\n\n'),
    },
    code: {
      subject: 'Un código',
      text: [
        'Su código: {code}',
        'Escríbalo en Halte, en «Mi cuenta». Vale durante media hora.',
        'Si no lo ha pedido, no haga nada: no llegará nada más.',
      ].join('\n\n'),
    },
  },
}
