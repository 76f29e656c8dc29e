/** One act on many rows: each is saved on its own, so that nothing depends on the last; one undo for the whole. */
import type { ListRow, Outcome, Replica } from '#replica/types.ts'
import type { BulkAct, Values } from './declare.ts'
import type { LastAct } from './model.ts'

type Told = (done: number, of: number) => void

/**
 * Does an act on the rows of these roots as they are now, one after the other, offline too. Stops between two rows when
 * asked; what was refused is told with its reason and is as it was.
 */
export async function doBulk(
  replica: Replica,
  kind: string,
  roots: readonly string[],
  act: BulkAct,
  answer: Values,
  told: Told = () => {},
  signal?: AbortSignal,
): Promise<LastAct> {
  const undo: Array<LastAct['undo'][number]> = []
  const refused: Array<LastAct['refused'][number]> = []
  let done = 0
  let left: readonly string[] = []
  for (const [index, root] of roots.entries()) {
    if (signal?.aborted) {
      left = roots.slice(index)
      break
    }
    const row = await rowOf(replica, kind, root)
    const outcome = row ? await act.run(replica, row, answer) : { ok: false as const, code: 'object.unknown' }
    if (!outcome.ok) refused.push({ root, refused: outcome })
    else {
      done += 1
      if (outcome.undo) undo.push({ root, undo: outcome.undo })
    }
    told(index + 1, roots.length)
  }
  return { said: act.said(done, answer), done, refused, undo, left }
}

/** Takes a whole act back, the last row first. What somebody changed since is left as it is, and told. */
export async function undoBulk(last: LastAct, told: Told = () => {}): Promise<Pick<LastAct, 'done' | 'refused'>> {
  const refused: Array<LastAct['refused'][number]> = []
  let done = 0
  for (const { root, undo } of last.undo.toReversed()) {
    const outcome = await undo()
    if (outcome.ok) done += 1
    else refused.push({ root, refused: outcome })
    told(done + refused.length, last.undo.length)
  }
  return { done, refused }
}

/** The row of a root as it stands now. */
export async function rowOf(replica: Replica, kind: string, root: string): Promise<ListRow | undefined> {
  return (await replica.list({ kind, root, limit: 1 })).rows[0]
}

/** Sets coded facts of a row; undone only while they still say what was set. */
export async function setFacts(
  replica: Replica,
  row: ListRow,
  facts: { [name: string]: unknown },
): Promise<Outcome<{ undo?: () => Promise<Outcome> }>> {
  const before = Object.fromEntries(Object.keys(facts).map(name => [name, row.facts[name] ?? null]))
  const changed = Object.entries(facts).some(([name, value]) => (row.facts[name] ?? null) !== value)
  if (!changed) return { ok: true }
  const outcome = await replica.change({ root: row.root, rec: row.rec }, { facts })
  if (!outcome.ok) return outcome
  const undo = async (): Promise<Outcome> => {
    const now = await rowOf(replica, row.kind, row.root)
    const same = now && Object.entries(facts).every(([name, value]) => (now.facts[name] ?? null) === value)
    if (!same) return { ok: false, code: 'bulk.changedSince' }
    return replica.change({ root: row.root, rec: row.rec }, { facts: before })
  }
  return { ok: true, undo }
}
