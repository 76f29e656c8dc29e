/** Who is to be reminded now: looked at hour by hour of each person's own day, at most one mail a day each. */
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { inTransaction, type Work } from '../work.ts'
import { daysAfter, dayToTell, type ReminderPart } from './hours.ts'

/** How far back things count that nobody was told of: a server that stood still for a month does not dig. */
const BACK_DAYS = 7

interface Asked {
  readonly user: string
  readonly zone: string
  readonly part: ReminderPart
  readonly told: string | null
  readonly since: string
}

/** Puts a mail into the queue for everyone whose hour has come and for whom something waits. Never of a demonstration. */
export async function queueReminders(db: Db, now: number): Promise<void> {
  const { rows } = await sql<{ org: string }>`select org_id as org from organisation where not demo`.execute(db)
  for (const { org } of rows) await inTransaction(db, { org, role: 'door' }, now, queueOf)
}

async function queueOf(work: Work): Promise<void> {
  // Locked: of several servers on one database, one looks at each person.
  const { rows } =
    await sql<Asked>`select a.user_id as user, a.zone, a.part, a.told_day::text as told, a.told_xid::text as since
    from mail_address a
    join member m on m.org_id = a.org_id and m.user_id = a.user_id and m.status = 'active'
    join account c on c.org_id = a.org_id and c.user_id = a.user_id and c.frozen_at is null
    where a.org_id = ${work.org}::uuid and a.confirmed_at is not null
    for update of a skip locked`.execute(work.trx)
  for (const asked of rows) {
    const day = dayToTell(work.now, asked.zone, asked.part)
    if (day !== undefined && (asked.told === null || asked.told < day)) await tell(work, asked, day)
  }
}

async function tell(work: Work, { user, told, since }: Asked, day: string): Promise<void> {
  const earliest = daysAfter(day, -BACK_DAYS)
  const after = told === null ? daysAfter(day, -1) : told < earliest ? earliest : told
  const own = sql`org_id = ${work.org}::uuid and user_id = ${user}::uuid`
  const { rows } = await sql<{ waits: boolean }>`select
    halte_waits(${work.org}::uuid, ${user}::uuid, ${after}, ${day}, ${since}::bigint)
    or exists (select from mail_day where ${own} and day > ${after}::date and day <= ${day}::date) as waits`.execute(
    work.trx,
  )
  await sql`update mail_address set told_day = ${day}::date, told_xid = halte_horizon(org_id) where ${own}`.execute(
    work.trx,
  )
  await sql`delete from mail_day where ${own} and day <= ${day}::date`.execute(work.trx)
  if (rows[0]?.waits !== true) return
  const at = new Date(work.now)
  await sql`insert into mail_out (org_id, user_id, made_at, not_before)
    values (${work.org}::uuid, ${user}::uuid, ${at}, ${at})`.execute(work.trx)
}
