import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { allSent, confirm, invite, join, newCase, setUp, WORDS, writeNote } from './steps.ts'

const { app, cases, fields } = WORDS.fr
const TEAM = 'Équipe Rivière'

/** Two colleagues, two browsers, one case, in French. The tests build on each other. */
describe('conflits', () => {
  let stage: Stage
  let amina: Device
  let claire: Device

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    claire = await stage.device({ language: 'fr' })
    await setUp(amina.page, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
    })
    const link = await invite(amina.page, 'fr', 'Claire Aubert', TEAM)
    await join(claire.page, 'fr', link, 'claire')
    await confirm(amina.page, 'fr')
    await newCase(amina.page, 'fr', 'Nour', 'Khatib')
    await allSent(amina.page, 'fr')
    await claire.page.getByRole('link', { name: 'Nour Khatib' }).click()
    await claire.page.getByRole('heading', { level: 1, name: /Nour Khatib/ }).waitFor()
  }, 300_000)
  afterAll(() => stage?.stop())

  it('deux champs différents changés à part se rejoignent sans question', async () => {
    await claire.context.setOffline(true)
    await change(claire.page, fields.case.middleName.label, 'Selma')
    await change(amina.page, fields.case.firstName.label, 'Noor')
    await allSent(amina.page, 'fr')
    await claire.context.setOffline(false)
    await claire.page.locator('.sync button').click()
    for (const { page } of [amina, claire]) {
      await page.getByRole('heading', { level: 1, name: /Noor/ }).waitFor()
      await page.locator('section.sheet').first().getByText('Selma', { exact: true }).waitFor()
      expect(await page.getByRole('button', { name: cases.conflict.settle, exact: true }).count()).toBe(0)
    }
  })

  it('le même champ changé à part garde les deux versions, côte à côte, et rien n’attend', async () => {
    await allSent(claire.page, 'fr')
    await claire.context.setOffline(true)
    await change(claire.page, fields.case.firstName.label, 'نور')
    await change(amina.page, fields.case.firstName.label, 'Nora')
    await allSent(amina.page, 'fr')
    await claire.context.setOffline(false)
    await claire.page.locator('.sync button').click()
    const settle = claire.page.getByRole('button', { name: cases.conflict.settle, exact: true })
    await settle.waitFor({ timeout: 60_000 })
    // Nothing else waits for the decision.
    await writeNote(claire.page, 'fr', 'Elle préfère être appelée le matin.')
    await amina.page.locator('nav.tabs').getByRole('link', { name: cases.tab.story, exact: true }).click()
    await amina.page.getByRole('main').getByText('Elle préfère être appelée le matin.').waitFor()
    await settle.click()
    const dialog = claire.page.getByRole('dialog')
    const mine = dialog.locator('.version').first()
    const theirs = dialog.locator('.version').last()
    await mine.getByText('نور', { exact: true }).waitFor()
    await theirs.getByText('Nora', { exact: true }).waitFor()
    expect(await mine.locator('small').textContent()).toMatch(/^Vous · \d/)
    expect(await theirs.locator('small').textContent()).toMatch(/^Amina Hodžić · \d/)
    expect(await mine.locator('.pre').evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    expect(await accessibilityFaults(claire.page)).toEqual([])
  })

  it('on prend une version ou on en écrit une troisième, et les deux appareils la montrent', async () => {
    const dialog = claire.page.getByRole('dialog')
    await dialog.getByLabel(cases.conflict.takeOwn).check()
    await dialog.getByLabel(fields.case.firstName.label, { exact: true }).fill('Nour (نور)')
    await dialog.getByRole('button', { name: cases.conflict.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    for (const { page } of [amina, claire])
      await page.getByRole('heading', { level: 1, name: /Nour \(نور\)/ }).waitFor()
    await claire.page.getByRole('button', { name: cases.conflict.settle, exact: true }).waitFor({ state: 'hidden' })
    await allSent(claire.page, 'fr')
    expect([...amina.faults, ...claire.faults]).toEqual([])
  })
})

/** Changes a name of the open case where it stands. */
async function change(page: Page, label: string, value: string): Promise<void> {
  await page.locator('nav.tabs').getByRole('link', { name: cases.tab.person, exact: true }).click()
  await page.locator('section.sheet').first().getByRole('button', { name: app.edit, exact: true }).click()
  const form = page.locator('form.inline-form')
  await form.getByLabel(label, { exact: true }).fill(value)
  await form.getByRole('button', { name: app.save, exact: true }).click()
  await form.waitFor({ state: 'hidden' })
}
