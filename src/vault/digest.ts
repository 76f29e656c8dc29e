import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { type Bytes, ownBytes } from './bytes.ts'

// Two paths on purpose (decision 0010). WebCrypto costs a thread hop a call: right for files, three times slower than
// noble for the two short hashes of each of 10,000 headers. The golden vectors hold both to the same bytes.

/** SHA-256 through WebCrypto; for anything that may be long. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

// One set of states for all calls, which never overlap: making noble's objects anew costs more than the hashing itself.
const fresh = nobleSha256.create()
const work = nobleSha256.create()
const inner = nobleSha256.create()
const outer = nobleSha256.create()
const pad = new Uint8Array(64)

/** SHA-256 at once, for short inputs in bulk. */
export function sha256Now(bytes: Uint8Array): Bytes {
  const digest = new Uint8Array(32)
  fresh._cloneInto(work).update(bytes).digestInto(digest)
  return digest
}

/** Readies two states with a key of at most 64 bytes, as HMAC (RFC 2104) begins. */
function keyStates(key: Uint8Array, ipad: typeof inner, opad: typeof outer): void {
  for (let i = 0; i < 64; i++) pad[i] = (key[i] ?? 0) ^ 0x36
  fresh._cloneInto(ipad).update(pad)
  for (let i = 0; i < 64; i++) pad[i] = (key[i] ?? 0) ^ 0x5c
  fresh._cloneInto(opad).update(pad)
}

// HKDF without salt extracts with a key of zeros, the same for every call.
const zeroInner = nobleSha256.create()
const zeroOuter = nobleSha256.create()
keyStates(new Uint8Array(32), zeroInner, zeroOuter)

/** The outer half of HMAC: `mac` becomes the digest of `work`, hashed under `opad`. */
function finish(opad: typeof outer, mac: Uint8Array): void {
  work.digestInto(mac)
  opad._cloneInto(work).update(mac).digestInto(mac)
}

/** HKDF-SHA-256 (RFC 5869) without salt, at once. `length` in bytes, at most 8160. */
export function hkdf(key: Uint8Array, info: Uint8Array, length: number): Bytes {
  if (length > 255 * 32) throw new RangeError('HKDF gives no more than 8160 bytes')
  const block = new Uint8Array(32)
  zeroInner._cloneInto(work).update(key)
  finish(zeroOuter, block)
  keyStates(block, inner, outer)
  const derived = new Uint8Array(length)
  const counter = new Uint8Array(1)
  for (let at = 0; at < length; at += 32) {
    inner._cloneInto(work)
    if (at > 0) work.update(block)
    counter[0] = at / 32 + 1
    work.update(info).update(counter)
    finish(outer, block)
    derived.set(length - at < 32 ? block.subarray(0, length - at) : block, at)
  }
  return derived
}

/** HMAC-SHA-256, at once. */
export function hmac(key: Uint8Array, data: Uint8Array): Bytes {
  return ownBytes(nobleHmac(nobleSha256, key, data))
}
