/** Rights told and consents of some of the told cases: one that is in force, one that ends soon, one she refused. */
import type { Values } from '#replica/types.ts'
import type { Entry } from './write.ts'

const made = (kind: string, facts: Values, sealed: Record<string, Values>, key?: string): ReturnType<Entry> => ({
  record: { kind, facts, sealed },
  ...(key === undefined ? {} : { key }),
})

/** Her rights were told, in her language. */
const told =
  (days: number, language: string, how: string, more: Values = {}): Entry =>
  ({ calendar }) =>
    made(
      'rightsTold',
      { what: 'rights', how, month: calendar.month(days) },
      { narrative: { toldOn: calendar.day(days), language, understood: true, ...more } },
    )

/** Somebody outside, by a short name of their own. */
const outside =
  (story: string, name: string, type: string, values: Values): Entry =>
  () =>
    made('outsideRecipient', { type }, { narrative: values }, `${story}/outside-${name}`)

interface Asked {
  to: 'outside' | 'authority'
  whom: string | Values
  purposes: string[]
  compartments: string[]
  /** Days from today. */
  until: number
  how: 'signed' | 'spoken'
}

/** She was asked, and said yes or no in her own words. */
const consent =
  (days: number, given: boolean, asked: Asked, said: Values): Entry =>
  ({ calendar }) => {
    const { to, whom, purposes, compartments, until, how } = asked
    const scope = { to, [to]: whom, purposes, compartments, until: calendar.day(until) }
    return made(
      'consentRecord',
      {
        given,
        ...scope,
        givenBy: 'individual',
        month: calendar.month(days),
        ...(given ? { state: 'inForce', how } : {}),
      },
      { narrative: { givenOn: calendar.day(days), ...said } },
    )
  }

/** What each told case holds beside its story, by the story's key. */
export const CONSENTING: Readonly<Record<string, readonly Entry[]>> = {
  'story/oksana': [
    told(-24, 'uk', 'interpreter', {
      interpreter: 'Halyna, by telephone, from another city',
      questions: 'Whether the police see what she says here. She was told: only what she agrees to, and what.',
    }),
    outside('story/oksana', 'bakery', 'organisation', {
      name: 'Atelier du Levain (training bakery)',
      contact: 'Ms Perrin, +33 1 99 00 31 07',
    }),
    consent(
      -9,
      true,
      {
        to: 'outside',
        whom: { $ref: 'story/oksana/outside-bakery' },
        purposes: ['services'],
        compartments: ['header', 'identity'],
        until: 90,
        how: 'signed',
      },
      {
        language: 'uk',
        inHerWords: 'They may know my name and my number. Not where I come from, not the club.',
        withhold: 'Anything about what happened, and where she lives.',
        withholdWhy: 'tellPersonally',
        signedName: 'Oksana Kovalenko',
      },
    ),
    consent(
      -20,
      false,
      {
        to: 'authority',
        whom: 'police',
        purposes: ['sharing'],
        compartments: ['header', 'narrative', 'evidence'],
        until: 30,
        how: 'spoken',
      },
      { language: 'uk', inHerWords: 'Not now. Ask me again when my sister is safe.' },
    ),
  ],
  'story/blessing': [
    told(-60, 'en', 'readAloud'),
    consent(
      -80,
      true,
      {
        to: 'authority',
        whom: 'socialServices',
        purposes: ['services', 'sharing'],
        compartments: ['header', 'identity'],
        until: 10,
        how: 'spoken',
      },
      { language: 'en', inHerWords: 'For the flat, yes. Only for the flat.', witness: 'Inès Ferrand' },
    ),
  ],
}
