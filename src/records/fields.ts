/**
 * The kinds of field a record can have, each with the check that runs on both sides (architecture.md, "The record kernel").
 * A field constructed as coded may be a fact; every other one can only be sealed. That is a type, so a name declared
 * among the facts does not compile, and `kind()` refuses it again at run time.
 */
import type { ValueList } from './lists.ts'

export type FieldType =
  | 'text'
  | 'longText'
  | 'partialDay'
  | 'day'
  | 'dueDay'
  | 'month'
  | 'instant'
  | 'oneOf'
  | 'manyOf'
  | 'yesNo'
  | 'count'
  | 'decimal'
  | 'ref'
  | 'userRef'
  | 'teamRef'
  | 'phone'
  | 'email'
  | 'country'
  | 'language'
  | 'code'
  | 'list'
  | 'map'
  | 'fileRef'

/** Why a value is refused. The user interface translates `problems.<code>`. */
export type FieldCode =
  | 'field.type'
  | 'field.tooLong'
  | 'field.tooMany'
  | 'field.notInList'
  | 'field.format'
  | 'field.range'
  | 'field.repeated'

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FieldCode; readonly data?: Readonly<Record<string, string | number>> }

/** What forms, tables, the dictionary and generators need to know about a field. */
export interface FieldSpec {
  readonly type: FieldType
  readonly list?: ValueList
  readonly item?: FieldSpec
  readonly max?: number
  readonly min?: number
  /** Order matters: two different orders are two different values, not the same set. */
  readonly ordered?: true
  /** Name of the kind a `ref` points to. */
  readonly target?: string
  /** The root kind that kind belongs to, where it is no root itself. */
  readonly inside?: string
}

interface Marks {
  readonly key?: number
  readonly htcds?: readonly string[]
  readonly together?: string
}

export class Field<out T, out Coded extends boolean = boolean, out Required extends boolean = boolean> {
  readonly spec: FieldSpec
  /** May be a fact: coded, no free text, no name, no exact date about the person. */
  readonly coded: Coded
  readonly isRequired: Required
  readonly marks: Marks
  /** Refuses with a code, never throws; the value comes back typed. */
  readonly check: (value: unknown) => Checked<T>

  constructor(
    spec: FieldSpec,
    coded: Coded,
    isRequired: Required,
    check: (value: unknown) => Checked<T>,
    marks: Marks,
  ) {
    this.spec = spec
    this.coded = coded
    this.isRequired = isRequired
    this.check = check
    this.marks = marks
  }

  /** Must be present. Used sparingly: nothing is required that is not needed to help. */
  required(): Field<T, Coded, true> {
    return new Field(this.spec, this.coded, true, this.check, this.marks)
  }
  /** Integer key in the packed header. Stable for ever: a retired key is never used again. */
  key(key: number): Field<T, Coded, Required> {
    return this.mark({ key })
  }
  /** Names of this field in HTCDS 2.0, for exports and the data dictionary. */
  htcds(...htcds: readonly string[]): Field<T, Coded, Required> {
    return this.mark({ htcds })
  }
  /**
   * Fields of one name are only true together (an address, a consent, a risk level). If both sides of a merge changed any
   * of them, all of them are asked about: nothing in the group is merged silently (security.md 4.2).
   */
  together(together: string): Field<T, Coded, Required> {
    return this.mark({ together })
  }
  private mark(mark: Marks): Field<T, Coded, Required> {
    return new Field(this.spec, this.coded, this.isRequired, this.check, { ...this.marks, ...mark })
  }
}

export type AnyField = Field<unknown>
export type FactField = Field<unknown, true>

const good = <T>(value: T): Checked<T> => ({ ok: true, value })
type Refused = Extract<Checked<never>, { ok: false }>
const bad = (code: FieldCode, data?: Record<string, string | number>): Refused =>
  data === undefined ? { ok: false, code } : { ok: false, code, data }

function checkText(max: number, pattern?: RegExp) {
  return (value: unknown): Checked<string> => {
    if (typeof value !== 'string') return bad('field.type')
    if (value.length > max) return pattern === undefined ? bad('field.tooLong', { count: max }) : bad('field.format')
    // A lone surrogate cannot be written as UTF-8 and would come back changed.
    if (!value.isWellFormed()) return bad('field.format')
    return pattern === undefined || pattern.test(value) ? good(value) : bad('field.format')
  }
}

const sealed = <T>(spec: FieldSpec, check: (value: unknown) => Checked<T>) => new Field(spec, false, false, check, {})
const coded = <T>(spec: FieldSpec, check: (value: unknown) => Checked<T>) => new Field(spec, true, false, check, {})

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/
const DAY = /^(18|19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const PARTIAL_DAY = /^(18|19|20|21)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const INSTANT = /^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/

/** True when a `YYYY-MM-DD` names a day that exists (no 31 February). */
function existingDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

function checkDay(pattern: RegExp) {
  const shape = checkText(10, pattern)
  return (value: unknown): Checked<string> => {
    const checked = shape(value)
    if (!checked.ok) return checked
    return checked.value.length < 10 || existingDay(checked.value) ? checked : bad('field.format')
  }
}

/** A line of text, at most `max` UTF-16 units (default 500). */
export const text = ({ max = 500 }: { max?: number } = {}) => sealed({ type: 'text', max }, checkText(max))
/** Text of several paragraphs (default at most 200,000 units: a cell of any spreadsheet fits). */
export const longText = ({ max = 200_000 }: { max?: number } = {}) => sealed({ type: 'longText', max }, checkText(max))
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as much of a date as is known. */
export const partialDay = () => sealed({ type: 'partialDay' }, checkDay(PARTIAL_DAY))
/** `YYYY-MM-DD`. */
export const day = () => sealed({ type: 'day' }, checkDay(DAY))
/** The due day of a task: the one exact date that may be a fact, because it is about our work and not about the person. */
export const dueDay = () => coded({ type: 'dueDay' }, checkDay(DAY))
/** `YYYY-MM`: the finest date a fact may hold. */
export const month = () => coded({ type: 'month' }, checkText(7, MONTH))
/** A moment in UTC, ISO 8601 with `Z`. */
export const instant = () =>
  sealed({ type: 'instant' }, value => {
    const checked = checkText(24, INSTANT)(value)
    return checked.ok && Number.isNaN(Date.parse(checked.value)) ? bad('field.format') : checked
  })

/** One value of a closed list. */
export function oneOf<V extends string>(list: ValueList<V>) {
  return coded<V>({ type: 'oneOf', list }, value => {
    const found = list.values.find(candidate => candidate === value)
    if (found !== undefined) return good(found)
    return bad(typeof value === 'string' ? 'field.notInList' : 'field.type')
  })
}

/** Several values of a closed list: a set, kept in the order of the list so that equal sets are equal values. */
export function manyOf<V extends string>(list: ValueList<V>) {
  return coded<V[]>({ type: 'manyOf', list }, value => {
    if (!Array.isArray(value)) return bad('field.type')
    const wanted = new Set<unknown>(value)
    if (wanted.size !== value.length) return bad('field.repeated')
    const found = list.values.filter(candidate => wanted.has(candidate))
    return found.length === wanted.size ? good(found) : bad('field.notInList')
  })
}

export const yesNo = () =>
  coded({ type: 'yesNo' }, value => (typeof value === 'boolean' ? good(value) : bad('field.type')))

function checkNumber(min: number, max: number, whole: boolean) {
  return (value: unknown): Checked<number> => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return bad('field.type')
    if (whole && !Number.isSafeInteger(value)) return bad('field.type')
    // Minus zero is not kept by CBOR or SQL; it is zero.
    return value < min || value > max ? bad('field.range', { min, max }) : good(value === 0 ? 0 : value)
  }
}

/** A whole number from 0 to `max`. */
export const count = ({ max = 1_000_000 }: { max?: number } = {}) =>
  coded({ type: 'count', min: 0, max }, checkNumber(0, max, true))
/** A number with a fraction, as a coordinate: never a fact. */
export const decimal = ({ min, max }: { min: number; max: number }) =>
  sealed({ type: 'decimal', min, max }, checkNumber(min, max, false))

/** The record of another kind, by id. A fact may only point inside its own root; `kind()` refuses the rest. */
export const ref = (target: { readonly name: string; readonly of?: string }) =>
  coded(
    { type: 'ref', target: target.name, ...(target.of === undefined ? {} : { inside: target.of }) },
    checkText(36, UUID),
  )
/** Any record of the same root, by id. */
export const recordRef = () => coded({ type: 'ref' }, checkText(36, UUID))
/** A person of the organisation, by id (their name is sealed in their `colleague` record). */
export const userRef = () => coded({ type: 'userRef' }, checkText(36, UUID))
/** A team, by id. */
export const teamRef = () => coded({ type: 'teamRef' }, checkText(36, UUID))

/** A telephone number as dialled: an optional `+`, digits, the usual separators. */
export const phone = () => sealed({ type: 'phone', max: 40 }, checkText(40, /^\+?[0-9(][0-9 ().\u00A0/-]{1,38}[0-9]$/))
export const email = () => sealed({ type: 'email', max: 254 }, checkText(254, /^[^\s@<>()]+@[^\s@<>()]+$/))
/** ISO 3166-1 alpha-2, sealed: a fact names a region at most (security.md 2.3). */
export const country = () => sealed({ type: 'country', max: 2 }, checkText(2, /^[A-Z]{2}$/))
/** ISO 639, two or three letters. */
export const language = () => sealed({ type: 'language', max: 3 }, checkText(3, /^[a-z]{2,3}$/))
/** A short technical name (a case code, a source key). Sealed: it identifies. */
export const code = ({ max = 64 }: { max?: number } = {}) =>
  sealed({ type: 'code', max }, checkText(max, /^[\w.:/-]+$/))

/** Several values of one field; a set unless `ordered`. */
export function list<T>(
  item: Field<T, boolean, boolean>,
  { max = 200, ordered = false }: { max?: number; ordered?: boolean } = {},
) {
  const spec: FieldSpec = { type: 'list', item: item.spec, max, ...(ordered ? { ordered: true } : {}) }
  return sealed<T[]>(spec, value => {
    if (!Array.isArray(value)) return bad('field.type')
    if (value.length > max) return bad('field.tooMany', { count: max })
    const values: T[] = []
    for (const entry of value) {
      const checked = item.check(entry)
      if (!checked.ok) return checked
      values.push(checked.value)
    }
    return good(values)
  })
}

/** Values by name (translations of a label, texts kept from an import by column). */
export function map<T>(item: Field<T, boolean, boolean>, { max = 200 }: { max?: number } = {}) {
  return sealed<Record<string, T>>({ type: 'map', item: item.spec, max }, value => {
    if (!isPlainObject(value)) return bad('field.type')
    const entries = Object.entries(value)
    if (entries.length > max) return bad('field.tooMany', { count: max })
    const values: Array<[string, T]> = []
    for (const [name, entry] of entries) {
      if (name.length === 0 || name.length > 200 || name === '__proto__' || !name.isWellFormed())
        return bad('field.format')
      const checked = item.check(entry)
      if (!checked.ok) return checked
      values.push([name, checked.value])
    }
    return good(Object.fromEntries(values))
  })
}

/** A sealed attachment: where it is, the key that opens it, and what it must be when opened (security.md 4.3). */
export interface FileRef {
  readonly id: string
  readonly key: Uint8Array
  readonly name: string
  readonly type: string
  /** Bytes of the plain file. */
  readonly size: number
  readonly sha256: Uint8Array
  /** What was done with place and camera data of a photograph. */
  readonly photoData?: 'kept' | 'removed'
}

const FILE_PARTS = ['id', 'key', 'name', 'type', 'size', 'sha256', 'photoData']

export const fileRef = () =>
  sealed<FileRef>({ type: 'fileRef' }, value => {
    if (!isPlainObject(value)) return bad('field.type')
    if (Object.keys(value).some(part => !FILE_PARTS.includes(part))) return bad('field.format')
    const { key, sha256, photoData } = value
    const id = checkText(36, UUID)(value.id)
    const name = checkText(255)(value.name)
    const type = checkText(127)(value.type)
    const size = checkNumber(0, Number.MAX_SAFE_INTEGER, true)(value.size)
    if (!id.ok || !name.ok || !type.ok || !size.ok) return bad('field.format')
    if (!(key instanceof Uint8Array) || key.length !== 32) return bad('field.format')
    if (!(sha256 instanceof Uint8Array) || sha256.length !== 32) return bad('field.format')
    const file = { id: id.value, key, name: name.value, type: type.value, size: size.value, sha256 }
    if (photoData === undefined) return good(file)
    return photoData === 'kept' || photoData === 'removed' ? good({ ...file, photoData }) : bad('field.format')
  })

/** An object with string keys made by a literal, JSON or CBOR; not an array, not bytes, not a Map. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
