/** Giving a case to somebody and taking it away: wraps of every epoch, new keys afterwards, and the signed history in the case. */
import { COMPARTMENTS, type Compartment, compartmentsOf, isUuid, type Scope, scopeOf, teamId } from '#vault'
import { makeWrap, presentKeys, receiverOf } from '../build.ts'
import { basisFor, mayApproveOf } from '../consents.ts'
import { type Copy, myTeams } from '../copy.ts'
import { entitledTo } from '../entitled.ts'
import type { Wrap } from '../protocol.ts'
import { rekeyEdit } from '../rekey.ts'
import { signedHere } from '../signed-here.ts'
import type { Write } from '../store/store.ts'
import type { Outcome, Refused, Values } from '../types.ts'
import { wrapToWire } from '../wire.ts'
import { keepCreations, planCreate, showRecord } from '../write.ts'

/**
 * What I may give of a case to this receiver: what my own teams have of it now (who made a case may still know more), as far as
 * the receiver may open it.
 */
export async function mayOpen(copy: Copy, root: string, to: string): Promise<Compartment[]> {
  const keys = await presentKeys(copy, root)
  const opens = receiverOf(copy.directory, to)?.opens ?? []
  const mine = new Set<string>([...myTeams(copy), copy.user])
  const wraps = (await copy.store.range('wraps', `${root}/`)).map(([, wrap]) => wrap)
  const newest = Math.max(0, ...wraps.map(({ caseEpoch }) => caseEpoch))
  const had = new Set(
    wraps
      .filter(({ team, caseEpoch }) => mine.has(team) && caseEpoch === newest)
      .flatMap(({ scope }) => compartmentsOf(scope) ?? []),
  )
  return COMPARTMENTS.filter(comp => keys?.has(comp) === true && had.has(comp) && opens.includes(comp))
}

/**
 * Why these parts may not be given to a team or a person: nothing when nobody there reads more by it than she does now, or something
 * signed of the case covers it. The server says the same; that it did not is no reason to give.
 */
export async function notCovered(
  copy: Copy,
  root: string,
  to: string,
  opens: readonly Compartment[],
): Promise<Refused | undefined> {
  const { teams } = copy.directory
  const membersOf = (id: string): string[] => [...(teams.get(teamId(id))?.members.keys() ?? [id])]
  const entitled = await entitledTo(copy, root)
  const reads = (user: string, comp: Compartment) =>
    [...entitled].some(([id, parts]) => parts.has(comp) && membersOf(id).includes(user))
  const people = membersOf(to)
  if (people.length > 0 && people.every(user => opens.every(comp => reads(user, comp)))) return undefined
  const act = { purpose: 'services', to: { kind: 'team' as const, whom: to }, compartments: opens }
  const found = basisFor(await signedHere(copy, root), act, copy.clock(), mayApproveOf(copy, root))
  return found.ok ? undefined : found
}

/** Wraps for a receiver, of every epoch I hold as far as I hold it. */
export async function wrapsFor(copy: Copy, root: string, to: string, opens: readonly Compartment[]): Promise<Wrap[]> {
  const made: Wrap[] = []
  for (const [caseEpoch, keys] of await copy.keyring.keysOf(root)) {
    const here = opens.filter(comp => keys.has(comp))
    if (here.length === 0) continue
    const scope: Scope = scopeOf(here)
    // Parts of an earlier epoch open less than the whole key would.
    const wrap = await makeWrap(copy, root, to, caseEpoch, keys, scope)
    if (wrap !== undefined) made.push(wrapToWire(wrap))
  }
  return made
}

/**
 * Somebody lost the case: her wraps are forgotten here, and what is written from now on does not open with the keys she had. What
 * became of the case is noted in it before: new keys are made only for those of whom it says that they have it.
 */
export async function renewKeys(copy: Copy, root: string, gone: readonly string[]): Promise<void> {
  const keys = await copy.store.keys('wraps', `${root}/`)
  const lost = keys.filter(key => gone.includes(key.split('/')[1] ?? ''))
  await copy.store.write(lost.map((key): Write => ({ table: 'wraps', key })))
  for (const id of gone) copy.teamsOfRoot.get(root)?.delete(id)
  const edit = await rekeyEdit(copy, root, true)
  if (edit === undefined) return
  await copy.outbox.add([edit])
  await showRecord(copy, root, root)
}

/** Notes in the case itself what became of it: for its history, and so that what earlier holders wrote goes on being believed. */
export async function noteMoves(copy: Copy, root: string, moves: readonly Values[]): Promise<Outcome> {
  const month = new Date(copy.clock()).toISOString().slice(0, 7)
  const creations = []
  for (const move of moves) {
    const planned = await planCreate(copy, 'caseMove', { root, facts: { month, ...move } })
    if (!planned.ok) return planned
    creations.push(planned)
  }
  await keepCreations(copy, creations)
  return { ok: true }
}

/** A team or a person, as a move of a case names it. */
export const whom = (copy: Copy, id: string, team: 'to' | 'from' = 'to'): Values =>
  copy.directory.teams.has(teamId(id)) ? { [team]: id } : { person: id }

/** Who has a case, as this device was told: all of them once it was opened online. */
export async function holdersOf(
  copy: Copy,
  root: string,
): Promise<Array<{ id: string; person: boolean; opens: Compartment[] }>> {
  const found = new Map<string, Compartment[]>()
  for (const [, { team, scope }] of await copy.store.range('wraps', `${root}/`))
    if (isUuid(team)) found.set(team, [...(compartmentsOf(scope) ?? [])])
  return [...found].flatMap(([id, opens]) => {
    const to = receiverOf(copy.directory, id)
    return to === undefined ? [] : [{ id, person: to.person, opens }]
  })
}
