import { toast } from '#app/parts/toasts.tsx'
import { refusalText } from '#app/refusals.tsx'
import { useReplica } from '#app/session.tsx'
import type { ChangePatch, OpenRoot } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'

/** What every part of the plan gets. */
export interface PlanProps {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}

/** Changes one record; says so when it is refused. */
export function useChange({ t }: Names): (at: { root: string; rec: string }, patch: ChangePatch) => Promise<boolean> {
  const replica = useReplica()
  return async (at, patch) => {
    const outcome = await replica.change(at, patch)
    if (!outcome.ok) toast(refusalText(outcome, t))
    return outcome.ok
  }
}
