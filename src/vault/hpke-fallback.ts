import { gcm } from '@noble/ciphers/aes.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concat, ownBytes, randomBytes, utf8 } from './bytes.ts'
import type { HpkeBox } from './hpke.ts'

// RFC 9180 base mode for browsers without X25519 in WebCrypto: the same suite as hpke.ts, loaded on demand.

const KEM_SUITE = concat(utf8('KEM'), new Uint8Array([0x00, 0x20]))
const HPKE_SUITE = concat(utf8('HPKE'), new Uint8Array([0x00, 0x20, 0x00, 0x01, 0x00, 0x02]))
const VERSION = utf8('HPKE-v1')

function labeledExtract(suite: Bytes, label: string, ikm: Uint8Array, salt?: Uint8Array): Uint8Array {
  return extract(sha256, concat(VERSION, suite, utf8(label), ikm), salt)
}

function labeledExpand(suite: Bytes, prk: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  const size = new Uint8Array([length >> 8, length & 0xff])
  return expand(sha256, prk, concat(size, VERSION, suite, utf8(label), info), length)
}

function cipher(dh: Uint8Array, enc: Uint8Array, recipient: Uint8Array, info: Bytes) {
  const prk = labeledExtract(KEM_SUITE, 'eae_prk', dh)
  const shared = labeledExpand(KEM_SUITE, prk, 'shared_secret', concat(enc, recipient), 32)
  const pskIdHash = labeledExtract(HPKE_SUITE, 'psk_id_hash', new Uint8Array(0))
  const infoHash = labeledExtract(HPKE_SUITE, 'info_hash', info)
  const context = concat(new Uint8Array([0]), pskIdHash, infoHash)
  const secret = labeledExtract(HPKE_SUITE, 'secret', new Uint8Array(0), shared)
  return gcm(
    labeledExpand(HPKE_SUITE, secret, 'key', context, 32),
    labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, 12),
  )
}

/** Seals to an X25519 public key. Throws for a public key that gives no shared secret. */
export function fallbackSeal(recipient: Bytes, info: Bytes, plain: Bytes): HpkeBox {
  const seed = randomBytes(32)
  const enc = x25519.getPublicKey(seed)
  const ct = cipher(x25519.getSharedSecret(seed, recipient), enc, recipient, info).encrypt(plain)
  return { enc: ownBytes(enc), ct: ownBytes(ct) }
}

/** Opens with an X25519 seed. Throws when it does not authenticate. */
export function fallbackOpen(seed: Bytes, info: Bytes, box: HpkeBox): Bytes {
  const dh = x25519.getSharedSecret(seed, box.enc)
  return ownBytes(cipher(dh, box.enc, x25519.getPublicKey(seed), info).decrypt(box.ct))
}
