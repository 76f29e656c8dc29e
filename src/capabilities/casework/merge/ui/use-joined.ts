import { useMemo } from 'react'
import { useLive } from '#app/session.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { type Names, text } from '../../ui/names.ts'
import { halvesAmong, halvesIn, leadsTo, openJoined } from '../merge.ts'

/** A case and those that are the same person, as far as they are mine to see. */
export interface Joined {
  /** The case itself first. */
  roots: readonly OpenRoot[]
  /** Where it goes on; undefined when here. */
  goesOnIn?: OpenRoot
}

/** Until the others are opened, and for nearly every case, it is alone. */
export function useJoined(root: OpenRoot): Joined {
  const some = halvesIn(root.records).length > 0
  const opened = useLive(
    [`root:${root.root}`, 'list:case'],
    replica => (some ? openJoined(replica, root.root) : Promise.resolve([])),
    [root, some],
  )
  return useMemo(() => {
    const others = (opened ?? []).filter(one => one.root !== root.root)
    const roots = [root, ...others]
    const end = leadsTo(root.root, halvesAmong(new Map(roots.map(one => [one.root, one]))))
    const goesOnIn = others.find(one => one.root === end)
    return goesOnIn === undefined ? { roots } : { roots, goesOnIn }
  }, [root, opened])
}

/** What a case is called: its name and its number. */
export const nameOfCase = (root: OpenRoot, names: Names): string => {
  const header = root.records[0]?.sealed.header ?? {}
  return [caseTitle(header) || names.t('cases.unnamed'), text(header.code)].filter(Boolean).join(' ')
}
