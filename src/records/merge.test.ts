/** Merging: nothing lost, nothing silent, the same from both sides (security.md 4.2). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFacts, arbitrarySealed } from './arbitrary.ts'
import {
  country,
  kind,
  list,
  longText,
  type Merged,
  manyOf,
  map,
  mergeDocuments,
  oneOf,
  sameValue,
  text,
  valueList,
  yesNo,
} from './index.ts'

const COLOUR = valueList('colour', ['red', 'green', 'blue', 'black'])
const page = kind('page', {
  since: 1,
  facts: {
    colours: manyOf(COLOUR),
    colour: oneOf(COLOUR),
    consent: yesNo().together('consent'),
    by: oneOf(COLOUR).together('consent'),
  },
  sealed: {
    location: {
      street: text().together('address'),
      city: text().together('address'),
      country: country().together('address'),
      remark: text(),
    },
    narrative: { body: longText(), tags: list(text()), steps: list(text(), { ordered: true }), texts: map(text()) },
  },
})
type Values = Record<string, unknown>
const parts = ['facts', 'location', 'narrative'] as const
const documentOf = (part: (typeof parts)[number]) =>
  part === 'facts' ? arbitraryFacts(page) : arbitrarySealed(page, part)
const sorted = ({ conflicts }: Merged) => [...conflicts].sort((a, b) => (a.field < b.field ? -1 : 1))

describe('mergeDocuments', () => {
  it('takes what only one side changed', () => {
    const base = { body: 'a', tags: ['x'] }
    expect(
      mergeDocuments(page, 'narrative', base, { body: 'b', tags: ['x'] }, { body: 'a', tags: ['x', 'y'] }),
    ).toEqual({ merged: { body: 'b', tags: ['x', 'y'] }, conflicts: [] })
    expect(mergeDocuments(page, 'narrative', base, { tags: ['x'] }, base)).toEqual({
      merged: { tags: ['x'] },
      conflicts: [],
    })
  })

  it('keeps both where both changed one value, what is in force first', () => {
    expect(mergeDocuments(page, 'narrative', { body: 'a' }, { body: 'b' }, { body: 'c' })).toEqual({
      merged: { body: 'c' },
      conflicts: [{ field: 'body', base: 'a', mine: 'b', theirs: 'c' }],
    })
    expect(mergeDocuments(page, 'narrative', { body: 'a' }, {}, { body: 'c' }).conflicts).toEqual([
      { field: 'body', base: 'a', mine: undefined, theirs: 'c' },
    ])
  })

  it('merges sets by additions and removals, in the order of the list', () => {
    const merge = (base: string[], mine: string[], theirs: string[]) =>
      mergeDocuments(page, 'facts', { colours: base }, { colours: mine }, { colours: theirs })
    expect(merge(['red', 'green'], ['green', 'blue'], ['red', 'green', 'black'])).toEqual({
      merged: { colours: ['green', 'blue', 'black'] },
      conflicts: [],
    })
    expect(merge(['red'], [], ['blue', 'red'])).toEqual({ merged: { colours: ['blue'] }, conflicts: [] })
  })

  it('asks about an order, and merges texts kept by name', () => {
    expect(
      mergeDocuments(page, 'narrative', { steps: ['a', 'b'] }, { steps: ['b', 'a'] }, { steps: ['a', 'b', 'c'] })
        .conflicts,
    ).toHaveLength(1)
    const merged = mergeDocuments(
      page,
      'narrative',
      { texts: { a: '1' } },
      { texts: { a: '2', b: '1' } },
      { texts: { a: '3', c: '1' } },
    )
    expect(merged).toEqual({
      merged: { texts: { a: '3', b: '1', c: '1' } },
      conflicts: [{ field: 'texts.a', base: '1', mine: '2', theirs: '3' }],
    })
  })

  it('is not confused by labels that every object inherits', () => {
    const merged = mergeDocuments(page, 'narrative', {}, { texts: { constructor: '1' } }, { texts: { toString: '2' } })
    expect(merged).toEqual({ merged: { texts: { constructor: '1', toString: '2' } }, conflicts: [] })
  })

  it('never mixes fields that are only true together', () => {
    const base = { street: 'Rue A 1', city: 'Lyon', country: 'FR', remark: 'x' }
    const merged = mergeDocuments(
      page,
      'location',
      base,
      { ...base, street: 'Rue B 2' },
      { ...base, city: 'Nice', remark: 'y' },
    )
    expect(merged.merged).toEqual({ street: 'Rue A 1', city: 'Nice', country: 'FR', remark: 'y' })
    expect(merged.conflicts.map(conflict => conflict.field)).toEqual(['street', 'city'])
    const consent = mergeDocuments(
      page,
      'facts',
      { consent: true, by: 'red' },
      { consent: false, by: 'red' },
      { consent: true, by: 'blue' },
    )
    expect(consent.conflicts.map(conflict => conflict.field)).toEqual(['consent', 'by'])
    expect(
      mergeDocuments(page, 'facts', { consent: true }, { consent: false }, { consent: true, colour: 'red' }),
    ).toEqual({ merged: { consent: false, colour: 'red' }, conflicts: [] })
  })

  it('merges with itself to itself', () => {
    for (const part of parts) {
      fc.assert(
        fc.property(fc.option(documentOf(part), { nil: undefined }), documentOf(part), (base, document) => {
          expect(mergeDocuments(page, part, base, document, document)).toEqual({ merged: document, conflicts: [] })
        }),
      )
    }
  })

  it('gives the same from both sides, with the sides of conflicts swapped', () => {
    for (const part of parts) {
      fc.assert(
        fc.property(documentOf(part), documentOf(part), documentOf(part), (base, one, other) => {
          const here = mergeDocuments(page, part, base, one, other)
          const there = mergeDocuments(page, part, base, other, one)
          expect(sorted(there)).toEqual(
            sorted(here).map(({ field, mine, theirs, ...rest }) => ({ field, ...rest, mine: theirs, theirs: mine })),
          )
          const asked = new Set(here.conflicts.map(conflict => conflict.field.split('.')[0]))
          for (const name of new Set([...Object.keys(here.merged), ...Object.keys(there.merged)])) {
            if (!asked.has(name)) expect(sameValue(here.merged[name], there.merged[name])).toBe(true)
          }
        }),
      )
    }
  })

  it('loses no edit: each change of a side is in the result or asked about', () => {
    for (const part of parts) {
      fc.assert(
        fc.property(documentOf(part), documentOf(part), documentOf(part), (base, mine, theirs) => {
          const { merged, conflicts } = mergeDocuments(page, part, base, mine, theirs)
          for (const side of [mine, theirs]) expect(lostEdits(base, side, merged, conflicts)).toEqual([])
        }),
      )
    }
  })

  it('brings in nothing that neither side wrote', () => {
    for (const part of parts) {
      fc.assert(
        fc.property(documentOf(part), documentOf(part), documentOf(part), (base, mine, theirs) => {
          const { merged } = mergeDocuments(page, part, base, mine, theirs)
          for (const [name, value] of Object.entries(merged)) {
            const candidates = [mine[name], theirs[name]]
            const known = Array.isArray(value) ? candidates.flat() : candidates
            const parts = Array.isArray(value) ? value : typeof value === 'object' ? [] : [value]
            for (const part of parts) expect(known.some(candidate => sameValue(candidate, part))).toBe(true)
          }
        }),
      )
    }
  })
})

/** Changes of a side that are neither in the merged document nor in a conflict; sets and maps entry by entry. */
function lostEdits(base: Values, side: Values, merged: Values, conflicts: Merged['conflicts']): string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(side)])].filter(name => {
    if (sameValue(base[name], side[name]) || sameValue(side[name], merged[name])) return false
    if (conflicts.some(conflict => conflict.field === name || conflict.field.startsWith(`${name}.`))) return false
    const [before, after, now] = [base[name], side[name], merged[name]]
    if (name === 'own' || name === 'texts')
      return lostEdits(asValues(before), asValues(after), asValues(now), []).length > 0
    const [was, is, result] = [asList(before), asList(after), asList(now)]
    const kept = is.filter(entry => !has(was, entry)).every(entry => has(result, entry))
    const gone = was.filter(entry => !has(is, entry)).every(entry => !has(result, entry))
    return !(kept && gone)
  })
}
const has = (values: unknown[], wanted: unknown): boolean => values.some(value => sameValue(value, wanted))
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const asValues = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
