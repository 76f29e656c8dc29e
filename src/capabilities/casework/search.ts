/** What the local index may find a case by, and what a case is called on screen. Only ever computed from opened documents. */
import type { Compartment } from '#records'

/** A record with whatever compartments the reader could open. */
export interface OpenedRecord {
  readonly kind?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly sealed: Readonly<Partial<Record<Compartment, Readonly<Record<string, unknown>>>>>
}

export interface SearchField {
  readonly kind: 'name' | 'alias' | 'code' | 'phone' | 'place' | 'note'
  readonly text: string
}

/** Compartments the index reads: names and code, phones, places. No narrative: an index of stories would be a second file. */
export const SEARCHED: readonly Compartment[] = ['header', 'identity', 'location']

/** The texts in a value that may be one, several or none. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(entry => typeof entry === 'string' && entry !== '')

/** Scripts in which the family name is written first, and nothing stands between the two. */
const FAMILY_FIRST = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]+$/u

/** Marks that turn the text around them the other way round: kept in the record, left out where a name stands in a sentence. */
const STEERING = /[\u202a-\u202e\u2066-\u2069]/g

/** The whole name in the order the person writes it: as was said, else as its script has it, else given names first. */
function nameOf(header: Readonly<Record<string, unknown>>): string {
  const given = textsIn([header.firstName, header.middleName])
  const family = textsIn(header.secondName)
  const all = [...family, ...given]
  const inScript = all.length > 1 && all.every(name => FAMILY_FIRST.test(name))
  const familyFirst = typeof header.familyNameFirst === 'boolean' ? header.familyNameFirst : inScript
  const whole = (familyFirst ? all : [...given, ...family]).join(familyFirst && inScript ? '' : ' ')
  return whole.replace(STEERING, '')
}

/** Names, aliases, code, phones and places of a case. */
export function searchDocumentOf(record: OpenedRecord): SearchField[] {
  const { header = {}, identity = {}, location = {} } = record.sealed
  const fields = (kind: SearchField['kind'], ...values: unknown[]): SearchField[] =>
    values.flatMap(textsIn).map(text => ({ kind, text }))
  return [
    ...fields('name', nameOf(header)),
    ...fields('alias', header.aliases, header.otherScripts),
    ...fields('code', header.code, identity.identityNumber, identity.email),
    ...fields('phone', identity.mobilePhone, identity.homePhone, identity.otherPhones),
    ...fields('place', location.city, location.state),
  ]
}

/** What to call a case: her name, else an alias, else its code; empty when the header is closed to the reader. */
export function caseTitle(header: Readonly<Record<string, unknown>> | undefined): string {
  if (header === undefined) return ''
  const [alias = ''] = textsIn(header.aliases)
  const [code = ''] = textsIn(header.code)
  return nameOf(header) || alias.replace(STEERING, '') || code
}
