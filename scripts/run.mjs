import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './install.mjs'

// Compiled code is kept between starts: quicker, and the compiler of types stays out of memory.
const CACHE = join(ROOT, 'node_modules', '.cache', 'compiled')
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program with Node 24 in place of this process, as nearly as can be: same terminal, signals passed on, same exit
 * code. With `watched`, it holds a line to us and closes in good order when we are killed outright; and we end when the
 * npm that started us does.
 */
export function runInstead(node, args, { env = {}, watched = false } = {}) {
  const stdio = watched ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
  const child = spawn(node, args, { stdio, env: { NODE_COMPILE_CACHE: CACHE, ...process.env, ...env } })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  const watch = watched ? endWithNpm(child) : undefined
  child.on('error', error => {
    console.error(`Halte: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    for (const name of SIGNALS) process.removeAllListeners(name)
    if (signal === null) process.exit(code ?? 1)
    process.kill(process.pid, signal)
    setTimeout(() => process.exit(1), 1000)
  })
  return child
}

/** npm killed with -9 cannot pass a signal on, but we notice that it is gone: it is our parent, or its shell is. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined
  const parent = process.ppid
  const elders = [parent, parentOf(parent)].filter(pid => pid > 1)
  return setInterval(() => {
    if (process.ppid !== parent || !elders.every(alive)) child.kill('SIGTERM')
  }, 500)
}

function parentOf(pid) {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  }
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? 0)
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
