/** What a list has to be told about a kind; everything else follows from the kernel's declaration of the kind. */
import { createElement, type ReactNode } from 'react'
import { type AnyKind, exportColumnsOf, type FormField, formOf, listOf, type OwnField } from '#records'
import { type Condition, ownName } from '#replica/list-query.ts'
import type { ListRow, Outcome, Replica } from '#replica/types.ts'
import { labelOf, optionLabel, type Shown, shownValue } from '../forms/shown.ts'
import { hasMessage } from '../languages/index.ts'
import type { FoundRow, Order } from './model.ts'
import type { FilterField, SentenceWords } from './sentences.ts'

export interface ListColumn {
  key: string
  label: string
  /** What the column is ordered by; absent for what has no order. */
  sort?: string
  /** Takes the whole width of a card. */
  wide?: boolean
  cell: (row: FoundRow) => ReactNode
}

/** Something done to many rows at once. */
export interface BulkAct {
  key: string
  /** What the button says. */
  label: string
  /** Asks what is needed; `ready` when the answer is whole. */
  ask?: (answer: Values, put: (answer: Values) => void) => ReactNode
  start?: Values
  ready?: (answer: Values) => boolean
  /** What was done, as a sentence. */
  said: (count: number, answer: Values) => string
  run: (replica: Replica, row: ListRow, answer: Values) => Promise<BulkOutcome>
}
export type Values = { [name: string]: string }
export type BulkOutcome = Outcome<{ undo?: () => Promise<Outcome> }>

export interface ListDeclaration {
  kind: AnyKind
  /** Where a row leads. */
  href: (row: ListRow) => string
  /** What a row is called, for those who listen. */
  title: (row: ListRow) => string
  columns: readonly ListColumn[]
  /** The columns at first, in order. */
  shown: readonly string[]
  order: Order
  /** Conditions at first, and those one press away. */
  start: readonly Condition[]
  near: readonly Condition[]
  /** Combinations with a name of their own ("open"). */
  named: ReadonlyArray<{ key: string; condition: Condition }>
  /** Days children add to a row, and what can be asked of them. */
  days: ReadonlyArray<{ field: string; asks: ReadonlyArray<'within' | 'notFor' | 'ahead' | 'none'> }>
  acts: readonly BulkAct[]
  /** The organisation's own fields, retired ones too: what a saved view asked of one keeps its words. */
  own: readonly OwnField[]
}

/**
 * Columns as the kernel's declaration gives them: the fields of the kind's list, or those named, as far as rows hold them (coded
 * facts and the header). What deserves a better cell is put in its place by the capability.
 */
export function columnsOf(kind: AnyKind, shown: Shown, fields?: readonly string[]): ListColumn[] {
  const all = exportColumnsOf(kind).filter(({ part }) => part === 'facts' || part === 'header')
  const chosen = fields?.flatMap(name => all.find(field => field.name === name) ?? []) ?? listOf(kind)
  return chosen
    .filter(({ part }) => part === 'facts' || part === 'header')
    .map(field => ({
      key: field.name,
      label: labelOf(field, shown),
      sort: field.name,
      cell: row => {
        const text = shownValue(field, row.facts[field.name] ?? row.header[field.name], shown)
        return text === '' ? null : createElement('bdi', null, text)
      },
    }))
}

/** The fields an organisation added to a kind, wherever they are sealed, as its lists can show them. */
const ownFieldsIn = (kind: AnyKind, own: readonly OwnField[]): FormField[] =>
  kind.compartments.flatMap(part => formOf(kind, part, own).filter(field => field.own !== undefined))

/** Columns of the organisation's own fields: shown by those who can open the part they are sealed in. */
export function ownColumnsOf(kind: AnyKind, own: readonly OwnField[], shown: Shown): ListColumn[] {
  return ownFieldsIn(kind, own).map(field => ({
    key: ownName(field.name),
    label: labelOf(field, shown),
    sort: ownName(field.name),
    cell: row => {
      const text = shownValue(field, row.own?.[field.name], shown)
      return text === '' ? null : createElement('bdi', null, text)
    },
  }))
}

const ASKED = ['choice', 'choices', 'yesNo', 'person', 'team']

/** What can be asked of the rows of a kind: its coded facts, and the days its children add. */
export function filterFieldsOf({ kind, days, own }: ListDeclaration, names: Shown & Choosable): FilterField[] {
  const facts = formOf(kind, 'facts')
    .filter(field => ASKED.includes(field.control))
    .map(field => factField(field, names))
  const retired = new Set(own.flatMap(field => (field.on === kind.name && field.retired === true ? [field.key] : [])))
  const ours = ownFieldsIn(
    kind,
    own.map(field => ({ ...field, retired: false })),
  ).map(field => ownFilterField(field, names, retired.has(field.name)))
  return [...facts, ...days.map(({ field, asks }) => ({ name: field, label: '', options: [], asks })), ...ours]
}

/** What can be asked of an answer, by the kind of answer. */
const OWN_ASKS: { readonly [control in FormField['control']]?: FilterField['asks'] } = {
  choice: ['is', 'some', 'none'],
  choices: ['is', 'some', 'none'],
  yesNo: ['yes', 'no', 'none'],
  number: ['atLeast', 'atMost', 'none'],
  partialDay: ['within', 'notFor', 'ahead', 'none'],
  line: ['has', 'some', 'none'],
  paragraphs: ['has', 'some', 'none'],
}

/** Of a retired field the words stay, for views that ask it; it is not offered any more. */
function ownFilterField(field: FormField, names: Shown, retired: boolean): FilterField {
  const options = once(() =>
    Object.keys(field.own?.values ?? {}).map(value => ({ value, label: optionLabel(field, value, names) })),
  )
  return {
    name: ownName(field.name),
    label: labelOf(field, names),
    get options() {
      return options()
    },
    asks: retired ? [] : (OWN_ASKS[field.control] ?? []),
  }
}

/** Who can be chosen in a condition. */
export interface Choosable {
  people: ReadonlyArray<{ user: string; name: string; status: string }>
  teams: ReadonlyArray<{ id: string; name: string; mine?: unknown }>
}

function factField(field: FormField, names: Shown & Choosable): FilterField {
  const label = labelOf(field, names)
  const base = { name: field.name, label }
  if (field.control === 'yesNo') return { ...base, options: [], asks: ['yes', 'no', 'none'] }
  if (field.control === 'person') {
    const options = names.people
      .filter(one => one.status === 'active')
      .map(one => ({ value: one.user, label: one.name }))
    return { ...base, options, asks: ['me', 'is', 'none'] }
  }
  if (field.control === 'team') {
    const options = names.teams.filter(one => one.name !== '').map(one => ({ value: one.id, label: one.name }))
    return { ...base, options, asks: ['mine', 'is', 'none'] }
  }
  const options = once(() =>
    (field.list?.values ?? []).map(value => ({
      value,
      label: inSentence(optionLabel(field, value, names), names.language),
    })),
  )
  return {
    ...base,
    get options() {
      return options()
    },
    asks: ['is', 'none'],
  }
}

/** Made when it is first wanted: hundreds of labels that only somebody who composes a sentence reads. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A label as it stands within a sentence: small at the start, but for abbreviations. */
const inSentence = (label: string, language: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase(language) + label.slice(1)

/** The words sentences are made of: those of the kind where it has them, else general ones with the field's name. */
export function sentenceWords(declared: ListDeclaration, { t, language }: Shown): SentenceWords {
  return { t, has: hasMessage, language, prefix: `says.${declared.kind.name}`, named: declared.named }
}
