/** The kernel through a small declaration of its own: types, checks, guards, packing, tables. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARTMENTS as VAULT_COMPARTMENTS } from '#vault'
import { arbitraryFacts, arbitrarySealed } from './arbitrary.ts'
import { factsChangeSql } from './facts-change.ts'
import {
  COMPARTMENTS,
  catalogue,
  checkRules,
  code,
  count,
  country,
  day,
  decimal,
  dueDay,
  email,
  exportColumnsOf,
  type FactsOf,
  factsTable,
  factsTables,
  fileRef,
  formOf,
  formsFor,
  instant,
  isCompartment,
  joinMessages,
  kind,
  language,
  list,
  listOf,
  longText,
  manyOf,
  map,
  month,
  type OwnField,
  oneOf,
  ownKeyOf,
  ownLabel,
  PARTS,
  packDocument,
  partialDay,
  phone,
  ref,
  requiredKeys,
  type SealedOf,
  teamRef,
  text,
  unpackDocument,
  userRef,
  validateFacts,
  validateSealed,
  valueList,
  yesNo,
} from './index.ts'

const COLOUR = valueList('colour', ['red', 'green'], ['blue'])
const house = kind('house', { since: 1, facts: { built: month() } })
const stay = kind('stay', {
  of: house,
  since: 2,
  facts: {
    colour: oneOf(COLOUR).required(),
    colours: manyOf(COLOUR),
    since: month(),
    due: dueDay(),
    open: yesNo(),
    beds: count({ max: 9 }),
    user: userRef(),
    home: ref(house),
  },
  sealed: {
    header: { code: code().key(2), name: text({ max: 10 }).key(1), tags: list(text()).key(7) },
    narrative: {
      story: longText(),
      days: list(partialDay(), { ordered: true }),
      labels: map(text()),
      files: list(fileRef()),
    },
  },
  rules: [
    {
      code: 'stay.beds',
      needs: ['facts'],
      field: 'beds',
      holds: ({ facts }) => facts.open !== true || facts.beds !== 0,
    },
    {
      code: 'stay.story',
      needs: ['facts', 'narrative'],
      field: 'story',
      holds: ({ facts, sealed }) => facts.colour !== 'red' || sealed.narrative?.story !== undefined,
    },
  ],
  list: ['name', 'colour'],
  indexes: [['colour', 'since']],
})
const all = catalogue([house, stay])
const ID = '018f0000-0000-7000-8000-000000000001'

describe('declaring', () => {
  it('knows the compartments of the vault, in its order', () => {
    expect(COMPARTMENTS).toEqual(VAULT_COMPARTMENTS)
    expect(PARTS).toEqual(['facts', ...VAULT_COMPARTMENTS])
    expect(isCompartment('facts')).toBe(false)
  })

  it('infers the types of facts and documents', () => {
    const facts: FactsOf<typeof stay> = { colour: 'blue', since: '2026-01' }
    const header: SealedOf<typeof stay, 'header'> = { name: 'Ana', own: { x: true } }
    expect([facts.colour, header.name]).toEqual(['blue', 'Ana'])
    // @ts-expect-error the required fact is missing
    const missing: FactsOf<typeof stay> = { since: '2026-01' }
    // @ts-expect-error not a value of the list
    const wrong: FactsOf<typeof stay> = { colour: 'pink' }
    // @ts-expect-error no such fact
    const unknown: FactsOf<typeof stay> = { colour: 'red', colr: 'red' }
    // @ts-expect-error a number, not text
    const type: FactsOf<typeof stay> = { colour: 'red', beds: '3' }
    // @ts-expect-error no such field in the header
    const field: SealedOf<typeof stay, 'header'> = { story: 'x' }
    expect([missing, wrong, unknown, type, field]).toHaveLength(5)
  })

  it('refuses facts that are not coded, when compiling and when running', () => {
    // @ts-expect-error free text is never a fact
    expect(() => kind('a', { since: 1, facts: { name: text() } })).toThrow('not coded')
    // @ts-expect-error an exact day is never a fact
    expect(() => kind('a', { since: 1, facts: { born: day() } })).toThrow('not coded')
    // @ts-expect-error nor a country, a phone or a number with a fraction
    expect(() => kind('a', { since: 1, facts: { from: country() } })).toThrow('not coded')
    // @ts-expect-error nor a list of texts
    expect(() => kind('a', { since: 1, facts: { names: list(text()) } })).toThrow('not coded')
    // @ts-expect-error required does not make it coded
    expect(() => kind('a', { since: 1, facts: { mail: email().required() } })).toThrow('not coded')
    const sneaked = JSON.parse('{"type":"text"}')
    const field = { ...month(), spec: sneaked }
    // @ts-expect-error a field that lies about its type is still caught at run time
    expect(() => kind('a', { since: 1, facts: { lie: field } })).toThrow('not coded')
  })

  it('refuses a fact that points to another root, reserved names, missing header keys and unknown compartments', () => {
    expect(() => kind('a', { since: 1, facts: { other: ref(house) } })).toThrow('another root')
    expect(() => kind('a', { since: 1, facts: { version: yesNo() } })).toThrow('not allowed')
    expect(() => kind('a', { since: 1, sealed: { header: { name: text() } } })).toThrow('integer key')
    expect(() => kind('a', { since: 1, sealed: { header: { a: text().key(1), b: text().key(1) } } })).toThrow(
      'integer key',
    )
    // @ts-expect-error no such compartment
    expect(() => kind('a', { since: 1, sealed: { healthh: { a: text() } } })).toThrow('no compartment')
    expect(() => kind('a', { of: stay, since: 1 })).toThrow('not a root')
    expect(() => kind('a', { since: 1, list: ['nothing'] })).toThrow('no field')
    expect(() => valueList('x', ['a', 'a'])).toThrow('repeats')
    expect(() => catalogue([house, house])).toThrow('share a name')
    expect(() => catalogue([stay])).toThrow('unknown root')
    const other = kind('other', { since: 1, facts: { colour: oneOf(valueList('colour', ['x'])) } })
    expect(() => catalogue([house, stay, other])).toThrow('two lists')
  })
})

describe('checking', () => {
  it('accepts what is right, in canonical form', () => {
    const checked = validateFacts(stay, {
      colour: 'red',
      colours: ['blue', 'red'],
      since: '',
      due: null,
      user: ID,
      beds: 0,
    })
    expect(checked).toEqual({ ok: true, value: { colour: 'red', colours: ['red', 'blue'], user: ID, beds: 0 } })
  })

  it.each([
    [{}, 'colour', 'field.required'],
    [{ colour: 'pink' }, 'colour', 'field.notInList'],
    [{ colour: 7 }, 'colour', 'field.type'],
    [{ colour: 'red', extra: 1 }, 'extra', 'field.unknown'],
    [{ colour: 'red', toString: 1 }, 'toString', 'field.unknown'],
    [{ colour: 'red', colours: ['red', 'red'] }, 'colours', 'field.repeated'],
    [{ colour: 'red', colours: ['pink'] }, 'colours', 'field.notInList'],
    [{ colour: 'red', since: '2026-13' }, 'since', 'field.format'],
    [{ colour: 'red', since: '2026-01-05' }, 'since', 'field.format'],
    [{ colour: 'red', due: '2026-02-30' }, 'due', 'field.format'],
    [{ colour: 'red', open: 'yes' }, 'open', 'field.type'],
    [{ colour: 'red', beds: 10 }, 'beds', 'field.range'],
    [{ colour: 'red', beds: 1.5 }, 'beds', 'field.type'],
    [{ colour: 'red', user: 'me' }, 'user', 'field.format'],
    [{ colour: 'red', open: true, beds: 0 }, 'beds', 'stay.beds'],
  ])('refuses the facts %j at %s with %s', (facts, field, expected) => {
    const checked = validateFacts(stay, facts)
    expect(checked.ok ? [] : checked.problems.map(problem => [problem.field, problem.code])).toEqual([
      [field, expected],
    ])
  })

  it('refuses what is not an object', () => {
    for (const input of [null, 'x', [], new Map(), 3])
      expect(validateFacts(stay, input)).toMatchObject({ ok: false, problems: [{ code: 'document.shape' }] })
  })

  it.each([
    [text({ max: 3 }), 'abcd', 'field.tooLong'],
    [text(), '\ud800', 'field.format'],
    [partialDay(), '1997-02-29', 'field.format'],
    [partialDay(), '97', 'field.format'],
    [day(), '2000', 'field.format'],
    [instant(), '2026-01-01 10:00', 'field.format'],
    [instant(), '2026-99-01T10:00:00Z', 'field.format'],
    [phone(), 'ask her brother', 'field.format'],
    [email(), 'nobody', 'field.format'],
    [country(), 'France', 'field.format'],
    [language(), 'EN', 'field.format'],
    [decimal({ min: 0, max: 1 }), Number.NaN, 'field.type'],
    [list(day()), ['2020-01-01', 'x'], 'field.format'],
    [list(text(), { max: 1 }), ['a', 'b'], 'field.tooMany'],
    [map(text()), ['a'], 'field.type'],
    [map(count()), { a: -1 }, 'field.range'],
    [fileRef(), { id: ID }, 'field.format'],
    [teamRef(), 5, 'field.type'],
  ])('a field refuses %#', (field, value, expected) => {
    expect(field.check(value)).toMatchObject({ ok: false, code: expected })
  })

  it('takes dates known in part, phones as dialled and minus zero as zero', () => {
    for (const value of ['1997', '1997-02', '1996-02-29'])
      expect(partialDay().check(value)).toEqual({ ok: true, value })
    for (const value of ['+447700900123', '06 39 98 12 36', '(518) 555-0142'])
      expect(phone().check(value)).toEqual({ ok: true, value })
    expect(decimal({ min: -1, max: 1 }).check(-0)).toEqual({ ok: true, value: 0 })
  })

  it('asks a rule only when every part it needs is open', () => {
    const record = { facts: { colour: 'red' }, sealed: {} }
    expect(checkRules(stay, { ...record, open: ['facts'] })).toEqual([])
    expect(checkRules(stay, { ...record, open: ['facts', 'narrative'] })).toEqual([
      { field: 'story', code: 'stay.story' },
    ])
    expect(
      checkRules(stay, { ...record, sealed: { narrative: { story: 'x' } }, open: ['facts', 'narrative'] }),
    ).toEqual([])
  })

  it('accepts every generated record that its rules allow', () => {
    fc.assert(
      fc.property(arbitraryFacts(stay), facts => {
        const checked = validateFacts(stay, facts)
        return checked.ok || checked.problems.every(problem => problem.code === 'stay.beds')
      }),
    )
    fc.assert(
      fc.property(arbitrarySealed(stay, 'narrative'), document => {
        expect(validateSealed(stay, 'narrative', document)).toEqual({ ok: true, value: document })
      }),
    )
  })
})

describe('own fields', () => {
  const rating: OwnField = {
    on: 'stay',
    comp: 'narrative',
    key: 'rating',
    labels: { fr: 'Note' },
    type: 'oneOf',
    values: { good: { en: 'Good' } },
  }

  it('checks values of known fields and keeps those of unknown ones', () => {
    const document = { own: { rating: 'good', elsewhere: 'kept', many: ['a'] } }
    expect(validateSealed(stay, 'narrative', document, [rating])).toEqual({ ok: true, value: document })
    expect(validateSealed(stay, 'narrative', { own: { rating: 'bad' } }, [rating])).toMatchObject({
      problems: [{ field: 'own.rating', code: 'own.value' }],
    })
    expect(validateSealed(stay, 'narrative', { own: { 'a b': 1 } })).toMatchObject({ problems: [{ code: 'own.key' }] })
    expect(validateSealed(stay, 'narrative', { own: { deep: { a: 1 } } })).toMatchObject({
      problems: [{ code: 'own.value' }],
    })
    expect(validateSealed(stay, 'narrative', { own: 'x' })).toMatchObject({
      problems: [{ field: 'own', code: 'field.type' }],
    })
    expect(validateFacts(stay, { colour: 'red', own: { a: 1 } })).toMatchObject({
      problems: [{ field: 'own', code: 'field.unknown' }],
    })
  })

  it('makes one key of one label, whatever its script', () => {
    expect(ownKeyOf(' Chambre ')).toBe(ownKeyOf('chambre'))
    const labels = ['Chambre', 'غرفة', 'Кімната', 'Комната', 'Room', 'Résumé', 'Resume', '部屋', '']
    expect(new Set(labels.map(ownKeyOf)).size).toBe(labels.length)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        label => validateSealed(stay, 'narrative', { own: { [ownKeyOf(label)]: 'x' } }).ok,
      ),
    )
  })

  it('are asked for in forms, until retired', () => {
    expect(formOf(stay, 'narrative', [rating]).at(-1)).toMatchObject({
      name: 'rating',
      control: 'choice',
      own: { labels: { fr: 'Note' } },
    })
    expect(formOf(stay, 'narrative', [{ ...rating, retired: true }]).some(field => field.own !== undefined)).toBe(false)
    expect([ownLabel(rating, 'es'), ownLabel({ labels: {}, key: 'k' }, 'en')]).toEqual(['Note', 'k'])
  })
})

describe('packing', () => {
  it('packs headers under integer keys and gives the same document back', () => {
    expect(packDocument(stay, 'header', { name: 'Ana', code: 'H-1', own: { x: 1 } })).toEqual(
      new Map<number, unknown>([
        [0, { x: 1 }],
        [1, 'Ana'],
        [2, 'H-1'],
      ]),
    )
    for (const compartment of ['header', 'narrative'] as const) {
      fc.assert(
        fc.property(arbitrarySealed(stay, compartment), document => {
          const checked = validateSealed(stay, compartment, document)
          if (!checked.ok) throw new Error('generator and check disagree')
          expect(unpackDocument(stay, compartment, packDocument(stay, compartment, checked.value))).toEqual(
            checked.value,
          )
        }),
      )
    }
  })

  it('keeps what a newer version wrote and writes it back', () => {
    const newer = new Map<number, unknown>([
      [1, 'Ana'],
      [2, 5],
      [9, 'new'],
    ])
    const read = unpackDocument(stay, 'header', newer)
    expect(read).toEqual({ name: 'Ana', later: { '#2': 5, '#9': 'new' } })
    expect(packDocument(stay, 'header', { ...read, name: 'Eva' })).toEqual(
      new Map<number, unknown>([
        [1, 'Eva'],
        [2, 5],
        [9, 'new'],
      ]),
    )
    expect(packDocument(stay, 'header', { ...read, code: 'H-2' })).toEqual(
      new Map<number, unknown>([
        [1, 'Ana'],
        [2, 'H-2'],
        [9, 'new'],
      ]),
    )
    const narrative = unpackDocument(stay, 'narrative', { story: 'x', mood: 3 })
    expect(narrative).toEqual({ story: 'x', later: { mood: 3 } })
    expect(packDocument(stay, 'narrative', narrative)).toEqual({ story: 'x', mood: 3 })
    expect(validateSealed(stay, 'narrative', narrative).ok).toBe(true)
  })

  it('keeps names that every object inherits like any other', () => {
    for (const name of ['__proto__', 'toString', 'constructor']) {
      const odd = unpackDocument(stay, 'narrative', new Map([[name, 'x']]))
      expect(Object.entries(odd.later ?? {})).toEqual([[name, 'x']])
      expect(packDocument(stay, 'narrative', odd)).toEqual(Object.fromEntries([[name, 'x']]))
    }
    expect(
      validateSealed(stay, 'narrative', { own: { rating: 'constructor' } }, [
        { on: 'stay', comp: 'narrative', key: 'rating', labels: {}, type: 'oneOf' },
      ]).ok,
    ).toBe(false)
  })

  it('reads maps that came as Map and survives what is no document', () => {
    expect(unpackDocument(stay, 'narrative', new Map([['story', 'x']]))).toEqual({ story: 'x' })
    expect(unpackDocument(stay, 'header', { 1: 'Ana' })).toEqual({ name: 'Ana' })
    for (const junk of [null, 4, 'x', []]) expect(unpackDocument(stay, 'narrative', junk)).toEqual({})
  })
})

describe('tables, forms and lists', () => {
  it('gives a real column to every fact', () => {
    expect(factsTable(stay)?.columns.map(column => [column.column, column.sqlType, column.notNull])).toEqual([
      ['colour', 'text', true],
      ['colours', 'text[]', false],
      ['since', 'text', false],
      ['due', 'text', false],
      ['open', 'boolean', false],
      ['beds', 'integer', false],
      ['user', 'uuid', false],
      ['home', 'uuid', false],
    ])
    const sql = factsChangeSql([], factsTables(all))
    expect(sql).toContain(`"colours" text[] check ("colours" <@ array['red', 'green', 'blue']::text[])`)
    expect(sql).toContain('create index fact_stay_colour_since on fact_stay ("org_id", "colour", "since", id desc);')
    expect(sql).toContain('create index fact_stay_root on fact_stay ("org_id", "root_id");')
    expect(factsTable(kind('bare', { since: 1, sealed: { legal: { a: text() } } }))).toBeUndefined()
  })

  it('adds to the tables there are, and refuses what would lose or refuse a row', () => {
    const [table] = factsTables(
      catalogue([kind('old', { since: 1, facts: { colour: oneOf(COLOUR), beds: count({ max: 9 }) } })]),
    )
    if (table === undefined) throw new Error('no table')
    const change = (columns: typeof table.columns) => factsChangeSql([table], [{ ...table, columns }])
    const [first, beds] = table.columns
    if (first === undefined || beds === undefined) throw new Error('no columns')
    expect(change(table.columns)).toBe('')
    const longer = { ...first, check: `"colour" in ('red', 'green', 'blue', 'it''s new')` }
    const note = { field: 'isNew', column: 'is_new', sqlType: 'boolean', notNull: false } as const
    const sql = change([longer, beds, note])
    expect(sql).toContain('alter table fact_old drop constraint fact_old_colour_check;')
    expect(sql).toContain(
      `add constraint fact_old_colour_check check ("colour" in ('red', 'green', 'blue', 'it''s new'));`,
    )
    expect(sql).toContain('alter table fact_old add column "is_new" boolean;')
    expect(sql).toContain('select halte_secure_facts();')
    expect(() => change([first])).toThrow(/no longer declared/)
    expect(() => change([first, beds, { ...note, notNull: true }])).toThrow(/cannot be required/)
    expect(() => change([first, { ...beds, sqlType: 'text' }])).toThrow(/changed its type/)
    expect(() => change([first, { ...beds, notNull: true }])).toThrow(/cannot become required/)
    expect(() => change([{ ...first, check: `"colour" in ('red', 'green')` }, beds])).toThrow(/allows less/)
    expect(() => change([first, { ...beds, check: '"beds" between 0 and 8' }])).toThrow(/allows less/)
    expect(() => factsChangeSql([table], [])).toThrow(/no longer declared/)
  })

  it('describes forms, lists and exports from the same declaration', () => {
    expect(formOf(stay, 'narrative').map(field => [field.name, field.control, field.repeated])).toEqual([
      ['story', 'paragraphs', false],
      ['days', 'partialDay', true],
      ['labels', 'byName', false],
      ['files', 'files', true],
    ])
    expect(formOf(stay, 'facts')[0]).toMatchObject({
      key: 'fields.stay.colour',
      control: 'choice',
      required: true,
      list: { name: 'colour' },
    })
    expect(listOf(stay).map(field => [field.name, field.part])).toEqual([
      ['name', 'header'],
      ['colour', 'facts'],
    ])
    expect(exportColumnsOf(stay)).toHaveLength(15)
    expect(formsFor(stay, ['header', 'health'])).toEqual(['facts', 'header'])
  })

  it('knows the messages a declaration needs, and joins trees without overwriting', () => {
    expect(requiredKeys([stay])).toEqual(
      expect.arrayContaining([
        'kinds.stay.plural',
        'fields.stay.beds.label',
        'lists.colour.blue',
        'problems.stay.beds',
      ]),
    )
    expect(joinMessages({ a: { b: '1' } }, { a: { c: '2' } })).toEqual({ a: { b: '1', c: '2' } })
    expect(() => joinMessages({ a: { b: '1' } }, { a: { b: '2' } })).toThrow('twice')
  })
})
