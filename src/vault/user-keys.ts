import { aeadOpen, aeadSeal, importAead, NONCE } from './aead.ts'
import { type Bytes, concat, randomBytes } from './bytes.ts'
import { hkdf } from './digest.ts'
import { idBytes } from './ids.ts'
import { lp } from './lp.ts'
import { parseLp } from './lp-reader.ts'
import { type KeyPair, keyPairOf, privateKeyOf } from './signing.ts'
import type { SlotOwner } from './slots.ts'

/** What one person holds: the master key, the key pair secrets are sealed to, the one that signs, and the local cache's key. */
export type UserKeys = {
  readonly umk: Bytes
  readonly enc: KeyPair
  readonly sig: KeyPair
  /** 32 bytes; seals what a device keeps for itself (index, outbox). */
  readonly cacheKey: Bytes
}

/** Keys as they are at creation, with the seeds that {@link wrapUserKeys} seals; drop them afterwards. */
export type NewUserKeys = UserKeys & { readonly seeds: { readonly enc: Bytes; readonly sig: Bytes } }

/** Fresh keys of a person, all random. */
export function createUserKeys(): Promise<NewUserKeys> {
  return userKeysOf({ umk: randomBytes(32), enc: randomBytes(32), sig: randomBytes(32), cacheKey: randomBytes(32) })
}

/** Keys of given 32-byte secrets: for golden vectors and {@link createUserKeys}. */
export async function userKeysOf(secrets: {
  umk: Bytes
  enc: Bytes
  sig: Bytes
  cacheKey: Bytes
}): Promise<NewUserKeys> {
  const enc = await keyPairOf('X25519', secrets.enc)
  const sig = await keyPairOf('Ed25519', secrets.sig)
  return { umk: secrets.umk, enc, sig, cacheKey: secrets.cacheKey, seeds: { enc: secrets.enc, sig: secrets.sig } }
}

/**
 * Whose bundle it is, and under which root: a server that offers another organisation's root (32 bytes, its fingerprint)
 * cannot make the bundle open, so a new device needs nothing else to know the right one.
 */
export type BundleOwner = SlotOwner & { readonly rootFingerprint: Bytes }

function bundleKey(umk: Bytes, owner: SlotOwner): Promise<CryptoKey> {
  return importAead(hkdf(umk, lp(['ct/v1/umk', idBytes(owner.inst), idBytes(owner.user)]), 32))
}

function bundleAad(owner: BundleOwner): Bytes {
  return lp(['ct/v1/userkeys', idBytes(owner.inst), idBytes(owner.user), owner.rootFingerprint])
}

/** The private keys sealed under the master key, for the server to keep: nonce, then AES-256-GCM. */
export function wrapUserKeys(keys: NewUserKeys, owner: BundleOwner): Promise<Bytes> {
  return wrapUserKeysWith(randomBytes(NONCE), keys, owner)
}

/** {@link wrapUserKeys} with a given nonce: for golden vectors only. */
export async function wrapUserKeysWith(nonce: Bytes, keys: NewUserKeys, owner: BundleOwner): Promise<Bytes> {
  const plain = lp([keys.seeds.enc, keys.enc.publicKey, keys.seeds.sig, keys.sig.publicKey, keys.cacheKey])
  return concat(nonce, await aeadSeal(await bundleKey(keys.umk, owner), nonce, plain, bundleAad(owner)))
}

async function openBundle(umk: Bytes, bundle: Bytes, owner: BundleOwner) {
  if (bundle.length <= NONCE) return null
  const key = await bundleKey(umk, owner)
  const plain = await aeadOpen(key, bundle.slice(0, NONCE), bundle.subarray(NONCE), bundleAad(owner))
  if (plain === null) return null
  return parseLp(plain, parts => ({
    encSeed: parts.bytes(32).slice(),
    encPublic: parts.bytes(32).slice(),
    sigSeed: parts.bytes(32).slice(),
    sigPublic: parts.bytes(32).slice(),
    cacheKey: parts.bytes(32).slice(),
  }))
}

/**
 * The keys of a bundle; private keys are non-extractable where WebCrypto has the curves. `keys.open` when the bundle is not
 * this person's, not of this root, or was changed. The caller compares the public keys with the directory's.
 */
export async function openUserKeys(
  umk: Bytes,
  bundle: Bytes,
  owner: BundleOwner,
): Promise<{ ok: true; keys: UserKeys } | { ok: false; code: 'keys.open' }> {
  const read = await openBundle(umk, bundle, owner)
  if (read === null) return { ok: false, code: 'keys.open' }
  const enc = { publicKey: read.encPublic, privateKey: await privateKeyOf('X25519', read.encSeed) }
  const sig = { publicKey: read.sigPublic, privateKey: await privateKeyOf('Ed25519', read.sigSeed) }
  return { ok: true, keys: { umk, enc, sig, cacheKey: read.cacheKey } }
}

/** The same keys under another master key, when the old one may be known to someone: every slot has to be sealed anew. */
export async function rewrapUserKeys(
  umk: Bytes,
  bundle: Bytes,
  owner: BundleOwner,
  newUmk: Bytes,
): Promise<{ ok: true; bundle: Bytes } | { ok: false; code: 'keys.open' }> {
  const read = await openBundle(umk, bundle, owner)
  if (read === null) return { ok: false, code: 'keys.open' }
  const keys = await userKeysOf({ umk: newUmk, enc: read.encSeed, sig: read.sigSeed, cacheKey: read.cacheKey })
  return { ok: true, bundle: await wrapUserKeys(keys, owner) }
}
