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

/**
 * The document of sealed bytes: like {@link tryDecodeCbor}, with objects wherever all keys are text, and a Map at the top
 * where they are integers (the header, security.md 4.1).
 */
export function tryDecodeDocument(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false } {
  if (!hasIntegerKeys(bytes)) return tryDecodeCbor(bytes)
  const decoded = tryDecodeCbor(bytes, { maps: true })
  if (!decoded.ok || !(decoded.value instanceof Map)) return decoded
  return { ok: true, value: new Map([...decoded.value].map(([key, value]) => [key, plainObjects(value)])) }
}

/** Whether the bytes begin a map (RFC 8949 section 3.1: major type 5) whose first key is an unsigned integer (major type 0). */
function hasIntegerKeys(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  if (first >> 5 !== 5 || (first & 31) === 0) return false
  return ((first & 31) === 24 ? third : second) >> 5 === 0
}

/** Maps inside a document as the objects they were sealed from. A Map with other keys stays one: it was sealed as one. */
function plainObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainObjects)
  if (!(value instanceof Map)) return value
  const entries = [...value].map(([key, entry]): [unknown, unknown] => [key, plainObjects(entry)])
  return entries.every(([key]) => typeof key === 'string') ? Object.fromEntries(entries) : new Map(entries)
}
