/** A forgotten passphrase: twelve words open the keys, and a new passphrase takes its place (decision 0071). */
import { checkPassphrase, codeAuth, fromB64, orgId, readRecoveryCode } from '#vault'
import { accountFile, handleKey, openWithCode, passphraseKdf, rememberAccount } from './accounts.ts'
import { continues, pinWrite, readPin, replayStored, statementWrites } from './directory-sync.ts'
import { LocalBox } from './local-box.ts'
import type { Surroundings } from './open-copy.ts'
import { setPassphrase } from './passphrase.ts'
import { type AccountFile, readAccounts } from './remembered.ts'
import { type EnterResult, namesMyKeys, type Places, signInBody, storeName, trustedRoot } from './sign-in.ts'
import type { Store } from './store/store.ts'
import { refusedCode } from './ways-in.ts'
import { kdfToWire } from './wire.ts'

export type CodeInput = { org: string; handle: string; code: string; passphrase: string; shared?: boolean }

/** Comes in with the words and sets the new passphrase before anything else; the words are spent with it. */
export async function enterWithCode(around: Surroundings, places: Places, input: CodeInput): Promise<EnterResult> {
  const sound = checkPassphrase(input.passphrase)
  if (!sound.ok) return { ...sound, place: 'passphrase' }
  const read = await readRecoveryCode(input.code)
  if (!read.ok) return refusedCode(read)
  const auth = codeAuth(read.entropy, orgId(input.org))
  const body = await signInBody(places.device, input, auth, 'code')
  const answer = await around.transport.call('signIn', { body })
  if (!answer.ok) {
    const wrong = answer.code === 'session.refused'
    return wrong ? { ok: false, code: 'code.wrong', place: 'code' } : { ok: false, code: answer.code }
  }
  const kdf = passphraseKdf(answer.value)
  if (kdf === undefined) return { ok: false, code: 'kdf.unknown' }
  if (answer.value.status !== 'active') return { ok: false, code: 'account.unconfirmed' }
  const account = accountFile(answer.value, kdfToWire(kdf))
  const opened = await openWithCode(account, read.entropy)
  if (!opened.ok) return opened
  const known = (await readAccounts(places.device)).find(
    ({ org, handle }) => org === input.org && handleKey(handle) === handleKey(input.handle),
  )
  if (known !== undefined && known.user !== account.user) return { ok: false, code: 'directory.keys' }
  const pinned = await trustedRoot(answer.value, opened.keys, known)
  if (!pinned.ok) return pinned
  const store = await (input.shared === true ? places.memory : places.stores).open(storeName(account))
  const trusted = { ...account, rootFingerprint: pinned.root }
  try {
    const entered = await set(around, trusted, opened, auth, store, input.passphrase)
    if (entered.ok && input.shared !== true) await rememberAccount(places.device, entered.account)
    if (!entered.ok) await store.close()
    return entered
  } catch (error) {
    await store.close()
    throw error
  }
}

async function set(
  around: Surroundings,
  account: AccountFile,
  { keys, umk }: Extract<Awaited<ReturnType<typeof openWithCode>>, { ok: true }>,
  auth: Uint8Array<ArrayBuffer>,
  store: Store,
  passphrase: string,
): Promise<EnterResult> {
  const rootFingerprint = fromB64(account.rootFingerprint)
  const directory = await replayStored(store, orgId(account.org), rootFingerprint)
  const done = await setPassphrase(
    {
      transport: around.transport,
      account,
      keys,
      umk,
      proof: { by: 'code', auth },
      rootFingerprint,
      directory,
      now: around.clock(),
    },
    passphrase,
  )
  if (!done.ok) return done
  if (!namesMyKeys(done.directory, account.user, keys)) return { ok: false, code: 'directory.keys' }
  const box = await LocalBox.of(keys.cacheKey)
  if (!continues(done.directory, await readPin(store, box))) return { ok: false, code: 'directory.shorter' }
  await store.write([...statementWrites(done.statements), await pinWrite(box, done.directory)])
  const { kdf } = done
  const common = { keys, umk, auth: done.auth, by: 'passphrase' as const, kdf, store, offline: false }
  return { ok: true, ...common, account: done.account, directory: done.directory, status: 'active' }
}
