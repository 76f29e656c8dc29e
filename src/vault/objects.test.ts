import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COMPARTMENTS,
  isSealedSize,
  newCaseKey,
  type ObjectContext,
  openObject,
  openObjects,
  randomBytes,
  sealedHeader,
  sealObject,
} from './index.ts'
import { bytesOf, damage, key32, newOrg, newRecord, newRoot } from './testing.test-support.ts'

const context: ObjectContext = {
  inst: newOrg(),
  type: 'case',
  rootId: newRoot(),
  recId: newRecord(),
  comp: 'narrative',
  keyEpoch: 1,
  version: 1,
  schema: 1,
}
const document = { text: 'Vera Sintetica, observed at the bar', list: [1, 2, 3], none: null }

const anyContext: fc.Arbitrary<ObjectContext> = fc.record({
  inst: fc.constant(context.inst),
  type: fc.string(),
  rootId: fc.constant(context.rootId),
  recId: fc.constant(context.recId),
  comp: fc.constantFrom(...COMPARTMENTS),
  keyEpoch: fc.nat({ max: 0xffffffff }),
  version: fc.nat({ max: 0xffffffff }),
  schema: fc.nat({ max: 0xffffffff }),
})

/** Every single change of a context. */
const changes: ReadonlyArray<Partial<ObjectContext>> = [
  { inst: newOrg() },
  { type: 'place' },
  { rootId: newRoot() },
  { recId: newRecord() },
  { comp: 'identity' },
  { keyEpoch: 2 },
  { version: 2 },
  { schema: 2 },
]

describe('sealed objects', () => {
  test('open to what was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(anyContext, key32, fc.jsonValue(), async (ctx, key, value) => {
        const sealed = await sealObject(ctx, key, { value })
        expect(isSealedSize(sealed.length)).toBe(true)
        expect(sealedHeader(sealed)).toEqual({ keyEpoch: ctx.keyEpoch, version: ctx.version })
        const opened = await openObject(ctx, key, sealed)
        expect(opened).toMatchObject({ ok: true })
      }),
      { numRuns: 60 },
    )
    const key = newCaseKey()
    const sealed = await sealObject(context, key, document)
    expect(await openObject(context, key, sealed)).toEqual({ ok: true, document })
  })

  test('open headers with integer keys as they were sealed, with objects inside', async () => {
    const key = newCaseKey()
    const header = new Map<number, unknown>([
      [0, { building: 'B', floors: { lower: [1, { two: 2 }] } }],
      [1, 'TM-0001'],
      [24, ['Оксана']],
    ])
    const sealed = await sealObject({ ...context, comp: 'header' }, key, header)
    expect(await openObject({ ...context, comp: 'header' }, key, sealed)).toEqual({ ok: true, document: header })
  })

  test.each(changes.map(change => [Object.keys(change).join(), change] as const))(
    'refuse another %s',
    async (_, change) => {
      const key = newCaseKey()
      const sealed = await sealObject(context, key, document)
      const opened = await openObject({ ...context, ...change }, key, sealed)
      expect(opened.ok).toBe(false)
      // Also when the claimed epoch and version in the bytes are made to fit.
      const forged = sealed.slice()
      const view = new DataView(forged.buffer)
      view.setUint32(4, change.keyEpoch ?? 1)
      view.setUint32(8, change.version ?? 1)
      expect(await openObject({ ...context, ...change }, key, forged)).toMatchObject({ code: 'object.commitment' })
    },
  )

  test('refuse any flipped bit, cut or addition', async () => {
    const key = newCaseKey()
    const sealed = await sealObject(context, key, document)
    await fc.assert(
      fc.asyncProperty(damage, async spoil => {
        expect((await openObject(context, key, spoil(sealed))).ok).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('refuse another key by the commitment, before anything is decrypted', async () => {
    const sealed = await sealObject(context, newCaseKey(), document)
    await fc.assert(
      fc.asyncProperty(key32, async key => {
        expect(await openObject(context, key, sealed)).toEqual({ ok: false, code: 'object.commitment' })
      }),
      { numRuns: 30 },
    )
  })

  test('refuse an older and a newer suite', async () => {
    const key = newCaseKey()
    const sealed = await sealObject(context, key, document)
    for (const suite of [0, 2, 255]) {
      const changed = sealed.slice()
      changed[3] = suite
      expect(await openObject(context, key, changed)).toEqual({ ok: false, code: 'object.suite' })
    }
  })

  test('hide the length within a bucket', async () => {
    const key = newCaseKey()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 240 }), async (a, b) => {
        const sizes = await Promise.all([a, b].map(async n => (await sealObject(context, key, 'x'.repeat(n))).length))
        expect(sizes).toEqual([312, 312])
      }),
      { numRuns: 30 },
    )
  })

  test('never seal twice to the same bytes', async () => {
    const key = newCaseKey()
    const sealed = await Promise.all(Array.from({ length: 50 }, () => sealObject(context, key, document)))
    expect(new Set(sealed.map(bytes => bytes.join())).size).toBe(50)
  })

  test('refuse a document that its own writer made wrong', async () => {
    // A key holder can seal anything; the reader still takes only one document, zero padding and the right bucket.
    const { aeadSeal, importAead } = await import('./aead.ts')
    const { hkdf, sha256Now, idBytes, lp, concat, utf8 } = await import('./index.ts')
    const key = newCaseKey()
    const { inst, type, rootId, recId, comp } = context
    const aad = lp(['ct/v1/obj', idBytes(inst), type, idBytes(rootId), idBytes(recId), comp, 1, 1, 1])
    const okm = hkdf(key, lp(['ct/v1/objkey', idBytes(rootId), idBytes(recId), comp]), 64)
    const commit = sha256Now(concat(utf8('ct/v1/commit'), okm.slice(32), aad)).slice(0, 16)
    const sealed = async (plain: Uint8Array<ArrayBuffer>) => {
      const nonce = randomBytes(12)
      const box = await aeadSeal(await importAead(okm.slice(0, 32)), nonce, plain, aad)
      return concat(utf8('CT1'), new Uint8Array([1, 0, 0, 0, 1, 0, 0, 0, 1]), commit, nonce, box)
    }
    const good = new Uint8Array(256)
    good.set([0, 0, 0, 1, 0x01])
    expect(await openObject(context, key, await sealed(good))).toEqual({ ok: true, document: 1 })
    const dirty = good.slice()
    dirty[200] = 1
    const long = good.slice()
    long.set([0xff, 0xff, 0xff, 0xff])
    const broken = good.slice()
    broken.set([0, 0, 0, 1, 0xff])
    const roomy = new Uint8Array(512)
    roomy.set([0, 0, 0, 1, 0x01])
    for (const plain of [dirty, long, broken, roomy]) {
      expect(await openObject(context, key, await sealed(plain))).toEqual({ ok: false, code: 'object.document' })
    }
  })

  test('open in batches, in order, each for itself', async () => {
    const key = newCaseKey()
    const items = await Promise.all(
      Array.from({ length: 1200 }, async (_, version) => {
        const ctx = { ...context, version }
        return { ctx, key, sealed: await sealObject(ctx, key, { version }) }
      }),
    )
    const [first, second, ...rest] = items
    if (first === undefined || second === undefined) throw new Error('there are 1,200')
    const swapped = await openObjects([{ ...first, sealed: second.sealed }, second, ...rest])
    expect(swapped[0]?.ok).toBe(false)
    expect(swapped.slice(1)).toEqual(
      items.slice(1).map(({ ctx }) => ({ ok: true, document: { version: ctx.version } })),
    )
  })

  test('any bytes are refused without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(bytesOf({ maxLength: 400 }), async bytes => {
        expect((await openObject(context, newCaseKey(), bytes)).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
