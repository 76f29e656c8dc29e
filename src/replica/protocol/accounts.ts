/** Signing in and the account of whoever signed in. */
import * as z from 'zod'
import { deviceKind } from './devices.ts'
import { routes } from './route.ts'
import { account, b64, bytes32, id, kdf, none, ok, provenBy, slot, statement } from './shapes.ts'

export const accountRoutes = routes({
  signInStart: {
    method: 'POST',
    path: '/api/sign-in/start',
    audience: 'public',
    body: z.strictObject({ org: id, handle: z.string().max(64) }),
    answer: z.strictObject({ kdf }),
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    audience: 'public',
    body: z.strictObject({
      org: id,
      handle: z.string().max(64),
      auth: bytes32,
      by: provenBy.optional(),
      shared: z.boolean().optional(),
      /** A device that keeps a copy: listed for its owner, who may remove it. */
      device: z.strictObject({ id, kind: deviceKind }).optional(),
      /** By the device alone, without its person: starts no governor anew, and comes back from no ordered lock. */
      renew: z.literal(true).optional(),
    }),
    answer: account,
  },
  signOut: { method: 'POST', path: '/api/sign-out', audience: 'person', body: none, answer: ok },
  session: { method: 'GET', path: '/api/session', audience: 'person', answer: account },
  saveSlots: {
    method: 'POST',
    path: '/api/account/slots',
    audience: 'person',
    body: z.strictObject({
      slots: z.array(slot).min(1).max(8),
      auth: bytes32.optional(),
      kdf: kdf.optional(),
      statements: z.array(statement).max(2),
      oldAuth: bytes32,
      /** What `oldAuth` is; a recovery code is spent by leaving its slot out. */
      by: z.enum(['passphrase', 'code']).optional(),
      /** Proofs of slots that are new. Those of slots left out go with them. */
      proofs: z
        .array(z.strictObject({ slot: z.string().min(1).max(64), type: z.enum(['code', 'passkey']), auth: bytes32 }))
        .max(8)
        .optional(),
    }),
    answer: ok,
  },
  /** Sets the passphrase for being forced, or takes it away. A changed passphrase takes it away, too. */
  saveDuress: {
    method: 'PUT',
    path: '/api/account/duress',
    audience: 'person',
    body: z.strictObject({ oldAuth: bytes32, duress: z.strictObject({ auth: bytes32, slot }).nullable() }),
    answer: ok,
  },
  saveMemo: {
    method: 'PUT',
    path: '/api/account/memo',
    audience: 'person',
    body: z.strictObject({ memo: b64(65536) }),
    answer: ok,
  },
  /** Who works here proves again that it is she: a new session, and the governor starts anew (security.md 5.1.6). */
  stepUp: {
    method: 'POST',
    path: '/api/session/step-up',
    audience: 'person',
    body: z.strictObject({ auth: bytes32, by: provenBy.optional() }),
    answer: ok,
  },
})
