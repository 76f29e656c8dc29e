import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Work } from './work.ts'

const MINUTE = 60_000
/** Idle 15 minutes, 5 on a shared computer, 12 hours in all (security.md 5.1.1). */
const IDLE = 15 * MINUTE
const IDLE_SHARED = 5 * MINUTE
const WHOLE = 12 * 60 * MINUTE
/** Seeing a session again is written at most this often. */
const SEEN_EVERY = MINUTE / 2

/** Who a request comes from, as the session and the directory say. */
export interface Person {
  readonly org: string
  readonly user: string
  /** SHA-256 of the cookie, hexadecimal. */
  readonly session: string
  /** The directory has these very keys, active. */
  readonly active: boolean
  readonly revoked: boolean
  readonly officer: boolean
  /** Answered for this account anew, not confirmed yet. */
  readonly pending: boolean
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The person of a session cookie, or null when there is none, or it is over. Keeps the session awake. */
export async function personOf(db: Db, token: string, now: number): Promise<Person | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  const hash = hashOf(token)
  const { rows } = await sql<{
    org_id: string
    user_id: string
    shared: boolean
    seen: string
    ends: string
    pending: boolean
    confirmed: boolean
    revoked: boolean
    officer: boolean
  }>`select org_id, user_id, shared, pending, confirmed, revoked, officer,
      extract(epoch from seen_at) * 1000 as seen, extract(epoch from ends_at) * 1000 as ends
    from halte_session(${hash})`.execute(db)
  const [row] = rows
  if (row === undefined || row.revoked) return null
  const idle = now - Number(row.seen)
  if (now >= Number(row.ends) || idle > (row.shared ? IDLE_SHARED : IDLE)) return null
  const person: Person = {
    org: row.org_id,
    user: row.user_id,
    session: hash.toString('hex'),
    active: row.confirmed,
    revoked: row.revoked,
    officer: row.confirmed && row.officer,
    pending: row.pending,
  }
  if (idle > SEEN_EVERY) await sql`select halte_seen(${hash}, ${new Date(now)})`.execute(db)
  return person
}

/** What a session remembers of how it began, for the one that takes its place. */
export interface Manner {
  readonly shared: boolean
  /** Of who answered for an account that is another's until it is confirmed. */
  readonly pending?: boolean
  /** The device with a copy it belongs to. */
  readonly device?: string | undefined
}

/** A new session; the cookie's value, of which only a hash is kept. */
export async function beginSession(work: Work, user: string, { shared, pending, device }: Manner): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date(work.now)
  await sql`delete from session where org_id = ${work.org}::uuid and ends_at < ${now}`.execute(work.trx)
  await sql`insert into session (org_id, token_hash, user_id, shared, pending, device_id, created_at, seen_at, ends_at)
    values (${work.org}::uuid, ${hashOf(token)}, ${user}::uuid, ${shared}, ${pending ?? false}, ${device ?? null}::uuid, ${now}, ${now},
      ${new Date(work.now + WHOLE)})`.execute(work.trx)
  return token
}

/** How a session of the person began. */
export async function mannerOf(work: Work, session: string): Promise<Manner> {
  const { rows } = await sql<{ shared: boolean; pending: boolean; device_id: string | null }>`
    select shared, pending, device_id from session
    where org_id = ${work.org}::uuid and token_hash = decode(${session}, 'hex')`.execute(work.trx)
  const [row] = rows
  return { shared: row?.shared ?? false, pending: row?.pending ?? false, device: row?.device_id ?? undefined }
}

/** Ends one session, all of a person, all but one, or those of a device. */
export async function endSessions(
  work: Work,
  of: { session: string } | { user: string; but?: string } | { user: string; device: string },
): Promise<void> {
  await ('session' in of
    ? sql`delete from session where org_id = ${work.org}::uuid and token_hash = decode(${of.session}, 'hex')`
    : 'device' in of
      ? sql`delete from session where org_id = ${work.org}::uuid and user_id = ${of.user}::uuid
            and device_id = ${of.device}::uuid`
      : sql`delete from session where org_id = ${work.org}::uuid and user_id = ${of.user}::uuid
            and token_hash <> decode(${of.but ?? ''}, 'hex')`
  ).execute(work.trx)
}
