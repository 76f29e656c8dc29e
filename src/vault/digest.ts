import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { type Bytes, ownBytes } from './bytes.ts'

// Two paths on purpose (decision 0010). WebCrypto costs a thread hop a call: right for files, three times slower than
// noble for the two short hashes of each of 10,000 headers. The golden vectors hold both to the same bytes.

/** SHA-256 through WebCrypto; for anything that may be long. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** SHA-256 at once, for short inputs in bulk. */
export function sha256Now(bytes: Uint8Array): Bytes {
  return ownBytes(nobleSha256(bytes))
}

/** HKDF-SHA-256 (RFC 5869) without salt, at once. `length` in bytes, at most 8160. */
export function hkdf(key: Uint8Array, info: Uint8Array, length: number): Bytes {
  return ownBytes(nobleHkdf(nobleSha256, key, undefined, info, length))
}

/** HMAC-SHA-256, at once. */
export function hmac(key: Uint8Array, data: Uint8Array): Bytes {
  return ownBytes(nobleHmac(nobleSha256, key, data))
}
