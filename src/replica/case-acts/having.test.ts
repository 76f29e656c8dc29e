/** Who has a case, for how long, and what stays when somebody or the case itself goes. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerApproval, askApproval } from '#capabilities/casework/approvals/approvals.ts'
import { closeNow, pendingClosing, reopenCase, writeClosing } from '#capabilities/casework/closure/close-case.ts'
import { readOpinion } from '#capabilities/casework/closure/opinion.ts'
import { handOnAll, heldBy, withoutAnswerer } from '#capabilities/casework/moving/hand-on.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { madeAt } from '#vault'
import { type Device, device, joined, must, PASSPHRASES } from '../devices.test-support.ts'
import {
  ALL,
  aCase,
  agreed,
  asked,
  DAY,
  isObject,
  type Office,
  openOffice,
  opensFor,
  signedIn,
} from './case-acts.test-support.ts'

let server: TestServer
let office: Office
let mirela: Office['mirela']
let samir: Office['samir']
let lucia: Office['lucia']
let south: string
let around: Office['around']
let now = Date.now()
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now })
  office = await openOffice({ url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE })
  ;({ mirela, samir, lucia, south, around } = office)
}, 180_000)
afterAll(async () => {
  await office?.close()
  await server?.stop()
})

describe('cover and joint work', () => {
  it('gives one colleague a case until a day, and takes it back by itself', async () => {
    const root = await aCase(office, lucia.user)
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

const moves = async (who: Device, root: string) =>
  must(await who.replica.open(root)).root.records.filter(({ kind }) => kind === 'caseMove')
const headerVersion = async (who: Device, root: string) =>
  must(await who.replica.open(root)).root.records[0]?.versions.header?.version

describe('joint work', () => {
  it('is laid down by who helped: they lose it without a word unsent, and the other side notes it and makes new keys', async () => {
    const root = await aCase(office, south)
    const { act } = must(await mirela.replica.askCaseAct({ root, does: 'cowork', to: south }))
    must(await mirela.replica.syncNow())
    expect(await opensFor(lucia, root)).toHaveLength(2)
    must(await lucia.replica.create('note', { root, sealed: { narrative: { body: 'Lugoj sees her on Fridays.' } } }))
    must(await lucia.replica.syncNow())
    must(await lucia.replica.endCaseAct(act))
    expect(await opensFor(lucia, root)).toBe('object.unknown')
    expect(await lucia.replica.refusedEdits()).toEqual([])
    expect((await lucia.replica.status()).waiting).toBe(0)
    // One round notes it and sends, another sees that it is done.
    for (let i = 0; i < 3; i++) must(await mirela.replica.syncNow())
    expect((await moves(mirela, root)).map(({ facts }) => facts.does)).toEqual(['cowork', 'leave'])
    expect(await headerVersion(mirela, root)).toBe(2)
    expect((await mirela.replica.holders(root)).map(({ id }) => id)).toEqual([mirela.team])
    expect(await opensFor(samir, root)).toContain('Lugoj sees her on Fridays.')
    // Given again, it is theirs again: that an earlier time ended takes nothing from this one.
    const ahead = await signedIn(office, await device(around, undefined, () => Date.now() + 600_000))
    const again = must(await ahead.replica.askCaseAct({ root, does: 'cowork', to: south })).act
    must(await ahead.replica.syncNow())
    await ahead.replica.close()
    const noted = async () => (await moves(mirela, root)).map(({ facts }) => facts.does).toSorted()
    for (let i = 0; i < 3; i++) must(await mirela.replica.syncNow())
    expect(await noted()).toEqual(['cowork', 'cowork', 'leave'])
    expect(await opensFor(lucia, root)).toContain('Lugoj sees her on Fridays.')
    // Noted once, also where the clock of the device that gave it was ahead.
    must(await lucia.replica.endCaseAct(again))
    for (let i = 0; i < 4; i++) must(await mirela.replica.syncNow())
    expect(await noted()).toEqual(['cowork', 'cowork', 'leave', 'leave'])
    expect(must(await samir.replica.verify()).report.problems).toEqual([])
  })

  it('gets new keys when somebody leaves the team that helps, from who gave it, once that team has a new secret', async () => {
    const there = { ...mirela, team: south }
    const vera = await joined(office.around, there, {
      name: 'Vera Anghel',
      handle: 'vera',
      passphrase: 'slow river carries nine wooden lamps',
    })
    await vera.replica.close()
    const root = await aCase(office, south)
    must(await mirela.replica.askCaseAct({ root, does: 'cowork', to: south }))
    must(await mirela.replica.syncNow())
    expect(await opensFor(lucia, root)).toHaveLength(2)
    // On a device that never held the secret of that team, so that the new one is left to Lucía's.
    lucia.line.cut = true
    const other = await signedIn(office, await device(around))
    must(await other.replica.setRole(vera.user, south, 'none'))
    await other.replica.close()
    must(await mirela.replica.syncNow())
    // Keys made now would be made for the secret Vera still has.
    must(await mirela.replica.create('note', { root, sealed: { narrative: { body: 'While it is hers.' } } }))
    must(await mirela.replica.syncNow())
    expect(await headerVersion(mirela, root)).toBe(1)
    lucia.line.cut = false
    must(await lucia.replica.syncNow())
    for (let i = 0; i < 3; i++) must(await mirela.replica.syncNow())
    expect(await headerVersion(mirela, root)).toBe(2)
    expect(await opensFor(lucia, root)).toContain('While it is hers.')
    expect(await headerVersion(lucia, root)).toBe(2)
    // A device that comes later asks for nothing, and the log says of nobody that she had the case opened: the keys are new.
    const later = await signedIn(office, await device(around))
    must(await later.replica.syncNow())
    expect(later.line.sent).toContain('GET /api/case-acts')
    expect(later.line.sent.filter(each => each.includes(`/api/roots/${root}`))).toEqual([])
    await later.replica.close()
  })
})

describe('a case for named people', () => {
  it('closes to their team, needs two of them, and its last holder cannot be removed', async () => {
    const root = await aCase(office)
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
    // What every section says of itself before anyone writes in it: no team any more, and not nobody.
    const { narrative } = must(await mirela.replica.open(root)).root.audience
    expect([narrative?.people, narrative?.teams, [...(narrative?.named ?? [])].sort()]).toEqual([
      2,
      [],
      [mirela.user, samir.user].sort(),
    ])
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
    const root = await aCase(office)
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
    const root = await aCase(office)
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
    const root = await aCase(office)
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
    // He leads from now on, and she is one of the team and a key officer.
    must(await mirela.replica.setRole(samir.user, mirela.team, 'lead'))
    must(await mirela.replica.setRole(mirela.user, mirela.team, 'member'))
    shared = await aCase(office)
    await agreed(mirela, shared, south, { until: new Date(now + DAY).toISOString().slice(0, 10) })
    const root = await aCase(office, south)
    must(await mirela.replica.change({ root, rec: root }, { facts: { caseWorker: samir.user } }))
    const alone = await aCase(office, ana.user)
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
    for (const each of [samir, ana]) must(await each.replica.syncNow())
    const plan = must(await ana.replica.create('task', { ...mine, facts: { status: 'open', assignee: ana.user } }))
    const about = { about: 'plan', record: plan.rec, part: 'narrative' } as const
    const hers = must(await askApproval(ana.replica, ana.user, root, about))
    for (const each of [ana, samir]) must(await each.replica.syncNow())
    const question = must(await askApproval(samir.replica, samir.user, root, about))
    for (const each of [samir, mirela]) must(await each.replica.syncNow())
    const officers = must(await askApproval(mirela.replica, mirela.user, root, about))
    const transfer = await asked(office, samir, root)
    must(await samir.replica.askCaseAct({ root: alone, does: 'restrict', people: [samir.user, ana.user] }))
    for (const who of [samir, mirela]) must(await who.replica.syncNow())

    const held = await heldBy(mirela.replica, samir.user)
    expect(held.cases.map(row => row.root)).toEqual([root])
    expect(held.tasks.map(({ rec }) => rec).sort()).toEqual([task.rec, elsewhere.rec].sort())
    expect(held.services.map(({ rec }) => rec)).toEqual([service.rec])
    expect(held.asked.map(({ rec }) => rec)).toEqual([question.rec])
    // A lead answers while there is one; when he goes, the key officer who has the case, but not what she asked herself.
    expect(held.toOfficers.map(({ rec }) => rec)).toEqual([hers.rec])
    expect(held.onlyHers.map(({ rec }) => rec)).toEqual([officers.rec])
    expect(await answerApproval(mirela.replica, hers, 'approved')).toMatchObject({ code: 'right.missing' })
    expect(await withoutAnswerer(mirela.replica)).toEqual([])
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
    expect((await withoutAnswerer(mirela.replica)).map(({ rec }) => rec)).toEqual([officers.rec])
    const forMe = (await mirela.replica.agenda({ until: '9999-12-31', whose: 'mine' })).items.map(({ rec }) => rec)
    expect(forMe).toEqual(expect.arrayContaining([hers.rec, question.rec]))
    expect(forMe).not.toContain(officers.rec)
    for (const each of [hers, question]) must(await answerApproval(mirela.replica, each, 'approved'))
    must(await mirela.replica.syncNow())
    expect(await mirela.replica.refusedEdits()).toEqual([])
    const answered = must(await mirela.replica.open(root)).root.records.filter(({ rec }) =>
      [hers.rec, question.rec].includes(rec),
    )
    expect(answered.map(({ facts, versions }) => [facts.outcome, versions.facts?.version])).toEqual([
      ['approved', 2],
      ['approved', 2],
    ])
    // His question ended with him: the case is free for another.
    expect(must(await mirela.replica.caseActs(root)).acts.find(({ id }) => id === transfer)).toMatchObject({
      status: 'lapsed',
    })
    await asked(office, mirela, root)
  })

  it('leaves a case with new keys when a consent runs out: another device that holds the whole key makes them, once', async () => {
    const days = now - Date.now() + 3 * DAY
    now += 3 * DAY
    const late = () => Date.now() + days
    const two = [await device(around, undefined, late), await device(around, undefined, late)]
    try {
      for (const one of two) {
        await signedIn(office, one)
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
