import { sql } from 'kysely'
import type { Wrap } from '#replica/protocol.ts'
import type { Directory } from '#vault'
import { type SoundWrap, soundWrap } from '../changes/wraps.ts'
import { noRight, Refused } from '../refusal.ts'
import type { Work } from '../work.ts'

/**
 * The wraps of an act: to those it names, of epochs the case has, the present one among them, opening no more than the caller
 * may give. 409 `move.stale` when the case or the receiver has new keys since they were made.
 */
export function soundMaterial(
  directory: Directory,
  wraps: readonly Wrap[],
  at: { root: string; caseEpoch: number; to: readonly string[]; opens: ReadonlySet<string> },
): SoundWrap[] {
  const sound = wraps.map((wrap, i) => {
    const place = `wraps.${i}`
    const checked = soundWrap(directory, wrap, place)
    if (!checked.ok && checked.code === 'epoch.stale') throw new Refused(409, 'move.stale', { place: checked.field })
    if (!checked.ok) throw new Refused(403, checked.code, { place: checked.field })
    if (wrap.root !== at.root || !at.to.includes(wrap.team)) throw noRight(`${place}.team`)
    if (wrap.caseEpoch < 1 || wrap.caseEpoch > at.caseEpoch) throw new Refused(409, 'move.stale', { place })
    if (!checked.wrap.compartments.every(name => at.opens.has(name))) throw noRight(`${place}.scope`)
    return checked.wrap
  })
  for (const to of at.to)
    if (!sound.some(({ team, caseEpoch }) => team === to && caseEpoch === at.caseEpoch))
      throw new Refused(409, 'move.stale', { place: 'wraps' })
  return sound
}

/** Stores wraps of receivers who have the root. */
export async function storeWraps(work: Work, wraps: readonly SoundWrap[]): Promise<void> {
  const rows = wraps.map(wrap => ({
    root: wrap.root,
    team: wrap.team,
    team_epoch: wrap.teamEpoch,
    case_epoch: wrap.caseEpoch,
    scope: wrap.scope,
    box: Buffer.from(wrap.box).toString('hex'),
  }))
  await sql`insert into root_wrap (org_id, root_id, team_id, case_epoch, team_epoch, scope, box)
    select ${work.org}::uuid, g.root, g.team, g.case_epoch, g.team_epoch, g.scope, decode(g.box, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (root uuid, team uuid, team_epoch integer, case_epoch integer,
      scope text, box text)
    on conflict (org_id, root_id, team_id, case_epoch) do update set team_epoch = excluded.team_epoch, scope = excluded.scope,
      box = excluded.box`.execute(work.trx)
}

/** Lets somebody have a root from now on, until `ends` where that is given; whoever had it before gets everything anew. */
export async function giveTo(
  work: Work,
  root: string,
  to: string,
  compartments: readonly string[],
  ends: Date | null,
): Promise<void> {
  const at = await work.position()
  await sql`insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n, ends_at)
    values (${work.org}::uuid, ${root}::uuid, ${to}::uuid, ${compartments}::text[], true, ${at.xid}::bigint, ${at.n},
      ${at.xid}::bigint, ${at.n}, ${ends})
    on conflict (org_id, root_id, team_id) do update set gone = false, compartments = excluded.compartments, shared = true,
      writes = true, ends_at = excluded.ends_at, given_xid = excluded.given_xid, given_n = excluded.given_n,
      at_xid = excluded.at_xid, at_n = excluded.at_n`.execute(work.trx)
  work.audit({ action: 'wrap.add', objects: [root, to] })
}
