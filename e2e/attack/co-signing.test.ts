/**
 * Acts of two people against whoever would do them alone: a forged second signature, one officer twice, a swapped body, a
 * replay, an officer who is none any more, and key material asked for too early (security.md 5.1.7, decision 0070).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { LARGE_EXPORT } from '#replica/protocol.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { newCase, push } from '#server/testing-cases.ts'
import {
  append,
  call,
  type Device,
  enrol,
  found,
  freshId,
  grantFor,
  mustBe,
  type Organisation,
  signIn,
  statementsFor,
  wireOf,
} from '#server/testing-device.ts'
import { createUserKeys, type Statement, type StatementBody, signStatement, statementHash } from '#vault'

let server: TestServer
let org: Organisation
let odile: Device
let rosa: Device
let tomas: Device
let now = Date.now()
const DAY = 86_400_000

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now })
  org = await found(server.url)
  odile = await enrol(org, 'odile', ['everyone'])
  rosa = await enrol(org, 'rosa', ['everyone'])
  tomas = await enrol(org, 'tomas', ['everyone', 'cases'])
  // The first officer may add one alone; from then on it takes two.
  const first = await append(org, [{ type: 'officer.add', user: odile.user }])
  expect(first.status).toBe(200)
  await together({ type: 'officer.add', user: rosa.user }, [org.founder, odile])
}, 180_000)
afterAll(() => server?.stop())

const half = async (body: StatementBody, by = org.founder): Promise<Statement> => {
  const { statements } = await statementsFor(org, [{ body, by }])
  const [statement] = statements
  if (statement === undefined) throw new Error('nothing signed')
  return statement
}
const also = (statement: Statement, by: Device, keys = by.keys) =>
  signStatement(org.org, statement, { by: by.user, privateKey: keys.sig.privateKey })

async function propose(statement: Statement, by = org.founder, grants: unknown[] = []) {
  const id = freshId()
  const body = { proposal: id, statement: wireOf(statement), material: { grants } }
  const answer = await call(by, 'propose', { body })
  return { id, ...answer }
}
const approve = (id: string, by: Device, statement: Statement) =>
  call(by, 'approveProposal', { params: { proposal: id }, body: { statement: wireOf(statement) } })

/** Done properly, so that refusals mean something. */
async function together(body: StatementBody, [first, second]: [Device, Device]) {
  const statement = await half(body, first)
  const { id } = await propose(statement, first)
  const whole = await also(statement, second)
  await mustBe(approve(id, second, whole))
  org.head = { seq: whole.seq, hash: statementHash(org.org, whole) }
  return { id, whole }
}
const officers = async () => {
  const { statements } = await mustBe(call(org.founder, 'directory', { query: { after: '0' } }))
  return statements.length
}

describe('the second signature', () => {
  const body = (): StatementBody => ({ type: 'officer.add', user: tomas.user })

  test('is not one of another key, of the same officer, of nobody', async () => {
    const before = await officers()
    const statement = await half(body())
    const { id, status } = await propose(statement)
    expect(status).toBe(200)
    const forged = await also(statement, odile, await createUserKeys())
    expect(await approve(id, odile, forged)).toMatchObject({ status: 403, code: 'directory.signature' })
    const twice = await also(statement, org.founder)
    expect(await approve(id, org.founder, twice)).toMatchObject({ status: 403, code: 'proposal.own' })
    expect(await approve(id, odile, twice)).toMatchObject({ status: 403, code: 'directory.right' })
    expect(await approve(id, odile, statement)).toMatchObject({ status: 409, code: 'proposal.changed' })
    const byMember = await also(statement, tomas)
    expect(await approve(id, tomas, byMember)).toMatchObject({ status: 403, code: 'right.missing' })
    expect(await approve(id, odile, byMember)).toMatchObject({ status: 403, code: 'directory.right' })
    // Nor by the door for acts of one.
    for (const wrong of [forged, twice, statement, byMember]) {
      const materials = { grants: [], histories: [], escrows: [] }
      const answer = await call(odile, 'appendDirectory', { body: { statements: [wireOf(wrong)], ...materials } })
      expect(answer.status).toBe(403)
    }
    expect(await officers()).toBe(before)
  })

  test('is not good for another body, another act, another place', async () => {
    const statement = await half(body())
    const { id } = await propose(statement)
    const other = await half({ type: 'officer.remove', user: odile.user })
    const swapped = await also({ ...statement, body: other.body, type: other.type }, rosa)
    expect(await approve(id, rosa, swapped)).toMatchObject({ status: 409, code: 'proposal.changed' })
    expect(await approve(id, rosa, await also({ ...statement, seq: statement.seq + 1 }, rosa))).toMatchObject({
      code: 'proposal.changed',
    })
    const elsewhere = { ...statement, body: (await half({ type: 'officer.add', user: rosa.user })).body }
    const materials = { grants: [], histories: [], escrows: [] }
    const statements = [wireOf(await also(elsewhere, rosa))]
    expect(await call(rosa, 'appendDirectory', { body: { statements, ...materials } })).toMatchObject({
      status: 403,
      code: 'directory.signature',
    })
    // Only its proposer signs it anew, and only the same.
    const renewed = { statement: wireOf(other), material: { grants: [] } }
    const params = { proposal: id }
    expect(await call(odile, 'renewProposal', { params, body: renewed })).toMatchObject({ code: 'proposal.others' })
    expect(await call(org.founder, 'renewProposal', { params, body: renewed })).toMatchObject({
      code: 'proposal.changed',
    })
    await mustBe(call(org.founder, 'endProposal', { params, body: { how: 'withdrawn' } }))
    expect(await approve(id, rosa, await also(statement, rosa))).toMatchObject({ status: 409, code: 'proposal.over' })
  })

  test('counts once: neither the act nor its signatures can be sent again', async () => {
    const { id, whole } = await together(body(), [org.founder, rosa])
    expect(await approve(id, rosa, whole)).toMatchObject({ status: 409, code: 'proposal.over' })
    const materials = { grants: [], histories: [], escrows: [] }
    expect(await call(rosa, 'appendDirectory', { body: { statements: [wireOf(whole)], ...materials } })).toMatchObject({
      status: 409,
      code: 'directory.stale',
    })
    await together({ type: 'officer.remove', user: tomas.user }, [org.founder, odile])
    const moved = { ...whole, seq: org.head.seq + 1, prev: org.head.hash }
    expect(await call(rosa, 'appendDirectory', { body: { statements: [wireOf(moved)], ...materials } })).toMatchObject({
      status: 403,
      code: 'directory.signature',
    })
  })

  test('does not complete what an officer proposed who is none any more', async () => {
    const statement = await half(body(), rosa)
    const { id } = await propose(statement, rosa)
    await together({ type: 'officer.remove', user: rosa.user }, [org.founder, odile])
    expect(await approve(id, odile, await also(statement, odile))).toMatchObject({ status: 409 })
    // Signed anew by her hand at the present head: her signature has no weight.
    const again = await half(body(), rosa)
    expect(await propose(again, rosa)).toMatchObject({ status: 403, code: 'right.missing' })
    const materials = { grants: [], histories: [], escrows: [] }
    const statements = [wireOf(await also(again, odile))]
    expect(await call(odile, 'appendDirectory', { body: { statements, ...materials } })).toMatchObject({
      status: 403,
      code: 'directory.right',
    })
    expect(await call(rosa, 'approveProposal', { params: { proposal: id }, body: {} })).toMatchObject({ status: 403 })
  })
})

describe('what waits', () => {
  test('gives nobody its key material, and nothing to who is no officer', async () => {
    await together({ type: 'officer.add', user: rosa.user }, [org.founder, odile])
    const statement = await half({ type: 'officer.add', user: tomas.user })
    const grant = await grantFor(org, 'cases', tomas, org.founder, org.head.seq + 1)
    const { id } = await propose(statement, org.founder, [grant])
    for (const who of [org.founder, odile, tomas]) {
      const { proposals } = await mustBe(call(who, 'proposals'))
      expect(proposals.some(each => each.id === id)).toBe(who !== tomas)
      expect(JSON.stringify(proposals)).not.toContain(grant.ct)
    }
    const { grants } = await mustBe(call(tomas, 'grants'))
    expect(grants.some(({ ct }) => ct === grant.ct)).toBe(false)
  })
})

describe('an export of many cases', () => {
  test('takes the word of a second officer: for these cases, this reason, this person, and not for ever', async () => {
    const [one, other] = [await newCase(org, tomas, ['cases']), await newCase(org, tomas, ['cases'])]
    expect(await push(tomas, one.change, other.change)).toMatchObject([{ ok: true }, { ok: true }])
    const many = (root: string) => Array.from({ length: LARGE_EXPORT + 1 }, () => root)
    const roots = many(one.open.root)
    const proposal = freshId()
    const write = (by: Device, more: object = {}) =>
      call(by, 'declareExport', { body: { roots, mark: freshId(), why: 'move', approval: proposal, ...more } })
    const refused = { status: 403, code: 'export.needsTwo' }
    expect(await write(tomas, { approval: undefined })).toMatchObject(refused)
    await mustBe(call(tomas, 'proposeExport', { body: { proposal, kind: 'case', roots, why: 'move' } }))
    expect(await write(tomas)).toMatchObject(refused)
    const params = { proposal }
    // Nobody gives herself the word, and who is no officer gives it to nobody.
    expect(await call(tomas, 'approveProposal', { params, body: {} })).toMatchObject({ status: 403 })
    expect(await write(tomas)).toMatchObject(refused)
    const mine = freshId()
    await mustBe(call(org.founder, 'proposeExport', { body: { proposal: mine, kind: 'case', roots, why: 'move' } }))
    expect(await call(org.founder, 'approveProposal', { params: { proposal: mine }, body: {} })).toMatchObject({
      code: 'proposal.own',
    })
    expect(await write(org.founder, { approval: mine })).toMatchObject(refused)
    await mustBe(call(odile, 'approveProposal', { params, body: {} }))
    expect(await write(tomas, { why: 'statistics' })).toMatchObject({ status: 403, code: 'right.missing' })
    expect(await write(tomas, { roots: [...roots, other.open.root] })).toMatchObject({ code: 'right.missing' })
    expect((await write(org.founder)).code).toBe('export.needsTwo')
    expect((await write(tomas)).status).toBe(200)
    now += 8 * DAY
    await mustBe(signIn(tomas))
    expect(await write(tomas)).toMatchObject(refused)
  })
})
