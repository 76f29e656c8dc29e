import type { Bytes } from './bytes.ts'

/** Length of an AES-GCM nonce in bytes. */
export const NONCE = 12
/** Length of an AES-GCM tag in bytes. */
export const TAG = 16

const NAME = 'AES-GCM'

/** A non-extractable AES-256-GCM key of 32 raw bytes. */
export function importAead(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, NAME, false, ['encrypt', 'decrypt'])
}

/** AES-256-GCM: ciphertext followed by its tag. The caller answers for the nonce being fresh under this key. */
export async function aeadSeal(key: CryptoKey, nonce: Bytes, plain: Bytes, aad: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt({ name: NAME, iv: nonce, additionalData: aad }, key, plain))
}

/** The plaintext, or null when key, nonce, associated data, ciphertext or tag do not belong together. */
export async function aeadOpen(key: CryptoKey, nonce: Bytes, sealed: Bytes, aad: Bytes): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: NAME, iv: nonce, additionalData: aad }, key, sealed))
  } catch (error) {
    // OperationError is "does not authenticate"; anything else is a bug of ours and must not look like tampering.
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
}
