import { aeadOpen, aeadSeal, importAead, NONCE, TAG } from './aead.ts'
import { type Bytes, concat, randomBytes } from './bytes.ts'
import { hkdf } from './digest.ts'
import { type FileId, idBytes } from './ids.ts'
import { lp } from './lp.ts'

/** Plain bytes of every chunk but the last (security.md section 4.3). */
export const FILE_CHUNK = 65536
/** Bytes a sealed chunk is longer than its plaintext. */
export const CHUNK_OVERHEAD = TAG

const EMPTY: Bytes = new Uint8Array(0)

/** A fresh file key: 32 random bytes, carried inside a sealed object, used for one file only. */
export function newFileKey(): Bytes {
  return randomBytes(32)
}

/** The key all chunks of a file are sealed with; derive it once for a long file. */
export function fileCipher(fileKey: Bytes, fileId: FileId): Promise<CryptoKey> {
  return importAead(hkdf(fileKey, lp(['ct/v1/file', idBytes(fileId)]), 32))
}

function chunkNonce(index: number, last: boolean): Bytes {
  const nonce = new Uint8Array(NONCE)
  const view = new DataView(nonce.buffer)
  view.setUint32(7, index)
  view.setUint8(11, last ? 1 : 0)
  return nonce
}

const cipherOf = (key: Bytes | CryptoKey, fileId: FileId) => (key instanceof CryptoKey ? key : fileCipher(key, fileId))

/** How many chunks a file of `size` plain bytes has; an empty file has one. */
export function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / FILE_CHUNK))
}

/** Whether a chunk of this many plain bytes may stand here: all full but the last, and the last empty only in an empty file. */
function fits(index: number, last: boolean, size: number): boolean {
  return last ? size <= FILE_CHUNK && (size > 0 || index === 0) : size === FILE_CHUNK
}

/**
 * Seals chunk `index` (from 0). The nonce is the place, so one key seals each place of one file once, and only once:
 * a changed file is a new file with a new key. Throws a RangeError for a chunk of the wrong size.
 */
export async function sealChunk(
  key: Bytes | CryptoKey,
  fileId: FileId,
  index: number,
  last: boolean,
  plain: Bytes,
): Promise<Bytes> {
  if (!fits(index, last, plain.length)) throw new RangeError('a chunk of the wrong size')
  return aeadSeal(await cipherOf(key, fileId), chunkNonce(index, last), plain, EMPTY)
}

/** Opens chunk `index`; `file.chunk` for one that is changed, misplaced, of another file, or not the last although `last` says so. */
export async function openChunk(
  key: Bytes | CryptoKey,
  fileId: FileId,
  index: number,
  last: boolean,
  sealed: Bytes,
): Promise<{ ok: true; plain: Bytes } | { ok: false; code: 'file.chunk' }> {
  if (!fits(index, last, sealed.length - TAG)) return { ok: false, code: 'file.chunk' }
  const plain = await aeadOpen(await cipherOf(key, fileId), chunkNonce(index, last), sealed, EMPTY)
  return plain === null ? { ok: false, code: 'file.chunk' } : { ok: true, plain }
}

/** Seals a whole file that fits in memory, chunk by chunk. */
export async function sealFile(fileKey: Bytes, fileId: FileId, plain: Bytes): Promise<Bytes[]> {
  const cipher = await fileCipher(fileKey, fileId)
  const count = chunkCount(plain.length)
  const places = Array.from({ length: count }, (_, index) => index)
  return Promise.all(
    places.map(index => {
      const chunk = plain.subarray(index * FILE_CHUNK, (index + 1) * FILE_CHUNK)
      return sealChunk(cipher, fileId, index, index === count - 1, chunk)
    }),
  )
}

/** Opens all chunks of a file in order; `file.chunk` with the index of the first that does not belong there. */
export async function openFile(
  fileKey: Bytes,
  fileId: FileId,
  chunks: ReadonlyArray<Bytes>,
): Promise<{ ok: true; plain: Bytes } | { ok: false; code: 'file.chunk'; index: number }> {
  if (chunks.length === 0) return { ok: false, code: 'file.chunk', index: 0 }
  const cipher = await fileCipher(fileKey, fileId)
  const opened = await Promise.all(
    chunks.map((chunk, index) => openChunk(cipher, fileId, index, index === chunks.length - 1, chunk)),
  )
  const plain: Bytes[] = []
  for (const [index, chunk] of opened.entries()) {
    if (!chunk.ok) return { ok: false, code: 'file.chunk', index }
    plain.push(chunk.plain)
  }
  return { ok: true, plain: concat(...plain) }
}
