import type { Change, ChangeResult, RecordChange, VersionWire, Wrap } from '#replica/protocol.ts'
import {
  type Bytes,
  type Chain,
  COMPARTMENTS,
  type Compartment,
  CompartmentKeys,
  caseHead,
  compartmentKey,
  factsHash,
  type HeadEntry,
  newCaseKey,
  recordId,
  rootId,
  scopeOf,
  sealObject,
  sha256Now,
  signHead,
  signVr,
  toB64,
  wrapCase,
  ZERO_HASH,
} from '#vault'
import { call, type Device, freshId, mustBe, type Organisation, teamNamed } from './testing-device.ts'

/** A root as its writer knows it: its key, its chains and its head. */
export interface OpenCase {
  readonly root: string
  readonly key: Bytes
  seq: number
  readonly chains: Map<string, HeadEntry>
  /** The epoch of its key; 1 unless it was keyed anew. */
  readonly epoch?: number
}

/** What to write into one record. */
export interface Draft {
  readonly rec?: string
  readonly kind?: string
  readonly facts?: Record<string, unknown>
  readonly sealed?: { readonly [C in Compartment]?: unknown }
}

/** A change that creates a case with what belongs to it, wrapped to teams by name. */
export async function newCase(
  organisation: Organisation,
  by: Device,
  teams: readonly string[],
  draft: Draft = { facts: { status: 'Active' }, sealed: { header: { 1: 'N.' }, identity: { given: 'Nadia' } } },
  ...belonging: readonly Draft[]
): Promise<{ open: OpenCase; change: Change }> {
  const open: OpenCase = { root: freshId(), key: newCaseKey(), seq: 0, chains: new Map() }
  const wraps = await Promise.all(teams.map(name => wrapFor(organisation, open, name)))
  const change = await changeOf(organisation, by, open, { kind: 'case', ...draft, rec: open.root }, ...belonging)
  return { open, change: { ...change, wraps } }
}

/** The case with a new key of the next epoch, known to nobody yet. */
export const keyedAnew = (open: OpenCase): OpenCase => ({
  ...open,
  key: newCaseKey(),
  epoch: (open.epoch ?? 1) + 1,
  chains: new Map(open.chains),
})

/** The wrap of a case to a team, as it travels. */
export async function wrapFor(organisation: Organisation, open: OpenCase, name: string): Promise<Wrap> {
  const { id, epoch, secret, policy } = teamNamed(organisation, name)
  const scope = scopeOf(policy.opens)
  const caseEpoch = open.epoch ?? 1
  const ctx = { inst: organisation.org, team: id, teamEpoch: epoch, rootId: rootId(open.root), caseEpoch, scope }
  const box = await wrapCase(ctx, secret, CompartmentKeys.ofCase(rootId(open.root), open.key))
  return { root: open.root, team: id, teamEpoch: epoch, caseEpoch, scope, box: toB64(box) }
}

/** A change of records of one root; the open case counts it as accepted. */
export async function changeOf(
  organisation: Organisation,
  by: Device,
  open: OpenCase,
  ...drafts: readonly Draft[]
): Promise<Change> {
  const records: RecordChange[] = []
  for (const draft of drafts) records.push(await recordOf(organisation, by, open, draft))
  open.seq += 1
  const at = { inst: organisation.org, rootId: rootId(open.root), seq: open.seq }
  const hash = await caseHead(at, [...open.chains.values()])
  const sig = await signHead(at, hash, by.keys.sig.privateKey)
  return {
    id: freshId(),
    root: open.root,
    records,
    head: { seq: open.seq, hash: toB64(hash), author: by.user, sig: toB64(sig) },
  }
}

async function recordOf(organisation: Organisation, by: Device, open: OpenCase, draft: Draft): Promise<RecordChange> {
  const rec = draft.rec ?? freshId()
  const kind = draft.kind ?? 'case'
  const versions: VersionWire[] = []
  for (const comp of COMPARTMENTS) {
    const document = draft.sealed?.[comp]
    if (document === undefined) continue
    const version = (open.chains.get(`${rec}/${comp}`)?.version ?? 0) + 1
    const ctx = {
      inst: organisation.org,
      type: kind,
      rootId: rootId(open.root),
      recId: recordId(rec),
      comp,
      keyEpoch: open.epoch ?? 1,
      version,
      schema: 1,
    }
    const sealed = await sealObject(ctx, compartmentKey(open.key, rootId(open.root), comp), document)
    versions.push({ ...(await link(organisation, by, open, rec, comp, sealed, undefined)), sealed: toB64(sealed) })
  }
  if (draft.facts !== undefined)
    versions.push(await link(organisation, by, open, rec, 'facts', new Uint8Array(0), draft.facts))
  return { rec, kind, ...(draft.facts === undefined ? {} : { facts: draft.facts }), versions }
}

/** What a change of one record does to it. */
export function onlyRecord({ records: [record, ...more] }: Change): RecordChange {
  if (record === undefined || more.length > 0) throw new Error('not a change of one record')
  return record
}

async function link(
  organisation: Organisation,
  by: Device,
  open: OpenCase,
  rec: string,
  comp: Chain,
  sealed: Bytes,
  facts: Record<string, unknown> | undefined,
): Promise<VersionWire> {
  const before = open.chains.get(`${rec}/${comp}`)
  const version = (before?.version ?? 0) + 1
  const signed = await signVr(
    {
      inst: organisation.org,
      rootId: rootId(open.root),
      recId: recordId(rec),
      comp,
      version,
      keyEpoch: open.epoch ?? 1,
      prevVr: before?.vrHash ?? ZERO_HASH,
      cipherHash: sha256Now(sealed),
      factsHash: facts === undefined ? ZERO_HASH : await factsHash(facts),
      author: by.user,
      dirSeq: organisation.head.seq,
      clientTime: Date.now(),
      op: version === 1 ? 'create' : 'update',
    },
    by.keys.sig.privateKey,
  )
  open.chains.set(`${rec}/${comp}`, { recId: recordId(rec), comp, version, vrHash: signed.hash })
  return { comp, version, vr: toB64(signed.vr), sig: toB64(signed.sig) }
}

/** Sends changes; one result each. */
export async function push(by: Device, ...changes: Change[]): Promise<ChangeResult[]> {
  return (await mustBe(call(by, 'changes', { body: { changes } }))).results
}
