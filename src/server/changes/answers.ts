/** Approvals at the server: asked by anyone, answered by a lead who is not the author (decision 0145), or who stands in (0197). */
import { sql } from 'kysely'
import { answerFault, speaksAsLead } from '#records'
import { type Directory, decodeVr, isUuid, ownBytes, teamId, userId } from '#vault'
import { newestFacts } from '../records.ts'
import type { Work } from '../work.ts'
import type { Fault, SoundChange, SoundRecord } from './prepare.ts'

type Facts = Record<string, unknown>
/** Facts of approvals accepted earlier in the same batch: they are not stored yet. */
export type Asked = Map<string, Facts>

/** Remembers what a change that was accepted says of approvals. */
export function keepAsked({ records }: SoundChange, asked: Asked): void {
  for (const { rec, kind, facts } of records)
    if (kind.writers === 'anotherAnswers' && facts !== undefined) asked.set(rec, facts)
}

/** Why the author may not write what a change says of approvals; undefined when she may. */
export async function answerMisfits(
  work: Work,
  directory: Directory,
  { change, records }: SoundChange,
  asked: Asked,
): Promise<Fault | undefined> {
  for (const record of records) {
    if (record.kind.writers !== 'anotherAnswers') continue
    const misfit = await answerMisfit(work, directory, change.root, record, asked)
    if (misfit !== undefined) return misfit
  }
  return undefined
}

async function answerMisfit(
  work: Work,
  directory: Directory,
  root: string,
  { rec, facts }: SoundRecord,
  asked: Asked,
): Promise<Fault | undefined> {
  const user = work.user ?? ''
  const before = asked.get(rec) ?? (await storedFacts(work, root, rec))
  // Words without an answer would be said by anybody in anybody's name.
  if (facts === undefined) return { code: 'right.missing', field: 'facts', rec }
  const author = before === undefined ? undefined : await authorOf(work, root, before)
  const except = [String(before?.askedBy), author ?? '']
  const leads = before !== undefined && (await answersAsLead(work, directory, root, user, except))
  // A version that is not there is nobody's, so nobody can approve it: she neither.
  const wrote = before !== undefined && (author === undefined || author === user)
  const code = answerFault(before, facts, { user, leads, wrote })
  return code === undefined ? undefined : { code: 'right.missing', field: 'facts.outcome', rec }
}

async function storedFacts(work: Work, root: string, rec: string): Promise<Facts | undefined> {
  const { rows } = await newestFacts(work, root, rec).execute(work.trx)
  return rows[0]?.facts ?? undefined
}

/** Whether she gives, now, the word of a lead of the teams that have the root. */
async function answersAsLead(
  work: Work,
  directory: Directory,
  root: string,
  user: string,
  except: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ team_id: string }>`select team_id from root_team
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and not gone`.execute(work.trx)
  const teams = rows.flatMap(({ team_id }) => directory.teams.get(teamId(team_id))?.members ?? [])
  return speaksAsLead(user, teams, directory.officers.has(userId(user)), except)
}

/** Who wrote what is asked about; undefined when that version is not there. */
async function authorOf(work: Work, root: string, facts: Facts): Promise<string | undefined> {
  const { record, part, recordVersion } = facts
  if (typeof record !== 'string' || !isUuid(record) || typeof part !== 'string') return undefined
  const { rows } = await sql<{ vr: Buffer }>`select vr from version
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and record_id = ${record}::uuid and comp = ${part}
      and version = ${Number(recordVersion)}`.execute(work.trx)
  const [row] = rows
  return row === undefined ? undefined : decodeVr(ownBytes(row.vr))?.author
}
