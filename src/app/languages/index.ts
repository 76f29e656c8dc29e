import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'

export const LANGUAGES = ['en', 'fr', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Messages as nested plain objects; a leaf is one message (i18next interpolation and plural suffixes). */
export interface Messages {
  readonly [key: string]: string | Messages
}
/** Of each language first what stands before signing in, then the rest. */
export type Loaders = Record<Language, readonly [door: () => Promise<Messages>, inside: () => Promise<Messages>]>
/** Values put into a message; `count` chooses the plural. */
export type Values = Record<string, string | number>
export type Translate = (key: string, values?: Values) => string

const REMEMBERED = 'halte.language'
/** Each language in its own words, so that a person recognises hers. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español' }

const i18n = createInstance()
const listeners = new Set<() => void>()
let loaders: Loaders | undefined
let parts = 1
const loaded = new Map<Language, number>()
let translate: Translate = key => key

const isLanguage = (text: string): text is Language => LANGUAGES.some(language => language === text)

/** The language remembered on this device, else the first of the browser's that we speak, else English. */
export function preferredLanguage(remembered: string | null, wished: readonly string[]): Language {
  if (remembered && isLanguage(remembered)) return remembered
  return wished.map(tag => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/** Loads the first language; resolves when the first screen can be drawn. */
export async function startLanguages(available: Loaders): Promise<void> {
  loaders = available
  await i18n.init({
    lng: 'en',
    resources: {},
    fallbackLng: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await speak(preferredLanguage(read(REMEMBERED), navigator.languages))
}

/** Switches every word on the screen without reloading, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  if (!loaders) return
  for (let part = loaded.get(language) ?? 0; part < parts; part += 1) {
    const messages = await loaders[language][part === 0 ? 0 : 1]()
    i18n.addResourceBundle(language, 'translation', messages, true, true)
    loaded.set(language, part + 1)
  }
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // A browser that keeps nothing still speaks; it only forgets.
  }
  translate = (key, values) => (values ? i18n.t(key, values) : i18n.t(key))
  for (const listener of listeners) listener()
}

/** Loads the words behind the unlocking, for this language and every one chosen later. */
export async function speakInside(): Promise<void> {
  parts = 2
  await speak(currentLanguage())
}

export const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : 'en')
/** True when a message exists: for codes that come from elsewhere and need a fallback. */
export const hasMessage = (key: string): boolean => i18n.exists(key)
/** Translation outside a component (the document's own events). */
export const say: Translate = (key, values) => translate(key, values)

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The words of the present language; a component that uses it is drawn again when the language changes. */
export function useWords(): { t: Translate; language: Language } {
  const t = useSyncExternalStore(subscribe, () => translate)
  return { t, language: currentLanguage() }
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
