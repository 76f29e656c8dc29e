import { sql } from 'kysely'
import type { Catalogue } from '#records'
import type { Change, ChangeResult } from '#replica/protocol.ts'
import {
  CHAINS,
  type Chain,
  caseHead,
  type Directory,
  equalBytes,
  type HeadEntry,
  isUuid,
  orgId,
  ownBytes,
  recordId,
  rootId,
  ZERO_HASH,
} from '#vault'
import { rootRecords } from '../records.ts'
import { Refused } from '../refusal.ts'
import { b64Of, cursorOf } from '../wire.ts'
import type { Work } from '../work.ts'
import { type ChangeCode, type PreparedChange, prepareChanges, type SoundChange } from './prepare.ts'
import { soundWraps } from './wraps.ts'
import { type Accepted, writeChanges } from './write.ts'

/** What is stored of one root, kept up to date while a batch is judged. */
export interface RootState {
  readonly root: string
  readonly kind: string
  readonly caseEpoch: number
  /** Compartments the author may write: those of her teams' wraps. */
  readonly opens: ReadonlySet<string>
  headSeq: number
  /** Newest version and its hash, by `record/compartment`. */
  readonly chains: Map<string, HeadEntry>
  readonly fresh: boolean
}

/** Judges and stores changes in the running transaction; answers in their order. For set-up and small batches. */
export async function applyChanges(
  work: Work,
  directory: Directory,
  catalogue: Catalogue,
  changes: readonly Change[],
): Promise<ChangeResult[]> {
  if (changes.length === 0) return []
  const { org, user } = work
  if (user === undefined) throw new Error('changes have an author')
  const prepared = await prepareChanges({ org, user, directory, catalogue }, changes)
  return await storeChanges(work, directory, prepared)
}

/**
 * Stores prepared changes in the running transaction. Each is accepted whole or refused whole; several of one root build on
 * each other. The locks on the roots make this the only writer of them until the transaction ends.
 */
export async function storeChanges(
  work: Work,
  directory: Directory,
  prepared: readonly PreparedChange[],
): Promise<ChangeResult[]> {
  await mustBeSame(work, directory)
  const sound = prepared.filter(item => item.ok)
  const done = await alreadyDone(work, sound)
  const roots = await lockRoots(work, sound)
  const kinds = await kindsOf(work, sound)
  const accepted: Accepted[] = []
  const results: ChangeResult[] = []
  for (const item of prepared) {
    const id = item.change.id
    if (!item.ok) {
      results.push(refused(id, item.code, item.field))
      continue
    }
    const before = done.get(id)
    if (before !== undefined) {
      results.push(before === '' ? refused(id, 'chain.broken', 'id') : { ok: true, id, at: before })
      continue
    }
    const judged = await judge(work, directory, item, roots, kinds)
    if (!judged.ok) {
      results.push(await withCurrent(work, item, judged))
      continue
    }
    const at = await work.position()
    accepted.push({ ...judged.accepted, at })
    done.set(id, cursorOf(at))
    results.push({ ok: true, id, at: cursorOf(at) })
  }
  if (accepted.length > 0) await writeChanges(work, accepted, roots)
  return results
}

const refused = (id: string, code: ChangeCode, field?: string): ChangeResult => ({
  ok: false,
  id,
  code,
  ...(field === undefined ? {} : { field }),
})

/** Signatures were checked against the keys of this directory: the author must still be who she was. */
async function mustBeSame(work: Work, directory: Directory): Promise<void> {
  const { rows } = await sql<{ keys_seq: number }>`select keys_seq from member
    where org_id = ${work.org}::uuid and user_id = ${work.user}::uuid and status = 'active'`.execute(work.trx)
  const known = [...directory.users].find(([user]) => user === work.user)?.[1]
  if (rows[0] === undefined || rows[0].keys_seq !== known?.since) throw new Refused(401, 'session.none')
}

/** Positions of changes accepted before; an empty text for an id that was used for something else. */
async function alreadyDone(work: Work, items: readonly SoundChange[]): Promise<Map<string, string>> {
  const ids = items.map(({ change }) => change.id)
  const { rows } = await sql<{ id: string; root_id: string; author: string; at_xid: string; at_n: number }>`
    select id, root_id, author, at_xid::text, at_n from change where org_id = ${work.org}::uuid and id = any(${ids}::uuid[])`.execute(
    work.trx,
  )
  const rootOf = new Map(items.map(({ change }) => [change.id, change.root]))
  return new Map(
    rows.map(row => {
      const same = row.author === work.user && rootOf.get(row.id) === row.root_id
      return [row.id, same ? cursorOf({ xid: row.at_xid, n: row.at_n }) : '']
    }),
  )
}

/** Locks the roots in one order, so that two batches cannot wait for each other, and reads what they are. */
async function lockRoots(work: Work, items: readonly SoundChange[]): Promise<Map<string, RootState>> {
  const ids = [...new Set(items.map(({ change }) => change.root))].sort()
  const { rows } = await sql<{ root_id: string; kind: string; case_epoch: number; head_seq: number }>`
    select root_id, kind, case_epoch, head_seq from root
    where org_id = ${work.org}::uuid and root_id = any(${ids}::uuid[]) order by root_id for update`.execute(work.trx)
  const found = rows.map(row => row.root_id)
  if (found.length === 0) return new Map()
  const opens = await sql<{ root_id: string; compartments: string[] }>`
    select t.root_id, t.compartments from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = ${work.org}::uuid and t.root_id = any(${found}::uuid[]) and not t.gone and m.user_id = ${work.user}::uuid`.execute(
    work.trx,
  )
  const chains = await sql<{ root_id: string; record_id: string; comp: string; version: number; vr_hash: Buffer }>`
    select root_id, record_id, comp, version, vr_hash from chain
    where org_id = ${work.org}::uuid and root_id = any(${found}::uuid[])`.execute(work.trx)
  const states = new Map<string, RootState>()
  for (const row of rows) {
    const mine = opens.rows.filter(({ root_id }) => root_id === row.root_id).flatMap(({ compartments }) => compartments)
    states.set(row.root_id, {
      root: row.root_id,
      kind: row.kind,
      caseEpoch: row.case_epoch,
      opens: new Set(mine),
      headSeq: row.head_seq,
      chains: new Map(),
      fresh: false,
    })
  }
  for (const { root_id, record_id, comp, version, vr_hash } of chains.rows) {
    const entry = { recId: recordId(record_id), comp: chainOf(comp), version, vrHash: ownBytes(vr_hash) }
    states.get(root_id)?.chains.set(`${record_id}/${comp}`, entry)
  }
  return states
}

function chainOf(text: string): Chain {
  const chain = CHAINS.find(name => name === text)
  if (chain === undefined) throw new Error('unknown chain stored')
  return chain
}

/** Kind and root of the records that exist, as far as the author may see them. */
async function kindsOf(
  work: Work,
  items: readonly SoundChange[],
): Promise<Map<string, { kind: string; root: string }>> {
  const ids = items.map(({ change }) => change.rec)
  const { rows } = await sql<{ id: string; kind: string; root_id: string }>`select id, kind, root_id from record
    where org_id = ${work.org}::uuid and id = any(${ids}::uuid[])`.execute(work.trx)
  return new Map(rows.map(({ id, kind, root_id }) => [id, { kind, root: root_id }]))
}

type Judged =
  | { readonly ok: true; readonly accepted: Omit<Accepted, 'at'> }
  | { readonly ok: false; readonly code: ChangeCode; readonly field?: string }

/** Holds a sound change to what is stored (security.md 5.1.5); on success the state already counts it. */
async function judge(
  work: Work,
  directory: Directory,
  item: SoundChange,
  roots: Map<string, RootState>,
  kinds: Map<string, { kind: string; root: string }>,
): Promise<Judged> {
  const { change, kind, versions } = item
  const known = kinds.get(change.rec)
  if (known !== undefined && (known.kind !== change.kind || known.root !== change.root)) {
    return { ok: false, code: 'record.unknown', field: 'rec' }
  }
  let state = roots.get(change.root)
  let wraps: ReturnType<typeof soundWraps> | undefined
  if (state === undefined) {
    if (!kind.root || change.wraps === undefined) return { ok: false, code: 'record.unknown', field: 'root' }
    wraps = soundWraps(directory, work.user ?? '', change.root, change.wraps)
    if (!wraps.ok) return { ok: false, code: wraps.code, field: wraps.field }
    state = freshRoot(change, wraps.opens)
  } else {
    if (change.wraps !== undefined) return { ok: false, code: 'head.stale', field: 'wraps' }
    if (kind.of !== undefined && kind.of !== state.kind) return { ok: false, code: 'kind.unknown', field: 'kind' }
  }
  for (const [i, version] of versions.entries()) {
    const place = `versions.${i}`
    const right = version.comp === 'facts' ? 'header' : version.comp
    if (!state.opens.has(right)) return { ok: false, code: 'right.missing', field: `${place}.comp` }
    if (version.keyEpoch !== state.caseEpoch) return { ok: false, code: 'epoch.stale', field: `${place}.vr` }
    const newest = state.chains.get(`${change.rec}/${version.comp}`)
    if (version.version !== (newest?.version ?? 0) + 1)
      return { ok: false, code: 'version.stale', field: `${place}.version` }
    if (!equalBytes(version.prevVr, newest?.vrHash ?? ZERO_HASH))
      return { ok: false, code: 'chain.broken', field: `${place}.vr` }
  }
  if (item.head.seq !== state.headSeq + 1) return { ok: false, code: 'head.stale', field: 'head.seq' }
  const entries = versions.map(({ comp, version, hash }) => ({
    recId: recordId(change.rec),
    comp,
    version,
    vrHash: hash,
  }))
  const after = new Map(state.chains)
  for (const entry of entries) after.set(`${change.rec}/${entry.comp}`, entry)
  const at = { inst: orgId(work.org), rootId: rootId(change.root), seq: item.head.seq }
  if (!equalBytes(await caseHead(at, [...after.values()]), item.head.hash))
    return { ok: false, code: 'head.stale', field: 'head.hash' }
  for (const entry of entries) state.chains.set(`${change.rec}/${entry.comp}`, entry)
  state.headSeq = item.head.seq
  roots.set(change.root, state)
  kinds.set(change.rec, { kind: change.kind, root: change.root })
  return { ok: true, accepted: { item, newRecord: known === undefined, wraps: wraps?.ok === true ? wraps.wraps : [] } }
}

function freshRoot({ root, kind }: Change, opens: ReadonlySet<string>): RootState {
  return { root, kind, caseEpoch: 1, opens, headSeq: 0, chains: new Map(), fresh: true }
}

/** Above this many records the device pulls the root itself. */
const MAX_CURRENT = 200

/** A stale change is answered with what is there now, so that the device can merge and send again at once. */
async function withCurrent(work: Work, { change }: SoundChange, judged: Judged & { ok: false }): Promise<ChangeResult> {
  const result = refused(change.id, judged.code, judged.field)
  if (result.ok || !['version.stale', 'head.stale', 'epoch.stale'].includes(judged.code) || !isUuid(change.root))
    return result
  const records = await rootRecords(work, change.root, MAX_CURRENT)
  const { rows } = await sql<{ head_seq: number; head_hash: Buffer; head_author: string; head_sig: Buffer }>`
    select head_seq, head_hash, head_author, head_sig from root
    where org_id = ${work.org}::uuid and root_id = ${change.root}::uuid`.execute(work.trx)
  const [row] = rows
  if (records === null || row === undefined) return result
  return {
    ...result,
    current: records,
    head: { seq: row.head_seq, hash: b64Of(row.head_hash), author: row.head_author, sig: b64Of(row.head_sig) },
  }
}
