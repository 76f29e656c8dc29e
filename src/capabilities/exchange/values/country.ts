/** Countries by official English name, code, usual names in several languages, and words for nationality. */
import { COUNTRY_NAMES } from '../countries.ts'
import { listKey, wordKeys } from '../fold.ts'
import { DEMONYMS, OTHER_NAMES } from './country-words.ts'
import { type Reading, type Remark, unread } from './reading.ts'
import { splitValues } from './split.ts'

/** Languages whose usual country names are understood; the names themselves come with the runtime. */
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'de', 'it', 'ro', 'ru', 'uk', 'ar', 'tr']

type How = 'name' | 'code' | 'guess'
type Found = { code: string; how: How }

/** Case, accents and kind of apostrophe do not count for an official name, spaces do ("Vietnam" is asked). */
const nameKey = (text: string): string => wordKeys(text).join(' ')

const official = new Map<string, string>(Object.entries(COUNTRY_NAMES).map(([code, name]) => [nameKey(name), code]))

let guesses: Map<string, string> | undefined
const guessTable = (): Map<string, string> => {
  if (guesses) return guesses
  const table = new Map<string, string>()
  const add = (name: string, code: string): void => {
    const key = listKey(name)
    if (!table.has(key)) table.set(key, code)
  }
  for (const [code, name] of Object.entries(COUNTRY_NAMES)) add(name, code)
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of Object.keys(COUNTRY_NAMES)) {
      const name = names.of(code)
      if (name !== undefined) add(name, code)
    }
  }
  for (const words of [OTHER_NAMES, DEMONYMS])
    for (const [code, names] of Object.entries(words)) for (const name of names.split('|')) add(name, code)
  guesses = table
  return table
}

const find = (text: string): Found | undefined => {
  const name = official.get(nameKey(text))
  if (name !== undefined) return { code: name, how: 'name' }
  const upper = text.trim().toUpperCase()
  if (/^[A-Z]{2}$/.test(upper) && COUNTRY_NAMES[upper] !== undefined) return { code: upper, how: 'code' }
  const guess = guessTable().get(listKey(text))
  return guess === undefined ? undefined : { code: guess, how: 'guess' }
}

/** The official English name of a code, as the workbook's list has it. */
export const countryName = (code: string): string | undefined => COUNTRY_NAMES[code]

/** Whether a text is a country of the official list, by name or code. */
export const isCountry = (text: string): boolean => find(text)?.how === 'name'

const remarksFor = (hows: Set<How>, fromForm: boolean): Remark[] => {
  if (hows.has('guess')) return [{ kind: 'country-unknown', level: 'must', action: 'read-as' }]
  // Forms hold codes, so there a code is no news.
  return hows.has('code') && !fromForm ? [{ kind: 'picklist-mapped', level: 'may', action: 'read-as' }] : []
}

/** Reads one country. */
export const readCountry = (text: string, fromForm: boolean): Reading => {
  const found = find(text)
  return found ? { value: found.code, remarks: remarksFor(new Set([found.how]), fromForm) } : unread('country-unknown')
}

/** Reads one or several countries. */
export const readCountries = (text: string, fromForm: boolean): Reading => {
  const hows = new Set<How>()
  // By the folded text alone: codes are two letters, which folding leaves as they are.
  const { items, separator } = splitValues(text, key => find(key)?.code)
  const codes = [...new Set(items.flatMap(item => (item.id === undefined ? [] : [item.id])))]
  for (const item of items) {
    const found = find(item.text)
    if (found) hows.add(found.how)
  }
  const unknown = items.filter(item => item.id === undefined).map(item => item.text)
  if (codes.length === 0) return items.length === 0 ? { remarks: [] } : unread('country-unknown')
  if (unknown.length > 0)
    return {
      value: codes,
      remarks: [{ kind: 'country-unknown', level: 'must', action: 'read-partly', part: unknown.join('; ') }],
    }
  const remarks = remarksFor(hows, fromForm)
  return separator === 'other' && remarks.length === 0
    ? { value: codes, remarks: [{ kind: 'country-unknown', level: 'must', action: 'read-as', detail: 'separator' }] }
    : { value: codes, remarks }
}
