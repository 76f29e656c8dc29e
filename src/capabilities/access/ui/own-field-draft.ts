import { type AnyKind, type Compartment, formOf, type Labels, type OwnField, type OwnType, ownKeyOf } from '#records'

/** What the form of a new own field holds while it is being written. */
export interface OwnFieldDraft {
  labels: { en: string; fr: string; es: string }
  on: string
  comp: string
  type: OwnType
  /** Choices, one a line. */
  values: string
  /** The built-in list that gets further choices; empty for a field of its own. */
  extends: string
}
export type OwnFieldPlace = 'label' | 'comp' | 'values' | 'extends'
export type MadeOwnField =
  | { ok: true; field: OwnField }
  | { ok: false; problems: ReadonlyArray<{ place: OwnFieldPlace; code: 'missing' | 'known' | 'tooLong' }> }

/** A built-in list of a kind, and the fields that ask for it. */
export interface BuiltInList {
  list: string
  /** Message keys of the fields. */
  fields: readonly string[]
  many: boolean
}

const LABEL_MAX = 200
const SPOKEN = ['en', 'fr', 'es'] as const

/**
 * The parts an own field can stand in. Not the names and code of a record: those are shown in every list and must stay
 * small.
 */
export const ownParts = (kind: AnyKind): Compartment[] => kind.compartments.filter(part => part !== 'header')

/** The built-in lists a kind asks for, coded facts included: own choices are sealed beside them, never added to a fact. */
export function listsOf(kind: AnyKind): BuiltInList[] {
  const lists = new Map<string, BuiltInList>()
  for (const part of ['facts', ...kind.compartments] as const) {
    for (const { list, key, control, repeated } of formOf(kind, part)) {
      if (!list) continue
      const before = lists.get(list.name)
      lists.set(list.name, {
        list: list.name,
        fields: [...(before?.fields ?? []), `${key}.label`],
        many: before?.many === true || control === 'choices' || repeated,
      })
    }
  }
  return [...lists.values()]
}

/** The own field a draft describes, or what is missing. The same label always gives the same key, as in an import. */
export function madeOwnField(
  draft: OwnFieldDraft,
  kinds: readonly AnyKind[],
  existing: readonly OwnField[],
  language: string,
): MadeOwnField {
  const problems: Array<{ place: OwnFieldPlace; code: 'missing' | 'known' | 'tooLong' }> = []
  const kind = kinds.find(one => one.name === draft.on)
  const labels = labelsOf(draft)
  const first = labels[language] ?? Object.values(labels)[0] ?? ''
  const key = ownKeyOf(first)
  const comp = kind && ownParts(kind).find(part => part === draft.comp)
  const extended = kind && listsOf(kind).find(one => one.list === draft.extends)
  const type = extended ? (extended.many ? 'manyOf' : 'oneOf') : draft.type
  const choice = type === 'oneOf' || type === 'manyOf'
  const lines = choice ? linesOf(draft.values) : []
  if (first === '') problems.push({ place: 'label', code: 'missing' })
  else if (Object.values(labels).some(label => label.length > LABEL_MAX))
    problems.push({ place: 'label', code: 'tooLong' })
  else if (existing.some(field => field.on === draft.on && field.key === key))
    problems.push({ place: 'label', code: 'known' })
  if (comp === undefined) problems.push({ place: 'comp', code: 'missing' })
  if (draft.extends !== '' && !extended) problems.push({ place: 'extends', code: 'missing' })
  if (choice && lines.length === 0) problems.push({ place: 'values', code: 'missing' })
  if (lines.some(line => line.length > LABEL_MAX)) problems.push({ place: 'values', code: 'tooLong' })
  if (comp === undefined || problems.length > 0) return { ok: false, problems }
  const values = Object.fromEntries(lines.map(line => [ownKeyOf(line), { [language]: line }]))
  return {
    ok: true,
    field: {
      on: draft.on,
      comp,
      key,
      labels,
      type,
      ...(choice ? { values } : {}),
      ...(extended ? { extends: extended.list } : {}),
    },
  }
}

const labelsOf = ({ labels }: OwnFieldDraft): Labels =>
  Object.fromEntries(SPOKEN.map(each => [each, labels[each].trim()] as const).filter(([, label]) => label !== ''))

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]
