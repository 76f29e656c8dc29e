import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import accessEs from '#capabilities/access/messages/es.ts'
import consentEs from '#capabilities/casework/consent/messages/es.ts'
import listsEs from '#capabilities/casework/messages/lists-es.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, unlock, WORDS } from './steps.ts'

const TEAM = 'Equipo Ribera'
const OTHER = 'Centro Aurora'
const es = {
  ...WORDS.es,
  consents: consentEs.consents,
  lists: consentEs.lists,
  purposes: listsEs.consentPurpose,
  sections: accessEs.lists.compartment,
}
const { list, ask, end, standing } = es.consents

const button = (at: Page | ReturnType<Page['locator']>, name: string) => at.getByRole('button', { name, exact: true })
/** Goes to a control by Tab and presses it, as somebody without a mouse does. */
async function press(page: Page, name: string): Promise<void> {
  await button(page, name).first().focus()
  await page.keyboard.press('Enter')
}

/** A consent asked for, given, used and withdrawn, in Spanish and with the keyboard; the other team sees the case come and go. */
describe('a consent withdrawn', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device
  let founder: Founded
  let colleague: Founded

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'es' })
    jasna = await stage.device({ language: 'es', width: 360, height: 780 })
    const { founder: first, people } = await organisation(stage.server.url, 'es', {
      organisation: 'Casa Ribera',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
      otherTeams: [OTHER],
      people: [{ name: 'Jasna Ilić', handle: 'jasna', team: OTHER }],
    })
    founder = first
    await enter(amina.page, 'es', founder)
    for (const hers of people) {
      colleague = hers
      await enter(jasna.page, 'es', hers)
    }
    await jasna.page.getByRole('heading', { name: es.cases.title, exact: true }).waitFor()
  })
  afterAll(() => stage?.stop())

  it('tells her rights one at a time, and that they were told', async () => {
    const { page } = amina
    await newCase(page, 'es', 'Oksana', 'Kovalenko')
    await page.getByRole('link', { name: es.cases.tab.consent, exact: true }).click()
    await page.getByText(es.consents.told.none).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: es.consents.told.open }).click()
    const right = page.getByTestId('right')
    await right.getByText(consentEs.paper.rights.help).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    while (await button(page, es.consents.script.next).isEnabled()) await press(page, es.consents.script.next)
    await right.getByText(consentEs.paper.rights.recording).waitFor()
    await page.getByLabel(es.lists.toldHow.readAloud).check()
    await press(page, es.consents.script.told)
    await page.getByText(es.consents.script.saved).first().waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: es.consents.readers.title }).waitFor()
    expect(await page.getByText(es.consents.told.none).count()).toBe(0)
  })

  it('is asked for step by step, and signed by typing the name', async () => {
    const { page } = amina
    await press(page, list.ask)
    const form = page.getByTestId('ask-consent')
    await press(page, ask.next)
    await form.getByText(ask.missing).waitFor()
    await form.getByLabel(ask.whom).selectOption({ label: OTHER })
    await press(page, ask.next)
    await form.getByRole('checkbox', { name: es.purposes.services }).check()
    await form.getByRole('checkbox', { name: es.sections.narrative, exact: true }).check()
    await press(page, ask.month3)
    expect(await accessibilityFaults(page)).toEqual([])
    await press(page, ask.next)
    await form.getByText(OTHER).waitFor()
    await form.getByLabel(ask.withhold).fill('Dónde vive ahora.')
    await form.getByRole('radio', { name: ask.yes }).check()
    await form.getByLabel(ask.words).fill('Pueden ayudarme con la formación.')
    await form.getByRole('radio', { name: es.lists.consentHow.signed }).check()
    // Somebody is at the door: put aside, and gone on with where it was; then the tab is closed, without signal, and nothing is lost.
    await press(page, ask.pause)
    await form.waitFor({ state: 'detached' })
    await press(page, es.cases.draft.goOn)
    const stands = async () => {
      await expect.poll(() => form.getByLabel(ask.words).inputValue()).toBe('Pueden ayudarme con la formación.')
      await expect.poll(() => form.getByLabel(ask.withhold).inputValue()).toBe('Dónde vive ahora.')
      await expect.poll(() => form.getByRole('radio', { name: es.lists.consentHow.signed }).isChecked()).toBe(true)
    }
    await stands()
    await page.reload()
    await unlock(page, 'es', founder)
    await form.getByText(OTHER).waitFor()
    await stands()
    await press(page, ask.save)
    await form.getByText(ask.missing).waitFor()
    await form.getByLabel(es.consents.sign.typed).fill('Oksana Kovalenko')
    await press(page, ask.save)
    const card = page.getByTestId('consent')
    await card.getByText(standing.inForce).waitFor()
    await card.getByText('Pueden ayudarme con la formación.').waitFor()
  })

  it('opens the case to the other team, in the sections she agreed to', async () => {
    const { page } = amina
    await allSent(page, 'es')
    await press(page, list.open)
    await page.getByTestId('readers').getByText(OTHER).waitFor()
    await jasna.page.getByRole('link', { name: 'Oksana Kovalenko' }).click()
    await jasna.page.getByRole('heading', { level: 1, name: /Oksana/ }).waitFor()
    await jasna.page.getByRole('link', { name: es.cases.tab.consent, exact: true }).click()
    await jasna.page.getByTestId('readers').getByText(OTHER).waitFor()
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    expect(await jasna.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  it('withdrawn, it is gone from the other team, and says what cannot be un-known', async () => {
    const { page } = amina
    await press(page, list.withdraw)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(end.loses.replace('{{names}}', OTHER)).waitFor()
    await dialog.getByRole('listitem').filter({ hasText: 'Jasna Ilić' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel(end.words).fill('Ya no quiero.')
    await press(page, end.do)
    await dialog.getByText(end.done).waitFor({ timeout: 60_000 })
    await press(page, es.app.close)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByTestId('consent').getByText(standing.withdrawn).waitFor()
    await page.getByTestId('readers').getByText(OTHER).first().waitFor({ state: 'detached' })
    await jasna.page.getByTestId('readers').waitFor({ state: 'detached', timeout: 60_000 })
    // Whoever lost it is told at its place and on Today what to do, by the code of the case and without her name.
    const told = jasna.page.locator('section', { hasText: es.consents.ended.title })
    await told.getByText(es.consents.ended.consentEnded).waitFor({ timeout: 60_000 })
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await jasna.page.goto('/today')
    await unlock(jasna.page, 'es', colleague)
    await jasna.page.locator('nav.side a[href="/today"]').dispatchEvent('click')
    await told.getByText(es.consents.ended.destroy).waitFor({ timeout: 60_000 })
    expect(await told.textContent()).not.toContain('Oksana')
    await press(jasna.page, es.consents.ended.done)
    await told.waitFor({ state: 'detached' })
  })

  it('all of it without one error or refused script', () => {
    expect(amina.faults).toEqual([])
    expect(jasna.faults).toEqual([])
  })
})
