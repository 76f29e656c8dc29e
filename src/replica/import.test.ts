import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import {
  type Device,
  device,
  founded,
  type Json,
  joined,
  must,
  PASSPHRASES,
  type Surroundings,
} from './devices.test-support.ts'
import { sqliteStores } from './store/sqlite.ts'
import type { PlannedCase } from './types.ts'

let server: TestServer
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
const folder = mkdtempSync(join(tmpdir(), 'halte-import-'))

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around, sqliteStores(folder))
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
})
afterAll(async () => {
  await mirela.replica.close()
  await samir.replica.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Planned cases `from` up to `to`, each with a note that refers to its case. */
const planned = (from: number, to: number): PlannedCase[] =>
  Array.from({ length: to - from }, (_, index): PlannedCase => {
    const key = `workbook/row-${from + index}`
    return {
      key,
      kind: 'case',
      facts: { status: 'Active', openedMonth: '2026-10' },
      sealed: { header: { firstName: `Person ${from + index}` }, identity: { sourceKey: `row-${from + index}` } },
      records: [
        { key: `${key}/note`, kind: 'note', sealed: { narrative: { body: 'As written in the workbook.' } } },
        {
          key: `${key}/relation`,
          kind: 'relation',
          sealed: { identity: { name: 'A sister', otherCase: { $ref: key } } },
        },
      ],
    }
  })

const count = async (who: Device) => (await who.replica.list({ kind: 'case' })).total

describe('an import', () => {
  it('refuses the whole when one value is wrong, and writes nothing', async () => {
    const wrong = planned(0, 3)
    wrong[2] = { ...planned(2, 3)[0], key: 'wrong', kind: 'case', facts: { status: 'Sleeping' } }
    const refused = await mirela.replica.importCases(wrong, { team: mirela.team })
    expect(refused).toMatchObject({ ok: false, code: 'field.notInList', place: 'status', data: { case: 3 } })
    expect(await count(mirela)).toBe(0)
  })

  it('can be cancelled, and goes on where it was', async () => {
    const stop = new AbortController()
    const onProgress = ({ step }: { step: string }) => {
      if (step === 'import.seal') stop.abort()
    }
    const first = must(
      await mirela.replica.importCases(planned(0, 90), { team: mirela.team, onProgress, signal: stop.signal }),
    )
    expect(first.report.cancelled).toBe(true)
    expect(first.report.created).toBeLessThan(90)
    expect(await count(mirela)).toBe(first.report.created)
    const rest = must(await mirela.replica.importCases(planned(0, 90), { team: mirela.team }))
    expect(rest.report.created + first.report.created).toBe(90)
    expect(rest.report.already).toBe(first.report.created)
    expect(await count(mirela)).toBe(90)
    expect(await mirela.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
  })

  it('creates nothing twice: not in another run, not on another device, not by another member of the team', async () => {
    const again = must(await mirela.replica.importCases(planned(0, 90), { team: mirela.team }))
    expect(again.report).toMatchObject({ created: 0, already: 90 })
    // He has not seen hers yet: only the server knows that they are there.
    samir.line.cut = true
    must(await mirela.replica.importCases(planned(90, 95), { team: mirela.team }))
    const his = must(await samir.replica.importCases(planned(60, 100), { team: mirela.team }))
    expect(his.report.roots['workbook/row-70']).toBe(again.report.roots['workbook/row-70'])
    samir.line.cut = false
    must(await samir.replica.syncNow())
    must(await mirela.replica.syncNow())
    expect(await count(mirela)).toBe(100)
    expect(await count(samir)).toBe(100)
    for (const { replica } of [mirela, samir]) {
      expect(await replica.status()).toMatchObject({ waiting: 0, refused: 0, conflicts: 0 })
      expect(await replica.alarms()).toEqual([])
      expect(must(await replica.verify()).report.problems).toEqual([])
    }
    const root = again.report.roots['workbook/row-7'] ?? ''
    const relation = must(await samir.replica.open(root)).root.records.find(record => record.kind === 'relation')
    expect(relation?.sealed.identity).toMatchObject({ otherCase: root })
  })

  it('is finished by the next sign-in when the process ended in the middle', async () => {
    mirela.line.cut = true
    must(await mirela.replica.importCases(planned(200, 220), { team: mirela.team }))
    expect((await mirela.replica.status()).waiting).toBe(60)
    await mirela.replica.close()
    const back = await device(around, sqliteStores(folder))
    must(await back.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
    must(await back.replica.syncNow())
    expect(await back.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    expect(await count(back)).toBe(120)
    expect(await back.replica.existingForDuplicates('case')).toHaveLength(120)
    const exported = await back.replica.exportCases({ kind: 'case', why: 'statistics' })
    expect(must(exported).roots).toHaveLength(120)
    back.line.cut = true
    expect(await back.replica.exportCases({ kind: 'case', why: 'move' })).toMatchObject({ code: 'export.offline' })
    mirela = { ...mirela, ...back }
  })
})

describe('a shared computer', () => {
  it('keeps nothing on the disk, and lets nobody leave with unsent edits', async () => {
    const there = mkdtempSync(join(tmpdir(), 'halte-shared-'))
    const shared = await device(around, sqliteStores(there))
    const input = { org: mirela.org, handle: 'samir', passphrase: PASSPHRASES.samir, shared: true }
    must(await shared.replica.signIn(input))
    must(await shared.replica.syncNow())
    expect(await count(shared)).toBe(120)
    shared.line.cut = true
    const [row] = (await shared.replica.list({ kind: 'case' })).rows
    const rec = { root: row?.root ?? '', rec: row?.rec ?? '' }
    must(await shared.replica.change(rec, { sealed: { header: { aliases: ['Unsent'] } } }))
    expect(await shared.replica.signOut()).toMatchObject({ ok: false, code: 'signOut.waiting' })
    shared.line.cut = false
    must(await shared.replica.syncNow())
    must(await shared.replica.signOut())
    expect(await shared.replica.state()).toEqual({ is: 'locked', remembered: [] })
    expect(await shared.stores.open('device').then(store => store.keys('meta'))).toEqual([])
    await shared.replica.close()
    rmSync(there, { recursive: true, force: true })
  })
})

describe('a refused change', () => {
  it('says once which record was at fault, waits whole, and is given up whole', async () => {
    mirela.line.cut = false
    must(await mirela.replica.syncNow())
    const before = await count(mirela)
    mirela.line.bend = (path, answer) => {
      if (path !== '/api/changes' || typeof answer !== 'object' || answer === null || Array.isArray(answer))
        return answer
      const results = (Array.isArray(answer.results) ? answer.results : []).map((result): Json => {
        const id = typeof result === 'object' && result !== null && !Array.isArray(result) ? (result.id ?? '') : ''
        return { ok: false, id, code: 'size.bucket', record: 1, field: 'versions.0.sealed' }
      })
      return { results }
    }
    must(await mirela.replica.importCases(planned(300, 301), { team: mirela.team }))
    expect(await mirela.replica.status()).toMatchObject({ waiting: 0, refused: 1 })
    const [refused, ...more] = await mirela.replica.refusedEdits()
    expect(more).toEqual([])
    expect(refused).toMatchObject({ kind: 'note', code: 'size.bucket', field: 'versions.0.sealed' })
    expect(refused?.rec).not.toBe(refused?.root)
    await mirela.replica.discardEdit(refused?.id ?? '')
    expect(await mirela.replica.status()).toMatchObject({ waiting: 0, refused: 0 })
    mirela.line.bend = undefined
    // The server had it all the time, and only said otherwise: it is there again, whole.
    must(await mirela.replica.syncNow())
    expect(await count(mirela)).toBe(before + 1)
    expect(must(await mirela.replica.open(refused?.root ?? '')).root.records).toHaveLength(3)
    expect(must(await mirela.replica.verify()).report.problems).toEqual([])
  })
})

describe('a copy', () => {
  it('has one writer: a second process is told', async () => {
    const second = await device(around, sqliteStores(folder))
    mirela.line.cut = false
    const input = { org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }
    expect(await second.replica.signIn(input)).toEqual({ ok: false, code: 'device.busy' })
    await second.replica.close()
  })
})
