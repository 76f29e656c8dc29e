import { type Bytes, ownBytes } from './bytes.ts'

/**
 * A part of {@link lp}: a string (UTF-8 of its NFC form), an integer from 0 to 2^32 - 1 (u32), a bigint from 0 to
 * 2^64 - 1 (u64, for times in milliseconds), bytes, or null (a part of no bytes).
 */
export type LpPart = string | number | bigint | Uint8Array | null

const encoder = new TextEncoder()
const MAX_PARTS = 1_000_000

// Context strings, compartments and kinds repeat in every object of a list; encoding them once halves the time of lp.
const remembered = new Map<string, Uint8Array>()

function encodeText(text: string): Uint8Array {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const bytes = encoder.encode(text.normalize('NFC'))
  if (text.length <= 24 && remembered.size < 512) remembered.set(text, bytes)
  return bytes
}

function encodePart(part: LpPart): Uint8Array | number | bigint {
  if (typeof part === 'string') return encodeText(part)
  if (part === null) return new Uint8Array(0)
  if (typeof part === 'number' && !(Number.isInteger(part) && part >= 0 && part <= 0xffffffff)) {
    throw new RangeError('an lp integer is a u32')
  }
  if (typeof part === 'bigint' && (part < 0n || part > 0xffffffffffffffffn))
    throw new RangeError('an lp bigint is a u64')
  return part
}

/**
 * Length-prefixed list, the one way this product joins values before it hashes, signs or binds them
 * (security.md section 4): u32 count, then u32 length and bytes of each part, big-endian. Injective over the bytes
 * of the parts. Throws a RangeError for an integer outside its range.
 */
export function lp(parts: ReadonlyArray<LpPart>): Bytes {
  const encoded = parts.map(encodePart)
  let length = 4
  for (const part of encoded) length += 4 + (typeof part === 'number' ? 4 : typeof part === 'bigint' ? 8 : part.length)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, encoded.length)
  let offset = 4
  for (const part of encoded) {
    const size = typeof part === 'number' ? 4 : typeof part === 'bigint' ? 8 : part.length
    view.setUint32(offset, size)
    offset += 4
    if (typeof part === 'number') view.setUint32(offset, part)
    else if (typeof part === 'bigint') view.setBigUint64(offset, part)
    else bytes.set(part, offset)
    offset += size
  }
  return bytes
}

/** The parts of {@link lp} bytes (views, not copies), or null when the bytes are not exactly one such list. */
export function readLp(source: Uint8Array): Bytes[] | null {
  const bytes = ownBytes(source)
  if (bytes.length < 4) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0)
  // Each part costs at least its length field, so a larger count is a lie; checked before anything is allocated.
  if (count > MAX_PARTS || count * 4 > bytes.length - 4) return null
  const parts: Bytes[] = []
  let offset = 4
  for (let i = 0; i < count; i++) {
    if (offset + 4 > bytes.length) return null
    const size = view.getUint32(offset)
    offset += 4
    if (size > bytes.length - offset) return null
    parts.push(bytes.subarray(offset, offset + size))
    offset += size
  }
  return offset === bytes.length ? parts : null
}
