import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FILE_FORMATS, formatOf, latin, liedAbout } from './file-type.ts'
import { answerOf } from './frame-protocol.ts'
import { claimedSize } from './pixels.ts'
import { avif, gif, pdf, photo, png, SECRET, webp, word } from './samples.test-support.ts'
import { clean } from './strip/clean.ts'
import { readExif } from './strip/exif.ts'
import { jpegSegments } from './strip/jpeg.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
/** Cleaned as what it is; what it hid must be gone. */
function cleaned(bytes: Uint8Array) {
  const result = clean(bytes, formatOf(bytes))
  if (result.is !== 'clean') throw new Error(result.is)
  return result
}
const hides = (bytes: Uint8Array) =>
  latin(bytes).includes(SECRET) ||
  latin(bytes)
    .toLowerCase()
    .includes([...bytesOf(SECRET)].map(byte => byte.toString(16)).join(''))

describe('what a file is', () => {
  it('follows from its bytes, and a name that says otherwise is found out', () => {
    expect([photo(), png(), webp(), pdf(), word()].map(formatOf)).toEqual(['jpeg', 'png', 'webp', 'pdf', 'word'])
    expect(formatOf(readFileSync('src/capabilities/exchange/samples/multi-select-60.xlsx'))).toBe('excel')
    expect(formatOf(bytesOf('MZ\u0090'))).toBe('program')
    expect(formatOf(bytesOf('\n<!DOCTYPE html><script>1</script>'))).toBe('web')
    expect(formatOf(bytesOf('<?xml version="1.0"?><svg onload="x()">'))).toBe('svg')
    expect(formatOf(bytesOf('Elle veut finir la formation.'))).toBe('text')
    expect(liedAbout('holiday.jpg', 'program')).toBe('jpeg')
    expect(liedAbout('permit.pdf', 'web')).toBe('pdf')
    expect(liedAbout('permit.pdf', 'pdf')).toBeUndefined()
    expect(liedAbout('no ending', 'program')).toBeUndefined()
  })
  it('is read before it is decoded: a picture of two thousand million pixels says so in its head', () => {
    expect(claimedSize(png(60_000, 40_000), 'png')).toEqual({ width: 60_000, height: 40_000 })
    expect(claimedSize(photo(), 'jpeg')).toEqual({ width: 8, height: 8 })
    expect(claimedSize(webp(), 'webp')).toEqual({ width: 1, height: 1 })
    expect(claimedSize(avif(), formatOf(avif()))).toEqual({ width: 2, height: 2 })
  })
})

describe('what a file hides', () => {
  it('is taken out of photographs, and they stay the right way up', () => {
    const { bytes, removed } = cleaned(photo())
    expect(hides(bytes)).toBe(false)
    expect(removed).toEqual(expect.arrayContaining(['place', 'camera', 'times', 'text', 'other']))
    const exif = jpegSegments(bytes)?.find(({ marker }) => marker === 0xe1)
    expect(readExif(bytes.subarray((exif?.start ?? 0) + 10)).orientation).toBe(6)
    expect(jpegSegments(bytes)?.map(({ marker }) => marker)).toContain(0xda)
  })
  it('is taken out of PNG, WebP and GIF', () => {
    for (const file of [png(), webp(), gif()]) {
      expect(hides(file)).toBe(true)
      expect(hides(cleaned(file).bytes)).toBe(false)
    }
    expect(cleaned(png()).bytes.length).toBeLessThan(png().length)
    // A film goes on as often as before, and its picture is whole.
    const film = latin(cleaned(gif()).bytes)
    expect(film).toContain('NETSCAPE2.0')
    expect(film.endsWith('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b')).toBe(true)
    expect(cleaned(gif()).removed.sort()).toEqual(['other', 'program', 'text'])
  })
  it('is taken out of PDF without moving anything, also where it is packed', () => {
    for (const file of [pdf(), pdf('Permit', true)]) {
      const { bytes, removed } = cleaned(file)
      expect(bytes.length).toBe(file.length)
      expect(hides(bytes)).toBe(false)
      expect(removed).toEqual(expect.arrayContaining(['author', 'program', 'times']))
    }
    expect(clean(bytesOf('%PDF-1.7 trailer << /Encrypt 4 0 R >>'), 'pdf')).toEqual({ is: 'cannot' })
  })
  it('is taken out of office files and the pictures in them', () => {
    const { bytes, removed } = cleaned(word())
    const parts = unzipSync(bytes)
    expect(Object.values(parts).some(hides)).toBe(false)
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('The house on the hill.')
    expect(removed).toEqual(expect.arrayContaining(['author', 'thumbnail', 'place']))
  })
  it('is said when nobody can take it out, and nothing read as a file ever throws', () => {
    expect(clean(bytesOf('ID3 recording'), 'audio')).toEqual({ is: 'cannot' })
    expect(clean(bytesOf('plain words'), 'text')).toEqual({ is: 'plain' })
    const samples = [photo(), png(), webp(), gif(), avif(), pdf(), pdf('x', true), word()]
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(400),
        fc.nat(255),
        fc.nat(900),
        fc.constantFrom(...FILE_FORMATS),
        (sample, at, byte, end, other) => {
          const broken = sample.slice(0, Math.max(1, sample.length - end))
          broken[at % broken.length] = byte
          for (const format of [formatOf(sample), other]) {
            expect(['clean', 'plain', 'cannot']).toContain(clean(broken, format).is)
            claimedSize(broken, format)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('what a preview frame says', () => {
  it('is pixels or nothing', () => {
    const pixels = new ArrayBuffer(16)
    expect(answerOf({ is: 'page', page: 1, width: 2, height: 2, pixels })).toBeDefined()
    expect(answerOf({ is: 'page', page: 1, width: 3, height: 2, pixels })).toBeUndefined()
    expect(answerOf({ is: 'page', page: 1, width: 2, height: 2, pixels: '<img>' })).toBeUndefined()
    expect(answerOf({ is: 'refused', code: '<script>' })).toEqual({ is: 'refused', code: 'preview.damaged' })
    expect(answerOf('ready')).toBeUndefined()
  })
})
