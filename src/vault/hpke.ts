import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { type Bytes, concat } from './bytes.ts'
import { hasNative, type KeyPair } from './signing.ts'

/** An encapsulated key (32 bytes) and a ciphertext, RFC 9180. */
export type HpkeBox = { readonly enc: Bytes; readonly ct: Bytes }

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

const fallback = () => import('./hpke-fallback.ts')

/**
 * HPKE base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message, no associated data. Null when the
 * recipient's public key is not one. `ephemeralIkm` (RFC 9180 DeriveKeyPair) is for golden vectors only.
 */
export async function hpkeSeal(
  recipient: Bytes,
  info: Bytes,
  plain: Bytes,
  ephemeralIkm?: Bytes,
): Promise<HpkeBox | null> {
  if (recipient.length !== 32) return null
  try {
    if (!(await hasNative('X25519'))) return (await fallback()).fallbackSeal(recipient, info, plain)
    const recipientPublicKey = await suite.kem.deserializePublicKey(concat(recipient))
    const ekm = ephemeralIkm === undefined ? {} : { ekm: ephemeralIkm }
    const box = await suite.seal({ recipientPublicKey, info, ...ekm }, plain)
    return { enc: new Uint8Array(box.enc), ct: new Uint8Array(box.ct) }
  } catch {
    // Low-order and malformed public keys give no shared secret.
    return null
  }
}

/** The message, or null when it was not sealed to this key with this `info`. */
export async function hpkeOpen(recipient: KeyPair, info: Bytes, box: HpkeBox): Promise<Bytes | null> {
  if (box.enc.length !== 32) return null
  const { privateKey } = recipient
  try {
    if (!(privateKey instanceof CryptoKey)) return (await fallback()).fallbackOpen(privateKey, info, box)
    const publicKey = await suite.kem.deserializePublicKey(concat(recipient.publicKey))
    const plain = await suite.open(
      { recipientKey: { publicKey, privateKey }, enc: concat(box.enc), info },
      concat(box.ct),
    )
    return new Uint8Array(plain)
  } catch {
    return null
  }
}
