import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { askApproval } from '#capabilities/casework/approvals/approvals.ts'
import { closeNow, pendingClosing, reopenCase, writeClosing } from '#capabilities/casework/closure/close-case.ts'
import { readOpinion } from '#capabilities/casework/closure/opinion.ts'
import { handOnAll, heldBy } from '#capabilities/casework/moving/hand-on.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { madeAt } from '#vault'
import {
  type Device,
  device,
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

const agreed = async (root: string, team: string, facts: Record<string, unknown> = {}) =>
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
        ...facts,
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
    const moves = opened.records.filter(({ kind }) => kind === 'caseMove').map(({ facts }) => facts)
    expect(moves).toContainEqual(expect.objectContaining({ does: 'transfer', from: mirela.team, to: south }))
    expect(moves).toContainEqual(expect.objectContaining({ does: 'leave', from: mirela.team }))
    expect(opened.records[0]?.versions.header?.version).toBe(2)
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

/** What one act of a list looks like where the server hides how it ended. */
const asIfOpen = (act: string) => (answer: Json) => {
  if (!isObject(answer) || !Array.isArray(answer.acts)) return answer
  const acts = answer.acts.map(each => {
    if (!isObject(each) || !isObject(each.act) || each.act.id !== act) return each
    const { decided: _, ...rest } = each
    return { ...rest, status: 'open' }
  })
  return { ...answer, acts }
}
const lying = (who: Device, lie: (answer: Json) => Json) => {
  who.line.bend = (path, answer) => (path === '/api/case-acts' ? lie(answer) : answer)
}
/** How often a device brought keys to a question. */
const brought = ({ line }: Device, act: string) => line.sent.filter(each => each === `PUT /api/case-acts/${act}`).length
const asked = async (who: Device, root: string) =>
  must(await who.replica.askCaseAct({ root, does: 'transfer', from: mirela.team, to: south, keep: 'none', note: 'x' }))
    .act
/** The asked team has new keys: an open question is brought them by the device that asked. */
async function newKeysForSouth(): Promise<void> {
  must(await lucia.replica.rotateTeam(south))
  must(await lucia.replica.syncNow())
}
const signedIn = async (who: Device) => {
  must(await who.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  must(await who.replica.syncNow())
  return who
}

describe('a question whose end the server hides', () => {
  it('is brought new keys while it is open, and none once it was taken back: not after a restart, not by another device', async () => {
    const root = await aCase(south)
    let first = await signedIn(await device(around))
    const other = await signedIn(await device(around))
    try {
      const act = await asked(first, root)
      await newKeysForSouth()
      must(await first.replica.syncNow())
      expect(brought(first, act)).toBeGreaterThan(0)
      must(await first.replica.endCaseAct(act))
      must(await first.replica.syncNow())
      must(await other.replica.syncNow())
      const { records } = must(await other.replica.open(root)).root
      const note = records.find(({ rec }) => rec === act)
      expect(note?.facts).toMatchObject({ does: 'withdrawn' })
      expect(note?.facts).not.toHaveProperty('to')
      const { stores } = first
      await first.replica.close()
      first = await signedIn(await device(around, stores))
      await newKeysForSouth()
      for (const one of [first, other]) {
        one.line.sent.length = 0
        lying(one, asIfOpen(act))
        must(await one.replica.syncNow())
        expect(brought(one, act)).toBe(0)
      }
      // Whoever saw it end is not shown it as open again.
      expect(must(await first.replica.caseActs(root)).acts).toEqual([])
      expect((await first.replica.alarms()).map(({ code }) => code)).toContain('act.forged')
    } finally {
      await first.replica.close()
      await other.replica.close()
    }
  })

  it('stays declined, and no question outlives the days its signed id allows', async () => {
    const root = await aCase(south)
    const late = await device(around, undefined, () => Date.now() + 15 * DAY)
    const first = await signedIn(await device(around))
    try {
      const act = await asked(first, root)
      must(await lucia.replica.syncNow())
      must(await lucia.replica.answerCaseAct(act, 'declined', 'Full until June.'))
      expect(must(await first.replica.caseActs(root)).acts[0]).toMatchObject({ id: act, status: 'declined' })
      lying(first, asIfOpen(act))
      await newKeysForSouth()
      first.line.sent.length = 0
      must(await first.replica.syncNow())
      expect(must(await first.replica.caseActs(root)).acts).toEqual([])
      expect(brought(first, act)).toBe(0)
      first.line.bend = undefined
      const again = await asked(first, root)
      await signedIn(late)
      const open = must(await late.replica.caseActs(root)).acts.find(({ id }) => id === again)
      expect(open).toMatchObject({ status: 'lapsed', mayEnd: false })
      expect(brought(late, again)).toBe(0)
      must(await first.replica.endCaseAct(again))
    } finally {
      await first.replica.close()
      await late.replica.close()
    }
  })

  it('brings nothing once her consent is withdrawn, whatever the server goes on asking for', async () => {
    const root = await aCase(south)
    const first = await signedIn(await device(around))
    try {
      const act = await asked(first, root)
      const consent = must(await first.replica.open(root)).root.records.find(({ kind }) => kind === 'consentRecord')
      must(await first.replica.withdrawConsent({ root, rec: consent?.rec ?? '' }))
      first.line.sent.length = 0
      await newKeysForSouth()
      must(await first.replica.syncNow())
      expect(brought(first, act)).toBe(0)
      must(await first.replica.endCaseAct(act))
    } finally {
      await first.replica.close()
    }
  })

  it('shows the note that was written for it, and no other', async () => {
    const root = await aCase(south)
    const act = await asked(mirela, root)
    lying(lucia, answer => {
      if (!isObject(answer) || !Array.isArray(answer.acts)) return answer
      const other = answer.acts.find(
        each => isObject(each) && isObject(each.act) && each.act.id !== act && isObject(each.note),
      )
      const note = isObject(other) ? other.note : null
      return {
        ...answer,
        acts: answer.acts.map(each =>
          isObject(each) && isObject(each.act) && each.act.id === act ? { ...each, note: note ?? null } : each,
        ),
      }
    })
    const shown = must(await lucia.replica.caseActs()).acts.find(({ id }) => id === act)
    lucia.line.bend = undefined
    expect(shown).toMatchObject({ id: act, status: 'open' })
    expect(shown).not.toHaveProperty('note')
    must(await mirela.replica.endCaseAct(act))
  })
})

const wrapsSaid = z.object({
  changes: z.array(
    z.object({ wraps: z.array(z.object({ team: z.string(), caseEpoch: z.number(), scope: z.string() })).default([]) }),
  ),
})

describe('parts the server invents', () => {
  it('get no keys: whoever has two parts by her consent gets the new keys of those two', async () => {
    const root = await aCase(south, lucia.user)
    const parts = { purpose: 'services', compartments: ['header', 'narrative'] as const }
    must(await mirela.replica.shareCase(root, { team: south, ...parts }))
    mirela.line.bend = (path, answer) => {
      if (path !== `/api/roots/${root}` || !isObject(answer) || !Array.isArray(answer.wraps)) return answer
      const wraps = answer.wraps.map(wrap =>
        isObject(wrap) && wrap.team === south ? { ...wrap, scope: 'full' } : wrap,
      )
      return { ...answer, wraps }
    }
    const said: string[] = []
    mirela.line.before = (path, body) => {
      if (path === '/api/changes') said.push(body)
    }
    const { act } = must(await mirela.replica.askCaseAct({ root, does: 'cowork', to: lucia.user }))
    expect((await mirela.replica.holders(root)).find(({ id }) => id === south)?.opens).toContain('identity')
    must(await mirela.replica.endCaseAct(act))
    must(await mirela.replica.syncNow())
    mirela.line.bend = undefined
    mirela.line.before = () => {}
    const given = said.flatMap(body => wrapsSaid.parse(JSON.parse(body)).changes.flatMap(({ wraps }) => wraps))
    const scopes = given.filter(({ team, caseEpoch }) => team === south && caseEpoch === 2).map(({ scope }) => scope)
    expect(new Set(scopes)).toEqual(new Set(['header,narrative']))
  })
})

describe('holders the server invents', () => {
  it('get no keys: new ones are made for those alone of whom something signed says that they have the case', async () => {
    const root = await aCase(samir.user, lucia.user)
    must(await mirela.replica.syncNow())
    const epoch = (await mirela.replica.teams()).find(({ id }) => id === south)?.epoch
    mirela.line.bend = (path, answer) => {
      if (path !== `/api/roots/${root}` || !isObject(answer) || !Array.isArray(answer.wraps)) return answer
      const [wrap] = answer.wraps
      if (!isObject(wrap)) return answer
      return { ...answer, wraps: [...answer.wraps, { ...wrap, team: south, teamEpoch: epoch ?? 1, scope: 'full' }] }
    }
    const said: string[] = []
    mirela.line.before = (path, body) => {
      if (path === '/api/changes') said.push(body)
    }
    const { act } = must(await mirela.replica.askCaseAct({ root, does: 'cowork', to: lucia.user }))
    expect((await mirela.replica.holders(root)).map(({ id }) => id)).toContain(south)
    must(await mirela.replica.endCaseAct(act))
    await mirela.replica.syncNow()
    mirela.line.bend = undefined
    expect(said.some(body => body.includes(south))).toBe(false)
    expect(await mirela.replica.refusedEdits()).toEqual([])
    // Once it is true again, the case gets the keys it was due.
    const again = must(await mirela.replica.askCaseAct({ root, does: 'cowork', to: lucia.user }))
    must(await mirela.replica.endCaseAct(again.act))
    must(await mirela.replica.syncNow())
    mirela.line.before = () => {}
    expect(must(await mirela.replica.open(root)).root.records[0]?.versions.header?.version).toBe(2)
    expect(said.some(body => body.includes(mirela.team))).toBe(true)
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

describe('a case that goes', () => {
  /** What she wrote without signal: a note that waits, and one she has not finished. */
  async function wordsOf(who: Device, root: string): Promise<void> {
    must(await who.replica.syncNow())
    who.line.cut = true
    await who.replica.syncNow()
    must(await who.replica.create('note', { root, sealed: { narrative: { body: 'Written on the train.' } } }))
    const written = { facts: {}, sealed: { narrative: { body: 'Half a sent' } } }
    must(await who.replica.keepDraft({ root, kind: 'note', parts: ['facts', 'narrative'], written }))
  }
  const left = async (who: Device, root: string) => ({
    waiting: (await who.replica.status()).waiting + (await who.replica.refusedEdits()).length,
    drafts: (await who.replica.drafts(root)).length,
  })
  const told = async (who: Device, root: string) =>
    (await who.replica.notices()).filter(notice => notice.root === root).map(({ code }) => code)

  it('takes with it what was not sent only when two people signed that it is erased', async () => {
    const root = await aCase()
    const far = await device(around)
    must(await far.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }))
    try {
      await wordsOf(far, root)
      expect(await left(far, root)).toEqual({ waiting: 1, drafts: 1 })
      // The server says that the case is gone, and shows no signatures.
      far.line.bend = (path, answer) => {
        if (!isObject(answer)) return answer
        if (path === `/api/feed/${mirela.team}`) return { ...answer, gone: [root] }
        if (path === `/api/roots/${root}`) return { ...answer, records: [], wraps: [], head: null }
        if (path === '/api/changes' && Array.isArray(answer.results))
          return {
            results: answer.results.map(one => ({
              id: isObject(one) ? (one.id ?? '') : '',
              ok: false,
              code: 'right.missing',
            })),
          }
        return path === '/api/case-acts' ? { ...answer, acts: [] } : answer
      }
      far.line.cut = false
      must(await far.replica.syncNow())
      expect((await far.replica.list({ kind: 'case' })).rows.map(row => row.root)).not.toContain(root)
      expect(await left(far, root)).toEqual({ waiting: 1, drafts: 1 })
      expect(await told(far, root)).not.toContain('case.wordsErased')
    } finally {
      await far.replica.close()
    }
  })

  it('is purged from a device that was away, drafts and waiting words too, and the person is told', async () => {
    const root = await aCase()
    const far = await device(around)
    must(await far.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }))
    try {
      await wordsOf(far, root)
      const { act } = must(await samir.replica.askCaseAct({ root, does: 'erase', why: 'herRequest' }))
      must(await mirela.replica.answerCaseAct(act, 'accepted'))
      far.line.cut = false
      await vi.waitFor(async () => {
        await far.replica.syncNow()
        expect(await left(far, root)).toEqual({ waiting: 0, drafts: 0 })
      }, 20_000)
      expect(await told(far, root)).toEqual(expect.arrayContaining(['case.wordsErased', 'case.erased']))
      expect((await far.replica.open(root)).ok).toBe(false)
      // Whoever never had it is told nothing.
      must(await lucia.replica.syncNow())
      expect(await told(lucia, root)).toEqual([])
    } finally {
      await far.replica.close()
    }
  })
})

describe('closing', () => {
  it('is written down each time, and opening again keeps all of it', async () => {
    const root = await aCase()
    const opened = async () => must(await mirela.replica.open(root)).root
    const closing = { reasons: ['goalsMet'], stillOpen: '', opinion: 'notAsked', herOpinion: '' } as const
    const close = async (day: string, summary: string) => {
      must(await writeClosing(mirela.replica, root, { ...closing, day, summary }))
      const pending = pendingClosing(await opened())
      expect(pending?.sealed.narrative?.summary).toBe(summary)
      const followUps = { months: [1, 3], what: 'Ask how she is' }
      must(await closeNow(mirela.replica, await opened(), pending ?? { facts: {}, sealed: {} }, followUps))
      expect((await opened()).records[0]?.facts).toMatchObject({ status: 'Closed', closureReason: 'goalsMet' })
    }
    await close('2026-01-31', 'She lives with her sister.')
    must(await reopenCase(mirela.replica, await opened(), '2026-05-02', 'She called again.'))
    expect((await opened()).records[0]?.facts).toMatchObject({ status: 'Active' })
    expect((await opened()).records[0]?.facts).not.toHaveProperty('closureReason')
    await close('2026-09-15', 'The second time.')
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.refusedEdits()).toEqual([])
    const { records } = await opened()
    const told = records.filter(({ kind }) => kind === 'closing')
    expect(told.map(({ facts, sealed }) => [facts.event, sealed.narrative?.summary])).toEqual([
      ['closed', 'She lives with her sister.'],
      ['reopened', 'She called again.'],
      ['closed', 'The second time.'],
    ])
    expect(records.flatMap(({ sealed }) => sealed.narrative?.body ?? [])).toEqual(['First evening.'])
    expect(records.flatMap(({ facts, kind }) => (kind === 'task' ? [facts.due] : []))).toEqual([
      '2026-02-28',
      '2026-04-30',
      '2026-10-15',
      '2026-12-15',
    ])
  })

  it('lets her say what she thinks to others than her worker: unread by whoever carried it, and without a case or an hour', async () => {
    const words = { v: 1, answers: { heard: 'no' }, more: 'Nobody asked me about my brother.' }
    expect(await samir.replica.leaveLetter(mirela.team, words)).toMatchObject({ code: 'letter.own' })
    must(await samir.replica.leaveLetter(south, words))
    expect((await samir.replica.letters(south)).ok).toBe(false)
    const [letter] = must(await lucia.replica.letters(south)).letters
    expect(readOpinion(letter?.document)).toEqual({
      answers: [{ question: 'heard', answer: 'no' }],
      more: 'Nobody asked me about my brother.',
    })
    expect(new Date(madeAt(letter?.id ?? '')).toISOString().slice(7)).toBe('-01T00:00:00.000Z')
  })
})

describe('somebody who leaves', () => {
  /** Shared by samir, on a consent that runs out. */
  let shared: string

  it('leaves nothing to nobody: what was to do is handed on, questions end, and the last holder of a case cannot be removed', async () => {
    const ana = await joined(around, mirela, {
      name: 'Ana Pop',
      handle: 'ana',
      passphrase: 'quiet orchard keeps eleven green doors',
    })
    shared = await aCase()
    await agreed(shared, south, { until: new Date(now + DAY).toISOString().slice(0, 10) })
    const root = await aCase(south)
    must(await mirela.replica.change({ root, rec: root }, { facts: { caseWorker: samir.user } }))
    const alone = await aCase(ana.user)
    for (const who of [mirela, samir, ana]) must(await who.replica.syncNow())
    const parts = { purpose: 'services', compartments: ['header', 'narrative'] as const }
    must(await samir.replica.shareCase(shared, { team: south, ...parts }))
    expect(await opensFor(lucia, shared)).toContain('Came with a neighbour.')

    const what = { narrative: { what: 'Take her to the clinic.' } }
    const mine = { root, sealed: what }
    const task = must(
      await samir.replica.create('task', {
        ...mine,
        facts: { status: 'open', assignee: samir.user, due: '2026-12-01' },
      }),
    )
    const service = must(
      await samir.replica.create('service', {
        ...mine,
        facts: { type: 'health', status: 'booked', worker: samir.user, due: '2026-12-01' },
      }),
    )
    const elsewhere = must(
      await samir.replica.create('task', {
        root: shared,
        sealed: what,
        facts: { status: 'open', assignee: samir.user },
      }),
    )
    const about = { about: 'highRisk', record: root, part: 'facts' } as const
    const question = must(await askApproval(samir.replica, samir.user, root, about))
    must(await samir.replica.syncNow())
    const transfer = await asked(samir, root)
    must(await samir.replica.askCaseAct({ root: alone, does: 'restrict', people: [samir.user, ana.user] }))
    for (const who of [samir, mirela]) must(await who.replica.syncNow())

    const held = await heldBy(mirela.replica, samir.user)
    expect(held.cases.map(row => row.root)).toEqual([root])
    expect(held.tasks.map(({ rec }) => rec).sort()).toEqual([task.rec, elsewhere.rec].sort())
    expect(held.services.map(({ rec }) => rec)).toEqual([service.rec])
    expect(held.asked.map(({ rec }) => rec)).toEqual([question.rec])
    expect(held.transfers.map(({ id }) => id)).toEqual([transfer])
    expect(await handOnAll(mirela.replica, held, samir.user, mirela.user)).toEqual({ ok: true, done: 1, tasks: 3 })
    must(await mirela.replica.syncNow())
    const left = await heldBy(mirela.replica, samir.user)
    expect([...left.cases, ...left.tasks, ...left.services]).toEqual([])

    must(await mirela.replica.removePerson(ana.user))
    await ana.replica.close()
    expect(must(await mirela.replica.removalPreview(samir.user)).preview.refused).toBe('case.lastHolder')
    expect(await mirela.replica.removePerson(samir.user)).toMatchObject({ code: 'case.lastHolder' })
    // Given back to a team, it is nobody's alone.
    must(
      await samir.replica.create('consentRecord', {
        root: alone,
        facts: {
          given: true,
          state: 'inForce',
          purposes: ['services'],
          to: 'team',
          team: mirela.team,
          compartments: ALL,
          until: '2099-12-31',
          how: 'spoken',
          month: '2026-11',
        },
        sealed: { narrative: { witness: 'Ana Pop' } },
      }),
    )
    must(await samir.replica.syncNow())
    must(await samir.replica.askCaseAct({ root: alone, does: 'cowork', to: mirela.team }))
    must(await samir.replica.syncNow())
    must(await mirela.replica.removePerson(samir.user))
    expect(await opensFor(mirela, alone)).toContain('First evening.')
    // Her question ended with her: the case is free for another.
    expect(must(await mirela.replica.caseActs(root)).acts.find(({ id }) => id === transfer)).toMatchObject({
      status: 'lapsed',
    })
    await asked(mirela, root)
  })

  it('leaves a case with new keys when a consent runs out: another device that holds the whole key makes them, once', async () => {
    const days = now - Date.now() + 3 * DAY
    now += 3 * DAY
    const late = () => Date.now() + days
    const two = [await device(around, undefined, late), await device(around, undefined, late)]
    try {
      for (const one of two) {
        await signedIn(one)
        must(await one.replica.syncNow())
        must(await one.replica.syncNow())
        expect(must(await one.replica.open(shared)).root.records[0]?.versions.header?.version).toBe(2)
        expect(await one.replica.refusedEdits()).toEqual([])
      }
      expect((await two[1]?.replica.holders(shared))?.map(({ id }) => id)).toEqual([mirela.team])
    } finally {
      for (const one of two) await one.replica.close()
    }
  })
})
