/**
 * Takes a picture of every screen, wide and narrow, light and dark, into the folder named by HALTE_PICTURES. Not a test:
 * a person looks at them. `HALTE_PICTURES=folder node e2e/browser/pictures.ts`
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Device, openStage } from './browser.ts'
import {
  allSent,
  join as answer,
  confirm,
  type Founded,
  invite,
  newCase,
  readPapersBack,
  takePassphrase,
  unlock,
  WORDS,
  writeNote,
} from './steps.ts'

const FOLDER = process.env.HALTE_PICTURES ?? 'pictures'
const SAMPLE = 'src/capabilities/exchange/samples/multi-select-60.xlsx'
const { app, access, cases, importing, exporting, fields } = WORDS.en
const SIZES = [
  { name: 'wide', width: 1360, height: 900, dark: false },
  { name: 'wide-dark', width: 1360, height: 900, dark: true },
  { name: 'narrow', width: 360, height: 740, dark: false },
  { name: 'narrow-dark', width: 360, height: 740, dark: true },
]

mkdirSync(FOLDER, { recursive: true })
const stage = await openStage()
const first = await stage.device()
const { page } = first

/** The page as it stands, in every size and shade. */
async function take(name: string, what: Page = page): Promise<void> {
  for (const size of SIZES) {
    await what.setViewportSize(size)
    await what.emulateMedia({ colorScheme: size.dark ? 'dark' : 'light' })
    await what.waitForTimeout(150)
    await what.screenshot({
      path: join(FOLDER, `${name}-${size.name}.png`),
      fullPage: (await what.getByRole('dialog').count()) === 0,
    })
  }
  await what.setViewportSize({ width: 1360, height: 900 })
  await what.emulateMedia({ colorScheme: 'light' })
}
const press = (name: string, on: Page = page) => on.getByRole('button', { name, exact: true }).click()
const field = (label: string, on: Page = page) => on.getByLabel(label, { exact: true })

async function ceremony(): Promise<Founded> {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take('01-first')
  await page.getByRole('button', { name: new RegExp(access.first.setUp) }).click()
  await field(access.setUp.organisation.name).fill('Foyer Rivière')
  await take('02-set-up-organisation')
  await press(app.next)
  await field(access.setUp.founder.name).fill('Amina Hodžić')
  await field(access.person.handle).fill('amina')
  const passphrase = await takePassphrase(page, 'en')
  await take('03-set-up-founder')
  await press(app.next)
  await press(app.next)
  await take('04-set-up-teams-missing')
  await field(access.setUp.teams.name.replace('{{number}}', '1')).fill('Case team')
  await press(app.next)
  await take('05-set-up-recovery')
  await press(access.setUp.recovery.make)
  await page.getByTestId('paper-root').waitFor({ timeout: 120_000 })
  await take('06-set-up-print')
  await readPapersBack(page, 'en')
  await take('07-set-up-officers')
  await press(access.setUp.begin)
  await page.getByRole('heading', { name: cases.first.title }).waitFor()
  await take('08-cases-first-use')
  return { handle: 'amina', passphrase }
}

async function colleague(): Promise<Device> {
  const link = await invite(page, 'en', 'Jasna Ilić', 'Case team')
  const other = await stage.device()
  await other.page.goto(link)
  await other.page.getByTestId('words').waitFor()
  await take('10-join', other.page)
  await answer(other.page, 'en', link, 'jasna')
  await take('11-waiting', other.page)
  await page.getByRole('button', { name: access.invitations.confirm, exact: true }).waitFor()
  await take('12-people-to-confirm')
  await confirm(page, 'en')
  await page.getByRole('button', { name: 'Jasna Ilić' }).waitFor()
  await take('13-people')
  await page.getByRole('button', { name: 'Jasna Ilić' }).click()
  await take('14-person')
  await press(access.remove.button)
  await take('15-remove')
  await page.getByRole('dialog').getByRole('button', { name: app.cancel }).click()
  await page.getByRole('button', { name: access.people.invite }).click()
  await take('16-invite')
  await page.getByRole('dialog').getByRole('button', { name: app.cancel }).click()
  return other
}

async function files(): Promise<void> {
  await page.getByRole('link', { name: app.nav.import }).first().click()
  await page.getByLabel(importing.file).setInputFiles(SAMPLE)
  await page.getByRole('heading', { name: /60 cases found/ }).waitFor()
  await take('20-import-preview')
  await page.getByRole('button', { name: /^Create \d+ cases$/ }).click()
  await page.getByText(/\d+ cases created\./).waitFor()
  await take('21-import-done')
  await page.getByRole('link', { name: app.nav.export }).first().click()
  await page.getByRole('heading', { name: exporting.title }).waitFor()
  await take('22-export')
}

/** A case with something in every part. */
async function aCase(): Promise<void> {
  await newCase(page, 'en', 'Oksana', 'Kovalenko')
  const write = async (kind: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
    await page
      .getByRole('button', { name: new RegExp(`^${cases.write}`) })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(cases.writeWhat).selectOption(kind)
    await fill(dialog)
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await write('safeContact', async dialog => {
    await dialog.getByLabel(fields.safeContact.times.label, { exact: true }).fill('Messages only, before 15:00')
    await dialog.getByLabel(fields.safeContact.codeWord.label, { exact: true }).fill('Jasna from the choir')
    await dialog
      .getByLabel(fields.safeContact.ifAsked.label, { exact: true })
      .fill('We do not know her. Tell the lead.')
  })
  await write('identificationDecision', async dialog => {
    await dialog.getByLabel(fields.identificationDecision.status.label, { exact: true }).selectOption({ index: 1 })
    await dialog.getByLabel(fields.identificationDecision.decidedBy.label, { exact: true }).selectOption({ index: 2 })
    await dialog
      .getByLabel(fields.identificationDecision.grounds.label, { exact: true })
      .fill('Interview of 50 minutes with interpreter Olena. Deceptive recruitment and coercion at destination.')
  })
  await write('riskLevel', async dialog => {
    await dialog.getByLabel(fields.riskLevel.level.label, { exact: true }).selectOption('high')
    await dialog.getByLabel(fields.riskLevel.reasons.label, { exact: true }).fill('A man asked for her at the gate.')
  })
  await write('journeyStep', async dialog => {
    await dialog.getByLabel(fields.journeyStep.stage.label, { exact: true }).selectOption('protection')
    await dialog.getByLabel(fields.journeyStep.remark.label, { exact: true }).fill('Foyer Rivière')
  })
  await write('task', async dialog => {
    await dialog.getByLabel(fields.task.what.label, { exact: true }).fill('Move to room 2')
    await dialog
      .getByLabel(fields.task.due.label, { exact: true })
      .fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
  })
  await write('consentRecord', async dialog => {
    await dialog.getByLabel(fields.consentRecord.given.label, { exact: true }).selectOption('yes')
  })
  await writeNote(page, 'en', '“I want to finish the pastry course before I decide about home.”')
  await allSent(page, 'en')
  await page.waitForTimeout(6500)
  await take('30-case')
  for (const tab of ['person', 'identification', 'plan', 'documents', 'consent', 'log'] as const) {
    await page.getByRole('link', { name: cases.tab[tab], exact: true }).click()
    await page.waitForTimeout(500)
    await take(`31-case-${tab}`)
  }
  await page.getByRole('link', { name: cases.tab.story, exact: true }).click()
  await page
    .getByRole('button', { name: new RegExp(`^${cases.write}`) })
    .first()
    .click()
  await take('32-write')
  await page.getByRole('dialog').getByRole('button', { name: app.cancel }).click()
  await page.getByRole('button', { name: cases.history.open, exact: true }).last().click()
  await page.waitForTimeout(500)
  await take('33-history')
  await page.getByRole('button', { name: app.close }).click()
}

async function lists(): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${app.nav.cases}`) }).click()
  await page.getByRole('row').nth(5).waitFor()
  await take('40-cases')
  await page.getByLabel(cases.search).fill('oxana')
  await page.locator('mark').first().waitFor()
  await take('41-cases-search')
  await page.getByLabel(cases.search).fill('zzzz')
  await page.waitForTimeout(400)
  await take('42-cases-none')
  await page.getByLabel(cases.search).fill('')
  await page
    .getByRole('button', { name: new RegExp(`^${cases.new}`) })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel(fields.case.firstName.label, { exact: true }).fill('Oksana')
  await page.waitForTimeout(500)
  await take('43-new-case')
  await page.getByRole('dialog').getByRole('button', { name: app.cancel }).click()
  await page.getByRole('link', { name: app.nav.account, exact: true }).click()
  await take('50-account')
}

const me = await ceremony()
await colleague()
await files()
await aCase()
await lists()
await press(app.lock)
await page.getByRole('heading', { name: access.first.here }).waitFor()
await take('60-remembered')
await page.getByRole('button', { name: /^amina/ }).click()
await take('61-unlock')
await page.getByRole('button', { name: app.back }).click()
await unlock(page, 'en', me)
await page.getByRole('button', { name: 'Français' }).click()
await page.waitForTimeout(400)
await take('70-cases-french')
console.log(first.faults)
await stage.stop()
