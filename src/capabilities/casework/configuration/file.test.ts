import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { differences } from './difference.ts'
import {
  CONFIGURATION_FORMAT,
  type ConfigurationFile,
  type Known,
  readConfigurationFile,
  writeConfigurationFile,
} from './file.ts'

const known: Known = {
  catalogue: CATALOGUE,
  texts: new Map([
    ['paper.rights.free', 'You are free to go.'],
    ['paper.plan.until', 'Until {{day}}'],
  ]),
}
const label = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter(text => text !== '__proto__')
const day = fc.integer({ min: 1, max: 3650 })
const ownField = fc.record(
  {
    on: fc.constant('note'),
    comp: fc.constant('narrative' as const),
    key: fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,20}$/),
    type: fc.constantFrom('text', 'yesNo', 'count', 'partialDay'),
    labels: fc.dictionary(fc.constantFrom('en', 'fr', 'es', 'ti'), label),
    order: fc.nat({ max: 10_000 }),
    retired: fc.boolean(),
  },
  { requiredKeys: ['on', 'comp', 'key', 'type', 'labels'] },
)
const file: fc.Arbitrary<ConfigurationFile> = fc.record(
  {
    format: fc.constant(CONFIGURATION_FORMAT),
    notAsked: fc.uniqueArray(fc.constantFrom('note.title', 'task.details', 'case.aliases', 'document.number')),
    reviewDays: fc.record({ plan: day, risk: day, contact: day }, { requiredKeys: [] }),
    approvals: fc.record(
      { plan: fc.constantFrom('nobody', 'lead'), closure: fc.constantFrom('nobody', 'lead') },
      { requiredKeys: [] },
    ),
    twoOfficers: fc.boolean(),
    instrumentsByTeam: fc.dictionary(label, fc.uniqueArray(fc.constantFrom('unodc-general', 'palermo'))),
    languages: fc.subarray(['en', 'fr', 'es']),
    ownFields: fc.uniqueArray(ownField, { selector: one => one.key, maxLength: 6 }),
    peopleLanguages: fc.uniqueArray(
      fc.record(
        {
          tag: fc.constantFrom('ti', 'ln', 'ckb-Arab', 'bn'),
          name: label,
          rightToLeft: fc.boolean(),
          texts: fc.dictionary(fc.constantFrom('paper.rights.free', 'paper.of.another.version'), label),
        },
        { requiredKeys: ['tag', 'name', 'texts'] },
      ),
      { selector: one => one.tag },
    ),
  },
  { requiredKeys: ['format'] },
)
const problemsOf = (content: unknown): string[] => {
  const read = readConfigurationFile(typeof content === 'string' ? content : JSON.stringify(content), known)
  return read.ok ? [] : read.problems.map(problem => `${problem.place} ${problem.code}`)
}

describe('the configuration file', () => {
  it('reads what it wrote, and then there is nothing to change', () => {
    fc.assert(
      fc.property(file, wanted => {
        const read = readConfigurationFile(writeConfigurationFile(wanted), known)
        expect(read.ok ? [] : read.problems).toEqual([])
        if (!read.ok) return
        expect(read.file).toEqual(wanted)
        expect(differences(wanted, read.file)).toEqual([])
        expect(writeConfigurationFile(read.file)).toBe(writeConfigurationFile(wanted))
      }),
    )
  })
  it('tells each difference once, and none of what the file does not speak of', () => {
    fc.assert(
      fc.property(file, file, (now, wanted) => {
        const found = differences(now, wanted)
        expect(new Set(found.map(({ area, name }) => `${area} ${name}`)).size).toBe(found.length)
        for (const { area } of found) expect(wanted[area]).toBeDefined()
      }),
    )
  })
  it('names the place of every fault', () => {
    expect(problemsOf('{')).toEqual([' json'])
    expect(problemsOf({ format: 'halte.instrument/1' })).toEqual(['format format'])
    const good = { on: 'note', comp: 'narrative', key: 'room', type: 'text', labels: { en: 'Room' } }
    expect(
      problemsOf({
        format: CONFIGURATION_FORMAT,
        surprise: 1,
        reviewDays: { plan: 0 },
        approvals: { plan: 'officer' },
        ownFields: [good, { ...good, key: 'Room' }],
      }),
    ).toEqual(['reviewDays.plan value', 'approvals.plan value', 'ownFields[1].key value', 'surprise unknown'])
    expect(
      problemsOf({
        format: CONFIGURATION_FORMAT,
        notAsked: ['note.title', 'note.nothing', 'nothing.title'],
        ownFields: [
          good,
          good,
          { ...good, on: 'nothing' },
          { ...good, comp: 'health', key: 'a' },
          { ...good, type: 'oneOf', key: 'b' },
        ],
        instruments: [{ format: 'halte.instrument/1' }],
        peopleLanguages: [
          { tag: 'ti', name: 'ትግርኛ', texts: { 'paper.plan.until': 'ክሳብ' } },
          { tag: 'ti', name: 'x', texts: {} },
        ],
      }),
    ).toEqual(
      expect.arrayContaining([
        'ownFields[1] twice',
        'ownFields[2].on noKind',
        'ownFields[3].comp value',
        'ownFields[4].values missing',
        'notAsked[1] noField',
        'notAsked[2] noKind',
        'peopleLanguages[0].texts.paper.plan.until blanks',
        'peopleLanguages[1].tag twice',
      ]),
    )
    expect(
      problemsOf({ format: CONFIGURATION_FORMAT, peopleLanguages: [{ tag: 'english please', name: 'x', texts: {} }] }),
    ).toEqual(['peopleLanguages[0].tag value'])
  })
})
