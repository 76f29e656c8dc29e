/** Reminders by e-mail, sent to a real receiver: whom they reach, when, how often, and that they say nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { createLog } from '../log.ts'
import { startTestServer, type TestServer } from '../testing.ts'
import { actBy, ask } from '../testing-acts.ts'
import { changeOf, newCase, push, wrapFor } from '../testing-cases.ts'
import {
  append,
  call,
  type Device,
  enrol,
  found,
  freshId,
  mustBe,
  type Organisation,
  signIn,
  teamNamed,
} from '../testing-device.ts'
import { type LetterBox, openLetterBox } from '../testing-letter-box.ts'
import { daysAfter, dayToTell } from './hours.ts'
import { MAIL_WORDS } from './words.ts'

const HOUR = 3_600_000
const NAME = 'Stella Maris'
const ADDRESS = 'bojana.private@example.org'

let box: LetterBox
let server: TestServer
let org: Organisation
let worker: Device
let lead: Device
/** Three in the morning, UTC, some day soon: before every hour at which anything is sent. */
let now = (Math.floor(Date.now() / (24 * HOUR)) + 2) * 24 * HOUR + 3 * HOUR
const lines: string[] = []

beforeAll(async () => {
  box = await openLetterBox()
  server = await startTestServer({
    catalogue: CATALOGUE,
    config: { origin: undefined, tls: undefined, mail: box.settings },
    clock: () => now,
    log: createLog('debug', { write: line => void lines.push(line) }),
    limits: { mailAddress: { burst: 100, perHour: 100 }, mailPerson: { burst: 100, perHour: 100 } },
  })
  org = await found(server.url)
  lead = org.founder
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
})
afterAll(async () => {
  await server?.stop()
  await box?.close()
})

const look = () => server.app.services.mail.look()
const today = () => new Date(now).toISOString().slice(0, 10)
/** Goes to an hour of the day that is still ahead. */
const until = (hour: number) => {
  now = Math.floor(now / (24 * HOUR)) * 24 * HOUR + hour * HOUR
}
const nextDay = () => {
  now = (Math.floor(now / (24 * HOUR)) + 1) * 24 * HOUR + 3 * HOUR
}
const choice = { address: ADDRESS, part: 'morning', zone: 'UTC', language: 'en' }

/** A mail as its reader sees it. */
function read(raw: string): { head: string; subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').trimEnd()
  const bytes = /quoted-printable/i.test(head)
    ? Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
        'latin1',
      )
    : Buffer.from(body, /base64/i.test(head) ? 'base64' : 'utf8')
  return {
    head,
    subject: /^Subject: (.*)$/im.exec(head)?.[1] ?? '',
    text: bytes.toString('utf8').replaceAll('\r\n', '\n').trim(),
  }
}

async function subscribe(device: Device, more: object = {}): Promise<void> {
  await signIn(device)
  await mustBe(call(device, 'forgetReminders'))
  expect(await mustBe(call(device, 'saveReminders', { body: { ...choice, ...more } }))).toEqual({ confirmed: false })
  await look()
  const code = /\d{6}/.exec(read(box.mails.splice(0).at(-1)?.raw ?? '').text)?.[0]
  await mustBe(call(device, 'confirmReminders', { body: { code } }))
}

async function taskFor(assignee: string | undefined, due: string): Promise<void> {
  const { change } = await newCase(org, worker, ['cases'], undefined, {
    kind: 'task',
    facts: { status: 'open', due, ...(assignee === undefined ? {} : { assignee }) },
    sealed: { narrative: { what: 'Ring the shelter in Durrës' } },
  })
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
}

describe('an address', () => {
  test('is nobody’s before the code that was sent there came back, and a guess ends it', async () => {
    await signIn(worker)
    expect(await mustBe(call(worker, 'reminders'))).toEqual({
      mail: true,
      address: null,
      confirmed: false,
      part: 'morning',
    })
    expect((await call(worker, 'confirmReminders', { body: { code: '123456' } })).code).toBe('mail.code.none')
    expect((await call(worker, 'saveReminders', { body: { ...choice, address: 'nobody' } })).code).toBe('mail.address')
    for (const zone of ['Nowhere/At_all', 'UTC; drop'])
      expect((await call(worker, 'saveReminders', { body: { ...choice, zone } })).code).toBe('body.invalid')
    expect(await mustBe(call(worker, 'saveReminders', { body: choice }))).toEqual({ confirmed: false })
    await look()
    expect(box.mails).toMatchObject([{ from: 'office@example.org', to: ADDRESS }])
    const { subject, text } = read(box.mails.splice(0)[0]?.raw ?? '')
    expect(subject).toBe(MAIL_WORDS.en.code.subject)
    const code = /\d{6}/.exec(text)?.[0] ?? ''
    expect(text).toBe(MAIL_WORDS.en.code.text.replace('{code}', code))
    const other = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++)
      expect((await call(worker, 'confirmReminders', { body: { code: other } })).code).toBe('mail.code.wrong')
    expect((await call(worker, 'confirmReminders', { body: { code } })).code).toBe('mail.code.tooOften')
    expect((await mustBe(call(worker, 'reminders'))).confirmed).toBe(false)
  })

  test('takes its code within half an hour, and another part of the day without one', async () => {
    await mustBe(call(worker, 'saveReminders', { body: choice }))
    await look()
    const code = /\d{6}/.exec(read(box.mails.splice(0)[0]?.raw ?? '').text)?.[0]
    now += HOUR / 2
    await signIn(worker)
    expect((await call(worker, 'confirmReminders', { body: { code } })).code).toBe('mail.code.late')
    await subscribe(worker)
    expect(await mustBe(call(worker, 'saveReminders', { body: { ...choice, part: 'evening' } }))).toEqual({
      confirmed: true,
    })
    expect(await mustBe(call(worker, 'reminders'))).toEqual({
      mail: true,
      address: ADDRESS,
      confirmed: true,
      part: 'evening',
    })
    await look()
    expect(box.mails).toEqual([])
  })

  test('is not flooded by whoever asks for codes', async () => {
    const strict = await startTestServer({
      catalogue: CATALOGUE,
      config: { origin: undefined, tls: undefined, mail: box.settings },
      limits: { mailAddress: { burst: 1, perHour: 1 } },
    })
    const { founder } = await found(strict.url)
    await mustBe(call(founder, 'saveReminders', { body: choice }))
    expect((await call(founder, 'saveReminders', { body: { ...choice, address: ADDRESS.toUpperCase() } })).code).toBe(
      'rate.limited',
    )
    await strict.stop()
    box.mails.splice(0)
  })
})

describe('a reminder', () => {
  test('comes once, at its hour, to whom something waits for, and says nothing', async () => {
    await subscribe(worker)
    await subscribe(lead, { address: 'mirela@example.org' })
    await signIn(worker)
    await taskFor(worker.user, today())
    await taskFor(worker.user, today())
    await look()
    expect(box.mails, 'before seven').toEqual([])
    until(7)
    await look()
    await look()
    now += HOUR
    await look()
    expect(box.mails.map(({ to }) => to)).toEqual([ADDRESS])
    const { head, subject, text } = read(box.mails[0]?.raw ?? '')
    expect(subject).toBe(MAIL_WORDS.en.reminder.subject)
    expect(text).toBe(MAIL_WORDS.en.reminder.text)
    // Every line of the head is known: there is no place left for anything to stand.
    expect(
      head
        .split('\r\n')
        .map(line => line.split(':')[0])
        .sort(),
    ).toEqual([
      'Auto-Submitted',
      'Content-Transfer-Encoding',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ])
    const heard = box.heard().toString('utf8').toLowerCase()
    for (const told of [NAME, org.org, worker.user, 'bojana\r', 'Ring the shelter', 'http', 'localhost'])
      expect(heard.includes(told.toLowerCase()), told).toBe(false)
    box.mails.splice(0)
    nextDay()
    until(7)
    await look()
    expect(box.mails, 'nothing of this day').toEqual([])
  })

  test('comes the evening before to whoever wants it so, in her language, and for days her device named', async () => {
    nextDay()
    await subscribe(worker, { part: 'evening', language: 'fr', zone: 'Africa/Lagos' })
    await mustBe(call(worker, 'saveReminderDays', { body: { days: [daysAfter(today(), 1), daysAfter(today(), 5)] } }))
    until(16)
    await look()
    expect(box.mails, 'five in Lagos').toEqual([])
    until(17)
    await look()
    expect(box.mails.map(({ to }) => to)).toEqual([ADDRESS])
    expect(read(box.mails.splice(0)[0]?.raw ?? '').text).toBe(MAIL_WORDS.fr.reminder.text)
    nextDay()
    until(17)
    await look()
    expect(box.mails).toEqual([])
  })

  test('comes when a lead was asked for a word, and not again for the same question', async () => {
    nextDay()
    await subscribe(lead, { address: 'mirela@example.org' })
    await signIn(worker)
    const asked = { about: 'plan', part: 'narrative', recordVersion: 1, askedBy: worker.user, outcome: 'asked' }
    const { change } = await newCase(org, worker, ['cases'], undefined, {
      kind: 'approval',
      facts: { ...asked, record: freshId() },
      sealed: { narrative: { asking: 'Please look' } },
    })
    expect(await push(worker, change)).toMatchObject([{ ok: true }])
    until(7)
    await look()
    expect(box.mails.splice(0).map(({ to }) => to)).toEqual(['mirela@example.org'])
    nextDay()
    until(7)
    await look()
    expect(box.mails).toEqual([])
  })

  test('comes of a rise to the lead it was told, once, and not of one she has seen by then', async () => {
    nextDay()
    await subscribe(lead, { address: 'mirela@example.org' })
    await signIn(worker)
    const rise = {
      kind: 'riskLevel',
      facts: { level: 'high', month: '2026-11', raised: true, told: lead.user },
      sealed: { narrative: { reasons: 'He waits outside' } },
    }
    const first = await newCase(org, worker, ['cases'], undefined, { ...rise, rec: freshId() })
    expect(await push(worker, first.change)).toMatchObject([{ ok: true }])
    until(7)
    await look()
    expect(box.mails.splice(0).map(({ to }) => to)).toEqual(['mirela@example.org'])
    nextDay()
    until(7)
    await look()
    expect(box.mails, 'said once').toEqual([])
    await signIn(worker)
    const rec = freshId()
    const second = await newCase(org, worker, ['cases'], undefined, { ...rise, rec })
    expect(await push(worker, second.change)).toMatchObject([{ ok: true }])
    const { facts: _, ...same } = rise
    const seen = { ...same, rec, sealed: { narrative: { reasons: 'He waits outside', seenBy: lead.user } } }
    await signIn(lead)
    expect(await push(lead, await changeOf(org, lead, second.open, seen))).toMatchObject([{ ok: true }])
    nextDay()
    until(7)
    await look()
    expect(box.mails, 'seen').toEqual([])
  })

  test('comes of a transfer to the team it is put to, and of a hold to who may answer it, while it waits', async () => {
    nextDay()
    await subscribe(lead, { address: 'mirela@example.org' })
    await signIn(worker)
    const { open, change } = await newCase(org, worker, ['cases'])
    expect(await push(worker, change)).toMatchObject([{ ok: true }])
    const hold = await actBy(org, worker, { root: open.root, does: 'hold', why: 'court' })
    expect(await ask(worker, hold)).toMatchObject({ status: 200 })
    until(7)
    await look()
    expect(box.mails.splice(0).map(({ to }) => to)).toEqual(['mirela@example.org'])
    await signIn(worker)
    const desk = teamNamed(org, 'desk')
    const to = {
      root: open.root,
      does: 'transfer',
      from: teamNamed(org, 'cases').id,
      to: desk.id,
      keep: 'read',
    } as const
    const transfers = [await actBy(org, worker, to)]
    const opens = [...desk.policy.opens]
    const wraps = [await wrapFor(org, open, 'desk')]
    for (const act of transfers) expect(await ask(worker, act, { opens, wraps })).toMatchObject({ status: 200 })
    nextDay()
    until(7)
    await look()
    expect(box.mails.splice(0).map(({ to }) => to)).toEqual(['mirela@example.org'])
    nextDay()
    until(7)
    await look()
    expect(box.mails, 'said once').toEqual([])
  })

  test('is not sent late in the day, of what is nobody’s, or of a case that is not hers to open', async () => {
    nextDay()
    await subscribe(worker)
    await taskFor(undefined, today())
    const { change } = await newCase(org, lead, ['desk'], undefined, {
      kind: 'task',
      facts: { status: 'open', due: today(), assignee: worker.user },
      sealed: { narrative: { what: 'x' } },
    })
    await signIn(lead)
    expect(await push(lead, change)).toMatchObject([{ ok: true }])
    until(8)
    await look()
    expect(box.mails).toEqual([])
    nextDay()
    await signIn(worker)
    await taskFor(worker.user, today())
    until(13)
    await look()
    expect(box.mails).toEqual([])
  })

  test('is tried again when the provider is busy, and given up when it says no', async () => {
    nextDay()
    await signIn(worker)
    await taskFor(worker.user, today())
    until(7)
    box.refusals.push('450 later')
    await look()
    expect(box.mails).toEqual([])
    now += HOUR / 60
    await look()
    expect(box.mails, 'not at once').toEqual([])
    now += HOUR / 6
    await look()
    expect(box.mails.splice(0)).toHaveLength(1)
    nextDay()
    await signIn(worker)
    await taskFor(worker.user, today())
    until(7)
    box.refusals.push('550 no such box')
    await look()
    now += HOUR
    await look()
    expect(box.mails).toEqual([])
  })

  test('leaves no address in the log', () => {
    const log = lines.join('')
    expect(log).toContain('mail.sent')
    expect(log).toContain('EENVELOPE')
    expect(log).not.toContain('example.org')
  })
})

describe('the end', () => {
  test('is at once, by the person’s own wish', async () => {
    nextDay()
    await signIn(worker)
    await taskFor(worker.user, today())
    box.refusals.push('450 later')
    until(7)
    await look()
    await signIn(worker)
    await mustBe(call(worker, 'forgetReminders'))
    now += HOUR
    await look()
    expect(box.mails).toEqual([])
    await signIn(worker)
    expect((await mustBe(call(worker, 'reminders'))).address).toBeNull()
  })

  test('is with the person’s removal: nothing of her address stays', async () => {
    nextDay()
    await subscribe(worker)
    await signIn(lead)
    await mustBe(append(org, [{ type: 'user.revoke', user: worker.user }]))
    const client = await server.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('halte.org', $1, true), set_config('halte.role', 'door', true)`, [org.org])
      const left = await client.query('select address from mail_address where address = $1', [ADDRESS])
      expect(left.rows).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

test('where no mail is configured nothing is offered and nothing is kept', async () => {
  const without = await startTestServer({ catalogue: CATALOGUE })
  const { founder } = await found(without.url)
  expect(await mustBe(call(founder, 'reminders'))).toMatchObject({ mail: false, address: null })
  expect((await call(founder, 'saveReminders', { body: choice })).code).toBe('mail.none')
  await without.stop()
})

test('the hour is the person’s own, also where the clock changes and the day is another', () => {
  const at = (text: string) => Date.parse(text)
  expect(dayToTell(at('2026-11-23T06:59:00Z'), 'UTC', 'morning')).toBeUndefined()
  expect(dayToTell(at('2026-11-23T07:00:00Z'), 'UTC', 'morning')).toBe('2026-11-23')
  expect(dayToTell(at('2026-11-23T12:00:00Z'), 'UTC', 'morning')).toBeUndefined()
  // Seven in Auckland is the evening before in UTC; in Bogotá it is noon there.
  expect(dayToTell(at('2026-11-22T18:00:00Z'), 'Pacific/Auckland', 'morning')).toBe('2026-11-23')
  expect(dayToTell(at('2026-11-23T12:00:00Z'), 'America/Bogota', 'morning')).toBe('2026-11-23')
  expect(dayToTell(at('2026-12-31T23:00:00Z'), 'America/Bogota', 'evening')).toBe('2027-01-01')
  expect(dayToTell(at('2026-06-23T05:00:00Z'), 'Europe/Paris', 'morning')).toBe('2026-06-23')
  expect(dayToTell(at('2026-11-23T05:00:00Z'), 'Europe/Paris', 'morning')).toBeUndefined()
})
