import { sql } from 'kysely'
import type { Wrap } from '#replica/protocol.ts'
import type { Directory } from '#vault'
import { Refused } from '../refusal.ts'
import type { Work } from '../work.ts'
import { soundMaterial } from './give.ts'
import { firmlyMine, holdersOf } from './holders.ts'
import { lockedAct } from './store.ts'

/** The same transfer with keys as they are now, from the device of who asked; her signature does not cover them. */
export async function renewAct(work: Work, directory: Directory, id: string, wraps: readonly Wrap[]): Promise<void> {
  const found = await lockedAct(work, id)
  if (found.by !== work.user) throw new Refused(403, 'act.others')
  if (found.status !== 'open' || found.does !== 'transfer' || found.to === null) throw new Refused(409, 'act.over')
  const { rows } = await sql<{ case_epoch: number }>`select case_epoch from root
    where org_id = ${work.org}::uuid and root_id = ${found.root}::uuid for update`.execute(work.trx)
  const caseEpoch = rows[0]?.case_epoch
  if (caseEpoch === undefined) throw new Refused(409, 'act.over')
  const mine = firmlyMine(await holdersOf(work, found.root))
  const opens = new Set(found.opens.filter(name => mine.has(name)))
  soundMaterial(directory, wraps, { root: found.root, caseEpoch, to: [found.to], opens })
  await sql`update case_act set material = ${JSON.stringify(wraps)}::jsonb
    where org_id = ${work.org}::uuid and id = ${id}::uuid`.execute(work.trx)
  work.audit({ action: 'act.transfer.renew', objects: [found.root, id] })
}
