import { useMemo } from 'react'
import { useWords } from '#app/languages/index.ts'
import { useLive } from '#app/session.tsx'
import type { KeptCases } from './retention.tsx'

/** Names of what the log speaks of by number, as far as this device knows them. */
export interface LogNames {
  people: ReadonlyArray<{ value: string; label: string }>
  who: (user: string | null) => string
  about: (id: string) => { id: string; text: string; href?: string } | undefined
}
/** The cases changed last: older ones are shown as "a case", with their address. */
const CASES = 3000

export function useLogNames({ kind, title }: KeptCases): LogNames {
  const { t } = useWords()
  const people = useLive(['people'], replica => replica.people(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  const cases = useLive(
    [],
    replica => replica.list({ kind, order: { by: 'updated', descending: true }, limit: CASES }),
    [kind],
  )
  return useMemo(() => {
    const persons = new Map((people ?? []).map(({ user, name }) => [user, name || t('access.person.unnamed')]))
    const groups = new Map(
      (teams ?? []).map(team => [team.id, team.purpose === 'everyone' ? t('purposes.everyone') : team.name]),
    )
    const roots = new Map((cases?.rows ?? []).map(row => [row.root, title(row) || t('access.settings.log.aCase')]))
    return {
      people: [...persons].map(([value, label]) => ({ value, label })),
      who: user =>
        user === null ? t('access.settings.log.server') : (persons.get(user) ?? t('access.person.unnamed')),
      about: id => {
        const known = persons.get(id) ?? groups.get(id)
        if (known) return { id, text: known }
        const named = roots.get(id)
        return named ? { id, text: named, href: `/cases/${id}` } : undefined
      },
    }
  }, [people, teams, cases, title, t])
}
