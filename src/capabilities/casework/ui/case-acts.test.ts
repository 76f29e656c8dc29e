import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doBulk, rowOf, undoBulk } from '#app/lists/bulk.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { type Device, founded, joined, must, PASSPHRASES } from '#replica/devices.test-support.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { caseActs } from './case-acts.tsx'
import type { Names } from './names.ts'

const DAY = 86_400_000
const day = (away: number) => new Date(Date.now() + away * DAY).toISOString().slice(0, 10)
const names: Names = {
  t: key => key,
  language: 'en',
  people: [],
  teams: [],
  personName: user => user,
  teamName: team => team,
  recordName: rec => rec,
}
const act = (key: string) => {
  const found = caseActs(names).find(one => one.key === key)
  if (!found) throw new Error(key)
  return found
}

/** Two people and a server; everything a screen of the list does, without the screen. */
describe('what the list shows of a case, and doing something to many', () => {
  let server: TestServer
  let mirela: Device & { user: string; team: string }
  let samir: Device & { user: string }
  const roots: string[] = []
  const row = async (root = roots[0] ?? '') => {
    const found = await rowOf(mirela.replica, 'case', root)
    if (!found) throw new Error('no row')
    return found
  }
  const write = async (kind: string, facts: object, narrative: object, root = roots[0] ?? '') =>
    must(await mirela.replica.create(kind, { root, facts: { ...facts }, sealed: { narrative: { ...narrative } } }))

  beforeAll(async () => {
    server = await startTestServer({ catalogue: CATALOGUE })
    const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
    mirela = await founded(around)
    samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
    for (const firstName of ['Oksana', 'Blessing', 'Mihai']) {
      const made = await mirela.replica.create('case', {
        team: mirela.team,
        facts: { status: 'Active', stage: 'contact', team: mirela.team },
        sealed: { header: { code: `TM-${roots.length}`, firstName } },
      })
      roots.push(must(made).root)
    }
  })
  afterAll(() => server?.stop())

  it('shows the task that is due first, and the next one once that is done', async () => {
    await write('task', { status: 'open', due: day(9) }, { what: 'Permit hearing' })
    const first = await write('task', { status: 'open', due: day(2) }, { what: 'Move to room 2' })
    await write('task', { status: 'open' }, { what: 'Some day' })
    expect((await row()).gathered).toMatchObject({ nextWhat: 'Move to room 2', nextDue: day(2) })
    must(await mirela.replica.change(first, { facts: { status: 'done' } }))
    expect((await row()).gathered).toMatchObject({ nextWhat: 'Permit hearing', nextDue: day(9) })
    const due = { field: 'nextDue', ahead: 10 }
    expect((await mirela.replica.list({ kind: 'case', conditions: [due] })).rows.map(one => one.root)).toEqual([
      roots[0],
    ])
  })

  it('shows the last contact by its own day, and corrects itself when that was wrong', async () => {
    expect((await row()).gathered?.lastContact).toBe(day(0))
    const [root = ''] = roots
    const imported = must(
      await mirela.replica.importCases(
        [{ key: 'sheet/1', kind: 'case', facts: { status: 'Active' }, sealed: { header: { code: 'TM-9' } } }],
        { team: mirela.team },
      ),
    ).report.roots['sheet/1']
    expect((await row(imported)).gathered?.lastContact).toBeUndefined()
    const call = (happenedOn: string) =>
      write('note', { type: 'phoneCall', month: happenedOn.slice(0, 7) }, { happenedOn, body: 'Rang.' }, imported)
    await call(day(-40))
    const wrong = await call(day(-3))
    expect((await row(imported)).gathered?.lastContact).toBe(day(-3))
    const quiet = { kind: 'case', conditions: [{ field: 'lastContact', notFor: 14 }] }
    expect((await mirela.replica.list(quiet)).total).toBe(0)
    const earlier = { facts: { month: day(-20).slice(0, 7) }, sealed: { narrative: { happenedOn: day(-20) } } }
    must(await mirela.replica.change(wrong, earlier))
    expect((await row(imported)).gathered?.lastContact).toBe(day(-20))
    expect((await mirela.replica.list(quiet)).rows.map(one => one.root)).toEqual([imported])
    // A note about somebody else is no contact with her.
    await write('note', { type: 'observation' }, { happenedOn: day(0), body: 'Her sister rang.' }, imported)
    expect((await row(imported)).gathered?.lastContact).toBe(day(-20))
    expect(root).not.toBe(imported)
  })

  it('shows the same to whoever fetches it, and after unlocking again', async () => {
    must(await mirela.replica.syncNow())
    await expect
      .poll(async () => {
        await samir.replica.syncNow()
        return (await rowOf(samir.replica, 'case', roots[0] ?? ''))?.gathered
      })
      .toEqual((await row()).gathered)
    const before = (await row()).gathered
    const state = await mirela.replica.state()
    const org = state.is === 'open' ? state.me.org : ''
    await mirela.replica.lock()
    must(await mirela.replica.signIn({ org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
    await expect.poll(async () => (await mirela.replica.list({ kind: 'case' })).ready).toBe(true)
    expect((await row()).gathered).toEqual(before)
  })

  it('gives many to a colleague without a network, and takes it back as a whole', async () => {
    mirela.line.cut = true
    const last = await doBulk(mirela.replica, 'case', roots, act('assign'), { user: samir.user })
    expect(last).toMatchObject({ done: 3, refused: [] })
    for (const root of roots) expect((await row(root)).facts.caseWorker).toBe(samir.user)
    expect(await undoBulk(last)).toEqual({ done: 3, refused: [] })
    for (const root of roots) expect((await row(root)).facts.caseWorker).toBeUndefined()
    mirela.line.cut = false
  })

  it('tells what was refused, and leaves alone what somebody changed since', async () => {
    const closed = { status: 'Closed', reason: 'goalsMet' }
    const last = await doBulk(mirela.replica, 'case', [...roots, samir.user], act('status'), closed)
    expect(last.done).toBe(3)
    expect(last.refused.map(one => one.refused.code)).toEqual(['object.unknown'])
    expect((await row()).facts).toMatchObject({ status: 'Closed', closureReason: 'goalsMet' })
    const reopened = { status: 'FollowUp', closureReason: null, closedMonth: null }
    must(await mirela.replica.change({ root: roots[1] ?? '', rec: roots[1] ?? '' }, { facts: reopened }))
    const undone = await undoBulk(last)
    expect(undone).toMatchObject({ done: 2, refused: [{ root: roots[1], refused: { code: 'bulk.changedSince' } }] })
    expect((await row(roots[1])).facts.status).toBe('FollowUp')
    expect((await row(roots[2])).facts).toMatchObject({ status: 'Active' })
    expect((await row(roots[2])).facts.closureReason).toBeUndefined()
  })

  it('writes a risk and a task into each, and takes them back without erasing', async () => {
    const [, second = ''] = roots
    const risk = await doBulk(mirela.replica, 'case', [second], act('risk'), { level: 'high', reasons: 'A car.' })
    const task = await doBulk(mirela.replica, 'case', [second], act('task'), { what: 'Call', due: day(1) })
    expect((await row(second)).facts.riskLevel).toBe('high')
    expect((await row(second)).gathered).toMatchObject({ nextWhat: 'Call' })
    expect(await undoBulk(task)).toMatchObject({ done: 1 })
    expect(await undoBulk(risk)).toMatchObject({ done: 1 })
    expect((await row(second)).facts.riskLevel).toBeUndefined()
    expect((await row(second)).gathered?.nextWhat).toBeUndefined()
    const kept = must(await mirela.replica.open(second)).root.records
    expect(kept.find(one => one.kind === 'riskLevel')?.facts).toMatchObject({ level: 'high', takenBack: true })
    expect(kept.find(one => one.kind === 'task')?.facts.status).toBe('dropped')
  })

  it('stops between two rows when asked', async () => {
    const stopping = new AbortController()
    const last = await doBulk(
      mirela.replica,
      'case',
      roots,
      act('assign'),
      { user: samir.user },
      () => stopping.abort(),
      stopping.signal,
    )
    expect(last.done).toBe(1)
    expect(last.left).toEqual(roots.slice(1))
    expect(await undoBulk(last)).toMatchObject({ done: 1 })
  })
})
