/** What this device calls itself. */
import * as z from 'zod'
import { uuidv7 } from '#vault'
import { handleKey } from './accounts.ts'
import { DEVICE_KINDS } from './protocol.ts'
import type { Store } from './store/store.ts'

const mark = z.object({ id: z.string(), kind: z.enum(DEVICE_KINDS) })
type Mark = z.output<typeof mark>

const markKey = (org: string, handle: string) => `mark/${org}/${handleKey(handle)}`

/** What this device calls itself for one account: made up here, so that two accounts are not linked by it. */
export async function thisDevice(device: Store, org: string, handle: string): Promise<Mark> {
  const key = markKey(org, handle)
  const text = await device.get('meta', key)
  const known = mark.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (known.success) return known.data
  const made: Mark = { id: uuidv7(0), kind: 'other' }
  await device.write([{ table: 'meta', key, value: JSON.stringify(made) }])
  return made
}

/** What kind it is, as its person says. */
export async function nameDevice(device: Store, org: string, handle: string, kind: Mark['kind']): Promise<void> {
  const { id } = await thisDevice(device, org, handle)
  await device.write([{ table: 'meta', key: markKey(org, handle), value: JSON.stringify({ id, kind }) }])
}

/** After a wipe it has no name: what comes back is another device. */
export const forgetDevice = (device: Store, org: string, handle: string): Promise<void> =>
  device.write([{ table: 'meta', key: markKey(org, handle) }])
