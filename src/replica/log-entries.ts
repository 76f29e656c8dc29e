/** Who did what to a root, as the audit log says, each entry proven to stand in the tree this device is a witness of. */
import { type Bytes, fromB64, isUuid, type LogEntry, leafHash, readLeaf, verifyInclusion } from '#vault'
import { witness } from './checkpoint.ts'
import type { Copy } from './copy.ts'
import { OPENINGS } from './protocol.ts'
import type { Outcome } from './types.ts'

/** The newest entries; a proof for each has to be fetched. */
const SHOWN = 100
const OPENINGS_SHOWN = 500
const AT_ONCE = 8

type Entry = { at: number; user: string | null; action: string }

/**
 * Newest first; with `by` only when these people had it before their eyes. What is shown is read from the signed tree, never from
 * the words beside it: refused with `log.entry`, and an alarm, when an entry is not in the log or speaks of something else. What the
 * server leaves out cannot be seen from here.
 */
export async function whoOpened(
  copy: Copy,
  root: string,
  by?: ReadonlySet<string>,
): Promise<Outcome<{ entries: Entry[] }>> {
  if (!isUuid(root)) return { ok: false, code: 'object.unknown' }
  const query = by === undefined ? {} : { only: 'openings' as const }
  const answer = await copy.transport.call('whoOpened', { params: { root }, query })
  if (!answer.ok) return answer
  const seen = await witness(copy)
  if (!seen.ok) {
    if (seen.lie) await copy.alarms.raise(seen.code)
    return { ok: false, code: seen.code }
  }
  const leaves = new Map(answer.value.entries.map(({ seq, leaf }) => [seq, leaf]))
  const sorted = [...leaves].sort(([a], [b]) => b - a)
  const newest = by === undefined ? sorted.slice(0, SHOWN) : openingsBy(sorted, by)
  const entries: Entry[] = []
  for (let start = 0; start < newest.length; start += AT_ONCE) {
    const batch = newest.slice(start, start + AT_ONCE)
    const proven = await Promise.all(batch.map(([seq, leaf]) => prove(copy, seen, seq, leaf)))
    for (const entry of proven) {
      if (!entry.ok) return entry
      if (!entry.leaf.objectIds.includes(root)) return lied(copy, root)
      entries.push({ at: entry.leaf.time, user: entry.leaf.actor, action: entry.leaf.action })
    }
  }
  return { ok: true, entries }
}

type Leaf = [seq: number, leaf: string]

function openingsBy(newestFirst: readonly Leaf[], by: ReadonlySet<string>): Leaf[] {
  const openings = newestFirst.flatMap(entry => {
    const leaf = readLeaf(fromB64(entry[1]))
    // What cannot be read is for the proof to refuse.
    const theirs = leaf === null || (OPENINGS.includes(leaf.action) && leaf.actor !== null && by.has(leaf.actor))
    return theirs ? [{ who: String(leaf?.actor), entry }] : []
  })
  return nobodyLeftOut(openings, OPENINGS_SHOWN).map(({ entry }) => entry)
}

/** Not more than `most`, as they stood: everybody's first before anybody's second, so that where there are many nobody is left out. */
export function nobodyLeftOut<T extends { readonly who: string }>(all: readonly T[], most: number): T[] {
  const times = new Map<string, number>()
  const ranked = all.map((one, at) => {
    const rank = times.get(one.who) ?? 0
    times.set(one.who, rank + 1)
    return { one, at, rank }
  })
  const chosen = ranked.sort((a, b) => a.rank - b.rank || a.at - b.at).slice(0, most)
  return chosen.sort((a, b) => a.at - b.at).map(({ one }) => one)
}

async function prove(
  copy: Copy,
  { size, root }: { size: number; root: Bytes },
  seq: number,
  text: string,
): Promise<Outcome<{ leaf: LogEntry }>> {
  const bytes = fromB64(text)
  const leaf = readLeaf(bytes)
  if (leaf === null || leaf.seq !== seq || seq >= size) return lied(copy)
  const answer = await copy.transport.call('auditProof', { query: { seq, size } })
  if (!answer.ok) return answer
  const proof = answer.value.proof.map(fromB64)
  const stands = verifyInclusion({ leafHash: leafHash(bytes), index: seq, size, proof, root })
  return stands ? { ok: true, leaf } : lied(copy)
}

async function lied(copy: Copy, root?: string): Promise<{ ok: false; code: string }> {
  await copy.alarms.raise('log.entry', root === undefined ? {} : { root })
  return { ok: false, code: 'log.entry' }
}
