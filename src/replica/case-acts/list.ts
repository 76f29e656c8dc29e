/** Acts on cases as a person reads them: what is shown is what was signed, checked on this device. */
import { type CaseAct, checkCaseAct, checkCaseDecision, fromB64, isUuid, rootId, teamId, userId } from '#vault'
import { type Copy, myTeams } from '../copy.ts'
import type { WireCaseAct } from '../protocol.ts'
import type { CaseActView, Outcome } from '../types.ts'
import { readLetter } from './letters.ts'

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
  for (const wire of answer.value.acts) {
    // Signed after the directory this device has: cannot be judged yet, so it is not shown before the next round.
    if (Math.max(wire.act.dirSeq, wire.decided?.dirSeq ?? 0) > copy.directory.head.seq) continue
    const view = await viewOf(copy, wire)
    if (view === undefined) await copy.alarms.raise('act.forged')
    else {
      acts.push(view)
      sound.push(wire)
    }
  }
  return { ok: true, acts, held: answer.value.held, wire: sound }
}

/** Undefined for what nobody signed so. */
async function viewOf(copy: Copy, wire: WireCaseAct): Promise<CaseActView | undefined> {
  const { act } = wire
  const signed = actOf(wire)
  if (!(await checkCaseAct(copy.directory, signed, fromB64(act.sig)))) return undefined
  const mine = act.by === copy.user
  const decided = await decisionOf(copy, wire, signed)
  if (decided === null) return undefined
  const open = wire.status === 'open'
  const inForce = wire.status === 'done' && (act.does === 'cover' || act.does === 'cowork')
  const note = wire.note === undefined ? undefined : textOf(await readLetter(copy, wire.note))
  return {
    id: act.id,
    root: act.root,
    does: act.does,
    by: act.by,
    at: Date.parse(wire.at),
    lapses: Date.parse(wire.lapses),
    status: wire.status,
    mine,
    mayDecide: open && !mine && mayAnswer(copy, act),
    mayEnd: (open && mine) || (inForce && copy.rows.get(act.root) !== undefined),
    ...(act.from === null ? {} : { from: act.from }),
    ...(act.to === null ? {} : { to: act.to }),
    ...(act.keep === '' ? {} : { keep: act.keep }),
    ...(act.until === '' ? {} : { until: act.until }),
    ...(act.why === '' ? {} : { why: act.why }),
    ...(note === undefined ? {} : { note }),
    ...decided,
  }
}

type Decided = Pick<CaseActView, 'decidedBy' | 'decidedAt' | 'answer'>

/** Who answered, as she signed it; null when the server says of somebody what she did not sign. */
async function decisionOf(copy: Copy, { decided }: WireCaseAct, signed: CaseAct): Promise<Decided | null> {
  if (decided === undefined) return {}
  const { how, by, at, dirSeq, sig, answer } = decided
  if (dirSeq === undefined || sig === undefined) return null
  if (!(await checkCaseDecision(copy.directory, signed, { how, by: userId(by), dirSeq }, fromB64(sig)))) return null
  const said = answer === undefined ? undefined : textOf(await readLetter(copy, answer))
  return { decidedBy: by, decidedAt: Date.parse(at), ...(said === undefined ? {} : { answer: said }) }
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
