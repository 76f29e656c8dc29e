/**
 * Attack 9: every officer has lost her passphrase (security.md section 8, test 9). The papers bring back every escrowed team
 * with what is in its cases; fewer papers, or wrong ones, bring back nothing; and everybody is told.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { memoryStores, type Replica } from '#replica'
import { checkRecovery, recover } from '#replica/recover.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { codeOf, type Device, deviceAt, FOUNDER, type Founded, foundedAt, joinedAt, must } from '#testing/devices.ts'
import { operatorAt } from '#testing/operator.ts'
import { newRecoveryIdentity, orgId, randomBytes, recoverySheet, rootSheet, splitIdentity } from '#vault'

const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: 'violet mountain answers under slow bridges' }
const NEW_PASSPHRASE = 'harvest window counts seven paper boats'
const CUSTODIANS: [string, string, string, string, string] = ['Adela', 'Bruno', 'Chantal', 'Dmytro', 'Esther']
const TEAMS = [
  { name: 'Casework', purpose: 'cases' as const },
  { name: 'Desk', purpose: 'desk' as const },
  { name: 'Lawyers', purpose: 'legal' as const, escrow: false },
]
const WORDS: Record<string, string> = {
  Casework: 'Came alone by night.',
  Desk: 'Rang from a station.',
  Lawyers: 'Said to her lawyer.',
}

describe.each(['paper', 'shares'] as const)('with the recovery on %s', mode => {
  let server: TestServer
  let mirela: Founded
  let samir: Device & { user: string }
  let papers: string[]
  const roots = new Map<string, string>()
  const samirStores = memoryStores()

  beforeAll(async () => {
    server = await startTestServer({ catalogue: CATALOGUE })
    mirela = await foundedAt(server.url, { teams: TEAMS, ...(mode === 'shares' ? { shares: CUSTODIANS } : {}) })
    const team = mirela.teams.get('Casework') ?? ''
    samir = await joinedAt(server.url, mirela, SAMIR, [{ team, role: 'member' }], samirStores)
    for (const [name, id] of mirela.teams) {
      const sealed = { header: { firstName: `Case of ${name}` }, narrative: { summary: WORDS[name] ?? '' } }
      roots.set(name, must(await mirela.replica.create('case', { team: id, facts: { status: 'Active' }, sealed })).root)
    }
    // A secret of a later epoch comes back as well.
    must(await mirela.replica.rotateTeam(mirela.teams.get('Desk') ?? ''))
    must(await mirela.replica.syncNow())
    const { identity, shares = [] } = mirela.sheets
    papers = identity === undefined ? shares.map(({ text }) => text) : [identity]
  })
  afterAll(async () => {
    await mirela?.replica.close()
    await samir?.replica.close()
    await server?.stop()
  })

  const drill = (using: readonly string[]) => checkRecovery(operatorAt(server), { org: mirela.org, papers: using })
  const bringBack = (using: readonly string[], root = mirela.sheets.root) =>
    recover(
      operatorAt(server),
      { org: mirela.org, papers: using, rootSheet: root, handle: FOUNDER.handle, passphrase: NEW_PASSPHRASE },
      Date.now(),
      () => {},
    )

  /** Still nobody but the old passphrase gets in, and the directory stands where it stood. */
  async function expectUntouched(): Promise<void> {
    const { replica } = await deviceAt(server.url)
    const tried = await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: NEW_PASSPHRASE })
    await replica.close()
    expect(codeOf(tried)).toBe('session.refused')
    must(await samir.replica.syncNow())
    expect(await samir.replica.alarms()).toEqual([])
  }

  test('the drill says what would come back', async () => {
    expect(await drill(papers.slice(0, 3))).toEqual({ ok: true, teams: 3, missing: 1 })
  })

  test('too few, damaged or foreign papers bring back nothing', async () => {
    const foreign = await newRecoveryIdentity()
    const inst = orgId(mirela.org)
    const others =
      mode === 'paper'
        ? [(await recoverySheet(inst, foreign.identity, 'en')).join('\n')]
        : (await splitIdentity(inst, foreign.identity, CUSTODIANS, 'en')).map(({ lines }) => lines.join('\n'))
    const wrong: string[][] = [
      [],
      others.slice(0, 3),
      papers.slice(0, 3).map(text => text.replace(/[a-z]{4,}/g, 'zebra')),
    ]
    if (mode === 'shares') {
      for (const [i, a] of papers.entries()) wrong.push([a], ...papers.slice(i + 1).map(b => [a, b]))
      wrong.push([papers[0] ?? '', papers[1] ?? '', papers[1] ?? ''], [...papers.slice(0, 2), ...others.slice(2, 3)])
    }
    for (const using of wrong) {
      expect((await drill(using)).ok).toBe(false)
      const tried = await bringBack(using)
      expect(tried.ok).toBe(false)
      expect(codeOf(tried)).toMatch(/^recovery\./)
    }
    await expectUntouched()
  })

  test('the right papers with another root sheet bring back nothing', async () => {
    const another = (await rootSheet(orgId(mirela.org), randomBytes(32), 'en')).join('\n')
    const damaged = mirela.sheets.root.replace(/[a-z]{4,}/, 'zebra')
    for (const root of [another, damaged, '', papers[0] ?? ''])
      expect((await bringBack(papers.slice(0, 3), root)).ok).toBe(false)
    await expectUntouched()
  })

  test('nobody can become the last who holds a team, or be removed as that or as the last officer', async () => {
    const lawyers = mirela.teams.get('Lawyers') ?? ''
    expect(codeOf(await mirela.replica.setRole(mirela.user, lawyers, 'none'))).toBe('directory.lastHolder')
    expect(codeOf(await mirela.replica.removePerson(mirela.user))).toMatch(/^directory\.last(Holder|Officer)$/)
    expect(codeOf(await mirela.replica.removeOfficer(mirela.user))).toBe('directory.lastOfficer')
  })

  test('the papers bring every escrowed team back, and nothing that was not escrowed', async () => {
    await mirela.replica.close()
    expect(await bringBack(mode === 'paper' ? papers : papers.slice(2))).toEqual({ ok: true, teams: 3, missing: 1 })
    const back = await deviceAt(server.url)
    must(await back.replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: NEW_PASSPHRASE }))
    must(await back.replica.syncNow())
    expect(await back.replica.state()).toMatchObject({ is: 'open', me: { officer: true, name: 'Mirela Ionescu' } })
    for (const name of ['Casework', 'Desk']) expect(await summaryIn(back.replica, roots.get(name))).toBe(WORDS[name])
    const lawyers = await back.replica.open(roots.get('Lawyers') ?? '')
    expect(JSON.stringify(lawyers)).not.toContain(WORDS.Lawyers)
    // She can go on working as an officer: the teams get new secrets at once.
    must(await back.replica.rotateTeam(mirela.teams.get('Casework') ?? ''))
    must(
      await back.replica.change(
        { root: roots.get('Casework') ?? '', rec: roots.get('Casework') ?? '' },
        { sealed: { header: { secondName: 'Again' } } },
      ),
    )
    must(await back.replica.syncNow())
    await back.replica.close()
  })

  test('the old passphrase is worth nothing any more', async () => {
    const { replica } = await deviceAt(server.url)
    const tried = await replica.signIn({ org: mirela.org, handle: FOUNDER.handle, passphrase: FOUNDER.passphrase })
    expect(codeOf(tried)).toBe('session.refused')
    await replica.close()
  })

  test('the others go on, and are told that the recovery was used', async () => {
    must(await samir.replica.syncNow())
    expect(await summaryIn(samir.replica, roots.get('Casework'))).toBe(WORDS.Casework)
    expect((await samir.replica.alarms()).map(({ code, stops }) => [code, stops])).toEqual([['recovery.used', false]])
    const again = await deviceAt(server.url, memoryStores())
    must(await again.replica.signIn({ org: mirela.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase }))
    must(await again.replica.syncNow())
    expect((await again.replica.alarms()).map(({ code }) => code)).toEqual(['recovery.used'])
    await again.replica.close()
  })
})

async function summaryIn(replica: Replica, root: string | undefined): Promise<unknown> {
  const opened = must(await replica.open(root ?? '')).root
  return opened.records.find(({ rec }) => rec === root)?.sealed.narrative?.summary
}
