/** One woman who came twice: a call in winter under another name, and the case that accompanies her. The two are joined. */
import type { Outcome, Replica } from '#replica/types.ts'
import { mergeCases } from '../casework/merge/merge.ts'

/** Who joins, in which team, and the case that goes on. */
export interface Joining {
  readonly worker: { readonly replica: Replica; readonly user: string }
  readonly team: string
  readonly goesOn: string
}

/** Answers the first refusal. */
export async function joinTwo({ worker, team, goesOn }: Joining): Promise<Outcome> {
  const { replica, user } = worker
  const made = await replica.create('case', {
    team,
    facts: { status: 'Active', team, caseWorker: user, riskLevel: 'medium' },
    sealed: {
      header: { code: 'H-4K7T', firstName: 'Ksenia' },
      identity: {},
      narrative: {
        summary:
          'A call to the helpline in the evening: a young woman, Ukrainian, sewing at night in a flat with four others. She gave another name and rang off when somebody came in.',
      },
    },
  })
  if (!made.ok) return made
  const noted = await replica.create('note', {
    root: made.root,
    sealed: {
      narrative: { body: 'She asked whether one may leave before a debt is paid. We said yes, and when we answer.' },
    },
  })
  if (!noted.ok) return noted
  const joined = await mergeCases(replica, { from: made.root, into: goesOn })
  return joined.ok ? await replica.syncNow() : joined
}
