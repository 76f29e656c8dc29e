import {
  aeadOpen,
  aeadSeal,
  type Bytes,
  concat,
  encodeCbor,
  importAead,
  lp,
  NONCE,
  randomBytes,
  tryDecodeCbor,
} from '#vault'

/** What the device keeps for itself, sealed with the person's local-cache key and bound to its place (security.md 5.8). */
export class LocalBox {
  readonly #key: CryptoKey

  private constructor(key: CryptoKey) {
    this.#key = key
  }

  static async of(cacheKey: Bytes): Promise<LocalBox> {
    return new LocalBox(await importAead(cacheKey))
  }

  async seal(place: string, plain: Bytes): Promise<Bytes> {
    const nonce = randomBytes(NONCE)
    return concat(nonce, await aeadSeal(this.#key, nonce, plain, aad(place)))
  }

  /** Null when it was sealed by another person, for another place, or changed on disk. */
  async open(place: string, box: Bytes): Promise<Bytes | null> {
    if (box.length <= NONCE) return null
    return aeadOpen(this.#key, box.subarray(0, NONCE), box.subarray(NONCE), aad(place))
  }

  sealValue(place: string, value: unknown): Promise<Bytes> {
    return this.seal(place, encodeCbor(value))
  }

  /** The value sealed for this place; undefined when it does not open. */
  async openValue(place: string, box: Bytes): Promise<unknown> {
    const plain = await this.open(place, box)
    if (plain === null) return undefined
    const decoded = tryDecodeCbor(plain)
    return decoded.ok ? decoded.value : undefined
  }
}

const aad = (place: string) => lp(['ct/v1/local', place])
