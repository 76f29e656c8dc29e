/** PNG with the chunks that make the picture and no others; chunks are copied, their checksums with them. */
import { type Cleaned, type HiddenData, joined } from './removed.ts'

const PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
)
const FOUND: Readonly<Record<string, HiddenData>> = {
  eXIf: 'camera',
  tIME: 'times',
  tEXt: 'text',
  zTXt: 'text',
  iTXt: 'text',
}

export function cleanPng(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 8)]
  const removed = new Set<HiddenData>()
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    if (PICTURE.has(type)) kept.push(bytes.subarray(at, end))
    else removed.add(FOUND[type] ?? 'other')
    at = end
    if (type !== 'IEND') continue
    if (at < bytes.length) removed.add('other')
    return { bytes: joined(kept), removed: [...removed] }
  }
  return undefined
}
