/** The past of a record: every version of a chain, checked and opened as far as my keys reach. */
import { unpackDocument } from '#records'
import {
  canonicalFacts,
  decodeVr,
  equalBytes,
  openObject,
  recordId,
  rootId,
  sha256Now,
  vrHash,
  ZERO_HASH,
} from '#vault'
import { checkChain } from './checks.ts'
import type { Copy } from './copy.ts'
import { openBox } from './opened.ts'
import type { StoredChain } from './store/store.ts'
import type { Chain, Outcome, Values, VersionEntry } from './types.ts'
import { versionToStore } from './wire.ts'

/** Newest first. A version whose signature or content is wrong is listed as such, never left out. */
export async function historyOf(
  copy: Copy,
  at: { root: string; rec: string },
  chain: Chain,
): Promise<Outcome<{ versions: VersionEntry[] }>> {
  const answer = await copy.transport.call('versions', { params: at, query: { comp: chain } })
  if (!answer.ok) return answer
  const kind = await kindOf(copy, at)
  const versions: VersionEntry[] = []
  for (const wire of answer.value.versions) {
    const stored = versionToStore(wire)
    const vr = decodeVr(stored.vr)
    if (vr === null) continue
    const wrong = await checkChain(copy, at, chain, stored)
    const document = chain === 'facts' ? wire.facts : await openVersion(copy, at, chain, stored, kind)
    const factsFit = chain !== 'facts' || equalBytes(vr.factsHash, sha256Now(canonicalFacts(wire.facts ?? {})))
    const entry: VersionEntry = {
      version: vr.version,
      author: vr.author,
      at: vr.clientTime,
      op: vr.op,
      signature: wrong === undefined && factsFit ? 'good' : 'bad',
    }
    versions.push(document === undefined ? entry : { ...entry, document })
  }
  versions.sort((a, b) => b.version - a.version)
  const gap = await firstGap(copy, at, chain, answer.value.versions.map(versionToStore))
  if (gap !== undefined) await copy.alarms.raise(gap, at)
  return { ok: true, versions }
}

/** What is wrong with a history as a whole: it goes from 1 to the newest known here, each version naming the one before it. */
async function firstGap(
  copy: Copy,
  at: { root: string; rec: string },
  chain: Chain,
  told: readonly StoredChain[],
): Promise<string | undefined> {
  const known = (await copy.store.get('records', `${at.root}/${at.rec}`))?.chains[chain]
  const sorted = [...told].sort((a, b) => a.version - b.version)
  if (known !== undefined && (sorted.at(-1)?.version ?? 0) < known.version) return 'version.rolledBack'
  let before = ZERO_HASH
  for (const [index, { version, vr }] of sorted.entries()) {
    const named = decodeVr(vr)
    if (named === null || version !== index + 1 || !equalBytes(named.prevVr, before)) return 'version.forked'
    before = vrHash(vr)
    if (known?.version === version && !equalBytes(known.vr, vr)) return 'version.forked'
  }
  return undefined
}

async function kindOf(copy: Copy, at: { root: string; rec: string }): Promise<string | undefined> {
  const stored = await copy.store.get('records', `${at.root}/${at.rec}`)
  return stored === undefined ? undefined : (await openBox(copy.box, stored))?.kind
}

async function openVersion(
  copy: Copy,
  at: { root: string; rec: string },
  comp: Exclude<Chain, 'facts'>,
  stored: StoredChain,
  kind: string | undefined,
): Promise<Values | undefined> {
  const declared = kind === undefined ? undefined : copy.catalogue.get(kind)
  const vr = decodeVr(stored.vr)
  if (declared === undefined || vr === null || stored.sealed === undefined) return undefined
  const key = (await copy.keyring.keysOf(at.root)).get(vr.keyEpoch)?.get(comp)
  if (key === undefined) return undefined
  for (let schema = declared.schema; schema >= 1; schema--) {
    const ctx = {
      inst: copy.org,
      type: declared.name,
      rootId: rootId(at.root),
      recId: recordId(at.rec),
      comp,
      keyEpoch: vr.keyEpoch,
      version: vr.version,
      schema,
    }
    const opened = await openObject(ctx, key, stored.sealed)
    if (opened.ok) return unpackDocument(declared, comp, opened.document)
  }
  return undefined
}
