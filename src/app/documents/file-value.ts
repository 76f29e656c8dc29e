import { isPlainObject } from '#records'
import type { FileValue } from '#replica/types.ts'

/** A file of a document's value; undefined for anything else in the list. */
export function fileOf(value: unknown): FileValue | undefined {
  if (!isPlainObject(value)) return undefined
  const { id, key, name, type, size, sha256, photoData } = value
  if (typeof id !== 'string' || typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number')
    return undefined
  if (!(key instanceof Uint8Array && sha256 instanceof Uint8Array)) return undefined
  const file = { id, key, name, type, size, sha256 }
  return photoData === 'kept' || photoData === 'removed' ? { ...file, photoData } : file
}
