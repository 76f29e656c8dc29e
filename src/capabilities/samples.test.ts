/** Every row of the seven sample files becomes valid records and comes back with the same values (issue 2, item 8). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkRules, isCompartment, packDocument, validateFacts, validateSealed } from '#records'
import { encodeCbor } from '#vault'
import { type CaseDraft, fromHtcds, type HtcdsValues, toHtcds } from './casework/index.ts'
import { CATALOGUE } from './catalogue.ts'

interface Row {
  readonly row: number
  readonly values: HtcdsValues
  readonly kept?: Readonly<Record<string, string>>
  readonly ownColumns?: Readonly<Record<string, string>>
}

const FILES = [
  'plain-60',
  'single-select-60',
  'multi-select-60',
  'messy-80',
  'cases-60',
  'cases-60-latin1',
  'xlsform-submissions-40',
]
const rowsOf = (name: string): Row[] => {
  const expected: { rows: Row[] } = JSON.parse(
    readFileSync(new URL(`exchange/samples/${name}.expected.json`, import.meta.url), 'utf8'),
  )
  return expected.rows
}

/** Order within a list does not count. */
const sorted = (values: HtcdsValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, typeof value === 'object' ? [...value].sort() : value]),
  )

function problemsOf(draft: CaseDraft): unknown[] {
  const kind = CATALOGUE.get(draft.kind)
  if (kind === undefined) return [draft.kind]
  const open = ['facts' as const, ...Object.keys(draft.sealed).filter(isCompartment)]
  const sealed = Object.entries(draft.sealed).map(([part, document]) =>
    isCompartment(part) ? validateSealed(kind, part, document) : validateFacts(kind, null),
  )
  const checks = [validateFacts(kind, draft.facts), ...sealed]
  return [...checks.flatMap(check => (check.ok ? [] : check.problems)), ...checkRules(kind, { ...draft, open })]
}

describe.each(FILES)('%s', name => {
  it('becomes valid records, nothing kept that has a value, and comes back the same', () => {
    const rows = rowsOf(name)
    expect(rows.length).toBeGreaterThanOrEqual(40)
    for (const { row, values, kept = {}, ownColumns = {} } of rows) {
      const texts = Object.entries(kept).map(([field, raw]) => ({ field, label: field, raw }))
      const imported = { sourceKey: `${name}/${row}`, values, own: ownColumns, kept: texts }
      const { planned, ownFields, remarks } = fromHtcds(imported, {
        today: '2026-11-21',
        code: 'H-7K3F9',
        own: [],
        language: 'fr',
      })
      const records = [planned, ...planned.records]
      const back = toHtcds({ records }, { own: ownFields, language: 'fr' })
      expect([row, sorted(back.values), back.own]).toEqual([row, sorted(values), ownColumns])
      expect([row, back.kept.map(({ field, raw }) => [field, raw]).sort()]).toEqual([
        row,
        Object.entries(kept)
          .filter(([id]) => !(id in values))
          .sort(),
      ])
      expect([row, remarks.filter(remark => remark.code === 'kept')]).toEqual([row, []])
      expect([row, records.flatMap(problemsOf)]).toEqual([row, []])
      const header = encodeCbor(
        packDocument(CATALOGUE.roots[0] ?? expect.fail(), 'header', planned.sealed.header ?? {}),
      )
      expect(header.length).toBeLessThanOrEqual(252)
    }
  })
})
