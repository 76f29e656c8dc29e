import { sql } from 'kysely'
import { saveAccount } from '../accounts.ts'
import { statementsAfter } from '../directories.ts'
import { storeGrants } from '../grants.ts'
import type { Handlers } from '../http/call.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { escrowsOf } from './directory.ts'

type Names = 'health' | 'metrics' | 'recoveryMaterial' | 'recover'

/** What whoever runs the machine may ask: is it well, how busy is it, and the recovery of an organisation that lost its officers. */
export function operationRoutes(services: Services): Pick<Handlers, Names> {
  const { db, directories, events, metrics, secrets, version } = services
  return {
    async health() {
      const database = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      )
      return { ok: database, database, version }
    },

    async metrics() {
      metrics.streams(events.count())
      return new Response(await metrics.text(), { headers: { 'content-type': 'text/plain; version=0.0.4' } })
    },

    recoveryMaterial: ({ params, atTheDoor }) =>
      atTheDoor(params.org ?? '', async work => {
        const statements = await statementsAfter(work, 0)
        if (statements.length === 0) throw new Refused(404, 'organisation.unknown')
        const { rows } = await sql<{ user_id: string; handle: string }>`select user_id, handle from account
          where org_id = ${work.org}::uuid order by handle`.execute(work.trx)
        const accounts = rows.map(({ user_id, handle }) => ({ user: user_id, handle }))
        return { statements, escrows: await escrowsOf(work), accounts }
      }),

    /** The root's signature is the right (the vault sees to it); the machine's operator alone could not make one. */
    async recover({ params, body, atTheDoor }) {
      const org = params.org ?? ''
      const { user } = body.person
      const foreign = body.statements.findIndex(
        ({ signers }) => !signers.every(({ by }) => by === 'root' || by === user),
      )
      if (foreign !== -1) throw new Refused(403, 'directory.right', { place: `statements.${foreign}` })
      if (!body.statements.some(({ type }) => type === 'recovery.use')) {
        throw new Refused(422, 'recover.statement', { place: 'statements' })
      }
      await atTheDoor(
        org,
        async work => {
          const directory = await directories.append(work, body.statements)
          if (![...directory.officers].some(officer => officer === body.person.user)) {
            throw new Refused(422, 'recover.officer', { place: 'statements' })
          }
          await saveAccount(work, secrets, body.person, 'person')
          await storeGrants(work, directory, body.grants)
          await sql`delete from session where org_id = ${org}::uuid`.execute(work.trx)
          work.audit({ action: 'recovery.use', objects: [body.person.user] })
        },
        body.person.user,
      )
      events.directory(org)
      return { ok: true }
    },
  }
}
