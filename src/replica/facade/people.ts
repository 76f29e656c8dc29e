/** People, teams and what was decided about them. Heavy parts load when asked for. */
import { isOrgName, isUuid, teamId, userId } from '#vault'
import { nameOfOrg } from '../copy.ts'
import { keyWords } from '../key-words.ts'
import { LEASE_HOURS, LEASE_POLICY, leaseHours } from '../lease.ts'
import { earlierNames } from '../notices.ts'
import { createTeam, listPeople, listTeams, removePerson, rotateTeam, setRole, setTeamPolicy } from '../teams.ts'
import { actOrPropose } from '../two-people.ts'
import type { PeopleFacade } from '../types/people.ts'
import type { Refused } from '../types.ts'
import type { Life } from './life.ts'

const invitations = () => import('../invitations.ts')
const NOBODY: Refused = { ok: false, code: 'person.unknown' }
const NO_TEAM: Refused = { ok: false, code: 'team.unknown' }

/** {@link PeopleFacade} of one replica. */
export const peopleFacade = (life: Life): PeopleFacade => ({
  async people() {
    const { open, around } = life
    if (open === undefined) return []
    const { directory } = open.copy
    return listPeople(open.copy, async user => {
      const known = directory.users.get(user)
      return known === undefined ? '' : keyWords(known, around.language)
    })
  },
  teams: async () => (life.open === undefined ? [] : listTeams(life.open.copy)),
  invite: input => life.run(async ({ copy }) => (await invitations()).invite(copy, input)),
  async pendingInvitations() {
    const { open } = life
    return open === undefined ? [] : (await invitations()).pendingInvitations(open.copy)
  },
  withdrawInvitation: invitation =>
    life.run(async ({ copy }) => (await invitations()).withdrawInvitation(copy, invitation)),
  confirm: invitation => life.act(async ({ copy }) => (await invitations()).confirm(copy, invitation)),
  reinvite: (user, days) =>
    life.run(async ({ copy }) => (isUuid(user) ? (await invitations()).reinvite(copy, userId(user), days) : NOBODY)),
  setRole: (user, team, role, duty) =>
    life.act(async ({ copy }) =>
      isUuid(user) && isUuid(team) ? setRole(copy, userId(user), teamId(team), role, duty) : NOBODY,
    ),
  createTeam: input => life.act(({ copy }) => createTeam(copy, input)),
  setTeamPolicy: (team, patch) =>
    life.act(async ({ copy }) => (isUuid(team) ? setTeamPolicy(copy, teamId(team), patch) : NO_TEAM)),
  leaseHours: async () => (life.open === undefined ? 0 : leaseHours(life.open.copy.directory)),
  setLease: hours =>
    life.act(async ({ copy }) =>
      LEASE_HOURS.some(known => known === hours)
        ? actOrPropose(copy, { type: 'policy.set', key: LEASE_POLICY, value: String(hours) })
        : { ok: false, code: 'body.invalid' },
    ),
  renameOrganisation: name =>
    life.act(async ({ copy }) => {
      const said = name.trim().normalize('NFC')
      const before = nameOfOrg(copy)
      if (!isOrgName(said)) return { ok: false, code: 'organisation.name', place: 'name' }
      if (copy.demo) return { ok: false, code: 'organisation.demo' }
      return said === before ? { ok: true } : actOrPropose(copy, { type: 'org.name', name: said, before })
    }),
  earlierNames: async () => (life.open === undefined ? [] : earlierNames(life.open.copy)),
  removePerson: (user, progress) =>
    life.act(async ({ copy }) => (isUuid(user) ? removePerson(copy, userId(user), progress) : NOBODY)),
  removalPreview: user => {
    const titleOf = (kind: string, header: Record<string, unknown>) =>
      life.around.searchable[kind]?.title?.(header) ?? String(header.name ?? '')
    return life.act(async ({ copy }) =>
      isUuid(user) ? (await import('../removal.ts')).removalPreview(copy, userId(user), titleOf) : NOBODY,
    )
  },
  rotateTeam: (team, progress) =>
    life.act(async ({ copy }) => (isUuid(team) ? rotateTeam(copy, teamId(team), 'manual', progress) : NO_TEAM)),
  addOfficer: user =>
    life.act(async ({ copy }) =>
      isUuid(user) ? actOrPropose(copy, { type: 'officer.add', user: userId(user) }) : NOBODY,
    ),
  removeOfficer: user =>
    life.act(async ({ copy }) =>
      isUuid(user) ? actOrPropose(copy, { type: 'officer.remove', user: userId(user) }) : NOBODY,
    ),
})
