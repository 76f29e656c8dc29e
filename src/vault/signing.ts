import { type Bytes, concat, fromB64, fromHex, ownBytes, toHex } from './bytes.ts'

/** A private key: a non-extractable CryptoKey, or the raw seed where the browser has no Ed25519 or X25519. */
export type PrivateKey = CryptoKey | Bytes
/** A key pair; `publicKey` has 32 raw bytes. */
export type KeyPair = { readonly publicKey: Bytes; readonly privateKey: PrivateKey }

type Curve = 'Ed25519' | 'X25519'

// PKCS #8 of RFC 8410: everything before the 32 seed bytes is fixed.
const PKCS8: Record<Curve, Bytes> = {
  Ed25519: fromHex('302e020100300506032b657004220420'),
  X25519: fromHex('302e020100300506032b656e04220420'),
}

const noble = () => import('@noble/curves/ed25519.js')

const native = new Map<Curve, Promise<boolean>>()

/** Whether WebCrypto here has the curve; asked once. */
export function hasNative(curve: Curve): Promise<boolean> {
  let answer = native.get(curve)
  if (answer === undefined) {
    answer = importPrivate(curve, new Uint8Array(32).fill(1), false).then(
      () => true,
      () => false,
    )
    native.set(curve, answer)
  }
  return answer
}

function importPrivate(curve: Curve, seed: Bytes, extractable: boolean): Promise<CryptoKey> {
  const usages: KeyUsage[] = curve === 'Ed25519' ? ['sign'] : ['deriveBits']
  return crypto.subtle.importKey('pkcs8', concat(PKCS8[curve], seed), curve, extractable, usages)
}

/** The private key of a 32-byte seed, non-extractable where WebCrypto has the curve. */
export async function privateKeyOf(curve: Curve, seed: Bytes): Promise<PrivateKey> {
  return (await hasNative(curve)) ? importPrivate(curve, seed, false) : seed.slice()
}

/** The public key of a 32-byte seed. */
export async function publicKeyOf(curve: Curve, seed: Bytes): Promise<Bytes> {
  if (await hasNative(curve)) {
    const jwk = await crypto.subtle.exportKey('jwk', await importPrivate(curve, seed, true))
    if (typeof jwk.x === 'string') return fromB64(jwk.x)
  }
  const { ed25519, x25519 } = await noble()
  return ownBytes(curve === 'Ed25519' ? ed25519.getPublicKey(seed) : x25519.getPublicKey(seed))
}

/** The key pair of a 32-byte seed: the organisation root of a printed sheet, the log key of a server. */
export async function keyPairOf(curve: Curve, seed: Bytes): Promise<KeyPair> {
  return { publicKey: await publicKeyOf(curve, seed), privateKey: await privateKeyOf(curve, seed) }
}

/** Ed25519 signature (64 bytes). Every message of this product starts with its own context string. */
export async function sign(key: PrivateKey, message: Bytes): Promise<Bytes> {
  if (key instanceof CryptoKey) return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message))
  return ownBytes((await noble()).ed25519.sign(message, key))
}

// A server checks many signatures of few people: importing the key costs as much as the check itself.
const imported = new Map<string, Promise<CryptoKey | null>>()
const MAX_IMPORTED = 4096

function importPublic(publicKey: Bytes): Promise<CryptoKey | null> {
  const name = toHex(publicKey)
  let key = imported.get(name)
  if (key === undefined) {
    key = crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']).catch(() => null)
    if (imported.size >= MAX_IMPORTED) imported.clear()
    imported.set(name, key)
  }
  return key
}

/** Whether `signature` is the Ed25519 signature of `message` by `publicKey` (32 raw bytes). Malformed keys verify nothing. */
export async function verify(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  if (await hasNative('Ed25519')) {
    const key = await importPublic(publicKey)
    return key !== null && crypto.subtle.verify('Ed25519', key, signature, message)
  }
  try {
    return (await noble()).ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
