/** Devices of invented people against a real server, for the tests of the replica. */
import type { Catalogue } from '#records'
import {
  createReplica,
  fetchTransport,
  memoryStores,
  type Replica,
  type SearchableKinds,
  type Stores,
} from './index.ts'
import type { Transport } from './transport.ts'

export type Surroundings = { url: string; catalogue: Catalogue; searchable: SearchableKinds }

/** A network that a test can cut, watch and bend. */
export type Line = {
  cut: boolean
  transport: Transport
  sent: string[]
  /** Called before each request leaves, with what it says. */
  before: (path: string, body: string) => void
  /** Answers of the server, as the device gets to see them. */
  bend: ((path: string, answer: Json) => Json) | undefined
  /** Requests that reach the server, but whose answers are lost on the way back. */
  lose: ((path: string) => boolean) | undefined
}
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A transport whose requests fail like a dead network while `cut` is true. */
export function line(url: string): Line {
  const state: Line = {
    cut: false,
    transport: fetchTransport(url, { cookies: 'own' }),
    sent: [],
    before: () => {},
    bend: undefined,
    lose: undefined,
  }
  state.transport = fetchTransport(url, {
    cookies: 'own',
    fetch: async (address, init) => {
      const path = new URL(String(address)).pathname
      state.before(path, typeof init?.body === 'string' ? init.body : '')
      if (state.cut) throw new TypeError('cut')
      state.sent.push(`${init?.method ?? 'GET'} ${path}`)
      const response = await fetch(address, init)
      if (state.lose?.(path) === true) throw new TypeError('lost')
      if (state.bend === undefined || !response.headers.get('content-type')?.includes('json')) return response
      const bent = state.bend(path, await response.json())
      return new Response(JSON.stringify(bent), { status: response.status, headers: response.headers })
    },
  })
  return state
}

export type Device = { replica: Replica; line: Line; stores: Stores }

/** A device; give `stores` to come back to an earlier one. */
export async function device(
  around: Surroundings,
  stores: Stores = memoryStores(),
  clock?: () => number,
): Promise<Device> {
  const wire = line(around.url)
  const replica = await createReplica({
    stores,
    transport: wire.transport,
    catalogue: around.catalogue,
    searchable: around.searchable,
    language: 'en',
    ...(clock === undefined ? {} : { clock }),
  })
  return { replica, line: wire, stores }
}

/** The value of a successful outcome; a refusal fails the test with its code. */
export function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (isOk(outcome)) return outcome
  throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
const isOk = <T extends { ok: boolean }>(outcome: T): outcome is Extract<T, { ok: true }> => outcome.ok

export const PASSPHRASES = {
  mirela: 'copper lantern walks beside nine rivers',
  samir: 'violet mountain answers under slow bridges',
  lucia: 'harvest window counts seven paper boats',
}

/** An organisation with its founder signed in on a device, and one case team. */
export async function founded(
  around: Surroundings,
  stores?: Stores,
): Promise<Device & { org: string; user: string; team: string }> {
  const made = await device(around, stores)
  const result = must(
    await made.replica.setUp({
      name: 'Open Door',
      demo: false,
      founder: { name: 'Mirela Ionescu', handle: 'mirela', passphrase: PASSPHRASES.mirela, duty: 'keyOfficer' },
      teams: [{ name: 'Casework Timișoara', place: 'Timișoara', purpose: 'cases' }],
      recovery: { mode: 'paper' },
    }),
  )
  must(await made.replica.confirmSetUp())
  return { ...made, org: result.org, user: result.user, team: result.teams[0]?.id ?? '' }
}

/** A second person: invited, answered, confirmed, signed in on a device of her own. */
export async function joined(
  around: Surroundings,
  officer: Device & { team: string },
  person: { name: string; handle: string; passphrase: string },
  stores?: Stores,
): Promise<Device & { user: string }> {
  const invited = must(
    await officer.replica.invite({
      name: person.name,
      duty: 'caseWorker',
      teams: [{ team: officer.team, role: 'member' }],
    }),
  )
  const made = await device(around, stores)
  const { handle, passphrase } = person
  const accepted = must(await made.replica.acceptInvitation({ fragment: invited.fragment, handle, passphrase }))
  must(await officer.replica.confirm(invited.invitation))
  must(await officer.replica.syncNow())
  must(await made.replica.syncNow())
  return { ...made, user: accepted.me.user }
}
