/** How a journey finds what a screen shows, by its words; and what every screen it stops at has to bear. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { NARROW, sideways, WIDE } from './accessibility-looks.ts'
import { accessibilityFaults } from './browser.ts'
import { WORDS } from './steps.ts'

export const button = (at: Page | Locator, name: string): Locator => at.getByRole('button', { name, exact: true })
export const field = (at: Page | Locator, label: string): Locator => at.getByLabel(label, { exact: true })
export const region = (at: Page | Locator, name: string): Locator => at.getByRole('region', { name, exact: true })
/** A text of the screen itself, not of the frame around it. */
export const main = (page: Page, text: string | RegExp): Locator => page.getByRole('main').getByText(text)
/** A link of the navigation at the side. */
export const side = (page: Page, address: string): Locator => page.locator(`nav.side a[href="${address}"]`)
/** One of the parts of a case, in English. */
export const tab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: WORDS.en.cases.tabs }).getByRole('link', { name: new RegExp(`^${name}`) })

/** A message with its blanks filled. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((said, [name, value]) => said.replace(`{{${name}}}`, value), text)

/** Where each stop of a journey leaves its pictures, for a person to look at; none are taken without it. */
const PICTURES = process.env.HALTE_PICTURES
let taken = 0

/** Nothing for axe to say, and nothing that sticks out at 360 px or on a wide screen. */
export async function sound(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
  taken += 1
  for (const [name, size] of [
    ['narrow', NARROW],
    ['wide', WIDE],
  ] as const) {
    await page.setViewportSize(size)
    expect(await sideways(page)).toEqual([])
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${String(taken).padStart(2, '0')}-${name}.png` })
  }
}
