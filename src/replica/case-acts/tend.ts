/** What a device does about acts on cases by itself after a round: new keys after a cover, fresh material, keys for who got new ones. */
import { compartmentsOf, isUuid, scopeOf, userId } from '#vault'
import { makeWrap, presentKeys, receiverOf } from '../build.ts'
import type { Copy } from '../copy.ts'
import { entitledTo } from '../entitled.ts'
import { presentRoot } from '../open-root.ts'
import type { WireCaseAct } from '../protocol.ts'
import type { StoredWrap, Write } from '../store/store.ts'
import { wrapToWire } from '../wire.ts'
import { changeRecord } from '../write.ts'
import { mayOpen, notCovered, renewKeys, wrapsFor } from './give.ts'
import { listCaseActs } from './list.ts'
import { isTakenBack } from './standing.ts'

/** Of each copy: the last list, to notice news, and for which keys an own question was last made. */
const known = new WeakMap<Copy, { list: string; sent: Map<string, string>; desksAt: number }>()

export async function tendCaseActs(copy: Copy): Promise<void> {
  const state = known.get(copy) ?? { list: '', sent: new Map(), desksAt: 0 }
  known.set(copy, state)
  const { seq } = copy.directory.head
  if (state.desksAt !== seq && (await renewDesks(copy))) state.desksAt = seq
  const listed = await listCaseActs(copy)
  if (!listed.ok) return
  for (const wire of listed.wire) {
    if (copy.ended.aborted) return
    if (wire.act.does === 'cover' && (wire.status === 'over' || wire.status === 'withdrawn'))
      await closeCover(copy, wire)
    if (wire.act.does === 'transfer' && wire.status === 'open' && wire.act.by === copy.user)
      await renewAsked(copy, wire, state.sent)
  }
  const list = JSON.stringify([listed.wire.map(({ act, status }) => [act.id, status]), listed.held])
  if (list !== state.list) copy.topics.say('caseActs')
  state.list = list
}

/**
 * A cover that ended: whoever holds the whole key gives the case a new one, and says so in the case, so that it is done once.
 * That it ended is the server's word and the clock's; a lie about it costs a new key and nothing else.
 */
async function closeCover(copy: Copy, { act }: WireCaseAct): Promise<void> {
  const { root, to, until } = act
  if (to === null || to === copy.user || copy.rows.get(root) === undefined) return
  if ((await presentKeys(copy, root))?.caseKey === undefined) return
  const move = (await presentRoot(copy, root)).find(
    ({ kind, facts }) =>
      kind === 'caseMove' &&
      facts.does === 'cover' &&
      facts.until === until &&
      (facts.to === to || facts.person === to),
  )
  if (move === undefined || move.facts.ended !== undefined) return
  await renewKeys(copy, root, [to])
  await changeRecord(copy, move, { facts: { ended: 'renewed' } })
}

/**
 * An open question of mine: the keys it brings are those of now. That it is open is the server's word, so it counts for nothing
 * once the question was answered or taken back, its time is over, or her consent would not cover it any more (decision 0169).
 */
async function renewAsked(copy: Copy, { act }: WireCaseAct, sent: Map<string, string>): Promise<void> {
  const { root, to, id } = act
  if (await isTakenBack(copy, root, id)) return
  const receiver = to === null ? undefined : receiverOf(copy.directory, to)
  const epochs = await copy.keyring.keysOf(root)
  if (to === null || receiver === undefined || epochs.size === 0) return
  const name = `${Math.max(...epochs.keys())}/${receiver.epoch}`
  const before = sent.get(id)
  sent.set(id, name)
  if (before === name) return
  const opens = await mayOpen(copy, root, to)
  if ((await notCovered(copy, root, to, opens)) !== undefined) return
  const wraps = await wrapsFor(copy, root, to, opens)
  const answer =
    wraps.length === 0 ? undefined : await copy.transport.call('renewCaseAct', { params: { act: id }, body: { wraps } })
  if (answer?.ok !== true) sent.delete(id)
}

/**
 * Who holds a case by name and has new keys since gets it again from another who holds it, as far as something signed says that she
 * does. False when something is left.
 */
async function renewDesks(copy: Copy): Promise<boolean> {
  const stale = (await copy.store.range('wraps'))
    .map(([, wrap]) => wrap)
    .filter(({ team, teamEpoch }) => {
      const person = isUuid(team) && team !== copy.user ? copy.directory.users.get(userId(team)) : undefined
      return person?.status === 'active' && person.since > teamEpoch
    })
  if (stale.length === 0) return true
  const made: StoredWrap[] = []
  for (const [root, wraps] of Map.groupBy(stale, wrap => wrap.root)) {
    const entitled = await entitledTo(copy, root)
    const epochs = await copy.keyring.keysOf(root)
    for (const { team, caseEpoch, scope } of wraps) {
      const keys = epochs.get(caseEpoch)
      const opens = (compartmentsOf(scope) ?? []).filter(
        comp => keys?.has(comp) === true && entitled.get(team)?.has(comp) === true,
      )
      if (keys === undefined || opens.length === 0) continue
      const again = await makeWrap(copy, root, team, caseEpoch, keys, scopeOf(opens))
      if (again !== undefined) made.push(again)
    }
  }
  if (made.length === 0) return true
  const answer = await copy.transport.call('saveWraps', { body: { wraps: made.map(wrapToWire) } })
  if (!answer.ok) return false
  await copy.store.write(
    made.map((wrap): Write => ({ table: 'wraps', key: `${wrap.root}/${wrap.team}/${wrap.caseEpoch}`, value: wrap })),
  )
  return true
}
