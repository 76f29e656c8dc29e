import { type FileFormat, latin } from './file-type.ts'
import { jpegSegments } from './strip/jpeg.ts'

/** Width and height an image claims in its head, read before anything is decoded; undefined when it says none. */
export function claimedSize(bytes: Uint8Array, format: FileFormat): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (format) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) }
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      case 'bmp':
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
      case 'jpeg':
        return jpegSize(bytes, view)
      case 'webp':
        return webpSize(bytes, view)
      case 'heic':
        return isoSize(bytes, view)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

function jpegSize(bytes: Uint8Array, view: DataView) {
  for (const { marker, start } of jpegSegments(bytes) ?? []) {
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { width: view.getUint16(start + 7), height: view.getUint16(start + 5) }
  }
  return undefined
}

function webpSize(bytes: Uint8Array, view: DataView) {
  const form = String.fromCharCode(...bytes.subarray(12, 16))
  const u24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (form === 'VP8X') return { width: u24(24) + 1, height: u24(27) + 1 }
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (form !== 'VP8L') return undefined
  const packed = view.getUint32(21, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}

const HEAD = 65_536

/** The largest of the pictures and tiles that such a container names ("ispe": version, width, height). */
function isoSize(bytes: Uint8Array, view: DataView) {
  const head = latin(bytes.subarray(0, HEAD))
  const sizes = [...head.matchAll(/ispe/g)].map(({ index }) => ({
    width: view.getUint32(index + 8),
    height: view.getUint32(index + 12),
  }))
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0]
}
