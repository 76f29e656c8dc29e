import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { COUNTRY_NAMES, FIELDS, type HtcdsFieldId, TEMPLATES, templateUrl, writeCsv, writeWorkbook } from './index.ts'
import { planBytes, SAMPLES, sampleBytes } from './sample-files.ts'
import type { CaseValues, ExportCase, FieldValue, ImportedCase } from './types.ts'

const template = (name: (typeof TEMPLATES)[number]): Uint8Array => new Uint8Array(readFileSync(templateUrl(name)))
const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** What a case says, without where it stood. */
const said = (each: ExportCase | ImportedCase) => ({
  values: each.values,
  own: Object.fromEntries(Object.entries(each.own ?? {}).map(([label, text]) => [label, lines(text)])),
  kept: (each.kept ?? [])
    .filter(text => text.reason !== 'cell-comment' && text.field !== null && each.values[text.field] === undefined)
    .map(text => [text.field, lines(text.raw).trim()])
    .sort(),
})

const MARK = 'K7QF-2M9D'

describe.each(SAMPLES)('%s: import, export, import', name => {
  const first = planBytes(sampleBytes(name)).cases

  test('through the official workbook: the same cases, and nothing asked that was not asked before', () => {
    const again = planBytes(writeWorkbook(first, template('multi-select'), MARK))
    expect(again.cases.map(said)).toEqual(first.map(said))
    const asked = again.problems.filter(
      ({ level, field, row, kind }) =>
        level === 'must' &&
        field !== null &&
        first[(row ?? 0) - 3]?.values[field] !== undefined &&
        kind !== 'date-partial' &&
        kind !== 'phone-not-international',
    )
    expect(asked).toEqual([])
  })

  test('through CSV', () => {
    const written = writeCsv(first, { delimiter: ',', mark: MARK })
    expect(planBytes(written).cases.map(said)).toEqual(first.map(said))
    // Every row says which export it is of, and nothing of it is read back.
    const rows = new TextDecoder()
      .decode(written)
      .split('\r\n')
      .filter(row => row.endsWith(`,${MARK}`))
    expect(rows.length).toBe(first.length)
  })
})

describe('the mark of an export', () => {
  test.each(TEMPLATES)('stands in every row and at the foot of every page (%s)', kind => {
    const cases = planBytes(sampleBytes('messy-80.xlsx')).cases
    const sheet = strFromU8(
      unzipSync(writeWorkbook(cases, template(kind), MARK))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    )
    expect(sheet.split(`>${MARK}</t>`).length - 1).toBe(cases.length)
    expect(sheet.match(/<headerFooter>/g)).toHaveLength(1)
    expect(sheet).toMatch(new RegExp(`<page(Margins|Setup)[^>]*/><headerFooter><oddFooter>&amp;L${MARK}</oddFooter>`))
  })
})

describe('the messiest sample', () => {
  test.each(TEMPLATES)('through the official workbook (%s)', kind => {
    const first = planBytes(sampleBytes('messy-80.xlsx')).cases
    expect(planBytes(writeWorkbook(first, template(kind))).cases.map(said)).toEqual(first.map(said))
  })
})

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(raw => `${raw}`.normalize('NFC').replace(/\s+/g, ' ').trim())
/** Text the store would hold: no invisible marks, no control characters, something in it. */
const stored = text.filter(
  each =>
    each !== '' &&
    !/[\p{Cc}\p{Cf}\p{Cs}\ufffd?]/u.test(each) &&
    each === each.normalize('NFC') &&
    !/_x[0-9a-fA-F]{4}_/.test(each),
)
const awkward = fc.constantFrom(
  '=1+1',
  '+33639981234',
  '-5',
  '@cmd',
  "'=x",
  "''-y",
  'a "quoted" word',
  'semi; colon, comma',
  'line\nbreak',
  '_x000D_ literal',
  '<b>&amp;</b>',
  '07',
  '٠١٢',
  'O’Brien',
  '| pipe',
  '=HYPERLINK("http://x.example")',
)
const someText = fc.oneof(stored, awkward)
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-06-01'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const partialDay = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 1, arbitrary: day.map(each => each.slice(0, 4)) },
  { weight: 1, arbitrary: day.map(each => each.slice(0, 7)) },
)
const country = fc.constantFrom(...Object.keys(COUNTRY_NAMES))
const phone = fc.stringMatching(/^\+[1-9]\d{7,12}$/)

const fieldValue = (id: HtcdsFieldId): fc.Arbitrary<FieldValue> => {
  const field = FIELDS.get(id)
  const ids = field?.values.map(value => value.id) ?? []
  switch (field?.shape) {
    case 'date':
      return partialDay
    case 'list':
      return fc.constantFrom(...ids)
    case 'lists':
      return fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 })
    case 'countries':
      return fc.uniqueArray(country, { minLength: 1, maxLength: 3 })
    case 'country':
      return country
    case 'boolean':
      return fc.boolean()
    case 'phone':
      return phone
    case 'email':
      return fc.constantFrom('mira.k@example.org', 'A.B+c@Example.net')
    case 'number':
      return fc.integer({ min: 0, max: 90 })
    default:
      return someText
  }
}

const NAMED = {
  prs_FirstName: fc.constantFrom('Oksana', 'فاطمة', 'Łucja', 'Nguyễn'),
  prs_SecondName: fc.constantFrom('Kovalenko', 'O’Connor', 'الأحمد'),
}
const others = [...FIELDS.keys()].filter(id => !(id in NAMED))
const someCase: fc.Arbitrary<ExportCase> = fc
  .record({
    named: fc.record(NAMED),
    rest: fc
      .uniqueArray(fc.constantFrom(...others), { maxLength: 14 })
      .chain(ids => fc.tuple(...ids.map(id => fieldValue(id).map(value => [id, value] as const)))),
    own: fc.dictionary(
      fc.constantFrom('Chambre', 'Status', 'Country', 'n°', 'Observations (own)', 'Notes de suivi'),
      someText,
      { maxKeys: 3 },
    ),
  })
  .map(({ named, rest, own }) => {
    const values: CaseValues = { ...named }
    for (const [id, value] of rest) values[id] = value
    return { values, own }
  })

const sameCases = (again: ImportedCase[], first: ExportCase[]): void => {
  expect(again.map(said)).toEqual(first.map(said))
}

describe('any cases', () => {
  test('come back the same through a workbook', () => {
    fc.assert(
      fc.property(fc.array(someCase, { minLength: 1, maxLength: 12 }), fc.constantFrom(...TEMPLATES), (cases, kind) => {
        sameCases(planBytes(writeWorkbook(cases, template(kind))).cases, cases)
      }),
      { numRuns: 10 },
    )
  })

  test('come back the same through CSV, and no cell starts like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(someCase, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        (cases, delimiter) => {
          const bytes = writeCsv(cases, { delimiter })
          sameCases(planBytes(bytes).cases, cases)
          expect(new TextDecoder().decode(bytes)).not.toMatch(/(^|[\n,;])"?[=+\-@]/)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the workbook', () => {
  const one: ExportCase = {
    values: {
      prs_FirstName: 'Amina',
      prs_SecondName: 'Hodžić',
      vic_MethodsOfControl: ['DebtBondage'],
      prs_Gender: 'Feminine',
      cas_Status: 'FollowUp',
      prs_Birthdate: '1990-05-02',
    },
  }

  test('keeps the official sheets, lists, hidden name row and labels', () => {
    const before = unzipSync(template('multi-select'))
    const after = unzipSync(writeWorkbook([one], template('multi-select')))
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
    for (const part of Object.keys(before))
      if (!/sheet1|styles/.test(part))
        expect(strFromU8(after[part] ?? new Uint8Array()), part).toBe(strFromU8(before[part] ?? new Uint8Array()))
    const sheet = strFromU8(after['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<row r="1" hidden="1"')
    expect(sheet.match(/<x14:dataValidation /g)).toHaveLength(13)
  })

  test('writes the very texts of the validation lists', () => {
    const sheet = strFromU8(
      unzipSync(writeWorkbook([one], template('single-select')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    )
    for (const cell of ['>Debt bondage </t>', '>Feminine</t>', '>Follow up</t>']) expect(sheet).toContain(cell)
  })

  test('takes more cases than the template has rows, and longer texts than a cell holds', () => {
    const long = 'Word after word. '.repeat(4200).trim()
    const cases = Array.from(
      { length: 1203 },
      (_, at): ExportCase => ({
        values: {
          prs_FirstName: 'Amina',
          prs_SecondName: `Hodžić ${at}`,
          ...(at === 7 ? { cas_IncomingReferralDetails: long } : {}),
        },
      }),
    )
    const plan = planBytes(writeWorkbook(cases, template('single-select')))
    expect(plan.cases.map(said)).toEqual(cases.map(said))
    expect(long.length).toBeGreaterThan(70_000)
  })

  test('a value Halte adds to a list comes back, too', () => {
    const extended: ExportCase = {
      values: {
        prs_FirstName: 'Amina',
        prs_SecondName: 'Hodžić',
        vic_MethodsOfControl: ['RestrictsMovement', 'DebtBondage'],
      },
    }
    expect(planBytes(writeWorkbook([extended], template('multi-select'))).cases.map(said)).toEqual([said(extended)])
  })

  test('is the same bytes for the same cases', () => {
    expect(writeWorkbook([one], template('simple'))).toEqual(writeWorkbook([one], template('simple')))
  })
})
