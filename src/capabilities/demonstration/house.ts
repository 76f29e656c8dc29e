/** How the organisation works, as its key officers decided it: two languages of people, an instrument of its own, its review days. */
import { applyConfiguration } from '#capabilities/casework/configuration/apply.ts'
import type { ConfigurationFile } from '#capabilities/casework/configuration/file.ts'
import type { Outcome, Replica } from '#replica/types.ts'
import { DEMO_LANGUAGES } from './languages.ts'

/** What the house looks at after the first night, by its own working group: rest first, then papers, telephone and debt. */
const FIRST_MORNING = {
  format: 'halte.instrument/1',
  id: 'first-morning',
  version: 1,
  languages: ['en', 'fr', 'es'],
  title: { en: 'The first morning', fr: 'Le premier matin', es: 'La primera mañana' },
  about: {
    en: 'What we look at after a first night, over breakfast. Nothing here has to be answered.',
    fr: 'Ce que nous regardons après une première nuit, au petit-déjeuner. Rien ici n’exige de réponse.',
    es: 'Lo que miramos después de la primera noche, en el desayuno. Nada de esto exige respuesta.',
  },
  source: { title: 'Working group of spring', publisher: 'Foyer Rivière & Casa Salcia', licence: 'internal' },
  for: 'any',
  sections: [
    {
      id: 'hold',
      title: { en: 'What holds somebody back', fr: 'Ce qui retient', es: 'Lo que retiene' },
      positiveIfAny: [{ strong: 1, mediumOrWeak: 1 }, { any: 3 }],
    },
  ],
  questions: [
    {
      id: 'papers',
      text: {
        en: 'Someone else keeps the papers',
        fr: 'Quelqu’un d’autre garde les papiers',
        es: 'Otra persona guarda los documentos',
      },
      weight: 'strong',
    },
    {
      id: 'telephone',
      text: {
        en: 'Someone else reads or keeps the telephone',
        fr: 'Quelqu’un d’autre lit ou garde le téléphone',
        es: 'Otra persona lee o guarda el teléfono',
      },
      weight: 'medium',
    },
    {
      id: 'debt',
      text: {
        en: 'A debt is spoken of whose sum nobody shows',
        fr: 'On parle d’une dette dont personne ne montre la somme',
        es: 'Se habla de una deuda cuya suma nadie enseña',
      },
      weight: 'medium',
    },
    {
      id: 'door',
      text: {
        en: 'Asks whether the door may be opened from inside',
        fr: 'Demande si la porte s’ouvre de l’intérieur',
        es: 'Pregunta si la puerta se abre desde dentro',
      },
      weight: 'weak',
    },
  ].map(question => ({ ...question, section: 'hold', verified: false })),
}

const CONFIGURATION: ConfigurationFile = {
  format: 'halte.configuration/1',
  reviewDays: { plan: 60, safety: 21 },
  instruments: [FIRST_MORNING],
  peopleLanguages: [...DEMO_LANGUAGES],
}

/** A key officer takes it over from a file, as she would in the settings. Answers the first refusal. */
export async function furnish(officer: Replica): Promise<Outcome> {
  const applied = await applyConfiguration(officer, CONFIGURATION, 'As decided in the spring meeting of both houses')
  return applied.ok ? officer.syncNow() : applied
}
