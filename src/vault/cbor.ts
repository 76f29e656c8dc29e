import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import { type Bytes, ownBytes } from './bytes.ts'

/**
 * Deterministic CBOR (RFC 8949 section 4.2): shortest integers and floats, map keys in bytewise order. Properties that
 * are undefined are left out. Throws for what CBOR documents of this product never hold (functions, symbols).
 */
export function encodeCbor(value: unknown): Bytes {
  return ownBytes(encode(value, { ...rfc8949EncodeOptions, ignoreUndefinedProperties: true }))
}

/**
 * The value of CBOR bytes, read strictly: one value and nothing after it, shortest integers, no indefinite lengths, no
 * duplicate keys, no tags, no undefined, NaN or infinity. Maps become objects, or Maps with `{ maps: true }` (needed
 * for integer keys). Throws an Error for anything else; treat bytes from outside with {@link tryDecodeCbor}.
 */
export function decodeCbor(bytes: Uint8Array, options: { maps?: boolean } = {}): unknown {
  return decode(bytes, {
    strict: true,
    allowIndefinite: false,
    allowUndefined: false,
    allowInfinity: false,
    allowNaN: false,
    rejectDuplicateMapKeys: true,
    useMaps: options.maps ?? false,
  })
}

/** Like {@link decodeCbor}, for bytes that may be hostile: the refusal is a value. */
export function tryDecodeCbor(
  bytes: Uint8Array,
  options: { maps?: boolean } = {},
): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: decodeCbor(bytes, options) }
  } catch {
    return { ok: false }
  }
}
