import type { z } from 'zod'
import type { RouteName } from '#replica/protocol.ts'
import { Refused } from '../refusal.ts'
import type { Body, Query } from './call.ts'

/** Most a body may hold: 200 changes with their sealed documents. */
const MAX_BODY = 48 * 1024 * 1024
/** A body must arrive within this time. */
const BODY_MS = 60_000

/** The bytes of a body; 413 above `max`, 408 when it does not arrive. */
export async function bytesOf(request: Request, max: number = MAX_BODY): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > max) throw new Refused(413, 'body.large')
  if (request.body === null) return Buffer.alloc(0)
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  const late = setTimeout(() => void reader.cancel().catch(() => undefined), BODY_MS)
  const began = performance.now()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.byteLength
      if (length > max) {
        await reader.cancel().catch(() => undefined)
        throw new Refused(413, 'body.large')
      }
      parts.push(value)
    }
  } finally {
    clearTimeout(late)
  }
  if (performance.now() - began >= BODY_MS) throw new Refused(408, 'body.slow')
  return Buffer.concat(parts, length)
}

/** The JSON of a body: 415 for another type, 422 `body.notJson` with the place in the text when it does not parse. */
export async function jsonOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new Refused(415, 'body.notJson', { place: 'content-type' })
  const text = (await bytesOf(request)).toString('utf8')
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
    throw new Refused(422, 'body.notJson', at === undefined ? {} : { place: `position ${at}` })
  }
}

/** Holds a value to a schema: 422 `body.unknownField` or `body.invalid`, with the path of the field. */
export function held(schema: z.ZodType, value: unknown, part: 'body' | 'query' | 'path'): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = (issue?.path ?? []).map(String)
  if (issue?.code === 'unrecognized_keys') {
    const place = [...path, issue.keys[0] ?? ''].join('.')
    throw new Refused(422, `${part}.unknownField`, { place: printable(place) })
  }
  throw new Refused(422, `${part}.invalid`, { place: printable(path.join('.')) })
}

/** A place names fields, never what somebody wrote into a field's name. */
const printable = (place: string): string => place.replaceAll(/[^\w.-]/g, '?').slice(0, 120)

/** The schema of route N has made this value. */
export function isBody<N extends RouteName>(_: N, value: unknown): value is Body<N> {
  return value === undefined || typeof value === 'object'
}
/** The schema of route N has made this value. */
export function isQuery<N extends RouteName>(_: N, value: unknown): value is Query<N> {
  return value === undefined || typeof value === 'object'
}
