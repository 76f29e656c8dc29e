/** The outbox goes out: batches in order, each change all or nothing on the server, safe to repeat. */
import { type Accepted, editsOf, storeAccepted } from './accepted.ts'
import { apply } from './apply.ts'
import { type Built, buildChange, noRootYet, type RootState, rootState } from './build.ts'
import { headFits } from './checks.ts'
import type { Copy } from './copy.ts'
import { chainsOf, charactersOf, type Edit } from './edits.ts'
import type { ChangeResult } from './protocol.ts'
import { rebase } from './rebase.ts'
import { refetchRoot } from './refetch.ts'

/** How a round of sending ended; `again` when something stale was mended only by a sync. */
export type Sent = { ok: true; sent: number; again: boolean } | { ok: false; code: string; retryAfter?: number }

const BATCH = 200
/** Text of a batch stays well below the size limit of the server. */
const BATCH_CHARACTERS = 4_000_000
const TRIES = 6
const SENDING = 'sending'
const STALE = ['version.stale', 'head.stale', 'epoch.stale']

type Picked = { readonly id: string; readonly root: string; readonly edits: Edit[] }
type RefusedResult = Extract<ChangeResult, { ok: false }>
type Refusal = { code: string; field?: string | undefined; rec?: string | undefined }
/** Changes of a batch by what became of them. */
type Sorted = {
  readonly done: Accepted[]
  /** Accepted in an earlier attempt, by root. */
  readonly learned: Map<string, Built[]>
  readonly stale: Map<string, Array<{ built: Built; result: RefusedResult }>>
  readonly refused: Array<{ built: Built; result: RefusedResult }>
  /** Roots whose state was not what we thought. */
  readonly troubled: Set<string>
  accepted: number
}
/** The batch whose answers are being dealt with. */
type Storing = { batch: readonly Built[]; done: Promise<void> }

export class Sender {
  readonly #copy: Copy
  /** Edits whose answer was lost: the server may have them, in the form they were sent in then. */
  readonly #uncertain = new Set<string>()
  readonly #tries = new Map<string, number>()
  readonly #broken = new Map<string, number>()
  /** Roots whose next edit has to be merged before it can be built. */
  readonly #unfit = new Set<string>()
  /** Roots left out of this round: what is here of them is not certain, or does not open. */
  readonly #held = new Set<string>()
  #running: Promise<Sent> | undefined

  constructor(copy: Copy) {
    this.#copy = copy
  }

  async load(): Promise<void> {
    const ids: unknown = JSON.parse((await this.#copy.store.get('meta', SENDING)) ?? '[]')
    if (Array.isArray(ids)) for (const id of ids) if (typeof id === 'string') this.#uncertain.add(id)
  }

  /** The round that is under way. */
  get running(): Promise<Sent> | undefined {
    return this.#running
  }

  /** Sends everything that waits. Whoever asks meanwhile gets the same round's answer. */
  send(): Promise<Sent> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #run(): Promise<Sent> {
    const states = new Map<string, RootState>()
    const storing: Storing = { batch: [], done: Promise.resolve() }
    this.#tries.clear()
    this.#held.clear()
    try {
      return await this.#batches(states, storing)
    } finally {
      // What the server accepted is stored before anybody is told that the round is over.
      await storing.done
    }
  }

  async #batches(states: Map<string, RootState>, storing: Storing): Promise<Sent> {
    const copy = this.#copy
    let sent = 0
    let batch = await this.#next(states)
    while (batch.length > 0) {
      if (copy.ended.aborted) return { ok: false, code: 'locked' }
      const lost = new Set(batch.flatMap(({ id }) => (this.#uncertain.has(id) ? [id] : [])))
      await this.#markSending(batch)
      const moment = copy.order.asked()
      const asked = copy.transport.call('changes', { body: { changes: batch.map(({ change }) => change) } })
      // While the server works on this batch, the one before is stored, and the next one is sealed and signed.
      const ahead = this.#build(states, keysOf([...batch, ...storing.batch]))
      const [answer, next] = await Promise.all([asked, ahead])
      await storing.done
      storing.batch = []
      if (!answer.ok) return refusedOf(answer)
      const sorted = this.#sort(batch, answer.value.results, lost)
      sent += sorted.accepted
      for (const root of sorted.troubled) states.delete(root)
      storing.batch = batch
      storing.done = this.#take(batch, sorted, moment)
      // Nobody may wait for it before it fails.
      storing.done.catch(() => {})
      // Nothing is built on what is being mended.
      if (sorted.troubled.size > 0) await storing.done
      batch = next.filter(({ root }) => !sorted.troubled.has(root))
      if (batch.length > 0) continue
      await storing.done
      storing.batch = []
      batch = await this.#next(states)
    }
    const again = this.#unfit.size > 0 || [...this.#tries.values()].some(tries => tries >= TRIES)
    return { ok: true, sent, again }
  }

  /** The next batch; edits that fell behind are merged first, as often as something comes in between. */
  async #next(states: Map<string, RootState>): Promise<Built[]> {
    for (let round = 0; round < TRIES; round++) {
      this.#unfit.clear()
      const batch = await this.#build(states, new Set())
      if (batch.length > 0 || this.#unfit.size === 0) return batch
      for (const root of this.#unfit) {
        states.delete(root)
        await this.#rebase(root)
      }
    }
    return []
  }

  /** What does not open is asked for whole once, its keys with it, before an edit of it is refused. */
  async #rebase(root: string): Promise<void> {
    const copy = this.#copy
    let ended = await copy.serial(() => rebase(copy, root))
    if (ended === 'closed' && (await refetchRoot(copy, root)).ok)
      ended = await copy.serial(() => rebase(copy, root, true))
    if (ended !== 'done') this.#held.add(root)
  }

  async #markSending(batch: readonly Built[]): Promise<void> {
    for (const { id } of batch) this.#uncertain.add(id)
    await this.#copy.store.write([{ table: 'meta', key: SENDING, value: JSON.stringify([...this.#uncertain]) }])
  }

  /** The next edits in order, as changes. Different roots are built side by side, one root strictly in order. */
  async #build(states: Map<string, RootState>, skip: ReadonlySet<string>): Promise<Built[]> {
    const picked = this.#pick(skip)
    const roots = [...Map.groupBy(picked, ({ root }) => root)]
    const heads = await this.#copy.store.many(
      'heads',
      roots.map(([root]) => root),
    )
    const built = new Map<string, Built>()
    await Promise.all(
      roots.map(async ([root, changes]) => {
        // Of a root that begins here there is nothing to read.
        const begins = changes[0]?.edits.some(edit => edit.fresh !== undefined) === true && !heads.has(root)
        const state = states.get(root) ?? (begins ? noRootYet() : await this.#stateOf(root))
        if (state === undefined) return
        states.set(root, state)
        const { made, broken } = await this.#buildRoot(root, changes, state)
        if (broken) states.delete(root)
        for (const each of made) built.set(each.id, each)
      }),
    )
    return picked.flatMap(({ id }) => built.get(id) ?? [])
  }

  /** The next changes that fit into a batch, whole. */
  #pick(skip: ReadonlySet<string>): Picked[] {
    const picked: Picked[] = []
    let characters = 0
    for (const edit of this.#copy.outbox.all()) {
      if (edit.refused !== undefined || skip.has(edit.key) || (this.#tries.get(edit.key) ?? 0) >= TRIES) continue
      if (this.#held.has(edit.root)) continue
      characters += charactersOf(edit)
      const last = picked.at(-1)
      if (last?.id === edit.id) {
        last.edits.push(edit)
        continue
      }
      if (picked.length === BATCH || (picked.length > 0 && characters > BATCH_CHARACTERS)) break
      picked.push({ id: edit.id, root: edit.root, edits: [edit] })
    }
    return picked
  }

  /** A new head is signed only over what the last one signed; else the root waits until its head was checked. */
  async #stateOf(root: string): Promise<RootState | undefined> {
    if (await headFits(this.#copy, root)) return rootState(this.#copy, root)
    this.#copy.newHeads.add(root)
    this.#held.add(root)
    return undefined
  }

  /** The changes of one root in order, up to the first that was not made for what is there: that is merged first. */
  async #buildRoot(
    root: string,
    changes: readonly Picked[],
    state: RootState,
  ): Promise<{ made: Built[]; broken: boolean }> {
    const made: Built[] = []
    for (const { edits } of changes) {
      // Something may have been stored since it was picked, and an edit merged onto that.
      const present = edits.flatMap(({ key }) => this.#copy.outbox.get(key) ?? [])
      if (present.length === 0 || present.some(edit => edit.refused !== undefined)) continue
      if (!present.every(edit => buildsOn(edit, state))) {
        if (made.length === 0) this.#unfit.add(root)
        break
      }
      try {
        made.push(await buildChange(this.#copy, present, state))
      } catch {
        // One change whose keys are not held must not keep all others from going out.
        await this.#refuse(present, { code: 'compartment.closed' })
        return { made, broken: true }
      }
    }
    return { made, broken: false }
  }

  /** What the answers mean for each change. */
  #sort(batch: readonly Built[], results: readonly ChangeResult[], lost: ReadonlySet<string>): Sorted {
    const sorted: Sorted = {
      done: [],
      learned: new Map(),
      stale: new Map(),
      refused: [],
      troubled: new Set(),
      accepted: 0,
    }
    for (const [index, built] of batch.entries()) {
      const result = results[index]
      if (result === undefined || result.id !== built.id) continue
      const { root } = built
      if (result.ok) sorted.accepted += 1
      if (result.ok && !lost.has(built.id)) sorted.done.push({ built, at: result.at })
      else if (result.ok) add(sorted.learned, root, built)
      else if (sorted.stale.has(root) || this.#mayMend(built, result.code)) add(sorted.stale, root, { built, result })
      else sorted.refused.push({ built, result })
    }
    for (const { built } of sorted.refused) sorted.troubled.add(built.root)
    for (const root of [...sorted.learned.keys(), ...sorted.stale.keys()]) sorted.troubled.add(root)
    return sorted
  }

  /** Deals with every answer. */
  async #take(batch: readonly Built[], { done, learned, stale, refused }: Sorted, asked: number): Promise<void> {
    for (const { built, result } of refused) await this.#refuse(editsOf(built), refusalOf(built, result))
    await storeAccepted(this.#copy, done)
    for (const [root, found] of learned) if (!(await this.#accepted(root, found))) this.#held.add(root)
    for (const [root, found] of stale) await this.#mend(root, found, asked)
    // What is held was not learned: it stays uncertain, and waits.
    for (const { id, root } of batch) if (!this.#held.has(root)) this.#uncertain.delete(id)
    this.#copy.topics.say('sync')
  }

  /**
   * Whether trying again on the present state can help. What followed a stale edit of its root in the same batch is always
   * tried again: it links to a version the server never got. A chain broken by itself is believed when it stays broken.
   */
  #mayMend({ id }: Built, code: string): boolean {
    if (code !== 'chain.broken') return STALE.includes(code)
    const broken = (this.#broken.get(id) ?? 0) + 1
    this.#broken.set(id, broken)
    return broken <= 2
  }

  /** Accepted, but in an earlier attempt whose answer was lost: what the server has is asked for, not guessed. */
  async #accepted(root: string, found: readonly Built[]): Promise<boolean> {
    if (!(await refetchRoot(this.#copy, root)).ok) return false
    await this.#copy.serial(() => this.#copy.outbox.remove(found.flatMap(editsOf)))
    return true
  }

  /** Takes in what is there now; storing it merges the waiting edits onto it. */
  async #mend(
    root: string,
    found: ReadonlyArray<{ built: Built; result: RefusedResult }>,
    asked: number,
  ): Promise<void> {
    for (const { built, result } of found) {
      // A new epoch is learned from the directory, which the next round fetches first.
      const waits = result.code === 'epoch.stale'
      for (const { key } of editsOf(built)) this.#tries.set(key, waits ? TRIES : (this.#tries.get(key) ?? 0) + 1)
    }
    const first = found[0]?.result
    // Begun here and by someone else: what is there opens with the keys of the one that came first, which only the whole root brings.
    const begun = found.some(({ built }) => editsOf(built).some(edit => edit.fresh !== undefined))
    if (!begun && first?.current !== undefined && first.head !== undefined) {
      const { current, head } = first
      await apply(this.#copy, { asked, records: current, heads: [{ ...head, root }], wraps: [] })
      // The answer holds one record; when more of the root is new, all of it is needed.
      if (first.code !== 'epoch.stale' && (await headFits(this.#copy, root))) return
    }
    await refetchRoot(this.#copy, root)
  }

  /** A change is refused whole: its edits stay together until the person gives them up. */
  async #refuse(edits: readonly Edit[], { code, field, rec }: Refusal): Promise<void> {
    const [first] = edits
    if (first === undefined) return
    const refused = { code, ...(field === undefined ? {} : { field }), ...(rec === undefined ? {} : { rec }) }
    // New keys are nobody's wish and hold nothing of hers: the next edit asks for them again.
    const drop = edits.some(edit => edit.rekey !== undefined)
    await this.#copy.serial(async () => {
      if (drop) await this.#copy.outbox.remove(edits)
      else await this.#copy.outbox.replace(edits.map(edit => ({ ...edit, refused })))
      await rebase(this.#copy, first.root)
    })
    if (!drop) await this.#copy.alarms.raise('edit.refused', { root: first.root, rec: rec ?? first.rec })
  }
}

const refusedOf = ({ code, retryAfter }: { code: string; retryAfter?: number }): Sent =>
  retryAfter === undefined ? { ok: false, code } : { ok: false, code, retryAfter }

/** An edit of a document is only sent on top of the very version it was made from: everything else would overwrite silently. */
const buildsOn = (edit: Edit, state: RootState): boolean =>
  chainsOf(edit).every(([chain, { base }]) => base === (state.entries.get(`${edit.rec}/${chain}`)?.version ?? 0))

const refusalOf = ({ made }: Built, { code, field, record }: RefusedResult): Refusal => ({
  code,
  field,
  rec: record === undefined ? undefined : made[record]?.edit.rec,
})

const keysOf = (batch: readonly Built[]): Set<string> => new Set(batch.flatMap(editsOf).map(({ key }) => key))

function add<T>(lists: Map<string, T[]>, name: string, item: T): void {
  lists.set(name, [...(lists.get(name) ?? []), item])
}
