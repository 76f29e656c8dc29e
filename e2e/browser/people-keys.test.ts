import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join as path } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import {
  allSent,
  confirm,
  type Founded,
  invite,
  join,
  newCase,
  openSettings,
  type Papers,
  setUp,
  speak,
  type Tongue,
  takePassphrase,
  unlock,
  WORDS,
} from './steps.ts'

const TEAM = 'Equipo Río'
const { access, app, cases } = WORDS.es
const PICTURES = process.env.HALTE_PICTURES
const CUSTODIANS = ['Amina Hodžić', 'Jasna Ilić', 'Luis Ortega', 'Notaria Vega', 'Rosa Medina']

/** For a person's eyes, when a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  for (const [size, width, dark] of [
    ['wide', 1360, false],
    ['narrow', 360, true],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    const dialog = (await page.getByRole('dialog').count()) > 0
    await page.screenshot({ path: path(PICTURES, `${name}-${size}.png`), fullPage: !dialog })
  }
  await page.setViewportSize({ width: 1360, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const go = (page: Page, name: string | RegExp) =>
  page
    .getByRole('navigation')
    .getByRole('link', typeof name === 'string' ? { name, exact: true } : { name })
    .click()
const personNamed = async (page: Page, name: string, tongue: Tongue = 'es') => {
  await go(page, WORDS[tongue].app.nav.people)
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  return page.getByRole('dialog')
}

/**
 * Keys of an organisation over its life, in Spanish: shares, two officers, ways in, a removal, a drill, the settings. What a
 * removal and a lost passphrase show is read in every language. The tests build on each other.
 */
describe('people and their keys', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device
  let luis: Device
  let aminaAs: Founded
  let jasnaAs: Founded
  let luisAs: Founded
  let papers: Papers

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'es' })
    jasna = await stage.device({ language: 'es' })
    luis = await stage.device({ language: 'es' })
    const founded = await setUp(amina.page, 'es', {
      organisation: 'Casa del Río',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
      custodians: CUSTODIANS,
    })
    aminaAs = founded
    papers = founded.papers
    jasnaAs = await join(jasna.page, 'es', await invite(amina.page, 'es', 'Jasna Ilić', TEAM), 'jasna')
    await confirm(amina.page, 'es')
    luisAs = await join(luis.page, 'es', await invite(amina.page, 'es', 'Luis Ortega', TEAM), 'luis')
    await confirm(amina.page, 'es')
    for (const { page } of [jasna, luis])
      await page.getByRole('heading', { name: cases.title, exact: true }).waitFor({ timeout: 120_000 })
  }, 300_000)
  afterAll(() => stage?.stop())

  it('a third key officer needs two signatures', async () => {
    expect([...papers.keys()].filter(key => key.startsWith('share-'))).toHaveLength(5)
    const first = await personNamed(amina.page, 'Jasna Ilić')
    await first.getByRole('button', { name: access.person.makeOfficer, exact: true }).click()
    await first.waitFor({ state: 'hidden' })
    const second = await personNamed(amina.page, 'Luis Ortega')
    await second.getByRole('button', { name: access.person.makeOfficer, exact: true }).click()
    await second.waitFor({ state: 'hidden' })
    const line = amina.page.getByRole('region', { name: access.acts.title })
    await line.getByText(/Luis Ortega/).waitFor()
    expect(await accessibilityFaults(amina.page)).toEqual([])
    await picture(amina.page, 'acts-mine')

    await go(jasna.page, app.nav.people)
    await jasna.page.getByRole('button', { name: access.acts.look, exact: true }).click({ timeout: 60_000 })
    const dialog = jasna.page.getByRole('dialog')
    await dialog.getByText(access.acts.does.officer.add.replace('{{name}}', 'Luis Ortega')).waitFor()
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await picture(jasna.page, 'acts-decide')
    await dialog.getByRole('button', { name: access.acts.approve, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await go(luis.page, app.nav.people)
    await luis.page.getByRole('button', { name: access.people.invite, exact: true }).waitFor({ timeout: 60_000 })
  })

  it('a passkey opens what the passphrase opens', async () => {
    const { page, context } = jasna
    await go(page, app.nav.account)
    await page.getByText(access.ways.passkeyNone).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    // From here to its detaching no other session with the debugger: the end of one takes the authenticator away.
    const authenticator = await context.newCDPSession(page)
    await authenticator.send('WebAuthn.enable')
    await authenticator.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf: true,
      },
    })
    await press(page, access.ways.passkeyAdd)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(access.ways.again, { exact: true }).fill(jasnaAs.passphrase)
    await dialog.getByRole('button', { name: access.ways.passkeyAdd, exact: true }).click()
    await dialog.waitFor({ state: 'hidden', timeout: 60_000 })
    await page.getByText(access.ways.passkeyNone).waitFor({ state: 'hidden' })
    await picture(page, 'account')
    await press(page, app.lock)
    await page.getByRole('button', { name: /^jasna/ }).click()
    await press(page, access.other.passkey)
    await page.getByRole('navigation', { name: app.nav.label }).waitFor({ timeout: 60_000 })
    await authenticator.detach()
    await press(page, app.lock)
    await page.getByRole('button', { name: /^jasna/ }).click()
    await page.getByRole('button', { name: access.other.passkey, exact: true }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'sign-in')
    await press(page, app.back)
    await unlock(page, 'es', jasnaAs)
  })

  it('a forgotten passphrase is replaced by the recovery code', async () => {
    const { page } = jasna
    await go(page, app.nav.account)
    await press(page, access.ways.codeMake)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(access.ways.again, { exact: true }).fill(jasnaAs.passphrase)
    await dialog.getByRole('button', { name: app.next, exact: true }).click()
    const words = dialog.getByRole('list', { name: access.ways.code }).getByRole('listitem')
    await words.nth(11).waitFor({ timeout: 60_000 })
    const code = (await words.allInnerTexts()).map(word => word.trim()).join(' ')
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'recovery-code')
    await dialog.getByRole('button', { name: app.next, exact: true }).click()
    await dialog.getByLabel(access.ways.codeReadBack, { exact: true }).fill(code)
    await dialog.getByRole('button', { name: access.ways.codeConfirm, exact: true }).click()
    await dialog.waitFor({ state: 'hidden', timeout: 60_000 })
    await page.getByText(access.ways.codeHas).waitFor()

    const fresh = await stage.device({ language: 'es' })
    await fresh.page.goto('/')
    await fresh.page.getByRole('button', { name: new RegExp(access.first.signInNote) }).click()
    await fresh.page.getByText(access.other.title, { exact: true }).click()
    await press(fresh.page, access.other.code)
    await fresh.page.getByLabel(access.unlock.handle, { exact: true }).fill('jasna')
    await fresh.page.getByLabel(access.other.words, { exact: true }).fill(code)
    const passphrase = await takePassphrase(fresh.page, 'es')
    expect(await accessibilityFaults(fresh.page)).toEqual([])
    await picture(fresh.page, 'code-sign-in')
    for (const tongue of ['en', 'fr', 'es'] as const) {
      await speak(fresh.page, tongue)
      await fresh.page.getByRole('heading', { name: WORDS[tongue].access.other.codeTitle }).waitFor()
      await fresh.page.getByText(WORDS[tongue].access.other.codeText).waitFor()
    }
    await press(fresh.page, access.other.open)
    await fresh.page.getByRole('navigation', { name: app.nav.label }).waitFor({ timeout: 60_000 })
    expect(fresh.faults).toEqual([])
    await fresh.context.close()
    // Her other device is signed out by it, and opens with the new passphrase only.
    await page.getByRole('navigation', { name: app.nav.label }).waitFor({ state: 'hidden', timeout: 60_000 })
    await page.getByText(app.why.session.refused).waitFor()
    await picture(page, 'code-other-device')
    jasnaAs = { handle: 'jasna', passphrase }
    await unlock(page, 'es', jasnaAs)
    await page.getByText(access.ways.codeHas).waitFor({ state: 'hidden' })
  })

  it('a changed passphrase is the one that counts', async () => {
    const { page } = luis
    await go(page, app.nav.account)
    await press(page, access.account.change)
    await page.getByLabel(access.account.old, { exact: true }).fill(luisAs.passphrase)
    const passphrase = await takePassphrase(page, 'es')
    await press(page, access.account.change)
    await page.getByText(access.account.changed).waitFor({ timeout: 60_000 })
    luisAs = { handle: 'luis', passphrase }
    await press(page, app.lock)
    await unlock(page, 'es', luisAs)
  })

  it('a removal says what it stops and what it cannot undo, and makes tasks of that', async () => {
    const { page } = amina
    await newCase(page, 'es', 'Oksana', 'Kovalenko')
    await allSent(page, 'es')
    const guest = await stage.device({ language: 'es' })
    await join(guest.page, 'es', await invite(page, 'es', 'Rosa Medina', TEAM), 'rosa')
    await confirm(page, 'es')
    await guest.page.getByRole('link', { name: 'Oksana Kovalenko' }).click({ timeout: 60_000 })
    await guest.page.getByRole('heading', { level: 1, name: /Oksana/ }).waitFor()
    for (const tongue of ['en', 'fr', 'es'] as const) {
      const { remove } = WORDS[tongue].access
      await speak(page, tongue)
      const dialog = await personNamed(page, 'Rosa Medina', tongue)
      await dialog.getByRole('button', { name: remove.button, exact: true }).click()
      // What stops at once, what gets new keys, what cannot be un-known.
      await dialog.getByText(remove.nowDevices_one.replace('{{count}}', '1')).waitFor()
      await dialog.getByText(remove.team.now.replace('{{name}}', TEAM)).waitFor()
      await dialog.getByText(remove.known, { exact: true }).waitFor()
      await dialog.getByText(remove.roots_one.replace('{{count}}', '1'), { exact: true }).waitFor()
      await dialog.getByText(remove.list).click()
      await dialog.getByRole('link', { name: 'Oksana Kovalenko' }).waitFor()
      await dialog.getByRole('checkbox', { name: remove.tasks_one }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await picture(page, `remove-${tongue}`)
      if (tongue !== 'es') await dialog.getByRole('button', { name: WORDS[tongue].app.cancel, exact: true }).click()
    }
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: access.remove.confirm, exact: true }).click()
    await dialog.getByText(access.remove.tasksDone_one.replace('{{count}}', '1')).waitFor({ timeout: 60_000 })
    await picture(page, 'removed')
    await dialog.getByRole('button', { name: app.close, exact: true }).last().click()
    await page.getByRole('main').getByRole('button', { name: 'Rosa Medina' }).waitFor({ state: 'hidden' })
    // Her device is shut out and empty; what she knew is a task in the case.
    await guest.page.getByRole('navigation', { name: app.nav.label }).waitFor({ state: 'hidden', timeout: 60_000 })
    expect(await guest.page.getByText('Oksana').count()).toBe(0)
    await picture(guest.page, 'removed-guest')
    await guest.context.close()
    await go(page, new RegExp(`^${app.nav.cases}`))
    await page.getByRole('link', { name: 'Oksana Kovalenko' }).click()
    await page
      .locator('nav.tabs')
      .getByRole('link', { name: new RegExp(`^${cases.tab.tasks}`) })
      .click()
    await page.getByText(access.remove.task.replace('{{name}}', 'Rosa Medina')).first().waitFor()
  })

  it('removing a key officer is proposed in one language and signed in another', async () => {
    await speak(amina.page, 'fr')
    const { access: french } = WORDS.fr
    const dialog = await personNamed(amina.page, 'Luis Ortega', 'fr')
    await dialog.getByRole('button', { name: french.remove.button, exact: true }).click()
    await dialog.getByText(french.remove.nowOfficer).waitFor()
    await dialog.getByText(french.remove.needsTwo).waitFor()
    await dialog.getByRole('button', { name: french.remove.propose, exact: true }).click()
    await dialog.getByText(french.acts.proposed).waitFor({ timeout: 60_000 })
    await dialog.getByRole('button', { name: WORDS.fr.app.close, exact: true }).last().click()
    await speak(amina.page, 'es')
    await speak(jasna.page, 'en')
    await go(jasna.page, WORDS.en.app.nav.people)
    await jasna.page.getByRole('button', { name: WORDS.en.access.acts.look, exact: true }).click({ timeout: 60_000 })
    const asked = jasna.page.getByRole('dialog')
    await asked.getByText(WORDS.en.access.acts.does.user.revoke.replace('{{name}}', 'Luis Ortega')).waitFor()
    await asked.getByRole('button', { name: WORDS.en.access.acts.approve, exact: true }).click()
    await asked.waitFor({ state: 'hidden' })
    await luis.page.getByRole('navigation', { name: app.nav.label }).waitFor({ state: 'hidden', timeout: 60_000 })
    await picture(luis.page, 'removed-officer')
    await speak(jasna.page, 'es')
  })

  it('a drill with three of five shares says what opens', async () => {
    const { page } = amina
    await openSettings(page, 'es', 'recovery')
    await press(page, access.settings.drill.start)
    for (const [index, key] of ['share-1', 'share-3', 'share-4'].entries()) {
      if (index > 0) await press(page, access.settings.drill.another)
      const label = access.settings.drill.paper.replace('{{number}}', String(index + 1))
      await page.getByLabel(label, { exact: true }).fill((papers.get(key) ?? []).join('\n'))
    }
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'drill')
    await press(page, access.settings.drill.check)
    await page.getByText(access.settings.drill.fits).waitFor({ timeout: 60_000 })
    await page.getByText(access.settings.drill.result.opens, { exact: true }).first().waitFor()
    await picture(page, 'drilled')
  })

  it('the log is whole, and says so', async () => {
    const { page } = amina
    await openSettings(page, 'es', 'log')
    await page.getByText(/registro entero/).waitFor({ timeout: 60_000 })
    await page.getByLabel(access.settings.log.person, { exact: true }).selectOption({ label: 'Jasna Ilić' })
    await page.getByLabel(access.settings.log.action, { exact: true }).selectOption('account')
    await page.getByText(access.action.credentials.passkey).first().waitFor()
    await page.getByText(access.action.organisation['set-up']).waitFor({ state: 'hidden' })
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'log')
    const saved = page.waitForEvent('download')
    await press(page, access.settings.log.file)
    const file = await saved
    expect(file.suggestedFilename()).toBe('log.csv')
    const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.slice(1).every(line => line.includes('Jasna Ilić'))).toBe(true)
    expect(lines.some(line => line.includes(access.action.credentials.passkey))).toBe(true)
    // One case, by its name; and a day on which nothing happened.
    await press(page, access.settings.log.clear)
    await page.getByLabel(access.settings.log.case, { exact: true }).fill('kovalenko')
    await page.getByText(access.action.root.create).first().waitFor()
    await page.getByText(access.action.organisation['set-up']).waitFor({ state: 'hidden' })
    await page.getByLabel(access.settings.log.to, { exact: true }).fill('2020-01-01')
    await page.getByText(access.settings.log.none).waitFor()
    await openSettings(page, 'es', 'check')
    await press(page, access.settings.check.run)
    await page.getByText(access.settings.check.goodTitle).waitFor({ timeout: 60_000 })
    await picture(page, 'check')
  })

  it('every part of the settings can be read and changed', async () => {
    const { page } = amina
    for (const part of ['organisation', 'recovery', 'storage', 'fields'] as const) {
      await openSettings(page, 'es', part)
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await picture(page, `settings-${part}`)
    }
    await openSettings(page, 'es', 'backups')
    await page.getByText(access.settings.backups.none).waitFor({ timeout: 60_000 })
    await page.getByLabel(access.settings.backups.remind, { exact: true }).fill('7')
    await press(page, app.save)
    await openSettings(page, 'es', 'retention')
    const months = page.getByRole('textbox').first()
    await months.fill('doce')
    await press(page, app.save)
    await page.getByRole('link', { name: access.settings.retention.number }).waitFor()
    await months.fill('12')
    await press(page, app.save)
    // A rule that erasing rests on takes two officers.
    await page.getByText(access.acts.proposed).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'settings-retention')
    await openSettings(page, 'es', 'languages')
    await page.getByRole('checkbox', { name: 'English' }).uncheck()
    await press(page, app.save)
    await page.getByRole('navigation').getByRole('button', { name: 'English' }).waitFor({ state: 'hidden' })
    // The reminder is shown where officers work.
    await go(page, app.nav.people)
    await page.getByText(access.settings.backups.none).waitFor({ timeout: 60_000 })
    await picture(page, 'people')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('all of it without one error or refused script', async () => {
    expect(aminaAs.handle).toBe('amina')
    for (const { faults } of [amina, jasna, luis]) expect(faults).toEqual([])
  })
})
