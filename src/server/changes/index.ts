import type { Change, ChangeResult } from '#replica/protocol.ts'
import type { Directory } from '#vault'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'
import { storeChanges } from './apply.ts'
import { type PreparedChange, prepareChanges } from './prepare.ts'
import { DirectoryMoved } from './state.ts'

type Run = <T>(act: (work: Work) => Promise<T>) => Promise<T>

/**
 * Takes a batch: signatures are checked before the transaction, so that no lock waits for arithmetic; then all sound changes
 * go in together, and one by one when one of them turns out to collide with something its author may not see.
 */
export async function takeChanges(
  { directories, catalogue }: Services,
  person: { org: string; user: string },
  run: Run,
  changes: readonly Change[],
): Promise<ChangeResult[]> {
  const seen = directories.seen(person.org) ?? (await run(work => directories.current(work)))
  if (seen === null) throw new Refused(404, 'organisation.unknown')
  const take = async (directory: Directory): Promise<ChangeResult[]> => {
    const prepared = await prepareChanges({ ...person, directory, catalogue }, changes)
    return await storeAll(run, directory, prepared)
  }
  try {
    return await take(seen)
  } catch (error) {
    if (!(error instanceof DirectoryMoved)) throw error
  }
  const now = await run(work => directories.current(work))
  if (now === null) throw new Refused(404, 'organisation.unknown')
  return await take(now)
}

async function storeAll(run: Run, directory: Directory, prepared: readonly PreparedChange[]): Promise<ChangeResult[]> {
  const store = (items: readonly PreparedChange[]) => run(work => storeChanges(work, directory, items))
  try {
    return await store(prepared)
  } catch (error) {
    if (!isTaken(error)) throw error
  }
  const results: ChangeResult[] = []
  for (const item of prepared) {
    try {
      results.push(...(await store([item])))
    } catch (error) {
      if (!isTaken(error)) throw error
      results.push({ ok: false, id: item.change.id, code: 'record.unknown', field: 'rec' })
    }
  }
  return results
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'
