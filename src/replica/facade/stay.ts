/** From opening a copy to locking it: its sessions, its lease, and a store that goes away beneath it. */
import { rememberAccount } from '../accounts.ts'
import { tendCarried } from '../carried.ts'
import { checkLog } from '../checkpoint.ts'
import { sendFiles } from '../files.ts'
import { checkLease, leaseHours, leaseOf, noteContact } from '../lease.ts'
import { tendNotices } from '../notices.ts'
import { openCopy } from '../open-copy.ts'
import { tendProposals } from '../proposals.ts'
import type { Open } from '../session.ts'
import { type Entered, signInBody } from '../sign-in.ts'
import { troubleOf, watched } from '../store/watched.ts'
import { Sync } from '../sync.ts'
import { rotateDue } from '../teams.ts'
import { renewing } from '../transport.ts'
import type { Life, Renewed } from './life.ts'
import { obeyAfter } from './orders.ts'

/** Opens the copy of whoever came in; from now on it is the one that is open. */
export async function openWith(
  life: Life,
  entered: Entered,
  shared: boolean,
  server = life.around.transport,
): Promise<Open> {
  const { account, keys, directory } = entered
  if (directory === undefined) throw new Error('no directory')
  const end = new AbortController()
  const store = watched(entered.store, trouble => {
    life.storage = trouble
    life.topics.say('sync')
  })
  life.storage = undefined
  const around = {
    ...life.around,
    transport: renewing(server, async () => (await renew(life, open)) === 'renewed'),
  }
  const copy = await openCopy(around, account, keys, store, directory, end.signal, shared)
  const sync = new Sync(copy, {
    renew: () => renew(life, open),
    stop: code => stop(life, open, code),
    lock: () => void remoteLock(life, open).catch(() => {}),
    alone: () => void leaseEnds(life, open).catch(() => {}),
    after: afterRounds(life, () => open),
  })
  const open: Open = { copy, sync, end, entered, verdicts: new Map(), behind: new Set(), askNews: true }
  await sync.sender.load()
  store.lost?.(how => void storeLost(life, open, how).catch(() => {}))
  life.open = open
  return open
}

/** What is done after each round with the server; some of it once. */
function afterRounds(life: Life, now: () => Open): () => Promise<void> {
  let checkedLog = false
  let keptDevice = false
  let rotatedAt = 0
  return async () => {
    const open = now()
    const { copy } = open
    life.contact = copy.clock()
    await noteContact(copy.store, copy.box, life.contact)
    await sendFiles(copy)
    // Only the directory makes a rotation due; looking through all wraps costs too much for every round.
    const { seq } = copy.directory.head
    if (rotatedAt !== seq && (await rotateDue(copy))) rotatedAt = copy.directory.head.seq
    if (await (await import('../sharing.ts')).tendSharing(copy)) open.sync.edited()
    await tendProposals(copy)
    const asked = open.askNews || copy.parted
    open.askNews = false
    copy.parted = false
    await (await import('../erased.ts')).tendGone(copy)
    await tendNotices(copy, asked)
    if (asked) await tendCarried(copy)
    if (await (await import('../case-acts/tend.ts')).tendCaseActs(copy)) open.sync.edited()
    await (await import('../reminders.ts')).tendReminders(copy, asked)
    if (!keptDevice) keptDevice = (await (await import('../devices.ts')).keepDevice(copy, life.places.device)).ok
    if (!checkedLog) checkedLog = await checkLog(copy, code => stop(life, open, code))
  }
}

/** The browser threw the copy away, or another tab took it. What is in memory and not sent is kept again. */
async function storeLost(life: Life, open: Open, how: 'evicted' | 'taken'): Promise<void> {
  if (life.open !== open) return
  if (how === 'taken') return life.lock('device.elsewhere')
  const { copy, sync, entered } = open
  const files = life.filesWaiting
  const keepAgain = async () => {
    await copy.outbox.keepAgain()
    await copy.conflicts.keepAgain()
    sync.refill()
    await copy.alarms.raise(files > 0 ? 'storage.evictedFiles' : 'storage.evicted')
    await noteContact(copy.store, copy.box, life.contact)
  }
  // The list of accounts went with the copy, and may come back later: neither waits for the other.
  await Promise.all([keepAgain(), patiently(() => rememberAccount(life.places.device, entered.account))])
}

const AGAIN_TIMES = 25
const AGAIN_MS = 200

/** Does it once the store is back that the browser threw away. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (troubleOf(error) !== 'gone' || tries === AGAIN_TIMES) throw error
      await new Promise(later => setTimeout(later, AGAIN_MS))
    }
  }
}

/** After a round that did not reach the server: the lease ends also for a copy that is open. */
async function leaseEnds(life: Life, open: Open): Promise<void> {
  const { copy } = open
  if (life.open !== open || copy.shared) return
  const hours = leaseHours(copy.directory)
  // By what this tab knows of the last contact: a store just thrown away has none, and what waits would go with the lock.
  // A clock that was set while one works says nothing of how long it has been; only a lease that is over ends it.
  const lease = leaseOf({ at: life.contact, seen: 0 }, copy.clock(), hours)
  if ('end' in lease) await life.lock(lease.end)
  else await checkLease(copy.store, copy.box, copy.clock(), hours)
}

/** A new session with what is in memory: after an offline unlock, or when the server's session ran out. */
function renew(life: Life, open: Open): Promise<Renewed> {
  life.renewing ??= renewOnce(life, open).finally(() => {
    life.renewing = undefined
  })
  return life.renewing
}

async function renewOnce(life: Life, open: Open): Promise<Renewed> {
  // While this device changes the passphrase its session ends and comes back; the old proof would be refused.
  await life.changingWays
  // Signing in again would end a session that is there by now, and with it what is under way.
  if ((await life.around.transport.call('session', {})).ok) return 'renewed'
  const answer = await askSession(life, open.entered, open.copy.shared)
  if (answer.ok) return 'renewed'
  if (answer.status !== 401 && answer.status !== 403) return 'offline'
  // The passphrase was changed elsewhere or the person removed: the keys must not stay open here. Not awaited:
  // locking waits for the round that asked.
  const { account } = open.entered
  void life.lock(answer.code).then(async () => {
    await obeyAfter(life, answer.code, account)
    life.say()
  })
  return 'refused'
}

/** Signs in with what is in memory. */
export async function askSession(
  life: Life,
  { account, auth, by }: Pick<Entered, 'account' | 'auth' | 'by'>,
  shared: boolean,
) {
  const body = await signInBody(life.places.device, { ...account, shared }, auth, by, true)
  return life.around.transport.call('signIn', { body })
}

async function remoteLock(life: Life, open: Open): Promise<void> {
  if (life.open !== open) return
  // Keys changed or sessions ended somewhere: whoever may still come in signs in again without being asked.
  open.askNews = true
  if ((await renew(life, open)) === 'renewed') open.sync.wake()
}

async function stop(life: Life, open: Open, code: string): Promise<void> {
  life.stopped = await open.copy.alarms.raise(code)
  life.topics.say('state', 'alarms')
}
