import { sql } from 'kysely'
import { accountOf, holdCredentials, saveAccount } from '../accounts.ts'
import type { Db } from '../db.ts'
import type { Handlers } from '../http/call.ts'
import { findInvitations, type StoredInvitation, setInvitation } from '../invitations.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { beginSession, endSessions } from '../sessions.ts'
import type { Work } from '../work.ts'

type Names = 'invite' | 'invitations' | 'withdrawInvitation' | 'invitation' | 'answerInvitation'

const DAY = 86_400_000

/** Enrolment without trusting the server (security.md 3.2): the secret of the link never comes here. */
export function invitationRoutes(services: Services): Pick<Handlers, Names> {
  const { db, limits, secrets, events } = services

  const limited = (key: string) => {
    const taken = limits.take('invitation', key)
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
  }

  return {
    async invite({ body, person, transaction }) {
      limited(`${person().org}/${person().user}`)
      await transaction(async work => {
        const { rows } = await sql<{ status: string }>`select status from member
          where org_id = ${work.org}::uuid and user_id = ${body.user}::uuid`.execute(work.trx)
        // A new person must be unknown to the directory, a re-invited one known and not removed.
        if (body.rekey ? rows[0]?.status !== 'active' : rows.length > 0)
          throw new Refused(409, 'invite.state', { place: 'user' })
        const { numAffectedRows } =
          await sql`insert into invitation (org_id, id, user_id, rekey, status, made_by, made_at, ends_at)
          values (${work.org}::uuid, ${body.id}, ${body.user}::uuid, ${body.rekey}, 'open', ${work.user}::uuid,
            ${new Date(work.now)}, ${new Date(work.now + body.days * DAY)}) on conflict do nothing`.execute(work.trx)
        if (numAffectedRows !== 1n) throw new Refused(409, 'invite.state', { place: 'id' })
        work.audit({ action: body.rekey ? 'invite.rekey' : 'invite.make', objects: [body.user] })
      })
      return { ok: true }
    },

    invitations: ({ transaction }) =>
      transaction(async work => ({
        invitations: (await findInvitations(work)).map(({ id, user, rekey, status, endsAt, answer }) => ({
          id,
          user,
          rekey,
          status,
          expires: endsAt,
          ...(answer === undefined ? {} : { answer }),
        })),
      })),

    async withdrawInvitation({ params, transaction }) {
      await transaction(async work => {
        const [found] = await findInvitations(work, params.id, true)
        if (found === undefined) throw new Refused(404, 'invite.unknown', { place: 'id' })
        if (found.status === 'confirmed') throw new Refused(409, 'invite.state', { place: 'id' })
        await setInvitation(work, found.id, 'withdrawn')
        work.audit({ action: 'invite.withdraw', objects: [found.user] })
      })
      return { ok: true }
    },

    async invitation({ params, atTheDoor }) {
      limited('door')
      const org = await orgOf(db, params.id ?? '')
      return await atTheDoor(org, async work => {
        const [found] = await findInvitations(work, params.id)
        const { rows } = await sql<{ name: string; demo: boolean }>`select name, demo from organisation
          where org_id = ${org}::uuid`.execute(work.trx)
        if (found === undefined || rows[0] === undefined) throw new Refused(404, 'invite.unknown')
        return {
          org,
          orgName: rows[0].name,
          demo: rows[0].demo,
          user: found.user,
          rekey: found.rekey,
          status: found.status,
        }
      })
    },

    /** The person gets an account without any right until an officer's device has checked her keys and signed. */
    async answerInvitation({ params, body, atTheDoor, cookie }) {
      limited('door')
      const org = await orgOf(db, params.id ?? '')
      const { person, mac } = body
      const { account, token } = await atTheDoor(
        org,
        async work => {
          const [found] = await findInvitations(work, params.id, true)
          mustBeOpen(found, person.user)
          await mustFit(work, found)
          // Of a re-invited person nothing changes before an officer has confirmed: her device may be well and at work.
          if (found.rekey) await holdCredentials(work, secrets, person, 'person')
          else {
            await saveAccount(work, secrets, person, 'person')
            await endSessions(work, { user: person.user })
          }
          const { encPk, sigPk, kdf, handle } = person
          await setInvitation(work, found.id, 'answered', { encPk, sigPk, kdf, mac, handle })
          work.audit({ action: 'invite.answer', actor: person.user, objects: [person.user] })
          const account = await accountOf(work, person.user, found.rekey)
          return { account, token: await beginSession(work, person.user, { shared: false, pending: found.rekey }) }
        },
        person.user,
      )
      events.directory(org)
      cookie(token)
      return account
    },
  }
}

function mustBeOpen(found: StoredInvitation | undefined, user: string): asserts found is StoredInvitation {
  if (found === undefined) throw new Refused(404, 'invite.unknown')
  if (found.status === 'expired' || found.status === 'withdrawn') throw new Refused(410, `invite.${found.status}`)
  if (found.status !== 'open') throw new Refused(409, 'invite.used')
  if (found.user !== user) throw new Refused(409, 'invite.state', { place: 'person.user' })
}

/** An invitation made before the person was added or removed has lost its meaning. */
async function mustFit(work: Work, invitation: StoredInvitation): Promise<void> {
  const { rows } = await sql<{ status: string }>`select status from member
    where org_id = ${work.org}::uuid and user_id = ${invitation.user}::uuid`.execute(work.trx)
  if (invitation.rekey ? rows[0]?.status !== 'active' : rows.length > 0) throw new Refused(409, 'invite.state')
}

async function orgOf(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{ org: string | null }>`select halte_invitation_org(${id}) as org`.execute(db)
  const org = rows[0]?.org
  if (org === undefined || org === null) throw new Refused(404, 'invite.unknown')
  return org
}
