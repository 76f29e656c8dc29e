import { sql } from 'kysely'
import type { Catalogue } from '#records'
import type { Change, ChangeResult, Wrap } from '#replica/protocol.ts'
import {
  caseHead,
  type Directory,
  equalBytes,
  type HeadEntry,
  isUuid,
  orgId,
  recordId,
  rootId,
  ZERO_HASH,
} from '#vault'
import { newestFacts, rootRecords } from '../records.ts'
import { b64Of, cursorOf } from '../wire.ts'
import type { Position, Work } from '../work.ts'
import { type Asked, answerMisfits, keepAsked } from './answers.ts'
import {
  type Fault,
  isOfficer,
  type PreparedChange,
  prepareChanges,
  type SoundChange,
  type SoundRecord,
} from './prepare.ts'
import { Sharings } from './sharing.ts'
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
  return await storeChanges(work, directory, catalogue, prepared)
}

/**
 * Stores prepared changes in the running transaction. Each is accepted whole or refused whole; several of one root build on
 * each other. The locks on the roots make this the only writer of them until the transaction ends.
 */
export async function storeChanges(
  work: Work,
  directory: Directory,
  catalogue: Catalogue,
  prepared: readonly PreparedChange[],
): Promise<ChangeResult[]> {
  const sound = prepared.filter(item => item.ok)
  const { roots, done, kinds } = await readStored(work, directory, sound)
  const accepted: Accepted[] = []
  const asked: Asked = new Map()
  const sharings = new Sharings(work, directory, catalogue)
  const results: ChangeResult[] = []
  for (const item of prepared) {
    const id = item.change.id
    if (!item.ok) {
      results.push(refused(item.change, item))
      continue
    }
    const before = done.get(id)
    if (before !== undefined) {
      results.push(
        before === '' ? refused(item.change, { code: 'chain.broken', field: 'id' }) : { ok: true, id, at: before },
      )
      continue
    }
    const judged = await judge(work, directory, item, roots, kinds, asked, sharings)
    if (!judged.ok) {
      results.push(await withCurrent(work, item, judged))
      continue
    }
    const positions: Position[] = []
    for (const _ of item.records) positions.push(await work.position())
    const at = cursorOf(positions.at(-1) ?? (await work.position()))
    accepted.push({ ...judged.accepted, positions })
    done.set(id, at)
    results.push({ ok: true, id, at })
  }
  if (accepted.length > 0) await writeChanges(work, accepted, roots)
  await sharings.finish()
  return results
}

/** The record is told by its place: an id the author may know nothing of is not said back. */
function refused({ id, records }: Change, { code, field, rec }: Fault): ChangeResult {
  const record = rec === undefined ? -1 : records.findIndex(each => each.rec === rec)
  return {
    ok: false,
    id,
    code,
    ...(record === -1 ? {} : { record }),
    ...(field === undefined ? {} : { field }),
  }
}

type Judged = { readonly ok: true; readonly accepted: Omit<Accepted, 'positions'> } | ({ readonly ok: false } & Fault)

/** Holds a sound change to what is stored (security.md 5.1.5); on success the state already counts it. */
async function judge(
  work: Work,
  directory: Directory,
  item: SoundChange,
  roots: Map<string, RootState>,
  kinds: Map<string, { kind: string; root: string }>,
  asked: Asked,
  sharings: Sharings,
): Promise<Judged> {
  const { change } = item
  const fault =
    (await notTheirs(work, directory, item, kinds)) ??
    (await answerMisfits(work, directory, item, asked)) ??
    (await sharings.misfit(item, roots.get(change.root)))
  if (fault !== undefined) return { ok: false, ...fault }
  const begun = beginning(work, directory, item, roots.get(change.root))
  if (!begun.ok) return begun
  const { state, wraps, caseEpoch } = begun
  const after = new Map(state.chains)
  for (const record of item.records) {
    const misfit = follow(record, state, caseEpoch, after)
    if (misfit !== undefined) return { ok: false, ...misfit, rec: record.rec }
  }
  if (item.head.seq !== state.headSeq + 1) return { ok: false, code: 'head.stale', field: 'head.seq' }
  const at = { inst: orgId(work.org), rootId: rootId(change.root), seq: item.head.seq }
  if (!equalBytes(await caseHead(at, [...after.values()]), item.head.hash))
    return { ok: false, code: 'head.stale', field: 'head.hash' }
  state.chains = after
  state.headSeq = item.head.seq
  state.caseEpoch = caseEpoch
  roots.set(change.root, state)
  const fresh = new Set(item.records.flatMap(({ rec }) => (kinds.has(rec) ? [] : [rec])))
  for (const { rec, kind } of item.records) kinds.set(rec, { kind: kind.name, root: change.root })
  keepAsked(item, asked)
  sharings.keep(item)
  return { ok: true, accepted: { item, fresh, wraps } }
}

/** What is wrong with the records themselves: an id that is something else already, a kind the author may not write. */
async function notTheirs(
  work: Work,
  directory: Directory,
  { change, records }: SoundChange,
  kinds: ReadonlyMap<string, { kind: string; root: string }>,
): Promise<Fault | undefined> {
  for (const { rec, kind } of records) {
    const known = kinds.get(rec)
    if (known !== undefined && (known.kind !== kind.name || known.root !== change.root))
      return { code: 'record.unknown', field: 'rec', rec }
    const officers = kind.writers === 'officersOrSelf' && !isOfficer(directory, work.user ?? '')
    if (officers && !(await isSelf(work, change.root, rec))) return { code: 'right.missing', field: 'kind', rec }
  }
  return undefined
}

/** The root as it was before the change, with the epoch and the wraps that the change brings. */
function beginning(
  work: Work,
  directory: Directory,
  item: SoundChange,
  state: RootState | undefined,
):
  | { readonly ok: true; readonly state: RootState; readonly wraps: readonly SoundWrap[]; readonly caseEpoch: number }
  | ({ readonly ok: false } & Fault) {
  const { change, records } = item
  const own = records.find(({ rec }) => rec === change.root)
  const kind = state?.kind ?? own?.kind.name
  const stranger = records.find(record => record.kind.of !== undefined && record.kind.of !== kind)
  if (state !== undefined) {
    if (stranger !== undefined) return { ok: false, code: 'kind.unknown', field: 'kind', rec: stranger.rec }
    if (change.wraps === undefined || opensToOthers(item))
      return { ok: true, state, wraps: [], caseEpoch: state.caseEpoch }
    const anew = rekeyed(directory, state, own, change.wraps)
    return anew.ok ? { ok: true, state, wraps: anew.wraps, caseEpoch: state.caseEpoch + 1 } : anew
  }
  if (own === undefined || change.wraps === undefined) return { ok: false, code: 'record.unknown', field: 'root' }
  if (stranger !== undefined) return { ok: false, code: 'kind.unknown', field: 'kind', rec: stranger.rec }
  const given = soundWraps(directory, work.user ?? '', change.root, change.wraps)
  if (!given.ok) return given
  return { ok: true, state: freshRoot(change.root, own.kind.name, given), wraps: given.wraps, caseEpoch: 1 }
}

/** Wraps that come with a disclosure give the present keys to somebody new; `sharing.ts` judges and stores them. */
const opensToOthers = ({ records }: SoundChange): boolean =>
  records.some(({ kind, facts }) => kind.sharing === 'disclosure' && facts?.how === 'share')

/** Adds the versions of a record to the chains; the fault when one does not follow what is there. */
function follow(
  { rec, versions }: SoundRecord,
  state: RootState,
  caseEpoch: number,
  after: Map<string, HeadEntry>,
): Fault | undefined {
  for (const [i, version] of versions.entries()) {
    const place = `versions.${i}`
    const right = version.comp === 'facts' ? 'header' : version.comp
    if (!state.opens.has(right)) return { code: 'right.missing', field: `${place}.comp` }
    if (version.keyEpoch !== caseEpoch) return { code: 'epoch.stale', field: `${place}.vr` }
    const newest = state.chains.get(`${rec}/${version.comp}`)
    if (version.version !== (newest?.version ?? 0) + 1) return { code: 'version.stale', field: `${place}.version` }
    if (!equalBytes(version.prevVr, newest?.vrHash ?? ZERO_HASH)) return { code: 'chain.broken', field: `${place}.vr` }
    const { comp, hash } = version
    after.set(`${rec}/${comp}`, { recId: recordId(rec), comp, version: version.version, vrHash: hash })
  }
  return undefined
}

/** Whether the record is about its author: the stored fact `user` names her. */
async function isSelf(work: Work, root: string, rec: string): Promise<boolean> {
  const { rows } = await newestFacts(work, root, rec).execute(work.trx)
  return rows[0]?.facts?.user === work.user
}

function freshRoot(
  root: string,
  kind: string,
  { opens, wraps }: { opens: ReadonlySet<string>; wraps: readonly SoundWrap[] },
): RootState {
  const teams = new Map(wraps.map(({ team, compartments }) => [team, compartments]))
  return { root, kind, caseEpoch: 1, opens, teams, headSeq: 0, chains: new Map(), fresh: true }
}

/** A change of the root's own record may raise the epoch of its key; the header says under which one later changes seal. */
function rekeyed(directory: Directory, state: RootState, own: SoundRecord | undefined, wraps: readonly Wrap[]) {
  // A root made by two devices: the second learns of the first.
  if (wraps.length > 0 && wraps.every(({ caseEpoch }) => caseEpoch === 1))
    return { ok: false, code: 'head.stale', field: 'wraps' } as const
  const sound = soundRekey(directory, state, wraps)
  const complete = own?.versions.some(({ comp }) => comp === 'header') === true
  return sound.ok && !complete ? ({ ok: false, code: 'chain.broken', field: 'versions' } as const) : sound
}

/** Above this many records the device pulls the root itself. */
const MAX_CURRENT = 200

/** A stale change is answered with what is there now, so that the device can merge and send again at once. */
async function withCurrent(work: Work, { change }: SoundChange, judged: Judged & { ok: false }): Promise<ChangeResult> {
  const result = refused(change, judged)
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
