/** Keeping the copy in step: the outbox goes out, directory, grants and feeds come in; woken by the server, else by polling. */
import { teamId } from '#vault'
import { apply } from './apply.ts'
import { type Copy, myTeams } from './copy.ts'
import { continues, fetchDirectory, pinWrite, statementWrites } from './directory-sync.ts'
import { takeGrants } from './grants.ts'
import { checkNewHeads, doubtAgain } from './heads.ts'
import { isRecord } from './opened.ts'
import type { FeedPage } from './protocol.ts'
import { Sender } from './send.ts'
import { namesMyKeys } from './sign-in.ts'
import { troubleOf } from './store/watched.ts'
import type { Answer } from './transport.ts'
import type { Outcome } from './types.ts'

const PAGE = 1000
/** Transactions named in one question at most. */
const KNOWN = 100
const POLL_MS = 15_000
const SAFETY_MS = 300_000
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000

/** What a sync asks of the session around it. */
export type SyncHooks = {
  /** Signs in again with what is in memory; false when the server refuses the person. */
  renew(): Promise<'renewed' | 'offline' | 'refused'>
  /** Stops everything: an alarm that nothing may follow. */
  stop(code: string): Promise<void>
  /** The server orders the device to lock. */
  lock(): void
  /** A round did not reach the server. */
  alone(): void
  /** Work that needs the network, after each round: files, rotations, checkpoints. */
  after(): Promise<void>
}

export class Sync {
  readonly sender: Sender
  readonly #copy: Copy
  readonly #hooks: SyncHooks
  #running: Promise<Outcome> | undefined
  #again = false
  #failures = 0
  /** Teams with news since the last round; undefined when everything is to be asked. */
  #stirred: Set<string> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #listening = false
  #haveGrants = false
  /** The copy on disk was thrown away: it is fetched again before anything is sent on top of it. */
  #refill = false
  /** Why the last round ended though the server could be reached. */
  trouble: string | undefined
  online = false
  lastSync: number | undefined

  constructor(copy: Copy, hooks: SyncHooks) {
    this.#copy = copy
    this.#hooks = hooks
    this.sender = new Sender(copy)
  }

  get syncing(): boolean {
    return this.#running !== undefined
  }

  /** From now on in step by itself, until the copy ends. */
  start(): void {
    this.wake(0)
  }

  /** Soon: the server has news, of one team or of anything. */
  wake(delay = 30, team?: string): void {
    if (this.#copy.ended.aborted) return
    if (team === undefined) this.#stirred = undefined
    else this.#stirred?.add(team)
    if (this.#running !== undefined) {
      this.#again = true
      return
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), delay)
  }

  /** An edit was made: it goes out at once, without asking for news first. */
  edited(): void {
    if (this.#copy.ended.aborted || !this.online) return
    this.#push()
      .then(pushed => {
        const missed = [...this.#copy.outbox.all()].some(edit => edit.refused === undefined)
        if (!pushed.ok || missed) this.wake()
      })
      .catch(() => this.wake())
  }

  /** A full round, now. Rounds never overlap; whoever asks during one waits for a full one that begins afterwards. */
  async now(): Promise<Outcome> {
    const current = this.#running
    if (current !== undefined) {
      this.#again = true
      await current
    }
    this.#stirred = undefined
    return this.#run()
  }

  async #run(): Promise<Outcome> {
    if (this.#running !== undefined) return this.#running
    clearTimeout(this.#timer)
    this.#again = false
    const teams = this.#stirred
    this.#stirred = new Set()
    this.#running = this.#guarded(teams).catch(error => this.#fault(error))
    this.#copy.topics.say('sync')
    const outcome = await this.#running.finally(() => {
      this.#running = undefined
    })
    if (!outcome.ok) this.#stirred = undefined
    this.#copy.topics.say('sync')
    this.#schedule(outcome)
    return outcome
  }

  #schedule(outcome: Outcome): void {
    if (this.#copy.ended.aborted) return
    if (outcome.ok) {
      this.#failures = 0
      this.lastSync = this.#copy.clock()
      void this.#listen()
      // A round that something came in between of is followed by one for just that.
      if (this.#again) this.#timer = setTimeout(() => void this.#run(), 0)
      else this.wake(this.#listening ? SAFETY_MS : POLL_MS)
      return
    }
    const asked = 1000 * (outcome.data?.retryAfter === undefined ? 0 : Number(outcome.data.retryAfter))
    const wait = Math.max(asked, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures))
    this.#failures = Math.min(this.#failures + 1, 10)
    // Devices that lost the server together should not come back together.
    this.wake(wait * (0.5 + Math.random()))
  }

  async #guarded(teams: ReadonlySet<string> | undefined): Promise<Outcome> {
    const stopped = this.#copy.alarms.stopping()
    if (stopped !== undefined) return { ok: false, code: stopped.code }
    let outcome = await this.#round(teams)
    if (!outcome.ok && outcome.code === 'session.none') {
      const renewed = await this.#hooks.renew()
      if (renewed === 'refused') return { ok: false, code: 'session.refused' }
      outcome = renewed === 'renewed' ? await this.#round(undefined) : { ok: false, code: 'network.offline' }
    }
    this.#online(outcome.ok || outcome.code !== 'network.offline')
    this.trouble = outcome.ok || outcome.code === 'network.offline' ? undefined : outcome.code
    if (!outcome.ok && outcome.code === 'network.offline') this.#hooks.alone()
    return outcome
  }

  /** Begins anew with an empty store: everything is fetched again. */
  refill(): void {
    this.#refill = true
    this.#haveGrants = false
    this.wake()
  }

  /** A bug or a broken disk must neither end the replica nor go unseen. */
  async #fault(error: unknown): Promise<Outcome> {
    if (this.#copy.ended.aborted) return { ok: false, code: 'locked' }
    const storage = troubleOf(error)
    this.trouble = storage === undefined ? 'sync.fault' : `storage.${storage}`
    // No room is not a fault: it is said where one looks, and the next round tries again.
    if (storage !== undefined) return { ok: false, code: this.trouble }
    await this.#copy.alarms.raise('sync.fault').catch(() => {})
    return { ok: false, code: 'sync.fault' }
  }

  #online(now: boolean): void {
    if (this.online === now) return
    this.online = now
    this.#copy.topics.say('sync')
  }

  /** Everything, or only the feeds of some teams. */
  async #round(teams: ReadonlySet<string> | undefined): Promise<Outcome> {
    const first = teams === undefined ? [() => this.pullDirectory(), () => this.pullGrants()] : []
    const refill = this.#refill
    const steps = [
      ...first,
      refill ? () => this.#keepDirectoryAgain() : () => this.#push(),
      () => this.#pullFeeds(refill ? undefined : teams),
      () => this.#catchUp(),
      () => this.#checkHeads(teams === undefined),
      // What came in may have moved edits on; they go out in the same round.
      () => this.#push(),
    ]
    for (const step of steps) {
      if (this.#copy.ended.aborted) return { ok: false, code: 'locked' }
      const outcome = await step()
      if (!outcome.ok) return outcome
      this.#online(true)
    }
    if (refill) this.#refill = false
    if (teams === undefined) await this.#hooks.after()
    else if (this.#copy.parted) this.wake()
    return { ok: true }
  }

  /** Brings the directory up to date; anything that does not follow stops the client. */
  async pullDirectory(): Promise<Outcome> {
    const copy = this.#copy
    const found = await fetchDirectory(copy.transport, copy.org, copy.directory.rootFingerprint, copy.directory)
    if (!found.ok) {
      if (!found.offline) await this.#hooks.stop(found.code)
      return { ok: false, code: found.code }
    }
    if (found.grew) {
      copy.directory = found.directory
      this.#haveGrants = false
      await copy.store.write([...statementWrites(found.statements ?? []), await pinWrite(copy.box, found.directory)])
      // What I may do follows from the directory too.
      copy.topics.say('people', 'invitations', 'state')
    }
    if (!namesMyKeys(copy.directory, copy.user, copy.keys) && !this.#revoked()) {
      await this.#hooks.stop('directory.keys')
      return { ok: false, code: 'directory.keys' }
    }
    await this.#sayRecoveries()
    if (!this.#revoked()) return { ok: true }
    await this.#hooks.stop('account.revoked')
    return { ok: false, code: 'account.revoked' }
  }

  /** The statements for the next start without signal: the very list this device has verified, or none. */
  async #keepDirectoryAgain(): Promise<Outcome> {
    const { transport, org, directory, store, box } = this.#copy
    const found = await fetchDirectory(transport, org, directory.rootFingerprint, undefined)
    if (!found.ok) return { ok: false, code: found.code }
    if (!continues(found.directory, { rootFingerprint: directory.rootFingerprint, ...directory.head })) {
      await this.#hooks.stop('directory.shorter')
      return { ok: false, code: 'directory.shorter' }
    }
    const { seq } = directory.head
    const mine = (found.statements ?? []).filter(statement => statement.seq <= seq)
    await store.write([...statementWrites(mine), await pinWrite(box, directory)])
    return { ok: true }
  }

  /** Whoever holds the recovery papers can open everything: that they were used is said to everyone, once. */
  async #sayRecoveries(): Promise<void> {
    const { directory, store, box, alarms, clock } = this.#copy
    for (const { seq } of directory.recoveryUses) {
      const key = `recovery/${seq}`
      if ((await store.get('kept', key)) !== undefined) continue
      await alarms.raise('recovery.used')
      await store.write([{ table: 'kept', key, value: await box.sealValue(key, { at: clock() }) }])
    }
  }

  #revoked(): boolean {
    return this.#copy.directory.users.get(this.#copy.user)?.status === 'revoked'
  }

  /** Fetches the secrets given to me, when something about teams changed. */
  async pullGrants(): Promise<Outcome> {
    const copy = this.#copy
    const missing = myTeams(copy).some(
      team => copy.keyring.secret(team, copy.directory.teams.get(teamId(team))?.epoch ?? 0) === undefined,
    )
    if (this.#haveGrants && !missing) return { ok: true }
    const answer = await copy.transport.call('grants', {})
    if (!answer.ok) return answer
    await takeGrants(copy, answer.value)
    this.#haveGrants = true
    return { ok: true }
  }

  async #push(): Promise<Outcome> {
    // Whatever asks for it: after a lie about people and keys nothing leaves.
    const stopped = this.#copy.alarms.stopping()
    if (stopped !== undefined) return { ok: false, code: stopped.code }
    if (this.#copy.outbox.size === 0) return { ok: true }
    const sent = await this.sender.send()
    if (!sent.ok) return sent
    if (sent.again) this.#again = true
    return { ok: true }
  }

  /** Someone rotated between the directory and the feeds of this round: what came in opens with what is granted now. */
  async #catchUp(): Promise<Outcome> {
    if (!this.#copy.behind) return { ok: true }
    this.#copy.behind = false
    const directory = await this.pullDirectory()
    return directory.ok ? this.pullGrants() : directory
  }

  async #checkHeads(full: boolean): Promise<Outcome> {
    if (full) doubtAgain(this.#copy)
    await checkNewHeads(this.#copy)
    return { ok: true }
  }

  async #pullFeeds(teams: ReadonlySet<string> | undefined): Promise<Outcome> {
    // What was given to me by name comes like what a team of mine has.
    for (const team of [...myTeams(this.#copy), this.#copy.user]) {
      if (teams !== undefined && !teams.has(team)) continue
      const outcome = await this.#pullFeed(team)
      if (!outcome.ok) return outcome
    }
    return { ok: true }
  }

  async #pullFeed(team: string): Promise<Outcome> {
    const copy = this.#copy
    const cursorKey = `cursor/${team}`
    const ask = (since: string | undefined): { asked: number; page: Promise<Answer<FeedPage>> } => ({
      asked: copy.order.asked(),
      page: copy.transport.call('feed', {
        params: { team },
        query: { since, limit: PAGE, known: knownAfter(copy, since) },
      }),
    })
    let since = await copy.store.get('meta', cursorKey)
    let travelling = ask(since)
    for (;;) {
      const { asked } = travelling
      const page = await travelling.page
      // A team I was just taken out of, or am not yet given: not the end of the round.
      if (!page.ok) return page.status === 404 || page.status === 403 ? { ok: true } : page
      const { next, more, ...delivery } = page.value
      // A feed that goes on without moving would keep this device busy for ever.
      if (more && next === since) return { ok: false, code: 'answer.invalid' }
      since = next
      // The next page travels while this one is opened and stored.
      if (more) travelling = ask(next)
      await apply(copy, { ...delivery, asked, team, also: [{ table: 'meta', key: cursorKey, value: next }] })
      if (!more) return { ok: true }
      if (copy.ended.aborted) return { ok: false, code: 'locked' }
    }
  }

  async #listen(): Promise<void> {
    if (this.#listening) return
    this.#listening = true
    const on = (event: string, data: string) => {
      if (event === 'lock') this.#hooks.lock()
      else if (event === 'feed') this.wake(30, stirredTeam(data))
      else if (event === 'directory') this.wake()
    }
    // Whatever happened before the connection stood is fetched once it does.
    await this.#copy.transport.events(on, () => this.wake(), this.#copy.ended)
    this.#listening = false
    if (!this.#copy.ended.aborted) this.wake(POLL_MS * Math.random())
  }

  /** Ends the timers and waits for what is being stored; the copy's signal has ended the calls. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await Promise.allSettled([this.#running, this.sender.running])
    clearTimeout(this.#timer)
  }
}

/**
 * The transactions after a cursor whose echo is not needed, newest last; without a cursor everything is needed. A server that
 * leaves out what nobody wrote here withholds it, as it always can: the heads tell.
 */
function knownAfter({ written }: Copy, since: string | undefined): string | undefined {
  if (since === undefined) written.clear()
  const from = BigInt(since?.split('.', 1)[0] ?? 0)
  const known = [...written].filter(xid => BigInt(xid) >= from).slice(-KNOWN)
  return known.length === 0 ? undefined : known.join(',')
}

/** The team an event names; undefined when it cannot be read, and then everything is asked. */
function stirredTeam(data: string): string | undefined {
  try {
    const event: unknown = JSON.parse(data)
    return isRecord(event) && typeof event.team === 'string' ? event.team : undefined
  } catch {
    return undefined
  }
}
