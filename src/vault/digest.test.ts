import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, hkdf, hmac, sha256, sha256Now, toHex } from './index.ts'
import { bytesOf } from './testing.test-support.ts'

test('HKDF has the bytes of RFC 5869, test case 3', () => {
  const okm = hkdf(fromHex('0b'.repeat(22)), new Uint8Array(0), 42)
  expect(toHex(okm)).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8')
})

test('HKDF is that of WebCrypto and of noble, for any key, purpose and length', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytesOf({ maxLength: 200 }),
      bytesOf({ maxLength: 300 }),
      fc.integer({ min: 1, max: 200 }),
      async (ikm, info, length) => {
        const key = await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits'])
        const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
        const native = new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 8 * length))
        expect(hkdf(ikm, info, length)).toEqual(native)
        expect(toHex(hkdf(ikm, info, length))).toBe(toHex(nobleHkdf(nobleSha256, ikm, undefined, info, length)))
      },
    ),
    { numRuns: 100 },
  )
  expect(() => hkdf(new Uint8Array(32), new Uint8Array(0), 8161)).toThrow(RangeError)
})

test('SHA-256 and HMAC are those of WebCrypto', async () => {
  await fc.assert(
    fc.asyncProperty(bytesOf({ minLength: 1, maxLength: 200 }), bytesOf({ maxLength: 300 }), async (raw, data) => {
      expect(sha256Now(data)).toEqual(await sha256(data))
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      expect(hmac(raw, data)).toEqual(new Uint8Array(await crypto.subtle.sign('HMAC', key, data)))
    }),
    { numRuns: 100 },
  )
})
