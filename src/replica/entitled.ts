/**
 * Who has a root, and what of it, by what is signed. A server says which wraps there are; whom new keys are made for, and for
 * which parts, is not its to say (decision 0170).
 */
import { endOfDay, isCompartment, recipientOf, type SignedFacts } from '#records'
import {
  COMPARTMENTS,
  type Compartment,
  decodeVr,
  heldAt,
  isUuid,
  type TeamId,
  teamId,
  type VersionRecord,
} from '#vault'
import { checkChain, factsAreSigned } from './checks.ts'
import { basisFor, mayApproveOf } from './consents.ts'
import { type Copy, myTeams } from './copy.ts'
import { openBox, vrOf } from './opened.ts'
import type { StoredRecord } from './store/store.ts'
import type { Values } from './types.ts'
import { readGrantBox } from './wire.ts'

/** A record as its last writer signed it, or as it waits here. */
type Said = { rec: string; kind: string; facts: Values; version: number; at: number; by: Author; holders: string[] }
type Author = Pick<VersionRecord, 'author' | 'dirSeq'>

/**
 * Everybody for whom something signed speaks, with the parts they may have: teams of mine and their companions, and whoever was
 * given the root by somebody who had it and is named so in a record of it, as long as no consent that ended, day that passed or
 * later record took it back.
 */
export async function entitledTo(copy: Copy, root: string): Promise<Map<string, ReadonlySet<Compartment>>> {
  const stored = (await copy.store.range('records', `${root}/`)).map(([, record]) => record)
  const said = await saidOf(copy, root, stored)
  const known = await basisOf(copy, root, stored)
  const believed: Said[] = []
  // Nobody had it by her own word: a record counts once its author is known by another.
  for (let left = said; ; ) {
    const more = left.filter(each => each.holders.length > 0 && isOf(copy, each.by, known))
    if (more.length === 0) break
    for (const { holders } of more) for (const id of holders) withCompanions(copy, id, known)
    believed.push(...more)
    left = left.filter(each => !more.includes(each))
  }
  const standing = standingsOf(copy, root, said, believed)
  const mine = new Set<string>([...myTeams(copy), copy.user])
  const entitled = new Map<string, ReadonlySet<Compartment>>()
  for (const id of known) {
    const named = standing.get(id)
    const opens = copy.directory.teams.get(teamId(id))?.policy.opens ?? COMPARTMENTS
    if (mine.has(id)) entitled.set(id, ALL)
    else if (named === undefined) entitled.set(id, new Set(opens))
    else if (named.size > 0) entitled.set(id, new Set(opens.filter(comp => named.has(comp))))
  }
  return entitled
}
const ALL: ReadonlySet<Compartment> = new Set(COMPARTMENTS)

function withCompanions({ directory }: Copy, id: string, into: Set<string>): void {
  into.add(id)
  for (const companion of directory.teams.get(teamId(id))?.policy.companions ?? []) into.add(companion)
}

/** Those of whom this device knows by keys that they have it: my own teams, and who gave it to me where I have it by name only. */
async function basisOf(copy: Copy, root: string, stored: readonly StoredRecord[]): Promise<Set<string>> {
  const known = new Set<string>()
  const fresh = copy.outbox.ofRoot(root).find(edit => edit.fresh !== undefined)?.fresh?.team
  if (fresh !== undefined) withCompanions(copy, fresh, known)
  const mine = new Set<string>([...myTeams(copy), copy.user])
  const wraps = (await copy.store.range('wraps', `${root}/`)).map(([, wrap]) => wrap)
  const held = wraps.filter(({ team }) => mine.has(team))
  for (const { team } of held) withCompanions(copy, team, known)
  const own = Object.values(stored.find(({ rec }) => rec === root)?.chains ?? {})
  const epoch = Math.max(1, ...own.map(({ vr }) => decodeVr(vr)?.keyEpoch ?? 1))
  const present = held.filter(({ caseEpoch }) => caseEpoch === epoch)
  const [only] = present
  const grant = only === undefined || present.length > 1 ? undefined : readGrantBox(only)
  if (grant !== undefined) known.add(grant.signer)
  return known
}

/** Whether the author was in one of the teams when she signed, or is one of them herself. */
function isOf({ directory }: Copy, { author, dirSeq }: Author, known: ReadonlySet<string>): boolean {
  if (known.has(author)) return true
  return [...known].some(id => directory.teams.has(teamId(id)) && heldAt(directory, author, memberOf(id), dirSeq))
}
const memberOf = (id: string): { be: 'member'; team: TeamId } => ({ be: 'member', team: teamId(id) })

/** Records about giving the root, as signed; what waits here is mine. */
async function saidOf(copy: Copy, root: string, stored: readonly StoredRecord[]): Promise<Said[]> {
  const speaks = (name: string) => {
    const kind = copy.catalogue.get(name)
    return kind?.holders !== undefined || kind?.sharing !== undefined
  }
  const found = new Map<string, Said>()
  const take = (one: Omit<Said, 'holders'>) => {
    const fields = copy.catalogue.get(one.kind)?.holders ?? []
    found.set(one.rec, { ...one, holders: fields.map(field => one.facts[field]).filter(isUuid) })
  }
  for (const record of stored) {
    const { rec } = record
    const chain = record.chains.facts
    const by = chain === undefined ? null : vrOf(chain)
    const box = by === null ? null : await openBox(copy.box, record)
    if (chain === undefined || by === null || box === null || !speaks(box.kind)) continue
    // A version that nobody signed is stored before it is checked; it gives nothing to anybody.
    if (!factsAreSigned(box.facts, chain) || (await checkChain(copy, { root, rec }, 'facts', chain)) !== undefined)
      continue
    take({ rec, kind: box.kind, facts: box.facts, version: by.version, at: by.clientTime, by })
  }
  const by = { author: copy.user, dirSeq: copy.directory.head.seq }
  for (const { rec, kind, at, chains, refused } of copy.outbox.ofRoot(root)) {
    const { now: facts, base } = chains.facts ?? {}
    if (refused === undefined && facts !== undefined && speaks(kind))
      take({ rec, kind, facts, version: (base ?? 0) + 1, at, by })
  }
  return [...found.values()]
}

/** Of everybody the records name as having been given it, what they have now; nothing when it was taken back since. */
function standingsOf(
  copy: Copy,
  root: string,
  said: readonly Said[],
  believed: readonly Said[],
): Map<string, ReadonlySet<Compartment>> {
  const now = copy.clock()
  const signed = said.flatMap(({ rec, kind, facts, version, by }): SignedFacts[] => {
    const part = copy.catalogue.get(kind)?.sharing
    return part === undefined ? [] : [{ rec, part, facts, version, author: by.author }]
  })
  const mayApprove = mayApproveOf(copy, root)
  const standing = new Map<string, ReadonlySet<Compartment>>()
  const give = (id: string, opens: Iterable<Compartment>) =>
    standing.set(id, new Set([...(standing.get(id) ?? []), ...opens]))
  for (const { kind, facts } of believed.toSorted((a, b) => a.at - b.at)) {
    if (copy.catalogue.get(kind)?.sharing === 'disclosure') {
      const to = recipientOf(facts)
      if (facts.how !== 'share' || to === undefined || !('whom' in to)) continue
      const compartments = texts(facts.compartments).filter(isCompartment)
      const covered = basisFor(signed, { purpose: String(facts.purpose), to, compartments }, now, mayApprove).ok
      give(to.whom, covered ? compartments : [])
      continue
    }
    const { does, from, to, person, until, ended } = facts
    if (does === 'leave') {
      const gone = [from, person].find(isUuid)
      if (gone !== undefined) standing.set(gone, new Set())
    } else {
      const one = [to, person].find(isUuid)
      const over = does === 'cover' && (ended !== undefined || endOfDay(String(until)) <= now)
      if (one !== undefined) give(one, over ? [] : COMPARTMENTS)
    }
  }
  return standing
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : [])
