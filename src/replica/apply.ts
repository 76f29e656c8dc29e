/** Taking in what the server delivers: records, heads and wraps become the sealed copy and its lists. */
import { CompartmentKeys, compartmentsOf, equalBytes, fromB64, rootId, teamId, userId } from '#vault'
import { checkChain, factsAreSigned, isSigned } from './checks.ts'
import { type Copy, myTeams, teamsOf } from './copy.ts'
import { goneWrite } from './gone.ts'
import { type Opened, openRecords, sealBox, vrOf } from './opened.ts'
import { overlay, pending } from './overlay.ts'
import type { Head, RecordState, VersionWire, Wrap } from './protocol.ts'
import { rebase } from './rebase.ts'
import { watch } from './sharing-watch.ts'
import type { StoredChain, StoredHead, StoredRecord, StoredWrap, Write } from './store/store.ts'
import type { Chain, Topic } from './types.ts'
import { headToStore, readGrantBox, versionToStore, wrapToStore } from './wire.ts'

export type Delivery = {
  records: readonly RecordState[]
  heads: ReadonlyArray<Head & { root: string }>
  wraps: readonly Wrap[]
  gone?: readonly string[]
  /** When it was asked for (`Order.asked`). */
  asked: number
  /** The team whose feed this is; `gone` speaks for it alone. */
  team?: string
  /** Further writes of the same batch: the new cursor. */
  also?: readonly Write[]
}

/** Stores a delivery in one batch, then brings lists, edits and screens up to date. In turn with other storing. */
export function apply(copy: Copy, delivery: Delivery): Promise<void> {
  return copy.serial(() => applyNow(copy, delivery))
}

async function applyNow(copy: Copy, delivery: Delivery): Promise<void> {
  const wraps = await takeWraps(copy, delivery.wraps.map(wrapToStore))
  const known = await copy.store.many(
    'records',
    delivery.records.map(({ root, rec }) => `${root}/${rec}`),
  )
  const taken = await Promise.all(
    delivery.records.map(state => takeState(copy, state, known.get(`${state.root}/${state.rec}`), delivery.asked)),
  )
  const records = taken.filter(record => record !== undefined)
  const heads = await takeHeads(copy, delivery)
  for (const [root] of heads) copy.newHeads.add(root)
  const gone = await goneWrites(copy, delivery)
  const batch: Write[] = [
    ...wraps.map((wrap): Write => ({ table: 'wraps', key: wrapPlace(wrap), value: wrap })),
    ...records.map((record): Write => ({ table: 'records', key: `${record.root}/${record.rec}`, value: record })),
    ...copy.packs.marks(records),
    ...heads.map(([root, head]): Write => ({ table: 'heads', key: root, value: head })),
    ...gone,
    ...(delivery.also ?? []),
  ]
  await copy.store.write(batch, 'relaxed')
  await watchWithdrawn(copy, delivery.records, records)
  for (const { root } of records) copy.order.stored(root)
  await refreshRows(copy, records)
  for (const root of new Set(records.map(record => record.root))) {
    if (copy.outbox.ofRoot(root).length > 0) await rebase(copy, root)
  }
  sayChanged(copy, records, [...heads.map(([root]) => root), ...wraps.map(wrap => wrap.root)])
}

/**
 * A consent that somebody withdrew lately: should the device that did not come back, this one looks whether the case has new keys
 * (decision 0172).
 */
async function watchWithdrawn(
  copy: Copy,
  states: readonly RecordState[],
  stored: readonly StoredRecord[],
): Promise<void> {
  const now = copy.clock()
  const fresh = new Map(stored.map(({ rec, chains }) => [rec, chains.facts === undefined ? null : vrOf(chains.facts)]))
  const roots = states.filter(({ rec, kind, facts }) => {
    const part = copy.catalogue.get(kind)?.sharing
    const ends = (part === 'consent' || part === 'exception') && facts.state === 'withdrawn'
    return ends && now - (fresh.get(rec)?.clientTime ?? 0) < WITHDRAWN_LATELY_MS
  })
  if (roots.length > 0) await watch(copy, ...roots.map(({ root }) => ({ root, at: now + OTHERS_WAIT_MS })))
}
const WITHDRAWN_LATELY_MS = 30 * 86_400_000
const OTHERS_WAIT_MS = 15 * 60_000

const wrapPlace = ({ root, team, caseEpoch }: StoredWrap) => `${root}/${team}/${caseEpoch}`

/** The wraps to store. One that opens here is never given up for one that does not, or that opens less. */
async function takeWraps(copy: Copy, wraps: readonly StoredWrap[]): Promise<StoredWrap[]> {
  for (const { root, team } of wraps) {
    const teams = copy.teamsOfRoot.get(root) ?? new Set()
    teams.add(team)
    copy.teamsOfRoot.set(root, teams)
  }
  const epochOf = (team: string) =>
    copy.directory.teams.get(teamId(team))?.epoch ?? copy.directory.users.get(userId(team))?.since ?? 0
  if (wraps.some(({ team, teamEpoch }) => teamEpoch > epochOf(team))) copy.behind = true
  // The same root was begun here and by someone else, by the same import: the keys of the one that is there count.
  const begun = new Map(
    wraps.flatMap(({ root }) =>
      copy.outbox.ofRoot(root).flatMap(({ fresh }) => (fresh ? [[root, fresh.caseKey] as const] : [])),
    ),
  )
  for (const root of begun.keys()) copy.keyring.forget(root)
  const damaged = new Set(await copy.keyring.open(wraps))
  for (const [root, caseKey] of begun) {
    if ((await copy.keyring.keysOf(root)).size === 0)
      copy.keyring.add(root, 1, CompartmentKeys.ofCase(rootId(root), caseKey))
  }
  for (const { root } of damaged) await copy.alarms.raise('wrap.damaged', { root })
  for (const root of new Set(wraps.map(wrap => wrap.root))) copy.rows.setTeams(root, teamsOf(copy)(root))
  const held = await copy.store.many('wraps', wraps.map(wrapPlace))
  return wraps.filter(wrap => {
    const before = held.get(wrapPlace(wrap))
    return before === undefined || (!damaged.has(wrap) && mayReplace(copy, before, wrap))
  })
}

function mayReplace({ keyring }: Copy, before: StoredWrap, wrap: StoredWrap): boolean {
  const opens = ({ team, teamEpoch }: StoredWrap) => keyring.secret(team, teamEpoch) !== undefined
  // What I cannot look into, and what came in a grant that anybody may have signed, replaces nothing that opens.
  if (opens(before) && readGrantBox(before) === undefined && (!opens(wrap) || readGrantBox(wrap) !== undefined))
    return false
  if (wrap.teamEpoch !== before.teamEpoch) return wrap.teamEpoch > before.teamEpoch
  const reach = compartmentsOf(wrap.scope) ?? []
  return (compartmentsOf(before.scope) ?? []).every(comp => reach.includes(comp))
}

/** The record to store, or undefined when nothing is new. Raises alarms for what an honest server never says. */
async function takeState(
  copy: Copy,
  state: RecordState,
  known: StoredRecord | undefined,
  asked: number,
): Promise<StoredRecord | undefined> {
  const { root, rec, kind, facts, at } = state
  const chains: Partial<Record<Chain, StoredChain>> = {}
  let news = known === undefined
  const declared = copy.catalogue.get(kind)
  if (declared !== undefined && declared.root !== (root === rec)) return misplaced(copy, state)
  for (const wire of state.versions) {
    const held = known?.chains[wire.comp]
    if (held !== undefined && isHere(held, wire)) {
      chains[wire.comp] = held
      continue
    }
    const chain = versionToStore(wire)
    if (!namesPlace(copy, state, wire.comp, chain)) return misplaced(copy, state)
    const against = held !== undefined && contradicts(held, chain)
    // What nobody signed was stored before it was checked: it is no reason to refuse what follows it.
    const before = against && (await checkChain(copy, state, wire.comp, held)) !== undefined ? undefined : held
    if (before !== undefined && before.version > chain.version) {
      if (!copy.order.late(root, asked)) await copy.alarms.raise('version.rolledBack', { root, rec })
      return undefined
    }
    if (before !== undefined && against) {
      await copy.alarms.raise('version.forked', { root, rec })
      return undefined
    }
    const opensMore = before?.sealed === undefined && chain.sealed !== undefined
    if (before === undefined || before.version < chain.version || opensMore) news = true
    chains[wire.comp] = opensMore || before === undefined || before.version < chain.version ? chain : before
  }
  if (chains.facts === undefined && known?.chains.facts !== undefined) return withheld(copy, state)
  if (!factsAreSigned(facts, chains.facts)) {
    await copy.alarms.raise('facts.changed', { root, rec })
    return withheld(copy, state)
  }
  if (!news) return undefined
  return sealBox(copy.box, { root, rec, kind, facts, chains: { ...known?.chains, ...chains }, at })
}

/** Whether a version is the very one that is stored, with all it brings: what this device wrote comes back with every feed. */
const isHere = (held: StoredChain, wire: VersionWire): boolean =>
  held.version === wire.version &&
  (held.sealed !== undefined || wire.sealed === undefined) &&
  equalBytes(held.vr, fromB64(wire.vr))

const contradicts = (held: StoredChain, chain: StoredChain): boolean =>
  held.version > chain.version || (held.version === chain.version && !equalBytes(held.vr, chain.vr))

/** Whether a version was written for the place it is delivered at; who wrote it is checked when the root is opened. */
function namesPlace({ org }: Copy, { root, rec }: RecordState, comp: Chain, chain: StoredChain): boolean {
  const named = vrOf(chain)
  if (named === null || named.inst !== org || named.rootId !== root || named.recId !== rec) return false
  return named.comp === comp && named.version === chain.version
}

/** Nothing of it is stored, so that no edit is ever merged onto it; the check of heads asks for the root once more. */
function withheld(copy: Copy, { root }: RecordState): undefined {
  copy.newHeads.add(root)
}

async function misplaced(copy: Copy, { root, rec }: RecordState): Promise<undefined> {
  await copy.alarms.raise('version.record', { root, rec })
}

async function takeHeads(copy: Copy, { heads, asked }: Delivery): Promise<Array<[string, StoredHead]>> {
  const newest = new Map<string, StoredHead>()
  for (const wire of heads) {
    const before = newest.get(wire.root)
    if (before === undefined || before.seq < wire.seq) newest.set(wire.root, headToStore(wire))
  }
  const taken: Array<[string, StoredHead]> = []
  const stored = await copy.store.many('heads', [...newest.keys()])
  for (const [root, head] of newest) {
    const before = stored.get(root)
    const same = before?.seq === head.seq
    if (before === undefined || before.seq < head.seq || (same && equalBytes(before.hash, head.hash)))
      taken.push([root, head])
    else if (!(await isSigned(copy, root, before))) taken.push([root, head])
    else if (same || !copy.order.late(root, asked))
      await copy.alarms.raise(same ? 'head.differs' : 'head.rolledBack', { root })
  }
  return taken
}

/** Forgets roots a team lost, when no other team of mine opens them. Heads stay: what comes back must not be older. */
async function goneWrites(copy: Copy, { gone = [], team }: Delivery): Promise<Write[]> {
  const writes: Write[] = []
  const mine = new Set<string>([...myTeams(copy), copy.user])
  for (const root of gone) {
    const wraps = await copy.store.keys('wraps', `${root}/`)
    const lost = wraps.filter(key => team === undefined || key.split('/')[1] === team)
    copy.teamsOfRoot.get(root)?.delete(team ?? '')
    // What other teams have of it, as an opened root told, keeps nothing here.
    const kept = wraps.some(key => !lost.includes(key) && mine.has(key.split('/')[1] ?? ''))
    writes.push(...(kept ? lost : wraps).map((key): Write => ({ table: 'wraps', key })))
    if (kept) continue
    const records = await copy.store.keys('records', `${root}/`)
    writes.push(...records.map((key): Write => ({ table: 'records', key })))
    const teams = [...wraps.map(key => key.split('/')[1] ?? ''), ...(team === undefined ? [] : [team])]
    writes.push(...(await goneWrite(copy, root, [...teams, ...(copy.teamsOfRoot.get(root) ?? [])])))
    copy.parted = true
    copy.teamsOfRoot.delete(root)
    copy.keyring.forget(root)
    copy.rows.dropRoot(root)
    writes.push(...copy.packs.marks([{ root, rec: root }]))
    copy.topics.say(`root:${root}`)
  }
  return writes
}

/** Opens what the lists need of stored records, lays waiting edits over it, and replaces the rows. */
export async function refreshRows(copy: Copy, stored: readonly StoredRecord[]): Promise<void> {
  for (let start = 0; start < stored.length; start += 500) {
    const opened = await openRecords(copy, stored.slice(start, start + 500), kind => copy.rows.needs(kind))
    for (const { code, root, rec } of opened.flatMap(record => record.problems)) {
      await copy.alarms.raise(code, rec === undefined ? { root } : { root, rec })
    }
    const laid = opened.map(record => overlay(record, copy.outbox.ofRecord(record.root, record.rec)))
    await takeRows(copy, laid)
  }
}

/** Replaces the rows of opened records, and gathers anew for roots whose row showed what is no longer so. */
export async function takeRows(copy: Copy, opened: readonly Opened[]): Promise<void> {
  for (const root of copy.rows.take(opened, teamsOf(copy))) await gatherRoot(copy, root)
}

/** Reads every record of a root again for what its row shows of them. */
export async function gatherRoot(copy: Copy, root: string): Promise<void> {
  const stored = (await copy.store.range('records', `${root}/`)).map(([, record]) => record)
  const opened = await openRecords(copy, stored, kind => copy.rows.needs(kind))
  const laid = opened.map(record => overlay(record, copy.outbox.ofRecord(root, record.rec)))
  const here = new Set(stored.map(({ rec }) => rec))
  const alone = Map.groupBy(
    copy.outbox.ofRoot(root).filter(({ rec }) => !here.has(rec)),
    ({ rec }) => rec,
  )
  for (const edits of alone.values()) {
    const record = pending(edits, copy.user)
    if (record !== undefined) laid.push(record)
  }
  copy.rows.gatherAnew(root)
  copy.rows.take(laid, teamsOf(copy))
}

export function sayChanged(
  copy: Copy,
  records: ReadonlyArray<{ root: string; rec: string }>,
  roots: readonly string[],
): void {
  const topics = new Set<Topic>()
  for (const { root, rec } of records) {
    topics.add(`root:${root}`)
    const kind = copy.rows.get(rec)?.kind
    if (kind !== undefined) topics.add(`list:${kind}`)
    // What belongs to a root shows in the root's row.
    const rootKind = rec === root ? undefined : copy.rows.get(root)?.kind
    if (rootKind !== undefined) topics.add(`list:${rootKind}`)
    if (kind === 'colleague' || kind === 'team') topics.add('people')
  }
  for (const root of roots) topics.add(`root:${root}`)
  copy.topics.say(...topics)
}
