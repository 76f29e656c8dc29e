/** Accounts on this device: what the server gave at enrolment or sign-in, kept as delivered; and opening keys with a passphrase. */
import {
  type Bytes,
  fromB64,
  type KdfParams,
  openSlot,
  openUserKeys,
  orgId,
  type Slot,
  sameKdf,
  stretch,
  type UserKeys,
  userId,
} from '#vault'
import { type Account, kdf as kdfShape } from './protocol.ts'
import type { AccountFile } from './remembered.ts'
import type { Store } from './store/store.ts'
import { kdfFromWire } from './wire.ts'

export const accountFile = (account: Account, kdf: AccountFile['kdf']): AccountFile => ({
  org: account.org,
  orgName: account.orgName,
  demo: account.demo,
  user: account.user,
  handle: account.handle,
  rootFingerprint: account.rootFingerprint,
  slots: account.slots,
  keys: account.keys,
  kdf,
})

const keyOf = (account: { org: string; user: string }) => `account/${account.org}/${account.user}`

export const rememberAccount = (device: Store, account: AccountFile): Promise<void> =>
  device.write([{ table: 'meta', key: keyOf(account), value: JSON.stringify(account) }])

export const forgetAccount = (device: Store, account: { org: string; user: string }): Promise<void> =>
  device.write([{ table: 'meta', key: keyOf(account) }])

/** One form for what a person types as her handle; the server compares in the same way. */
export const handleKey = (handle: string): string => handle.trim().normalize('NFKC').toLowerCase()

export type Unlocked = { ok: true; keys: UserKeys; umk: Bytes; auth: Bytes } | { ok: false; code: string }

/** Keys from a passphrase. The floor of the parameters is checked before anything is derived. */
export async function unlock(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'keys' | 'rootFingerprint'>,
  passphrase: string,
  kdf: KdfParams,
): Promise<Unlocked> {
  const stretched = await stretch(passphrase, kdf)
  if (!stretched.ok) return stretched
  return openWith(account, kdf, stretched)
}

/** The slot that was sealed with these parameters opens with this key, or the passphrase is wrong. */
export async function openWith(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'keys' | 'rootFingerprint'>,
  kdf: KdfParams,
  { kek, auth }: { kek: Bytes; auth: Bytes },
): Promise<Unlocked> {
  const owner = { inst: orgId(account.org), user: userId(account.user) }
  for (const slot of account.slots.flatMap(wire => passphraseSlot(wire) ?? [])) {
    if (slot.params.type !== 'passphrase' || !sameKdf(slot.params.kdf, kdf)) continue
    const opened = await openSlot(slot, owner, kek)
    if (!opened.ok) continue
    const rootFingerprint = fromB64(account.rootFingerprint)
    const keys = await openUserKeys(opened.umk, fromB64(account.keys), { ...owner, rootFingerprint })
    // The slot opened, so the passphrase is right: then it is the root (or the bundle) that is not hers.
    return keys.ok ? { ok: true, keys: keys.keys, umk: opened.umk, auth } : { ok: false, code: 'directory.root' }
  }
  return { ok: false, code: 'passphrase.wrong' }
}

function passphraseSlot(wire: AccountFile['slots'][number]): Slot | undefined {
  if (wire.type !== 'passphrase') return undefined
  const parsed = kdfShape.safeParse(wire.params.kdf)
  const kdf = parsed.success ? kdfFromWire(parsed.data) : undefined
  if (kdf === undefined) return undefined
  const { id, version, nonce, box } = wire
  return {
    type: 'passphrase',
    id,
    version,
    params: { type: 'passphrase', kdf },
    nonce: fromB64(nonce),
    box: fromB64(box),
  }
}
