/** The same file twice creates nothing twice; a changed row is a question; duplicates are found and namesakes are not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDuplicates, matchExisting, writeCsv } from './index.ts'
import { planBytes, SAMPLES, sampleBytes } from './sample-files.ts'
import type { CaseValues, ExistingCase, ImportedCase } from './types.ts'

/** What the store would know of imported cases. */
const stored = (cases: ImportedCase[]): ExistingCase[] =>
  cases.map(({ values, sourceKey, contentKey }, at) => ({
    id: `case-${at}`,
    sourceKey,
    contentKey,
    names: [[values.prs_FirstName, values.prs_SecondName].filter(each => typeof each === 'string').join(' ')],
    ...(typeof values.prs_Birthdate === 'string' ? { birthdate: values.prs_Birthdate } : {}),
    phones: typeof values.prs_MobilePhone === 'string' ? [values.prs_MobilePhone] : [],
  }))
const csv = (text: string): ImportedCase[] => planBytes(new TextEncoder().encode(text)).cases

describe('the same file again', () => {
  test.each(SAMPLES)('%s: every row is known, by unique keys', name => {
    const first = planBytes(sampleBytes(name)).cases
    expect(new Set(first.map(each => each.sourceKey)).size).toBe(first.length)
    const again = matchExisting(planBytes(sampleBytes(name)).cases, stored(first))
    expect(again.map(each => each.relation)).toEqual(first.map(() => 'imported-before'))
    expect(again.map(each => each.existing)).toEqual(first.map((_, at) => `case-${at}`))
  })

  test.each(SAMPLES)('%s: through CSV every row is known, too', name => {
    const first = planBytes(sampleBytes(name)).cases
    const again = planBytes(writeCsv(first, { delimiter: ';' })).cases
    expect(again.map(each => each.contentKey)).toEqual(first.map(each => each.contentKey))
  })

  test('in another order of columns and another spelling of list values, too', () => {
    const [straight, turned] = [
      'First Name,Second Name,Gender\nAmina,Hodžić,Feminine\n',
      'Gender,Second Name,First Name\nFEMININE,Hodžić, Amina \n',
    ].map(csv)
    expect(turned?.[0]?.sourceKey).toBe(straight?.[0]?.sourceKey)
  })

  test('two equal rows have two keys, and both are known again in any file that has both', () => {
    const text = 'First Name,Second Name,Gender\nAmina,Hodžić,Feminine\nAmina,Hodžić,Feminine\n'
    const keys = csv(text).map(each => each.sourceKey)
    expect(new Set(keys).size).toBe(2)
    expect(csv(text).map(each => each.sourceKey)).toEqual(keys)
    expect(findDuplicates(csv(text))).toMatchObject([{ certainty: 'probable', reasons: ['same-row'] }])
  })

  test('a row that changed a little is asked, not skipped and not silently made', () => {
    const [before] = [csv('First Name,Second Name,Birthdate,Mobile Phone\nAmina,Hodžić,1990-05-02,+33639981234\n')]
    const after = csv(
      'First Name,Second Name,Birthdate,Mobile Phone,Status\nAmina,Hodžić,1990-05-02,+33639981234,Closed\n',
    )
    expect(matchExisting(after, stored(before ?? []))).toMatchObject([{ relation: 'probable', existing: 'case-0' }])
  })

  test('a submission that changed is known by its own id', () => {
    const form = (status: string) =>
      csv(`a/prs_First_Name,a/prs_Second_Name,a/cas_Status,_uuid\nAmina,Hodžić,${status},77AA\n`)
    expect(matchExisting(form('Closed'), stored(form('Active')))).toMatchObject([{ relation: 'changed-since' }])
    expect(matchExisting(form('Active'), stored(form('Active')))).toMatchObject([{ relation: 'imported-before' }])
  })

  test('a submission that stands twice in the file has two keys', () => {
    const rows = 'Amina,Hodžić,Active,77aa\nAmina,Hodžić,Closed,77aa\n'
    const twice = csv(`a/prs_First_Name,a/prs_Second_Name,a/cas_Status,_uuid\n${rows}`)
    expect(twice.map(each => each.sourceKey)).toEqual(['submission:77aa', 'submission:77aa:2'])
  })
})

const at = (row: number, values: CaseValues): ImportedCase => ({
  sourceKey: `row:${row}`,
  contentKey: `content:${row}`,
  place: { sheet: 'Cases', row },
  values,
  own: {},
  kept: [],
})
const pair = (a: CaseValues, b: CaseValues) => findDuplicates([at(1, a), at(2, b)])[0]?.certainty

describe('the same person', () => {
  const oksana: CaseValues = {
    prs_FirstName: 'Оксана',
    prs_SecondName: 'Гончаренко',
    prs_Birthdate: '1994-03-08',
    prs_MobilePhone: '+33639981234',
  }

  test.each<[string, CaseValues, string | undefined]>([
    [
      'other script, same phone',
      { prs_FirstName: 'Oksana', prs_SecondName: 'Honcharenko', prs_MobilePhone: '0639981234' },
      'probable',
    ],
    [
      'other script, same birthdate',
      { prs_FirstName: 'Oxana', prs_SecondName: 'Goncharenko', prs_Birthdate: '1994-03-08' },
      'probable',
    ],
    [
      'names swapped',
      { prs_FirstName: 'Гончаренко', prs_SecondName: 'Оксана', prs_Birthdate: '1994-03-08' },
      'probable',
    ],
    [
      'day and month swapped',
      { prs_FirstName: 'Оксана', prs_SecondName: 'Гончаренко', prs_Birthdate: '1994-08-03' },
      'possible',
    ],
    [
      'only the year known',
      { prs_FirstName: 'Оксана', prs_SecondName: 'Гончаренко', prs_Birthdate: '1994' },
      'possible',
    ],
    ['only the name known', { prs_FirstName: 'Оксана', prs_SecondName: 'Гончаренко' }, 'possible'],
    [
      'namesake of another age',
      {
        prs_FirstName: 'Оксана',
        prs_SecondName: 'Гончаренко',
        prs_Birthdate: '2003-11-19',
        prs_MobilePhone: '+34600001122',
      },
      undefined,
    ],
    [
      'born on the same day, another name',
      { prs_FirstName: 'Thảo', prs_SecondName: 'Phạm', prs_Birthdate: '1994-03-08' },
      undefined,
    ],
    [
      'same phone, another name',
      { prs_FirstName: 'Thảo', prs_SecondName: 'Phạm', prs_MobilePhone: '+33639981234' },
      undefined,
    ],
    ['same document', { prs_FirstName: 'Oksana', prs_SecondName: 'G.', prs_IdentityNumber: 'FX 123.456' }, undefined],
  ])('%s', (_, other, certainty) => {
    expect(pair(oksana, other)).toBe(certainty)
  })

  test('documents are compared without their punctuation', () => {
    expect(
      pair(
        { prs_FirstName: 'Oksana', prs_IdentityNumber: 'FX 123.456' },
        { prs_FirstName: 'Oxana', prs_IdentityNumber: 'fx123456' },
      ),
    ).toBe('probable')
  })

  test('does not depend on the order of the rows', () => {
    const names = fc.record({
      prs_FirstName: fc.constantFrom('Amina', 'Амина', 'Ameena', 'Sokha'),
      prs_SecondName: fc.constantFrom('Hodžić', 'Ходжич', 'Chan'),
      prs_Birthdate: fc.constantFrom('1990-05-02', '1990-02-05', '1990', '2001-01-01'),
      prs_MobilePhone: fc.constantFrom('+33639981234', '+33639989999'),
    })
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(pair(a, b)).toBe(pair(b, a))
      }),
      { numRuns: 200 },
    )
  })

  test('the phone of a shelter does not make everybody one person', () => {
    const many = Array.from({ length: 400 }, (_, row) =>
      at(row, {
        prs_FirstName: 'Amina',
        prs_SecondName: `Hodžić${row}`,
        prs_MobilePhone: '+33639981234',
        prs_Birthdate: `19${50 + (row % 50)}-05-02`,
      }),
    )
    expect(
      findDuplicates(many).filter(
        each => each.reasons.includes('same-phone') && !each.reasons.includes('similar-name'),
      ),
    ).toEqual([])
  })
})
