/** When someone else was faster: waiting edits are merged onto what is there now, field by field, never silently. */
import { mergeDocuments } from '#records'
import {
  canonicalFacts,
  decodeVr,
  encodeVr,
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

type Found = { writes: Write[]; keep: Array<() => void>; changed: Edit[] }

/** Brings the waiting edits of a root onto its stored state. One batch; conflicts are kept as both versions. */
export async function rebase(copy: Copy, root: string): Promise<void> {
  const found: Found = { writes: [], keep: [], changed: [] }
  for (const [rec, edits] of Map.groupBy(copy.outbox.ofRoot(root), edit => edit.rec)) {
    const stored = await copy.store.get('records', `${root}/${rec}`)
    if (stored !== undefined && edits.some(edit => edit.refused === undefined))
      await rebaseRecord(copy, stored, edits, found)
  }
  if (found.changed.length === 0) return
  await copy.outbox.replace(found.changed, found.writes)
  for (const keep of found.keep) keep()
  if (found.keep.length > 0) copy.topics.say('conflicts', 'sync', `root:${root}`)
}

async function rebaseRecord(copy: Copy, stored: StoredRecord, edits: readonly Edit[], found: Found): Promise<void> {
  const behind = edits.some(edit =>
    chainsOf(edit).some(([chain, { base }]) => base < (stored.chains[chain]?.version ?? 0)),
  )
  if (!behind) return
  const [theirs] = await openRecords(copy, [stored])
  if (theirs === undefined) return
  // What each chain would be after the edits so far: the server's, then with each edit merged on top.
  const now = new Map<Chain, { version: number; document: Record<string, unknown> }>()
  for (const edit of edits) {
    const chains: Edit['chains'] = {}
    for (const [chain, mine] of chainsOf(edit)) {
      const there = now.get(chain) ?? documentOf(theirs, chain, stored.chains[chain])
      const merged = there === undefined ? mine : await mergeChain(copy, edit, chain, mine, there, stored, found)
      chains[chain] = merged
      now.set(chain, { version: merged.base + 1, document: merged.now })
    }
    found.changed.push({ ...edit, chains })
  }
}

function documentOf(theirs: Opened, chain: Chain, stored: StoredChain | undefined) {
  if (stored === undefined) return undefined
  const document = chain === 'facts' ? theirs.facts : theirs.sealed[chain]
  return document === undefined ? undefined : { version: stored.version, document }
}

async function mergeChain(
  copy: Copy,
  edit: Edit,
  chain: Chain,
  mine: EditChain,
  there: { version: number; document: Record<string, unknown> },
  stored: StoredRecord,
  found: Found,
): Promise<EditChain> {
  const declared = copy.catalogue.get(edit.kind)
  if (declared === undefined || mine.base >= there.version) return mine
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

/** The name of the version this device would have sent: the second parent of the merge (security.md 4.2). */
function unsentHash(copy: Copy, edit: Edit, chain: Chain, mine: EditChain) {
  const content = sha256Now(canonicalFacts(mine.now))
  const unsent: VersionRecord = {
    inst: copy.org,
    rootId: rootId(edit.root),
    recId: recordId(edit.rec),
    comp: chain,
    version: mine.base + 1,
    keyEpoch: 1,
    prevVr: ZERO_HASH,
    cipherHash: chain === 'facts' ? sha256Now(new Uint8Array(0)) : content,
    factsHash: chain === 'facts' ? content : ZERO_HASH,
    author: copy.user,
    dirSeq: copy.directory.head.seq,
    clientTime: edit.at,
    op: mine.base === 0 ? 'create' : 'update',
  }
  return vrHash(encodeVr(unsent))
}
