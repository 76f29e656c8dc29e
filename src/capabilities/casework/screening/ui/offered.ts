import { useMemo } from 'react'
import type { OpenRoot } from '#replica/types.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import type { Instrument } from '../instrument.ts'
import type { Shelf } from './use-instruments.ts'

/** The instruments the teams of this case use, as the organisation decided; all, where it decided nothing. */
export function useOffered(shelf: Shelf, root: Pick<OpenRoot, 'teams'>): readonly Instrument[] {
  const configuration = useConfiguration()
  return useMemo(() => {
    const lists = root.teams.map(({ team }) => configuration?.instruments[team])
    if (lists.some(list => list === undefined)) return shelf.offered
    const used = new Set(lists.flatMap(list => list ?? []))
    const chosen = shelf.offered.filter(one => used.has(one.id))
    return chosen.length > 0 ? chosen : shelf.offered
  }, [configuration, root, shelf])
}
