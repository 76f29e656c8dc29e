import { sql } from 'kysely'
import { type Directory, equalBytes, isUuid } from '#vault'
import { forgetReminders } from './mail/address.ts'
import { endSessions } from './sessions.ts'
import type { Work } from './work.ts'

/**
 * Writes what the directory says now into the tables the guard and row-level security look at: people, officers, teams and
 * memberships. Only what changed since `before`. A revoked person has no membership, whatever the statements left.
 */
export async function project(work: Work, before: Directory | null, after: Directory): Promise<void> {
  await people(work, before, after)
  await officers(work, before, after)
  await teams(work, before, after)
  await memberships(work, before, after)
  await devices(work, before, after)
  await renamed(work, before, after)
}

/** The first page and invitations call the organisation as its directory does. */
async function renamed({ org, trx }: Work, before: Directory | null, { name }: Directory): Promise<void> {
  if (name === null || name === before?.name) return
  await sql`update organisation set name = ${name} where org_id = ${org}::uuid`.execute(trx)
}

/** A removed device is signed out at once. */
async function devices(work: Work, before: Directory | null, after: Directory): Promise<void> {
  for (const name of after.revokedDevices.keys()) {
    if (before === null || before.revokedDevices.has(name)) continue
    const [user = '', device = ''] = name.split('/')
    if (isUuid(device)) await endSessions(work, { user, device })
  }
}

async function people(work: Work, before: Directory | null, after: Directory): Promise<void> {
  for (const [user, { encPk, sigPk, status, since }] of after.users) {
    const old = before?.users.get(user)
    if (old !== undefined && old.status === status && old.since === since && equalBytes(old.sigPk, sigPk)) continue
    await sql`insert into member (org_id, user_id, enc_pk, sig_pk, status, keys_seq)
      values (${work.org}::uuid, ${user}::uuid, ${Buffer.from(encPk)}, ${Buffer.from(sigPk)}, ${status}, ${since})
      on conflict (org_id, user_id) do update set enc_pk = excluded.enc_pk, sig_pk = excluded.sig_pk,
        status = excluded.status, keys_seq = excluded.keys_seq`.execute(work.trx)
    // New keys or no rights: whoever is signed in as this person is signed out at once.
    if (old === undefined) continue
    await sql`delete from session where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
    // An address that somebody else may have put there, or of a person who is gone, is written to no more.
    await forgetReminders(work, user)
  }
}

async function officers(work: Work, before: Directory | null, after: Directory): Promise<void> {
  for (const user of after.officers) {
    if (before?.officers.has(user)) continue
    await sql`insert into officer (org_id, user_id) values (${work.org}::uuid, ${user}::uuid) on conflict do nothing`.execute(
      work.trx,
    )
  }
  for (const user of before?.officers ?? []) {
    if (after.officers.has(user)) continue
    await sql`delete from officer where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
  }
}

async function teams(work: Work, before: Directory | null, after: Directory): Promise<void> {
  for (const [team, { epoch, policy }] of after.teams) {
    const old = before?.teams.get(team)
    if (old !== undefined && old.epoch === epoch && old.policy.purpose === policy.purpose) continue
    await sql`insert into team (org_id, team_id, epoch, purpose)
      values (${work.org}::uuid, ${team}::uuid, ${epoch}, ${policy.purpose})
      on conflict (org_id, team_id) do update set epoch = excluded.epoch, purpose = excluded.purpose`.execute(work.trx)
  }
}

interface Membership {
  readonly team: string
  readonly user: string
  readonly role: string
  readonly duty: string
}

function membershipsOf(directory: Directory | null): Map<string, Membership> {
  const found = new Map<string, Membership>()
  // Everyone active is a team of one besides: what is given to one person goes the same ways (decision 0115).
  for (const [user, { status }] of directory?.users ?? [])
    if (status === 'active') found.set(`${user}/${user}`, { team: user, user, role: 'member', duty: '' })
  for (const [team, { members }] of directory?.teams ?? []) {
    for (const [user, { role, duty }] of members) {
      if (directory?.users.get(user)?.status !== 'active') continue
      found.set(`${team}/${user}`, { team, user, role, duty })
    }
  }
  return found
}

async function memberships(work: Work, before: Directory | null, after: Directory): Promise<void> {
  const [old, now] = [membershipsOf(before), membershipsOf(after)]
  for (const [key, { team, user }] of old) {
    if (now.has(key)) continue
    await sql`delete from team_member
      where org_id = ${work.org}::uuid and user_id = ${user}::uuid and team_id = ${team}::uuid`.execute(work.trx)
  }
  for (const [key, { team, user, role, duty }] of now) {
    const was = old.get(key)
    if (was?.role === role && was.duty === duty) continue
    await sql`insert into team_member (org_id, user_id, team_id, role, duty)
      values (${work.org}::uuid, ${user}::uuid, ${team}::uuid, ${role}, ${duty})
      on conflict (org_id, user_id, team_id) do update set role = excluded.role, duty = excluded.duty`.execute(work.trx)
  }
  // The rest of the transaction sees by the teams as they are now: a founder writes into the teams she just made.
  await sql`select halte_enter()`.execute(work.trx)
}
