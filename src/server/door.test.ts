import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { ROUTES } from '#replica/protocol.ts'
import { randomBytes, toB64 } from '#vault'
import { admits, guardTable, routeNames } from './guard.ts'
import { createLog } from './log.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { newCase, push } from './testing-cases.ts'
import {
  call,
  type Device,
  enrol,
  found,
  freshId,
  mustBe,
  newDevice,
  type Organisation,
  personOf,
  send,
  signIn,
  teamNamed,
} from './testing-device.ts'

let server: TestServer
let org: Organisation
let worker: Device
let folder: string
let now = Date.now()
const lines: string[] = []
const MINUTE = 60_000
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'halte-app-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Halte</title>')
  // What must not be given out really lies there, inside the folder and beside it.
  writeFileSync(join(folder, '.env.txt'), 'not for the page')
  writeFileSync(`${folder}-beside.txt`, 'not for the page')
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export const a = 1\n'.repeat(200))
  const log = createLog('debug', { write: line => void lines.push(line) })
  server = await startTestServer({
    catalogue: CATALOGUE,
    folder,
    log,
    clock: () => now,
    limits: {
      signInHandle: { burst: 3, perHour: 60 },
      rootOpen: { burst: 2, perHour: 60 },
      rootSync: { burst: 5, perHour: 5 },
    },
  })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(`${folder}-beside.txt`, { force: true })
})

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { origin: server.url, 'x-halte': '1', 'content-type': 'application/json', ...headers },
  })
const codeOf = async (response: Response) => {
  const told: unknown = await response.json()
  return typeof told === 'object' && told !== null && 'code' in told ? { status: response.status, ...told } : told
}

describe('what is no proper request', () => {
  test('is refused with its place, whoever sends it', async () => {
    expect(await codeOf(await post('/api/sign-in', '{"org":'))).toMatchObject({ status: 422, code: 'body.notJson' })
    expect(
      await codeOf(await post('/api/sign-in', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })),
    ).toMatchObject({ status: 415 })
    const body = { org: org.org, handle: 'x', auth: toB64(randomBytes(32)) }
    expect(await codeOf(await post('/api/sign-in', JSON.stringify({ ...body, admin: true })))).toMatchObject({
      code: 'body.unknownField',
      place: 'admin',
    })
    expect(await codeOf(await post('/api/sign-in', JSON.stringify({ ...body, auth: 'short' })))).toMatchObject({
      code: 'body.invalid',
      place: 'auth',
    })
    expect(await codeOf(await post('/api/sign-in', JSON.stringify({ ...body, '<b>': 1 })))).toMatchObject({
      place: '?b?',
    })
    expect(await codeOf(await send(worker, 'GET', '/api/roots/not-an-id'))).toMatchObject({
      status: 422,
      code: 'path.invalid',
    })
    expect(await codeOf(await send(worker, 'GET', '/api/directory?after=-1'))).toMatchObject({
      code: 'query.invalid',
      place: 'after',
    })
    expect(await codeOf(await send(worker, 'GET', '/api/nothing'))).toMatchObject({
      status: 404,
      code: 'route.unknown',
    })
    const huge = await post('/api/sign-in', '', { 'content-length': '0' })
    expect(huge.status).toBe(422)
    const large = new Uint8Array(70_000)
    const file = await declared()
    expect(await codeOf(await send(worker, 'PUT', `/api/files/${file}/chunks/0`, large))).toMatchObject({
      status: 413,
      code: 'body.large',
    })
  })

  test('is refused when another page made it', async () => {
    const body = JSON.stringify({ org: org.org, handle: 'bojana' })
    for (const headers of [
      { origin: 'https://elsewhere.example.org' },
      { 'x-halte': '' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect(await codeOf(await post('/api/sign-in/start', body, headers))).toMatchObject({
        status: 403,
        code: 'origin.foreign',
      })
    }
    expect((await post('/api/sign-in/start', body)).status).toBe(200)
  })

  test('is refused when the page is of another version than the server', async () => {
    const body = JSON.stringify({ org: org.org, handle: 'bojana' })
    for (const version of ['0', '2', 'yes'])
      expect(await codeOf(await post('/api/sign-in/start', body, { 'x-halte': version }))).toMatchObject({
        status: 426,
        code: 'protocol.skew',
      })
  })
})

async function declared(): Promise<string> {
  const { change } = await newCase(org, worker, ['cases'])
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  const file = freshId()
  await mustBe(call(worker, 'declareFile', { body: { file, root: change.root, chunks: 2, size: 65536 + 10 } }))
  return file
}

test('every route refuses who is not of its audience, before it looks at anything else', async () => {
  const nobody = { url: server.url, cookie: '' }
  for (const name of routeNames()) {
    const { audience, method, path } = ROUTES[name]
    if (audience === 'public' || audience === 'operator') continue
    const response = await send(nobody, method, path.replaceAll(/:\w+/g, 'x'), method === 'GET' ? undefined : {})
    expect([name, response.status]).toEqual([name, 401])
    if (audience !== 'officer') continue
    const told = await send(worker, method, path.replaceAll(/:\w+/g, 'x'), method === 'GET' ? undefined : {})
    expect([name, told.status]).toEqual([name, 403])
  }
  expect(guardTable()).toHaveLength(routeNames().length)
  expect(admits('operator', null, false)).toMatchObject({ status: 403 })
})

test('metrics are for who runs the machine; a proxy in between takes that away', async () => {
  expect((await send({ url: server.url, cookie: '' }, 'GET', '/api/metrics')).status).toBe(200)
  const through = await fetch(`${server.url}/api/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(through.status).toBe(403)
  expect((await server.app.request('/api/metrics')).status).toBe(403)
  // A page of another name that resolves to this machine (DNS rebinding).
  const { port } = new URL(server.url)
  const rebound = await new Promise<number | undefined>((told, failed) => {
    get({ host: 'localhost', port, path: '/api/metrics', headers: { host: 'evil.example' } }, response => {
      response.resume()
      told(response.statusCode)
    }).on('error', failed)
  })
  expect(rebound).toBe(403)
})

test('recovery takes the token of the data folder: to sit at the machine is not enough', async () => {
  const operator = { url: server.url, cookie: '' }
  const params = { org: org.org }
  const refused = { status: 403, code: 'right.operator' }
  expect(await call(operator, 'recoveryMaterial', { params })).toMatchObject(refused)
  expect(await call(operator, 'recover', { params })).toMatchObject(refused)
  expect(await call(operator, 'recoveryMaterial', { params, token: toB64(randomBytes(32)) })).toMatchObject(refused)
  const kept = join(server.dataDir, 'secrets', 'operator-token')
  expect(statSync(kept).mode & 0o777).toBe(0o600)
  const token = readFileSync(kept, 'utf8').trim()
  expect((await mustBe(call(operator, 'recoveryMaterial', { params, token }))).statements).toHaveLength(org.head.seq)
})

describe('signing in', () => {
  test('a handle nobody has answers like one that somebody has, always the same', async () => {
    const ask = (handle: string) =>
      mustBe(call({ url: server.url, cookie: '' }, 'signInStart', { body: { org: org.org, handle } }))
    const [one, again, other] = [await ask('nobody'), await ask('Nobody'), await ask('nobody2')]
    expect(one).toEqual(again)
    expect(one.kdf.salt).not.toBe(other.kdf.salt)
    expect(Object.keys(one.kdf)).toEqual(Object.keys((await ask('bojana')).kdf))
    expect(one.kdf).toMatchObject({ m: 65536, t: 3 })
  })

  test('wrong passphrases are slowed for one handle, and a right one forgives', async () => {
    const device = await enrol(org, 'dina', ['everyone'])
    const wrong = () => call(device, 'signIn', { body: { org: org.org, handle: 'dina', auth: toB64(randomBytes(32)) } })
    expect((await wrong()).code).toBe('session.refused')
    expect((await wrong()).code).toBe('session.refused')
    expect((await signIn(device)).status).toBe(200)
    for (let i = 0; i < 3; i++) expect((await wrong()).code).toBe('session.refused')
    expect(await wrong()).toMatchObject({ status: 429, code: 'rate.limited' })
    // Another spelling of the same handle is the same handle.
    for (const handle of ['ｄｉｎａ', ' DINA '])
      expect(
        (await call(device, 'signIn', { body: { org: org.org, handle, auth: toB64(randomBytes(32)) } })).code,
      ).toBe('rate.limited')
    expect((await signIn(device)).status).toBe(429)
    expect((await signIn(worker)).status).toBe(200)
    now += 2 * MINUTE
    expect((await signIn(device)).status).toBe(200)
  })

  test('a passphrase is not guessed from inside a session either', async () => {
    const oldAuth = () => toB64(randomBytes(32))
    const kept = async (device: Device, right?: string) => {
      const { slots } = await mustBe(call(device, 'session'))
      return call(device, 'saveSlots', { body: { slots, statements: [], oldAuth: right ?? oldAuth() } })
    }
    const places: Record<
      string,
      (device: Device, right?: string) => Promise<{ code?: string | undefined; status: number }>
    > = {
      fen: (device, right) => call(device, 'stepUp', { body: { auth: right ?? oldAuth() } }),
      gina: kept,
      hedi: (device, right) => call(device, 'saveDuress', { body: { oldAuth: right ?? oldAuth(), duress: null } }),
    }
    for (const [handle, prove] of Object.entries(places)) {
      const device = await enrol(org, handle, ['everyone'])
      const right = toB64(device.auth)
      for (let i = 0; i < 3; i++)
        expect([handle, await prove(device)]).toMatchObject([handle, { status: 403, code: 'passphrase.wrong' }])
      expect([handle, await prove(device, right)]).toMatchObject([handle, { status: 429, code: 'rate.limited' }])
      now += 2 * MINUTE
      expect([handle, (await prove(device, right)).status]).toEqual([handle, 200])
    }
  })

  test('a session ends when it is idle, sooner on a shared computer, and after twelve hours', async () => {
    const device = await enrol(org, 'emil', ['everyone'])
    const alive = async () => (await call(device, 'session')).status === 200
    now += 14 * MINUTE
    expect(await alive()).toBe(true)
    now += 16 * MINUTE
    expect(await alive()).toBe(false)
    await mustBe(
      call(device, 'signIn', { body: { org: org.org, handle: 'emil', auth: toB64(device.auth), shared: true } }),
    )
    now += 6 * MINUTE
    expect(await alive()).toBe(false)
    await mustBe(signIn(device))
    for (let i = 0; i < 72; i++) {
      expect(await alive()).toBe(true)
      now += 10 * MINUTE
    }
    expect(await alive()).toBe(false)
    await mustBe(signIn(worker))
    await mustBe(signIn(org.founder))
  })

  test('an invitation lets nobody in once its days are over', async () => {
    const device = await newDevice(server.url, org.org, 'igor')
    const id = toB64(randomBytes(16))
    await mustBe(call(org.founder, 'invite', { body: { id, user: device.user, rekey: false, days: 1 } }))
    now += 24 * 60 * MINUTE
    expect(await mustBe(call(device, 'invitation', { params: { id } }))).toMatchObject({ status: 'expired' })
    const body = { person: personOf(device), mac: toB64(randomBytes(32)) }
    expect(await call(device, 'answerInvitation', { params: { id }, body })).toMatchObject({
      status: 410,
      code: 'invite.expired',
    })
    await mustBe(signIn(worker))
    await mustBe(signIn(org.founder))
  })

  test('the cookie is for our own requests only', async () => {
    const response = await post(
      '/api/sign-in',
      JSON.stringify({ org: org.org, handle: 'bojana', auth: toB64(worker.auth) }),
    )
    expect(response.headers.get('set-cookie')).toMatch(/^halte=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    worker.cookie = /halte=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
  })
})

test('who opens case after case is stopped, which is written down; signing in again goes on', async () => {
  const { change } = await newCase(org, worker, ['cases'])
  await push(worker, change)
  const open = () => call(worker, 'root', { params: { root: change.root } })
  await mustBe(signIn(worker))
  expect([(await open()).status, (await open()).status]).toEqual([200, 200])
  expect(await open()).toMatchObject({ status: 429, code: 'session.stepUp' })
  // A device that comes back by itself is not she.
  const auth = toB64(worker.auth)
  await mustBe(call(worker, 'signIn', { body: { org: org.org, handle: 'bojana', auth, renew: true } }))
  expect(await open()).toMatchObject({ status: 429, code: 'session.stepUp' })
  // What the device itself takes up again is counted apart, and does not use up what the person may open.
  const again = () => call(worker, 'root', { params: { root: change.root }, query: { purpose: 'sync' } })
  for (let i = 0; i < 5; i++) expect((await again()).status).toBe(200)
  expect(await again()).toMatchObject({ status: 429, code: 'rate.limited' })
  expect((await call(worker, 'root', { params: { root: change.root }, query: { purpose: 'else' } })).status).toBe(422)
  await mustBe(signIn(worker))
  expect((await open()).status).toBe(200)
  const { entries } = await mustBe(call(worker, 'whoOpened', { params: { root: change.root } }))
  expect(entries.map(({ action }) => action)).toContain('governor.notice')
  expect(entries.filter(({ action }) => action === 'root.sync')).toHaveLength(5)
  expect(entries.filter(({ action }) => action === 'root.open')).toHaveLength(3)
})

test('an organisation is set up once; a second one, a wrong statement or no officer leave nothing', async () => {
  await expect(found(server.url)).rejects.toThrow('setUp.closed')
  const second = await startTestServer({ catalogue: CATALOGUE, setUpCode: 'printed-code' })
  try {
    await expect(found(second.url)).rejects.toThrow('setUp.code')
    await expect(found(second.url, { demo: true, code: 'printed-code' })).rejects.toThrow('setUp.closed demo')
    await found(second.demoUrl, { demo: true, code: 'printed-code' })
    expect(await mustBe(call({ url: second.url, cookie: '' }, 'organisations'))).toMatchObject({
      organisations: [{ demo: true }],
      setUp: 'code',
    })
    const bad = async (organisation: Organisation) => {
      const { change } = await newCase(organisation, organisation.founder, ['cases'])
      const facts = { status: 'Active', riskLevel: 'low' }
      return [{ ...change, records: change.records.map(record => ({ ...record, facts })) }]
    }
    await expect(found(second.url, { code: 'printed-code', first: bad })).rejects.toThrow('facts.hash changes.0')
    const good = async (organisation: Organisation) => [
      (await newCase(organisation, organisation.founder, ['cases'])).change,
    ]
    const both = await Promise.allSettled([1, 2].map(() => found(second.url, { code: 'printed-code', first: good })))
    const [set, ...more] = both.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
    if (set === undefined || more.length > 0) throw new Error(`${both.length} at once, ${more.length} too many`)
    const page = await mustBe(call(set.founder, 'feed', { params: { team: teamNamed(set, 'cases').id } }))
    expect(page.records).toHaveLength(1)
    expect((await mustBe(call({ url: second.url, cookie: '' }, 'organisations'))).setUp).toBe('closed')
  } finally {
    await second.stop()
  }
})

test('an attachment comes in piece by piece, in any order, again after a break, and as it was', async () => {
  const file = await declared()
  const chunks = [new Uint8Array(nodeRandomBytes(65552)), new Uint8Array(nodeRandomBytes(26))]
  const put = (index: number, bytes: Uint8Array) => send(worker, 'PUT', `/api/files/${file}/chunks/${index}`, bytes)
  expect((await put(1, chunks[1] ?? new Uint8Array())).status).toBe(200)
  expect(await mustBe(call(worker, 'fileState', { params: { file } }))).toMatchObject({
    received: [1],
    complete: false,
  })
  expect(await codeOf(await put(0, randomBytes(100)))).toMatchObject({ code: 'file.size' })
  expect(await codeOf(await put(2, randomBytes(100)))).toMatchObject({ code: 'file.chunk' })
  const first = chunks[0] ?? new Uint8Array()
  const byAnother = await send(org.founder, 'PUT', `/api/files/${file}/chunks/0`, first)
  expect(await codeOf(byAnother)).toMatchObject({ status: 403, code: 'right.missing', place: 'file' })
  expect((await put(0, first)).status).toBe(200)
  expect((await put(0, chunks[0] ?? new Uint8Array())).status).toBe(200)
  expect(await codeOf(await put(0, nodeRandomBytes(65552)))).toMatchObject({ status: 409, code: 'file.taken' })
  const got = await send(worker, 'GET', `/api/files/${file}/chunks/0`)
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(chunks[0])
  const outsider = await enrol(org, 'farah', ['everyone'])
  expect((await send(outsider, 'GET', `/api/files/${file}/chunks/0`)).status).toBe(404)
  expect((await call(outsider, 'fileState', { params: { file } })).code).toBe('object.unknown')
})

test('the app is served with its policy; unknown addresses give the page, unknown files do not', async () => {
  const page = await fetch(`${server.url}/cases/anything`)
  expect(await page.text()).toContain('<title>Halte</title>')
  // In full (security.md 5.12.2): a directive less, or a source more, is a door.
  expect(page.headers.get('content-security-policy')?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types halte',
  ])
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringMatching(/geolocation=\(\), .*microphone=\(\)/),
  })
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const script = await fetch(`${server.url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'br, gzip' } })
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-encoding')).toBe('br')
  const kept = await fetch(`${server.url}/assets/app-1a2b.js`, {
    headers: { 'if-none-match': script.headers.get('etag') ?? '' },
  })
  expect(kept.status).toBe(304)
  expect(await (await fetch(`${server.url}/..%2f..%2fetc/passwd`)).text()).toContain('<title>Halte</title>')
  const beside = `/..%2f${basename(folder)}-beside.txt`
  for (const path of ['/assets/gone.js', '/%2e%2e/package.json', '/.env.txt', '/assets/..%2f.env.txt', beside]) {
    const response = await fetch(server.url + path)
    expect([path, response.status]).toEqual([path, 404])
  }
})

test('a database that goes away mid-request is said to be away; after it is back, everything works on', async () => {
  const { change } = await newCase(org, worker, ['cases'])
  // Held by another transaction, so that the server waits in the middle of its own.
  const blocker = await server.pool.connect()
  await blocker.query('begin')
  await blocker.query(`select set_config('halte.org', $1, true), set_config('halte.user', $2, true)`, [
    org.org,
    worker.user,
  ])
  await blocker.query('insert into change select $1, $2, $3, $4, 1, 1', [org.org, change.id, change.root, worker.user])
  const waiting = call(worker, 'changes', { body: { changes: [change] } })
  await endWaiting(blocker)
  const told = await waiting
  await blocker.query('rollback')
  blocker.release()
  expect(told).toMatchObject({ status: 503, code: 'database.away' })
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  expect((await mustBe(call(worker, 'root', { params: { root: change.root } }))).head?.seq).toBe(1)
})

/** Waits until a server process waits for this one, then ends that process. Asked from outside: a transaction sees one picture. */
async function endWaiting(blocker: pg.PoolClient): Promise<void> {
  const { rows: own } = await blocker.query<{ pid: number }>('select pg_backend_pid() as pid')
  for (;;) {
    const { rows } = await server.pool.query<{ pid: number }>(
      'select pid from pg_stat_activity where $1::integer = any(pg_blocking_pids(pid))',
      [own[0]?.pid],
    )
    for (const { pid } of rows) await server.pool.query('select pg_terminate_backend($1)', [pid])
    if (rows.length > 0) return
  }
}

test('the log holds codes and ids, never what somebody typed', () => {
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) for (const word of ['bojana', 'Stella', 'Nadia', 'nobody']) expect(line).not.toContain(word)
})
