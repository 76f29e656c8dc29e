import fc from 'fast-check'
import { createInstance } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseKind } from '#capabilities/casework/index.ts'
import caseEn from '#capabilities/casework/ui/words/en.ts'
import caseEs from '#capabilities/casework/ui/words/es.ts'
import caseFr from '#capabilities/casework/ui/words/fr.ts'
import { messages } from '#capabilities/messages.ts'
import { formOf } from '#records'
import { type Condition, conditionText, ME, MINE } from '#replica/list-query.ts'
import type { FilterField } from './sentences.ts'
import { readSentence, type SentenceWords, sentenceOf, suggest, withCondition } from './sentences.ts'
import listEn from './words/en.ts'
import listEs from './words/es.ts'
import listFr from './words/fr.ts'

const TREES = {
  en: { ...messages.en, says: { ...listEn.says, ...caseEn.says } },
  fr: { ...messages.fr, says: { ...listFr.says, ...caseFr.says } },
  es: { ...messages.es, says: { ...listEs.says, ...caseEs.says } },
}
type Tongue = keyof typeof TREES
const i18n = createInstance()
const OPEN: Condition = { field: 'status', any: ['Active', 'FollowUp'] }

beforeAll(() =>
  i18n.init({
    lng: 'en',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {
      en: { translation: TREES.en },
      fr: { translation: TREES.fr },
      es: { translation: TREES.es },
    },
  }),
)

function speaking(tongue: Tongue): { fields: FilterField[]; words: SentenceWords } {
  const t = i18n.getFixedT(tongue)
  const people = [
    { value: 'u1', label: 'Amina Hodžić' },
    { value: 'u2', label: 'Jasna Ilić' },
    { value: 'u3', label: 'Оксана О’Коваленко' },
  ]
  const teams = [
    { value: 't1', label: 'Équipe Rivière' },
    { value: 't2', label: 'Osijek' },
  ]
  const coded = formOf(caseKind, 'facts')
    .filter(field => field.list !== undefined)
    .map((field): FilterField => {
      const options = (field.list?.values ?? []).map(value => ({
        value,
        label: t(`lists.${field.list?.name}.${value}`).toLowerCase(),
      }))
      return { name: field.name, label: t(`fields.case.${field.name}.label`), options, asks: ['is', 'none'] }
    })
  const fields: FilterField[] = [
    ...coded,
    { name: 'consent', label: t('fields.case.consent.label'), options: [], asks: ['yes', 'no', 'none'] },
    { name: 'caseWorker', label: 'worker', options: people, asks: ['me', 'is', 'none'] },
    { name: 'team', label: 'team', options: teams, asks: ['mine', 'is', 'none'] },
    { name: 'lastContact', label: '', options: [], asks: ['notFor', 'within', 'none'] },
    { name: 'nextDue', label: '', options: [], asks: ['ahead', 'none'] },
    { name: 'updated', label: '', options: [], asks: ['within', 'notFor'] },
    { name: 'openedMonth', label: '', options: [], asks: ['within'] },
    { name: 'own.parish', label: 'Vallée d’origine', options: [], asks: ['has', 'some', 'none'] },
    { name: 'own.children', label: 'Children with her', options: [], asks: ['atLeast', 'atMost', 'none'] },
    {
      name: 'own.valley',
      label: 'Home valley',
      options: [
        { value: 'c_up', label: 'Upper valley' },
        { value: 'c_low', label: 'Lower valley' },
      ],
      asks: ['is', 'some', 'none'],
    },
  ]
  const words: SentenceWords = {
    t: (key, values) => t(key, values ?? {}),
    has: key => i18n.exists(key, { lng: tongue }),
    language: tongue,
    prefix: 'says.case',
    named: [{ key: 'open', condition: OPEN }],
  }
  return { fields, words }
}

/** Any condition that can be composed of these fields. */
const conditionsOf = (fields: readonly FilterField[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...fields).chain((field): fc.Arbitrary<Condition> => {
    const values = field.options.map(one => one.value)
    const days = fc.nat({ max: 400 })
    const one: Record<string, fc.Arbitrary<Condition>> = {
      is: fc
        .shuffledSubarray(values, { minLength: Math.min(1, values.length), maxLength: Math.min(4, values.length) })
        .map(any => ({ field: field.name, any })),
      me: fc
        .subarray(values, { minLength: 0, maxLength: Math.min(2, values.length) })
        .map(others => ({ field: field.name, any: [ME, ...others] })),
      mine: fc
        .subarray(values, { minLength: 0, maxLength: Math.min(2, values.length) })
        .map(others => ({ field: field.name, any: [...others, MINE] })),
      yes: fc.constant({ field: field.name, any: [true] }),
      no: fc.constant({ field: field.name, any: [false] }),
      none: fc.constant({ field: field.name, none: true }),
      some: fc.constant({ field: field.name, some: true }),
      has: fc.stringMatching(/^[a-zÀ-ÿ]{1,8}( [a-zÀ-ÿ]{1,8})?$/).map(has => ({ field: field.name, has })),
      atLeast: fc.nat({ max: 100_000 }).map(atLeast => ({ field: field.name, atLeast })),
      atMost: fc.nat({ max: 100_000 }).map(atMost => ({ field: field.name, atMost })),
      within: days.map(within => ({ field: field.name, within })),
      notFor: days.map(notFor => ({ field: field.name, notFor })),
      ahead: days.map(ahead => ({ field: field.name, ahead })),
    }
    return fc.oneof(...field.asks.map(ask => one[ask] ?? fc.constant(OPEN)))
  })

describe.each(['en', 'fr', 'es'] as const)('conditions in words: %s', tongue => {
  it('say one thing each, and are read back from what they say', () => {
    const { fields, words } = speaking(tongue)
    fc.assert(
      fc.property(conditionsOf(fields), condition => {
        const said = sentenceOf(condition, fields, words)
        expect(said).not.toMatch(/says\.|\{\{|undefined/)
        const read = readSentence(said, fields, words)
        expect(read && `${said} = ${conditionText(read)}`).toBe(`${said} = ${conditionText(condition)}`)
      }),
      { numRuns: 100 },
    )
  })

  it('are offered by any of their words, and by the number typed', () => {
    const { fields, words } = speaking(tongue)
    const quiet = sentenceOf({ field: 'lastContact', notFor: 23 }, fields, words)
    expect(suggest(quiet, fields, words)[0]?.condition).toEqual({ field: 'lastContact', notFor: 23 })
    for (const { sentence } of suggest('23', fields, words)) expect(sentence).toContain('23')
    expect(suggest('', fields, words).length).toBeGreaterThan(3)
    expect(suggest('xyzzy', fields, words)).toEqual([])
  })

  it('ask an own field by its name and what was typed after it', () => {
    const { fields, words } = speaking(tongue)
    const [first] = suggest('vallee d’origine Haute', fields, words)
    expect(first?.condition).toEqual({ field: 'own.parish', has: 'haute' })
    expect(first?.sentence).toContain('haute')
    expect(suggest('children 4', fields, words).map(({ condition }) => condition)).toContainEqual({
      field: 'own.children',
      atLeast: 4,
    })
    expect(suggest('home upper', fields, words)[0]?.condition).toEqual({ field: 'own.valley', any: ['c_up'] })
  })
})

it('puts values of the same field together, and replaces a number', () => {
  const high: Condition = { field: 'riskLevel', any: ['high'] }
  const both = withCondition([OPEN, high], { field: 'riskLevel', any: ['medium'] })
  expect(both).toEqual([OPEN, { field: 'riskLevel', any: ['high', 'medium'] }])
  expect(sentenceOf(both[1] ?? OPEN, speaking('en').fields, speaking('en').words)).toBe('risk is high or medium')
  expect(withCondition([{ field: 'lastContact', notFor: 14 }], { field: 'lastContact', notFor: 30 })).toEqual([
    { field: 'lastContact', notFor: 30 },
  ])
  expect(withCondition([high], high)).toEqual([high])
})

it('names what it does not know by its code', () => {
  const { fields, words } = speaking('en')
  expect(sentenceOf({ field: 'riskLevel', any: ['extreme'] }, fields, words)).toBe('risk is extreme')
  expect(sentenceOf({ field: 'mood', any: ['good'] }, fields, words)).toContain('good')
})
