import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import merge from '#capabilities/casework/merge/messages/fr.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { allSent, confirm, invite, join, newCase, setUp, WORDS, writeNote } from './steps.ts'

const TEAM = 'Équipe Rivière'
const merging = merge.merge
const story = (page: Page, text: string) => page.getByRole('main').getByText(text)

/** One organisation from its founding on: French for who founds it, Spanish for who joins. The tests build on each other. */
describe('two people in two browsers', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    jasna = await stage.device({ language: 'es', width: 390, height: 800, fileKeeper: true })
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

  it('join two cases of one person, read them as one, and take it back', async () => {
    const { page } = amina
    const { cases: words, app: shell } = WORDS.fr
    await newCase(page, 'fr', 'Ksenia', 'Kovaltchouk')
    await writeNote(page, 'fr', 'Dit qu’elle est déjà venue sous un autre nom.')
    await page.getByRole('link', { name: words.tab.people, exact: true }).click()
    await page.getByRole('button', { name: merging.menu, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(merging.other, { exact: true }).fill('Oksana')
    await dialog.getByRole('button', { name: /Oksana J\. Kovalenko/ }).click()
    await dialog.getByLabel(merging.goesOnIn, { exact: true }).selectOption({ label: await oneOf(dialog, 'Oksana') })
    expect(await accessibilityFaults(page)).toEqual([])
    if (process.env.HALTE_PICTURES) await page.screenshot({ path: `${process.env.HALTE_PICTURES}/merge-dialog.png` })
    await dialog.getByRole('button', { name: merging.do, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await allSent(page, 'fr')
    // Either name leads to the case that goes on.
    await page
      .getByRole('link', { name: new RegExp(`^${shell.nav.cases}`) })
      .first()
      .click()
    await page.getByLabel(words.search, { exact: true }).fill('Ksenia')
    await page.getByRole('link', { name: /Ksenia Kovaltchouk/ }).click()
    await page.getByRole('heading', { level: 1, name: /Oksana J\./ }).waitFor()
    await page.getByRole('link', { name: words.tab.people, exact: true }).click()
    // The other device stands at that case: its story is that of both.
    await jasna.page.getByRole('link', { name: WORDS.es.cases.tab.story, exact: true }).click()
    await story(jasna.page, 'sous un autre nom').waitFor()
    await story(jasna.page, 'Hoy ha dormido bien.').waitFor()
    if (process.env.HALTE_PICTURES)
      await jasna.page.screenshot({ path: `${process.env.HALTE_PICTURES}/merge-story.png` })
    await page.getByRole('button', { name: merging.part, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: merging.part, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page
      .getByRole('link', { name: new RegExp(`^${shell.nav.cases}`) })
      .first()
      .click()
    // The list is as it was left.
    await page.getByLabel(words.search, { exact: true }).fill('')
    for (const name of [/Ksenia Kovaltchouk/, /Oksana J\. Kovalenko/]) await page.getByRole('link', { name }).waitFor()
  })

  it('all of it without one error or refused script', () => {
    expect(amina.faults).toEqual([])
    expect(jasna.faults).toEqual([])
  })
})

/** The choice of a select that begins so, once it is there. */
async function oneOf(dialog: Locator, begins: string): Promise<string> {
  const option = dialog.getByRole('option').filter({ hasText: new RegExp(`^${begins}`) })
  return (await option.first().textContent()) ?? ''
}

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
