import { sql } from 'kysely'
import { type AnyKind, factsTable } from '#records'
import type { Position, Work } from '../work.ts'
import type { SoundChange } from './prepare.ts'
import type { RootState } from './state.ts'
import type { SoundWrap } from './wraps.ts'

/** A change that will be stored. */
export interface Accepted {
  readonly item: SoundChange
  readonly newRecord: boolean
  /** Of a new root, or of a new epoch of its key. */
  readonly wraps: readonly SoundWrap[]
  readonly at: Position
}

/** Stores accepted changes with a fixed number of statements, however many they are. */
export async function writeChanges(
  work: Work,
  accepted: readonly Accepted[],
  roots: ReadonlyMap<string, RootState>,
): Promise<void> {
  await writeRoots(work, accepted, roots)
  await writeRecords(work, accepted)
  await writeChains(work, accepted, roots)
  await writeVersions(work, accepted)
  await writeFacts(work, accepted)
  await sql`insert into change (org_id, id, root_id, author, at_xid, at_n)
    select ${work.org}::uuid, c.id, c.root, ${work.user}::uuid, c.xid, c.n
    from unnest(${accepted.map(a => a.item.change.id)}::uuid[], ${accepted.map(a => a.item.change.root)}::uuid[],
      ${accepted.map(a => a.at.xid)}::bigint[], ${accepted.map(a => a.at.n)}::integer[]) as c (id, root, xid, n)`.execute(
    work.trx,
  )
  for (const { item, newRecord } of accepted) {
    const { root, rec } = item.change
    const created = newRecord && root === rec
    work.audit({
      action: created ? 'root.create' : 'record.change',
      objects: root === rec ? [root] : [root, rec],
      vrHash: item.head.hash,
    })
  }
}

async function writeRoots(
  work: Work,
  accepted: readonly Accepted[],
  roots: ReadonlyMap<string, RootState>,
): Promise<void> {
  const newest = new Map(accepted.map(({ item, at }) => [item.change.root, { item, at }]))
  const rows = [...newest.values()].map(({ item, at }) => ({
    root: item.change.root,
    kind: roots.get(item.change.root)?.kind ?? '',
    epoch: roots.get(item.change.root)?.caseEpoch ?? 1,
    seq: item.head.seq,
    hash: Buffer.from(item.head.hash).toString('hex'),
    sig: Buffer.from(item.head.sig).toString('hex'),
    xid: at.xid,
    n: at.n,
  }))
  const [fresh, known] = [
    rows.filter(row => roots.get(row.root)?.fresh),
    rows.filter(row => !roots.get(row.root)?.fresh),
  ]
  const columns = sql`as r (root uuid, kind text, epoch integer, seq integer, hash text, sig text, xid bigint, n integer)`
  if (known.length > 0) {
    await sql`update root set case_epoch = r.epoch, head_seq = r.seq, head_hash = decode(r.hash, 'hex'), head_author = ${work.user}::uuid,
        head_sig = decode(r.sig, 'hex'), at_xid = r.xid, at_n = r.n
      from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) ${columns}
      where org_id = ${work.org}::uuid and root_id = r.root`.execute(work.trx)
  }
  if (fresh.length > 0)
    await sql`insert into root (org_id, root_id, kind, made_by, case_epoch, head_seq, head_hash, head_author,
      head_sig, at_xid, at_n)
    select ${work.org}::uuid, r.root, r.kind, ${work.user}::uuid, r.epoch, r.seq, decode(r.hash, 'hex'), ${work.user}::uuid,
      decode(r.sig, 'hex'), r.xid, r.n
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) ${columns}`.execute(work.trx)
  await giveRoots(
    work,
    accepted.flatMap(({ wraps, at }) => wraps.map(wrap => ({ wrap, at }))),
  )
}

/**
 * New roots reach their teams from the position of their creation. A new epoch of a key comes to the teams at its own, and
 * changes nothing of what they have.
 */
async function giveRoots(work: Work, given: ReadonlyArray<{ wrap: SoundWrap; at: Position }>): Promise<void> {
  if (given.length === 0) return
  const rows = given.map(({ wrap, at }) => ({
    root: wrap.root,
    team: wrap.team,
    team_epoch: wrap.teamEpoch,
    case_epoch: wrap.caseEpoch,
    scope: wrap.scope,
    compartments: wrap.compartments,
    box: Buffer.from(wrap.box).toString('hex'),
    xid: at.xid,
    n: at.n,
  }))
  const columns = sql`as w (root uuid, team uuid, team_epoch integer, case_epoch integer, scope text, compartments text[], box text,
    xid bigint, n integer)`
  const values = JSON.stringify(rows)
  await sql`insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n)
    select ${work.org}::uuid, w.root, w.team, w.compartments, false, w.xid, w.n, w.xid, w.n
    from jsonb_to_recordset(${values}::jsonb) ${columns} where w.case_epoch = 1`.execute(work.trx)
  const moved = new Map(rows.filter(row => row.case_epoch > 1).map(row => [`${row.root}/${row.team}`, row]))
  if (moved.size > 0) {
    await sql`update root_team t set at_xid = w.xid, at_n = w.n
      from jsonb_to_recordset(${JSON.stringify([...moved.values()])}::jsonb) ${columns}
      where t.org_id = ${work.org}::uuid and t.root_id = w.root and t.team_id = w.team`.execute(work.trx)
    for (const { root, team } of moved.values()) work.audit({ action: 'wrap.add', objects: [root, team] })
  }
  await sql`insert into root_wrap (org_id, root_id, team_id, case_epoch, team_epoch, scope, box)
    select ${work.org}::uuid, w.root, w.team, w.case_epoch, w.team_epoch, w.scope, decode(w.box, 'hex')
    from jsonb_to_recordset(${values}::jsonb) ${columns}`.execute(work.trx)
}

async function writeRecords(work: Work, accepted: readonly Accepted[]): Promise<void> {
  const newest = new Map<string, { id: string; root: string; kind: string; xid: string; n: number; fresh: boolean }>()
  for (const { item, at, newRecord } of accepted) {
    const { rec, root, kind } = item.change
    newest.set(rec, { id: rec, root, kind, xid: at.xid, n: at.n, fresh: newRecord || newest.get(rec)?.fresh === true })
  }
  const rows = [...newest.values()]
  const columns = sql`as r (id uuid, root uuid, kind text, xid bigint, n integer)`
  const fresh = rows.filter(row => row.fresh)
  if (fresh.length > 0) {
    await sql`insert into record (org_id, id, root_id, kind, at_xid, at_n)
      select ${work.org}::uuid, r.id, r.root, r.kind, r.xid, r.n
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) ${columns}`.execute(work.trx)
  }
  const known = rows.filter(row => !row.fresh)
  if (known.length === 0) return
  await sql`update record set at_xid = r.xid, at_n = r.n
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) ${columns}
    where record.org_id = ${work.org}::uuid and record.id = r.id`.execute(work.trx)
}

async function writeChains(
  work: Work,
  accepted: readonly Accepted[],
  roots: ReadonlyMap<string, RootState>,
): Promise<void> {
  const touched = new Map<string, { root: string; rec: string; comp: string }>()
  const begun = new Set<string>()
  for (const { item } of accepted) {
    const { root, rec } = item.change
    for (const { comp, version } of item.versions) {
      touched.set(`${rec}/${comp}`, { root, rec, comp })
      if (version === 1) begun.add(`${rec}/${comp}`)
    }
  }
  const rows = [...touched].map(([key, at]) => ({ ...at, entry: roots.get(at.root)?.chains.get(key) }))
  const columns = (some: typeof rows) => sql`unnest(${some.map(r => r.root)}::uuid[], ${some.map(r => r.rec)}::uuid[],
    ${some.map(r => r.comp)}::text[], ${some.map(r => r.entry?.version)}::integer[],
    ${some.map(r => Buffer.from(r.entry?.vrHash ?? []))}::bytea[]) as c (root, rec, comp, version, hash)`
  const fresh = rows.filter(row => begun.has(`${row.rec}/${row.comp}`))
  if (fresh.length > 0) {
    await sql`insert into chain (org_id, root_id, record_id, comp, version, vr_hash)
      select ${work.org}::uuid, c.root, c.rec, c.comp, c.version, c.hash from ${columns(fresh)}`.execute(work.trx)
  }
  const known = rows.filter(row => !begun.has(`${row.rec}/${row.comp}`))
  if (known.length === 0) return
  await sql`update chain set version = c.version, vr_hash = c.hash from ${columns(known)}
    where chain.org_id = ${work.org}::uuid and chain.root_id = c.root and chain.record_id = c.rec and chain.comp = c.comp`.execute(
    work.trx,
  )
}

async function writeVersions(work: Work, accepted: readonly Accepted[]): Promise<void> {
  const rows = accepted.flatMap(({ item }) =>
    item.versions.map(version => ({
      ...version,
      root: item.change.root,
      rec: item.change.rec,
      facts: version.comp === 'facts' ? JSON.stringify(item.facts) : null,
    })),
  )
  await sql`insert into version (org_id, root_id, record_id, comp, version, vr, sig, facts)
    select ${work.org}::uuid, * from unnest(${rows.map(r => r.root)}::uuid[], ${rows.map(r => r.rec)}::uuid[],
      ${rows.map(r => r.comp)}::text[], ${rows.map(r => r.version)}::integer[], ${rows.map(r => Buffer.from(r.vr))}::bytea[],
      ${rows.map(r => Buffer.from(r.sig))}::bytea[], ${rows.map(r => r.facts)}::jsonb[])`.execute(work.trx)
  const sealed = rows.filter(row => row.sealed !== undefined)
  if (sealed.length === 0) return
  await sql`insert into sealed_version (org_id, root_id, record_id, comp, version, sealed)
    select ${work.org}::uuid, * from unnest(${sealed.map(r => r.root)}::uuid[], ${sealed.map(r => r.rec)}::uuid[],
      ${sealed.map(r => r.comp)}::text[], ${sealed.map(r => r.version)}::integer[],
      ${sealed.map(r => Buffer.from(r.sealed ?? []))}::bytea[])`.execute(work.trx)
}

interface FactRow {
  readonly id: string
  readonly root_id: string
  readonly version: number
  readonly facts: Record<string, unknown>
  /** The record had no facts before this batch. */
  readonly fresh: boolean
}

/** The newest facts of each record, a real column each; the table and its columns follow from the declaration of the kind. */
async function writeFacts(work: Work, accepted: readonly Accepted[]): Promise<void> {
  const byKind = new Map<AnyKind, Map<string, FactRow>>()
  for (const { item } of accepted) {
    const version = item.versions.find(({ comp }) => comp === 'facts')?.version
    if (item.facts === undefined || version === undefined) continue
    const { rec, root } = item.change
    const rows = byKind.get(item.kind) ?? new Map<string, FactRow>()
    const fresh = version === 1 || rows.get(rec)?.fresh === true
    rows.set(rec, { id: rec, root_id: root, version, facts: item.facts, fresh })
    byKind.set(item.kind, rows)
  }
  for (const [kind, rows] of byKind) {
    await insertFacts(
      work,
      kind,
      [...rows.values()].filter(({ fresh }) => fresh),
    )
    await updateFacts(
      work,
      kind,
      [...rows.values()].filter(({ fresh }) => !fresh),
    )
  }
}

function factColumns(kind: AnyKind) {
  const table = factsTable(kind)
  if (table === undefined) throw new Error(`kind ${kind.name} has no facts`)
  const names = table.columns.map(({ column }) => sql.ref(column))
  const fields = table.columns.map(({ field, sqlType }) => sql`${sql.ref(field)} ${sql.raw(sqlType)}`)
  const values = table.columns.map(({ field }) => sql`f.${sql.ref(field)}`)
  const rows = (some: readonly FactRow[]) => sql`jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
      as r (id uuid, root_id uuid, version integer, facts jsonb)
    cross join lateral jsonb_to_record(r.facts) as f (${sql.join(fields)})`
  return { table: sql.table(table.table), names, values, rows }
}

async function insertFacts(work: Work, kind: AnyKind, some: readonly FactRow[]): Promise<void> {
  if (some.length === 0) return
  const { table, names, values, rows } = factColumns(kind)
  await sql`insert into ${table} (org_id, id, root_id, version, ${sql.join(names)})
    select ${work.org}::uuid, r.id, r.root_id, r.version, ${sql.join(values)} from ${rows(some)}`.execute(work.trx)
}

async function updateFacts(work: Work, kind: AnyKind, some: readonly FactRow[]): Promise<void> {
  if (some.length === 0) return
  const { table, names, values, rows } = factColumns(kind)
  const sets = names.map((name, i) => sql`${name} = ${values[i]}`)
  await sql`update ${table} as known set version = r.version, ${sql.join(sets)} from ${rows(some)}
    where known.org_id = ${work.org}::uuid and known.id = r.id`.execute(work.trx)
}
