import { type Bytes, randomBytes, toHex } from './bytes.ts'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** An organisation; the "installation" (`inst`) of every format (decision 0002). Lower-case UUID, like all ids. */
export type OrgId = Id<'OrgId'>
/** A member of staff. */
export type UserId = Id<'UserId'>
/** A team of the directory. */
export type TeamId = Id<'TeamId'>
/** A root record (case, place, dossier …): the holder of one case key per epoch. */
export type RootId = Id<'RootId'>
/** Any record; a root record's RecordId has the text of its RootId. */
export type RecordId = Id<'RecordId'>
/** An attachment. */
export type FileId = Id<'FileId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID of any version. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text)
}

function id(text: string): string {
  if (!isUuid(text)) throw new TypeError('not a lower-case UUID')
  return text
}

/** Brands a UUID as an organisation's id. Throws a TypeError for anything but a lower-case UUID, like its siblings. */
export const orgId = (text: string): OrgId => id(text) as OrgId
/** Brands a UUID as a user's id. */
export const userId = (text: string): UserId => id(text) as UserId
/** Brands a UUID as a team's id. */
export const teamId = (text: string): TeamId => id(text) as TeamId
/** Brands a UUID as a root's id. */
export const rootId = (text: string): RootId => id(text) as RootId
/** Brands a UUID as a record's id. */
export const recordId = (text: string): RecordId => id(text) as RecordId
/** Brands a UUID as a file's id. */
export const fileId = (text: string): FileId => id(text) as FileId

/** The 16 bytes of a UUID, as formats carry ids. Throws a TypeError for anything but a lower-case UUID. */
export function idBytes(uuid: string): Bytes {
  const bytes = new Uint8Array(16)
  let nibbles = 0
  for (let i = 0; i < uuid.length; i++) {
    const code = uuid.charCodeAt(i)
    if (code === 45 && (i === 8 || i === 13 || i === 18 || i === 23)) continue
    const nibble = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1
    if (nibble < 0 || nibbles >= 32) throw new TypeError('not a lower-case UUID')
    const at = nibbles >> 1
    bytes[at] = ((bytes[at] ?? 0) << 4) | nibble
    nibbles++
  }
  if (nibbles !== 32 || uuid.length !== 36) throw new TypeError('not a lower-case UUID')
  return bytes
}

/** The UUID text of 16 bytes. Throws a TypeError for another length. */
export function uuidOf(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new TypeError('a UUID has 16 bytes')
  const hex = toHex(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * A fresh UUID version 7 (RFC 9562): sorted by `nowMs` (milliseconds since 1970), then random.
 * The time is an argument because the vault has no clock.
 */
export function uuidv7(nowMs: number): string {
  const bytes = randomBytes(16)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(nowMs / 0x10000))
  view.setUint16(4, nowMs % 0x10000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  return uuidOf(bytes)
}

/** Milliseconds since 1970 at which an id was made, as it says itself; NaN for one that is not of version 7. */
export function madeAt(uuid: string): number {
  return isUuid(uuid) && uuid[14] === '7' ? Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16) : Number.NaN
}
