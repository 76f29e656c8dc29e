/** The people's half of the replica: who is here, with which rights, devices and ways in. Heavy parts load when asked for. */
import { isUuid, teamId, userId } from '#vault'
import type { Copy } from './copy.ts'
import { keyWords } from './key-words.ts'
import { LEASE_HOURS, LEASE_POLICY, leaseHours } from './lease.ts'
import { listNotices, readNotice } from './notices.ts'
import type { Surroundings } from './open-copy.ts'
import type { Slot } from './protocol.ts'
import type { Open } from './session.ts'
import type { Entered, Places } from './sign-in.ts'
import { createTeam, listPeople, listTeams, removePerson, rotateTeam, setRole, setTeamPolicy } from './teams.ts'
import type { Transport } from './transport.ts'
import { actOrPropose } from './two-people.ts'
import type * as t from './types.ts'
import type { PreparedCode } from './ways-in.ts'

const invitations = () => import('./invitations.ts')
const proposals = () => import('./proposals.ts')
const ways = () => import('./ways-in.ts')
const devices = () => import('./devices.ts')

const NOBODY: t.Refused = { ok: false, code: 'person.unknown' }
const NO_TEAM: t.Refused = { ok: false, code: 'team.unknown' }

/** What the whole replica lends to this half: its open copy, and turns with it. */
export abstract class Access {
  /** Twelve words shown and not yet read back, of this copy. */
  #prepared: { of: Copy; code: PreparedCode } | undefined
  protected abstract readonly around: Surroundings
  protected abstract readonly places: Places
  protected abstract opened(): Open | undefined
  /** Runs with the open copy, or answers `locked`. */
  protected abstract run<T extends object>(act: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>>
  /** The same for acts of people and teams: on the newest directory, with a sync afterwards. */
  protected abstract act<T extends object>(act: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>>

  /** A change of one's ways in: sessions end and begin with it, and the account as it is then is kept. */
  protected abstract changing<T extends { entered: Entered }>(
    change: (open: Open, transport: Transport) => Promise<t.Outcome<T>>,
  ): Promise<t.Outcome<Omit<T, 'entered'>>>

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
  async leaseHours(): Promise<number> {
    const open = this.opened()
    return open === undefined ? 0 : leaseHours(open.copy.directory)
  }
  setLease(hours: number): Promise<t.Outcome<t.MaybeProposed>> {
    return this.act(async ({ copy }) =>
      LEASE_HOURS.some(known => known === hours)
        ? actOrPropose(copy, { type: 'policy.set', key: LEASE_POLICY, value: String(hours) })
        : { ok: false, code: 'body.invalid' },
    )
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
  removalPreview(user: string): Promise<t.Outcome<{ preview: t.RemovalPreview }>> {
    const titleOf = (kind: string, header: Record<string, unknown>) =>
      this.around.searchable[kind]?.title?.(header) ?? String(header.name ?? '')
    return this.act(async ({ copy }) =>
      isUuid(user) ? (await import('./removal.ts')).removalPreview(copy, userId(user), titleOf) : NOBODY,
    )
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
  proposeExport(query: Parameters<t.Replica['proposeExport']>[0]): Promise<t.Outcome<{ proposed: string }>> {
    return this.run(async ({ copy }) => (await import('./export.ts')).proposeExport(copy, query))
  }

  // ------------------------------------------------------------------ ways in

  async passkeyRequest(
    account?: Parameters<t.Replica['passkeyRequest']>[0],
  ): Promise<Awaited<ReturnType<t.Replica['passkeyRequest']>>> {
    return (await ways()).passkeysOf(this.places.device, account ?? this.opened()?.entered.account)
  }
  waysIn(): Promise<t.Outcome<{ ways: t.WaysIn }>> {
    return this.run(async ({ copy }) => (await ways()).listWays(copy.transport))
  }
  prepareRecoveryCode(passphrase: string): Promise<t.Outcome<{ words: string[] }>> {
    return this.run(async ({ entered, copy }) => {
      const made = await (await ways()).prepareCode(entered, passphrase, copy.language)
      if (!made.ok) return made
      this.#prepared = { of: copy, code: made.prepared }
      return { ok: true, words: made.words }
    })
  }
  confirmRecoveryCode(typed: string): Promise<t.Outcome> {
    return this.changing(async ({ copy, entered }, transport) => {
      const prepared = this.#prepared
      if (prepared?.of !== copy) return { ok: false, code: 'code.nothing' }
      const done = await (await ways()).confirmCode(copy, transport, entered, prepared.code, typed)
      if (done.ok) this.#prepared = undefined
      return done.ok ? { ok: true, entered: { ...entered, account: done.account } } : done
    })
  }
  removeRecoveryCode(passphrase: string): Promise<t.Outcome> {
    return this.#without(passphrase, ({ type }) => type === 'code')
  }
  #without(passphrase: string, goes: (slot: Slot) => boolean): Promise<t.Outcome> {
    return this.changing(async ({ entered }, transport) => {
      const done = await (await ways()).removeWay(transport, entered, passphrase, goes)
      return done.ok ? { ok: true, entered: { ...entered, account: done.account } } : done
    })
  }
  addPasskey(passkey: t.PasskeyAnswer, passphrase: string): Promise<t.Outcome<{ id: string }>> {
    return this.changing(async ({ copy, entered }, transport) => {
      const done = await (await ways()).addPasskey(copy, transport, entered, passkey, passphrase)
      return done.ok ? { ok: true, id: done.id, entered: { ...entered, account: done.account } } : done
    })
  }
  removePasskey(id: string, passphrase: string): Promise<t.Outcome> {
    return this.#without(passphrase, slot => slot.type === 'passkey' && slot.id === id)
  }
  stepUp(proof: t.Proof): Promise<t.Outcome> {
    return this.run(async ({ copy, entered, sync }) => {
      const done = await (await ways()).stepUp(copy, entered, proof)
      if (!done.ok) return done
      for (const { id, code } of copy.alarms.list()) if (code === 'session.stepUp') await copy.alarms.read(id)
      sync.wake()
      return { ok: true }
    })
  }

  // ------------------------------------------------------------------ devices

  devices(user?: string): Promise<t.Outcome<{ devices: t.DeviceView[] }>> {
    return this.run(async ({ copy }) =>
      user === undefined || isUuid(user)
        ? (await devices()).listDevices(copy, user === undefined ? copy.user : userId(user))
        : NOBODY,
    )
  }
  nameDevice(kind: t.DeviceKind): Promise<t.Outcome> {
    return this.run(async ({ copy }) => (await devices()).keepDevice(copy, this.places.device, kind))
  }
  removeDevice(device: string, user?: string): Promise<t.Outcome<{ rotated: string[]; due: string[] }>> {
    return this.act(async ({ copy }) =>
      user === undefined || isUuid(user)
        ? (await devices()).removeDevice(copy, device, user === undefined ? copy.user : userId(user))
        : NOBODY,
    )
  }
  lockDevices(user?: string): Promise<t.Outcome> {
    return this.run(async ({ copy }): Promise<t.Outcome> => {
      const answer = await copy.transport.call('lockDevices', { body: user === undefined ? {} : { user } })
      return answer.ok ? { ok: true } : answer
    })
  }

  // ------------------------------------------------------------------ recovery, log, notices

  drill(input: t.DrillInput): Promise<t.Outcome<{ report: t.DrillReport }>> {
    return this.act(async ({ copy }) => (await import('./drill.ts')).drill(copy, input))
  }
  busFactor(): Promise<t.Outcome<{ busFactor: t.BusFactor }>> {
    return this.run(async ({ copy }) => (await import('./drill.ts')).busFactor(copy))
  }
  readLog(
    newest?: number,
    progress?: t.Progress,
  ): Promise<t.Outcome<{ lines: t.LogLine[]; size: number; whole: boolean }>> {
    return this.run(async ({ copy }) => (await import('./log-read.ts')).readLog(copy, newest, progress))
  }
  async notices(): Promise<t.Notice[]> {
    const open = this.opened()
    return open === undefined ? [] : listNotices(open.copy)
  }
  async readNotice(id: string): Promise<void> {
    const open = this.opened()
    if (open !== undefined) await readNotice(open.copy, id)
  }
}
