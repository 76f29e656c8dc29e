import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { allSent, confirm, invite, join, newCase, setUp, WORDS, writeNote } from './steps.ts'

const TEAM = 'Équipe Rivière'
const story = (page: Page, text: string) => page.getByRole('main').getByText(text)

/** One organisation from its founding on: French for who founds it, Spanish for who joins. The tests build on each other. */
describe('two people in two browsers', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    jasna = await stage.device({ language: 'es', width: 390, height: 800 })
  })
  afterAll(() => stage?.stop())

  it('found an organisation, papers read back', async () => {
    await amina.page.goto('/')
    await amina.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await accessibilityFaults(amina.page)).toEqual([])
    await setUp(amina.page, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
    })
    expect(await accessibilityFaults(amina.page)).toEqual([])
  })

  it('invite a second person, whose secret leaves no trace in the address', async () => {
    const link = await invite(amina.page, 'fr', 'Jasna Ilić', TEAM)
    const asked: string[] = []
    jasna.page.on('request', request => asked.push(request.url() + (request.postData() ?? '')))
    await join(jasna.page, 'es', link, 'jasna')
    expect(jasna.page.url()).not.toContain('#')
    const secret = link.split('#')[1] ?? ''
    expect(secret.length).toBeGreaterThan(60)
    expect(asked.some(text => text.includes(secret))).toBe(false)
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await confirm(amina.page, 'fr')
    // The waiting page opens by itself.
    await jasna.page.getByRole('heading', { name: WORDS.es.cases.title, exact: true }).waitFor()
  })

  it('see and edit the same case', async () => {
    await newCase(amina.page, 'fr', 'Oksana', 'Kovalenko')
    await writeNote(amina.page, 'fr', 'Elle veut finir la formation de pâtisserie.')
    await allSent(amina.page, 'fr')
    await jasna.page.getByRole('link', { name: 'Oksana Kovalenko' }).click()
    await story(jasna.page, 'Elle veut finir la formation').waitFor()
    await writeNote(jasna.page, 'es', 'Hoy ha dormido bien.')
    await story(amina.page, 'Hoy ha dormido bien.').waitFor()
    expect(await accessibilityFaults(amina.page)).toEqual([])
    expect(await accessibilityFaults(jasna.page)).toEqual([])
  })

  it('keep both versions when they write the same field apart, until one decides', async () => {
    await allSent(jasna.page, 'es')
    await jasna.context.setOffline(true)
    await renameTo(jasna.page, 'es', 'Oksana J.')
    await renameTo(amina.page, 'fr', 'Oksana A.')
    await allSent(amina.page, 'fr')
    await jasna.context.setOffline(false)
    const words = WORDS.es.cases.conflict
    await jasna.page.getByRole('button', { name: words.settle, exact: true }).click({ timeout: 60_000 })
    const dialog = jasna.page.getByRole('dialog')
    await dialog.getByText('Oksana J.', { exact: true }).first().waitFor()
    await dialog.getByText('Oksana A.', { exact: true }).first().waitFor()
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await dialog.getByLabel(words.takeMine).check()
    await dialog.getByRole('button', { name: words.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    await amina.page.getByRole('heading', { level: 1, name: /Oksana J\./ }).waitFor()
  })

  it('all of it without one error or refused script', () => {
    expect(amina.faults).toEqual([])
    expect(jasna.faults).toEqual([])
  })
})

/** Changes the first name of the open case. */
async function renameTo(page: Page, tongue: 'fr' | 'es', name: string): Promise<void> {
  const { cases: words, app: shell, fields } = WORDS[tongue]
  await page.getByRole('link', { name: words.tab.person, exact: true }).click()
  await page.locator('section.sheet').first().getByRole('button', { name: shell.edit }).click()
  const form = page.locator('form.inline-form')
  await form.getByLabel(fields.case.firstName.label, { exact: true }).fill(name)
  await form.getByRole('button', { name: shell.save, exact: true }).click()
  await form.waitFor({ state: 'hidden' })
}
