import { readdir, readFile } from 'node:fs/promises'

const MB = 1024

/** Processes started by `pid`, and theirs. Linux only. */
export async function descendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const child = Number(name)
    if (!Number.isInteger(child)) continue
    const stat = await readFile(`/proc/${child}/stat`, 'utf8').catch(() => '')
    parents.set(child, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const found = [pid]
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child)
  return found.slice(1)
}

/** Memory of a process in MB, shared pages counted in proportion (PSS), so that a sum over processes counts them once. */
export async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / MB
}

/** How a process was started. */
export async function commandOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
}
