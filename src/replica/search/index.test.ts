import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FieldKind, fieldKinds, type SearchDocument } from './document.ts'
import { createSearchIndex, type SearchIndex } from './index.ts'
import { inventPeople } from './invented-people.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\ud800',
    'x\udc00y',
    'a',
    'я',
    'ب',
    ''.padEnd(200, 'Xenophonchrysostomos'),
    'ا'.repeat(200),
    '🙂👩‍👧',
    '\u0301\u0301',
    '-'.repeat(300),
  ),
  fc.constantFrom(
    'Oxana Ilie',
    'Оксана',
    'محمد الحسن',
    'Anne-Marie',
    '김민지',
    'H-3D0P',
    '+999 79 123 456',
    'ज़ीनत',
    '00',
    'al',
  ),
)
const document = (id: fc.Arbitrary<string>): fc.Arbitrary<SearchDocument> =>
  fc.record({
    id,
    fields: fc.array(fc.record({ kind: fc.constantFrom<FieldKind>(...fieldKinds), text: nasty }), { maxLength: 4 }),
  })
const documents = fc.array(document(fc.constantFrom(...'abcdefgh')), { maxLength: 10 })

const indexOf = (items: Iterable<SearchDocument>): SearchIndex => {
  const index = createSearchIndex()
  index.add(items)
  return index
}
const queries = [
  'oxana',
  'окс',
  'محمد',
  'a',
  'h3',
  '79123',
  'ilie oxana',
  'xenophon',
  'xenophonchrysostomosxenophon',
  '김',
  '\ud800',
]
const answers = (index: SearchIndex) => queries.map(query => index.search(query))

describe('search index', () => {
  it('answers after updates and removals as one built from what is left', () => {
    const change = fc.oneof(document(fc.constantFrom(...'abcdefgh')), fc.constantFrom(...'abcdefgh'))
    fc.assert(
      fc.property(documents, fc.array(change, { maxLength: 12 }), (start, changes) => {
        const index = indexOf(start)
        const left = new Map(start.map(item => [item.id, item]))
        for (const item of changes) {
          if (typeof item === 'string') {
            index.remove(item)
            left.delete(item)
          } else {
            index.update(item)
            left.set(item.id, item)
          }
        }
        expect(index.size).toBe(left.size)
        expect(answers(index)).toEqual(answers(indexOf(left.values())))
      }),
    )
  })

  it('answers from a snapshot as before, and can be changed afterwards', () => {
    fc.assert(
      fc.property(documents, document(fc.constant('a')), (start, later) => {
        const index = indexOf(start)
        const reloaded = createSearchIndex()
        expect(reloaded.import(index.export())).toEqual({ ok: true })
        expect(reloaded.size).toBe(index.size)
        expect(answers(reloaded)).toEqual(answers(index))
        index.update(later)
        reloaded.update(later)
        expect(answers(reloaded)).toEqual(answers(index))
      }),
    )
  })

  it('refuses a damaged or foreign snapshot and is then empty', () => {
    const whole = indexOf(inventPeople(20, 3)).export()
    const refused = { ok: false, code: 'search.snapshot_unreadable' }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), length => {
        const index = indexOf(inventPeople(2, 1))
        expect(index.import(whole.slice(0, length))).toEqual(refused)
        expect(index.size).toBe(0)
      }),
    )
    const otherVersion = whole.slice()
    otherVersion[3] = 99
    expect(createSearchIndex().import(otherVersion)).toEqual(refused)
  })

  it('never throws on damaged bytes', () => {
    const whole = indexOf(inventPeople(20, 3)).export()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = whole.slice()
        damaged[at] = byte
        const index = createSearchIndex()
        if (index.import(damaged).ok) answers(index)
        else expect(index.size).toBe(0)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps ranges inside the text, ascending and apart, for any text and query', () => {
    fc.assert(
      fc.property(documents, nasty, (items, query) => {
        for (const hit of indexOf(items).search(query).hits) {
          expect(hit.score).toBeGreaterThan(0)
          expect(hit.score).toBeLessThanOrEqual(1)
          expect(hit.matches.length).toBeGreaterThan(0)
          for (const { text, ranges } of hit.matches) {
            expect(ranges.length).toBeGreaterThan(0)
            let last = 0
            for (const [start, end] of ranges) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              last = end
            }
            expect(last).toBeLessThanOrEqual(text.length)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds a person by her own whole name', () => {
    const items = inventPeople(500, 5)
    const index = indexOf(items)
    for (const { id, fields } of items) {
      const name = fields[0]?.text ?? ''
      const { hits } = index.search(name, { limit: 500 })
      expect(hits.find(hit => hit.id === id)?.score, name).toBe(1)
    }
  })

  it('stays right through thousands of replacements, which make it tidy itself', () => {
    const items = inventPeople(300, 9)
    const index = indexOf(items)
    for (let round = 0; round < 12; round++) for (const item of items) index.update(item)
    expect(index.size).toBe(300)
    expect(answers(index)).toEqual(answers(indexOf(items)))
    index.clear()
    expect(index.size).toBe(0)
    expect(index.search('a').total).toBe(0)
  })

  it('answers very long input', () => {
    const index = indexOf([{ id: 'a', fields: [{ kind: 'note', text: 'word '.repeat(20_000) }] }])
    expect(index.search('word '.repeat(20_000)).total).toBe(1)
    expect(index.search('w'.repeat(100_000)).total).toBe(0)
  })
})
