/** JPEG without EXIF, XMP, IPTC, comments, thumbnails and whatever phones append; the picture itself is not encoded again. */
import { exifWithOrientation, readExif } from './exif.ts'
import { type Cleaned, type HiddenData, joined } from './removed.ts'

/** One marker segment from `start` (its 0xff) to `end`; a scan includes its compressed data. */
export type Segment = { marker: number; start: number; end: number }

const END = 0xd9
const SCAN = 0xda

/** The segments up to the end of the picture; null when the file is not built like a JPEG. */
export function jpegSegments(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) {
      segments.push({ marker, start: at, end: at + 2 })
      return segments
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) return null
    const end = marker === SCAN ? scanEnd(bytes, at + 2 + length) : at + 2 + length
    segments.push({ marker, start: at, end })
    at = end
  }
  // Cameras that ran out of power leave pictures without an end; what is there is shown by every program.
  const end = bytes.subarray(at, at + 2)
  if (end[0] === 0xff && end[1] === END) segments.push({ marker: END, start: at, end: at + 2 })
  return segments.some(({ marker }) => marker === SCAN) ? segments : null
}

/** Where the compressed data after a scan header ends: at the next marker that is no restart and no stuffed byte. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at === -1 || at + 1 >= bytes.length) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

const startsWith = (bytes: Uint8Array, { start }: Segment, text: string) =>
  [...text].every((letter, index) => bytes[start + 4 + index] === letter.charCodeAt(0))

export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const segments = jpegSegments(bytes)
  if (segments === null) return undefined
  const removed = new Set<HiddenData>()
  const kept: Uint8Array[] = []
  let orientation = 1
  for (const segment of segments) {
    const verdict = verdictOn(bytes, segment)
    if (verdict === 'keep') kept.push(bytes.subarray(segment.start, segment.end))
    else if (verdict === 'exif') {
      const exif = readExif(bytes.subarray(segment.start + 10, segment.end))
      orientation = exif.orientation
      for (const one of exif.found) removed.add(one)
    } else removed.add(verdict)
  }
  const end = segments.at(-1)?.end ?? bytes.length
  if (end < bytes.length && bytes.subarray(end).some(byte => byte !== 0)) removed.add('other')
  const head = [new Uint8Array([0xff, 0xd8]), ...(orientation === 1 ? [] : [orientationSegment(orientation)])]
  const last = segments.at(-1)?.marker === END ? [] : [new Uint8Array([0xff, END])]
  return { bytes: joined([...head, ...kept, ...last]), removed: [...removed] }
}

/** Kept are the picture, its colour profile, and the marks of Adobe and JFIF that decide how colours are read. */
function verdictOn(bytes: Uint8Array, segment: Segment): 'keep' | 'exif' | HiddenData {
  const { marker } = segment
  if (marker === 0xfe) return 'text'
  if (marker < 0xe0 || marker > 0xef) return 'keep'
  if (marker === 0xe0) return startsWith(bytes, segment, 'JFIF') ? 'keep' : 'thumbnail'
  if (marker === 0xee) return startsWith(bytes, segment, 'Adobe') ? 'keep' : 'other'
  if (marker === 0xe2) return startsWith(bytes, segment, 'ICC_PROFILE') ? 'keep' : 'other'
  if (marker === 0xe1 && startsWith(bytes, segment, 'Exif')) return 'exif'
  return marker === 0xe1 || marker === 0xed ? 'author' : 'other'
}

function orientationSegment(orientation: number): Uint8Array {
  const tiff = exifWithOrientation(orientation)
  const length = 2 + 6 + tiff.length
  return new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff])
}
