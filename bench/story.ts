/**
 * A case with 2,000 entries: from the click on the tab to the first lines of its story. The summary of a usual case: from "make it" to
 * the PDF that is ready to be saved (declared to the log, drawn and marked on the device).
 */
import type { Page } from 'playwright-core'
import words from '#capabilities/casework/print/messages/en.ts'
import type { PlannedCase } from '#replica/types.ts'
import type { Measurement } from './measurement.ts'
import { median } from './statistics.ts'
import { atWorkplace, shownAfter } from './workplace.ts'

const { printing } = words
const ENTRIES = 2000
/** Entries of a case as most are. */
const USUAL = 40
const TIMES = 5
const STORY = 'main .story-line'
const READY = 'dialog p[role="status"] ~ p'
const BODY =
  'Spoke with her about the room and the course; she would rather wait until her sister has arrived. '.repeat(3)

function plannedCases({ team }: { team: string }): PlannedCase[] {
  const notes = Array.from({ length: ENTRIES }, (_, n) => ({
    key: `note-${n}`,
    kind: 'note',
    facts: { type: 'phoneCall', month: `2026-${String(1 + (n % 9)).padStart(2, '0')}` },
    sealed: { narrative: { body: `${n} ${BODY}` } },
  }))
  const facts = { status: 'Active', team }
  const big = { code: 'H-BIG', firstName: 'Esperanza', secondName: 'Quintero' }
  const usual = { code: 'H-USUAL', firstName: 'Rosa', secondName: 'Idrissi' }
  return [
    { key: 'big', kind: 'case', facts, sealed: { header: big }, records: notes },
    {
      key: 'usual',
      kind: 'case',
      facts,
      sealed: { header: usual },
      records: notes.slice(0, USUAL).map(note => ({ ...note, key: `usual-${note.key}` })),
    },
  ]
}

const openFromList = async (page: Page, name: string) => {
  await page.locator('nav a[href="/cases"]').click()
  return page.locator('table.list a', { hasText: name }).first()
}

/** The story of the open case, seen from another tab each time. */
async function timeline(page: Page): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    await page.locator('nav.tabs a').nth(1).click()
    await page.locator(STORY).first().waitFor({ state: 'detached' })
    times.push(await shownAfter(page, 'click', STORY, () => page.locator('nav.tabs a').first().click()))
  }
  return median(times)
}

async function summary(page: Page): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    await page.getByRole('button', { name: printing.menu, exact: true }).click()
    await page.getByRole('menuitem', { name: new RegExp(`^${printing.papers.summary}`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#print-to').selectOption('inside')
    await dialog.locator('#print-why').fill('For the supervision meeting.')
    times.push(await shownAfter(page, 'submit', READY, () => dialog.locator('button[type="submit"]').click()))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  return median(times)
}

export const story: Measurement = {
  yields: ['timeline_2000_ms', 'timeline_2000_open_ms', 'pdf_summary_ms'],
  run: () =>
    atWorkplace(plannedCases, async ({ page }) => {
      const big = await openFromList(page, 'Esperanza')
      const opened = await shownAfter(page, 'click', STORY, () => big.click())
      const again = await timeline(page)
      await (await openFromList(page, 'Rosa')).click()
      return [
        { name: 'timeline_2000_ms', value: again, unit: 'ms', limit: 200 },
        { name: 'timeline_2000_open_ms', value: opened, unit: 'ms' },
        { name: 'pdf_summary_ms', value: await summary(page), unit: 'ms', limit: 1500 },
      ]
    }),
}
