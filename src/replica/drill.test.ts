import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, device, joined, must, PASSPHRASES, type Surroundings } from './devices.test-support.ts'
import type { RecoverySheets } from './types.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { team: string; user: string }
let samir: Device & { user: string }
let sheets: RecoverySheets

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, limits: { rootOpen: { burst: 2, perHour: 1 } } })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  const made = await device(around)
  const founding = must(
    await made.replica.setUp({
      name: 'Open Door',
      founder: { name: 'Mirela Ionescu', handle: 'mirela', passphrase: PASSPHRASES.mirela, duty: 'keyOfficer' },
      teams: [{ name: 'Casework', purpose: 'cases' }],
      recovery: { mode: 'shares', custodians: ['Ana', 'Ben', 'Chloé', 'Dušan', 'Eva'] },
    }),
  )
  must(await made.replica.confirmSetUp())
  sheets = founding.sheets
  mirela = { ...made, team: founding.teams[0]?.id ?? '', user: founding.user }
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir]) await each?.replica.close()
  await server?.stop()
})

const shares = (...indexes: number[]) => indexes.map(index => sheets.shares?.[index]?.text ?? '')

describe('the recovery drill', () => {
  it('proves that the sheets open every team, notes the day, and says which sheet is wrong', async () => {
    expect(must(await mirela.replica.busFactor()).busFactor).toMatchObject({
      ok: false,
      officers: 1,
      recovery: { mode: 'shares', drillDue: true },
    })
    expect(await mirela.replica.drill({})).toMatchObject({ ok: false, code: 'drill.nothing' })
    expect(await mirela.replica.drill({ papers: shares(0, 1) })).toMatchObject({ code: 'recovery.shares.few' })
    expect(await samir.replica.drill({ papers: shares(0, 1, 2) })).toMatchObject({ ok: false, code: 'right.missing' })
    const { report } = must(await mirela.replica.drill({ papers: shares(4, 0, 2), root: sheets.root }))
    expect(report).toMatchObject({ ok: true, papers: { fits: true }, root: { fits: true } })
    expect(report.teams.map(({ name, result }) => [name, result])).toContainEqual(['Casework', 'opens'])
    expect(report.teams.every(({ result }) => result === 'opens')).toBe(true)
    expect((await mirela.replica.notices()).map(({ code }) => code)).toEqual(['recovery.drilled'])
    must(await mirela.replica.addOfficer(samir.user))
    must(await samir.replica.syncNow())
    const { busFactor } = must(await mirela.replica.busFactor())
    expect(busFactor).toMatchObject({ ok: true, officers: 2, recovery: { drillDue: false } })
    expect(busFactor.recovery.lastDrill).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('what people are told', () => {
  it('a new officer is announced to everyone for a month, and stays while it is read', async () => {
    const lucia = await joined(around, mirela, {
      name: 'Lucía Ferrer',
      handle: 'lucia',
      passphrase: PASSPHRASES.lucia,
    })
    for (const each of [mirela, samir, lucia]) {
      must(await each.replica.syncNow())
      const officer = (await each.replica.notices()).find(({ code }) => code === 'officer.added')
      expect(officer).toMatchObject({ user: samir.user, name: 'Samir Haddad', standing: true, read: false })
      await each.replica.readNotice(officer?.id ?? '')
      expect((await each.replica.notices()).find(({ code }) => code === 'officer.added')?.read).toBe(true)
    }
    await lucia.replica.close()
  })

  it('what a removal stops, and what she already knows', async () => {
    for (const firstName of ['Amina', 'Thanh', 'Vera', 'Zoya']) {
      const made = must(
        await mirela.replica.create('case', { team: mirela.team, facts: {}, sealed: { header: { firstName } } }),
      )
      must(await mirela.replica.syncNow())
      must(await samir.replica.syncNow())
      must(await samir.replica.open(made.root))
    }
    // The log follows the openings behind the screen.
    const opened = async () => must(await mirela.replica.removalPreview(samir.user)).preview.opened.roots
    await expect.poll(opened, { timeout: 60_000, interval: 500 }).toBe(2)
    const { preview } = must(await mirela.replica.removalPreview(samir.user))
    expect(preview).toMatchObject({ name: 'Samir Haddad', officer: true, needsTwo: true, devices: 1 })
    expect(preview.refused).toBeUndefined()
    expect(preview.teams).toContainEqual({ team: mirela.team, name: 'Casework', rotates: 'now', left: 2 })
    expect(preview.opened.byKind).toEqual([{ kind: 'case', roots: 2 }])
    expect(preview.opened.byCompartment).toContainEqual({ compartment: 'location', roots: 2 })
    expect(preview.opened.known.map(({ title }) => title)).toHaveLength(2)
    // Two were refused: the lead hears of it once, and she is asked to prove herself.
    const codes = async () => (await mirela.replica.notices()).map(({ code }) => code)
    must(await mirela.replica.syncNow())
    await expect.poll(codes, { timeout: 60_000 }).toContain('governor.opened')
  })

  it('a large export waits for a second person', async () => {
    const planned = Array.from({ length: 51 }, (_, i) => ({
      key: `c${i}`,
      kind: 'case',
      facts: {},
      sealed: { header: { firstName: `Case ${i}` } },
    }))
    const { report } = must(await mirela.replica.importCases(planned, { team: mirela.team }))
    must(await mirela.replica.syncNow())
    const query = { kind: 'case', why: 'move' as const, roots: Object.values(report.roots) }
    expect(await mirela.replica.exportCases(query)).toMatchObject({ ok: false, code: 'export.needsTwo' })
    const { proposed } = must(await mirela.replica.proposeExport(query))
    const shown = must(await samir.replica.proposals()).proposals.find(({ id }) => id === proposed)
    expect(shown).toMatchObject({ does: 'export', export: { kind: 'case', why: 'move', roots: 51 }, mayDecide: true })
    must(await samir.replica.approveProposal(proposed))
    expect(must(await mirela.replica.exportCases(query)).roots).toHaveLength(51)
    expect(await mirela.replica.exportCases({ ...query, why: 'donor' })).toMatchObject({ code: 'export.needsTwo' })
  })
})
