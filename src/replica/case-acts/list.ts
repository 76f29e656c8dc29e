/** Acts on cases as a person reads them: what is shown is what was signed, checked on this device. */
import { type CaseAct, isUuid, madeAt, rootId, teamId, userId } from '#vault'
import { type Copy, myTeams } from '../copy.ts'
import type { WireCaseAct, WireLetter } from '../protocol.ts'
import type { CaseActView, Outcome } from '../types.ts'
import { readLetter } from './letters.ts'
import { endedHere, isQuestion, lapsesAt, rememberEnded, standingOf } from './standing.ts'

/** The signed part of an act as it travels. */
export const actOf = ({ act }: WireCaseAct): CaseAct => ({ ...act, rootId: rootId(act.root), by: userId(act.by) })

/** `wire` holds the same acts as they travelled: keys are given and answers signed by what is proven, never by what a server says. */
export async function listCaseActs(
  copy: Copy,
  root?: string,
): Promise<Outcome<{ acts: CaseActView[]; held: string[]; wire: WireCaseAct[] }>> {
  const answer = await copy.transport.call('caseActs', { query: root === undefined ? {} : { root } })
  if (!answer.ok) return answer
  const acts: CaseActView[] = []
  const sound: WireCaseAct[] = []
  const ended = await endedHere(copy)
  const settled: string[] = []
  for (const wire of answer.value.acts) {
    // Signed after the directory this device has: cannot be judged yet, so it is not shown before the next round.
    if (Math.max(wire.act.dirSeq, wire.decided?.dirSeq ?? 0) > copy.directory.head.seq) continue
    const signed = actOf(wire)
    const status = await standingOf(copy, wire, signed, ended)
    if (status === undefined) {
      await copy.alarms.raise('act.forged')
      continue
    }
    if (wire.decided !== undefined && isQuestion(signed) && !ended.has(signed.id)) settled.push(signed.id)
    acts.push(await viewOf(copy, wire, status))
    sound.push({ ...wire, status })
  }
  await rememberEnded(copy, settled)
  return { ok: true, acts, held: answer.value.held, wire: sound }
}

async function viewOf(copy: Copy, { act, at, note, decided }: WireCaseAct, status: CaseActView['status']) {
  const mine = act.by === copy.user
  const open = status === 'open'
  const inForce = status === 'done' && (act.does === 'cover' || act.does === 'cowork')
  const noted = await saidIn(copy, note, { purpose: 'move', subject: act.id, author: act.by, team: act.to })
  const view: CaseActView = {
    id: act.id,
    root: act.root,
    does: act.does,
    by: act.by,
    at: madeAt(act.id) || Date.parse(at),
    lapses: lapsesAt(act.id),
    status,
    mine,
    mayDecide: open && !mine && mayAnswer(copy, act),
    mayEnd: (open && mine) || (inForce && copy.rows.get(act.root) !== undefined),
    ...(act.from === null ? {} : { from: act.from }),
    ...(act.to === null ? {} : { to: act.to }),
    ...(act.keep === '' ? {} : { keep: act.keep }),
    ...(act.until === '' ? {} : { until: act.until }),
    ...(act.why === '' ? {} : { why: act.why }),
    ...(noted === undefined ? {} : { note: noted }),
  }
  if (decided === undefined) return view
  const { by, answer } = decided
  const said = await saidIn(copy, answer, { purpose: 'answer', subject: act.id, author: by, team: act.from })
  return { ...view, decidedBy: by, decidedAt: Date.parse(decided.at), ...(said === undefined ? {} : { answer: said }) }
}

type Place = Pick<WireLetter, 'purpose' | 'subject' | 'author'> & { team: string | null }

/** What a letter says that was written for exactly this place: one of another act, or by another, is not shown as this one's. */
async function saidIn(copy: Copy, letter: WireLetter | undefined, place: Place): Promise<string | undefined> {
  if (letter === undefined) return undefined
  const { purpose, subject, author, team } = letter
  const fits = purpose === place.purpose && subject === place.subject && author === place.author && team === place.team
  if (fits) return textOf(await readLetter(copy, letter))
  await copy.alarms.raise('letter.damaged')
  return undefined
}

function mayAnswer(copy: Copy, { does, to, root }: WireCaseAct['act']): boolean {
  if (does === 'transfer') return to !== null && myTeams(copy).includes(to)
  if (copy.directory.officers.has(copy.user)) return true
  const teams = [...(copy.teamsOfRoot.get(root) ?? [])].filter(isUuid)
  return teams.some(team => copy.directory.teams.get(teamId(team))?.members.get(copy.user)?.role === 'lead')
}

function textOf(document: unknown): string | undefined {
  return typeof document === 'object' && document !== null && 'text' in document && typeof document.text === 'string'
    ? document.text
    : undefined
}
