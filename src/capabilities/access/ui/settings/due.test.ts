import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dueSince, monthAfter } from './due.ts'

it('counts months over the ends of years', () => {
  expect(monthAfter('2026-11', 1)).toBe('2026-12')
  expect(monthAfter('2026-11', 2)).toBe('2027-01')
  expect(monthAfter('2026-01', 36)).toBe('2029-01')
  expect(monthAfter('2026', 3)).toBeUndefined()
})

it('adds up: first a then b months is a + b months', () => {
  const months = fc.integer({ min: 0, max: 600 })
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), months, months, (y, m, a, b) => {
      const from = `${y}-${String(m).padStart(2, '0')}`
      expect(monthAfter(monthAfter(from, a) ?? '', b)).toBe(monthAfter(from, a + b))
    }),
  )
})

it('is due in the month itself, and not before; never without a rule or a closing month', () => {
  expect(dueSince('2024-11', 24, '2026-10')).toBeUndefined()
  expect(dueSince('2024-11', 24, '2026-11')).toBe('2026-11')
  expect(dueSince('2024-11', 0, '2026-11')).toBe('2024-11')
  expect(dueSince('2024-11', undefined, '2026-11')).toBeUndefined()
  expect(dueSince(undefined, 24, '2026-11')).toBeUndefined()
})
