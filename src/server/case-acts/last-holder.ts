import { sql } from 'kysely'
import type { Statement } from '#replica/protocol.ts'
import { type Directory, decodeBody, isStatementType, ownBytes } from '#vault'
import { Refused } from '../refusal.ts'
import { bytesAt } from '../wire.ts'
import type { Work } from '../work.ts'

/** How many roots nobody could open any more, nor the recovery papers, if a person went. */
export async function leftAloneBy(work: Work, directory: Directory, user: string): Promise<number> {
  const escrowed =
    directory.recovery === null ? [] : [...directory.teams].flatMap(([id, { policy }]) => (policy.escrow ? [id] : []))
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count
    from halte_left_alone(${work.org}::uuid, ${user}::uuid, ${escrowed}::uuid[])`.execute(work.trx)
  return rows[0]?.count ?? 0
}

/** The last who can open a case cannot be removed (409 `case.lastHolder`): asked before the statements are taken. */
export async function mustLeaveHolders(
  work: Work,
  directory: Directory,
  statements: readonly Statement[],
): Promise<void> {
  for (const [i, { type, body }] of statements.entries()) {
    const decoded = isStatementType(type) ? decodeBody(type, ownBytes(bytesAt(body, `statements.${i}.body`))) : null
    if (decoded?.type === 'user.revoke' && (await leftAloneBy(work, directory, decoded.user)) > 0)
      throw new Refused(409, 'case.lastHolder', { place: `statements.${i}` })
  }
}
