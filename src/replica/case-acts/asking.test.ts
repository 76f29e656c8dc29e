/** Questions about a whole case: transfers, how they end, and what a server makes of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, type Json, must } from '../devices.test-support.ts'
import { aCase, asked, DAY, isObject, type Office, openOffice, opensFor, signedIn } from './case-acts.test-support.ts'

let server: TestServer
let office: Office
let mirela: Office['mirela']
let samir: Office['samir']
let lucia: Office['lucia']
let south: string
let around: Office['around']
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  office = await openOffice({ url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE })
  ;({ mirela, samir, lucia, south, around } = office)
}, 180_000)
afterAll(async () => {
  await office?.close()
  await server?.stop()
})

function bent(answer: Json, lie: (act: Record<string, Json>) => Record<string, Json>): Json {
  if (!isObject(answer) || !Array.isArray(answer.acts)) return answer
  const acts = answer.acts.map(each => (isObject(each) && isObject(each.act) ? { ...each, act: lie(each.act) } : each))
  return { ...answer, acts }
}

const mineToAnswer = async (who: Device, root: string) =>
  must(await who.replica.caseActs()).acts.find(act => act.root === root && act.mayDecide)

describe('a transfer to another team', () => {
  it('is asked, and gives nothing but the note before it is accepted', async () => {
    const root = await aCase(office, south)
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
    const root = await aCase(office, south)
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
    const root = await aCase(office, south)
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
    const root = await aCase(office, south)
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
/** The asked team has new keys: an open question is brought them by the device that asked. */
async function newKeysForSouth(): Promise<void> {
  must(await lucia.replica.rotateTeam(south))
  must(await lucia.replica.syncNow())
}

describe('a question whose end the server hides', () => {
  it('is brought new keys while it is open, and none once it was taken back: not after a restart, not by another device', async () => {
    const root = await aCase(office, south)
    let first = await signedIn(office, await device(around))
    const other = await signedIn(office, await device(around))
    try {
      const act = await asked(office, first, root)
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
      first = await signedIn(office, await device(around, stores))
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
    const root = await aCase(office, south)
    const late = await device(around, undefined, () => Date.now() + 15 * DAY)
    const first = await signedIn(office, await device(around))
    try {
      const act = await asked(office, first, root)
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
      const again = await asked(office, first, root)
      await signedIn(office, late)
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
    const root = await aCase(office, south)
    const first = await signedIn(office, await device(around))
    try {
      const act = await asked(office, first, root)
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
    const root = await aCase(office, south)
    const act = await asked(office, mirela, root)
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
    const root = await aCase(office, south, lucia.user)
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
    const root = await aCase(office, samir.user, lucia.user)
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
