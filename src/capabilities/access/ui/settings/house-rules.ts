import { useMemo } from 'react'
import { useLive, useReplica } from '#app/session.tsx'
import type { Outcome, Replica, Values } from '#replica/types.ts'

/** What the organisation decided for all its people; a part that was never decided is absent. */
export interface HouseRules {
  languages?: string[]
  backupDays?: number
}
interface Kept {
  rules: HouseRules
  at?: { root: string; rec: string }
}

/** The rules as a header holds them; a part that does not read as one counts as never decided. */
export function readRules(header: Values): HouseRules {
  const { languages, backupDays } = header
  return {
    ...(Array.isArray(languages) ? { languages: languages.filter(one => typeof one === 'string') } : {}),
    ...(typeof backupDays === 'number' ? { backupDays } : {}),
  }
}

/** Two officers may have written the first rules at once: the older record counts, for everyone the same. */
async function kept(replica: Replica): Promise<Kept> {
  const page = await replica.list({ kind: 'houseRules', limit: 20 })
  const [first] = [...page.rows].sort((a, b) => (a.root < b.root ? -1 : 1))
  return first ? { rules: readRules(first.header), at: { root: first.root, rec: first.rec } } : { rules: {} }
}

/** The rules as they stand, and a way for officers to change a part of them. Absent until they were read. */
export function useHouseRules() {
  const replica = useReplica()
  const found = useLive(['list:houseRules'], kept, [])
  return useMemo(() => {
    if (!found) return undefined
    const save = async (part: { [K in keyof HouseRules]: HouseRules[K] | null }): Promise<Outcome> => {
      const now = await kept(replica)
      if (now.at) {
        const open = await replica.open(now.at.root)
        const base = open.ok ? open.root.records.find(record => record.rec === now.at?.rec) : undefined
        return replica.change(now.at, { sealed: { header: { ...part } } }, base)
      }
      const everyone = (await replica.teams()).find(team => team.purpose === 'everyone')
      if (!everyone) return { ok: false, code: 'team.unknown' }
      const header = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null))
      return replica.create('houseRules', { team: everyone.id, sealed: { header } })
    }
    return { rules: found.rules, save }
  }, [found, replica])
}
