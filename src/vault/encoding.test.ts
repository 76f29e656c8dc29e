import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bytes,
  bucketSize,
  concat,
  decodeCbor,
  encodeCbor,
  equalBytes,
  fromB64,
  fromHex,
  fromUtf8,
  idBytes,
  isBucketSize,
  isUuid,
  type LpPart,
  lp,
  readLp,
  toB64,
  toHex,
  tryDecodeCbor,
  utf8,
  uuidOf,
  uuidv7,
} from './index.ts'
import { bytesOf } from './testing.test-support.ts'

describe('text of bytes', () => {
  test('base64url and hexadecimal give the bytes back', () => {
    fc.assert(
      fc.property(bytesOf(), bytes => {
        expect(fromB64(toB64(bytes))).toEqual(bytes)
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(toB64(bytes)).toMatch(/^[A-Za-z0-9_-]*$/)
      }),
    )
  })

  test('equal bytes have one base64url text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), text => {
        let bytes: Bytes
        try {
          bytes = fromB64(text)
        } catch {
          return
        }
        expect(toB64(bytes)).toBe(text)
      }),
    )
    for (const bad of ['AB==', 'A', 'AB', 'A B', 'A+/A', 'é']) expect(() => fromB64(bad)).toThrow(TypeError)
  })

  test('long bytes survive base64url', () => {
    const long = new Uint8Array(200_000).map((_, i) => i * 7)
    expect(fromB64(toB64(long))).toEqual(long)
  })

  test('broken UTF-8 is refused, not replaced', () => {
    expect(() => fromUtf8(new Uint8Array([0xff]))).toThrow(TypeError)
    expect(fromUtf8(utf8('Оксана محمد'))).toBe('Оксана محمد')
  })

  test('equalBytes is equality', () => {
    fc.assert(fc.property(bytesOf(), bytesOf(), (a, b) => equalBytes(a, b) === (toHex(a) === toHex(b))))
  })
})

describe('ids', () => {
  test('sixteen bytes and back', () => {
    fc.assert(fc.property(fc.uuid(), id => uuidOf(idBytes(id)) === id))
    for (const bad of [
      '',
      'x',
      '00000000-0000-0000-0000-00000000000',
      '0000000000000000000000000000000000-0',
      'A'.repeat(36),
    ]) {
      expect(() => idBytes(bad)).toThrow(TypeError)
    }
  })

  test('version 7, sorted by time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (time, later) => {
        const [a, b] = [uuidv7(time), uuidv7(time + later)]
        expect(isUuid(a)).toBe(true)
        expect(a[14]).toBe('7')
        expect('89ab').toContain(a[19])
        expect(a < b).toBe(true)
      }),
    )
    expect(Number.parseInt(uuidv7(0x0123456789ab).replaceAll('-', '').slice(0, 12), 16)).toBe(0x0123456789ab)
  })
})

describe('lp', () => {
  const part = fc.oneof(
    fc.string(),
    fc.nat({ max: 0xffffffff }),
    bytesOf(),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  )
  const bytesOfPart = (value: LpPart): Bytes => readLp(lp([value]))?.[0] ?? new Uint8Array(0)

  test('gives the bytes of its parts back', () => {
    fc.assert(
      fc.property(fc.array(part), parts => {
        expect(readLp(lp(parts))).toEqual(parts.map(bytesOfPart))
      }),
    )
  })

  test('is injective over 2,000 pairs', () => {
    const small = fc.array(bytesOf({ maxLength: 4 }), { maxLength: 4 })
    fc.assert(
      fc.property(small, small, (a, b) => {
        const same = a.length === b.length && a.every((one, i) => toHex(one) === toHex(b[i] ?? new Uint8Array(9)))
        expect(equalBytes(lp(a), lp(b))).toBe(same)
      }),
      { numRuns: 2000 },
    )
    expect(equalBytes(lp(['a', 'bc']), lp(['ab', 'c']))).toBe(false)
    expect(equalBytes(lp(['a', '']), lp(['a']))).toBe(false)
  })

  test('writes NFC, and the known bytes of the specification', () => {
    expect(lp(['é'])).toEqual(lp(['e\u0301']))
    expect(toHex(lp(['ab', 1, null]))).toBe('0000000300000002616200000004000000010000000' + '0')
  })

  test('refuses numbers that do not fit', () => {
    for (const bad of [-1, 1.5, 2 ** 32, Number.NaN, 2n ** 64n, -1n]) expect(() => lp([bad])).toThrow(RangeError)
  })

  test('reads any bytes without throwing, and only what it writes', () => {
    fc.assert(
      fc.property(bytesOf({ maxLength: 64 }), bytes => {
        const parts = readLp(bytes)
        if (parts !== null) expect(lp(parts)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
    expect(readLp(fromHex('ffffffff'))).toBeNull()
    expect(readLp(concat(lp(['a']), new Uint8Array(1)))).toBeNull()
  })
})

describe('cbor', () => {
  const value = fc.jsonValue()

  test('gives the value back, and the same bytes for the same value', () => {
    fc.assert(
      fc.property(value, document => {
        const bytes = encodeCbor(document)
        const decoded = decodeCbor(bytes)
        expect(encodeCbor(decoded)).toEqual(bytes)
        expect(JSON.stringify(sorted(decoded))).toBe(JSON.stringify(sorted(document)))
      }),
    )
  })

  test('does not depend on the order of keys', () => {
    expect(encodeCbor({ b: 1, a: 2, aa: 3 })).toEqual(encodeCbor({ aa: 3, a: 2, b: 1 }))
    expect(toHex(encodeCbor({ b: 1, aa: 2 }))).toBe('a2616201626161' + '02')
  })

  test('carries integer keys as maps', () => {
    const document = new Map([
      [1, 'x'],
      [2, 'y'],
    ])
    expect(decodeCbor(encodeCbor(document), { maps: true })).toEqual(document)
  })

  test.each([
    ['indefinite length', '9f01ff'],
    ['duplicate key', 'a2616101616102'],
    ['a longer integer than needed', '1801'],
    ['undefined', 'f7'],
    ['infinity', 'f97c00'],
    ['a tag', 'c11a514b67b0'],
    ['something after the value', '0101'],
    ['nothing', ''],
  ])('refuses %s', (_, hex) => {
    expect(tryDecodeCbor(fromHex(hex))).toEqual({ ok: false })
  })

  test('survives any bytes, and never changes a prototype', () => {
    fc.assert(
      fc.property(bytesOf({ maxLength: 200 }), bytes => {
        tryDecodeCbor(bytes)
      }),
      { numRuns: 3000 },
    )
    const hostile = encodeCbor(new Map([['__proto__', { polluted: true }]]))
    const decoded = tryDecodeCbor(hostile)
    expect(decoded.ok && Object.getPrototypeOf(decoded.value) !== Object.prototype).toBe(false)
  })

  test('refuses nesting that would exhaust the stack', () => {
    expect(tryDecodeCbor(new Uint8Array(200_000).fill(0x81))).toEqual({ ok: false })
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  return Object.entries(value)
    .map(([key, inner]) => [key, sorted(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

describe('buckets', () => {
  test('hold what they must, waste little, never shrink', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), size => {
        const bucket = bucketSize(size)
        expect(bucket).toBeGreaterThanOrEqual(size)
        expect(isBucketSize(bucket)).toBe(true)
        expect(bucketSize(size + 1)).toBeGreaterThanOrEqual(bucket)
        if (size > 4096) expect(bucket).toBeLessThan(size * 1.13)
      }),
    )
    expect([1, 256, 257, 513, 1025, 2049, 4096].map(bucketSize)).toEqual([256, 256, 512, 1024, 2048, 4096, 4096])
    for (const bad of [0, 255, 300, 4097, 1.5, Number.NaN]) expect(isBucketSize(bad)).toBe(false)
  })
})
