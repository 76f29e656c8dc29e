/** The installation: is it there, which organisations are on it, a new one, the demonstration. */
import * as z from 'zod'
import { change } from './changes.ts'
import { routes } from './route.ts'
import { account, bytes32, escrow, grant, id, newUser, statement } from './shapes.ts'

export const installationRoutes = routes({
  health: {
    method: 'GET',
    path: '/api/health',
    audience: 'public',
    answer: z.strictObject({ ok: z.boolean(), database: z.boolean(), version: z.string() }),
  },
  metrics: { method: 'GET', path: '/api/metrics', audience: 'operator', raw: 'text', answer: z.string() },
  organisations: {
    method: 'GET',
    path: '/api/organisations',
    audience: 'public',
    answer: z.strictObject({
      organisations: z.array(z.strictObject({ id, name: z.string(), demo: z.boolean() })),
      setUp: z.enum(['open', 'code', 'closed']),
    }),
  },
  setUp: {
    method: 'POST',
    path: '/api/set-up',
    audience: 'public',
    body: z.strictObject({
      org: id,
      name: z.string().trim().min(1).max(200),
      code: z.string().max(64).optional(),
      rootPk: bytes32,
      demo: z.boolean().optional(),
      founder: newUser,
      statements: z.array(statement).min(1).max(32),
      grants: z.array(grant).max(16),
      escrows: z.array(escrow).max(16),
      changes: z.array(change).max(32),
    }),
    answer: account,
  },
  demoPeople: {
    method: 'GET',
    path: '/api/demo',
    audience: 'public',
    answer: z.strictObject({
      org: id.nullable(),
      people: z.array(
        z.strictObject({ handle: z.string(), name: z.string(), duty: z.string(), passphrase: z.string() }),
      ),
    }),
  },
  prepareDemo: {
    method: 'POST',
    path: '/api/demo',
    audience: 'public',
    /** `afresh`: someone signed in to the demonstration throws it away and gets a new one. */
    body: z.strictObject({ afresh: z.literal(true).optional() }),
    answer: z.strictObject({ ok: z.literal(true), ready: z.boolean() }),
  },
})
