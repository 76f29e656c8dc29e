/** Bytes that own an ordinary ArrayBuffer: what WebCrypto, IndexedDB and fetch accept. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The same memory seen as {@link Bytes}; copies only when the source lies in shared memory. */
export function ownBytes(source: Uint8Array): Bytes {
  return source.buffer instanceof ArrayBuffer
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

/** UTF-8 of a string, as written (no normalisation; {@link lp} normalises by itself). */
export function utf8(text: string): Bytes {
  return ownBytes(encoder.encode(text))
}

/** The string of UTF-8 bytes. Throws a TypeError for bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** Bytes of hexadecimal text of either case. Throws a TypeError for anything else. */
export function fromHex(text: string): Bytes {
  if (text.length % 2 !== 0 || /[^0-9a-fA-F]/.test(text)) throw new TypeError('not hexadecimal')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

const B64_CODES = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
/** The value of what base64url does not have. */
const NOT_B64 = 64
/** Values of ASCII characters. */
const B64_VALUES = new Uint8Array(128).fill(NOT_B64)
B64_CODES.forEach((code, value) => {
  B64_VALUES[code] = value
})
const ascii = new TextDecoder('latin1')

/**
 * base64url without padding: how bytes travel in JSON and in link fragments. By hand, like its inverse: a first fetch is a
 * hundred thousand of them, and every way through the platform's own base64 makes three texts of each.
 */
export function toB64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let shift = 18; shift >= 0 && at < codes.length; shift -= 6)
      codes[at++] = B64_CODES[(triple >> shift) & 63] ?? 0
  }
  return ascii.decode(codes)
}

/**
 * Bytes of base64url text without padding. Throws a TypeError for other characters, padding, or
 * spare bits that are not zero, so that equal bytes have exactly one text.
 */
export function fromB64(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  const whole = text.length - (text.length % 4)
  let refused = 0
  let at = 0
  for (let i = 0; i < whole; i += 4) {
    const a = valueAt(text, i)
    const b = valueAt(text, i + 1)
    const c = valueAt(text, i + 2)
    const d = valueAt(text, i + 3)
    refused |= a | b | c | d
    bytes[at++] = (a << 2) | (b >> 4)
    bytes[at++] = (b << 4) | (c >> 2)
    bytes[at++] = (c << 6) | d
  }
  if (whole < text.length) {
    const a = valueAt(text, whole)
    const b = valueAt(text, whole + 1)
    const three = text.length - whole === 3
    const c = three ? valueAt(text, whole + 2) : 0
    const spare = three ? c & 3 : b & 15
    refused |= a | b | c | (spare === 0 ? 0 : NOT_B64)
    bytes[at++] = (a << 2) | (b >> 4)
    if (three) bytes[at++] = (b << 4) | (c >> 2)
  }
  if (refused > 63) throw new TypeError('not base64url')
  return bytes
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 128 ? (B64_VALUES[code] ?? NOT_B64) : NOT_B64
}

const PIECE = 0x8000

/** Padded base64 of RFC 4648 section 4, as C2SP signed notes use it. */
export function standardBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += PIECE) text += String.fromCharCode(...bytes.subarray(i, i + PIECE))
  return btoa(text)
}

/** Bytes of base64 text, padding optional. Throws a DOMException for other characters. */
export function fromStandardBase64(text: string): Bytes {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** All parts, one after the other, in fresh memory. */
export function concat(...parts: ReadonlyArray<Uint8Array>): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** True when both hold the same bytes; takes the same time wherever they differ. Lengths are not secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** Bytewise order, shorter first when one begins the other; for sorting. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Bytes from the operating system's secure random source. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** Four bytes, big-endian, of an integer from 0 to 2^32 - 1. */
export function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** The big-endian u32 at an offset. Throws a RangeError past the end. */
export function readU32(bytes: Bytes, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset)
}
