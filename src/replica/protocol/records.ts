/** Records, their feed and their wraps. */
import * as z from 'zod'
import { change, changeResult, feedPage, recordState } from './changes.ts'
import { routes } from './route.ts'
import { chain, cursor, head, id, ok, version, wrap } from './shapes.ts'

export const recordRoutes = routes({
  /** Each change is accepted whole or refused whole; answers in the order asked. */
  changes: {
    method: 'POST',
    path: '/api/changes',
    audience: 'active',
    body: z.strictObject({ changes: z.array(change).min(1).max(200) }),
    answer: z.strictObject({ results: z.array(changeResult) }),
  },
  feed: {
    method: 'GET',
    path: '/api/feed/:team',
    audience: 'active',
    query: z.strictObject({
      since: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(2000).optional(),
      /** Transactions (the part of their positions before the dot) this device wrote and stored itself: left out of the page. */
      known: z
        .string()
        .regex(/^[0-9]{1,20}(,[0-9]{1,20}){0,99}$/)
        .optional(),
    }),
    answer: feedPage,
  },
  /** Server-sent events: `event: feed`, data {"team": id}; `event: directory`; `event: lock`. Never content. */
  events: { method: 'GET', path: '/api/events', audience: 'active', raw: 'events', answer: z.string() },
  root: {
    method: 'GET',
    path: '/api/roots/:root',
    audience: 'active',
    /** `sync`: the device takes a root up again after a lost answer; counted and logged apart from a person's opening it. */
    query: z.strictObject({ purpose: z.literal('sync').optional() }),
    answer: z.strictObject({
      records: z.array(recordState),
      wraps: z.array(wrap),
      head: head.nullable(),
      more: z.boolean(),
    }),
  },
  versions: {
    method: 'GET',
    path: '/api/roots/:root/records/:rec/versions',
    audience: 'active',
    query: z.strictObject({ comp: chain.optional() }),
    answer: z.strictObject({
      versions: z.array(version.extend({ facts: z.record(z.string(), z.unknown()).optional() })),
    }),
  },
  saveWraps: {
    method: 'POST',
    path: '/api/wraps',
    audience: 'active',
    body: z.strictObject({
      wraps: z.array(wrap).min(1).max(1000),
      remove: z
        .array(z.strictObject({ root: id, team: id }))
        .max(100)
        .optional(),
    }),
    answer: ok,
  },
  /** Coded facts under row-level security: lists and counts for what is beyond the device. */
  facts: {
    method: 'GET',
    path: '/api/facts/:kind',
    audience: 'active',
    query: z.strictObject({
      where: z.string().max(2000).optional(),
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.strictObject({
      rows: z.array(z.strictObject({ id, root: id, facts: z.record(z.string(), z.unknown()) })),
      more: z.boolean(),
    }),
  },
})
