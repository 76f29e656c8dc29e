/** Accounts on this device: what the server gave at enrolment or sign-in, kept as delivered; and opening keys with a passphrase. */
import {
  type Bytes,
  codeAuth,
  codeKek,
  equalBytes,
  fromB64,
  type KdfParams,
  openSlot,
  openUserKeys,
  orgId,
  passkeyAuth,
  passkeyKek,
  type Slot,
  sameKdf,
  stretch,
  type UserKeys,
  userId,
} from '#vault'
import { duressMark, FORCED } from './duress-mark.ts'
import { type Account, kdf as kdfShape } from './protocol.ts'
import type { AccountFile } from './remembered.ts'
import type { Store } from './store/store.ts'
import type { PasskeyAnswer } from './types.ts'
import { kdfFromWire } from './wire.ts'

export const accountFile = (account: Account, kdf: AccountFile['kdf']): AccountFile => ({
  org: account.org,
  orgName: account.orgName,
  demo: account.demo,
  user: account.user,
  handle: account.handle,
  rootFingerprint: account.rootFingerprint,
  slots: account.slots,
  ...(account.duress === undefined ? {} : { duress: account.duress }),
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
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'duress' | 'keys' | 'rootFingerprint'>,
  passphrase: string,
  kdf: KdfParams,
): Promise<Unlocked> {
  const stretched = await stretch(passphrase, kdf)
  if (!stretched.ok) return stretched
  return openWith(account, kdf, stretched)
}

/** Whose slot and bundle it is. */
const ownerOf = (account: Pick<AccountFile, 'org' | 'user'>) => ({
  inst: orgId(account.org),
  user: userId(account.user),
})

/** Keys from a slot that opened with this key, or `wrong`. */
export async function openSlotWith(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'keys' | 'rootFingerprint'>,
  slots: readonly Slot[],
  kek: Bytes,
  wrong: string,
): Promise<{ ok: true; keys: UserKeys; umk: Bytes } | { ok: false; code: string }> {
  const owner = ownerOf(account)
  for (const slot of slots) {
    const opened = await openSlot(slot, owner, kek)
    if (!opened.ok) continue
    if (equalBytes(opened.umk, duressMark(kek, owner))) return { ok: false, code: FORCED }
    const rootFingerprint = fromB64(account.rootFingerprint)
    const keys = await openUserKeys(opened.umk, fromB64(account.keys), { ...owner, rootFingerprint })
    // The slot opened, so what was typed is right: then it is the root (or the bundle) that is not hers.
    return keys.ok ? { ok: true, keys: keys.keys, umk: opened.umk } : { ok: false, code: 'directory.root' }
  }
  return { ok: false, code: wrong }
}

/** Keys from what a passkey gave; its slot is bound to its credential, so a server can neither swap it nor its salt. */
export async function openWithPasskey(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'keys' | 'rootFingerprint'>,
  { credential, prf }: PasskeyAnswer,
): Promise<Unlocked> {
  if (prf.length !== 32) return { ok: false, code: 'passkey.wrong' }
  const slots = slotsOfType(account, 'passkey').filter(
    ({ params }) => params.type === 'passkey' && equalBytes(params.credentialId, credential),
  )
  const opened = await openSlotWith(account, slots, passkeyKek(prf, ownerOf(account)), 'passkey.wrong')
  return opened.ok ? { ...opened, auth: passkeyAuth(prf, orgId(account.org)) } : opened
}

/** Keys from the 16 bytes of a recovery code. */
export async function openWithCode(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'keys' | 'rootFingerprint'>,
  entropy: Bytes,
): Promise<Unlocked> {
  const kek = codeKek(entropy, ownerOf(account))
  const opened = await openSlotWith(account, slotsOfType(account, 'code'), kek, 'code.wrong')
  return opened.ok ? { ...opened, auth: codeAuth(entropy, orgId(account.org)) } : opened
}

/** The slots of one type, as the vault reads them; what it cannot read is left out. */
export function slotsOfType(account: Pick<AccountFile, 'slots'>, type: 'code' | 'passkey'): Slot[] {
  return account.slots.flatMap((wire): Slot[] => {
    if (wire.type !== type) return []
    const { id, version, nonce, box } = wire
    const base = { id, version, nonce: fromB64(nonce), box: fromB64(box) }
    if (type === 'code') return [{ ...base, type, params: { type } }]
    const credential = wire.params.credentialId
    return typeof credential === 'string' && /^[A-Za-z0-9_-]+$/.test(credential)
      ? [{ ...base, type, params: { type, credentialId: fromB64(credential) } }]
      : []
  })
}

/** The parameters of the passphrase an account has, for who came in another way; held against the directory afterwards. */
export function passphraseKdf(account: Pick<AccountFile, 'slots'>): KdfParams | undefined {
  for (const slot of account.slots.flatMap(wire => passphraseSlot(wire) ?? []))
    if (slot.params.type === 'passphrase') return slot.params.kdf
  return undefined
}

/** The slot that was sealed with these parameters opens with this key, or the passphrase is wrong. */
export async function openWith(
  account: Pick<AccountFile, 'org' | 'user' | 'slots' | 'duress' | 'keys' | 'rootFingerprint'>,
  kdf: KdfParams,
  { kek, auth }: { kek: Bytes; auth: Bytes },
): Promise<Unlocked> {
  const slots = [...account.slots, ...(account.duress === undefined ? [] : [account.duress])]
    .flatMap(wire => passphraseSlot(wire) ?? [])
    .filter(({ params }) => params.type === 'passphrase' && sameKdf(params.kdf, kdf))
  const opened = await openSlotWith(account, slots, kek, 'passphrase.wrong')
  return opened.ok ? { ...opened, auth } : opened
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
