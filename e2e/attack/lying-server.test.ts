/**
 * Attack 1: a server that lies (security.md section 8, test 1). Between a real device and the real server stands one that
 * changes answers: every field of every answer the device reads, taken from the schemas, in every way below.
 *
 * Silently accepted is a lie after which something is shown that is not the truth, and nothing speaks up: no refusal, no
 * alarm, no problem beside the record. Showing less is allowed: whoever holds the line can always keep things back.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { memoryStores, type Stores } from '#replica'
import { ROUTES, type RouteName } from '#replica/protocol.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { type Device, deviceAt, type Founded, foundedAt, joinedAt, must } from '#testing/devices.ts'
import { type Leaf, leavesOf, nameOf, twisted, twistsOf, valuesAt } from '#testing/lies.ts'
import { isWithin, type Observed, observe, observeLists } from '#testing/observe.ts'
import { type Between, type Exchange, type Lie, startProxy } from '#testing/proxy.ts'
import { copyOfStores } from '#testing/store-copy.ts'

const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: 'violet mountain answers under slow bridges' }

let server: TestServer
let proxy: Between
let mirela: Founded
let truth: Observed
/** True answers by route: what the liar has to swap with, of other records, other organisations and earlier times. */
const archive = new Map<RouteName, Exchange[]>()
let otherOrg: string
let samirUser: string
/** A device with an edit that came too late, and what the server said to it. */
let late: { stores: Stores; answer: Exchange; truth: object }
/** A device on which the truth was looked at. */
const seenAll = memoryStores()

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
  proxy = await startProxy(server.url)
  await otherOrganisation()
  mirela = await foundedAt(server.url)
  const team = mirela.teams.get('Casework') ?? ''
  // A second secret, so that there is a way back to the first to lie about.
  must(await mirela.replica.rotateTeam(team))
  const samirStores = memoryStores()
  const samir = {
    ...(await joinedAt(proxy, mirela, SAMIR, [{ team, role: 'member' }], samirStores)),
    stores: samirStores,
  }
  samirUser = samir.user
  // A second passphrase for being forced, so that its slot is delivered and lied about too.
  must(await samir.replica.setDuress(SAMIR.passphrase, 'eleven pale horses cross a frozen lake'))
  const [first] = await writeCases(mirela, team)
  must(await samir.replica.syncNow())
  await observe(samir.replica)
  await editAlone(samir, first ?? '')
  // What follows makes the answers so far answers of an earlier time.
  must(
    await mirela.replica.change(
      { root: first ?? '', rec: first ?? '' },
      {
        facts: { riskLevel: 'high' },
        sealed: { header: { firstName: 'Olena' }, narrative: { summary: 'Moved on Tuesday.' } },
      },
    ),
  )
  must(await mirela.replica.syncNow())
  late = await tooLate(samir)
  archiveAll()
  truth = (await look(seenAll)).all
  archiveAll()
  await mirela.replica.close()
  proxy.remembered = new Map()
})
afterAll(async () => {
  await proxy?.close()
  await server?.stop()
})

async function otherOrganisation(): Promise<void> {
  const between = await startProxy(server.demoUrl)
  const other = await foundedAt(between.url, { demo: true, name: 'Elsewhere' })
  await writeCases(other, other.teams.get('Casework') ?? '')
  await observe(other.replica)
  otherOrg = other.org
  proxy.exchanges.push(...between.exchanges)
  await other.replica.close()
  await between.close()
}

async function writeCases({ replica }: Pick<Founded, 'replica'>, team: string): Promise<string[]> {
  const roots: string[] = []
  for (const [code, firstName] of [
    ['TM-0001', 'Oksana'],
    ['TM-0002', 'Amira'],
  ]) {
    const { root } = must(
      await replica.create('case', {
        team,
        facts: { status: 'Active', riskLevel: 'medium', openedMonth: '2026-11' },
        sealed: {
          header: { code, firstName },
          identity: { occupation: `cook ${code}` },
          narrative: { summary: `Came alone ${code}.` },
        },
      }),
    )
    roots.push(root)
    const { value } = must(
      await replica.addFile(root, {
        name: 'letter.txt',
        type: 'text/plain',
        bytes: new Uint8Array(700).fill(roots.length),
      }),
    )
    must(
      await replica.create('document', { root, facts: { month: '2026-10' }, sealed: { evidence: { files: [value] } } }),
    )
    must(
      await replica.create('note', {
        root,
        facts: { month: '2026-11' },
        sealed: { narrative: { title: code, body: 'Rang twice.' } },
      }),
    )
    must(await replica.syncNow())
  }
  return roots
}

/** Edits without a line; closed, the device is one that will come too late. */
async function editAlone({ replica }: Device, root: string): Promise<void> {
  proxy.cut = true
  const patch = { facts: { riskLevel: 'low' }, sealed: { narrative: { closureDetails: 'Mine.' } } }
  must(await replica.change({ root, rec: root }, patch))
  await replica.close()
  proxy.cut = false
}

/** What the server says to the edit that came too late, heard once and no further. */
async function tooLate({ stores }: Device): Promise<typeof late> {
  const kept = await copyOfStores(stores, ['device', `account-${samirUser}`])
  const { replica: again } = await deviceAt(proxy, await copyOfStores(kept, ['device', `account-${samirUser}`]))
  // The second attempt would be taken: the server is only heard the first time.
  proxy.lie = exchange => {
    if (exchange.route === 'changes') proxy.cut = true
    return undefined
  }
  await again.signIn({ org: mirela.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase })
  await again.syncNow()
  await again.close()
  proxy.lie = undefined
  proxy.cut = false
  const answer = proxy.exchanges.findLast(({ route }) => route === 'changes')
  if (answer === undefined || !answer.answer.includes('current')) throw new Error(`not too late: ${answer?.answer}`)
  const facts = valuesAt(jsonOf(answer.answer), ['results', '*', 'current', '*', 'facts'])
  return { stores: kept, answer, truth: Object(facts.find(each => Object.hasOwn(Object(each), 'status'))) }
}

function archiveAll(): void {
  for (const exchange of proxy.exchanges.splice(0))
    if (exchange.route !== undefined && exchange.status === 200)
      archive.set(exchange.route, [...(archive.get(exchange.route) ?? []), exchange])
}

interface Look {
  /** Lists before any case was opened. */
  readonly lists: Observed
  readonly all: Observed
}

/** Signs in on a device and looks at everything, with the proxy as it is. */
async function look(stores: Stores = memoryStores()): Promise<Look> {
  const { replica } = await deviceAt(proxy, stores)
  try {
    const signedIn = await replica.signIn({ org: mirela.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase })
    if (!signedIn.ok) {
      const nothing = { shown: new Map<string, unknown>(), warnings: [`sign-in: ${signedIn.code}`] }
      return { lists: nothing, all: nothing }
    }
    const lists = await observeLists(replica)
    return { lists, all: await observe(replica, lists) }
  } finally {
    await replica.close()
  }
}

/** What is shown and is not the truth. */
const untruths = ({ shown }: Observed) =>
  [...shown].filter(([name, value]) => !truth.shown.has(name) || !isWithin(value, truth.shown.get(name)))

/** Fails when something untrue is shown and nothing speaks up. */
function expectNoSilence({ lists, all }: Look): void {
  for (const [when, seen] of [
    ['in the lists', lists],
    ['opened', all],
  ] as const) {
    const wrong = untruths(seen).map(([name, value]) => ({ when, name, shown: value, truth: truth.shown.get(name) }))
    if (wrong.length > 0) expect(seen.warnings, JSON.stringify(wrong, null, 1)).not.toEqual([])
  }
}

const jsonOf = (bytes: Buffer): unknown => JSON.parse(bytes.toString())

/** Lies about one place in every answer of its route, and counts how often it could. */
function lieAbout(leaf: Leaf, twist: string, told: { lies: number }): Lie {
  const others = (archive.get(leaf.route) ?? []).flatMap(({ answer }) => valuesAt(jsonOf(answer), leaf.path))
  return exchange => {
    if (exchange.route !== leaf.route || exchange.status !== 200) return undefined
    const lie = twisted(jsonOf(exchange.answer), leaf, twist, others)
    if (lie === undefined) return undefined
    told.lies += 1
    return Buffer.from(JSON.stringify(lie))
  }
}

/** Looks while the server lies, on a device as given; the line is honest again afterwards. */
async function lookThrough(lie: Lie, stores?: Stores): Promise<Look> {
  proxy.lie = lie
  try {
    return await look(stores)
  } finally {
    proxy.lie = undefined
    proxy.exchanges.length = 0
  }
}

const seenBefore = () => copyOfStores(seenAll, ['device', `account-${samirUser}`])

/** Answers this device reads; those of set-up, invitations, officers and recovery are lied about in their own tests. */
const READ = [
  'signInStart',
  'signIn',
  'directory',
  'grants',
  'feed',
  'root',
  'versions',
  'auditCheckpoint',
  'auditProof',
  'whoOpened',
] as const

test('the truth is shown without a warning', () => {
  expect(truth.warnings).toEqual([])
  expect([...truth.shown.keys()].filter(name => name.startsWith('record/')).length).toBe(6)
  expect([...truth.shown.keys()].filter(name => name.startsWith('file/')).length).toBe(2)
})

const told = new Map<string, number>()
describe.each(READ)('a lie in the answers of %s', route => {
  const lies = leavesOf(route).flatMap(leaf =>
    twistsOf(leaf).map(twist => ({ leaf, twist, name: `${nameOf(leaf)} ${twist}` })),
  )
  test.each(lies)('$name', async ({ leaf, twist }) => {
    const count = { lies: 0 }
    // Only a device that has seen the log before asks for the proof that it grew.
    const stores = route === 'auditCheckpoint' ? await seenBefore() : undefined
    const seen = await lookThrough(lieAbout(leaf, twist, count), stores)
    told.set(nameOf(leaf), (told.get(nameOf(leaf)) ?? 0) + count.lies)
    if (count.lies > 0) expectNoSilence(seen)
  })
})

test('a case that is said to be gone is only missing', async () => {
  const roots = [...truth.shown.keys()].filter(name => name.startsWith('root/')).map(name => name.slice(5))
  const lie: Lie = ({ route, answer }) =>
    route === 'feed' ? Buffer.from(JSON.stringify({ ...Object(jsonOf(answer)), gone: roots })) : undefined
  expectNoSilence(await lookThrough(lie, await seenBefore()))
  told.set('feed gone', 1)
  told.set('feed gone.*', 1)
})

describe('chunks of attachments', () => {
  const chunkLies: Record<string, (bytes: Buffer, other: Buffer) => Buffer> = {
    'with a bit turned': bytes => Buffer.from(bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))),
    'cut short': bytes => bytes.subarray(0, -1),
    empty: () => Buffer.alloc(0),
    'of another file': (_, other) => other,
    'with something behind': bytes => Buffer.concat([bytes, Buffer.alloc(16)]),
  }
  test.each(Object.keys(chunkLies))('%s', async name => {
    const [first, second] = (archive.get('getChunk') ?? []).slice(-2)
    const lie: Lie = exchange => {
      if (exchange.route !== 'getChunk' || first === undefined || second === undefined) return undefined
      return chunkLies[name]?.(exchange.answer, exchange.path === first.path ? second.answer : first.answer)
    }
    const seen = await lookThrough(lie)
    expectNoSilence(seen)
    expect(seen.all.warnings.filter(warning => warning.startsWith('file/')).length).toBe(2)
  })
})

describe('whole answers of another time or place', () => {
  const WHOLE = [...READ, 'getChunk'] as const
  const cases = WHOLE.flatMap(route =>
    (['a device that has nothing', 'a device that has seen it all'] as const).flatMap(device =>
      (['an earlier time', 'another object', 'another organisation'] as const).map(from => ({ route, device, from })),
    ),
  )
  test.each(cases)('$route from $from, to $device', async ({ route, device, from }) => {
    const stores = device === 'a device that has nothing' ? memoryStores() : await seenBefore()
    const kept = archive.get(route) ?? []
    const plain = (path: string) => path.split('?')[0]
    const foreign = (path: string, answer: Buffer) => path.includes(otherOrg) || answer.includes(otherOrg)
    const lie: Lie = ({ path, answer, ...exchange }) => {
      if (exchange.route !== route || exchange.status !== 200) return undefined
      const found =
        from === 'an earlier time'
          ? kept.find(each => plain(each.path) === plain(path) && !foreign(each.path, each.answer))
          : from === 'another object'
            ? kept.findLast(each => plain(each.path) !== plain(path))
            : kept[0]
      return found === undefined || found.answer.equals(answer) ? undefined : found.answer
    }
    expectNoSilence(await lookThrough(lie, stores))
  })
})

describe('a lie in the answer that an edit came too late', () => {
  const lies = leavesOf('changes')
    .filter(({ path }) => path.includes('current') || path.includes('head'))
    .flatMap(leaf => twistsOf(leaf).map(twist => ({ leaf, twist, name: `${nameOf(leaf)} ${twist}` })))
  test.each(lies)('$name', async ({ leaf, twist }) => {
    const { stores, answer } = late
    proxy.fixed.set('changes', answer)
    const count = { lies: 0 }
    proxy.lie = lieAbout(leaf, twist, count)
    const { replica } = await deviceAt(proxy, await copyOfStores(stores, ['device', `account-${samirUser}`]))
    try {
      await replica.signIn({ org: mirela.org, handle: SAMIR.handle, passphrase: SAMIR.passphrase })
      const synced = await replica.syncNow()
      const codes = (await replica.alarms()).map(({ code }) => code)
      const signed = proxy.exchanges
        .filter(({ route }) => route === 'changes')
        .flatMap(({ sent }) => factsIn(jsonOf(sent)))
      // Where both wrote, the field waits for a person and goes out as it is there; nothing else may have changed.
      const fits = (facts: unknown) =>
        isWithin(facts, late.truth) || isWithin(facts, { ...late.truth, riskLevel: 'low' })
      if (synced.ok && codes.length === 0) expect(signed.filter(facts => !fits(facts))).toEqual([])
    } finally {
      proxy.lie = undefined
      proxy.fixed.clear()
      proxy.exchanges.length = 0
      await replica.close()
    }
    told.set(nameOf(leaf), (told.get(nameOf(leaf)) ?? 0) + count.lies)
  })
})

/** The facts of every change in a request: what the device has put its signature to. */
function factsIn(body: unknown): unknown[] {
  return valuesAt(body, ['changes', '*', 'records', '*', 'facts'])
}

/** Answers that bring nothing a device believes, or that are lied about elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  organisations: 'names before sign-in, which nobody signs',
  setUp: 'the founder’s own account, made on this device',
  session: 'key substitution and downgrade',
  answerInvitation: 'key substitution',
  invitation: 'key substitution',
  invitations: 'key substitution',
  recoveryMaterial: 'the recovery drill',
  escrows: 'sealed to the recovery recipient; read by nobody but the drill',
  facts: 'counts beyond the device, which are the server’s own word',
  fileState: 'progress of an upload',
  declareFile: 'progress of an upload',
  getChunk: 'chunks of attachments, above',
  auditEntries: 'the command line’s log, for officers',
  demoPeople: 'a demonstration holds no secret',
  devices: 'the list of sessions, which is the server’s own word',
  deviceOrder: 'obeyed only where signed statements order it: ways-in.test',
  proposals: 'co-signing',
  caseActs: 'signed by who asks and who answers; forged and swapped ones in asking.test',
  letters: 'sealed and signed by their writers: letters of the vault, and asking.test',
  openedBy: 'counted by the server’s log, for officers',
  notices: 'news of the server’s log; what concerns keys stands in the directory as well',
}

test('every route whose answers carry anything is lied about here or in a named place', () => {
  const routes = Object.keys(ROUTES).filter((name): name is RouteName => Object.hasOwn(ROUTES, name))
  const carrying = routes.filter(route =>
    leavesOf(route).some(({ kind }) => ['bytes', 'id', 'record', 'raw'].includes(kind)),
  )
  expect(carrying.filter(route => ![...READ, 'changes'].includes(route) && ELSEWHERE[route] === undefined)).toEqual([])
})

test('every place with bytes, ids, numbers, facts or lists was lied about', () => {
  const never = [...READ.flatMap(leavesOf), ...leavesOf('changes').filter(({ path }) => path.includes('current'))]
    .filter(({ kind }) => ['bytes', 'id', 'number', 'record', 'list'].includes(kind))
    .filter(leaf => (told.get(nameOf(leaf)) ?? 0) === 0)
    .map(nameOf)
  expect(never).toEqual([])
})
