import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { changeOf, newCase, onlyRecord, push, wrapFor } from './testing-cases.ts'
import { shareWith } from './testing-consent.ts'
import { call, type Device, enrol, found, mustBe, type Organisation, teamNamed } from './testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
let desk: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  desk = await enrol(org, 'carlos', ['everyone', 'desk'])
})
afterAll(() => server?.stop())

const feed = (device: Device, team: string, since?: string, limit = 1000) =>
  mustBe(
    call(device, 'feed', {
      params: { team: teamNamed(org, team).id },
      query: { limit: String(limit), ...(since === undefined ? {} : { since }) },
    }),
  )

async function follow(device: Device, team: string, since: string | undefined, limit: number) {
  const records: string[] = []
  const wraps: string[] = []
  const gone: string[] = []
  let pages = 0
  for (;;) {
    const page = await feed(device, team, since, limit)
    records.push(...page.records.map(({ rec }) => rec))
    wraps.push(...page.wraps.map(({ root }) => root))
    gone.push(...page.gone)
    since = page.next
    pages++
    if (!page.more) return { records, wraps, gone, since, pages }
  }
}

test('what a device wrote itself is left out when it says so, until it is written again', async () => {
  const { since } = await follow(worker, 'cases', undefined, 1000)
  const mine = await newCase(org, worker, ['cases'])
  const [written] = await push(worker, mine.change)
  const [known = ''] = written?.ok ? written.at.split('.') : []
  const other = await newCase(org, worker, ['cases'])
  await push(worker, other.change)
  const ask = () =>
    mustBe(
      call(worker, 'feed', {
        params: { team: teamNamed(org, 'cases').id },
        query: { limit: '100', since: since ?? '', known },
      }),
    )
  const page = await ask()
  expect(page.records.map(({ root }) => root)).toEqual([other.open.root])
  expect(page.wraps.map(({ root }) => root)).toEqual([other.open.root])
  expect(page.heads.map(({ root }) => root)).toEqual([other.open.root])
  const next = await changeOf(org, worker, mine.open, { rec: mine.open.root, sealed: { identity: { given: 'N' } } })
  expect(await push(worker, next)).toMatchObject([{ ok: true }])
  const later = await ask()
  expect(later.records.map(({ root }) => root).toSorted()).toEqual([mine.open.root, other.open.root].toSorted())
})

test('nothing is skipped when a transaction that began earlier commits later', async () => {
  const { since } = await follow(worker, 'cases', undefined, 1000)
  // Another writer has its place in the order, and is in no hurry to commit.
  const slow = new pg.Client({ connectionString: server.database.appUrl })
  await slow.connect()
  await slow.query('begin')
  await slow.query(`select set_config('halte.org', $1, true)`, [org.org])
  await slow.query(`select halte_position($1)`, [org.org])
  const { change } = await newCase(org, worker, ['cases'])
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  const early = await feed(worker, 'cases', since)
  expect(early.records).toEqual([])
  await slow.query('commit')
  await slow.end()
  const late = await feed(worker, 'cases', early.next)
  expect(late.records.map(({ rec }) => rec)).toEqual([onlyRecord(change).rec])
  expect((await feed(worker, 'cases', late.next)).records).toEqual([])
})

test('many writers at once: a reader that follows gets every record once and in full', async () => {
  const { since } = await follow(worker, 'cases', undefined, 1000)
  const writers = Array.from({ length: 6 }, async () => {
    const written: string[] = []
    for (let i = 0; i < 6; i++) {
      const { change } = await newCase(org, worker, ['cases'])
      expect(await push(worker, change)).toMatchObject([{ ok: true }])
      written.push(onlyRecord(change).rec)
    }
    return written
  })
  let ended = false
  const all = Promise.all(writers).then(lists => {
    ended = true
    return lists.flat()
  })
  const seen: string[] = []
  let cursor: string | undefined = since
  while (!ended) {
    const step = await follow(worker, 'cases', cursor, 7)
    seen.push(...step.records)
    cursor = step.since
  }
  seen.push(...(await follow(worker, 'cases', cursor, 7)).records)
  expect(seen.toSorted()).toEqual((await all).toSorted())
})

test('a root shared later comes whole, with records older than the cursor; unshared it goes', async () => {
  const { since } = await follow(desk, 'desk', undefined, 1000)
  const { open, change } = await newCase(org, worker, ['cases'])
  const notes = []
  for (let i = 0; i < 5; i++)
    notes.push(
      await changeOf(org, worker, open, {
        kind: 'note',
        facts: { type: 'phoneCall' },
        sealed: { narrative: { text: 'x' } },
      }),
    )
  const results = await push(worker, change, ...notes)
  expect(results.map(result => result.ok || result.code)).toEqual(results.map(() => true))
  const between = await follow(desk, 'desk', since, 1000)
  expect(between.records).toEqual([])
  await shareWith(org, worker, open, 'desk')
  const shared = await follow(desk, 'desk', between.since, 2)
  expect(shared.wraps).toEqual([open.root])
  // What she agreed to and what was given with it come too.
  expect(shared.records).toEqual(expect.arrayContaining([open.root, ...notes.map(note => onlyRecord(note).rec)]))
  expect(shared.records).toHaveLength(notes.length + 3)
  const later = await changeOf(org, worker, open, { rec: open.root, facts: { status: 'Active', riskLevel: 'low' } })
  expect(await push(worker, later)).toMatchObject([{ ok: true }])
  expect((await follow(desk, 'desk', shared.since, 2)).records).toEqual([open.root])
  await mustBe(
    call(worker, 'saveWraps', {
      body: {
        wraps: [await wrapFor(org, open, 'cases')],
        remove: [{ root: open.root, team: teamNamed(org, 'desk').id }],
      },
    }),
  )
  const after = await follow(desk, 'desk', shared.since, 2)
  expect(after).toMatchObject({ gone: [open.root], records: [], wraps: [] })
  expect((await call(desk, 'root', { params: { root: open.root } })).status).toBe(404)
  expect(
    (
      await call(worker, 'saveWraps', {
        body: {
          wraps: [await wrapFor(org, open, 'cases')],
          remove: [{ root: open.root, team: teamNamed(org, 'cases').id }],
        },
      })
    ).code,
  ).toBe('wrap.last')
})

test('pages of any size hold the same', async () => {
  const whole = await follow(worker, 'cases', undefined, 2000)
  for (const limit of [1, 3, 10]) {
    const parts = await follow(worker, 'cases', undefined, limit)
    expect(parts.records).toEqual(whole.records)
    expect(parts.wraps.toSorted()).toEqual(whole.wraps.toSorted())
    expect(parts.pages).toBeGreaterThan(whole.pages)
  }
})

test('open pages are told which team moved, never more', async () => {
  const response = await fetch(`${server.url}/api/events`, { headers: { cookie: `halte=${desk.cookie}` } })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let heard = ''
  const until = async (text: string) => {
    while (!heard.includes(text)) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) throw new Error(`the stream ended before ${text}: ${heard}`)
      heard += decoder.decode(value, { stream: true })
    }
  }
  await until(': ')
  const { open, change } = await newCase(org, worker, ['cases'])
  await push(worker, change)
  await shareWith(org, worker, open, 'desk')
  await until(`event: feed\ndata: {"team":"${teamNamed(org, 'desk').id}"}`)
  expect(heard).not.toContain(teamNamed(org, 'cases').id)
  await mustBe(call(desk, 'signOut'))
  await until('event: lock')
  expect((await reader?.read())?.done).toBe(true)
})
