import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Compartment } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { type Entry, EVERYTHING, passes, type StoryFilter, storyOf, wordsOf } from './entries.ts'

const PARTS: readonly Compartment[] = ['narrative', 'health', 'legal']
const record = fc
  .record({
    rec: fc.uuid(),
    kind: fc.constantFrom('note', 'task', 'document', 'riskLevel'),
    author: fc.constantFrom('amina', 'boris', 'chen'),
    part: fc.constantFrom(...PARTS),
    day: fc.option(fc.constantFrom('2024', '2025-03', '2025-03-09', '2026-11-21'), { nil: undefined }),
    body: fc.constantFrom('Zoë called', 'Zoe wrote', 'nothing', ''),
    at: fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }),
  })
  .map(
    ({ rec, kind, author, part, day, body, at }): OpenRecord => ({
      root: 'a',
      rec,
      kind,
      facts: {},
      sealed: { [part]: { body, ...(day ? { happenedOn: day } : {}) } },
      versions: { [part]: { version: 1, author, at, op: 'create' } },
      closed: [],
      waiting: false,
      conflict: false,
    }),
  )
const rootOf = (root: string, records: OpenRecord[]): OpenRoot => ({
  root,
  kind: 'case',
  teams: [],
  audience: {},
  mine: [...PARTS],
  records: records.map(one => ({ ...one, root })),
  verified: 'good',
  problems: [],
})
const roots = fc
  .uniqueArray(record, { selector: one => one.rec, maxLength: 60 })
  .chain(all => fc.nat({ max: all.length }).map(cut => [rootOf('a', all.slice(0, cut)), rootOf('b', all.slice(cut))]))
const filter: fc.Arbitrary<StoryFilter> = fc.record({
  kinds: fc.subarray(['note', 'task', 'document', 'riskLevel']),
  author: fc.constantFrom('', 'amina', 'boris'),
  part: fc.constantFrom('', ...PARTS),
  from: fc.constantFrom('', '2025-01-01', '2025-03-09'),
  to: fc.constantFrom('', '2025-03-09', '2026-01-01'),
  text: fc.constantFrom('', 'zoe', 'ZOË', 'wrote zoe', 'none such'),
})
const found = (entries: Entry[], wanted: StoryFilter): string[] =>
  entries.filter(entry => passes(entry, wanted, () => wordsOf(entry, ''))).map(entry => entry.record.rec)

describe('the story', () => {
  it('holds every record of every case once, the newest day first', () => {
    fc.assert(
      fc.property(roots, some => {
        const story = storyOf(some)
        const all = some.flatMap(root => root.records.map(one => one.rec))
        expect(story.map(entry => entry.record.rec).sort()).toEqual([...all].sort())
        for (const [index, entry] of story.entries()) {
          const next = story[index + 1]
          if (next) expect(entry.day >= next.day).toBe(true)
        }
      }),
    )
  })
  it('shows a record once that two cases carry', () => {
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: one => one.rec, maxLength: 20 }), all => {
        expect(storyOf([rootOf('a', all), rootOf('b', all)])).toHaveLength(all.length)
      }),
    )
  })
  it('finds by several kinds what it finds by each of them', () => {
    fc.assert(
      fc.property(roots, filter, (some, wanted) => {
        const story = storyOf(some)
        const union = new Set(wanted.kinds.flatMap(kind => found(story, { ...wanted, kinds: [kind] })))
        if (wanted.kinds.length > 0) expect(found(story, wanted).sort()).toEqual([...union].sort())
      }),
    )
  })
  it('finds by several conditions what passes each of them', () => {
    fc.assert(
      fc.property(roots, filter, (some, wanted) => {
        const story = storyOf(some)
        const each = (part: Partial<StoryFilter>) => new Set(found(story, { ...EVERYTHING, ...part }))
        const sets = [
          each({ kinds: wanted.kinds }),
          each({ author: wanted.author }),
          each({ part: wanted.part }),
          each({ from: wanted.from, to: wanted.to }),
          each({ text: wanted.text }),
        ]
        const all = story.map(entry => entry.record.rec).filter(rec => sets.every(set => set.has(rec)))
        expect(found(story, wanted)).toEqual(all)
      }),
    )
  })
  it('knows a day in part: a month lies within any day of it, and text is found without its marks', () => {
    const [some] = fc.sample(record, 1)
    if (!some) throw new Error('no sample')
    const spoken = { ...some, sealed: { narrative: { body: 'Zoë', happenedOn: '2025-03' } } }
    const [a] = storyOf([rootOf('a', [spoken])])
    expect(
      a && passes(a, { ...EVERYTHING, from: '2025-03-20', to: '2025-03-22', text: 'zoe' }, () => wordsOf(a, '')),
    ).toBe(true)
    expect(a && passes(a, { ...EVERYTHING, from: '2025-04-01' }, () => '')).toBe(false)
  })
})
