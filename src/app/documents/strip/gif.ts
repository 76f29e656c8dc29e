/** GIF with the blocks that make the picture, and how often it repeats; comments and what programs put in are left out. */
import { type Cleaned, type HiddenData, joined } from './removed.ts'

const EXTENSION = 0x21
const IMAGE = 0x2c
const END = 0x3b
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff
/** By applications: only how often the film repeats. */
const REPEATS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

export function cleanGif(bytes: Uint8Array): Cleaned {
  const colours = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  /** Behind the sub-blocks that begin here: each says its length, an empty one ends them. */
  const behind = (at: number): number => {
    let next = at
    for (let length = bytes[next]; length !== 0; length = bytes[next]) {
      if (length === undefined) return Number.POSITIVE_INFINITY
      next += length + 1
    }
    return next + 1
  }
  let at = 13 + colours(bytes[10] ?? 0)
  const kept = [bytes.subarray(0, at)]
  const removed = new Set<HiddenData>()
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind === END) {
      if (at + 1 < bytes.length) removed.add('other')
      kept.push(bytes.subarray(at, at + 1))
      return { bytes: joined(kept), removed: [...removed] }
    }
    if (kind !== EXTENSION && kind !== IMAGE) return undefined
    const label = bytes[at + 1]
    const end = behind(kind === IMAGE ? at + 11 + colours(bytes[at + 9] ?? 0) : at + 2)
    if (end > bytes.length) return undefined
    const repeats = label === APPLICATION && REPEATS.has(ascii(bytes, at + 3, at + 14))
    if (kind === IMAGE || label === GRAPHIC_CONTROL || repeats) kept.push(bytes.subarray(at, end))
    else removed.add(label === APPLICATION ? 'program' : 'text')
    at = end
  }
  return undefined
}
