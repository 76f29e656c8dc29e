import { sql } from 'kysely'
import type { Wrap } from '#replica/protocol.ts'
import { type Directory, mayAct, userId } from '#vault'
import { type SoundWrap, soundWrap } from '../changes/wraps.ts'
import type { Handlers } from '../http/call.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Position, Work } from '../work.ts'

/** Sharing roots with teams, moving wraps to a new team epoch, and ending a sharing. */
export function sharingRoutes(services: Services): Pick<Handlers, 'saveWraps'> {
  const { directories, events } = services
  return {
    /**
     * Each wrap needs: the person's own teams have the root, with at least what the wrap gives, and it gives the team no less
     * than it has. So nobody replaces the wrap of a team that opens more than she does.
     */
    async saveWraps({ body, person, transaction }) {
      await transaction(async work => {
        const directory = await directories.current(work)
        if (directory === null) throw new Refused(404, 'organisation.unknown')
        if (!mayAct(directory, userId(person().user), { do: 'share' })) throw noRight()
        const reach = await reachOf(work, [
          ...body.wraps.map(({ root }) => root),
          ...(body.remove ?? []).map(({ root }) => root),
        ])
        await giveAll(work, directory, reach, body.wraps)
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

/** A wrap to store, and what it changes between the root and the team. */
interface Given {
  readonly wrap: SoundWrap
  readonly at: Position
  /** `new` relation, `more` than before (or again), or only `moved` to another epoch. */
  readonly how: 'new' | 'more' | 'moved'
}

async function giveAll(
  work: Work,
  directory: Directory,
  reach: Map<string, Reach>,
  wraps: readonly Wrap[],
): Promise<void> {
  const known = await relationsOf(work, wraps)
  const given = new Map<string, Given>()
  for (const [i, wrap] of wraps.entries()) {
    const place = `wraps.${i}`
    const root = reach.get(wrap.root)
    if (root === undefined) throw unknownObject(`${place}.root`)
    const checked = soundWrap(directory, wrap, place)
    if (!checked.ok)
      throw new Refused(checked.code === 'epoch.stale' ? 409 : 403, checked.code, { place: checked.field })
    if (wrap.caseEpoch > root.caseEpoch || wrap.caseEpoch < 1)
      throw new Refused(409, 'epoch.stale', { place: `${place}.caseEpoch` })
    const { compartments, team, caseEpoch } = checked.wrap
    const relation = known.get(`${wrap.root}/${team}`)
    const present = relation === undefined || relation.gone ? [] : relation.compartments
    // Giving more than one has oneself is impossible with keys; the server says so before anyone is misled.
    const hers = compartments.every(name => root.opens.has(name))
    if (!hers || !present.every(name => compartments.includes(name))) throw noRight(`${place}.scope`)
    const how = relation === undefined ? 'new' : present.length === compartments.length ? 'moved' : 'more'
    given.set(`${wrap.root}/${team}/${caseEpoch}`, { wrap: checked.wrap, at: await work.position(), how })
  }
  await store(work, [...given.values()])
}

async function store(work: Work, given: readonly Given[]): Promise<void> {
  if (given.length === 0) return
  // Of several epochs of one root, the newest says what the team has.
  const relations = new Map(
    given
      .toSorted((a, b) => a.wrap.caseEpoch - b.wrap.caseEpoch)
      .map(item => [`${item.wrap.root}/${item.wrap.team}`, item]),
  )
  const rows = (
    items: readonly Given[],
  ) => sql`jsonb_to_recordset(${JSON.stringify(items.map(rowOf))}::jsonb) as g (root uuid,
    team uuid, team_epoch integer, case_epoch integer, scope text, compartments text[], box text, xid bigint, n integer, more boolean)`
  const fresh = [...relations.values()].filter(({ how }) => how === 'new')
  if (fresh.length > 0) {
    await sql`insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n)
      select ${work.org}::uuid, g.root, g.team, g.compartments, true, g.xid, g.n, g.xid, g.n from ${rows(fresh)}`.execute(
      work.trx,
    )
  }
  const changed = [...relations.values()].filter(({ how }) => how !== 'new')
  if (changed.length > 0) {
    // Who gets more than before, or gets it back, gets everything from the beginning; a new epoch alone does not.
    await sql`update root_team t set compartments = g.compartments, gone = false, at_xid = g.xid, at_n = g.n,
        shared = t.shared or g.more, given_xid = case when g.more then g.xid else t.given_xid end,
        given_n = case when g.more then g.n else t.given_n end
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

const rowOf = ({ wrap, at, how }: Given) => ({
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

interface Relation {
  readonly team_id: string
  readonly gone: boolean
  readonly compartments: string[]
}

async function relationsOf(work: Work, wraps: readonly Wrap[]): Promise<Map<string, Relation>> {
  const { rows } = await sql<Relation & { root_id: string }>`select t.root_id, t.team_id, t.gone, t.compartments
    from unnest(${wraps.map(({ root }) => root)}::uuid[], ${wraps.map(({ team }) => team)}::uuid[]) as w (root, team)
    join root_team t on t.org_id = ${work.org}::uuid and t.root_id = w.root and t.team_id = w.team`.execute(work.trx)
  return new Map(rows.map(row => [`${row.root_id}/${row.team_id}`, row]))
}

/**
 * Ends the sharing with a team: by someone whose teams open all that it opened, and only while the teams that stay open all of
 * it too. What the last team gives up would be lost.
 */
async function take(
  work: Work,
  reach: Map<string, Reach>,
  { root, team }: { root: string; team: string },
  place: string,
): Promise<void> {
  const opens = reach.get(root)?.opens
  if (opens === undefined) throw unknownObject(`${place}.root`)
  const teams = (await teamsOf(work, root)).filter(({ gone }) => !gone)
  const removed = teams.find(({ team_id }) => team_id === team)
  if (removed === undefined) throw unknownObject(`${place}.team`)
  if (!removed.compartments.every(name => opens.has(name))) throw noRight(place)
  const left = new Set(teams.filter(item => item !== removed).flatMap(({ compartments }) => compartments))
  if (!removed.compartments.every(name => left.has(name))) throw new Refused(409, 'wrap.last', { place })
  const at = await work.position()
  // First the wrap: without the relation its row would be out of sight.
  await sql`delete from root_wrap where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(
    work.trx,
  )
  await sql`update root_team set gone = true, at_xid = ${at.xid}::bigint, at_n = ${at.n}
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(work.trx)
  work.audit({ action: 'wrap.remove', objects: [root, team] })
}

async function teamsOf(work: Work, root: string): Promise<Relation[]> {
  const { rows } = await sql<Relation>`select team_id, gone, compartments from root_team
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid`.execute(work.trx)
  return rows
}
