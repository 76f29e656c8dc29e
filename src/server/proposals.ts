import { sql } from 'kysely'
import { z } from 'zod'
import type { WireProposal, Statement as WireStatement } from '#replica/protocol.ts'
import { grant, statement } from '#replica/protocol.ts'
import { Refused } from './refusal.ts'
import type { Work } from './work.ts'

const DAY = 86_400_000
/** How long an act waits for its second person. */
export const PROPOSAL_DAYS = 7

const EXPORT = z.strictObject({ kind: z.string(), why: z.string(), roots: z.array(z.string()) })
const MATERIAL = z.strictObject({ grants: z.array(grant), confirm: z.string().optional() })
/** Key material a proposer made; handed out by nobody before the act is done. */
export type Material = z.infer<typeof MATERIAL>

/** An act that waits, or waited, for two people. `expired` is a matter of the clock. */
export interface StoredProposal {
  readonly id: string
  readonly does: string
  readonly by: string
  readonly at: string
  readonly ends: string
  readonly status: WireProposal['status']
  readonly baseSeq: number
  readonly statement: WireStatement | undefined
  readonly material: Material
  readonly export: z.infer<typeof EXPORT> | undefined
  readonly decidedBy: string | undefined
}

/** One proposal, or all that are open or of the last 30 days, newest first; row-level security says whose. Locks when asked to. */
export async function findProposals(work: Work, id?: string, lock = false): Promise<StoredProposal[]> {
  const { rows } = await sql<{
    id: string
    does: string
    made_by: string
    made_at: string
    ends_at: string
    over: boolean
    status: 'open' | 'done' | 'declined' | 'withdrawn'
    base_seq: number
    statement: unknown
    material: unknown
    export: unknown
    decided_by: string | null
  }>`select id, does, made_by, made_at, ends_at, ends_at <= ${new Date(work.now)} as over, status, base_seq, statement, material,
      export, decided_by from proposal
    where org_id = ${work.org}::uuid
      and ${id === undefined ? sql`made_at > ${new Date(work.now - 30 * DAY)}` : sql`id = ${id}::uuid`}
    order by made_at desc limit 200 ${lock ? sql`for update` : sql``}`.execute(work.trx)
  return rows.map(row => ({
    id: row.id,
    does: row.does,
    by: row.made_by,
    at: row.made_at,
    ends: row.ends_at,
    status: row.over && row.status === 'open' ? 'expired' : row.status,
    baseSeq: row.base_seq,
    statement: row.statement === null ? undefined : statement.parse(row.statement),
    material: row.material === null ? { grants: [] } : MATERIAL.parse(row.material),
    export: row.export === null ? undefined : EXPORT.parse(row.export),
    decidedBy: row.decided_by ?? undefined,
  }))
}

/** The open proposal of an id, locked; 404 and 409 `proposal.unknown`, `proposal.over`. */
export async function openProposal(work: Work, id: string): Promise<StoredProposal> {
  const [found] = await findProposals(work, id, true)
  if (found === undefined) throw new Refused(404, 'proposal.unknown')
  if (found.status !== 'open') throw new Refused(409, 'proposal.over')
  return found
}

/** Keeps a new proposal. 409 `proposal.state` when the id is taken. */
export async function keepProposal(
  work: Work,
  made: {
    id: string
    does: string
    baseSeq: number
    statement?: WireStatement
    material?: Material
    export?: z.infer<typeof EXPORT>
  },
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const { numAffectedRows } =
    await sql`insert into proposal (org_id, id, does, made_by, made_at, ends_at, status, base_seq, statement, material, export)
    values (${work.org}::uuid, ${made.id}::uuid, ${made.does}, ${work.user}::uuid, ${new Date(work.now)},
      ${new Date(work.now + PROPOSAL_DAYS * DAY)}, 'open', ${made.baseSeq}, ${json(made.statement)}::jsonb,
      ${json(made.material)}::jsonb, ${json(made.export)}::jsonb) on conflict do nothing`.execute(work.trx)
  if (numAffectedRows !== 1n) throw new Refused(409, 'proposal.state', { place: 'id' })
}

/** The same act, signed anew for another head. */
export async function renewProposal(work: Work, id: string, signed: WireStatement, material: Material): Promise<void> {
  await sql`update proposal set base_seq = ${signed.seq - 1}, statement = ${JSON.stringify(signed)}::jsonb,
      material = ${JSON.stringify(material)}::jsonb
    where org_id = ${work.org}::uuid and id = ${id}::uuid`.execute(work.trx)
}

/** Ends a proposal by the caller. */
export async function endProposal(work: Work, id: string, status: 'done' | 'declined' | 'withdrawn'): Promise<void> {
  await sql`update proposal set status = ${status}, decided_by = ${work.user}::uuid, decided_at = ${new Date(work.now)}
    where org_id = ${work.org}::uuid and id = ${id}::uuid`.execute(work.trx)
}
