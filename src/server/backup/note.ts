import { createPool } from '../database/index.ts'
import { openDb } from '../db.ts'
import type { Log } from '../log.ts'
import { inTransaction } from '../work.ts'

/**
 * Writes into the organisation's log that a backup of it was made, so that its officers know how old the newest is. Called
 * once the file is whole: a backup that broke off is none.
 */
export async function noteBackup(appUrl: string, org: string, log: Log): Promise<void> {
  const pool = createPool(appUrl, log)
  try {
    await inTransaction(openDb(pool), { org }, Date.now(), async work => {
      work.audit({ action: 'backup', objects: [org] })
    })
  } finally {
    await pool.end()
  }
}
