/** An office of two teams and three people, and what tests of acts on cases say again and again. */
import {
  type Device,
  founded,
  type Json,
  joined,
  must,
  PASSPHRASES,
  type Surroundings,
} from '../devices.test-support.ts'

export const ALL = ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']
export const DAY = 86_400_000

export type Office = {
  around: Surroundings
  /** Key officer, leads the first team. */
  mirela: Device & { org: string; user: string; team: string }
  /** Works beside her. */
  samir: Device & { user: string }
  /** Leads the second team. */
  lucia: Device & { user: string }
  /** The second team. */
  south: string
  close(): Promise<void>
}

/** Opens the office on a server. */
export async function openOffice(around: Surroundings): Promise<Office> {
  const mirela = await founded(around)
  const samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  const south = must(await mirela.replica.createTeam({ name: 'Casework Lugoj', purpose: 'cases' })).team
  const there = { ...mirela, team: south }
  const lucia = await joined(around, there, { name: 'Lucía Ferrer', handle: 'lucia', passphrase: PASSPHRASES.lucia })
  must(await mirela.replica.setRole(lucia.user, south, 'lead'))
  must(await mirela.replica.setRole(mirela.user, south, 'none'))
  const all = [mirela, samir, lucia]
  for (const each of all) must(await each.replica.syncNow())
  const close = async () => {
    for (const each of all) await each.replica.close()
  }
  return { around, mirela, samir, lucia, south, close }
}

/** A case of the first team, sent, with a note in it; she agreed that `to` hears of it. */
export async function aCase({ mirela }: Office, ...to: string[]): Promise<string> {
  const made = must(
    await mirela.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active', team: mirela.team, caseWorker: mirela.user },
      sealed: { header: { firstName: 'Amina' }, identity: {}, narrative: { summary: 'Came with a neighbour.' } },
    }),
  )
  const { root } = made
  must(await mirela.replica.create('note', { root, sealed: { narrative: { body: 'First evening.' } } }))
  for (const team of to) await agreed(mirela, root, team)
  must(await mirela.replica.syncNow())
  return root
}

export const agreed = async (by: Device, root: string, team: string, facts: Record<string, unknown> = {}) =>
  must(
    await by.replica.create('consentRecord', {
      root,
      facts: {
        given: true,
        state: 'inForce',
        purposes: ['services'],
        to: 'team',
        team,
        compartments: ALL,
        until: '2099-12-31',
        how: 'spoken',
        month: '2026-11',
        ...facts,
      },
    }),
  )

/** What a device reads of a case; the code of the refusal where it does not open. */
export async function opensFor(who: Device, root: string): Promise<string[] | string> {
  await who.replica.syncNow()
  const opened = await who.replica.open(root)
  if (!opened.ok) return opened.code
  return opened.root.records
    .flatMap(({ sealed }) => [sealed.narrative?.summary, sealed.narrative?.body])
    .map(String)
    .filter(each => each !== 'undefined')
}

export const isObject = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asked = async ({ mirela, south }: Office, who: Device, root: string) =>
  must(await who.replica.askCaseAct({ root, does: 'transfer', from: mirela.team, to: south, keep: 'none', note: 'x' }))
    .act

export const signedIn = async ({ mirela }: Office, who: Device) => {
  must(await who.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  must(await who.replica.syncNow())
  return who
}
