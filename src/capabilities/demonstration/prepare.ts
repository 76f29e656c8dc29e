/**
 * Makes the demonstration organisation through the product itself: a founding, eight invitations answered and confirmed, teams,
 * and the cases imported by those who follow them. Nothing here could not be done by hand in the app.
 */
import { askApproval, planOf, planText, writeSnapshot } from '#capabilities/casework/index.ts'
import type { Catalogue } from '#records'
import {
  createReplica,
  memoryStores,
  type Outcome,
  type Progress,
  type Replica,
  type SearchableKinds,
  type Transport,
} from '#replica'
import { calendarOf } from './calendar.ts'
import { demonstrationCases } from './cases.ts'
import { furnish } from './house.ts'
import { joinTwo } from './joining.ts'
import { moveSome } from './moving.ts'
import { pageOf } from './page.ts'
import { DEMO_PEOPLE, DEMO_TEAMS, DEMONSTRATION_NAME, type DemoPerson, type Handle, type TeamKey } from './people.ts'
import { workAWeek } from './working.ts'
import type { DemoCase, Paper } from './write.ts'

export interface PrepareInput {
  /** A connection of its own for each person: they are signed in at the same time. */
  readonly connect: () => Transport
  readonly catalogue: Catalogue
  readonly searchable: SearchableKinds
  /** Today, `YYYY-MM-DD`: the stories count from it. */
  readonly today: string
  /** The set-up code, where the server asks for one. */
  readonly code?: string | undefined
  /** At most so many ordinary cases for each worker: for tests. */
  readonly ordinary?: number | undefined
  /** Steps `demo.people`, `demo.cases`, `demo.papers`. */
  readonly progress?: Progress
}

type People = ReadonlyMap<Handle, { readonly replica: Replica; readonly user: string }>

/** Thrown when a step of the preparation is refused: then the organisation is half made and must be thrown away. */
export class DemonstrationRefused extends Error {
  readonly code: string

  constructor(code: string, step: string) {
    super(`${step}: ${code}`)
    this.name = 'DemonstrationRefused'
    this.code = code
  }
}

function must<T extends object>(outcome: Outcome<T>, step: string): T {
  if (!outcome.ok) throw new DemonstrationRefused(outcome.code, step)
  return outcome
}

/** Makes it all on an empty server place and answers the organisation's id. Throws `DemonstrationRefused`. */
export async function prepareDemonstration(input: PrepareInput): Promise<{ org: string }> {
  const opened: Replica[] = []
  const open = async (): Promise<Replica> => {
    const { connect, catalogue, searchable } = input
    const replica = await createReplica({
      stores: memoryStores(),
      transport: quiet(connect()),
      catalogue,
      searchable,
      language: 'en',
    })
    opened.push(replica)
    return replica
  }
  try {
    const { org, people, teams } = await gather(input, open)
    const cases = demonstrationCases(
      calendarOf(input.today),
      { user: handle => userOf(people, handle) },
      { ordinary: input.ordinary },
    )
    const roots = await importAll(people, teams, cases, input.progress)
    await writePapers(people, cases, roots, input.progress)
    await askAboutPlan(personOf(people, 'amina'), roots['story/oksana'] ?? '')
    const house = (key: TeamKey) => teams.get(key) ?? ''
    must(
      await moveSome({
        amina: personOf(people, 'amina'),
        ines: personOf(people, 'ines'),
        riviere: house('riviere'),
        salcia: house('salcia'),
        today: input.today,
        moves: roots['story/blessing'] ?? '',
        covered: roots['story/oksana'] ?? '',
      }),
      'moving',
    )
    must(
      await joinTwo({
        worker: personOf(people, 'ana'),
        team: house('salcia'),
        goesOn: roots['story/halyna'] ?? '',
      }),
      'joining',
    )
    must(
      await workAWeek({
        amina: personOf(people, 'amina').replica,
        ana: personOf(people, 'ana').replica,
        riviere: house('riviere'),
        salcia: house('salcia'),
        today: input.today,
        printed: roots['story/oksana'] ?? '',
        asked: roots['story/mohamed'] ?? '',
      }),
      'working',
    )
    return { org }
  } finally {
    await Promise.all(opened.map(replica => replica.close()))
  }
}

/** One plan waits for the word of a lead, so that approvals are seen at work. */
async function askAboutPlan({ replica, user }: { replica: Replica; user: string }, root: string): Promise<void> {
  const opened = await replica.open(root)
  const view = opened.ok ? planOf(opened.root.records) : undefined
  if (view === undefined) return
  const { rec } = view.plan
  const snapshot = writeSnapshot(planText(view))
  must(await replica.change({ root, rec }, { sealed: { narrative: { snapshot } } }), 'plan')
  const subject = { about: 'plan', record: rec, part: 'narrative' } as const
  must(
    await askApproval(replica, user, root, subject, 'She dictated it and read it back. The course begins on Monday.'),
    'plan',
  )
  must(await replica.syncNow(), 'plan')
}

/** Without news from the server: nobody here needs to see at once what the others write. */
const quiet = (transport: Transport): Transport => ({
  ...transport,
  events: (_, opened, signal) =>
    new Promise(ended => {
      opened()
      signal.addEventListener('abort', () => ended(), { once: true })
    }),
})

function personOf(people: People, handle: Handle): { readonly replica: Replica; readonly user: string } {
  const person = people.get(handle)
  if (person === undefined) throw new DemonstrationRefused('person.unknown', 'people')
  return person
}
const userOf = (people: People, handle: Handle): string => personOf(people, handle).user

/** The founder sets up, eight people join by invitation, and the teams are made of them: she is in those she belongs to only. */
async function gather(input: PrepareInput, open: () => Promise<Replica>) {
  const [founder, ...others] = DEMO_PEOPLE
  const { code, progress } = input
  const claire = await open()
  const founded = must(
    await claire.setUp({
      name: DEMONSTRATION_NAME,
      demo: true,
      ...(code === undefined ? {} : { code }),
      founder: { name: founder.name, handle: founder.handle, passphrase: founder.passphrase, duty: founder.duty },
      teams: [],
      recovery: { mode: 'paper' },
    }),
    'set-up',
  )
  must(await claire.confirmSetUp(), 'set-up')
  const people = new Map([[founder.handle, { replica: claire, user: founded.user }]])
  const total = DEMO_PEOPLE.length
  progress?.({ step: 'demo.people', done: 1, total })
  for (const person of others) {
    people.set(person.handle, await joinOne(claire, await open(), person))
    progress?.({ step: 'demo.people', done: people.size, total })
  }
  const teams = await makeTeams(claire, people)
  must(await furnish(claire), 'house')
  await Promise.all(
    [...people].map(([handle, { replica }]) => (WRITERS.has(handle) ? enter(replica) : replica.close())),
  )
  return { org: founded.org, people, teams }
}

/** Those who write something; the others were only needed to join. */
const WRITERS: ReadonlySet<Handle> = new Set(['amina', 'ines', 'ana', 'fatou', 'helene'])
const enter = async (replica: Replica) => void must(await replica.syncNow(), 'join')

async function joinOne(officer: Replica, replica: Replica, person: DemoPerson) {
  const { name, duty, officer: keys, handle, passphrase } = person
  const { invitation, fragment } = must(await officer.invite({ name, duty, teams: [], officer: keys }), 'invite')
  const { me } = must(await replica.acceptInvitation({ fragment, handle, passphrase }), 'accept')
  must(await officer.confirm(invitation), 'confirm')
  return { replica, user: me.user }
}

async function makeTeams(officer: Replica, people: People): Promise<ReadonlyMap<TeamKey, string>> {
  const made = new Map<TeamKey, string>()
  for (const { key, name, place, purpose, opens, companions } of DEMO_TEAMS) {
    const members = DEMO_PEOPLE.flatMap(({ handle, duty, teams }) =>
      teams.filter(([team]) => team === key).map(([, role]) => ({ user: userOf(people, handle), role, duty })),
    )
    const { team } = must(
      await officer.createTeam({
        name,
        place,
        purpose,
        opens: [...opens],
        companions: companions.flatMap(companion => made.get(companion) ?? []),
        members,
      }),
      'team',
    )
    made.set(key, team)
  }
  must(await officer.syncNow(), 'team')
  return made
}

/** Everyone imports her own cases, side by side. Answers the root of each by its key. */
async function importAll(
  people: People,
  teams: ReadonlyMap<TeamKey, string>,
  cases: readonly DemoCase[],
  progress: Progress | undefined,
): Promise<Record<string, string>> {
  const done = new Map<Handle, number>()
  const reports = await Promise.all(
    [...Map.groupBy(cases, each => each.by)].map(async ([by, own]) => {
      const team = teams.get(by === 'ana' ? 'salcia' : 'riviere') ?? ''
      const planned = own.map(each => ({ ...each.planned, facts: { ...each.planned.facts, team } }))
      const onProgress: Progress = step => {
        done.set(by, step.step === 'import.send' ? step.done : 0)
        const sum = [...done.values()].reduce((all, each) => all + each, 0)
        progress?.({ step: 'demo.cases', done: sum, total: cases.length })
      }
      const { replica } = personOf(people, by)
      const { report } = must(await replica.importCases(planned, { team, onProgress }), 'import')
      const { refused, waiting } = await replica.status()
      if (refused + waiting > 0) throw new DemonstrationRefused('edit.refused', 'import')
      return report.roots
    }),
  )
  return Object.assign({}, ...reports)
}

/** Documents and their files, each by whoever may keep it: the nurse in health, the lawyer in legal. */
async function writePapers(
  people: People,
  cases: readonly DemoCase[],
  roots: Readonly<Record<string, string>>,
  progress: Progress | undefined,
): Promise<void> {
  const papers = cases.flatMap(({ planned, papers: own }) =>
    own.map(paper => ({ paper, root: roots[planned.key] ?? '' })),
  )
  let done = 0
  await Promise.all(
    [...Map.groupBy(papers, ({ paper }) => paper.by)].map(async ([by, own]) => {
      const { replica } = personOf(people, by)
      must(await replica.syncNow(), 'papers')
      for (const { paper, root } of own) {
        await writePaper(replica, root, paper)
        progress?.({ step: 'demo.papers', done: ++done, total: papers.length })
      }
      must(await replica.syncNow(), 'papers')
      const { refused, waiting, filesWaiting } = await replica.status()
      if (refused + waiting + filesWaiting > 0) throw new DemonstrationRefused('edit.refused', 'papers')
    }),
  )
}

async function writePaper(replica: Replica, root: string, { comp, facts, values, sheet }: Paper): Promise<void> {
  const files =
    sheet === undefined
      ? {}
      : {
          files: [
            must(
              await replica.addFile(root, { name: sheet.name, type: 'application/pdf', bytes: pageOf(sheet) }),
              'file',
            ).value,
          ],
        }
  must(await replica.create('document', { root, facts, sealed: { [comp]: { ...values, ...files } } }), 'document')
}
