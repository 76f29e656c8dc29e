import { sql } from 'kysely'
import type { Directory } from '#vault'
import { Refused } from '../refusal.ts'
import type { Work } from '../work.ts'

/** Who has a case: a team, or one person (a team of one). */
export interface Holder {
  readonly id: string
  readonly compartments: readonly string[]
  readonly writes: boolean
  readonly ends: boolean
  readonly mine: boolean
}

/** Everyone who has a root now, as far as the caller may see it. */
export async function holdersOf(work: Work, root: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`select t.team_id as id, t.compartments, t.writes, t.ends_at is not null as ends,
      exists (select from team_member m where m.org_id = t.org_id and m.team_id = t.team_id and m.user_id = ${work.user}::uuid) as mine
    from root_team t where t.org_id = ${work.org}::uuid and t.root_id = ${root}::uuid and not t.gone`.execute(work.trx)
  return rows
}

/** What the caller may give on: of her own teams that have it for good and may write in it. */
export function firmlyMine(holders: readonly Holder[]): Set<string> {
  return new Set(holders.filter(each => each.mine && isFirm(each)).flatMap(({ compartments }) => compartments))
}

const isFirm = ({ writes, ends }: Holder) => writes && !ends

/** Compartments that would survive the loss of one person: with a team, or with two people by name. */
function kept(directory: Directory, holders: readonly Holder[]): Set<string> {
  const firm = holders.filter(isFirm)
  const isTeam = ({ id }: Holder) => [...directory.teams].some(([team, { members }]) => team === id && members.size > 0)
  const all = new Set(firm.flatMap(({ compartments }) => compartments))
  return new Set(
    [...all].filter(name => {
      const having = firm.filter(({ compartments }) => compartments.includes(name))
      return having.some(isTeam) || having.length >= 2
    }),
  )
}

/** Refuses (409 `wrap.last`) what would leave a part of a case with nobody, or with one person only. */
export function mustStayOpen(directory: Directory, before: readonly Holder[], after: readonly Holder[]): void {
  const left = kept(directory, after)
  const had = new Set(before.flatMap(({ compartments }) => compartments))
  for (const name of had) if (!left.has(name)) throw new Refused(409, 'wrap.last', { place: name })
}

/** Ends what a team or a person has of a root: first the wrap, which without the relation would be out of sight. */
export async function takeFrom(work: Work, root: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const at = await work.position()
  const these = sql`org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = any(${ids}::uuid[])`
  await sql`delete from root_wrap where ${these}`.execute(work.trx)
  await sql`update root_team set gone = true, at_xid = ${at.xid}::bigint, at_n = ${at.n} where ${these}`.execute(
    work.trx,
  )
  for (const id of ids) work.audit({ action: 'wrap.remove', objects: [root, id] })
}
