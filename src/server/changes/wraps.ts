import type { Wrap } from '#replica/protocol.ts'
import { type Bytes, COMPARTMENTS, compartmentsOf, type Directory, fromB64, teamId, userId } from '#vault'
import type { ChangeCode } from './prepare.ts'
import type { RootState } from './state.ts'

/** A wrap whose team, epoch and scope the directory agrees with. */
export interface SoundWrap {
  readonly root: string
  readonly team: string
  readonly teamEpoch: number
  readonly caseEpoch: number
  readonly scope: string
  readonly compartments: readonly string[]
  readonly box: Bytes
}

/** Whom a wrap can be for: a team with what its policy opens, or one active person, whose epoch is that of her keys. */
export function receiverOf(
  directory: Directory,
  id: string,
): { readonly epoch: number; readonly opens: readonly string[] } | undefined {
  const team = directory.teams.get(teamId(id))
  if (team !== undefined) return { epoch: team.epoch, opens: team.policy.opens }
  const person = directory.users.get(userId(id))
  return person?.status === 'active' ? { epoch: person.since, opens: COMPARTMENTS } : undefined
}

/** One wrap against the directory: its team's present epoch, and no more than what a wrap to this team may hold. */
export function soundWrap(
  directory: Directory,
  wrap: Wrap,
  place: string,
): { ok: true; wrap: SoundWrap } | { ok: false; code: ChangeCode; field: string } {
  const to = receiverOf(directory, wrap.team)
  if (to === undefined) return { ok: false, code: 'right.missing', field: `${place}.team` }
  if (to.epoch !== wrap.teamEpoch) return { ok: false, code: 'epoch.stale', field: `${place}.teamEpoch` }
  const compartments = compartmentsOf(wrap.scope)
  const allowed = new Set<string>(to.opens)
  if (compartments === null || compartments.length === 0 || !compartments.every(name => allowed.has(name))) {
    return { ok: false, code: 'right.missing', field: `${place}.scope` }
  }
  let box: Bytes
  try {
    box = fromB64(wrap.box)
  } catch {
    return { ok: false, code: 'chain.broken', field: `${place}.box` }
  }
  const { root, teamEpoch, caseEpoch, scope } = wrap
  return { ok: true, wrap: { root, team: wrap.team, teamEpoch, caseEpoch, scope, compartments, box } }
}

/**
 * The wraps that raise the epoch of a root's key: one for each team that has the root now, opening what it opens now, by
 * someone who opens all of it.
 */
export function soundRekey(
  directory: Directory,
  state: Pick<RootState, 'root' | 'caseEpoch' | 'opens' | 'teams'>,
  wraps: readonly Wrap[],
): { ok: true; wraps: SoundWrap[] } | { ok: false; code: ChangeCode; field: string } {
  const sound = new Map<string, SoundWrap>()
  for (const [i, wrap] of wraps.entries()) {
    const place = `wraps.${i}`
    const present = state.teams.get(wrap.team)
    if (wrap.root !== state.root || wrap.caseEpoch !== state.caseEpoch + 1)
      return { ok: false, code: 'epoch.stale', field: `${place}.caseEpoch` }
    if (present === undefined) return { ok: false, code: 'epoch.stale', field: `${place}.team` }
    if (sound.has(wrap.team)) return { ok: false, code: 'chain.broken', field: `${place}.team` }
    const checked = soundWrap(directory, wrap, place)
    if (!checked.ok) return checked
    const { compartments } = checked.wrap
    const same = compartments.length === present.length && compartments.every(name => present.includes(name))
    if (!same || !compartments.every(name => state.opens.has(name)))
      return { ok: false, code: 'right.missing', field: `${place}.scope` }
    sound.set(wrap.team, checked.wrap)
  }
  // A team came meanwhile, or was forgotten: it would read no more.
  if (sound.size !== state.teams.size) return { ok: false, code: 'epoch.stale', field: 'wraps' }
  return { ok: true, wraps: [...sound.values()] }
}

/**
 * The wraps a new root comes with: to teams of its author and to companions of those, nobody else. `opens` is what the author
 * can then write.
 */
export function soundWraps(
  directory: Directory,
  user: string,
  root: string,
  wraps: readonly Wrap[],
): { ok: true; wraps: SoundWrap[]; opens: Set<string> } | { ok: false; code: ChangeCode; field: string } {
  const mine = [...directory.teams].filter(([, team]) => team.members.has(userId(user)))
  const own = new Set<string>(mine.map(([team]) => team))
  const companions = new Set<string>(mine.flatMap(([, team]) => team.policy.companions))
  const opens = new Set<string>()
  const sound: SoundWrap[] = []
  for (const [i, wrap] of wraps.entries()) {
    const place = `wraps.${i}`
    if (wrap.root !== root || wrap.caseEpoch !== 1)
      return { ok: false, code: 'epoch.stale', field: `${place}.caseEpoch` }
    if (!own.has(wrap.team) && !companions.has(wrap.team))
      return { ok: false, code: 'right.missing', field: `${place}.team` }
    if (sound.some(({ team }) => team === wrap.team)) return { ok: false, code: 'chain.broken', field: `${place}.team` }
    const checked = soundWrap(directory, wrap, place)
    if (!checked.ok) return checked
    sound.push(checked.wrap)
    if (own.has(wrap.team)) for (const compartment of checked.wrap.compartments) opens.add(compartment)
  }
  if (opens.size === 0) return { ok: false, code: 'right.missing', field: 'wraps' }
  return { ok: true, wraps: sound, opens }
}
