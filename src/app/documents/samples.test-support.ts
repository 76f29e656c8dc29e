/** Files as phones and offices make them, built here so that what they hide is known to the letter. */
import { strToU8, zipSync, zlibSync } from 'fflate'
import { joined } from './strip/removed.ts'

/** Planted wherever a file can hide something; found after cleaning, something leaked. */
export const SECRET = 'Hidden-47.4979N-Olena'

/** A dark square of eight pixels, as a browser wrote it. */
const PICTURE = Uint8Array.from(
  atob(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z',
  ),
  letter => letter.charCodeAt(0),
)

const u16 = (value: number) => [value >> 8, value & 0xff]
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)]

/** EXIF with camera, orientation, a place and a time. */
export function exifBlock(orientation = 6): Uint8Array {
  const text = strToU8(`${SECRET}\0`)
  const entries = [
    [...u16(0x010f), ...u16(2), ...u32(text.length), ...u32(200)],
    [...u16(0x0112), ...u16(3), ...u32(1), ...u16(orientation), 0, 0],
    [...u16(0x0132), ...u16(2), ...u32(text.length), ...u32(200)],
    [...u16(0x8825), ...u16(4), ...u32(1), ...u32(150)],
  ]
  const head = [0x4d, 0x4d, 0, 0x2a, ...u32(8), ...u16(entries.length), ...entries.flat(), ...u32(0)]
  const block = new Uint8Array(200 + text.length)
  block.set(head)
  block.set([...u16(1), ...u16(1), ...u16(2), ...u32(2), 0x4e, 0, 0, 0, ...u32(0)], 150)
  block.set(text, 200)
  return block
}

/** A photograph with EXIF, a comment, XMP and a film appended behind its end. */
export function photo(): Uint8Array<ArrayBuffer> {
  const segment = (marker: number, body: Uint8Array) =>
    joined([new Uint8Array([0xff, marker, ...u16(body.length + 2)]), body])
  const exif = segment(0xe1, joined([strToU8('Exif\0\0'), exifBlock()]))
  const xmp = segment(0xe1, strToU8(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SECRET}</x:xmpmeta>`))
  const comment = segment(0xfe, strToU8(SECRET))
  return joined([PICTURE.subarray(0, 2), exif, xmp, comment, PICTURE.subarray(2), strToU8(SECRET)])
}

/** A PNG with a text and an EXIF chunk; its head claims `width` × `height`. */
export function png(width = 1, height = 1): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, body: Uint8Array) => {
    const typed = joined([strToU8(type), body])
    return joined([new Uint8Array(u32(body.length)), typed, new Uint8Array(u32(crc32(typed)))])
  }
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', new Uint8Array([...u32(width), ...u32(height), 8, 0, 0, 0, 0])),
    chunk('tEXt', strToU8(`Author\0${SECRET}`)),
    chunk('eXIf', exifBlock()),
    chunk('IDAT', zlibSync(new Uint8Array([0, 128]))),
    chunk('IEND', new Uint8Array()),
    strToU8(SECRET),
  ])
}
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A WebP container with EXIF and XMP beside its picture. */
export function webp(): Uint8Array<ArrayBuffer> {
  const little = (value: number) => [...u32(value)].reverse()
  const chunk = (type: string, body: Uint8Array) =>
    joined([strToU8(type), new Uint8Array(little(body.length)), body, new Uint8Array(body.length % 2)])
  const body = joined([
    strToU8('WEBP'),
    chunk('VP8X', new Uint8Array([0b0000_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('VP8L', new Uint8Array([0x2f, 0, 0, 0, 0, 0x88, 0x88, 0x08])),
    chunk('EXIF', exifBlock()),
    chunk('XMP ', strToU8(`<x:xmpmeta>${SECRET}</x:xmpmeta>`)),
  ])
  return joined([strToU8('RIFF'), new Uint8Array(little(body.length)), body])
}

/** A one-page PDF that says `words`; its properties open, or packed as newer programs write them. */
export function pdf(words = 'Residence permit', packed = false): Uint8Array<ArrayBuffer> {
  const draw = `BT /F1 24 Tf 20 100 Td (${words}) Tj ET`
  const info = `<< /Author (${SECRET}) /Title (permit \\) ${SECRET}) /Producer <${[...strToU8(SECRET)].map(byte => byte.toString(16)).join('')}> /ModDate (D:20261012) >>`
  const xmp = `<x:xmpmeta>${SECRET}</x:xmpmeta>`
  const inside = `7 0 ${info}`
  const stream = zlibSync(strToU8(inside), { level: 1 })
  const properties = packed
    ? `9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stream.length} >> stream\n${String.fromCharCode(...stream)}\nendstream endobj\n`
    : `7 0 obj ${info} endobj\n`
  return fromLatin(`%PDF-1.5
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 8 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length ${draw.length} >> stream\n${draw}\nendstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
${properties}8 0 obj << /Type /Metadata /Subtype /XML /Length ${xmp.length} >> stream\n${xmp}\nendstream endobj
trailer << /Root 1 0 R /Info 7 0 R >>
%%EOF`)
}
const fromLatin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, letter => letter.charCodeAt(0))

/** A Word file whose properties name its writer, with a photograph inside. */
export function word(): Uint8Array<ArrayBuffer> {
  return joined([
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document>The house on the hill.</w:document>'),
      'word/media/image1.jpeg': photo(),
      'docProps/core.xml': strToU8(`<cp:coreProperties><dc:creator>${SECRET}</dc:creator></cp:coreProperties>`),
      'docProps/app.xml': strToU8(`<Properties><Application>x</Application><Company>${SECRET}</Company></Properties>`),
      'docProps/thumbnail.jpeg': strToU8(SECRET),
    }),
  ])
}

/** A picture of one dark pixel as GIF, with a comment, a block of some program, how often it repeats, and more behind its end. */
export function gif(): Uint8Array<ArrayBuffer> {
  const block = (label: number, ...parts: Uint8Array[]) =>
    joined([
      new Uint8Array([0x21, label]),
      ...parts.flatMap(part => [new Uint8Array([part.length]), part]),
      new Uint8Array([0]),
    ])
  return joined([
    strToU8('GIF89a'),
    new Uint8Array([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    block(0xff, strToU8('NETSCAPE2.0'), new Uint8Array([1, 0, 0])),
    block(0xfe, strToU8(SECRET)),
    block(0xff, strToU8('XMP DataXMP'), strToU8(SECRET)),
    new Uint8Array([0x21, 0xf9, 4, 0, 0, 0, 0, 0]),
    new Uint8Array([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
    new Uint8Array([0x3b]),
    strToU8(SECRET),
  ])
}

/** A picture of two by two pixels as AVIF, the only one of its kin that every browser reads, with something behind its end. */
export function avif(): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(
    atob(
      'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A=',
    ),
    letter => letter.charCodeAt(0),
  )
  const free = strToU8(`free${SECRET}`)
  return joined([bytes, new Uint8Array(u32(free.length + 4)), free])
}
