import { expect, it } from 'vitest'
import { DUTIES } from '#vault'
import { DUTY_CODES } from './duties.ts'

it('offers every duty the directory knows, in its order', () => {
  expect(DUTY_CODES).toEqual(DUTIES)
})
