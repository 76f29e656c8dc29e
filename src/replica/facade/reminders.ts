/** Reminders by e-mail: one's own address, and the days this device names. */
import { REMINDER_LANGUAGES } from '../protocol.ts'
import type { RemindersFacade, ReminderView } from '../types/reminders.ts'
import type { Outcome } from '../types.ts'
import type { Life } from './life.ts'

const days = () => import('../reminders.ts')

/** {@link RemindersFacade} of one replica. */
export const remindersFacade = (life: Life): RemindersFacade => ({
  reminders: () =>
    life.run(async ({ copy }): Promise<Outcome<{ reminders: ReminderView }>> => {
      const answer = await copy.transport.call('reminders', {})
      return answer.ok ? { ok: true, reminders: answer.value } : answer
    }),
  saveReminders: choice =>
    life.run(async ({ copy }): Promise<Outcome<{ confirmed: boolean }>> => {
      // In an added language of the screen the server has no words.
      const language = REMINDER_LANGUAGES.find(one => one === choice.language) ?? 'en'
      const answer = await copy.transport.call('saveReminders', { body: { ...choice, language } })
      return answer.ok ? { ok: true, ...answer.value } : answer
    }),
  confirmReminders: code =>
    life.run(async ({ copy }): Promise<Outcome> => {
      const answer = await copy.transport.call('confirmReminders', { body: { code } })
      if (!answer.ok) return answer
      await (await days()).tendReminders(copy, true)
      return { ok: true }
    }),
  forgetReminders: () =>
    life.run(async ({ copy }): Promise<Outcome> => {
      const answer = await copy.transport.call('forgetReminders', {})
      if (!answer.ok) return answer
      await (await days()).tendReminders(copy, true)
      return { ok: true }
    }),
})
