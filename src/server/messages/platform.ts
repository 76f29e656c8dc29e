import type { Problem, ProblemData } from '../problem.ts'
import { type PlatformKey, platformEn } from './platform.en.ts'
import { platformEs } from './platform.es.ts'
import { platformFr } from './platform.fr.ts'

export type Locale = 'en' | 'fr' | 'es'

const LANGUAGES: Readonly<Record<Locale, Readonly<Record<PlatformKey, string>>>> = {
  en: platformEn,
  fr: platformFr,
  es: platformEs,
}

/** The language of the terminal, by the usual order of LC_ALL, LC_MESSAGES and LANG; English where it is none of ours. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const wanted = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2).toLowerCase()
  return wanted === 'fr' || wanted === 'es' ? wanted : 'en'
}

/** The message for `key`, with `{name}` filled from `data`. A value that is itself a key (`config.reason.*`) is translated. */
export function say(locale: Locale, key: PlatformKey, data: ProblemData = {}): string {
  const messages = LANGUAGES[locale]
  return messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name]
    if (value === undefined) return whole
    return isKey(value) ? messages[value] : String(value)
  })
}

/** A problem, in the language of the person who can put it right. */
export function explain(locale: Locale, problem: Problem): string {
  return say(locale, problem.code, problem.data)
}

function isKey(value: string | number): value is PlatformKey {
  return typeof value === 'string' && Object.hasOwn(platformEn, value)
}
