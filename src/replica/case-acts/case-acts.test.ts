import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import {
  type Device,
  founded,
  type Json,
  joined,
  must,
  PASSPHRASES,
  type Surroundings,
} from '../devices.test-support.ts'

vi.mock('hash-wasm', async original => (await import('#testing/remembered-argon.ts')).remembering(await original()))

const ALL = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']
const DAY = 86_400_000

let server: TestServer
let around: Surroundings
/** Key officer, leads the first team. */
let mirela: Device & { org: string; user: string; team: string }
/** Works beside her. */
let samir: Device & { user: string }
/** Works in the second team. */
let lucia: Device & { user: string }
let south: string
let now = Date.now()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  south = must(await mirela.replica.createTeam({ name: 'Casework Lugoj', purpose: 'cases' })).team
  lucia = await joined(
    around,
    { ...mirela, team: south },
    { name: 'Lucía Ferrer', handle: 'lucia', passphrase: PASSPHRASES.lucia },
  )
  must(await mirela.replica.setRole(lucia.user, south, 'lead'))
  must(await mirela.replica.setRole(mirela.user, south, 'none'))
  for (const each of [mirela, samir, lucia]) must(await each.replica.syncNow())
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir, lucia]) await each?.replica.close()
  await server?.stop()
})

/** A case of the first team, sent, with a note in it; she agreed that `to` hears of it. */
async function aCase(...to: string[]): Promise<string> {
  const made = must(
    await mirela.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active', team: mirela.team, caseWorker: mirela.user },
      sealed: { header: { firstName: 'Amina' }, identity: {}, narrative: { summary: 'Came with a neighbour.' } },
    }),
  )
  const { root } = made
  must(await mirela.replica.create('note', { root, sealed: { narrative: { body: 'First evening.' } } }))
  for (const team of to) await agreed(root, team)
  must(await mirela.replica.syncNow())
  return root
}

const agreed = async (root: string, team: string) =>
  must(
    await mirela.replica.create('consentRecord', {
      root,
      facts: {
        given: true,
        state: 'inForce',
        purposes: ['services'],
        to: 'team',
        team,
        compartments: ALL,
        until: '2099-12-31',
        how: 'spoken',
        month: '2026-11',
      },
    }),
  )

async function opensFor(who: Device, root: string): Promise<string[] | string> {
  await who.replica.syncNow()
  const opened = await who.replica.open(root)
  if (!opened.ok) return opened.code
  return opened.root.records
    .flatMap(({ sealed }) => [sealed.narrative?.summary, sealed.narrative?.body])
    .map(String)
    .filter(each => each !== 'undefined')
}
function bent(answer: Json, lie: (act: Record<string, Json>) => Record<string, Json>): Json {
  if (!isObject(answer) || !Array.isArray(answer.acts)) return answer
  const acts = answer.acts.map(each => (isObject(each) && isObject(each.act) ? { ...each, act: lie(each.act) } : each))
  return { ...answer, acts }
}
const isObject = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const mineToAnswer = async (who: Device, root: string) =>
  must(await who.replica.caseActs()).acts.find(act => act.root === root && act.mayDecide)

describe('a transfer to another team', () => {
  it('is asked, and gives nothing but the note before it is accepted', async () => {
    const root = await aCase(south)
    const asked = must(
      await mirela.replica.askCaseAct({
        root,
        does: 'transfer',
        from: mirela.team,
        to: south,
        keep: 'none',
        note: 'She moves to Lugoj in May.',
      }),
    )
    expect(await opensFor(lucia, root)).toBe('object.unknown')
    expect(await mineToAnswer(lucia, root)).toMatchObject({
      id: asked.act,
      note: 'She moves to Lugoj in May.',
      to: south,
    })
    expect(await mineToAnswer(samir, root)).toBeUndefined()
    // Nobody accepts for another team, nor her own question.
    for (const who of [samir, mirela])
      expect(await who.replica.answerCaseAct(asked.act, 'accepted')).toMatchObject({ ok: false })
    must(await lucia.replica.answerCaseAct(asked.act, 'accepted'))
    must(await lucia.replica.syncNow())
    expect(await opensFor(lucia, root)).toEqual(expect.arrayContaining(['Came with a neighbour.', 'First evening.']))
    for (const who of [mirela, samir]) expect(await opensFor(who, root)).toBe('object.unknown')
    const opened = must(await lucia.replica.open(root)).root
    expect(opened.records[0]?.facts).toMatchObject({ team: south, caseWorker: lucia.user })
    expect(opened.records.find(({ kind }) => kind === 'caseMove')?.facts).toMatchObject({
      from: mirela.team,
      to: south,
    })
    expect(must(await lucia.replica.verify()).report.problems).toEqual([])
  })

  it('is shown, answered and given keys only as it was signed', async () => {
    const root = await aCase(south)
    must(
      await mirela.replica.askCaseAct({
        root,
        does: 'transfer',
        from: mirela.team,
        to: south,
        keep: 'none',
        note: 'Her sister lives there.',
      }),
    )
    const lies: ReadonlyArray<(act: Record<string, Json>) => Record<string, Json>> = [
      act => ({ ...act, to: mirela.team }),
      act => ({ ...act, by: lucia.user }),
      act => ({ ...act, does: 'cowork' }),
      act => ({ ...act, to: mirela.team, dirSeq: 1_000_000_000 }),
      act => ({
        ...act,
        sig: `${act.sig}`.startsWith('A') ? `B${`${act.sig}`.slice(1)}` : `A${`${act.sig}`.slice(1)}`,
      }),
    ]
    for (const who of [lucia, mirela])
      for (const lie of lies) {
        const signed = must(await who.replica.caseActs(root)).acts
        expect(signed).toHaveLength(1)
        who.line.bend = (path, answer) => (path === '/api/case-acts' ? bent(answer, lie) : answer)
        expect(must(await who.replica.caseActs(root)).acts).toEqual([])
        expect(await who.replica.answerCaseAct(signed[0]?.id ?? '', 'declined')).toMatchObject({ ok: false })
        who.line.bend = undefined
      }
    expect((await lucia.replica.alarms()).map(({ code }) => code)).toContain('act.forged')
    expect(await mineToAnswer(lucia, root)).toMatchObject({ to: south })
  })

  it('is declined with a reason that the asking team reads; everything stays', async () => {
    const root = await aCase(south)
    const { act } = must(
      await mirela.replica.askCaseAct({
        root,
        does: 'transfer',
        from: mirela.team,
        to: south,
        keep: 'none',
        note: 'x',
      }),
    )
    must(await lucia.replica.syncNow())
    must(await lucia.replica.answerCaseAct(act, 'declined', 'We have no place until June.'))
    const told = must(await samir.replica.caseActs(root)).acts.find(({ id }) => id === act)
    expect(told).toMatchObject({ status: 'declined', decidedBy: lucia.user, answer: 'We have no place until June.' })
    expect(await opensFor(lucia, root)).toBe('object.unknown')
    expect(await opensFor(samir, root)).toHaveLength(2)
    expect(await lucia.replica.answerCaseAct(act, 'accepted')).toMatchObject({ code: 'act.over' })
  })

  it('leaves the old team as readers where that was agreed, and the server takes nothing from them any more', async () => {
    const root = await aCase(south)
    const { act } = must(
      await mirela.replica.askCaseAct({
        root,
        does: 'transfer',
        from: mirela.team,
        to: south,
        keep: 'read',
        note: 'x',
      }),
    )
    must(await lucia.replica.syncNow())
    must(await lucia.replica.answerCaseAct(act, 'accepted'))
    must(await lucia.replica.syncNow())
    expect(await opensFor(samir, root)).toHaveLength(2)
    must(await samir.replica.create('note', { root, sealed: { narrative: { body: 'Too late.' } } }))
    await samir.replica.syncNow()
    expect(await samir.replica.refusedEdits()).toMatchObject([{ root, code: 'right.missing' }])
    for (const { id } of await samir.replica.refusedEdits()) await samir.replica.discardEdit(id)
    // Who only reads gives nothing on.
    expect(await samir.replica.askCaseAct({ root, does: 'cowork', to: south })).toMatchObject({ ok: false })
  })
})

describe('cover and joint work', () => {
  it('gives one colleague a case until a day, and takes it back by itself', async () => {
    const root = await aCase(lucia.user)
    const until = new Date(now + 3 * DAY).toISOString().slice(0, 10)
    must(await mirela.replica.askCaseAct({ root, does: 'cover', to: lucia.user, until }))
    must(await mirela.replica.syncNow())
    expect(await opensFor(lucia, root)).toHaveLength(2)
    must(await lucia.replica.create('note', { root, sealed: { narrative: { body: 'Called her for Samir.' } } }))
    must(await lucia.replica.syncNow())
    expect(await opensFor(samir, root)).toContain('Called her for Samir.')
    // Who covers gives it to nobody.
    expect(await lucia.replica.askCaseAct({ root, does: 'cowork', to: south })).toMatchObject({ ok: false })
    now += 5 * DAY
    expect(await lucia.replica.whoOpened(root)).toMatchObject({ ok: false })
    await vi.waitFor(async () => expect(await opensFor(lucia, root)).toBe('object.unknown'), 20_000)
    expect(must(await mirela.replica.caseActs(root)).acts[0]).toMatchObject({ does: 'cover', status: 'over' })
    // Her words stay, and are believed; the case gets new keys from the next device that may.
    const before = must(await samir.replica.open(root)).root
    expect(before.records.some(({ sealed }) => sealed.narrative?.body === 'Called her for Samir.')).toBe(true)
    await vi.waitFor(async () => {
      must(await samir.replica.syncNow())
      const opened = must(await samir.replica.open(root)).root
      expect(opened.records.find(({ kind }) => kind === 'caseMove')?.facts.ended).toBe('renewed')
    }, 20_000)
    expect(must(await samir.replica.verify()).report.problems).toEqual([])
  })
})

describe('a case for named people', () => {
  it('closes to their team, needs two of them, and its last holder cannot be removed', async () => {
    const root = await aCase()
    expect(await mirela.replica.askCaseAct({ root, does: 'restrict', people: [mirela.user] })).toMatchObject({
      code: 'restrict.two',
    })
    must(await mirela.replica.askCaseAct({ root, does: 'restrict', people: [mirela.user, samir.user] }))
    must(await mirela.replica.syncNow())
    expect(await opensFor(samir, root)).toHaveLength(2)
    expect((await mirela.replica.holders(root)).map(({ id, person }) => [id, person]).sort()).toEqual(
      [
        [mirela.user, true],
        [samir.user, true],
      ].sort(),
    )
    must(await samir.replica.create('note', { root, sealed: { narrative: { body: 'Only we two.' } } }))
    must(await samir.replica.syncNow())
    expect(await opensFor(mirela, root)).toContain('Only we two.')
    expect(await samir.replica.askCaseAct({ root, does: 'leave', from: mirela.user })).toMatchObject({
      code: 'wrap.last',
    })
    expect(must(await samir.replica.verify()).report.problems).toEqual([])
  })
})
