import { sql } from 'kysely'
import { chain as chainSchema, type RecordState, type VersionWire, type Wrap } from '#replica/protocol.ts'
import { b64Of, cursorOf } from './wire.ts'
import type { Work } from './work.ts'

/** A record to present. */
export interface RecordRow {
  readonly id: string
  readonly root_id: string
  readonly kind: string
  readonly at_xid: string
  readonly at_n: number
}

interface ChainRow {
  readonly record_id: string
  readonly comp: string
  readonly version: number
  readonly vr: Buffer
  readonly sig: Buffer
  readonly facts: Record<string, unknown> | null
  readonly sealed: Buffer | null
}

/**
 * The newest version of every chain of these records, as the person may have it: sealed bytes only where a wrap to one of
 * her teams holds the compartment (the condition is here and in row-level security), of the rest what the case head needs.
 * Every table is looked up laterally: a planner without statistics would else compare each version with every sealed one.
 */
export async function statesOf(work: Work, records: readonly RecordRow[]): Promise<RecordState[]> {
  if (records.length === 0) return []
  const { rows } = await sql<ChainRow>`
    select c.record_id, c.comp, c.version, v.vr, v.sig, v.facts, s.sealed
    from unnest(${records.map(r => r.root_id)}::uuid[], ${records.map(r => r.id)}::uuid[]) as r (root_id, id)
    cross join lateral (select * from chain where org_id = ${work.org}::uuid and root_id = r.root_id and record_id = r.id
      offset 0) c
    cross join lateral (select * from version where org_id = c.org_id and record_id = c.record_id and comp = c.comp
      and version = c.version offset 0) v
    left join lateral (select * from sealed_version where org_id = c.org_id and record_id = c.record_id and comp = c.comp
      and version = c.version and exists (select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
        where t.org_id = c.org_id and t.root_id = c.root_id and not t.gone and m.user_id = ${work.user}::uuid
          and c.comp = any (t.compartments)) offset 0) s on true`.execute(work.trx)
  const byRecord = new Map<string, ChainRow[]>()
  for (const row of rows) {
    const list = byRecord.get(row.record_id)
    if (list === undefined) byRecord.set(row.record_id, [row])
    else list.push(row)
  }
  return records.map(record => {
    const chains = byRecord.get(record.id) ?? []
    return {
      root: record.root_id,
      rec: record.id,
      kind: record.kind,
      facts: chains.find(({ comp }) => comp === 'facts')?.facts ?? {},
      versions: chains.map(versionOf),
      at: cursorOf({ xid: record.at_xid, n: record.at_n }),
    }
  })
}

/**
 * The newest facts of one record of a root, if there are any. By the root as well, because that is how chains are found; the
 * version laterally, as everywhere here.
 */
export const newestFacts = (work: Work, root: string, rec: string) =>
  sql<{ facts: Record<string, unknown> | null }>`select v.facts
    from (select * from chain where org_id = ${work.org}::uuid and root_id = ${root}::uuid and record_id = ${rec}::uuid
      and comp = 'facts' offset 0) c
    cross join lateral (select facts from version where org_id = c.org_id and record_id = c.record_id and comp = c.comp
      and version = c.version offset 0) v`

/** A stored version as it travels. */
export function versionOf(row: Omit<ChainRow, 'record_id' | 'facts'>): VersionWire {
  return {
    comp: chainSchema.parse(row.comp),
    version: row.version,
    vr: b64Of(row.vr),
    sig: b64Of(row.sig),
    ...(row.sealed === null ? {} : { sealed: b64Of(row.sealed) }),
  }
}

/** All records of a root, or null when there are more than `max`. */
export async function rootRecords(work: Work, root: string, max: number): Promise<RecordState[] | null> {
  const { rows } = await sql<RecordRow>`select id, root_id, kind, at_xid::text, at_n from record
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid order by at_xid, at_n limit ${max + 1}`.execute(
    work.trx,
  )
  return rows.length > max ? null : await statesOf(work, rows)
}

/** The wraps of roots, of every team or of one. */
export async function wrapsOf(work: Work, roots: readonly string[], team?: string): Promise<Wrap[]> {
  const { rows } = await sql<{
    root_id: string
    team_id: string
    team_epoch: number
    case_epoch: number
    scope: string
    box: Buffer
  }>`select root_id, team_id, team_epoch, case_epoch, scope, box from root_wrap
    where org_id = ${work.org}::uuid and root_id = any(${roots}::uuid[])
      ${team === undefined ? sql`` : sql`and team_id = ${team}::uuid`}`.execute(work.trx)
  return rows.map(row => ({
    root: row.root_id,
    team: row.team_id,
    teamEpoch: row.team_epoch,
    caseEpoch: row.case_epoch,
    scope: row.scope,
    box: b64Of(row.box),
  }))
}

/** The present heads of roots. */
export async function headsOf(
  work: Work,
  roots: readonly string[],
): Promise<Array<{ root: string; seq: number; hash: string; author: string; sig: string }>> {
  const { rows } = await sql<{
    root_id: string
    head_seq: number
    head_hash: Buffer
    head_author: string
    head_sig: Buffer
  }>`select root_id, head_seq, head_hash, head_author, head_sig from root
    where org_id = ${work.org}::uuid and root_id = any(${roots}::uuid[])`.execute(work.trx)
  return rows.map(row => ({
    root: row.root_id,
    seq: row.head_seq,
    hash: b64Of(row.head_hash),
    author: row.head_author,
    sig: b64Of(row.head_sig),
  }))
}
