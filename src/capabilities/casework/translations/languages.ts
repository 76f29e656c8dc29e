/** The languages papers can be made in: ours, and those the organisation added. Pure; the screens give what they read. */
import { isPlainObject } from '#records'
import type { Values } from '#replica/types.ts'

export interface PeopleLanguage {
  readonly tag: string
  /** In its own words. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** One of the three the app speaks: nothing is missing in it. */
  readonly ours: boolean
  readonly retired: boolean
  /** The organisation's words by message key. */
  readonly texts: Readonly<Record<string, string>>
}

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
/** Whether it reads as a language tag; `en`, `fr` and `es` are ours and not to be added. */
export function isLanguageTag(tag: string): boolean {
  if (!TAG.test(tag) || ['en', 'fr', 'es'].includes(tag)) return false
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** One added language as it is kept; undefined when it cannot be read. */
export function readPeopleLanguage(header: Values): PeopleLanguage | undefined {
  const { tag, name, rightToLeft, texts, retired } = header
  if (typeof tag !== 'string' || !isLanguageTag(tag)) return undefined
  const words = isPlainObject(texts)
    ? Object.entries(texts).flatMap(([key, text]) =>
        typeof text === 'string' && text.trim() !== '' ? [[key, text]] : [],
      )
    : []
  return {
    tag,
    name: typeof name === 'string' && name !== '' ? name : tag,
    direction: rightToLeft === true ? 'rtl' : 'ltr',
    ours: false,
    retired: retired === true,
    texts: Object.fromEntries(words),
  }
}

/** The texts that a language does not have, of those there are. */
export const missingIn = (language: PeopleLanguage, keys: Iterable<string>): string[] =>
  language.ours ? [] : [...keys].filter(key => language.texts[key] === undefined)

/** The blanks of a message: `{{name}}`, `{{count, number}}`. A translation that lost one would lose what stands there. */
export const blanksOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].flatMap(([, name]) => (name ? [name] : [])))].sort()

/** The blanks a translation lacks, or has too many. */
export function wrongBlanks(source: string, translation: string): string[] {
  const [wanted, given] = [blanksOf(source), blanksOf(translation)]
  return [...wanted.filter(name => !given.includes(name)), ...given.filter(name => !wanted.includes(name))]
}

type Translate = (key: string, values?: Record<string, string | number>) => string

/** Words for one paper. What the organisation has not translated is said in English and named in `missing`. */
export interface PaperWords {
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  readonly t: Translate
  /** The organisation's own text of a key, where it has one. */
  readonly own: (key: string) => string | undefined
  /** Keys that were asked for and had to be said in English, so far. */
  readonly missing: string[]
}

const formOf = (tag: string, count: number): string => {
  try {
    return new Intl.PluralRules(tag).select(count)
  } catch {
    return count === 1 ? 'one' : 'other'
  }
}

/** Words of a language over those of one of ours. */
export function paperWords(language: PeopleLanguage, ours: Translate): PaperWords {
  const missing: string[] = []
  const own = (key: string): string | undefined => language.texts[key]
  const t: Translate = (key, values = {}) => {
    if (language.ours) return ours(key, values)
    const counted = typeof values.count === 'number' ? own(`${key}_${formOf(language.tag, values.count)}`) : undefined
    const text = counted ?? own(key) ?? (values.count === undefined ? undefined : own(`${key}_other`))
    if (text !== undefined)
      return text.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (blank, name: string) => String(values[name] ?? blank))
    if (!missing.includes(key)) missing.push(key)
    return ours(key, values)
  }
  return { tag: language.tag, direction: language.direction, t, own, missing }
}
