/** Whether a copy is open and whose it is; locking and the end. */
import { readAccounts, remembered } from '../remembered.ts'
import type { StateFacade } from '../types/state.ts'
import type { Life } from './life.ts'
import { meOf, meWaiting } from './me.ts'

/** {@link StateFacade} of one replica. */
export const stateFacade = (life: Life): StateFacade => ({
  async state() {
    const { open, stopped, waiting, around, why } = life
    const { language } = around
    if (stopped !== undefined) {
      return open === undefined
        ? { is: 'stopped', alarm: stopped }
        : { is: 'stopped', alarm: stopped, me: await meOf(open.copy, language) }
    }
    if (life.opening !== undefined) return { is: 'opening', step: life.opening }
    if (open !== undefined) return { is: 'open', me: await meOf(open.copy, language) }
    if (waiting !== undefined) return { is: 'unconfirmed', me: await meWaiting(waiting.entered, language) }
    const accounts = (await readAccounts(life.places.device)).map(remembered)
    return { is: 'locked', remembered: accounts, ...(why === undefined ? {} : { why }) }
  },
  subscribe: (topic, changed) => life.topics.subscribe(topic, changed),
  lock: why => life.lock(why),
  async close() {
    await life.lock()
    life.topics.close()
    await life.places.device.close()
  },
})
