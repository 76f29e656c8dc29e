/**
 * Reads the directory of a ZIP container and inflates single parts within limits.
 *
 * The sizes a container declares can lie, so the output is counted while inflating, in small steps: a bomb is stopped after
 * a few MB too much, not after it filled the memory.
 */
import { Inflate } from 'fflate'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'

export type ZipEntry = {
  name: string
  method: number
  encrypted: boolean
  packed: number
  size: number
  crc: number
  offset: number
}
export type Zip = { entries: Map<string, ZipEntry>; bytes: Uint8Array; inflated: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const STEP = 16 * 1024

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
const crc = (state: number, chunk: Uint8Array): number => {
  let c = state
  for (const byte of chunk) c = (CRC_TABLE[(c ^ byte) & 255] ?? 0) ^ (c >>> 8)
  return c
}

const findEnd = (view: DataView): number => {
  const from = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= from; at--) if (view.getUint32(at, true) === END) return at
  // The directory of a ZIP stands at its end: without it the file was cut off on the way.
  throw new Refused('file.truncated')
}

/** Reads an 8-byte number; sizes beyond what is safe are absurd and end in a refusal anyway. */
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

/** Count and place of the directory; some writers use the 64-bit form even for small files. */
const directoryOf = (view: DataView): { count: number; at: number } => {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const at = view.getUint32(end + 16, true)
  if (count !== 0xffff && at !== 0xffffffff) return { count, at }
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) throw new Refused('file.damaged')
  const end64 = long(view, end - 12)
  if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END_64) throw new Refused('file.damaged')
  return { count: long(view, end64 + 32), at: long(view, end64 + 48) }
}

/** Sizes and offset of the 64-bit extra field, in the order of the 32-bit ones that are full. */
const withLongSizes = (view: DataView, from: number, length: number, entry: ZipEntry): ZipEntry => {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    const last = Math.min(next + view.getUint16(at + 2, true), view.byteLength)
    const take = (value: number): number => {
      if (value !== 0xffffffff || next + 8 > last) return value
      next += 8
      return long(view, next - 8)
    }
    const size = take(entry.size)
    const packed = take(entry.packed)
    return { ...entry, size, packed, offset: take(entry.offset) }
  }
  return entry
}

/** The parts of a container by lower-case name with forward slashes. Refuses what is cut off, damaged or absurd. */
export const openZip = (bytes: Uint8Array): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 22) throw new Refused('file.truncated')
  const { count, at: first } = directoryOf(view)
  let at = first
  if (count > LIMITS.parts) throw new Refused('file.bomb', LIMITS.parts)
  const entries = new Map<string, ZipEntry>()
  const decoder = new TextDecoder()
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw new Refused('file.damaged')
    const nameLength = view.getUint16(at + 28, true)
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const extraLength = view.getUint16(at + 30, true)
    if (at + 46 + nameLength + extraLength > view.byteLength) throw new Refused('file.damaged')
    const entry = withLongSizes(view, at + 46 + nameLength, extraLength, {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    })
    total += entry.size
    if (entry.size > LIMITS.part || total > LIMITS.total) throw new Refused('file.bomb', LIMITS.total)
    entries.set(partName(name), entry)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return { entries, bytes, inflated: 0 }
}

/** Name under which a part is found, however the writer spelt it. */
export const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/**
 * Hands the content of a part to `sink` in chunks. Refuses encrypted, damaged, cut-off parts and anything over the limits.
 */
export const inflatePart = (zip: Zip, entry: ZipEntry, sink: (chunk: Uint8Array) => void): void => {
  if (entry.encrypted) throw new Refused('file.password')
  const { bytes } = zip
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL)
    throw new Refused('file.damaged')
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > view.byteLength) throw new Refused('file.truncated')
  let state = 0xffffffff
  let out = 0
  const take = (chunk: Uint8Array): void => {
    out += chunk.length
    zip.inflated += chunk.length
    // A part that is larger than it says is a bomb, too; a little more is ordinary damage and found below.
    if (out > entry.size + 1024 * 1024 || out > LIMITS.part || zip.inflated > LIMITS.total)
      throw new Refused('file.bomb', LIMITS.total)
    state = crc(state, chunk)
    sink(chunk)
  }
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) take(packed)
  else if (entry.method === 8) inflate(packed, take)
  else throw new Refused('file.damaged')
  if (out !== entry.size || (state ^ 0xffffffff) >>> 0 !== entry.crc) throw new Refused('file.damaged')
}

const inflate = (packed: Uint8Array, take: (chunk: Uint8Array) => void): void => {
  const stream = new Inflate(take)
  try {
    for (let from = 0; from < packed.length; from += STEP) {
      const to = Math.min(from + STEP, packed.length)
      stream.push(packed.subarray(from, to), to === packed.length)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('file.damaged')
  }
}
