/** One replica: the subjects of its facade on one life. A new subject is a file in `facade/` and a line here. */
import { agendaFacade } from './facade/agenda.ts'
import { caseActsFacade } from './facade/case-acts.ts'
import { consentFacade } from './facade/consent.ts'
import { devicesFacade } from './facade/devices.ts'
import { enteringFacade } from './facade/entering.ts'
import { exchangeFacade } from './facade/exchange.ts'
import { filesFacade } from './facade/files.ts'
import { foundingFacade } from './facade/founding.ts'
import { Life, type ReplicaOptions } from './facade/life.ts'
import { listsFacade } from './facade/lists.ts'
import { noticesFacade } from './facade/notices.ts'
import { sendFreezes } from './facade/orders.ts'
import { ownThingsFacade } from './facade/own-things.ts'
import { peopleFacade } from './facade/people.ts'
import { proposalsFacade } from './facade/proposals.ts'
import { recordsFacade } from './facade/records.ts'
import { recoveryFacade } from './facade/recovery.ts'
import { remindersFacade } from './facade/reminders.ts'
import { stateFacade } from './facade/state.ts'
import { syncFacade } from './facade/sync.ts'
import { waysInFacade } from './facade/ways-in.ts'
import { DEVICE_STORE } from './store/store.ts'
import type { Replica } from './types.ts'

export type { ReplicaOptions } from './facade/life.ts'

/** A replica, locked. Nothing is read or sent before it is asked for. Only its methods can be reached from a page. */
export async function createReplica(options: ReplicaOptions): Promise<Replica> {
  const life = new Life(options, await options.stores.open(DEVICE_STORE))
  void sendFreezes(life)
  return {
    ...agendaFacade(life),
    ...caseActsFacade(life),
    ...consentFacade(life),
    ...devicesFacade(life),
    ...enteringFacade(life),
    ...exchangeFacade(life),
    ...filesFacade(life),
    ...foundingFacade(life),
    ...listsFacade(life),
    ...noticesFacade(life),
    ...ownThingsFacade(life),
    ...peopleFacade(life),
    ...proposalsFacade(life),
    ...recordsFacade(life),
    ...recoveryFacade(life),
    ...remindersFacade(life),
    ...stateFacade(life),
    ...syncFacade(life),
    ...waysInFacade(life),
  }
}
