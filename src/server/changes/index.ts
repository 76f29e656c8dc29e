import type { Catalogue } from '#records'
import type { Change, ChangeResult } from '#replica/protocol.ts'
import type { Directory } from '#vault'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'
import { storeChanges } from './apply.ts'
import { type PreparedChange, prepareChanges } from './prepare.ts'
import { DirectoryMoved } from './state.ts'

type Run = <T>(act: (work: Work) => Promise<T>) => Promise<T>

const ATTEMPTS = 6

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
  let directory = directories.seen(person.org) ?? null
  // The directory may move between reading and storing, and again: an officer at work makes several statements a second.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    directory ??= await run(work => directories.current(work))
    if (directory === null) throw new Refused(404, 'organisation.unknown')
    try {
      const prepared = await prepareChanges({ ...person, directory, catalogue }, changes)
      return await storeAll(run, directory, catalogue, prepared)
    } catch (error) {
      if (!(error instanceof DirectoryMoved)) throw error
      directory = null
    }
  }
  throw new Refused(503, 'directory.stale', { retryAfter: 1 })
}

async function storeAll(
  run: Run,
  directory: Directory,
  catalogue: Catalogue,
  prepared: readonly PreparedChange[],
): Promise<ChangeResult[]> {
  const store = (items: readonly PreparedChange[]) => run(work => storeChanges(work, directory, catalogue, items))
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
