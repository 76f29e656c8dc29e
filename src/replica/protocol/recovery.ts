/** All officers lost: what the recovery tool asks for and brings back. */
import * as z from 'zod'
import { routes } from './route.ts'
import { escrow, grant, id, newUser, ok, statement } from './shapes.ts'

export const recoveryRoutes = routes({
  /** All officers lost (security.md 3.5): what the recovery tool needs, given to whoever runs the server's machine. */
  recoveryMaterial: {
    method: 'GET',
    path: '/api/recovery/:org',
    audience: 'operator',
    answer: z.strictObject({
      statements: z.array(statement),
      escrows: z.array(escrow),
      accounts: z.array(z.strictObject({ user: id, handle: z.string() })),
    }),
  },
  /** A new officer, certified by the organisation's root: statements are replayed and must carry the root's signature. */
  recover: {
    method: 'POST',
    path: '/api/recovery/:org',
    audience: 'operator',
    body: z.strictObject({
      person: newUser,
      statements: z.array(statement).min(2).max(200),
      grants: z.array(grant).max(500),
    }),
    answer: ok,
  },
})
