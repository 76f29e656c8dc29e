/** What a list has to be told about a kind; everything else follows from the kernel's declaration of the kind. */
import { createElement, type ReactNode } from 'react'
import { type AnyKind, exportColumnsOf, type FormField, formOf, listOf } from '#records'
import type { Condition } from '#replica/list-query.ts'
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

const ASKED = ['choice', 'choices', 'yesNo', 'person', 'team']

/** What can be asked of the rows of a kind: its coded facts, and the days its children add. */
export function filterFieldsOf({ kind, days }: ListDeclaration, names: Shown & Choosable): FilterField[] {
  const facts = formOf(kind, 'facts')
    .filter(field => ASKED.includes(field.control))
    .map(field => factField(field, names))
  return [...facts, ...days.map(({ field, asks }) => ({ name: field, label: '', options: [], asks }))]
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
  const options = (field.list?.values ?? []).map(value => ({
    value,
    label: inSentence(optionLabel(field, value, names), names.language),
  }))
  return { ...base, options, asks: ['is', 'none'] }
}

/** A label as it stands within a sentence: small at the start, but for abbreviations. */
const inSentence = (label: string, language: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase(language) + label.slice(1)

/** The words sentences are made of: those of the kind where it has them, else general ones with the field's name. */
export function sentenceWords(declared: ListDeclaration, { t, language }: Shown): SentenceWords {
  return { t, has: hasMessage, language, prefix: `says.${declared.kind.name}`, named: declared.named }
}
