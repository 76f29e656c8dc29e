import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const SECRETS = z.object({ admin: z.string(), owner: z.string(), app: z.string() })

/** The passwords of the three sign-ins of the embedded database. */
export type DatabaseSecrets = z.infer<typeof SECRETS>

/** The passwords kept in the data folder (0600), made at random the first time; on disk before they are used. */
export function databaseSecrets(dataDir: string): DatabaseSecrets {
  const path = join(dataDir, 'database.json')
  try {
    return SECRETS.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const secret = () => randomBytes(32).toString('base64url')
  const secrets = { admin: secret(), owner: secret(), app: secret() }
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeFileSync(file, JSON.stringify(secrets, null, 2))
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  return secrets
}
