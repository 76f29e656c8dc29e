/**
 * The organisation most measurements work on: founded in a real Chromium, its 10,000 cases imported there from two official
 * workbooks of 5,000 rows, so that they are sealed by the product itself and really lie in that browser's IndexedDB.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, fetchTransport } from '#replica'
import { sqliteStores } from '#replica/store/sqlite.ts'
import { appAtWork, tabMemory } from './app.ts'
import { measuringPage, restart, stagedApp, startBrowser } from './browser/browser.ts'
import type { ImportTimes } from './browser/page.ts'
import { atEnd, type Figure, say, shared } from './measurement.ts'
import { type Server, startServer } from './server.ts'
import { median, p95, timed } from './statistics.ts'
import { inventedWorkbook } from './workbook.ts'

const ROWS = 5000
const CASES = 2 * ROWS
const ENTRIES = 2000
const UNLOCKS = 5
const OPENINGS = 5
const SAVES = 40
const PERSON = { handle: 'amina', passphrase: 'copper lantern walks beside nine rivers' }

/** The server of all measurements but the start, serving the app as it is built now. */
export const theServer = shared(async (): Promise<Server & { readonly worker: string }> => {
  const app = await stagedApp()
  atEnd(app.remove)
  const server = await startServer(app.folder)
  atEnd(server.stop)
  return { ...server, worker: app.worker }
})

type Office = { readonly page: Page; readonly org: string; readonly team: string; readonly imported: ImportTimes }

const office = shared(async (): Promise<Office> => {
  const server = await theServer()
  const browser = await startBrowser()
  atEnd(browser.close)
  const page = await measuringPage(browser.context, server.url, server.worker)
  const { org, team } = await page.evaluate(person => bench.setUp(person), PERSON)
  return { page, org, team, imported: await importBook(page, team, 1) }
})

const tenThousand = shared(async (): Promise<Office> => {
  const made = await office()
  // The other half is brief, so that a whole run stays under ten minutes.
  await importBook(made.page, made.team, 2, true)
  return made
})

async function importBook(page: Page, team: string, seed: number, brief = false): Promise<ImportTimes> {
  const book = Buffer.from(await inventedWorkbook(ROWS, seed, brief)).toString('base64')
  const times = await page.evaluate(([bytes = '', into = '']) => bench.importRows(bytes, into), [book, team])
  say(
    `workbook ${seed}: ${times.created} cases, read in ${seconds(times.readMs)} s, created in ${seconds(times.confirmMs)} s`,
  )
  if (times.created !== ROWS) throw new Error(`${times.created} of ${ROWS} rows were imported`)
  return times
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** The app itself over the 10,000 cases; the measuring worker lets go of the copy, which has one user at a time. */
export async function appFigures(): Promise<Figure[]> {
  const { page } = await tenThousand()
  await page.goto('about:blank')
  return appAtWork(page.context(), (await theServer()).url, PERSON)
}

/** The tab with 20,000 cases: another two brief workbooks, then unlocked as always. Last, because it doubles the office. */
export async function memoryOfTab(): Promise<Figure[]> {
  const { page, team, org } = await tenThousand()
  const { url, worker } = await theServer()
  await restart(page, url, worker)
  await page.evaluate(account => bench.unlock(account), { org, ...PERSON })
  for (const seed of [3, 4]) await importBook(page, team, seed, true)
  await page.evaluate(() => bench.lock())
  await page.goto('about:blank')
  return [
    { name: 'app_tab_memory_20k_mb', value: await tabMemory(page.context(), url, PERSON), unit: 'MB', limit: 250 },
  ]
}

/** A workbook of 5,000 rows: read, planned, compared, sealed, sent and accepted, in the browser's worker. */
export async function importRows(): Promise<Figure[]> {
  const { readMs, confirmMs } = (await office()).imported
  return [
    { name: 'import_5000_rows_ms', value: readMs + confirmMs, unit: 'ms', limit: 30_000 },
    { name: 'import_5000_preview_ms', value: readMs, unit: 'ms' },
  ]
}

/** A second device without a copy: sign in, then everything fetched, stored and listed. In Node, with SQLite. */
export async function coldSync(): Promise<Figure[]> {
  const { org, page } = await tenThousand()
  const { url } = await theServer()
  // The device that imported would go on packing its lists: somebody else's evening, not this device's morning.
  await page.evaluate(() => bench.lock())
  const folder = await mkdtemp(join(tmpdir(), 'halte-bench-device-'))
  const replica = await createReplica({
    stores: sqliteStores(folder),
    transport: fetchTransport(url, { cookies: 'own' }),
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    language: 'en',
  })
  try {
    const { ms } = await timed(async () => {
      const inside = await replica.signIn({ org, ...PERSON })
      if (!inside.ok) throw new Error(inside.code)
      const synced = await replica.syncNow()
      if (!synced.ok) throw new Error(synced.code)
    })
    const { total } = await replica.list({ kind: 'case', limit: 1 })
    if (total !== CASES) throw new Error(`${total} of ${CASES} cases came`)
    return [{ name: 'cold_sync_10k_ms', value: ms, unit: 'ms', limit: 15_000 }]
  } finally {
    await replica.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Passphrase to list and search with a fresh worker each time, then search as somebody types. */
export async function unlockAndSearch(): Promise<Figure[]> {
  const { page, org } = await tenThousand()
  const { url, worker } = await theServer()
  await page.evaluate(() => bench.lock())
  const first: number[] = []
  const all: number[] = []
  for (let unlock = 0; unlock < UNLOCKS; unlock++) {
    await restart(page, url, worker)
    const times = await page.evaluate(account => bench.unlock(account), { org, ...PERSON })
    if (times.total < CASES) throw new Error(`${times.total} of ${CASES} cases are listed`)
    first.push(times.firstMs)
    all.push(times.allMs)
  }
  const times = await page.evaluate(texts => bench.search(texts), TYPED)
  return [
    { name: 'unlock_10k_ms', value: median(all), unit: 'ms', limit: 1200 },
    { name: 'unlock_first_rows_ms', value: median(first), unit: 'ms', limit: 700 },
    { name: 'search_10k_p95_ms', value: p95(times), unit: 'ms', limit: 10 },
    { name: 'search_10k_p50_ms', value: median(times), unit: 'ms' },
  ]
}

/** What is typed, letter by letter: names in several scripts, a typo, two words, a code, a phone number. */
const TYPED = [
  'oxana munteanu',
  'Гончаренко',
  'goncharenko taras',
  'طارق الحلاوي',
  'tarek halaoui',
  'florcsecu alina',
  'h-7k3f',
  '+999 412 55',
  'đurović',
  'nguyen thi lan',
  'mohamed',
  'ჯავახიძე',
]

/** A case with 2,000 entries opened, and one of the 10,000 changed again and again. */
export async function openAndSave(): Promise<Figure[]> {
  const { page, team } = await tenThousand()
  const { rows } = await page.evaluate(() => bench.list(1))
  const root = rows[0]?.root
  if (root === undefined) throw new Error('no case to change')
  const saves = await page.evaluate(([at, count]) => bench.save(at, count), [root, SAVES] as const)
  await page.evaluate(() => bench.settled())
  const big = await page.evaluate(([into, entries]) => bench.bigCase(into, entries), [team, ENTRIES] as const)
  await page.evaluate(() => bench.settled())
  const openings: number[] = []
  for (let opening = 0; opening < OPENINGS; opening++) {
    const { ms, records } = await page.evaluate(at => bench.openCase(at), big)
    if (records < ENTRIES) throw new Error(`${records} of ${ENTRIES} entries are there`)
    openings.push(ms)
  }
  return [
    { name: 'open_case_2000_entries_ms', value: median(openings), unit: 'ms', limit: 300 },
    { name: 'save_local_ms', value: p95(saves), unit: 'ms', limit: 50 },
  ]
}
