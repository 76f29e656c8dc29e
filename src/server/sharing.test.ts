import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Wrap } from '#replica/protocol.ts'
import { randomBytes, toB64 } from '#vault'
import { startTestServer, type TestServer } from './testing.ts'
import { actBy, ask } from './testing-acts.ts'
import { newCase, type OpenCase, push, wrapFor } from './testing-cases.ts'
import { shareWith } from './testing-consent.ts'
import { call, type Device, enrol, found, freshId, mustBe, type Organisation, teamNamed } from './testing-device.ts'
import { inTransaction } from './work.ts'

let server: TestServer
let org: Organisation
let worker: Device
let desk: Device
let narrow: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  desk = await enrol(org, 'carlos', ['everyone', 'desk'])
  narrow = await enrol(org, 'dina', ['everyone', 'narrow'])
})
afterAll(() => server?.stop())

/** A case of `cases` (everything) and `narrow` (header and identity). */
async function shared(): Promise<OpenCase> {
  const { open, change } = await newCase(org, worker, ['cases', 'narrow'])
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  return open
}
const wrapsOf = async (open: OpenCase) =>
  (await mustBe(call(org.founder, 'root', { params: { root: open.root } }))).wraps
const save = async (by: Device, wraps: readonly Wrap[], remove: readonly string[] = []) => {
  const root = wraps[0]?.root ?? ''
  const gone = remove.map(name => ({ root, team: teamNamed(org, name).id }))
  const { status, code, place } = await call(by, 'saveWraps', { body: { wraps, remove: gone } })
  return status === 200 ? 'saved' : { code, place }
}

test('who opens less than a team neither changes its wrap nor ends its sharing', async () => {
  const open = await shared()
  const before = await wrapsOf(open)
  const full = await wrapFor(org, open, 'cases')
  const own = await wrapFor(org, open, 'narrow')
  const refused = { code: 'right.missing', place: 'wraps.0.scope' }
  expect(await save(narrow, [{ ...full, box: toB64(randomBytes(120)) }])).toEqual(refused)
  expect(await save(narrow, [{ ...full, scope: own.scope }])).toEqual(refused)
  expect(await save(narrow, [own], ['cases'])).toEqual({ code: 'right.missing', place: 'remove.0' })
  expect(await save(narrow, [own])).toBe('saved')
  expect((await wrapsOf(open)).filter(({ team }) => team === full.team)).toEqual(
    before.filter(({ team }) => team === full.team),
  )
})

test('a wrap never reaches less far than the one it takes the place of', async () => {
  const open = await shared()
  const full = await wrapFor(org, open, 'cases')
  expect(await save(worker, [{ ...full, scope: 'header,identity' }])).toEqual({
    code: 'right.missing',
    place: 'wraps.0.scope',
  })
  expect(await save(worker, [full])).toBe('saved')
})

test('a sharing ends only when the teams that stay open all that it opened', async () => {
  const open = await shared()
  const own = await wrapFor(org, open, 'cases')
  expect(await save(worker, [own], ['cases'])).toEqual({ code: 'wrap.last', place: 'remove.0' })
  expect(await save(worker, [own], ['desk'])).toEqual({ code: 'object.unknown', place: 'remove.0.team' })
  const toDesk = await wrapFor(org, open, 'desk')
  expect(await save(worker, [toDesk])).toEqual({ code: 'consent.needed', place: 'wraps.0' })
  await shareWith(org, worker, open, 'desk')
  expect(await save(worker, [own], ['cases'])).toBe('saved')
  expect((await wrapsOf(open)).map(({ team }) => team).toSorted()).toEqual(
    ['desk', 'narrow'].map(name => teamNamed(org, name).id).toSorted(),
  )
  expect(await save(desk, [toDesk], ['narrow'])).toBe('saved')
  expect((await call(narrow, 'root', { params: { root: open.root } })).status).toBe(404)
})

test('however many acts are over, what waits for an answer and what is in force is told', async () => {
  const { root } = await shared()
  const hold = await actBy(org, worker, { root, does: 'hold', why: 'court' })
  expect(await ask(worker, hold)).toMatchObject({ status: 200 })
  const narrowTeam = teamNamed(org, 'narrow').id
  const joint = freshId()
  const { db } = server.app.services
  await inTransaction(db, { org: org.org, user: worker.user }, Date.now(), ({ trx }) =>
    sql`insert into case_act (org_id, id, root_id, does, made_by, made_at, lapses_at, status, to_id, opens, keep,
        until_day, why, dir_seq, sig, material)
      select ${org.org}::uuid, case n when 0 then ${joint}::uuid else gen_random_uuid() end, ${root}::uuid, 'cowork',
        ${worker.user}::uuid, now() + make_interval(days => case n when 0 then -400 else 1 end), now(),
        case n when 0 then 'done' else 'withdrawn' end, ${narrowTeam}::uuid, '{}', '', '', '', 1,
        decode(repeat('00', 64), 'hex'), '[]' from generate_series(0, 320) n`.execute(trx),
  )
  const { acts } = await mustBe(call(worker, 'caseActs', { query: {} }))
  expect(acts.filter(({ status }) => status !== 'withdrawn').map(({ act }) => act.id)).toEqual([hold.id, joint])
  expect(acts.length).toBeLessThan(320)
  expect(acts.map(({ at }) => Date.parse(at))).toEqual(acts.map(({ at }) => Date.parse(at)).toSorted((a, b) => b - a))
})
