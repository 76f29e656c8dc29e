/** When a worker leaves: what was hers, and handing it on. */
import type { ListRow, Outcome, Replica } from '#replica/types.ts'
import { isClosed } from '../case.ts'

const isOpen = ({ facts }: ListRow) => !isClosed(typeof facts.status === 'string' ? facts.status : undefined)

/** Open cases of one person, as far as they are in my reach. */
export async function casesOf(replica: Pick<Replica, 'list'>, user: string): Promise<ListRow[]> {
  const { rows } = await replica.list({ kind: 'case', where: { caseWorker: user }, limit: 20_000 })
  return rows.filter(isOpen)
}

/** Open cases in my reach whose worker is here no more, or that have none. */
export async function withoutWorker(replica: Pick<Replica, 'list' | 'people'>): Promise<ListRow[]> {
  const gone = (await replica.people()).filter(({ status }) => status === 'revoked').map(({ user }) => user)
  if (gone.length === 0) return []
  const { rows } = await replica.list({ kind: 'case', where: { caseWorker: gone }, limit: 20_000 })
  return rows.filter(isOpen)
}

/**
 * Hands cases on: from now on `to` accompanies them, and the open tasks and questions for approval that were the leaver's are
 * hers or his. Stops at the first that is refused.
 */
export async function handOn(
  replica: Pick<Replica, 'open' | 'change'>,
  rows: readonly ListRow[],
  to: string,
): Promise<Outcome<{ done: number; tasks: number }>> {
  let tasks = 0
  for (const [done, row] of rows.entries()) {
    const opened = await replica.open(row.root)
    if (!opened.ok) return { ...opened, data: { done } }
    const [head, ...records] = opened.root.records
    if (head === undefined) continue
    const before = head.facts.caseWorker
    const changed = await replica.change(head, { facts: { caseWorker: to } }, head)
    if (!changed.ok) return { ...changed, data: { done } }
    for (const task of records.filter(({ kind, facts }) => kind === 'task' && facts.status === 'open')) {
      if (task.facts.assignee !== before) continue
      const given = await replica.change(task, { facts: { assignee: to } }, task)
      if (!given.ok) return { ...given, data: { done } }
      tasks += 1
    }
  }
  return { ok: true, done: rows.length, tasks }
}
