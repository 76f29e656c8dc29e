import { sql } from 'kysely'
import { z } from 'zod'
import { kdf } from '#replica/protocol.ts'
import { type Directory, equalBytes, fromB64, userId } from '#vault'
import { takeHeld } from './accounts.ts'
import { Refused } from './refusal.ts'
import type { Work } from './work.ts'

const ANSWER = z.strictObject({ encPk: z.string(), sigPk: z.string(), kdf, mac: z.string(), handle: z.string() })
/** What an invited person sent: her public keys and the proof that she holds the invitation. */
export type InvitationAnswer = z.infer<typeof ANSWER>

/** An invitation as stored; `expired` is a matter of the clock. */
export interface StoredInvitation {
  readonly id: string
  readonly user: string
  readonly rekey: boolean
  readonly status: 'open' | 'answered' | 'confirmed' | 'withdrawn' | 'expired'
  readonly endsAt: string
  readonly answer: InvitationAnswer | undefined
}

/** Invitations of the organisation, newest first, or the one of an id. Locks what it reads when asked to. */
export async function findInvitations(work: Work, id?: string, lock = false): Promise<StoredInvitation[]> {
  const { rows } = await sql<{
    id: string
    user_id: string
    rekey: boolean
    status: 'open' | 'answered' | 'confirmed' | 'withdrawn'
    ends_at: string
    over: boolean
    answer: unknown
  }>`select id, user_id, rekey, status, ends_at, ends_at <= ${new Date(work.now)} as over, answer from invitation
    where org_id = ${work.org}::uuid ${id === undefined ? sql`` : sql`and id = ${id}`}
    order by made_at desc ${lock ? sql`for update` : sql``}`.execute(work.trx)
  return rows.map(row => ({
    id: row.id,
    user: row.user_id,
    rekey: row.rekey,
    status: row.over && row.status === 'open' ? 'expired' : row.status,
    endsAt: row.ends_at,
    answer: row.answer === null ? undefined : ANSWER.parse(row.answer),
  }))
}

/** Sets an invitation's state, with its answer when there is one. */
export async function setInvitation(
  work: Work,
  id: string,
  status: 'answered' | 'confirmed' | 'withdrawn',
  answer?: InvitationAnswer,
): Promise<void> {
  await sql`update invitation set status = ${status}, answer = coalesce(${answer === undefined ? null : JSON.stringify(answer)}::jsonb, answer)
    where org_id = ${work.org}::uuid and id = ${id}`.execute(work.trx)
}

/** Marks an invitation confirmed once the directory has exactly the keys that were answered; 409 `invite.keys` otherwise. */
export async function confirmInvitation(work: Work, directory: Directory, id: string): Promise<void> {
  const [invitation] = await findInvitations(work, id, true)
  if (invitation === undefined) throw new Refused(404, 'invite.unknown', { place: 'confirm' })
  if (invitation.status !== 'answered' || invitation.answer === undefined)
    throw new Refused(409, 'invite.state', { place: 'confirm' })
  const user = directory.users.get(userId(invitation.user))
  const { encPk, sigPk } = invitation.answer
  if (user === undefined || !equalBytes(user.encPk, fromB64(encPk)) || !equalBytes(user.sigPk, fromB64(sigPk))) {
    throw new Refused(409, 'invite.keys', { place: 'confirm' })
  }
  if (invitation.rekey && !(await takeHeld(work, invitation.user, fromB64(sigPk))))
    throw new Refused(409, 'invite.keys', { place: 'confirm' })
  await setInvitation(work, id, 'confirmed')
  work.audit({ action: 'invite.confirm', objects: [invitation.user] })
}
