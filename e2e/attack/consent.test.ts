/**
 * Her consent, attacked: every way of giving something to somebody, against every consent that does not cover it. The ways come
 * from the list itself (`DISCLOSURE_HOW`), so a new one is attacked without anybody adding it here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DISCLOSURE_HOW } from '#capabilities/casework/index.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Change, ChangeResult } from '#replica/protocol.ts'
import type { GivingRoute } from '#server/gives.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { actBy, answer, ask } from '#server/testing-acts.ts'
import { changeOf, newCase, type OpenCase, onlyRecord, push, wrapFor } from '#server/testing-cases.ts'
import { agreedFacts, FAR, recorded, shareChange, shareWith } from '#server/testing-consent.ts'
import {
  append,
  call,
  type Device,
  enrol,
  found,
  freshId,
  mustBe,
  type Organisation,
  teamNamed,
} from '#server/testing-device.ts'
import { COMPARTMENTS, uuidv7 } from '#vault'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Shortly before a day ends for the server; the devices sign with the hour of this machine, which is another one. */
const EVENING = Date.parse(`${new Date().toISOString().slice(0, 10)}T23:55:00Z`)

let server: TestServer
let org: Organisation
let worker: Device
let lead: Device
let desk: Device
let now = EVENING

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, clock: () => now })
  org = await found(server.url)
  worker = await enrol(org, 'bojana', ['everyone', 'cases'])
  lead = await enrol(org, 'leila', ['everyone', 'cases'])
  desk = await enrol(org, 'carlos', ['everyone', 'desk'])
  const role = {
    type: 'role.set',
    team: teamNamed(org, 'cases').id,
    user: lead.user,
    role: 'lead',
    duty: 'caseWorker',
  } as const
  expect((await append(org, [role])).status).toBe(200)
})
afterAll(() => server?.stop())

type Facts = Record<string, unknown>
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function aCase(): Promise<OpenCase> {
  const { open, change } = await newCase(org, worker, ['cases'])
  expect(await push(worker, change)).toMatchObject([{ ok: true }])
  return open
}
const accepted = async (by: Device, ...changes: Change[]) => {
  for (const result of await push(by, ...changes)) expect(result).toMatchObject({ ok: true })
}
const codeOf = ([result]: ChangeResult[]) => (result === undefined ? 'nothing' : result.ok ? 'taken' : result.code)

/** Whom each way gives to in these tests; a way that opens keys can only be to a team. */
const toOf = (how: string): Facts =>
  how === 'share' ? { to: 'team', team: teamNamed(org, 'desk').id } : { to: 'authority', authority: 'police' }
const consentFor = (how: string, more: Facts = {}): Facts => {
  const { to: _, team: __, ...rest } = agreedFacts(org, 'desk')
  return { ...rest, ...toOf(how), ...more }
}
async function agreed(open: OpenCase, facts: Facts): Promise<string> {
  const { rec, change } = await recorded(org, worker, open, 'consentRecord', facts)
  await accepted(worker, change)
  return rec
}
/** Tries one way of giving, resting on what `basis` names; the code it is refused with, or `taken`. */
async function tryTo(how: string, open: OpenCase, basis: Facts, by: Device = worker): Promise<string> {
  const copy = { ...open, chains: new Map(open.chains) }
  const facts = {
    how,
    purpose: 'services',
    compartments: ['header', 'identity'],
    month: '2026-11',
    ...toOf(how),
    ...basis,
  }
  const change =
    how === 'share'
      ? await shareChange(org, by, copy, 'desk', { compartments: agreedFacts(org, 'desk').compartments, ...basis })
      : await changeOf(org, by, copy, { kind: 'disclosure', facts })
  const code = codeOf(await push(by, change))
  if (code === 'taken') {
    open.seq = copy.seq
    for (const [name, entry] of copy.chains) open.chains.set(name, entry)
  }
  return code
}
const reads = async (by: Device, open: OpenCase) => (await call(by, 'root', { params: { root: open.root } })).status

/** Consents that do not cover, each with what the server says to it. */
const NOT_ENOUGH: ReadonlyArray<[name: string, code: string, more: (how: string) => Facts]> = [
  ['one recorded elsewhere', 'consent.elsewhere', () => ({ state: undefined })],
  ['a refusal', 'consent.none', () => ({ given: false, state: undefined })],
  ['one withdrawn', 'consent.withdrawn', () => ({ state: 'withdrawn', withdrawnMonth: '2026-11' })],
  ['one that ended yesterday', 'consent.expired', () => ({ until: dayOf(EVENING - DAY) })],
  ['one for another purpose', 'consent.purpose', () => ({ purposes: ['reporting', 'return'] })],
  [
    'one to another recipient',
    'consent.recipient',
    how => (how === 'share' ? { team: teamNamed(org, 'everyone').id } : { authority: 'immigration' }),
  ],
  [
    'one to another kind of recipient',
    'consent.recipient',
    how =>
      how === 'share'
        ? { to: 'authority', team: undefined, authority: 'police' }
        : { to: 'team', authority: undefined, team: teamNamed(org, 'desk').id },
  ],
  ['one of fewer compartments', 'consent.compartment', () => ({ compartments: ['header'] })],
]

describe.each(DISCLOSURE_HOW.values.map(how => [how]))('to %s', how => {
  test('takes a consent that covers it', async () => {
    const open = await aCase()
    expect(await tryTo(how, open, {})).toBe('consent.none')
    expect(await tryTo(how, open, { consent: freshId() })).toBe('consent.none')
    const consent = await agreed(open, consentFor(how))
    expect(await tryTo(how, open, { consent })).toBe('taken')
  })

  test('is refused on every consent that does not cover it', async () => {
    const open = await aCase()
    for (const [name, code, more] of NOT_ENOUGH) {
      const facts = Object.entries({ ...consentFor(how), ...more(how) }).filter(([, value]) => value !== undefined)
      const consent = await agreed(open, Object.fromEntries(facts))
      expect([name, await tryTo(how, open, { consent })]).toEqual([name, code])
    }
    expect(await reads(desk, open)).toBe(404)
  })

  test('is refused on a consent of another case, on a record that is none, and on one that comes with it', async () => {
    const [open, other] = [await aCase(), await aCase()]
    const theirs = await agreed(other, consentFor(how))
    expect(await tryTo(how, open, { consent: theirs })).toBe('consent.none')
    expect(await tryTo(how, open, { consent: open.root })).toBe('consent.none')
    const copy = { ...open, chains: new Map(open.chains) }
    const rec = freshId()
    const both = await changeOf(
      org,
      worker,
      copy,
      { rec, kind: 'consentRecord', facts: consentFor(how) },
      {
        kind: 'disclosure',
        facts: { how, purpose: 'services', compartments: ['header'], month: '2026-11', ...toOf(how), consent: rec },
      },
    )
    expect(codeOf(await push(worker, both))).toBe('consent.none')
    // Nor on one that is taken back in the same breath.
    const taken = await agreed(open, consentFor(how))
    const withdrawn = { ...consentFor(how), state: 'withdrawn', withdrawnMonth: '2026-11' }
    const last = { how, purpose: 'services', compartments: ['header'], month: '2026-11', ...toOf(how), consent: taken }
    const once = await changeOf(
      org,
      worker,
      { ...open, chains: new Map(open.chains) },
      { rec: taken, kind: 'consentRecord', facts: withdrawn },
      { kind: 'disclosure', facts: last },
    )
    expect(codeOf(await push(worker, once))).toBe('consent.withdrawn')
  })

  test('ends with the day of the server, whatever a device says the hour is', async () => {
    const open = await aCase()
    const consent = await agreed(open, consentFor(how, { until: dayOf(EVENING) }))
    try {
      now = EVENING + 4 * MINUTE
      expect(await tryTo(how, open, { consent })).toBe('taken')
      now = EVENING + 6 * MINUTE
      expect(await tryTo(how, open, { consent })).toBe('consent.expired')
      // What was given until then is served no more.
      expect(await reads(desk, open)).toBe(404)
      expect(await reads(worker, open)).toBe(200)
    } finally {
      now = EVENING
    }
  })
})

describe('a consent', () => {
  test('in force only becomes less, and withdrawn it stays', async () => {
    const open = await aCase()
    const facts = consentFor('share', { until: dayOf(EVENING + 30 * DAY), compartments: ['header', 'identity'] })
    const consent = await agreed(open, facts)
    const more: Facts[] = [
      { until: FAR },
      { compartments: ['header', 'identity', 'health'] },
      { purposes: ['services', 'media'] },
      { team: teamNamed(org, 'everyone').id },
    ]
    const change = async (said: Facts) => {
      const copy = { ...open, chains: new Map(open.chains) }
      return {
        copy,
        code: codeOf(await push(worker, (await recorded(org, worker, copy, 'consentRecord', said, consent)).change)),
      }
    }
    for (const said of more) expect((await change({ ...facts, ...said })).code).toBe('consent.final')
    const less = await change({ ...facts, compartments: ['header'] })
    expect(less.code).toBe('taken')
    open.seq = less.copy.seq
    for (const [name, entry] of less.copy.chains) open.chains.set(name, entry)
    const gone = { ...facts, compartments: ['header'], state: 'withdrawn', withdrawnMonth: '2026-11' }
    await accepted(worker, (await recorded(org, worker, open, 'consentRecord', gone, consent)).change)
    expect((await change({ ...facts, compartments: ['header'] })).code).toBe('consent.final')
  })

  test('withdrawn takes away at once what was given by it, and nothing else', async () => {
    const open = await aCase()
    const consent = await shareWith(org, worker, open, 'desk')
    expect(await reads(desk, open)).toBe(200)
    const { wraps } = await mustBe(call(worker, 'root', { params: { root: open.root } }))
    const facts = { ...agreedFacts(org, 'desk'), state: 'withdrawn', withdrawnMonth: '2026-11' }
    await accepted(worker, (await recorded(org, worker, open, 'consentRecord', facts, consent)).change)
    expect(await reads(desk, open)).toBe(404)
    expect(await reads(worker, open)).toBe(200)
    const left = await mustBe(call(worker, 'root', { params: { root: open.root } }))
    expect(left.wraps.map(({ team }) => team)).toEqual([teamNamed(org, 'cases').id])
    const log = (await mustBe(call(worker, 'whoOpened', { params: { root: open.root } }))).entries
    expect(log.map(({ action }) => action)).toContain('consent.end')
    // The old wraps again, by the door for wraps.
    const again = await call(worker, 'saveWraps', { body: { wraps } })
    expect([again.status, again.code]).toEqual([403, 'consent.needed'])
    expect(await reads(desk, open)).toBe(404)
  })

  test('withdrawn before it is sent, a share is refused; the same share sent again gives nothing back', async () => {
    const open = await aCase()
    const { rec, change } = await recorded(org, worker, open, 'consentRecord', agreedFacts(org, 'desk'))
    const share = await shareChange(org, worker, open, 'desk', { consent: rec })
    await accepted(worker, change, share)
    const facts = { ...agreedFacts(org, 'desk'), state: 'withdrawn', withdrawnMonth: '2026-11' }
    await accepted(worker, (await recorded(org, worker, open, 'consentRecord', facts, rec)).change)
    await push(worker, share)
    await push(worker, { ...share, id: freshId() })
    expect(await reads(desk, open)).toBe(404)
    expect(await tryTo('share', open, { consent: rec })).toBe('consent.withdrawn')
  })

  test('that somebody forges, changes on the way, or writes without the case, is none', async () => {
    const open = await aCase()
    const { rec, change } = await recorded(
      org,
      worker,
      { ...open, chains: new Map(open.chains) },
      'consentRecord',
      consentFor('share', { compartments: ['header'] }),
    )
    const record = onlyRecord(change)
    const wider = {
      ...change,
      records: [{ ...record, facts: { ...record.facts, compartments: ['header', 'health'] } }],
    }
    expect(codeOf(await push(worker, wider))).toBe('facts.hash')
    expect(codeOf(await push(lead, change))).toBe('author.mismatch')
    const strange = await recorded(
      org,
      desk,
      { ...open, chains: new Map(open.chains) },
      'consentRecord',
      agreedFacts(org, 'desk'),
    )
    expect(codeOf(await push(desk, strange.change))).not.toBe('taken')
    expect(await tryTo('share', open, { consent: rec })).toBe('consent.none')
  })

  test('of some compartments brings no wrap of more, to nobody else, and no wrap comes without it', async () => {
    const open = await aCase()
    const consent = await agreed(open, consentFor('share', { compartments: ['header', 'identity'] }))
    const tryWith = async (facts: Facts, wraps: (own: Change) => Promise<Change['wraps']>) => {
      const copy = { ...open, chains: new Map(open.chains) }
      const share = await shareChange(org, worker, copy, 'desk', {
        consent,
        compartments: ['header', 'identity'],
        ...facts,
      })
      const given = await wraps(share)
      const { wraps: _, ...rest } = share
      return codeOf(await push(worker, given === undefined ? rest : { ...rest, wraps: given }))
    }
    const own = async () => [await wrapFor(org, open, 'desk')]
    expect(await tryWith({}, own)).toBe('consent.compartment')
    expect(await tryWith({}, async () => undefined)).toBe('chain.broken')
    expect(await tryWith({}, async () => [await wrapFor(org, open, 'narrow')])).toBe('consent.recipient')
    const narrow = async () => [{ ...(await wrapFor(org, open, 'desk')), scope: 'header,identity' }]
    expect(await tryWith({ how: 'print' }, narrow)).not.toBe('taken')
    expect(await reads(desk, open)).toBe(404)
    expect(await tryWith({}, narrow)).toBe('taken')
    expect(await reads(desk, open)).toBe(200)
  })

  test('is not for a team that has the case anyway: it would lose its own with the consent', async () => {
    const open = await aCase()
    const team = teamNamed(org, 'cases').id
    const consent = await agreed(open, consentFor('share', { team }))
    const { compartments } = agreedFacts(org, 'desk')
    const copy = { ...open, chains: new Map(open.chains) }
    expect(codeOf(await push(worker, await shareChange(org, worker, copy, 'cases', { consent, compartments })))).toBe(
      'consent.recipient',
    )
  })
})

describe('a disclosure', () => {
  test('is written once and never changed', async () => {
    const open = await aCase()
    const consent = await agreed(open, consentFor('print'))
    const rec = freshId()
    const facts = {
      how: 'print',
      purpose: 'services',
      compartments: ['header'],
      month: '2026-11',
      ...toOf('print'),
      consent,
    }
    await accepted(worker, await changeOf(org, worker, open, { rec, kind: 'disclosure', facts }))
    const later = await changeOf(org, worker, open, {
      rec,
      kind: 'disclosure',
      facts: { ...facts, compartments: ['header', 'identity'] },
    })
    expect(codeOf(await push(worker, later))).toBe('consent.final')
  })

  test('to herself needs no consent, and opens nothing to anybody', async () => {
    const open = await aCase()
    const facts = { how: 'print', to: 'herself', purpose: 'services', compartments: ['header'], month: '2026-11' }
    await accepted(worker, await changeOf(org, worker, open, { kind: 'disclosure', facts }))
    const trick = await changeOf(org, worker, open, { kind: 'disclosure', facts: { ...facts, how: 'share' } })
    const wraps = [await wrapFor(org, open, 'desk')]
    expect(codeOf(await push(worker, { ...trick, wraps }))).toBe('consent.recipient')
    expect(await reads(desk, open)).toBe(404)
  })
})

describe('a lawful exception', () => {
  const exceptionFacts = (): Facts => {
    const { given: _, how: __, ...facts } = agreedFacts(org, 'desk')
    return { ...facts, basis: 'courtOrder', tell: 'told' }
  }
  async function asked(open: OpenCase, by: Device = worker): Promise<string> {
    const { rec, change } = await recorded(org, by, open, 'lawfulException', exceptionFacts())
    await accepted(by, change)
    return rec
  }
  const answer = async (open: OpenCase, by: Device, exception: string, said = 'approved') => {
    const copy = { ...open, chains: new Map(open.chains) }
    const code = codeOf(
      await push(by, (await recorded(org, by, copy, 'exceptionApproval', { exception, answer: said })).change),
    )
    if (code === 'taken') {
      open.seq = copy.seq
      for (const [name, entry] of copy.chains) open.chains.set(name, entry)
    }
    return code
  }

  test('takes a second person who may approve, and nobody approves her own', async () => {
    const open = await aCase()
    const exception = await asked(open)
    expect(await tryTo('share', open, { exception })).toBe('consent.unapproved')
    expect(await answer(open, worker, exception)).toBe('consent.unapproved')
    expect(await answer(open, lead, exception)).toBe('taken')
    expect(await tryTo('share', open, { exception })).toBe('taken')
    expect(await reads(desk, open)).toBe(200)
    const hers = await asked(open, lead)
    expect(await answer(open, lead, hers)).toBe('consent.unapproved')
    expect(await answer(open, worker, hers)).toBe('consent.unapproved')
  })

  test('that was changed after it was approved, declined, or of another case, covers nothing', async () => {
    const open = await aCase()
    const exception = await asked(open)
    expect(await answer(open, lead, exception)).toBe('taken')
    const less = { ...exceptionFacts(), compartments: ['header'] }
    await accepted(worker, (await recorded(org, worker, open, 'lawfulException', less, exception)).change)
    expect(
      await tryTo('print', open, {
        exception,
        to: 'team',
        authority: undefined,
        team: teamNamed(org, 'desk').id,
        compartments: ['header'],
      }),
    ).toBe('consent.unapproved')
    const declined = await asked(open)
    expect(await answer(open, lead, declined, 'declined')).toBe('taken')
    expect(await answer(open, org.founder, declined)).toBe('taken')
    expect(await tryTo('share', open, { exception: declined })).toBe('consent.unapproved')
    const other = await aCase()
    expect(await tryTo('share', other, { exception })).toBe('consent.none')
  })

  test('ended takes back what it gave', async () => {
    const open = await aCase()
    const exception = await asked(open)
    expect(await answer(open, lead, exception)).toBe('taken')
    expect(await tryTo('share', open, { exception })).toBe('taken')
    const ended = { ...exceptionFacts(), state: 'withdrawn' }
    await accepted(worker, (await recorded(org, worker, open, 'lawfulException', ended, exception)).change)
    expect(await reads(desk, open)).toBe(404)
  })
})

describe('an export for somebody else', () => {
  const declare = async (body: Facts) => {
    const { status, code, place } = await call(worker, 'declareExport', { body: { mark: uuidv7(Date.now()), ...body } })
    return status === 200 ? 'taken' : `${code} ${place}`
  }
  test('is held against the consent of each of its cases', async () => {
    const [open, other] = [await aCase(), await aCase()]
    const export_ = {
      roots: [open.root],
      why: 'authority',
      purpose: 'services',
      compartments: ['header'],
      to: { kind: 'authority', whom: 'police' },
    }
    expect(await declare({ roots: [open.root], why: 'authority' })).toBe('consent.scope to')
    expect(await declare({ roots: [open.root], why: 'donor' })).toBe('consent.scope to')
    expect(await declare(export_)).toBe('consent.none roots.0')
    await agreed(open, consentFor('export'))
    expect(await declare(export_)).toBe('taken')
    expect(await declare({ ...export_, roots: [open.root, other.root] })).toBe('consent.none roots.1')
    expect(await declare({ ...export_, to: { kind: 'authority', whom: 'court' } })).toBe('consent.none roots.0')
    expect(await declare({ ...export_, purpose: 'media' })).toBe('consent.purpose roots.0')
    expect(await declare({ ...export_, why: 'person' })).toBe('taken')
  })
})

/** One attempt at each route that gives: refused with a code of consent. A new one does not compile without its attempt. */
const ATTEMPTS: { readonly [N in GivingRoute]: (open: OpenCase) => Promise<string | undefined> } = {
  changes: open => tryTo('share', open, {}),
  saveWraps: async open =>
    (await call(worker, 'saveWraps', { body: { wraps: [await wrapFor(org, open, 'desk')] } })).code,
  declareExport: async open =>
    (
      await call(worker, 'declareExport', {
        body: {
          roots: [open.root],
          mark: uuidv7(Date.now()),
          why: 'authority',
          purpose: 'services',
          compartments: ['header'],
          to: { kind: 'authority', whom: 'police' },
        },
      })
    ).code,
  askCaseAct: async open => {
    const [from, to] = [teamNamed(org, 'cases').id, teamNamed(org, 'desk').id]
    const act = await actBy(org, worker, { root: open.root, does: 'transfer', from, to, keep: 'none' })
    const wraps = [await wrapFor(org, open, 'desk')]
    return (await ask(worker, act, { opens: [...COMPARTMENTS], wraps })).code
  },
  decideCaseAct: async open => {
    const consent = await agreed(open, agreedFacts(org, 'desk'))
    const [from, to] = [teamNamed(org, 'cases').id, teamNamed(org, 'desk').id]
    const act = await actBy(org, worker, { root: open.root, does: 'transfer', from, to, keep: 'none' })
    const wraps = [await wrapFor(org, open, 'desk')]
    await mustBe(ask(worker, act, { opens: [...COMPARTMENTS], wraps }))
    const gone = { ...agreedFacts(org, 'desk'), state: 'withdrawn', withdrawnMonth: '2026-11' }
    await accepted(worker, (await recorded(org, worker, open, 'consentRecord', gone, consent)).change)
    return (await answer(org, desk, act, 'accepted')).code
  },
}

test.each(Object.entries(ATTEMPTS))('%s gives nothing without her consent', async (_, attempt) => {
  const open = await aCase()
  expect(await attempt(open)).toMatch(/^consent\./)
  expect(await reads(desk, open)).toBe(404)
})
