/** Giving something of a case to somebody on her consent, and taking it back (decisions 0125 to 0127). */
import { endOfDay, recipientFacts, type Sharing } from '#records'
import { isUuid, teamId } from '#vault'
import { presentKeys, receiverOf } from './build.ts'
import { renewKeys } from './case-acts/give.ts'
import { basisFor, lapsed, mayApproveOf } from './consents.ts'
import type { Copy } from './copy.ts'
import { whoOpened } from './log-entries.ts'
import { vrOf } from './opened.ts'
import { refetchRoot } from './refetch.ts'
import type { Open } from './session.ts'
import { unwatch, watch, watched } from './sharing-watch.ts'
import { signedHere } from './signed-here.ts'
import type { ConsentReach, DiscloseInput, ShareInput } from './types/consent.ts'
import type { Outcome, Refused, SealedValues, Values } from './types.ts'
import { changeRecord, keepCreations, planCreate, presentRecord } from './write.ts'

const refused = (code: string, place?: string): Refused =>
  place === undefined ? { ok: false, code } : { ok: false, code, place }
const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7)

/** The kind of a root's records with a part in sharing. */
function kindOf(copy: Copy, root: string, part: 'disclosure'): string | undefined {
  const of = copy.rows.get(root)?.kind
  return copy.catalogue.kinds.find(kind => kind.sharing === part && kind.of === of)?.name
}

async function plan(copy: Copy, root: string, input: DiscloseInput) {
  const kind = kindOf(copy, root, 'disclosure')
  if (kind === undefined) return refused('root.unknown')
  const { how, to, purpose, compartments, basis: named, sealed } = input
  const act: Sharing = { purpose, to, compartments }
  const now = copy.clock()
  const found = basisFor(await signedHere(copy, root), act, now, mayApproveOf(copy, root), named)
  if (!found.ok) return found
  const { basis } = found
  const facts: Values = {
    how,
    purpose,
    compartments: [...compartments],
    month: monthOf(now),
    ...recipientFacts(to),
    ...(basis === undefined ? {} : { [basis.part === 'exception' ? 'exception' : 'consent']: basis.rec }),
  }
  const planned = await planCreate(copy, kind, { root, facts, ...(sealed === undefined ? {} : { sealed }) })
  return planned.ok ? { ...planned, basis } : planned
}

/** What became of an edit after a round with the server: undefined when it went through. */
function leftOf(copy: Copy, id: string): { code: string } | undefined {
  const [edit] = copy.outbox.ofChange(id)
  if (edit === undefined) return undefined
  return { code: edit.refused?.code ?? 'consent.offline' }
}

/** See {@link ConsentFacade.disclose}. */
export async function disclose(
  { copy, sync }: Open,
  root: string,
  input: DiscloseInput,
): Promise<Outcome<{ disclosure: string; waiting: boolean }>> {
  if (input.how === 'share') return refused('consent.scope')
  const planned = await plan(copy, root, input)
  if (!planned.ok) return planned
  const { edit } = planned
  const mayWait = planned.basis === undefined || input.how === 'referral'
  if (!mayWait && !sync.online) return refused('consent.offline')
  await keepCreations(copy, [planned])
  await sync.now()
  const left = leftOf(copy, edit.id)
  if (left === undefined) return { ok: true, disclosure: edit.rec, waiting: false }
  if (mayWait && left.code === 'consent.offline') return { ok: true, disclosure: edit.rec, waiting: true }
  // Nothing was given, so there is nothing to keep: whoever wants to give it asks again.
  await discard(copy, edit.id, root, edit.rec)
  return refused(left.code)
}

async function discard(copy: Copy, id: string, root: string, rec: string): Promise<void> {
  await copy.serial(() => copy.outbox.remove(copy.outbox.ofChange(id)))
  copy.topics.say('sync', `root:${root}`)
  copy.rows.drop(rec)
}

/** See {@link ConsentFacade.shareCase}. */
export async function shareCase(
  { copy, sync }: Open,
  root: string,
  { team, ...input }: ShareInput,
): Promise<Outcome<{ disclosure: string; waiting: boolean }>> {
  if (!isUuid(team) || receiverOf(copy.directory, team) === undefined) return refused('team.unknown', 'team')
  const planned = await plan(copy, root, { ...input, how: 'share', to: { kind: 'team', whom: team } })
  if (!planned.ok) return planned
  const { basis } = planned
  const edit = { ...planned.edit, share: { team, opens: [...input.compartments] } }
  await keepCreations(copy, [{ ok: true, edit }])
  if (typeof basis?.facts.until === 'string') await watch(copy, { root, at: endOfDay(basis.facts.until) })
  if (sync.online) await sync.now()
  const left = leftOf(copy, edit.id)
  if (left === undefined) return { ok: true, disclosure: edit.rec, waiting: false }
  return left.code === 'consent.offline' ? { ok: true, disclosure: edit.rec, waiting: true } : refused(left.code)
}

/** See {@link ConsentFacade.withdrawConsent}. */
export async function withdrawConsent(
  { copy, sync }: Open,
  { root, rec }: { root: string; rec: string },
  sealed?: SealedValues,
): Promise<Outcome<{ waiting: boolean; rotated: boolean }>> {
  const present = await presentRecord(copy, root, rec)
  const declared = present === undefined ? undefined : copy.catalogue.get(present.kind)
  if (present === undefined || (declared?.sharing !== 'consent' && declared?.sharing !== 'exception'))
    return refused('object.unknown')
  if (present.facts.state === 'withdrawn') return refused('consent.withdrawn')
  if (present.facts.state !== 'inForce') return refused('consent.elsewhere')
  const month = declared.facts.withdrawnMonth === undefined ? {} : { withdrawnMonth: monthOf(copy.clock()) }
  const patch = { facts: { state: 'withdrawn', ...month }, ...(sealed === undefined ? {} : { sealed }) }
  // From here on nothing else of the case overtakes it.
  await watch(copy, { root, at: 0 })
  const changed = await changeRecord(copy, { root, rec }, patch)
  if (!changed.ok) return changed
  await goFirst(copy, sync, root, rec)
  if (sync.online) await sync.now()
  const renewing = () => copy.outbox.ofRoot(root).some(edit => edit.rekey !== undefined)
  if (renewing()) await sync.now()
  const waiting = copy.outbox.ofRecord(root, rec).length > 0
  const due = (await watched(copy)).some(each => each.root === root && each.at === 0)
  return { ok: true, waiting, rotated: !waiting && !due && !renewing() }
}

/** Puts what waits of a record before everything else that waits of its root; a root the server does not know begins itself. */
async function goFirst(copy: Copy, sync: Open['sync'], root: string, rec: string): Promise<void> {
  // What is on its way is not touched: it is answered first.
  while (sync.sender.running !== undefined) await sync.sender.running
  const waiting = copy.outbox.ofRoot(root)
  if (waiting.some(edit => edit.fresh !== undefined)) return
  await copy.outbox.putLast(waiting.filter(edit => edit.rec !== rec && edit.refused === undefined))
}

// ------------------------------------------------------------------ new keys afterwards

const DAY = 86_400_000
/** How long other devices leave it to the one that shared, or withdrew, to make new keys. */
const GRACE_MS = 15 * 60_000
/** Consents that ran out longer ago were looked at by the devices of that time. */
const LATELY_MS = 30 * DAY
/** Roots looked at in one round, so that an unlock after a holiday does nothing else for a while. */
const AT_ONCE = 10

/** Of each open copy: consents that ran out and were looked at, and which roots had their turn last. */
const lookedAt = new WeakMap<Copy, Set<string>>()
const turns = new WeakMap<Copy, string[]>()

/** The roots of this round: those that never had a turn, then those that had it longest ago. One that has to wait keeps no other waiting. */
export function whoseTurn(roots: ReadonlySet<string>, had: readonly string[], most = AT_ONCE): string[] {
  const order = new Map(had.map((root, i) => [root, i + 1]))
  return [...roots].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).slice(0, most)
}

/** Roots of which a consent or an exception ran out lately, whoever gave something on it: from the rows in memory. */
function ranOut(copy: Copy): Array<{ root: string; rec: string }> {
  const known = lookedAt.get(copy) ?? new Set()
  lookedAt.set(copy, known)
  const now = copy.clock()
  const found: Array<{ root: string; rec: string }> = []
  for (const { name, sharing: part } of copy.catalogue.kinds) {
    if (part !== 'consent' && part !== 'exception') continue
    for (const { root, rec, facts } of copy.rows.ofKind(name)) {
      const ended = endOfDay(String(facts.until))
      if (facts.state !== 'inForce' || known.has(rec) || !(ended + GRACE_MS <= now && now < ended + LATELY_MS)) continue
      found.push({ root, rec })
    }
  }
  return found
}

/**
 * After each round with the server: where a consent that was withdrawn, or ran out, has let somebody read a case, the case gets new
 * keys that those do not have. The device that withdrew or shared does it at once; any other that holds the whole key when
 * nobody has within a quarter of an hour. Answers whether something has to be sent.
 */
export async function tendSharing(copy: Copy): Promise<boolean> {
  const due = (await watched(copy)).filter(({ at }) => at <= copy.clock())
  const over = ranOut(copy)
  let renewed = false
  const waiting = new Set([...due, ...over].map(each => each.root))
  const now = whoseTurn(waiting, turns.get(copy) ?? [])
  turns.set(copy, [...(turns.get(copy) ?? []).filter(root => waiting.has(root) && !now.includes(root)), ...now])
  for (const root of now) {
    if (copy.ended.aborted) return renewed
    const outcome = await renewIfLapsed(copy, root)
    if (outcome === 'later') continue
    renewed ||= outcome === 'renewed'
    for (const { root: of, rec } of over) if (of === root) lookedAt.get(copy)?.add(rec)
    const done = due.filter(each => each.root === root)
    if (done.length > 0) await unwatch(copy, done)
  }
  return renewed
}

/** New keys for a root some of whose readers are not covered any more, unless it has had some since. */
async function renewIfLapsed(copy: Copy, root: string): Promise<'renewed' | 'nothing' | 'later'> {
  const all = await signedHere(copy, root)
  const known = new Set(all.map(({ rec }) => rec))
  const waiting = copy.outbox.ofRoot(root).filter(edit => known.has(edit.rec))
  // Until the server has the withdrawal, it would not take keys that leave anybody out.
  if (waiting.some(edit => edit.refused === undefined)) return 'later'
  // What was refused gave nothing.
  const given = all.filter(({ rec }) => !waiting.some(edit => edit.rec === rec))
  const gone = lapsed(given, copy.clock(), mayApproveOf(copy, root))
  if (gone.length === 0 || (await presentKeys(copy, root))?.caseKey === undefined) return 'nothing'
  const ended = await endOf(copy, root, new Set(gone.flatMap(({ bases }) => bases)))
  if (await hasKeysSince(copy, root, ended)) return 'nothing'
  // Who else has it is needed whole, and somebody may have been faster.
  if (!(await refetchRoot(copy, root)).ok) return 'later'
  if (await hasKeysSince(copy, root, ended)) return 'nothing'
  const teams = gone.map(({ team }) => team)
  await renewKeys(copy, root, teams)
  return 'renewed'
}

/** When the last of these consents ended (ms). */
async function endOf(copy: Copy, root: string, bases: ReadonlySet<string>): Promise<number> {
  const moments = await Promise.all(
    [...bases].map(async rec => {
      const record = await presentRecord(copy, root, rec)
      if (record === undefined) return 0
      return record.facts.state === 'withdrawn'
        ? (record.versions.facts?.at ?? 0)
        : endOfDay(String(record.facts.until))
    }),
  )
  return Math.max(0, ...moments.filter(Number.isFinite))
}

/** Whether the present keys of a root began after a moment. */
async function hasKeysSince(copy: Copy, root: string, moment: number): Promise<boolean> {
  const own = await copy.store.get('records', `${root}/${root}`)
  const versions = Object.values(own?.chains ?? {}).flatMap(chain => vrOf(chain) ?? [])
  const epoch = Math.max(1, ...versions.map(({ keyEpoch }) => keyEpoch))
  const began = versions.filter(({ keyEpoch }) => keyEpoch === epoch).map(({ clientTime }) => clientTime)
  return epoch > 1 && Math.min(...began) >= moment
}

// ------------------------------------------------------------------ what cannot be un-known

/** See {@link ConsentFacade.consentReach}. */
export async function consentReach(
  { copy, sync }: Open,
  { root, rec }: { root: string; rec: string },
): Promise<Outcome<{ reach: ConsentReach }>> {
  const all = await signedHere(copy, root)
  const consent = all.find(each => each.rec === rec)
  if (consent === undefined) return refused('object.unknown')
  const resting = all.filter(
    ({ part, facts }) => part === 'disclosure' && (facts.consent === rec || facts.exception === rec),
  )
  const without = all.map(each => (each.rec === rec ? { ...each, facts: { ...each.facts, state: 'withdrawn' } } : each))
  const loses = lapsed(without, copy.clock(), mayApproveOf(copy, root))
    .filter(({ bases }) => bases.includes(rec))
    .map(({ team }) => team)
  const membersOf = (id: string) => [id, ...(copy.directory.teams.get(teamId(id))?.members.keys() ?? [])].map(String)
  // Who reads it in another team goes on reading it.
  const stays = new Set([...(copy.teamsOfRoot.get(root) ?? [])].filter(id => !loses.includes(id)).flatMap(membersOf))
  const people = new Set(loses.flatMap(membersOf).filter(user => !stays.has(user)))
  const log = sync.online ? await whoOpened(copy, root, people) : undefined
  const entries = log?.ok === true ? log.entries : []
  const opened = new Map<string, { user: string; times: number; last: number }>()
  for (const { user, at } of entries) {
    if (user === null || !people.has(user)) continue
    const before = opened.get(user)
    opened.set(user, { user, times: (before?.times ?? 0) + 1, last: Math.max(at, before?.last ?? 0) })
  }
  const times = await Promise.all(
    resting.map(async each => (await presentRecord(copy, root, each.rec))?.versions.facts),
  )
  const disclosures = resting
    .map((each, i) => ({ rec: each.rec, by: each.author, at: times[i]?.at ?? 0, how: String(each.facts.how) }))
    .sort((a, b) => b.at - a.at)
  const reach = {
    log: log?.ok === true,
    loses,
    opened: [...opened.values()].sort((a, b) => b.last - a.last),
    disclosures,
  }
  return { ok: true, reach }
}
