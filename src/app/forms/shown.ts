import { type FormField, isPlainObject, ownLabel } from '#records'
import { countryName, fileSize, languageName, listOf, number, within, writtenDay } from '../formats.ts'
import { hasMessage, type Translate } from '../languages/index.ts'

/** What a value needs beside itself to be shown: the reader's language and the names behind ids. */
export interface Shown {
  t: Translate
  /** BCP 47: one of ours on a screen, any on a paper. */
  language: string
  /** The language of the screen where a translator added it: what the organisation named itself is shown in it. */
  tag?: string
  personName: (user: string) => string
  teamName: (team: string) => string
  recordName: (id: string) => string
}

/** The label of a field, the organisation's own in the reader's language. */
export function labelOf(
  field: FormField,
  { t, language, tag = language }: Pick<Shown, 't' | 'language' | 'tag'>,
): string {
  return field.own ? ownLabel({ labels: field.own.labels, key: field.name }, tag) : t(`${field.key}.label`)
}

/** Why it is asked, or how to answer; nothing when the messages have neither. */
export function hintOf(field: FormField, { t }: Pick<Shown, 't'>): string | undefined {
  const texts = ['hint', 'why'].map(part => `${field.key}.${part}`).filter(key => field.key !== '' && hasMessage(key))
  return texts.map(key => t(key)).join(' ') || undefined
}

export function optionLabel(
  field: FormField,
  value: string,
  { t, language, tag = language }: Pick<Shown, 't' | 'language' | 'tag'>,
): string {
  const own = field.own?.values[value]
  if (own) return ownLabel({ labels: own, key: value }, tag)
  const key = `lists.${field.list?.name ?? ''}.${value}`
  return hasMessage(key) ? t(key) : value
}

/** A value as a person reads it; empty text for nothing. Unknown shapes are shown as they are, never dropped. */
export function shownValue(field: FormField, value: unknown, shown: Shown): string {
  if (value === undefined || value === null) return ''
  if (!Array.isArray(value)) return shownOne(field, value, shown)
  const each = value.map(one => shownOne(field, one, shown)).filter(Boolean)
  // What people wrote keeps its lines and its order; choices become one sentence.
  if (field.control === 'line' || field.control === 'paragraphs') return each.join('\n')
  const said = field.control === 'choices' ? each.map((one, at) => (at > 0 ? within(one, shown.language) : one)) : each
  return listOf(said, shown.language)
}

function shownOne(field: FormField, value: unknown, shown: Shown): string {
  if (typeof value === 'boolean') return shown.t(value ? 'app.field.yes' : 'app.field.no')
  if (typeof value === 'number') return number(value, shown.language)
  if (typeof value === 'string') return shownText(field, value, shown)
  if (!isPlainObject(value)) return ''
  const { name, size } = value
  if (field.control === 'files' && typeof name === 'string') {
    return typeof size === 'number' ? `${name} (${fileSize(size, shown.language)})` : name
  }
  return Object.entries(value)
    .map(([key, text]) => `${key}: ${String(text)}`)
    .join('; ')
}

function shownText(field: FormField, value: string, shown: Shown): string {
  switch (field.control) {
    case 'choice':
    case 'choices':
      return optionLabel(field, value, shown)
    case 'day':
    case 'partialDay':
    case 'month':
      return writtenDay(value, shown.language)
    case 'country':
      return countryName(value, shown.language)
    case 'language':
      return languageName(value, shown.language)
    case 'person':
      return shown.personName(value)
    case 'team':
      return shown.teamName(value)
    case 'record':
      return shown.recordName(value)
    default:
      return value
  }
}
