import { randomInt } from 'node:crypto'
import type { AnyKind, Compartment, FieldSpec, FileRef } from '#records'

const letters = (count: number) => Array.from({ length: count }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')

/** What every planted text holds: found anywhere outside the seal, it has leaked. Letters of one case, so that folding keeps it. */
export const CORE = `q${letters(11)}`
/** Planted where the server may read: the same search has to find it, or the search is worth nothing. */
export const CONTROL = `q${letters(11)}`
/** Planted as day, telephone number and coordinate: nothing else in the run looks like them. */
export const DAY = `19${randomInt(30, 45)}-0${randomInt(1, 9)}-1${randomInt(0, 9)}`
export const PHONE = `${randomInt(10_000_000, 99_999_999)}`
export const DEGREES = 10 + randomInt(1_000_000_000, 9_999_999_999) / 10_000_000_000

/** Everything that must not be found. */
export const PLANTED = [CORE, DAY, PHONE, String(DEGREES)]

let count = 0
/** A text of its own that holds the core. */
export const marker = () => `${CORE}${(count++).toString(36)}`

/** A document that fills every field of a compartment, with something to look for in each that can hold it. */
export function plantedDocument(
  fields: NonNullable<AnyKind['sealed'][Compartment]>,
  file: FileRef,
): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, { spec }]) => [name, planted(spec, file)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function planted(spec: FieldSpec, file: FileRef): unknown {
  switch (spec.type) {
    case 'text':
    case 'longText':
      return spec.max !== undefined && spec.max < 40 ? marker().slice(0, spec.max) : `${marker()} Ünder`
    case 'code':
      return marker().slice(0, spec.max ?? 16)
    case 'partialDay':
    case 'day':
    case 'dueDay':
      return DAY
    case 'instant':
      return `${DAY}T10:00:00Z`
    case 'month':
      return DAY.slice(0, 7)
    case 'phone':
      return `+40${PHONE}`
    case 'email':
      return `${marker()}@example.org`
    case 'decimal':
      return DEGREES
    case 'count':
      return spec.min ?? 1
    case 'yesNo':
      return true
    case 'oneOf':
      return spec.list?.values[0]
    case 'manyOf':
      return spec.list?.values.slice(0, 1)
    case 'country':
      return 'FR'
    case 'language':
      return 'uk'
    case 'list': {
      // A list of references holds nothing to look for.
      const item = spec.item === undefined ? undefined : planted(spec.item, file)
      return item === undefined ? undefined : [item]
    }
    case 'map':
      return spec.item === undefined ? undefined : { [marker()]: planted(spec.item, file) }
    case 'fileRef':
      return file
    case 'ref':
    case 'userRef':
    case 'teamRef':
      return undefined
  }
}

/** Facts that are needed for a record of the kind to be accepted; all of them coded. */
export function neededFacts(kind: AnyKind, ids: { user: string; team: string }): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  for (const [name, { spec, isRequired }] of Object.entries(kind.facts)) {
    if (isRequired) facts[name] = neededValue(spec, ids)
    else if (spec.type === 'yesNo' && name.endsWith('Unknown')) facts[name] = true
  }
  Object.assign(facts, sharedFacts(kind))
  // What a rule asks for beside them, where it is one field.
  for (const { needs, field, holds } of kind.rules) {
    const lacking = kind.facts[field]
    if (lacking !== undefined && needs.every(part => part === 'facts') && !holds({ facts, sealed: {} }))
      facts[field] = neededValue(lacking.spec, ids)
  }
  return facts
}

/** What a kind with a part in sharing has to say whole: something given to nobody new, an exception for a type of authority. */
function sharedFacts({ sharing, facts }: AnyKind): Record<string, unknown> {
  const first = (name: string) => facts[name]?.spec.list?.values[0]
  if (sharing === 'disclosure')
    return { how: 'spoken', to: 'inside', purpose: first('purpose'), compartments: ['header'] }
  if (sharing !== 'exception') return {}
  const scope = { purposes: [first('purposes')], compartments: ['header'], until: '2099-12-31' }
  return { ...scope, to: 'authority', authority: first('authority') }
}

function neededValue(spec: FieldSpec, { user, team }: { user: string; team: string }): unknown {
  if (spec.type === 'oneOf') return spec.list?.values[0]
  if (spec.type === 'manyOf') return spec.list?.values.slice(0, 1)
  if (spec.type === 'yesNo') return true
  if (spec.type === 'month') return '2026-11'
  if (spec.type === 'dueDay') return '2026-11-21'
  if (spec.type === 'count') return 1
  return spec.type === 'teamRef' ? team : user
}

/** Every sealed field of a kind, as `kind.compartment.field`. */
export const sealedFieldsOf = (kind: AnyKind): string[] =>
  kind.compartments.flatMap((comp: Compartment) =>
    Object.keys(kind.sealed[comp] ?? {}).map(field => `${kind.name}.${comp}.${field}`),
  )
