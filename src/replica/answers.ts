/** Approvals on this device: what is asked about, and whether the answer is mine to give (decision 0145). */
import { type AnswerCode, answerFault, speaksAsLead } from '#records'
import { teamId } from '#vault'
import { chainOf } from './checks.ts'
import { type Copy, teamsOf } from './copy.ts'
import type { Values } from './types.ts'

/** Why I may not write these facts of an approval now; undefined when I may. `author`: who wrote what is asked about. */
export function ownAnswerFault(
  copy: Copy,
  root: string,
  before: Values | undefined,
  after: Values,
  author?: string,
): AnswerCode | undefined {
  const { directory, user } = copy
  const teams = teamsOf(copy)(root).flatMap(id => directory.teams.get(teamId(id))?.members ?? [])
  const leads = speaksAsLead(user, teams, directory.officers.has(user), [String(before?.askedBy), author ?? ''])
  return answerFault(before, after, { user, leads, wrote: author === user })
}

/** What is asked, with the version it is about: the newest one here, counting what still waits to be sent. */
export async function aboutNow(copy: Copy, root: string, facts: Values): Promise<Values> {
  const chain = chainOf(typeof facts.part === 'string' ? facts.part : undefined)
  if (chain === undefined || typeof facts.record !== 'string') return facts
  const waiting = copy.outbox.ofRecord(root, facts.record).flatMap(edit => edit.chains[chain] ?? [])
  const stored = await copy.store.get('records', `${root}/${facts.record}`)
  const newest = waiting.at(-1)
  return { ...facts, recordVersion: newest === undefined ? (stored?.chains[chain]?.version ?? 0) : newest.base + 1 }
}
