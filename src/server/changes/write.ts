import { type RawBuilder, sql } from 'kysely'
import { type AnyKind, factsTable } from '#records'
import { type Act, auditEntries, type Position, type Work } from '../work.ts'
import type { SoundChange, SoundRecord } from './prepare.ts'
import type { RootState } from './state.ts'
import type { SoundWrap } from './wraps.ts'

/** A change that will be stored. */
export interface Accepted {
  readonly item: SoundChange
  /** The records that begin with it. */
  readonly fresh: ReadonlySet<string>
  /** Of a new root, or of a new epoch of its key. */
  readonly wraps: readonly SoundWrap[]
  /** One for each of its records, in their order. */
  readonly positions: readonly Position[]
}

/** One record of an accepted change. */
interface Written {
  readonly root: string
  readonly record: SoundRecord
  readonly fresh: boolean
  readonly at: Position
}

/**
 * Stores accepted changes with a fixed number of statements, however many they are: what makes new roots reachable first, as
 * row-level security asks who reaches them; everything else in one.
 */
export async function writeChanges(
  work: Work,
  accepted: readonly Accepted[],
  roots: ReadonlyMap<string, RootState>,
): Promise<void> {
  const places = placesOf(accepted, roots)
  await beginRoots(
    work,
    places.filter(({ state }) => state.fresh),
  )
  await giveRoots(
    work,
    accepted.flatMap(({ wraps, positions: [at] }) => (at === undefined ? [] : wraps.map(wrap => ({ wrap, at })))),
  )
  const written = accepted.flatMap(({ item, fresh, positions }) =>
    item.records.flatMap((record, i): Written[] => {
      const at = positions[i]
      return at === undefined ? [] : [{ root: item.change.root, record, fresh: fresh.has(record.rec), at }]
    }),
  )
  const parts = [
    ...moveRoots(
      work,
      places.filter(({ state }) => !state.fresh),
    ),
    ...recordParts(work, written),
    ...chainParts(work, written, roots),
    ...versionParts(work, written),
    ...factParts(work, written),
    changePart(work, accepted),
    await auditEntries(work, accepted.flatMap(actsOf)),
  ]
  const named = parts.map((part, i) => sql`${sql.ref(`part${i}`)} as (${part})`)
  await sql`with ${sql.join(named)} select`.execute(work.trx)
}

/** One entry of the log for each record that is written. */
const actsOf = ({ item, fresh }: Accepted): Act[] =>
  item.records.map(({ rec }) => {
    const { root } = item.change
    return {
      action: root === rec && fresh.has(rec) ? 'root.create' : 'record.change',
      objects: root === rec ? [root] : [root, rec],
      vrHash: item.head.hash,
    }
  })

/**
 * The part of a statement for some rows, where there are any: a part that does nothing costs as much as one that does. Updates name
 * their rows twice, by `any` besides the join: without statistics the planner would walk all rows there are to find them.
 */
function forRows<T>(rows: readonly T[], part: (rows: readonly T[]) => RawBuilder<unknown>): Array<RawBuilder<unknown>> {
  return rows.length === 0 ? [] : [part(rows)]
}

/** Where the last accepted change of each root leaves it. */
function placesOf(accepted: readonly Accepted[], roots: ReadonlyMap<string, RootState>) {
  const newest = new Map(accepted.map(each => [each.item.change.root, each]))
  return [...newest].flatMap(([root, { item, positions }]) => {
    const [state, at] = [roots.get(root), positions.at(-1)]
    return state === undefined || at === undefined ? [] : [{ root, state, head: item.head, at }]
  })
}
type Place = ReturnType<typeof placesOf>[number]

/** Roots as rows to insert or to update from. */
const rootRows = (some: readonly Place[]) =>
  sql`unnest(${some.map(p => p.root)}::uuid[], ${some.map(p => p.state.kind)}::text[], ${some.map(p => p.state.caseEpoch)}::integer[],
    ${some.map(p => p.head.seq)}::integer[], ${some.map(p => Buffer.from(p.head.hash))}::bytea[],
    ${some.map(p => Buffer.from(p.head.sig))}::bytea[], ${some.map(p => p.at.xid)}::bigint[], ${some.map(p => p.at.n)}::integer[])
    as r (root, kind, epoch, seq, hash, sig, xid, n)`

async function beginRoots(work: Work, some: readonly Place[]): Promise<void> {
  if (some.length === 0) return
  await sql`insert into root (org_id, root_id, kind, made_by, case_epoch, head_seq, head_hash, head_author, head_sig, at_xid, at_n)
    select ${work.org}::uuid, r.root, r.kind, ${work.user}::uuid, r.epoch, r.seq, r.hash, ${work.user}::uuid, r.sig, r.xid, r.n
    from ${rootRows(some)}`.execute(work.trx)
}

const moveRoots = (work: Work, places: readonly Place[]) =>
  forRows(
    places,
    some => sql`update root set case_epoch = r.epoch, head_seq = r.seq, head_hash = r.hash, head_author = ${work.user}::uuid,
      head_sig = r.sig, at_xid = r.xid, at_n = r.n
    from ${rootRows(some)} where root.org_id = ${work.org}::uuid and root.root_id = any(${some.map(p => p.root)}::uuid[]) and root.root_id = r.root`,
  )

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

function recordParts(work: Work, written: readonly Written[]) {
  const newest = new Map<string, Written>()
  for (const each of written) {
    const { rec } = each.record
    newest.set(rec, { ...each, fresh: each.fresh || newest.get(rec)?.fresh === true })
  }
  const rows = (some: readonly Written[]) =>
    sql`unnest(${some.map(w => w.record.rec)}::uuid[], ${some.map(w => w.root)}::uuid[], ${some.map(w => w.record.kind.name)}::text[],
      ${some.map(w => w.at.xid)}::bigint[], ${some.map(w => w.at.n)}::integer[]) as r (id, root, kind, xid, n)`
  const all = [...newest.values()]
  return [
    ...forRows(
      all.filter(({ fresh }) => fresh),
      some => sql`insert into record (org_id, id, root_id, kind, at_xid, at_n)
        select ${work.org}::uuid, r.id, r.root, r.kind, r.xid, r.n from ${rows(some)}`,
    ),
    ...forRows(
      all.filter(({ fresh }) => !fresh),
      some => sql`update record set at_xid = r.xid, at_n = r.n from ${rows(some)}
        where record.org_id = ${work.org}::uuid and record.id = any(${some.map(w => w.record.rec)}::uuid[]) and record.id = r.id`,
    ),
  ]
}

function chainParts(work: Work, written: readonly Written[], roots: ReadonlyMap<string, RootState>) {
  const touched = new Map<string, { root: string; rec: string; comp: string; begun: boolean }>()
  for (const { root, record } of written) {
    for (const { comp, version } of record.versions) {
      const key = `${record.rec}/${comp}`
      const begun = version === 1 || touched.get(key)?.begun === true
      touched.set(key, { root, rec: record.rec, comp, begun })
    }
  }
  const all = [...touched].map(([key, at]) => ({ ...at, entry: roots.get(at.root)?.chains.get(key) }))
  const rows = (
    some: Readonly<typeof all>,
  ) => sql`unnest(${some.map(r => r.root)}::uuid[], ${some.map(r => r.rec)}::uuid[],
    ${some.map(r => r.comp)}::text[], ${some.map(r => r.entry?.version)}::integer[],
    ${some.map(r => Buffer.from(r.entry?.vrHash ?? []))}::bytea[]) as c (root, rec, comp, version, hash)`
  return [
    ...forRows(
      all.filter(({ begun }) => begun),
      some => sql`insert into chain (org_id, root_id, record_id, comp, version, vr_hash)
        select ${work.org}::uuid, c.root, c.rec, c.comp, c.version, c.hash from ${rows(some)}`,
    ),
    ...forRows(
      all.filter(({ begun }) => !begun),
      some => sql`update chain set version = c.version, vr_hash = c.hash from ${rows(some)}
        where chain.org_id = ${work.org}::uuid and chain.root_id = any(${some.map(r => r.root)}::uuid[])
          and chain.record_id = any(${some.map(r => r.rec)}::uuid[]) and chain.root_id = c.root and chain.record_id = c.rec and chain.comp = c.comp`,
    ),
  ]
}

function versionParts(work: Work, written: readonly Written[]) {
  const rows = written.flatMap(({ root, record }) =>
    record.versions.map(version => ({
      ...version,
      root,
      rec: record.rec,
      facts: version.comp === 'facts' ? JSON.stringify(record.facts) : null,
    })),
  )
  const sealed = rows.flatMap(row => (row.sealed === undefined ? [] : [{ ...row, sealed: Buffer.from(row.sealed) }]))
  return [
    sql`insert into version (org_id, root_id, record_id, comp, version, vr, sig, facts)
      select ${work.org}::uuid, v.* from unnest(${rows.map(r => r.root)}::uuid[], ${rows.map(r => r.rec)}::uuid[],
        ${rows.map(r => r.comp)}::text[], ${rows.map(r => r.version)}::integer[], ${rows.map(r => Buffer.from(r.vr))}::bytea[],
        ${rows.map(r => Buffer.from(r.sig))}::bytea[], ${rows.map(r => r.facts)}::jsonb[]) v`,
    ...forRows(
      sealed,
      some => sql`insert into sealed_version (org_id, root_id, record_id, comp, version, sealed)
        select ${work.org}::uuid, v.* from unnest(${some.map(r => r.root)}::uuid[], ${some.map(r => r.rec)}::uuid[],
          ${some.map(r => r.comp)}::text[], ${some.map(r => r.version)}::integer[], ${some.map(r => r.sealed)}::bytea[]) v`,
    ),
  ]
}

const changePart = (work: Work, accepted: readonly Accepted[]) =>
  sql`insert into change (org_id, id, root_id, author, at_xid, at_n)
    select ${work.org}::uuid, c.id, c.root, ${work.user}::uuid, c.xid, c.n
    from unnest(${accepted.map(a => a.item.change.id)}::uuid[], ${accepted.map(a => a.item.change.root)}::uuid[],
      ${accepted.map(a => a.positions.at(-1)?.xid)}::bigint[], ${accepted.map(a => a.positions.at(-1)?.n)}::integer[])
      as c (id, root, xid, n)`

interface FactRow {
  readonly id: string
  readonly root_id: string
  readonly version: number
  readonly facts: Record<string, unknown>
  /** The record had no facts before this batch. */
  readonly fresh: boolean
}

/** The newest facts of each record, a real column each; the table and its columns follow from the declaration of the kind. */
function factParts(work: Work, written: readonly Written[]) {
  const byKind = new Map<AnyKind, Map<string, FactRow>>()
  for (const { root, record } of written) {
    const { rec, kind, facts } = record
    const version = record.versions.find(({ comp }) => comp === 'facts')?.version
    if (facts === undefined || version === undefined) continue
    const rows = byKind.get(kind) ?? new Map<string, FactRow>()
    const fresh = version === 1 || rows.get(rec)?.fresh === true
    rows.set(rec, { id: rec, root_id: root, version, facts, fresh })
    byKind.set(kind, rows)
  }
  // In one order, so that the same statement comes again.
  const kinds = [...byKind].sort(([a], [b]) => (a.name < b.name ? -1 : 1))
  return kinds.flatMap(([kind, rows]) => factStatements(work, kind, [...rows.values()]))
}

function factStatements(work: Work, kind: AnyKind, all: readonly FactRow[]) {
  const declared = factsTable(kind)
  if (declared === undefined) throw new Error(`kind ${kind.name} has no facts`)
  const table = sql.table(declared.table)
  const names = declared.columns.map(({ column }) => sql.ref(column))
  const fields = declared.columns.map(({ field, sqlType }) => sql`${sql.ref(field)} ${sql.raw(sqlType)}`)
  const values = declared.columns.map(({ field }) => sql`f.${sql.ref(field)}`)
  const sets = names.map((name, i) => sql`${name} = ${values[i]}`)
  const rows = (
    some: readonly FactRow[],
  ) => sql`unnest(${some.map(r => r.id)}::uuid[], ${some.map(r => r.root_id)}::uuid[],
      ${some.map(r => r.version)}::integer[], ${some.map(r => JSON.stringify(r.facts))}::jsonb[]) as r (id, root_id, version, facts)
    cross join lateral jsonb_to_record(r.facts) as f (${sql.join(fields)})`
  return [
    ...forRows(
      all.filter(({ fresh }) => fresh),
      some => sql`insert into ${table} (org_id, id, root_id, version, ${sql.join(names)})
        select ${work.org}::uuid, r.id, r.root_id, r.version, ${sql.join(values)} from ${rows(some)}`,
    ),
    ...forRows(
      all.filter(({ fresh }) => !fresh),
      some => sql`update ${table} as known set version = r.version, ${sql.join(sets)} from ${rows(some)}
        where known.org_id = ${work.org}::uuid and known.id = any(${some.map(r => r.id)}::uuid[]) and known.id = r.id`,
    ),
  ]
}
