/** Accounts on this device: what the server gave at enrolment or sign-in, kept as delivered. */
import * as z from 'zod'
import { kdf as kdfShape, slot as slotShape } from './protocol.ts'
import type { Store } from './store/store.ts'
import type { Remembered } from './types.ts'

const file = z.object({
  org: z.string(),
  orgName: z.string(),
  demo: z.boolean(),
  user: z.string(),
  handle: z.string(),
  /** Pinned at enrolment or first sign-in; never taken from the server again. */
  rootFingerprint: z.string(),
  slots: z.array(slotShape),
  /** The passphrase for being forced, where its owner has one. */
  duress: slotShape.optional(),
  keys: z.string(),
  /** Parameters of the last successful sign-in: a server cannot make this device derive with weaker ones. */
  kdf: kdfShape,
})
/** An account as this device keeps it: sealed keys as delivered, and ids. */
export type AccountFile = z.output<typeof file>

/** Every account that has a copy on this device. What cannot be read is left out. */
export async function readAccounts(device: Store): Promise<AccountFile[]> {
  const entries = await device.range('meta', 'account/')
  return entries.flatMap(([, text]) => {
    const parsed = file.safeParse(JSON.parse(text))
    return parsed.success ? [parsed.data] : []
  })
}

/** What of an account may be shown before anybody unlocked it. */
export const remembered = ({ org, orgName, demo, handle, user }: AccountFile): Remembered => ({
  org,
  orgName,
  demo,
  handle,
  user,
})
