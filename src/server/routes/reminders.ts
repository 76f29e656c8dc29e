import { sql } from 'kysely'
import { z } from 'zod'
import type { Handlers } from '../http/call.ts'
import type { LimitName } from '../limits.ts'
import { askForCode, changeReminders, confirmAddress, forgetReminders, remindersOf, saveDays } from '../mail/address.ts'
import { isZone } from '../mail/hours.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { Work } from '../work.ts'

type Names = 'reminders' | 'saveReminders' | 'confirmReminders' | 'forgetReminders' | 'saveReminderDays'

const ADDRESS = z.email().max(254)

/** A person's own reminders by e-mail: the address is hers once she typed the code that was sent there (decision 0175). */
export function reminderRoutes({ mail, limits, secrets }: Services): Pick<Handlers, Names> {
  const taken = (limit: LimitName, key: string): void => {
    const { ok, ...wait } = limits.take(limit, key)
    if (!ok) throw new Refused(429, 'rate.limited', wait)
  }
  return {
    reminders: ({ person, transaction }) =>
      transaction(async work => ({
        mail: mail.on && !(await isDemonstration(work)),
        ...(await remindersOf(work, person().user)),
      })),

    async saveReminders({ body, person, transaction }) {
      const { org, user } = person()
      if (!mail.on) throw new Refused(409, 'mail.none')
      const choice = { ...body, address: body.address.trim() }
      if (!ADDRESS.safeParse(choice.address).success) throw new Refused(422, 'mail.address', { place: 'address' })
      if (!isZone(choice.zone)) throw new Refused(422, 'body.invalid', { place: 'zone' })
      const confirmed = await transaction(async work => {
        // Anybody may be anybody there: nobody's letter box is to be filled from it.
        if (await isDemonstration(work)) throw new Refused(409, 'mail.none')
        if (await changeReminders(work, user, choice)) return true
        taken('mailPerson', `${org}/${user}`)
        taken('mailAddress', choice.address.toLowerCase())
        await askForCode(work, secrets, user, choice)
        return false
      })
      if (!confirmed) void mail.look()
      return { confirmed }
    },

    async confirmReminders({ body, person, transaction }) {
      const { user } = person()
      const outcome = await transaction(async work => {
        const outcome = await confirmAddress(work, secrets, user, body.code)
        if (outcome === 'confirmed') work.audit({ action: 'reminders.on', objects: [user] })
        return outcome
      })
      if (outcome !== 'confirmed') throw new Refused(409, `mail.code.${outcome}`, { place: 'code' })
      return { ok: true }
    },

    async forgetReminders({ person, transaction }) {
      const { user } = person()
      await transaction(async work => {
        if (await forgetReminders(work, user)) work.audit({ action: 'reminders.off', objects: [user] })
      })
      return { ok: true }
    },

    async saveReminderDays({ body, person, transaction }) {
      await transaction(work => saveDays(work, person().user, body.days))
      return { ok: true }
    },
  }
}

async function isDemonstration(work: Work): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select demo from organisation
    where org_id = ${work.org}::uuid`.execute(work.trx)
  return rows[0]?.demo !== false
}
