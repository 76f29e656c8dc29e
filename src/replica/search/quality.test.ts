import { describe, expect, it } from 'vitest'
import { measureSearch } from './measure.ts'
import { falsePairs, truePairs } from './pairs.ts'
import { type Quality, searchQuality, similarityQuality } from './quality.ts'
import { unseenFalsePairs, unseenTruePairs } from './unseen-pairs.ts'

const pairs = { same: truePairs, different: falsePairs }
const unseen = { same: unseenTruePairs, different: unseenFalsePairs }

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
    const { people, shown, claimed, first } = searchQuality(pairs)
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
    const similarity = similarityQuality(pairs)
    tell('name similarity', similarity)
    expect(similarity.recall).toBeGreaterThanOrEqual(0.97)
    expect(similarity.precision).toBeGreaterThanOrEqual(0.94)
  })
})

describe('quality on names the rules were not made with', () => {
  it('of search and of name similarity', () => {
    const search = searchQuality(unseen)
    const similarity = similarityQuality(unseen)
    tell('unseen names, search, everything in the top ten', search.shown)
    tell('unseen names, search, without what is marked as typo, sound or beginning', search.claimed)
    tell('unseen names, name similarity', similarity)
    expect(search.claimed.recall).toBeGreaterThanOrEqual(0.9)
    expect(search.claimed.precision).toBeGreaterThanOrEqual(0.9)
    expect(similarity.recall).toBeGreaterThanOrEqual(0.8)
    expect(similarity.precision).toBeGreaterThanOrEqual(0.9)
  }, 120_000)
})

describe('measureSearch', () => {
  it('measures a small index', () => {
    const measure = measureSearch(200)
    expect(measure.people).toBe(200)
    expect(measure.snapshotBytes).toBeGreaterThan(200)
  })
})
