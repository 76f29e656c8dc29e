import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chunkCount,
  concat,
  FILE_CHUNK,
  newFileKey,
  openChunk,
  openFile,
  randomBytes,
  sealChunk,
  sealFile,
} from './index.ts'
import { damage, newFile } from './testing.test-support.ts'

const large = concat(...Array.from({ length: 5 }, () => randomBytes(FILE_CHUNK)), randomBytes(777))

describe('attachments', () => {
  test('give the file back, whatever its size', async () => {
    const sizes = [0, 1, FILE_CHUNK - 1, FILE_CHUNK, FILE_CHUNK + 1, 2 * FILE_CHUNK, 2 * FILE_CHUNK + 5]
    for (const size of sizes) {
      const [key, id, plain] = [newFileKey(), newFile(), large.slice(0, size)]
      const chunks = await sealFile(key, id, plain)
      expect(chunks.length).toBe(chunkCount(size))
      const opened = await openFile(key, id, chunks)
      expect(opened.ok && opened.plain.length === size && opened.plain.every((byte, i) => byte === plain[i])).toBe(true)
    }
  })

  test('refuse dropped, swapped, repeated and missing chunks, and those of another file', async () => {
    const [key, id] = [newFileKey(), newFile()]
    const chunks = await sealFile(key, id, large)
    const foreign = await sealFile(key, newFile(), large)
    const otherKey = await sealFile(newFileKey(), id, large)
    const place = fc.nat({ max: chunks.length - 1 })
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const swapped = chunks.with(a, chunks[b] ?? large).with(b, chunks[a] ?? large)
        const wrong = [
          chunks.toSpliced(a, 1),
          chunks.toSpliced(a, 0, chunks[b] ?? large),
          chunks.slice(0, a),
          chunks.with(a, foreign[a] ?? large),
          chunks.with(a, otherKey[a] ?? large),
          ...(a === b ? [] : [swapped]),
        ]
        for (const attempt of wrong) expect((await openFile(key, id, attempt)).ok).toBe(false)
      }),
      { numRuns: 12 },
    )
  })

  test('refuse damage to a chunk, and name it', async () => {
    const [key, id] = [newFileKey(), newFile()]
    const chunks = await sealFile(key, id, large)
    await fc.assert(
      fc.asyncProperty(damage, fc.nat({ max: chunks.length - 1 }), async (spoil, at) => {
        const spoiled = chunks.with(at, spoil(chunks[at] ?? large))
        expect(await openFile(key, id, spoiled)).toEqual({ ok: false, code: 'file.chunk', index: at })
      }),
      { numRuns: 20 },
    )
  })

  test('a chunk that is not the last cannot pass for it, nor the last for another', async () => {
    const [key, id, full] = [newFileKey(), newFile(), randomBytes(FILE_CHUNK)]
    const inner = await sealChunk(key, id, 0, false, full)
    const last = await sealChunk(key, id, 0, true, full)
    expect((await openChunk(key, id, 0, true, inner)).ok).toBe(false)
    expect((await openChunk(key, id, 0, false, last)).ok).toBe(false)
    expect((await openChunk(key, id, 0, false, inner)).ok).toBe(true)
    await expect(sealChunk(key, id, 0, false, randomBytes(9))).rejects.toThrow(RangeError)
    await expect(sealChunk(key, id, 1, true, new Uint8Array(0))).rejects.toThrow(RangeError)
  })
})
