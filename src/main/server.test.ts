import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Account, databaseAccount, mayReach } from '#server/database/account.ts'
import { running } from '#server/database/lock.ts'
import { copyPrepared } from '#server/testing-database.ts'
import halte from '../../package.json' with { type: 'json' }

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url))
const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))
const READY = z.object({ ready: z.literal(true), port: z.number() })

/** Ourselves; and where we are root, an ordinary user too, if it can reach this checkout at all. */
const nobody = process.getuid?.() === 0 ? databaseAccount('/') : undefined
const USERS: readonly { readonly who: string; readonly account: Account | undefined }[] = [
  { who: nobody === undefined ? 'an ordinary user' : 'root', account: undefined },
  ...(nobody !== undefined && mayReach(nobody, fileURLToPath(new URL('.', import.meta.url)))
    ? [{ who: 'an ordinary user', account: nobody }]
    : []),
]

let folder: string
let data: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halte-server-'))
  data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  children = []
})

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ready: Promise<number>
  readonly exit: Promise<number | string | null>
}

function start(env: Record<string, string> = {}, account?: Account, script: readonly string[] = [SERVER]): Running {
  const [file = SERVER, ...args] = script
  // As `npm start` does it; the folder is ours, another user could not keep anything there.
  const compiled = process.env.NODE_COMPILE_CACHE
  const quicker = account === undefined && compiled !== undefined ? { NODE_COMPILE_CACHE: compiled } : {}
  const child = fork(file, args, {
    env: { PATH: process.env.PATH, LANG: 'C', PORT: '0', HALTE_DATA: data, ...quicker, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...account,
  })
  children.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exit = new Promise<number | string | null>(done => child.once('close', (code, signal) => done(signal ?? code)))
  const ready = new Promise<number>((done, failed) => {
    child.on('message', message => done(READY.parse(message).port))
    void exit.then(code => failed(new Error(`ended with ${code}: ${text}`)))
  })
  ready.catch(() => undefined)
  return { child, output: () => text, ready, exit }
}

/** What is not about the first start need not wait for one. */
async function startedBefore(account?: Account): Promise<void> {
  await copyPrepared(data, undefined)
  if (account !== undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, data])
}

function postmaster(): number {
  return Number(readFileSync(join(data, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])
}

describe.each(USERS)('the server, started by $who', ({ account }) => {
  beforeEach(() => {
    if (account !== undefined) for (const path of [folder, data]) chownSync(path, account.uid, account.gid)
  })

  test('starts on an empty folder, answers, and leaves no process behind when interrupted', async () => {
    const first = start({}, account)
    const port = await first.ready
    const health = await fetch(`http://localhost:${port}/api/health`)
    expect(await health.json()).toMatchObject({ ok: true, version: halte.version })
    expect(first.output()).toContain(`Halte is ready: http://localhost:${port}`)
    const database = postmaster()
    expect(running(database)).toBe(true)
    first.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await first.exit).toBe(0)
    expect(running(database)).toBe(false)
  })

  test('recovers by itself after kill -9, and a second server is refused meanwhile', async () => {
    await startedBefore(account)
    const first = start({}, account)
    const port = await first.ready
    const second = start({}, account)
    expect(await second.exit).toBe(2)
    expect(second.output()).toContain(`Another Halte (process ${first.child.pid}) already uses the data folder ${data}`)
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200)
    const orphan = postmaster()
    first.child.kill('SIGKILL')
    await first.exit
    expect(running(orphan)).toBe(true)
    const third = start({}, account)
    await third.ready
    expect(third.output()).toContain('database.orphan-stopped')
    expect(running(orphan)).toBe(false)
    // All processes killed, as by a power cut; and a lock whose process id another program has by now.
    const database = postmaster()
    third.child.kill('SIGKILL')
    process.kill(database, 'SIGKILL')
    await third.exit
    writeFileSync(join(data, 'server.lock'), JSON.stringify({ pid: process.pid, started: 'long ago', token: 'x' }))
    const pidFile = join(data, 'postgresql', 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
    await start({}, account).ready
  })
})

test('closes in good order when the process that watches it is killed', async () => {
  const program = `import(${JSON.stringify(RUN)}).then(({ runInstead }) => {
    const child = runInstead(process.execPath, [${JSON.stringify(SERVER)}], { watched: true })
    child.on('message', message => process.send({ ...message, port: child.pid }))
  })`
  const script = join(folder, 'watch.mjs')
  writeFileSync(script, program)
  await startedBefore()
  const watching = start({}, undefined, [script])
  const server = await watching.ready
  const database = postmaster()
  watching.child.kill('SIGKILL')
  await expect.poll(() => running(server) || running(database), { timeout: 90_000 }).toBe(false)
})

test('passes exit codes and signals through', async () => {
  const script = join(folder, 'pass.mjs')
  writeFileSync(
    script,
    `import(${JSON.stringify(RUN)}).then(({ runInstead }) => runInstead(process.execPath, ['-e', process.argv[2]]))`,
  )
  expect(await start({}, undefined, [script, 'process.exit(7)']).exit).toBe(7)
  const waiting = start({}, undefined, [
    script,
    `process.on('SIGTERM', () => process.exit(9)); console.log('up'); setTimeout(() => {}, 60000)`,
  ])
  await expect.poll(waiting.output, { timeout: 90_000 }).toContain('up')
  waiting.child.kill('SIGTERM')
  expect(await waiting.exit).toBe(9)
})

test('a taken port and a bad setting are told plainly, and nothing stays behind', async () => {
  await startedBefore()
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const refused = start({ PORT: String(port) })
  expect(await refused.exit).toBe(2)
  expect(refused.output()).toContain(`Port ${port} on 127.0.0.1 is already used by another program.`)
  holder.close()
  const confused = start({ PORT: 'four', LANG: 'es_ES.UTF-8' })
  expect(await confused.exit).toBe(2)
  expect(confused.output()).toContain('PORT es «four»')
  expect(() => postmaster()).toThrow()
})
