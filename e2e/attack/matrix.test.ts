/**
 * Attack 4: every route × every relation to the case. Requests are made up from the schemas, what must happen is derived
 * from the audience and the rule of the route, so a new route is attacked by being declared (security.md section 8, test 4).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { statementFromWire } from '#replica/directory-sync.ts'
import { ROUTES } from '#replica/protocol.ts'
import { guardTable } from '#server/guard.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { actBy, answer as answerAct } from '#server/testing-acts.ts'
import { changeOf, wrapFor } from '#server/testing-cases.ts'
import {
  call,
  type Device,
  freshId,
  grantFor,
  mustBe,
  signIn,
  statementsFor,
  teamNamed,
  wireOf,
} from '#server/testing-device.ts'
import { type Cast, castOf, copyOf, type Standing, sendAs } from '#testing/cast.ts'
import { sampleOf } from '#testing/sample-request.ts'
import { fromB64, recordId, statementHash, vrHash } from '#vault'

let server: TestServer
let cast: Cast
/** Sealed bytes, wraps and signatures of the case: in no answer to someone whom the case is closed to. */
let treasure: string[]
beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 50 })
  cast = await castOf(server)
  const { records, wraps, head } = await mustBe(call(cast.org.founder, 'root', { params: { root: cast.open.root } }))
  treasure = [
    ...records.flatMap(({ versions }) =>
      versions.flatMap(({ vr, sig, sealed }) => [vr, sig, ...(sealed === undefined ? [] : [sealed])]),
    ),
    ...wraps.map(({ box }) => box),
    ...(head === null ? [] : [head.sig]),
  ]
})
afterAll(() => server?.stop())

const table = guardTable()
type Row = (typeof table)[number]
const PEOPLE = [
  'public',
  'operator',
  'unconfirmed',
  'without team',
  'member of the team',
  'lead of the team',
  'member of a narrower team',
  'member of another team',
  'officer outside the team',
  'officer in the team',
  'removed, with the old cookie',
  'officer of another organisation',
  'demonstration person',
] as const

/** What must happen. `welcome`: the request is done; `heard`: it is judged on its content; otherwise this very refusal. */
type Verdict = 'welcome' | 'heard' | 'refused' | { status: number; code: string }

const NO_SESSION = { status: 401, code: 'session.none' }

function byAudience({ audience }: Row, person: Standing): Verdict | undefined {
  if (audience === 'public') return undefined
  if (audience === 'operator') return person.operator ? undefined : { status: 403, code: 'right.operator' }
  if (!person.session) return NO_SESSION
  if (audience === 'person') return undefined
  if (!person.active) return { status: 403, code: 'account.unconfirmed' }
  if (audience === 'active') return undefined
  return person.officer ? undefined : { status: 403, code: 'right.missing' }
}

function expected(row: Row, person: Standing): Verdict {
  const refusal = byAudience(row, person)
  if (refusal !== undefined) return refusal
  const hidden = { status: 404, code: 'object.unknown' }
  switch (row.rule.of) {
    case 'audience':
    case 'self':
      return 'heard'
    case 'team':
      return person.device.org !== cast.org.org || !person.reaches || isNarrow(person)
        ? { status: 403, code: 'right.missing' }
        : 'welcome'
    case 'root':
    case 'file':
      return person.reaches ? 'welcome' : hidden
    case 'ownFile':
      if (!person.reaches) return hidden
      return person === cast.people['member of the team'] ? 'welcome' : { status: 403, code: 'right.missing' }
    case 'body':
      return mayDo[row.rule.judged](person, row) ? 'welcome' : 'refused'
  }
}
const isNarrow = (person: Standing) => person === cast.people['member of a narrower team']

/** Who may do what is judged by its content, and the request that tries it on the case, with every key in hand. */
type Judged = Extract<Row['rule'], { of: 'body' }>['judged']
const mayDo: { readonly [J in Judged]: (person: Standing, row: Row) => boolean } = {
  changes: ({ reaches }) => reaches,
  wraps: ({ reaches }) => reaches,
  file: ({ reaches }) => reaches,
  export: ({ reaches }) => reaches,
  exportAsked: ({ reaches }) => reaches,
  // A hold: by whoever reads the case, and by key officers, who have to be able to keep what a court wants.
  caseAct: ({ reaches, officer, device }) => reaches || (officer && device.org === cast.org.org),
  grants: person => person.grants && person.device.org === cast.org.org,
  // The machine's operator has no signature of the root.
  directory: (person, row) => row.audience !== 'operator' && person.officer && person.device.org === cast.org.org,
}
/** The hold that was asked for last, by whoever was let. */
let lastHold: { by: Device; act: Awaited<ReturnType<typeof actBy>> } | undefined
const bodies: { readonly [J in Judged]: (device: Device, row: Row) => Promise<unknown> } = {
  changes: async device => ({
    changes: [
      await changeOf(cast.org, device, copyOf(cast.open), { rec: cast.open.root, sealed: { header: { 1: 'X' } } }),
    ],
  }),
  wraps: async () => ({ wraps: [await wrapFor(cast.org, cast.open, 'narrow')] }),
  file: async () => ({ file: freshId(), root: cast.open.root, chunks: 1, size: 10 }),
  export: async () => ({ roots: [cast.open.root], mark: freshId(), why: 'other' }),
  caseAct: async device => {
    // One question at a time: whoever asked before takes hers back.
    if (lastHold !== undefined) await answerAct(cast.org, lastHold.by, lastHold.act, 'withdrawn')
    const act = await actBy(cast.org, device, { root: cast.open.root, does: 'hold', why: 'court' })
    lastHold = { by: device, act }
    return { act, opens: [], wraps: [] }
  },
  exportAsked: async () => ({ proposal: freshId(), kind: 'case', roots: [cast.open.root], why: 'other' }),
  grants: async device => ({ grants: [await grantFor(cast.org, 'cases', cast.spare, device)] }),
  directory: async (device, row) => {
    if (row.audience === 'operator') return sampleOf(bodySchema(row), aim())
    const body = {
      type: 'role.set' as const,
      team: teamNamed(cast.org, 'desk').id,
      user: cast.spare.user,
      role: 'member' as const,
      duty: 'caseWorker' as const,
    }
    const { statements } = await statementsFor(cast.org, [{ body, by: device }])
    return { statements: statements.map(wireOf), grants: [], histories: [], escrows: [] }
  },
}
const bodySchema = ({ route }: Row) => {
  const declared = ROUTES[route]
  if (!('body' in declared)) throw new Error(`${route} has no body`)
  return declared.body
}

/** Where made-up requests aim; a new kind of parameter has to be added here before its route passes. */
const aim = (): Readonly<Record<string, string>> => ({
  org: cast.org.org,
  root: cast.open.root,
  rec: cast.open.root,
  team: teamNamed(cast.org, 'cases').id,
  file: cast.file,
  index: '0',
  kind: 'case',
  id: cast.invitation,
  proposal: cast.proposal,
  user: cast.spare.user,
  act: '0190a0a0-0000-7000-8000-000000000000',
})

function pathOf({ route, path }: Row): string {
  const target = aim()
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = target[name]
    if (value === undefined) throw new Error(`${route}: nothing to aim :${name} at`)
    return value
  })
  const declared = ROUTES[route]
  const query = 'query' in declared ? sampleOf(declared.query, {}) : {}
  const search = new URLSearchParams(Object.entries(Object(query)).map(([name, value]) => [name, String(value)]))
  return search.size === 0 ? filled : `${filled}?${search}`
}

async function bodyOf(row: Row, device: Device): Promise<unknown> {
  if (row.rule.of === 'body') return bodies[row.rule.judged](device, row)
  const declared = ROUTES[row.route]
  if ('raw' in declared && declared.raw === 'body') return cast.chunk
  if ('body' in declared) return sampleOf(declared.body, aim())
  return row.method === 'GET' ? undefined : {}
}

/** Status, code and whole text of an answer; of an event stream only its beginning. */
async function told(response: Response): Promise<{ status: number; code: string; text: string; done: boolean }> {
  if (response.headers.get('content-type') === 'text/event-stream') {
    await response.body?.cancel()
    return { status: response.status, code: '', text: '', done: response.ok }
  }
  const text = await response.text()
  const json: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  const code: unknown = Reflect.get(Object(json), 'code')
  const results: unknown = Reflect.get(Object(json), 'results')
  const done =
    response.ok && (!Array.isArray(results) || results.every(result => Reflect.get(Object(result), 'ok') === true))
  return { status: response.status, code: typeof code === 'string' ? code : '', text, done }
}

describe.each(PEOPLE)('%s', name => {
  test.each(table)('$method $path ($route)', async row => {
    const person = cast.people[name]
    if (person === undefined) throw new Error(`nobody is ${name}`)
    const before = person.device.cookie
    const verdict = expected(row, person)
    const answer = await told(await sendAs(person, row.method, pathOf(row), await bodyOf(row, person.device)))
    if (typeof verdict === 'object') expect(answer).toMatchObject(verdict)
    else if (verdict === 'refused') expect(answer.done, answer.text).toBe(false)
    else if (verdict === 'welcome') expect(answer.done, answer.text).toBe(true)
    else
      expect([
        'session.none',
        'account.unconfirmed',
        'right.missing',
        'right.operator',
        'object.unknown',
        'server.fault',
      ]).not.toContain(answer.code)
    expect(answer.code).not.toBe('server.fault')
    if (!person.reaches) for (const bytes of treasure) expect(answer.text.includes(bytes)).toBe(false)
    if (person.device.org !== cast.org.org || !person.session) expect(answer.text).not.toContain(cast.open.root)
    if (answer.done && verdict === 'welcome') await settle(row)
    if (answer.done && row.route === 'signOut') {
      expect((await call({ ...person.device, cookie: before }, 'session')).code).toBe('session.none')
      await signIn(person.device)
    }
  })
})

/** After a change was taken: what the writers know of the case follows. */
async function settle(row: Row): Promise<void> {
  if (row.rule.of !== 'body') return
  if (row.rule.judged === 'changes') {
    // The accepted change was built on a copy; the same one is built again, and its effect read from the server.
    const { head, records } = await mustBe(call(cast.org.founder, 'root', { params: { root: cast.open.root } }))
    if (head === null) throw new Error('no head')
    cast.open.seq = head.seq
    for (const { rec, versions } of records)
      for (const { comp, version, vr } of versions) {
        cast.open.chains.set(`${rec}/${comp}`, { recId: recordId(rec), comp, version, vrHash: vrHash(fromB64(vr)) })
      }
  }
  if (row.rule.judged === 'directory') {
    const { statements } = await mustBe(
      call(cast.org.founder, 'directory', { query: { after: String(cast.org.head.seq) } }),
    )
    for (const wire of statements) {
      const statement = statementFromWire(wire)
      if (statement === undefined) throw new Error('unknown statement')
      cast.org.head = { seq: statement.seq, hash: statementHash(cast.org.org, statement) }
    }
  }
}
