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

/** A new session; the cookie's value, of which only a hash is kept. */
export async function beginSession(work: Work, user: string, shared: boolean, pending = false): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date(work.now)
  await sql`delete from session where org_id = ${work.org}::uuid and ends_at < ${now}`.execute(work.trx)
  await sql`insert into session (org_id, token_hash, user_id, shared, pending, created_at, seen_at, ends_at)
    values (${work.org}::uuid, ${hashOf(token)}, ${user}::uuid, ${shared}, ${pending}, ${now}, ${now}, ${new Date(work.now + WHOLE)})`.execute(
    work.trx,
  )
  return token
}

/** Ends one session, or all of a person. */
export async function endSessions(work: Work, of: { session: string } | { user: string }): Promise<void> {
  await ('session' in of
    ? sql`delete from session where org_id = ${work.org}::uuid and token_hash = decode(${of.session}, 'hex')`
    : sql`delete from session where org_id = ${work.org}::uuid and user_id = ${of.user}::uuid`
  ).execute(work.trx)
}
