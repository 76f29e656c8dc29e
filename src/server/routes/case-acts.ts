import { sql } from 'kysely'
import { letter as letterSchema } from '#replica/protocol/case-acts.ts'
import type { Directory } from '#vault'
import { askAct, mustBeLetter } from '../case-acts/ask.ts'
import { decideAct } from '../case-acts/decide.ts'
import { renewAct } from '../case-acts/renew.ts'
import { findActs } from '../case-acts/store.ts'
import type { Handlers } from '../http/call.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

type Names = 'caseActs' | 'askCaseAct' | 'renewCaseAct' | 'decideCaseAct' | 'leaveLetter' | 'letters'

/** What is done with a whole case, and letters to teams (decisions 0115 to 0119). */
export function caseActRoutes(services: Services): Pick<Handlers, Names> {
  const { directories, events, limits, catalogue } = services
  const current = async (work: Work): Promise<Directory> => {
    const directory = await directories.current(work)
    if (directory === null) throw new Refused(404, 'organisation.unknown')
    return directory
  }
  const limited = (key: string) => {
    const taken = limits.take('proposal', key)
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
  }
  const told = (org: string) => {
    events.stirred(org)
    events.directory(org)
  }
  return {
    caseActs: ({ query, transaction }) =>
      transaction(async work => {
        const acts = await findActs(work, query.root === undefined ? {} : { root: query.root })
        const { rows } = await sql<{ root_id: string }>`select root_id from root_hold where org_id = ${work.org}::uuid
          ${query.root === undefined ? sql`` : sql`and root_id = ${query.root}::uuid`}`.execute(work.trx)
        return { acts: acts.map(({ wire }) => wire), held: rows.map(({ root_id }) => root_id) }
      }),

    async askCaseAct({ body, person, transaction }) {
      const { org, user } = person()
      limited(`${org}/${user}`)
      await transaction(async work => askAct(work, catalogue, await current(work), body)).catch(asUnknown)
      told(org)
      return { ok: true }
    },

    async renewCaseAct({ params, body, person, transaction }) {
      limited(`${person().org}/${person().user}`)
      await transaction(async work => renewAct(work, await current(work), params.act ?? '', body.wraps))
      told(person().org)
      return { ok: true }
    },

    async decideCaseAct({ params, body, person, transaction }) {
      await transaction(async work => decideAct(work, catalogue, await current(work), params.act ?? '', body))
      told(person().org)
      return { ok: true }
    },

    /** The log says that a letter was left for a team; neither the row nor the log says about whom. */
    async leaveLetter({ body, person, transaction }) {
      const { org, user } = person()
      limited(`${org}/${user}`)
      await transaction(async work => {
        const directory = await current(work)
        const { letter } = body
        const team = [...directory.teams].find(([id]) => id === letter.team)?.[1]
        if (team === undefined) throw new Refused(404, 'team.unknown')
        if ([...team.members.keys()].some(member => member === user)) throw new Refused(409, 'letter.own')
        const fits = letter.purpose === 'opinion' && letter.author === user
        await mustBeLetter(directory, letter, fits)
        if (letter.epoch !== team.epoch) throw new Refused(409, 'epoch.stale', { place: 'letter.epoch' })
        const month = new Date(work.now).toISOString().slice(0, 7)
        await sql`insert into letter (org_id, id, team_id, purpose, month, letter) values (${work.org}::uuid, ${letter.subject}::uuid,
          ${letter.team}::uuid, ${letter.purpose}, ${month}, ${JSON.stringify(letter)}::jsonb) on conflict do nothing`.execute(
          work.trx,
        )
        work.audit({ action: 'letter.leave', objects: [letter.team] })
      })
      return { ok: true }
    },

    letters: ({ params, transaction }) =>
      transaction(async work => {
        const { rows } = await sql<{ id: string; month: string; letter: unknown }>`select id, month, letter from letter
          where org_id = ${work.org}::uuid and team_id = ${params.team}::uuid order by month desc, id limit 1000`.execute(
          work.trx,
        )
        return { letters: rows.map(({ id, month, letter }) => ({ id, month, letter: letterSchema.parse(letter) })) }
      }),
  }
}

/** An act on what is not there, by who may not look either. */
function asUnknown(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === '23503') throw unknownObject('act.root')
  if (code === '42501') throw noRight('act.root')
  throw error
}
