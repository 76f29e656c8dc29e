import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { planBytes, SAMPLES, sampleBytes } from './sample-files.ts'
import type { Problem } from './types.ts'

type Expected = {
  sheets: Array<{
    name: string
    role: string
    nameRow?: number | null
    labelRow?: number | null
    firstDataRow?: number
    columns?: Record<string, unknown>
  }>
  rows: Array<{
    sheet: string
    row: number
    values: Record<string, unknown>
    optional?: Record<string, unknown>
    kept?: Record<string, string>
    never?: Record<string, unknown[]>
    ownColumns?: Record<string, string>
  }>
  notRows: Array<{ sheet: string; row?: number; from?: number; to?: number }>
  problems: Array<{
    sheet: string
    row: number | null
    column: string | null
    field: string | null
    kind: string
    level: string
    raw: string | null
    scope?: string
  }>
  duplicates: Array<{ rows: Array<{ sheet: string; row: number }> }>
  notDuplicates: Array<{ rows: Array<{ sheet: string; row: number }> }>
}

const folder = new URL('./samples/', import.meta.url)
const expected = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.expected.json'), folder), 'utf8'))

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value)
const lines = (text: string): string => text.replace(/\r\n/g, '\n')
const at = (place: { sheet: string; row: number | null }): string => `${place.sheet}!${place.row}`

describe.each(SAMPLES)('%s', name => {
  const want = expected(name)
  const got = planBytes(sampleBytes(name))

  test('sheets, header rows and columns', () => {
    for (const sheet of want.sheets) {
      const found = got.sheets.find(each => each.name === sheet.name)
      expect(found?.role, sheet.name).toBe(sheet.role === 'data' ? 'data' : 'ignored')
      if (sheet.role !== 'data') continue
      expect({ nameRow: found?.nameRow, labelRow: found?.labelRow, firstDataRow: found?.firstDataRow }).toEqual({
        nameRow: sheet.nameRow,
        labelRow: sheet.labelRow,
        firstDataRow: sheet.firstDataRow,
      })
      const columns: Record<string, unknown> = {}
      for (const use of found?.columns ?? []) {
        if (use.role === 'field') columns[use.column] = use.field
        if (use.role === 'choice') columns[use.column] = { field: use.field, choice: use.choice }
        if (use.role === 'own') columns[use.column] = { own: use.label }
      }
      expect(columns).toEqual(sheet.columns)
    }
  })

  test('the rows that are cases, and no other', () => {
    expect(got.cases.map(each => at(each.place)).sort()).toEqual(want.rows.map(at).sort())
  })

  test('values, optional values, kept texts, own columns', () => {
    for (const row of want.rows) {
      const found = got.cases.find(each => at(each.place) === at(row))
      const values: Record<string, unknown> = { ...found?.values }
      const remarks = got.problems.filter(problem => at(problem) === at(row))
      for (const [field, value] of Object.entries(row.optional ?? {})) {
        const ours = values[field]
        delete values[field]
        if (ours === undefined) {
          const merged = want.problems.some(problem => problem.kind === 'merged-cells' && problem.field === field)
          expect(merged || remarks.some(problem => problem.field === field), `${at(row)} ${field}`).toBe(true)
        } else expect(sorted(ours), `${at(row)} ${field}`).toEqual(sorted(value))
      }
      const plainWanted = Object.fromEntries(Object.entries(row.values).map(([field, value]) => [field, sorted(value)]))
      expect(
        Object.fromEntries(Object.entries(values).map(([field, value]) => [field, sorted(value)])),
        at(row),
      ).toEqual(plainWanted)
      for (const [field, texts] of Object.entries(row.never ?? {}))
        for (const text of texts) expect(found?.values, at(row)).not.toHaveProperty(field, text)
      for (const [field, text] of Object.entries(row.kept ?? {})) {
        const shown = [
          ...remarks.filter(problem => problem.field === field).map(problem => problem.raw ?? ''),
          ...(found?.kept ?? []).filter(each => each.field === field).map(each => each.raw),
        ]
        expect(
          shown.map(each => lines(each).trim()),
          `${at(row)} ${field}`,
        ).toContain(lines(text).trim())
      }
      for (const [label, text] of Object.entries(row.ownColumns ?? {}))
        expect(lines(found?.own[label] ?? ''), `${at(row)} ${label}`).toBe(lines(text))
    }
  })

  test('every problem that must be shown is shown in its place', () => {
    const matches = (problem: Expected['problems'][number], ours: Problem): boolean =>
      ours.kind === problem.kind &&
      ours.sheet === problem.sheet &&
      ours.row === problem.row &&
      (problem.column === null || ours.column === problem.column) &&
      (problem.field === null || ours.field === problem.field)
    const missing = want.problems.filter(
      problem =>
        problem.level === 'must' && !got.problems.some(ours => matches(problem, ours) && ours.level === 'must'),
    )
    expect(missing).toEqual([])
  })

  test('nothing more must be shown than the file deserves', () => {
    const known = new Set(want.problems.map(problem => `${at(problem)} ${problem.kind} ${problem.column}`))
    const extra = got.problems.filter(
      problem => problem.level === 'must' && !known.has(`${at(problem)} ${problem.kind} ${problem.column}`),
    )
    expect(extra).toEqual([])
  })

  test('duplicates', () => {
    const key = (rows: Array<{ sheet: string; row: number }>): string => rows.map(at).sort().join(' = ')
    const probable = new Set(got.duplicates.filter(pair => pair.certainty === 'probable').map(pair => key(pair.rows)))
    expect([...probable].sort()).toEqual(expect.arrayContaining(want.duplicates.map(pair => key(pair.rows))))
    for (const pair of want.notDuplicates)
      expect(got.duplicates.map(each => key(each.rows))).not.toContain(key(pair.rows))
  })
})
