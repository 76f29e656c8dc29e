/** WebP with the chunks that make the picture and no others. */
import { readExif } from './exif.ts'
import { type Cleaned, type HiddenData, joined } from './removed.ts'

const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const EXIF_AND_XMP = 0b0000_1100

export function cleanWebp(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = Math.min(bytes.length, view.getUint32(4, true) + 8)
  const kept: Uint8Array[] = []
  const removed = new Set<HiddenData>()
  let at = 12
  while (at + 8 <= whole) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (end > whole) return undefined
    const chunk = bytes.slice(at, Math.min(whole, end + (length % 2)))
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP
    if (PICTURE.has(type)) kept.push(chunk)
    else if (type === 'EXIF') for (const one of readExif(bytes.subarray(at + 8, end)).found) removed.add(one)
    else removed.add(type === 'XMP ' ? 'author' : 'other')
    at = end + (length % 2)
  }
  if (kept.length === 0) return undefined
  if (whole < bytes.length) removed.add('other')
  const body = joined(kept)
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  new DataView(head.buffer).setUint32(4, body.length + 4, true)
  return { bytes: joined([head, body]), removed: [...removed] }
}
