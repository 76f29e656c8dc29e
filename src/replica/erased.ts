/**
 * Why a case left this device (decision 0171). What the server delivered went at once, because it said so. What this person wrote
 * and has not sent goes only when two people signed that the case is erased.
 */
import * as z from 'zod'
import { checkCaseAct, checkCaseDecision, fromB64, heldAt, isUuid, teamId, userId } from '#vault'
import { actOf, listCaseActs } from './case-acts/list.ts'
import type { Copy } from './copy.ts'
import { draftPlace, listDrafts } from './drafts.ts'
import { type Gone, gonePlace, goneRoots, readGone, settledOf, writtenGone } from './gone.ts'
import type { WireCaseAct } from './protocol.ts'
import type { Write } from './store/store.ts'

/**
 * After a round: asks once why a case went, and removes what is left of one that two people erased. True when there is news. A note
 * that says all it ever will is opened once in a session, and again only where something of mine came that may be its case's.
 */
export async function tendGone(copy: Copy): Promise<boolean> {
  const roots = await goneRoots(copy)
  if (roots.length === 0) return false
  const settled = settledOf(copy)
  const mine = await mineHere(copy)
  let news = false
  for (const root of roots) {
    if (copy.ended.aborted) return news
    const found = settled.get(root)
    if (found !== undefined && (found === NOTHING_MORE || found === mine) && copy.rows.get(root) === undefined) continue
    const one = await readGone(copy, root)
    if (one !== undefined && (await tendOne(copy, one, mine))) news = true
  }
  return news
}

const NOTHING_MORE = 'told'

async function tendOne(copy: Copy, one: Gone, mine: string): Promise<boolean> {
  const { root } = one
  const settled = settledOf(copy)
  if ((await copy.store.get('records', `${root}/${root}`)) !== undefined) {
    // It was given again.
    await copy.store.write([{ table: 'kept', key: gonePlace(root) }])
    settled.delete(root)
    return false
  }
  const before = one.erased
  if (one.asked === true && before === undefined) {
    settled.set(root, NOTHING_MORE)
    return false
  }
  const erased = before ?? (await erasureOf(copy, one))
  if (erased === undefined) return false
  const words = erased === 'no' ? 0 : await purge(copy, root)
  if (words === 0) settled.set(root, erased === 'no' ? NOTHING_MORE : mine)
  if (one.asked === true && words === 0) return false
  const signed = erased === 'no' ? {} : { erased: { ...erased, words: words + (before?.words ?? 0) } }
  await copy.store.write([await writtenGone(copy, { ...one, asked: true, ...signed })])
  copy.topics.say('notices')
  return one.asked !== true
}

/** What this person has here and has not sent, by name: when it is what it was, none of it is new. */
async function mineHere(copy: Copy): Promise<string> {
  const kept = await Promise.all(['draft/', 'file/'].map(prefix => copy.store.keys('kept', prefix)))
  const edits = [...copy.outbox.all()].map(({ id }) => id)
  return [...kept.flat(), ...edits, ...copy.conflicts.list().map(({ id }) => id)].join(' ')
}

/** Who signed that a case is erased; `no` when the server shows nothing of that kind, undefined when it was not reached. */
async function erasureOf(copy: Copy, { root, teams }: Gone): Promise<NonNullable<Gone['erased']> | 'no' | undefined> {
  const listed = await listCaseActs(copy, root)
  if (!listed.ok) return undefined
  for (const wire of listed.wire) {
    const { act, decided } = wire
    if (act.root === root && (await isErasure(copy, wire, teams)) && decided !== undefined)
      return { by: act.by, and: decided.by, words: 0 }
  }
  return 'no'
}

/**
 * Whether two people erased the case who could: one of its teams or a key officer asked, a lead of one of its teams or a key officer
 * agreed, both signatures are theirs, and they are two.
 */
async function isErasure(copy: Copy, wire: WireCaseAct, teams: readonly string[]): Promise<boolean> {
  const { directory } = copy
  const { decided } = wire
  const act = actOf(wire)
  if (act.does !== 'erase' || decided?.how !== 'accepted' || decided.by === act.by) return false
  const { dirSeq, sig } = decided
  if (dirSeq === undefined || sig === undefined || dirSeq < act.dirSeq) return false
  const by = userId(decided.by)
  const had = teams.filter(isUuid).map(teamId)
  const asks = (user: typeof by, be: 'member' | 'lead', at: number) =>
    heldAt(directory, user, { be: 'officer' }, at) || had.some(team => heldAt(directory, user, { be, team }, at))
  const named = had.some(id => String(id) === String(act.by))
  if (!named && !asks(act.by, 'member', act.dirSeq)) return false
  if (!asks(by, 'lead', dirSeq)) return false
  return (
    (await checkCaseAct(directory, act, fromB64(wire.act.sig))) &&
    (await checkCaseDecision(directory, act, { how: 'accepted', by, dirSeq }, fromB64(sig)))
  )
}

const waitingFile = z.object({ file: z.string(), root: z.string() })

/** Removes everything of mine about a case: what waits to be sent, drafts, open conflicts, files on their way. Answers how much. */
async function purge(copy: Copy, root: string): Promise<number> {
  const drafts = await listDrafts(copy, root)
  const conflicts = copy.conflicts.list().filter(each => each.root === root)
  const writes: Write[] = drafts.map(({ id }) => ({ table: 'kept', key: draftPlace(id) }))
  for (const [key, bytes] of await copy.store.range('kept', 'file/')) {
    const parsed = waitingFile.safeParse(await copy.box.openValue(key, bytes))
    if (!parsed.success || parsed.data.root !== root) continue
    const chunks = await copy.store.keys('chunks', `${parsed.data.file}/`)
    writes.push({ table: 'kept', key }, ...chunks.map((chunk): Write => ({ table: 'chunks', key: chunk })))
  }
  const edits = await copy.serial(async () => {
    const waiting = [...copy.outbox.ofRoot(root)]
    if (waiting.length + writes.length > 0) await copy.outbox.remove(waiting, writes)
    return waiting
  })
  for (const { id } of conflicts) await copy.conflicts.settle(id)
  for (const rec of new Set(edits.map(edit => edit.rec))) copy.rows.drop(rec)
  const count = drafts.length + edits.length
  if (count > 0) copy.topics.say('sync', 'drafts', 'conflicts', `root:${root}`)
  return count
}
