import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bytes,
  consistencyProof,
  formatCheckpoint,
  fromHex,
  inclusionProof,
  keyPairOf,
  LogTree,
  leafBytes,
  leafHash,
  noteVerifierKey,
  parseCheckpoint,
  randomBytes,
  readLeaf,
  rootOf,
  signCheckpoint,
  toHex,
  utf8,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import { bytesOf, damage, key32, newRecord, newUser } from './testing.test-support.ts'

/** The leaves of the test tree of RFC 6962's reference implementation. */
const KNOWN = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const KNOWN_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const hashes = (count: number) => Array.from({ length: count }, (_, i) => leafHash(utf8(`leaf ${i}`)))

describe('the audit tree', () => {
  test('has the roots of RFC 6962’s own test tree', () => {
    const leaves = KNOWN.map(hex => leafHash(fromHex(hex)))
    expect(KNOWN.map((_, i) => toHex(rootOf(leaves.slice(0, i + 1))))).toEqual(KNOWN_ROOTS)
    expect(toHex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('proves every leaf at every size, and no other', () => {
    const all = hashes(33)
    const tree = LogTree.of(all)
    for (let size = 1; size <= 33; size++) {
      const root = tree.root(size)
      expect(root).toEqual(rootOf(all.slice(0, size)))
      for (let index = 0; index < size; index++) {
        const leaf = all[index] ?? root
        const claim = { leafHash: leaf, index, size, proof: tree.inclusionProof(index, size), root }
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) })).toBe(false)
        expect(verifyInclusion({ ...claim, leafHash: randomBytes(32) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...claim.proof, root] })).toBe(false)
        if (size > 1) expect(verifyInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
      }
    }
    expect(inclusionProof(all, 5)).toEqual(tree.inclusionProof(5))
  })

  test('proves that it only grows', () => {
    const all = hashes(33)
    const tree = LogTree.of(all)
    for (let newSize = 1; newSize <= 33; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = tree.consistencyProof(oldSize, newSize)
        const claim = { oldSize, newSize, oldRoot: tree.root(oldSize), newRoot: tree.root(newSize), proof }
        expect(verifyConsistency(claim)).toBe(true)
        if (oldSize > 0) {
          expect(verifyConsistency({ ...claim, oldRoot: randomBytes(32) })).toBe(false)
          expect(verifyConsistency({ ...claim, newRoot: randomBytes(32) })).toBe(false)
          expect(verifyConsistency({ ...claim, proof: [...proof, randomBytes(32)] })).toBe(false)
        }
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(1) })).toBe(false)
      }
    }
    expect(consistencyProof(all, 20)).toEqual(tree.consistencyProof(20))
  })

  test('shows any deletion, change or exchange of what was there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (oldSize, a, b, more) => {
        const before = hashes(oldSize)
        const [at, bt] = [a % oldSize, b % oldSize]
        const [x, y] = [before[at], before[bt]]
        if (x === undefined || y === undefined) return
        const lies: Bytes[][] = [before.toSpliced(at, 1), before.with(at, randomBytes(32))]
        if (at !== bt) lies.push(before.with(at, y).with(bt, x))
        for (const lie of lies) {
          const after = [...lie, ...hashes(1 + (more % 20))]
          if (after.length < oldSize) continue
          const proof = consistencyProof(after, oldSize)
          const claim = { oldSize, newSize: after.length, oldRoot: rootOf(before), newRoot: rootOf(after), proof }
          expect(verifyConsistency(claim)).toBe(false)
        }
      }),
    )
  })

  test('refuses sizes that are none', () => {
    const tree = LogTree.of(hashes(3))
    for (const size of [-1, 4, 1.5]) expect(() => tree.root(size)).toThrow(RangeError)
    expect(() => tree.inclusionProof(3)).toThrow(RangeError)
    expect(() => tree.consistencyProof(4)).toThrow(RangeError)
    const claim = { oldSize: 3, newSize: 2, oldRoot: tree.root(), newRoot: tree.root(2), proof: [] }
    expect(verifyConsistency(claim)).toBe(false)
  })
})

describe('leaves', () => {
  const entry = fc.record({
    seq: fc.nat({ max: 0xffffffff }),
    time: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    actor: fc.constantFrom(null, newUser()),
    device: fc.string().map(text => text.normalize('NFC')),
    action: fc.constantFrom('case.opened', 'team.epoch'),
    objectIds: fc.array(fc.constant(newRecord())),
    dirSeq: fc.nat({ max: 0xffffffff }),
    vrHash: fc.option(key32),
    detail: fc.option(bytesOf({ minLength: 1 })),
  })

  test('come back as they were written', () => {
    fc.assert(
      fc.property(entry, value => {
        expect(readLeaf(leafBytes(value))).toEqual(value)
      }),
    )
  })

  test('any other bytes are refused, or are exactly what would be written', () => {
    fc.assert(
      fc.property(entry, damage, (value, spoil) => {
        const bytes = spoil(leafBytes(value))
        const read = readLeaf(bytes)
        if (read !== null) expect(leafBytes(read)).toEqual(bytes)
      }),
      { numRuns: 500 },
    )
  })
})

describe('checkpoints', () => {
  const origin = 'halte.example.org/log'
  const checkpoint = { origin, size: 42, root: new Uint8Array(32).fill(7) }

  test('have the form of C2SP tlog-checkpoint', async () => {
    const key = await keyPairOf('Ed25519', new Uint8Array(32).fill(1))
    const note = await signCheckpoint(formatCheckpoint(checkpoint), origin, key)
    expect(note.split('\n').slice(0, 4)).toEqual([origin, '42', 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', ''])
    expect(note).toMatch(/\n— halte\.example\.org\/log [A-Za-z0-9+/]+=*\n$/)
    const log = { origin, name: origin, publicKey: key.publicKey }
    expect(await verifyCheckpoint(note, log)).toMatchObject({ ok: true, checkpoint })
    expect(noteVerifierKey(origin, key.publicKey)).toMatch(/^halte\.example\.org\/log\+[0-9a-f]{8}\+AY/)
  })

  test('take witnesses beside the log, and ignore them without their keys', async () => {
    const [log, witness] = [await keyPairOf('Ed25519', randomBytes(32)), await keyPairOf('Ed25519', randomBytes(32))]
    const one = await signCheckpoint(formatCheckpoint(checkpoint), origin, log)
    const both = await signCheckpoint(one, 'peer.example.org', witness)
    expect(parseCheckpoint(both)?.signatures.map(({ name }) => name)).toEqual([origin, 'peer.example.org'])
    expect((await verifyCheckpoint(both, { origin, name: origin, publicKey: log.publicKey })).ok).toBe(true)
    const peer = { origin, name: 'peer.example.org', publicKey: witness.publicKey }
    expect((await verifyCheckpoint(both, peer)).ok).toBe(true)
    expect(await verifyCheckpoint(one, peer)).toEqual({ ok: false, code: 'checkpoint.signature' })
  })

  test('are refused for another log, another key, and any change', async () => {
    const key = await keyPairOf('Ed25519', randomBytes(32))
    const note = await signCheckpoint(formatCheckpoint(checkpoint), origin, key)
    const log = { origin, name: origin, publicKey: key.publicKey }
    expect(await verifyCheckpoint(note, { ...log, origin: 'other' })).toEqual({ ok: false, code: 'checkpoint.origin' })
    const stranger = { ...log, publicKey: randomBytes(32) }
    expect(await verifyCheckpoint(note, stranger)).toEqual({ ok: false, code: 'checkpoint.signature' })
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: note.length - 1 }), fc.string({ maxLength: 2 }), async (at, text) => {
        const changed = note.slice(0, at) + text + note.slice(at + 1)
        if (changed !== note) expect((await verifyCheckpoint(changed, log)).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
    await fc.assert(fc.asyncProperty(fc.string(), async text => !(await verifyCheckpoint(text, log)).ok))
  })

  test('refuse to be written wrong', async () => {
    expect(() => formatCheckpoint({ ...checkpoint, origin: 'two\nlines' })).toThrow(TypeError)
    expect(() => formatCheckpoint({ ...checkpoint, size: -1 })).toThrow(TypeError)
    expect(() => formatCheckpoint({ ...checkpoint, extensions: [''] })).toThrow(TypeError)
    const key = await keyPairOf('Ed25519', randomBytes(32))
    await expect(signCheckpoint(formatCheckpoint(checkpoint), 'a b', key)).rejects.toThrow(TypeError)
  })
})
