/** Acts that wait for the second of two people. */
import * as z from 'zod'
import { exportReason } from './log.ts'
import { routes } from './route.ts'
import { grant, id, ok, statement } from './shapes.ts'

/** An act that waits for the second of two people, as the server keeps it; material stays with the server until it is done. */
const proposal = z.strictObject({
  id,
  does: z.string().max(32),
  by: id,
  at: z.string(),
  ends: z.string(),
  status: z.enum(['open', 'done', 'declined', 'withdrawn', 'expired']),
  statement: statement.optional(),
  /** The invitation a `user.rekey` completes: for the proposer's device, which makes the material anew. */
  confirm: z.string().max(64).optional(),
  export: z.strictObject({ kind: z.string().max(48), why: exportReason, roots: z.number().int() }).optional(),
  decidedBy: id.optional(),
})
export type WireProposal = z.infer<typeof proposal>
const material = z.strictObject({
  grants: z.array(grant).max(100),
  confirm: z.string().max(64).optional(),
})

export const proposalRoutes = routes({
  /** Officers see all acts that wait for two people, others their own: open ones, and what was decided in the last 30 days. */
  proposals: {
    method: 'GET',
    path: '/api/proposals',
    audience: 'active',
    answer: z.strictObject({ proposals: z.array(proposal) }),
  },
  /** The first of two officers signs; 422 for what one alone may do. */
  propose: {
    method: 'POST',
    path: '/api/proposals',
    audience: 'officer',
    body: z.strictObject({ proposal: id, statement, material }),
    answer: ok,
  },
  /** Asks a second person for an export of more than LARGE_EXPORT roots. */
  proposeExport: {
    method: 'POST',
    path: '/api/proposals/export',
    audience: 'active',
    body: z.strictObject({
      proposal: id,
      kind: z.string().max(48),
      why: exportReason,
      roots: z.array(id).min(1).max(20_000),
    }),
    answer: ok,
  },
  /** The directory moved on: the same act, signed anew by who proposed it. */
  renewProposal: {
    method: 'PUT',
    path: '/api/proposals/:proposal',
    audience: 'officer',
    body: z.strictObject({ statement, material }),
    answer: ok,
  },
  /** The second signature: exactly what was proposed, appended in the same transaction. An export carries no statement. */
  approveProposal: {
    method: 'POST',
    path: '/api/proposals/:proposal/approve',
    audience: 'officer',
    body: z.strictObject({ statement: statement.optional() }),
    answer: ok,
  },
  endProposal: {
    method: 'POST',
    path: '/api/proposals/:proposal/end',
    audience: 'active',
    body: z.strictObject({ how: z.enum(['declined', 'withdrawn']) }),
    answer: ok,
  },
})
