import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Problem } from '../problem.ts'

const HOLDER = z.object({ pid: z.number(), started: z.string(), token: z.string() })
type Holder = z.infer<typeof HOLDER>

/** Held while a server uses its data folder. */
export interface DataLock {
  release(): void
}

/**
 * Takes the data folder for this process, or throws `lock.held`. A lock left by a killed process is taken over: its
 * process id together with its start time says whether it still runs, so that a reused process id does not hold it.
 * Waits up to `patienceMs` first, because a server that was told to stop needs a moment to close its database.
 */
export async function lockData(folder: string, patienceMs = 4000): Promise<DataLock> {
  const path = join(folder, 'server.lock')
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', token: randomUUID() }
  const deadline = Date.now() + patienceMs
  for (;;) {
    if (take(path, mine)) {
      await sleep(20)
      if (holderOf(path)?.token === mine.token) return { release: () => release(path, mine) }
      continue
    }
    const holder = holderOf(path)
    if (holder === undefined || !alive(holder)) evict(path, holder)
    else if (Date.now() > deadline) throw new Problem('lock.held', { pid: holder.pid, folder })
    else await sleep(100)
  }
}

function take(path: string, mine: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function release(path: string, mine: Holder): void {
  if (holderOf(path)?.token === mine.token) rmSync(path, { force: true })
}

/** Moves the dead lock aside; if another process was quicker and the file is already its own, puts that one back. */
function evict(path: string, dead: Holder | undefined): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = holderOf(aside)
  if (moved !== undefined && moved.token !== dead?.token)
    try {
      linkSync(aside, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  rmSync(aside, { force: true })
}

/** Absent or unreadable (a power cut can leave it empty): nobody's. */
function holderOf(path: string): Holder | undefined {
  try {
    return HOLDER.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function alive(holder: Holder): boolean {
  if (holder.pid === process.pid) return holder.started === startOf(process.pid)
  if (!running(holder.pid)) return false
  const started = startOf(holder.pid)
  return started === undefined || started === holder.started
}

/** Whether a process with this id runs, ours or another user's. One that ended but was not yet collected does not. */
export function running(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return processStat(pid)?.[0] !== 'Z'
}

/** What Linux tells about a process after its name: state, parent, …; undefined elsewhere, or when it is gone. */
function processStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** When a process began, in a form that only serves to be compared; undefined where the system does not tell. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const started = processStat(pid)?.[19]
      return started === undefined ? undefined : `${boot}/${started}`
    }
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
