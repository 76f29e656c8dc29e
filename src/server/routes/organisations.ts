import { sql } from 'kysely'
import { isUuid, orgId, ownBytes, rootFingerprintOf } from '#vault'
import { accountOf, saveAccount } from '../accounts.ts'
import { applyChanges } from '../changes/apply.ts'
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

  const list = async () => {
    const { rows } = await sql<{
      org_id: string
      name: string
      demo: boolean
    }>`select org_id, name, demo from organisation
      order by demo, name`.execute(db)
    return rows.map(({ org_id, name, demo }) => ({ id: org_id, name, demo }))
  }

  const admit = async ({ body }: Call<'setUp'>): Promise<void> => {
    const taken = limits.take('setUp', 'all')
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
    const present = await list()
    if (present.some(({ demo }) => demo === (body.demo === true))) throw new Refused(409, 'setUp.closed')
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
          return { account, token: await beginSession(work, founder.user, false) }
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

async function insertOrganisation(work: Work, body: Call<'setUp'>['body']): Promise<void> {
  const rootPk = bytesAt(body.rootPk, 'rootPk')
  const fingerprint = rootFingerprintOf(orgId(body.org), ownBytes(rootPk))
  const { numAffectedRows } =
    await sql`insert into organisation (org_id, name, demo, root_pk, root_fingerprint, created_at)
    values (${body.org}::uuid, ${body.name}, ${body.demo === true}, ${rootPk}, ${Buffer.from(fingerprint)}, ${new Date(work.now)})
    on conflict do nothing`.execute(work.trx)
  if (numAffectedRows !== 1n) throw new Refused(409, 'setUp.closed', { place: 'org' })
}
