/** Two people with the same person, without a network: nothing either wrote is lost, and a rise in risk reaches who leads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { type Device, founded, joined, must, PASSPHRASES } from '#replica/devices.test-support.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { openCase } from '../contact/open-case.ts'
import { recordRisk } from '../risk/record-risk.ts'

const today = new Date().toISOString().slice(0, 10)
let server: TestServer
let mirela: Device & { org: string; user: string; team: string }
let samir: Device & { user: string }
let root = ''

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  mirela = await founded(around)
  samir = await joined(around, mirela, { name: 'Samir Haddad', handle: 'samir', passphrase: PASSPHRASES.samir })
  const opened = await openCase(mirela.replica, {
    team: mirela.team,
    me: mirela.user,
    today,
    firstName: ' Oksana ',
    secondName: '',
    alias: '',
    phone: '',
    channel: 'helpline',
    narrative: { needs: ['sleep'] },
    tasks: ['At once: sleep'],
  })
  root = must(opened).root
  await meet()
}, 180_000)
afterAll(async () => {
  for (const each of [mirela, samir]) await each?.replica.close()
  await server?.stop()
})

/** Both in step: what one wrote last the other has. */
async function meet(): Promise<void> {
  samir.line.cut = false
  for (const each of [mirela, samir, mirela, samir]) must(await each.replica.syncNow())
}
const interviewsOf = async ({ replica }: Device) =>
  must(await replica.open(root)).root.records.filter(record => record.kind === 'interview')
const hold = (by: Device, answers: object) =>
  by.replica.create('interview', {
    root,
    facts: { state: 'paused' },
    sealed: { narrative: { instrument: 'palermo', instrumentVersion: 1, answers } },
  })
/** Goes on with the only interview from what stands on the device. */
async function goOn(by: Device, answers: object, sentences: object = {}) {
  const [record] = await interviewsOf(by)
  if (!record) throw new Error('no interview')
  const before = record.sealed.narrative ?? {}
  return by.replica.change(
    record,
    {
      sealed: {
        narrative: {
          answers: { ...Object(before.answers), ...answers },
          sentences: { ...Object(before.sentences), ...sentences },
        },
      },
    },
    record,
  )
}

it('opens a case from a first contact, with a task for what could not wait', async () => {
  const { records } = must(await samir.replica.open(root)).root
  expect(records.map(record => record.kind)).toEqual(expect.arrayContaining(['case', 'firstContact', 'task']))
  expect(records[0]?.sealed.header).toMatchObject({ firstName: 'Oksana' })
})

describe('two people interview the same person apart', () => {
  it('what they asked about different questions comes together', async () => {
    must(await hold(mirela, { 'act-recruitment': 'disclosed' }))
    await meet()
    samir.line.cut = true
    must(
      await goOn(samir, { 'purpose-servitude': 'observed' }, { 'purpose-servitude': 'She may not leave the house.' }),
    )
    must(await goOn(mirela, { 'means-deception': 'documented' }))
    await meet()
    for (const each of [mirela, samir]) {
      const [record] = await interviewsOf(each)
      expect(record?.sealed.narrative).toMatchObject({
        answers: { 'act-recruitment': 'disclosed', 'purpose-servitude': 'observed', 'means-deception': 'documented' },
        sentences: { 'purpose-servitude': 'She may not leave the house.' },
      })
      expect(record?.conflict).toBe(false)
    }
  })

  it('what they answered differently is asked about, and both answers are there', async () => {
    samir.line.cut = true
    must(await goOn(samir, { 'means-coercion': 'disclosed' }))
    must(await goOn(mirela, { 'means-coercion': 'notSo' }))
    await meet()
    const found = (await Promise.all([mirela, samir].map(each => each.replica.conflicts()))).flat()
    const fields = found.flatMap(conflict => conflict.fields)
    expect(fields.map(({ field }) => field)).toEqual(['answers.means-coercion'])
    // Who was first is a matter of the network.
    expect(fields.flatMap(({ mine, theirs }) => [mine, theirs]).sort()).toEqual(['disclosed', 'notSo'])
  })

  it('two interviews begun apart are two, and both are shown to both', async () => {
    samir.line.cut = true
    must(await hold(samir, { 'act-transfer': 'disclosed' }))
    must(await hold(mirela, { 'act-transfer': 'notSo' }))
    await meet()
    for (const each of [mirela, samir]) {
      const answers = (await interviewsOf(each)).map(record => Object(record.sealed.narrative?.answers)['act-transfer'])
      expect(answers.filter(Boolean).sort()).toEqual(['disclosed', 'notSo'])
    }
  })
})

it('a rise in risk stands on the lead’s Today at once, with a task and a question for a second look, until it was seen', async () => {
  const opened = must(await samir.replica.open(root)).root
  const teams = await samir.replica.teams()
  const risk = {
    level: 'high' as const,
    areas: ['family'],
    reasons: 'A car outside.',
    assessedOn: today,
    reviewOn: today,
  }
  const telling = { me: samir.user, teams, today, task: 'Look at it today', secondLook: true }
  const made = must(await recordRisk(samir.replica, opened, risk, telling))
  expect(made).toMatchObject({ raised: true, told: mirela.user })
  await meet()
  const codes = async ({ replica }: Device) =>
    (await replica.agenda({ until: today, whose: 'mine' })).items.filter(one => one.root === root).map(one => one.code)
  expect(await codes(mirela)).toEqual(expect.arrayContaining(['riskRaised', 'task', 'approvalWaiting']))
  expect(await codes(samir)).not.toContain('riskRaised')
  const record = must(await mirela.replica.open(root)).root.records.find(one => one.rec === made.rec)
  if (!record) throw new Error('no level')
  must(await mirela.replica.change(record, { sealed: { narrative: { seenBy: mirela.user } } }, record))
  expect(await codes(mirela)).not.toContain('riskRaised')
  expect(must(await mirela.replica.open(root)).root.records[0]?.facts.riskLevel).toBe('high')
  // Written anew, lower: nobody is told, and the earlier review is done.
  const again = must(await mirela.replica.open(root)).root
  const lower = { ...risk, level: 'low' as const, reviewOn: '' }
  expect(must(await recordRisk(mirela.replica, again, lower, { ...telling, me: mirela.user }))).toMatchObject({
    raised: false,
  })
  expect(await codes(mirela)).not.toContain('riskReview')
})
