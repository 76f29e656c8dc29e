import { describe, expect, it } from 'vitest'
import { frenchSpaces } from './french.ts'
import { directionOf, joinMessages, preferredLanguage } from './index.ts'
import { choicesOf } from './of-person.ts'

describe('the language of a device', () => {
  it('is the one remembered, else the first wished that we speak, else English', () => {
    expect(preferredLanguage('fr', ['es'])).toBe('fr')
    expect(preferredLanguage('xx', ['de-CH', 'es-MX', 'fr'])).toBe('es')
    expect(preferredLanguage(null, ['uk'])).toBe('en')
  })
  it('may be one that a translator added, by its exact tag or by its base', () => {
    expect(preferredLanguage('uk', [], ['en', 'fr', 'es', 'uk'])).toBe('uk')
    expect(preferredLanguage(null, ['pt-BR', 'en'], ['en', 'fr', 'es', 'pt'])).toBe('pt')
    expect(preferredLanguage('uk', ['fr-CA'])).toBe('fr')
  })
  it('is written from the right where its script is', () => {
    expect(['ar', 'fa-AF', 'he', 'ur', 'uz-Arab', 'ckb'].map(directionOf)).toEqual(Array(6).fill('rtl'))
    expect(['en', 'fr', 'es', 'uz', 'arn', 'hy'].map(directionOf)).toEqual(Array(6).fill('ltr'))
  })
  it('never breaks a French line before its signs', () => {
    expect(frenchSpaces({ a: { b: 'Et après ? Rien : « vide » !' } })).toEqual({
      a: { b: 'Et après\u202f? Rien\u00a0: «\u00a0vide\u00a0»\u202f!' },
    })
  })
  it('is, with the look, what a person chose, if it still exists', () => {
    expect(choicesOf({ tag: 'fr', theme: 'dark', contrast: 'high' })).toEqual({
      tag: 'fr',
      look: { theme: 'dark', contrast: 'high' },
    })
    for (const broken of [undefined, 'fr', {}, { tag: 'xx', theme: 'dark' }, { tag: 'fr', theme: 'blue' }])
      expect(choicesOf(broken)).toBeUndefined()
  })
  it('joins messages without losing any', () => {
    expect(joinMessages({ a: { b: '1' } }, { a: { c: '2' }, d: '3' })).toEqual({ a: { b: '1', c: '2' }, d: '3' })
  })
})
