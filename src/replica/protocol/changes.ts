/** Changes of records on their way to the server, and what readers get back. */
import * as z from 'zod'
import { CONSENT_REFUSALS } from '#records'
import { cursor, head, id, version, wrap } from './shapes.ts'

/** What a change does to one record: the next version of each chain it touches. */
export const recordChange = z.strictObject({
  rec: id,
  kind: z.string().max(48),
  facts: z.record(z.string(), z.unknown()).optional(),
  versions: z.array(version).min(1).max(8),
})
export type RecordChange = z.infer<typeof recordChange>

/** Records of one change at most. */
export const MAX_RECORDS = 64
export const change = z.strictObject({
  id, // idempotency: the same change sent twice is accepted once
  root: id,
  /** Each record once. They are accepted together, under one head, or not at all. */
  records: z.array(recordChange).min(1).max(MAX_RECORDS),
  /**
   * Who can open the root, when it is created. On a change of the root's own record, with a new version of `header`, they
   * raise the epoch of its key by one: exactly one for each team that has the root now, with what it opens now, by someone
   * who opens all of that. The versions of that change carry the new epoch, and every later one must (`epoch.stale`).
   * With a record that says it opens the root to somebody (`sharing: 'disclosure'`, way `share`), they are the wraps for exactly
   * that team or person, of present and earlier epochs, and no more than her consent covers (`consent.*`).
   */
  wraps: z.array(wrap).max(16).optional(),
  head,
})
export type Change = z.infer<typeof change>

/** The current state of a record as the server gives it to one reader. */
export const recordState = z.strictObject({
  root: id,
  rec: id,
  kind: z.string(),
  facts: z.record(z.string(), z.unknown()),
  versions: z.array(version),
  at: cursor,
})
export type RecordState = z.infer<typeof recordState>

export const feedPage = z.strictObject({
  wraps: z.array(wrap),
  records: z.array(recordState),
  heads: z.array(head.extend({ root: id })),
  /** Roots this team lost (unshared, erased): the device forgets them. */
  gone: z.array(id),
  next: cursor,
  more: z.boolean(),
})

export const changeResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), id, at: cursor }),
  z.strictObject({
    ok: z.literal(false),
    id,
    code: z.enum([
      'version.stale',
      'head.stale',
      'epoch.stale',
      'right.missing',
      'kind.unknown',
      'facts.invalid',
      'signature.invalid',
      'author.mismatch',
      'size.bucket',
      'chain.broken',
      'facts.hash',
      'record.unknown',
      ...CONSENT_REFUSALS,
    ]),
    /** The place of the record at fault, where it is one; `field` is inside it then, else inside the change. */
    record: z
      .number()
      .int()
      .min(0)
      .max(MAX_RECORDS - 1)
      .optional(),
    field: z.string().optional(),
    /** For the stale codes: the root's present state, so the device can merge and try again at once. */
    current: z.array(recordState).optional(),
    head: head.optional(),
  }),
])
export type ChangeResult = z.infer<typeof changeResult>

export type FeedPage = z.infer<typeof feedPage>
