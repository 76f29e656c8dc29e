/** Storing what reaches a team: the wraps, and the relation between root and team that the feed and row-level security look at. */
import { sql } from 'kysely'
import type { SoundWrap } from './changes/wraps.ts'
import type { Position, Work } from './work.ts'

/** A wrap to store, and what it changes between the root and the team. */
export interface GivenWrap {
  readonly wrap: SoundWrap
  readonly at: Position
  /** `new` relation, `more` than before (or again), or only `moved` to another epoch. */
  readonly how: 'new' | 'more' | 'moved'
}

/**
 * Stores wraps and what they change between roots and teams: at most one of each epoch. `until` (ms): what is given ends then.
 */
export async function storeGiven(work: Work, given: readonly GivenWrap[], until?: number): Promise<void> {
  if (given.length === 0) return
  const ends = sql`${until === undefined ? null : new Date(until)}::timestamptz`
  // Of several epochs of one root, the newest says what the team has.
  const relations = new Map(
    given
      .toSorted((a, b) => a.wrap.caseEpoch - b.wrap.caseEpoch)
      .map(item => [`${item.wrap.root}/${item.wrap.team}`, item]),
  )
  const rows = (
    items: readonly GivenWrap[],
  ) => sql`jsonb_to_recordset(${JSON.stringify(items.map(rowOf))}::jsonb) as g (root uuid,
    team uuid, team_epoch integer, case_epoch integer, scope text, compartments text[], box text, xid bigint, n integer, more boolean)`
  const fresh = [...relations.values()].filter(({ how }) => how === 'new')
  if (fresh.length > 0) {
    await sql`insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n, ends_at)
      select ${work.org}::uuid, g.root, g.team, g.compartments, true, g.xid, g.n, g.xid, g.n, ${ends} from ${rows(fresh)}`.execute(
      work.trx,
    )
  }
  const changed = [...relations.values()].filter(({ how }) => how !== 'new')
  if (changed.length > 0) {
    // Who gets more than before, or gets it back, gets everything from the beginning; a new epoch alone does not.
    await sql`update root_team t set compartments = g.compartments, gone = false, at_xid = g.xid, at_n = g.n,
        shared = t.shared or g.more, given_xid = case when g.more then g.xid else t.given_xid end,
        given_n = case when g.more then g.n else t.given_n end,
        ends_at = case when g.more then ${ends} else t.ends_at end
      from ${rows(changed)} where t.org_id = ${work.org}::uuid and t.root_id = g.root and t.team_id = g.team`.execute(
      work.trx,
    )
  }
  await sql`insert into root_wrap (org_id, root_id, team_id, case_epoch, team_epoch, scope, box)
    select ${work.org}::uuid, g.root, g.team, g.case_epoch, g.team_epoch, g.scope, decode(g.box, 'hex') from ${rows(given)}
    on conflict (org_id, root_id, team_id, case_epoch) do update set team_epoch = excluded.team_epoch, scope = excluded.scope,
      box = excluded.box`.execute(work.trx)
  for (const { wrap } of relations.values()) work.audit({ action: 'wrap.add', objects: [wrap.root, wrap.team] })
}

const rowOf = ({ wrap, at, how }: GivenWrap) => ({
  root: wrap.root,
  team: wrap.team,
  team_epoch: wrap.teamEpoch,
  case_epoch: wrap.caseEpoch,
  scope: wrap.scope,
  compartments: wrap.compartments,
  box: Buffer.from(wrap.box).toString('hex'),
  xid: at.xid,
  n: at.n,
  more: how === 'more',
})
