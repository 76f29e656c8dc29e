/** What a consent covers: less consent never allows more, and nothing is allowed that does not say everything. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coveredBy,
  endOfDay,
  isApproved,
  mayFollow,
  notCovered,
  recipientFacts,
  recipientOf,
  type Sharing,
  type SignedFacts,
  sharingOf,
} from './consent.ts'

const COMPARTMENTS = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']
const PURPOSES = ['interview', 'services', 'sharing', 'return']
const DAY = 86_400_000
const START = Date.parse('2026-11-22T00:00:00Z')
const dayOf = (n: number) => new Date(START + n * DAY).toISOString().slice(0, 10)

const recipient = fc.oneof(
  fc.record({ kind: fc.constantFrom('team', 'authority', 'outside'), whom: fc.constantFrom('a', 'b') }),
)
const consent = fc
  .record(
    {
      given: fc.boolean(),
      state: fc.constantFrom('inForce', 'inForce', 'inForce', 'withdrawn'),
      purposes: fc.subarray(PURPOSES),
      compartments: fc.subarray(COMPARTMENTS),
      until: fc.integer({ min: -2, max: 4 }).map(dayOf),
      to: recipient,
    },
    { requiredKeys: ['to'] },
  )
  .map(({ to, ...rest }) => ({ ...rest, ...recipientFacts({ kind: kindOf(to.kind), whom: to.whom }) }))
const act: fc.Arbitrary<Sharing> = fc
  .record({
    purpose: fc.constantFrom(...PURPOSES),
    compartments: fc.subarray(COMPARTMENTS, { minLength: 1 }),
    to: recipient,
  })
  .map(({ to, ...rest }) => ({ ...rest, to: { kind: kindOf(to.kind), whom: to.whom } }))
const moment = fc.integer({ min: -3 * DAY, max: 6 * DAY }).map(n => START + n)
const kindOf = (text: string) => (['team', 'authority', 'outside'] as const).find(kind => kind === text) ?? 'team'

describe('a consent', () => {
  test('that is less never allows more', () => {
    fc.assert(
      fc.property(consent, act, moment, fc.func(fc.boolean()), (facts, asked, now, drop) => {
        const less = {
          ...facts,
          purposes: (facts.purposes ?? []).filter(each => drop(`purpose ${each}`)),
          compartments: (facts.compartments ?? []).filter(each => drop(each)),
        }
        if (notCovered(less, asked, now) === undefined) expect(notCovered(facts, asked, now)).toBeUndefined()
        const fewer = { ...asked, compartments: asked.compartments.slice(0, 1) }
        if (notCovered(facts, asked, now) === undefined) expect(notCovered(facts, fewer, now)).toBeUndefined()
        // Without any one of the facts it says nothing, and so allows nothing.
        for (const name of ['state', 'purposes', 'compartments', 'until', 'to', 'team', 'authority', 'outside']) {
          const without = Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name))
          if (name in facts) expect(notCovered(without, asked, now)).toBeDefined()
        }
      }),
    )
  })

  test('covers only its own recipient, purpose and compartments, and only until its day ends', () => {
    fc.assert(
      fc.property(consent, act, moment, (facts, asked, now) => {
        if (notCovered(facts, asked, now) !== undefined) return
        expect(facts).toMatchObject({ state: 'inForce' })
        expect(facts.given).not.toBe(false)
        expect(recipientOf(facts)).toEqual(asked.to)
        expect(facts.purposes).toContain(asked.purpose)
        expect(facts.compartments).toEqual(expect.arrayContaining([...asked.compartments]))
        expect(now).toBeLessThan(endOfDay(facts.until ?? ''))
        expect(notCovered(facts, asked, endOfDay(facts.until ?? ''))).toBe('consent.expired')
      }),
    )
  })

  test('only ever becomes less: whatever may follow it allows nothing it did not', () => {
    fc.assert(
      fc.property(consent, consent, act, moment, (before, after, asked, now) => {
        if (before.state === undefined || mayFollow(before, after) !== undefined) return
        if (notCovered(after, asked, now) === undefined) expect(notCovered(before, asked, now)).toBeUndefined()
        if (before.state === 'withdrawn') expect(after.state).toBe('withdrawn')
      }),
      { numRuns: 500 },
    )
  })

  test('means nothing when its facts are of no sense', () => {
    const asked: Sharing = { purpose: 'services', to: { kind: 'team', whom: 'a' }, compartments: ['header'] }
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), facts => {
        expect(notCovered(facts, asked, START)).toBeDefined()
      }),
    )
    const good = { given: true, state: 'inForce', purposes: ['services'], compartments: ['header'], until: dayOf(1) }
    expect(notCovered({ ...good, to: 'team', team: 'a' }, asked, START)).toBeUndefined()
    expect(notCovered({ ...good, to: 'team', team: 'a', authority: 'police' }, asked, START)).toBe('consent.recipient')
    expect(notCovered({ ...good, to: 'team', team: 'a', until: 'never' }, asked, START)).toBe('consent.expired')
    expect(notCovered({ ...good, to: 'team', team: 'a' }, { ...asked, compartments: [] }, START)).toBe(
      'consent.compartment',
    )
  })
})

describe('an exception', () => {
  const asked: Sharing = { purpose: 'services', to: { kind: 'team', whom: 'a' }, compartments: ['header'] }
  const exception: SignedFacts = {
    rec: 'x',
    part: 'exception',
    version: 1,
    author: 'ana',
    facts: {
      state: 'inForce',
      purposes: ['services'],
      to: 'team',
      team: 'a',
      compartments: ['header'],
      until: dayOf(1),
    },
  }
  const said = (author: string, answer: string, version = 1): SignedFacts => ({
    rec: `${author} ${answer}`,
    part: 'approval',
    version,
    author,
    facts: { exception: 'x', answer },
  })
  const covers = (...all: SignedFacts[]) =>
    coveredBy(all[0], all, asked, START, user => user === 'lea' || user === 'ana')

  test('covers with the word of one other who may give it, and nobody who declined', () => {
    expect(covers(exception)).toBe('consent.unapproved')
    expect(covers(exception, said('ana', 'approved'))).toBe('consent.unapproved')
    expect(covers(exception, said('tom', 'approved'))).toBe('consent.unapproved')
    expect(covers(exception, said('lea', 'approved'))).toBeUndefined()
    expect(covers({ ...exception, version: 2 }, said('lea', 'approved'))).toBe('consent.unapproved')
    expect(covers(exception, said('lea', 'approved', 2))).toBe('consent.unapproved')
    expect(isApproved(exception, [said('lea', 'approved'), said('lea', 'declined')], () => true)).toBe(false)
  })
})

test('a disclosure says to whom, for what and what; a recipient is one or none', () => {
  const facts = { purpose: 'services', compartments: ['header'], to: 'authority', authority: 'police' }
  expect(sharingOf(facts)).toEqual({
    purpose: 'services',
    compartments: ['header'],
    to: { kind: 'authority', whom: 'police' },
  })
  expect(sharingOf({ ...facts, team: 'a' })).toBeUndefined()
  expect(sharingOf({ ...facts, compartments: [] })).toBeUndefined()
  expect(recipientOf({ to: 'herself', team: 'a' })).toBeUndefined()
  fc.assert(
    fc.property(recipient, ({ kind, whom }) => {
      const to = { kind: kindOf(kind), whom }
      expect(recipientOf(recipientFacts(to))).toEqual(to)
    }),
  )
})
