/**
 * Her consent, as the server enforces it: decided by `#records` from facts somebody signed, at the server's clock, in the
 * transaction of the act itself (decision 0125). `gives.ts` names every door through which something sealed reaches somebody new.
 */
import { sql } from 'kysely'
import {
  asksConsent,
  type Catalogue,
  type ConsentRefusal,
  coveredBy,
  endOfDay,
  isApproved,
  needsNoConsent,
  notCovered,
  recipientOf,
  type Sharing,
  type SignedFacts,
} from '#records'
import { type BodyOf, GIVEN_AWAY } from '#replica/protocol.ts'
import { type Directory, decodeVr, ownBytes } from '#vault'
import { Refused } from './refusal.ts'
import type { Work } from './work.ts'

/** Of one case: what was signed about giving it, and who may give a second signature. */
export interface CaseConsents {
  readonly facts: Map<string, SignedFacts>
  readonly approvers: ReadonlySet<string>
}

/** Reads what is signed of one root, also for somebody who does not read it. */
export async function consentsOf(work: Work, catalogue: Catalogue, root: string): Promise<CaseConsents> {
  const parts = new Map(
    catalogue.kinds.flatMap(kind => (kind.sharing === undefined ? [] : [[kind.name, kind.sharing]])),
  )
  const { rows } = await sql<{ record_id: string; kind: string; version: number; facts: unknown; vr: Buffer }>`
    select * from halte_sharing(${work.org}::uuid, ${root}::uuid, ${[...parts.keys()]}::text[])`.execute(work.trx)
  const people = await sql<{
    user_id: string
  }>`select user_id from halte_approvers(${work.org}::uuid, ${root}::uuid)`.execute(work.trx)
  const facts = new Map<string, SignedFacts>()
  for (const row of rows) {
    const part = parts.get(row.kind)
    const author = decodeVr(ownBytes(row.vr))?.author
    if (part === undefined || author === undefined) continue
    facts.set(row.record_id, { rec: row.record_id, part, facts: factsOf(row.facts), version: row.version, author })
  }
  return { facts, approvers: new Set(people.rows.map(({ user_id }) => user_id)) }
}

const factsOf = (value: unknown): SignedFacts['facts'] =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Whether the record of an id covers an act now; the refusal when it does not. */
export function refusalBy(
  { facts, approvers }: CaseConsents,
  rec: string | undefined,
  act: Sharing,
  now: number,
): ConsentRefusal | undefined {
  if (needsNoConsent(act)) return undefined
  const record = rec === undefined ? undefined : facts.get(rec)
  return coveredBy(record, facts.values(), act, now, user => approvers.has(user))
}

/** Whether anything signed of the case covers an act now; the refusal that comes nearest when nothing does. */
export function refusalOfAll(consents: CaseConsents, act: Sharing, now: number): ConsentRefusal | undefined {
  if (needsNoConsent(act)) return undefined
  let nearest: ConsentRefusal = 'consent.none'
  for (const { rec, part, facts } of consents.facts.values()) {
    if (part !== 'consent' && part !== 'exception') continue
    const refusal = refusalBy(consents, rec, act, now)
    if (refusal === undefined) return undefined
    const to = recipientOf(facts)
    if (to !== undefined && 'whom' in to && 'whom' in act.to && to.whom === act.to.whom) nearest = refusal
  }
  return nearest
}

/** What a team or a person is to be given of a case. */
export interface Move {
  readonly root: string
  readonly to: string
  readonly compartments: readonly string[]
  readonly purpose: string
}

/** Whether a move shows somebody what she could not open before. */
export async function widens(work: Work, { root, to, compartments }: Omit<Move, 'purpose'>): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`select halte_widens(${work.org}::uuid, ${root}::uuid, ${to}::uuid,
    ${[...compartments]}::text[]) as more`.execute(work.trx)
  return rows[0]?.more !== false
}

/**
 * Holds a move of a case to another team or person against her consent: 403 `consent.*` unless nobody gets to read more than
 * she reads now, or something signed of the case covers it at this moment.
 */
export async function mustCoverMove(work: Work, catalogue: Catalogue, _: Directory, move: Move): Promise<void> {
  if (!(await widens(work, move))) return
  const { to, purpose, compartments } = move
  const act: Sharing = { purpose, compartments, to: { kind: 'team', whom: to } }
  const refusal = refusalOfAll(await consentsOf(work, catalogue, move.root), act, work.now)
  if (refusal !== undefined) throw new Refused(403, refusal)
}

/**
 * Holds an export that is for somebody else against the consent of each of its cases: 403 `consent.scope` when it does not say for
 * whom, for what and what of it, else the refusal with the place of the case.
 */
export async function mustCoverExport(
  work: Work,
  catalogue: Catalogue,
  { roots, why, to, purpose, compartments }: BodyOf<'declareExport'>,
): Promise<void> {
  if (!GIVEN_AWAY.includes(why)) return
  const { rows } = await sql<{ root_id: string; kind: string }>`select root_id, kind from root
    where org_id = ${work.org}::uuid and root_id = any(${[...roots]}::uuid[])`.execute(work.trx)
  const asked = new Set(rows.filter(({ kind }) => asksConsent(catalogue, kind)).map(({ root_id }) => root_id))
  for (const [i, root] of roots.entries()) {
    if (!asked.has(root)) continue
    if (to === undefined || purpose === undefined || compartments === undefined)
      throw new Refused(403, 'consent.scope', { place: 'to' })
    const refusal = refusalOfAll(await consentsOf(work, catalogue, root), { to, purpose, compartments }, work.now)
    if (refusal !== undefined) throw new Refused(403, refusal, { place: `roots.${i}` })
  }
}

/** Until when (ms) a team or person may go on having what it has of a case, for whatever purpose she agreed to. */
function coveredUntil(
  { facts, approvers }: CaseConsents,
  whom: string,
  compartments: readonly string[],
  now: number,
): number | undefined {
  const ends = [...facts.values()].flatMap(record => {
    const { part, facts: said } = record
    if (part !== 'consent' && part !== 'exception') return []
    if (part === 'exception' && !isApproved(record, facts.values(), user => approvers.has(user))) return []
    const given = part === 'exception' ? { ...said, given: true } : said
    const purposes = Array.isArray(said.purposes) ? said.purposes : []
    const covers = purposes.some(
      purpose =>
        notCovered(given, { purpose: String(purpose), to: { kind: 'team', whom }, compartments }, now) === undefined,
    )
    return covers ? [endOfDay(String(said.until))] : []
  })
  return ends.length === 0 ? undefined : Math.max(...ends)
}

interface Shared {
  readonly team_id: string
  readonly compartments: string[]
  readonly shared: boolean
  readonly writes: boolean
}

/**
 * Ends, in this transaction, what teams and people have of a root only by a consent that no longer covers it: the wraps are gone,
 * the feed says so, and nothing of the root is served to them any more. What nobody else could open or go on with stays.
 */
export async function endUncovered(
  work: Work,
  catalogue: Catalogue,
  root: string,
  named: ReadonlySet<string>,
): Promise<void> {
  const { rows } = await sql<Shared>`select team_id, compartments, shared, writes from root_team
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and not gone`.execute(work.trx)
  const asked = rows.filter(({ team_id, shared }) => shared && named.has(team_id))
  if (asked.length === 0) return
  const consents = await consentsOf(work, catalogue, root)
  let left = rows
  for (const { team_id, compartments } of asked) {
    const until = coveredUntil(consents, team_id, compartments, work.now)
    if (until !== undefined) {
      await sql`update root_team set ends_at = ${new Date(until)} where org_id = ${work.org}::uuid
        and root_id = ${root}::uuid and team_id = ${team_id}::uuid and ends_at is not null`.execute(work.trx)
      continue
    }
    const others = left.filter(row => row.team_id !== team_id)
    const open = new Set(others.flatMap(row => row.compartments))
    if (!compartments.every(comp => open.has(comp)) || !others.some(({ writes }) => writes)) continue
    left = others
    await endRelation(work, root, team_id)
    work.audit({ action: 'consent.end', objects: [root, team_id] })
  }
}

/** The wraps of a team go, and its feed says that the root is gone. */
export async function endRelation(work: Work, root: string, team: string): Promise<void> {
  const at = await work.position()
  // First the wrap: without the relation its row would be out of sight.
  await sql`delete from root_wrap where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(
    work.trx,
  )
  await sql`update root_team set gone = true, at_xid = ${at.xid}::bigint, at_n = ${at.n}
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(work.trx)
}
