/** Signing in: online first, offline against the sealed copy (security.md 3.1, 3.2, 5.8). */
import {
  type Bytes,
  checkKdf,
  type Directory,
  equalBytes,
  fromB64,
  type KdfParams,
  orgId,
  passkeyAuth,
  sameKdf,
  stretch,
  toB64,
  type UserKeys,
  userId,
} from '#vault'
import {
  accountFile,
  handleKey,
  openWith,
  openWithPasskey,
  passphraseKdf,
  rememberAccount,
  unlock,
} from './accounts.ts'
import { continues, fetchDirectory, pinWrite, readPin, replayStored, statementWrites } from './directory-sync.ts'
import { checkLease, leaseHours } from './lease.ts'
import { LocalBox } from './local-box.ts'
import { openMemo } from './memo.ts'
import type { Surroundings } from './open-copy.ts'
import { type PackedLists, readPacks } from './packs.ts'
import type { Account, BodyOf } from './protocol.ts'
import { type AccountFile, readAccounts } from './remembered.ts'
import type { Store, Stores } from './store/store.ts'
import { thisDevice } from './this-device.ts'
import type { PasskeyAnswer, Refused, SignInInput } from './types.ts'
import { kdfFromWire, kdfToWire } from './wire.ts'

/** Everything a session is opened from. `directory` is absent for a person whom no officer has confirmed yet. */
export type Entered = {
  ok: true
  account: AccountFile
  keys: UserKeys
  umk: Bytes
  /** What proves the person to the server, and what it was derived from. */
  auth: Bytes
  by: 'passphrase' | 'passkey'
  kdf: KdfParams
  store: Store
  directory: Directory | undefined
  packed?: PackedLists
  offline: boolean
  status: Account['status']
  /**
   * What the server says of the person, still under way: the copy is opened meanwhile, and closed again when she is refused.
   * Absent when it has answered.
   */
  verdict?: Promise<{ ok: true; offline: boolean } | Refused>
}
export type EnterResult = Entered | Refused

const SERVER_PATIENCE_MS = 3000

/** Somebody comes in with her passphrase, or with what a passkey gave. */
export type ComingIn = Omit<SignInInput, 'passphrase'> & ({ passphrase: string } | { passkey: PasskeyAnswer })

/** `memory` is for shared computers: sealed, never on a disk, gone with the worker or at sign-out. */
export type Places = { device: Store; stores: Stores; memory: Stores }

export const storeName = (account: { user: string }) => `account-${account.user}`

/** Signs in. Nothing is derived from the passphrase before the parameters have passed the floor. */
export async function enter(around: Surroundings, places: Places, input: ComingIn): Promise<EnterResult> {
  const accounts = await readAccounts(places.device)
  const known = accounts.find(each => each.org === input.org && handleKey(each.handle) === handleKey(input.handle))
  if (known !== undefined && input.shared !== true) {
    const entered = await enterKnown(around, places, known, input)
    // The passphrase may have been changed on another device: the server knows the new parameters.
    if (entered.ok || (entered.code !== 'passphrase.wrong' && entered.code !== 'passkey.wrong')) return entered
    const fresh = await enterNew(around, places, input, known)
    return fresh.ok || fresh.code !== 'network.offline' ? fresh : entered
  }
  return enterNew(around, places, input, undefined)
}

async function enterKnown(
  around: Surroundings,
  places: Places,
  account: AccountFile,
  input: ComingIn,
): Promise<EnterResult> {
  const kdf = kdfFromWire(account.kdf)
  if (kdf === undefined || !checkKdf(kdf).ok) return { ok: false, code: 'kdf.weak' }
  const store = await places.stores.open(storeName(account), input.takeOver)
  const entered = await enterStored(around, places, account, input, store, kdf).catch(error =>
    closedAfter(store, error),
  )
  if (!entered.ok) await store.close()
  return entered
}

/** A store that is not handed on is closed: nobody else could open it otherwise. */
async function closedAfter(store: Store, error: unknown): Promise<never> {
  await store.close()
  throw error
}

async function enterStored(
  around: Surroundings,
  places: Places,
  account: AccountFile,
  input: ComingIn,
  store: Store,
  kdf: KdfParams,
): Promise<EnterResult> {
  // All of this needs no key: it is read and checked while Argon2id works.
  const ahead = Promise.all([
    readPacks(store),
    replayStored(store, orgId(account.org), fromB64(account.rootFingerprint)),
  ])
  ahead.catch(() => {})
  const opened =
    'passkey' in input ? await openWithPasskey(account, input.passkey) : await unlock(account, input.passphrase, kdf)
  if (!opened.ok) return opened
  const by = wayOf(input)
  const asked = askServer(around, places, input, opened.auth)
  asked.catch(() => {})
  const [packed, directory] = await ahead
  const box = await LocalBox.of(opened.keys.cacheKey)
  const { keys, umk, auth } = opened
  const base = { ok: true as const, account, keys, umk, auth, by, kdf, store, packed }
  if (directory !== undefined) {
    if (!continues(directory, await readPin(store, box))) return { ok: false, code: 'directory.shorter' }
    if (!namesMyKeys(directory, account.user, keys)) return { ok: false, code: 'directory.keys' }
    const verdict = asked.then(answer => judged(around, account, store, box, answer, directory))
    verdict.catch(() => {})
    return { ...base, directory, offline: false, status: 'active', verdict }
  }
  const answer = await asked
  if (answer === 'offline') return { ok: false, code: 'network.offline' }
  if (!answer.ok) return answer
  const { status } = answer.account
  const judgement = await judged(around, account, store, box, answer, undefined)
  if (!judgement.ok) return judgement
  const entered: Entered = { ...base, directory: undefined, offline: false, status }
  return status === 'active' ? firstDirectory(around, entered) : entered
}

/** What follows from the server's answer, or its silence, for a copy that opened. */
async function judged(
  around: Surroundings,
  account: AccountFile,
  store: Store,
  box: LocalBox,
  answer: Awaited<ReturnType<typeof askServer>>,
  directory: Directory | undefined,
): Promise<{ ok: true; offline: boolean } | Refused> {
  if (answer === 'offline') {
    const hours = directory === undefined ? 0 : leaseHours(directory)
    const lease = await checkLease(store, box, around.clock(), hours)
    return 'end' in lease ? { ok: false, code: lease.end } : { ok: true, offline: true }
  }
  if (!answer.ok) return answer
  if (answer.account.rootFingerprint !== account.rootFingerprint) return { ok: false, code: 'directory.root' }
  if (answer.account.user !== account.user) return { ok: false, code: 'directory.keys' }
  // The account on this device stays as it is: what opened it is better than what a server says now.
  return { ok: true, offline: false }
}

/** The server's answer to the sign-in, or `offline` when it takes too long: the copy is here, nobody should wait. */
async function askServer(
  around: Surroundings,
  places: Places,
  input: ComingIn,
  auth: Bytes,
): Promise<{ ok: true; account: Account } | Refused | 'offline'> {
  const body = await signInBody(places.device, input, auth, wayOf(input))
  const asked = around.transport.call('signIn', { body, signal: AbortSignal.timeout(SERVER_PATIENCE_MS) })
  const answer = await asked
  if (answer.ok) return { ok: true, account: answer.value }
  // Only a refusal of this person keeps her out of her own copy; a busy or broken server is an absent one.
  return answer.status === 401 || answer.status === 403 ? refusal(answer) : 'offline'
}

const refusal = ({ code, retryAfter }: { code: string; retryAfter?: number }): Refused =>
  retryAfter === undefined ? { ok: false, code } : { ok: false, code, data: { retryAfter } }

/** A device that has no copy of this person, or whose copy has an older passphrase. */
async function enterNew(
  around: Surroundings,
  places: Places,
  input: ComingIn,
  known: AccountFile | undefined,
): Promise<EnterResult> {
  const proof = await proofOf(around, input)
  if (!proof.ok) return proof
  const body = await signInBody(places.device, input, proof.auth, wayOf(input))
  const answer = await around.transport.call('signIn', { body })
  if (!answer.ok) return refusal(answer)
  const kdf = proof.kdf ?? passphraseKdf(answer.value)
  if (kdf === undefined) return { ok: false, code: 'kdf.unknown' }
  const account = accountFile(answer.value, kdfToWire(kdf))
  const opened =
    'passkey' in input
      ? await openWithPasskey(account, input.passkey)
      : await openWith(account, kdf, { kek: proof.kek, auth: proof.auth })
  if (!opened.ok) return opened
  if (known !== undefined && known.user !== account.user) return { ok: false, code: 'directory.keys' }
  const pinned = await trustedRoot(answer.value, opened.keys, known)
  if (!pinned.ok) return pinned
  const trusted = pinned.root
  const kept: AccountFile = { ...account, rootFingerprint: trusted }
  const store = await (input.shared === true ? places.memory : places.stores).open(storeName(account), input.takeOver)
  if (input.shared !== true) await rememberAccount(places.device, kept)
  const { keys, umk, auth } = opened
  const { status } = answer.value
  const entered: Entered = {
    ok: true,
    account: kept,
    keys,
    umk,
    auth,
    by: wayOf(input),
    kdf,
    store,
    directory: undefined,
    offline: false,
    status,
  }
  if (status !== 'active') return entered
  const first = await firstDirectory(around, entered).catch(error => closedAfter(store, error))
  if (!first.ok) await store.close()
  return first
}

type Proof = { ok: true; auth: Bytes; kek: Bytes; kdf: KdfParams | undefined }

/** What the server is shown. A passphrase is stretched with the parameters it names, after they passed the floor. */
async function proofOf(around: Surroundings, input: ComingIn): Promise<Proof | Refused> {
  if ('passkey' in input) {
    if (input.passkey.prf.length !== 32) return { ok: false, code: 'passkey.wrong' }
    return { ok: true, auth: passkeyAuth(input.passkey.prf, orgId(input.org)), kek: NO_KEY, kdf: undefined }
  }
  const { org, handle } = input
  const started = await around.transport.call('signInStart', { body: { org, handle } })
  if (!started.ok) return refusal(started)
  const kdf = kdfFromWire(started.value.kdf)
  if (kdf === undefined) return { ok: false, code: 'kdf.unknown' }
  const stretched = await stretch(input.passphrase, kdf)
  return stretched.ok ? { ...stretched, kdf } : stretched
}
const NO_KEY: Bytes = new Uint8Array(0)

const wayOf = (input: ComingIn): 'passphrase' | 'passkey' => ('passkey' in input ? 'passkey' : 'passphrase')

/** A sign-in as it travels; a device that keeps a copy says which it is. */
export async function signInBody(
  device: Store,
  { org, handle, shared }: { org: string; handle: string; shared?: boolean | undefined },
  auth: Bytes,
  by: 'passphrase' | 'passkey' | 'code',
  renew = false,
): Promise<NonNullable<BodyOf<'signIn'>>> {
  return {
    org,
    handle,
    auth: toB64(auth),
    ...(by === 'passphrase' ? {} : { by }),
    ...(shared === undefined ? {} : { shared }),
    ...(shared === true ? {} : { device: await thisDevice(device, org, handle) }),
    ...(renew ? { renew } : {}),
  }
}

/**
 * The root fingerprint to believe: the one this device pinned, else the one this person sealed for her other devices, and
 * only for a person who never sealed one, the server's (shown as six words).
 */
export async function trustedRoot(
  account: Account,
  keys: UserKeys,
  known: AccountFile | undefined,
): Promise<{ ok: true; root: string } | Refused> {
  const opened = await openMemo(await LocalBox.of(keys.cacheKey), account.memo)
  if (!opened.ok) return opened
  const { memo } = opened
  const pinned = known?.rootFingerprint ?? (memo.root === undefined ? undefined : toB64(memo.root))
  return pinned === undefined || pinned === account.rootFingerprint
    ? { ok: true, root: account.rootFingerprint }
    : { ok: false, code: 'directory.root' }
}

/** Fetches the directory for a copy that has none, and checks that it names my keys and my parameters. */
export async function firstDirectory(around: Surroundings, entered: Entered): Promise<EnterResult> {
  const { account, keys, store, kdf } = entered
  const org = orgId(account.org)
  const stored = await replayStored(store, org, fromB64(account.rootFingerprint))
  const found = await fetchDirectory(around.transport, org, fromB64(account.rootFingerprint), stored)
  if (!found.ok) return { ok: false, code: found.code }
  if (!namesMyKeys(found.directory, account.user, keys)) return { ok: false, code: 'directory.keys' }
  const me = found.directory.users.get(userId(account.user))
  if (me === undefined || !sameKdf(me.kdf, kdf)) return { ok: false, code: 'kdf.unsigned' }
  const box = await LocalBox.of(keys.cacheKey)
  if (!continues(found.directory, await readPin(store, box))) return { ok: false, code: 'directory.shorter' }
  await store.write([...statementWrites(found.statements ?? []), await pinWrite(box, found.directory)])
  return { ...entered, directory: found.directory }
}

/** Whether the signed directory names exactly these keys as the person's present ones. */
export function namesMyKeys(directory: Directory, user: string, { enc, sig }: UserKeys): boolean {
  const me = directory.users.get(userId(user))
  return me !== undefined && equalBytes(me.encPk, enc.publicKey) && equalBytes(me.sigPk, sig.publicKey)
}
