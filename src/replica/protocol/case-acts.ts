/** What is done with a whole case: moved, covered, restricted, held, erased. And letters to teams. */
import * as z from 'zod'
import { routes } from './route.ts'
import { b64, compartment, id, ok, seq, signature, wrap } from './shapes.ts'

/** A sealed, signed letter to a team (docs/formats.md, section 5); `author` is who carried it here. */
export const letter = z.strictObject({
  team: id,
  epoch: seq.min(1),
  purpose: z.enum(['move', 'answer', 'opinion']),
  subject: id,
  author: id,
  dirSeq: seq,
  enc: b64(64),
  ct: b64(17_000),
  sig: signature,
})
export type WireLetter = z.infer<typeof letter>

export const CASE_ACT_DOES = ['transfer', 'cowork', 'cover', 'restrict', 'leave', 'hold', 'lift', 'erase'] as const
/** Why a case is held, or erased. */
export const CASE_ACT_WHY = ['', 'court', 'complaint', 'herRequest', 'due', 'mistake', 'other'] as const

/** An act as it is signed by who asks for it (docs/formats.md, section 5). */
export const signedAct = z.strictObject({
  id,
  root: id,
  does: z.enum(CASE_ACT_DOES),
  from: id.nullable(),
  to: id.nullable(),
  keep: z.enum(['', 'none', 'read']),
  until: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  why: z.enum(CASE_ACT_WHY),
  by: id,
  dirSeq: seq,
  sig: signature,
})
const decided = z.strictObject({
  how: z.enum(['accepted', 'declined', 'withdrawn']),
  by: id,
  at: z.string(),
  dirSeq: seq.optional(),
  sig: signature.optional(),
  answer: letter.optional(),
})
export const caseAct = z.strictObject({
  act: signedAct,
  at: z.string(),
  lapses: z.string(),
  /** `done` for what was answered, or took no answer; a cover or a hold that ended is `over`. */
  status: z.enum(['open', 'done', 'declined', 'withdrawn', 'lapsed', 'over']),
  note: letter.optional(),
  decided: decided.optional(),
})
export type WireCaseAct = z.infer<typeof caseAct>

export const caseActRoutes = routes({
  /** Open acts, those of the last 90 days, and covers and holds in force: one's own, of one's cases, and those one may answer. */
  caseActs: {
    method: 'GET',
    path: '/api/case-acts',
    audience: 'active',
    query: z.strictObject({ root: id.optional() }),
    answer: z.strictObject({ acts: z.array(caseAct), held: z.array(id) }),
  },
  /**
   * `transfer` waits for a member of the other team, `hold`, `lift` and `erase` for a second person; the others are done at once.
   * `wraps` are for the receiver, of every epoch of the case's key, and are handed to nobody before.
   */
  askCaseAct: {
    method: 'POST',
    path: '/api/case-acts',
    audience: 'active',
    body: z.strictObject({
      act: signedAct,
      opens: z.array(compartment).max(7),
      wraps: z.array(wrap).max(400),
      note: letter.optional(),
    }),
    answer: ok,
  },
  /** Answers as the second person, or takes back what one asked for; `withdrawn` also ends a cover or co-work. */
  decideCaseAct: {
    method: 'POST',
    path: '/api/case-acts/:act/decide',
    audience: 'active',
    body: z.strictObject({
      how: z.enum(['accepted', 'declined', 'withdrawn']),
      dirSeq: seq,
      sig: signature,
      answer: letter.optional(),
    }),
    answer: ok,
  },
  /** New wraps for an open transfer, after the case or the receiving team got new keys; by who asked for it. */
  renewCaseAct: {
    method: 'PUT',
    path: '/api/case-acts/:act',
    audience: 'active',
    body: z.strictObject({ wraps: z.array(wrap).min(1).max(400) }),
    answer: ok,
  },
  /** A letter to a team its carrier is not in. The row names a month and nobody. */
  leaveLetter: {
    method: 'POST',
    path: '/api/letters',
    audience: 'active',
    body: z.strictObject({ letter }),
    answer: ok,
  },
  letters: {
    method: 'GET',
    path: '/api/letters/:team',
    audience: 'active',
    answer: z.strictObject({ letters: z.array(z.strictObject({ id, month: z.string(), letter })) }),
  },
})

/** Days for which a question waits for its answer, from the moment in its signed id. */
export const CASE_ACT_DAYS = 14

/** Signed policy: whether the coded facts of an erased case stay, detached from everything (`yes`); gone with it otherwise. */
export const KEEP_FACTS = 'keep.facts'
/** Signed policy: months a case of a closed status is kept before its erasure is due, `keep.Closed`. */
export const keepMonthsOf = (status: string): string => `keep.${status}`
