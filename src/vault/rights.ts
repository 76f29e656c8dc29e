import type { Directory } from './directory.ts'
import type { TeamId, UserId } from './ids.ts'
import type { Signer, StatementBody } from './statements.ts'

/** Who has to have signed a statement, given the directory before it: the whole table of security.md section 3.2, one case each. */
export function maySign(directory: Directory, body: StatementBody, signers: ReadonlySet<Signer>): boolean {
  const root = signers.has('root')
  const officers = [...directory.officers].filter(officer => signers.has(officer))
  const officer = officers.length >= 1
  const twoOfficers = officers.length >= 2
  switch (body.type) {
    // Rotation is signed by the old and the new key, which replay checks; the first statement by the pinned key.
    case 'root':
    case 'recovery.set':
    case 'release.key':
      return root
    case 'recovery.use':
      return root && [...signers].some(by => by !== 'root')
    case 'peer.pin':
    case 'peer.unpin':
      return root || twoOfficers
    case 'officer.add':
    case 'policy.set':
    case 'org.name':
      return root || twoOfficers || (officer && directory.officers.size === 1)
    case 'officer.remove':
      return mayTouchOfficer(body.user, root, officers)
    case 'user.revoke':
      return directory.officers.has(body.user) ? mayTouchOfficer(body.user, root, officers) : root || officer
    case 'user.rekey':
      return mayRekey(directory, body.user, root, officers)
    case 'user.add':
      return root || officer
    case 'user.kdf':
      return signers.has(body.user)
    case 'device.revoke':
      return officer || signers.has(body.user)
    case 'team.create':
      return body.policy.twoPerson ? twoOfficers : officer
    case 'team.policy':
      return isTwoPerson(directory, body.team) || body.policy.twoPerson ? twoOfficers : officer
    case 'role.set':
      return body.role !== 'none' && isTwoPerson(directory, body.team) ? twoOfficers : officer
    case 'team.epoch':
      return officer || [...signers].some(by => by !== 'root' && isLead(directory, body.team, by))
  }
}

const isTwoPerson = (directory: Directory, team: TeamId) => directory.teams.get(team)?.policy.twoPerson === true

const isLead = (directory: Directory, team: TeamId, user: UserId) =>
  directory.teams.get(team)?.members.get(user)?.role === 'lead'

/** One officer must not be able to get rid of another and then be "the only one"; leaving by oneself is always allowed. */
function mayTouchOfficer(user: UserId, root: boolean, officers: ReadonlyArray<UserId>): boolean {
  return root || officers.includes(user) || officers.length >= 2
}

/**
 * New keys for a person are a way to become that person: for an officer it takes the root or two other officers, for a
 * member of a two-person team two officers.
 */
function mayRekey(directory: Directory, user: UserId, root: boolean, officers: ReadonlyArray<UserId>): boolean {
  if (root) return true
  const others = officers.filter(officer => officer !== user)
  const sensitive =
    directory.officers.has(user) ||
    [...directory.teams.values()].some(team => team.policy.twoPerson && team.members.has(user))
  return others.length >= (sensitive ? 2 : 1)
}
