import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import {
  createReplica,
  fetchTransport,
  memoryStores,
  type Outcome,
  type Replica,
  type Stores,
  type TeamPurpose,
} from '#replica'

/** A person's device: the real replica over a real connection. */
export interface Device {
  readonly replica: Replica
  readonly stores: Stores
}

/** An address to ask, or a line to it that needs no socket. */
export type Line = string | { readonly url: string; readonly fetch: typeof fetch }

/** A device at an address; `stores` of an earlier one makes it the same device started again. */
export async function deviceAt(line: Line, stores: Stores = memoryStores(), clock?: () => number): Promise<Device> {
  const { url, ...how } = typeof line === 'string' ? { url: line } : { url: line.url, fetch: line.fetch }
  const replica = await createReplica({
    stores,
    transport: fetchTransport(url, { cookies: 'own', ...how }),
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    language: 'en',
    ...(clock === undefined ? {} : { clock }),
  })
  return { replica, stores }
}

/** The value of a successful outcome; a refusal fails the test with its code. */
export function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (isOk(outcome)) return outcome
  throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
const isOk = <T extends { ok: boolean }>(outcome: T): outcome is Extract<T, { ok: true }> => outcome.ok

export interface Founded extends Device {
  readonly org: string
  readonly user: string
  readonly passphrase: string
  readonly handle: string
  /** Ids by name. */
  readonly teams: ReadonlyMap<string, string>
  readonly sheets: { root: string; identity?: string; shares?: Array<{ custodian: string; text: string }> }
}

export const FOUNDER = { handle: 'mirela', passphrase: 'copper lantern walks beside nine rivers' }

export interface FoundSettings {
  readonly demo?: boolean
  readonly name?: string
  readonly stores?: Stores
  readonly shares?: [string, string, string, string, string]
  readonly teams?: ReadonlyArray<{ name: string; place?: string; purpose: TeamPurpose; escrow?: boolean }>
  readonly passphrase?: string
  readonly founder?: string
}

/** Founds an organisation with the teams `Casework` and `Desk` and leaves its founder signed in. */
export async function foundedAt(url: string, settings: FoundSettings = {}): Promise<Founded> {
  const device = await deviceAt(url, settings.stores)
  const passphrase = settings.passphrase ?? FOUNDER.passphrase
  const set = must(
    await device.replica.setUp({
      name: settings.name ?? 'Open Door',
      demo: settings.demo ?? false,
      founder: { name: settings.founder ?? 'Mirela Ionescu', handle: FOUNDER.handle, passphrase, duty: 'keyOfficer' },
      teams: [
        ...(settings.teams ?? [
          { name: 'Casework', place: 'Timișoara', purpose: 'cases' as const },
          { name: 'Desk', purpose: 'desk' as const },
        ]),
      ],
      recovery: settings.shares === undefined ? { mode: 'paper' } : { mode: 'shares', custodians: settings.shares },
    }),
  )
  must(await device.replica.confirmSetUp())
  const teams = new Map(set.teams.map(({ id, name }) => [name, id]))
  return { ...device, org: set.org, user: set.user, passphrase, handle: FOUNDER.handle, teams, sheets: set.sheets }
}

export interface Person {
  readonly name: string
  readonly handle: string
  readonly passphrase: string
}

/** Invites, answers, confirms: the person is signed in on a device of her own. */
export async function joinedAt(
  line: Line,
  officer: Pick<Device, 'replica'>,
  person: Person,
  teams: ReadonlyArray<{ team: string; role: 'member' | 'lead' }>,
  stores?: Stores,
): Promise<Device & { user: string }> {
  const invited = must(await officer.replica.invite({ name: person.name, duty: 'caseWorker', teams: [...teams] }))
  const device = await deviceAt(line, stores)
  const { handle, passphrase } = person
  const accepted = must(await device.replica.acceptInvitation({ fragment: invited.fragment, handle, passphrase }))
  must(await officer.replica.confirm(invited.invitation))
  must(await officer.replica.syncNow())
  must(await device.replica.syncNow())
  return { ...device, user: accepted.me.user }
}

/** The code of a refusal; empty when there is none. */
export const codeOf = (outcome: Outcome): string => (outcome.ok ? '' : outcome.code)
