import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'
import { speakFormats } from '../locale.ts'

/** The languages we keep complete; what an organisation writes itself (own fields, sheets of words) exists in these. */
export const LANGUAGES = ['en', 'fr', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Messages as nested plain objects; a leaf is one message (i18next interpolation and plural suffixes). */
export interface Messages {
  readonly [key: string]: string | Messages
}
/** What is needed before signing in, what behind it, and the help: each comes when it is first wanted. */
export const WORD_PARTS = ['door', 'inside', 'help'] as const
export type WordPart = (typeof WORD_PARTS)[number]
export interface Dictionaries {
  ours: Record<Language, Record<WordPart, () => Promise<Messages>>>
  /** Languages added by a translator, by BCP 47 tag: one file each. What a file does not say is said in English. */
  added: Readonly<Record<string, () => Promise<Messages>>>
}
/** Values put into a message; `count` chooses the plural. */
export type Values = Record<string, string | number>
export type Translate = (key: string, values?: Values) => string

const REMEMBERED = 'halte.language'
/** A blank in a message, as i18next writes them. */
const BLANK = /\{\{\s*([\w.]+)\s*\}\}/g
/** Each language in its own words, so that a person recognises hers. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español' }

/** A language in its own words; of an added one, what the browser knows it by. */
export const nativeName = (tag: string): string =>
  isLanguage(tag) ? LANGUAGE_NAMES[tag] : (new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag)

const i18n = createInstance()
const listeners = new Set<() => void>()
const wanted = new Set<WordPart>(['door'])
const loaded = new Set<string>()
let dictionaries: Dictionaries | undefined
let translate: Translate = key => key
/** The messages of the language on the screen, by their full key. */
let texts = new Map<string, string>()

const isLanguage = (text: string): text is Language => LANGUAGES.some(language => language === text)
/** Every language there is to choose, ours first. */
export const languageTags = (): string[] => [...LANGUAGES, ...Object.keys(dictionaries?.added ?? {})]

/** The language remembered on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(
  remembered: string | null,
  wished: readonly string[],
  tags: readonly string[] = LANGUAGES,
): string {
  const known = (tag: string | null | undefined) => tags.find(one => one === tag)
  const base = (tag: string) => tag.split('-')[0]?.toLowerCase()
  const found = wished.map(tag => known(tag) ?? tags.find(one => base(one) === base(tag))).find(Boolean)
  return known(remembered) ?? found ?? 'en'
}

/** Which way a language is written. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b|-(Arab|Hebr|Syrc|Thaa|Nkoo|Adlm)\b/.test(tag) ? 'rtl' : 'ltr'

/** Loads the first language; resolves when the first screen can be drawn. */
export async function startLanguages(available: Dictionaries): Promise<void> {
  dictionaries = available
  await i18n.init({
    lng: 'en',
    resources: {},
    fallbackLng: 'en',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    returnEmptyString: false,
  })
  await speak(preferredLanguage(read(REMEMBERED), navigator.languages, languageTags()))
}

/** Loads each wanted part of a language once; an added one stands on English for what it does not say. */
async function load(tag: string): Promise<void> {
  const take = async (key: string, language: string, from: (() => Promise<Messages>) | undefined) => {
    if (!from || loaded.has(key)) return
    i18n.addResourceBundle(language, 'translation', await from(), true, true)
    loaded.add(key)
  }
  const ours = isLanguage(tag) ? tag : 'en'
  for (const part of wanted) await take(`${ours} ${part}`, ours, dictionaries?.ours[ours][part])
  await take(tag, tag, dictionaries?.added[tag])
}

/** Switches every word on the screen without reloading, and remembers it on this device. */
export async function speak(tag: string): Promise<void> {
  if (!dictionaries) return
  await load(tag)
  await i18n.changeLanguage(tag)
  document.documentElement.lang = tag
  document.documentElement.dir = directionOf(tag)
  speakFormats(isLanguage(tag) ? undefined : tag)
  try {
    localStorage.setItem(REMEMBERED, tag)
  } catch {
    // A browser that keeps nothing still speaks; it only forgets.
  }
  translate = quickly()
  for (const listener of listeners) listener()
}

/**
 * Translation from texts that lie ready: a screen says hundreds when it opens, a list the same few for every row at every key
 * press, and the library reads each key anew. Messages with a plural, or that stand on others, go the whole way.
 */
function quickly(): Translate {
  texts = textsOf(i18n.language)
  const known = texts
  const lookUp = (key: string): string => {
    const found = known.get(key) ?? i18n.t(key, { skipInterpolation: true })
    known.set(key, found)
    return found
  }
  return (key, values) => {
    if (values !== undefined && ('count' in values || 'context' in values)) return i18n.t(key, values)
    const text = lookUp(key)
    if (!text.includes('{{') && !text.includes('$t(')) return text
    if (values === undefined) return i18n.t(key)
    const filled = text.replace(BLANK, (blank, name: string) => (name in values ? String(values[name]) : blank))
    return /\{\{|\$t\(/.test(filled) ? i18n.t(key, values) : filled
  }
}

/** Loads the words of a further part, for this language and every one chosen later. */
async function speakAlso(part: WordPart): Promise<void> {
  if (wanted.has(part) && loaded.has(`${currentLanguage()} ${part}`)) return
  wanted.add(part)
  await load(currentTag())
  translate = quickly()
  for (const listener of listeners) listener()
}
/** The words behind the unlocking. */
export const speakInside = (): Promise<void> => speakAlso('inside')
/** The words of help, tour and guide. */
export const speakHelp = (): Promise<void> => speakAlso('help')

/** Translation into one of our languages, whatever is on the screen: for papers in the language of whoever gets them. */
export async function wordsIn(language: Language): Promise<Translate> {
  await load(language)
  const fixed = i18n.getFixedT(language)
  return (key, values) => (values ? fixed(key, values) : fixed(key))
}

/** Every message below some keys in one of our languages, by its full key, as it is written: with its blanks. */
export async function messagesUnder(language: Language, tops: readonly string[]): Promise<Map<string, string>> {
  await load(language)
  return textsOf(language, tops)
}

/** The messages that are loaded of a language, by their full key; all, or those below some keys. */
function textsOf(tag: string, tops?: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') found.set(key, value)
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) walk(each, key === '' ? name : `${key}.${name}`)
  }
  const whole: unknown = i18n.getResourceBundle(tag, 'translation')
  if (typeof whole === 'object' && whole !== null)
    for (const [name, each] of Object.entries(whole)) if (tops === undefined || tops.includes(name)) walk(each, name)
  return found
}

/** The language on the screen, also one that a translator added. */
export const currentTag = (): string => i18n.language
/** The language on the screen, or English under an added one: for what only exists in ours. */
export const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : 'en')
/** True when a message exists: for codes that come from elsewhere and need a fallback. */
export const hasMessage = (key: string): boolean => texts.has(key) || i18n.exists(key)
/** Translation outside a component (the document's own events). */
export const say: Translate = (key, values) => translate(key, values)

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Told whenever the words change; gives the end of it. */
export const followLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The words of the present language; a component that uses it is drawn again when the language changes. */
export function useWords(): { t: Translate; language: Language; tag: string } {
  const t = useSyncExternalStore(followLanguage, () => translate)
  return { t, language: currentLanguage(), tag: currentTag() }
}

/** Joins several message trees; later ones add to earlier ones. */
export function joinMessages(...trees: readonly Messages[]): Messages {
  const joined: Record<string, string | Messages> = {}
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const before = joined[key]
      joined[key] = typeof value === 'object' && typeof before === 'object' ? joinMessages(before, value) : value
    }
  }
  return joined
}
