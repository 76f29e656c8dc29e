import { type Bytes, fromUtf8, readU32 } from './bytes.ts'
import { uuidOf } from './ids.ts'
import { readLp } from './lp.ts'

/** Thrown inside {@link parseLp} readers only; never leaves it. */
class Malformed extends Error {}

/** Takes the parts of an lp list in order, each as the type its format says. */
export class LpReader {
  readonly #parts: ReadonlyArray<Bytes>
  #next = 0

  constructor(parts: ReadonlyArray<Bytes>) {
    this.#parts = parts
  }

  /** The next part, of `length` bytes when given. */
  bytes(length?: number): Bytes {
    const part = this.#parts[this.#next++]
    if (part === undefined || (length !== undefined && part.length !== length)) throw new Malformed()
    return part
  }

  /** The next part as text. Only NFC is accepted, because only NFC is ever written. */
  text(): string {
    const text = fromUtf8(this.bytes())
    if (text !== text.normalize('NFC')) throw new Malformed()
    return text
  }

  /** The next part as text that is one of `values`. */
  oneOf<T extends string>(values: ReadonlyArray<T>): T {
    const text = this.text()
    const found = values.find(value => value === text)
    if (found === undefined) throw new Malformed()
    return found
  }

  /** The next part as a u32. */
  u32(): number {
    return readU32(this.bytes(4), 0)
  }

  /** The next part as a u64 that fits a number: a time in milliseconds. */
  time(): number {
    const part = this.bytes(8)
    const value = readU32(part, 0) * 0x100000000 + readU32(part, 4)
    if (!Number.isSafeInteger(value)) throw new Malformed()
    return value
  }

  /** The next part as a truth value: u32 0 or 1. */
  flag(): boolean {
    const value = this.u32()
    if (value > 1) throw new Malformed()
    return value === 1
  }

  /** The next part as an id. */
  id(): string {
    return uuidOf(this.bytes(16))
  }

  /** The next part as an id, or null for a part of no bytes. */
  idOrNull(): string | null {
    const part = this.bytes()
    return part.length === 0 ? null : uuidOf(part)
  }

  /** The next part as a list of its own. */
  list(): LpReader {
    const parts = readLp(this.bytes())
    if (parts === null) throw new Malformed()
    return new LpReader(parts)
  }

  /** True while parts are left. */
  get more(): boolean {
    return this.#next < this.#parts.length
  }

  /** Refuses the whole, for a rule that the methods above cannot say. */
  refuse(): never {
    throw new Malformed()
  }
}

/** Reads lp bytes with `read`, which must take every part; null when the bytes are not what it expects. */
export function parseLp<T>(bytes: Uint8Array, read: (reader: LpReader) => T): T | null {
  const parts = readLp(bytes)
  if (parts === null) return null
  try {
    const reader = new LpReader(parts)
    const value = read(reader)
    return reader.more ? null : value
  } catch (error) {
    if (error instanceof Malformed || error instanceof TypeError) return null
    throw error
  }
}
