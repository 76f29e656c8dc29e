/**
 * How an act on a case stands, by what people signed and by the time in its own id: the server's word opens nothing again that
 * somebody ended (decision 0169).
 */
import { type CaseAct, checkCaseAct, checkCaseDecision, fromB64, heldAt, madeAt, teamId, userId } from '#vault'
import type { Copy } from '../copy.ts'
import { CASE_ACT_DAYS, type WireCaseAct } from '../protocol.ts'
import type { Write } from '../store/store.ts'

const DAY = 86_400_000
/** What a second person has to answer. */
const TWO_PEOPLE: ReadonlySet<string> = new Set(['transfer', 'hold', 'lift', 'erase'])

/** The moment (ms) after which a question can be answered no more. */
export const lapsesAt = (id: string): number => madeAt(id) + CASE_ACT_DAYS * DAY

/** How it stands; undefined when nobody signed it so. */
export async function standingOf(
  copy: Copy,
  wire: WireCaseAct,
  act: CaseAct,
  ended: ReadonlySet<string>,
): Promise<WireCaseAct['status'] | undefined> {
  if (!mayAsk(copy, act) || !(await checkCaseAct(copy.directory, act, fromB64(wire.act.sig)))) return undefined
  const two = TWO_PEOPLE.has(act.does)
  const { decided, status } = wire
  if (decided !== undefined) {
    if (!(await isDecided(copy, decided, act))) return undefined
    if (two) return decided.how === 'accepted' ? 'done' : decided.how
    return decided.how === 'withdrawn' ? 'withdrawn' : undefined
  }
  if (!two) {
    if (status !== 'done' && status !== 'over') return undefined
    return act.does === 'cover' && Date.parse(`${act.until}T00:00:00Z`) + DAY <= copy.clock() ? 'over' : status
  }
  // An answer that was here once, and is not shown any more, was given all the same.
  if (ended.has(act.id) || (status !== 'open' && status !== 'lapsed')) return undefined
  // Whoever has left the team asks for it no more, and nothing has to wait for her.
  const asks = mayAsk(copy, { ...act, dirSeq: copy.directory.head.seq })
  return status === 'open' && asks && copy.clock() < lapsesAt(act.id) ? 'open' : 'lapsed'
}

/** Whether the asker might ask for it at all: a transfer, as somebody of the team that gives it away. */
function mayAsk({ directory }: Copy, { does, from, by, dirSeq }: CaseAct): boolean {
  if (does !== 'transfer') return true
  if (from === by) return heldAt(directory, by, { be: 'active' }, dirSeq)
  return from !== null && heldAt(directory, by, { be: 'member', team: teamId(from) }, dirSeq)
}

/** Whether an answer was signed, after the question, by one who may give it. */
async function isDecided(
  { directory }: Copy,
  { how, by: who, dirSeq, sig }: NonNullable<WireCaseAct['decided']>,
  act: CaseAct,
): Promise<boolean> {
  if (dirSeq === undefined || sig === undefined || dirSeq < act.dirSeq) return false
  const by = userId(who)
  if (how === 'withdrawn') {
    // Covers and joint work are ended by whoever has the case, and by the one who helps.
    if (TWO_PEOPLE.has(act.does) && by !== act.by) return false
  } else if (by === act.by || !mayAnswer(directory, act, by, dirSeq)) return false
  return checkCaseDecision(directory, act, { how, by, dirSeq }, fromB64(sig))
}

function mayAnswer(directory: Copy['directory'], { does, to }: CaseAct, by: CaseAct['by'], dirSeq: number): boolean {
  if (does === 'transfer') return to !== null && heldAt(directory, by, { be: 'member', team: teamId(to) }, dirSeq)
  if (heldAt(directory, by, { be: 'officer' }, dirSeq)) return true
  return [...directory.teams.keys()].some(team => heldAt(directory, by, { be: 'lead', team }, dirSeq))
}

// ------------------------------------------------------------------ what ended stays ended

/** `ended`: an answer was here, or my own was taken. `back`: I took it back, whatever the server has heard of it. */
type Mark = 'ended' | 'back'
const placeOf = (mark: Mark, id = '') => `act/${mark}/${id}`

/** Questions with an answer this device has seen: that one is open is the only thing about it nobody signs. */
export const endedHere = async ({ store }: Copy): Promise<Set<string>> =>
  new Set((await store.keys('kept', placeOf('ended'))).map(key => key.slice(placeOf('ended').length)))

/** Remembers how questions ended, across restarts. */
export async function rememberEnded(copy: Copy, ids: readonly string[], mark: Mark = 'ended'): Promise<void> {
  const write = async (id: string): Promise<Write> => {
    const key = placeOf(mark, id)
    return { table: 'kept', key, value: await copy.box.sealValue(key, { at: copy.clock() }) }
  }
  if (ids.length > 0) await copy.store.write(await Promise.all(ids.map(write)))
}

/** Whether an act of a kind can be opened again by leaving out an answer. */
export const isQuestion = ({ does }: Pick<CaseAct, 'does'>): boolean => TWO_PEOPLE.has(does)

/**
 * Whether I took a question back, here or on another device, which noted it in the case under the question's own id. Whether the
 * note is well signed matters to nobody, because it can only keep keys back.
 */
export async function isTakenBack({ store, outbox }: Copy, root: string, id: string): Promise<boolean> {
  if (outbox.ofRecord(root, id).length > 0 || (await store.get('records', `${root}/${id}`)) !== undefined) return true
  return (await store.get('kept', placeOf('back', id))) !== undefined
}
