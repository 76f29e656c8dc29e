/** Rules, codes, regions, ages, the present state of a case, and what the index reads. */
import { describe, expect, it } from 'vitest'
import { checkRules, packDocument, validateFacts, validateSealed } from '#records'
import { encodeCbor } from '#vault'
import {
  ageBandOn,
  ageOn,
  caseKind,
  caseTitle,
  consentRecord,
  currentFacts,
  genderGroupOf,
  identificationDecision,
  newCaseCode,
  note,
  personFacts,
  readCaseCode,
  regionOf,
  regionsOf,
  relation,
  searchDocumentOf,
  task,
} from './index.ts'
import { GENDER } from './lists.ts'

const codes = (checked: ReturnType<typeof validateFacts>): string[] =>
  checked.ok ? [] : checked.problems.map(problem => problem.code)
const CASE = '018f0000-0000-7000-8000-000000000001'

describe('rules', () => {
  it.each([
    [{ status: 'Closed' }, ['case.closed.reason']],
    [{ status: 'Closed', closureReason: 'goalsMet', closedMonth: '2026-01' }, []],
    [{ status: 'Active', closureReason: 'goalsMet' }, ['case.open.reason']],
    [
      { status: 'ClosedReferred', closureReason: 'transferred', openedMonth: '2026-03', closedMonth: '2026-01' },
      ['case.months.order'],
    ],
    [{ traffickingStatus: 'ActualVictimOfTrafficking', decidedMonth: '2026-01' }, ['case.identification.decider']],
    [{ traffickingStatus: 'ActualVictimOfTrafficking', decidedBy: 'NGO' }, ['case.identification.month']],
    [{ traffickingStatus: 'ActualVictimOfTrafficking', decidedBy: 'NGO', decidedMonthUnknown: true }, []],
    [{}, []],
  ])('case %j: %j', (facts, expected) => {
    expect(codes(validateFacts(caseKind, facts))).toEqual(expected)
  })

  it('a decision needs who and when; a consent needs when, and is withdrawn only if given', () => {
    const decision = { status: 'PossibleVictimOfTrafficking', decidedBy: 'Police' }
    expect(codes(validateFacts(identificationDecision, decision))).toEqual(['decision.month'])
    expect(codes(validateFacts(identificationDecision, { status: decision.status, month: '2026-01' }))).toEqual([
      'field.required',
    ])
    expect(codes(validateFacts(consentRecord, { given: true }))).toEqual(['consent.month'])
    expect(codes(validateFacts(consentRecord, { given: false, month: '2026-01', withdrawnMonth: '2026-02' }))).toEqual([
      'consent.withdrawn.given',
    ])
  })

  it('a sealed day agrees with the month that is a fact', () => {
    const facts = { status: 'PossibleVictimOfTrafficking', decidedBy: 'Police', month: '2026-01' }
    const day = (decidedOn: string) =>
      checkRules(identificationDecision, { facts, sealed: { narrative: { decidedOn } }, open: ['facts', 'narrative'] })
    expect([day('2026-01-30'), day('2026'), day('2026-02-01').map(problem => problem.code)]).toEqual([
      [],
      [],
      ['decision.day.agrees'],
    ])
  })

  it('a relation is to someone else, a note says something, a task too', () => {
    const open = ['facts' as const, 'identity' as const, 'narrative' as const]
    const problems = (kind: typeof relation | typeof note | typeof task, sealed: object) =>
      checkRules(kind, { root: CASE, facts: {}, sealed, open }).map(problem => problem.code)
    expect(problems(relation, { identity: { otherCase: CASE } })).toEqual(['relation.self'])
    expect(problems(relation, { identity: { type: 'mother' } })).toEqual(['relation.who'])
    expect(problems(relation, { identity: { name: 'Anna' } })).toEqual([])
    expect(problems(note, { narrative: {} })).toEqual(['note.body'])
    expect(problems(task, { narrative: {} })).toEqual(['task.what'])
    expect(codes(validateFacts(task, { status: 'open', doneMonth: '2026-01' }))).toEqual(['task.done'])
  })
})

describe('case codes', () => {
  it('are short, unambiguous, new, and read back as people write them', () => {
    const made = Array.from({ length: 500 }, () => newCaseCode())
    for (const code of made) {
      expect(code).toMatch(/^H-[0-9A-HJKMNP-TV-Z]{5}$/)
      expect(readCaseCode(code)).toBe(code)
      expect(readCaseCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code)
      expect(validateSealed(caseKind, 'header', { code }).ok).toBe(true)
    }
    expect(readCaseCode('h-7K3FO')).toBe('H-7K3F0')
    expect([readCaseCode('7k3f9'), readCaseCode('H7L3F9'), readCaseCode('HABCD')]).toEqual([
      'H-7K3F9',
      'H-713F9',
      'H-HABCD',
    ])
    expect([readCaseCode('Oksana'), readCaseCode('H-1'), readCaseCode('')]).toEqual(['H-0KSANA', undefined, undefined])
  })

  it('grow rather than repeat', () => {
    expect(newCaseCode(code => code.length <= 7)).toMatch(/^H-.{6}$/)
  })
})

describe('what of a person becomes a fact', () => {
  it('counts full years on a day', () => {
    expect([
      ageOn('2008-11-21', '2026-11-21'),
      ageOn('2008-11-22', '2026-11-21'),
      ageOn('2008-02-29', '2026-02-28'),
      ageOn('2008-02-29', '2026-03-01'),
    ]).toEqual([18, 17, 17, 18])
  })

  it.each([
    ['2008-11-22', 'age9to17'],
    ['2008-11-21', 'age18to20'],
    ['2008', undefined],
    ['2008-11', undefined],
    ['2008-10', 'age18to20'],
    ['1970', 'age48plus'],
    ['2026-11-21', 'age0to8'],
    ['2027-01-01', undefined],
    ['1850', undefined],
  ])('age band of someone born %s on 21 November 2026: %s', (birthdate, band) => {
    expect(ageBandOn(birthdate, '2026-11-21')).toBe(band)
  })

  it('knows the region of every ISO country', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    const notCountries = [
      'AC',
      'CP',
      'CQ',
      'DG',
      'EA',
      'EU',
      'EZ',
      'IC',
      'QO',
      'TA',
      'UN',
      'XA',
      'XB',
      'ZZ',
      'AN',
      'BU',
      'CS',
      'DD',
      'FX',
      'NT',
      'SU',
      'TP',
      'YD',
      'YU',
      'ZR',
      'RH',
      'NH',
      'DY',
      'HV',
      'UK',
      'NQ',
      'PC',
      'PU',
      'PZ',
      'VD',
      'WK',
      'JT',
      'MI',
      'CT',
      'FQ',
    ]
    const countries = alphabet
      .flatMap(a => alphabet.map(b => a + b))
      .filter(code => names.of(code) !== undefined && !notCountries.includes(code))
    expect(countries.length).toBeGreaterThan(245)
    expect(countries.filter(code => regionOf(code) === 'otherOrNone')).toEqual(['AQ'])
    expect(regionsOf(['FR', 'DE', 'VN', 'ZZ'])).toEqual(['westernEurope', 'southEasternAsia', 'otherOrNone'])
  })

  it('follows from the sealed identity, and says nothing of what is not known', () => {
    const identity = { birthdate: '2008-11-22', gender: 'NonConforming', citizenships: ['UA', 'MD', 'FR'] }
    expect(personFacts(identity, '2026-11-21')).toEqual({
      ageBand: 'age9to17',
      genderGroup: 'otherOrNotStated',
      citizenshipRegions: ['easternEurope', 'westernEurope'],
    })
    expect(personFacts({ birthdate: '2008', citizenships: [] }, '2026-11-21')).toEqual({})
  })

  it('generalises gender', () => {
    expect(GENDER.values.map(genderGroupOf)).toEqual([
      'feminine',
      'masculine',
      'feminine',
      'masculine',
      'otherOrNotStated',
      'otherOrNotStated',
    ])
  })
})

describe('currentFacts', () => {
  const past = (rec: string, kind: string, facts: Record<string, unknown>) => ({ rec, kind, facts })
  it('takes the latest of each history', () => {
    expect(
      currentFacts([
        past('3', 'riskLevel', { level: 'low', month: '2026-03' }),
        past('4', 'riskLevel', { level: 'high', month: '2026-01' }),
        past('1', 'journeyStep', { stage: 'contact', month: '2026-01' }),
        past('2', 'journeyStep', { stage: 'protection', month: '2026-01' }),
        past('5', 'identificationDecision', {
          status: 'ActualVictimOfTrafficking',
          decidedBy: 'NGO',
          month: '2026-02',
        }),
        past('6', 'consentRecord', {
          given: true,
          purposes: ['interview'],
          month: '2026-01',
          withdrawnMonth: '2026-04',
        }),
        past('7', 'consentRecord', { given: true, purposes: ['media'], month: '2026-05' }),
      ]),
    ).toEqual({
      riskLevel: 'low',
      stage: 'protection',
      traffickingStatus: 'ActualVictimOfTrafficking',
      decidedBy: 'NGO',
      decidedMonth: '2026-02',
      consent: false,
    })
    expect(currentFacts([])).toEqual({})
  })
  it('lets the exact day settle what one month leaves open, whatever the ids', () => {
    const on = (rec: string, level: string, assessedOn?: string) => ({
      ...past(rec, 'riskLevel', { level, month: '2026-03' }),
      ...(assessedOn === undefined ? {} : { sealed: { narrative: { assessedOn } } }),
    })
    expect(currentFacts([on('9', 'high', '2026-03-02'), on('1', 'low', '2026-03-20')])).toEqual({ riskLevel: 'low' })
    expect(currentFacts([on('1', 'high', '2026-03-20'), on('9', 'low')])).toEqual({ riskLevel: 'high' })
    // A day that contradicts its month says nothing: the month is what was signed as a fact.
    expect(currentFacts([on('1', 'high', '2026-05-01'), on('2', 'low', '2026-03-01')])).toEqual({ riskLevel: 'low' })
  })
})

describe('finding and naming a case', () => {
  const header = { code: 'H-7K3F9', firstName: 'Оксана', secondName: 'Шевчук', aliases: ['Ксана'] }
  it('gives the index names, code, phones and places, and nothing of the story', () => {
    const fields = searchDocumentOf({
      sealed: {
        header,
        identity: { mobilePhone: '+380500000000', email: 'o@example.org' },
        location: { city: 'Lyon', street: 'Rue A' },
        narrative: { summary: 'secret' },
      },
    })
    expect(fields).toEqual([
      { kind: 'name', text: 'Оксана Шевчук' },
      { kind: 'alias', text: 'Ксана' },
      { kind: 'code', text: 'H-7K3F9' },
      { kind: 'code', text: 'o@example.org' },
      { kind: 'phone', text: '+380500000000' },
      { kind: 'place', text: 'Lyon' },
    ])
  })
  it('calls a case by name, else alias, else code, else nothing', () => {
    expect([
      caseTitle(header),
      caseTitle({ aliases: ['Ксана'], code: 'H-1' }),
      caseTitle({ code: 'H-1' }),
      caseTitle(undefined),
    ]).toEqual(['Оксана Шевчук', 'Ксана', 'H-1', ''])
  })
  it('writes a name in the order of the person, else of its script', () => {
    const minh = { firstName: 'Thị Mai', secondName: 'Nguyễn' }
    expect([
      caseTitle(minh),
      caseTitle({ ...minh, familyNameFirst: true }),
      caseTitle({ firstName: '小红', secondName: '王' }),
      caseTitle({ firstName: '小红', secondName: '王', familyNameFirst: false }),
      caseTitle({ firstName: 'Mai', secondName: '王' }),
    ]).toEqual(['Thị Mai Nguyễn', 'Nguyễn Thị Mai', '王小红', '小红 王', 'Mai 王'])
  })
  it('keeps an ordinary header within the smallest bucket (security.md 4.1)', () => {
    const full = {
      ...header,
      middleName: 'Іванівна',
      otherScripts: ['Oksana Ivanivna Shevchuk'],
      ownerName: 'Ngo Bassé, Irène',
    }
    expect(encodeCbor(packDocument(caseKind, 'header', full)).length).toBeLessThanOrEqual(252)
  })
})
