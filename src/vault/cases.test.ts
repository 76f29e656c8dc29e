import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COMPARTMENTS,
  type Compartment,
  CompartmentKeys,
  compartmentKey,
  compartmentsOf,
  newCaseKey,
  newTeamSecret,
  openObject,
  openWrap,
  openWraps,
  scopeOf,
  sealObject,
  teamWrapKey,
  toHex,
  type WrapContext,
  wrapCase,
} from './index.ts'
import { bytesOf, damage, newOrg, newRecord, newRoot, newTeam } from './testing.test-support.ts'

const rootId = newRoot()
const context: WrapContext = { inst: newOrg(), team: newTeam(), teamEpoch: 3, rootId, caseEpoch: 2, scope: 'full' }
const someCompartments = fc.subarray([...COMPARTMENTS], { minLength: 1 })

describe('scopes', () => {
  test('name their compartments in one order, whatever order they are given in', () => {
    fc.assert(
      fc.property(someCompartments, fc.infiniteStream(fc.nat()), (opens, order) => {
        const [first] = order
        const shuffled = [...opens].sort(() => ((first ?? 0) % 2 === 0 ? 1 : -1))
        expect(scopeOf(shuffled)).toBe(scopeOf(opens))
        expect(compartmentsOf(scopeOf(opens))).toEqual(opens)
      }),
    )
    expect(scopeOf(COMPARTMENTS)).toBe('full')
    for (const bad of ['identity,header', 'header,header', 'everything', 'header,', COMPARTMENTS.join()]) {
      expect(compartmentsOf(bad)).toBeNull()
    }
  })
})

describe('compartments', () => {
  test('are isolated: a key opens its own compartment of its own case and nothing else', async () => {
    const caseKey = newCaseKey()
    const seal = (comp: Compartment) => ({
      inst: context.inst,
      type: 'case',
      rootId,
      recId: newRecord(),
      comp,
      keyEpoch: 1,
      version: 1,
      schema: 1,
    })
    for (const comp of COMPARTMENTS) {
      const ctx = seal(comp)
      const sealed = await sealObject(ctx, compartmentKey(caseKey, rootId, comp), { comp })
      for (const other of COMPARTMENTS) {
        const opened = await openObject(ctx, compartmentKey(caseKey, rootId, other), sealed)
        expect(opened.ok).toBe(other === comp)
      }
      expect((await openObject(ctx, compartmentKey(caseKey, newRoot(), comp), sealed)).ok).toBe(false)
      expect((await openObject(ctx, caseKey, sealed)).ok).toBe(false)
    }
  })

  test('do not lead to each other or up: nothing derivable from one key is another', () => {
    const caseKey = newCaseKey()
    const all = COMPARTMENTS.map(comp => toHex(compartmentKey(caseKey, rootId, comp)))
    expect(new Set([...all, toHex(caseKey)]).size).toBe(COMPARTMENTS.length + 1)
    for (const comp of COMPARTMENTS) {
      const key = compartmentKey(caseKey, rootId, comp)
      const derived = COMPARTMENTS.map(other => toHex(compartmentKey(key, rootId, other)))
      for (const name of derived) expect(all).not.toContain(name)
    }
  })
})

describe('wraps', () => {
  test('give what their scope names and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(someCompartments, async opens => {
        const caseKey = newCaseKey()
        const secret = newTeamSecret()
        const ctx = { ...context, scope: scopeOf(opens) }
        const opened = await openWrap(ctx, secret, await wrapCase(ctx, secret, CompartmentKeys.ofCase(rootId, caseKey)))
        if (!opened.ok) throw new Error(opened.code)
        for (const comp of COMPARTMENTS) {
          const expected = opens.includes(comp) ? compartmentKey(caseKey, rootId, comp) : undefined
          expect(opened.keys.get(comp)).toEqual(expected)
          expect(opened.keys.has(comp)).toBe(expected !== undefined)
        }
        expect(opened.keys.caseKey).toEqual(ctx.scope === 'full' ? caseKey : undefined)
      }),
      { numRuns: 40 },
    )
  })

  test('of more than is held cannot be made', async () => {
    const part = CompartmentKeys.ofSome(rootId, [['header', compartmentKey(newCaseKey(), rootId, 'header')]])
    await expect(wrapCase(context, newTeamSecret(), part)).rejects.toThrow(TypeError)
    await expect(wrapCase({ ...context, scope: 'header,identity' }, newTeamSecret(), part)).rejects.toThrow(TypeError)
    await expect(wrapCase({ ...context, scope: '' }, newTeamSecret(), part)).rejects.toThrow(TypeError)
  })

  test.each([
    ['organisation', { inst: newOrg() }],
    ['team', { team: newTeam() }],
    ['team epoch', { teamEpoch: 4 }],
    ['case', { rootId: newRoot() }],
    ['case epoch', { caseEpoch: 3 }],
    ['scope', { scope: 'header' }],
  ])('are bound to their %s', async (_, change) => {
    const secret = newTeamSecret()
    const wrap = await wrapCase(context, secret, CompartmentKeys.ofCase(rootId, newCaseKey()))
    expect(await openWrap({ ...context, ...change }, secret, wrap)).toEqual({ ok: false, code: 'wrap.open' })
    expect((await openWrap(context, newTeamSecret(), wrap)).ok).toBe(false)
  })

  test('refuse damage and any other bytes', async () => {
    const secret = await teamWrapKey(newTeamSecret(), context.inst, context.team)
    const wrap = await wrapCase(context, secret, CompartmentKeys.ofCase(rootId, newCaseKey()))
    await fc.assert(
      fc.asyncProperty(damage, bytesOf({ maxLength: 100 }), async (spoil, bytes) => {
        expect((await openWrap(context, secret, spoil(wrap))).ok).toBe(false)
        expect((await openWrap(context, secret, bytes)).ok).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('open in batches, in order, each for itself', async () => {
    const key = await teamWrapKey(newTeamSecret(), context.inst, context.team)
    const items = await Promise.all(
      Array.from({ length: 700 }, async () => {
        const ctx = { ...context, rootId: newRoot() }
        const caseKey = newCaseKey()
        return { ctx, caseKey, wrap: await wrapCase(ctx, key, CompartmentKeys.ofCase(ctx.rootId, caseKey)) }
      }),
    )
    const spoiled = items.map((item, i) => (i === 350 ? { ...item, ctx: context } : item))
    const opened = await openWraps(spoiled, key)
    expect(opened.map(wrap => (wrap.ok ? wrap.keys.caseKey : null))).toEqual(
      items.map((item, i) => (i === 350 ? null : item.caseKey)),
    )
  })
})
