/** Opening a root: all its records at once; signatures, heads and facts checked behind it, with what is wrong listed. */
import {
  COMPARTMENTS,
  type Compartment,
  compartmentsOf,
  holdersOf,
  NONCE,
  type TeamId,
  teamId,
  toB64,
  type UserId,
  userId,
} from '#vault'
import { presentKeys } from './build.ts'
import { chainOf, checkChain, checkHead, factsAreSigned, rootAsStored, writingTeams } from './checks.ts'
import type { Copy } from './copy.ts'
import { type Opened, openBox, openRecords } from './opened.ts'
import { overlay, pending } from './overlay.ts'
import { refetchRoot } from './refetch.ts'
import type { StoredChain, StoredRecord } from './store/store.ts'
import type { Damage, OpenRecord, OpenRoot, Outcome } from './types.ts'

/** Bytes at the end of a sealed document that no other has (the tag of AES-GCM). */
const TAG = 16

/** What checking found, by root, for the state of the heads it was made at. */
export type Verdict = {
  at: string
  verified: 'good' | 'bad'
  problems: Damage[]
  checked: { signatures: number; heads: number }
}

const asOpenRecord = (copy: Copy, record: Opened): OpenRecord => ({
  root: record.root,
  rec: record.rec,
  kind: record.kind,
  facts: record.facts,
  sealed: record.sealed,
  versions: record.versions,
  closed: record.closed,
  waiting: copy.outbox.ofRecord(record.root, record.rec).length > 0,
  conflict: copy.conflicts.of(record.rec),
})

type Held = { root: string; records: Map<string, { name: string; opened: Opened }> }
/** The root that was opened last, in memory only: a screen asks for it again after every edit and when it was checked. */
const lastOpened = new WeakMap<Copy, Held>()

/** Opens stored records of a root, of those that are as they were the last time only once. */
async function openOnce(copy: Copy, root: string, stored: readonly StoredRecord[]): Promise<Opened[]> {
  const before = lastOpened.get(copy)
  const known = before?.root === root ? before.records : new Map<string, { name: string; opened: Opened }>()
  const names = new Map(stored.map(record => [record.rec, nameOf(record)]))
  const fresh = await openRecords(
    copy,
    stored.filter(({ rec }) => known.get(rec)?.name !== names.get(rec)),
  )
  const opened = new Map(fresh.map(record => [record.rec, record]))
  const records: Held['records'] = new Map()
  const all = stored.flatMap(({ rec }) => {
    const record = opened.get(rec) ?? (known.get(rec)?.name === names.get(rec) ? known.get(rec)?.opened : undefined)
    if (record === undefined) return []
    // What could not be opened in full may be the next time, with other keys.
    if (record.problems.length === 0 && record.closed.length === 0)
      records.set(rec, { name: names.get(rec) ?? '', opened: record })
    return [record]
  })
  lastOpened.set(copy, { root, records })
  return all
}

/** Differs whenever anything of a stored record does: boxes have fresh nonces, and the tag of a sealed document is its own. */
const nameOf = ({ box, chains }: StoredRecord): string =>
  [toB64(box.subarray(0, NONCE)), ...Object.entries(chains).map(([comp, chain]) => partOf(comp, chain))].join()
const partOf = (comp: string, { version, sealed }: StoredChain): string =>
  `${comp} ${version} ${sealed === undefined ? '' : toB64(sealed.subarray(-TAG))}`

/** All records of a root as the person sees them, the root's own first; undefined when nothing of it is here. */
export async function presentRoot(copy: Copy, root: string): Promise<Opened[]> {
  const stored = (await copy.store.range('records', `${root}/`)).map(([, record]) => record)
  const opened = await openOnce(copy, root, stored)
  const edits = Map.groupBy(copy.outbox.ofRoot(root), edit => edit.rec)
  const records = opened.map(record => overlay(record, edits.get(record.rec) ?? []))
  const here = new Set(stored.map(record => record.rec))
  for (const [rec, waiting] of edits) {
    const record = here.has(rec) ? undefined : pending(waiting, copy.user)
    if (record !== undefined) records.push(record)
  }
  return records.sort((a, b) => Number(b.rec === root) - Number(a.rec === root) || (a.rec < b.rec ? -1 : 1))
}

/** Opens a root. Checking runs behind it: `checked` resolves when the verdict is there. */
export async function openRoot(
  copy: Copy,
  root: string,
  verdicts: Map<string, Verdict>,
): Promise<Outcome<{ root: OpenRoot }>> {
  const records = await presentRoot(copy, root)
  const own = records.find(record => record.rec === root)
  if (own === undefined) return { ok: false, code: 'object.unknown' }
  const verdict = verdicts.get(root)
  const fresh = verdict !== undefined && verdict.at === (await stateName(copy, root)) ? verdict : undefined
  const newest = await presentKeys(copy, root)
  const problems = records.flatMap(record => record.problems)
  return {
    ok: true,
    root: {
      root,
      kind: own.kind,
      ...(await readersOf(copy, root)),
      mine: COMPARTMENTS.filter(comp => newest?.has(comp) === true),
      records: records.map(record => asOpenRecord(copy, record)),
      verified: problems.length > 0 ? 'bad' : (fresh?.verified ?? 'checking'),
      problems: [...problems, ...(fresh?.problems ?? [])],
    },
  }
}

/** Which teams and people by name have which compartments of a root, and how many people that is. */
async function readersOf(copy: Copy, root: string): Promise<Pick<OpenRoot, 'teams' | 'audience'>> {
  const opens = new Map<string, readonly Compartment[]>()
  // Whoever has a key of her own: after a restriction, while she covers or works along.
  const own = new Map<UserId, readonly Compartment[]>()
  for (const [, wrap] of await copy.store.range('wraps', `${root}/`)) {
    const scope = compartmentsOf(wrap.scope) ?? []
    if (copy.directory.teams.has(teamId(wrap.team))) opens.set(wrap.team, scope)
    else if (copy.directory.users.get(userId(wrap.team))?.status === 'active') own.set(userId(wrap.team), scope)
  }
  const fresh = copy.outbox.ofRoot(root).find(edit => edit.fresh !== undefined)?.fresh
  const policy = fresh === undefined ? undefined : copy.directory.teams.get(teamId(fresh.team))?.policy
  for (const team of fresh === undefined ? [] : [fresh.team, ...(policy?.companions ?? [])]) {
    opens.set(team, copy.directory.teams.get(teamId(team))?.policy.opens ?? [])
  }
  const audience: OpenRoot['audience'] = {}
  for (const comp of COMPARTMENTS) {
    const teams = [...opens].filter(([, comps]) => comps.includes(comp)).map(([team]) => team)
    const named = [...own].filter(([, comps]) => comps.includes(comp)).map(([user]) => user)
    const people = new Set([...teams.flatMap(team => holdersOf(copy.directory, teamId(team))), ...named])
    if (people.size > 0 || teams.length > 0) audience[comp] = { people: people.size, teams, named }
  }
  return { teams: [...opens].map(([team, comps]) => ({ team, opens: [...comps] })), audience }
}

/** Changes whenever anything of the root does. */
export async function stateName(copy: Copy, root: string): Promise<string> {
  const head = await copy.store.get('heads', root)
  return head === undefined ? '' : `${head.seq}`
}

/**
 * Checks every signature, every link of facts and content, and the case head of a root (security.md 4.2). What looks wrong is
 * asked for once more, because a page of the feed may split a change, before it counts.
 */
export async function verifyRoot(copy: Copy, root: string): Promise<Verdict> {
  const first = await checkRoot(copy, root)
  if (first.verified === 'good') return first
  const asked = await refetchRoot(copy, root)
  // No answer may mean no network; a server that refuses to show what it should have leaves the first finding standing.
  if (!asked.ok && (asked.status < 400 || asked.status >= 500 || asked.status === 401 || asked.status === 429))
    return first
  const second = await checkRoot(copy, root)
  for (const { code, rec } of second.problems)
    await copy.alarms.raise(code, rec === undefined ? { root } : { root, rec })
  return second
}

async function checkRoot(copy: Copy, root: string): Promise<Verdict> {
  const problems: Damage[] = []
  const checked = { signatures: 0, heads: 0 }
  const { records, head } = await rootAsStored(copy, root)
  const teams = await writingTeams(copy, root)
  for (let start = 0; start < records.length; start += 200) {
    const slice = records.slice(start, start + 200)
    const found = await Promise.all(slice.map(record => checkRecord(copy, record, teams, checked)))
    problems.push(...found.flat())
    if (copy.ended.aborted) break
  }
  // Nothing of a root that is not mine, or was never here, fits as well.
  if (records.length > 0 || (copy.teamsOfRoot.has(root) && head !== undefined)) {
    const code = await checkHead(copy, root, records, head)
    checked.heads += 1
    if (code !== undefined) problems.push({ code, root })
  }
  return {
    at: head === undefined ? '' : `${head.seq}`,
    verified: problems.length === 0 ? 'good' : 'bad',
    problems,
    checked,
  }
}

async function checkRecord(
  copy: Copy,
  record: StoredRecord,
  teams: ReadonlySet<TeamId>,
  checked: { signatures: number },
): Promise<Damage[]> {
  const { root, rec } = record
  const problems: Damage[] = []
  const box = await openBox(copy.box, record)
  if (box === null) problems.push({ code: 'store.damaged', root, rec })
  else if (!factsAreSigned(box.facts, record.chains.facts))
    problems.push({ code: 'facts.changed', root, rec, chain: 'facts' })
  const chains = Object.entries(record.chains)
  const codes = await Promise.all(chains.map(([comp, chain]) => checkChain(copy, record, comp, chain, teams)))
  checked.signatures += chains.length
  for (const [index, code] of codes.entries()) {
    const chain = chainOf(chains[index]?.[0])
    if (code !== undefined) problems.push(chain === undefined ? { code, root, rec } : { code, root, rec, chain })
  }
  return problems
}
