/** What a device does about acts on cases by itself after a round: new keys after a cover, fresh material, keys for who got new ones. */
import { compartmentsOf, isUuid, scopeOf, userId } from '#vault'
import { makeWrap, presentKeys, receiverOf } from '../build.ts'
import type { Copy } from '../copy.ts'
import { entitledTo } from '../entitled.ts'
import { presentRoot, stateName } from '../open-root.ts'
import type { WireCaseAct } from '../protocol.ts'
import { refetchRoot } from '../refetch.ts'
import { keysBegan, lastLeft, rekeyEdit } from '../rekey.ts'
import type { StoredWrap, Write } from '../store/store.ts'
import { wrapToWire } from '../wire.ts'
import { changeRecord, showRecord } from '../write.ts'
import { mayOpen, notCovered, noteMoves, renewKeys, whom, wrapsFor } from './give.ts'
import { listCaseActs } from './list.ts'
import { isTakenBack } from './standing.ts'

type State = {
  /** The last list, to notice news. */
  list: string
  /** For which keys an own question was last made. */
  sent: Map<string, string>
  desksAt: number
  /** Covers and joint work that ended, by the head of the case they were looked at with. */
  over: Map<string, string>
  /** Joint work, by who had left its teams when it was looked at. */
  joint: Map<string, string>
  /** How often joint work had been given to whom when it was noted that they left. */
  left: Map<string, number>
  /** The newest statement, and when this copy had it. */
  directory: { seq: number; at: number }
}
const states = new WeakMap<Copy, State>()
function stateOf(copy: Copy): State {
  const fresh = () => ({
    list: '',
    sent: new Map(),
    desksAt: 0,
    over: new Map(),
    joint: new Map(),
    left: new Map(),
    directory: { seq: 0, at: 0 },
  })
  const state = states.get(copy) ?? fresh()
  states.set(copy, state)
  return state
}

/** What is given until it ends; more than once, maybe. */
const FOR_A_WHILE: ReadonlySet<string> = new Set(['cover', 'cowork'])

/** Answers whether something has to be sent. */
export async function tendCaseActs(copy: Copy): Promise<boolean> {
  const state = stateOf(copy)
  const { seq } = copy.directory.head
  if (state.directory.seq !== seq) state.directory = { seq, at: copy.clock() }
  if (state.desksAt !== seq && (await renewDesks(copy))) state.desksAt = seq
  const listed = await listCaseActs(copy)
  if (!listed.ok) return false
  const waiting = copy.outbox.size
  const lasting = listed.wire.filter(({ act, status }) => status === 'done' && FOR_A_WHILE.has(act.does))
  const inForce = new Set(lasting.map(givenBy))
  for (const wire of listed.wire) {
    if (copy.ended.aborted) return false
    const { act, status } = wire
    // Given again since, it is not taken away because an earlier time ended.
    if ((status === 'over' || status === 'withdrawn') && inForce.has(givenBy(wire))) continue
    if (act.does === 'cover' && (status === 'over' || status === 'withdrawn')) await closeCover(copy, wire, state)
    if (act.does === 'transfer' && status === 'open' && act.by === copy.user) await renewAsked(copy, wire, state.sent)
    if (act.does === 'cowork' && status === 'done') await renewJoint(copy, wire, state)
    if (act.does === 'cowork' && status === 'withdrawn') await closeJoint(copy, wire, state)
  }
  const list = JSON.stringify([listed.wire.map(({ act, status }) => [act.id, status]), listed.held])
  if (list !== state.list) copy.topics.say('caseActs')
  state.list = list
  return copy.outbox.size > waiting
}

/** Whom an act gives which case. */
const givenBy = ({ act: { root, to } }: WireCaseAct): string => `${root}/${to}`

/**
 * A cover that ended: whoever holds the whole key gives the case a new one, and says so in the case, so that it is done once.
 * That it ended is the server's word and the clock's; a lie about it costs a new key and nothing else.
 */
async function closeCover(copy: Copy, { act }: WireCaseAct, state: State): Promise<void> {
  const { root, to, until } = act
  if (to === null) return
  const move = (await movesOf(copy, act, state)).find(
    ({ facts }) => facts.does === 'cover' && facts.until === until && facts.ended === undefined,
  )
  if (move === undefined) return
  await renewKeys(copy, root, [to])
  await changeRecord(copy, move, { facts: { ended: 'renewed' } })
}

/**
 * What the case itself says of who had it by an act that ended; the whole case is opened for it, so only when something of it changed.
 * Nothing where this device could do nothing about it.
 */
async function movesOf(copy: Copy, { id, root, to }: WireCaseAct['act'], { over }: State) {
  if (to === copy.user || copy.rows.get(root) === undefined) return []
  const head = await stateName(copy, root)
  if (over.get(id) === head || (await presentKeys(copy, root))?.caseKey === undefined) return []
  over.set(id, head)
  const records = await presentRoot(copy, root)
  return records.filter(
    ({ kind, facts }) => kind === 'caseMove' && [facts.to, facts.from, facts.person].includes(to ?? undefined),
  )
}

/** How long other devices leave it to the one whose person gave the case. */
const OTHERS_WAIT_MS = 15 * 60_000

/** Joint work that whoever helped laid down: the case notes that they left, and gets new keys. */
async function closeJoint(copy: Copy, wire: WireCaseAct, state: State): Promise<void> {
  const { act, decided } = wire
  const { root, to, by } = act
  if (to === null || decided === undefined) return
  // Whose own device ended it notes it in the same breath; another helps out when it did not come to that.
  const mine = by === copy.user && decided.by !== copy.user
  if (!mine && copy.clock() - Date.parse(decided.at) < OTHERS_WAIT_MS) return
  const moves = (await movesOf(copy, act, state)).sort((a, b) => (a.rec < b.rec ? -1 : 1))
  if (moves.at(-1)?.facts.does !== 'cowork') return
  // Once for each time it was given: the giver's clock may be ahead, so that what is noted now does not come last.
  const times = moves.filter(({ facts }) => facts.does === 'cowork').length
  if (state.left.get(givenBy(wire)) === times) return
  const noted = await noteMoves(copy, root, [{ does: 'leave', ...whom(copy, to, 'from') }])
  if (!noted.ok) return
  state.left.set(givenBy(wire), times)
  await renewKeys(copy, root, [to])
}

/**
 * Joint work: when somebody has left a team that opens the case, it gets new keys without waiting for an edit. The team that helps
 * may be the only one that writes, and cannot make them: nothing signed tells it that the other team has the case (decision 0170).
 */
async function renewJoint(copy: Copy, { act }: WireCaseAct, { joint, directory }: State): Promise<void> {
  const { root, to, id, by } = act
  if (to === null || copy.rows.get(root) === undefined) return
  const left = [...new Set([to, ...(copy.teamsOfRoot.get(root) ?? [])])].map(team => lastLeft(copy, team))
  // Who left, and whether that team has had a new secret since.
  const name = left.map(({ at, since }) => `${at}/${since}`).join(' ')
  if (joint.get(id) === name || left.every(({ at }) => at === 0)) return
  const own = await copy.store.get('records', `${root}/${root}`)
  // Keys that began since are new enough: asking for the case again would stand in the log as if somebody had had it opened.
  if (own !== undefined && left.every(({ at }) => at <= keysBegan(own))) return
  if (by !== copy.user && copy.clock() - directory.at < OTHERS_WAIT_MS) return
  // Who else has it is needed whole, and somebody may have been faster.
  if (!(await refetchRoot(copy, root)).ok) return
  joint.set(id, name)
  const edit = await rekeyEdit(copy, root)
  if (edit === undefined) return
  await copy.outbox.add([edit])
  await showRecord(copy, root, root)
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
  const personOf = (team: string) =>
    isUuid(team) && team !== copy.user ? copy.directory.users.get(userId(team)) : undefined
  // By their keys: the wraps of teams, as many as there are cases, are not read while somebody types.
  const named = (await copy.store.keys('wraps')).filter(key => personOf(key.split('/')[1] ?? '')?.status === 'active')
  const stale = [...(await copy.store.many('wraps', named)).values()].filter(
    ({ team, teamEpoch }) => (personOf(team)?.since ?? 0) > teamEpoch,
  )
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
