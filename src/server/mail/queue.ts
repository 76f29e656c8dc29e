/** Mails under way: taken one by one, tried again a few times, and given up before they are old. */
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Log } from '../log.ts'
import { inTransaction } from '../work.ts'
import type { Post } from './post.ts'
import { MAIL_WORDS } from './words.ts'

const MINUTE = 60_000
/** After the first, second … try that failed. After the last one the mail is dropped. */
const PAUSES_MS = [5, 15, 60, 120].map(minutes => minutes * MINUTE)
/** A reminder of this morning is of no use in the evening; a code is worth nothing after half an hour. */
const OLD_MS = 4 * 60 * MINUTE

interface Waiting {
  readonly id: string
  readonly user: string
  readonly code: string | null
  readonly tries: number
  readonly made: string
  readonly address: string
  readonly language: 'en' | 'fr' | 'es'
}

/** Sends what waits, of every organisation. A mail that is taken is nobody else's until its pause is over. */
export async function sendQueued(db: Db, post: Post, log: Log, now: number): Promise<void> {
  const { rows } = await sql<{ org: string }>`select org_id as org from organisation where not demo`.execute(db)
  for (const { org } of rows)
    for (;;) {
      const mail = await take(db, org, now)
      if (mail === undefined) break
      await deliver(db, post, log, org, mail, now)
    }
}

async function take(db: Db, org: string, now: number): Promise<Waiting | undefined> {
  return await inTransaction(db, { org, role: 'door' }, now, async work => {
    const { rows } = await sql<Waiting>`update mail_out o
      set tries = o.tries + 1, not_before = ${new Date(now)}::timestamptz + ${PAUSES_MS[0]} * interval '1 millisecond'
      from mail_address a
      where a.org_id = o.org_id and a.user_id = o.user_id and o.org_id = ${work.org}::uuid and o.id = (
        select id from mail_out where org_id = ${work.org}::uuid and not_before <= ${new Date(now)}
        order by not_before, id limit 1 for update skip locked)
      returning o.id, o.user_id as user, o.code, o.tries, extract(epoch from o.made_at) * 1000 as made, a.address, a.language`.execute(
      work.trx,
    )
    return rows[0]
  })
}

async function deliver(db: Db, post: Post, log: Log, org: string, mail: Waiting, now: number): Promise<void> {
  const words = MAIL_WORDS[mail.language]
  const { subject, text } = mail.code === null ? words.reminder : words.code
  const about = { organisation: org, member: mail.user, attempt: mail.tries }
  const isOld = now - Number(mail.made) > OLD_MS
  const sent = isOld
    ? { ok: false as const, final: true, code: 'old' }
    : await post({ to: mail.address, subject, text: text.replace('{code}', mail.code ?? '') })
  if (sent.ok) log.info('mail.sent', about)
  else log.warn('mail.failed', { ...about, code: sent.code })
  const pause = PAUSES_MS[mail.tries - 1]
  const goesOn = !sent.ok && !sent.final && pause !== undefined
  await inTransaction(db, { org, role: 'door' }, now, async work => {
    const own = sql`org_id = ${work.org}::uuid and id = ${mail.id}::uuid`
    await (goesOn
      ? sql`update mail_out set not_before = ${new Date(now + pause)} where ${own}`
      : sql`delete from mail_out where ${own}`
    ).execute(work.trx)
  })
}
