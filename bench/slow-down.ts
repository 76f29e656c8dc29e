/**
 * A processor made slower, for page and worker alike: DevTools' own slow-down reaches the page's thread only, and half of our
 * work is in the worker. Every renderer is held still for its share of the time, as the system would if others took it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, descendants } from './memory.ts'

/** How long a renderer runs before it is held; short against a frame. */
const SLICE_MS = 2

/** The renderer processes of browsers that this process started. Linux only. */
export async function renderers(): Promise<number[]> {
  const found: number[] = []
  for (const pid of await descendants(process.pid)) if (/--type=renderer/.test(await commandOf(pid))) found.push(pid)
  return found
}

/** Runs `work` with every renderer `times` slower. Each pause follows from how long the slice before it really was. */
export async function slowedDown<T>(times: number, work: () => Promise<T>): Promise<T> {
  if (times === 1) return work()
  const pids = await renderers()
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of pids) process.kill(pid, name)
  }
  let over = false
  const holding = (async () => {
    while (!over) {
      const began = performance.now()
      await sleep(SLICE_MS)
      signal('SIGSTOP')
      await sleep((times - 1) * (performance.now() - began))
      signal('SIGCONT')
    }
  })()
  try {
    return await work()
  } finally {
    over = true
    await holding.finally(() => signal('SIGCONT'))
  }
}
