/** Asking for an act on a case, answering one, and ending it. All of it online: who has a case is for the server to know at once. */
import {
  type CaseAct,
  type CaseDecisionHow,
  type Compartment,
  isUuid,
  rootId,
  signCaseAct,
  signCaseDecision,
  toB64,
  uuidv7,
} from '#vault'
import { presentKeys } from '../build.ts'
import { type Copy, myTeams } from '../copy.ts'
import type { BodyOf, WireCaseAct } from '../protocol.ts'
import { refetchRoot } from '../refetch.ts'
import type { Sync } from '../sync.ts'
import type { CaseActInput, Outcome, Refused, Values } from '../types.ts'
import { changeRecord, keepCreations, planCreate } from '../write.ts'
import { holdersOf, mayOpen, notCovered, noteMoves, renewKeys, whom, wrapsFor } from './give.ts'
import { writeLetter } from './letters.ts'
import { actOf, listCaseActs } from './list.ts'
import { isQuestion, isTakenBack, rememberEnded } from './standing.ts'

type Asked = NonNullable<BodyOf<'askCaseAct'>>
const UNKNOWN: Refused = { ok: false, code: 'act.unknown' }
/** What takes nobody's answer. */
const ALONE = new Set(['cowork', 'cover', 'restrict', 'leave'])

/** Signs and asks; what takes nobody's answer is done with it, and the case gets new keys where somebody lost it. */
export async function askCaseAct(copy: Copy, input: CaseActInput): Promise<Outcome<{ act: string }>> {
  const { root, does } = input
  if (!isUuid(root)) return { ok: false, code: 'object.unknown' }
  const byOffice = does === 'hold' || does === 'lift' || does === 'erase'
  // Every epoch and every holder as they are now: what was fetched with the feed may lack the wraps of others.
  const fresh = byOffice ? undefined : await refetchRoot(copy, root)
  if (fresh?.ok === false) return fresh
  if (!byOffice && copy.outbox.ofRoot(root).length > 0) return { ok: false, code: 'case.waiting' }
  const before = await holdersOf(copy, root)
  const act: CaseAct = {
    id: uuidv7(copy.clock()),
    rootId: rootId(root),
    does,
    from: 'from' in input ? input.from : null,
    to: 'to' in input ? input.to : null,
    keep: 'keep' in input ? input.keep : '',
    until: 'until' in input ? input.until : '',
    why: 'why' in input ? input.why : '',
    by: copy.user,
    dirSeq: copy.directory.head.seq,
  }
  const material = byOffice ? NOTHING : await materialOf(copy, input)
  for (const to of new Set(material.wraps.map(({ team }) => team))) {
    const refused = await notCovered(copy, root, to, material.opens)
    if (refused !== undefined) return refused
  }
  const note =
    input.does === 'transfer' ? await writeLetter(copy, input.to, 'move', act.id, { text: input.note }) : undefined
  if (note?.ok === false) return note
  const sig = toB64(await signCaseAct(copy.org, act, copy.keys.sig.privateKey))
  const { rootId: _, ...rest } = act
  const keep = 'keep' in input ? input.keep : ''
  const why = 'why' in input ? input.why : ''
  const signed: Asked['act'] = { ...rest, root, keep, why, sig }
  const body: Asked = { act: signed, ...material, ...(note === undefined ? {} : { note: note.letter }) }
  const answer = await copy.transport.call('askCaseAct', { body })
  if (!answer.ok) return answer
  copy.topics.say('caseActs')
  if (!ALONE.has(does)) return { ok: true, act: act.id }
  const noted = await afterwards(copy, input, before, material.opens)
  return noted.ok ? { ok: true, act: act.id } : noted
}

type Material = { opens: Compartment[]; wraps: Asked['wraps'] }
const NOTHING: Material = { opens: [], wraps: [] }

async function materialOf(copy: Copy, input: CaseActInput): Promise<Material> {
  const { root } = input
  if (input.does === 'restrict') {
    const opens = await mayOpen(copy, root, copy.user)
    const wraps = await Promise.all(input.people.map(person => wrapsFor(copy, root, person, opens)))
    return { opens, wraps: wraps.flat() }
  }
  if (!('to' in input)) return NOTHING
  const opens = await mayOpen(copy, root, input.to)
  return { opens, wraps: await wrapsFor(copy, root, input.to, opens) }
}

/** What became of it is written into the case, by a device that still has it; whoever lost it gets no new key. */
async function afterwards(
  copy: Copy,
  input: CaseActInput,
  before: Awaited<ReturnType<typeof holdersOf>>,
  given: readonly Compartment[],
): Promise<Outcome> {
  const { root, does } = input
  if (does === 'cowork' || does === 'cover') {
    const until = input.does === 'cover' ? { until: input.until } : {}
    return noteMoves(copy, root, [{ does, ...whom(copy, input.to), ...until }])
  }
  const stay = input.does === 'restrict' ? input.people : []
  // Who opens a part that the named people do not open keeps it, as the server does.
  const goes = before.filter(({ id, opens }) => !stay.includes(id) && opens.every(comp => given.includes(comp)))
  const gone = input.does === 'leave' ? [input.from] : goes.map(({ id }) => id)
  if (input.does === 'restrict' && !stay.includes(copy.user)) return { ok: true }
  if (input.does === 'restrict') await refetchRoot(copy, root)
  if ((await presentKeys(copy, root)) === undefined) return { ok: true }
  const left = gone.map((id): Values => ({ does: 'leave', ...whom(copy, id, 'from') }))
  const named = stay.map((id): Values => ({ does: 'restrict', ...whom(copy, id) }))
  const noted = await noteMoves(copy, root, [...named, ...left])
  if (noted.ok) await renewKeys(copy, root, gone)
  return noted
}

async function signedAnswer(copy: Copy, wire: WireCaseAct, how: CaseDecisionHow) {
  const dirSeq = copy.directory.head.seq
  const decision = { how, by: copy.user, dirSeq }
  const sig = await signCaseDecision(copy.org, actOf(wire), decision, copy.keys.sig.privateKey)
  return { how, dirSeq, sig: toB64(sig) }
}

/** The act of an id, as it was signed; what is not so is neither shown nor answered. */
async function found(copy: Copy, id: string): Promise<WireCaseAct | undefined> {
  const listed = await listCaseActs(copy)
  if (!listed.ok || !listed.acts.some(act => act.id === id)) return undefined
  return listed.wire.find(({ act }) => act.id === id)
}

/** Accepts or declines. An accepted transfer makes the case this person's: its facts, its history and new keys follow at once. */
export async function answerCaseAct(
  copy: Copy,
  sync: Sync,
  id: string,
  how: 'accepted' | 'declined',
  text?: string,
): Promise<Outcome> {
  const wire = await found(copy, id)
  if (wire === undefined) return UNKNOWN
  const { does, from, to, root, keep } = wire.act
  const said = text !== undefined && text !== '' && from !== null
  const letter = said ? await writeLetter(copy, from, 'answer', id, { text }) : undefined
  if (letter?.ok === false) return letter
  const body = { ...(await signedAnswer(copy, wire, how)), ...(letter === undefined ? {} : { answer: letter.letter }) }
  const answer = await copy.transport.call('decideCaseAct', { params: { act: id }, body })
  if (!answer.ok) return answer
  await rememberEnded(copy, [id])
  copy.topics.say('caseActs')
  if (how === 'declined' || does !== 'transfer' || from === null || to === null) return { ok: true }
  const synced = await sync.now()
  if (!synced.ok) return synced
  const fetched = await refetchRoot(copy, root)
  if (!fetched.ok) return fetched
  const left: Values[] = keep === 'none' ? [{ does: 'leave', ...whom(copy, from, 'from') }] : []
  const noted = await noteMoves(copy, root, [{ does, from, to }, ...left])
  if (!noted.ok) return noted
  await renewKeys(copy, root, keep === 'none' ? [from] : [])
  const declared = copy.catalogue.get(copy.rows.get(root)?.kind ?? '')
  if (declared?.facts.team === undefined) return { ok: true }
  return changeRecord(copy, { root, rec: root }, { facts: { team: to, caseWorker: copy.user } })
}

/** Takes back what was asked, or ends a cover or co-work before its time; then the case gets new keys. */
export async function endCaseAct(copy: Copy, id: string): Promise<Outcome> {
  const wire = await found(copy, id)
  if (wire === undefined) return UNKNOWN
  const body = await signedAnswer(copy, wire, 'withdrawn')
  const { root, to } = wire.act
  const asked = isQuestion(wire.act)
  // Before the server hears of it: whatever it answers, this device brings no keys to that question any more.
  const hadIt = asked && (await isTakenBack(copy, root, id))
  if (asked) await rememberEnded(copy, [id], 'back')
  const answer = await copy.transport.call('decideCaseAct', { params: { act: id }, body })
  // No answer may mean that it was taken all the same.
  if (asked && !hadIt && (answer.ok || answer.code === 'network.offline')) await noteTakenBack(copy, root, id)
  if (!answer.ok) return answer
  if (asked) await rememberEnded(copy, [id])
  copy.topics.say('caseActs')
  // Who laid it down has it no more: the other side's device notes it (`tend.ts`).
  const mine = new Set<string>([...myTeams(copy), copy.user])
  const having = [...(copy.teamsOfRoot.get(root) ?? [])].filter(each => mine.has(each) && each !== to)
  if (asked || to === null || having.length === 0) return { ok: true }
  const noted = await noteMoves(copy, root, [{ does: 'leave', ...whom(copy, to, 'from') }])
  if (noted.ok) await renewKeys(copy, root, [to])
  return noted
}

/** In the case, for the person's other devices: under the question's own id, and naming nobody who never had the case. */
async function noteTakenBack(copy: Copy, root: string, id: string): Promise<void> {
  if (copy.rows.get(root) === undefined) return
  const month = new Date(copy.clock()).toISOString().slice(0, 7)
  const planned = await planCreate(copy, 'caseMove', { root, facts: { does: 'withdrawn', month } }, { rec: id })
  if (planned.ok) await keepCreations(copy, [planned])
}
