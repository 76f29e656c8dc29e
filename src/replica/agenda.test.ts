/** Whose a thing is, and in which order it comes: held against rows as they stand in memory. */
import { describe, expect, it } from 'vitest'
import { agendaOf } from './agenda.ts'
import type { Copy } from './copy.ts'
import type { Row } from './rows.ts'
import type { Due } from './types.ts'

const TEAM = '0190c9a0-0000-7000-8000-0000000000aa'
const OTHER = '0190c9a0-0000-7000-8000-0000000000bb'
const row = (rec: string, root: string, more: Partial<Row> = {}): Row => ({
  root,
  rec,
  kind: rec === root ? 'case' : 'task',
  header: {},
  facts: {},
  teams: [TEAM],
  updated: 1,
  ...more,
})
const due = (on: string, more: Partial<Due> = {}): Due => ({ code: 'task', on, ...more })

/** As much of a copy as the agenda looks at. */
function copyOf(rows: readonly Row[], role: 'lead' | 'member', teams: Record<string, string[]> = {}): Copy {
  const byRec = new Map(rows.map(one => [one.rec, one]))
  const held: unknown = {
    user: 'me',
    directory: {
      teams: new Map([
        [TEAM, { members: new Map([['me', { role }]]) }],
        [OTHER, { members: new Map() }],
      ]),
    },
    teamsOfRoot: new Map(rows.map(({ root }) => [root, new Set(teams[root] ?? [TEAM])])),
    outbox: { ofRecord: () => [] },
    rows: { ready: true, get: (rec: string) => byRec.get(rec), withDues: () => rows.filter(one => one.dues) },
  }
  return isCopy(held) ? held : never()
}
const isCopy = (held: unknown): held is Copy => typeof held === 'object' && held !== null
const never = (): never => {
  throw new Error('no copy')
}
const until = { until: '2026-11-30', whose: 'mine' } as const

describe('the agenda', () => {
  it('comes by day and hour, what has no day first, and ends with its last day', () => {
    const rows = [
      row('c', 'c', { facts: { caseWorker: 'me' } }),
      row('t1', 'c', { dues: [due('2026-11-24', { time: '14:00' }), due('2026-12-01')] }),
      row('t2', 'c', { dues: [due('2026-11-24', { time: '09:30' }), due('', { urgent: true })] }),
    ]
    const { items, total } = agendaOf(copyOf(rows, 'member'), until)
    expect(items.map(({ on, time }) => [on, time])).toEqual([
      ['', undefined],
      ['2026-11-24', '09:30'],
      ['2026-11-24', '14:00'],
    ])
    expect(total).toBe(3)
    expect(agendaOf(copyOf(rows, 'member'), { ...until, limit: 1 })).toMatchObject({ total: 3, items: [{ on: '' }] })
    expect(agendaOf(copyOf(rows, 'member'), { ...until, from: '2026-11-24' }).total, 'no day is before every day').toBe(
      2,
    )
  })

  it('is mine when it names me, when I accompany the case, or when nobody does and I am in its team', () => {
    const of = (facts: Row['facts'], who?: string, teams?: Record<string, string[]>) => {
      const rows = [
        row('c', 'c', { facts }),
        row('t', 'c', { dues: [due('2026-11-24', who === undefined ? {} : { who })] }),
      ]
      return agendaOf(copyOf(rows, 'member', teams), until).total
    }
    expect(of({ caseWorker: 'her' }, 'me')).toBe(1)
    expect(of({ caseWorker: 'me' }, 'her')).toBe(0)
    expect(of({ caseWorker: 'me' })).toBe(1)
    expect(of({ caseWorker: 'her' })).toBe(0)
    expect(of({})).toBe(1)
    expect(of({}, undefined, { c: [OTHER] })).toBe(0)
  })

  it('shows what waits for a lead to leads who did not ask', () => {
    const waiting = (except: string[], role: 'lead' | 'member') =>
      agendaOf(
        copyOf(
          [row('c', 'c'), row('a', 'c', { dues: [due('', { code: 'approvalWaiting', leads: { except } })] })],
          role,
        ),
        until,
      ).total
    expect(waiting(['her'], 'lead')).toBe(1)
    expect(waiting(['me'], 'lead')).toBe(0)
    expect(waiting(['her'], 'member')).toBe(0)
  })

  it('leaves out what belongs to a case that is not here', () => {
    expect(agendaOf(copyOf([row('t', 'gone', { dues: [due('2026-11-24')] })], 'lead'), until).total).toBe(0)
  })
})
