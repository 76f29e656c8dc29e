import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { checkRules, validateFacts, validateSealed } from '#records'
import type { PlannedRecord, Values } from '#replica/types.ts'
import { calendarOf } from './calendar.ts'
import { demonstrationCases, SEED } from './cases.ts'
import { DEMO_PEOPLE, type Handle } from './people.ts'
import type { DemoCase, Ids } from './write.ts'

const FILE_ID = '01936000-0000-7000-8000-000000000000'
const ids: Ids = {
  user: (handle: Handle) =>
    `01936000-0000-7000-8000-${String(DEMO_PEOPLE.findIndex(person => person.handle === handle)).padStart(12, '0')}`,
}
const cases = (today = '2026-11-21', seed = SEED) => demonstrationCases(calendarOf(today), ids, { seed })
const recordsOf = ({ planned, papers }: DemoCase): PlannedRecord[] => [
  planned,
  ...(planned.records ?? []),
  ...papers.map(({ key, facts, comp, values }) => ({ key, kind: 'document', facts, sealed: { [comp]: values } })),
]

/** The problems of a record as the replica and the server would see it. */
function problemsOf(record: PlannedRecord): string[] {
  const kind = CATALOGUE.get(record.kind)
  if (kind === undefined) return [`${record.key}: no kind ${record.kind}`]
  const facts = resolved(record.facts ?? {})
  const found = Object.keys(kind.facts).length === 0 ? [] : checked(validateFacts(kind, facts))
  const sealed: Record<string, Values> = {}
  for (const comp of kind.compartments) {
    const document = record.sealed?.[comp]
    if (document === undefined) continue
    const values = resolved(document)
    sealed[comp] = values
    found.push(...checked(validateSealed(kind, comp, values)))
  }
  const open = ['facts' as const, ...kind.compartments.filter(comp => sealed[comp] !== undefined)]
  found.push(...checkRules(kind, { facts, sealed, open }).map(({ code, field }) => `${code} ${field}`))
  return found.map(problem => `${record.key} ${record.kind}: ${problem}`)
}
/** A planned reference becomes an id when it is imported. */
const resolved = (values: Values): Values =>
  JSON.parse(JSON.stringify(values), (_, value) => (value?.$ref === undefined ? value : FILE_ID))
const checked = (result: ReturnType<typeof validateFacts>): string[] =>
  result.ok ? [] : result.problems.map(({ field, code }) => `${field} ${code}`)

describe('the invented cases', () => {
  it('are the same each time they are made, and others with another seed', () => {
    expect(cases()).toEqual(cases())
    expect(cases('2026-11-21', SEED + 1)).not.toEqual(cases())
  })

  it('are 300, each with its own code and keys', () => {
    const all = cases()
    expect(all).toHaveLength(300)
    expect(new Set(all.map(({ planned }) => planned.sealed?.header?.code)).size).toBe(300)
    const keys = all.flatMap(recordsOf).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(['2026-11-21', '2027-01-01', '2028-02-29', '2027-08-31'])(
    'are valid by the kernel when made on %s',
    today => {
      expect(cases(today).flatMap(recordsOf).flatMap(problemsOf)).toEqual([])
    },
  )

  it('say nothing of days to come but in plans and tasks, and never open after they close', () => {
    const today = '2026-11-21'
    for (const { planned, papers } of cases(today))
      for (const { kind, sealed } of planned.records ?? []) {
        const days = Object.entries(sealed?.narrative ?? {}).filter(
          ([name]) => name !== 'reviewOn' && /On$|^day$/.test(name),
        )
        for (const [, day] of days) expect(String(day) <= today, `${planned.key} ${kind} ${day}`).toBe(true)
        for (const paper of papers) expect(String(paper.values.issuedOn ?? '') <= today).toBe(true)
      }
  })

  it('leave no form of a word unchosen', () => {
    expect(JSON.stringify(cases())).not.toMatch(/\{[^"{}:]*\|[^"{}:]*\}/)
  })

  it('tell a dozen at length', () => {
    const long = cases().filter(({ planned }) => (planned.records ?? []).length >= 10)
    expect(long.length).toBeGreaterThanOrEqual(12)
  })

  it('use telephone numbers kept for fiction only', () => {
    const phones = JSON.stringify(cases()).match(/\+[0-9][0-9 ]{6,}/g) ?? []
    expect(phones.length).toBeGreaterThan(200)
    for (const phone of phones) expect(phone).toMatch(/^\+(33 6 39 98 |33 1 99 00 |44 7700 900 |353 20 91[0-3] )/)
  })
})
