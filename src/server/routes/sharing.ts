import { sql } from 'kysely'
import { asksConsent, type Catalogue } from '#records'
import type { Wrap } from '#replica/protocol.ts'
import { type Directory, mayAct, userId } from '#vault'
import { soundWrap } from '../changes/wraps.ts'
import { endRelation, widens } from '../consent.ts'
import { type GivenWrap, storeGiven } from '../given-wraps.ts'
import type { Handlers } from '../http/call.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

/** Sharing roots with teams, moving wraps to a new team epoch, and ending a sharing. */
export function sharingRoutes(services: Services): Pick<Handlers, 'saveWraps'> {
  const { catalogue, directories, events } = services
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
        await giveAll(work, directory, catalogue, reach, body.wraps)
        for (const [i, item] of (body.remove ?? []).entries()) await take(work, reach, item, `remove.${i}`)
      })
      events.stirred(person().org)
      return { ok: true }
    },
  }
}

interface Reach {
  readonly kind: string
  readonly caseEpoch: number
  readonly opens: ReadonlySet<string>
}

async function reachOf(work: Work, roots: readonly string[]): Promise<Map<string, Reach>> {
  const ids = [...new Set(roots)].sort()
  const { rows } = await sql<{
    root_id: string
    kind: string
    case_epoch: number
  }>`select root_id, kind, case_epoch from root
    where org_id = ${work.org}::uuid and root_id = any(${ids}::uuid[]) order by root_id for update`.execute(work.trx)
  const opens = await sql<{ root_id: string; compartments: string[] }>`
    select t.root_id, t.compartments from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = ${work.org}::uuid and t.root_id = any(${ids}::uuid[]) and not t.gone and m.user_id = ${work.user}::uuid`.execute(
    work.trx,
  )
  const byRoot = new Map<string, string[]>()
  for (const { root_id, compartments } of opens.rows)
    byRoot.set(root_id, [...(byRoot.get(root_id) ?? []), ...compartments])
  return new Map(
    rows.map(row => [
      row.root_id,
      { kind: row.kind, caseEpoch: row.case_epoch, opens: new Set(byRoot.get(row.root_id)) },
    ]),
  )
}

async function giveAll(
  work: Work,
  directory: Directory,
  catalogue: Catalogue,
  reach: Map<string, Reach>,
  wraps: readonly Wrap[],
): Promise<void> {
  const known = await relationsOf(work, wraps)
  const given = new Map<string, GivenWrap>()
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
    // Who could not read it before is shown it with her consent, by a change that says so (`changes/sharing.ts`).
    if (how !== 'moved' && asksConsent(catalogue, root.kind)) {
      if (await widens(work, { root: wrap.root, to: team, compartments }))
        throw new Refused(403, 'consent.needed', { place })
    }
    given.set(`${wrap.root}/${team}/${caseEpoch}`, { wrap: checked.wrap, at: await work.position(), how })
  }
  await storeGiven(work, [...given.values()])
}

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
  await endRelation(work, root, team)
  work.audit({ action: 'wrap.remove', objects: [root, team] })
}

async function teamsOf(work: Work, root: string): Promise<Relation[]> {
  const { rows } = await sql<Relation>`select team_id, gone, compartments from root_team
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid`.execute(work.trx)
  return rows
}
