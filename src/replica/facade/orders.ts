/** Orders to a device that it obeys without being unlocked: a removed one wipes its copy (security.md 5.8). */
import { handleKey } from '../accounts.ts'
import { sendOrders } from '../freeze-orders.ts'
import { readAccounts } from '../remembered.ts'
import type { Remembered } from '../types.ts'
import type { Life } from './life.ts'

const devices = () => import('../devices.ts')

/** Refusals behind which an order to wipe may stand. */
const ENDS = new Set(['session.refused', 'device.removed', 'account.revoked'])

/** After a refusal: were the device or the person removed? Then the copy goes, if the order is signed. */
export async function obeyAfter(
  life: Life,
  code: string,
  { org, handle }: { org: string; handle: string },
): Promise<void> {
  if (!ENDS.has(code)) return
  const accounts = await readAccounts(life.places.device)
  const account = accounts.find(each => each.org === org && handleKey(each.handle) === handleKey(handle))
  if (account === undefined || !(await (await devices()).obey(life.around, life.places, account))) return
  life.why = 'device.wiped'
}

/** Asks for every account kept here whose copy is not open. */
export async function checkOrders(life: Life): Promise<{ wiped: Remembered[] }> {
  const open = life.open?.entered.account.user ?? life.waiting?.entered.account.user
  const wiped = await (await devices()).obeyAll(life.around, life.places, open)
  if (wiped.length > 0) {
    life.why ??= 'device.wiped'
    life.say()
  }
  return { wiped }
}

/** Tells the server of freezes it has not heard of; true while some are left. */
export function sendFreezes(life: Life): Promise<boolean> {
  return sendOrders(life.around.transport, life.places.device).catch(() => true)
}
