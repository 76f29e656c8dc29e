import { sql } from 'kysely'
import { userId } from '#vault'
import type { Services } from './services.ts'
import type { Work } from './work.ts'

/** The day of a moment: devices are known by days only. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/**
 * Notes a device that signs in with a copy. `removed` when the directory says so; `locked` when it comes by itself after a
 * lock was ordered: its person takes the order back by coming with her passphrase.
 */
export async function keepDevice(
  { directories }: Pick<Services, 'directories'>,
  work: Work,
  user: string,
  { id, kind }: { id: string; kind: string },
  byItself = false,
): Promise<'kept' | 'removed' | 'locked'> {
  const directory = await directories.current(work)
  if (directory?.revokedDevices.has(`${userId(user)}/${id}`)) return 'removed'
  const own = sql`org_id = ${work.org}::uuid and user_id = ${user}::uuid and device_id = ${id}::uuid`
  // Held until the end: an order to lock comes wholly before this device, or wholly after it.
  const { rows } = await sql<{ locked: boolean }>`select locked from device where ${own} for update`.execute(work.trx)
  if (byItself && rows[0]?.locked === true) return 'locked'
  const today = dayOf(work.now)
  if (rows.length > 0)
    await sql`update device set kind = ${kind}, last_day = ${today}::date, locked = locked and ${byItself} where ${own}`.execute(
      work.trx,
    )
  else
    await sql`insert into device (org_id, user_id, device_id, kind, first_day, last_day)
      values (${work.org}::uuid, ${user}::uuid, ${id}::uuid, ${kind}, ${today}::date, ${today}::date)`.execute(work.trx)
  return 'kept'
}
