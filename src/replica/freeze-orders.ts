/** Freezes of accounts whose owner was forced, as long as the server has not heard of them (decision 0092). */
import * as z from 'zod'
import type { Store } from './store/store.ts'
import type { Transport } from './transport.ts'

const PREFIX = 'order/'
const order = z.object({ org: z.string(), handle: z.string(), auth: z.string() })

/** Keeps an order on the disk before anything else is done. */
export const keepOrder = (device: Store, user: string, value: z.output<typeof order>): Promise<void> =>
  device.write([{ table: 'meta', key: PREFIX + user, value: JSON.stringify(value) }])

/** Sends what is kept: an order is a sign-in like any other. Answers whether anything is left. */
export async function sendOrders(transport: Transport, device: Store): Promise<boolean> {
  let left = false
  for (const [key, text] of await device.range('meta', PREFIX)) {
    const parsed = order.safeParse(JSON.parse(text))
    const answer = parsed.success ? await transport.call('signIn', { body: parsed.data }) : undefined
    const heard = answer === undefined || answer.ok || answer.status === 401 || answer.status === 403
    if (heard) await device.write([{ table: 'meta', key }])
    else left = true
  }
  return left
}
