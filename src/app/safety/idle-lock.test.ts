import { expect, it } from 'vitest'
import { since } from './idle-lock.ts'

const HOUR = 3_600_000

it('a clock set back does not keep the files open, and a machine that slept has been left', () => {
  expect(since({ wall: 5 * HOUR, steady: 0 }, { wall: 2 * HOUR, steady: HOUR })).toBe(HOUR)
  expect(since({ wall: 0, steady: 0 }, { wall: 8 * HOUR, steady: 1000 })).toBe(8 * HOUR)
})
