import { useEffect, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { useLive, useReplica } from '#app/session.tsx'
import { type Catalogue, catalogue } from '#records'
import type { Outcome } from '#replica/types.ts'
import { CASEWORK_KINDS } from '../../records.ts'
import { textsForPeople } from '../../translations/ui/use-papers.ts'
import { applyConfiguration, configurationFile } from '../apply.ts'
import { type ConfigurationFile, type Known, writeConfigurationFile } from '../file.ts'

const TOPICS = [
  'list:configuration',
  'list:ownField',
  'list:peopleLanguage',
  'list:instrument',
  'list:houseRules',
] as const
export const CASEWORK: Catalogue = catalogue(CASEWORK_KINDS)

/** Everything that is configured, as a file; absent until it was read. */
export const useConfigured = (): ConfigurationFile | undefined => useLive(TOPICS, configurationFile, [])

/** What a file is held against; absent until the texts are there. */
export function useKnown(): Known | undefined {
  const [texts, setTexts] = useState<ReadonlyMap<string, string> | undefined>()
  const { t } = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with the words of another language
  useEffect(() => {
    let over = false
    void textsForPeople('en').then(found => !over && setTexts(found))
    return () => {
      over = true
    }
  }, [t])
  return texts && { catalogue: CASEWORK, texts }
}

export type Changed = Outcome<{ proposed: boolean; unknownTeams: string[] }>

/**
 * Makes a file true, or, where changes take two officers and there is another one, puts it before her. The rule in force decides,
 * not the one in the file.
 */
export function useChange(): (file: ConfigurationFile, why: string) => Promise<Changed> {
  const replica = useReplica()
  return async (file, why) => {
    const [now, people, teams] = await Promise.all([configurationFile(replica), replica.people(), replica.teams()])
    const officers = people.filter(person => person.officer && person.status === 'active')
    if (now.twoOfficers !== true || officers.length < 2) {
      const done = await applyConfiguration(replica, file, why)
      return done.ok ? { ...done, proposed: false } : done
    }
    const everyone = teams.find(team => team.purpose === 'everyone')
    if (!everyone) return { ok: false, code: 'team.unknown' }
    const header = { file: writeConfigurationFile(file), why, state: 'open' }
    const made = await replica.create('configurationProposal', { team: everyone.id, sealed: { header } })
    return made.ok ? { ok: true, proposed: true, unknownTeams: [] } : made
  }
}
