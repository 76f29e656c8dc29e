/** The log: its checkpoints and proofs, who opened what, and exports declared before they are written. */
import * as z from 'zod'
import { routes } from './route.ts'
import { b64, bytes32, compartment, id, ok, seq } from './shapes.ts'

const checkpoint = z.strictObject({ note: z.string().max(4096), size: seq, root: bytes32, directorySeq: seq })
const logEntry = z.strictObject({
  seq,
  leaf: b64(4096),
  at: z.string(),
  actor: id.nullable(),
  action: z.string(),
  objects: z.array(id),
})

/** Why a file leaves the seal: a code, because the log is no place for stories. */
export const EXPORT_REASONS = ['authority', 'donor', 'move', 'person', 'statistics', 'other'] as const
/** Reasons that give it to somebody else: each case is held against her consent. */
export const GIVEN_AWAY: readonly string[] = ['authority', 'donor']
export type ExportReason = (typeof EXPORT_REASONS)[number]
/** {@link EXPORT_REASONS}, as sent. */
export const exportReason = z.enum(EXPORT_REASONS)
/** Exports of more roots take two people (security.md 5.1.7). */
export const LARGE_EXPORT = 50
/** Entries of the log that say somebody had a root before her eyes. */
export const OPENINGS: readonly string[] = ['root.open', 'root.sync']

export const logRoutes = routes({
  /** What a person opened in the last 90 days, from the log (security.md 5.2). */
  openedBy: {
    method: 'GET',
    path: '/api/people/:user/opened',
    audience: 'officer',
    answer: z.strictObject({
      roots: z.array(z.strictObject({ root: id, times: z.number().int(), last: z.string() })),
      /** Roots that nobody could open any more without her. */
      alone: z.number().int(),
      files: z.number().int(),
      exported: z.number().int(),
    }),
  },
  /** Said by the device before it writes a file that is not sealed: the log keeps who, what and why. */
  declareExport: {
    method: 'POST',
    path: '/api/exports',
    audience: 'active',
    body: z.strictObject({
      roots: z.array(id).min(1).max(20_000),
      /** The id of this export: its last bits stand in the file as its mark, and it leads every entry of the log about it. */
      mark: id,
      why: exportReason,
      approval: id.optional(),
      /** Whom it is for, for what, and what of each case: named for every reason of `GIVEN_AWAY`. */
      to: z.strictObject({ kind: z.enum(['team', 'authority', 'outside']), whom: z.string().max(64) }).optional(),
      purpose: z.string().max(32).optional(),
      compartments: z.array(compartment).min(1).max(7).optional(),
    }),
    answer: ok,
  },
  /** `from` and `size` of the checkpoint the device remembers: the answer proves the log only grew. */
  auditCheckpoint: {
    method: 'GET',
    path: '/api/audit/checkpoint',
    audience: 'active',
    query: z.strictObject({ from: z.coerce.number().int().min(0).optional() }),
    answer: z.strictObject({ checkpoint: checkpoint.nullable(), consistency: z.array(bytes32), logKey: bytes32 }),
  },
  auditEntries: {
    method: 'GET',
    path: '/api/audit/entries',
    audience: 'officer',
    query: z.strictObject({
      after: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    answer: z.strictObject({ entries: z.array(logEntry), size: seq }),
  },
  auditProof: {
    method: 'GET',
    path: '/api/audit/proof',
    audience: 'active',
    query: z.strictObject({ seq: z.coerce.number().int().min(0), size: z.coerce.number().int().min(1) }),
    answer: z.strictObject({ leaf: b64(4096), proof: z.array(bytes32) }),
  },
  /** The newest entries about a root; `openings`: only those that say somebody had it before her eyes, further back. */
  whoOpened: {
    method: 'GET',
    path: '/api/roots/:root/log',
    audience: 'active',
    query: z.strictObject({ only: z.literal('openings').optional() }),
    answer: z.strictObject({ entries: z.array(logEntry) }),
  },
})
