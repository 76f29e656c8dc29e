import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { type Device, founded, joined, must, PASSPHRASES, type Surroundings } from '#replica/devices.test-support.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { applyConfiguration, configurationFile } from './apply.ts'
import { differences } from './difference.ts'
import { CONFIGURATION_FORMAT, type ConfigurationFile, readConfigurationFile, writeConfigurationFile } from './file.ts'
import { configurationOf } from './read.ts'

let server: TestServer
let elsewhere: TestServer | undefined
let around: Surroundings
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
const closing: Device[] = []

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  closing.push(mirela, samir)
}, 120_000)
afterAll(async () => {
  for (const { replica } of closing) await replica.close()
  await server.stop()
  await elsewhere?.stop()
})

const room = (over: Partial<NonNullable<ConfigurationFile['ownFields']>[number]> = {}) => ({
  on: 'note',
  comp: 'narrative' as const,
  key: 'room',
  type: 'oneOf' as const,
  labels: { en: 'Room', ti: 'ክፍሊ' },
  values: { blue: { en: 'Blue' }, green: { en: 'Green' } },
  ...over,
})
const first: ConfigurationFile = {
  format: CONFIGURATION_FORMAT,
  notAsked: ['note.title'],
  reviewDays: { plan: 60, contact: 14, reflection: 45 },
  approvals: { closure: 'nobody' },
  instrumentsByTeam: { 'Casework Timișoara': ['palermo'], 'A team of elsewhere': ['palermo'] },
  languages: ['en', 'fr'],
  ownFields: [room()],
  peopleLanguages: [{ tag: 'ti', name: 'ትግርኛ', texts: { 'paper.summary.title': 'ጽማቝ' } }],
}

it('makes a file true, once: what was exported changes nothing, here or in another organisation', async () => {
  const done = must(await applyConfiguration(mirela.replica, first, 'as agreed'))
  expect(done.unknownTeams).toEqual(['A team of elsewhere'])
  const out = await configurationFile(mirela.replica)
  expect(out).toMatchObject({
    notAsked: ['note.title'],
    reviewDays: { plan: 60, contact: 14, risk: 30, reflection: 45 },
    approvals: { closure: 'nobody', plan: 'lead' },
  })
  expect(out.instrumentsByTeam).toEqual({ 'Casework Timișoara': ['palermo'] })
  const written = writeConfigurationFile(out)
  const read = readConfigurationFile(written, { catalogue: CATALOGUE, texts: new Map() })
  expect(read.ok && differences(out, read.file)).toEqual([])
  const before = await mirela.replica.status()
  if (read.ok) must(await applyConfiguration(mirela.replica, read.file, 'again'))
  expect((await mirela.replica.status()).waiting).toBe(before.waiting)

  elsewhere = await startTestServer({ catalogue: CATALOGUE })
  const other = await founded({ ...around, url: elsewhere.url })
  closing.push(other)
  if (read.ok) must(await applyConfiguration(other.replica, read.file, 'taken over'))
  expect(writeConfigurationFile(await configurationFile(other.replica))).toBe(written)
}, 120_000)

it('never breaks a device that has not heard of a change: it saves as before, and nothing of it is lost', async () => {
  const made = must(
    await mirela.replica.create('case', {
      team: mirela.team,
      facts: { status: 'Active' },
      sealed: { header: { firstName: 'Nadia' } },
    }),
  )
  must(await mirela.replica.syncNow())
  must(await samir.replica.syncNow())
  expect((await configurationOf(samir.replica)).notAsked).toEqual(['note.title'])
  samir.line.cut = true
  // While he has no signal, a value goes, a question is left out, the field changes its type.
  must(
    await applyConfiguration(
      mirela.replica,
      {
        format: CONFIGURATION_FORMAT,
        notAsked: ['note.title', 'note.body'],
        ownFields: [room({ values: { green: { en: 'Green' } } })],
        twoOfficers: true,
      },
      'fewer rooms',
    ),
  )
  must(await mirela.replica.syncNow())
  const saved = must(
    await samir.replica.create('note', {
      root: made.root,
      sealed: { narrative: { title: 'A visit', body: 'She liked the room.', own: { room: 'blue' } } },
    }),
  )
  samir.line.cut = false
  must(await samir.replica.syncNow())
  expect(await samir.replica.refusedEdits()).toEqual([])
  must(await mirela.replica.syncNow())
  const opened = must(await mirela.replica.open(made.root))
  const note = opened.root.records.find(record => record.rec === saved.rec)
  expect(note?.sealed.narrative).toMatchObject({ title: 'A visit', body: 'She liked the room.', own: { room: 'blue' } })
  expect((await configurationOf(samir.replica)).notAsked).toEqual(['note.body', 'note.title'])
  expect((await configurationOf(samir.replica)).twoOfficers).toBe(true)
}, 120_000)

it('is the officers’ to change', async () => {
  const refused = await applyConfiguration(samir.replica, { ...first, notAsked: [] }, 'mine')
  expect(refused.ok).toBe(false)
}, 60_000)
