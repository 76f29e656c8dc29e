/** What nobody plans for: odd names, and clocks that are wrong. Each has one outcome, the same on every device. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import {
  type Device,
  device,
  founded,
  joined,
  must,
  PASSPHRASES,
  type Surroundings,
} from '#replica/devices.test-support.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { mergeCases, openJoined } from './merge/merge.ts'
import { countReflection } from './screening/reflection.ts'
import { caseTitle } from './search.ts'
import { storyOf } from './story/entries.ts'

const HOUR = 3_600_000
let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
/** An hour ahead of everybody else. */
let samir: Device

beforeAll(async () => {
  // The server is an hour late, one device an hour early: two hours between them, and the other device in the middle.
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => Date.now() - HOUR })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  const first = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  await first.replica.close()
  samir = await device(around, undefined, () => Date.now() + HOUR)
  must(await samir.replica.signIn({ org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir }))
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir]) await each?.replica.close()
  await server?.stop()
})

const begin = async (header: Record<string, unknown>) =>
  mirela.replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed: { header } })

describe('names', () => {
  it('of one letter is a name like any other', async () => {
    const { root } = must(await begin({ firstName: 'O' }))
    expect((await mirela.replica.search('o', { kind: 'case' })).map(hit => hit.root)).toContain(root)
    expect(caseTitle({ firstName: 'O' })).toBe('O')
  })

  it('of 200 characters is kept whole and found by any part; one more is refused at its field', async () => {
    const long = Array.from({ length: 25 }, (_, i) => `Anwara${String.fromCharCode(97 + i)}`)
      .join(' ')
      .padEnd(200, 'z')
    expect(long).toHaveLength(200)
    const { root } = must(await begin({ firstName: long }))
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    const [hit] = await samir.replica.search('anwarax', { kind: 'case' })
    expect(hit).toMatchObject({ root, header: { firstName: long } })
    expect(await begin({ firstName: `${long}z` })).toMatchObject({
      ok: false,
      code: 'field.tooLong',
      place: 'firstName',
    })
  })

  it('with marks that turn text round is kept as typed, found without them, and turns no sentence round', async () => {
    const typed = '\u202eanaskO\u202c \u2067Rahel\u2069'
    const { root } = must(await begin({ firstName: typed }))
    const opened = must(await mirela.replica.open(root)).root
    expect(opened.records[0]?.sealed.header?.firstName).toBe(typed)
    expect(caseTitle(opened.records[0]?.sealed.header)).toBe('anaskO Rahel')
    expect((await mirela.replica.search('rahel', { kind: 'case' })).map(hit => hit.root)).toEqual([root])
  })
})

describe('two people interview the same person without a line', () => {
  const answers = [{ held: 'disclosed' }, { paid: 'observed' }]

  it('in one case: both interviews stand, each with its own answers, and nobody has to decide', async () => {
    const { root } = must(await begin({ firstName: 'Selam' }))
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    for (const each of [mirela, samir]) each.line.cut = true
    for (const [i, each] of [mirela, samir].entries()) {
      const sealed = { narrative: { heldOn: '2026-11-21', answers: answers[i] } }
      must(await each.replica.create('interview', { root, facts: { state: 'finished', month: '2026-11' }, sealed }))
    }
    for (const each of [mirela, samir]) each.line.cut = false
    for (const each of [mirela, samir, mirela]) must(await each.replica.syncNow())
    for (const { replica } of [mirela, samir]) {
      const held = must(await replica.open(root)).root.records.filter(({ kind }) => kind === 'interview')
      expect(held.map(({ sealed }) => sealed.narrative?.answers)).toEqual(expect.arrayContaining(answers))
      expect(held).toHaveLength(2)
      expect(await replica.conflicts()).toEqual([])
    }
  })

  it('in two cases, because neither knew of the other: both are found, and joining them shows both interviews', async () => {
    for (const each of [mirela, samir]) each.line.cut = true
    const roots: string[] = []
    for (const [i, { replica }] of [mirela, samir].entries()) {
      const header = { firstName: ['Tigist', 'Tigest'][i] }
      const { root } = must(
        await replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed: { header } }),
      )
      roots.push(root)
      const sealed = { narrative: { answers: answers[i] } }
      must(await replica.create('interview', { root, facts: { state: 'finished' }, sealed }))
    }
    for (const each of [mirela, samir]) each.line.cut = false
    for (const each of [mirela, samir, mirela]) must(await each.replica.syncNow())
    const found = (await samir.replica.search('tigist', { kind: 'case' })).map(({ root }) => root)
    expect(found.sort()).toEqual(roots.toSorted())
    const [into = '', from = ''] = roots
    must(await mergeCases(samir.replica, { from, into }))
    const story = storyOf(await openJoined(samir.replica, into))
    expect(story.filter(({ record }) => record.kind === 'interview')).toHaveLength(2)
  })
})

describe('a device whose clock is an hour ahead', () => {
  it('signs in, keeps the order of what happened, and finds due what is due', { timeout: 120_000 }, async () => {
    const { root } = must(await begin({ firstName: 'Amina' }))
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']
    for (const [i, happenedOn] of days.entries()) {
      const { replica } = i % 2 === 0 ? samir : mirela
      must(await replica.create('note', { root, sealed: { narrative: { body: `On ${happenedOn}`, happenedOn } } }))
      must(await replica.syncNow())
    }
    const task = { root, facts: { status: 'open', due: '2026-11-21' }, sealed: { narrative: { what: 'Ring her' } } }
    must(await samir.replica.create('task', task))
    for (const each of [samir, mirela, samir]) must(await each.replica.syncNow())
    const seen = await Promise.all(
      [mirela, samir].map(async ({ replica }) => {
        const opened = must(await replica.open(root)).root
        const notes = storyOf([opened]).filter(({ record }) => record.kind === 'note')
        const due = (await replica.agenda({ until: '2026-11-21', whose: 'all', codes: ['task'] })).items
        return {
          days: notes.map(({ day }) => day),
          records: opened.records.map(({ rec }) => rec),
          due: due.map(d => d.on),
        }
      }),
    )
    expect(seen[0]).toEqual(seen[1])
    // The day something happened orders the story, not the clock of who wrote it.
    expect(seen[0]?.days).toEqual(days.toReversed())
    expect(seen[0]?.due).toEqual(['2026-11-21'])
    for (const { replica } of [mirela, samir]) {
      expect(await replica.alarms()).toEqual([])
      expect(await replica.status()).toMatchObject({ online: true, waiting: 0, refused: 0, conflicts: 0 })
    }
  })

  it('merges what two wrote at once by what they wrote, not by whose clock is ahead', {
    timeout: 120_000,
  }, async () => {
    const { root } = must(await begin({ firstName: 'Hodan', secondName: 'Ali' }))
    must(await mirela.replica.syncNow())
    must(await samir.replica.syncNow())
    const at = { root, rec: root }
    for (const each of [mirela, samir]) each.line.cut = true
    must(await samir.replica.change(at, { sealed: { header: { firstName: 'Hodan Warsame' } } }))
    must(await mirela.replica.change(at, { sealed: { header: { secondName: 'Cali' } } }))
    for (const each of [mirela, samir]) each.line.cut = false
    for (const each of [mirela, samir, mirela]) must(await each.replica.syncNow())
    for (const { replica } of [mirela, samir])
      expect(must(await replica.open(root)).root.records[0]?.sealed.header).toMatchObject({
        firstName: 'Hodan Warsame',
        secondName: 'Cali',
      })
  })

  it('counts the days of a reflection period from the day that was written; at midnight it is a day ahead, never more', () => {
    const start = '2026-11-01'
    const right = Date.parse('2026-11-30T23:30:00Z')
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
    expect(countReflection(start, 30, dayOf(right))).toMatchObject({ ends: '2026-11-30', day: 30, state: 'running' })
    expect(countReflection(start, 30, dayOf(right + HOUR))).toMatchObject({
      ends: '2026-11-30',
      day: 31,
      state: 'over',
    })
  })
})
