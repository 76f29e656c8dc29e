/** Plain descriptions of forms, lists and exports, which the app and the command line render. No words here: keys. */
import type { Compartment, Part } from './compartments.ts'
import type { AnyField, FieldSpec } from './fields.ts'
import { type AnyKind, fieldsOf, partOf } from './kinds.ts'
import type { Labels, OwnField, OwnType } from './own.ts'

/** How a value is asked for. `list` repeats the control of its item. */
export type Control =
  | 'line'
  | 'paragraphs'
  | 'partialDay'
  | 'day'
  | 'month'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'number'
  | 'person'
  | 'team'
  | 'record'
  | 'phone'
  | 'email'
  | 'country'
  | 'language'
  | 'code'
  | 'files'
  | 'byName'

export interface FormField {
  readonly name: string
  readonly part: Part
  readonly control: Control
  readonly repeated: boolean
  readonly required: boolean
  readonly max?: number
  readonly min?: number
  /** Message keys: `fields.<kind>.<name>.label`, and `.hint`, `.why` where the messages have them. */
  readonly key: string
  /** Options: translated as `lists.<list>.<value>`. */
  readonly list?: { readonly name: string; readonly values: readonly string[]; readonly own: readonly string[] }
  readonly target?: string
  readonly together?: string
  readonly htcds?: readonly string[]
  /** An own field of the organisation: labels instead of a key, and options with labels. */
  readonly own?: {
    readonly labels: Labels
    readonly values: { readonly [value: string]: Labels }
    readonly extends?: string
  }
}

const CONTROLS: Record<FieldSpec['type'], Control> = {
  text: 'line',
  longText: 'paragraphs',
  partialDay: 'partialDay',
  day: 'day',
  dueDay: 'day',
  month: 'month',
  instant: 'instant',
  oneOf: 'choice',
  manyOf: 'choices',
  yesNo: 'yesNo',
  count: 'number',
  decimal: 'number',
  ref: 'record',
  userRef: 'person',
  teamRef: 'team',
  phone: 'phone',
  email: 'email',
  country: 'country',
  language: 'language',
  code: 'code',
  list: 'line',
  map: 'byName',
  fileRef: 'files',
}
const OWN_CONTROLS: Record<OwnType, Control> = {
  text: 'line',
  longText: 'paragraphs',
  partialDay: 'partialDay',
  yesNo: 'yesNo',
  count: 'number',
  oneOf: 'choice',
  manyOf: 'choices',
}

/** Where an own field without a position stands: after those that have one. */
const LAST = Number.MAX_SAFE_INTEGER

/**
 * The form of one part of a record, in declaration order; further choices of the organisation follow the field whose list
 * they extend when that stands in the same part, every other own field comes after the built-in ones.
 */
export function formOf(declared: AnyKind, part: Part, own: readonly OwnField[] = []): FormField[] {
  const fields = Object.entries(partOf(declared, part))
    // What points at another record of the same file is set where it was begun, never typed.
    .filter(([, { spec }]) => spec.type !== 'ref' || spec.target !== undefined)
    .map(([name, field]) => describe(declared, part, name, field))
  const ours = own.filter(field => field.on === declared.name && field.comp === part && field.retired !== true)
  const form = [...fields]
  for (const field of [...ours].sort((a, b) => (a.order ?? LAST) - (b.order ?? LAST))) {
    const list = field.extends
    const beside =
      list === undefined ? -1 : form.findLastIndex(one => one.list?.name === list || one.own?.extends === list)
    form.splice(beside === -1 ? form.length : beside + 1, 0, describeOwn(field))
  }
  return form
}

function describe(declared: AnyKind, part: Part, name: string, { spec, isRequired, marks }: AnyField): FormField {
  const shown = spec.type === 'list' && spec.item !== undefined ? spec.item : spec
  const { max, min, list, target } = shown
  return {
    name,
    part,
    control: CONTROLS[shown.type],
    repeated: spec.type === 'list',
    required: isRequired,
    key: `fields.${declared.name}.${name}`,
    ...(max === undefined ? {} : { max }),
    ...(min === undefined ? {} : { min }),
    ...(list === undefined ? {} : { list }),
    ...(target === undefined ? {} : { target }),
    ...(marks.together === undefined ? {} : { together: marks.together }),
    ...(marks.htcds === undefined ? {} : { htcds: marks.htcds }),
  }
}

function describeOwn(field: OwnField): FormField {
  return {
    name: field.key,
    part: field.comp,
    control: OWN_CONTROLS[field.type],
    repeated: false,
    required: false,
    key: '',
    own: {
      labels: field.labels,
      values: field.values ?? {},
      ...(field.extends === undefined ? {} : { extends: field.extends }),
    },
  }
}

/** The columns of a list of this kind. */
export function listOf(declared: AnyKind): FormField[] {
  const all = exportColumnsOf(declared)
  return declared.list.map(name => all.find(field => field.name === name)).filter(field => field !== undefined)
}

/** Every field of a kind, facts first, with its HTCDS name where it has one: the columns of an export. */
export function exportColumnsOf(declared: AnyKind): FormField[] {
  return fieldsOf(declared).map(({ part, name, field }) => describe(declared, part, name, field))
}

/** The compartments of a kind that someone who opens `opens` can fill in. */
export function formsFor(declared: AnyKind, opens: readonly Compartment[]): Part[] {
  return ['facts', ...declared.compartments.filter(compartment => opens.includes(compartment))]
}
