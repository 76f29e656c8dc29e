/** Teams: making them, who is in them, and new secrets when someone left (security.md 3.3, 5.2). */
import {
  type Bytes,
  COMPARTMENTS,
  type Directory,
  DUTIES,
  type Duty,
  heldAt,
  isUuid,
  mayAct,
  newTeamSecret,
  type RotationReason,
  survivesLoss,
  TEAM_PURPOSES,
  type TeamId,
  type TeamPolicy,
  teamId,
  teamInboxKey,
  type UserId,
  userId,
  uuidv7,
} from '#vault'
import { append, grantTo, secretMaterial } from './append.ts'
import { makeWrap } from './build.ts'
import type { Copy } from './copy.ts'
import { presentSecret, takeGrants } from './grants.ts'
import type { StoredWrap, Write } from './store/store.ts'
import { actOrPropose, signersNeeded } from './two-people.ts'
import type { MaybeProposed, NewTeam, Outcome, Person, Progress, Role, Team, TeamPolicyPatch } from './types.ts'
import { readGrantBox, wrapToWire } from './wire.ts'
import { keepCreations, planCreate } from './write.ts'

export const dutyOf = (text: string): Duty | undefined => DUTIES.find(duty => duty === text)

/** The team everyone is in: names of people and teams are sealed to it. */
export function everyoneTeam(directory: Directory): TeamId | undefined {
  for (const [id, team] of directory.teams) if (team.policy.purpose === 'everyone') return id
  return undefined
}

/** The teams of the directory with their names, as far as I hold them. */
export function listTeams(copy: Copy): Team[] {
  const names = new Map(copy.rows.ofKind('team').map(row => [row.facts.team, row]))
  return [...copy.directory.teams].map(([id, team]) => {
    const row = names.get(id)
    const mine = team.members.get(copy.user)?.role
    const place = row?.header.place
    const view: Team = {
      id,
      name: String(row?.header.name ?? ''),
      purpose: team.policy.purpose,
      opens: [...team.policy.opens],
      companions: [...team.policy.companions],
      epoch: team.epoch,
      members: [...team.members].map(([user, { role, duty }]) => ({ user, role, duty })),
      held: copy.keyring.secret(id, team.epoch) !== undefined,
      twoPerson: team.policy.twoPerson,
      pending: isPending(team.policy),
      escrow: team.policy.escrow,
      history: team.policy.history,
      fragile: !survivesLoss(copy.directory, id),
      rotationDue: rotationDue(copy.directory, id) !== undefined,
    }
    if (row !== undefined) view.root = row.root
    if (typeof place === 'string') view.place = place
    if (mine !== undefined) view.mine = mine
    return view
  })
}

/** Why a team needs a new secret: someone lost access, or got new keys, since the present one was made. */
export function rotationDue(directory: Directory, team: TeamId): RotationReason | undefined {
  const known = directory.teams.get(team)
  if (known === undefined) return undefined
  for (const user of directory.users.keys()) {
    const spans = directory.rights.get(`member/${team}/${user}`) ?? []
    if (spans.some(({ until }) => until !== null && until > known.epochSince)) {
      if (known.members.has(user)) continue
      return directory.users.get(user)?.status === 'revoked' ? 'revoke' : 'role'
    }
  }
  for (const [user, { since }] of known.members) {
    const keysSince = directory.users.get(user)?.since ?? 0
    if (keysSince > known.epochSince && keysSince > since) return 'rekey'
    for (const [name, seq] of directory.revokedDevices)
      if (seq > known.epochSince && name.startsWith(`${user}/`)) return 'device'
  }
  return undefined
}

/** Made for two people, and only one has signed: it opens nothing until the second does. */
export const isPending = ({ opens }: Pick<TeamPolicy, 'opens'>): boolean => opens.length === 0

const policyOf = (input: NewTeam): TeamPolicy | undefined => {
  const purpose = TEAM_PURPOSES.find(name => name === input.purpose)
  if (purpose === undefined || !(input.companions ?? []).every(isUuid)) return undefined
  return {
    purpose,
    opens: COMPARTMENTS.filter(comp => (input.opens ?? COMPARTMENTS).includes(comp)),
    companions: (input.companions ?? []).map(teamId),
    twoPerson: input.twoPerson ?? false,
    escrow: input.escrow ?? true,
    history: input.history ?? true,
  }
}

/** A new team: statement, memberships, secret, grants, escrow in one act; then its name as a sealed record. */
export async function createTeam(copy: Copy, input: NewTeam): Promise<Outcome<{ team: string } & MaybeProposed>> {
  const policy = policyOf(input)
  if (policy === undefined) return { ok: false, code: 'team.invalid' }
  if (policy.companions.some(id => isPending(copy.directory.teams.get(id)?.policy ?? policy)))
    return { ok: false, code: 'team.pending', place: 'companions' }
  if (policy.opens.length === 0) return { ok: false, code: 'team.invalid', place: 'opens' }
  if (policy.twoPerson) return createTwoPerson(copy, input, policy)
  return makeTeam(copy, input, policy)
}

async function makeTeam(copy: Copy, input: NewTeam, policy: TeamPolicy): Promise<Outcome<{ team: string }>> {
  const members = input.members ?? [{ user: copy.user, role: 'lead', duty: myDuty(copy) }]
  const roles = members.map(({ user, role, duty }) => ({ user, role, duty: dutyOf(duty) }))
  const wrong = roles.find(({ user, duty }) => !isUuid(user) || duty === undefined)
  if (wrong !== undefined) return { ok: false, code: 'person.unknown', place: 'members' }
  const team = teamId(uuidv7(copy.clock()))
  let secret = newTeamSecret()
  const done = await append(
    copy,
    async () => {
      secret = newTeamSecret()
      const inboxPk = await teamInboxKey(secret, { inst: copy.org, team, epoch: 1 })
      return [
        { type: 'team.create', team, policy, inboxPk },
        ...roles.flatMap(({ user, role, duty }) =>
          duty === undefined ? [] : [{ type: 'role.set' as const, team, user: userId(user), role, duty }],
        ),
      ]
    },
    after => secretMaterial(copy, after, team, 1, secret, undefined),
  )
  if (!done.ok) return done
  if (roles.some(({ user }) => user === copy.user)) copy.keyring.hold(team, 1, secret)
  const named = await nameTeam(copy, team, input)
  return named.ok ? { ok: true, team } : named
}

/**
 * Every membership of a two-person team takes two signatures, so it begins with its maker alone and opens nothing: no case can
 * be put into it before the second officer has signed what it opens and that it takes two.
 */
async function createTwoPerson(
  copy: Copy,
  input: NewTeam,
  policy: TeamPolicy,
): Promise<Outcome<{ team: string } & MaybeProposed>> {
  if (copy.directory.officers.size < 2) return { ok: false, code: 'team.needsTwo', place: 'twoPerson' }
  if (input.members?.some(({ user }) => user !== copy.user))
    return { ok: false, code: 'team.invalid', place: 'members' }
  const made = await makeTeam(copy, input, { ...policy, twoPerson: false, opens: [] })
  if (!made.ok) return made
  const proposed = await setTeamPolicy(copy, teamId(made.team), { twoPerson: true, opens: [...policy.opens] })
  return proposed.ok ? { ...made, ...proposed } : proposed
}

/** What the organisation decided about a team; anything about two-person teams takes two officers. */
export async function setTeamPolicy(copy: Copy, team: TeamId, patch: TeamPolicyPatch): Promise<Outcome<MaybeProposed>> {
  const known = copy.directory.teams.get(team)
  if (known === undefined) return { ok: false, code: 'team.unknown' }
  const { twoPerson, escrow, history, opens } = { ...known.policy, ...patch }
  // What a team opens is settled: wraps of its cases were made for it.
  if (patch.opens !== undefined && !isPending(known.policy)) return { ok: false, code: 'team.invalid', place: 'opens' }
  if (opens.length === 0) return { ok: false, code: 'team.pending', place: 'opens' }
  return actOrPropose(copy, {
    type: 'team.policy',
    team,
    policy: { ...known.policy, twoPerson, escrow, history, opens },
  })
}

function myDuty(copy: Copy): string {
  const everyone = everyoneTeam(copy.directory)
  const member = everyone === undefined ? undefined : copy.directory.teams.get(everyone)?.members.get(copy.user)
  return member?.duty ?? 'administrator'
}

/** The team's name and place, sealed to everyone. */
export async function nameTeam(
  copy: Copy,
  team: TeamId,
  { name, place }: Pick<NewTeam, 'name' | 'place'>,
): Promise<Outcome> {
  const everyone = everyoneTeam(copy.directory)
  if (everyone === undefined) return { ok: false, code: 'team.unknown' }
  const header = place === undefined ? { name } : { name, place }
  const planned = await planCreate(copy, 'team', { team: everyone, facts: { team }, sealed: { header } })
  if (!planned.ok) return planned
  await keepCreations(copy, [planned])
  return { ok: true }
}

/**
 * Sets someone's standing in a team. Coming in, she gets the present secret from me, so I must hold it; without the right
 * to sign (a lead), what an officer signed is completed by the grant. Going out, the team gets a new secret.
 */
export async function setRole(
  copy: Copy,
  user: UserId,
  team: TeamId,
  role: Role | 'none',
  duty?: string,
): Promise<Outcome<MaybeProposed>> {
  const known = copy.directory.teams.get(team)
  if (known === undefined) return { ok: false, code: 'team.unknown' }
  const before = known.members.get(user)
  const chosen = duty === undefined ? (before?.duty ?? 'caseWorker') : dutyOf(duty)
  if (chosen === undefined) return { ok: false, code: 'duty.unknown', place: 'duty' }
  const same = before?.role === role && before.duty === chosen
  const granting = role !== 'none' && (before === undefined || same)
  if (granting && (await presentSecret(copy, team)) === undefined)
    return { ok: false, code: 'team.locked', place: 'team' }
  const body = { type: 'role.set' as const, team, user, role, duty: chosen }
  if (!same && signersNeeded(copy.directory, copy.user, body) !== 'me') return actOrPropose(copy, body)
  const done = await append(
    copy,
    () => (same ? [] : [body]),
    async after => {
      const epoch = after.teams.get(team)?.epoch ?? 0
      const current = await presentSecret(copy, team)
      const grant =
        granting && current !== undefined ? await grantTo(copy, after, team, epoch, current, user) : undefined
      return grant === undefined ? {} : { grants: [grant] }
    },
  )
  if (!done.ok) return done
  if (role === 'none' && before !== undefined) {
    const rotated = await rotateTeam(copy, team, 'role')
    // Out is out: what keeps me from rotating (I may not hold the secret) is left to a lead's device.
    if (!rotated.ok && rotated.code !== 'team.locked') return rotated
  }
  return { ok: true }
}

/** A new secret for a team, all in one act; then its roots move over. Interrupted, the move goes on at the next sync. */
export async function rotateTeam(
  copy: Copy,
  team: TeamId,
  reason: RotationReason,
  progress?: Progress,
): Promise<Outcome> {
  const known = copy.directory.teams.get(team)
  if (known === undefined) return { ok: false, code: 'team.unknown' }
  if (!mayAct(copy.directory, copy.user, { do: 'rotate', team })) return { ok: false, code: 'right.missing' }
  if ((await presentSecret(copy, team)) === undefined) return { ok: false, code: 'team.locked', place: 'team' }
  let secret = newTeamSecret()
  let epoch = known.epoch + 1
  let overtaken = false
  const done = await append(
    copy,
    async directory => {
      // Each attempt has its own: an attempt that failed may have been seen.
      secret = newTeamSecret()
      epoch = (directory.teams.get(team)?.epoch ?? 0) + 1
      // Another device answered the same reason first: once is enough.
      overtaken = epoch > known.epoch + 1 && rotationDue(directory, team) === undefined
      if (overtaken) return []
      return [
        {
          type: 'team.epoch',
          team,
          epoch,
          reason,
          inboxPk: await teamInboxKey(secret, { inst: copy.org, team, epoch }),
        },
      ]
    },
    async after => (overtaken ? {} : rotated(copy, after, team, epoch, secret)),
  )
  if (!done.ok) return done
  if (overtaken) await presentSecret(copy, team)
  else copy.keyring.hold(team, epoch, secret)
  return moveWraps(copy, team, progress)
}

/** What a new secret travels with. The way back leads to the one before, which another device may have made a moment ago. */
async function rotated(
  copy: Copy,
  after: Directory,
  team: TeamId,
  epoch: number,
  secret: Bytes,
): Promise<Awaited<ReturnType<typeof secretMaterial>>> {
  if (copy.keyring.secret(team, epoch - 1) === undefined) {
    const answer = await copy.transport.call('grants', {})
    if (answer.ok) await takeGrants(copy, answer.value)
  }
  return secretMaterial(copy, after, team, epoch, secret, copy.keyring.secret(team, epoch - 1))
}

const MOVE = 500

const wrapsOf = async ({ store }: Copy): Promise<StoredWrap[]> => (await store.range('wraps')).map(([, wrap]) => wrap)

/**
 * Wraps what older epochs of a team's secret opened under the present one, in batches. Safe to repeat: what is moved is
 * stored at once, so a later call finds only the rest.
 */
export async function moveWraps(
  copy: Copy,
  team: TeamId,
  progress?: Progress,
  read = () => wrapsOf(copy),
): Promise<Outcome> {
  const epoch = copy.directory.teams.get(team)?.epoch
  if (epoch === undefined || copy.keyring.secret(team, epoch) === undefined) return { ok: true }
  const all = await read()
  // What came through the inbox opens slowly: it is wrapped like the rest at this occasion (decision 0012).
  const old = all.filter(wrap => wrap.team === team && (wrap.teamEpoch < epoch || readGrantBox(wrap) !== undefined))
  for (let start = 0; start < old.length; start += MOVE) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    const moved = await movedWraps(copy, old.slice(start, start + MOVE))
    if (moved.length > 0) {
      const answer = await copy.transport.call('saveWraps', { body: { wraps: moved.map(wrapToWire) } })
      if (!answer.ok) return answer
      await copy.store.write(
        moved.map(
          (wrap): Write => ({ table: 'wraps', key: `${wrap.root}/${wrap.team}/${wrap.caseEpoch}`, value: wrap }),
        ),
        'relaxed',
      )
    }
    progress?.({ step: 'rotate.wraps', done: Math.min(start + MOVE, old.length), total: old.length })
  }
  return { ok: true }
}

async function movedWraps(copy: Copy, old: readonly StoredWrap[]): Promise<StoredWrap[]> {
  const moved = await Promise.all(
    old.map(async wrap => {
      const keys = (await copy.keyring.keysOf(wrap.root)).get(wrap.caseEpoch)
      if (keys === undefined) return undefined
      try {
        return await makeWrap(copy, wrap.root, wrap.team, wrap.caseEpoch, keys, wrap.scope)
      } catch {
        // Keys that do not reach what the team opens: one such root must not keep the others under the old secret.
        await copy.alarms.raise('wrap.damaged', { root: wrap.root })
        return undefined
      }
    }),
  )
  return moved.filter(wrap => wrap !== undefined)
}

/**
 * What any lead's or officer's device does by itself once it has verified the statement that makes it due: rotate, and
 * finish moves that were interrupted. False when something is left for another time.
 */
export async function rotateDue(copy: Copy): Promise<boolean> {
  let complete = true
  let wraps: Promise<StoredWrap[]> | undefined
  // Once for all teams: ten thousand of them are read while somebody types.
  const read = () => {
    wraps ??= wrapsOf(copy)
    return wraps
  }
  for (const [team, known] of copy.directory.teams) {
    if (!known.members.has(copy.user) || !mayAct(copy.directory, copy.user, { do: 'rotate', team })) continue
    const reason = rotationDue(copy.directory, team)
    if (reason !== undefined) wraps = undefined
    const outcome =
      reason === undefined ? await moveWraps(copy, team, undefined, read) : await rotateTeam(copy, team, reason)
    complete &&= outcome.ok
  }
  return complete
}

/** Removes a person: the revoke is signed, then every team of hers that I may rotate gets a new secret at once. */
export async function removePerson(
  copy: Copy,
  user: UserId,
  progress?: Progress,
): Promise<Outcome<{ rotated: string[]; due: string[] } & MaybeProposed>> {
  const body = { type: 'user.revoke' as const, user }
  if (signersNeeded(copy.directory, copy.user, body) !== 'me') {
    const proposed = await actOrPropose(copy, body)
    return proposed.ok ? { ...proposed, rotated: [], due: [] } : proposed
  }
  const hers = [...copy.directory.teams].filter(([, team]) => team.members.has(user)).map(([id]) => id)
  const done = await append(copy, () => [body])
  if (!done.ok) return done
  return { ok: true, ...(await rotateAll(copy, hers, 'revoke', progress)) }
}

/** New secrets for teams, as far as I may and can; the rest is left to their leads' devices. */
export async function rotateAll(
  copy: Copy,
  hers: readonly TeamId[],
  reason: RotationReason,
  progress?: Progress,
): Promise<{ rotated: string[]; due: string[] }> {
  const rotated: string[] = []
  const due: string[] = []
  for (const team of hers) {
    const outcome = await rotateTeam(copy, team, reason, progress)
    if (outcome.ok) rotated.push(team)
    else due.push(team)
  }
  return { rotated, due }
}

/** The people of the directory with their names, as far as the records of `everyone` are here. */
export async function listPeople(copy: Copy, words: (fingerprint: UserId) => Promise<string>): Promise<Person[]> {
  const { directory } = copy
  const names = new Map(copy.rows.ofKind('colleague').map(row => [row.facts.user, row]))
  const everyone = everyoneTeam(directory)
  return Promise.all(
    [...directory.users].map(async ([user, known]): Promise<Person> => {
      const row = names.get(user)
      const teams = [...directory.teams].flatMap(([team, { members }]) => {
        const member = members.get(user)
        return member === undefined ? [] : [{ team, role: member.role, duty: member.duty }]
      })
      const duty = teams.find(({ team }) => team === everyone)?.duty ?? teams[0]?.duty ?? ''
      const person: Person = {
        user,
        name: String(row?.header.name ?? ''),
        duty,
        status: known.status,
        officer: directory.officers.has(user),
        since: known.since,
        teams,
        words: await words(user),
      }
      return row === undefined ? person : { ...person, root: row.root }
    }),
  )
}

/** Whether a person may administer now. */
export const isOfficer = (directory: Directory, user: UserId): boolean =>
  heldAt(directory, user, { be: 'officer' }, directory.head.seq)
