import { useMemo } from 'react'
import type { Shown } from '#app/forms/shown.ts'
import { useWords } from '#app/languages/index.ts'
import { useLive } from '#app/session.tsx'
import type { OwnField } from '#records'
import type { Person, Team } from '#replica/types.ts'
import { ownFieldOf } from './own-field.ts'

/** Names behind ids, in the reader's language; an id nobody here can name stays unnamed. */
export interface Names extends Shown {
  people: readonly Person[]
  teams: readonly Team[]
}

export function useNames(records: ReadonlyMap<string, string> = NONE): Names {
  const { t, language } = useWords()
  const people = useLive(['people'], replica => replica.people(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  return useMemo(() => {
    const named = new Map((people ?? []).map(person => [person.user, person.name]))
    const teamNames = new Map((teams ?? []).map(team => [team.id, team.name]))
    return {
      t,
      language,
      people: people ?? [],
      teams: teams ?? [],
      personName: user => named.get(user) || t('access.person.unnamed'),
      teamName: team => teamNames.get(team) ?? '',
      recordName: id => records.get(id) ?? t('cases.otherCase'),
    }
  }, [people, teams, records, t, language])
}
const NONE: ReadonlyMap<string, string> = new Map()

/** The organisation's own fields as the forms take them; what cannot be read as one is left out. */
export function useOwnFields(): readonly OwnField[] {
  const records = useLive(['list:ownField'], replica => replica.ownFields(), [])
  return useMemo(() => (records ?? []).flatMap(ownFieldOf), [records])
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
