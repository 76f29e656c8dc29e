import { sql } from 'kysely'
import { type Bytes, formatCheckpoint, leafBytes, leafHash, ownBytes, signCheckpoint, userId } from '#vault'
import { isCollision } from '../database/away.ts'
import type { Db } from '../db.ts'
import { Refused } from '../refusal.ts'
import type { Secrets } from '../secrets.ts'
import { inTransaction, type Work } from '../work.ts'
import { consistency, edge, grow, inclusion, type Node, rootAt } from './merkle.ts'

/** A signed statement of the log about itself (C2SP tlog-checkpoint). */
export interface StoredCheckpoint {
  readonly size: number
  readonly root: Bytes
  readonly note: string
  readonly directorySeq: number
}

/** The audit tree of every organisation here (security.md 5.6; decision 0031). */
export interface AuditTree {
  /** Gives every act that is settled its place in the tree, and signs a checkpoint when there are new ones. */
  checkpoint(org: string, now: number): Promise<StoredCheckpoint | null>
  /** The same for all organisations: the hourly job, and the last act before the server stops. */
  checkpointAll(now: number): Promise<void>
}

/** The name under which the log of an organisation signs, and the origin line of its checkpoints. */
export const logName = (org: string): string => `halte/${org}`

const BATCH = 2000
const ATTEMPTS = 6

export function createAuditTree(db: Db, secrets: Secrets): AuditTree {
  const running = new Map<string, Promise<StoredCheckpoint | null>>()

  const run = async (org: string, now: number): Promise<StoredCheckpoint | null> => {
    for (let attempt = 1; ; attempt++) {
      try {
        for (;;) if ((await inTransaction(db, { org }, now, sequence)) < BATCH) break
        return await inTransaction(db, { org }, now, work => sign(work, secrets))
      } catch (error) {
        // Another server was giving out the same places: what it has done, we need not do.
        if (attempt === ATTEMPTS || !(isCollision(error) || isTaken(error))) throw error
      }
    }
  }

  const checkpoint = (org: string, now: number): Promise<StoredCheckpoint | null> => {
    const before = running.get(org) ?? Promise.resolve(null)
    // One at a time here; who comes while one runs needs another, because its own acts may be later.
    const next = before.catch(() => null).then(() => run(org, now))
    running.set(org, next)
    const clear = () => {
      if (running.get(org) === next) running.delete(org)
    }
    next.then(clear, clear)
    return next
  }

  return {
    checkpoint,
    async checkpointAll(now) {
      const { rows } = await sql<{ org_id: string }>`select org_id from organisation`.execute(db)
      for (const { org_id } of rows) await checkpoint(org_id, now)
    },
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

interface EntryRow {
  readonly at_xid: string
  readonly at_n: number
  readonly ms: string
  readonly at: string
  readonly actor: string | null
  readonly action: string
  readonly objects: string[]
  readonly dir_seq: number
  readonly vr_hash: Buffer | null
}

/** Places up to {@link BATCH} acts whose transactions, and all before them, have ended: the order can no longer change. */
async function sequence(work: Work): Promise<number> {
  const { rows } = await sql<EntryRow>`
    with last as (select seq, at_xid, at_n from audit_leaf where org_id = ${work.org}::uuid order by seq desc limit 1)
    select e.at_xid::text, e.at_n, extract(epoch from e.at) * 1000 as ms, e.at, e.actor, e.action, e.objects, e.dir_seq, e.vr_hash
    from audit_entry e
    where e.org_id = ${work.org}::uuid and e.at_xid < halte_horizon(${work.org}::uuid)
      and (e.at_xid, e.at_n) > (coalesce((select at_xid from last), -1), coalesce((select at_n from last), 0))
    order by e.at_xid, e.at_n limit ${BATCH}`.execute(work.trx)
  if (rows.length === 0) return 0
  const size = await sizeOf(work)
  const leaves = rows.map((row, i) => ({ row, seq: size + i, leaf: leafOf(row, size + i) }))
  const edgeNodes = await nodesOf(work, edge(size))
  const byLevel = new Map(edge(size).map(({ level, index }) => [level, edgeNodes(level, index)]))
  const added = grow(
    size,
    byLevel,
    leaves.map(({ leaf }) => leafHash(leaf)),
  )
  const columns = leaves.map(({ row, seq, leaf }) => ({
    seq,
    at_xid: row.at_xid,
    at_n: row.at_n,
    at: row.at,
    actor: row.actor,
    action: row.action,
    objects: row.objects,
    leaf: Buffer.from(leaf).toString('hex'),
  }))
  await sql`insert into audit_leaf (org_id, seq, at_xid, at_n, at, actor, action, objects, leaf)
    select ${work.org}::uuid, l.seq, l.at_xid, l.at_n, l.at, l.actor, l.action, l.objects, decode(l.leaf, 'hex')
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as l (seq integer, at_xid bigint, at_n integer, at timestamptz,
      actor uuid, action text, objects uuid[], leaf text)`.execute(work.trx)
  await sql`insert into audit_node (org_id, level, idx, hash)
    select ${work.org}::uuid, * from unnest(${added.map(n => n.level)}::smallint[], ${added.map(n => n.index)}::integer[],
      ${added.map(n => Buffer.from(n.hash))}::bytea[])`.execute(work.trx)
  return rows.length
}

function leafOf(row: EntryRow, seq: number): Bytes {
  return leafBytes({
    seq,
    time: Math.round(Number(row.ms)),
    actor: row.actor === null ? null : userId(row.actor),
    device: '',
    action: row.action,
    objectIds: row.objects,
    dirSeq: row.dir_seq,
    vrHash: row.vr_hash === null ? null : ownBytes(row.vr_hash),
    detail: null,
  })
}

async function sign(work: Work, secrets: Secrets): Promise<StoredCheckpoint | null> {
  const size = await sizeOf(work)
  const last = await lastCheckpoint(work)
  if (size === 0 || last?.size === size) return last
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from statement
    where org_id = ${work.org}::uuid`.execute(work.trx)
  const directorySeq = rows[0]?.seq ?? 0
  const root = await withNodes(work, node => rootAt(node, size))
  const name = logName(work.org)
  const text = formatCheckpoint({ origin: name, size, root, extensions: [`directory ${directorySeq}`] })
  const note = await signCheckpoint(text, name, secrets.logKey)
  await sql`insert into audit_checkpoint (org_id, size, root, note, dir_seq, at)
    values (${work.org}::uuid, ${size}, ${Buffer.from(root)}, ${note}, ${directorySeq}, ${new Date(work.now)})`.execute(
    work.trx,
  )
  return { size, root, note, directorySeq }
}

/** The newest checkpoint, if there is one. */
export async function lastCheckpoint(work: Work): Promise<StoredCheckpoint | null> {
  const { rows } = await sql<{
    size: number
    root: Buffer
    note: string
    dir_seq: number
  }>`select size, root, note, dir_seq
    from audit_checkpoint where org_id = ${work.org}::uuid order by size desc limit 1`.execute(work.trx)
  const [row] = rows
  return row === undefined
    ? null
    : { size: row.size, root: ownBytes(row.root), note: row.note, directorySeq: row.dir_seq }
}

/** Number of leaves. */
export async function sizeOf(work: Work): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(seq) + 1, 0) as size from audit_leaf
    where org_id = ${work.org}::uuid`.execute(work.trx)
  return rows[0]?.size ?? 0
}

/** Proof that the checkpoint of `size` only adds to the log of `from` entries. 422 for a `from` beyond it. */
export async function consistencyFrom(work: Work, from: number, size: number): Promise<Bytes[]> {
  if (from > size) throw new Refused(422, 'audit.size', { place: 'from' })
  return await withNodes(work, node => consistency(node, from, size))
}

/** Proof that leaf `seq` is in the log of `size` entries. */
export async function inclusionOf(work: Work, seq: number, size: number): Promise<Bytes[]> {
  if (seq >= size || size > (await sizeOf(work))) throw new Refused(422, 'audit.size', { place: 'size' })
  return await withNodes(work, node => inclusion(node, seq, size))
}

/** Computes twice: once to learn which nodes are needed, once with them. */
async function withNodes<T>(work: Work, compute: (node: Node) => T): Promise<T> {
  const wanted: Array<{ level: number; index: number }> = []
  compute((level, index) => {
    wanted.push({ level, index })
    return new Uint8Array(32)
  })
  return compute(await nodesOf(work, wanted))
}

async function nodesOf(work: Work, wanted: ReadonlyArray<{ level: number; index: number }>): Promise<Node> {
  // Lateral, because a planner without statistics would read the whole tree instead of a few nodes.
  const { rows } = await sql<{ level: number; idx: number; hash: Buffer }>`select n.level, n.idx, n.hash
    from unnest(${wanted.map(w => w.level)}::smallint[], ${wanted.map(w => w.index)}::integer[]) as w (level, idx)
    cross join lateral (select * from audit_node where org_id = ${work.org}::uuid and level = w.level and idx = w.idx
      offset 0) n`.execute(work.trx)
  const found = new Map(rows.map(({ level, idx, hash }) => [`${level}/${idx}`, ownBytes(hash)]))
  return (level, index) => {
    const hash = found.get(`${level}/${index}`)
    if (hash === undefined) throw new Error(`audit node ${level}/${index} is missing`)
    return hash
  }
}
