/** Coming in, by invitation or by any of one's ways in, and going out. */
import { checkPassphrase, toB64 } from '#vault'
import { accountFile, forgetAccount, rememberAccount } from '../accounts.ts'
import { FORCED } from '../duress-mark.ts'
import { waitingFiles } from '../files.ts'
import { lastContact, noteContact } from '../lease.ts'
import { fillCopy } from '../open-copy.ts'
import { type Entered, type EnterResult, enter, storeName } from '../sign-in.ts'
import { memoryStores } from '../store/memory.ts'
import { StoreBusy } from '../store/store.ts'
import type { EnteringFacade } from '../types/entering.ts'
import type { Me, Outcome, SignInInput } from '../types.ts'
import { kdfToWire } from '../wire.ts'
import { awaitConfirmation } from './await.ts'
import { holdSecrets, makeFounding } from './founding.ts'
import type { Life } from './life.ts'
import { meOf, meWaiting } from './me.ts'
import { checkOrders, obeyAfter, sendFreezes } from './orders.ts'
import { openWith } from './stay.ts'

type Entry = Outcome<{ me: Me; offline: boolean }>

const invitations = () => import('../invitations.ts')
const ORDERS_MS = 20_000

/** {@link EnteringFacade} of one replica. */
export function enteringFacade(life: Life): EnteringFacade {
  const { around, places } = life
  return {
    async readInvitation(fragment) {
      const read = await (await invitations()).readInvitation(around.transport, fragment, around.language)
      return read.ok ? { ok: true, invitation: read.invitation } : read
    },
    async acceptInvitation(input) {
      const checked = checkPassphrase(input.passphrase)
      if (!checked.ok) return { ...checked, place: 'passphrase' }
      await life.lock()
      const answered = await (await invitations()).answerInvitation(around.transport, input, around.language)
      if (!answered.ok) return answered
      const { person, rootFingerprint } = answered
      // The fingerprint of the link, not the server's, is what this device believes from now on.
      const kept = accountFile(answered.account, kdfToWire(person.kdf))
      const account = { ...kept, rootFingerprint: toB64(rootFingerprint) }
      const shared = input.shared === true
      // A re-invited person's old copy was sealed with keys that are gone.
      await places.stores.remove(storeName(account))
      const store = await (shared ? places.memory : places.stores).open(storeName(account))
      if (!shared) await rememberAccount(places.device, account)
      const { keys, auth, kdf } = person
      const { status } = answered.account
      const common = { keys, umk: keys.umk, auth, by: 'passphrase' as const, kdf, store, offline: false }
      const entered: Entered = { ok: true, ...common, account, directory: undefined, status }
      awaitConfirmation(life, entered, shared)
      return { ok: true, me: await meWaiting(entered, around.language) }
    },
    async signIn(input) {
      const outcome = await comeIn(life, input, () => enter(around, places, input))
      return !outcome.ok && outcome.code === FORCED ? forced(life, input) : outcome
    },
    signInWithPasskey: input => comeIn(life, input, () => enter(around, places, input)),
    async signInWithCode(input) {
      const { enterWithCode } = await import('../enter-with-code.ts')
      return comeIn(life, input, () => enterWithCode(around, places, input))
    },
    signOut: options => signOut(life, options),
    checkOrders: () => checkOrders(life),
  }
}

type Comer = { org: string; handle: string; shared?: boolean }

async function comeIn(life: Life, input: Comer, come: () => Promise<EnterResult>): Promise<Entry> {
  await life.lock()
  life.stopped = undefined
  life.why = undefined
  life.say('keys')
  let entered: EnterResult
  try {
    entered = await come()
  } catch (error) {
    life.say()
    // Two tabs or two processes with one copy would each believe to be the only writer.
    if (error instanceof StoreBusy) return { ok: false, code: 'device.busy' }
    throw error
  }
  if (!entered.ok) {
    await refusedEntry(life, entered.code, input)
    return entered
  }
  const shared = input.shared === true
  if (entered.directory === undefined) {
    life.say()
    awaitConfirmation(life, entered, shared)
    return { ok: true, me: await meWaiting(entered, life.around.language), offline: false }
  }
  return openEntered(life, input, entered, shared)
}

/** Opens and fills the copy; what the server said meanwhile may end it again. */
async function openEntered(life: Life, input: Comer, entered: Entered, shared: boolean): Promise<Entry> {
  life.say('copy')
  const open = await openWith(life, entered, shared)
  await fillCopy(open.copy, entered.packed)
  const verdict = (await entered.verdict) ?? { ok: true, offline: entered.offline }
  if (!verdict.ok) {
    await life.lock()
    await refusedEntry(life, verdict.code, input)
    return verdict
  }
  life.stopped = open.copy.alarms.stopping()
  life.say()
  const { store, box } = open.copy
  life.contact = (verdict.offline ? await lastContact(store, box) : undefined) ?? life.around.clock()
  // A full disk keeps nobody out.
  if (!verdict.offline) await noteContact(store, box, life.contact).catch(() => {})
  open.sync.online = !verdict.offline
  open.sync.start()
  return { ok: true, me: await meOf(open.copy, life.around.language), offline: verdict.offline }
}

async function refusedEntry(life: Life, code: string, input: Comer): Promise<void> {
  // A lie about an account that could not even be opened.
  if (code.startsWith('directory.')) {
    life.stopped = { id: code, code, at: life.around.clock(), stops: true }
    life.topics.say('alarms')
  }
  await obeyAfter(life, code, input)
  life.say()
}

/** Somebody was forced to unlock: what opens is empty, what was kept here goes, and the account is frozen (decision 0092). */
async function forced(life: Life, input: SignInInput): Promise<Entry> {
  life.say('keys')
  const { emptyWorkspace, giveUpCopy, silentServer } = await import('../duress.ts')
  const orgName = await giveUpCopy(life.around, life.places, input)
  const made = await makeFounding(life, emptyWorkspace(input, orgName))
  if (!('founding' in made)) {
    life.say()
    return made
  }
  const { founding, changes } = made
  const store = await memoryStores().open(storeName(made.entered.account))
  const server = silentServer(founding.directory.head.seq, changes)
  const open = await openWith(life, { ...made.entered, store }, true, server)
  holdSecrets(open.copy, founding)
  const again = setInterval(() => void sendFreezes(life).then(left => left || clearInterval(again)), ORDERS_MS)
  open.end.signal.addEventListener('abort', () => clearInterval(again))
  void sendFreezes(life)
  await open.sync.now()
  life.say()
  return { ok: true, me: await meOf(open.copy, life.around.language), offline: false }
}

async function signOut(
  life: Life,
  { forget = false, discard = false }: { forget?: boolean; discard?: boolean } = {},
): Promise<Outcome> {
  const { open, places } = life
  const files = open === undefined ? 0 : (await waitingFiles(open.copy)).length
  const kept = open === undefined ? undefined : open.copy.outbox.size + open.copy.conflicts.size + files
  const loses = forget || open?.copy.shared === true
  if (loses && !discard && kept !== undefined && kept > 0)
    return { ok: false, code: 'signOut.waiting', data: { waiting: kept } }
  const account = open?.entered.account ?? life.waiting?.entered.account
  await life.lock()
  await life.around.transport.call('signOut', { body: {} })
  if (account !== undefined) await places.memory.remove(storeName(account))
  if (forget && account !== undefined) {
    await forgetAccount(places.device, account)
    await places.stores.remove(storeName(account))
    life.why = 'account.forgotten'
  }
  life.say()
  return { ok: true }
}
