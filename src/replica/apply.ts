/** Taking in what the server delivers: records, heads and wraps become the sealed copy and its lists. */
import { type Compartment, decodeVr, equalBytes } from '#vault'
import { factsAreSigned } from './checks.ts'
import { type Copy, teamsOf } from './copy.ts'
import { boxPlace, openRecords } from './opened.ts'
import { overlay } from './overlay.ts'
import type { Head, RecordState, Wrap } from './protocol.ts'
import { rebase } from './rebase.ts'
import type { StoredChain, StoredHead, StoredRecord, StoredWrap, Write } from './store/store.ts'
import type { Chain, Topic } from './types.ts'
import { headToStore, versionToStore, wrapToStore } from './wire.ts'

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
  const wraps = delivery.wraps.map(wrapToStore)
  await takeWraps(copy, wraps)
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
    ...wraps.map(
      (wrap): Write => ({ table: 'wraps', key: `${wrap.root}/${wrap.team}/${wrap.caseEpoch}`, value: wrap }),
    ),
    ...records.map((record): Write => ({ table: 'records', key: `${record.root}/${record.rec}`, value: record })),
    ...records.map(({ root, rec }) => copy.packs.mark(root, rec)),
    ...heads.map(([root, head]): Write => ({ table: 'heads', key: root, value: head })),
    ...gone,
    ...(delivery.also ?? []),
  ]
  await copy.store.write(batch, 'relaxed')
  for (const { root } of records) copy.order.stored(root)
  await refreshRows(copy, records)
  for (const root of new Set(records.map(record => record.root))) {
    if (copy.outbox.ofRoot(root).length > 0) await rebase(copy, root)
  }
  sayChanged(copy, records, [...heads.map(([root]) => root), ...wraps.map(wrap => wrap.root)])
}

async function takeWraps(copy: Copy, wraps: readonly StoredWrap[]): Promise<void> {
  for (const { root, team } of wraps) {
    const teams = copy.teamsOfRoot.get(root) ?? new Set()
    teams.add(team)
    copy.teamsOfRoot.set(root, teams)
  }
  for (const wrap of await copy.keyring.open(wraps)) await copy.alarms.raise('wrap.damaged', { root: wrap.root })
  for (const root of new Set(wraps.map(wrap => wrap.root))) copy.rows.setTeams(root, teamsOf(copy)(root))
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
    const before = known?.chains[wire.comp]
    const chain = versionToStore(wire)
    if (!namesPlace(copy, state, wire.comp, chain)) return misplaced(copy, state)
    if (before !== undefined && before.version > chain.version) {
      if (!copy.order.late(root, asked)) await copy.alarms.raise('version.rolledBack', { root, rec })
      return undefined
    }
    if (before?.version === chain.version && !equalBytes(before.vr, chain.vr)) {
      await copy.alarms.raise('version.forked', { root, rec })
      return undefined
    }
    const opensMore = before?.sealed === undefined && chain.sealed !== undefined
    if (before === undefined || before.version < chain.version || opensMore) news = true
    chains[wire.comp] = opensMore || before === undefined || before.version < chain.version ? chain : before
  }
  if (!factsAreSigned(facts, chains.facts)) await copy.alarms.raise('facts.changed', { root, rec })
  if (!news) return undefined
  const box = await copy.box.sealValue(boxPlace(root, rec), { kind, facts })
  return { root, rec, box, chains: { ...known?.chains, ...chains }, at }
}

/** Whether a version was written for the place it is delivered at; who wrote it is checked when the root is opened. */
function namesPlace({ org }: Copy, { root, rec }: RecordState, comp: Chain, { vr, version }: StoredChain): boolean {
  const named = decodeVr(vr)
  if (named === null || named.inst !== org || named.rootId !== root || named.recId !== rec) return false
  return named.comp === comp && named.version === version
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
    if (before === undefined || before.seq <= head.seq) taken.push([root, head])
    else if (!copy.order.late(root, asked)) await copy.alarms.raise('head.rolledBack', { root })
  }
  return taken
}

/** Forgets roots a team lost, when no other team of mine opens them. */
async function goneWrites(copy: Copy, { gone = [], team }: Delivery): Promise<Write[]> {
  const writes: Write[] = []
  for (const root of gone) {
    const wraps = await copy.store.keys('wraps', `${root}/`)
    const lost = wraps.filter(key => team === undefined || key.split('/')[1] === team)
    writes.push(...lost.map((key): Write => ({ table: 'wraps', key })))
    copy.teamsOfRoot.get(root)?.delete(team ?? '')
    if (lost.length < wraps.length) continue
    const records = await copy.store.keys('records', `${root}/`)
    writes.push(...records.map((key): Write => ({ table: 'records', key })), { table: 'heads', key: root })
    copy.teamsOfRoot.delete(root)
    copy.keyring.forget(root)
    copy.rows.dropRoot(root)
    copy.packs.touch(root)
    copy.topics.say(`root:${root}`)
  }
  return writes
}

/** Opens what the lists need of stored records, lays waiting edits over it, and replaces the rows. */
export async function refreshRows(copy: Copy, stored: readonly StoredRecord[]): Promise<void> {
  const needed = new Set<Compartment>(['header'])
  for (const kind of copy.catalogue.kinds) for (const comp of copy.rows.needs(kind.name)) needed.add(comp)
  for (let start = 0; start < stored.length; start += 500) {
    const opened = await openRecords(copy, stored.slice(start, start + 500), needed)
    for (const { code, root, rec } of opened.flatMap(record => record.problems)) {
      await copy.alarms.raise(code, rec === undefined ? { root } : { root, rec })
    }
    const laid = opened.map(record => overlay(record, copy.outbox.ofRecord(record.root, record.rec)))
    copy.rows.take(laid, teamsOf(copy))
  }
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
    if (kind === 'colleague' || kind === 'team') topics.add('people')
  }
  for (const root of roots) topics.add(`root:${root}`)
  copy.topics.say(...topics)
}
