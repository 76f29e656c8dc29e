/**
 * Attack 10 and what the generic matrix cannot know: acts on cases by who must not, out of order, after their end; and a case
 * that two people erased, held against the oldest backup, every user's keys and the recovery papers (security.md section 8).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { backup, restore } from '#server/backup.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { actBy, answer, ask } from '#server/testing-acts.ts'
import { newCase, type OpenCase, push, wrapFor } from '#server/testing-cases.ts'
import { agreedFacts, recorded } from '#server/testing-consent.ts'
import {
  call,
  type Device,
  enrol,
  found,
  mustBe,
  type Organisation,
  signIn,
  teamNamed,
} from '#server/testing-device.ts'
import { openWrap, ownBytes, rootId, teamId } from '#vault'

const DAY = 86_400_000
let server: TestServer
let org: Organisation
/** Two of the first team, two of the second. */
let bojana: Device
let milan: Device
let carlos: Device
let dina: Device
let now = Date.now()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now })
  org = await found(server.url)
  bojana = await enrol(org, 'bojana', ['everyone', 'cases'])
  milan = await enrol(org, 'milan', ['everyone', 'cases'])
  carlos = await enrol(org, 'carlos', ['everyone', 'desk'])
  dina = await enrol(org, 'dina', ['everyone', 'desk'])
})
afterAll(() => server?.stop())

const id = (team: string) => teamNamed(org, team).id

/** A case of `cases` of which she agreed that `desk` hears. */
async function aCase(): Promise<OpenCase> {
  const { open, change } = await newCase(org, bojana, ['cases'])
  expect(await push(bojana, change)).toMatchObject([{ ok: true }])
  const { change: agreed } = await recorded(org, bojana, open, 'consentRecord', agreedFacts(org, 'desk'))
  expect(await push(bojana, agreed)).toMatchObject([{ ok: true }])
  return open
}
const ALL = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'] as const
const opens = () => ALL.filter(comp => teamNamed(org, 'desk').policy.opens.includes(comp))

async function transfer(open: OpenCase, by = bojana) {
  const act = await actBy(org, by, {
    root: open.root,
    does: 'transfer',
    from: id('cases'),
    to: id('desk'),
    keep: 'none',
  })
  const wraps = [await wrapFor(org, open, 'desk')]
  return { act, told: await ask(by, act, { opens: opens(), wraps }) }
}
const reads = async (who: Device, open: OpenCase) =>
  (await call(who, 'root', { params: { root: open.root } })).status === 200

describe('acts by who must not', () => {
  test('a transfer is asked for nobody else, and by nobody who has not the case', async () => {
    const open = await aCase()
    const forged = await actBy(org, bojana, { root: open.root, does: 'hold', why: 'court' })
    expect(await ask(milan, forged)).toMatchObject({ status: 403 })
    expect(await ask(bojana, { ...forged, why: 'other' })).toMatchObject({ code: 'signature.invalid' })
    expect((await transfer(open, carlos)).told.status).toBeGreaterThanOrEqual(403)
    expect(await reads(carlos, open)).toBe(false)
  })

  test('keys are with nobody before the answer, and the answer is given by a member of that team alone', async () => {
    const open = await aCase()
    const { act, told } = await transfer(open)
    expect(told).toMatchObject({ status: 200 })
    expect(await reads(carlos, open)).toBe(false)
    const { wraps } = await mustBe(call(dina, 'feed', { params: { team: id('desk') } }))
    expect(wraps.filter(({ root }) => root === open.root)).toEqual([])
    for (const who of [bojana, milan]) expect((await answer(org, who, act, 'accepted')).status).toBe(403)
    // Another question, signed for an answer to this one.
    expect(await answer(org, carlos, { ...act, keep: 'read' }, 'accepted')).toMatchObject({ code: 'signature.invalid' })
    expect(await answer(org, carlos, act, 'accepted')).toMatchObject({ status: 200 })
    expect(await reads(carlos, open)).toBe(true)
    expect(await reads(milan, open)).toBe(false)
    expect(await answer(org, dina, act, 'accepted')).toMatchObject({ code: 'act.over' })
    expect(await answer(org, bojana, act, 'withdrawn')).toMatchObject({ code: 'act.over' })
  })

  test('nothing leaves a part of a case with nobody, nor with one person alone', async () => {
    const open = await aCase()
    const leave = await actBy(org, bojana, { root: open.root, does: 'leave', from: id('cases') })
    expect(await ask(bojana, leave)).toMatchObject({ code: 'wrap.last' })
    const alone = await actBy(org, bojana, { root: open.root, does: 'restrict' })
    expect(await ask(bojana, alone, { opens: [...ALL], wraps: [] })).toMatchObject({ code: 'restrict.two' })
    const narrow = await actBy(org, bojana, {
      root: open.root,
      does: 'transfer',
      from: id('cases'),
      to: id('narrow'),
      keep: 'none',
    })
    const told = await ask(bojana, narrow, { opens: ['header'], wraps: [await wrapFor(org, open, 'narrow')] })
    expect(['wrap.last', 'move.nobody', 'consent.none']).toContain(told.code)
  })

  test('a question lapses', async () => {
    const open = await aCase()
    const { act } = await transfer(open)
    now += 15 * DAY
    for (const who of [bojana, milan, carlos, dina, org.founder]) await signIn(who)
    expect(await answer(org, carlos, act, 'accepted')).toMatchObject({ code: 'act.over' })
    expect(await reads(carlos, open)).toBe(false)
  })
})

async function backedUp(): Promise<{ all: Buffer; keys: Buffer }> {
  const sink = () => {
    const parts: Buffer[] = []
    const out = new Writable({
      write(chunk: Buffer, _, done) {
        parts.push(chunk)
        done()
      },
    })
    return { out, parts }
  }
  const [all, keys] = [sink(), sink()]
  const done = await backup({
    ownerUrl: server.database.ownerUrl,
    dataDir: server.dataDir,
    out: all.out,
    keysOut: keys.out,
  })
  expect(done).toMatchObject({ ok: true })
  return { all: Buffer.concat(all.parts), keys: Buffer.concat(keys.parts) }
}

/** With the secrets of all teams, as every user together and the papers have them: how many narratives of a root open. */
async function openedWithEverything(ownerUrl: string, root: string): Promise<{ wraps: number; opened: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('set role halte_backup')
  const { rows: wraps } = await client.query('select * from root_wrap where root_id = $1', [root])
  const { rows: sealed } = await client.query(`select * from sealed_version where root_id = $1 and comp = 'header'`, [
    root,
  ])
  await client.end()
  let opened = 0
  for (const wrap of wraps) {
    const team = [...org.teams.values()].find(each => each.id === wrap.team_id)
    if (team === undefined) continue
    const at = {
      inst: org.org,
      team: teamId(team.id),
      teamEpoch: wrap.team_epoch,
      rootId: rootId(root),
      caseEpoch: wrap.case_epoch,
      scope: wrap.scope,
    }
    const key = await openWrap(at, team.secret, ownBytes(wrap.box))
    if (key.ok) opened += sealed.length
  }
  return { wraps: wraps.length, opened }
}

describe('erasing', () => {
  test('takes two people, stops at a hold, and leaves nothing that opens, in no backup that is kept', async () => {
    const open = await aCase()
    const oldest = await backedUp()
    const hold = await actBy(org, bojana, { root: open.root, does: 'hold', why: 'court' })
    expect(await ask(bojana, hold)).toMatchObject({ status: 200 })
    expect(await answer(org, bojana, hold, 'accepted')).toMatchObject({ code: 'act.own' })
    expect(await answer(org, milan, hold, 'accepted')).toMatchObject({ code: 'act.others' })
    expect(await answer(org, org.founder, hold, 'accepted')).toMatchObject({ status: 200 })
    const early = await actBy(org, bojana, { root: open.root, does: 'erase', why: 'herRequest' })
    expect(await ask(bojana, early)).toMatchObject({ code: 'case.held' })
    const lift = await actBy(org, bojana, { root: open.root, does: 'lift', why: 'court' })
    expect(await ask(bojana, lift)).toMatchObject({ status: 200 })
    expect(await answer(org, org.founder, lift, 'accepted')).toMatchObject({ status: 200 })

    const erase = await actBy(org, bojana, { root: open.root, does: 'erase', why: 'herRequest' })
    expect(await ask(bojana, erase)).toMatchObject({ status: 200 })
    expect(await answer(org, bojana, erase, 'accepted')).toMatchObject({ code: 'act.own' })
    expect(await openedWithEverything(server.database.ownerUrl, open.root)).toMatchObject({ opened: 1 })
    expect(await answer(org, org.founder, erase, 'accepted')).toMatchObject({ status: 200 })
    expect(await openedWithEverything(server.database.ownerUrl, open.root)).toEqual({ wraps: 0, opened: 0 })
    expect(await reads(bojana, open)).toBe(false)

    // The oldest backup is kept for years; the files of keys for thirty days, so that the oldest of those is younger than this.
    const youngest = await backedUp()
    const dataDir = mkdtempSync(join(tmpdir(), 'halte-shred-'))
    const fresh = await startTestServer({ catalogue: CATALOGUE, dataDir })
    try {
      const input = { ownerUrl: fresh.database.ownerUrl, dataDir, identity: org.recovery.identity }
      const restored = await restore({
        ...input,
        in: Readable.from([oldest.all]),
        keys: Readable.from([youngest.keys]),
      })
      expect(restored).toMatchObject({ ok: true })
      expect(await openedWithEverything(fresh.database.ownerUrl, open.root)).toEqual({ wraps: 0, opened: 0 })
    } finally {
      await fresh.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }, 180_000)

  test('the log keeps that it happened, and says nothing of who she was', async () => {
    const client = new pg.Client({ connectionString: server.database.ownerUrl })
    await client.connect()
    await client.query('set role halte_backup')
    const { rows } = await client.query(
      `select actor, objects, vr_hash from audit_entry where action = 'act.erase.accepted'`,
    )
    await client.end()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ actor: org.founder.user })
    expect(rows[0].objects).toHaveLength(2)
    expect(rows[0].vr_hash).toHaveLength(32)
  })

  test('what is held is not erased by a hand in the database either', async () => {
    const open = await aCase()
    const hold = await actBy(org, bojana, { root: open.root, does: 'hold', why: 'court' })
    await mustBe(ask(bojana, hold))
    await mustBe(answer(org, org.founder, hold, 'accepted'))
    const client = new pg.Client({ connectionString: server.database.ownerUrl })
    await client.connect()
    await client.query(`set halte.erasing = '${open.root}'; set halte.inside = '${org.org}'`)
    await expect(client.query('delete from sealed_version where root_id = $1', [open.root])).rejects.toThrow()
    await client.end()
  })
})

describe('a cover', () => {
  test('ends at its day by itself: nothing is given, taken or shared after it', async () => {
    const open = await aCase()
    const until = new Date(now + 2 * DAY).toISOString().slice(0, 10)
    const far = await actBy(org, bojana, { root: open.root, does: 'cover', to: id('desk'), until: '2099-01-01' })
    expect(await ask(bojana, far, { opens: opens(), wraps: [await wrapFor(org, open, 'desk')] })).toMatchObject({
      code: 'cover.until',
    })
    const act = await actBy(org, bojana, { root: open.root, does: 'cover', to: id('desk'), until })
    await mustBe(ask(bojana, act, { opens: opens(), wraps: [await wrapFor(org, open, 'desk')] }))
    expect(await reads(carlos, open)).toBe(true)
    // Whoever only covers can neither keep it nor give it to somebody else, nor put the team out.
    const on = await actBy(org, carlos, { root: open.root, does: 'leave', from: id('cases') })
    expect((await ask(carlos, on)).status).toBe(403)
    now += 4 * DAY
    for (const who of [bojana, milan, carlos, dina, org.founder]) await signIn(who)
    expect(await reads(carlos, open)).toBe(false)
    expect((await call(carlos, 'versions', { params: { root: open.root, rec: open.root } })).status).toBe(404)
    expect(await answer(org, carlos, act, 'withdrawn')).toMatchObject({ status: 409 })
    expect(await reads(bojana, open)).toBe(true)
  })
})
