import fc from 'fast-check'
import { expect, it } from 'vitest'
import { catalogue } from '#records'
import { Gatherings } from './gather.ts'
import { type Row, Rows } from './rows.ts'

type Act = { rec: string; due: string | undefined }

it('shows the first of what records add, in whatever order they come, change and go', () => {
  const act: fc.Arbitrary<Act> = fc.record({
    rec: fc.constantFrom('a', 'b', 'c', 'd'),
    due: fc.option(fc.constantFrom('2026-01-01', '2026-02-02', '2026-03-03', '2026-04-04'), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(act), acts => {
      const gatherings = new Gatherings()
      const present = new Map<string, string>()
      const add = (rec: string, due: string | undefined) =>
        gatherings.take('root', rec, due === undefined ? [] : [{ key: 'next', order: due, values: { due } }])
      for (const { rec, due } of acts) {
        if (due === undefined) present.delete(rec)
        else present.set(rec, due)
        if (add(rec, due) === 'torn') {
          gatherings.drop('root')
          for (const [other, day] of present) add(other, day)
        }
        const row = gatherings.lay<{ root: string; rec: string; gathered?: Record<string, unknown> }>({
          root: 'root',
          rec: 'root',
        })
        const [first] = [...present.values()].sort()
        expect(row.gathered).toEqual(first === undefined ? {} : { due: first })
      }
    }),
  )
})

it('a case that says again who has it keeps its row, and no list is ordered anew for it', () => {
  const rows = new Rows(catalogue([]), {})
  const row: Row = { root: 'a', rec: 'a', kind: 'case', header: {}, facts: {}, teams: ['east', 'west'], updated: 1 }
  rows.load([row])
  const before = rows.get('a')
  rows.setTeams('a', ['west', 'east'])
  expect(rows.get('a')).toBe(before)
  rows.setTeams('a', ['west'])
  expect(rows.get('a')?.teams).toEqual(['west'])
  rows.setTeams('a', ['west', 'north'])
  expect(rows.get('a')?.teams).toEqual(['west', 'north'])
})
