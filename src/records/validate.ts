/** One validation for both sides: the form, the import, the replica and the server call the same functions. */
import type { Compartment, Part } from './compartments.ts'
import { type FieldCode, isPlainObject } from './fields.ts'
import { type AnyKind, type FactsOf, type FieldMap, fieldsOf, partOf, type RuleRecord, type SealedOf } from './kinds.ts'
import { checkOwn, type OwnField } from './own.ts'

/** Something to mend: the field (dotted for parts of it), a stable code, and numbers the message names. */
export interface Problem {
  readonly field: string
  readonly code:
    | FieldCode
    | 'field.unknown'
    | 'field.required'
    | 'own.key'
    | 'own.value'
    | 'document.shape'
    | (string & {})
  readonly data?: Readonly<Record<string, string | number>>
}
export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Absent in every spelling: forms give empty strings, JSON gives null; stored documents have no key at all. */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isPlainObject(value) && Object.keys(value).length === 0
}

interface Collected {
  readonly value: Record<string, unknown>
  readonly problems: Problem[]
}

function collect(fields: FieldMap, input: unknown, extra: readonly string[]): Collected {
  if (!isPlainObject(input)) return { value: {}, problems: [{ field: '', code: 'document.shape' }] }
  const value: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(fields, name) && !extra.includes(name)) problems.push({ field: name, code: 'field.unknown' })
  }
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(input, name) ? input[name] : undefined
    if (isAbsent(given)) {
      if (field.isRequired) problems.push({ field: name, code: 'field.required' })
      continue
    }
    const checked = field.check(given)
    if (checked.ok) value[name] = checked.value
    else
      problems.push({ field: name, code: checked.code, ...(checked.data === undefined ? {} : { data: checked.data }) })
  }
  return { value, problems }
}

/**
 * The coded facts of a record: every property declared, coded, in its list; rules that only need facts hold.
 * The accepted value is canonical (absent ones dropped, sets in list order), so equal facts hash equally.
 */
export function validateFacts<K extends AnyKind>(declared: K, input: unknown): Validated<FactsOf<K>> {
  const { value, problems } = collect(declared.facts, input, [])
  if (problems.length === 0) {
    for (const rule of declared.rules) {
      if (rule.needs.every(part => part === 'facts') && !rule.holds({ facts: value, sealed: {} })) {
        problems.push({ field: rule.field, code: rule.code })
      }
    }
  }
  return factsAreValid(declared, value, problems) ? { ok: true, value } : { ok: false, problems }
}

/** One sealed document. `own` are the organisation's fields in force; values of unknown own fields are kept. */
export function validateSealed<K extends AnyKind, C extends Compartment>(
  declared: K,
  comp: C,
  input: unknown,
  own: readonly OwnField[] = [],
): Validated<SealedOf<K, C>> {
  const { value, problems } = collect(partOf(declared, comp), input, ['own', 'later'])
  if (isPlainObject(input) && !isAbsent(input.own)) {
    const checked = checkOwn(input.own, declared.name, comp, own)
    problems.push(...checked.problems)
    if (!isAbsent(checked.values)) value.own = checked.values
  }
  if (isPlainObject(input) && !isAbsent(input.later)) value.later = input.later
  return sealedIsValid(declared, comp, value, problems) ? { ok: true, value } : { ok: false, problems }
}

/** Rules of a record, as far as its parts are open: a rule that needs a closed compartment is not asked. */
export function checkRules(
  declared: AnyKind,
  record: RuleRecord<FieldMap, Partial<Record<Compartment, FieldMap>>> & { readonly open: readonly Part[] },
): Problem[] {
  return declared.rules
    .filter(rule => rule.needs.every(part => record.open.includes(part)) && !rule.holds(record))
    .map(rule => ({ field: rule.field, code: rule.code }))
}

// The checks above have looked at every field, which is what these two predicates state.
function factsAreValid<K extends AnyKind>(
  _: K,
  value: Record<string, unknown>,
  problems: readonly Problem[],
): value is FactsOf<K> {
  return problems.length === 0 && value !== null
}
function sealedIsValid<K extends AnyKind, C extends Compartment>(
  _: K,
  __: C,
  value: Record<string, unknown>,
  problems: readonly Problem[],
): value is SealedOf<K, C> {
  return problems.length === 0 && value !== null
}

/** Where a field of a kind lives; the first part when it lives in several. */
export function placeOf(declared: AnyKind, name: string): Part | undefined {
  return fieldsOf(declared).find(entry => entry.name === name)?.part
}
