/**
 * Rows that are older than their records are made anew when a copy is opened. A few at once; many behind the open copy, a chunk
 * after the other, and what is done is kept: whoever closes the tab in between goes on from there, not from the beginning.
 */
import { refreshRows } from './apply.ts'
import type { Copy } from './copy.ts'
import { type Anew, chunkOf } from './packs.ts'
import type { StoredRecord } from './store/store.ts'
import { troubleOf } from './store/watched.ts'

/** More rows than these are not waited for before the lists are shown. */
const AT_ONCE = 400
const SLICE = 200
/** The first screen asks its questions before this work begins. */
const PAUSE_MS = 300
/** So much work is lost at most when the tab is closed. */
const KEEP_MS = 3000

/** Makes rows anew, or begins to: true when all is done. `changed` is told of what was done behind. */
export async function catchUp(copy: Copy, anew: Anew, changed: () => void): Promise<boolean> {
  const plan = await planOf(copy, anew)
  const keys = [...plan.values()].flat()
  if (keys.length > AT_ONCE) {
    await copy.packs.owe(anew.chunks)
    await rememberTeams(copy, await copy.store.keys('wraps'))
    copy.packs.behind = behind(copy, plan, anew, changed).catch(error => fault(copy, error))
    return false
  }
  for (const root of new Set(keys.map(rootOf))) await rememberTeams(copy, await copy.store.keys('wraps', `${root}/`))
  for (const [chunk, some] of plan) {
    await renew(copy, some)
    await finish(copy, chunk, some, anew)
  }
  return true
}

/** A bug or a broken disk must neither end the replica nor go unseen. */
export async function fault(copy: Copy, error: unknown): Promise<void> {
  if (copy.ended.aborted || troubleOf(error) !== undefined) return
  await copy.alarms.raise('sync.fault').catch(() => {})
}

const rootOf = (key: string) => key.slice(0, 36)

/** The records whose rows are to be made anew, by chunk; chunks in which no record is left too. */
async function planOf(copy: Copy, { chunks, keys }: Anew): Promise<Map<number, string[]>> {
  const whole = chunks.size === 0 ? [] : await copy.store.keys('records')
  const wanted = new Set([...whole.filter(key => chunks.has(chunkOf(rootOf(key)))), ...keys])
  const plan = Map.groupBy(wanted, key => chunkOf(rootOf(key)))
  for (const chunk of chunks) if (!plan.has(chunk)) plan.set(chunk, [])
  return plan
}

async function behind(copy: Copy, plan: Map<number, string[]>, anew: Anew, changed: () => void): Promise<void> {
  await new Promise(later => setTimeout(later, PAUSE_MS))
  let kept = Date.now()
  for (const [chunk, keys] of plan) {
    for (let start = 0; start < keys.length; start += SLICE) {
      if (copy.ended.aborted) return
      await copy.serial(() => renew(copy, keys.slice(start, start + SLICE)))
    }
    if (copy.ended.aborted) return
    await copy.serial(() => finish(copy, chunk, keys, anew))
    changed()
    if (Date.now() - kept > KEEP_MS) {
      await copy.packs.flush()
      kept = Date.now()
    }
  }
  copy.rows.ready = true
  changed()
  await copy.packs.flush()
}

/** Rows whose record is gone go with the packs that still have them. */
async function finish(copy: Copy, chunk: number, keys: readonly string[], { chunks }: Anew): Promise<void> {
  if (chunks.has(chunk)) {
    const here = new Set(keys)
    const odd = [...copy.rows.all()]
      .filter(({ root, rec }) => chunkOf(root) === chunk && !here.has(`${root}/${rec}`))
      .map(({ root, rec }) => `${root}/${rec}`)
    // What came in meanwhile is as it should be.
    const stored = await copy.store.many('records', odd)
    for (const key of odd) if (!stored.has(key)) drop(copy, key)
  }
  copy.packs.renewed(chunk, keys)
}

async function renew(copy: Copy, keys: readonly string[]): Promise<void> {
  if (copy.ended.aborted) return
  const stored = await copy.store.many('records', keys)
  const found: StoredRecord[] = []
  for (const key of keys) {
    const record = stored.get(key)
    if (record !== undefined) found.push(record)
    else drop(copy, key)
  }
  await refreshRows(copy, found)
}

/** What exists only in a waiting edit stays. */
function drop(copy: Copy, key: string): void {
  const [root, rec] = [rootOf(key), key.slice(37)]
  if (copy.outbox.ofRecord(root, rec).length > 0) return
  if (root === rec) copy.rows.dropRoot(root)
  else copy.rows.drop(rec)
}

async function rememberTeams(copy: Copy, wrapKeys: readonly string[]): Promise<void> {
  for (const key of wrapKeys) {
    const [root = '', team = ''] = key.split('/')
    copy.teamsOfRoot.set(root, (copy.teamsOfRoot.get(root) ?? new Set()).add(team))
  }
}
