/** Organisations that stand before a journey begins: made by devices in this process, as the ceremony and the invitations make them. */
import type { Page } from 'playwright-core'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, fetchTransport, memoryStores, type Replica, type SetUpInput } from '#replica'
import { must } from '#testing/devices.ts'
import { type Founded, type Papers, type Tongue, unlock } from './steps.ts'

/** What there is when the journey begins. */
export interface Standing {
  readonly organisation: string
  readonly founder: string
  readonly handle: string
  readonly team: string
  /** Further case teams, led by the founder as well. */
  readonly otherTeams?: readonly string[]
  /** Where all of them work. */
  readonly place?: string
  /** Five people with a share each; without them the recovery key is on paper. */
  readonly custodians?: readonly [string, string, string, string, string]
  /** Case workers, members of `team` or of the one named. */
  readonly people?: ReadonlyArray<{ readonly name: string; readonly handle: string; readonly team?: string }>
}

const PASSPHRASES = [
  'copper lantern walks beside nine rivers',
  'violet mountain answers under slow bridges',
  'harvest window counts seven paper boats',
]

/** Founds it, with everybody in it. Gives who signs in how: the founder, then the people in their order; and the founder's papers. */
export async function organisation(
  url: string,
  language: Tongue,
  standing: Standing,
): Promise<{ founder: Founded & { papers: Papers }; people: Founded[] }> {
  const [passphrase = '', ...others] = PASSPHRASES
  const device = await deviceIn(url, language)
  const made = must(await device.setUp(inputOf(standing, passphrase)))
  must(await device.confirmSetUp())
  const teams = new Map(made.teams.map(({ id, name }) => [name, id]))
  const people: Founded[] = []
  for (const [index, { name, handle, team }] of (standing.people ?? []).entries()) {
    const who = { handle, passphrase: others[index % others.length] ?? '' }
    await join(url, language, device, { ...who, name, team: teams.get(team ?? standing.team) ?? '' })
    people.push(who)
  }
  await device.close()
  const { root, identity, shares = [] } = made.sheets
  const sheets: Array<readonly [string, string]> = [
    ['root', root],
    ...(identity === undefined ? [] : [['identity', identity] as const]),
    ...shares.map(({ text }, index) => [`share-${index + 1}`, text] as const),
  ]
  const papers = new Map(sheets.map(([name, text]) => [name, text.split('\n')]))
  return { founder: { handle: standing.handle, passphrase, papers }, people }
}

/** Comes to the door and signs in; ends on the list of cases. */
export async function enter(page: Page, tongue: Tongue, who: Founded): Promise<void> {
  await page.goto('/')
  await unlock(page, tongue, who)
  await page.waitForURL('**/cases')
}

const deviceIn = (url: string, language: Tongue): Promise<Replica> =>
  createReplica({
    stores: memoryStores(),
    transport: fetchTransport(url, { cookies: 'own' }),
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    language,
  })

const inputOf = (standing: Standing, passphrase: string): SetUpInput => ({
  name: standing.organisation,
  founder: { name: standing.founder, handle: standing.handle, passphrase, duty: 'caseWorker' },
  teams: [standing.team, ...(standing.otherTeams ?? [])].map(name => ({
    name,
    purpose: 'cases',
    ...(standing.place === undefined ? {} : { place: standing.place }),
  })),
  recovery:
    standing.custodians === undefined ? { mode: 'paper' } : { mode: 'shares', custodians: [...standing.custodians] },
})

async function join(
  url: string,
  language: Tongue,
  officer: Replica,
  { name, handle, passphrase, team }: Founded & { name: string; team: string },
): Promise<void> {
  const invited = must(await officer.invite({ name, duty: 'caseWorker', teams: [{ team, role: 'member' }] }))
  const device = await deviceIn(url, language)
  must(await device.acceptInvitation({ fragment: invited.fragment, handle, passphrase }))
  must(await officer.confirm(invited.invitation))
  must(await officer.syncNow())
  await device.close()
}
