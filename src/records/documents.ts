/**
 * Sealed documents as they are stored: the header packed under integer keys to stay small (security.md 4.1), the other
 * compartments as plain objects. What this version of the product does not understand is kept and written back.
 */
import type { Compartment } from './compartments.ts'
import { isPlainObject } from './fields.ts'
import { type AnyKind, type FieldMap, fieldOf, partOf, type SealedOf } from './kinds.ts'
import { checkOwn } from './own.ts'
import { isAbsent } from './validate.ts'

/** Integer key of the own values in a packed header; fields start at 1. */
const OWN = 0

/** The document to seal. Takes what `validateSealed` accepted. */
export function packDocument<K extends AnyKind, C extends Compartment>(
  declared: K,
  comp: C,
  value: SealedOf<K, C>,
): unknown
export function packDocument(declared: AnyKind, comp: Compartment, value: SealedOf<AnyKind, Compartment>): unknown {
  const { own, later = {}, ...fields } = value
  const present = Object.fromEntries(Object.entries(fields).filter(([, entry]) => !isAbsent(entry)))
  const ours = isAbsent(own) ? {} : { own }
  // A field set now replaces the value of the same name that an older or newer version wrote.
  if (comp !== 'header') return { ...later, ...present, ...ours }
  return packHeader(partOf(declared, comp), present, own, later)
}

function packHeader(
  fields: FieldMap,
  present: Record<string, unknown>,
  own: unknown,
  later: Record<string, unknown>,
): Map<number, unknown> {
  const packed = new Map<number, unknown>()
  for (const [name, entry] of Object.entries(later)) packed.set(Number(name.slice(1)), entry)
  for (const [name, entry] of Object.entries(present)) {
    const key = fields[name]?.marks.key
    if (key !== undefined) packed.set(key, entry)
  }
  if (!isAbsent(own)) packed.set(OWN, own)
  return new Map([...packed].sort(([a], [b]) => a - b))
}

/**
 * Reads an opened document. Never fails: a field that is unknown here or no longer passes its check moves to `later`
 * (by name, or `#<key>` in a header), is not shown as that field, and is written back unchanged.
 */
export function unpackDocument<K extends AnyKind, C extends Compartment>(
  declared: K,
  comp: C,
  packed: unknown,
): SealedOf<K, C> {
  const fields = partOf(declared, comp)
  const value: Record<string, unknown> = {}
  // Entries, not an object: a name like `__proto__` must be kept as any other.
  const later: Array<[string, unknown]> = []
  for (const [name, stored, entry] of entriesOf(fields, comp, packed)) {
    if (name === 'own') {
      const { values, problems } = checkOwn(entry, declared.name, comp, [])
      if (problems.length > 0) later.push([stored, entry])
      else value.own = values
      continue
    }
    const checked = fieldOf(fields, name)?.check(entry)
    if (checked?.ok === true) value[name] = checked.value
    else later.push([stored, entry])
  }
  if (later.length > 0) value.later = Object.fromEntries(later)
  return asDocument(declared, comp, value) ? value : missing(declared, comp)
}

/** CBOR readers that must accept integer keys give every map as a Map; those with names only are objects again. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) {
    const entries = [...value].map(([key, entry]): [unknown, unknown] => [key, plain(entry)])
    return entries.every(([key]) => typeof key === 'string') ? Object.fromEntries(entries) : new Map(entries)
  }
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]))
    : value
}

/** Name of the field, name to keep it under if it is not understood, and the value. */
function* entriesOf(fields: FieldMap, comp: Compartment, packed: unknown): Generator<[string, string, unknown]> {
  const names = comp === 'header' ? headerNames(fields) : undefined
  const entries: Iterable<[unknown, unknown]> =
    packed instanceof Map ? packed : isPlainObject(packed) ? Object.entries(packed) : []
  for (const [key, entry] of entries) {
    const stored = names === undefined ? String(key) : `#${key}`
    yield [names === undefined ? stored : (names.get(Number(key)) ?? stored), stored, plain(entry)]
  }
}

const headerNamesOf = new WeakMap<FieldMap, Map<number, string>>()

/** Ten thousand headers are unpacked at unlock: the table of one kind is made once. */
function headerNames(fields: FieldMap): Map<number, string> {
  const known = headerNamesOf.get(fields)
  if (known !== undefined) return known
  const names = new Map<number, string>([[OWN, 'own']])
  for (const [name, { marks }] of Object.entries(fields)) if (marks.key !== undefined) names.set(marks.key, name)
  headerNamesOf.set(fields, names)
  return names
}

// Every value under a declared name has passed that field's check; required fields of old documents may be missing, and readers of
// sealed text treat every field as absent anyway.
function asDocument<K extends AnyKind, C extends Compartment>(
  _: K,
  __: C,
  value: Record<string, unknown>,
): value is SealedOf<K, C> {
  return value !== null
}
function missing(declared: AnyKind, comp: Compartment): never {
  throw new Error(`document of ${declared.name} ${comp} could not be read`)
}
