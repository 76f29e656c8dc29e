/** What people have to know, and the drill of the recovery papers. */
import * as z from 'zod'
import { routes } from './route.ts'
import { id, none, ok, seq } from './shapes.ts'

export const noticeRoutes = routes({
  /** A drill that went well, noted in the log with its day. */
  noteDrill: { method: 'POST', path: '/api/drills', audience: 'officer', body: none, answer: ok },
  /**
   * What people have to know of the last 30 days: when the statements that are announced came, and acts of the log that concern
   * the caller: her own account, and for leads and officers the governor and large exports.
   */
  notices: {
    method: 'GET',
    path: '/api/notices',
    audience: 'active',
    answer: z.strictObject({
      statements: z.array(z.strictObject({ seq, at: z.string() })),
      acts: z.array(
        z.strictObject({ seq, at: z.string(), action: z.string(), actor: id.nullable(), objects: z.array(id) }),
      ),
      lastDrill: z.string().nullable(),
    }),
  },
})
