/** The first ten minutes in French, on a small screen, by keyboard: practice, tour, guide; and the guide on paper in three languages. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '#app/help/words/en.ts'
import es from '#app/help/words/es.ts'
import fr from '#app/help/words/fr.ts'
import { NARROW, sideways, WIDE } from './accessibility-looks.ts'
import { visit } from './accessibility-screens.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { type Founded, unlock, WORDS } from './steps.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const GUIDES = [
  ['English', en.help.guide],
  ['Español', es.help.guide],
  ['Français', fr.help.guide],
] as const

describe('the first ten minutes', () => {
  let stage: Stage
  let device: Device
  let page: Page
  const { practice, steps, tour } = fr.help
  let me: Founded

  beforeAll(async () => {
    stage = await openStage()
    device = await stage.device({ language: 'fr' })
    page = device.page
    const { founder } = await organisation(stage.server.url, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: 'Équipe',
    })
    me = founder
    await enter(page, 'fr', founder)
  }, 240_000)
  afterAll(() => stage?.stop())

  it('rehearse a case by keyboard alone, which can be left, taken up and thrown away', async () => {
    await page.getByRole('link', { name: WORDS.fr.app.nav.firstSteps }).click()
    await page.setViewportSize(NARROW)
    await button(page, steps.practiceStart).click()
    await page.getByLabel(practice.name.field).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: practice.contact.title }).waitFor()
    await button(page, practice.leave).click()
    await button(page, steps.practiceResume).click()
    await page.getByLabel(practice.contact.field).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: practice.story.title }).waitFor()
    await page.getByLabel(practice.story.wrongChoices.note).check()
    await page.getByText(practice.story.wrongNote).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, practice.write).click()
    await page.getByLabel(practice.consent.no, { exact: true }).check()
    await page.getByText(practice.consent.said.no).waitFor()
    await button(page, practice.write).click()
    await page.getByRole('heading', { name: practice.next.title }).waitFor()
    await button(page, practice.write).click()
    await page.getByText(practice.end.title).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sideways(page)).toEqual([])
    await button(page, practice.away).click()
    await button(page, steps.practiceStart).waitFor()
    await page.setViewportSize(WIDE)
  })

  it('leave no record of the rehearsal', async () => {
    await visit(page, '/cases')
    await page.getByRole('heading', { name: WORDS.fr.cases.first.title }).waitFor()
  })

  it('lead around, and go on after locking from where one left', async () => {
    await visit(page, '/first-steps')
    await button(page, steps.tourStart).click()
    const card = page.getByRole('region', { name: tour.label })
    await card.getByText(tour.stop.cases).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, WORDS.fr.app.next).click()
    await card.getByText(tour.stop.search).waitFor()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    await button(page, WORDS.fr.app.lock).click()
    await unlock(page, 'fr', me)
    await visit(page, '/first-steps')
    await button(page, steps.tourResume).click()
    await card.getByText(tour.stop.search).waitFor()
    for (const stop of ['new', 'sync', 'people', 'help', 'exit'] as const) {
      await card.getByRole('button', { name: WORDS.fr.app.next, exact: true }).click()
      await card.getByText(tour.stop[stop]).waitFor()
    }
    await card.getByRole('button', { name: tour.finish, exact: true }).click()
    await card.waitFor({ state: 'hidden' })
  })

  it('fit on two pages of paper in each language', async () => {
    await visit(page, '/guide')
    for (const [name, words] of GUIDES) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('heading', { name: words.title, exact: true }).waitFor()
      const paper = await page.pdf({ preferCSSPageSize: true })
      expect(`${name}: ${paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length}`).toBe(`${name}: 2`)
    }
  })

  it('end without one error', () => {
    expect(device.faults).toEqual([])
  })
})
