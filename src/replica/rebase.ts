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
import type { Copy } from './copy.ts'
import { chainsOf, type Edit, type EditChain } from './edits.ts'
import { type Opened, openRecords } from './opened.ts'
import type { StoredChain, StoredRecord, Write } from './store/store.ts'
import type { Chain } from './types.ts'

type Found = { writes: Write[]; keep: Array<() => void>; changed: Edit[]; gone: Edit[] }

/**
 * Brings the waiting edits of a root onto its stored state: in one batch, conflicts kept as both versions. To be called in
 * turn with whatever stores records or removes edits (`copy.serial`).
 */
export async function rebase(copy: Copy, root: string): Promise<void> {
  const found: Found = { writes: [], keep: [], changed: [], gone: [] }
  for (const [rec, edits] of Map.groupBy(copy.outbox.ofRoot(root), edit => edit.rec)) {
    const stored = await copy.store.get('records', `${root}/${rec}`)
    // A refused edit is not sent, so nothing can be built on it.
    const active = edits.filter(edit => edit.refused === undefined)
    if (stored !== undefined) await rebaseRecord(copy, stored, active, found)
  }
  if (found.gone.length > 0) await copy.outbox.remove(found.gone)
  if (found.changed.length === 0) return
  await copy.outbox.replace(found.changed, found.writes)
  for (const keep of found.keep) keep()
  if (found.keep.length > 0) copy.topics.say('conflicts', 'sync', `root:${root}`)
}

type There = { version: number; document: Record<string, unknown> | undefined }

async function rebaseRecord(copy: Copy, stored: StoredRecord, edits: readonly Edit[], found: Found): Promise<void> {
  // What an import made is there already, by another run or person: that is all it wanted.
  const imported = edits.filter(edit => edit.imported === true && edit.create)
  found.gone.push(...imported)
  const left = edits.filter(edit => !imported.includes(edit))
  if (fits(stored, left)) return
  const [theirs] = await openRecords(copy, [stored])
  if (theirs === undefined) return
  // What each chain will be after the edits so far: the server's, then with each edit merged on top.
  const now = new Map<Chain, There>()
  for (const edit of left) {
    const chains: Edit['chains'] = {}
    for (const [chain, mine] of chainsOf(edit)) {
      const there = now.get(chain) ?? documentOf(theirs, chain, stored.chains[chain])
      const merged = await mergeChain(copy, edit, chain, mine, there, stored, found)
      chains[chain] = merged
      now.set(chain, { version: merged.base + 1, document: merged.now })
    }
    found.changed.push({ ...edit, chains })
  }
}

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
    const theirsBy = (chainThere === undefined ? undefined : decodeVr(chainThere.vr)?.author) ?? ''
    const fields = conflicts.map(({ field, base, mine: wrote, theirs }) => ({ field, base, mine: wrote, theirs }))
    const { root, rec, kind } = edit
    const made = await copy.conflicts.make({ root, rec, kind, chain, at: copy.clock(), theirsBy, fields })
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
