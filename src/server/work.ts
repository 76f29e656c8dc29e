import { type RawBuilder, sql } from 'kysely'
import type { Context } from './database/index.ts'
import { withTransaction } from './database/index.ts'
import type { Db, Trx } from './db.ts'

/** A place in the commit-ordered feed of an organisation (decision 0030): transaction, then order inside it. */
export type Position = { readonly xid: string; readonly n: number }

/** An act for the audit log. `objects` are ids only; `vrHash` is the hash of what was signed, where something was. */
export interface Act {
  readonly action: string
  readonly actor?: string | undefined
  readonly objects?: readonly string[]
  readonly vrHash?: Uint8Array | undefined
}

/** One transaction for one person: the queries, its positions in the feed, and the acts it will be answerable for. */
export interface Work {
  readonly trx: Trx
  readonly org: string
  readonly user: string | undefined
  /** Milliseconds; the same moment throughout the transaction. */
  readonly now: number
  /** The next position of this transaction; unique, and in order of calls. */
  position(): Promise<Position>
  /** What `halte_position` answered in another question of this transaction: saves asking once more. */
  standsAt(xid: string): void
  /** Adds to the audit log; written with the transaction, so an act and its trace stand or fall together. */
  audit(act: Act): void
}

/** Positions start at 1, so that `<xid>.0` lies before everything of a transaction. */
const FIRST = 1

/** Runs `work` in a transaction under row-level security, and writes its acts to the audit log with it. */
export async function inTransaction<T>(
  db: Db,
  context: Context,
  now: number,
  work: (work: Work) => Promise<T>,
): Promise<T> {
  const run = async (trx: Trx): Promise<T> => {
    const acts: Act[] = []
    let xid: string | undefined
    let n = FIRST
    const position = async (): Promise<Position> => {
      if (xid === undefined) {
        const { rows } = await sql<{
          at: string | null
        }>`select halte_position(${context.org}::uuid)::text as at`.execute(trx)
        const at = rows[0]?.at
        if (at === undefined || at === null) throw new Error('no organisation to write for')
        xid = at
      }
      return { xid, n: n++ }
    }
    const standsAt = (known: string) => {
      xid = known
    }
    const self: Work = {
      trx,
      org: context.org,
      user: context.user,
      now,
      position,
      standsAt,
      audit: act => acts.push(act),
    }
    const result = await work(self)
    if (acts.length > 0) await writeActs(self, acts)
    return result
  }
  const moment = new Date(now).toISOString()
  return await withTransaction(db, { ...context, now: moment }, run, { enter: context.user !== undefined })
}

async function writeActs(work: Work, acts: readonly Act[]): Promise<void> {
  const entries = await auditEntries(work, acts)
  await sql`${entries}`.execute(work.trx)
}

/** The statement that adds acts to the audit log, as part of a larger one: they stand or fall with what they tell of. */
export async function auditEntries(work: Work, acts: readonly Act[]): Promise<RawBuilder<unknown>> {
  const rows: object[] = []
  for (const act of acts) {
    const { xid, n } = await work.position()
    rows.push({
      at_xid: xid,
      at_n: n,
      actor: act.actor ?? work.user ?? null,
      action: act.action,
      objects: act.objects ?? [],
      vr_hash: act.vrHash === undefined ? null : Buffer.from(act.vrHash).toString('hex'),
    })
  }
  return sql`insert into audit_entry (org_id, at_xid, at_n, at, actor, action, objects, dir_seq, vr_hash)
    select ${work.org}::uuid, e.at_xid, e.at_n, ${new Date(work.now)}, e.actor, e.action, e.objects,
      (select coalesce(max(seq), 0) from statement where org_id = ${work.org}::uuid), decode(e.vr_hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (at_xid bigint, at_n integer, actor uuid, action text, objects uuid[], vr_hash text)`
}
