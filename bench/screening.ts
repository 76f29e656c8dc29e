/** An interview with all 67 questions of the longest instrument in one list: what a letter in a sentence takes to be on the screen. */
import type { PlannedCase } from '#replica'
import type { Measurement } from './measurement.ts'
import { p95 } from './statistics.ts'
import { atWorkplace, shownAfter } from './workplace.ts'

const INSTRUMENT = 'ilo-delphi-adult-labour'
const TYPED = 'They said a restaurant in Lyon, and that the papers would follow within the week.'
/** Answered before: a list that is half filled is the slow one. */
const ANSWERED = Array.from({ length: 9 }, (_, index) => `e-0${index + 1}`)

const plannedCases = ({ team, me }: { team: string; me: string }): PlannedCase[] => [
  {
    key: 'case',
    kind: 'case',
    facts: { status: 'Active', team, caseWorker: me },
    sealed: { header: { code: 'H-00001', firstName: 'Nadia', secondName: 'Haddad' } },
    records: [
      {
        key: 'interview',
        kind: 'interview',
        facts: { state: 'paused' },
        sealed: {
          narrative: {
            instrument: INSTRUMENT,
            instrumentVersion: 1,
            age: 'adult',
            answers: Object.fromEntries(ANSWERED.map(id => [id, 'disclosed'])),
            sentences: Object.fromEntries(ANSWERED.map(id => [id, TYPED.repeat(4)])),
          },
        },
      },
    ],
  },
]

export const screening: Measurement = {
  yields: ['screening_keystroke_ms'],
  run: () =>
    atWorkplace(plannedCases, async ({ page }) => {
      await page.locator('table.list tbody tr[data-index] a').first().click()
      await page.locator('nav.tabs a[href$="/identification"]').click()
      await page.locator('[data-testid="interview"] a').click()
      const sentence = page.locator('#question-e-05 textarea')
      await sentence.focus()
      const times: number[] = []
      for (const letter of TYPED)
        times.push(
          await shownAfter(page, 'beforeinput', '#question-e-05 textarea', () => page.keyboard.insertText(letter)),
        )
      return [{ name: 'screening_keystroke_ms', value: p95(times), unit: 'ms', limit: 16 }]
    }),
}
