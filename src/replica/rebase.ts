/** When someone else was faster: waiting edits are merged onto what is there now, field by field, never silently. */
import { mergeDocuments } from '#records'
import {
  canonicalFacts,
  decodeVr,
  encodeVr,
  randomBytes,
  recordId,
  rootId,
  sha256Now,
  type VersionRecord,
  vrHash,
  ZERO_HASH,
} from '#vault'
import { checkChain, headFits } from './checks.ts'
import type { Copy } from './copy.ts'
import { chainsOf, type Edit, type EditChain } from './edits.ts'
import { type Opened, openRecords } from './opened.ts'
import type { StoredChain, StoredRecord, Write } from './store/store.ts'
import type { Chain } from './types.ts'

/**
 * How it ended: `unchecked` when what is stored is not what its head signs, `closed` when there is something newer that does
 * not open here. Then the edits wait as they are.
 */
export type Rebased = 'done' | 'unchecked' | 'closed'
type Found = { writes: Write[]; keep: Array<() => void>; changed: Edit[]; gone: Edit[]; ended: Rebased; last: boolean }

/**
 * Brings the waiting edits of a root onto its stored state: in one batch, conflicts kept as both versions. To be called in
 * turn with whatever stores records or removes edits (`copy.serial`). Only onto what its writers signed: otherwise this device
 * would sign what the server invented. With `last`, edits of what does not open are refused instead of left waiting.
 */
export async function rebase(copy: Copy, root: string, last = false): Promise<Rebased> {
  const found: Found = { writes: [], keep: [], changed: [], gone: [], ended: 'done', last }
  const behind: Array<{ stored: StoredRecord; active: Edit[] }> = []
  for (const [rec, edits] of Map.groupBy(copy.outbox.ofRoot(root), edit => edit.rec)) {
    const stored = await copy.store.get('records', `${root}/${rec}`)
    // A refused edit is not sent, so nothing can be built on it.
    const active = edits.filter(edit => edit.refused === undefined)
    if (stored !== undefined && !fits(stored, active)) behind.push({ stored, active })
  }
  if (behind.length > 0 && !(await headFits(copy, root))) {
    copy.newHeads.add(root)
    return 'unchecked'
  }
  for (const { stored, active } of behind) await rebaseRecord(copy, stored, active, found)
  if (found.gone.length > 0) await copy.outbox.remove(found.gone)
  if (found.changed.length === 0) return found.ended
  await copy.outbox.replace(found.changed, found.writes)
  for (const keep of found.keep) keep()
  if (found.keep.length > 0) copy.topics.say('conflicts', 'sync', `root:${root}`)
  return found.ended
}

type There = { version: number; document: Record<string, unknown> | undefined }

async function rebaseRecord(copy: Copy, stored: StoredRecord, edits: readonly Edit[], found: Found): Promise<void> {
  const forged = await firstForged(copy, stored)
  if (forged !== undefined) {
    await copy.alarms.raise(forged, { root: stored.root, rec: stored.rec })
    found.ended = 'unchecked'
    return
  }
  // What an import made is there already, by another run or person: that is all it wanted.
  const imported = edits.filter(edit => edit.imported === true && edit.create && isThere(stored, edit))
  found.gone.push(...imported)
  const wanted = edits.filter(edit => !imported.includes(edit))
  if (fits(stored, wanted)) return
  // New keys are made for exactly what was there: perhaps someone was faster; if not, the next edit asks again.
  found.gone.push(...wanted.filter(edit => edit.rekey !== undefined))
  const left = wanted.filter(edit => edit.rekey === undefined)
  const [theirs] = await openRecords(copy, [stored])
  if (theirs === undefined) return
  // What each chain will be after the edits so far: the server's, then with each edit merged on top.
  const now = new Map<Chain, There>()
  const thereOf = (chain: Chain) => now.get(chain) ?? documentOf(theirs, chain, stored.chains[chain])
  for (const edit of left) {
    const chains: Edit['chains'] = {}
    const closed = chainsOf(edit).find(([chain, mine]) => isClosed(mine, thereOf(chain)))?.[0]
    if (closed !== undefined && !found.last) {
      found.ended = 'closed'
      return
    }
    if (closed !== undefined) {
      await copy.alarms.raise('edit.refused', { root: edit.root, rec: edit.rec })
      found.changed.push({ ...edit, refused: { code: 'compartment.closed', field: closed } })
      continue
    }
    for (const [chain, mine] of chainsOf(edit)) {
      const there = thereOf(chain)
      const merged = await mergeChain(copy, edit, chain, mine, there, stored, found)
      chains[chain] = merged
      now.set(chain, { version: merged.base + 1, document: merged.now })
    }
    found.changed.push({ ...edit, chains })
  }
}

/** The code of the first chain of a record that its author did not sign as it is. */
async function firstForged(copy: Copy, stored: StoredRecord): Promise<string | undefined> {
  for (const [comp, chain] of Object.entries(stored.chains)) {
    const code = await checkChain(copy, stored, comp, chain)
    if (code !== undefined) return code
  }
  return undefined
}

/** Whether everything an edit would make is there to be opened. */
const isThere = (stored: StoredRecord, edit: Edit): boolean =>
  chainsOf(edit).every(([chain]) => {
    const there = stored.chains[chain]
    return there !== undefined && (chain === 'facts' || there.sealed !== undefined)
  })

/** Something newer is there and cannot be read: merging would mean overwriting it. */
const isClosed = (mine: EditChain, there: There): boolean =>
  mine.base !== there.version && there.version > 0 && there.document === undefined

/** Whether every edit builds on exactly what will be there when it is sent. */
function fits(stored: StoredRecord, edits: readonly Edit[]): boolean {
  const next = new Map<Chain, number>()
  for (const edit of edits) {
    for (const [chain, { base }] of chainsOf(edit)) {
      if (base !== (next.get(chain) ?? stored.chains[chain]?.version ?? 0)) return false
      next.set(chain, base + 1)
    }
  }
  return true
}

function documentOf(theirs: Opened, chain: Chain, stored: StoredChain | undefined): There {
  const document = chain === 'facts' ? theirs.facts : theirs.sealed[chain]
  return stored === undefined ? { version: 0, document: undefined } : { version: stored.version, document }
}

async function mergeChain(
  copy: Copy,
  edit: Edit,
  chain: Chain,
  mine: EditChain,
  there: There,
  stored: StoredRecord,
  found: Found,
): Promise<EditChain> {
  const declared = copy.catalogue.get(edit.kind)
  if (declared === undefined || mine.base === there.version) return mine
  // Nothing is there to merge with: what this was built on never came to be.
  if (there.document === undefined) return { base: there.version, now: mine.now }
  const { merged, conflicts } = mergeDocuments(declared, chain, mine.was, mine.now, there.document)
  if (conflicts.length > 0) {
    const chainThere = stored.chains[chain]
    const record = chainThere === undefined ? undefined : decodeVr(chainThere.vr)
    const theirsBy = record?.author ?? ''
    const fields = conflicts.map(({ field, base, mine: wrote, theirs }) => ({ field, base, mine: wrote, theirs }))
    const { root, rec, kind } = edit
    const made = await copy.conflicts.make({
      root,
      rec,
      kind,
      chain,
      at: copy.clock(),
      mineAt: edit.at,
      theirsBy,
      ...(record ? { theirsAt: record.clientTime } : {}),
      fields,
    })
    found.writes.push(made.write)
    found.keep.push(made.keep)
  }
  return { base: there.version, was: there.document, now: merged, merged: unsentHash(copy, edit, chain, mine) }
}

/**
 * The name of the version this device would have sent: the second parent of the merge (security.md 4.2). What is sealed goes in
 * as chance, like a ciphertext that was never made: a hash of what was written would let the server test its guesses.
 */
function unsentHash(copy: Copy, edit: Edit, chain: Chain, mine: EditChain) {
  const unsent: VersionRecord = {
    inst: copy.org,
    rootId: rootId(edit.root),
    recId: recordId(edit.rec),
    comp: chain,
    version: mine.base + 1,
    keyEpoch: 1,
    prevVr: ZERO_HASH,
    cipherHash: chain === 'facts' ? sha256Now(new Uint8Array(0)) : randomBytes(32),
    factsHash: chain === 'facts' ? sha256Now(canonicalFacts(mine.now)) : ZERO_HASH,
    author: copy.user,
    dirSeq: copy.directory.head.seq,
    clientTime: edit.at,
    op: mine.base === 0 ? 'create' : 'update',
  }
  return vrHash(encodeVr(unsent))
}
