/** Plans, services, reviews and a conference of some of the told cases: what a week of work looks like on Today. */
import type { Values } from '#replica/types.ts'
import type { Entry, Ids } from './write.ts'

type Place = Parameters<Entry>[0]
type Made = ReturnType<Entry>
const made = (kind: string, facts: Values, sealed: Record<string, Values>, key?: string): Made => ({
  record: { kind, facts, sealed },
  ...(key === undefined ? {} : { key }),
})
const some = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** The plan of a case, and its goals by short names of their own. */
const plan =
  (
    story: string,
    wish: string,
    more: { agreed?: number; strengths?: string; language?: string; contact?: string },
  ): Entry =>
  ({ calendar }) =>
    made(
      'plan',
      { status: more.agreed === undefined ? 'draft' : 'agreed', month: calendar.month(more.agreed ?? -2) },
      {
        narrative: some({
          wish,
          strengths: more.strengths,
          language: more.language,
          contact: more.contact,
          agreedOn: more.agreed === undefined ? undefined : calendar.day(more.agreed),
        }),
      },
      `${story}/plan`,
    )
const goal =
  (story: string, name: string, area: string, inHerWords: string, status = 'open'): Entry =>
  () =>
    made(
      'goal',
      { plan: { $ref: `${story}/plan` }, area, status },
      { narrative: { inHerWords } },
      `${story}/goal-${name}`,
    )
const rating =
  (story: string, name: string, days: number, stars: number, herWords?: string): Entry =>
  ({ calendar }) =>
    made(
      'goalRating',
      { goal: { $ref: `${story}/goal-${name}` } },
      { narrative: some({ on: calendar.day(days), rating: stars, herWords }) },
    )
const action =
  (
    story: string,
    name: string,
    days: number,
    what: string,
    more: { doneBy?: string; partner?: string; done?: number } = {},
  ): Entry =>
  ({ calendar, ids, by }: Place) =>
    made(
      'task',
      some({
        status: more.done === undefined ? 'open' : 'done',
        due: calendar.day(days),
        assignee: more.doneBy === 'person' ? undefined : ids.user(by),
        doneMonth: more.done === undefined ? undefined : calendar.month(more.done),
      }),
      {
        narrative: some({ what, goal: { $ref: `${story}/goal-${name}` }, doneBy: more.doneBy, partner: more.partner }),
      },
    )
const review =
  (story: string, days: number): Entry =>
  ({ calendar }) =>
    made('planReview', { plan: { $ref: `${story}/plan` }, due: calendar.day(days), status: 'planned' }, {})
/** A service, booked on a day or settled. */
const service =
  (days: number, type: string, narrative: Values, more: { where?: string; status?: string } = {}): Entry =>
  ({ calendar, ids, by }) =>
    made(
      'service',
      some({
        type,
        status: more.status ?? 'booked',
        due: calendar.day(days),
        worker: ids.user(by),
        doneMonth: more.status === 'happened' ? calendar.month(days) : undefined,
      }),
      { narrative, ...(more.where === undefined ? {} : { location: { where: more.where } }) },
    )
const conference =
  (days: number, people: ReadonlyArray<Parameters<Ids['user']>[0]>, narrative: Values, evidence?: Values): Entry =>
  ({ calendar, ids }) =>
    made(
      'conference',
      { month: calendar.month(days) },
      {
        narrative: { heldOn: calendar.day(days), colleagues: people.map(one => ids.user(one)), ...narrative },
        ...(evidence === undefined ? {} : { evidence }),
      },
    )

const OKSANA = 'story/oksana'
const BLESSING = 'story/blessing'
const MOHAMED = 'story/mohamed'

/** What is added to a told case, by its key. */
export const PLANNING: Readonly<Record<string, readonly Entry[]>> = {
  [OKSANA]: [
    plan(OKSANA, '“I want to finish the pastry course before I decide about home.”', {
      strengths: 'She bakes for the whole house on Sundays. Olena, her interpreter, has become someone she trusts.',
      language: 'uk',
      contact: 'Jasna, +44 7700 900 210',
    }),
    goal(OKSANA, 'course', 'education', 'I want a paper that says I can do this, with my own name on it.'),
    goal(OKSANA, 'safe', 'safety', 'I want to walk to the market without looking behind me.'),
    goal(OKSANA, 'papers', 'documents', 'I want my passport in my own drawer.'),
    rating(OKSANA, 'course', -18, 1),
    rating(OKSANA, 'course', -4, 2, 'I know which bus. That is something.'),
    rating(OKSANA, 'safe', -4, 1, 'After the gate, one again.'),
    action(OKSANA, 'course', 3, 'Visit the school together before the first morning', {
      doneBy: 'together',
      partner: 'École de pâtisserie, Villeurbanne',
    }),
    action(OKSANA, 'course', -12, 'Choose between the morning and the evening course', { doneBy: 'person', done: -10 }),
    action(OKSANA, 'safe', -2, 'Agree on two ways home with the night staff', { doneBy: 'worker' }),
    action(OKSANA, 'papers', 4, 'Photographs for the passport', { doneBy: 'person' }),
    review(OKSANA, 26),
    service(
      1,
      'legal',
      {
        what: 'Hearing',
        provider: 'Maître Lefèvre',
        time: '09:30',
        until: '11:00',
        interpreter: 'Olena',
        interpreterState: 'confirmed',
        travel: 'By taxi, door to door',
      },
      { where: 'Municipal court' },
    ),
    service(
      2,
      'documents',
      { what: 'Passport appointment', provider: 'Consulate', time: '14:00', interpreterState: 'notNeeded' },
      { where: 'Consulate, window 4' },
    ),
    service(
      -9,
      'psychosocial',
      { what: 'Second conversation', provider: 'Psychologist of the house' },
      { status: 'happened' },
    ),
    conference(
      -6,
      ['amina', 'claire', 'helene'],
      {
        purpose: 'After the man at the gate',
        herView: '“Tell me first, then the others. And I keep the course.”',
        said: 'Room 2 is free from Friday. The course stays; the way there changes.',
        guests: ['Olena, interpreter'],
      },
      { said: 'The number goes to the lawyer and to nobody else.' },
    ),
  ],
  [BLESSING]: [
    plan(BLESSING, '“A room with a key, and my boy in a school where they know his name.”', {
      agreed: -40,
      strengths: 'She speaks three languages and fills in every form herself.',
      language: 'en',
    }),
    goal(BLESSING, 'home', 'housing', 'I want a door I can lock and open myself.', 'reached'),
    goal(BLESSING, 'school', 'children', 'I want him to stay in one school for a whole year.'),
    rating(BLESSING, 'school', -30, 2),
    rating(BLESSING, 'school', -3, 4, 'They call him by his name.'),
    action(BLESSING, 'school', 2, 'Ask the town hall about the canteen', { doneBy: 'worker', partner: 'Town hall' }),
    review(BLESSING, 3),
  ],
  [MOHAMED]: [
    service(
      0,
      'health',
      { what: 'Physiotherapy', provider: 'Cabinet of the rue Garibaldi', time: '16:00', interpreterState: 'asked' },
      { where: 'Rue Garibaldi' },
    ),
  ],
}
