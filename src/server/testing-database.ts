/** A migrated database made once and copied for each test file: making one takes three seconds, a copy a tenth of one. */
import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { databaseAccount } from './database/account.ts'
import { findEngine } from './database/engine.ts'
import { migrate, startDatabase } from './database/index.ts'
import { MIGRATIONS } from './database/migrate.ts'
import { createLog } from './log.ts'

const PLACE = fileURLToPath(new URL('../../node_modules/.cache/halte-test-database', import.meta.url))
const OLD_MS = 86_400_000

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
