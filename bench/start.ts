/** `npm start` as a person does it: how long the second start takes, and what the idle server and its database hold. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Figure, say } from './measurement.ts'
import { commandOf, descendants, memoryOf } from './memory.ts'
import { median } from './statistics.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const IDLE_MS = 20_000
const WARM_STARTS = 3
const PATIENCE_MS = 120_000

export async function startAndIdle(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'halte-bench-start-'))
  const port = await freePort()
  try {
    const cold = await run(folder, port, async () => undefined)
    const warm: number[] = []
    let memory: Figure[] = []
    for (let start = 0; start < WARM_STARTS; start++) {
      const last = start === WARM_STARTS - 1
      const { ms, value } = await run(folder, port, async pid => (last ? idleMemory(pid) : []))
      warm.push(ms)
      memory = value
    }
    return [
      { name: 'start_first_ms', value: cold.ms, unit: 'ms' },
      { name: 'start_warm_ms', value: median(warm), unit: 'ms', limit: 3000 },
      ...memory,
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts, waits for the first healthy answer, does `then`, stops in order. */
async function run<T>(
  folder: string,
  port: number,
  then: (pid: number) => Promise<T>,
): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const env = { ...process.env, HALTE_DATA: folder, PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn('npm', ['start', '--silent'], { cwd: ROOT, env, stdio: 'ignore' })
  try {
    await healthy(child, port, began + PATIENCE_MS)
    const ms = performance.now() - began
    return { ms, value: await then(child.pid ?? 0) }
  } finally {
    await stop(child)
  }
}

async function healthy(child: ChildProcess, port: number, until: number): Promise<void> {
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(10)
  }
  throw new Error('npm start did not answer')
}

/** Stops npm and waits for everything it started: a server still closing would answer in place of the next one. */
async function stop(child: ChildProcess): Promise<void> {
  const started = await descendants(child.pid ?? 0)
  child.kill('SIGTERM')
  const until = performance.now() + PATIENCE_MS
  for (const pid of started) {
    while (alive(pid)) {
      if (performance.now() > until) throw new Error('the server did not stop')
      await sleep(20)
    }
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The server's process and those of PostgreSQL. npm and the launcher, which npm start leaves waiting, are told apart. */
async function idleMemory(npm: number): Promise<Figure[]> {
  await sleep(IDLE_MS)
  const found = await Promise.all(
    (await descendants(npm)).map(async pid => ({ command: await commandOf(pid), mb: await memoryOf(pid) })),
  )
  const server = found.filter(({ command }) => /src\/main\/server\.ts/.test(command))
  const database = found.filter(({ command }) => /postgres/.test(command))
  if (server.length !== 1 || database.length === 0) throw new Error('the processes of the server were not found')
  const sum = (some: typeof found) => some.reduce((total, { mb }) => total + mb, 0)
  say(`server ${sum(server).toFixed(1)} MB, database ${sum(database).toFixed(1)} MB in ${database.length} processes`)
  const launcher = sum(found) - sum(server) - sum(database) + (await memoryOf(npm))
  return [
    { name: 'server_idle_mb', value: sum(server) + sum(database), unit: 'MB', limit: 150 },
    { name: 'launcher_idle_mb', value: launcher, unit: 'MB' },
  ]
}

function freePort(): Promise<number> {
  return new Promise((ready, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => ready(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
