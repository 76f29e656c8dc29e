import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Change, RecordChange, VersionWire } from '#replica/protocol.ts'
import { compartmentKey, recordId, rootId, sealObject, toB64 } from '#vault'
import { startTestServer, type TestServer } from './testing.ts'
import { changeOf, keyedAnew, newCase, type OpenCase, onlyRecord, push, wrapFor } from './testing-cases.ts'
import {
  call,
  type Device,
  enrol,
  found,
  freshId,
  mustBe,
  newDevice,
  type Organisation,
  teamNamed,
} from './testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
let outsider: Device
let narrow: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  outsider = await enrol(org, 'carlos', ['everyone', 'desk'])
  narrow = await enrol(org, 'dina', ['everyone', 'narrow'])
})
afterAll(() => server?.stop())

const codeOf = async (by: Device, change: Change) => {
  const [result] = await push(by, change)
  return result?.ok === false ? { code: result.code, field: result.field } : 'accepted'
}
async function stored(): Promise<OpenCase> {
  const { open, change } = await newCase(org, worker, ['cases', 'narrow'])
  expect(await codeOf(worker, change)).toBe('accepted')
  return open
}
const update = (by: Device, open: OpenCase, given = 'Nadia') =>
  changeOf(org, by, copy(open), { rec: open.root, sealed: { identity: { given } } })
/** The case as known now: a change that is refused must not count. */
const copy = (open: OpenCase): OpenCase => ({ ...open, chains: new Map(open.chains) })
/** A change with one part of its only version or of itself replaced. */
const bent = (change: Change, version: Partial<VersionWire>, record: Partial<RecordChange> = {}): Change => ({
  ...change,
  records: change.records.map(each => ({
    ...each,
    versions: each.versions.map((given, i) => (i === 0 ? { ...given, ...version } : given)),
    ...record,
  })),
})
const flipped = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)

describe('a change is refused', () => {
  test('without the right: another team, a compartment outside the scope, a team one is not in', async () => {
    const open = await stored()
    expect(await codeOf(outsider, await update(outsider, open))).toMatchObject({ code: 'record.unknown' })
    expect(
      await codeOf(
        narrow,
        await changeOf(org, narrow, copy(open), { rec: open.root, sealed: { narrative: { a: 1 } } }),
      ),
    ).toMatchObject({
      code: 'right.missing',
    })
    expect(await codeOf(narrow, await update(narrow, open))).toBe('accepted')
    const { change } = await newCase(org, outsider, ['cases'])
    expect(await codeOf(outsider, change)).toEqual({ code: 'right.missing', field: 'wraps.0.team' })
  })

  test('with a root id somebody else has, without telling that it exists', async () => {
    const open = await stored()
    const { change } = await newCase(org, outsider, ['desk'])
    const stolen = await changeOf(
      org,
      outsider,
      { ...copy(open), seq: 0, chains: new Map() },
      { rec: open.root, facts: { status: 'Active' }, sealed: { header: { 1: 'x' } } },
    )
    const wraps = [await wrapFor(org, open, 'desk')]
    expect(await push(outsider, { ...stolen, wraps }, change)).toMatchObject([
      { ok: false, code: 'record.unknown' },
      { ok: true },
    ])
  })

  test('for every broken promise, with its place', async () => {
    const open = await stored()
    const good = await update(worker, open)
    const [version] = onlyRecord(good).versions
    const other = await newDevice(server.url, org.org, 'nobody', worker.user)
    const sealed = version?.sealed ?? ''
    const cases: Array<[Change, string]> = [
      [bent(good, { sig: flipped(version?.sig ?? '') }), 'signature.invalid'],
      [await update(other, open), 'signature.invalid'],
      [{ ...good, head: { ...good.head, sig: flipped(good.head.sig) } }, 'signature.invalid'],
      [bent(good, { sealed: `${sealed.slice(0, 100)}${flipped(sealed.slice(100))}` }), 'chain.broken'],
      [bent(good, { sealed: sealed.slice(0, -4) }), 'size.bucket'],
      [bent(good, { version: 3 }), 'chain.broken'],
      [bent(good, {}, { rec: freshId() }), 'record.unknown'],
      [bent(good, {}, { kind: 'nothing' }), 'kind.unknown'],
      [bent(good, {}, { facts: { status: 'Active' } }), 'facts.hash'],
      [{ ...(await update(outsider, open)), head: { ...good.head } }, 'author.mismatch'],
      [{ ...good, wraps: [await wrapFor(org, open, 'cases')] }, 'head.stale'],
    ]
    for (const [change, code] of cases)
      expect(await codeOf(worker, { ...change, id: freshId() })).toMatchObject({ code })
    expect(await codeOf(worker, good)).toBe('accepted')
  })

  test('when facts are not what was signed, or not of the lists', async () => {
    const open = await stored()
    const change = await changeOf(org, worker, copy(open), {
      rec: open.root,
      facts: { status: 'Active', riskLevel: 'low' },
    })
    expect(await codeOf(worker, bent(change, {}, { facts: { status: 'Active', riskLevel: 'high' } }))).toEqual({
      code: 'facts.hash',
      field: 'facts',
    })
    const odd = await changeOf(org, worker, copy(open), {
      rec: open.root,
      facts: { status: 'Active', riskLevel: 'extreme' },
    })
    expect(await codeOf(worker, odd)).toEqual({ code: 'facts.invalid', field: 'facts.riskLevel' })
    const free = await changeOf(org, worker, copy(open), {
      rec: open.root,
      facts: { status: 'Active', remark: 'her name' },
    })
    expect(await codeOf(worker, free)).toEqual({ code: 'facts.invalid', field: 'facts.remark' })
  })

  test('when it is sealed for another version than it says', async () => {
    const open = await stored()
    const good = await update(worker, open)
    const ctx = {
      inst: org.org,
      type: 'case',
      rootId: rootId(open.root),
      recId: recordId(open.root),
      comp: 'identity',
      keyEpoch: 1,
      version: 9,
      schema: 1,
    } as const
    const sealed = await sealObject(ctx, compartmentKey(open.key, rootId(open.root), 'identity'), { given: 'Nadia' })
    expect(await codeOf(worker, bent(good, { sealed: toB64(sealed) }))).toMatchObject({ code: 'chain.broken' })
  })
})

describe('what everyone reads', () => {
  const named = (by: Device, user: string) =>
    newCase(org, by, ['everyone'], { kind: 'colleague', facts: { user }, sealed: { header: { 1: 'Bojana' } } })
  const renamed = (by: Device, open: OpenCase, more: object = {}) =>
    changeOf(org, by, copy(open), { rec: open.root, kind: 'colleague', sealed: { header: { 1: 'B.' } }, ...more })
  const refused = { code: 'right.missing', field: 'kind' }

  test('a person is named by officers, and renamed by herself', async () => {
    expect(await codeOf(worker, (await named(worker, outsider.user)).change)).toEqual(refused)
    const { open, change } = await named(org.founder, worker.user)
    expect(await codeOf(org.founder, change)).toBe('accepted')
    expect(await codeOf(outsider, await renamed(outsider, open))).toEqual(refused)
    const taken = await renamed(outsider, open, { facts: { user: outsider.user } })
    expect(await codeOf(outsider, taken)).toEqual(refused)
    const another = await renamed(worker, open, { facts: { user: outsider.user } })
    expect(await codeOf(worker, another)).toEqual(refused)
    expect(await codeOf(worker, await renamed(worker, open))).toBe('accepted')
  })

  test('a team is named by officers; a field of our own is made by anyone and changed by officers', async () => {
    const team = { kind: 'team', facts: { team: teamNamed(org, 'cases').id }, sealed: { header: { 1: 'Cases' } } }
    expect(await codeOf(worker, (await newCase(org, worker, ['everyone'], team)).change)).toEqual(refused)
    expect(await codeOf(org.founder, (await newCase(org, org.founder, ['everyone'], team)).change)).toBe('accepted')
    const field = { kind: 'ownField', sealed: { header: { 1: 'case' } } }
    const { open, change } = await newCase(org, worker, ['everyone'], field)
    expect(await codeOf(worker, change)).toBe('accepted')
    const update = (by: Device) => changeOf(org, by, copy(open), { ...field, rec: open.root })
    expect(await codeOf(worker, await update(worker))).toEqual(refused)
    expect(await codeOf(org.founder, await update(org.founder))).toBe('accepted')
  })
})

describe('a case keyed anew', () => {
  const header = { header: { 1: 'N.' } }
  const rekey = async (open: OpenCase, by: Device, teams: readonly string[], sealed: object = header) => ({
    ...(await changeOf(org, by, open, { rec: open.root, sealed })),
    wraps: await Promise.all(teams.map(name => wrapFor(org, open, name))),
  })

  test('is read by every team it had, and written with the new key only', async () => {
    const open = await stored()
    const anew = keyedAnew(open)
    expect(await codeOf(worker, await rekey(anew, worker, ['cases', 'narrow']))).toBe('accepted')
    const late = { ...keyedAnew(anew), key: open.key, epoch: 1 }
    expect(await codeOf(worker, await update(worker, late))).toMatchObject({ code: 'epoch.stale' })
    expect(await codeOf(narrow, await update(narrow, anew))).toBe('accepted')
    const { wraps } = await mustBe(call(worker, 'root', { params: { root: open.root } }))
    expect(wraps.map(({ caseEpoch }) => caseEpoch).toSorted()).toEqual([1, 1, 2, 2])
    const page = await mustBe(call(narrow, 'feed', { params: { team: teamNamed(org, 'narrow').id } }))
    expect(page.wraps.filter(({ root, caseEpoch }) => root === open.root && caseEpoch === 2)).toHaveLength(1)
  })

  test('even in the batch that creates it', async () => {
    const { open, change } = await newCase(org, worker, ['cases', 'narrow'])
    const anew = keyedAnew(open)
    const changes = [change, await rekey(anew, worker, ['narrow', 'cases']), await update(worker, anew)]
    expect((await push(worker, ...changes)).map(result => result.ok || result.code)).toEqual([true, true, true])
  })

  test('leaves no team behind, gives none more, and is no way around anything else', async () => {
    const open = await stored()
    const all = ['cases', 'narrow']
    const good = await rekey(keyedAnew(open), worker, all)
    const [cases, own] = good.wraps
    if (cases === undefined || own === undefined) throw new Error('no wraps')
    const far = keyedAnew(keyedAnew(open))
    const refused: Array<[Device, Change, string, string]> = [
      [worker, { ...good, wraps: [cases] }, 'epoch.stale', 'wraps'],
      [worker, { ...good, wraps: [] }, 'epoch.stale', 'wraps'],
      [worker, await rekey(keyedAnew(open), worker, [...all, 'desk']), 'epoch.stale', 'wraps.2.team'],
      [worker, { ...good, wraps: [cases, own, own] }, 'chain.broken', 'wraps.2.team'],
      [worker, await rekey(far, worker, all), 'epoch.stale', 'wraps.0.caseEpoch'],
      [worker, { ...good, wraps: [{ ...cases, scope: own.scope }, own] }, 'right.missing', 'wraps.0.scope'],
      [worker, { ...good, wraps: [{ ...cases, root: freshId() }, own] }, 'epoch.stale', 'wraps.0.caseEpoch'],
      [narrow, await rekey(keyedAnew(open), narrow, all), 'right.missing', 'wraps.0.scope'],
      [worker, await rekey(keyedAnew(open), worker, all, { identity: { given: 'N' } }), 'chain.broken', 'versions'],
      [worker, { ...(await rekey(copy(open), worker, all)), wraps: good.wraps }, 'epoch.stale', 'versions.0.vr'],
    ]
    for (const [by, change, code, field] of refused)
      expect(await codeOf(by, { ...change, id: freshId() })).toEqual({ code, field })
    expect(await codeOf(worker, good)).toBe('accepted')
    expect(await codeOf(worker, { ...good, id: freshId() })).toMatchObject({ code: 'epoch.stale' })
  })
})

test('a stale change gets what is there now, and the same change sent twice counts once', async () => {
  const open = await stored()
  const first = await update(worker, open, 'Nadia')
  const second = await update(org.founder, open, 'Nadja')
  expect(await codeOf(worker, first)).toBe('accepted')
  const [stale] = await push(org.founder, second)
  if (stale === undefined || stale.ok) throw new Error('accepted')
  expect(stale).toMatchObject({ code: 'version.stale', head: { seq: 2 } })
  expect(stale.current?.[0]?.versions.find(({ comp }) => comp === 'identity')).toMatchObject({
    version: 2,
    sealed: onlyRecord(first).versions[0]?.sealed,
  })
  const [again] = await push(worker, first)
  expect(again).toMatchObject({ ok: true })
  const { versions } = await mustBe(
    call(worker, 'versions', { params: { root: open.root, rec: open.root }, query: { comp: 'identity' } }),
  )
  expect(versions.map(({ version }) => version)).toEqual([1, 2])
})

test('of writers at the same moment one wins and the others learn of it; nothing is overwritten', async () => {
  const open = await stored()
  const changes = await Promise.all(Array.from({ length: 8 }, (_, i) => update(worker, open, `name ${i}`)))
  const results = await Promise.all(changes.map(change => push(worker, change)))
  expect(results.flat().filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.flat().filter(result => !result.ok && result.code === 'version.stale')).toHaveLength(7)
})

test('within a batch each change stands alone, and later ones build on earlier ones', async () => {
  const { open, change } = await newCase(org, worker, ['cases'])
  const second = await changeOf(org, worker, open, { rec: open.root, sealed: { identity: { given: 'N' } } })
  const third = await changeOf(org, worker, open, {
    kind: 'note',
    facts: { type: 'visit' },
    sealed: { narrative: { body: 'x' } },
  })
  const broken = bent((await newCase(org, worker, ['cases'])).change, {}, { kind: 'nothing' })
  expect((await push(worker, change, second, broken, third)).map(({ ok }) => ok)).toEqual([true, true, false, true])
  const root = await mustBe(call(worker, 'root', { params: { root: open.root } }))
  expect(root.head?.seq).toBe(3)
  expect(root.records.map(({ rec }) => rec).toSorted()).toEqual([open.root, onlyRecord(third).rec].toSorted())
})

describe('a change of several records', () => {
  const note = (body: string) => ({ kind: 'note', facts: { type: 'visit' }, sealed: { narrative: { body } } })

  test('is one head and one answer, and the feed gives all of it', async () => {
    const { open, change } = await newCase(org, worker, ['cases'], undefined, note('first'), note('second'))
    expect(await push(worker, change, change)).toMatchObject([{ ok: true }, { ok: true }])
    const root = await mustBe(call(worker, 'root', { params: { root: open.root } }))
    expect(root.head?.seq).toBe(1)
    expect(root.records.map(({ rec }) => rec)).toEqual(change.records.map(({ rec }) => rec))
    const { entries } = await mustBe(call(worker, 'whoOpened', { params: { root: open.root } }))
    expect(entries.map(({ action }) => action)).toEqual(['root.open', 'record.change', 'record.change', 'root.create'])
    const later = await changeOf(
      org,
      worker,
      open,
      { rec: open.root, facts: { status: 'Active', riskLevel: 'low' } },
      note('third'),
    )
    expect(await push(worker, later)).toMatchObject([{ ok: true }])
  })

  test('stores nothing when one of them is at fault, and says which and where', async () => {
    const { open, change } = await newCase(org, worker, ['cases'], undefined, note('first'), note('second'))
    const [own, first, second] = change.records
    if (own === undefined || first === undefined || second === undefined) throw new Error('three records')
    const [version] = second.versions
    if (version === undefined) throw new Error('a version')
    const keeping = (...records: RecordChange[]): Change => ({ ...change, id: freshId(), records })
    const sig = flipped(version.sig)
    const cases: Array<[Change, object]> = [
      [
        keeping(own, first, { ...second, versions: [{ ...version, sig }, ...second.versions.slice(1)] }),
        { code: 'signature.invalid', record: 2, field: 'versions.0.sig' },
      ],
      [
        keeping(own, first, { ...second, facts: { type: 'gossip' } }),
        { code: 'facts.invalid', record: 2, field: 'facts.type' },
      ],
      [keeping(own, first, { ...second, rec: first.rec }), { code: 'chain.broken', field: 'records' }],
      [keeping(first, second), { code: 'record.unknown', field: 'root' }],
      [keeping(own, first), { code: 'head.stale', field: 'head.hash' }],
    ]
    for (const [bad, fault] of cases) {
      const [result] = await push(worker, bad)
      expect(result).toEqual({ ok: false, id: bad.id, ...fault })
    }
    expect((await call(worker, 'root', { params: { root: open.root } })).status).toBe(404)
    expect(await push(worker, change)).toMatchObject([{ ok: true }])
    // One that is stale takes the one beside it along.
    const stale = copy(open)
    expect(
      await push(worker, await changeOf(org, worker, open, { rec: open.root, sealed: { identity: { given: 'N' } } })),
    ).toMatchObject([{ ok: true }])
    const late = await changeOf(org, worker, stale, note('third'), {
      rec: open.root,
      sealed: { identity: { given: 'X' } },
    })
    expect(await push(worker, late)).toMatchObject([
      { ok: false, code: 'version.stale', record: 1, field: 'versions.0.version' },
    ])
    const root = await mustBe(call(worker, 'root', { params: { root: open.root } }))
    expect(root.records).toHaveLength(3)
  })

  test('holds no record of another case, and no more of it than its author opens', async () => {
    const open = await stored()
    const other = await stored()
    const mixed = await changeOf(org, worker, copy(open), note('mine'), {
      rec: other.root,
      sealed: { identity: { given: 'X' } },
    })
    expect(await codeOf(worker, mixed)).toEqual({ code: 'record.unknown', field: 'rec' })
    const half = await changeOf(
      org,
      narrow,
      copy(open),
      { rec: open.root, sealed: { identity: { given: 'X' } } },
      note('not hers'),
    )
    expect(await codeOf(narrow, half)).toMatchObject({ code: 'right.missing' })
    expect(await codeOf(narrow, await update(narrow, open))).toBe('accepted')
  })
})

test('who opens only part of a case gets the rest as signatures without content', async () => {
  const open = await stored()
  const both = await changeOf(org, worker, open, { rec: open.root, sealed: { narrative: { a: 'told once' } } })
  expect(await codeOf(worker, both)).toBe('accepted')
  const root = await mustBe(call(narrow, 'root', { params: { root: open.root } }))
  const seen = new Map(root.records[0]?.versions.map(({ comp, sealed }) => [comp, sealed !== undefined]))
  expect(seen).toEqual(
    new Map([
      ['facts', false],
      ['header', true],
      ['identity', true],
      ['narrative', false],
    ]),
  )
  const { versions } = await mustBe(call(narrow, 'versions', { params: { root: open.root, rec: open.root } }))
  expect(versions.filter(({ comp, sealed }) => comp === 'narrative' && sealed !== undefined)).toEqual([])
})

test('lists by facts hold what the person may open, filtered and paged', async () => {
  const made: string[] = []
  for (let i = 0; i < 3; i++) {
    const { change } = await newCase(org, worker, ['cases'], {
      facts: { status: 'FollowUp', recruitment: ['AtWork'] },
      sealed: { header: { 1: 'x' } },
    })
    expect(await codeOf(worker, change)).toBe('accepted')
    made.unshift(onlyRecord(change).rec)
  }
  const where = JSON.stringify({ status: 'FollowUp', recruitment: ['AtWork', 'Other'] })
  const page = await mustBe(call(worker, 'facts', { params: { kind: 'case' }, query: { where, limit: '2' } }))
  expect(page).toMatchObject({
    more: true,
    rows: [{ id: made[0], facts: { status: 'FollowUp', recruitment: ['AtWork'] } }, { id: made[1] }],
  })
  const next = await mustBe(
    call(worker, 'facts', { params: { kind: 'case' }, query: { where, limit: '2', after: made[1] ?? '' } }),
  )
  expect(next).toMatchObject({ more: false, rows: [{ id: made[2] }] })
  const hidden = await mustBe(call(outsider, 'facts', { params: { kind: 'case' }, query: { where } }))
  expect(hidden.rows).toEqual([])
  expect((await call(worker, 'facts', { params: { kind: 'case' }, query: { where: '{"nope":1}' } })).place).toBe(
    'where.nope',
  )
})
