/** Devices with a copy, and orders to them. */
import * as z from 'zod'
import { routes } from './route.ts'
import { id, ok, seq, statement } from './shapes.ts'

/** What kinds of devices the list tells apart. */
export const DEVICE_KINDS = ['laptop', 'desktop', 'phone', 'tablet', 'other'] as const
/** {@link DEVICE_KINDS}, as sent. */
export const deviceKind = z.enum(DEVICE_KINDS)

export const deviceRoutes = routes({
  /** One's own devices; those of `user` for key officers. */
  devices: {
    method: 'GET',
    path: '/api/devices',
    audience: 'active',
    query: z.strictObject({ user: id.optional() }),
    answer: z.strictObject({
      devices: z.array(
        z.strictObject({
          id,
          kind: deviceKind,
          firstDay: z.string(),
          lastDay: z.string(),
          here: z.boolean(),
          locked: z.boolean(),
        }),
      ),
    }),
  },
  keepDevice: {
    method: 'PUT',
    path: '/api/devices/here',
    audience: 'active',
    /** The device in use, which the session belongs to from now on. */
    body: z.strictObject({ device: id, type: deviceKind }),
    answer: ok,
  },
  /** Ends all other sessions of the person, or all of `user` for key officers; their devices come back only with a passphrase. */
  lockDevices: {
    method: 'POST',
    path: '/api/devices/lock',
    audience: 'active',
    body: z.strictObject({ user: id.optional() }),
    answer: ok,
  },
  /**
   * Was this device, or its person, removed? A device asks without a session; what it is told it believes only if the statements
   * say so. Answers the directory after `after` for a removed one and nothing for any other, known or unknown.
   */
  deviceOrder: {
    method: 'POST',
    path: '/api/devices/order',
    audience: 'public',
    body: z.strictObject({ org: id, user: id, device: id, after: seq }),
    answer: z.strictObject({ statements: z.array(statement) }),
  },
})
