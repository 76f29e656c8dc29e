/** Invitations and their answers. */
import * as z from 'zod'
import { routes } from './route.ts'
import { account, bytes32, id, kdf, newUser, ok } from './shapes.ts'

const invitation = z.strictObject({
  id: z.string().max(64),
  user: id,
  expires: z.string(),
  status: z.enum(['open', 'answered', 'confirmed', 'withdrawn', 'expired']),
  rekey: z.boolean(),
  answer: z.strictObject({ encPk: bytes32, sigPk: bytes32, kdf, mac: bytes32, handle: z.string() }).optional(),
})

export const invitationRoutes = routes({
  invite: {
    method: 'POST',
    path: '/api/invitations',
    audience: 'officer',
    body: z.strictObject({
      id: z.string().max(64),
      user: id,
      rekey: z.boolean(),
      days: z.number().int().min(1).max(30),
    }),
    answer: ok,
  },
  invitations: {
    method: 'GET',
    path: '/api/invitations',
    audience: 'officer',
    answer: z.strictObject({ invitations: z.array(invitation) }),
  },
  withdrawInvitation: { method: 'DELETE', path: '/api/invitations/:id', audience: 'officer', answer: ok },
  invitation: {
    method: 'GET',
    path: '/api/invitations/:id',
    audience: 'public',
    answer: z.strictObject({
      org: id,
      orgName: z.string(),
      demo: z.boolean(),
      user: id,
      rekey: z.boolean(),
      status: z.string(),
    }),
  },
  answerInvitation: {
    method: 'POST',
    path: '/api/invitations/:id/answer',
    audience: 'public',
    body: z.strictObject({ person: newUser, mac: bytes32 }),
    answer: account,
  },
})
