import { sql } from 'kysely'
import type { Catalogue } from '#records'
import type { Change, ChangeResult, Wrap } from '#replica/protocol.ts'
import { caseHead, type Directory, equalBytes, isUuid, orgId, recordId, rootId, ZERO_HASH } from '#vault'
import { rootRecords } from '../records.ts'
import { b64Of, cursorOf } from '../wire.ts'
import type { Work } from '../work.ts'
import { type ChangeCode, isOfficer, type PreparedChange, prepareChanges, type SoundChange } from './prepare.ts'
import { type RootState, readStored } from './state.ts'
import { type SoundWrap, soundRekey, soundWraps } from './wraps.ts'
import { type Accepted, writeChanges } from './write.ts'

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
  const sound = prepared.filter(item => item.ok)
  const { roots, done, kinds } = await readStored(work, directory, sound)
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
  if (kind.writers === 'officersOrSelf' && !isOfficer(directory, work.user ?? '') && !(await isSelf(work, change)))
    return { ok: false, code: 'right.missing', field: 'kind' }
  let state = roots.get(change.root)
  let wraps: readonly SoundWrap[] = []
  let caseEpoch = state?.caseEpoch ?? 1
  if (state === undefined) {
    if (!kind.root || change.wraps === undefined) return { ok: false, code: 'record.unknown', field: 'root' }
    const given = soundWraps(directory, work.user ?? '', change.root, change.wraps)
    if (!given.ok) return given
    wraps = given.wraps
    state = freshRoot(change, given)
  } else {
    if (change.wraps !== undefined) {
      const anew = rekeyed(directory, state, item, change.wraps)
      if (!anew.ok) return anew
      wraps = anew.wraps
      caseEpoch += 1
    }
    if (kind.of !== undefined && kind.of !== state.kind) return { ok: false, code: 'kind.unknown', field: 'kind' }
  }
  for (const [i, version] of versions.entries()) {
    const place = `versions.${i}`
    const right = version.comp === 'facts' ? 'header' : version.comp
    if (!state.opens.has(right)) return { ok: false, code: 'right.missing', field: `${place}.comp` }
    if (version.keyEpoch !== caseEpoch) return { ok: false, code: 'epoch.stale', field: `${place}.vr` }
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
  state.caseEpoch = caseEpoch
  roots.set(change.root, state)
  kinds.set(change.rec, { kind: change.kind, root: change.root })
  return { ok: true, accepted: { item, newRecord: known === undefined, wraps } }
}

/** Whether the record is about its author: the stored fact `user` names her. */
async function isSelf(work: Work, { rec }: Change): Promise<boolean> {
  const { rows } = await sql`select from chain c join version v on v.org_id = c.org_id and v.record_id = c.record_id
      and v.comp = c.comp and v.version = c.version
    where c.org_id = ${work.org}::uuid and c.record_id = ${rec}::uuid and c.comp = 'facts'
      and v.facts->>'user' = ${work.user}`.execute(work.trx)
  return rows.length > 0
}

function freshRoot(
  { root, kind }: Change,
  { opens, wraps }: { opens: ReadonlySet<string>; wraps: readonly SoundWrap[] },
): RootState {
  const teams = new Map(wraps.map(({ team, compartments }) => [team, compartments]))
  return { root, kind, caseEpoch: 1, opens, teams, headSeq: 0, chains: new Map(), fresh: true }
}

/** A change of the root's own record may raise the epoch of its key; the header says under which one later changes seal. */
function rekeyed(directory: Directory, state: RootState, { change, versions }: SoundChange, wraps: readonly Wrap[]) {
  // A root made by two devices: the second learns of the first.
  if (wraps.length > 0 && wraps.every(({ caseEpoch }) => caseEpoch === 1))
    return { ok: false, code: 'head.stale', field: 'wraps' } as const
  const sound = soundRekey(directory, state, wraps)
  const complete = change.rec === change.root && versions.some(({ comp }) => comp === 'header')
  return sound.ok && !complete ? ({ ok: false, code: 'chain.broken', field: 'versions' } as const) : sound
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
