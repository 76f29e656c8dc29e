import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenRecord, Values } from '#replica/types.ts'
import { approvalOf, authorOf, nobodyAnswers } from '../approvals/approvals.ts'
import { planBlocks } from './paper.ts'
import {
  changedSince,
  countChanges,
  planOf,
  planText,
  progressOf,
  ratingOf,
  readSnapshot,
  writeSnapshot,
} from './plan.ts'

let made = 0
const record = (kind: string, facts: Values, narrative: Values = {}, more: Partial<OpenRecord> = {}): OpenRecord => {
  made += 1
  const rec = `0190c9a0-0000-7000-8000-${String(made).padStart(12, '0')}`
  return {
    root: 'r',
    rec,
    kind,
    facts,
    sealed: { narrative },
    versions: {},
    closed: [],
    waiting: false,
    conflict: false,
    ...more,
  }
}
function aPlan(actions: number) {
  const plan = record('plan', { status: 'draft' }, { wish: 'My own door.' })
  const goal = record('goal', { plan: plan.rec, area: 'housing', status: 'open' }, { inHerWords: 'A key.' })
  const other = record('goal', { plan: plan.rec, status: 'reached' }, { inHerWords: 'A bed.' })
  const tasks = Array.from({ length: actions }, (_, index) =>
    record(
      'task',
      { status: index % 3 === 0 ? 'done' : 'open', due: `2026-12-${String(30 - (index % 28)).padStart(2, '0')}` },
      { what: `Step ${index}`, goal: goal.rec, doneBy: 'person' },
    ),
  )
  const loose = record('task', { status: 'open' }, { what: 'Of no goal' })
  const ratings = ['2026-11-20', '2026-10-01'].map((on, index) =>
    record('goalRating', { goal: goal.rec }, { on, rating: 4 - index * 2 }),
  )
  return { plan, goal, other, all: [plan, other, goal, ...tasks, loose, ...ratings] }
}
const viewOf = (records: readonly OpenRecord[]) => {
  const view = planOf(records)
  if (view === undefined) throw new Error('no plan')
  return view
}

describe('a plan', () => {
  it('puts open goals first, actions by day, ratings by day; what belongs to no goal is not in it', () => {
    const { all, goal } = aPlan(300)
    const view = viewOf(all)
    expect(view.goals.map(one => one.goal.sealed.narrative?.inHerWords)).toEqual(['A key.', 'A bed.'])
    const [first] = view.goals
    expect(first?.goal.rec).toBe(goal.rec)
    expect(first?.actions).toHaveLength(300)
    const days = first?.actions.map(({ facts }) => String(facts.due)) ?? []
    expect(days).toEqual([...days].sort())
    expect(first && progressOf(first)).toEqual({ done: 100, all: 300 })
    expect(first && ratingOf(first), 'the latest day, not the last written').toBe(4)
  })

  it('of several plans shows the one in force', () => {
    const old = record('plan', { status: 'ended' })
    const now = record('plan', { status: 'agreed' })
    const later = record('plan', { status: 'ended' })
    expect(planOf([old, now, later])?.plan.rec).toBe(now.rec)
    expect(planOf([old, later])?.plan.rec).toBe(later.rec)
    expect(planOf([])).toBeUndefined()
  })

  it('comes back from a version as it stood; progress changes no version, words do', () => {
    const { all, plan } = aPlan(20)
    const snapshot = writeSnapshot(planText(viewOf(all)))
    expect(readSnapshot(snapshot)).toEqual({ v: 1, ...planText(viewOf(all)) })
    const kept = all.map(one =>
      one.rec === plan.rec ? { ...one, sealed: { narrative: { ...one.sealed.narrative, snapshot } } } : one,
    )
    expect(changedSince(viewOf(kept))).toBe(false)
    const done = kept.map(one => (one.kind === 'task' ? { ...one, facts: { ...one.facts, status: 'done' } } : one))
    expect(changedSince(viewOf(done))).toBe(false)
    const goal = kept.find(one => one.sealed.narrative?.inHerWords === 'A key.')
    const more = [...kept, record('task', { status: 'open' }, { what: 'Unread', goal: goal?.rec })]
    expect(changedSince(viewOf(more))).toBe(true)
    expect(countChanges(planText(viewOf(kept)), planText(viewOf(more)))).toEqual({ goals: 0, actions: 1, gone: 0 })
  })

  it('takes nothing for a version that is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), value => {
        const read = readSnapshot(value)
        if (read !== undefined) expect(Array.isArray(read.goals)).toBe(true)
      }),
    )
  })

  it('is printed without a name of hers, a code or the organisation, unless she wants it', () => {
    const { all, plan } = aPlan(3)
    const options = { day: (day: string) => day, organisation: 'Foyer Rivière', firstName: () => 'Jasna' }
    const print = (records: readonly OpenRecord[]) =>
      JSON.stringify(planBlocks(viewOf(records), (key, values) => `${key} ${JSON.stringify(values ?? {})}`, options))
    expect(print(all)).not.toContain('Foyer')
    expect(print(all)).toContain('My own door.')
    const wanted = all.map(one =>
      one.rec === plan.rec
        ? { ...one, sealed: { narrative: { ...one.sealed.narrative, organisationName: true } } }
        : one,
    )
    expect(print(wanted)).toContain('Foyer Rivière')
  })
})

describe('an approval of it', () => {
  const versions = (version: number, author: string) => ({
    narrative: { version, author, at: 1, op: 'update' },
    facts: { version: 2, author, at: 1, op: 'update' },
  })
  const subject = (version: number, author: string) =>
    record('plan', { status: 'draft' }, {}, { rec: 'p', versions: versions(version, author) })
  const approval = (outcome: string, author: string, more: Partial<OpenRecord> = {}) =>
    record(
      'approval',
      { about: 'plan', record: 'p', part: 'narrative', recordVersion: 3, askedBy: 'amina', outcome },
      {},
      { versions: versions(2, author), ...more },
    )
  const stateOf = (...records: OpenRecord[]) =>
    approvalOf(records, { about: 'plan', record: 'p', part: 'narrative' }).state

  it('stands for the version it is about, and for no later one', () => {
    expect(stateOf(subject(3, 'amina'))).toBe('none')
    expect(stateOf(subject(3, 'amina'), approval('asked', 'amina'))).toBe('asked')
    expect(stateOf(subject(3, 'amina'), approval('approved', 'claire'))).toBe('approved')
    expect(stateOf(subject(4, 'amina'), approval('approved', 'claire'))).toBe('stale')
    expect(stateOf(subject(3, 'amina'), approval('returned', 'claire'))).toBe('returned')
    expect(stateOf(subject(3, 'amina'), approval('withdrawn', 'amina'))).toBe('none')
  })

  it('is void when a server let the author of the version approve it, or somebody without the right', () => {
    expect(stateOf(subject(3, 'claire'), approval('approved', 'claire'))).toBe('void')
    expect(stateOf(subject(3, 'amina'), approval('approved', 'claire', { versions: {} }))).toBe('void')
  })

  it('could be given by nobody where who asks and who wrote it are all who lead, and by an officer who has the case', () => {
    const [amina, claire, mirela] = ['amina', 'claire', 'mirela'] as const
    const around = (officer: boolean) => ({
      people: [amina, claire, mirela].map(user => ({
        user,
        status: 'active' as const,
        officer: officer && user === mirela,
      })),
      teams: [
        {
          id: 't',
          members: [amina, claire, mirela].map(user => ({
            user,
            role: user === claire ? ('lead' as const) : ('member' as const),
            duty: 'caseWorker',
          })),
        },
      ],
    })
    const root = { teams: [{ team: 't', opens: [] }], records: [subject(3, claire)] }
    const wrote = authorOf({ about: 'plan', record: 'p', part: 'narrative' }, root)
    expect(nobodyAnswers(root, around(false), [amina])).toBe(false)
    expect(nobodyAnswers(root, around(false), [amina, wrote]), 'the only lead wrote it').toBe(true)
    expect(nobodyAnswers(root, around(true), [amina, wrote]), 'an officer stands in').toBe(false)
    expect(nobodyAnswers(root, { people: [], teams: [] }, [amina, wrote]), 'not known yet').toBe(false)
  })
})
