import type { Catalogue } from '#records'
import { checkPassphrase, fromB64, generatePassphrase, sixWords, toB64 } from '#vault'
import { Access } from './access.ts'
import { accountFile, forgetAccount, handleKey, rememberAccount } from './accounts.ts'
import type { Founding } from './ceremony.ts'
import { checkLog } from './checkpoint.ts'
import { type Copy, myTeams } from './copy.ts'
import { pinWrite, statementWrites } from './directory-sync.ts'
import { dropDraft, keepDraft, listDrafts } from './drafts.ts'
import { FORCED } from './duress-mark.ts'
import { addFile, dropFile, fileState, keepFile, readFile, sendFiles, waitingFiles } from './files.ts'
import { sendOrders } from './freeze-orders.ts'
import { historyOf } from './history.ts'
import { keepThing, keptThing } from './kept-things.ts'
import { keyWords } from './key-words.ts'
import { checkLease, lastContact, leaseHours, noteContact } from './lease.ts'
import { whoOpened } from './log-entries.ts'
import { changeMemo } from './memo.ts'
import { tendNotices } from './notices.ts'
import { fillCopy, openCopy, type Surroundings } from './open-copy.ts'
import { openRoot, verifyRoot } from './open-root.ts'
import { presentRow } from './present-row.ts'
import { tendProposals } from './proposals.ts'
import type { Change } from './protocol.ts'
import { rebase } from './rebase.ts'
import { type AccountFile, readAccounts, remembered } from './remembered.ts'
import type { SearchableKinds } from './rows.ts'
import { refetchRoot } from './send.ts'
import type { Open } from './session.ts'
import { type Entered, type EnterResult, enter, firstDirectory, type Places, signInBody, storeName } from './sign-in.ts'
import { memoryStores } from './store/memory.ts'
import { DEVICE_STORE, type Store, StoreBusy, type Stores } from './store/store.ts'
import { type StoreTrouble, troubleOf, watched } from './store/watched.ts'
import { Sync } from './sync.ts'
import { isOfficer, rotateDue } from './teams.ts'
import { Topics } from './topics.ts'
import { renewing, type Transport } from './transport.ts'
import type * as t from './types.ts'
import { kdfToWire } from './wire.ts'
import { changeRecord, keepCreations, planCreate, settleConflict, showRecord } from './write.ts'

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
type Prepared = { founding: Founding; entered: Omit<Entered, 'store'>; changes: Change[] }
type Waiting = { entered: Entered; timer: ReturnType<typeof setTimeout> | undefined }
// What is rare is loaded when it is asked for: the first load stays small (architecture.md, budgets).
const ceremonies = () => import('./ceremony.ts')
const invitations = () => import('./invitations.ts')
const imports = () => import('./import.ts')

type Renewed = 'renewed' | 'offline' | 'refused'

/** Refusals behind which an order to wipe may stand. */
const ENDS = new Set(['session.refused', 'device.removed', 'account.revoked'])
const devices = () => import('./devices.ts')
const LOCKED: t.Refused = { ok: false, code: 'locked' }
const CONFIRM_POLL_MS = 5000
const ORDERS_MS = 20_000

/** A replica, locked. Nothing is read or sent before it is asked for. */
export async function createReplica(options: ReplicaOptions): Promise<t.Replica> {
  const device = await options.stores.open(DEVICE_STORE)
  const replica = new LocalReplica(options, device)
  void sendOrders(options.transport, device).catch(() => {})
  return replica
}

/** A device that has no room is nobody's mistake: said like any other refusal, and what was typed stays on the screen. */
function notKept(error: unknown): t.Refused {
  const trouble = troubleOf(error)
  if (trouble === undefined) throw error
  return { ok: false, code: `storage.${trouble}` }
}

/** The founder as she will be once her organisation was sent. */
function foundersEntry({ org, founder, person, directory }: Founding, input: t.SetUpInput): Omit<Entered, 'store'> {
  const account: AccountFile = {
    org,
    orgName: input.name,
    demo: input.demo ?? false,
    user: founder,
    handle: person.wire.handle,
    rootFingerprint: toB64(directory.rootFingerprint),
    slots: person.wire.slots,
    keys: person.wire.keys,
    kdf: kdfToWire(person.kdf),
  }
  const { keys, auth, kdf } = person
  return {
    ok: true,
    account,
    keys,
    umk: keys.umk,
    auth,
    by: 'passphrase',
    kdf,
    directory,
    offline: false,
    status: 'active',
  }
}

/** The founder has the secrets of her teams because she made them. */
function holdSecrets(copy: Copy, { teams }: Founding): void {
  for (const { id, secret } of teams) copy.keyring.hold(id, 1, secret)
  copy.keyring.beganEmpty = true
  copy.rows.ready = true
}

class LocalReplica extends Access implements t.Replica {
  protected readonly around: Surroundings
  protected readonly places: Places
  readonly #topics: Topics
  #open: Open | undefined
  #waiting: Waiting | undefined
  #look: Promise<t.Outcome> | undefined
  #opening: string | undefined
  #stopped: t.Alarm | undefined
  #prepared: Prepared | undefined
  /** Why it was locked without the person's wish. */
  #why: string | undefined

  constructor(options: ReplicaOptions, device: Store) {
    super()
    const { transport, catalogue, searchable, language, clock = () => Date.now(), topics = new Topics() } = options
    this.#topics = topics
    this.around = { transport, catalogue, searchable, language, clock, topics }
    this.places = { device, stores: options.stores, memory: memoryStores() }
  }

  subscribe(topic: t.Topic, changed: () => void): () => void {
    return this.#topics.subscribe(topic, changed)
  }

  // ------------------------------------------------------------------ state

  async state(): Promise<t.ReplicaState> {
    const open = this.#open
    if (this.#stopped !== undefined) {
      return open === undefined
        ? { is: 'stopped', alarm: this.#stopped }
        : { is: 'stopped', alarm: this.#stopped, me: await this.#me(open.copy) }
    }
    if (this.#opening !== undefined) return { is: 'opening', step: this.#opening }
    if (open !== undefined) return { is: 'open', me: await this.#me(open.copy) }
    if (this.#waiting !== undefined) return { is: 'unconfirmed', me: await this.#meWaiting(this.#waiting.entered) }
    const accounts = (await readAccounts(this.places.device)).map(remembered)
    return { is: 'locked', remembered: accounts, ...(this.#why === undefined ? {} : { why: this.#why }) }
  }

  #say(opening?: string): void {
    this.#opening = opening
    this.#topics.say('state')
  }

  async #me(copy: Copy): Promise<t.Me> {
    const known = copy.directory.users.get(copy.user)
    const row = copy.rows.ofKind('colleague').find(({ facts }) => facts.user === copy.user)
    return {
      org: copy.org,
      orgName: copy.orgName,
      demo: copy.demo,
      user: copy.user,
      handle: copy.handle,
      name: String(row?.header.name ?? ''),
      officer: isOfficer(copy.directory, copy.user),
      shared: copy.shared,
      rootWords: await sixWords(copy.directory.rootFingerprint, this.around.language),
      words: known === undefined ? '' : await keyWords(known, this.around.language),
    }
  }

  async #meWaiting({ account, keys }: Entered): Promise<t.Me> {
    const { org, orgName, demo, user, handle, rootFingerprint } = account
    const rootWords = await sixWords(fromB64(rootFingerprint), this.around.language)
    const words = await keyWords({ encPk: keys.enc.publicKey, sigPk: keys.sig.publicKey }, this.around.language)
    return { org, orgName, demo, user, handle, name: '', officer: false, shared: false, rootWords, words }
  }

  protected opened(): Open | undefined {
    return this.#open
  }
  protected run<T extends object>(act: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>> {
    return this.#with(act)
  }

  /** Runs with the open copy, or answers `locked`. */
  async #with<T extends object>(run: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>> {
    const open = this.#open
    if (open === undefined) return LOCKED
    const task = run(open).catch(notKept)
    const ended = task.then(
      () => {},
      () => {},
    )
    open.behind.add(ended)
    return task.finally(() => open.behind.delete(ended))
  }

  // ------------------------------------------------------------------ accounts

  async organisations(): ReturnType<t.Replica['organisations']> {
    const answer = await this.around.transport.call('organisations', {})
    return answer.ok ? { ok: true, ...answer.value } : answer
  }

  newPassphrase(language?: t.Language): Promise<string> {
    return generatePassphrase(language ?? this.around.language)
  }

  async checkPassphrase(passphrase: string): Promise<t.Outcome> {
    return checkPassphrase(passphrase)
  }

  async setUp(input: t.SetUpInput, progress?: t.Progress): Promise<t.SetUpResult> {
    await this.lock()
    const known = await this.organisations()
    if (!known.ok) return known
    if (known.setUp === 'closed' && input.demo !== true) return { ok: false, code: 'setUp.closed' }
    const made = await this.#make(input, progress)
    if (!('founding' in made)) return made
    this.#prepared = made
    const { org, founder: user, sheets, teams } = made.founding
    return { ok: true, org, user, teams: teams.slice(1).map(({ id, name }) => ({ id, name })), sheets }
  }

  /** A founding with its first records, sealed and signed, here only. */
  async #make(input: t.SetUpInput, progress?: t.Progress): Promise<Prepared | t.Refused> {
    const { found, firstChanges } = await ceremonies()
    const founding = await found(input, this.around.clock(), this.around.language, progress)
    if (!founding.ok) return founding
    const entered = foundersEntry(founding, input)
    // What does not seal here must not be founded: the first records are made before anything is printed.
    const store = await memoryStores().open(storeName(entered.account))
    const copy = await openCopy(
      this.around,
      entered.account,
      entered.keys,
      store,
      founding.directory,
      new AbortController().signal,
      true,
    )
    holdSecrets(copy, founding)
    const built = await firstChanges(copy, founding, input)
    if (!Array.isArray(built)) return built
    return { founding, entered, changes: built.map(({ change }) => change) }
  }

  async abandonSetUp(): Promise<void> {
    this.#prepared = undefined
  }

  async confirmSetUp(): Promise<t.Outcome<{ me: t.Me }>> {
    const prepared = this.#prepared
    if (prepared === undefined) return { ok: false, code: 'setUp.nothing' }
    const { founding, changes } = prepared
    const store = await this.places.stores.open(storeName(prepared.entered.account))
    const entered: Entered = { ...prepared.entered, store }
    const sent = await this.#sendFounding(prepared, changes)
    if (!sent.ok) {
      await store.close()
      return sent
    }
    this.#prepared = undefined
    await rememberAccount(this.places.device, entered.account)
    const open = await this.#openWith(entered, false)
    holdSecrets(open.copy, founding)
    await open.copy.store.write([
      ...statementWrites(founding.body.statements),
      await pinWrite(open.copy.box, founding.directory),
    ])
    await changeMemo(this.around.transport, open.copy.box, memo => ({
      ...memo,
      root: founding.directory.rootFingerprint,
    }))
    this.#say()
    await open.sync.now()
    return { ok: true, me: await this.#me(open.copy) }
  }

  /** Sends a founding. When the door is closed because an earlier attempt came in and its answer was lost, that is it. */
  async #sendFounding({ founding, entered }: Prepared, changes: Change[]): Promise<t.Outcome> {
    const answer = await this.around.transport.call('setUp', { body: { ...founding.body, changes } })
    if (answer.ok || answer.code !== 'setUp.closed') return answer.ok ? { ok: true } : answer
    return (await this.#askSession(entered, false)).ok ? { ok: true } : answer
  }

  async readInvitation(fragment: string): ReturnType<t.Replica['readInvitation']> {
    const read = await (await invitations()).readInvitation(this.around.transport, fragment, this.around.language)
    return read.ok ? { ok: true, invitation: read.invitation } : read
  }

  async acceptInvitation(input: t.AcceptInput): Promise<t.Outcome<{ me: t.Me }>> {
    const checked = checkPassphrase(input.passphrase)
    if (!checked.ok) return { ...checked, place: 'passphrase' }
    await this.lock()
    const answered = await (await invitations()).answerInvitation(this.around.transport, input, this.around.language)
    if (!answered.ok) return answered
    const { person, rootFingerprint } = answered
    // The fingerprint of the link, not the server's, is what this device believes from now on.
    const account = { ...accountFile(answered.account, kdfToWire(person.kdf)), rootFingerprint: toB64(rootFingerprint) }
    const shared = input.shared === true
    // A re-invited person's old copy was sealed with keys that are gone.
    await this.places.stores.remove(storeName(account))
    const store = await (shared ? this.places.memory : this.places.stores).open(storeName(account))
    if (!shared) await rememberAccount(this.places.device, account)
    const { keys, auth, kdf } = person
    const { status } = answered.account
    const common = { keys, umk: keys.umk, auth, by: 'passphrase' as const, kdf, store, offline: false }
    const entered: Entered = { ok: true, ...common, account, directory: undefined, status }
    this.#await(entered, shared)
    return { ok: true, me: await this.#meWaiting(entered) }
  }

  /** Waits for the officer's confirmation, asking now and then. */
  #await(entered: Entered, shared: boolean): void {
    const waiting: Waiting = { entered, timer: undefined }
    this.#waiting = waiting
    const look = async () => {
      if (this.#waiting !== waiting) return
      await this.#lookConfirmed(waiting, shared)
      if (this.#waiting === waiting) waiting.timer = setTimeout(() => void look(), CONFIRM_POLL_MS)
    }
    waiting.timer = setTimeout(() => void look(), CONFIRM_POLL_MS)
    this.#say()
  }

  /** Whoever asks while a look is under way waits for its end: after it the copy is open, or not yet. */
  #lookConfirmed(waiting: Waiting, shared: boolean): Promise<t.Outcome> {
    this.#look ??= this.#lookOnce(waiting, shared).finally(() => {
      this.#look = undefined
    })
    return this.#look
  }

  async #lookOnce(waiting: Waiting, shared: boolean): Promise<t.Outcome> {
    const asked = await this.around.transport.call('session', {})
    // New keys end every session, also the one that waits for them to be confirmed.
    const answer = !asked.ok && asked.status === 401 ? await this.#askSession(waiting.entered, shared) : asked
    if (!answer.ok) return answer
    if (answer.value.status !== 'active') return { ok: true }
    const first = await firstDirectory(this.around, { ...waiting.entered, status: 'active' })
    if (!first.ok) return first
    if (this.#waiting !== waiting) return { ok: true }
    clearTimeout(waiting.timer)
    this.#waiting = undefined
    const open = await this.#openWith(first, shared)
    await fillCopy(open.copy)
    await changeMemo(this.around.transport, open.copy.box, memo => ({
      ...memo,
      root: open.copy.directory.rootFingerprint,
    }))
    this.#say()
    await open.sync.now()
    return { ok: true }
  }

  async signIn(input: t.SignInInput): Promise<t.Outcome<{ me: t.Me; offline: boolean }>> {
    const outcome = await this.#comeIn(input, () => enter(this.around, this.places, input))
    return !outcome.ok && outcome.code === FORCED ? this.#forced(input) : outcome
  }
  signInWithPasskey(
    input: Parameters<t.Replica['signInWithPasskey']>[0],
  ): Promise<t.Outcome<{ me: t.Me; offline: boolean }>> {
    return this.#comeIn(input, () => enter(this.around, this.places, input))
  }
  async signInWithCode(input: Parameters<t.Replica['signInWithCode']>[0]): Promise<t.Outcome<{ me: t.Me }>> {
    const { enterWithCode } = await import('./enter-with-code.ts')
    return this.#comeIn(input, () => enterWithCode(this.around, this.places, input))
  }

  async #comeIn(
    input: { org: string; handle: string; shared?: boolean },
    come: () => Promise<EnterResult>,
  ): Promise<t.Outcome<{ me: t.Me; offline: boolean }>> {
    await this.lock()
    this.#stopped = undefined
    this.#why = undefined
    this.#say('keys')
    let entered: EnterResult
    try {
      entered = await come()
    } catch (error) {
      this.#say()
      // Two tabs or two processes with one copy would each believe to be the only writer.
      if (error instanceof StoreBusy) return { ok: false, code: 'device.busy' }
      throw error
    }
    if (!entered.ok) {
      if (entered.code.startsWith('directory.')) this.#alarm(entered.code)
      await this.#obeyAfter(entered.code, input)
      this.#say()
      return entered
    }
    const shared = input.shared === true
    if (entered.directory === undefined) {
      this.#say()
      this.#await(entered, shared)
      return { ok: true, me: await this.#meWaiting(entered), offline: false }
    }
    this.#say('copy')
    const open = await this.#openWith(entered, shared)
    await fillCopy(open.copy, entered.packed)
    const verdict = (await entered.verdict) ?? { ok: true, offline: entered.offline }
    if (!verdict.ok) {
      await this.lock()
      if (verdict.code.startsWith('directory.')) this.#alarm(verdict.code)
      await this.#obeyAfter(verdict.code, input)
      this.#say()
      return verdict
    }
    this.#stopped = open.copy.alarms.stopping()
    this.#say()
    const { store, box } = open.copy
    this.#contact = (verdict.offline ? await lastContact(store, box) : undefined) ?? this.around.clock()
    // A full disk keeps nobody out.
    if (!verdict.offline) await noteContact(store, box, this.#contact).catch(() => {})
    open.sync.online = !verdict.offline
    open.sync.start()
    return { ok: true, me: await this.#me(open.copy), offline: verdict.offline }
  }

  /** After a refusal: were the device or the person removed? Then the copy goes, if the order is signed (security.md 5.8). */
  async #obeyAfter(code: string, { org, handle }: { org: string; handle: string }): Promise<void> {
    if (!ENDS.has(code)) return
    const accounts = await readAccounts(this.places.device)
    const account = accounts.find(each => each.org === org && handleKey(each.handle) === handleKey(handle))
    if (account === undefined || !(await (await devices()).obey(this.around, this.places, account))) return
    this.#why = 'device.wiped'
  }

  async checkOrders(): Promise<{ wiped: t.Remembered[] }> {
    const open = this.#open?.entered.account.user ?? this.#waiting?.entered.account.user
    const wiped = await (await devices()).obeyAll(this.around, this.places, open)
    if (wiped.length > 0) {
      this.#why ??= 'device.wiped'
      this.#say()
    }
    return { wiped }
  }

  /** Somebody was forced to unlock: what opens is empty, what was kept here goes, and the account is frozen (decision 0092). */
  async #forced(input: t.SignInInput): Promise<t.Outcome<{ me: t.Me; offline: boolean }>> {
    this.#say('keys')
    const { emptyWorkspace, giveUpCopy, silentServer } = await import('./duress.ts')
    const orgName = await giveUpCopy(this.around, this.places, input)
    const made = await this.#make(emptyWorkspace(input, orgName))
    if (!('founding' in made)) {
      this.#say()
      return made
    }
    const { founding, changes } = made
    const store = await memoryStores().open(storeName(made.entered.account))
    const server = silentServer(founding.directory.head.seq, changes)
    const open = await this.#openWith({ ...made.entered, store }, true, server)
    holdSecrets(open.copy, founding)
    const again = setInterval(() => void this.#sendOrders().then(left => left || clearInterval(again)), ORDERS_MS)
    open.end.signal.addEventListener('abort', () => clearInterval(again))
    void this.#sendOrders()
    await open.sync.now()
    this.#say()
    return { ok: true, me: await this.#me(open.copy), offline: false }
  }

  /** Tells the server of freezes it has not heard of; true while some are left. */
  #sendOrders(): Promise<boolean> {
    return sendOrders(this.around.transport, this.places.device).catch(() => true)
  }

  /** An alarm about an account that could not even be opened. */
  #alarm(code: string): void {
    this.#stopped = { id: code, code, at: this.around.clock(), stops: true }
    this.#topics.say('alarms')
  }

  async #openWith(entered: Entered, shared: boolean, server = this.around.transport): Promise<Open> {
    const { account, keys, directory } = entered
    if (directory === undefined) throw new Error('no directory')
    const end = new AbortController()
    const store = watched(entered.store, trouble => {
      this.#storage = trouble
      this.#topics.say('sync')
    })
    this.#storage = undefined
    const around = {
      ...this.around,
      transport: renewing(server, async () => (await this.#renew(open)) === 'renewed'),
    }
    const copy = await openCopy(around, account, keys, store, directory, end.signal, shared)
    let checkedLog = false
    let keptDevice = false
    let rotatedAt = 0
    const sync = new Sync(copy, {
      renew: () => this.#renew(open),
      stop: code => this.#stop(open, code),
      lock: () => void this.#remoteLock(open).catch(() => {}),
      alone: () => void this.#leaseEnds(open).catch(() => {}),
      after: async () => {
        this.#contact = copy.clock()
        await noteContact(store, copy.box, this.#contact)
        await sendFiles(copy)
        // Only the directory makes a rotation due; looking through all wraps costs too much for every round.
        const { seq } = copy.directory.head
        if (rotatedAt !== seq && (await rotateDue(copy))) rotatedAt = copy.directory.head.seq
        await tendProposals(copy)
        await tendNotices(copy)
        if (!keptDevice) keptDevice = (await (await devices()).keepDevice(copy, this.places.device)).ok
        if (!checkedLog) checkedLog = await checkLog(copy, code => this.#stop(open, code))
      },
    })
    const open: Open = { copy, sync, end, entered, verdicts: new Map(), behind: new Set() }
    await sync.sender.load()
    store.lost?.(how => void this.#storeLost(open, how).catch(() => {}))
    this.#open = open
    return open
  }
  #storage: StoreTrouble | undefined
  #filesWaiting = 0
  /** The last contact, as the disk has it: the lease outlives a disk that is thrown away. */
  #contact = 0

  /** The browser threw the copy away, or another tab took it. What is in memory and not sent is kept again. */
  async #storeLost(open: Open, how: 'evicted' | 'taken'): Promise<void> {
    if (this.#open !== open) return
    if (how === 'taken') return this.lock('device.elsewhere')
    const { copy, sync, entered } = open
    const files = this.#filesWaiting
    await rememberAccount(this.places.device, entered.account)
    await noteContact(copy.store, copy.box, this.#contact)
    await copy.outbox.keepAgain()
    await copy.conflicts.keepAgain()
    sync.refill()
    await copy.alarms.raise(files > 0 ? 'storage.evictedFiles' : 'storage.evicted')
  }

  /** After a round that did not reach the server: the lease ends also for a copy that is open. */
  async #leaseEnds(open: Open): Promise<void> {
    const { copy } = open
    if (this.#open !== open || copy.shared) return
    const lease = await checkLease(copy.store, copy.box, copy.clock(), leaseHours(copy.directory))
    // A clock that was set while one works says nothing of how long it has been; only a lease that is over ends it.
    if ('end' in lease && lease.end === 'offline.lease' && this.#open === open) await this.lock(lease.end)
  }

  /** A new session with what is in memory: after an offline unlock, or when the server's session ran out. */
  #renew(open: Open): Promise<Renewed> {
    this.#renewing ??= this.#renewOnce(open).finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }
  #renewing: Promise<Renewed> | undefined

  async #renewOnce(open: Open): Promise<Renewed> {
    // While this device changes the passphrase its session ends and comes back; the old proof would be refused.
    await this.#changingPassphrase
    // Signing in again would end a session that is there by now, and with it what is under way.
    if ((await this.around.transport.call('session', {})).ok) return 'renewed'
    const answer = await this.#askSession(open.entered, open.copy.shared)
    if (answer.ok) return 'renewed'
    if (answer.status !== 401 && answer.status !== 403) return 'offline'
    // The passphrase was changed elsewhere or the person removed: the keys must not stay open here. Not awaited:
    // locking waits for the round that asked.
    const { account } = open.entered
    void this.lock(answer.code).then(async () => {
      await this.#obeyAfter(answer.code, account)
      this.#say()
    })
    return 'refused'
  }

  async #askSession({ account, auth, by }: Pick<Entered, 'account' | 'auth' | 'by'>, shared: boolean) {
    const body = await signInBody(this.places.device, { ...account, shared }, auth, by, true)
    return this.around.transport.call('signIn', { body })
  }

  async #remoteLock(open: Open): Promise<void> {
    if (this.#open !== open) return
    // Keys changed or sessions ended somewhere: whoever may still come in signs in again without being asked.
    if ((await this.#renew(open)) === 'renewed') open.sync.wake()
  }

  async #stop(open: Open, code: string): Promise<void> {
    this.#stopped = await open.copy.alarms.raise(code)
    this.#topics.say('state', 'alarms')
  }

  #changingPassphrase: Promise<unknown> | undefined

  async lock(why?: string): Promise<void> {
    this.#prepared = undefined
    if (this.#open !== undefined) this.#why = why
    const open = this.#open
    const waiting = this.#waiting
    this.#open = undefined
    this.#waiting = undefined
    this.#stopped = undefined
    clearTimeout(waiting?.timer)
    if (waiting !== undefined) await waiting.entered.store.close()
    if (open !== undefined) {
      open.end.abort()
      // Whatever is being stored is stored to its end, before anyone may open the same store again.
      await open.sync.close()
      await Promise.allSettled(open.behind)
      await open.copy.packs.close()
      open.copy.rows.index.clear()
      await open.copy.store.close()
    }
    this.#say()
  }

  async signOut({ forget = false, discard = false }: { forget?: boolean; discard?: boolean } = {}): Promise<t.Outcome> {
    const open = this.#open
    const files = open === undefined ? 0 : (await waitingFiles(open.copy)).length
    const kept = open === undefined ? undefined : open.copy.outbox.size + open.copy.conflicts.size + files
    const loses = forget || open?.copy.shared === true
    if (loses && !discard && kept !== undefined && kept > 0)
      return { ok: false, code: 'signOut.waiting', data: { waiting: kept } }
    const account = open?.entered.account ?? this.#waiting?.entered.account
    await this.lock()
    await this.around.transport.call('signOut', { body: {} })
    if (account !== undefined) await this.places.memory.remove(storeName(account))
    if (forget && account !== undefined) {
      await forgetAccount(this.places.device, account)
      await this.places.stores.remove(storeName(account))
      this.#why = 'account.forgotten'
    }
    this.#say()
    return { ok: true }
  }

  duress(): Promise<t.Outcome<{ on: boolean }>> {
    return this.#with(async ({ copy }): Promise<t.Outcome<{ on: boolean }>> => {
      const answer = await copy.transport.call('session', {})
      return answer.ok ? { ok: true, on: answer.value.duress !== undefined } : answer
    })
  }
  setDuress(passphrase: string, forced: string | null): Promise<t.Outcome> {
    return this.#with(async open => {
      const { setDuress } = await import('./duress.ts')
      const set = await setDuress(open.copy, open.copy.transport, open.entered, passphrase, forced)
      if (!set.ok) return set
      open.entered = { ...open.entered, account: set.account }
      if (!open.copy.shared) await rememberAccount(this.places.device, set.account)
      return { ok: true }
    })
  }

  changePassphrase(old: string, next: string): Promise<t.Outcome> {
    return this.changing(async (open, transport) => {
      const { changePassphrase } = await import('./passphrase.ts')
      return changePassphrase(open.copy, transport, open.entered, old, next)
    })
  }

  /** A change of one's ways in ends every session and begins one: what renews a session waits for its end. */
  protected changing<T extends { entered: Entered }>(
    change: (open: Open, transport: Transport) => Promise<t.Outcome<T>>,
  ): Promise<t.Outcome<Omit<T, 'entered'>>> {
    return this.#with(async open => {
      const running = change(open, this.around.transport.until(open.end.signal))
      this.#changingPassphrase = running.catch(() => {})
      try {
        const changed = await running
        if (!changed.ok) return changed
        const { entered, ...rest } = changed
        open.entered = entered
        if (!open.copy.shared) await rememberAccount(this.places.device, entered.account)
        return rest
      } finally {
        this.#changingPassphrase = undefined
      }
    })
  }

  /** An act of people or teams needs the newest directory before, and brings sealed names to the server after. */
  protected act<T extends object>(run: (open: Open) => Promise<t.Outcome<T>>): Promise<t.Outcome<T>> {
    return this.#with(async open => {
      const fresh = await open.sync.pullDirectory()
      if (!fresh.ok && fresh.code !== 'session.none') return fresh
      const grants = await open.sync.pullGrants()
      if (!grants.ok && grants.code !== 'session.none') return grants
      const outcome = await run(open)
      open.sync.wake()
      return outcome
    })
  }

  // ------------------------------------------------------------------ records

  create(kind: string, input: t.CreateInput): Promise<t.Outcome<{ root: string; rec: string }>> {
    return this.#with(async ({ copy, sync }) => {
      const planned = await planCreate(copy, kind, input)
      if (!planned.ok) return planned
      await keepCreations(copy, [planned])
      sync.edited()
      return { ok: true, root: planned.edit.root, rec: planned.edit.rec }
    })
  }
  change(rec: { root: string; rec: string }, patch: t.ChangePatch, base?: t.Base): Promise<t.Outcome> {
    return this.#with(async ({ copy, sync }) => {
      const changed = await changeRecord(copy, rec, patch, base)
      sync.edited()
      return changed
    })
  }
  open(root: string): Promise<t.Outcome<{ root: t.OpenRoot }>> {
    return this.#with(async open => {
      const opened = await openRoot(open.copy, root, open.verdicts)
      if (opened.ok && opened.root.verified === 'checking') this.#checkBehind(open, root)
      return opened
    })
  }
  #checkBehind(open: Open, root: string): void {
    const check = this.#verify(open, root)
      .catch(() => {})
      .finally(() => open.behind.delete(check))
    open.behind.add(check)
  }

  /** Behind an opened root: the server notes who opened it and gives its present state, then everything is checked. */
  async #verify(open: Open, root: string): Promise<void> {
    if (open.sync.online && !open.verdicts.has(root)) {
      const fresh = await refetchRoot(open.copy, root, 'opening')
      // Case after case: the server asks whether it is still she who opens them (security.md 5.1.6).
      if (!fresh.ok && fresh.code === 'session.stepUp') await open.copy.alarms.raise('session.stepUp')
    }
    const verdict = await verifyRoot(open.copy, root)
    open.verdicts.set(root, verdict)
    this.#topics.say(`root:${root}`)
  }
  async list(query: t.ListQuery): Promise<t.ListPage> {
    const copy = this.#open?.copy
    if (copy === undefined) return { rows: [], total: 0, ready: false }
    const looker = { now: copy.clock(), me: copy.user, teams: myTeams(copy) }
    const { rows, total } = copy.rows.page(query, looker)
    return { rows: rows.map(row => presentRow(copy, row)), total, ready: copy.rows.ready }
  }
  async search(text: string, { kind, limit = 20, where }: t.SearchOptions = {}): Promise<t.SearchHit[]> {
    const copy = this.#open?.copy
    if (copy === undefined) return []
    const { hits } = copy.rows.index.search(text, { limit, filter: copy.rows.finds(kind, where) })
    return hits.flatMap(({ id, score, matches }) => {
      const row = copy.rows.get(id)
      return row === undefined ? [] : [{ ...presentRow(copy, row), score, matched: [...matches] }]
    })
  }
  history(rec: { root: string; rec: string }, chain: t.Chain): Promise<t.Outcome<{ versions: t.VersionEntry[] }>> {
    return this.#with(({ copy }) => historyOf(copy, rec, chain))
  }
  async conflicts(): Promise<t.Conflict[]> {
    return this.#open?.copy.conflicts.list() ?? []
  }
  settle(conflict: string, choices: t.Choices): Promise<t.Outcome> {
    return this.#with(async ({ copy, sync }) => {
      const settled = await settleConflict(copy, conflict, choices)
      sync.edited()
      return settled
    })
  }
  whoOpened(root: string): ReturnType<t.Replica['whoOpened']> {
    return this.#with(({ copy }) => whoOpened(copy, root))
  }
  async ownFields(): Promise<t.OpenRecord[]> {
    const copy = this.#open?.copy
    if (copy === undefined) return []
    const records: t.OpenRecord[] = []
    for (const row of copy.rows.ofKind('ownField')) {
      const opened = await openRoot(copy, row.root, new Map())
      if (opened.ok) records.push(...opened.root.records.filter(({ rec }) => rec === row.rec))
    }
    return records
  }

  kept(name: string): Promise<unknown> {
    const copy = this.#open?.copy
    return copy === undefined ? Promise.resolve(undefined) : keptThing(copy, name)
  }
  keep(name: string, value: unknown): Promise<t.Outcome> {
    return this.#with(({ copy }) => keepThing(copy, name, value))
  }

  // ------------------------------------------------------------------ files

  addFile(
    root: string,
    file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
  ): ReturnType<t.Replica['addFile']> {
    return this.#with(async ({ copy, sync }) => {
      const added = await addFile(copy, root, file)
      sync.wake()
      return added
    })
  }
  readFile(value: t.FileValue): ReturnType<t.Replica['readFile']> {
    return this.#with(({ copy }) => readFile(copy, value))
  }
  async fileState(file: string): Promise<t.FileState> {
    const copy = this.#open?.copy
    return copy === undefined ? { file, chunks: 0, sent: 0, here: false, waiting: false } : fileState(copy, file)
  }
  dropOffline(file: string): Promise<t.Outcome> {
    return this.#with(({ copy }) => dropFile(copy, file))
  }

  // ------------------------------------------------------------------ drafts

  async drafts(root?: string): Promise<t.Draft[]> {
    return this.#open === undefined ? [] : listDrafts(this.#open.copy, root)
  }
  keepDraft(draft: t.NewDraft): Promise<t.Outcome<{ id: string }>> {
    return this.#with(({ copy }) => keepDraft(copy, draft))
  }
  async dropDraft(id: string): Promise<void> {
    if (this.#open !== undefined) await dropDraft(this.#open.copy, id)
  }
  keepOffline(value: t.FileValue): Promise<t.Outcome> {
    return this.#with(({ copy }) => keepFile(copy, value))
  }

  // ------------------------------------------------------------------ sync

  async syncNow(): Promise<t.Outcome> {
    const waiting = this.#waiting
    if (this.#look !== undefined) return this.#look
    if (waiting !== undefined) return this.#lookConfirmed(waiting, false)
    return this.#open === undefined ? LOCKED : this.#open.sync.now()
  }
  async status(): Promise<t.SyncStatus> {
    const open = this.#open
    if (open === undefined)
      return { online: false, waiting: 0, refused: 0, syncing: false, conflicts: 0, filesWaiting: 0 }
    const { copy, sync } = open
    const refused = [...copy.outbox.all()].filter(edit => edit.refused !== undefined)
    this.#filesWaiting = (await waitingFiles(copy)).length
    const status: t.SyncStatus = {
      online: sync.online,
      waiting: copy.outbox.size - refused.length,
      refused: new Set(refused.map(({ id }) => id)).size,
      syncing: sync.syncing,
      conflicts: copy.conflicts.size,
      filesWaiting: this.#filesWaiting,
    }
    if (sync.lastSync !== undefined) status.lastSync = sync.lastSync
    if (sync.trouble !== undefined) status.trouble = sync.trouble
    if (this.#storage !== undefined) status.storage = this.#storage
    if (copy.shared || sync.online) return status
    const lease = await checkLease(copy.store, copy.box, copy.clock(), leaseHours(copy.directory))
    return 'until' in lease ? { ...status, until: lease.until } : status
  }
  async refusedEdits(): Promise<t.RefusedEdit[]> {
    // What was refused together is told once, at the record that was at fault.
    const refused = [...(this.#open?.copy.outbox.all() ?? [])].filter(edit => edit.refused !== undefined)
    return [...Map.groupBy(refused, ({ id }) => id).values()].flatMap(edits => {
      const edit = edits.find(({ rec, refused }) => refused?.rec === rec) ?? edits[0]
      if (edit?.refused === undefined) return []
      const { id, root, rec, kind, at } = edit
      const { code, field } = edit.refused
      return [{ id, root, rec, kind, at, code, ...(field === undefined ? {} : { field }) }]
    })
  }
  async discardEdit(id: string): Promise<void> {
    const copy = this.#open?.copy
    const edits = copy?.outbox.ofChange(id) ?? []
    const [first] = edits
    if (copy === undefined || first === undefined) return
    await copy.serial(async () => {
      await copy.outbox.remove(edits)
      await rebase(copy, first.root)
    })
    for (const { root, rec } of edits) await showRecord(copy, root, rec)
    this.#topics.say('sync')
  }

  // ------------------------------------------------------------------ import, export, checks

  importCases(cases: t.PlannedCase[], options: t.ImportOptions): Promise<t.Outcome<{ report: t.ImportReport }>> {
    return this.#with(async ({ copy, sync }) => (await imports()).runImport(copy, sync, cases, options))
  }
  async existingForDuplicates(kind: string): Promise<t.OpenRecord[]> {
    const open = this.#open
    return open === undefined ? [] : (await imports()).existingRecords(open.copy, kind)
  }
  exportCases(...[query, progress]: Parameters<t.Replica['exportCases']>): ReturnType<t.Replica['exportCases']> {
    return this.#with(async ({ copy }) => (await import('./export.ts')).exportRoots(copy, query, progress))
  }
  verify(progress?: t.Progress): Promise<t.Outcome<{ report: t.VerifyReport }>> {
    return this.#with(async ({ copy }) => (await import('./verify.ts')).verifyEverything(copy, progress))
  }
  async alarms(): Promise<t.Alarm[]> {
    const alarms = this.#open?.copy.alarms.list() ?? []
    const stopped = this.#stopped
    return stopped === undefined || alarms.some(({ id }) => id === stopped.id) ? alarms : [stopped, ...alarms]
  }
  async readAlarm(id: string): Promise<void> {
    await this.#open?.copy.alarms.read(id)
  }

  async close(): Promise<void> {
    await this.lock()
    this.#topics.close()
    await this.places.device.close()
  }
}
