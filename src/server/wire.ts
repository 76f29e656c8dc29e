import { fromB64 } from '#vault'
import { Refused } from './refusal.ts'
import type { Position } from './work.ts'

/** Bytes of a base64url field; 422 naming the field when it is not base64url as we write it. */
export function bytesAt(text: string, place: string): Buffer {
  try {
    return Buffer.from(fromB64(text))
  } catch {
    throw new Refused(422, 'body.invalid', { place })
  }
}

/** Bytes of the database as they travel. */
export const b64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64url')

/** A cursor as it travels: `xid.n`. */
export const cursorOf = ({ xid, n }: Position): string => `${xid}.${n}`

/** A cursor that came in; the schema has checked its form. */
export function positionOf(cursor: string): Position {
  const [xid = '0', n = '0'] = cursor.split('.')
  return { xid, n: Number(n) }
}
