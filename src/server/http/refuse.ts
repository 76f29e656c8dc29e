import { randomUUID } from 'node:crypto'
import type { Refusal } from '#replica/protocol.ts'
import { asAway, DatabaseAway } from '../database/away.ts'
import type { Log } from '../log.ts'
import { Refused } from '../refusal.ts'

/** Seconds after which asking again makes sense when the database was away. */
const RETRY = 3

/** Every failure as its response: an expected refusal with its code, an outage as such, a bug as a reference number only. */
export function refusalOf(thrown: unknown, log: Log, route: string): Response {
  const error = asAway(thrown, 'undone')
  if (error instanceof Refused) {
    const { status, code, place, retryAfter } = error
    return response(status, {
      ok: false,
      code,
      ...(place === undefined ? {} : { place }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    })
  }
  if (error instanceof DatabaseAway) {
    log.warn('database.away', { route, code: error.code })
    return error.code === 'database.full'
      ? response(507, { ok: false, code: 'disk.full' })
      : response(503, { ok: false, code: 'database.away', retryAfter: RETRY })
  }
  const reference = randomUUID()
  log.fault('request.failed', error, { route, reference })
  return response(500, { ok: false, code: 'server.fault', reference })
}

function response(status: number, refusal: Refusal): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (refusal.retryAfter !== undefined) headers['retry-after'] = String(refusal.retryAfter)
  return new Response(JSON.stringify(refusal), { status, headers })
}
