import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Messages } from '../languages/index.ts'
import { practiceOf } from './practice/place.ts'
import { TOPICS, topicOf } from './topics.ts'
import { STOPS } from './tour-stops.ts'
import en from './words/en.ts'
import es from './words/es.ts'
import fr from './words/fr.ts'

const LANGUAGES: Record<string, Messages> = { en, fr, es }
const flat = (tree: Messages, before = ''): Array<[string, string]> =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  )
const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join()

/** Every address the app knows, read from where routes are declared. */
const ROUTES = ['src/main/routes.tsx', 'src/main/inside.tsx'].flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(match => match[1] ?? ''),
)

describe('help', () => {
  it('exists for every route', () => {
    expect(ROUTES.length).toBeGreaterThan(8)
    expect(ROUTES.filter(route => topicOf(route.replace(/\/?\*\??$/, '')) === 'other')).toEqual([])
  })

  it('is found by the longest fitting address', () => {
    expect(topicOf('/cases')).toBe('cases')
    expect(topicOf('/cases/0190-ab/person')).toBe('case')
    expect(topicOf('/first-steps/practice')).toBe('practice')
    expect(topicOf('/nowhere')).toBe('other')
    expect(topicOf('/')).toBe('first')
  })

  it.each(Object.entries(LANGUAGES))('has three to six sentences on each topic: %s', (language, words) => {
    const texts = new Map(flat(words))
    const sentences = new Intl.Segmenter(language, { granularity: 'sentence' })
    for (const topic of new Set([...TOPICS.map(([, name]) => name), 'other'])) {
      const text = texts.get(`help.topics.${topic}.text`) ?? ''
      const count = text.split('\n').reduce((sum, paragraph) => sum + [...sentences.segment(paragraph)].length, 0)
      expect(count, `${topic}: ${text}`).toBeGreaterThanOrEqual(3)
      expect(count, `${topic}: ${text}`).toBeLessThanOrEqual(6)
      expect(texts.get(`help.topics.${topic}.title`)).toBeTruthy()
    }
  })

  it.each(['fr', 'es'])('says in %s all that it says in English, with the same blanks', language => {
    const other = new Map(flat(LANGUAGES[language] ?? {}))
    expect([...other.keys()].sort()).toEqual(
      flat(en)
        .map(([key]) => key)
        .sort(),
    )
    for (const [key, text] of flat(en)) expect(`${key} ${blanks(other.get(key) ?? '')}`).toBe(`${key} ${blanks(text)}`)
  })

  it('keeps no words that nothing shows, and shows none that are not there', () => {
    const code = globSync('src/app/help/**/*.tsx')
      .map(file => readFileSync(file, 'utf8'))
      .join('\n')
    const keys = flat(en).map(([key]) => key)
    const named = [...code.matchAll(/['"`](help\.[\w.]+)['"`]/g)].map(match => match[1] ?? '')
    const built = [...code.matchAll(/`(help\.[\w.]*)\$\{/g)].map(match => match[1] ?? '')
    expect(named.filter(key => !keys.includes(key))).toEqual([])
    expect(keys.filter(key => !named.includes(key) && !built.some(start => key.startsWith(start)))).toEqual([])
  })

  it('stops the tour only where there is something to say', () => {
    const keys = new Set(flat(en).map(([key]) => key))
    expect(STOPS.filter(stop => !keys.has(`help.tour.stop.${stop.key}`))).toEqual([])
  })

  it('takes up a practice only in a shape it knows', () => {
    const kept = { step: 2, name: 'Mirela', contact: '', ifAsked: '', note: 'x', consent: 'yes', task: '', due: 'week' }
    expect(practiceOf(kept)).toEqual(kept)
    expect(practiceOf({ step: 1, consent: 'perhaps' })).toMatchObject({ step: 1, consent: '', due: 'tomorrow' })
    for (const broken of [undefined, null, 'x', {}, { step: 9 }, { step: 'one' }])
      expect(practiceOf(broken)).toBeUndefined()
  })
})
