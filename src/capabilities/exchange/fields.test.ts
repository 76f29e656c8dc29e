import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FORM_NAMES, WORKBOOK_COLUMNS } from './fields.ts'
import { listKey } from './fold.ts'
import standard from './htcds/htcds-2.0.json' with { type: 'json' }
import { COUNTRY_NAMES, FIELD_IDS, FIELDS, readTable, TEMPLATES, templateUrl } from './index.ts'
import { LOOSE_LABELS, SURE_LABELS } from './plan/label-words.ts'
import { fieldOfName, matchLabel } from './plan/labels.ts'
import { askedWords, listWords } from './values/list-words.ts'

describe('the standard', () => {
  test('its fields are ours, in their order, each with its list', () => {
    expect(standard.fields.map(field => field.id)).toEqual([...FIELD_IDS])
    for (const { id, values } of standard.fields) {
      const ours = [...FIELDS.values()].find(field => field.id === id)?.values.map(value => value.id) ?? []
      expect(ours.slice(0, values?.length ?? 0), id).toEqual((values ?? []).map(value => value.id))
    }
  })

  test('every column of the workbook and every question of the form has a field', () => {
    expect(WORKBOOK_COLUMNS.filter(column => column.field === null).map(column => column.column)).toEqual(['A'])
    expect(FORM_NAMES.size).toBe(standard.xlsform.questions.length)
    for (const { label, field } of WORKBOOK_COLUMNS)
      if (label && field) expect(matchLabel(label)).toEqual({ field, certainty: 'official' })
    for (const id of FIELD_IDS) expect(fieldOfName(id)).toBe(id)
  })

  test.each(TEMPLATES.filter(template => template !== 'simple'))(
    'the countries are those of the official lists (%s)',
    template => {
      const read = readTable(new Uint8Array(readFileSync(templateUrl(template))))
      if (!read.ok) throw new Error(read.code)
      const rows = read.table.sheets.find(sheet => sheet.name === 'validation')?.rows ?? []
      const at = (row: (typeof rows)[number], column: string): string =>
        row.cells.find(cell => cell.column === column)?.text.trim() ?? ''
      const listed = rows.filter(row => row.number > 3 && at(row, 'D') !== '').map(row => [at(row, 'D'), at(row, 'E')])
      expect(Object.entries(COUNTRY_NAMES)).toEqual(listed)
    },
  )
})

describe('other words', () => {
  test('no label means two fields', () => {
    const owners = new Map<string, string>()
    for (const labels of [SURE_LABELS, LOOSE_LABELS])
      for (const [id, text] of Object.entries(labels))
        for (const label of text.split('|')) {
          expect(listKey(label), label).not.toBe('')
          expect(owners.get(listKey(label)) ?? id, label).toBe(id)
          owners.set(listKey(label), id)
          expect(matchLabel(label)?.field, label).toBe(id)
        }
  })

  test('words for list values lead to values of the list', () => {
    for (const field of FIELDS.values())
      for (const [word, id] of [...listWords(field.id), ...askedWords(field.id)])
        expect(
          field.values.map(value => value.id),
          word,
        ).toContain(id)
  })
})
