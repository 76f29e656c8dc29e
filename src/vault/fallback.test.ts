import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hpkeOpen, hpkeSeal } from './hpke.ts'
import { fallbackOpen, fallbackSeal } from './hpke-fallback.ts'
import { keyPairOf, randomBytes, sign, verify } from './index.ts'
import { bytesOf, damage, key32 } from './testing.test-support.ts'

describe('without curves in WebCrypto', () => {
  test('HPKE of both paths opens the other', async () => {
    await fc.assert(
      fc.asyncProperty(key32, bytesOf(), bytesOf(), async (seed, info, plain) => {
        const pair = await keyPairOf('X25519', seed)
        const native = await hpkeSeal(pair.publicKey, info, plain)
        if (native === null) throw new Error('a good key')
        const other = fallbackSeal(pair.publicKey, info, plain)
        expect(fallbackOpen(seed, info, native)).toEqual(plain)
        expect(await hpkeOpen(pair, info, other)).toEqual(plain)
        // A raw seed in place of a CryptoKey is how the fallback is chosen.
        expect(await hpkeOpen({ ...pair, privateKey: seed }, info, native)).toEqual(plain)
      }),
      { numRuns: 20 },
    )
  })

  test('signatures of both paths are the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(key32, bytesOf(), async (seed, message) => {
        const pair = await keyPairOf('Ed25519', seed)
        const signature = await sign(pair.privateKey, message)
        expect(await sign(seed, message)).toEqual(signature)
        expect(await verify(pair.publicKey, signature, message)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('HPKE', () => {
  test('refuses another key, another purpose and damage', async () => {
    const pair = await keyPairOf('X25519', randomBytes(32))
    const info = randomBytes(20)
    const box = await hpkeSeal(pair.publicKey, info, randomBytes(32))
    if (box === null) throw new Error('a good key')
    expect(await hpkeOpen(await keyPairOf('X25519', randomBytes(32)), info, box)).toBeNull()
    expect(await hpkeOpen(pair, randomBytes(20), box)).toBeNull()
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect(await hpkeOpen(pair, info, { ...box, ct: spoil(box.ct) })).toBeNull()
        expect(await hpkeOpen(pair, info, { ...box, enc: spoil(box.enc) })).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  test('seals to no key that gives no secret', async () => {
    expect(await hpkeSeal(new Uint8Array(32), randomBytes(4), randomBytes(4))).toBeNull()
    expect(await hpkeSeal(randomBytes(31), randomBytes(4), randomBytes(4))).toBeNull()
  })
})

describe('signatures', () => {
  test('refuse another key, another message, damage and keys that are none', async () => {
    const pair = await keyPairOf('Ed25519', randomBytes(32))
    const message = randomBytes(40)
    const signature = await sign(pair.privateKey, message)
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect(await verify(pair.publicKey, spoil(signature), message)).toBe(false)
        expect(await verify(pair.publicKey, signature, spoil(message))).toBe(false)
        expect(await verify(spoil(pair.publicKey), signature, message)).toBe(false)
      }),
      { numRuns: 80 },
    )
  })
})
