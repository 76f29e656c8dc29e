import { sql } from 'kysely'
import { letter, caseAct as schema } from '#replica/protocol/case-acts.ts'
import { type WireCaseAct, wrap } from '#replica/protocol.ts'
import { type CaseAct, rootId, userId } from '#vault'
import { Refused } from '../refusal.ts'
import { b64Of } from '../wire.ts'
import type { Work } from '../work.ts'

const DAY = 86_400_000
const SHOWN_DAYS = 90
/** Acts that are over, in one list. */
const SHOWN = 300

/** An act as it is kept. */
export interface StoredAct {
  readonly signed: CaseAct
  readonly root: string
  readonly does: WireCaseAct['act']['does']
  readonly by: string
  readonly from: string | null
  readonly to: string | null
  readonly keep: string
  readonly until: string
  readonly status: 'open' | 'done' | 'declined' | 'withdrawn' | 'lapsed'
  readonly opens: readonly string[]
  readonly material: unknown
  readonly wire: WireCaseAct
}

interface Row {
  readonly id: string
  readonly root_id: string
  readonly does: string
  readonly made_by: string
  readonly made_at: string
  readonly lapses_at: string
  readonly lapsed: boolean
  readonly status: 'open' | 'done' | 'declined' | 'withdrawn'
  readonly from_id: string | null
  readonly to_id: string | null
  readonly opens: string[]
  readonly keep: string
  readonly until_day: string
  readonly why: string
  readonly dir_seq: number
  readonly sig: Buffer
  readonly note: unknown
  readonly material: unknown
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly decided_seq: number | null
  readonly decided_sig: Buffer | null
  readonly answer: unknown
  readonly over: boolean
}

/**
 * One act, or those that are shown, newest first; row-level security says whose. Locks when asked to. Of those that are over not
 * more than the newest {@link SHOWN}: what waits for an answer or is in force is never left out for them.
 */
export async function findActs(
  work: Work,
  only: { id?: string; root?: string } = {},
  lock = false,
): Promise<StoredAct[]> {
  const now = new Date(work.now)
  const { rows } = await sql<Row>`select * from (
    select act.*, row_number() over (partition by past order by made_at desc) as nth from (
      select a.*, s.lapsed, s.over, s.lapsed or s.over or a.status in ('declined', 'withdrawn')
          or a.status = 'done' and a.does not in ('cover', 'cowork', 'hold') as past
      from case_act a cross join lateral (select
        a.status = 'open' and (a.lapses_at <= ${now}
          or a.does = 'transfer' and not exists (select from team_member g where g.org_id = a.org_id
            and g.team_id = a.from_id and g.user_id = a.made_by)) as lapsed,
        a.does in ('cover', 'cowork') and a.status = 'done' and not exists (select from root_team t where t.org_id = a.org_id
          and t.root_id = a.root_id and t.team_id = a.to_id and not t.gone) as over) s
      where a.org_id = ${work.org}::uuid
        and ${
          only.id === undefined
            ? sql`(a.made_at > ${new Date(work.now - SHOWN_DAYS * DAY)} or a.status = 'open' or a.does in ('cover', 'cowork', 'hold'))`
            : sql`a.id = ${only.id}::uuid`
        } ${only.root === undefined ? sql`` : sql`and a.root_id = ${only.root}::uuid`}
      ${lock ? sql`for update of a` : sql``}) act
    ) listed where not past or nth <= ${SHOWN} order by made_at desc`.execute(work.trx)
  return rows.map(actOf)
}

function actOf(row: Row): StoredAct {
  const { id, root_id, made_by, from_id, to_id, keep, until_day, why, dir_seq } = row
  const act = schema.shape.act.parse({
    id,
    root: root_id,
    does: row.does,
    from: from_id,
    to: to_id,
    keep,
    until: until_day,
    why,
    by: made_by,
    dirSeq: dir_seq,
    sig: b64Of(row.sig),
  })
  const status = row.lapsed ? 'lapsed' : row.status
  const how = row.status === 'open' ? undefined : row.status === 'done' ? 'accepted' : row.status
  return {
    signed: { ...act, rootId: rootId(root_id), by: userId(made_by) },
    root: root_id,
    does: act.does,
    by: made_by,
    from: from_id,
    to: to_id,
    keep,
    until: until_day,
    status,
    opens: row.opens,
    material: row.material,
    wire: {
      act,
      at: row.made_at,
      lapses: row.lapses_at,
      status: row.over ? 'over' : status,
      ...(row.note === null ? {} : { note: letter.parse(row.note) }),
      ...(row.decided_by === null || row.decided_at === null || how === undefined
        ? {}
        : {
            decided: {
              how,
              by: row.decided_by,
              at: row.decided_at,
              ...(row.decided_seq === null ? {} : { dirSeq: row.decided_seq }),
              ...(row.decided_sig === null ? {} : { sig: b64Of(row.decided_sig) }),
              ...(row.answer === null ? {} : { answer: letter.parse(row.answer) }),
            },
          }),
    },
  }
}

/** The wraps an act brings. */
export const wrapsOfAct = (act: StoredAct) => wrap.array().parse(act.material)

/** The act of an id, locked, in force as `status`; 404 `act.unknown`, 409 `act.over`. */
export async function lockedAct(work: Work, id: string): Promise<StoredAct> {
  const [found] = await findActs(work, { id }, true)
  if (found === undefined) throw new Refused(404, 'act.unknown')
  return found
}
