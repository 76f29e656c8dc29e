/** The signed directory and the key material that belongs to it. */
import * as z from 'zod'
import { routes } from './route.ts'
import { escrow, grant, history, ok, seq, statement } from './shapes.ts'

export const directoryRoutes = routes({
  directory: {
    method: 'GET',
    path: '/api/directory',
    audience: 'person',
    query: z.strictObject({ after: z.coerce.number().int().min(0) }),
    answer: z.strictObject({ statements: z.array(statement), head: seq }),
  },
  /** Statements and the key material that belongs to them, in one transaction; 409 `directory.stale` when the head moved. */
  appendDirectory: {
    method: 'POST',
    path: '/api/directory',
    audience: 'active',
    body: z.strictObject({
      statements: z.array(statement).min(1).max(32),
      grants: z.array(grant).max(500),
      histories: z.array(history).max(32),
      escrows: z.array(escrow).max(32),
      confirm: z.string().max(64).optional(), // the invitation these statements complete
    }),
    answer: ok,
  },
  grants: {
    method: 'GET',
    path: '/api/grants',
    audience: 'active',
    answer: z.strictObject({ grants: z.array(grant), histories: z.array(history) }),
  },
  addGrants: {
    method: 'POST',
    path: '/api/grants',
    audience: 'active',
    body: z.strictObject({ grants: z.array(grant).min(1).max(500) }),
    answer: ok,
  },
  escrows: {
    method: 'GET',
    path: '/api/escrows',
    audience: 'officer',
    answer: z.strictObject({ escrows: z.array(escrow), recipient: z.string().nullable() }),
  },
})
