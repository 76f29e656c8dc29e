/** The people's half of the replica: who is here, with which rights, devices and ways in. Heavy parts load when asked for. */
import { isUuid, PASSKEY_PRF_SALT, teamId, userId } from '#vault'
import { keyWords } from './key-words.ts'
import type { Surroundings } from './open-copy.ts'
import type { Open } from './session.ts'
import type { Places } from './sign-in.ts'
import { createTeam, listPeople, listTeams, removePerson, rotateTeam, setRole, setTeamPolicy } from './teams.ts'
import { actOrPropose } from './two-people.ts'
import type * as t from './types.ts'

const invitations = () => import('./invitations.ts')
const proposals = () => import('./proposals.ts')

const NOBODY: t.Refused = { ok: false, code: 'person.unknown' }
const NO_TEAM: t.Refused = { ok: false, code: 'team.unknown' }

/** What the whole replica lends to this half: its open copy, and turns with it. */
export abstract class Access {
  protected abstract readonly around: Surroundings
  protected abstract readonly places: Places
  protected abstract opened(): Open | undefined
  /** Runs with the open copy, or answers `locked`. */
  protected abstract run<T extends object>(act: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>>
  /** The same for acts of people and teams: on the newest directory, with a sync afterwards. */
  protected abstract act<T extends object>(act: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>>

  // ------------------------------------------------------------------ people and teams

  async people(): Promise<t.Person[]> {
    const open = this.opened()
    if (open === undefined) return []
    const { directory } = open.copy
    return listPeople(open.copy, async user => {
      const known = directory.users.get(user)
      return known === undefined ? '' : keyWords(known, this.around.language)
    })
  }
  async teams(): Promise<t.Team[]> {
    const open = this.opened()
    return open === undefined ? [] : listTeams(open.copy)
  }
  invite(input: t.InviteInput): Promise<t.Outcome<{ invitation: string; fragment: string }>> {
    return this.run(async ({ copy }) => (await invitations()).invite(copy, input))
  }
  async pendingInvitations(): Promise<t.PendingInvitation[]> {
    const open = this.opened()
    return open === undefined ? [] : (await invitations()).pendingInvitations(open.copy)
  }
  withdrawInvitation(invitation: string): Promise<t.Outcome> {
    return this.run(async ({ copy }) => (await invitations()).withdrawInvitation(copy, invitation))
  }
  confirm(invitation: string): Promise<t.Outcome<{ left: string[] } & t.MaybeProposed>> {
    return this.act(async open => (await invitations()).confirm(open.copy, invitation))
  }
  reinvite(user: string, days?: number): Promise<t.Outcome<{ invitation: string; fragment: string }>> {
    return this.run(async ({ copy }) =>
      isUuid(user) ? (await invitations()).reinvite(copy, userId(user), days) : NOBODY,
    )
  }
  setRole(user: string, team: string, role: t.Role | 'none', duty?: string): Promise<t.Outcome<t.MaybeProposed>> {
    return this.act(async ({ copy }) =>
      isUuid(user) && isUuid(team) ? setRole(copy, userId(user), teamId(team), role, duty) : NOBODY,
    )
  }
  createTeam(input: t.NewTeam): Promise<t.Outcome<{ team: string } & t.MaybeProposed>> {
    return this.act(({ copy }) => createTeam(copy, input))
  }
  removePerson(
    user: string,
    progress?: t.Progress,
  ): Promise<t.Outcome<{ rotated: string[]; due: string[] } & t.MaybeProposed>> {
    return this.act(async ({ copy }) => (isUuid(user) ? removePerson(copy, userId(user), progress) : NOBODY))
  }
  rotateTeam(team: string, progress?: t.Progress): Promise<t.Outcome> {
    return this.act(async ({ copy }) => (isUuid(team) ? rotateTeam(copy, teamId(team), 'manual', progress) : NO_TEAM))
  }
  setTeamPolicy(team: string, patch: t.TeamPolicyPatch): Promise<t.Outcome<t.MaybeProposed>> {
    return this.act(async ({ copy }) => (isUuid(team) ? setTeamPolicy(copy, teamId(team), patch) : NO_TEAM))
  }
  addOfficer(user: string): Promise<t.Outcome<t.MaybeProposed>> {
    return this.act(async ({ copy }) =>
      isUuid(user) ? actOrPropose(copy, { type: 'officer.add', user: userId(user) }) : NOBODY,
    )
  }
  removeOfficer(user: string): Promise<t.Outcome<t.MaybeProposed>> {
    return this.act(async ({ copy }) =>
      isUuid(user) ? actOrPropose(copy, { type: 'officer.remove', user: userId(user) }) : NOBODY,
    )
  }
  removalPreview(_user: string): Promise<t.Outcome<{ preview: t.RemovalPreview }>> {
    return soon()
  }

  // ------------------------------------------------------------------ acts of two people

  proposals(): Promise<t.Outcome<{ proposals: t.Proposal[] }>> {
    return this.run(async ({ copy }) => (await proposals()).listProposals(copy))
  }
  approveProposal(id: string): Promise<t.Outcome> {
    return this.act(async ({ copy }) => (await proposals()).approveShown(copy, id))
  }
  declineProposal(id: string): Promise<t.Outcome> {
    return this.run(async ({ copy }) => (await proposals()).endProposal(copy, id, 'declined'))
  }
  withdrawProposal(id: string): Promise<t.Outcome> {
    return this.run(async ({ copy }) => (await proposals()).endProposal(copy, id, 'withdrawn'))
  }
  proposeExport(_query: Parameters<t.Replica['proposeExport']>[0]): Promise<t.Outcome<{ proposed: string }>> {
    return soon()
  }

  // ------------------------------------------------------------------ ways in

  async passkeyRequest(
    _account?: Parameters<t.Replica['passkeyRequest']>[0],
  ): Promise<Awaited<ReturnType<t.Replica['passkeyRequest']>>> {
    return { salt: PASSKEY_PRF_SALT, credentials: [] }
  }
  waysIn(): Promise<t.Outcome<{ ways: t.WaysIn }>> {
    return soon()
  }
  prepareRecoveryCode(_passphrase: string): Promise<t.Outcome<{ words: string[] }>> {
    return soon()
  }
  confirmRecoveryCode(_typed: string): Promise<t.Outcome> {
    return soon()
  }
  removeRecoveryCode(_passphrase: string): Promise<t.Outcome> {
    return soon()
  }
  addPasskey(_passkey: t.PasskeyAnswer, _passphrase: string): Promise<t.Outcome<{ id: string }>> {
    return soon()
  }
  removePasskey(_id: string, _passphrase: string): Promise<t.Outcome> {
    return soon()
  }
  stepUp(_proof: t.Proof): Promise<t.Outcome> {
    return soon()
  }

  // ------------------------------------------------------------------ devices

  devices(_user?: string): Promise<t.Outcome<{ devices: t.DeviceView[] }>> {
    return soon()
  }
  nameDevice(_kind: t.DeviceKind): Promise<t.Outcome> {
    return soon()
  }
  removeDevice(_device: string, _user?: string): Promise<t.Outcome<{ rotated: string[]; due: string[] }>> {
    return soon()
  }
  lockDevices(_user?: string): Promise<t.Outcome> {
    return soon()
  }

  // ------------------------------------------------------------------ recovery, log, notices

  drill(_input: t.DrillInput): Promise<t.Outcome<{ report: t.DrillReport }>> {
    return soon()
  }
  busFactor(): Promise<t.Outcome<{ busFactor: t.BusFactor }>> {
    return soon()
  }
  readLog(
    newest?: number,
    progress?: t.Progress,
  ): Promise<t.Outcome<{ lines: t.LogLine[]; size: number; whole: boolean }>> {
    return this.run(async ({ copy }) => (await import('./log-read.ts')).readLog(copy, newest, progress))
  }
  async notices(): Promise<t.Notice[]> {
    return []
  }
  async readNotice(_id: string): Promise<void> {}
}

const soon = async (): Promise<t.Refused> => ({ ok: false, code: 'server.fault' })
