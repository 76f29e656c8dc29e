import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, vowelsFit } from './distance.ts'
import { nameSimilarity } from './similarity.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'abciou محدиоа김'), maxLength: 20 }),
)

describe('nameSimilarity', () => {
  it('is between 0 and 1, the same both ways, and 1 for a readable name with itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = nameSimilarity(a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(nameSimilarity(b, a)).toBeCloseTo(value, 10)
      }),
    )
    expect(nameSimilarity('Olena Kovalenko', 'Olena Kovalenko')).toBe(1)
    expect(nameSimilarity('', '')).toBe(0)
  })

  it('tolerates order, scripts, articles, middle names and words written together', () => {
    expect(nameSimilarity('Kovalenko Olena', 'Олена Коваленко')).toBe(1)
    expect(nameSimilarity('Ahmed Al-Hassan', 'أحمد الحسن')).toBeGreaterThan(0.9)
    expect(nameSimilarity('Maria Elena Popescu', 'Maria Popescu')).toBeGreaterThan(0.9)
    expect(nameSimilarity('Anne-Marie Dubois', 'Annemarie Dubois')).toBeGreaterThan(0.9)
  })

  it('is low for other names and only moderate for an initial', () => {
    expect(nameSimilarity('Ivan', 'Ian Zhang')).toBeLessThan(0.6)
    expect(nameSimilarity('Mohamed', 'محمود')).toBeLessThan(0.8)
    expect(nameSimilarity('O. Kovalenko', 'Olena Kovalenko')).toBeLessThan(0.95)
    expect(nameSimilarity('O. Kovalenko', 'Olena Kovalenko')).toBeGreaterThan(
      nameSimilarity('M. Kovalenko', 'Olena Kovalenko'),
    )
  })
})

describe('editDistance', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 })

  /** The textbook table without the band, to compare with. */
  function wholeTable(a: string, b: string): number {
    const table = Array.from({ length: a.length + 1 }, (_, row) =>
      Array.from({ length: b.length + 1 }, (_, column) => row + column),
    )
    const at = (row: number, column: number): number => table[row]?.[column] ?? Number.POSITIVE_INFINITY
    for (let row = 1; row <= a.length; row++)
      for (let column = 1; column <= b.length; column++) {
        const same = a[row - 1] === b[column - 1] ? 0 : 1
        let cost = Math.min(at(row - 1, column - 1) + same, at(row - 1, column) + 1, at(row, column - 1) + 1)
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
          cost = Math.min(cost, at(row - 2, column - 2) + 1)
        const line = table[row]
        if (line) line[column] = cost
      }
    return at(a.length, b.length)
  }

  it('equals the whole table, cut at the most that was asked for', () => {
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(most + 1, wholeTable(a, b)))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('vowelsFit', () => {
  it('needs every written vowel and allows unwritten short ones', () => {
    expect(vowelsFit('mhmd', 'muhamad')).toBe(true)
    expect(vowelsFit('mhmud', 'muhamad')).toBe(false)
    expect(vowelsFit('mhmd', 'mahmud')).toBe(false)
    expect(vowelsFit('hsn', 'husein')).toBe(false)
    expect(vowelsFit('hsin', 'husein')).toBe(true)
    expect(vowelsFit('frid', 'farida')).toBe(false)
  })
})
