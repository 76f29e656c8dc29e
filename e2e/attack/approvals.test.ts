/**
 * Attack: an approval without a second pair of eyes. The server refuses it whoever signs, and a device that was given one all
 * the same does not believe it (decision 0145).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Change } from '#replica/protocol.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { changeOf, newCase, type OpenCase, push } from '#server/testing-cases.ts'
import { append, type Device, enrol, found, freshId, type Organisation, teamNamed } from '#server/testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
let colleague: Device
let lead: Device
let leadElsewhere: Device
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  colleague = await enrol(org, 'nadine', ['everyone', 'cases'])
  lead = await enrol(org, 'leila', ['everyone', 'cases'])
  leadElsewhere = await enrol(org, 'carlos', ['everyone', 'desk', 'cases'])
  const set = await append(org, [
    { type: 'role.set', team: teamNamed(org, 'cases').id, user: lead.user, role: 'lead', duty: 'caseWorker' },
    { type: 'role.set', team: teamNamed(org, 'desk').id, user: leadElsewhere.user, role: 'lead', duty: 'caseWorker' },
  ])
  expect(set.status).toBe(200)
})
afterAll(() => server?.stop())

const copy = (open: OpenCase): OpenCase => ({ ...open, chains: new Map(open.chains) })
const told = async (by: Device, ...changes: Change[]): Promise<string[]> =>
  (await push(by, ...changes)).map(result => (result.ok ? 'accepted' : result.code))

/** A case with a plan, written by `author`, and the question about it. */
async function asked(author: Device, by: Device = author) {
  const plan = freshId()
  const { open, change } = await newCase(org, author, ['cases'], undefined, {
    rec: plan,
    kind: 'plan',
    facts: { status: 'draft' },
    sealed: { narrative: { wish: 'My own door.' } },
  })
  expect(await told(author, change)).toEqual(['accepted'])
  const rec = freshId()
  const facts = { about: 'plan', record: plan, part: 'narrative', recordVersion: 1, askedBy: by.user, outcome: 'asked' }
  expect(await told(by, await changeOf(org, by, open, { rec, kind: 'approval', facts }))).toEqual(['accepted'])
  const answer = (who: Device, more: Record<string, unknown> = {}, on: OpenCase = copy(open)) =>
    changeOf(org, who, on, { rec, kind: 'approval', facts: { ...facts, outcome: 'approved', ...more } })
  return { open, plan, rec, facts, answer }
}

describe('an approval is refused', () => {
  test('when a supervisor approves her own plan, though she leads the team', async () => {
    const { answer } = await asked(lead)
    expect(await told(lead, await answer(lead))).toEqual(['right.missing'])
  })

  test('when a supervisor approves the plan she wrote and let a colleague ask about', async () => {
    const { answer } = await asked(lead, worker)
    expect(await told(lead, await answer(lead))).toEqual(['right.missing'])
  })

  test('when it is signed by whoever asked, by a colleague who leads nothing, or by the lead of another team', async () => {
    const { answer } = await asked(worker)
    for (const by of [worker, colleague, leadElsewhere])
      expect([by.handle, ...(await told(by, await answer(by)))]).toEqual([by.handle, 'right.missing'])
  })

  test('when it begins as an answer, or asks in the name of somebody else', async () => {
    const { open, facts } = await asked(worker)
    const begun = (more: Record<string, unknown>) =>
      changeOf(org, lead, copy(open), { rec: freshId(), kind: 'approval', facts: { ...facts, ...more } })
    expect(await told(lead, await begun({ outcome: 'approved' }))).toEqual(['right.missing'])
    expect(await told(lead, await begun({ outcome: 'asked', askedBy: worker.user }))).toEqual(['right.missing'])
  })

  test('when the answer is about another version than was asked, or about one that is not there', async () => {
    const { answer } = await asked(worker)
    expect(await told(lead, await answer(lead, { recordVersion: 2 }))).toEqual(['right.missing'])
    const { open, plan, facts } = await asked(worker)
    const rec = freshId()
    const future = { ...facts, recordVersion: 9, record: plan }
    expect(await told(worker, await changeOf(org, worker, open, { rec, kind: 'approval', facts: future }))).toEqual([
      'accepted',
    ])
    const blind = await changeOf(org, lead, open, { rec, kind: 'approval', facts: { ...future, outcome: 'approved' } })
    expect(await told(lead, blind)).toEqual(['right.missing'])
  })

  test('when words are added without an answer', async () => {
    const { open, rec } = await asked(worker)
    const words = await changeOf(org, worker, open, {
      rec,
      kind: 'approval',
      sealed: { narrative: { reason: 'Fine.' } },
    })
    expect(await told(worker, words)).toEqual(['right.missing'])
  })
})

test('a lead of a team of the case, who wrote and asked nothing, answers once; after that nothing moves', async () => {
  const { open, answer } = await asked(worker)
  expect(await told(lead, await answer(lead, {}, open))).toEqual(['accepted'])
  for (const by of [lead, worker])
    expect(await told(by, await answer(by, { outcome: 'returned' }))).toEqual(['right.missing'])
})

test('whoever asked takes the question back, also in the same breath; nobody else does', async () => {
  const { answer, open } = await asked(worker)
  expect(await told(lead, await answer(lead, { outcome: 'withdrawn' }))).toEqual(['right.missing'])
  expect(await told(worker, await answer(worker, { outcome: 'withdrawn' }, open))).toEqual(['accepted'])
  const other = await asked(worker)
  const rec = freshId()
  const first = await changeOf(org, worker, other.open, { rec, kind: 'approval', facts: other.facts })
  const second = await changeOf(org, worker, other.open, {
    rec,
    kind: 'approval',
    facts: { ...other.facts, outcome: 'withdrawn' },
  })
  expect(await told(worker, first, second)).toEqual(['accepted', 'accepted'])
})

test('a key officer who has the case answers once nobody leads it any more, and not before, nor her own', async () => {
  const officer = org.founder
  const role = (user: Device['user'], role: 'lead' | 'member') =>
    ({ type: 'role.set', team: teamNamed(org, 'cases').id, user, role, duty: 'caseWorker' }) as const
  expect((await append(org, [role(officer.user, 'member')])).status).toBe(200)
  const { answer } = await asked(worker)
  expect(await told(officer, await answer(officer))).toEqual(['right.missing'])
  expect((await append(org, [role(lead.user, 'member')])).status).toBe(200)
  for (const by of [lead, leadElsewhere, colleague, worker])
    expect([by.handle, ...(await told(by, await answer(by)))]).toEqual([by.handle, 'right.missing'])
  expect(await told(officer, await answer(officer))).toEqual(['accepted'])
  const own = await asked(officer)
  expect(await told(officer, await own.answer(officer))).toEqual(['right.missing'])
})
