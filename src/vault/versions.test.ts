import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHAINS,
  canonicalFacts,
  caseHead,
  decodeVr,
  encodeVr,
  factsHash,
  type HeadEntry,
  keyPairOf,
  randomBytes,
  signHead,
  signVr,
  VERSION_OPS,
  type VersionRecord,
  verifyHead,
  verifyVr,
  vrHash,
  ZERO_HASH,
} from './index.ts'
import { bytesOf, damage, key32, newOrg, newRecord, newRoot, newUser } from './testing.test-support.ts'

const u32 = fc.nat({ max: 0xffffffff })
const inst = newOrg()
const anyVr: fc.Arbitrary<VersionRecord> = fc
  .record({
    inst: fc.constant(inst),
    rootId: fc.constant(newRoot()),
    recId: fc.constant(newRecord()),
    comp: fc.constantFrom(...CHAINS),
    version: u32,
    keyEpoch: u32,
    prevVr: key32,
    cipherHash: key32,
    factsHash: key32,
    author: fc.constant(newUser()),
    dirSeq: u32,
    clientTime: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    op: fc.constantFrom(...VERSION_OPS),
    mergedVr: key32,
  })
  .map(({ mergedVr, ...vr }) => (vr.op === 'merge' ? { ...vr, mergedVr } : vr))

describe('version records', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(anyVr, vr => {
        expect(decodeVr(encodeVr(vr))).toEqual(vr)
      }),
    )
  })

  test('any other bytes are refused, or are exactly what would be written', () => {
    fc.assert(
      fc.property(anyVr, damage, bytesOf({ maxLength: 300 }), (vr, spoil, noise) => {
        for (const bytes of [spoil(encodeVr(vr)), noise]) {
          const read = decodeVr(bytes)
          if (read !== null) expect(encodeVr(read)).toEqual(bytes)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a merge names its second parent, and nothing else has one', () => {
    const [vr] = fc.sample(anyVr, { numRuns: 1, seed: 1 })
    if (vr === undefined) throw new Error('one was asked for')
    const { mergedVr: _, ...single } = vr
    expect(decodeVr(encodeVr({ ...single, op: 'merge' }))).toBeNull()
    expect(decodeVr(encodeVr({ ...single, op: 'update', mergedVr: ZERO_HASH }))).toBeNull()
  })

  test('are signed by their author over every field', async () => {
    const author = await keyPairOf('Ed25519', randomBytes(32))
    await fc.assert(
      fc.asyncProperty(anyVr, damage, async (vr, spoil) => {
        const signed = await signVr(vr, author.privateKey)
        expect(signed.hash).toEqual(vrHash(signed.vr))
        expect(await verifyVr(signed.vr, signed.sig, author.publicKey)).toBe(true)
        expect(await verifyVr(spoil(signed.vr), signed.sig, author.publicKey)).toBe(false)
        expect(await verifyVr(signed.vr, spoil(signed.sig), author.publicKey)).toBe(false)
        expect(await verifyVr(signed.vr, signed.sig, randomBytes(32))).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})

describe('facts', () => {
  test('hash alike in any order and without what is not there, and unlike when anything changes', async () => {
    const facts = { status: 'open', month: '2026-11', minor: false, age: 3 }
    const hash = await factsHash(facts)
    expect(await factsHash({ age: 3, minor: false, month: '2026-11', status: 'open' })).toEqual(hash)
    expect(await factsHash({ ...facts, gone: null, missing: undefined })).toEqual(hash)
    for (const change of [{ minor: true }, { age: 4 }, { age: '3' }, { month: null }, { more: '' }]) {
      expect(await factsHash({ ...facts, ...change })).not.toEqual(hash)
    }
    expect(canonicalFacts({})).toEqual(new Uint8Array([0xa0]))
  })
})

describe('case heads', () => {
  const entry: fc.Arbitrary<HeadEntry> = fc.record({
    recId: fc.constant(null).map(() => newRecord()),
    comp: fc.constantFrom(...CHAINS),
    version: u32,
    vrHash: key32,
  })
  const ctx = { inst, rootId: newRoot(), seq: 7 }

  test('do not depend on the order of entries, and change with any of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.nat(), async (entries, at) => {
        const head = await caseHead(ctx, entries)
        expect(await caseHead(ctx, entries.toReversed())).toEqual(head)
        const place = at % entries.length
        const one = entries[place]
        if (one === undefined) return
        const changed = [
          entries.toSpliced(place, 1),
          entries.with(place, { ...one, version: (one.version + 1) % 0xffffffff }),
          entries.with(place, { ...one, vrHash: randomBytes(32) }),
          entries.with(place, { ...one, recId: newRecord() }),
        ]
        for (const list of changed) expect(await caseHead(ctx, list)).not.toEqual(head)
        expect(await caseHead({ ...ctx, seq: 8 }, entries)).not.toEqual(head)
        expect(await caseHead({ ...ctx, rootId: newRoot() }, entries)).not.toEqual(head)
      }),
      { numRuns: 60 },
    )
  })

  test('are signed for one root at one sequence, and no signature passes for another kind', async () => {
    const writer = await keyPairOf('Ed25519', randomBytes(32))
    const head = await caseHead(ctx, [])
    const sig = await signHead(ctx, head, writer.privateKey)
    expect(await verifyHead(ctx, head, sig, writer.publicKey)).toBe(true)
    expect(await verifyHead({ ...ctx, seq: 6 }, head, sig, writer.publicKey)).toBe(false)
    expect(await verifyHead({ ...ctx, rootId: newRoot() }, head, sig, writer.publicKey)).toBe(false)
    expect(await verifyHead(ctx, randomBytes(32), sig, writer.publicKey)).toBe(false)
    expect(await verifyVr(head, sig, writer.publicKey)).toBe(false)
  })
})
