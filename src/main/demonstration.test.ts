import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { DEMO_PEOPLE, DEMONSTRATION_NAME } from '#capabilities/demonstration/index.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { fileRef, list } from '#records'
import {
  createReplica,
  type FileValue,
  fetchTransport,
  memoryStores,
  type Outcome,
  type Replica,
  type Transport,
} from '#replica'
import { type Change, change, ROUTES } from '#replica/protocol.ts'
import { createLog } from '#server/log.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { createDemonstration, type RunningDemonstration, throwAway } from './demonstration.ts'

const PASSPHRASE = 'meadow lantern counts forty silver geese'
let server: TestServer
let demo: RunningDemonstration
let org: string
const replicas: Replica[] = []

const must = <T extends object>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome
}
async function device(transport: Transport = fetchTransport(server.url, { cookies: 'own' })): Promise<Replica> {
  const around = { catalogue: CATALOGUE, searchable: SEARCHABLE, language: 'en' } as const
  const made = await createReplica({ stores: memoryStores(), transport, ...around })
  replicas.push(made)
  return made
}
const signedIn = new Map<string, Promise<Replica>>()
/** One of the nine, signed in once with the printed passphrase, and in step. */
function as(handle: string): Promise<Replica> {
  const known = signedIn.get(handle) ?? enter(handle)
  signedIn.set(handle, known)
  return known
}
async function enter(handle: string, transport?: Transport): Promise<Replica> {
  const person = DEMO_PEOPLE.find(each => each.handle === handle)
  const made = await device(transport)
  must(await made.signIn({ org, handle, passphrase: person?.passphrase ?? '', shared: true }))
  must(await made.syncNow())
  return made
}
const casesOf = async (who: Replica) => (await who.list({ kind: 'case', limit: 1000 })).rows
const rootOf = async (who: Replica, code: string): Promise<string> =>
  (await casesOf(who)).find(({ header }) => header.code === code)?.root ?? ''
const namesOf = async (who: Replica, text: string): Promise<string[]> =>
  (await who.search(text, { kind: 'case', limit: 50 })).map(({ header }) => String(header.firstName))

const filesOf = (value: unknown): FileValue[] => {
  const checked = list(fileRef()).check(value ?? [])
  return checked.ok ? checked.value : []
}

const changesOf = (body: unknown): Change[] => {
  const { changes }: { changes: unknown[] } = JSON.parse(String(body))
  return changes.map(each => change.parse(each))
}

/** How many rows each table holds of an organisation, asked as whoever makes backups: nothing is hidden from it. */
async function rowsOf(id: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  try {
    await client.query('begin; set local role halte_backup')
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    )
    const counted: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from "${name}" where org_id = $1`, [id])
      if (Number(rows[0]?.n) > 0) counted[name] = Number(rows[0]?.n)
    }
    return counted
  } finally {
    await client.end()
  }
}

async function realOrganisation(transport?: Transport): Promise<{ who: Replica; id: string; team: string }> {
  const who = await device(transport)
  const made = must(
    await who.setUp({
      name: 'Open Door',
      founder: { name: 'Mirela Ionescu', handle: 'mirela', passphrase: PASSPHRASE, duty: 'keyOfficer' },
      teams: [{ name: 'Casework', purpose: 'cases' }],
      recovery: { mode: 'paper' },
    }),
  )
  must(await who.confirmSetUp())
  return { who, id: made.org, team: made.teams[0]?.id ?? '' }
}

beforeAll(async () => {
  const later: Pick<RunningDemonstration, 'people' | 'prepare' | 'afresh' | 'ready'> = {
    people: () => demo.people(),
    prepare: () => demo.prepare(),
    afresh: () => demo.afresh(),
    ready: () => demo.ready(),
  }
  server = await startTestServer({ catalogue: CATALOGUE, demo: later })
  demo = createDemonstration({
    db: server.app.services.db,
    log: createLog('silent'),
    answer: (request, env) => server.app.fetch(request, env),
    ordinary: 6,
  })
  await demo.prepare()
  org = (await demo.people()).org ?? ''
}, 240_000)
afterAll(async () => {
  await Promise.all(replicas.map(each => each.close()))
  await demo?.close()
  await server?.stop()
}, 180_000)

describe('the demonstration organisation', { timeout: 120_000 }, () => {
  it('is marked as what it is wherever it is named', async () => {
    const claire = await as('claire')
    expect(must(await claire.organisations()).organisations).toEqual([
      { id: org, name: DEMONSTRATION_NAME, demo: true },
    ])
    expect(await claire.state()).toMatchObject({ is: 'open', me: { demo: true, org, officer: true } })
    const { fragment } = must(await claire.invite({ name: 'Somebody', duty: 'intake', teams: [] }))
    expect(must(await (await device()).readInvitation(fragment)).invitation).toMatchObject({ demo: true })
  })

  it('lets all nine sign in, each with her name, her duty and her teams', async () => {
    const { people } = await demo.people()
    expect(people).toHaveLength(9)
    const claire = await as('claire')
    const listed = await claire.people()
    expect(listed.map(({ name, duty }) => [name, duty]).sort()).toEqual(
      people.map(({ name, duty }) => [name, duty]).sort(),
    )
    expect(listed.filter(({ officer }) => officer)).toHaveLength(2)
    for (const { handle, name } of people)
      expect(await (await as(handle)).state()).toMatchObject({ is: 'open', me: { name, demo: true } })
  })

  it('is found in any script, whichever one a name was typed in', async () => {
    const [amina, ana] = [await as('amina'), await as('ana')]
    expect(await namesOf(amina, 'Оксана')).toContain('Oksana')
    expect(await namesOf(amina, 'oxana')).toContain('Oksana')
    expect(await namesOf(amina, 'Mohamed')).toContain('محمد')
    expect(await namesOf(amina, 'muhammad')).toContain('محمد')
    expect(await namesOf(amina, 'محمد')).toContain('محمد')
    expect(await namesOf(ana, 'Halyna')).toContain('Галина')
  })

  it('shows each person what her teams open, and nothing else', async () => {
    const opened = async (handle: string) => {
      const who = await as(handle)
      const root = await rootOf(who, 'H-7K3F9')
      return { cases: (await casesOf(who)).length, root: root === '' ? undefined : must(await who.open(root)).root }
    }
    const papersIn = ({ root }: Awaited<ReturnType<typeof opened>>, comp: 'health' | 'legal' | 'narrative') =>
      (root?.records ?? []).filter(({ sealed }) => sealed[comp] !== undefined).length
    const [amina, fatou, helene] = [await opened('amina'), await opened('fatou'), await opened('helene')]
    const [radu, marek, leila] = [await opened('radu'), await opened('marek'), await opened('leila')]
    expect(amina.root?.problems).toEqual([])
    expect([papersIn(amina, 'narrative') > 5, papersIn(amina, 'health'), papersIn(amina, 'legal')]).toEqual([
      true,
      0,
      0,
    ])
    expect([papersIn(fatou, 'narrative'), papersIn(fatou, 'health'), papersIn(fatou, 'legal')]).toEqual([0, 1, 0])
    expect([papersIn(helene, 'narrative'), papersIn(helene, 'health'), papersIn(helene, 'legal')]).toEqual([0, 0, 1])
    // The manager of the other house sees whom it shelters; field desk and monitoring see no case at all.
    expect(radu.root).toBeUndefined()
    expect(radu.cases).toBeGreaterThan(4)
    expect([marek.cases, leila.cases]).toEqual([0, 0])
  })

  it('keeps its files: a paper opens for the nurse', async () => {
    const fatou = await as('fatou')
    const { root } = must(await fatou.open(await rootOf(fatou, 'H-7K3F9')))
    const [file] = root.records.flatMap(({ sealed }) => filesOf(sealed.health?.files))
    if (file === undefined) throw new Error('no file')
    const { bytes } = must(await fatou.readFile(file))
    expect(new TextDecoder('latin1').decode(bytes)).toMatch(/^%PDF-1\.4[\s\S]*First examination[\s\S]*%%EOF\n$/)
  })

  it('is made once: asking again changes nothing', async () => {
    const before = await rowsOf(org)
    await demo.prepare()
    expect((await demo.people()).org).toBe(org)
    expect((await rowsOf(org)).record).toBe(before.record)
  })
})

describe('demonstration and real organisation', { timeout: 180_000 }, () => {
  let real: { who: Replica; id: string; team: string }
  let realWire: Transport
  beforeAll(async () => {
    realWire = fetchTransport(server.url, { cookies: 'own' })
    real = await realOrganisation(realWire)
    must(
      await real.who.create('case', {
        team: real.team,
        facts: { status: 'Active' },
        sealed: { header: { firstName: 'Ilinca' } },
      }),
    )
    must(await real.who.syncNow())
  }, 180_000)

  it('never mix: what was sealed for one is refused by the other', async () => {
    const sent: Change[] = []
    const overheard = fetchTransport(server.url, {
      cookies: 'own',
      fetch: (url, init) => {
        if (String(url).endsWith(ROUTES.changes.path)) sent.push(...changesOf(init?.body))
        return fetch(url, init)
      },
    })
    const amina = await enter('amina', overheard)
    const team = (await amina.teams()).find(({ purpose, mine }) => purpose === 'cases' && mine !== undefined)?.id ?? ''
    must(await amina.create('case', { team, facts: { status: 'Active' }, sealed: { header: { firstName: 'Nobody' } } }))
    must(await amina.syncNow())
    expect(sent).toHaveLength(1)
    const before = await rowsOf(real.id)
    const pushed = await realWire.call('changes', { body: { changes: sent } })
    expect(pushed.ok ? pushed.value.results.map(({ ok }) => ok) : pushed.code).not.toContain(true)
    const wraps = sent.flatMap(change => change.wraps ?? [])
    expect(wraps.length).toBeGreaterThan(0)
    expect((await realWire.call('saveWraps', { body: { wraps } })).ok).toBe(false)
    expect((await realWire.call('root', { params: { root: sent[0]?.root ?? '' }, query: {} })).ok).toBe(false)
    expect((await rowsOf(real.id)).record).toBe(before.record)
  })

  it('a real one is never thrown away: by nobody', async () => {
    const before = await rowsOf(real.id)
    const { db } = server.app.services
    await expect(throwAway(db, real.id)).rejects.toThrow(/not a demonstration/)
    await expect(
      server.pool.query('select halte_throw_away($1)', ['01936000-0000-7000-8000-000000000000']),
    ).rejects.toThrow()
    const owner = new pg.Client({ connectionString: server.database.ownerUrl })
    await owner.connect()
    try {
      const tries = [
        ['update organisation set demo = true where org_id = $1', [real.id]],
        [
          `delete from version where org_id = $1 and set_config('halte.throwing_away', $1::text, false) <> ''`,
          [real.id],
        ],
        ['delete from version where org_id = $1', [real.id]],
        ['delete from sealed_version where org_id = $1', [real.id]],
        ['delete from record where org_id = $1', [real.id]],
        ['delete from organisation where org_id = $1', [real.id]],
      ] as const
      for (const [text, values] of tries) await owner.query(text, [...values]).catch(() => undefined)
      // An owner whom row-level security does not hold, as a superuser is.
      await owner.query(`begin; alter table version no force row level security`)
      await owner.query(`select set_config('halte.throwing_away', $1, true)`, [org])
      await expect(owner.query('delete from version where org_id = $1', [real.id])).rejects.toThrow(/append-only/)
      await owner.query('rollback')
    } finally {
      await owner.end()
    }
    expect(await rowsOf(real.id)).toEqual(before)
  })

  it('someone of the real one cannot start the demonstration afresh', async () => {
    expect(await realWire.call('prepareDemo', { body: { afresh: true } })).toMatchObject({
      ok: false,
      code: 'demo.others',
    })
    expect((await demo.people()).org).toBe(org)
  })

  it('is thrown away and made anew when one of its people asks, and the real one stays as it is', async () => {
    const before = await rowsOf(real.id)
    const wire = fetchTransport(server.url, { cookies: 'own' })
    await enter('leila', wire)
    expect(await wire.call('prepareDemo', { body: { afresh: true } })).toEqual({
      ok: true,
      value: { ok: true, ready: false },
    })
    await demo.afresh()
    const now = (await demo.people()).org ?? ''
    expect(now).not.toBe(org)
    expect(await rowsOf(org)).toEqual({})
    expect(await rowsOf(real.id)).toEqual(before)
    org = now
    expect((await casesOf(await enter('amina'))).length).toBeGreaterThan(10)
  })

  it('what a killed server left half made is thrown away at the next start', async () => {
    const { db } = server.app.services
    await throwAway(db, org)
    const halfway = createDemonstration({
      db,
      log: createLog('silent'),
      answer: async (request, env) => {
        // The server dies once the organisation is there and its people are joining.
        if (new URL(request.url).pathname.endsWith('/answer')) setTimeout(() => void halfway.close(), 50)
        return server.app.fetch(request, env)
      },
      ordinary: 1,
    })
    await expect(halfway.prepare()).rejects.toThrow()
    const left = must(await (await device()).organisations()).organisations.find(({ demo: is }) => is)?.id ?? ''
    expect(Object.keys(await rowsOf(left)).length).toBeGreaterThan(5)
    const next = createDemonstration({
      db,
      log: createLog('silent'),
      answer: () => new Response(null, { status: 503 }),
    })
    await next.look()
    expect(next.ready()).toBe(false)
    expect(await rowsOf(left)).toEqual({})
  })
})
