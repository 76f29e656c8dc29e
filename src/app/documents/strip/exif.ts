import type { HiddenData } from './removed.ts'

const GPS = 0x8825
const ORIENTATION = 0x0112
const CAMERA = new Set([0x010f, 0x0110, 0xa430, 0xa431, 0xa433, 0xa434, 0xa435, 0x927c])
const TIMES = new Set([0x0132, 0x9003, 0x9004])
const AUTHOR = new Set([0x013b, 0x8298])
const PROGRAM = new Set([0x0131, 0x000b])
const SUB = 0x8769

/** What an EXIF block (a small TIFF) says about where, when and by whom, and which way up the picture is. */
export function readExif(tiff: Uint8Array): { found: Set<HiddenData>; orientation: number } {
  const found = new Set<HiddenData>()
  let orientation = 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = tiff[0] === 0x49
  const directory = (at: number, depth: number) => {
    const count = view.getUint16(at, little)
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12
      const tag = view.getUint16(entry, little)
      if (tag === GPS) found.add('place')
      else if (CAMERA.has(tag)) found.add('camera')
      else if (TIMES.has(tag)) found.add('times')
      else if (AUTHOR.has(tag)) found.add('author')
      else if (PROGRAM.has(tag)) found.add('program')
      else if (tag === ORIENTATION) orientation = view.getUint16(entry + 8, little)
      else if (tag === SUB && depth < 2) directory(view.getUint32(entry + 8, little), depth + 1)
      else found.add('other')
    }
    const next = at + 2 + count * 12
    if (depth === 0 && next + 4 <= tiff.length && view.getUint32(next, little) > 0) found.add('thumbnail')
  }
  try {
    directory(view.getUint32(4, little), 0)
  } catch {
    // A block that ends too early is dropped like any other.
    found.add('other')
  }
  return { found, orientation: orientation >= 1 && orientation <= 8 ? orientation : 1 }
}

/** The smallest EXIF block that says which way up a picture is and nothing else. */
export function exifWithOrientation(orientation: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
}
