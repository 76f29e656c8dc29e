import { argon2id } from 'hash-wasm'
import { type Bytes, equalBytes, ownBytes, randomBytes } from './bytes.ts'
import type { LpPart } from './lp.ts'
import type { LpReader } from './lp-reader.ts'

/** How a passphrase is stretched; `m` in KiB, `salt` 16 bytes. Signed into the directory, so a server cannot weaken it. */
export type KdfParams = {
  readonly alg: 'argon2id'
  readonly v: 19
  readonly m: number
  readonly t: number
  readonly p: 1
  readonly salt: Bytes
}

/** Why parameters are refused: below the floor, not ours, or so heavy that they only serve to stall the device. */
export type KdfRefusal = { ok: false; code: 'kdf.weak' | 'kdf.unknown' | 'kdf.heavy' }

const MIN_MEMORY = 46 * 1024
const MIN_WORK = 128 * 1024
const MAX_MEMORY = 1024 * 1024
const MAX_PASSES = 16

/** Fresh parameters: 64 MiB (or `memory` KiB), 3 passes, a random salt (security.md section 3.1). */
export function newKdfParams(memory = 64 * 1024): KdfParams {
  return { alg: 'argon2id', v: 19, m: memory, t: 3, p: 1, salt: randomBytes(16) }
}

/**
 * Holds parameters to the floor of security.md section 3.1: Argon2id 1.3, m >= 46 MiB, m*t >= 128 MiB-passes, p = 1,
 * salt of 16 bytes; and to a ceiling. Takes what a server sent as it is; asked before anything is derived from a passphrase.
 */
export function checkKdf(params: {
  alg: string
  v: number
  m: number
  t: number
  p: number
  salt: Uint8Array
}): { ok: true } | KdfRefusal {
  const { alg, v, m, t, p, salt } = params
  if (alg !== 'argon2id' || v !== 19 || p !== 1 || salt.length !== 16) return { ok: false, code: 'kdf.unknown' }
  if (!Number.isSafeInteger(m) || !Number.isSafeInteger(t)) return { ok: false, code: 'kdf.unknown' }
  if (m < MIN_MEMORY || t < 1 || m * t < MIN_WORK) return { ok: false, code: 'kdf.weak' }
  if (m > MAX_MEMORY || t > MAX_PASSES) return { ok: false, code: 'kdf.heavy' }
  return { ok: true }
}

/** Whether both are the same parameters: what the server offered at sign-in, and what the directory has signed. */
export function sameKdf(a: KdfParams, b: KdfParams): boolean {
  return a.alg === b.alg && a.v === b.v && a.m === b.m && a.t === b.t && a.p === b.p && equalBytes(a.salt, b.salt)
}

/** 32 bytes of Argon2id; the floor is checked first. Takes about half a second by design. */
export async function argon2(secret: Bytes, params: KdfParams): Promise<{ ok: true; key: Bytes } | KdfRefusal> {
  const checked = checkKdf(params)
  if (!checked.ok) return checked
  const key = await argon2id({
    password: secret,
    salt: params.salt,
    memorySize: params.m,
    iterations: params.t,
    parallelism: params.p,
    hashLength: 32,
    outputType: 'binary',
  })
  return { ok: true, key: ownBytes(key) }
}

/** The parameters as lp parts, in the order of docs/formats.md. */
export function kdfParts(params: KdfParams): LpPart[] {
  return [params.alg, params.v, params.m, params.t, params.p, params.salt]
}

/** Reads {@link kdfParts}; refuses other algorithms. The floor is {@link checkKdf}'s affair. */
export function readKdf(reader: LpReader): KdfParams {
  const alg = reader.oneOf(['argon2id'])
  const v = reader.u32()
  const m = reader.u32()
  const t = reader.u32()
  const p = reader.u32()
  const salt = reader.bytes(16)
  return v === 19 && p === 1 ? { alg, v, m, t, p, salt } : reader.refuse()
}
