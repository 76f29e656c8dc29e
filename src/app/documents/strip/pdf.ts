/**
 * PDF without its properties. Nothing is moved: what tells of author, program and times is written over with blanks of the same
 * length, so every offset in the file still holds. A file that is sealed with its own password, or built in a way we do not
 * know, is left alone and said to be so.
 */
import { unzlibSync, zlibSync } from 'fflate'
import { latin } from '../file-type.ts'
import { readExif } from './exif.ts'
import { jpegSegments } from './jpeg.ts'
import type { Cleaned, HiddenData } from './removed.ts'

const SPACE = 0x20
const MAX_UNPACKED = 50_000_000
const SAID: ReadonlyArray<readonly [RegExp, HiddenData]> = [
  [/\/Author\b/, 'author'],
  [/\/(Creator|Producer)\b/, 'program'],
  [/\/(CreationDate|ModDate)\b/, 'times'],
  [/\/(Title|Subject|Keywords)\b/, 'text'],
]

export function cleanPdf(original: Uint8Array): Cleaned {
  const bytes = original.slice()
  const text = latin(bytes)
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return undefined
  const removed = new Set<HiddenData>()
  const infos = new Set([...text.matchAll(/\/Info\s+(\d+)\s+\d+\s+R/g)].map(found => Number(found[1])))
  const left = new Set(infos)
  for (const number of infos) if (blankObjects(bytes, text, number, removed)) left.delete(number)
  if (left.size > 0 && !blankPacked(bytes, text, left, removed)) return undefined
  for (const stream of streamsOf(text)) {
    if (/\/Type\s*\/Metadata\b/.test(stream.dictionary)) {
      blankStream(bytes, stream)
      removed.add('author')
    } else if (/\/DCTDecode\b/.test(stream.dictionary) && !/FlateDecode/.test(stream.dictionary)) {
      blankPhoto(bytes.subarray(stream.start, stream.end), removed)
    }
  }
  return { bytes, removed: [...removed] }
}

/** Blanks every version of an object that stands open in the file. False when there is none. */
function blankObjects(bytes: Uint8Array, text: string, number: number, removed: Set<HiddenData>): boolean {
  let any = false
  for (const found of text.matchAll(new RegExp(`(?<![0-9])${number}\\s+\\d+\\s+obj\\b`, 'g'))) {
    const start = found.index + found[0].length
    const end = text.indexOf('endobj', start)
    if (end === -1) continue
    const content = text.slice(start, end)
    any = true
    note(content, removed)
    // Values may stand in objects of their own.
    for (const other of content.matchAll(/(\d+)\s+\d+\s+R\b/g)) blankText(bytes, text, Number(other[1]))
    emptyDictionary(bytes, start, end)
  }
  return any
}

function blankText(bytes: Uint8Array, text: string, number: number): void {
  for (const found of text.matchAll(new RegExp(`(?<![0-9])${number}\\s+\\d+\\s+obj\\s*(?=\\(|<[^<])`, 'g'))) {
    const start = found.index + found[0].length
    const end = text.indexOf('endobj', start)
    if (end - start >= 2) bytes.fill(SPACE, start, end).set([0x28, 0x29], start)
  }
}

const note = (content: string, removed: Set<HiddenData>) => {
  for (const [pattern, what] of SAID) if (pattern.test(content)) removed.add(what)
}
const emptyDictionary = (bytes: Uint8Array, start: number, end: number) =>
  bytes.fill(SPACE, start, end).set([SPACE, 0x3c, 0x3c, 0x3e, 0x3e].slice(0, Math.max(0, end - start)), start)

interface Stream {
  dictionary: string
  start: number
  end: number
}
function* streamsOf(text: string): Generator<Stream> {
  for (const found of text.matchAll(/\bstream\r?\n/g)) {
    const start = found.index + found[0].length
    const head = text.lastIndexOf('obj', found.index)
    const end = text.indexOf('endstream', start)
    if (head === -1 || end === -1) continue
    const dictionary = text.slice(head + 3, found.index)
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1])
    const told = Number.isInteger(length) && start + length <= end ? start + length : end
    yield { dictionary, start, end: told }
  }
}

/** Properties that stand in a packed stream of objects: unpacked, blanked, packed again into the same room. */
function blankPacked(bytes: Uint8Array, text: string, numbers: Set<number>, removed: Set<HiddenData>): boolean {
  for (const { dictionary, start, end } of streamsOf(text)) {
    if (!/\/Type\s*\/ObjStm\b/.test(dictionary)) continue
    if (!/\/FlateDecode\b/.test(dictionary) || /\/DecodeParms\b/.test(dictionary)) continue
    const unpacked = unpack(bytes.subarray(start, end))
    if (unpacked === undefined) continue
    const places = placesIn(latin(unpacked), dictionary)
    const mine = places.filter(place => numbers.has(place.number))
    if (mine.length === 0) continue
    for (const place of mine) {
      note(latin(unpacked.subarray(place.start, place.end)), removed)
      emptyDictionary(unpacked, place.start, place.end)
      numbers.delete(place.number)
    }
    const packed = zlibSync(unpacked, { level: 9 })
    if (packed.length > end - start) return false
    bytes.fill(0, start, end).set(packed, start)
  }
  return numbers.size === 0
}

function placesIn(content: string, dictionary: string) {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0)
  const pairs = content.slice(0, first).trim().split(/\s+/).map(Number)
  const starts = pairs.flatMap((number, index) =>
    index % 2 === 0 ? [{ number, start: first + (pairs[index + 1] ?? 0) }] : [],
  )
  return starts.map((place, index) => ({ ...place, end: starts[index + 1]?.start ?? content.length }))
}

function unpack(packed: Uint8Array): Uint8Array | undefined {
  try {
    const unpacked = unzlibSync(packed)
    return unpacked.length > MAX_UNPACKED ? undefined : unpacked
  } catch {
    return undefined
  }
}

function blankStream(bytes: Uint8Array, { dictionary, start, end }: Stream): void {
  const empty = /\/FlateDecode\b/.test(dictionary) ? zlibSync(new Uint8Array()) : new Uint8Array()
  if (empty.length > end - start) return
  bytes.fill(empty.length > 0 ? 0 : SPACE, start, end).set(empty, start)
}

/** A photograph inside keeps its size; what it tells of place and camera is blanked where it stands. */
function blankPhoto(photo: Uint8Array, removed: Set<HiddenData>): void {
  for (const { marker, start, end } of jpegSegments(photo) ?? []) {
    const exif = marker === 0xe1 && latin(photo.subarray(start + 4, start + 8)) === 'Exif'
    if (exif) for (const one of readExif(photo.subarray(start + 10, end)).found) removed.add(one)
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) photo.fill(0, start + 4, end)
  }
}
