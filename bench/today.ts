/** Today with 500 cases and 5,000 open tasks: from the click on "Today" to its first line on the screen. */
import type { PlannedCase } from '#replica'
import type { Measurement } from './measurement.ts'
import { median } from './statistics.ts'
import { atWorkplace, shownAfter } from './workplace.ts'

const CASES = 500
const TASKS_EACH = 10
const TIMES = 5
const DAY = 86_400_000
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

/** Ten tasks each, from three weeks late to a month ahead; every tenth case has somebody at high risk. */
function plannedCases({ team, me }: { team: string; me: string }): PlannedCase[] {
  return Array.from({ length: CASES }, (_, index) => ({
    key: `case-${index}`,
    kind: 'case',
    facts: { status: 'Active', team, caseWorker: me, ...(index % 10 === 0 ? { riskLevel: 'high' } : {}) },
    sealed: {
      header: { code: `H-${String(index).padStart(5, '0')}`, firstName: `Nadia ${index}`, secondName: 'Haddad' },
    },
    records: Array.from({ length: TASKS_EACH }, (_, task) => ({
      key: `case-${index}-task-${task}`,
      kind: 'task',
      facts: { status: 'open', due: dayIn(((index * TASKS_EACH + task) % 51) - 21), assignee: me },
      sealed: { narrative: { what: `Ring the school about the timetable, ${task}` } },
    })),
  }))
}

export const today: Measurement = {
  yields: ['today_500_cases_ms'],
  run: () =>
    atWorkplace(plannedCases, async ({ page }) => {
      const times: number[] = []
      for (let time = 0; time < TIMES; time += 1) {
        times.push(await shownAfter(page, 'click', 'main .today-line', () => page.click('nav a[href="/today"]')))
        await page.click('nav a[href="/cases"]')
        await page.locator('main .today-line').first().waitFor({ state: 'detached' })
      }
      return [{ name: 'today_500_cases_ms', value: median(times), unit: 'ms', limit: 300 }]
    }),
}
