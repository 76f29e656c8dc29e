/**
 * Takes pictures of the main screens among invented people. Not a test: a person looks at them.
 * `node e2e/browser/pictures.ts` renews docs/images; `HALTE_PICTURES=folder node e2e/browser/pictures.ts` takes every screen,
 * wide and narrow, light, dark and with strong contrast, in three languages, into that folder.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import todayWords from '#capabilities/casework/today/messages/en.ts'
import { enterDemo, openDemoStage } from './accessibility-demo.ts'
import { type LookName, NARROW, WIDE, wear } from './accessibility-looks.ts'
import { addressOf, ROUTES, tabsOf, visit } from './accessibility-screens.ts'
import { WORDS } from './steps.ts'

const EVERYTHING = process.env.HALTE_PICTURES
const FOLDER = EVERYTHING ?? 'docs/images'
const { app, access, cases } = WORDS.en
const { today } = todayWords
const LANGUAGES = ['en', 'fr', 'es']

mkdirSync(FOLDER, { recursive: true })
const stage = await openDemoStage('ours')

/** The page as it stands, once nothing is loading. */
async function take(page: Page, name: string, whole = false): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: whole, animations: 'disabled' })
}
const speak = async (page: Page, language: string) => {
  await page.locator(`button[lang="${language}"]`).first().click()
  await page.locator(`html[lang="${language}"]`).waitFor()
}

/** The screens the documents show. */
async function forDocuments(): Promise<void> {
  const { page } = await stage.device()
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(access.first.setUp) }).click()
  await page.getByLabel(access.setUp.organisation.name).fill('Foyer Rivière')
  await take(page, 'set-up')
  await enterDemo(page, 'amina')
  // The first exchange brings the cases, and what is told on every screen.
  await page.getByRole('row').nth(5).waitFor()
  const read = page.getByRole('button', { name: access.notice.read, exact: true })
  await read.click()
  await read.waitFor({ state: 'hidden' })
  await visit(page, '/today')
  await page.getByRole('heading', { name: today.now }).waitFor()
  await take(page, 'today')
  await visit(page, '/first-contact')
  await take(page, 'first-contact')
  await visit(page, '/calendar')
  await take(page, 'calendar')
  await visit(page, '/cases')
  await page.getByLabel(cases.search).fill('oxana')
  await page.locator('mark').first().waitFor()
  await take(page, 'cases')
  await page
    .locator('main a')
    .filter({ hasText: /Oksana/ })
    .first()
    .click()
  await page.locator('.journey').waitFor()
  const aCase = new URL(page.url()).pathname
  await page.setViewportSize({ width: 1360, height: 1200 })
  await take(page, 'case')
  for (const tab of ['identification', 'plan', 'consent'] as const) {
    await visit(page, `${aCase}/${tab}`)
    await page.locator('main .sheet').first().waitFor()
    await take(page, tab)
  }
  await visit(page, aCase)
  await page.setViewportSize(WIDE)
  await wear(page, 'dark')
  await take(page, 'case-dark')
  await wear(page, 'light')
  await visit(page, '/guide')
  await take(page, 'guide', true)
  await visit(page, '/people')
  await take(page, 'people')
  await visit(page, '/cases')
  await speak(page, 'fr')
  await page.setViewportSize(NARROW)
  await page.getByRole('row').nth(1).waitFor()
  await take(page, 'cases-narrow-french')
  await visit(page, '/today')
  await take(page, 'today-narrow-french')
}

/** Every address there is, in every look and size, and in each language. */
async function ofEverything(): Promise<void> {
  const { page } = await stage.device()
  await enterDemo(page, 'claire')
  await visit(page, '/cases')
  const row = page.getByRole('row').getByRole('link').first()
  const aCase = (await row.count()) > 0 ? ((await row.getAttribute('href')) ?? '/cases') : '/cases'
  const addresses = new Set(ROUTES.map(route => addressOf(route, aCase)))
  for (const address of addresses) {
    await visit(page, address)
    for (const tab of await tabsOf(page)) addresses.add(tab)
    const name = address.replace(aCase, '/case').replaceAll('/', '-').slice(1)
    for (const look of ['light', 'dark', 'high-contrast'] satisfies LookName[]) {
      await wear(page, look)
      for (const size of [WIDE, NARROW]) {
        await page.setViewportSize(size)
        await take(page, `${name}-${look}-${size.width}`, true)
      }
    }
    await wear(page, 'light')
    for (const language of LANGUAGES.slice(1)) {
      await page.setViewportSize(WIDE)
      await speak(page, language)
      await take(page, `${name}-${language}`, true)
    }
    await speak(page, 'en')
  }
  console.log(`${addresses.size} screens, ${app.name}`)
}

try {
  await (EVERYTHING ? ofEverything() : forDocuments())
} finally {
  await stage.end()
}
