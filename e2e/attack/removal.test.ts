/**
 * Attack 5: a person who was removed (security.md section 8, test 5), with the old cookie, the old keys, the wraps her device
 * kept, and a device that was offline meanwhile. From then on: no ciphertext, nothing new that her keys open, no edit taken.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { memoryStores } from '#replica'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { codeOf, type Device, deviceAt, type Founded, foundedAt, joinedAt, must } from '#testing/devices.ts'
import { openEverything } from '#testing/held-keys.ts'
import { type Between, startProxy } from '#testing/proxy.ts'
import { copyOfStores } from '#testing/store-copy.ts'

const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: 'violet mountain answers under slow bridges' }
const LUCIA = { name: 'Lucía Vargas', handle: 'lucia', passphrase: 'harvest window counts seven paper boats' }
const AFTER = { city: 'House by the lake', name: 'Shevchuk-after', summary: 'Written after.', other: 'Later' }

let server: TestServer
let proxy: Between
let mirela: Founded
let lucia: Device & { user: string }
let samirUser: string
let team: string
let root: string
let file: string
/** What her device held before: sealed copy, cookie, cursor, an open stream. */
const stores = memoryStores()
let cookie: string
let cursor: string
let stream: { heard: string; ended: Promise<void> }

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 50 })
  proxy = await startProxy(server.url)
  mirela = await foundedAt(server.url)
  team = mirela.teams.get('Casework') ?? ''
  lucia = await joinedAt(server.url, mirela, LUCIA, [{ team, role: 'lead' }])
  const samir = await joinedAt(proxy.url, mirela, SAMIR, [{ team, role: 'member' }], stores)
  samirUser = samir.user
  const sealed = { header: { firstName: 'Oksana' }, narrative: { summary: 'Came alone.' } }
  root = must(await mirela.replica.create('case', { team, facts: { status: 'Active' }, sealed })).root
  const attached = await mirela.replica.addFile(root, { name: 'a.txt', type: 'text/plain', bytes: new Uint8Array(99) })
  const { value } = must(attached)
  file = value.id
  must(await mirela.replica.create('document', { root, sealed: { evidence: { files: [value] } } }))
  must(await mirela.replica.syncNow())
  must(await samir.replica.syncNow())
  must(await samir.replica.open(root))
  must(await samir.replica.readFile(value))
  cookie = proxy.cookies.findLast(each => each.length > 10) ?? ''
  cursor = lastCursor()
  stream = listen()
  // The line dies, and she goes on writing.
  proxy.cut = true
  must(
    await samir.replica.change({ root, rec: root }, { sealed: { narrative: { summary: 'Written without a line.' } } }),
  )
  must(await samir.replica.create('note', { root, sealed: { narrative: { body: 'Also without a line.' } } }))
  await samir.replica.close()
  must(await mirela.replica.removePerson(samir.user))
  must(await mirela.replica.syncNow())
  must(await lucia.replica.syncNow())
  const later = { facts: { status: 'Active' }, sealed: { header: { firstName: AFTER.other } } }
  must(await mirela.replica.create('case', { team, ...later }))
  must(await lucia.replica.change({ root, rec: root }, { sealed: { location: { city: AFTER.city } } }))
  must(await lucia.replica.syncNow())
  must(await mirela.replica.syncNow())
  const changed = { header: { secondName: AFTER.name }, narrative: { summary: AFTER.summary } }
  must(await mirela.replica.change({ root, rec: root }, { sealed: changed }))
  must(await mirela.replica.syncNow())
  must(await lucia.replica.syncNow())
  proxy.cut = false
})
afterAll(async () => {
  await mirela?.replica.close()
  await lucia?.replica.close()
  await proxy?.close()
  await server?.stop()
})

function lastCursor(): string {
  const page = proxy.exchanges.findLast(({ route, path }) => route === 'feed' && path.includes(team))
  const next: unknown = Reflect.get(Object(JSON.parse(page?.answer.toString() ?? '{}')), 'next')
  return typeof next === 'string' ? next : ''
}

function listen(): { heard: string; ended: Promise<void> } {
  const state = { heard: '', ended: Promise.resolve() }
  state.ended = (async () => {
    const response = await fetch(`${server.url}/api/events`, { headers: { cookie } })
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) state.heard += chunk
  })()
  return state
}

const herCopy = () => copyOfStores(stores, ['device', `account-${samirUser}`])
const signInAsSamir = (device: Device) =>
  device.replica.signIn({ org: mirela.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase })

describe('the old session', () => {
  test('was one, so that a refusal means something', () => {
    expect(cookie).toMatch(/^halte=[A-Za-z0-9_-]{43}$/)
    expect(cursor).toMatch(/^[0-9]+\.[0-9]+$/)
  })

  test('gets no feed, case, version, chunk, grant, directory, fact or log', async () => {
    for (const path of [
      `/api/feed/${team}`,
      `/api/feed/${team}?since=${cursor}`,
      `/api/roots/${root}`,
      `/api/roots/${root}/records/${root}/versions`,
      `/api/roots/${root}/log`,
      `/api/files/${file}`,
      `/api/files/${file}/chunks/0`,
      '/api/grants',
      '/api/directory?after=0',
      '/api/facts/case',
      '/api/session',
      '/api/events',
      '/api/audit/checkpoint',
    ]) {
      const response = await fetch(server.url + path, { headers: { cookie } })
      const code: unknown = Reflect.get(Object(await response.json()), 'code')
      expect([path, response.status, code]).toEqual([path, 401, 'session.none'])
    }
  })

  test('ended in the stream that was open: an order to lock, and no word of what came after', async () => {
    await stream.ended
    expect(stream.heard).toContain('event: lock')
    expect(stream.heard.slice(stream.heard.indexOf('event: lock'))).not.toContain('event: feed')
  })

  test('does not come back with the right passphrase', async () => {
    const device = await deviceAt(server.url, memoryStores())
    expect(codeOf(await signInAsSamir(device))).toBe('session.refused')
    await device.replica.close()
  })
})

describe('the device that was offline', () => {
  test('opens nothing once it reaches the server, and none of its edits is taken', async () => {
    proxy.exchanges.length = 0
    const device = await deviceAt(proxy.url, await herCopy())
    expect((await signInAsSamir(device)).ok).toBe(false)
    expect((await device.replica.open(root)).ok).toBe(false)
    await device.replica.syncNow()
    await device.replica.close()
    expect(proxy.exchanges.filter(({ route, status }) => route === 'changes' && status === 200)).toEqual([])
  })

  test('sends its edits in vain with the old cookie as well', async () => {
    const response = await fetch(`${server.url}/api/changes`, {
      method: 'POST',
      headers: { cookie, 'x-halte': '1', origin: server.url, 'content-type': 'application/json' },
      body: '{"changes":[]}',
    })
    expect(response.status).toBe(401)
  })

  test('changed nothing for those who stay, and lost them nothing', async () => {
    const { records } = must(await lucia.replica.open(root)).root
    expect(JSON.stringify(records)).not.toContain('without a line')
    const own = records.find(({ rec }) => rec === root)
    expect(own?.sealed).toMatchObject({
      header: { firstName: 'Oksana', secondName: AFTER.name },
      location: { city: AFTER.city },
      narrative: { summary: AFTER.summary },
    })
  })

  test('without a line still has what it had, and no more: that cannot be taken back', async () => {
    proxy.cut = true
    const device = await deviceAt(proxy.url, await herCopy())
    const outcome = await signInAsSamir(device)
    const opened = await device.replica.open(root)
    await device.replica.close()
    proxy.cut = false
    expect(codeOf(outcome)).toBe('')
    expect(JSON.stringify(opened)).toContain('Oksana')
    for (const text of Object.values(AFTER)) expect(JSON.stringify(opened)).not.toContain(text)
  })
})

describe('the old keys, with the whole database', () => {
  const tryAll = () =>
    openEverything(server.database.ownerUrl, stores, {
      org: mirela.org,
      user: samirUser,
      passphrase: SAMIR.passphrase,
    })

  test('open what was there before, so that not opening means something', async () => {
    const tried = await tryAll()
    expect(tried.filter(({ root: of, text }) => of === root && text?.includes('Oksana')).length).toBeGreaterThan(0)
  })

  test('do not open a case that was made after', async () => {
    const tried = await tryAll()
    const made = tried.filter(({ root: of, rec }) => of === rec && of > root && of !== root)
    expect(made.length).toBeGreaterThan(0)
    expect(made.map(({ text }) => text)).toEqual(made.map(() => undefined))
  })

  test('do not open what was written after into a case that was there before', async () => {
    const said = (await tryAll()).map(({ text }) => text ?? '').join('\n')
    for (const text of Object.values(AFTER)) expect(said).not.toContain(text)
  })
})
