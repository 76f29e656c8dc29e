import { sql } from 'kysely'
import type { Catalogue } from '#records'
import { KEEP_FACTS } from '#replica/protocol.ts'
import { checkCaseDecision, type Directory, fromB64, ownBytes, sha256Now, teamId, userId } from '#vault'
import { mustCoverMove } from '../consent.ts'
import type { Body } from '../http/call.ts'
import { noRight, Refused } from '../refusal.ts'
import { bytesAt } from '../wire.ts'
import type { Work } from '../work.ts'
import { mustBeLetter } from './ask.ts'
import { soundMaterial, storeWraps } from './give.ts'
import { firmlyMine, type Holder, holdersOf, mustStayOpen, takeFrom } from './holders.ts'
import { lockedAct, type StoredAct, wrapsOfAct } from './store.ts'

type Answered = Body<'decideCaseAct'>

/** Answers an act, or takes it back; an accepted one is carried out in the same transaction. */
export async function decideAct(
  work: Work,
  catalogue: Catalogue,
  directory: Directory,
  id: string,
  body: Answered,
): Promise<void> {
  const user = userId(work.user ?? '')
  const found = await lockedAct(work, id)
  const decision = { how: body.how, by: user, dirSeq: body.dirSeq }
  if (!(await checkCaseDecision(directory, found.signed, decision, fromB64(body.sig))))
    throw new Refused(422, 'signature.invalid', { place: 'sig' })
  const { answer } = body
  if (answer !== undefined) {
    const fits =
      answer.team === found.from && answer.purpose === 'answer' && answer.subject === id && answer.author === user
    await mustBeLetter(directory, answer, fits)
  }
  if (body.how === 'withdrawn') return await withdraw(work, directory, found, body)
  if (found.status !== 'open') throw new Refused(409, 'act.over')
  if (found.by === user) throw new Refused(403, 'act.own')
  if (!(await mayAnswer(work, directory, found))) throw new Refused(403, 'act.others')
  if (body.how === 'accepted' && found.to !== null) {
    const { root, to, opens } = found
    await mustCoverMove(work, catalogue, directory, { root, to, compartments: opens, purpose: 'services' })
  }
  await note(work, found, body, body.how === 'accepted' ? 'done' : 'declined')
  if (body.how === 'accepted') await conclude(work, directory, found)
}

/** A transfer: members of the team it goes to. Hold, lift and erasure: key officers, and leads of a team of the case. */
async function mayAnswer(work: Work, directory: Directory, found: StoredAct): Promise<boolean> {
  const user = userId(work.user ?? '')
  if (found.does === 'transfer') return directory.teams.get(teamId(found.to ?? ''))?.members.has(user) === true
  if (directory.officers.has(user)) return true
  const teams = await holdersOf(work, found.root)
  return teams.some(({ id, ends }) => !ends && directory.teams.get(teamId(id))?.members.get(user)?.role === 'lead')
}

async function note(
  work: Work,
  found: StoredAct,
  body: Answered,
  status: 'done' | 'declined' | 'withdrawn',
): Promise<void> {
  const sig = bytesAt(body.sig, 'sig')
  await sql`update case_act set status = ${status}, decided_by = ${work.user}::uuid, decided_at = ${new Date(work.now)},
      decided_seq = ${body.dirSeq}, decided_sig = ${sig}, material = '[]'::jsonb,
      answer = ${body.answer === undefined ? null : JSON.stringify(body.answer)}::jsonb
    where org_id = ${work.org}::uuid and id = ${found.signed.id}::uuid`.execute(work.trx)
  // What the log keeps of an erasure: which id, by whom, and the hash of what two people signed. Never who she was.
  work.audit({
    action: `act.${found.does}.${body.how}`,
    objects: [found.root, found.signed.id],
    vrHash: sha256Now(ownBytes(sig)),
  })
}

async function withdraw(work: Work, directory: Directory, found: StoredAct, body: Answered): Promise<void> {
  if (found.status === 'open') {
    if (found.by !== work.user) throw new Refused(403, 'act.others')
    return await note(work, found, body, 'withdrawn')
  }
  const ends = (found.does === 'cover' || found.does === 'cowork') && found.wire.status === 'done'
  if (!ends || found.to === null) throw new Refused(409, 'act.over')
  const holders = await holdersOf(work, found.root)
  const own = holders.find(({ id }) => id === found.to)
  // Whoever has it for good ends it; whoever only helps may lay it down.
  if (own === undefined || (firmlyMine(holders).size === 0 && !own.mine)) throw noRight()
  const after = holders.filter(({ id }) => id !== found.to)
  mustStayOpen(
    directory,
    holders.filter(each => each === own || !each.ends),
    after,
  )
  await takeFrom(work, found.root, [found.to])
  await note(work, found, body, 'withdrawn')
}

async function conclude(work: Work, directory: Directory, found: StoredAct): Promise<void> {
  const { xid, n } = await work.position()
  const keepFacts = directory.policies.get(KEEP_FACTS) === 'yes'
  try {
    await sql`select halte_conclude(${work.org}::uuid, ${found.signed.id}::uuid, ${xid}::bigint, ${n}, ${keepFacts})`.execute(
      work.trx,
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'HLT01') throw new Refused(409, 'case.held')
    throw error
  }
  if (found.does === 'transfer') await handOver(work, directory, found)
}

/** The receiver has it now; its wraps are stored, and the giving team keeps what was agreed. */
async function handOver(work: Work, directory: Directory, found: StoredAct): Promise<void> {
  const { root, to, from, keep, opens } = found
  const { rows } = await sql<{ case_epoch: number }>`select case_epoch from root
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid`.execute(work.trx)
  const caseEpoch = rows[0]?.case_epoch
  if (to === null || from === null || caseEpoch === undefined) throw new Refused(409, 'act.over')
  await storeWraps(
    work,
    soundMaterial(directory, wrapsOfAct(found), { root, caseEpoch, to: [to], opens: new Set(opens) }),
  )
  const before = await holdersOf(work, root)
  // Between asking and now the giving team may have lost it, or the asker the team.
  const giver = before.find(({ id }) => id === from)
  const asker = directory.teams.get(teamId(from))?.members.has(userId(found.by)) === true
  if (giver === undefined || !giver.writes || giver.ends || !asker) throw new Refused(409, 'move.stale')
  if (keep === 'none') await takeFrom(work, root, [from])
  else await makeReader(work, root, from)
  mustStayOpen(directory, before, await holdersOf(work, root))
}

/** From now on a team reads and writes no more. */
async function makeReader(work: Work, root: string, team: Holder['id']): Promise<void> {
  const at = await work.position()
  await sql`update root_team set writes = false, at_xid = ${at.xid}::bigint, at_n = ${at.n}
    where org_id = ${work.org}::uuid and root_id = ${root}::uuid and team_id = ${team}::uuid`.execute(work.trx)
}
