/** The databases of tests: one PostgreSQL for each worker, in which every test server has a database of its own. */
import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { z } from 'zod'
import { databaseAccount } from './database/account.ts'
import { ADMIN } from './database/cluster.ts'
import { findEngine } from './database/engine.ts'
import { MIGRATIONS, migrate, type StartedDatabase, startDatabase } from './database/index.ts'
import { databaseSecrets } from './database/secrets.ts'
import { createLog } from './log.ts'

const PLACE = fileURLToPath(new URL('../../node_modules/.cache/halte-test-database', import.meta.url))
const OLD_MS = 86_400_000

/** Where a test run answers with the PostgreSQL of a worker: e2e/testing/run-folder.ts. */
const DOOR = process.env.HALTE_TEST_DATABASES

/** Whether there is a PostgreSQL to share: only in a run of tests. */
export const mayShare = (): boolean => DOOR !== undefined

/** Addresses of a PostgreSQL whose database `halte` is migrated and used by nobody: what others are made from. */
const TOLD = z.object({ admin: z.string(), ownerUrl: z.string(), appUrl: z.string(), version: z.string() })
export type Cluster = z.infer<typeof TOLD> & { stop(): Promise<void> }

/**
 * A migrated database of its own in the PostgreSQL that this worker's tests share; `stop` drops it. Making one takes a tenth
 * of what it takes to copy and start a whole PostgreSQL.
 */
export async function sharedDatabase(): Promise<StartedDatabase> {
  const { admin, ownerUrl, appUrl, version } = TOLD.parse(JSON.parse(await told(`/${process.env.VITEST_POOL_ID ?? 0}`)))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // The template's own rights on itself are not copied with it.
  await asking(admin, [
    `create database ${name} template halte strategy file_copy owner halte_owner`,
    `revoke connect, temporary on database ${name} from public`,
    `grant connect on database ${name} to halte_app`,
  ])
  const inIt = (url: string) => {
    const address = new URL(url)
    address.pathname = `/${name}`
    return address.href
  }
  return {
    ownerUrl: inIt(ownerUrl),
    appUrl: inIt(appUrl),
    version,
    engine: 'embedded',
    stop: () => asking(admin, [`drop database ${name} with (force)`]),
  }
}

/** A PostgreSQL to share, in a folder that is not there yet. */
export async function startCluster(dataDir: string): Promise<Cluster> {
  mkdirSync(dataDir, { mode: 0o700 })
  await copyPrepared(dataDir, undefined)
  const database = await startDatabase({ dataDir }, createLog('silent'))
  const admin = new URL(database.ownerUrl)
  admin.username = ADMIN
  admin.password = databaseSecrets(dataDir).admin
  admin.pathname = '/postgres'
  return { ...database, admin: admin.href }
}

function told(path: string): Promise<string> {
  return new Promise((answered, failed) => {
    const asked = request({ socketPath: DOOR, path }, async response => {
      let text = ''
      for await (const part of response) text += part
      if (response.statusCode === 200) answered(text)
      else failed(new Error(`no PostgreSQL to share: ${text}`))
    })
    asked.on('error', failed)
    asked.end()
  })
}

async function asking(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * Fills an empty data folder with a migrated database, as the same engine and migrations make it. Files that start side by
 * side may both make it; one wins. It writes nothing through to the disk: a test machine that loses power loses its tests.
 */
export async function copyPrepared(dataDir: string, pgBin: string | undefined): Promise<void> {
  // The right owners come with the copy only where this program knows how.
  if (process.platform === 'win32') return
  const ready = join(PLACE, nameOf(dataDir, pgBin))
  if (!existsSync(ready)) await prepare(ready, pgBin)
  execFileSync('cp', ['-a', `${ready}/.`, dataDir])
}

function nameOf(dataDir: string, pgBin: string | undefined): string {
  const engine = findEngine(pgBin, databaseAccount(join(dataDir, 'postgresql')))
  const hash = createHash('sha256').update(engine.postgres)
  for (const name of readdirSync(MIGRATIONS).toSorted()) hash.update(name).update(readFileSync(join(MIGRATIONS, name)))
  return hash.digest('hex').slice(0, 16)
}

async function prepare(ready: string, pgBin: string | undefined): Promise<void> {
  mkdirSync(PLACE, { recursive: true })
  for (const name of readdirSync(PLACE)) {
    const { mtimeMs } = statSync(join(PLACE, name), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > OLD_MS) rmSync(join(PLACE, name), { recursive: true, force: true })
  }
  const making = `${ready}-${randomUUID().slice(0, 8)}`
  mkdirSync(making, { mode: 0o700 })
  const database = await startDatabase({ dataDir: making, pgBin }, createLog('silent'))
  await migrate(database.ownerUrl)
  await database.stop()
  appendFileSync(join(making, 'postgresql', 'postgresql.auto.conf'), 'fsync = off\n')
  try {
    renameSync(making, ready)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(ready)) throw error
  }
}
