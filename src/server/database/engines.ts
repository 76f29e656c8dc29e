import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '../log.ts'
import { copyPrepared } from '../testing-database.ts'
import { type StartedDatabase, startDatabase } from './start.ts'

/** The engines the database tests run on: the built-in one, and PostgreSQL 15 where `npm test` found or installed it. */
export const ENGINES: readonly { readonly name: string; readonly pgBin: string | undefined }[] = [
  { name: 'embedded', pgBin: undefined },
  ...(process.env.HALTE_PG15_BIN ? [{ name: 'PostgreSQL 15', pgBin: process.env.HALTE_PG15_BIN }] : []),
]

/** A real database for one test file, in a folder of its own, empty or `migrated`; `remove` stops it and deletes the folder. */
export async function temporaryDatabase(
  pgBin?: string,
  migrated = false,
): Promise<StartedDatabase & { dataDir: string; remove(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'halte-db-'))
  if (migrated) await copyPrepared(dataDir, pgBin)
  const database = await startDatabase({ dataDir, pgBin }, createLog('silent'))
  const remove = async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...database, dataDir, remove }
}
