import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import { databaseAccount } from './account.ts'
import { ADMIN, type Cluster, type Endpoint, initialise, lastWords, launchPostgres, stopPostgres } from './cluster.ts'
import { findEngine } from './engine.ts'
import { lockData } from './lock.ts'
import { stopOrphan } from './orphan.ts'
import { databaseSecrets } from './secrets.ts'

/** A running embedded PostgreSQL, watched: if it dies by itself it is started again at the same address. */
export interface Embedded {
  /** The address for one of its users. */
  url(user: string, password: string, database: string): string
  stop(): Promise<void>
}

/** Longest path of a unix socket that every system takes (104 on macOS), less `/.s.PGSQL.5432`. */
const SOCKET_PATH = 103
const RECOVERY_MS = 600_000

/** Starts the embedded PostgreSQL of a data folder; returns once it answers. Throws a `Problem` that says what to do. */
export async function startEmbedded(
  settings: { dataDir: string; pgBin?: string | undefined; patienceMs?: number | undefined },
  log: Log,
): Promise<Embedded> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(settings.dataDir)
  const lock = await lockData(dataDir, settings.patienceMs).catch((error: unknown) => {
    throw folderProblem(error, dataDir)
  })
  try {
    const secrets = databaseSecrets(dataDir)
    const folder = join(dataDir, 'postgresql')
    const account = databaseAccount(folder)
    const engine = findEngine(settings.pgBin, account)
    const files = { engine, account, folder, logFile: join(dataDir, 'postgresql.log') }
    await initialise(files, secrets.admin)
    const orphan = await stopOrphan(files)
    if (orphan !== undefined) log.warn('database.orphan-stopped', { pid: orphan })
    const cluster = { ...files, endpoint: await endpointFor(folder) }
    const watch = await keepRunning(cluster, secrets.admin, log)
    return {
      url: (user, password, database) => urlOf(cluster.endpoint, user, password, database),
      stop: async () => {
        await watch.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw folderProblem(error, dataDir)
  }
}

/** A disk that is full or closed is something the person can put right. */
function folderProblem(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Problem('data.full', { folder }, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Problem('data.not-writable', { folder }, error)
  return error
}

/** The address of the embedded database that a running server of this data folder keeps, from what PostgreSQL wrote down. */
export function runningEmbedded(dataDir: string): Embedded {
  const folder = join(realpathSync(dataDir), 'postgresql')
  const [, , , port = '', socket = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  const endpoint: Endpoint = { socketDir: socket === '' ? undefined : folder, port: Number(port) }
  return { url: (user, password, database) => urlOf(endpoint, user, password, database), stop: async () => undefined }
}

async function keepRunning(cluster: Cluster, password: string, log: Log): Promise<{ stop(): Promise<void> }> {
  let stopping = false
  let child = await startPatiently(cluster, password)
  let restarting: Promise<void> = Promise.resolve()
  const restart = async () => {
    for (let attempt = 1; !stopping; attempt++) {
      log.error('database.died', { attempt })
      try {
        child = await startPatiently(cluster, password)
        watch()
        return
      } catch (error) {
        log.fault('database.restart-failed', error, { attempt })
        await sleep(Math.min(10_000, 250 * 2 ** attempt))
      }
    }
  }
  const watch = () => {
    child.once('exit', () => {
      if (!stopping) restarting = restart()
    })
    if (ended(child) && !stopping) restarting = restart()
  }
  watch()
  return {
    stop: async () => {
      stopping = true
      await restarting
      if (child.pid !== undefined && !ended(child)) await stopPostgres(cluster, child.pid, () => ended(child))
    },
  }
}

/** A killed PostgreSQL may hold its memory or its socket for a moment longer: it is tried again before giving up. */
async function startPatiently(cluster: Cluster, password: string): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    if (cluster.endpoint.socketDir !== undefined)
      rmSync(join(cluster.folder, `.s.PGSQL.${cluster.endpoint.port}.lock`), { force: true })
    const child = launchPostgres(cluster)
    const failed = new Promise<'failed'>(settle => child.once('error', () => settle('failed')))
    const outcome = await Promise.race([answering(cluster, password, child), failed])
    if (outcome === 'ready') return child
    const detail = await lastWords(cluster.logFile)
    if (/No space left on device/.test(detail)) throw new Problem('data.full', { folder: cluster.folder })
    if (attempt >= 6) throw new Problem('database.start', { log: cluster.logFile, detail })
    await sleep(100 * 2 ** attempt)
  }
}

/** Ready when it lets the administrator in, not before: recovery after a crash can take its time. */
async function answering(cluster: Cluster, password: string, child: ChildProcess): Promise<'ready' | 'failed'> {
  const deadline = Date.now() + RECOVERY_MS
  while (Date.now() < deadline && !ended(child)) {
    const client = new pg.Client({ connectionString: urlOf(cluster.endpoint, ADMIN, password, 'postgres') })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return 'ready'
    } catch {
      await sleep(30)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return 'failed'
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function endpointFor(folder: string): Promise<Endpoint> {
  const port = 5432
  if (process.platform !== 'win32' && Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= SOCKET_PATH)
    return { socketDir: folder, port }
  return { socketDir: undefined, port: await freePort() }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

function urlOf(endpoint: Endpoint, user: string, password: string, database: string): string {
  const url = new URL(`postgresql://${user}:${password}@127.0.0.1:${endpoint.port}/${database}`)
  if (endpoint.socketDir !== undefined) url.searchParams.set('host', endpoint.socketDir)
  return url.href
}
