import { sql } from 'kysely'
import type { Wrap } from '#replica/protocol.ts'
import { type Directory, mayAct, userId } from '#vault'
import { soundWrap } from '../changes/wraps.ts'
import type { Handlers } from '../http/call.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

/** Sharing roots with teams, moving wraps to a new team epoch, and ending a sharing. */
export function sharingRoutes(services: Services): Pick<Handlers, 'saveWraps'> {
  const { directories, events } = services
  return {
    /** Each wrap needs: the person's own team has the root, with at least what the wrap gives. */
    async saveWraps({ body, person, transaction }) {
      await transaction(async work => {
        const directory = await directories.current(work)
        if (directory === null) throw new Refused(404, 'organisation.unknown')
        if (!mayAct(directory, userId(person().user), { do: 'share' })) throw noRight()
        const reach = await reachOf(work, [
          ...body.wraps.map(({ root }) => root),
          ...(body.remove ?? []).map(({ root }) => root),
        ])
        for (const [i, wrap] of body.wraps.entries()) await give(work, directory, reach, wrap, `wraps.${i}`)
        for (const [i, item] of (body.remove ?? []).entries()) await take(work, reach, item, `remove.${i}`)
      })
      events.stirred(person().org)
      return { ok: true }
    },
  }
}

interface Reach {
  readonly caseEpoch: number
  readonly opens: ReadonlySet<string>
}

async function reachOf(work: Work, roots: readonly string[]): Promise<Map<string, Reach>> {
  const ids = [...new Set(roots)].sort()
  const { rows } = await sql<{ root_id: string; case_epoch: number }>`select root_id, case_epoch from root
    where org_id = ${work.org}::uuid and root_id = any(${ids}::uuid[]) order by root_id for update`.execute(work.trx)
  const opens = await sql<{ root_id: string; compartments: string[] }>`
    select t.root_id, t.compartments from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = ${work.org}::uuid and t.root_id = any(${ids}::uuid[]) and not t.gone and m.user_id = ${work.user}::uuid`.execute(
    work.trx,
  )
  const byRoot = new Map<string, string[]>()
  for (const { root_id, compartments } of opens.rows)
    byRoot.set(root_id, [...(byRoot.get(root_id) ?? []), ...compartments])
  return new Map(rows.map(row => [row.root_id, { caseEpoch: row.case_epoch, opens: new Set(byRoot.get(row.root_id)) }]))
}

async function give(
  work: Work,
  directory: Directory,
  reach: Map<string, Reach>,
  wrap: Wrap,
  place: string,
): Promise<void> {
  const root = reach.get(wrap.root)
  if (root === undefined) throw unknownObject(`${place}.root`)
  const checked = soundWrap(directory, wrap, place)
  if (!checked.ok) throw new Refused(checked.code === 'epoch.stale' ? 409 : 403, checked.code, { place: checked.field })
  if (wrap.caseEpoch > root.caseEpoch || wrap.caseEpoch < 1)
    throw new Refused(409, 'epoch.stale', { place: `${place}.caseEpoch` })
  const { compartments, box, team, teamEpoch, caseEpoch, scope } = checked.wrap
  const [known] = await relationOf(work, wrap.root, team)
  // Giving more than one has oneself is impossible with keys; the server says so before anyone is misled.
  const moved = known !== undefined && !known.gone && compartments.every(name => known.compartments.includes(name))
  if (!moved && !compartments.every(name => root.opens.has(name))) throw noRight(`${place}.scope`)
  const at = await work.position()
  const list = sql`${[...compartments]}::text[]`
  if (known === undefined) {
    await sql`insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n)
      values (${work.org}::uuid, ${wrap.root}::uuid, ${team}::uuid, ${list}, true, ${at.xid}::bigint, ${at.n},
        ${at.xid}::bigint, ${at.n})`.execute(work.trx)
  } else {
    // Who gets more than before, or gets it back, gets everything from the beginning; a new epoch alone does not.
    await sql`update root_team set compartments = ${list}, gone = false, at_xid = ${at.xid}::bigint, at_n = ${at.n},
        shared = shared or ${!moved}, given_xid = ${moved ? sql`given_xid` : sql`${at.xid}::bigint`},
        given_n = ${moved ? sql`given_n` : sql`${at.n}`}
      where org_id = ${work.org}::uuid and root_id = ${wrap.root}::uuid and team_id = ${team}::uuid`.execute(work.trx)
  }
  await sql`insert into root_wrap (org_id, root_id, team_id, case_epoch, team_epoch, scope, box)
    values (${work.org}::uuid, ${wrap.root}::uuid, ${team}::uuid, ${caseEpoch}, ${teamEpoch}, ${scope}, ${Buffer.from(box)})
    on conflict (org_id, root_id, team_id, case_epoch) do update set team_epoch = excluded.team_epoch, scope = excluded.scope,
      box = excluded.box`.execute(work.trx)
  work.audit({ action: 'wrap.add', objects: [wrap.root, team] })
}

/** A root must stay open to somebody; officers and members of a team that has it may end another team's sharing. */
async function take(
  work: Work,
  reach: Map<string, Reach>,
  { root, team }: { root: string; team: string },
  place: string,
): Promise<void> {
  if (!reach.has(root)) throw unknownObject(`${place}.root`)
  const teams = await relationOf(work, root)
  if (!teams.some(item => item.team_id !== team && !item.gone)) throw new Refused(409, 'wrap.last', { place })
  const at = await work.position()
  // First the wrap: without the relation its row would be out of sight.
  await sql`delete from root_wrap where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(
    work.trx,
  )
  await sql`update root_team set gone = true, at_xid = ${at.xid}::bigint, at_n = ${at.n}
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(work.trx)
  work.audit({ action: 'wrap.remove', objects: [root, team] })
}

async function relationOf(
  work: Work,
  root: string,
  team?: string,
): Promise<Array<{ team_id: string; gone: boolean; compartments: string[] }>> {
  const { rows } = await sql<{
    team_id: string
    gone: boolean
    compartments: string[]
  }>`select team_id, gone, compartments
    from root_team where org_id = ${work.org}::uuid and root_id = ${root}::uuid
      ${team === undefined ? sql`` : sql`and team_id = ${team}::uuid`}`.execute(work.trx)
  return rows
}
