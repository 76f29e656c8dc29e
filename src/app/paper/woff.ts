import { unzlibSync } from 'fflate'

const HEAD = 44
const ENTRY = 20

/** A font file by its tables, as far as they are needed: name to bytes. */
export type FontTables = ReadonlyMap<string, Uint8Array>

/** Unpacks WOFF 1.0 (W3C Recommendation 2012) into its tables. Throws on anything else: these are files of our own build. */
export function tablesOfWoff(file: Uint8Array): FontTables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (view.getUint32(0) !== 0x774f4646) throw new Error('not a WOFF file')
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < view.getUint16(12); index++) {
    const at = HEAD + index * ENTRY
    const [offset, packed, size] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    tables.set(
      String.fromCharCode(...file.subarray(at, at + 4)),
      packed < size ? unzlibSync(bytes, { out: new Uint8Array(size) }) : bytes,
    )
  }
  return tables
}

/** The sum a font file keeps of each table, and of itself. */
function sum(bytes: Uint8Array): number {
  let total = 0
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    total = (total + word) >>> 0
  }
  return total
}

/** A TrueType file of these tables, with the sums every reader may check. `head` is written anew. */
export function sfntOf(tables: FontTables): Uint8Array<ArrayBuffer> {
  const names = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const start = 12 + 16 * names.length
  const padded = (size: number) => (size + 3) & ~3
  const whole = names.reduce((size, name) => size + padded(tables.get(name)?.length ?? 0), start)
  const out = new Uint8Array(whole)
  const view = new DataView(out.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, names.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, names.length * 16 - power * 16)
  let at = start
  let head = 0
  for (const [index, name] of names.entries()) {
    const bytes = tables.get(name) ?? new Uint8Array(0)
    const entry = 12 + 16 * index
    out.set(bytes, at)
    if (name === 'head') {
      head = at
      view.setUint32(at + 8, 0)
    }
    for (let letter = 0; letter < 4; letter++) out[entry + letter] = name.charCodeAt(letter)
    view.setUint32(entry + 4, sum(out.subarray(at, at + bytes.length)))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    at += padded(bytes.length)
  }
  if (head > 0) view.setUint32(head + 8, (0xb1b0afba - sum(out)) >>> 0)
  return out
}
