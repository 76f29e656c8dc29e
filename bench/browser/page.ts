/**
 * Runs in a page of the real origin, beside the real worker of the built app: asks what the screens ask, through the same
 * bridge, and measures as a person waits, from the page. Times in milliseconds.
 */
import { connect } from '#app/bridge/connect.ts'
import type { ExchangeDesk } from '#capabilities/casework/ui/exchange-desk.ts'
import type { Replica } from '#replica/types.ts'
import { scriptAddress } from '../../src/main/script-address.ts'

type Desk = { replica: Replica; exchange: ExchangeDesk; end: () => void }
export type Account = { org: string; handle: string; passphrase: string }
export type ImportTimes = { readMs: number; confirmMs: number; created: number; rows: number }
export type UnlockTimes = { firstMs: number; allMs: number; total: number }

/** As the list of cases asks. */
const FIRST = { kind: 'case', offset: 0, limit: 20, order: { by: 'updated', descending: true } } as const
const LONG_MS = 300_000

let desk: Desk | undefined

function open(): Desk {
  if (desk === undefined) throw new Error('no worker')
  return desk
}

function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (isOk(outcome)) return outcome
  throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
const isOk = <T extends { ok: boolean }>(outcome: T): outcome is Extract<T, { ok: true }> => outcome.ok

/** A worker as the app starts it, loaded and answering. */
async function start(address: string): Promise<void> {
  desk?.end()
  const worker = new Worker(scriptAddress(address), { type: 'module' })
  const connection = connect(worker)
  const replica = connection.service<Replica>('replica')
  desk = { replica, exchange: connection.service<ExchangeDesk>('exchange'), end: () => worker.terminate() }
  await replica.state()
}

async function setUp({ handle, passphrase }: Omit<Account, 'org'>): Promise<{ org: string; team: string }> {
  const made = must(
    await open().replica.setUp({
      name: 'Stella Maris',
      founder: { name: 'Amina Haddad', handle, passphrase, duty: 'keyOfficer' },
      teams: [{ name: 'Casework Tirana', place: 'Tirana', purpose: 'cases' }],
      recovery: { mode: 'paper' },
    }),
  )
  must(await open().replica.confirmSetUp())
  return { org: made.org, team: made.teams[0]?.id ?? '' }
}

/** From the chosen file to the preview, then from yes to the last case sealed, sent and accepted. */
async function importRows(base64: string, team: string): Promise<ImportTimes> {
  const { exchange, replica } = open()
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  const began = performance.now()
  const preview = must(await exchange.read({ bytes }, {}, 'en'))
  const read = performance.now()
  const { signal } = new AbortController()
  const { report } = must(
    await exchange.confirm({ plan: preview.plan, team, leaveOut: [], onProgress: () => {}, signal }),
  )
  const confirmMs = performance.now() - read
  const { waiting, refused } = await replica.status()
  if (waiting + refused > 0) throw new Error(`${waiting} edits wait and ${refused} were refused after the import`)
  return { readMs: read - began, confirmMs, created: report.created, rows: preview.cases }
}

/** From the passphrase to the first rows, and to all of them, listed and found. */
async function unlock(account: Account): Promise<UnlockTimes> {
  const { replica } = open()
  const began = performance.now()
  let firstMs = 0
  const look = async () => {
    if (firstMs > 0) return
    const page = await replica.list(FIRST)
    if (firstMs === 0 && page.rows.length > 0) firstMs = performance.now() - began
  }
  const end = replica.subscribe('list:case', () => void look())
  must(await replica.signIn(account))
  await look()
  const page = await replica.list(FIRST)
  const hits = (await replica.list({ ...FIRST, text: 'mu' })).rows
  const allMs = performance.now() - began
  end()
  if (!page.ready || hits.length === 0) throw new Error('the list is not ready after unlocking')
  return { firstMs, allMs, total: page.total }
}

/** Every text letter by letter, as the list asks while somebody types. */
async function search(texts: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const text of texts) {
    const letters = [...text]
    for (let end = 1; end <= letters.length; end++) {
      const typed = letters.slice(0, end).join('')
      const began = performance.now()
      await open().replica.list({ ...FIRST, text: typed })
      times.push(performance.now() - began)
    }
  }
  return times
}

/** A case with many entries, written through the import, which keeps and sends in batches. */
async function bigCase(team: string, entries: number): Promise<string> {
  const { replica } = open()
  const body =
    'Spoke with her about the room and the course; she would rather wait until her sister has arrived. '.repeat(3)
  const notes = Array.from({ length: entries }, (_, n) => ({
    key: `bench-note-${n}`,
    kind: 'note',
    facts: { type: 'phoneCall', month: `2026-${String(1 + (n % 9)).padStart(2, '0')}` },
    sealed: { narrative: { body: `${n} ${body}` } },
  }))
  const big = {
    key: 'bench-big',
    kind: 'case',
    facts: { status: 'Active', team },
    sealed: { header: { code: 'H-BIG', firstName: 'Esperanza', secondName: 'Quintero' } },
    records: notes,
  }
  const { report } = must(await replica.importCases([big], { team }))
  return report.roots['bench-big'] ?? ''
}

/** What opening checks in the background is waited for afterwards, so that it does not count for the next opening. */
async function openCase(root: string): Promise<{ ms: number; records: number }> {
  const { replica } = open()
  // Somebody comes from another case: what was opened last is kept, and would make the next opening quicker than the first.
  const [other] = (await replica.list(FIRST)).rows.filter(row => row.root !== root)
  must(await replica.open(other?.root ?? ''))
  let checked = () => {}
  const verdict = new Promise<void>(said => {
    checked = said
  })
  const end = replica.subscribe(`root:${root}`, () => checked())
  const began = performance.now()
  const opened = must(await replica.open(root))
  const ms = performance.now() - began
  const patience = new Promise(next => setTimeout(next, 30_000))
  if (opened.root.verified === 'checking') await Promise.race([verdict, patience])
  end()
  return { ms, records: opened.root.records.length }
}

/** Saves one field again and again: from asking to durable on the device. */
async function save(root: string, count: number): Promise<number[]> {
  const { replica } = open()
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const base = must(await replica.open(root)).root.records[0]
    const began = performance.now()
    must(await replica.change({ root, rec: root }, { sealed: { narrative: { summary: `Found a room, ${n}.` } } }, base))
    times.push(performance.now() - began)
    // As somebody types: the next save comes when this one is on its way.
    await new Promise(next => setTimeout(next, 150))
  }
  return times
}

async function settled(): Promise<void> {
  const { replica } = open()
  must(await replica.syncNow())
  const until = performance.now() + LONG_MS
  while ((await replica.status()).waiting > 0 && performance.now() < until)
    await new Promise(next => setTimeout(next, 200))
}

const measuring = {
  start,
  setUp,
  importRows,
  unlock,
  search,
  bigCase,
  openCase,
  save,
  settled,
  list: (limit: number) => open().replica.list({ kind: 'case', limit, order: { by: 'updated', descending: true } }),
  lock: () => open().replica.lock(),
}
export type Bench = typeof measuring
declare global {
  var bench: Bench
}
globalThis.bench = measuring
