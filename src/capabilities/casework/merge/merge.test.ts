import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { type Device, founded, joined, must, PASSPHRASES } from '#replica/devices.test-support.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Half, joinedBy, joinedWith, leadsTo, mergeCases, openJoined, partCases } from './merge.ts'

describe('which case stands for which', () => {
  const merge = (id: string, from: string, into: string, parted: [boolean, boolean] = [false, false]) => [
    { root: from, half: { merge: id, other: into, role: 'continuedIn', parted: parted[0] } as const },
    { root: into, half: { merge: id, other: from, role: 'continues', parted: parted[1] } as const },
  ]
  const known = (halves: ReadonlyArray<{ root: string; half: Half }>) => (root: string) =>
    halves.filter(each => each.root === root).map(({ half }) => half)

  it('follows a merge, and one behind it', () => {
    const of = known([...merge('1', 'a', 'b'), ...merge('2', 'b', 'c')])
    expect(['a', 'b', 'c'].map(root => leadsTo(root, of))).toEqual(['c', 'c', 'c'])
    expect(joinedWith('b', of).sort()).toEqual(['a', 'b', 'c'])
  })
  it('takes no half for a whole, and none of which one half is foreign', () => {
    const [half, other] = merge('1', 'a', 'b')
    for (const halves of [[half], [other], [half, merge('2', 'a', 'b')[1]]])
      expect(leadsTo('a', known(halves.flatMap(each => each ?? [])))).toBe('a')
    // The other case is not mine to see: nothing of it shows.
    expect(leadsTo('a', root => (root === 'a' ? known(merge('1', 'a', 'b'))('a') : undefined))).toBe('a')
  })
  it('holds until both halves are parted', () => {
    expect(leadsTo('a', known(merge('1', 'a', 'b', [true, false])))).toBe('b')
    expect(leadsTo('a', known(merge('1', 'a', 'b', [true, true])))).toBe('a')
  })
  it('gives two people who merged in opposite directions one answer, and one who took back before another merged the merge', () => {
    const of = known([...merge('2', 'b', 'a'), ...merge('1', 'a', 'b')])
    expect([leadsTo('a', of), leadsTo('b', of)]).toEqual(['b', 'b'])
    const again = known([...merge('1', 'a', 'b', [true, true]), ...merge('2', 'b', 'a')])
    expect([leadsTo('a', again), leadsTo('b', again)]).toEqual(['a', 'a'])
  })
  it('ends everywhere at one case, whatever was joined by whom, in any order of arrival', () => {
    const root = fc.constantFrom('a', 'b', 'c', 'd')
    const merges = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), from: root, into: root }), {
      selector: ({ id }) => id,
      maxLength: 6,
    })
    fc.assert(
      fc.property(merges, fc.array(fc.nat()), (made, shuffle) => {
        const halves = made.flatMap(({ id, from, into }) => (from === into ? [] : merge(id, from, into)))
        const shuffled = halves
          .map((half, i) => ({ half, key: shuffle[i] ?? 0 }))
          .sort((x, y) => x.key - y.key)
          .map(({ half }) => half)
        for (const at of ['a', 'b', 'c', 'd']) {
          const end = leadsTo(at, known(halves))
          expect(leadsTo(at, known(shuffled))).toBe(end)
          expect(leadsTo(end, known(halves))).toBe(end)
          expect(joinedWith(at, known(halves))).toContain(end)
        }
      }),
    )
  })
})

describe('two people and two cases', () => {
  let server: TestServer
  let mirela: Device & { org: string; user: string; team: string }
  let samir: Device & { user: string }
  const roots: string[] = []

  beforeAll(async () => {
    server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 50 })
    const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
    mirela = await founded(around)
    samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
    for (const [code, firstName] of [
      ['TM-0001', 'Oksana'],
      ['TM-0002', 'Kseniya'],
    ]) {
      const sealed = { header: { code, firstName } }
      roots.push(
        must(await mirela.replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed })).root,
      )
    }
    await meet()
  }, 180_000)
  afterAll(async () => {
    for (const each of [mirela, samir]) await each?.replica.close()
    await server?.stop()
  })

  /** Everything of each is with the other. */
  const meet = async () => {
    for (const each of [mirela, samir, mirela, samir]) must(await each.replica.syncNow())
  }
  const codes = async ({ replica }: Device) =>
    (await replica.list({ kind: 'case' })).rows.map(({ header }) => header.code).sort()
  /** What the cases say but for the halves: what an undo has to bring back. */
  const said = async ({ replica }: Device) => {
    const opened = await Promise.all(roots.map(async root => must(await replica.open(root)).root))
    return opened.map(({ records, teams }) => ({
      teams,
      records: records
        .filter(({ kind }) => kind !== 'mergeLink')
        .map(({ rec, facts, sealed }) => ({ rec, facts, sealed })),
    }))
  }

  it('merge: one in the list, both found, one story; taken back, everything is as it was', {
    timeout: 120_000,
  }, async () => {
    const [a = '', b = ''] = roots
    const before = await said(samir)
    must(await mergeCases(mirela.replica, { from: b, into: a }))
    expect(await mergeCases(mirela.replica, { from: a, into: b })).toMatchObject({ code: 'merge.already' })
    expect(await mergeCases(mirela.replica, { from: a, into: a })).toMatchObject({ code: 'merge.same' })
    await meet()
    expect(await codes(samir)).toEqual(['TM-0001'])
    const [hit] = await samir.replica.search('kseniya', { kind: 'case' })
    expect(hit).toMatchObject({ root: b, leadsTo: a })
    expect((await samir.replica.list({ kind: 'case', text: 'kseniya' })).rows[0]?.leadsTo).toBe(a)
    expect((await openJoined(samir.replica, a)).map(({ root }) => root)).toEqual([a, b])
    must(await partCases(samir.replica, a, b))
    await meet()
    expect(await codes(mirela)).toEqual(['TM-0001', 'TM-0002'])
    expect(await said(samir)).toEqual(before)
    expect(await said(mirela)).toEqual(before)
    expect(await partCases(mirela.replica, a, b)).toMatchObject({ code: 'merge.none' })
  })

  it('both at once, without a line: one answer on both devices, and no conflict', { timeout: 120_000 }, async () => {
    const [a = '', b = ''] = roots
    for (const each of [mirela, samir]) each.line.cut = true
    must(await mergeCases(mirela.replica, { from: b, into: a }))
    must(await mergeCases(samir.replica, { from: a, into: b }))
    for (const each of [mirela, samir]) each.line.cut = false
    await meet()
    const joint = must(await mirela.replica.open(a)).root
    expect(joint.records.filter(({ kind }) => kind === 'mergeLink').length).toBeGreaterThan(2)
    expect(await codes(mirela)).toEqual(await codes(samir))
    expect(await codes(mirela)).toHaveLength(1)
    // Both take it back at once.
    for (const each of [mirela, samir]) each.line.cut = true
    must(await partCases(mirela.replica, a, b))
    must(await partCases(samir.replica, b, a))
    for (const each of [mirela, samir]) each.line.cut = false
    await meet()
    for (const each of [mirela, samir]) {
      expect(await codes(each)).toHaveLength(2)
      expect(await each.replica.conflicts()).toEqual([])
      expect(await each.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    }
  })

  it('is nothing when one of the two halves was written by somebody without a right in the other case', async () => {
    const [a = '', b = ''] = roots
    const header = { merge: crypto.randomUUID(), other: a, role: 'continuedIn' }
    must(await samir.replica.create('mergeLink', { root: b, sealed: { header } }))
    await meet()
    expect(await codes(mirela)).toHaveLength(2)
    expect(
      joinedBy(b, a, root => (root === b ? [{ ...header, role: 'continuedIn', parted: false }] : [])),
    ).toBeUndefined()
    expect(await mergeCases(samir.replica, { from: b, into: crypto.randomUUID() })).toMatchObject({ ok: false })
  })
})
