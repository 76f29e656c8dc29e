import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countReflection, usualLength } from './reflection.ts'

it('counts the first day, over months, leap days and the change of the clock', () => {
  expect(countReflection('2026-11-21', 30, '2026-11-21')).toEqual({
    ends: '2026-12-20',
    day: 1,
    days: 30,
    state: 'running',
  })
  expect(countReflection('2028-02-01', 30, '2028-03-01')).toMatchObject({
    ends: '2028-03-01',
    day: 30,
    state: 'running',
  })
  expect(countReflection('2026-03-20', 30, '2026-04-19')).toMatchObject({ ends: '2026-04-18', state: 'over' })
  expect(countReflection('2026-12-01', 30, '2026-11-30')).toMatchObject({ state: 'ahead' })
  expect(countReflection('2026-11-01', 30, '2026-11-12', '2026-11-10')).toMatchObject({
    ends: '2026-11-10',
    state: 'over',
  })
  expect(countReflection('', 30, '2026-11-12')).toBeUndefined()
})

it('runs for exactly as many days as it has', () => {
  const start = fc.integer({ min: 0, max: 20_000 })
  const dayOf = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10)
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 400 }), (n, days) => {
      expect(countReflection(dayOf(n), days, dayOf(n + days - 1))?.state).toBe('running')
      expect(countReflection(dayOf(n), days, dayOf(n + days))?.state).toBe('over')
    }),
  )
})

it('begins with the length the organisation decided, never below what the law asks', () => {
  expect(usualLength('coe197', undefined)).toBe(30)
  expect(usualLength('coe197', 45)).toBe(45)
  expect(usualLength('coe197', 10)).toBe(30)
  expect(usualLength('national', 90)).toBe(90)
  expect(usualLength('eu2004', undefined)).toBeUndefined()
})
