/** The days this device tells the server of, so that a reminder can come by mail: days, and nothing of what waits on them. */
import * as z from 'zod'
import { agendaOf } from './agenda.ts'
import type { Copy } from './copy.ts'
import { REMINDER_DAYS } from './protocol.ts'
import { troubleOf } from './store/watched.ts'

const PLACE = 'reminders'
const DAY = 86_400_000
/** More than anybody has to do in two months. */
const MOST = 10_000

/** Whether mails are wanted, as the server said, and what it was told last. */
const state = z.object({ on: z.boolean(), told: z.string() })
type State = z.output<typeof state>

async function readState(copy: Copy): Promise<State> {
  const bytes = await copy.store.get('kept', PLACE)
  const parsed = state.safeParse(bytes === undefined ? undefined : await copy.box.openValue(PLACE, bytes))
  return parsed.success ? parsed.data : { on: false, told: '' }
}

async function keepState(copy: Copy, next: State): Promise<void> {
  try {
    await copy.store.write([{ table: 'kept', key: PLACE, value: await copy.box.sealValue(PLACE, next) }], 'relaxed')
  } catch (error) {
    // A device without room is told so where one looks; the days are sent again another time.
    if (troubleOf(error) === undefined) throw error
  }
}

/**
 * Tells the server the days on which something of mine waits, when they are others than before and mails are wanted. `ask`: looks
 * first whether they are, for they may have been turned on or off on another device.
 */
export async function tendReminders(copy: Copy, ask: boolean): Promise<void> {
  const before = await readState(copy)
  let { on, told } = before
  if (ask) {
    const answer = await copy.transport.call('reminders', {})
    if (!answer.ok) return
    const now = answer.value.mail && answer.value.confirmed
    // Turned on elsewhere: what another device named may be less than this one knows.
    if (now !== on) told = ''
    on = now
  }
  if (on && copy.rows.ready) {
    const days = daysOf(copy)
    const text = days.join(' ')
    if (text !== told && (await copy.transport.call('saveReminderDays', { body: { days } })).ok) told = text
  }
  if (on !== before.on || told !== before.told) await keepState(copy, { on, told })
}

/** Days from today on, in order: of what names me, and of the cases I accompany. What is everybody's is nobody's mail. */
export function daysOf(copy: Copy): string[] {
  const now = copy.clock()
  const { items } = agendaOf(copy, {
    from: dayOf(now),
    until: dayOf(now + REMINDER_DAYS * DAY),
    whose: 'mine',
    limit: MOST,
  })
  const mine = items.filter(({ who, of }) => (who ?? of.facts.caseWorker) === copy.user)
  return [...new Set(mine.map(({ on }) => on))]
}

/** The day where the device is. */
function dayOf(ms: number): string {
  const at = new Date(ms)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}
