import {
  type AnyKind,
  type Compartment,
  formOf,
  type Labels,
  type OwnField,
  type OwnType,
  ownKeyOf,
  ownLabel,
} from '#records'

/** What the form of a new own field holds while it is being written. */
export interface OwnFieldDraft {
  /** By language tag: ours, and every language that was added. */
  labels: Readonly<Record<string, string>>
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
/** Whose words stand first where the reader's own are missing. */
const FIRST = ['en', 'fr', 'es']

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

/** What may be changed of an own field once it is asked: its words, further choices, its place. Never its key or kind. */
export interface OwnFieldEdit {
  labels: OwnFieldDraft['labels']
  /** The words of each choice in the writer's language, by the choice's key. */
  values: Record<string, string>
  /** The same in other languages, by tag; empty where they have none yet. */
  others: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Further choices, one a line. */
  more: string
  order: string
}
export type EditPlace = 'label' | 'values' | 'order'
export type EditedOwnField =
  | { ok: true; field: OwnField }
  | { ok: false; problems: ReadonlyArray<{ place: EditPlace; code: 'missing' | 'known' | 'tooLong' | 'wrong' }> }
const ORDER_MAX = 10_000

/** How the form of a change begins. */
export const editOf = (field: OwnField, language: string, tags: readonly string[] = FIRST): OwnFieldEdit => ({
  labels: { ...Object.fromEntries(tags.map(tag => [tag, ''])), ...field.labels },
  values: Object.fromEntries(
    Object.entries(field.values ?? {}).map(([key, labels]) => [key, ownLabel({ labels, key }, language)]),
  ),
  others: Object.fromEntries(
    tags
      .filter(tag => tag !== language)
      .map(tag => [
        tag,
        Object.fromEntries(Object.entries(field.values ?? {}).map(([key, labels]) => [key, labels[tag] ?? ''])),
      ]),
  ),
  more: '',
  order: field.order === undefined ? '' : String(field.order),
})

/** The field as changed. Every choice there was stays, so that no answer given loses its meaning. */
export function editedOwnField(
  field: OwnField,
  edit: OwnFieldEdit,
  existing: readonly OwnField[],
  language: string,
): EditedOwnField {
  const problems: Array<{ place: EditPlace; code: 'missing' | 'known' | 'tooLong' | 'wrong' }> = []
  const labels = labelsOf(edit)
  const others = existing.filter(one => one.on === field.on && one.key !== field.key && one.retired !== true)
  const words = Object.values(labels)
  const lines = linesOf(edit.more)
  if (words.length === 0) problems.push({ place: 'label', code: 'missing' })
  else if (words.some(label => label.length > LABEL_MAX)) problems.push({ place: 'label', code: 'tooLong' })
  else if (others.some(one => Object.values(one.labels).some(label => words.includes(label))))
    problems.push({ place: 'label', code: 'known' })
  const texts = Object.values(edit.values).map(text => text.trim())
  if (texts.some(text => text === '')) problems.push({ place: 'values', code: 'missing' })
  const elsewhere = Object.values(edit.others).flatMap(words => Object.values(words))
  if ([...texts, ...lines, ...elsewhere].some(text => text.length > LABEL_MAX))
    problems.push({ place: 'values', code: 'tooLong' })
  const order = edit.order.trim()
  if (order !== '' && !(/^\d{1,5}$/.test(order) && Number(order) <= ORDER_MAX))
    problems.push({ place: 'order', code: 'wrong' })
  if (problems.length > 0) return { ok: false, problems }
  const kept = Object.entries(field.values ?? {}).map(([key, stood]) => {
    const before = inOthers(stood, key, edit.others)
    const text = edit.values[key]?.trim() ?? ''
    // Words the writer only saw, in another language, are not hers to copy into her own.
    return [
      key,
      text === '' || text === ownLabel({ labels: stood, key }, language) ? before : { ...before, [language]: text },
    ]
  })
  const added = lines.map(line => [ownKeyOf(line), { [language]: line }])
  const { order: _, ...rest } = field
  return {
    ok: true,
    field: {
      ...rest,
      labels,
      ...(field.values || lines.length > 0
        ? { values: Object.fromEntries([...kept, ...added.filter(([key]) => !kept.some(([one]) => one === key))]) }
        : {}),
      ...(order === '' ? {} : { order: Number(order) }),
    },
  }
}

/** The words of a choice with those of other languages as they were written; a choice never loses its last words. */
function inOthers(labels: Labels, key: string, others: OwnFieldEdit['others']): Labels {
  const said: Record<string, string> = { ...labels }
  for (const [tag, words] of Object.entries(others)) {
    const text = words[key]?.trim()
    if (text === undefined) continue
    if (text !== '') said[tag] = text
    else if (Object.keys(said).some(one => one !== tag)) delete said[tag]
  }
  return said
}

const labelsOf = ({ labels }: Pick<OwnFieldDraft, 'labels'>): Labels => {
  const tags = [...FIRST, ...Object.keys(labels).filter(tag => !FIRST.includes(tag))]
  return Object.fromEntries(
    tags.map(tag => [tag, (labels[tag] ?? '').trim()] as const).filter(([, label]) => label !== ''),
  )
}

/** Languages in which the field, or one of its choices, has no words: there the next best is shown. */
export const missingIn = (field: OwnField, tags: readonly string[]): string[] =>
  tags.filter(tag => [field.labels, ...Object.values(field.values ?? {})].some(labels => labels[tag] === undefined))

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]
