/** Generators for property tests: any record a declaration allows. Imported by tests only. */
import fc from 'fast-check'
import type { Compartment } from './compartments.ts'
import type { FieldSpec } from './fields.ts'
import type { AnyKind, FieldMap } from './kinds.ts'
import { isAbsent } from './validate.ts'

type Values = Record<string, unknown>

const pad = (number: number): string => String(number).padStart(2, '0')
const month = fc
  .tuple(fc.integer({ min: 1950, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${pad(m)}`)
const day = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
/** Words in several scripts, with what breaks careless code: quotes, line ends, emoji, marks, `__proto__`. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'Оксана Шевчук',
    'محمد',
    'Lê Thị Quỳnh',
    'វិជ្ជា',
    '👩‍👧',
    'O\'Brien; "x"',
    '=1+1',
    'a\r\nb',
    '__proto__',
    'ß',
  ),
)

function arbitraryValue(spec: FieldSpec): fc.Arbitrary<unknown> {
  const { list, item, max = 200, min = 0 } = spec
  switch (spec.type) {
    case 'text':
    case 'longText':
      return words.filter(text => text.isWellFormed() && text.length <= max)
    case 'partialDay':
      return fc.oneof(
        day,
        month,
        month.map(text => text.slice(0, 4)),
      )
    case 'day':
    case 'dueDay':
      return day
    case 'month':
      return month
    case 'instant':
      return day.map(text => `${text}T12:30:00Z`)
    case 'oneOf':
      return fc.constantFrom(...(list?.values ?? []))
    case 'manyOf':
      return fc.subarray([...(list?.values ?? [])], { minLength: 1 })
    case 'yesNo':
      return fc.boolean()
    case 'count':
      return fc.integer({ min, max })
    case 'decimal':
      return fc.double({ min, max, noNaN: true }).map(number => (number === 0 ? 0 : number))
    case 'ref':
    case 'userRef':
    case 'teamRef':
      return fc.uuid()
    case 'phone':
      return fc.stringMatching(/^\+[1-9][0-9]{6,13}$/)
    case 'email':
      return fc.stringMatching(/^[a-z]{1,8}@example\.org$/)
    case 'country':
      return fc.constantFrom('FR', 'UA', 'NG', 'XK', 'VN', 'CO')
    case 'language':
      return fc.constantFrom('uk', 'fra', 'ar')
    case 'code':
      return fc.stringMatching(/^[A-Za-z0-9_-]{1,16}$/)
    case 'list':
      return fc.array(item === undefined ? fc.constant('x') : arbitraryValue(item), { minLength: 1, maxLength: 4 })
    case 'map':
      return fc.dictionary(
        fc.stringMatching(/^[a-z]{1,6}$/),
        item === undefined ? fc.constant('x') : arbitraryValue(item),
        {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        },
      )
    case 'fileRef':
      return fc.record({
        id: fc.uuid(),
        key: bytes32,
        name: words,
        type: fc.constant('image/png'),
        size: fc.nat(),
        sha256: bytes32,
      })
  }
}

function documentOf(fields: FieldMap): fc.Arbitrary<Values> {
  const values = Object.fromEntries(Object.entries(fields).map(([name, { spec }]) => [name, arbitraryValue(spec)]))
  const requiredKeys = Object.entries(fields)
    .filter(([, field]) => field.isRequired)
    .map(([name]) => name)
  return fc
    .record(values, { requiredKeys, noNullPrototype: true })
    .map(document => Object.fromEntries(Object.entries(document).filter(([, value]) => !isAbsent(value))))
}

/** Facts that pass the checks of their fields; rules between fields may still refuse them. */
export function arbitraryFacts(declared: AnyKind): fc.Arbitrary<Values> {
  return documentOf(declared.facts)
}

/** A sealed document of one compartment, with own values of fields nobody here knows. */
export function arbitrarySealed(declared: AnyKind, compartment: Compartment): fc.Arbitrary<Values> {
  const own = fc.dictionary(
    fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
    fc.oneof(words, fc.boolean(), fc.integer(), fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })),
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  )
  return fc
    .tuple(documentOf(declared.sealed[compartment] ?? {}), fc.option(own, { nil: undefined }))
    .map(([document, ours]) => (ours === undefined ? document : { ...document, own: ours }))
}
