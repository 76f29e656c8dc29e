/**
 * Merging two edits of one base, field by field (security.md 4.2). What only one side changed is taken; sets take the
 * additions and removals of both; where both changed one value, both are kept and a person is asked. Fields declared
 * `together` (consent, risk, status, an address) are never mixed: if both sides touched the group, all of it is asked.
 */
import type { Part } from './compartments.ts'
import { type FieldSpec, isPlainObject } from './fields.ts'
import { type AnyKind, fieldOf, partOf } from './kinds.ts'
import { isAbsent } from './validate.ts'

export interface Conflict {
  /** Name of the field; `own.<key>` and `<field>.<name>` for values kept by name. */
  readonly field: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  /**
   * Both edits, except that a field in conflict holds `theirs`: what the server already accepted stays in force until a
   * person decides, and `mine` waits in `conflicts`.
   */
  readonly merged: Record<string, unknown>
  readonly conflicts: readonly Conflict[]
}

type Document = Readonly<Record<string, unknown>>
interface Sides {
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

/**
 * Merges one part of a record (facts or one compartment). An absent base means both sides created it. Merging with itself
 * changes nothing; swapping the sides swaps them in the conflicts and changes nothing else.
 */
export function mergeDocuments(
  declared: AnyKind,
  part: Part,
  base: Document | undefined,
  mine: Document,
  theirs: Document,
): Merged {
  const merged: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  const fields = partOf(declared, part)
  const contested = contestedGroups(declared, part, base ?? {}, mine, theirs)
  const names = new Set([
    ...Object.keys(fields),
    ...Object.keys(base ?? {}),
    ...Object.keys(mine),
    ...Object.keys(theirs),
  ])
  for (const name of names) {
    const sides = sidesOf(name, base ?? {}, mine, theirs)
    const field = fieldOf(fields, name)
    const group = field?.marks.together
    const mustAsk = group !== undefined && contested.has(group)
    const outcome = mustAsk ? askIfDifferent(name, sides) : mergeField(name, field?.spec, sides)
    if (!isAbsent(outcome.value)) merged[name] = outcome.value
    conflicts.push(...outcome.conflicts)
  }
  return { merged, conflicts }
}

/** Names may be labels of an office: `constructor` must not find what every object inherits. */
function sidesOf(name: string, base: Document, mine: Document, theirs: Document): Sides {
  const [was, wrote, there] = [base, mine, theirs].map(side => (Object.hasOwn(side, name) ? side[name] : undefined))
  return { base: was, mine: wrote, theirs: there }
}

/** Groups that both sides changed, and not to the same thing. */
function contestedGroups(declared: AnyKind, part: Part, base: Document, mine: Document, theirs: Document): Set<string> {
  const byMine = new Set<string>()
  const byTheirs = new Set<string>()
  for (const [name, { marks }] of Object.entries(partOf(declared, part))) {
    if (marks.together === undefined) continue
    if (!sameValue(base[name], mine[name])) byMine.add(marks.together)
    if (!sameValue(base[name], theirs[name])) byTheirs.add(marks.together)
  }
  return new Set([...byMine].filter(group => byTheirs.has(group)))
}

interface Outcome {
  readonly value: unknown
  readonly conflicts: readonly Conflict[]
}
const settled = (value: unknown): Outcome => ({ value, conflicts: [] })

/** Takes the side that agrees with the other; asks about every difference, even one that only one side made. */
function askIfDifferent(field: string, sides: Sides): Outcome {
  if (sameValue(sides.mine, sides.theirs)) return settled(sides.theirs)
  return { value: sides.theirs, conflicts: [{ field, ...sides }] }
}

function mergeField(field: string, spec: FieldSpec | undefined, sides: Sides): Outcome {
  const { base, mine, theirs } = sides
  if (sameValue(mine, theirs)) return settled(theirs)
  if (sameValue(base, mine)) return settled(theirs)
  if (sameValue(base, theirs)) return settled(mine)
  if (field === 'own' || field === 'later' || spec?.type === 'map') return mergeByName(field, sides)
  const isSet = spec?.type === 'manyOf' || (spec?.type === 'list' && spec.ordered !== true)
  if (isSet) return settled(mergeSets(spec, sides))
  return askIfDifferent(field, sides)
}

function mergeByName(field: string, sides: Sides): Outcome {
  const base = named(sides.base)
  const mine = named(sides.mine)
  const theirs = named(sides.theirs)
  const value: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const both = sidesOf(name, base, mine, theirs)
    // Own values that are lists are sets, whatever their field says here: the definition may not have arrived yet.
    const spec: FieldSpec | undefined =
      Array.isArray(both.mine) && Array.isArray(both.theirs) ? { type: 'list' } : undefined
    const outcome = mergeField(`${field}.${name}`, spec, both)
    if (!isAbsent(outcome.value)) value[name] = outcome.value
    conflicts.push(...outcome.conflicts)
  }
  return { value, conflicts }
}

const named = (value: unknown): Document => (isPlainObject(value) ? value : {})

function mergeSets(spec: FieldSpec, { base, mine, theirs }: Sides): unknown[] {
  const inBase = indexed(base)
  const inMine = indexed(mine)
  const inTheirs = indexed(theirs)
  const kept = [...inBase].filter(([key]) => inMine.has(key) && inTheirs.has(key))
  const added = [...inMine, ...inTheirs]
    .filter(([key]) => !inBase.has(key))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const values = [...new Map([...kept, ...added]).values()]
  const order = spec.list?.values
  return order === undefined ? values : order.filter(value => values.includes(value))
}

const indexed = (value: unknown): Map<string, unknown> =>
  new Map(Array.isArray(value) ? value.map(entry => [identity(entry), entry]) : [])

/** A string that two values share exactly when they are equal: object keys sorted, bytes by content, absent as absent. */
function identity(value: unknown): string {
  if (value instanceof Uint8Array) return `b${value.join('.')}`
  if (Array.isArray(value)) return `[${value.map(identity).join()}]`
  if (!isPlainObject(value)) return `${typeof value} ${JSON.stringify(value)}`
  const entries = Object.entries(value).filter(([, entry]) => !isAbsent(entry))
  const parts = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `${JSON.stringify(name)}:${identity(entry)}`)
  return `{${parts.join()}}`
}

/** Equal as stored: absent in any spelling equals absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b)
  return a === b || identity(a) === identity(b)
}
