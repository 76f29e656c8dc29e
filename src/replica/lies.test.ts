import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import {
  type Device,
  device,
  founded,
  type Json,
  must,
  PASSPHRASES,
  type Surroundings,
} from './devices.test-support.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
/** The device the server lies to: a second one of the same person. */
let second: Device
let root: string

const input = () => ({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela })

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  const sealed = { header: { firstName: 'Amina' }, narrative: { summary: 'Hers' }, location: { city: 'Oradea' } }
  root = must(await mirela.replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed })).root
  must(await mirela.replica.syncNow())
})
beforeEach(async () => {
  second = await device(around)
})
afterEach(async () => {
  await second.replica.close()
})
afterAll(async () => {
  await mirela.replica.close()
  await server.stop()
})

/** Changes every object that has the property, wherever it is. */
function each(value: Json, name: string, change: (object: { [key: string]: Json }) => void): Json {
  if (Array.isArray(value)) for (const entry of value) each(entry, name, change)
  else if (typeof value === 'object' && value !== null) {
    if (name in value) change(value)
    for (const entry of Object.values(value)) each(entry, name, change)
  }
  return value
}
const bend = (part: string, change: (answer: Json) => Json) => {
  second.line.bend = (path, answer) => (path.startsWith(part) ? change(answer) : answer)
}
const codes = async () => (await second.replica.alarms()).map(alarm => alarm.code)

it('refuses weaker parameters before anything is derived or shown', async () => {
  bend('/api/sign-in/start', answer =>
    each(answer, 'm', kdf => {
      kdf.m = 1024
    }),
  )
  expect(await second.replica.signIn(input())).toMatchObject({ ok: false, code: 'kdf.weak' })
  expect(second.line.sent).toEqual(['POST /api/sign-in/start'])
})

it('refuses another root than the one this person sealed for her devices', async () => {
  bend('/api/sign-in', answer =>
    each(answer, 'rootFingerprint', account => {
      account.rootFingerprint = 'A'.repeat(43)
    }),
  )
  expect(await second.replica.signIn(input())).toMatchObject({ ok: false, code: 'directory.root' })
  expect(await second.replica.state()).toMatchObject({ is: 'stopped' })
})

it('stops when the directory becomes shorter, or does not follow', async () => {
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  bend('/api/directory', () => ({ statements: [], head: 3 }))
  expect(await second.replica.syncNow()).toMatchObject({ ok: false, code: 'directory.shorter' })
  expect(await second.replica.state()).toMatchObject({
    is: 'stopped',
    alarm: { code: 'directory.shorter', stops: true },
  })
  second.line.bend = undefined
  // It stays stopped: what the server says is not believed again by itself.
  expect(await second.replica.syncNow()).toMatchObject({ ok: false })
})

it('does not open a copy whose list of people was cut short on the disk', async () => {
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  await second.replica.lock()
  const disk = await second.stores.open(`account-${mirela.user}`)
  const last = (await disk.keys('statements')).at(-1) ?? ''
  await disk.write([{ table: 'statements', key: last }])
  await disk.close()
  second.line.cut = true
  expect(await second.replica.signIn(input())).toMatchObject({ ok: false, code: 'directory.shorter' })
})

it('refuses a directory whose keys are not those of its signatures', async () => {
  bend('/api/directory', answer =>
    each(answer, 'sig', signer => {
      signer.sig = `${'A'.repeat(85)}A`
    }),
  )
  expect(await second.replica.signIn(input())).toMatchObject({ ok: false, code: 'directory.signature' })
})

it('raises an alarm when coded facts are not the signed ones', async () => {
  bend('/api/feed', answer =>
    each(answer, 'status', facts => {
      facts.status = 'Suspended'
    }),
  )
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  expect(await codes()).toEqual(['facts.changed'])
  second.line.bend = undefined
  // The lie was not kept: the root was asked for once more, and told right that time.
  expect(must(await second.replica.open(root)).root.records[0]?.facts).toMatchObject({ status: 'Active' })
  expect(must(await second.replica.verify()).report.problems).toEqual([])
})

it('does not open what was moved to another compartment, and says so', async () => {
  bend('/api/', answer =>
    each(answer, 'versions', record => {
      const versions = record.versions
      if (!Array.isArray(versions) || versions.length < 4) return
      const [location, narrative] = ['location', 'narrative'].map(comp =>
        versions.find(
          version =>
            typeof version === 'object' && version !== null && !Array.isArray(version) && version.comp === comp,
        ),
      )
      if (typeof location !== 'object' || typeof narrative !== 'object' || location === null || narrative === null)
        return
      if (Array.isArray(location) || Array.isArray(narrative)) return
      const swapped = location.sealed ?? ''
      location.sealed = narrative.sealed ?? ''
      narrative.sealed = swapped
    }),
  )
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  const opened = must(await second.replica.open(root)).root
  expect(opened.verified).toBe('bad')
  expect(opened.records[0]?.sealed.narrative).toBeUndefined()
  expect(opened.problems.map(problem => [problem.code, problem.chain])).toEqual([
    ['object.commitment', 'location'],
    ['object.commitment', 'narrative'],
  ])
})

it('raises an alarm when an older version is given for a newer one', async () => {
  must(await second.replica.signIn(input()))
  let old: Json = null
  second.line.bend = (path, answer) => {
    if (path.endsWith(`/api/roots/${root}`)) old ??= answer
    return answer
  }
  must(await second.replica.syncNow())
  must(await second.replica.open(root))
  must(await second.replica.verify())
  await expect.poll(() => old).not.toBeNull()
  must(await second.replica.change({ root, rec: root }, { sealed: { header: { aliases: ['Ami'] } } }))
  must(await second.replica.syncNow())
  second.line.bend = (path, answer) => (path.endsWith(`/api/roots/${root}`) ? old : answer)
  const again = must(await second.replica.open(root)).root
  expect(again.records[0]?.sealed.header).toMatchObject({ aliases: ['Ami'] })
  await second.replica.lock()
  must(await second.replica.signIn(input()))
  must(await second.replica.open(root))
  await expect.poll(codes, { timeout: 90_000 }).toContain('head.rolledBack')
})

it('counts the log anew for an officer: an entry that is not the signed one is found', async () => {
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  expect(must(await second.replica.verify()).report).toMatchObject({ ok: true, log: { consistent: true } })
  bend('/api/audit/entries', answer => {
    const leaves: string[] = []
    each(answer, 'leaf', entry => void leaves.push(String(entry.leaf)))
    return each(answer, 'leaf', entry => {
      if (entry.seq === 1) entry.leaf = leaves[0] ?? ''
    })
  })
  const { report } = must(await second.replica.verify())
  expect(report.ok).toBe(false)
  expect(report.problems.map(({ code }) => code)).toEqual(['log.entry'])
})

it('stops when the log of the server became another one', async () => {
  must(await second.replica.signIn(input()))
  must(await second.replica.syncNow())
  await second.replica.lock()
  bend('/api/audit/checkpoint', answer =>
    each(answer, 'consistency', found => {
      found.consistency = [`${'B'.repeat(42)}A`]
    }),
  )
  must(await mirela.replica.change({ root, rec: root }, { sealed: { header: { middleName: 'Noor' } } }))
  must(await mirela.replica.syncNow())
  must(await second.replica.signIn(input()))
  await second.replica.syncNow()
  expect(await codes()).toEqual(['log.forked'])
  expect(await second.replica.state()).toMatchObject({ is: 'stopped' })
})
