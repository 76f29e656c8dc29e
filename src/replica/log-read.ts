/** The organisation's log as its officers read it: every entry taken from the signed bytes, never from the words beside them. */
import { type Bytes, equalBytes, fromB64, type LogEntry, leafHash, readLeaf, rootOf } from '#vault'
import { witness } from './checkpoint.ts'
import type { Copy } from './copy.ts'
import type { LogLine, Outcome, Progress } from './types.ts'

const LEAVES = 1000
/** What a page can hold and sift at once; an older part is read by `halte verify`. */
const NEWEST = 20_000

/**
 * Newest first. `whole` says that every entry from the first on was read and that together they make exactly the tree whose
 * signed root this device is a witness of: then nothing was changed or left out. Refused with `log.entry`, and an alarm, when
 * they do not.
 */
export async function readLog(
  copy: Copy,
  newest = NEWEST,
  progress?: Progress,
): Promise<Outcome<{ lines: LogLine[]; size: number; whole: boolean }>> {
  const seen = await witness(copy)
  if (!seen.ok) {
    if (seen.lie) await copy.alarms.raise(seen.code)
    return { ok: false, code: seen.code }
  }
  const from = Math.max(0, seen.size - newest)
  const hashes: Bytes[] = []
  const lines: LogLine[] = []
  const read = await readLeaves(copy, from, seen.size, (bytes, { seq, time, actor, action, objectIds }) => {
    hashes.push(leafHash(bytes))
    lines.push({ seq, at: time, user: actor, action, objects: [...objectIds] })
    if (lines.length % LEAVES === 0) progress?.({ step: 'verify.log', done: lines.length, total: seen.size - from })
  })
  if (!read.ok) return read
  const whole = from === 0
  if (whole && seen.size > 0 && !equalBytes(rootOf(hashes), seen.root)) return lied(copy)
  return { ok: true, lines: lines.reverse(), size: seen.size, whole }
}

/** Every entry from `from` up to `size`, in order, without a gap. */
async function readLeaves(
  copy: Copy,
  from: number,
  size: number,
  each: (bytes: Bytes, leaf: LogEntry) => void,
): Promise<Outcome> {
  let next = from
  while (next < size) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    const answer = await copy.transport.call('auditEntries', { query: { after: next, limit: LEAVES } })
    if (!answer.ok) return answer
    if (answer.value.entries.length === 0) return lied(copy)
    for (const { leaf } of answer.value.entries.slice(0, size - next)) {
      const bytes = fromB64(leaf)
      const entry = readLeaf(bytes)
      if (entry === null || entry.seq !== next) return lied(copy)
      each(bytes, entry)
      next += 1
    }
  }
  return { ok: true }
}

async function lied(copy: Copy): Promise<{ ok: false; code: string }> {
  await copy.alarms.raise('log.entry')
  return { ok: false, code: 'log.entry' }
}
