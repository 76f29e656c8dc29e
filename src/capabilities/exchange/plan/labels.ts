/** Recognises what a header cell names: official label or id, form question, translation, everyday word, misspelling. */
import { FIELDS, FORM_NAMES, fieldId, type HtcdsFieldId, WORKBOOK_COLUMNS } from '../fields.ts'
import { editDistance, listKey, wordKeys } from '../fold.ts'
import { fieldOfParts } from './label-parts.ts'
import { LOOSE_LABELS, SURE_LABELS } from './label-words.ts'

/** How sure a header was recognised, best first. */
export type Certainty = 'official' | 'name' | 'translated' | 'spelling' | 'loose' | 'parts'
export type LabelMatch = { field: HtcdsFieldId; certainty: Certainty }

const SMALL_WORDS = new Set(
  'a al au aux d de del des do du e el en et for in l la las le les los of or ou para por s the to y'.split(' '),
)
const bareKey = (text: string): string =>
  wordKeys(text.replace(/['’]/g, ' '))
    .filter(word => !SMALL_WORDS.has(word))
    .join('')

/** Words for the same thing in different countries. */
const ALIKE: ReadonlyArray<readonly [RegExp, ReadonlyArray<string>]> = [
  [/derivación/, ['remisión', 'referencia', 'canalización']],
  [/captación/, ['reclutamiento']],
  [/orientation/, ['référencement', 'signalement']],
  [/entrante/, ['reçue', 'recibida', 'de entrada']],
  [/sortante/, ['émise']],
  [/saliente/, ['emitida', 'de salida']],
]
const alike = (label: string): string[] => {
  let labels = [label]
  for (const [word, others] of ALIKE)
    labels = labels.flatMap(each =>
      word.test(each) ? [each, ...others.map(other => each.replace(word, other))] : [each],
    )
  return labels
}

const official = new Map<string, HtcdsFieldId>()
const names = new Map<string, HtcdsFieldId>()
const translated = new Map<string, HtcdsFieldId>()
const loose = new Map<string, HtcdsFieldId>()

/** Sections whose labels ("City", "Type", "Phone") only mean their own field when the id is written. */
const BY_ID_ONLY = /^(org|hte|per|spl)_/

for (const column of WORKBOOK_COLUMNS) {
  if (column.label !== null && column.field !== null) official.set(listKey(column.label), column.field)
  // "vic_TraffickinStatusDecisionMakingOrg" is misspelt in the official file.
  if (column.name !== null && column.field !== null && fieldId(column.name) === undefined)
    names.set(listKey(column.name), column.field)
}
for (const field of FIELDS.values()) {
  const key = listKey(field.label)
  if (!BY_ID_ONLY.test(field.id) && !official.has(key) && !['longitude', 'latitude'].includes(key))
    official.set(key, field.id)
  names.set(listKey(field.id), field.id)
}
for (const [name, field] of FORM_NAMES) names.set(listKey(name), field)
for (const [source, into] of [
  [SURE_LABELS, translated],
  [LOOSE_LABELS, loose],
] as const)
  for (const [id, labels] of Object.entries(source)) {
    const field = fieldId(id)
    if (field)
      for (const label of labels.split('|').flatMap(alike))
        if (!official.has(listKey(label))) into.set(listKey(label), field)
  }

/** The same labels without their small words, where that leaves one field: "date de l'orientation", "date d'orientation". */
const bare = new Map<string, LabelMatch | null>()
for (const [source, certainty] of [
  [
    [...FIELDS.values()].filter(field => !BY_ID_ONLY.test(field.id)).map(field => [field.id, field.label] as const),
    'official',
  ],
  [Object.entries(SURE_LABELS), 'translated'],
] as const)
  for (const [id, labels] of source) {
    const field = fieldId(id)
    for (const label of field ? labels.split('|').flatMap(alike) : []) {
      const key = bareKey(label)
      const before = bare.get(key)
      if (field && key !== '')
        bare.set(key, before === undefined || before?.field === field ? { field, certainty } : null)
    }
  }

/** The field of a technical name (id, form question, the official file's own misspelling). */
export const fieldOfName = (text: string): HtcdsFieldId | undefined => names.get(listKey(text))

/** Exact spellings only. */
const exact = (key: string): LabelMatch | undefined => {
  for (const [table, certainty] of [
    [official, 'official'],
    [names, 'name'],
    [translated, 'translated'],
    [loose, 'loose'],
  ] as const) {
    const field = table.get(key)
    if (field) return { field, certainty }
  }
  return undefined
}

/** A label with at most two slips, when no other field is nearly as close. */
const misspelt = (key: string): LabelMatch | undefined => {
  if (key.length < 5 || key.length > 80) return undefined
  const limit = key.length < 8 ? 1 : 2
  let best: HtcdsFieldId | undefined
  let bestDistance = limit + 1
  let rival = limit + 2
  for (const table of [official, translated])
    for (const [known, field] of table) {
      const distance = editDistance(key, known, limit + 1)
      if (distance < bestDistance) {
        if (field !== best) rival = bestDistance
        best = field
        bestDistance = distance
      } else if (field !== best && distance < rival) rival = distance
    }
  return best && bestDistance <= limit && rival > bestDistance ? { field: best, certainty: 'spelling' } : undefined
}

/** A label without its ornaments: "3. First name (given) *" and "First name / Prénom" name the first name. */
const variants = (text: string): string[] => {
  const clean = text.replace(/[*:]+\s*$/u, '').replace(/^\s*\d{1,2}\s*[.)-]\s*/, '')
  const unbracketed = clean.replace(/[([][^)\]]*[)\]]/gu, ' ')
  return [text, clean, unbracketed, ...unbracketed.split(/[\n/|–—]|\s-\s/u)].filter(each => listKey(each) !== '')
}

/** What a header cell names without its spelling being guessed. Two halves that name different fields name none. */
export const matchExactLabel = (text: string): LabelMatch | 'contradicts' | undefined => {
  if (text.length > 200) return undefined
  const [whole, ...rest] = [...new Set(variants(text).map(listKey))]
  if (whole === undefined) return undefined
  const found = exact(whole)
  if (found) return found
  const withoutSmall = bare.get(bareKey(text))
  if (withoutSmall) return withoutSmall
  const parts = rest.flatMap(key => exact(key) ?? [])
  const fields = new Set(parts.map(part => part.field))
  const [first] = parts
  if (first && fields.size === 1) return first
  return fields.size > 1 ? 'contradicts' : undefined
}

/** What a header cell names, misspelt, paraphrased or not, or undefined. */
export const matchLabel = (text: string): LabelMatch | undefined => {
  const found = matchExactLabel(text)
  if (found === 'contradicts') return undefined
  return found ?? misspelt(listKey(text)) ?? byParts(text)
}

const byParts = (text: string): LabelMatch | undefined => {
  const field = fieldOfParts(text)
  return field && { field, certainty: 'parts' }
}
