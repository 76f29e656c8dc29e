/** What the subjects of the facade share: the copy that is open, turns with it, and its end. */
import type { Catalogue } from '#records'
import { rememberAccount } from '../accounts.ts'
import type { Founding } from '../ceremony.ts'
import { nameOfOrg } from '../copy.ts'
import type { Surroundings } from '../open-copy.ts'
import type { Change } from '../protocol.ts'
import { readAccounts } from '../remembered.ts'
import type { SearchableKinds } from '../rows.ts'
import type { Open } from '../session.ts'
import type { Entered, Places } from '../sign-in.ts'
import { memoryStores } from '../store/memory.ts'
import type { Store, Stores } from '../store/store.ts'
import { type StoreTrouble, troubleOf } from '../store/watched.ts'
import { Topics } from '../topics.ts'
import type { Transport } from '../transport.ts'
import type * as t from '../types.ts'

export type ReplicaOptions = {
  /** Where sealed copies live; shared computers never use it. */
  stores: Stores
  transport: Transport
  catalogue: Catalogue
  /** What can be searched, by kind: declared by the capabilities. */
  searchable: SearchableKinds
  language: t.Language
  /** Milliseconds since 1970. */
  clock?: () => number
  /** Whom to tell of changes, when somebody listens before the replica is there (`door.ts`). */
  topics?: Topics
}

/** A founding whose papers are not yet known to be safe; it exists nowhere else. */
export type Prepared = { founding: Founding; entered: Omit<Entered, 'store'>; changes: Change[] }
/** Somebody invited who answered: what waits for an officer's confirmation. */
export type Waiting = { entered: Entered; timer: ReturnType<typeof setTimeout> | undefined }
/** What came of asking for a new session. */
export type Renewed = 'renewed' | 'offline' | 'refused'

export const LOCKED: t.Refused = { ok: false, code: 'locked' }

/** A device that has no room is nobody's mistake: said like any other refusal, and what was typed stays on the screen. */
function notKept(error: unknown): t.Refused {
  const trouble = troubleOf(error)
  if (trouble === undefined) throw error
  return { ok: false, code: `storage.${trouble}` }
}

/** One replica from its beginning to its end. The subjects read and change it; nothing of it leaves the worker. */
export class Life {
  readonly around: Surroundings
  readonly places: Places
  readonly topics: Topics
  open: Open | undefined
  waiting: Waiting | undefined
  /** A look whether whoever waits is confirmed by now. */
  look: Promise<t.Outcome> | undefined
  /** The step of opening, while it lasts. */
  opening: string | undefined
  stopped: t.Alarm | undefined
  prepared: Prepared | undefined
  /** Why it was locked without the person's wish. */
  why: string | undefined
  renewing: Promise<Renewed> | undefined
  changingWays: Promise<unknown> | undefined
  storage: StoreTrouble | undefined
  filesWaiting = 0
  /** The last contact, as the disk has it: the lease outlives a disk that is thrown away. */
  contact = 0

  constructor(options: ReplicaOptions, device: Store) {
    const { transport, catalogue, searchable, language, clock = () => Date.now(), topics = new Topics() } = options
    this.topics = topics
    this.around = { transport, catalogue, searchable, language, clock, topics }
    this.places = { device, stores: options.stores, memory: memoryStores() }
  }

  /** Tells that the state changed; `opening` is the step it is at now. */
  say(opening?: string): void {
    this.opening = opening
    this.topics.say('state')
  }

  /** Runs with the open copy, or answers `locked`. Locking waits for its end. */
  async run<T extends object>(run: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>> {
    const open = this.open
    if (open === undefined) return LOCKED
    const task = run(open).catch(notKept)
    const ended = task.then(
      () => {},
      () => {},
    )
    open.behind.add(ended)
    return task.finally(() => open.behind.delete(ended))
  }

  /** The same for acts of people and teams: on the newest directory, and sealed names go to the server after. */
  act<T extends object>(run: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>> {
    return this.run(async open => {
      const fresh = await open.sync.pullDirectory()
      if (!fresh.ok && fresh.code !== 'session.none') return fresh
      const grants = await open.sync.pullGrants()
      if (!grants.ok && grants.code !== 'session.none') return grants
      const outcome = await run(open)
      open.sync.wake()
      return outcome
    })
  }

  /**
   * A change of one's ways in: it ends every session and begins one, what renews a session waits for its end, and the account
   * as it is then is kept.
   */
  changing<T extends { entered: Entered }>(
    change: (open: Open, transport: Transport) => Promise<t.Outcome<T>>,
  ): Promise<t.Outcome<Omit<T, 'entered'>>> {
    return this.run(async open => {
      const running = change(open, this.around.transport.until(open.end.signal))
      this.changingWays = running.catch(() => {})
      try {
        const changed = await running
        if (!changed.ok) return changed
        const { entered, ...rest } = changed
        open.entered = entered
        open.askNews = true
        open.sync.wake()
        if (!open.copy.shared) await rememberAccount(this.places.device, entered.account)
        return rest
      } finally {
        this.changingWays = undefined
      }
    })
  }

  /** Drops every key. `why`: told on the first page when it was not the person's wish. Resolves when all that was open is closed. */
  async lock(why?: string): Promise<void> {
    this.prepared = undefined
    if (this.open !== undefined) this.why = why
    const { open, waiting } = this
    this.open = undefined
    this.waiting = undefined
    this.stopped = undefined
    clearTimeout(waiting?.timer)
    // One after the other: who locks what is locked already waits until its store may be opened again.
    const ended = this.#locking.then(() => end(open, waiting))
    this.#locking = ended.catch(() => {})
    await ended
    if (open !== undefined && !open.copy.shared) await rememberName(this.places.device, open)
    this.say()
  }
  #locking: Promise<void> = Promise.resolve()
}

/** The first page of this device calls the organisation as its directory did last. What was forgotten stays so. */
async function rememberName(device: Store, { copy }: Open): Promise<void> {
  const known = (await readAccounts(device)).find(({ org, user }) => org === copy.org && user === copy.user)
  const orgName = nameOfOrg(copy)
  if (known !== undefined && known.orgName !== orgName) await rememberAccount(device, { ...known, orgName })
}

async function end(open: Open | undefined, waiting: Waiting | undefined): Promise<void> {
  if (waiting !== undefined) await waiting.entered.store.close()
  if (open === undefined) return
  open.end.abort()
  // Whatever is being stored is stored to its end, before anyone may open the same store again.
  await open.sync.close()
  await Promise.allSettled(open.behind)
  await open.copy.packs.close()
  open.copy.rows.index.clear()
  await open.copy.store.close()
}
