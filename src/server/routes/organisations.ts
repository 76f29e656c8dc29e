import { sql } from 'kysely'
import { isUuid, orgId, ownBytes, rootFingerprintOf } from '#vault'
import { accountOf, saveAccount } from '../accounts.ts'
import { applyChanges } from '../changes/apply.ts'
import type { Db } from '../db.ts'
import { storeGrants, storeTeamBoxes } from '../grants.ts'
import type { Call, Handlers } from '../http/call.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { beginSession } from '../sessions.ts'
import { bytesAt } from '../wire.ts'
import type { Work } from '../work.ts'

type Names = 'organisations' | 'setUp' | 'demoPeople' | 'prepareDemo'

/** Which organisations are here, and making one: the ceremony's result, all of it in one transaction. */
export function organisationRoutes(services: Services): Pick<Handlers, Names> {
  const { db, secrets, limits, directories } = services

  const list = async (on: Db = db) => {
    const { rows } = await sql<{
      org_id: string
      name: string
      demo: boolean
    }>`select org_id, name, demo from organisation
      order by demo, name`.execute(on)
    return rows.map(({ org_id, name, demo }) => ({ id: org_id, name, demo }))
  }

  const admit = async ({ body, demonstration }: Call<'setUp'>): Promise<void> => {
    // Its passphrases are public: nobody from outside gets an organisation that is marked so.
    if (body.demo === true && !demonstration) throw new Refused(403, 'setUp.closed', { place: 'demo' })
    const taken = limits.take('setUp', 'all')
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
    mustBeFirst(await list(), body)
    if (services.setUp.mode === 'code' && body.code !== services.setUp.code)
      throw new Refused(403, 'setUp.code', { place: 'code' })
  }

  return {
    async organisations() {
      const organisations = await list()
      const closed = organisations.some(({ demo }) => !demo)
      return { organisations, setUp: closed ? 'closed' : services.setUp.mode }
    },

    async setUp(call) {
      await admit(call)
      const { body, atTheDoor, cookie } = call
      const { founder } = body
      const { account, token } = await atTheDoor(
        body.org,
        async work => {
          // Two at the same moment both found the place free above: one after the other they look again.
          await sql`select pg_advisory_xact_lock(${SET_UP})`.execute(work.trx)
          mustBeFirst(await list(work.trx), body)
          await insertOrganisation(work, body)
          const fingerprint = rootFingerprintOf(orgId(body.org), ownBytes(bytesAt(body.rootPk, 'rootPk')))
          await saveAccount(work, secrets, founder, 'founder')
          const directory = await directories.append(work, body.statements, { fingerprint })
          await storeGrants(work, directory, body.grants)
          await storeTeamBoxes(work, directory, founder.user, { histories: [], escrows: body.escrows })
          const account = await accountOf(work, founder.user)
          if (account.status !== 'active') throw new Refused(422, 'setUp.founder', { place: 'statements' })
          const results = await applyChanges(work, directory, services.catalogue, body.changes)
          for (const [i, result] of results.entries())
            if (!result.ok) throw new Refused(422, result.code, { place: `changes.${i}` })
          work.audit({ action: 'organisation.set-up', objects: [body.org] })
          return { account, token: await beginSession(work, founder.user, { shared: false }) }
        },
        founder.user,
      )
      cookie(token)
      return account
    },

    async demoPeople() {
      if (services.demonstration === undefined) return { org: null, people: [] }
      const { org, people } = await services.demonstration.people()
      return { org: org !== null && isUuid(org) ? org : null, people }
    },

    async prepareDemo({ body, someone }) {
      if (services.demonstration === undefined) throw new Refused(404, 'demo.absent')
      const { demonstration, log } = services
      // It takes a while: the page asks again until it is ready.
      const failed = (error: unknown) => log.fault('demo.failed', error)
      if (body.afresh === true) {
        if (someone === null || someone.org !== (await demonstration.people()).org)
          throw new Refused(403, 'demo.others')
        void demonstration.afresh().catch(failed)
      } else if (!demonstration.ready()) void demonstration.prepare().catch(failed)
      return { ok: true, ready: demonstration.ready() }
    },
  }
}

/** Any number will do, as long as every Halte uses the same one. */
const SET_UP = 4_600_002

/** One organisation and one demonstration: that is an installation. */
function mustBeFirst(
  present: ReadonlyArray<{ demo: boolean }>,
  { demo = false }: { demo?: boolean | undefined },
): void {
  if (present.some(other => other.demo === demo)) throw new Refused(409, 'setUp.closed')
}

async function insertOrganisation(work: Work, body: Call<'setUp'>['body']): Promise<void> {
  const rootPk = bytesAt(body.rootPk, 'rootPk')
  const fingerprint = rootFingerprintOf(orgId(body.org), ownBytes(rootPk))
  const { numAffectedRows } =
    await sql`insert into organisation (org_id, name, demo, root_pk, root_fingerprint, created_at)
    values (${body.org}::uuid, ${body.name}, ${body.demo === true}, ${rootPk}, ${Buffer.from(fingerprint)}, ${new Date(work.now)})
    on conflict do nothing`.execute(work.trx)
  if (numAffectedRows !== 1n) throw new Refused(409, 'setUp.closed', { place: 'org' })
}
