import { describe, expect, it } from 'vitest'
import { measureSearch } from './measure.ts'
import { falsePairs, truePairs } from './pairs.ts'
import { type Quality, searchQuality, similarityQuality } from './quality.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const tell = (name: string, { recall, precision, missed, mistaken }: Quality): void =>
  console.log(
    `${name}: recall ${percent(recall)} (${missed.length} missed), precision ${percent(precision)} (${mistaken.length} mistaken)`,
  )

describe('the test set', () => {
  it('has at least 400 pairs of each sort from at least 25 languages, each once', () => {
    expect(truePairs.length).toBeGreaterThanOrEqual(400)
    expect(falsePairs.length).toBeGreaterThanOrEqual(400)
    expect(new Set(truePairs.map(pair => pair.origin)).size).toBeGreaterThanOrEqual(25)
    for (const pairs of [truePairs, falsePairs])
      expect(new Set(pairs.map(({ a, b }) => `${a}/${b}`)).size).toBe(pairs.length)
    expect([...truePairs, ...falsePairs].filter(({ a, b }) => a === '' || b === '' || a === b)).toEqual([])
  })
})

describe('quality', () => {
  it('of search among 10,000 people', () => {
    const { people, shown, claimed, first } = searchQuality()
    tell(`search among ${people}, everything in the top ten`, shown)
    tell('search, without what is marked as typo, sound or beginning', claimed)
    console.log(`search, true partner at the very top: ${percent(first)}`)
    expect(people).toBeGreaterThanOrEqual(10_000)
    expect(claimed.recall).toBeGreaterThanOrEqual(0.98)
    expect(claimed.precision).toBeGreaterThanOrEqual(0.95)
    expect(shown.precision).toBeGreaterThanOrEqual(0.7)
    expect(first).toBeGreaterThanOrEqual(0.92)
  }, 120_000)

  it('of name similarity', () => {
    const similarity = similarityQuality()
    tell('name similarity', similarity)
    expect(similarity.recall).toBeGreaterThanOrEqual(0.97)
    expect(similarity.precision).toBeGreaterThanOrEqual(0.94)
  })
})

describe('measureSearch', () => {
  it('measures a small index', () => {
    const measure = measureSearch(200)
    expect(measure.people).toBe(200)
    expect(measure.snapshotBytes).toBeGreaterThan(200)
  })
})
