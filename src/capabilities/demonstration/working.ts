/** What makes a week at work complete: a closing and a reopening, a consent taken back, a talk with the lead, a paper given, an opinion. */
import type { Outcome, Replica, Values } from '#replica/types.ts'
import type { Handle } from './people.ts'
import type { Entry } from './write.ts'

const made = (kind: string, facts: Values, sealed: Record<string, Values>): ReturnType<Entry> => ({
  record: { kind, facts, sealed },
})

/** Closed, or opened again, on a day. */
const closing =
  (days: number, facts: Values, values: Values): Entry =>
  ({ calendar }) =>
    made(
      'closing',
      { ...facts, month: calendar.month(days) },
      { narrative: { closedOn: calendar.day(days), ...values } },
    )

/** A consent that held, and was taken back. */
const takenBack =
  (given: number, back: number, authority: string, words: string, backWords: string): Entry =>
  ({ calendar }) =>
    made(
      'consentRecord',
      {
        given: true,
        state: 'withdrawn',
        to: 'authority',
        authority,
        purposes: ['sharing'],
        compartments: ['header', 'evidence'],
        until: calendar.day(120),
        how: 'spoken',
        givenBy: 'individual',
        month: calendar.month(given),
        withdrawnMonth: calendar.month(back),
      },
      {
        narrative: {
          givenOn: calendar.day(given),
          withdrawnOn: calendar.day(back),
          witness: 'Karim Saadi, union delegate',
          inHerWords: words,
          withdrawnWords: backWords,
        },
      },
    )

const supervision =
  (days: number, talked: string, agreed: string): Entry =>
  ({ calendar, ids, by }) =>
    made(
      'supervisionNote',
      { month: calendar.month(days), worker: ids.user(by) },
      { narrative: { heldOn: calendar.day(days), talked, agreed } },
    )

/** A booked appointment of a colleague. */
const appointment =
  (days: number, type: string, who: Handle, values: Values, where: string): Entry =>
  ({ calendar, ids }) =>
    made(
      'service',
      { type, status: 'booked', due: calendar.day(days), worker: ids.user(who) },
      { narrative: { interpreterState: 'notNeeded', ...values }, location: { where } },
    )

/** What a plan's review came to. */
const reviewed =
  (story: string, days: number, values: Values): Entry =>
  ({ calendar }) =>
    made(
      'planReview',
      { plan: { $ref: `${story}/plan` }, due: calendar.day(days), status: 'held', doneMonth: calendar.month(days) },
      { narrative: { heldOn: calendar.day(days), ...values } },
    )

/** By the key of the story. */
export const WORKING: Readonly<Record<string, readonly Entry[]>> = {
  'story/oksana': [
    supervision(
      -3,
      'The man at the gate; how much the night weighs on whoever is on duty.',
      'Claire takes the next night call. We look at the safety plan together on Thursday.',
    ),
  ],
  'story/blessing': [
    reviewed('story/blessing', -33, {
      present: 'Blessing, Amina',
      herView: '“The door is done. Now the school.”',
      changed: 'The goal about the door is reached. A new action for the canteen.',
    }),
  ],
  'story/mohamed': [
    takenBack(
      -50,
      -8,
      'labourInspection',
      'They may have my notebook, if it helps the others on the site.',
      'The foreman was seen with one of them. Not for now.',
    ),
    appointment(
      2,
      'health',
      'fatou',
      {
        what: 'Hand: control after the splint',
        time: '10:30',
        interpreterState: 'confirmed',
        interpreter: 'By telephone',
      },
      'Health room, ground floor',
    ),
  ],
  'story/sisters-valbona': [
    closing(
      -75,
      { event: 'closed', reasons: ['goalsMet'], opinion: 'given' },
      {
        summary: 'Studio, work, and a sister who telephones every day. She wished to close.',
        stillOpen: 'The date of the appeal.',
        herOpinion: '“You asked before you wrote. That was new.”',
      },
    ),
    closing(-40, { event: 'reopened' }, { summary: 'The appeal was set for spring, and she asked for company there.' }),
  ],
  'story/yuliana': [
    appointment(
      1,
      'education',
      'ines',
      { what: 'Matrícula de los niños', provider: 'Escuela del barrio', time: '09:00', travel: 'A pie, juntas' },
      'Secretaría de la escuela',
    ),
    appointment(
      3,
      'legal',
      'helene',
      { what: 'Cita con la abogada', time: '15:30', interpreterState: 'asked' },
      'Despacho, segundo piso',
    ),
  ],
  'story/liliana': [
    appointment(
      1,
      'livelihood',
      'ana',
      { what: 'Premier jour d’essai à l’atelier', provider: 'Atelier de couture Firul', time: '08:30' },
      'Strada Lăpușneanu',
    ),
  ],
  'story/elena': [
    appointment(
      2,
      'safeHouse',
      'radu',
      { what: 'Arrivée à la maison, chambre 3', time: '18:00', travel: 'Gare de Iași, une seule personne l’attend' },
      'Casa Salcia',
    ),
  ],
}

/** What is done after the import, as those who do it: a paper given to her, an exception that waits for a second person, two opinions. */
export async function workAWeek(input: {
  readonly amina: Replica
  readonly ana: Replica
  readonly riviere: string
  readonly salcia: string
  readonly today: string
  /** Roots of the case whose plan is printed, and of the one a court asks about. */
  readonly printed: string
  readonly asked: string
}): Promise<Outcome> {
  const { amina, ana, riviere, salcia, today, printed, asked } = input
  const later = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const steps: ReadonlyArray<() => Promise<Outcome>> = [
    () =>
      amina.disclose(printed, {
        how: 'print',
        to: { kind: 'herself' },
        purpose: 'services',
        compartments: ['narrative'],
        sealed: { narrative: { what: 'Plan', why: 'She wants it in her drawer', givenOn: today } },
      }),
    () =>
      amina.create('lawfulException', {
        root: asked,
        facts: {
          state: 'inForce',
          basis: 'courtOrder',
          to: 'authority',
          authority: 'court',
          purposes: ['sharing'],
          compartments: ['header', 'evidence'],
          until: later(30),
          tell: 'told',
          month: today.slice(0, 7),
        },
        sealed: {
          narrative: {
            law: 'Order of the labour court, read by Maître Lefèvre',
            reason: 'The court asks for the notebook of hours. He was told at once, and which pages.',
          },
        },
      }),
    () =>
      ana.leaveLetter(riviere, {
        v: 1,
        answers: { safe: 'yes', heard: 'yes', decided: 'yes', useful: 'partly' },
        more: 'The waiting for papers was long. Nobody was to blame for that, but I would have liked to be told every week that there is no news.',
      }),
    () =>
      amina.leaveLetter(salcia, {
        v: 1,
        answers: { safe: 'yes', heard: 'partly', decided: 'yes', useful: 'yes' },
        more: 'Someone waited at the station with my name on nothing. That was right.',
      }),
    () => amina.syncNow(),
    () => ana.syncNow(),
  ]
  for (const step of steps) {
    const outcome = await step()
    if (!outcome.ok) return outcome
  }
  return { ok: true }
}
