/** The catalogue as declared, and everything checked in that follows from it. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnyKind,
  type COMPARTMENTS,
  factsTable,
  factsTables,
  fieldsOf,
  listOf,
  mergeDocuments,
  type OwnField,
  type SealedOf,
  validateFacts,
} from '#records'
import { arbitraryFacts } from '#records/arbitrary.ts'
import type { ownField } from './access/index.ts'
import { KEPT_AS_TEXT, PLACES } from './casework/index.ts'
import { CATALOGUE } from './catalogue.ts'
import { dictionaryText } from './dictionary.ts'

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const due = 'run: node src/capabilities/write-generated.ts'

describe('what is generated', () => {
  it('migrations of facts are current', () => {
    expect(file('migrations/facts.json') === `${JSON.stringify(factsTables(CATALOGUE), null, 1)}\n`, due).toBe(true)
  })
  it('data dictionary is current', () => {
    expect(file('docs/data-dictionary.md') === dictionaryText(), due).toBe(true)
  })
  it('dictionary names every kind, every field, every list and all 84 fields of HTCDS', () => {
    const text = dictionaryText()
    for (const id of [...Object.keys(PLACES), ...Object.keys(KEPT_AS_TEXT)]) expect(text).toContain(`\`${id}\``)
    for (const kind of CATALOGUE.kinds) {
      expect(text).toContain(`(\`${kind.name}\`)`)
      for (const { name } of fieldsOf(kind)) expect(text).toContain(`| \`${name}\` |`)
    }
  })
})

describe('the catalogue', () => {
  it('holds the kinds of casework and access', () => {
    expect(CATALOGUE.roots.map(kind => kind.name)).toEqual([
      'case',
      'instrument',
      'configuration',
      'configurationProposal',
      'peopleLanguage',
      'colleague',
      'team',
      'ownField',
      'houseRules',
      'view',
    ])
    expect(CATALOGUE.kinds.filter(kind => kind.of === 'case').map(kind => kind.name)).toEqual(
      expect.arrayContaining([
        'identificationDecision',
        'journeyStep',
        'riskLevel',
        'consentRecord',
        'safeContact',
        'note',
        'task',
        'document',
        'relation',
        'referral',
        'traffickingEvent',
        'supportPlan',
      ]),
    )
    expect(CATALOGUE.get('case')?.schema).toBe(1)
    expect(CATALOGUE.get('nothing')).toBeUndefined()
  })

  it('declares no fact that could hold a name, a text or an exact day, except days of our own work', () => {
    const coded = ['oneOf', 'manyOf', 'yesNo', 'count', 'month', 'dueDay', 'ref', 'userRef', 'teamRef']
    const odd = CATALOGUE.kinds.flatMap(kind =>
      Object.entries(kind.facts)
        .filter(([, field]) => !coded.includes(field.spec.type))
        .map(([name]) => `${kind.name}.${name}`),
    )
    expect(odd).toEqual([])
  })

  it('merges nothing about consent, risk, status or whereabouts silently', () => {
    const asked = (kind: string, part: (typeof COMPARTMENTS)[number] | 'facts') => {
      const declared: AnyKind | undefined = CATALOGUE.get(kind)
      const fields = part === 'facts' ? (declared?.facts ?? {}) : (declared?.sealed[part] ?? {})
      return Object.entries(fields)
        .filter(([, field]) => field.marks.together !== undefined)
        .map(([name]) => name)
    }
    expect(asked('case', 'facts')).toEqual(
      expect.arrayContaining(['status', 'consent', 'riskLevel', 'stage', 'traffickingStatus', 'decidedBy']),
    )
    expect(asked('case', 'location')).toEqual([
      'street',
      'postalCode',
      'city',
      'state',
      'country',
      'latitude',
      'longitude',
    ])
    expect(asked('consentRecord', 'facts')).toHaveLength(17)
    expect(asked('consentRecord', 'narrative')).toHaveLength(14)
    expect(asked('riskLevel', 'facts')).toHaveLength(4)
  })

  it('merges two valid edits into facts that hold every rule: a group is never half of each', () => {
    for (const kind of CATALOGUE.kinds) {
      const valid = arbitraryFacts(kind)
        .map(facts => validateFacts(kind, facts))
        .filter(checked => checked.ok)
      if (Object.keys(kind.facts).length === 0) continue
      fc.assert(
        fc.property(valid, valid, valid, (base, mine, theirs) => {
          const { merged } = mergeDocuments(kind, 'facts', base.value, mine.value, theirs.value)
          expect(validateFacts(kind, merged)).toEqual({ ok: true, value: merged })
        }),
        { numRuns: 50 },
      )
    }
  })

  it('has short SQL names, a list for every kind, and own fields the kernel understands', () => {
    for (const kind of CATALOGUE.kinds) {
      expect(listOf(kind).length).toBeGreaterThan(0)
      for (const index of factsTable(kind)?.indexes ?? []) expect(index.name.length).toBeLessThan(64)
    }
    const read: SealedOf<typeof ownField, 'header'> = {
      on: 'case',
      comp: 'narrative',
      key: 'room',
      labels: { fr: 'Chambre' },
      type: 'text',
    }
    const used: OwnField = read
    expect(used.key).toBe('room')
  })
})
