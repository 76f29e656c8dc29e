import { describe, expect, it } from 'vitest'
import { joinMessages, preferredLanguage } from './index.ts'

describe('the language of a device', () => {
  it('is the one remembered, else the first wished that we speak, else English', () => {
    expect(preferredLanguage('fr', ['es'])).toBe('fr')
    expect(preferredLanguage('xx', ['de-CH', 'es-MX', 'fr'])).toBe('es')
    expect(preferredLanguage(null, ['uk'])).toBe('en')
  })
  it('joins messages without losing any', () => {
    expect(joinMessages({ a: { b: '1' } }, { a: { c: '2' }, d: '3' })).toEqual({ a: { b: '1', c: '2' }, d: '3' })
  })
})
