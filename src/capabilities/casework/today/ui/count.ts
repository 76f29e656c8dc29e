import { useLive } from '#app/session.tsx'
import { dayAfter, dayHere, WEEK_DAYS } from '../today.ts'

/** How many things are mine this week, for the navigation. */
export function useTodayCount(): number | undefined {
  const today = dayHere(Date.now())
  return useLive(
    ['list:case'],
    async replica => {
      const { total } = await replica.agenda({ until: dayAfter(today, WEEK_DAYS), whose: 'mine', limit: 0 })
      return total
    },
    [today],
  )
}

/** Whether I lead a team: who does sees the load of its people. */
export function useLeads(): boolean | undefined {
  const teams = useLive(['people'], replica => replica.teams(), [])
  return teams?.some(({ mine, purpose }) => mine === 'lead' && purpose !== 'everyone')
}
