import { sql } from 'kysely'
import { takeChanges } from '../changes/index.ts'
import { feedPage } from '../feed.ts'
import type { Handlers } from '../http/call.ts'
import { headsOf, type RecordRow, statesOf, versionOf, wrapsOf } from '../records.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { positionOf } from '../wire.ts'

type Names = 'changes' | 'feed' | 'root' | 'versions'

/** Records of one answer at most; a device pulls the rest by the feed. */
const PAGE = 1000
const ROOT = 5000

/** Writing and reading records. */
export function recordRoutes(services: Services): Pick<Handlers, Names> {
  const { limits, events, metrics } = services
  return {
    async changes({ body, person, transaction }) {
      const results = await takeChanges(services, person(), transaction, body.changes)
      const accepted = results.filter(({ ok }) => ok).length
      metrics.changes(accepted, results.length - accepted)
      if (accepted > 0) events.stirred(person().org)
      return { results }
    },

    feed: ({ params, query, transaction }) =>
      transaction(work =>
        feedPage(
          work,
          params.team ?? '',
          query.since === undefined ? undefined : positionOf(query.since),
          query.limit ?? PAGE,
          query.known?.split(','),
        ),
      ),

    /** Opening a case is counted and logged; the governor stops someone who opens case after case. */
    async root({ params, query, person, transaction }) {
      const root = params.root ?? ''
      const { org, user } = person()
      const bySync = query.purpose === 'sync'
      const taken = limits.take(bySync ? 'rootSync' : 'rootOpen', `${org}/${user}`)
      if (!taken.ok && bySync) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      if (!taken.ok) {
        await transaction(async work => work.audit({ action: 'governor.notice', objects: [root] }))
        throw new Refused(429, 'session.stepUp', { retryAfter: taken.retryAfter })
      }
      return await transaction(async work => {
        const { rows } = await sql<RecordRow>`select id, root_id, kind, at_xid::text, at_n from record
          where org_id = ${work.org}::uuid and root_id = ${root}::uuid order by at_xid, at_n limit ${ROOT + 1}`.execute(
          work.trx,
        )
        work.audit({ action: bySync ? 'root.sync' : 'root.open', objects: [root] })
        const [head] = await headsOf(work, [root])
        return {
          records: await statesOf(work, rows.slice(0, ROOT)),
          wraps: await wrapsOf(work, [root]),
          head: head === undefined ? null : { seq: head.seq, hash: head.hash, author: head.author, sig: head.sig },
          more: rows.length > ROOT,
        }
      })
    },

    async versions({ params, query, transaction }) {
      return await transaction(async work => {
        const { rows } = await sql<{
          comp: string
          version: number
          vr: Buffer
          sig: Buffer
          facts: Record<string, unknown> | null
          sealed: Buffer | null
        }>`select v.comp, v.version, v.vr, v.sig, v.facts, s.sealed from version v
          left join sealed_version s on s.org_id = v.org_id and s.record_id = v.record_id and s.comp = v.comp
            and s.version = v.version and exists (select from root_team t
              join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
              where t.org_id = v.org_id and t.root_id = v.root_id and not t.gone and m.user_id = ${work.user}::uuid
                and v.comp = any (t.compartments))
          where v.org_id = ${work.org}::uuid and v.root_id = ${params.root}::uuid and v.record_id = ${params.rec}::uuid
            ${query.comp === undefined ? sql`` : sql`and v.comp = ${query.comp}`}
          order by v.comp, v.version limit 2000`.execute(work.trx)
        return {
          versions: rows.map(row => ({ ...versionOf(row), ...(row.facts === null ? {} : { facts: row.facts }) })),
        }
      })
    },
  }
}
