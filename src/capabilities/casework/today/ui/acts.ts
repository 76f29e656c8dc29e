/** What can be done with a line of Today without opening the case: one key each, and a way back. */
import { writtenDay } from '#app/formats.ts'
import { toast } from '#app/parts/toasts.tsx'
import { refusalText } from '#app/refusals.tsx'
import { useReplica } from '#app/session.tsx'
import type { AgendaItem, Values } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'

/** Where a line leads: the part of the case it belongs to. */
const TABS: Readonly<Record<string, string>> = {
  task: 'tasks',
  appointment: 'services',
  serviceAsked: 'services',
  planReview: 'plan',
  documentExpires: 'documents',
  consentEnds: 'consent',
  exceptionWaiting: 'consent',
  exceptionTell: 'consent',
  exceptionMustTell: 'consent',
  riskRaised: 'safety',
  riskReview: 'safety',
  safetyReview: 'safety',
}
/** Where an approval is answered, by what it is about; a closing is, on every part of the case. */
const ANSWERED: Readonly<Record<string, string>> = { plan: 'plan', highRisk: 'safety', exception: 'consent' }
export const hrefOf = ({ root, code, data }: AgendaItem): string => {
  const tab = code === 'approvalWaiting' ? ANSWERED[String(data?.about)] : TABS[code]
  return tab === undefined ? `/cases/${root}` : `/cases/${root}/${tab}`
}

/** Codes that "done" settles at once; the others are settled where they are opened. */
export const canBeDone = ({ code }: AgendaItem): boolean => code === 'task' || code === 'appointment'
/** Codes whose day is ours to move. */
export const canBeLater = ({ code }: AgendaItem): boolean =>
  code === 'task' || code === 'planReview' || code === 'serviceAsked'

export interface TodayActs {
  done: (item: AgendaItem) => void
  later: (item: AgendaItem, day: string) => void
}

/** Changes the record behind a line; both can be taken back where they were done. */
export function useTodayActs({ t, language }: Names, today: string): TodayActs {
  const replica = useReplica()
  const put = async (item: AgendaItem, facts: Values, back: Values, said: string): Promise<void> => {
    const outcome = await replica.change({ root: item.root, rec: item.rec }, { facts })
    if (!outcome.ok) return toast(refusalText(outcome, t))
    const undo = () => void replica.change({ root: item.root, rec: item.rec }, { facts: back })
    toast(said, { label: t('today.undo'), onPress: undo })
  }
  const before = (item: AgendaItem, ...names: string[]): Values =>
    Object.fromEntries(names.map(name => [name, item.facts[name] ?? null]))
  return {
    done(item) {
      const doneMonth = today.slice(0, 7)
      const status = item.code === 'task' ? 'done' : 'happened'
      const said = item.code === 'task' ? t('cases.task.done') : t('today.tookPlace')
      void put(item, { status, doneMonth }, before(item, 'status', 'doneMonth'), said)
    },
    later(item, day) {
      void put(item, { due: day }, before(item, 'due'), t('today.putOff', { when: writtenDay(day, language) }))
    },
  }
}
