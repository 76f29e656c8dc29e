import { useMemo } from 'react'
import type { Shown } from '#app/forms/shown.ts'
import { type Language, useWords } from '#app/languages/index.ts'
import { useLive } from '#app/session.tsx'
import type { OwnField } from '#records'
import type { Person, Replica, Team } from '#replica/types.ts'
import { caseTitle } from '../search.ts'
import { ownFieldOf } from './own-field.ts'

/** Names behind ids, in the reader's language; an id nobody here can name stays unnamed. */
export interface Names extends Shown {
  language: Language
  people: readonly Person[]
  teams: readonly Team[]
}

/** The people and teams whose names stand behind ids. */
export interface Known {
  people: readonly Person[]
  teams: readonly Team[]
}

/** Undefined until both are here: a screen that is drawn without them moves when they come. */
export function useKnown(): Known | undefined {
  const people = useLive(['people'], replica => replica.people(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  return useMemo(() => people && teams && { people, teams }, [people, teams])
}

export const useNames = (records: ReadonlyMap<string, string> = NONE): Names => useNamesOf(useKnown(), records)

/** The same from what is known already. */
export function useNamesOf(known: Known | undefined, records: ReadonlyMap<string, string>): Names {
  const { t, language, tag } = useWords()
  return useMemo(() => {
    const { people, teams } = known ?? NOBODY
    const named = new Map(people.map(person => [person.user, person.name]))
    const teamNames = new Map(teams.map(team => [team.id, team.name]))
    return {
      t,
      language,
      tag,
      people,
      teams,
      personName: user => named.get(user) || t('access.person.unnamed'),
      teamName: team => teamNames.get(team) ?? '',
      recordName: id => records.get(id) ?? t('cases.otherCase'),
    }
  }, [known, records, t, language, tag])
}
const NOBODY: Known = { people: [], teams: [] }
const NONE: ReadonlyMap<string, string> = new Map()

/** The organisation's own fields as the forms take them; what cannot be read as one is left out. */
export function useOwnFields(): readonly OwnField[] {
  const records = useLive(['list:ownField'], replica => replica.ownFields(), [])
  return useMemo(() => {
    const fields = (records ?? []).flatMap(ownFieldOf)
    return fields.length === 0 ? NO_FIELDS : fields
  }, [records])
}
/** Always the same, so that a list is not drawn anew when the answer comes that there are none. */
const NO_FIELDS: readonly OwnField[] = []

/** Cases by what one types, without the one at hand: for choosing whom a relation is about. */
export const caseChoices = (replica: Replica, without: string, unnamed: string) => async (typed: string) => {
  const hits = await replica.search(typed, { kind: 'case', limit: 9 })
  return hits
    .filter(hit => hit.root !== without)
    .slice(0, 8)
    .map(hit => ({
      value: hit.root,
      label: caseTitle(hit.header) || unnamed,
      note: [text(hit.header.code), ...texts(hit.header.otherScripts)].filter(Boolean).join(' · '),
    }))
}

/** Names of other cases by id, as far as they are in one's reach. */
export function useCaseNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const key = ids.join(' ')
  const named = useLive(
    ['list:case'],
    async replica => {
      const pages = await Promise.all(
        key
          .split(' ')
          .filter(Boolean)
          .map(root => replica.list({ kind: 'case', root, limit: 1 })),
      )
      return new Map(
        pages.flatMap(({ rows: [row] }) =>
          row ? [[row.root, [caseTitle(row.header), text(row.header.code)].filter(Boolean).join(' ')] as const] : [],
        ),
      )
    },
    [key],
  )
  return named ?? NONE
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
