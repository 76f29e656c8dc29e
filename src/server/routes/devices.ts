import { sql } from 'kysely'
import type { AnswerOf } from '#replica/protocol.ts'
import { DEVICE_KINDS } from '#replica/protocol.ts'
import { userId } from '#vault'
import { keepDevice } from '../devices.ts'
import { statementsAfter } from '../directories.ts'
import type { Handlers } from '../http/call.ts'
import { noRight, Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { endSessions, mannerOf } from '../sessions.ts'

type Names = 'devices' | 'keepDevice' | 'lockDevices' | 'deviceOrder'
type Listed = AnswerOf<'devices'>['devices'][number]

/** A person's devices: listed, locked from afar, and told whether they were removed (security.md 5.8). */
export function deviceRoutes(services: Services): Pick<Handlers, Names> {
  const { events, limits, directories } = services
  return {
    async devices({ query, person, atTheDoor }) {
      const { org, user, officer, session } = person()
      const of = query.user ?? user
      if (of !== user && !officer) throw noRight('user')
      // At the door: devices of others are for key officers alone.
      return await atTheDoor(org, async work => {
        const { rows } = await sql<{ id: string; kind: string; first: string; last: string; locked: boolean }>`
          select device_id as id, kind, first_day::text as first, last_day::text as last, locked from device
          where org_id = ${work.org}::uuid and user_id = ${of}::uuid order by last_day desc, first_day desc`.execute(
          work.trx,
        )
        const { device } = await mannerOf(work, session)
        return { devices: rows.map(row => listed(row, of === user && row.id === device)) }
      })
    },

    async keepDevice({ body, person, transaction }) {
      const { user, session } = person()
      const kept = await transaction(async work => {
        const { shared } = await mannerOf(work, session)
        if (shared) return 'kept'
        const kept = await keepDevice(services, work, user, { id: body.device, kind: body.type }, true)
        if (kept === 'kept')
          await sql`update session set device_id = ${body.device}::uuid
            where org_id = ${work.org}::uuid and token_hash = decode(${session}, 'hex')`.execute(work.trx)
        return kept
      })
      if (kept === 'removed') throw new Refused(403, 'device.removed')
      if (kept === 'locked') throw new Refused(401, 'device.locked')
      return { ok: true }
    },

    async lockDevices({ body, person, atTheDoor }) {
      const { org, user, officer, session } = person()
      const of = body.user ?? user
      if (of !== user && !officer) throw noRight('user')
      await atTheDoor(
        org,
        async work => {
          const { device } = await mannerOf(work, session)
          const here = of === user ? (device ?? null) : null
          await sql`update device set locked = true where org_id = ${work.org}::uuid and user_id = ${of}::uuid
            and device_id is distinct from ${here}::uuid`.execute(work.trx)
          await endSessions(work, of === user ? { user, but: session } : { user: of })
          work.audit({ action: 'device.lock', objects: [of] })
        },
        user,
      )
      events.locked(org, of)
      return { ok: true }
    },

    async deviceOrder({ body, atTheDoor }) {
      const taken = limits.take('deviceOrder', `${body.org}/${body.user}/${body.device}`)
      if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      return await atTheDoor(body.org, async work => {
        const directory = await directories.current(work)
        const user = userId(body.user)
        const removed =
          directory?.revokedDevices.has(`${user}/${body.device}`) === true ||
          directory?.users.get(user)?.status === 'revoked'
        return { statements: removed ? await statementsAfter(work, body.after) : [] }
      })
    },
  }
}

function listed(
  { id, kind, first, last, locked }: { id: string; kind: string; first: string; last: string; locked: boolean },
  here: boolean,
): Listed {
  const known = DEVICE_KINDS.find(each => each === kind) ?? 'other'
  return { id, kind: known, firstDay: first, lastDay: last, here, locked }
}
