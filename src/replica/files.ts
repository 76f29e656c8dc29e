/** Attachments (security.md 4.3): sealed in chunks, kept until the server has every one, opened only when all fit. */
import * as z from 'zod'
import {
  type Bytes,
  chunkCount,
  equalBytes,
  FILE_CHUNK,
  fileCipher,
  fileId,
  isUuid,
  newFileKey,
  openFile,
  ownBytes,
  sealChunk,
  sha256,
  uuidv7,
} from '#vault'
import type { Copy } from './copy.ts'
import type { Write } from './store/store.ts'
import type { FileState, FileValue, Outcome } from './types.ts'

const waiting = z.object({ file: z.string(), root: z.string(), chunks: z.number(), size: z.number() })
type Waiting = z.output<typeof waiting>

const placeOf = (file: string) => `file/${file}`
/** Marks a file that its reader wants here also when the server has it. */
const wantedPlace = (file: string) => `filehere/${file}`
const chunkKey = (file: string, index: number) => `${file}/${String(index).padStart(6, '0')}`
const MAX_CHUNKS = 16384
const BATCH = 64
/** Chunks between two words about how far a file is. */
const TELL_EVERY = 8

/** Seals a file and makes it durable here; it is sent when the server can be reached. The value goes into a sealed field. */
export async function addFile(
  copy: Copy,
  root: string,
  file: { name: string; type: string; bytes: Bytes },
): Promise<Outcome<{ value: FileValue }>> {
  const { name, type, bytes } = file
  if (!isUuid(root)) return { ok: false, code: 'root.unknown' }
  const chunks = chunkCount(bytes.length)
  if (bytes.length === 0) return { ok: false, code: 'file.empty' }
  if (chunks > MAX_CHUNKS) return { ok: false, code: 'file.large' }
  const id = fileId(uuidv7(copy.clock()))
  const key = newFileKey()
  const cipher = await fileCipher(key, id)
  for (let start = 0; start < chunks; start += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, chunks - start) }, (_, offset) => start + offset)
    const writes = await Promise.all(
      indexes.map(async (index): Promise<Write> => {
        const plain = bytes.slice(index * FILE_CHUNK, (index + 1) * FILE_CHUNK)
        return {
          table: 'chunks',
          key: chunkKey(id, index),
          value: await sealChunk(cipher, id, index, index === chunks - 1, plain),
        }
      }),
    )
    await copy.store.write(writes)
  }
  const state: Waiting = { file: id, root, chunks, size: bytes.length }
  await copy.store.write([{ table: 'kept', key: placeOf(id), value: await copy.box.sealValue(placeOf(id), state) }])
  copy.topics.say('sync')
  return { ok: true, value: { id, key, name, type, size: bytes.length, sha256: await sha256(bytes) } }
}

/** Files that are not yet wholly with the server. */
export async function waitingFiles(copy: Copy): Promise<Waiting[]> {
  const entries = await copy.store.range('kept', 'file/')
  const found = await Promise.all(
    entries.map(async ([key, bytes]) => waiting.safeParse(await copy.box.openValue(key, bytes))),
  )
  return found.flatMap(parsed => (parsed.success ? [parsed.data] : []))
}

/** Sends what waits: the server says which chunks it has, so a killed upload goes on where it was. */
export async function sendFiles(copy: Copy): Promise<void> {
  for (const file of await waitingFiles(copy)) {
    // The root has to be there first; it is on its way in the outbox.
    if (copy.outbox.ofRoot(file.root).some(edit => edit.fresh !== undefined)) continue
    if (!(await sendFile(copy, file))) return
  }
}

async function sendFile(copy: Copy, { file, root, chunks, size }: Waiting): Promise<boolean> {
  const declared = await copy.transport.call('declareFile', { body: { file, root, chunks, size } })
  if (!declared.ok) return refusedFile(copy, root, declared)
  const received = new Set(declared.value.received)
  for (let index = 0; index < chunks; index++) {
    if (received.has(index)) continue
    if (copy.ended.aborted) return false
    const bytes = await copy.store.get('chunks', chunkKey(file, index))
    if (bytes === undefined) {
      await copy.alarms.raise('store.damaged', { root })
      return true
    }
    const sent = await copy.transport.sendBytes('putChunk', { file, index: String(index) }, bytes)
    if (!sent.ok) return refusedFile(copy, root, sent)
    if (index % TELL_EVERY === 0) copy.topics.say('sync')
  }
  const state = await copy.transport.call('fileState', { params: { file } })
  if (!state.ok || !state.value.complete) return false
  const wanted = (await copy.store.get('kept', wantedPlace(file))) !== undefined
  const chunksHere = wanted ? [] : await copy.store.keys('chunks', `${file}/`)
  await copy.store.write([
    { table: 'kept', key: placeOf(file) },
    ...chunksHere.map((key): Write => ({ table: 'chunks', key })),
  ])
  copy.topics.say('sync')
  return true
}

/** True when the next file may go on: this one was refused, and that is said; false when nothing goes out at present. */
async function refusedFile(
  copy: Copy,
  root: string,
  { code, status }: { code: string; status: number },
): Promise<boolean> {
  if (code === 'network.offline' || status === 401 || status === 429 || status >= 500) return false
  await copy.alarms.raise('file.refused', { root })
  return true
}

/** Opens an attachment from this device or the server; refused unless every chunk and the whole are what was sealed. */
export async function readFile(copy: Copy, value: FileValue): Promise<Outcome<{ bytes: Bytes }>> {
  const chunks = await chunksOf(copy, value)
  if (!chunks.ok) return chunks
  const opened = await openFile(ownBytes(value.key), fileId(value.id), chunks.chunks)
  if (!opened.ok) return { ok: false, code: opened.code }
  const whole = opened.plain.length === value.size && equalBytes(await sha256(opened.plain), value.sha256)
  return whole ? { ok: true, bytes: opened.plain } : { ok: false, code: 'file.changed' }
}

async function chunksOf(copy: Copy, value: FileValue): Promise<Outcome<{ chunks: Bytes[] }>> {
  if (!isUuid(value.id)) return { ok: false, code: 'file.unknown' }
  const count = chunkCount(value.size)
  const here = await copy.store.range('chunks', `${value.id}/`)
  if (here.length === count) return { ok: true, chunks: here.map(([, bytes]) => bytes) }
  const chunks: Bytes[] = []
  for (let index = 0; index < count; index++) {
    const answer = await copy.transport.readBytes('getChunk', { file: value.id, index: String(index) })
    if (!answer.ok) return answer
    chunks.push(answer.value)
  }
  return { ok: true, chunks }
}

/** Keeps the sealed chunks of a file here, after having seen that they open. */
export async function keepFile(copy: Copy, value: FileValue): Promise<Outcome> {
  if (copy.shared) return { ok: false, code: 'file.shared' }
  const chunks = await chunksOf(copy, value)
  if (!chunks.ok) return chunks
  const opened = await openFile(ownBytes(value.key), fileId(value.id), chunks.chunks)
  if (!opened.ok) return { ok: false, code: opened.code }
  const place = wantedPlace(value.id)
  await copy.store.write([
    { table: 'kept', key: place, value: await copy.box.sealValue(place, true) },
    ...chunks.chunks.map(
      (bytes, index): Write => ({
        table: 'chunks',
        key: chunkKey(value.id, index),
        value: bytes,
      }),
    ),
  ])
  copy.topics.say('sync')
  return { ok: true }
}

/** Takes a kept file off this device; the server has it. Refused while the server does not. */
export async function dropFile(copy: Copy, file: string): Promise<Outcome> {
  if ((await copy.store.get('kept', placeOf(file))) !== undefined) return { ok: false, code: 'file.waiting' }
  const chunks = await copy.store.keys('chunks', `${file}/`)
  await copy.store.write([
    { table: 'kept', key: wantedPlace(file) },
    ...chunks.map((key): Write => ({ table: 'chunks', key })),
  ])
  copy.topics.say('sync')
  return { ok: true }
}

/** How far a file is on its way; the server is asked only while it waits here. */
export async function fileState(copy: Copy, file: string): Promise<FileState> {
  const here = (await copy.store.keys('chunks', `${file}/`)).length
  const box = await copy.store.get('kept', placeOf(file))
  if (box === undefined) {
    const wanted = (await copy.store.get('kept', wantedPlace(file))) !== undefined
    return { file, chunks: here, sent: here, here: wanted && here > 0, waiting: false }
  }
  const own = waiting.safeParse(await copy.box.openValue(placeOf(file), box))
  const answer = await copy.transport.call('fileState', { params: { file } })
  const chunks = own.success ? own.data.chunks : here
  return { file, chunks, sent: answer.ok ? answer.value.received.length : 0, here: true, waiting: true }
}
