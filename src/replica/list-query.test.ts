import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Condition,
  conditionFromText,
  conditionText,
  dayOf,
  type Listed,
  type Looker,
  matcherOf,
  readConditions,
} from './list-query.ts'

const NOW = Date.parse('2026-11-21T10:00:00Z')
const looker: Looker = { now: NOW, me: 'amina', teams: ['river', 'hill'] }
const row = (facts: object, more: Partial<Listed> = {}): Listed => ({
  facts: { ...facts },
  header: {},
  updated: NOW,
  ...more,
})
const holds = (condition: Condition, listed: Listed) => matcherOf([condition], looker)(listed)

const coded = fc.constantFrom('high', 'medium', 'low', 'amina', 'jasna', 'river', 'sea')
const days = fc.nat({ max: 60 })
const day = fc.integer({ min: -70, max: 70 }).map(away => dayOf(NOW + away * 86_400_000))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('risk', 'tags'),
    any: fc.array(fc.oneof(coded, fc.constantFrom('@me', '@mine')), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ field: fc.constant('consent'), any: fc.array(fc.boolean(), { minLength: 1, maxLength: 2 }) }),
  fc.record({ field: fc.constantFrom('risk', 'tags', 'day'), none: fc.constant(true as const) }),
  fc.record({ field: fc.constantFrom('day', 'updated'), within: days }),
  fc.record({ field: fc.constant('day'), notFor: days }),
  fc.record({ field: fc.constant('day'), ahead: days }),
)
const written: fc.Arbitrary<Condition> = fc.oneof(
  condition,
  fc.record({ field: fc.constant('own.x'), some: fc.constant(true as const) }),
  fc.record({ field: fc.constant('own.x'), has: fc.stringMatching(/^[a-zé ]{1,20}\w$/) }),
  fc.record({ field: fc.constant('own.x'), atLeast: fc.nat({ max: 1_000_000_000 }) }),
  fc.record({ field: fc.constant('own.x'), atMost: fc.nat({ max: 1_000_000 }) }),
)
const listed: fc.Arbitrary<Listed> = fc.record({
  facts: fc.record(
    { risk: coded, tags: fc.array(coded, { maxLength: 3 }), consent: fc.boolean() },
    { requiredKeys: [] },
  ),
  header: fc.constant({}),
  gathered: fc.record({ day }, { requiredKeys: [] }),
  updated: fc.nat({ max: 70 }).map(away => NOW - away * 86_400_000),
})

/** The same rules once more, as plainly as they can be said. */
function naive(one: Condition, { facts, gathered, updated }: Listed): boolean {
  const values: { [name: string]: unknown } = { ...facts, ...gathered, updated: dayOf(updated) }
  const value = values[one.field]
  const age = typeof value === 'string' ? (Date.parse(dayOf(NOW)) - Date.parse(value)) / 86_400_000 : Number.NaN
  if ('any' in one) {
    const mine = Array.isArray(value) ? value : [value]
    return one.any.some(wanted =>
      wanted === '@me'
        ? mine.includes('amina')
        : wanted === '@mine'
          ? mine.includes('river') || mine.includes('hill')
          : mine.includes(wanted),
    )
  }
  if ('none' in one) return value === undefined || (Array.isArray(value) && value.length === 0)
  if ('within' in one) return age < one.within
  if ('ahead' in one) return -age <= one.ahead
  return !('notFor' in one && age < one.notFor)
}

describe('conditions of a list', () => {
  it('find what a plain reading of them finds', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 3 }), fc.array(listed, { maxLength: 20 }), (asked, rows) => {
        expect(rows.filter(matcherOf(asked, looker))).toEqual(rows.filter(one => asked.every(each => naive(each, one))))
      }),
    )
  })

  it('survive being written and read again, whatever the order of their values', () => {
    fc.assert(
      fc.property(written, one => {
        const again = conditionFromText(conditionText(one))
        expect(again && conditionText(again)).toBe(conditionText(one))
        if ('any' in one) expect(conditionText({ ...one, any: one.any.toReversed() })).toBe(conditionText(one))
        expect(readConditions([one])).toEqual([one])
      }),
    )
  })

  it('leave out what is none instead of guessing', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        expect(readConditions([value]).length).toBeLessThanOrEqual(1)
      }),
    )
    for (const text of ['', '{}', '{"field":"risk"}', '{"field":"risk","within":-1}', '{"field":"a","notFor":99999}'])
      expect(conditionFromText(text)).toBeUndefined()
  })

  it('ask texts, numbers and whether there is an answer, also of own fields', () => {
    const answered = row({}, { own: { parish: 'Haute Vallée  d’Ouezzane', children: 3, empty: [] } })
    for (const [asked, fits] of [
      [{ field: 'own.parish', has: 'vallee d' }, true],
      [{ field: 'own.parish', has: 'sea' }, false],
      [{ field: 'own.parish', some: true }, true],
      [{ field: 'parish', some: true }, false],
      [{ field: 'own.empty', some: true }, false],
      [{ field: 'own.empty', none: true }, true],
      [{ field: 'own.children', atLeast: 3 }, true],
      [{ field: 'own.children', atLeast: 4 }, false],
      [{ field: 'own.children', atMost: 3 }, true],
      [{ field: 'own.children', atMost: 2 }, false],
      [{ field: 'own.parish', atMost: 2 }, false],
    ] satisfies ReadonlyArray<[Condition, boolean]>)
      expect([asked, holds(asked, answered)]).toEqual([asked, fits])
  })

  it('count fourteen days without contact from the fourteenth on, and never counts as long ago', () => {
    const quiet: Condition = { field: 'lastContact', notFor: 14 }
    expect(holds(quiet, row({}, { gathered: { lastContact: '2026-11-08' } }))).toBe(false)
    expect(holds(quiet, row({}, { gathered: { lastContact: '2026-11-07' } }))).toBe(true)
    expect(holds(quiet, row({}))).toBe(true)
  })

  it('take a month for recent while one of its days may be', () => {
    expect(holds({ field: 'openedMonth', within: 30 }, row({ openedMonth: '2026-10' }))).toBe(true)
    expect(holds({ field: 'openedMonth', within: 30 }, row({ openedMonth: '2026-09' }))).toBe(false)
  })
})
