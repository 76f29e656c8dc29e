import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { AnswerOf } from '#replica/protocol.ts'
import { lp } from '#vault'
import type { Secrets } from '../secrets.ts'
import type { Work } from '../work.ts'
import type { ReminderPart } from './hours.ts'

const CODE_MS = 30 * 60_000
/** Wrong codes before the right one is worth nothing any more. */
const TRIES = 5

/** What a person chose; the address in plain, because it is written to. */
export interface ReminderChoice {
  readonly address: string
  readonly part: ReminderPart
  readonly zone: string
  readonly language: 'en' | 'fr' | 'es'
}

const own = (work: Work, user: string) => sql`org_id = ${work.org}::uuid and user_id = ${user}::uuid`

/** Bound to the address: a code sent to one confirms no other. */
const macOf = (secrets: Secrets, work: Work, user: string, address: string, code: string): Buffer =>
  createHmac('sha256', secrets.pepper)
    .update(lp(['ct/v1/mailcode', work.org, user, address, code]))
    .digest()

/** What is kept of a person's reminders. */
export async function remindersOf(work: Work, user: string): Promise<Omit<AnswerOf<'reminders'>, 'mail'>> {
  const { rows } = await sql<{ address: string; part: ReminderPart; confirmed: boolean }>`
    select address, part, confirmed_at is not null as confirmed from mail_address where ${own(work, user)}`.execute(
    work.trx,
  )
  return rows[0] ?? { address: null, confirmed: false, part: 'morning' }
}

/** Takes another part of the day, zone or language for an address that is confirmed already; false when it is not. */
export async function changeReminders(work: Work, user: string, choice: ReminderChoice): Promise<boolean> {
  const { numAffectedRows } = await sql`update mail_address
    set part = ${choice.part}, zone = ${choice.zone}, language = ${choice.language}
    where ${own(work, user)} and address = ${choice.address} and confirmed_at is not null`.execute(work.trx)
  return numAffectedRows === 1n
}

/** Keeps an address that is not confirmed, in the place of any other, and puts the mail with its code into the queue. */
export async function askForCode(work: Work, secrets: Secrets, user: string, choice: ReminderChoice): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const at = new Date(work.now)
  await forgetReminders(work, user)
  await sql`insert into mail_address (org_id, user_id, address, language, zone, part, code_mac, code_ends)
    values (${work.org}::uuid, ${user}::uuid, ${choice.address}, ${choice.language}, ${choice.zone}, ${choice.part},
      ${macOf(secrets, work, user, choice.address, code)}, ${new Date(work.now + CODE_MS)})`.execute(work.trx)
  await sql`insert into mail_out (org_id, user_id, code, made_at, not_before)
    values (${work.org}::uuid, ${user}::uuid, ${code}, ${at}, ${at})`.execute(work.trx)
}

/** `none`: no code waits. `late`, `wrong`: of the code. `tooOften`: it was guessed at, and is worth nothing any more. */
export type Confirmed = 'confirmed' | 'none' | 'late' | 'wrong' | 'tooOften'

/** Holds a code against what was sent. A wrong one is counted, so the answer has to be committed. */
export async function confirmAddress(work: Work, secrets: Secrets, user: string, code: string): Promise<Confirmed> {
  const { rows } = await sql<{ address: string; mac: Buffer; tries: number; ends: string }>`
    select address, code_mac as mac, code_tries as tries, extract(epoch from code_ends) * 1000 as ends
    from mail_address where ${own(work, user)} and code_mac is not null for update`.execute(work.trx)
  const [row] = rows
  if (row === undefined) return 'none'
  if (row.tries >= TRIES) return 'tooOften'
  if (work.now >= Number(row.ends)) return 'late'
  if (!timingSafeEqual(row.mac, macOf(secrets, work, user, row.address, code))) {
    await sql`update mail_address set code_tries = code_tries + 1 where ${own(work, user)}`.execute(work.trx)
    return 'wrong'
  }
  // What is there by now is not news: the first reminder is of what comes.
  await sql`update mail_address set confirmed_at = ${new Date(work.now)}, code_mac = null, code_ends = null,
    told_xid = halte_horizon(org_id) where ${own(work, user)}`.execute(work.trx)
  return 'confirmed'
}

/** Takes the address away, and with it its days and every mail that waits. True when there was one. */
export async function forgetReminders(work: Work, user: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from mail_address where ${own(work, user)}`.execute(work.trx)
  return numAffectedRows === 1n
}

/** Keeps the days a device named, in the place of those before; nothing where no address is confirmed. */
export async function saveDays(work: Work, user: string, days: readonly string[]): Promise<void> {
  await sql`delete from mail_day where ${own(work, user)}`.execute(work.trx)
  await sql`insert into mail_day (org_id, user_id, day)
    select a.org_id, a.user_id, d::date from mail_address a, unnest(${[...new Set(days)]}::text[]) d
    where ${own(work, user)} and a.confirmed_at is not null`.execute(work.trx)
}
