import { sql } from 'kysely'
import { type AnswerOf, LARGE_EXPORT, OPENINGS } from '#replica/protocol.ts'
import { consistencyFrom, inclusionOf, lastCheckpoint, sizeOf } from '../audit/tree.ts'
import { mustCoverExport } from '../consent.ts'
import type { Handlers } from '../http/call.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { b64Of } from '../wire.ts'
import { mustBeApproved, mustReach } from './proposals.ts'

type Names = 'declareExport' | 'auditCheckpoint' | 'auditEntries' | 'auditProof' | 'whoOpened'
/** Roots named in one entry of the log, beside the mark; a larger export makes several. */
const LEAF_ROOTS = 199

type LogEntry = AnswerOf<'auditEntries'>['entries'][number]

interface LeafRow {
  readonly seq: number
  readonly leaf: Buffer
  readonly at: string
  readonly actor: string | null
  readonly action: string
  readonly objects: string[]
}

const entryOf = ({ seq, leaf, at, actor, action, objects }: LeafRow): LogEntry => ({
  seq,
  leaf: b64Of(leaf),
  at,
  actor,
  action,
  objects,
})

/** The audit tree, for devices that check it, officers who read it, and everyone who asks who opened a case of hers. */
export function auditRoutes(services: Services): Pick<Handlers, Names> {
  const { audit, catalogue, directories, secrets } = services
  return {
    /** A device says what it is about to write out in the open. It could keep silent; an honest one does not. */
    async declareExport({ body, transaction }) {
      await transaction(async work => {
        await mustReach(work, body.roots)
        const directory = await directories.current(work)
        if (directory === null) throw new Refused(404, 'organisation.unknown')
        await mustBeApproved(work, directory, body)
        await mustCoverExport(work, catalogue, body)
        if (body.roots.length > LARGE_EXPORT) work.audit({ action: 'export.large', objects: [] })
        for (let i = 0; i < body.roots.length; i += LEAF_ROOTS)
          work.audit({ action: `export.${body.why}`, objects: [body.mark, ...body.roots.slice(i, i + LEAF_ROOTS)] })
      })
      return { ok: true }
    },

    auditCheckpoint: ({ query, transaction }) =>
      transaction(async work => {
        const last = await lastCheckpoint(work)
        const logKey = b64Of(secrets.logKey.publicKey)
        if (last === null) return { checkpoint: null, consistency: [], logKey }
        const proof = query.from === undefined ? [] : await consistencyFrom(work, query.from, last.size)
        const { note, size, root, directorySeq } = last
        return { checkpoint: { note, size, root: b64Of(root), directorySeq }, consistency: proof.map(b64Of), logKey }
      }),

    async auditEntries({ query, person, now, transaction }) {
      await audit.checkpoint(person().org, now)
      return await transaction(async work => {
        const { rows } = await sql<LeafRow>`select seq, leaf, at, actor, action, objects from audit_leaf
          where org_id = ${work.org}::uuid and seq >= ${query.after} order by seq limit ${query.limit ?? 200}`.execute(
          work.trx,
        )
        return { entries: rows.map(entryOf), size: await sizeOf(work) }
      })
    },

    auditProof: ({ query, transaction }) =>
      transaction(async work => {
        const proof = await inclusionOf(work, query.seq, query.size)
        const { rows } = await sql<{ leaf: Buffer }>`select leaf from audit_leaf
          where org_id = ${work.org}::uuid and seq = ${query.seq}`.execute(work.trx)
        return { leaf: b64Of(rows[0]?.leaf ?? Buffer.alloc(0)), proof: proof.map(b64Of) }
      }),

    async whoOpened({ params, query, person, now, transaction }) {
      await audit.checkpoint(person().org, now)
      return await transaction(async work => {
        const { rows } = await sql<LeafRow>`select seq, leaf, at, actor, action, objects from audit_leaf
          where org_id = ${work.org}::uuid and objects @> array[${params.root}::uuid]
            and (${query.only === undefined} or action = any (${OPENINGS}::text[]))
          order by seq desc limit ${query.only === undefined ? 500 : 5000}`.execute(work.trx)
        return { entries: rows.map(entryOf) }
      })
    },
  }
}
