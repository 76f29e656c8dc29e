import { sql } from 'kysely'
import { CHUNK_OVERHEAD, chunkCount, FILE_CHUNK } from '#vault'
import { reaches } from '../guard.ts'
import type { Handlers } from '../http/call.ts'
import { bytesOf } from '../http/parse.ts'
import { Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

type Names = 'declareFile' | 'fileState' | 'putChunk' | 'getChunk'

const SEALED_CHUNK = FILE_CHUNK + CHUNK_OVERHEAD
const MAX_REMEMBERED = 20_000

interface FileRow {
  readonly root_id: string
  readonly chunks: number
  readonly size: string
}

/** Sealed attachments, chunk by chunk, so that a broken line costs one chunk. What they are stands in a sealed record. */
export function fileRoutes(_: Services): Pick<Handlers, Names> {
  /** Who has had which file in this session: one entry of the log for a file, not one for each chunk. */
  const seen = new Set<string>()

  return {
    async declareFile({ body, transaction }) {
      if (body.chunks !== chunkCount(body.size)) throw new Refused(422, 'body.invalid', { place: 'chunks' })
      return await transaction(async work => {
        if (!(await reaches(work, body.root))) throw unknownObject('root')
        const known = await fileOf(work, body.file)
        if (known === undefined) {
          await sql`insert into file (org_id, id, root_id, chunks, size, made_by, made_at)
            values (${work.org}::uuid, ${body.file}::uuid, ${body.root}::uuid, ${body.chunks}, ${body.size}, ${work.user}::uuid,
              ${new Date(work.now)})`
            .execute(work.trx)
            .catch((error: unknown) => {
              throw isDuplicate(error) ? new Refused(409, 'file.taken', { place: 'file' }) : error
            })
          work.audit({ action: 'file.declare', objects: [body.root, body.file] })
        } else if (known.root_id !== body.root || known.chunks !== body.chunks || known.size !== String(body.size)) {
          throw new Refused(409, 'file.taken', { place: 'file' })
        }
        return { received: await receivedOf(work, body.file) }
      })
    },

    fileState: ({ params, transaction }) =>
      transaction(async work => {
        const file = await mustHave(work, params.file)
        const received = await receivedOf(work, params.file ?? '')
        return { root: file.root_id, chunks: file.chunks, received, complete: received.length === file.chunks }
      }),

    async putChunk({ params, request, transaction }) {
      const bytes = await bytesOf(request, SEALED_CHUNK)
      const index = Number(params.index)
      await transaction(async work => {
        const file = await mustHave(work, params.file)
        if (index >= file.chunks) throw new Refused(422, 'file.chunk', { place: 'index' })
        if (bytes.length !== sealedLength(file, index)) throw new Refused(422, 'file.size', { place: 'index' })
        const { rows } = await sql<{ same: boolean }>`select bytes = ${bytes} as same from file_chunk
          where org_id = ${work.org}::uuid and file_id = ${params.file}::uuid and idx = ${index}`.execute(work.trx)
        if (rows[0]?.same === false) throw new Refused(409, 'file.taken', { place: 'index' })
        if (rows.length > 0) return
        await sql`insert into file_chunk (org_id, file_id, root_id, idx, bytes)
          values (${work.org}::uuid, ${params.file}::uuid, ${file.root_id}::uuid, ${index}, ${bytes})
          on conflict do nothing`.execute(work.trx)
      })
      return { ok: true }
    },

    async getChunk({ params, person, transaction }) {
      const index = Number(params.index)
      const key = `${person().session}/${params.file}`
      const bytes = await transaction(async work => {
        const file = await mustHave(work, params.file)
        const { rows } = await sql<{ bytes: Buffer }>`select bytes from file_chunk
          where org_id = ${work.org}::uuid and file_id = ${params.file}::uuid and idx = ${index}`.execute(work.trx)
        if (rows[0] === undefined) throw unknownObject('index')
        if (!seen.has(key)) work.audit({ action: 'file.get', objects: [file.root_id, params.file ?? ''] })
        return rows[0].bytes
      })
      if (seen.size >= MAX_REMEMBERED) seen.clear()
      seen.add(key)
      return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream' } })
    },
  }
}

/** Sealed bytes of a chunk: all full but the last. */
function sealedLength({ chunks, size }: FileRow, index: number): number {
  const plain = index < chunks - 1 ? FILE_CHUNK : Number(size) - (chunks - 1) * FILE_CHUNK
  return plain + CHUNK_OVERHEAD
}

async function fileOf(work: Work, file: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select root_id, chunks, size from file
    where org_id = ${work.org}::uuid and id = ${file}::uuid`.execute(work.trx)
  return rows[0]
}

async function mustHave(work: Work, file: string | undefined): Promise<FileRow> {
  const found = await fileOf(work, file ?? '')
  if (found === undefined || !(await reaches(work, found.root_id))) throw unknownObject('file')
  return found
}

async function receivedOf(work: Work, file: string): Promise<number[]> {
  const { rows } = await sql<{ idx: number }>`select idx from file_chunk
    where org_id = ${work.org}::uuid and file_id = ${file}::uuid order by idx`.execute(work.trx)
  return rows.map(({ idx }) => idx)
}

const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'
