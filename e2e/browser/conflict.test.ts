import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, newCase, speak, type Tongue, WORDS, writeNote } from './steps.ts'

const TEAM = 'Équipe Rivière'

/** What each language asks in its own way; the note that is written meanwhile, and what is made of both versions. */
const ROUNDS: ReadonlyArray<{
  tongue: Tongue
  mine: string
  theirs: string
  note: string
  stands: string
  you: RegExp
}> = [
  {
    tongue: 'fr',
    mine: 'نور',
    theirs: 'Nora',
    note: 'Elle préfère être appelée le matin.',
    stands: 'Nour (نور)',
    you: /^Vous · \d/,
  },
  {
    tongue: 'en',
    mine: 'Nur',
    theirs: 'Noura',
    note: 'She prefers the bus.',
    stands: 'Nur',
    you: /^You · \d/,
  },
  {
    tongue: 'es',
    mine: 'Nuria',
    theirs: 'Noor',
    note: 'Prefiere que la llamen por la mañana.',
    stands: 'Noor',
    you: /^Usted · \d/,
  },
]

/** Two colleagues, two browsers, one case: the same field changed apart, settled in each of the three languages. */
describe('conflicts', () => {
  let stage: Stage
  let amina: Device
  let claire: Device

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    claire = await stage.device({ language: 'fr', fileKeeper: true })
    const { founder, people } = await organisation(stage.server.url, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
      people: [{ name: 'Claire Aubert', handle: 'claire' }],
    })
    await enter(amina.page, 'fr', founder)
    for (const hers of people) await enter(claire.page, 'fr', hers)
    await newCase(amina.page, 'fr', 'Nour', 'Khatib')
    await allSent(amina.page, 'fr')
    await claire.page.getByRole('link', { name: 'Nour Khatib' }).click()
    await claire.page.getByRole('heading', { level: 1, name: /Nour Khatib/ }).waitFor()
  }, 300_000)
  afterAll(() => stage?.stop())

  it('two different fields changed apart come together without a question', async () => {
    const { cases, fields } = WORDS.fr
    await claire.context.setOffline(true)
    await change(claire.page, 'fr', fields.case.middleName.label, 'Selma')
    await change(amina.page, 'fr', fields.case.firstName.label, 'Noor')
    await allSent(amina.page, 'fr')
    await claire.context.setOffline(false)
    await claire.page.locator('.sync button').click()
    for (const { page } of [amina, claire]) {
      await page.getByRole('heading', { level: 1, name: /Noor/ }).waitFor()
      await page.locator('section.sheet').first().getByText('Selma', { exact: true }).waitFor()
      expect(await page.getByRole('button', { name: cases.conflict.settle, exact: true }).count()).toBe(0)
    }
  })

  it.each(ROUNDS)(
    'the same field keeps both versions side by side, nothing waits, one decides: $tongue',
    async round => {
      const { tongue } = round
      const { cases, fields } = WORDS[tongue]
      for (const { page } of [amina, claire]) {
        await speak(page, tongue)
        await allSent(page, tongue)
      }
      await claire.context.setOffline(true)
      await change(claire.page, tongue, fields.case.firstName.label, round.mine)
      await change(amina.page, tongue, fields.case.firstName.label, round.theirs)
      await allSent(amina.page, tongue)
      await claire.context.setOffline(false)
      await claire.page.locator('.sync button').click()
      const settle = claire.page.getByRole('button', { name: cases.conflict.settle, exact: true })
      await settle.waitFor()
      // Nothing else waits for the decision.
      await writeNote(claire.page, tongue, round.note)
      await amina.page.locator('nav.tabs').getByRole('link', { name: cases.tab.story, exact: true }).click()
      await amina.page.getByRole('main').getByText(round.note).waitFor()
      await settle.click()
      const dialog = claire.page.getByRole('dialog')
      const mine = dialog.locator('.version').first()
      const theirs = dialog.locator('.version').last()
      await mine.getByText(round.mine, { exact: true }).waitFor()
      await theirs.getByText(round.theirs, { exact: true }).waitFor()
      expect(await mine.locator('small').textContent()).toMatch(round.you)
      expect(await theirs.locator('small').textContent()).toMatch(/^Amina Hodžić · \d/)
      if (round.mine === 'نور')
        expect(await mine.locator('.pre').evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
      expect(await accessibilityFaults(claire.page)).toEqual([])
      // A third one is written, mine is taken, what is there now is taken.
      if (round.stands === round.mine) await dialog.getByLabel(cases.conflict.takeMine).check()
      else if (round.stands === round.theirs) await dialog.getByLabel(cases.conflict.takeTheirs).check()
      else {
        await dialog.getByLabel(cases.conflict.takeOwn).check()
        await dialog.getByLabel(fields.case.firstName.label, { exact: true }).fill(round.stands)
      }
      await dialog.getByRole('button', { name: cases.conflict.save }).click()
      await dialog.waitFor({ state: 'hidden' })
      for (const { page } of [amina, claire])
        await page
          .getByRole('heading', { level: 1 })
          .filter({ hasText: `${round.stands} ` })
          .waitFor()
      await settle.waitFor({ state: 'hidden' })
      await allSent(claire.page, tongue)
      expect([...amina.faults, ...claire.faults]).toEqual([])
    },
  )
})

/** Changes a name of the open case where it stands. */
async function change(page: Page, tongue: Tongue, label: string, value: string): Promise<void> {
  const { app, cases } = WORDS[tongue]
  await page.locator('nav.tabs').getByRole('link', { name: cases.tab.person, exact: true }).click()
  await page.locator('section.sheet').first().getByRole('button', { name: app.edit, exact: true }).click()
  const form = page.locator('form.inline-form')
  await form.getByLabel(label, { exact: true }).fill(value)
  await form.getByRole('button', { name: app.save, exact: true }).click()
  await form.waitFor({ state: 'hidden' })
}
