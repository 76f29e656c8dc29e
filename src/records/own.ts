/**
 * Fields and list values an organisation adds without code. They are sealed: an own field never becomes a fact, because
 * nobody checked that it cannot identify a person (architecture.md, "The record kernel").
 */
import type { Compartment } from './compartments.ts'
import { isPlainObject } from './fields.ts'

export const OWN_TYPES = ['text', 'longText', 'partialDay', 'yesNo', 'count', 'oneOf', 'manyOf'] as const
export type OwnType = (typeof OWN_TYPES)[number]

/** Labels by language code; the first of the reader's language, English, French, Spanish that exists is shown. */
export type Labels = { readonly [language: string]: string }

/**
 * One field of an organisation's own. With `extends` it holds further values for a built-in list: the form shows them
 * beside the built-in ones, the document keeps them apart, so a list that grows elsewhere never breaks a table here.
 */
export interface OwnField {
  readonly on: string
  readonly comp: Compartment
  readonly key: string
  readonly labels: Labels
  readonly type: OwnType
  readonly values?: { readonly [value: string]: Labels }
  readonly extends?: string
  readonly order?: number
  readonly retired?: boolean
}

export type OwnValue = string | number | boolean | string[]
export type OwnValues = { [key: string]: OwnValue }

export const OWN_KEY = /^[a-z][a-zA-Z0-9_]{0,79}$/
const TEXT_MAX = 200_000

function isOwnValue(value: unknown): value is OwnValue {
  if (typeof value === 'string') return value.length <= TEXT_MAX && value.isWellFormed()
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value === 'boolean') return true
  return (
    Array.isArray(value) &&
    value.length <= 200 &&
    value.every(entry => typeof entry === 'string' && entry.isWellFormed())
  )
}

const matches: Record<OwnType, (value: OwnValue, field: OwnField) => boolean> = {
  text: value => typeof value === 'string',
  longText: value => typeof value === 'string',
  partialDay: value => typeof value === 'string' && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value),
  yesNo: value => typeof value === 'boolean',
  count: value => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  oneOf: (value, field) => typeof value === 'string' && Object.hasOwn(field.values ?? {}, value),
  manyOf: (value, field) => Array.isArray(value) && value.every(entry => Object.hasOwn(field.values ?? {}, entry)),
}

export type OwnProblem = { readonly field: string; readonly code: 'field.type' | 'own.key' | 'own.value' }

/**
 * Checks own values against the fields in force. A key nobody defines here is kept as it is: another device may know the
 * field already. A retired field keeps its values.
 */
export function checkOwn(
  value: unknown,
  kindName: string,
  comp: Compartment,
  fields: readonly OwnField[],
): { values: OwnValues; problems: OwnProblem[] } {
  const values: OwnValues = {}
  const problems: OwnProblem[] = []
  if (!isPlainObject(value)) return { values, problems: [{ field: 'own', code: 'field.type' }] }
  for (const [key, entry] of Object.entries(value)) {
    const field = fields.find(own => own.on === kindName && own.comp === comp && own.key === key)
    if (!OWN_KEY.test(key)) problems.push({ field: `own.${key}`, code: 'own.key' })
    else if (!isOwnValue(entry)) problems.push({ field: `own.${key}`, code: 'own.value' })
    else if (field !== undefined && !matches[field.type](entry, field))
      problems.push({ field: `own.${key}`, code: 'own.value' })
    else if (entry !== '' && !(Array.isArray(entry) && entry.length === 0)) values[key] = entry
  }
  return { values, problems }
}

/** The label to show, whatever languages the organisation filled in. */
export function ownLabel(field: { readonly labels: Labels; readonly key: string }, language: string): string {
  const { labels } = field
  return labels[language] ?? labels.en ?? labels.fr ?? labels.es ?? Object.values(labels)[0] ?? field.key
}

/** An answer as a cell of a table says it: choices by their words, several with "; " between. */
export function ownAnswerText(field: OwnField, value: unknown, language: string): string {
  const said = (one: unknown): string => {
    const labels = field.values?.[String(one)]
    return labels === undefined ? String(one) : ownLabel({ labels, key: String(one) }, language)
  }
  return Array.isArray(value) ? value.map(said).join('; ') : said(value)
}

/** The answer a cell says, the other way round: choices by their words in any language. What fits nothing stays text. */
export function readOwnAnswer(field: OwnField, text: string): OwnValue {
  const plain = (words: string) => words.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const chosen = (words: string): string =>
    Object.entries(field.values ?? {}).find(([, labels]) =>
      Object.values(labels).some(label => plain(label) === plain(words)),
    )?.[0] ?? words.trim()
  if (field.type === 'oneOf') return chosen(text)
  if (field.type === 'manyOf') return text.split(';').map(chosen)
  if (field.type === 'count') return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text
  if (field.type === 'yesNo') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

/**
 * The key for an own column of an imported file: the same label always gives the same key, in any script, so that two
 * files of one office land in one field.
 */
export function ownKeyOf(label: string): string {
  const plain = label.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const readable = plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  // FNV-1a: labels that only differ in script or accents must not fall together.
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(plain)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return `c_${readable.slice(0, 40)}_${hash.toString(36)}`
}
