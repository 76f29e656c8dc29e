import { aeadOpen, aeadSeal, importAead, NONCE } from './aead.ts'
import { type Bytes, concat, randomBytes, utf8 } from './bytes.ts'
import { hkdf } from './digest.ts'
import { idBytes, type OrgId, type UserId } from './ids.ts'
import { argon2, type KdfParams, type KdfRefusal, kdfParts } from './kdf.ts'
import { lp } from './lp.ts'

/** The ways to open one's own keys. */
export const SLOT_TYPES = ['passphrase', 'code', 'passkey', 'device'] as const
/** One of {@link SLOT_TYPES}. */
export type SlotType = (typeof SLOT_TYPES)[number]

/** What a device must know to find the key-encryption key of a slot again; not secret, bound into the slot. */
export type SlotParams =
  | { readonly type: 'passphrase'; readonly kdf: KdfParams }
  | { readonly type: 'code' }
  | { readonly type: 'passkey'; readonly credentialId: Bytes }
  | { readonly type: 'device'; readonly kdf: KdfParams }

/** A user master key sealed under one key-encryption key (security.md section 3.1). `id` is free text, unique per user. */
export type Slot = {
  readonly type: SlotType
  readonly id: string
  readonly version: 1
  readonly params: SlotParams
  readonly nonce: Bytes
  readonly box: Bytes
}

/** Whose slot it is. */
export type SlotOwner = { readonly inst: OrgId; readonly user: UserId }

function paramsBytes(params: SlotParams): Bytes {
  switch (params.type) {
    case 'passphrase':
    case 'device':
      return lp(kdfParts(params.kdf))
    case 'code':
      return lp([])
    case 'passkey':
      return lp([params.credentialId])
  }
}

function slotAad(owner: SlotOwner, id: string, params: SlotParams): Bytes {
  return lp(['ct/v1/slot', idBytes(owner.inst), idBytes(owner.user), params.type, id, paramsBytes(params), 1])
}

/** Seals the 32-byte master key `umk` under `kek`, bound to its owner, id and parameters. */
export function sealSlot(slot: SlotOwner & { id: string; params: SlotParams }, kek: Bytes, umk: Bytes): Promise<Slot> {
  return sealSlotWith(randomBytes(NONCE), slot, kek, umk)
}

/** {@link sealSlot} with a given nonce: for golden vectors only. */
export async function sealSlotWith(
  nonce: Bytes,
  { inst, user, id, params }: SlotOwner & { id: string; params: SlotParams },
  kek: Bytes,
  umk: Bytes,
): Promise<Slot> {
  const box = await aeadSeal(await importAead(kek), nonce, umk, slotAad({ inst, user }, id, params))
  return { type: params.type, id, version: 1, params, nonce, box }
}

/** The master key of a slot; `slot.open` for a wrong passphrase as for a changed slot, `slot.version` for one of the future. */
export async function openSlot(
  slot: Slot,
  owner: SlotOwner,
  kek: Bytes,
): Promise<{ ok: true; umk: Bytes } | { ok: false; code: 'slot.open' | 'slot.version' }> {
  if (slot.version !== 1) return { ok: false, code: 'slot.version' }
  if (slot.type !== slot.params.type || slot.nonce.length !== NONCE) return { ok: false, code: 'slot.open' }
  const aad = slotAad(owner, slot.id, slot.params)
  const umk = await aeadOpen(await importAead(kek), slot.nonce, slot.box, aad)
  return umk !== null && umk.length === 32 ? { ok: true, umk } : { ok: false, code: 'slot.open' }
}

/** The fixed salt a passkey's PRF extension is evaluated with. */
export const PASSKEY_PRF_SALT: Bytes = utf8('ct/v1/prf')

/** The key-encryption key of a passkey slot, from the 32 bytes of its PRF extension. */
export function passkeyKek(prfOutput: Bytes, owner: SlotOwner): Bytes {
  return hkdf(prfOutput, lp(['ct/v1/passkey', idBytes(owner.inst), idBytes(owner.user)]), 32)
}

/** What proves to the server that somebody has the passkey; one way from the same 32 bytes, and bound to the organisation. */
export function passkeyAuth(prfOutput: Bytes, inst: OrgId): Bytes {
  return hkdf(prfOutput, lp(['ct/v1/passkeyauth', idBytes(inst)]), 32)
}

/**
 * The key-encryption key of a device slot: HKDF over a non-extractable key of this device (usage `deriveBits`), salted with
 * Argon2id(PIN) and the share that the server gives out to a signed-in session only.
 */
export async function deviceKek(
  deviceKey: CryptoKey,
  pin: string,
  serverShare: Bytes,
  kdf: KdfParams,
): Promise<{ ok: true; kek: Bytes } | KdfRefusal> {
  const stretched = await argon2(utf8(pin.normalize('NFKC')), kdf)
  if (!stretched.ok) return stretched
  const salt = concat(stretched.key, serverShare)
  const info = utf8('ct/v1/device')
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, deviceKey, 256)
  return { ok: true, kek: new Uint8Array(bits) }
}
