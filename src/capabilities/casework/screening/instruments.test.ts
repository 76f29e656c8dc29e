/** Instruments as data: those that come along, the rule of the source, and what is said about a file that is wrong. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#records'
import { askedNow, evaluate, isPositive, reached, SCREENING_ANSWER } from './answers.ts'
import type { Instrument, Question, Weight } from './instrument.ts'
import general from './instruments/unodc-general.json' with { type: 'json' }
import { OUR_INSTRUMENTS } from './library.ts'
import { MOST_QUESTIONS, parseInstrument, readInstrument } from './read-instrument.ts'

const named = (id: string): Instrument => {
  const found = OUR_INSTRUMENTS.find(one => one.id === id)
  if (!found) throw new Error(`no instrument ${id}`)
  return found
}
const adult = named('ilo-delphi-adult-labour')
const child = named('ilo-delphi-child-labour')
const palermo = named('palermo')

describe('the instruments that come along', () => {
  it('are eleven, whole, with every question of the sources', () => {
    expect(OUR_INSTRUMENTS.map(one => [one.id, one.questions.length])).toEqual([
      ['unodc-general', 36],
      ['unodc-labour', 23],
      ['unodc-sexual', 18],
      ['unodc-domestic', 9],
      ['unodc-begging', 16],
      ['unodc-children', 16],
      ['ilo-delphi-adult-labour', 67],
      ['ilo-delphi-child-labour', 65],
      ['ilo-delphi-sexual', 67],
      ['ilo-forced-labour-11', 11],
      ['palermo', 18],
    ])
  })

  it('say in three languages what they ask, translated, and where they come from', () => {
    const same = OUR_INSTRUMENTS.flatMap(one => [
      ...one.questions.filter(({ text }) => text.en === text.fr || text.en === text.es).map(({ id }) => id),
      ...one.sections.filter(({ title }) => title.en === title.fr).map(({ id }) => id),
    ])
    // Words the languages share.
    expect(same).toEqual(
      ['deception', 'act-recruitment', 'means-fraud', 'purpose-servitude'].filter(id => same.includes(id)),
    )
    for (const one of OUR_INSTRUMENTS) {
      expect(one.languages).toEqual([...LANGUAGES])
      expect(one.source.licence).not.toBe('')
      expect(one.source.url).toMatch(/^https:/)
    }
  })

  it('never call a dimension of the sexual profile positive: its weights are not loaded', () => {
    const one = named('ilo-delphi-sexual')
    const all = Object.fromEntries(one.questions.map(({ id }) => [id, 'disclosed']))
    expect(evaluate(one, all, 'adult').sections.map(({ state }) => state)).toEqual(one.sections.map(() => 'list'))
    expect(one.questions.every(({ verified, weight }) => !verified && weight === undefined)).toBe(true)
  })
})

describe('the rule of the ILO and the European Commission', () => {
  const vectors: Array<[strong: number, medium: number, weak: number, positive: boolean]> = [
    [2, 0, 0, true],
    [1, 1, 0, true],
    [1, 0, 1, true],
    [1, 0, 0, false],
    [0, 3, 0, true],
    [0, 2, 1, true],
    [0, 2, 0, false],
    [0, 1, 9, false],
    [0, 0, 9, false],
  ]
  const rule = adult.sections[0]?.positiveIfAny ?? []
  const given = (strong: number, medium: number, weak: number): Array<{ weight: Weight }> => [
    ...Array.from({ length: strong }, () => ({ weight: 'strong' as const })),
    ...Array.from({ length: medium }, () => ({ weight: 'medium' as const })),
    ...Array.from({ length: weak }, () => ({ weight: 'weak' as const })),
  ]
  it.each(vectors)('%i strong, %i medium, %i weak: %s', (strong, medium, weak, positive) => {
    expect(rule.some(line => reached(line, given(strong, medium, weak)))).toBe(positive)
  })

  it('is the published formula for every count', () => {
    const count = fc.nat({ max: 12 })
    fc.assert(
      fc.property(count, count, count, (s, m, w) => {
        const published = (s >= 1 && s + m + w >= 2) || m >= 3 || (m >= 2 && w >= 1)
        expect(rule.some(line => reached(line, given(s, m, w)))).toBe(published)
      }),
    )
  })

  it('explains which answers made a dimension positive, and what the classification says', () => {
    const answers = { 'dr-01': 'disclosed', 'dr-02': 'documented', 'e-01': 'observed', 'e-02': 'disclosed' }
    const some = evaluate(adult, answers, 'adult')
    expect(some.sections.filter(({ state }) => state === 'positive').map(({ section }) => section.id)).toEqual([
      'deceptiveRecruitment',
      'exploitation',
    ])
    expect(some.sections[0]?.because.map(({ id }) => id)).toEqual(['dr-01', 'dr-02'])
    expect(some.patterns).toEqual(['deceptionAndExploitation'])
    const more = evaluate(adult, { ...answers, 'ccad-01': 'observed', 'ccad-05': 'disclosed' }, 'adult')
    expect(more.patterns).toEqual(['forcedLabour'])
    const labour = evaluate(adult, { 'e-01': 'observed', 'e-02': 'disclosed' }, 'adult')
    expect(labour.patterns).toEqual(['exploited'])
  })

  it('needs no means for a child', () => {
    const result = evaluate(child, { 'e-01': 'observed', 'e-02': 'disclosed' }, 'child')
    expect(result.patterns).toEqual(['child'])
    expect(result.sections.find(({ section }) => section.element === 'means')?.state).toBe('notNeeded')
    const two = { 'act-recruitment': 'disclosed', 'purpose-servitude': 'disclosed' }
    expect(evaluate(palermo, two, 'child').patterns).toEqual(['child'])
    expect(evaluate(palermo, two, 'adult').patterns).toEqual([])
    expect(evaluate(palermo, { ...two, 'means-fraud': 'documented' }, 'adult').patterns).toEqual(['adult'])
    expect(evaluate(palermo, two, 'unknown').patterns).toEqual(['child'])
  })
})

describe('what holds for every instrument', () => {
  const weight = fc.constantFrom<Weight>('strong', 'medium', 'weak')
  const line = fc
    .record(
      {
        strong: fc.integer({ min: 1, max: 3 }),
        medium: fc.integer({ min: 1, max: 3 }),
        weak: fc.integer({ min: 1, max: 3 }),
        mediumOrWeak: fc.integer({ min: 1, max: 3 }),
        any: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: [] },
    )
    .filter(one => Object.keys(one).length > 0)
  const text = { en: 'words' }
  /** Conditions look only backwards, as in any file without a loop. */
  const instrument: fc.Arbitrary<Instrument> = fc
    .record({
      rules: fc.array(fc.option(fc.array(line, { minLength: 1, maxLength: 3 }), { nil: undefined }), {
        minLength: 1,
        maxLength: 4,
      }),
      questions: fc.array(fc.record({ weight, section: fc.nat(), asks: fc.option(fc.nat()), no: fc.boolean() }), {
        minLength: 1,
        maxLength: 20,
      }),
      child: fc.boolean(),
    })
    .map(({ rules, questions, child }) => ({
      format: 'halte.instrument/1',
      id: 'made',
      version: 1,
      languages: ['en'],
      title: text,
      about: text,
      source: { title: 'x', publisher: 'y', licence: 'z' },
      for: 'any',
      sections: rules.map((positiveIfAny, index) => ({
        id: `s${index}`,
        title: text,
        ...(positiveIfAny ? { positiveIfAny } : {}),
        ...(child ? { notNeededFor: 'child' } : {}),
      })),
      questions: questions.map(
        ({ weight, section, asks, no }, index): Question => ({
          id: `q${index}`,
          section: `s${section % rules.length}`,
          text,
          weight,
          verified: true,
          ...(asks === null || index === 0
            ? {}
            : { showIf: { not: { question: `q${asks % index}`, is: no ? 'no' : 'yes' } } }),
        }),
      ),
      patterns: [],
    }))
  const answersOf = (one: Instrument) =>
    fc.record(Object.fromEntries(one.questions.map(({ id }) => [id, fc.constantFrom(...SCREENING_ANSWER.values)])), {
      requiredKeys: [],
    })
  const held = instrument.chain(one =>
    fc.record({
      one: fc.constant(one),
      answers: answersOf(one),
      more: answersOf(one),
      age: fc.constantFrom('adult' as const, 'child' as const, 'unknown' as const),
    }),
  )
  const order = { list: 0, notNeeded: 0, notPositive: 0, positive: 1 }

  it('is valid as it was made, and total', () => {
    fc.assert(
      fc.property(held, ({ one, answers, age }) => {
        expect(readInstrument(JSON.parse(JSON.stringify(one)))).toMatchObject({ ok: true })
        const result = evaluate(one, answers, age)
        expect(result.sections).toHaveLength(one.sections.length)
        for (const { because, section } of result.sections)
          for (const question of because) {
            expect(question.section).toBe(section.id)
            expect(isPositive(answers[question.id])).toBe(true)
          }
        expect(askedNow(one, answers, age).length).toBeGreaterThan(0)
      }),
    )
  })

  it('a further yes never makes a dimension less positive', () => {
    fc.assert(
      fc.property(held, ({ one, answers, more, age }) => {
        const yes = Object.fromEntries(Object.entries(more).filter(([, answer]) => isPositive(answer)))
        const before = evaluate(one, answers, age)
        const after = evaluate(one, { ...answers, ...yes }, age)
        for (const [index, section] of before.sections.entries())
          expect(order[after.sections[index]?.state ?? 'list']).toBeGreaterThanOrEqual(order[section.state])
      }),
    )
  })

  it('unanswered, asked without a yes, and not asked come to the same', () => {
    fc.assert(
      fc.property(held, ({ one, answers, age }) => {
        const onlyYes = Object.fromEntries(Object.entries(answers).filter(([, answer]) => isPositive(answer)))
        const states = (of: typeof answers) => evaluate(one, of, age).sections.map(({ state }) => state)
        expect(states(onlyYes)).toEqual(states(answers))
      }),
    )
  })
})

describe('a file of an organisation', () => {
  const good = () => structuredClone(general)
  const problemsOf = (value: unknown) => {
    const read = readInstrument(value)
    return read.ok ? [] : read.problems.map(({ code, place }) => `${code} ${place}`)
  }

  it('is taken when it is whole', () => {
    expect(problemsOf(good())).toEqual([])
  })

  it('is refused with the place for a loop, whatever its length', () => {
    const [a, b, c, ...rest] = good().questions
    const asks = (question: string) => ({ showIf: { any: [{ age: 'child' }, { not: { question, is: 'yes' } }] } })
    const looped = {
      ...good(),
      questions: [{ ...a, ...asks('gen-03') }, { ...b, ...asks('gen-01') }, { ...c, ...asks('gen-02') }, ...rest],
    }
    const read = readInstrument(looped)
    expect(read).toEqual({
      ok: false,
      problems: [{ code: 'loop', place: 'questions[0].showIf', data: { way: 'gen-01 → gen-03 → gen-02 → gen-01' } }],
    })
    expect(problemsOf({ ...good(), questions: [{ ...a, ...asks('gen-01') }, b, c, ...rest] })).toEqual([
      'loop questions[0].showIf',
    ])
  })

  it('is refused with the place for unknown references, missing translations and slips', () => {
    const [first, ...rest] = good().questions
    const changed = (change: object) => ({ ...good(), questions: [{ ...first, ...change }, ...rest] })
    expect(problemsOf(changed({ section: 'nowhere' }))).toEqual(['unknownSection questions[0].section'])
    expect(problemsOf(changed({ showIf: { question: 'nobody', is: 'yes' } }))).toEqual([
      'unknownQuestion questions[0].showIf.question',
    ])
    expect(problemsOf(changed({ text: { en: 'One', fr: 'Un' } }))).toEqual(['translation questions[0].text.es'])
    expect(problemsOf(changed({ id: 'gen-02' }))).toEqual(['repeated questions[1].id'])
    expect(problemsOf(changed({ showif: true }))).toEqual(['unknownName questions[0].showif'])
    expect(problemsOf({ ...good(), sections: [{ ...good().sections[0], positiveIfAny: [{}] }] })).toEqual([
      'emptyRule sections[0].positiveIfAny[0]',
    ])
    expect(
      problemsOf({ ...good(), sections: [{ ...good().sections[0], positiveIfAny: [{ strong: 1 }] }] }),
    ).toHaveLength(general.questions.length)
    expect(problemsOf({ ...good(), format: 'other' })).toEqual(['format format'])
  })

  it('is refused when it is no JSON or too long', () => {
    expect(parseInstrument('{"a":')).toMatchObject({ ok: false, problems: [{ code: 'json' }] })
    expect(parseInstrument(' '.repeat(200_001))).toMatchObject({ problems: [{ code: 'tooLarge' }] })
    const many = Array.from({ length: MOST_QUESTIONS + 1 }, (_, n) => ({ ...general.questions[0], id: `q${n}` }))
    expect(problemsOf({ ...good(), questions: many })).toEqual(['tooMany questions'])
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, part) => {
        readInstrument(value)
        expect(readInstrument({ ...good(), questions: part }).ok).toBe(false)
        expect(readInstrument({ ...good(), sections: part }).ok).toBe(false)
        readInstrument({ ...good(), questions: [{ ...general.questions[0], showIf: part }] })
      }),
    )
  })
})
