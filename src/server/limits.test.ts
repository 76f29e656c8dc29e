import { expect, it } from 'vitest'
import { createLimits, LIMITS } from './limits.ts'

it('gives each key its own, and one back with time', () => {
  let now = 0
  const limits = createLimits(() => now, { deviceOrder: { burst: 2, perHour: 60 } })
  expect([1, 2, 3].map(() => limits.take('deviceOrder', 'mine').ok)).toEqual([true, true, false])
  expect(limits.take('deviceOrder', 'mine')).toEqual({ ok: false, retryAfter: 60 })
  expect(limits.take('deviceOrder', 'hers').ok).toBe(true)
  now += 60_000
  expect(limits.take('deviceOrder', 'mine').ok).toBe(true)
  limits.forgive('deviceOrder', 'mine')
  expect(limits.take('deviceOrder', 'mine').ok).toBe(true)
})

it('a flood of invented devices neither delays a real one nor forgets whose passphrase is being guessed', () => {
  const limits = createLimits(() => 0)
  for (let i = 0; i < LIMITS.signInHandle.burst; i++) expect(limits.take('signInHandle', 'samir').ok).toBe(true)
  for (let i = 0; i < 60_000; i++) limits.take('deviceOrder', `invented ${i}`)
  expect(limits.take('deviceOrder', 'a real one').ok).toBe(true)
  expect(limits.take('signInHandle', 'samir').ok).toBe(false)
})
