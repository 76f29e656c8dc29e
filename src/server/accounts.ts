import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Account, BodyOf, Slot } from '#replica/protocol.ts'
import { kdf as kdfSchema, slot as slotSchema } from '#replica/protocol.ts'
import { lp } from '#vault'
import { duressSlot, thaw } from './duress.ts'
import { Refused } from './refusal.ts'
import type { Secrets } from './secrets.ts'
import { b64Of, bytesAt } from './wire.ts'
import type { Work } from './work.ts'

/** A person as she presents herself: handle, sign-in proof, public keys, and her private keys sealed. */
export type NewPerson = NonNullable<BodyOf<'setUp'>>['founder']
/** How a passphrase is stretched, as it travels. */
export type Kdf = z.infer<typeof kdfSchema>

/** Handles are compared without case and in one normal form; shown as typed. */
export const handleKey = (handle: string): string => handle.trim().normalize('NFKC').toLowerCase()

/** The stored form of a sign-in proof: useless without the pepper, which is not in the database. */
export function authMac(secrets: Secrets, org: string, user: string, auth: Uint8Array): Buffer {
  return createHmac('sha256', secrets.pepper)
    .update(lp(['ct/v1/authmac', org, user, new Uint8Array(auth)]))
    .digest()
}

/** Key stretching for a handle nobody has: always the same for the same handle, and like a real one. */
export function fakeKdf(secrets: Secrets, org: string, handle: string): Kdf {
  const salt = createHmac('sha256', secrets.pepper)
    .update(lp(['ct/v1/nosalt', org, handleKey(handle)]))
    .digest()
  return { alg: 'argon2id', v: 19, m: 64 * 1024, t: 3, p: 1, salt: b64Of(salt.subarray(0, 16)) }
}

/** What sign-in looks at. */
export interface StoredAccount {
  readonly user: string
  readonly authMac: Buffer
  readonly kdf: Kdf
}

/**
 * The account of a handle, or of a person. `held`: until the transaction ends nobody else signs in to it or changes its
 * credentials. Else who proves herself with the old ones while they are changed would keep a session behind the change.
 */
export async function findAccount(
  work: Work,
  by: { handle: string } | { user: string },
  held?: 'held',
): Promise<StoredAccount | null> {
  const { rows } = await sql<{
    user_id: string
    auth_mac: Buffer
    kdf: unknown
  }>`select user_id, auth_mac, kdf from account
    where org_id = ${work.org}::uuid
      and ${'handle' in by ? sql`handle_key = ${handleKey(by.handle)}` : sql`user_id = ${by.user}::uuid`}
    ${held === undefined ? sql`` : sql`for no key update`}`.execute(work.trx)
  const [row] = rows
  return row === undefined ? null : { user: row.user_id, authMac: row.auth_mac, kdf: kdfSchema.parse(row.kdf) }
}

/** Whether this is the sign-in proof of the account; takes the same time wherever it differs. */
export function isAuth(secrets: Secrets, work: Work, account: StoredAccount, auth: Uint8Array): boolean {
  return timingSafeEqual(account.authMac, authMac(secrets, work.org, account.user, auth))
}

/** Whether this proves the person of the account: by her passphrase, or by a recovery code or passkey she added. */
export async function isProof(
  secrets: Secrets,
  work: Work,
  account: StoredAccount,
  by: 'passphrase' | 'code' | 'passkey',
  auth: Uint8Array,
): Promise<boolean> {
  if (by === 'passphrase') return isAuth(secrets, work, account, auth)
  const { rows } = await sql<{ mac: Buffer }>`select mac from account_proof
    where org_id = ${work.org}::uuid and user_id = ${account.user}::uuid and type = ${by}`.execute(work.trx)
  const mac = proofMac(secrets, work.org, account.user, by, auth)
  return rows.filter(row => timingSafeEqual(row.mac, mac)).length > 0
}

/** The stored form of another proof than the passphrase's: none can be taken for another kind. */
const proofMac = (secrets: Secrets, org: string, user: string, type: string, auth: Uint8Array): Buffer =>
  createHmac('sha256', secrets.pepper)
    .update(lp(['ct/v1/proofmac', org, user, type, new Uint8Array(auth)]))
    .digest()

/**
 * Keeps the proofs of new slots and drops those of slots that are gone. Answers what happened, as action of the log. 422 for a
 * proof without its slot.
 */
export async function saveProofs(
  work: Work,
  secrets: Secrets,
  user: string,
  { slots, proofs = [] }: Pick<NonNullable<BodyOf<'saveSlots'>>, 'slots' | 'proofs'>,
): Promise<string> {
  const own = sql`org_id = ${work.org}::uuid and user_id = ${user}::uuid`
  const kept = slots.map(({ id }) => id)
  const gone = await sql<{ type: string }>`delete from account_proof where ${own} and slot_id <> all(${kept}::text[])
    returning type`.execute(work.trx)
  for (const [i, { slot, type, auth }] of proofs.entries()) {
    if (!slots.some(each => each.id === slot && each.type === type))
      throw new Refused(422, 'body.invalid', { place: `proofs.${i}.slot` })
    const mac = proofMac(secrets, work.org, user, type, bytesAt(auth, `proofs.${i}.auth`))
    await sql`delete from account_proof where ${own} and slot_id = ${slot}`.execute(work.trx)
    await sql`insert into account_proof (org_id, user_id, slot_id, type, mac)
      values (${work.org}::uuid, ${user}::uuid, ${slot}, ${type}, ${mac})`.execute(work.trx)
  }
  const [added] = proofs
  if (added !== undefined) return `credentials.${added.type}`
  return gone.rows.length > 0 ? `credentials.${gone.rows[0]?.type}-removed` : 'credentials.change'
}

/** What of a person is stored. 409 `handle.taken`. */
async function credentialsOf(work: Work, secrets: Secrets, person: NewPerson, place: string) {
  const { user, handle } = person
  const values = {
    auth: authMac(secrets, work.org, user, bytesAt(person.auth, `${place}.auth`)),
    keys: bytesAt(person.keys, `${place}.keys`),
    enc: bytesAt(person.encPk, `${place}.encPk`),
    sig: bytesAt(person.sigPk, `${place}.sigPk`),
  }
  const taken = await sql`select from account where org_id = ${work.org}::uuid and handle_key = ${handleKey(handle)}
    and user_id <> ${user}::uuid`.execute(work.trx)
  if (taken.rows.length > 0) throw new Refused(409, 'handle.taken', { place: `${place}.handle` })
  return values
}

/** Stores a new account, or other credentials and keys in it. 409 `handle.taken`. */
export async function saveAccount(work: Work, secrets: Secrets, person: NewPerson, place: string): Promise<void> {
  const { user, handle } = person
  const at = new Date(work.now)
  const values = await credentialsOf(work, secrets, person, place)
  const { numAffectedRows } =
    await sql`insert into account (org_id, user_id, handle, handle_key, auth_mac, kdf, slots, keys, enc_pk, sig_pk,
      created_at, changed_at)
    values (${work.org}::uuid, ${user}::uuid, ${handle}, ${handleKey(handle)}, ${values.auth}, ${JSON.stringify(person.kdf)}::jsonb,
      ${JSON.stringify(person.slots)}::jsonb, ${values.keys}, ${values.enc}, ${values.sig}, ${at}, ${at})
    on conflict (org_id, user_id) do update set handle = excluded.handle, handle_key = excluded.handle_key,
      auth_mac = excluded.auth_mac, kdf = excluded.kdf, slots = excluded.slots, keys = excluded.keys,
      enc_pk = excluded.enc_pk, sig_pk = excluded.sig_pk, memo = null, changed_at = excluded.changed_at`.execute(
      work.trx,
    )
  if (numAffectedRows !== 1n) throw new Error('account not stored')
  await dropProofs(work, user)
}

/** New keys: no earlier way in leads to them. */
async function dropProofs(work: Work, user: string): Promise<void> {
  await sql`delete from account_proof where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
  await thaw(work, user)
}

/** Keeps what a re-invited person answered beside her account; a later answer takes the place of an earlier one. */
export async function holdCredentials(work: Work, secrets: Secrets, person: NewPerson, place: string): Promise<void> {
  const { user, handle } = person
  const values = await credentialsOf(work, secrets, person, place)
  await sql`delete from account_pending where org_id = ${work.org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
  await sql`insert into account_pending (org_id, user_id, handle, handle_key, auth_mac, kdf, slots, keys, enc_pk, sig_pk)
    values (${work.org}::uuid, ${user}::uuid, ${handle}, ${handleKey(handle)}, ${values.auth}, ${JSON.stringify(person.kdf)}::jsonb,
      ${JSON.stringify(person.slots)}::jsonb, ${values.keys}, ${values.enc}, ${values.sig})`.execute(work.trx)
}

/** Makes what was held her account, if it has this signing key; false when something else was answered since. */
export async function takeHeld(work: Work, user: string, sigPk: Uint8Array): Promise<boolean> {
  const held = sql`from account_pending p where p.org_id = ${work.org}::uuid and p.user_id = ${user}::uuid`
  const taken = await sql`select ${held} and exists (select from account a
    where a.org_id = p.org_id and a.handle_key = p.handle_key and a.user_id <> p.user_id)`.execute(work.trx)
  if (taken.rows.length > 0) throw new Refused(409, 'handle.taken', { place: 'confirm' })
  const { numAffectedRows } = await sql`update account a set handle = p.handle, handle_key = p.handle_key,
      auth_mac = p.auth_mac, kdf = p.kdf, slots = p.slots, keys = p.keys, enc_pk = p.enc_pk, sig_pk = p.sig_pk, memo = null,
      changed_at = ${new Date(work.now)}
    ${held} and a.org_id = p.org_id and a.user_id = p.user_id and p.sig_pk = ${Buffer.from(sigPk)}`.execute(work.trx)
  await sql`delete ${held}`.execute(work.trx)
  await dropProofs(work, user)
  return numAffectedRows === 1n
}

/** The account as its owner gets it; `pending`: as who answered for it anew has it meanwhile. */
export async function accountOf(work: Work, user: string, pending = false): Promise<Account> {
  const { rows } = await sql<{
    name: string
    demo: boolean
    root_fingerprint: Buffer
    handle: string
    slots: unknown
    keys: Buffer
    memo: Buffer | null
    status: 'active' | 'unconfirmed' | 'revoked'
  }>`select o.name, o.demo, o.root_fingerprint, a.handle, a.slots, a.keys,
      ${pending ? sql`null::bytea` : sql`a.memo`} as memo,
      case when m.status = 'revoked' then 'revoked'
        when m.sig_pk = a.sig_pk and m.enc_pk = a.enc_pk then 'active' else 'unconfirmed' end as status
    from ${sql.table(pending ? 'account_pending' : 'account')} a join organisation o on o.org_id = a.org_id
    left join member m on m.org_id = a.org_id and m.user_id = a.user_id
    where a.org_id = ${work.org}::uuid and a.user_id = ${user}::uuid`.execute(work.trx)
  const [row] = rows
  if (row === undefined) throw new Error('account gone')
  const duress = pending ? undefined : await duressSlot(work, user)
  return {
    user,
    org: work.org,
    orgName: row.name,
    demo: row.demo,
    handle: row.handle,
    status: row.status,
    rootFingerprint: b64Of(row.root_fingerprint),
    slots: slotsOf(row.slots),
    keys: b64Of(row.keys),
    ...(row.memo === null ? {} : { memo: b64Of(row.memo) }),
    ...(duress === undefined ? {} : { duress }),
  }
}

const slotsOf = (value: unknown): Slot[] => slotSchema.array().parse(value)
