/** First contacts, interviews, time to reflect and safety of some of the told cases. */
import type { Values } from '#replica/types.ts'
import type { Entry } from './write.ts'

const made = (kind: string, facts: Values, sealed: Record<string, Values>): ReturnType<Entry> => ({
  record: { kind, ...(Object.keys(facts).length > 0 ? { facts } : {}), sealed },
})

const firstContact =
  (days: number, channel: string, values: Values): Entry =>
  ({ calendar }) =>
    made(
      'firstContact',
      { channel, month: calendar.month(days) },
      { narrative: { happenedOn: calendar.day(days), safeNow: 'yes', ...values } },
    )

type Said = readonly [answer: string, sentence: string]
/** An interview with an instrument that comes along; what was asked, with its sentence. */
const interview =
  (days: number, instrument: string, said: Readonly<Record<string, Said>>, values: Values): Entry =>
  ({ calendar }) =>
    made(
      'interview',
      { state: 'finished', month: calendar.month(days) },
      {
        narrative: {
          heldOn: calendar.day(days),
          instrument,
          instrumentVersion: 1,
          safeNow: 'yes',
          agreed: true,
          answers: Object.fromEntries(Object.entries(said).map(([id, [answer]]) => [id, answer])),
          sentences: Object.fromEntries(
            Object.entries(said).flatMap(([id, [, sentence]]) => (sentence === '' ? [] : [[id, sentence]])),
          ),
          ...values,
        },
      },
    )

const reflection =
  (days: number, remark: string): Entry =>
  ({ calendar }) =>
    made('reflectionPeriod', {}, { narrative: { law: 'coe197', startsOn: calendar.day(days), days: 30, remark } })

const safetyPlan =
  (days: number, review: number, values: Values, safePlaces: string): Entry =>
  ({ calendar }) =>
    made(
      'safetyPlan',
      {},
      {
        narrative: { madeOn: calendar.day(days), reviewOn: calendar.day(review), ...values },
        location: { safePlaces },
      },
    )

const assessment =
  (days: number, values: Values): Entry =>
  ({ calendar }) =>
    made('assessment', { month: calendar.month(days) }, { narrative: { assessedOn: calendar.day(days), ...values } })

/** By the key of the story; they stand after what its case tells. */
export const SCREENING: Readonly<Record<string, readonly Entry[]>> = {
  'story/oksana': [
    firstContact(-24, 'police', {
      sentBy: 'The officer of the inspection, by telephone at eleven at night',
      needs: ['sleep', 'tellSomeone'],
      needsRemark: 'Room 4, door closed, tea. Her mother was told by her, on our telephone, that she is well.',
      inHerWords: '“First I want to sleep. Then I want my passport.”',
    }),
    interview(
      -19,
      'palermo',
      {
        'act-recruitment': ['disclosed', 'The cousin of a school friend wrote to her for three months.'],
        'act-transportation': ['documented', 'Bus ticket Vinnytsia to Lyon, paid by somebody else.'],
        'means-deception': ['disclosed', '“They said a bar, behind the counter.”'],
        'means-vulnerability': ['observed', 'She knew nobody, and not the language.'],
        'means-force': ['didNotSay', ''],
        'purpose-sexual': ['disclosed', 'Said once, clearly. Not asked again.'],
      },
      {
        age: 'adult',
        language: 'uk',
        interpretation: 'inTheRoom',
        interpreter: 'Olena',
        interpreterConflict: 'none',
        wished: 'Olena, and no man',
        present: 'Oksana, Olena, Amina',
        breaks: ['14:20–14:45'],
        remark: 'She decided when to stop, and when to go on.',
      },
    ),
    reflection(-18, 'Told to the prefecture by Maître Lefèvre.'),
    safetyPlan(
      -12,
      9,
      {
        warningSigns: ['The white van at the gate', 'Messages from a number she does not know'],
        steps: [
          'She comes in and says the word',
          'The night staff locks the court',
          'Amina is called, whatever the hour',
        ],
        ifAsked: '“We give no information about anyone. Please write to the post box.”',
      },
      'The sisters’ house in the next street, day and night',
    ),
    assessment(-17, {
      safety: 'urgent',
      safetyWords: 'The van was seen twice.',
      money: 'needed',
      language: 'watch',
      strengths: 'She bakes, and she keeps accounts of everything.',
      wishes: '“My passport first.”',
    }),
  ],
  'story/mohamed': [
    firstContact(-60, 'tradeUnion', {
      sentBy: 'The delegate of the site',
      needs: ['pain', 'hunger'],
      needsRemark: 'Hand seen by Fatou the same evening; a hot meal before a word.',
    }),
    interview(
      -56,
      'ilo-delphi-adult-labour',
      {
        'dr-02': ['disclosed', 'Promised 1,400 a month; 200 in the hand, twice.'],
        'dr-05': ['observed', 'Eleven people in a container without water.'],
        'dr-06': ['disclosed', 'The permit was to come “next month”, for a year.'],
        'e-01': ['documented', 'His notebook: 74 hours in the week of the 9th.'],
        'e-02': ['documented', 'Two transfers in nine months.'],
        'ccad-01': ['disclosed', 'The passport lies with the foreman.'],
        'ccad-11': ['disclosed', '“Go, and I call the police for you.”'],
        'ccad-04': ['notSo', ''],
      },
      { age: 'adult', language: 'ar', interpretation: 'byPhone', interpreterConflict: 'none' },
    ),
  ],
  'story/yuliana': [
    firstContact(-30, 'migrantAssociation', {
      needs: ['children'],
      needsRemark: 'Los dos niños durmieron con ella la primera noche.',
      inHerWords: '«Que mis hijos vayan al colegio el lunes.»',
    }),
  ],
}
