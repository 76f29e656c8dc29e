/** Ways into one's own keys: what is new is written and read back before what is old goes (security.md 3.1). */
import {
  type Bytes,
  buildStatement,
  checkPassphrase,
  type Directory,
  equalBytes,
  type KdfParams,
  newKdfParams,
  orgId,
  sameKdf,
  sealSlot,
  signStatement,
  stretch,
  toB64,
  type UserKeys,
  userId,
} from '#vault'
import { openWith } from './accounts.ts'
import type { Copy } from './copy.ts'
import { fetchDirectory, pinWrite, statementToWire, statementWrites } from './directory-sync.ts'
import { FORCED } from './duress-mark.ts'
import type { Statement as WireStatement } from './protocol.ts'
import type { AccountFile } from './remembered.ts'
import type { Entered } from './sign-in.ts'
import type { Transport } from './transport.ts'
import type { Refused } from './types.ts'
import { kdfToWire, slotToWire } from './wire.ts'

/** Whose passphrase is set, how she proves that she may, and what is known of the directory. */
export type Setting = {
  transport: Transport
  account: AccountFile
  keys: UserKeys
  umk: Bytes
  proof: { by: 'passphrase' | 'code'; auth: Bytes }
  rootFingerprint: Bytes
  directory: Directory | undefined
  now: number
}
type Set = {
  ok: true
  account: AccountFile
  auth: Bytes
  kdf: KdfParams
  directory: Directory
  statements: WireStatement[]
}

/** Answers the session as it is afterwards. Refused when the old passphrase is wrong, or the server cannot be reached. */
export async function changePassphrase(
  copy: Copy,
  /** Without renewal: what renews waits for this to end. */
  transport: Transport,
  entered: Entered,
  old: string,
  next: string,
): Promise<{ ok: true; entered: Entered } | Refused> {
  const sound = checkPassphrase(next)
  if (!sound.ok) return { ...sound, place: 'passphrase' }
  const before = await provenBy(entered, old)
  if (!before.ok) return before.code === 'passphrase.wrong' ? { ...before, place: 'old' } : before
  const set = await setPassphrase(
    {
      transport,
      account: entered.account,
      keys: entered.keys,
      umk: entered.umk,
      proof: { by: 'passphrase', auth: before.auth },
      rootFingerprint: copy.directory.rootFingerprint,
      directory: copy.directory,
      now: copy.clock(),
    },
    next,
  )
  if (!set.ok) return set
  copy.directory = set.directory
  await copy.store.write([...statementWrites(set.statements), await pinWrite(copy.box, set.directory)])
  const { auth, kdf } = set
  // The passphrase for being forced goes with the one it stood beside.
  const account = { ...set.account, duress: undefined }
  return { ok: true, entered: { ...entered, account, auth, by: 'passphrase', kdf } }
}

/** The proof of a passphrase that opens the account's own slot, or a refusal. */
export async function provenBy(
  entered: Pick<Entered, 'account' | 'kdf'>,
  passphrase: string,
): Promise<{ ok: true; auth: Bytes } | Refused> {
  const stretched = await stretch(passphrase, entered.kdf)
  if (!stretched.ok) return stretched
  const opened = await openWith(entered.account, entered.kdf, stretched)
  if (opened.ok) return { ok: true, auth: stretched.auth }
  return opened.code === FORCED ? { ok: false, code: 'passphrase.wrong' } : opened
}

/** A new passphrase in place of the old one. A recovery code that proved the person is spent with it. */
export async function setPassphrase(setting: Setting, next: string): Promise<Set | Refused> {
  const { transport, account, keys, umk, proof } = setting
  const kdf = newKdfParams()
  const after = await stretch(next, kdf)
  if (!after.ok) return after
  const owner = { inst: orgId(account.org), user: userId(account.user) }
  const slot = await sealSlot(
    { ...owner, id: `passphrase-${setting.now}`, params: { type: 'passphrase', kdf } },
    after.kek,
    umk,
  )
  const fresh = slotToWire(slot)
  const spent = proof.by === 'code' ? ['passphrase', 'code'] : ['passphrase']
  const kept = account.slots.filter(({ type }) => !spent.includes(type))
  const by = proof.by === 'code' ? { by: proof.by } : {}
  const oldAuth = toB64(proof.auth)
  // First both slots: if anything breaks here, the old way still opens.
  const both = await transport.call('saveSlots', {
    body: { slots: [...account.slots, fresh].slice(-8), statements: [], oldAuth, ...by },
  })
  if (!both.ok) return both
  const back = await transport.call('session', {})
  if (!back.ok) return back
  const candidate = { ...account, slots: back.value.slots, keys: back.value.keys }
  const opened = await openWith(candidate, kdf, after)
  if (!opened.ok) return { ok: false, code: 'passphrase.readBack' }
  const statement = await kdfStatement(setting, keys, kdf)
  if (!statement.ok) return statement
  const saved = await transport.call('saveSlots', {
    body: {
      slots: [...kept, fresh],
      auth: toB64(after.auth),
      kdf: kdfToWire(kdf),
      statements: [statement.wire],
      oldAuth,
      ...by,
    },
  })
  if (!saved.ok) return saved
  const found = await fetchDirectory(transport, owner.inst, setting.rootFingerprint, setting.directory)
  if (!found.ok) return { ok: false, code: found.code }
  const signed = found.directory.users.get(owner.user)
  if (signed === undefined || !sameKdf(signed.kdf, kdf) || !equalBytes(signed.sigPk, keys.sig.publicKey))
    return { ok: false, code: 'kdf.unsigned' }
  return {
    ok: true,
    account: { ...account, slots: [...kept, fresh], kdf: kdfToWire(kdf) },
    auth: after.auth,
    kdf,
    directory: found.directory,
    statements: found.statements ?? [],
  }
}

async function kdfStatement(
  { transport, account, rootFingerprint, directory }: Setting,
  keys: UserKeys,
  kdf: KdfParams,
) {
  const [org, user] = [orgId(account.org), userId(account.user)]
  const found = await fetchDirectory(transport, org, rootFingerprint, directory)
  if (!found.ok) return { ok: false as const, code: found.code }
  const unsigned = buildStatement(found.directory.head, { type: 'user.kdf', user, kdf })
  const statement = await signStatement(org, unsigned, { by: user, privateKey: keys.sig.privateKey })
  return { ok: true as const, wire: statementToWire(statement) }
}
