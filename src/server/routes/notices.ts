import { sql } from 'kysely'
import { leftAloneBy } from '../case-acts/last-holder.ts'
import type { Handlers } from '../http/call.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

type Names = 'openedBy' | 'noteDrill' | 'notices'

const DAY = 86_400_000
/** How far back one looks when a person is removed (security.md 5.2), and how long an announcement stands. */
const OPENED_DAYS = 90
const NOTICE_DAYS = 30

/** Statements everyone is told of. */
const ANNOUNCED = ['root', 'officer.add', 'officer.remove', 'recovery.set', 'recovery.use', 'org.name']
/** Acts on one's own account. */
const OWN = ['session.code', 'credentials.change', 'credentials.code', 'credentials.passkey', 'device.lock']
/** Acts key officers are told of; of the last also the leads of the case. */
const TOLD = ['export.large', 'recovery.drill', 'governor.notice']
/** What a team or a person had by her consent, or for a time, and has no more: its second object is who had it. */
const LOST = ['consent.end', 'cover.end']
const ERASED = 'act.erase.accepted'

interface Act {
  readonly seq: number
  readonly at: string
  readonly action: string
  readonly actor: string | null
  readonly objects: string[]
}

/** What the log says to those it concerns. */
export function noticeRoutes({ audit, directories }: Services): Pick<Handlers, Names> {
  return {
    async openedBy({ params, person, now, transaction }) {
      await audit.checkpoint(person().org, now)
      return await transaction(async work => {
        const since = new Date(work.now - OPENED_DAYS * DAY)
        const hers = sql`org_id = ${work.org}::uuid and actor = ${params.user}::uuid and at > ${since}`
        const { rows } = await sql<{ root: string; times: number; last: string }>`
          select o as root, count(*)::integer as times, max(at) as last from audit_leaf, unnest(objects) o
          where ${hers} and action = 'root.open' group by o order by max(at) desc limit 20000`.execute(work.trx)
        const counts = await sql<{ files: number; exported: number }>`
          select count(*) filter (where action = 'file.get')::integer as files,
            count(distinct o) filter (where action like 'export.%' and o <> objects[1])::integer as exported
          from audit_leaf left join lateral unnest(objects) o on true where ${hers}`.execute(work.trx)
        const directory = await directories.current(work)
        const alone = directory === null ? 0 : await leftAloneBy(work, directory, params.user ?? '')
        return { roots: rows, alone, ...(counts.rows[0] ?? { files: 0, exported: 0 }) }
      })
    },

    async noteDrill({ person, transaction }) {
      await transaction(async work => work.audit({ action: 'recovery.drill', objects: [person().user] }))
      return { ok: true }
    },

    async notices({ person, now, transaction }) {
      const { org, officer } = person()
      await audit.checkpoint(org, now)
      return await transaction(async work => {
        const since = new Date(work.now - NOTICE_DAYS * DAY)
        const statements = await sql<{ seq: number; at: string }>`select seq, at from statement
          where org_id = ${work.org}::uuid and at > ${since} and type = any(${ANNOUNCED}::text[]) and seq > 1
          order by seq`.execute(work.trx)
        const drill = await sql<{
          day: string
        }>`select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from audit_leaf
          where org_id = ${work.org}::uuid and action = 'recovery.drill' order by seq desc limit 1`.execute(work.trx)
        return {
          statements: statements.rows,
          acts: await actsFor(work, since, officer),
          lastDrill: drill.rows[0]?.day ?? null,
        }
      })
    },
  }
}

/**
 * One's own account; the governor, to key officers and to leads whom the root is open to; large exports, to key officers; cases that
 * were taken back or erased, to those who had them: they have to stop and delete (security.md 5.2, decision 0171). The few entries of these kinds are taken out first: whatever the planner knows, it must not go through the log for them.
 */
async function actsFor(work: Work, since: Date, officer: boolean): Promise<Act[]> {
  const { rows } = await sql<Act>`select seq, at, action, actor, objects
    from (select * from audit_leaf where org_id = ${work.org}::uuid and action = any(${[...OWN, ...TOLD, ...LOST, ERASED]}::text[]) offset 0) l
    where at > ${since} and (
      (action = any(${OWN}::text[]) and objects @> array[${work.user}::uuid])
      or (${officer} and action = any(${TOLD}::text[]))
      or (action = 'governor.notice' and actor is distinct from ${work.user}::uuid and exists (
        select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id and m.role = 'lead'
        where t.org_id = l.org_id and t.root_id = any(l.objects) and m.user_id = ${work.user}::uuid))
      or (action = any(${LOST}::text[]) and actor is distinct from ${work.user}::uuid
        and array_position((select nullif(current_setting('halte.teams', true), '')::uuid[])::uuid[], l.objects[2]) is not null)
      or (action = ${ERASED} and halte_had_at_end(l.org_id, l.objects[1])))
    order by seq desc limit 200`.execute(work.trx)
  return rows
}
