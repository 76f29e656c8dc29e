import { spawn } from 'node:child_process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program with Node 24 in place of this process, as nearly as can be: same terminal, signals passed on, same exit
 * code. With `watched`, it holds a line to us and closes in good order when we are killed outright; and we end when the
 * npm that started us does.
 */
export function runInstead(node, args, { env = {}, watched = false } = {}) {
  const stdio = watched ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
  const child = spawn(node, args, { stdio, env: { ...process.env, ...env } })
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

/** npm killed with -9 cannot pass a signal on, but we notice that our parent has changed. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.ppid === 1) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500)
}
