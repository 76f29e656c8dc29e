import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../problem.ts'
import { type Account, mayReach } from './account.ts'
import type { Engine } from './engine.ts'

const run = promisify(execFile)

/** Where an embedded database lives and as whom it runs. */
export interface Files {
  readonly engine: Engine
  readonly account: Account | undefined
  /** PostgreSQL's own folder, inside the data folder. */
  readonly folder: string
  readonly logFile: string
}

/** The same, with the place where it listens. */
export interface Cluster extends Files {
  readonly endpoint: Endpoint
}

/** A socket in the database's private folder, or a port of the loopback interface. */
export type Endpoint =
  | { readonly socketDir: string; readonly port: number }
  | { readonly socketDir: undefined; readonly port: number }

export const ADMIN = 'halte_admin'

/**
 * Creates the database's files if they are not there yet. Works beside the final place and renames at the end, so that
 * a kill in the middle leaves nothing that looks like a database.
 */
export async function initialise(files: Files, adminPassword: string): Promise<void> {
  const { engine, account, folder } = files
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (found !== undefined) {
    ownedByUs(folder)
    if (Number(found) === engine.major) return
    throw new Problem('database.other-version', { folder, found: found.trim(), have: engine.major })
  }
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  const secretDir = mkdtempSync(join(tmpdir(), 'halte-'))
  const secret = join(secretDir, 'password')
  try {
    mkdirSync(making, { mode: 0o700 })
    writeFileSync(secret, adminPassword, { mode: 0o600 })
    if (account !== undefined) for (const path of [making, secret, secretDir]) chownSync(path, account.uid, account.gid)
    const options = [
      '--username',
      ADMIN,
      '--pwfile',
      secret,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--data-checksums',
    ]
    await run(engine.initdb, ['-D', nameOf(making, files), ...options, ...locale(engine)], launch(making, account))
    chmodSync(making, 0o700)
    renameSync(making, folder)
  } catch (error) {
    if (error instanceof Problem) throw error
    rmSync(making, { recursive: true, force: true })
    throw new Problem('database.initdb', { folder, detail: lastLine(stderrOf(error)) }, error)
  } finally {
    rmSync(secretDir, { recursive: true, force: true })
  }
}

/**
 * Starts PostgreSQL, in a process group of its own: Ctrl-C in the terminal reaches only us, and we close the database last.
 * Its log goes to a file, not to a pipe, so that it outlives us in good order.
 */
export function launchPostgres(cluster: Cluster): ChildProcess {
  const { engine, account, folder, logFile, endpoint } = cluster
  const settings = { ...SETTINGS, ...(engine.major >= 18 ? { io_method: 'sync' } : {}), ...listening(endpoint) }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(
    logFile,
    (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 4_000_000 ? 'w' : 'a',
    0o600,
  )
  try {
    return spawn(engine.postgres, ['-D', nameOf(folder, cluster), ...args], {
      ...launch(folder, account),
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

/** Asks PostgreSQL to end its sessions and stop; harder if it has not after `patienceMs`. `pid` is the postmaster. */
export async function stopPostgres(files: Files, pid: number, gone: () => boolean, patienceMs = 30_000): Promise<void> {
  if (process.platform === 'win32') {
    await run(join(dirname(files.engine.postgres), 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', files.folder]).catch(
      () => undefined,
    )
    return
  }
  for (const [signal, patience] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = Date.now() + patience
    while (!gone() && Date.now() < deadline) await new Promise(wake => setTimeout(wake, 20))
    if (gone()) return
  }
}

/** What went wrong, for a message: the last line of PostgreSQL's log that says so. */
export async function lastWords(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const lines = text.trimEnd().split('\n').slice(-30)
  return lines.findLast(line => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? ''
}

/** Modest memory, UTC, and a log that never quotes a statement or a row: what is in them may be about a person. */
const SETTINGS = {
  shared_buffers: '64MB',
  max_connections: '60',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  max_logical_replication_workers: '0',
  idle_in_transaction_session_timeout: '60s',
} as const

function listening(endpoint: Endpoint): Record<string, string> {
  const port = String(endpoint.port)
  return endpoint.socketDir === undefined
    ? { listen_addresses: '127.0.0.1', unix_socket_directories: '', port }
    : { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700', port }
}

/** Sorting must not depend on the machine: a data folder may move. From 17 on PostgreSQL brings the rules itself. */
function locale(engine: Engine): string[] {
  if (engine.major >= 17) return ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C']
  return ['--locale', process.platform === 'linux' ? 'C.UTF-8' : 'C']
}

/**
 * How PostgreSQL is told its folder. The other account may be unable to walk to it (a checkout in a private home, a data
 * folder of mode 0700): it starts inside it, and calls it by the name that needs no walking. Before version 16 PostgreSQL
 * walks out and back in again at start, so there the way has to be open.
 */
function nameOf(folder: string, { account, engine }: Files): string {
  if (account === undefined) return folder
  if (engine.major >= 16) return '/proc/self/cwd'
  chmodSync(dirname(folder), 0o711)
  if (!mayReach(account, dirname(folder)))
    throw new Problem('data.closed-to-account', { folder: dirname(folder), version: engine.major })
  return folder
}

/** PG* variables of the caller would redirect or reconfigure our own database. */
function launch(
  cwd: string,
  account: Account | undefined,
): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PG|DATABASE_URL|HALTE_|LC_|LANG)/.test(name)),
  )
  return { cwd, env, ...account }
}

function ownedByUs(folder: string): void {
  const me = process.getuid?.()
  if (me === undefined || me === 0 || statSync(folder).uid === me) return
  throw new Problem('data.other-owner', { folder, user: me })
}

function stderrOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '')
    return error.stderr
  return error instanceof Error ? error.message : String(error)
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return lines.findLast(line => /error|fatal|could not/i.test(line)) ?? lines.at(-1) ?? ''
}
