import { describe, expect, it } from 'vitest'
import { countryName, daysAway, fileSize, moment, shortDay, writtenDay, writtenRange } from './formats.ts'

const NOW = Date.parse('2026-11-21T12:00:00')

describe('dates, numbers and names as the reader writes them', () => {
  it('writes a day as far as it is known', () => {
    expect(writtenDay('2004', 'en')).toBe('2004')
    expect(writtenDay('2004-05', 'fr')).toBe('mai 2004')
    expect(writtenDay('2004-05-17', 'en')).toBe('17 May 2004')
    expect(writtenDay('2004-05-17', 'es')).toBe('17 de mayo de 2004')
    expect(writtenDay('about 1990', 'en')).toBe('about 1990')
  })
  it('is short where there is little room, and never leaves out a year that is not this one', () => {
    expect(shortDay('2026-10-30', 'en', NOW)).toBe('30 Oct')
    expect(shortDay('2025-10-30', 'en', NOW)).toBe('30 Oct 2025')
    expect(moment(NOW - 60_000, 'en', NOW)).toMatch(/^\d\d:\d\d$/)
    expect(moment(NOW - 2 * 86_400_000, 'en', NOW)).toBe('Thu 19 Nov')
  })
  it('writes a week, also over the end of a year, in the order of each language', () => {
    expect(writtenRange('2026-11-16', '2026-11-22', 'en')).toMatch(/^16\s?–\s?22 November 2026$/)
    expect(writtenRange('2026-12-28', '2027-01-03', 'fr')).toMatch(/28 décembre 2026\s?–\s?3 janvier 2027/)
  })
  it('says how far away a due day is', () => {
    expect(daysAway('2026-11-22', 'en', NOW)).toBe('tomorrow')
    expect(daysAway('2026-11-23', 'fr', NOW)).toBe('après-demain')
    expect(daysAway('2026-12-03', 'en', NOW)).toBe('in 12 days')
    expect(daysAway('nonsense', 'en', NOW)).toBe('nonsense')
  })
  it('names countries, and shows an unknown code instead of failing', () => {
    expect(countryName('MD', 'fr')).toBe('Moldavie')
    expect(countryName('not a code', 'en')).toBe('not a code')
  })
  it('gives sizes in the units of the reader', () => {
    expect(fileSize(1_500_000, 'en')).toBe('1.5 MB')
    expect(fileSize(900, 'en')).toMatch(/900/)
  })
})
