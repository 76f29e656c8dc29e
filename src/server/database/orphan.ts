import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, stopPostgres } from './cluster.ts'
import { running, startOf } from './lock.ts'

/**
 * After a killed server its PostgreSQL lives on. We hold the lock of the data folder, so whatever serves this database
 * is such an orphan: it is stopped in good order. A pid file whose number now belongs to another program is removed;
 * one whose process is gone PostgreSQL removes itself. Returns the process that was stopped.
 */
export async function stopOrphan(files: Files): Promise<number | undefined> {
  const file = join(files.folder, 'postmaster.pid')
  const pid = pidIn(file)
  if (pid === undefined || !running(pid)) return undefined
  if (!serves(pid, files.folder)) {
    rmSync(file, { force: true })
    return undefined
  }
  const started = startOf(pid)
  await stopPostgres(files, pid, () => !running(pid) || startOf(pid) !== started)
  return pid
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Whether the process is a postgres whose database is `folder`. */
function serves(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''
      return /(^|\/)postgres(:|$)/.test(program) && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
    }
    if (process.platform === 'win32') return execFileSync('tasklist', ['/FI', `PID eq ${pid}`]).includes('postgres')
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return /postgres/.test(command) && command.includes(folder)
  } catch {
    return false
  }
}
