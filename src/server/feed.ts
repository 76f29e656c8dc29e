import { sql } from 'kysely'
import type { FeedPage } from '#replica/protocol.ts'
import { headsOf, type RecordRow, statesOf, wrapsOf } from './records.ts'
import { cursorOf } from './wire.ts'
import type { Position, Work } from './work.ts'

const BEGINNING: Position = { xid: '-1', n: 0 }

interface Item {
  readonly xid: string
  readonly n: number
  readonly what: 'record' | 'wrap' | 'gone'
  readonly root_id: string
  readonly id: string | null
  readonly kind: string | null
  readonly at_xid: string | null
  readonly at_n: number | null
}

/**
 * One page of what team `team` gets after `since`, in commit order (decision 0030). Nothing at or beyond the horizon is
 * given: below it every transaction has ended, so nothing can still appear there. A root shared later delivers its
 * older records at the position of the sharing; a page never ends inside one position. What was written in `known`
 * transactions, and not since, is left out: whoever asks has it.
 */
export async function feedPage(
  work: Work,
  team: string,
  since: Position | undefined,
  limit: number,
  known: readonly string[] = [],
): Promise<FeedPage> {
  const after = since ?? BEGINNING
  const { rows: horizons } = await sql<{
    horizon: string
  }>`select halte_horizon(${work.org}::uuid)::text as horizon`.execute(work.trx)
  const horizon = horizons[0]?.horizon ?? '0'
  const items = await itemsAfter(work, team, after, horizon, { limit, known })
  const last = items[limit - 1]
  // Whether there is one beyond may be hidden by several at the last position: an empty page then says so.
  const more = last !== undefined && items.length > limit
  const page = more ? items.filter(item => !beyond(item, last)) : items
  const records = page.filter(isRecord).map(recordOf)
  const wrapped = [...new Set(page.filter(({ what }) => what === 'wrap').map(({ root_id }) => root_id))]
  const touched = [...new Set(records.map(({ root_id }) => root_id))]
  return {
    wraps: await wrapsOf(work, wrapped, team),
    records: await statesOf(work, records),
    heads: await headsOf(work, touched),
    // From the beginning there is nothing to forget.
    gone: since === undefined ? [] : page.filter(({ what }) => what === 'gone').map(({ root_id }) => root_id),
    next: more ? cursorOf(last) : cursorOf({ xid: horizon, n: 0 }),
    more,
  }
}

const beyond = (item: Position, last: Position): boolean =>
  BigInt(item.xid) > BigInt(last.xid) || (item.xid === last.xid && item.n > last.n)

type RecordItem = Item & { id: string; kind: string; at_xid: string; at_n: number }
const isRecord = (item: Item): item is RecordItem => item.what === 'record' && item.id !== null
const recordOf = ({ id, root_id, kind, at_xid, at_n }: RecordItem): RecordRow => ({ id, root_id, kind, at_xid, at_n })

/**
 * At least `limit` + 1 items if there are so many, and all of the last one's position. Lateral lookups, because a planner without
 * statistics (a fresh installation during its first import) would compare every record with every wrap; by root alone, because
 * it would take the index by team for as good as the key and walk all roots of the team for each record.
 */
async function itemsAfter(
  work: Work,
  team: string,
  after: Position,
  horizon: string,
  { limit, known }: { limit: number; known: readonly string[] },
): Promise<Item[]> {
  const org = sql`${work.org}::uuid`
  const cursor = sql`(${after.xid}::bigint, ${after.n}::integer)`
  const end = sql`${horizon}::bigint`
  const here = sql`${known}::bigint[]`
  const page = sql`fetch first (${limit + 1}::bigint) rows with ties`
  const { rows } = await sql<Item>`
    with changed as (
      select r.at_xid as xid, r.at_n as n, 'record' as what, r.root_id, r.id, r.kind, r.at_xid, r.at_n
      from record r cross join lateral (select * from root_team where org_id = ${org} and root_id = r.root_id offset 0) t
      where r.org_id = ${org} and (r.at_xid, r.at_n) > ${cursor} and r.at_xid < ${end} and t.team_id = ${team}::uuid and not t.gone
        and (t.given_xid, t.given_n) <= (r.at_xid, r.at_n) and r.at_xid <> all (${here})
      order by r.at_xid, r.at_n ${page}
    ), shared as (
      select t.given_xid as xid, t.given_n as n, 'record' as what, r.root_id, r.id, r.kind, r.at_xid, r.at_n
      from root_team t cross join lateral (select * from record where org_id = ${org} and root_id = t.root_id offset 0) r
      where t.org_id = ${org} and t.team_id = ${team}::uuid and t.shared and not t.gone
        and (t.given_xid, t.given_n) > ${cursor} and t.given_xid < ${end} and (r.at_xid, r.at_n) < (t.given_xid, t.given_n)
      order by t.given_xid, t.given_n ${page}
    ), wrapped as (
      select t.at_xid as xid, t.at_n as n, case when t.gone then 'gone' else 'wrap' end as what, t.root_id,
        null::uuid as id, null::text as kind, null::bigint as at_xid, null::integer as at_n
      from root_team t
      where t.org_id = ${org} and t.team_id = ${team}::uuid and (t.at_xid, t.at_n) > ${cursor} and t.at_xid < ${end}
        and (t.gone or t.at_xid <> all (${here}))
      order by t.at_xid, t.at_n ${page}
    )
    select xid::text, n, what, root_id, id, kind, at_xid::text, at_n
    from (select * from changed union all select * from shared union all select * from wrapped) as items
    order by items.xid, items.n ${page}`.execute(work.trx)
  return rows
}
