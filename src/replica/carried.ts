/**
 * Small things of one's own that follow to one's other devices: lists of entries with an id, sealed in the memo of the account.
 * Of each entry the newest writing counts, also when it says that the entry is gone; so two devices that wrote apart lose
 * nothing, and a memo that another device saved over is mended at the next look.
 */
import type { Copy } from './copy.ts'
import { keepThing, keptThing } from './kept-things.ts'
import { type Carried, carried, changeMemo, readMemo } from './memo.ts'

type Entries = Carried[string]

const PLACE = 'carried'
/** What follows: the views of lists. Everything else stays on its device. */
const FOLLOWS = /^views\//
/** A device that was not seen for longer may bring back what was taken away meanwhile. */
const GONE_MS = 365 * 86_400_000
/** The memo holds other things, too. */
const MAX_ENTRIES = 60

const follows = (name: string): boolean => FOLLOWS.test(name)

/** What this device knows of each entry. */
async function readCarried(copy: Copy): Promise<Carried> {
  const box = await copy.store.get('kept', PLACE)
  const parsed = carried.safeParse(box === undefined ? undefined : await copy.box.openValue(PLACE, box))
  return parsed.success ? parsed.data : {}
}
async function writeCarried(copy: Copy, value: Carried): Promise<void> {
  await copy.store.write([{ table: 'kept', key: PLACE, value: await copy.box.sealValue(PLACE, value) }])
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Notes what of a thing was just written; call it after the thing was kept. True when something has to go out. */
export async function noteCarried(copy: Copy, name: string, value: unknown): Promise<boolean> {
  if (!follows(name) || !Array.isArray(value)) return false
  const all = await readCarried(copy)
  const before = all[name] ?? {}
  const now = copy.clock()
  const after: Entries = {}
  for (const each of value) {
    const id = idOf(each)
    if (id !== undefined)
      after[id] = same(before[id]?.value, each) ? { at: now, ...before[id] } : { at: now, value: each }
  }
  for (const [id, known] of Object.entries(before))
    after[id] ??= known.value === undefined ? known : { at: Math.max(now, known.at + 1) }
  await writeCarried(copy, { ...all, [name]: after })
  return true
}

/** Both, entry by entry; of one that both have, the newer writing. */
export function joinCarried(a: Carried, b: Carried, now: number): Carried {
  const joined: Carried = {}
  for (const name of [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(follows).sort()) {
    const [left = {}, right = {}] = [a[name], b[name]]
    const entries = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort().flatMap(id => {
      const [one, other] = [left[id], right[id]]
      const newest = one === undefined || (other !== undefined && isNewer(other, one)) ? other : one
      return newest === undefined || (newest.value === undefined && now - newest.at > GONE_MS)
        ? []
        : [[id, newest] as const]
    })
    joined[name] = Object.fromEntries(entries.slice(-MAX_ENTRIES))
  }
  return joined
}
/** At the same moment the text decides, so that all devices decide alike. */
const isNewer = (a: Entries[string], b: Entries[string]): boolean =>
  a.at !== b.at ? a.at > b.at : JSON.stringify(a.value ?? '') > JSON.stringify(b.value ?? '')

/** Brings this device and the memo to the same entries. */
export async function tendCarried(copy: Copy): Promise<void> {
  const answer = await readMemo(copy.transport, copy.box)
  if (!answer.ok) return
  const there = answer.memo.things ?? {}
  const here = await readCarried(copy)
  const joined = joinCarried(here, there, copy.clock())
  if (!same(joined, here)) {
    await writeCarried(copy, joined)
    for (const [name, entries] of Object.entries(joined)) await show(copy, name, entries)
  }
  if (!same(joined, there))
    await changeMemo(copy.transport, copy.box, memo => ({
      ...memo,
      things: joinCarried(joined, memo.things ?? {}, copy.clock()),
    }))
}

/** The thing as the entries have it, in the order it has here. */
async function show(copy: Copy, name: string, entries: Entries): Promise<void> {
  const kept = await keptThing(copy, name)
  const order = (Array.isArray(kept) ? kept : []).flatMap(each => idOf(each) ?? [])
  const ids = [...order.filter(id => id in entries), ...Object.keys(entries).filter(id => !order.includes(id))]
  const value = ids.flatMap(id => {
    const found = entries[id]?.value
    return found === undefined ? [] : [found]
  })
  if (!same(value, kept)) await keepThing(copy, name, value)
}
