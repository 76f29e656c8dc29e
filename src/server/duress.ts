import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Account, Slot } from '#replica/protocol.ts'
import { slot as slotSchema } from '#replica/protocol.ts'
import { lp } from '#vault'
import type { Secrets } from './secrets.ts'
import { endSessions } from './sessions.ts'
import { b64Of } from './wire.ts'
import type { Work } from './work.ts'

const macOf = (secrets: Secrets, work: Work, user: string, auth: Uint8Array): Buffer =>
  createHmac('sha256', secrets.pepper)
    .update(lp(['ct/v1/duressmac', work.org, user, new Uint8Array(auth)]))
    .digest()

/** Keeps the passphrase for being forced, or takes it away. */
export async function saveDuress(
  work: Work,
  secrets: Secrets,
  user: string,
  duress: { auth: Uint8Array; slot: Slot } | null,
): Promise<void> {
  await forget(work, user)
  if (duress === null) return
  await sql`insert into account_duress (org_id, user_id, mac, slot) values (${work.org}::uuid, ${user}::uuid,
    ${macOf(secrets, work, user, duress.auth)}, ${JSON.stringify(duress.slot)}::jsonb)`.execute(work.trx)
}

const forget = (work: Work, user: string) =>
  sql`delete from account_duress where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)

/** The slot of that passphrase, for its owner's own devices. */
export async function duressSlot(work: Work, user: string): Promise<Slot | undefined> {
  const { rows } = await sql<{ slot: unknown }>`select slot from account_duress
    where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
  return rows[0] === undefined ? undefined : slotSchema.parse(rows[0].slot)
}

const NOTHING = Buffer.alloc(32)

/** The slot, when this proof is the one for being forced. The same work is done whether there is one or not. */
export async function isForced(
  secrets: Secrets,
  work: Work,
  account: { readonly user: string },
  auth: Uint8Array,
): Promise<Slot | undefined> {
  const { rows } = await sql<{ mac: Buffer; slot: unknown }>`select mac, slot from account_duress
    where org_id = ${work.org}::uuid and user_id = ${account.user}::uuid`.execute(work.trx)
  const same = timingSafeEqual(rows[0]?.mac ?? NOTHING, macOf(secrets, work, account.user, auth))
  return same && rows[0] !== undefined ? slotSchema.parse(rows[0].slot) : undefined
}

/** From here on nobody signs in to the account, by whatever way, until key officers gave it new keys. */
export async function freeze(work: Work, user: string): Promise<void> {
  await sql`update account set frozen_at = coalesce(frozen_at, ${new Date(work.now)})
    where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
  await endSessions(work, { user })
  work.audit({ action: 'account.frozen', objects: [user] })
}

export async function isFrozen(work: Work, user: string): Promise<boolean> {
  const { rows } = await sql`select from account
    where org_id = ${work.org}::uuid and user_id = ${user}::uuid and frozen_at is not null`.execute(work.trx)
  return rows.length > 0
}

/** New keys end a freeze, and with it the passphrase of the old ones. */
export async function thaw(work: Work, user: string): Promise<void> {
  await sql`update account set frozen_at = null where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(
    work.trx,
  )
  await forget(work, user)
}

/** An account in the form and size of the real one, with nothing of it: no key opens from it, whatever passphrase is known. */
export function decoyOf(account: Account, slot: Slot): Account {
  const { keys, memo, duress: _, ...plain } = account
  const noise = (like: string) => b64Of(randomBytes(Math.floor((like.length * 3) / 4)))
  return { ...plain, slots: [slot], keys: noise(keys), ...(memo === undefined ? {} : { memo: noise(memo) }) }
}
