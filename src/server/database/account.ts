import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '../problem.ts'

/** The user of this machine that runs the database when we are root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * Which account runs the database: undefined for "ourselves", the usual case. PostgreSQL refuses root, and an account
 * without an entry in the list of users, so root uses the owner of an existing database, else `nobody`.
 */
export function databaseAccount(database: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (process.platform !== 'linux') throw new Problem('database.root-unsupported')
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const owner = statSync(database, { throwIfNoEntry: false })?.uid ?? 0
  const user = users.find(({ name, uid }) => (owner === 0 ? name === 'nobody' : uid === owner))
  if (user === undefined) throw new Problem('database.no-account')
  return { uid: user.uid, gid: user.gid }
}

/** Whether `account` may enter `folder` and every folder above it, by their mode bits. */
export function mayReach(account: Account, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const above = dirname(folder)
  return above === folder || mayReach(account, above)
}
