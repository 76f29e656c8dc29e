/** Declaring kinds of record, and the catalogue `main` hands to the server, the replica and the app. */
import { COMPARTMENTS, type Compartment, isCompartment, type Part } from './compartments.ts'
import { SHARING_FACTS, type SharingPart } from './consent.ts'
import type { AnyField, FactField, Field } from './fields.ts'
import type { OwnValues } from './own.ts'

export type FactFields = { readonly [name: string]: FactField }
export type FieldMap = { readonly [name: string]: AnyField }
export type SealedFields = { readonly [C in Compartment]?: FieldMap }

type ValueOf<F> = F extends Field<infer T> ? T : never
type RequiredNames<M> = { [P in keyof M]: M[P] extends Field<unknown, boolean, true> ? P : never }[keyof M]
/** The values of a set of fields: required ones present, the others absent or of their type. */
export type ValuesOf<M> = { [P in RequiredNames<M>]: ValueOf<M[P]> } & {
  [P in Exclude<keyof M, RequiredNames<M>>]?: ValueOf<M[P]>
} extends infer V
  ? { [P in keyof V]: V[P] }
  : never

/** What a rule looks at: the parts of one record that are open. A compartment the reader cannot open is absent. */
export interface RuleRecord<F, S> {
  readonly id?: string
  readonly root?: string
  readonly facts: ValuesOf<F>
  readonly sealed: { readonly [C in keyof S]?: ValuesOf<S[C]> }
}

/** Something that must hold for a record. Pure; asked only when every part it needs is open. */
export interface Rule<F, S> {
  /** Stable dotted code, translated as `problems.<code>`. */
  readonly code: string
  readonly needs: readonly Part[]
  /** The field to point at. */
  readonly field: string
  holds(record: RuleRecord<F, S>): boolean
}

export interface KindDeclaration<F extends FactFields, S extends SealedFields> {
  /** The root this kind belongs to; absent for a kind that is a root itself. */
  readonly of?: { readonly name: string; readonly root: boolean }
  /** Schema number bound into every sealed object of this kind (security.md 4.1). Raised when the declaration changes. */
  readonly since: number
  readonly facts?: F
  readonly sealed?: S
  readonly rules?: ReadonlyArray<Rule<F, S>>
  /** Fields shown in lists, in order. */
  readonly list?: readonly string[]
  /** Facts the lists of the server sort or filter by; one index each. */
  readonly indexes?: ReadonlyArray<readonly string[]>
  /** Who may write besides having the keys; everyone who has them when absent. */
  readonly writers?: Writers
  /** Its part in giving to somebody what is sealed (`consent.ts`); it has the facts that part needs. */
  readonly sharing?: SharingPart
  /** Facts that name a team or a person who had the root at some time: what they wrote then goes on being believed. */
  readonly holders?: readonly string[]
}

/**
 * `officers`: key officers only. `officersOrSelf`: the sealed parts also by the person whom the record's stored fact `user` names.
 * `officersToChange`: anyone makes one, officers change it (the first version of a chain is free).
 * `anotherAnswers`: anyone asks, a lead who is not its author answers (`another-answers.ts`).
 * Checked by the server before a change is taken and by every reader, against the signed directory at the time of writing.
 */
export type Writers = 'officers' | 'officersOrSelf' | 'officersToChange' | 'anotherAnswers'

export interface Kind<
  N extends string = string,
  F extends FactFields = FactFields,
  S extends SealedFields = SealedFields,
> {
  readonly name: N
  /** Name of the root kind it belongs to; absent for a root. */
  readonly of?: string
  readonly root: boolean
  readonly schema: number
  readonly facts: F
  readonly sealed: S
  readonly compartments: readonly Compartment[]
  readonly rules: ReadonlyArray<Rule<F, S>>
  readonly list: readonly string[]
  readonly indexes: ReadonlyArray<readonly string[]>
  readonly writers?: Writers
  readonly sharing?: SharingPart
  readonly holders?: readonly string[]
}
export type AnyKind = Kind

export type FactsOf<K extends AnyKind> = ValuesOf<K['facts']>
export type CompartmentsOf<K extends AnyKind> = Extract<keyof K['sealed'], Compartment>
/** One sealed document: the declared fields, the organisation's own, and what a newer version wrote. */
export type SealedOf<K extends AnyKind, C extends Compartment> = ValuesOf<NonNullable<K['sealed'][C]>> & {
  own?: OwnValues
  later?: Record<string, unknown>
}
/** Everything a record can hold. */
export type DocumentOf<K extends AnyKind> = {
  facts: FactsOf<K>
  sealed: { [C in CompartmentsOf<K>]?: SealedOf<K, C> }
}

type NoFields = Record<never, never>

const NAME = /^[a-z][a-zA-Z0-9]{0,47}$/
/** Names the table of facts and sealed documents keep for themselves. */
const RESERVED = ['id', 'orgId', 'rootId', 'version', 'kind', 'own', 'later']
/** The run-time half of the guard: a fact is one of these and nothing else. */
const FACT_TYPES: ReadonlySet<string> = new Set([
  'oneOf',
  'manyOf',
  'yesNo',
  'count',
  'month',
  'dueDay',
  'ref',
  'userRef',
  'teamRef',
])

/**
 * Declares a kind. Throws when the declaration breaks a rule of the design: a fact that is not coded, a reserved name,
 * a header field without its integer key, a fact that points into another root.
 */
export function kind<const N extends string, F extends FactFields = NoFields, S extends SealedFields = NoFields>(
  name: N,
  declaration: KindDeclaration<F, S & { readonly [P in Exclude<keyof S, Compartment>]: never }>,
): Kind<N, F, S>
export function kind(name: string, declaration: KindDeclaration<FactFields, SealedFields>): AnyKind {
  const {
    of,
    since,
    facts = {},
    sealed = {},
    rules = [],
    list = [],
    indexes = [],
    writers,
    sharing,
    holders,
  } = declaration
  if (!NAME.test(name)) throw new Error(`kind ${name}: not a camel-case name`)
  if (of !== undefined && !of.root) throw new Error(`kind ${name}: ${of.name} is not a root`)
  checkFacts(name, of?.name ?? name, facts)
  checkSealed(name, sealed)
  for (const column of indexes.flat()) if (!(column in facts)) throw new Error(`kind ${name}: index on ${column}`)
  const names = new Set([...Object.keys(facts), ...Object.values(sealed).flatMap(fields => Object.keys(fields))])
  for (const field of [...list, ...rules.map(rule => rule.field)]) {
    if (!names.has(field)) throw new Error(`kind ${name}: no field ${field}`)
  }
  const lacking = sharing === undefined ? [] : SHARING_FACTS[sharing].filter(fact => !(fact in facts))
  if (lacking.length > 0) throw new Error(`kind ${name}: ${sharing} without ${lacking.join(', ')}`)
  return {
    name,
    ...(of === undefined ? {} : { of: of.name }),
    root: of === undefined,
    schema: since,
    facts,
    sealed,
    compartments: COMPARTMENTS.filter(compartment => sealed[compartment] !== undefined),
    rules,
    list,
    indexes,
    ...(writers === undefined ? {} : { writers }),
    ...(sharing === undefined ? {} : { sharing }),
    ...(holders === undefined ? {} : { holders }),
  }
}

function checkName(kindName: string, field: string): void {
  if (!NAME.test(field) || RESERVED.includes(field))
    throw new Error(`kind ${kindName}: field name ${field} is not allowed`)
}

function checkFacts(name: string, root: string, facts: FactFields): void {
  for (const [field, { spec, coded }] of Object.entries(facts)) {
    checkName(name, field)
    if (!coded || !FACT_TYPES.has(spec.type)) throw new Error(`kind ${name}: fact ${field} is not coded`)
    if (spec.type === 'ref' && (spec.target === undefined || (spec.inside ?? spec.target) === root)) continue
    // A link between roots is the wall of product.md: only a sealed field of the side that may know it.
    if (spec.type === 'ref') throw new Error(`kind ${name}: fact ${field} points to another root`)
  }
}

function checkSealed(name: string, sealed: SealedFields): void {
  for (const [compartment, fields] of Object.entries(sealed)) {
    if (!isCompartment(compartment)) throw new Error(`kind ${name}: no compartment ${compartment}`)
    const keys = new Set<number>()
    for (const [field, { marks }] of Object.entries(fields)) {
      checkName(name, field)
      if (compartment !== 'header') continue
      if (marks.key === undefined || !Number.isInteger(marks.key) || marks.key < 1 || keys.has(marks.key)) {
        throw new Error(`kind ${name}: header field ${field} needs an integer key of its own`)
      }
      keys.add(marks.key)
    }
  }
}

/** Whether what is sealed of a root of this kind may be given to others only with consent: something of it can hold one. */
export const asksConsent = ({ kinds }: Pick<Catalogue, 'kinds'>, root: string): boolean =>
  kinds.some(declared => declared.sharing === 'consent' && declared.of === root)

/** Every kind an installation knows. */
export interface Catalogue {
  readonly kinds: readonly AnyKind[]
  readonly roots: readonly AnyKind[]
  get(name: string): AnyKind | undefined
}

/** Throws when two kinds share a name, a kind belongs to an unknown root, or two lists of values share a name. */
export function catalogue(kinds: readonly AnyKind[]): Catalogue {
  const byName = new Map(kinds.map(declared => [declared.name, declared]))
  if (byName.size !== kinds.length) throw new Error('two kinds share a name')
  for (const declared of kinds) {
    if (declared.of !== undefined && !byName.has(declared.of))
      throw new Error(`${declared.name}: unknown root ${declared.of}`)
  }
  listsOf(kinds)
  return { kinds, roots: kinds.filter(declared => declared.root), get: name => byName.get(name) }
}

/** Every field of a kind with the part it lives in, in declaration order. A field may live in several compartments. */
export function fieldsOf(declared: AnyKind): Array<{ part: Part; name: string; field: AnyField }> {
  const parts: Array<[Part, FieldMap]> = [['facts', declared.facts]]
  for (const compartment of declared.compartments) parts.push([compartment, declared.sealed[compartment] ?? {}])
  return parts.flatMap(([part, fields]) => Object.entries(fields).map(([name, field]) => ({ part, name, field })))
}

/** The fields of one part; empty when the kind has nothing there. */
export function partOf(declared: AnyKind, part: Part): FieldMap {
  return part === 'facts' ? declared.facts : (declared.sealed[part] ?? {})
}

/** The declared field of a name. Names may come from documents: `toString` is not a field. */
export function fieldOf(fields: FieldMap, name: string): AnyField | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** All lists of values used by some kinds, by name. Throws when one name means two lists. */
export function listsOf(
  kinds: readonly AnyKind[],
): Map<string, { name: string; values: readonly string[]; own: readonly string[] }> {
  const lists = new Map<string, { name: string; values: readonly string[]; own: readonly string[] }>()
  for (const declared of kinds) {
    for (const { field } of fieldsOf(declared)) {
      const list = field.spec.list ?? field.spec.item?.list
      if (list === undefined) continue
      const known = lists.get(list.name)
      if (known !== undefined && known.values.join() !== list.values.join())
        throw new Error(`two lists are named ${list.name}`)
      lists.set(list.name, list)
    }
  }
  return lists
}
