import { useEffect, useMemo, useState } from 'react'
import { LANGUAGE_NAMES, LANGUAGES, type Language, messagesUnder, wordsIn } from '#app/languages/index.ts'
import { useLive } from '#app/session.tsx'
import type { Replica } from '#replica/types.ts'
import { type PaperWords, type PeopleLanguage, paperWords, readPeopleLanguage } from '../languages.ts'

const OURS: readonly PeopleLanguage[] = LANGUAGES.map(tag => ({
  tag,
  name: LANGUAGE_NAMES[tag],
  direction: 'ltr',
  ours: true,
  retired: false,
  texts: {},
}))

/** An added language and where it is kept. */
export interface KeptLanguage {
  language: PeopleLanguage
  at: { root: string; rec: string }
}

/** The added languages, also those no longer offered. If two officers added the same one at once, the older record counts. */
export async function keptLanguages(replica: Pick<Replica, 'list'>): Promise<KeptLanguage[]> {
  const page = await replica.list({ kind: 'peopleLanguage', limit: 200 })
  const found = new Map<string, KeptLanguage>()
  for (const row of [...page.rows].sort((a, b) => (a.root < b.root ? -1 : 1))) {
    const language = readPeopleLanguage(row.header)
    if (language && !found.has(language.tag))
      found.set(language.tag, { language, at: { root: row.root, rec: row.rec } })
  }
  return [...found.values()].sort((a, b) => a.language.name.localeCompare(b.language.name))
}

export const useKeptLanguages = (): readonly KeptLanguage[] | undefined =>
  useLive(['list:peopleLanguage'], keptLanguages, [])

/** What can be said in a language of people: everything on papers, and the labels of forms. */
const TRANSLATED = ['paper', 'kinds', 'fields', 'lists'] as const
/** Every text that may be translated, by key, as one of our languages has it. */
export const textsForPeople = (language: Language): Promise<Map<string, string>> => messagesUnder(language, TRANSLATED)

/** Ours, then the organisation's own that are still offered. */
const offered = (kept: readonly KeptLanguage[]): readonly PeopleLanguage[] => [
  ...OURS,
  ...kept.flatMap(({ language }) => (language.retired ? [] : [language])),
]

/** The languages a paper can be made in: ours, then the organisation's own. Absent until they were read. */
export function usePaperLanguages(): readonly PeopleLanguage[] | undefined {
  const kept = useKeptLanguages()
  return useMemo(() => kept && offered(kept), [kept])
}

/** The same for who cannot wait until a screen has them. */
export const paperLanguages = async (replica: Pick<Replica, 'list'>): Promise<readonly PeopleLanguage[]> =>
  offered(await keptLanguages(replica))

/** The words of one of them; English where it is not known. */
export async function wordsFor(tag: string, languages: readonly PeopleLanguage[]): Promise<PaperWords> {
  const found = languages.find(language => language.tag === tag) ?? OURS[0]
  if (!found) throw new Error('no language')
  const ours = LANGUAGES.find(language => language === found.tag) ?? 'en'
  return paperWords(found, await wordsIn(ours))
}

/** The words of a language for a screen that shows or reads aloud what a paper says; absent until they are there. */
export function usePaperWords(tag: string): PaperWords | undefined {
  const languages = usePaperLanguages()
  const [words, setWords] = useState<PaperWords | undefined>()
  useEffect(() => {
    if (!languages) return
    let over = false
    void wordsFor(tag, languages).then(found => !over && setWords(found))
    return () => {
      over = true
    }
  }, [tag, languages])
  return words
}
