import { type Bytes, toHex } from './bytes.ts'
import {
  type Directory,
  type DirectoryMember,
  type DirectoryTeam,
  type DirectoryUser,
  holdersOf,
  type Right,
  rightName,
  type Span,
} from './directory.ts'
import type { OrgId, TeamId, UserId } from './ids.ts'
import type { StatementBody } from './statements.ts'

/** Why a statement that is well signed by people with the right cannot follow all the same. */
export type EffectRefusal = 'directory.state' | 'directory.lastHolder' | 'directory.lastOfficer'

type DraftTeam = { -readonly [Key in keyof Omit<DirectoryTeam, 'members' | 'inboxes'>]: DirectoryTeam[Key] } & {
  members: Map<UserId, DirectoryMember>
  inboxes: Map<number, Bytes>
}

/** A directory under construction: `replay` copies once, then changes in place, then gives it out as immutable. */
export type Draft = Pick<Directory, 'inst' | 'rootFingerprint'> & {
  rootKey: Bytes
  head: Directory['head']
  recovery: Directory['recovery']
  officers: Set<UserId>
  users: Map<UserId, DirectoryUser>
  teams: Map<TeamId, DraftTeam>
  recoveryUses: Array<Directory['recoveryUses'][number]>
  policies: Map<string, string>
  peers: Map<OrgId, Bytes>
  releaseKeys: Set<string>
  name: string | null
  revokedDevices: Map<string, number>
  rights: Map<string, ReadonlyArray<Span>>
}

/** A copy that can be changed without changing the original. */
export function draftOf(directory: Directory): Draft {
  const teams = [...directory.teams].map(([id, team]): [TeamId, DraftTeam] => [
    id,
    { ...team, members: new Map(team.members), inboxes: new Map(team.inboxes) },
  ])
  return {
    ...directory,
    officers: new Set(directory.officers),
    users: new Map(directory.users),
    teams: new Map(teams),
    recoveryUses: [...directory.recoveryUses],
    policies: new Map(directory.policies),
    peers: new Map(directory.peers),
    releaseKeys: new Set(directory.releaseKeys),
    revokedDevices: new Map(directory.revokedDevices),
    rights: new Map(directory.rights),
  }
}

function begin(draft: Draft, user: UserId, right: Right, seq: number): void {
  const name = rightName(user, right)
  const spans = draft.rights.get(name) ?? []
  if (spans.at(-1)?.until !== null || spans.length === 0) draft.rights.set(name, [...spans, { from: seq, until: null }])
}

function end(draft: Draft, user: UserId, right: Right, seq: number): void {
  const name = rightName(user, right)
  const spans = draft.rights.get(name)
  if (spans !== undefined) {
    draft.rights.set(
      name,
      spans.map(span => (span.until === null ? { from: span.from, until: seq } : span)),
    )
  }
}

/** Whether the team would be left without anybody, or any paper, that can open it. */
function isLastHolder(draft: Draft, team: TeamId, user: UserId): boolean {
  const escrowed = draft.teams.get(team)?.policy.escrow === true && draft.recovery !== null
  const holders = holdersOf(draft, team)
  return !escrowed && holders.length === 1 && holders[0] === user
}

function leave(draft: Draft, team: DraftTeam, id: TeamId, user: UserId, seq: number): void {
  team.members.delete(user)
  end(draft, user, { be: 'member', team: id }, seq)
  end(draft, user, { be: 'lead', team: id }, seq)
}

function setKeys(
  draft: Draft,
  body: Extract<StatementBody, { type: 'user.add' | 'user.rekey' }>,
  seq: number,
): EffectRefusal | null {
  const before = draft.users.get(body.user)
  if ((before === undefined) !== (body.type === 'user.add')) return 'directory.state'
  const { encPk, sigPk, kdf } = body
  const past = (before?.keysHistory ?? []).map(keys => (keys.until === null ? { ...keys, until: seq } : keys))
  const keysHistory = [...past, { encPk, sigPk, from: seq, until: null }]
  draft.users.set(body.user, { encPk, sigPk, kdf, status: 'active', since: seq, keysHistory })
  begin(draft, body.user, { be: 'active' }, seq)
  return null
}

function revoke(draft: Draft, id: UserId, seq: number): EffectRefusal | null {
  const user = draft.users.get(id)
  if (user === undefined || user.status === 'revoked') return 'directory.state'
  if (draft.officers.has(id) && draft.officers.size === 1) return 'directory.lastOfficer'
  const teams = [...draft.teams].filter(([, team]) => team.members.has(id))
  if (teams.some(([team]) => isLastHolder(draft, team, id))) return 'directory.lastHolder'
  for (const [teamId, team] of teams) leave(draft, team, teamId, id, seq)
  draft.officers.delete(id)
  end(draft, id, { be: 'officer' }, seq)
  end(draft, id, { be: 'active' }, seq)
  draft.users.set(id, { ...user, status: 'revoked' })
  return null
}

function setOfficer(
  draft: Draft,
  body: Extract<StatementBody, { type: 'officer.add' | 'officer.remove' }>,
  seq: number,
): EffectRefusal | null {
  const adding = body.type === 'officer.add'
  if (draft.officers.has(body.user) === adding) return 'directory.state'
  if (adding) {
    if (draft.users.get(body.user)?.status !== 'active') return 'directory.state'
    draft.officers.add(body.user)
    begin(draft, body.user, { be: 'officer' }, seq)
    return null
  }
  if (draft.officers.size === 1) return 'directory.lastOfficer'
  draft.officers.delete(body.user)
  end(draft, body.user, { be: 'officer' }, seq)
  return null
}

function setRole(draft: Draft, body: Extract<StatementBody, { type: 'role.set' }>, seq: number): EffectRefusal | null {
  const team = draft.teams.get(body.team)
  if (team === undefined) return 'directory.state'
  const { user, role, duty } = body
  if (role === 'none') {
    if (!team.members.has(user)) return 'directory.state'
    if (isLastHolder(draft, body.team, user)) return 'directory.lastHolder'
    leave(draft, team, body.team, user, seq)
    return null
  }
  if (draft.users.get(user)?.status !== 'active') return 'directory.state'
  team.members.set(user, { role, duty, since: seq })
  begin(draft, user, { be: 'member', team: body.team }, seq)
  if (role === 'lead') begin(draft, user, { be: 'lead', team: body.team }, seq)
  else end(draft, user, { be: 'lead', team: body.team }, seq)
  return null
}

function createTeam(
  draft: Draft,
  { team, policy, inboxPk }: Extract<StatementBody, { type: 'team.create' }>,
  seq: number,
): EffectRefusal | null {
  if (draft.teams.has(team)) return 'directory.state'
  draft.teams.set(team, {
    policy,
    epoch: 1,
    epochSince: seq,
    inboxes: new Map([[1, inboxPk]]),
    members: new Map(),
  })
  return null
}

function nextEpoch(
  draft: Draft,
  body: Extract<StatementBody, { type: 'team.epoch' }>,
  seq: number,
): EffectRefusal | null {
  const team = draft.teams.get(body.team)
  if (team === undefined || body.epoch !== team.epoch + 1) return 'directory.state'
  team.epoch = body.epoch
  team.epochSince = seq
  team.inboxes.set(body.epoch, body.inboxPk)
  return null
}

/** Carries a statement out on the draft, or says why it cannot follow. Signatures and rights are already checked. */
export function applyBody(draft: Draft, body: StatementBody, seq: number): EffectRefusal | null {
  switch (body.type) {
    case 'root':
      draft.rootKey = body.publicKey
      return null
    case 'officer.add':
    case 'officer.remove':
      return setOfficer(draft, body, seq)
    case 'user.add':
    case 'user.rekey':
      return setKeys(draft, body, seq)
    case 'user.kdf': {
      const user = draft.users.get(body.user)
      if (user === undefined) return 'directory.state'
      draft.users.set(body.user, { ...user, kdf: body.kdf })
      return null
    }
    case 'user.revoke':
      return revoke(draft, body.user, seq)
    case 'device.revoke':
      if (!draft.users.has(body.user)) return 'directory.state'
      draft.revokedDevices.set(`${body.user}/${body.device}`, seq)
      return null
    case 'team.create':
      return createTeam(draft, body, seq)
    case 'team.policy': {
      const team = draft.teams.get(body.team)
      if (team === undefined) return 'directory.state'
      team.policy = body.policy
      return null
    }
    case 'role.set':
      return setRole(draft, body, seq)
    case 'team.epoch':
      return nextEpoch(draft, body, seq)
    case 'recovery.set':
      draft.recovery = { recipient: body.recipient, mode: body.mode, since: seq }
      return null
    case 'recovery.use':
      if (draft.recovery === null) return 'directory.state'
      draft.recoveryUses.push({ seq, reason: body.reason })
      return null
    case 'policy.set':
      draft.policies.set(body.key, body.value)
      return null
    case 'peer.pin':
      draft.peers.set(body.peer, body.fingerprint)
      return null
    case 'peer.unpin':
      return draft.peers.delete(body.peer) ? null : 'directory.state'
    case 'release.key':
      if (body.valid) draft.releaseKeys.add(toHex(body.publicKey))
      else draft.releaseKeys.delete(toHex(body.publicKey))
      return null
    case 'org.name':
      if (body.name === body.before || (draft.name !== null && draft.name !== body.before)) return 'directory.state'
      draft.name = body.name
      return null
  }
}
