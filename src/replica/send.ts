/** The outbox goes out: batches in order, each change its own transaction on the server, safe to repeat. */
import { apply } from './apply.ts'
import { type Built, buildChange, noRootYet, type RootState, rootState } from './build.ts'
import { headFits } from './checks.ts'
import type { Copy } from './copy.ts'
import { chainsOf, type Edit } from './edits.ts'
import { openBox, sealBox } from './opened.ts'
import type { ChangeResult } from './protocol.ts'
import { rebase } from './rebase.ts'
import type { StoredRecord, Write } from './store/store.ts'

/** How a round of sending ended; `again` when something stale was mended only by a sync. */
export type Sent = { ok: true; sent: number; again: boolean } | { ok: false; code: string; retryAfter?: number }

const BATCH = 200
/** Text of a batch stays well below the size limit of the server. */
const BATCH_CHARACTERS = 4_000_000
const TRIES = 6
const SENDING = 'sending'
const STALE = ['version.stale', 'head.stale', 'epoch.stale']

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
    const copy = this.#copy
    const states = new Map<string, RootState>()
    this.#tries.clear()
    this.#held.clear()
    let sent = 0
    let batch = await this.#next(states)
    while (batch.length > 0) {
      if (copy.ended.aborted) return { ok: false, code: 'locked' }
      const keys = new Set(batch.map(({ edit }) => edit.key))
      const lost = new Set(batch.filter(({ edit }) => this.#uncertain.has(edit.id)).map(({ edit }) => edit.id))
      await this.#markSending(batch)
      const moment = copy.order.asked()
      const asked = copy.transport.call('changes', { body: { changes: batch.map(({ change }) => change) } })
      // While the server works on this batch, the next one is sealed and signed.
      const ahead = this.#build(states, keys)
      const answer = await asked
      const next = await ahead
      if (!answer.ok) return refusedOf(answer)
      const stale = await this.#take(batch, answer.value.results, lost, moment)
      sent += answer.value.results.filter(result => result.ok).length
      for (const root of stale) states.delete(root)
      const still = next.filter(({ edit }) => !stale.has(edit.root))
      batch = still.length > 0 ? still : await this.#next(states)
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
    for (const { edit } of batch) this.#uncertain.add(edit.id)
    await this.#copy.store.write([{ table: 'meta', key: SENDING, value: JSON.stringify([...this.#uncertain]) }])
  }

  /** The next edits in order, as changes. Different roots are built side by side, one root strictly in order. */
  async #build(states: Map<string, RootState>, skip: ReadonlySet<string>): Promise<Built[]> {
    const picked: Edit[] = []
    let characters = 0
    for (const edit of this.#copy.outbox.all()) {
      if (edit.refused !== undefined || skip.has(edit.key) || (this.#tries.get(edit.key) ?? 0) >= TRIES) continue
      if (this.#held.has(edit.root)) continue
      characters += charactersOf(edit)
      if (picked.length === BATCH || (picked.length > 0 && characters > BATCH_CHARACTERS)) break
      picked.push(edit)
    }
    const roots = [...Map.groupBy(picked, edit => edit.root)]
    const heads = await this.#copy.store.many(
      'heads',
      roots.map(([root]) => root),
    )
    const built = new Map<string, Built>()
    await Promise.all(
      roots.map(async ([root, edits]) => {
        // Of a root that begins here there is nothing to read.
        const begins = edits[0]?.fresh !== undefined && !heads.has(root)
        const state = states.get(root) ?? (begins ? noRootYet() : await this.#stateOf(root))
        if (state === undefined) return
        states.set(root, state)
        const { changes, broken } = await this.#buildRoot(root, edits, state)
        if (broken) states.delete(root)
        for (const each of changes) built.set(each.edit.key, each)
      }),
    )
    return picked.flatMap(edit => built.get(edit.key) ?? [])
  }

  /** A new head is signed only over what the last one signed; else the root waits until its head was checked. */
  async #stateOf(root: string): Promise<RootState | undefined> {
    if (await headFits(this.#copy, root)) return rootState(this.#copy, root)
    this.#copy.newHeads.add(root)
    this.#held.add(root)
    return undefined
  }

  /** The changes of one root in order, up to the first edit that was not made for what is there: that is merged first. */
  async #buildRoot(
    root: string,
    edits: readonly Edit[],
    state: RootState,
  ): Promise<{ changes: Built[]; broken: boolean }> {
    const built: Built[] = []
    for (const { key } of edits) {
      // Something may have been stored since it was picked, and the edit merged onto that.
      const edit = this.#copy.outbox.get(key)
      if (edit === undefined || edit.refused !== undefined) continue
      if (!buildsOn(edit, state)) {
        if (built.length === 0) this.#unfit.add(root)
        break
      }
      try {
        built.push(await buildChange(this.#copy, edit, state))
      } catch {
        // One edit whose keys are not held must not keep all others from going out.
        await this.#refuse(edit, { code: 'compartment.closed' })
        return { changes: built, broken: true }
      }
    }
    return { changes: built, broken: false }
  }

  /** Deals with every answer. Gives back the roots whose state was not what we thought. */
  async #take(
    batch: readonly Built[],
    results: readonly ChangeResult[],
    lost: ReadonlySet<string>,
    asked: number,
  ): Promise<Set<string>> {
    const done: Built[] = []
    const stale = new Map<string, Array<{ built: Built; result: ChangeResult }>>()
    const refetch = new Set<string>()
    for (const [index, built] of batch.entries()) {
      const result = results[index]
      if (result === undefined || result.id !== built.edit.id) continue
      const { edit } = built
      if (result.ok && !lost.has(edit.id)) done.push(built)
      else if (result.ok) refetch.add(edit.root)
      else if (stale.has(edit.root) || this.#mayMend(edit, result.code))
        stale.set(edit.root, [...(stale.get(edit.root) ?? []), { built, result }])
      else await this.#refuse(edit, result)
    }
    await this.#store(done, batch, results)
    for (const root of refetch) if (!(await this.#accepted(root, batch, results))) this.#held.add(root)
    for (const [root, found] of stale) await this.#mend(root, found, asked)
    // What is held was not learned: it stays uncertain, and waits.
    for (const { edit } of batch) if (!this.#held.has(edit.root)) this.#uncertain.delete(edit.id)
    this.#copy.topics.say('sync')
    return new Set([...stale.keys(), ...refetch])
  }

  /**
   * Whether trying again on the present state can help. What followed a stale edit of its root in the same batch is always
   * tried again: it links to a version the server never got. A chain broken by itself is believed when it stays broken.
   */
  #mayMend(edit: Edit, code: string): boolean {
    if (code !== 'chain.broken') return STALE.includes(code)
    const broken = (this.#broken.get(edit.key) ?? 0) + 1
    this.#broken.set(edit.key, broken)
    return broken <= 2
  }

  /** What was accepted as sent becomes the stored state, in the batch that empties the outbox of it. */
  #store(done: readonly Built[], batch: readonly Built[], results: readonly ChangeResult[]): Promise<void> {
    const copy = this.#copy
    if (done.length === 0) return Promise.resolve()
    return copy.serial(async () => {
      const at = new Map(batch.map(({ edit }, index) => [edit.key, results[index]]))
      const stored = await copy.store.many(
        'records',
        done.map(({ edit }) => `${edit.root}/${edit.rec}`),
      )
      const records = new Map<string, Promise<StoredRecord>>()
      const heads = await copy.store.many(
        'heads',
        done.map(({ edit }) => edit.root),
      )
      const writes: Write[] = []
      for (const built of done) {
        const { root, rec } = built.edit
        const key = `${root}/${rec}`
        const result = at.get(built.edit.key)
        const before = records.get(key) ?? Promise.resolve(stored.get(key))
        records.set(
          key,
          before.then(known => joined(copy, known, built, result?.ok ? result.at : (known?.at ?? ''))),
        )
        const head = heads.get(root)
        // While the answer was under way, the root may have been fetched with something newer on top.
        heads.set(root, head === undefined || head.seq < built.head.seq ? built.head : head)
        for (const wrap of built.wraps) {
          writes.push({ table: 'wraps', key: `${root}/${wrap.team}/${wrap.caseEpoch}`, value: wrap })
        }
      }
      for (const [root, value] of heads) {
        writes.push({ table: 'heads', key: root, value })
        copy.order.stored(root)
      }
      const values = await Promise.all(records.values())
      for (const value of values) writes.push({ table: 'records', key: `${value.root}/${value.rec}`, value })
      writes.push(...copy.packs.marks(values))
      const edits = done.map(({ edit }) => edit)
      await copy.outbox.remove(edits, writes)
      // A new epoch's keys are held from the moment the server has them, and not before.
      await copy.keyring.open(done.filter(({ edit }) => edit.rekey !== undefined).flatMap(({ wraps }) => wraps))
      copy.topics.say(...new Set(edits.map(edit => `root:${edit.root}` as const)))
    })
  }

  /** Accepted, but in an earlier attempt whose answer was lost: what the server has is asked for, not guessed. */
  async #accepted(root: string, batch: readonly Built[], results: readonly ChangeResult[]): Promise<boolean> {
    const edits = batch.filter(({ edit }, index) => edit.root === root && results[index]?.ok).map(({ edit }) => edit)
    if (!(await refetchRoot(this.#copy, root)).ok) return false
    await this.#copy.serial(() => this.#copy.outbox.remove(edits))
    return true
  }

  /** Takes in what is there now; storing it merges the waiting edits onto it. */
  async #mend(
    root: string,
    found: ReadonlyArray<{ built: Built; result: ChangeResult }>,
    asked: number,
  ): Promise<void> {
    for (const { built, result } of found) {
      const { edit } = built
      // A new epoch is learned from the directory, which the next round fetches first.
      const waits = !result.ok && result.code === 'epoch.stale'
      this.#tries.set(edit.key, waits ? TRIES : (this.#tries.get(edit.key) ?? 0) + 1)
    }
    const first = found[0]?.result
    if (first !== undefined && !first.ok && first.current !== undefined && first.head !== undefined) {
      const { current, head } = first
      await apply(this.#copy, { asked, records: current, heads: [{ ...head, root }], wraps: [] })
      // The answer holds one record; when more of the root is new, all of it is needed.
      if (first.code !== 'epoch.stale' && (await headFits(this.#copy, root))) return
    }
    await refetchRoot(this.#copy, root)
  }

  async #refuse(edit: Edit, result: { code: string; field?: string | undefined }): Promise<void> {
    const refused = result.field === undefined ? { code: result.code } : { code: result.code, field: result.field }
    // New keys are nobody's wish and hold nothing of hers: the next edit asks for them again.
    const drop = edit.rekey !== undefined
    await this.#copy.serial(async () => {
      if (drop) await this.#copy.outbox.remove([edit])
      else await this.#copy.outbox.replace([{ ...edit, refused }])
      await rebase(this.#copy, edit.root)
    })
    if (!drop) await this.#copy.alarms.raise('edit.refused', { root: edit.root, rec: edit.rec })
  }
}

/** A stored record with an accepted change on it; chains that are newer here already stay. */
async function joined(
  copy: Copy,
  before: StoredRecord | undefined,
  { edit, chains }: Built,
  at: string,
): Promise<StoredRecord> {
  const { root, rec, kind } = edit
  const all = { ...before?.chains }
  let facts = before === undefined ? {} : ((await openBox(copy.box, before))?.facts ?? {})
  for (const [chain, { now }] of chainsOf(edit)) {
    const made = chains[chain]
    if (made === undefined || (all[chain]?.version ?? 0) >= made.version) continue
    all[chain] = made
    if (chain === 'facts') facts = now
  }
  return sealBox(copy.box, { root, rec, kind, facts, chains: all, at })
}

/**
 * Asks for a whole root and stores it. Answers the refusal when the server does not give it. The server notes an opening when a person opens
 * the root; what a device asks for to stay in step is counted apart, so that it cannot run into the limit of openings.
 */
export async function refetchRoot(
  copy: Copy,
  root: string,
  why: 'opening' | 'sync' = 'sync',
): Promise<{ ok: true } | { ok: false; code: string; status: number }> {
  const asked = copy.order.asked()
  const answer = await copy.transport.call('root', {
    params: { root },
    query: why === 'sync' ? { purpose: why } : {},
  })
  if (!answer.ok) return answer
  const { records, wraps, head } = answer.value
  await apply(copy, { asked, records, wraps, heads: head === null ? [] : [{ ...head, root }] })
  return { ok: true }
}

const refusedOf = ({ code, retryAfter }: { code: string; retryAfter?: number }): Sent =>
  retryAfter === undefined ? { ok: false, code } : { ok: false, code, retryAfter }

/** An edit of a document is only sent on top of the very version it was made from: everything else would overwrite silently. */
const buildsOn = (edit: Edit, state: RootState): boolean =>
  chainsOf(edit).every(([chain, { base }]) => base === (state.entries.get(`${edit.rec}/${chain}`)?.version ?? 0))

/** About how much text an edit becomes: sealed, padded, in base64, with its signatures. */
function charactersOf(edit: Edit): number {
  return chainsOf(edit).reduce((sum, [, { now }]) => sum + 1200 + 2 * JSON.stringify(now).length, 400)
}
