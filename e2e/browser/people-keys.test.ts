import { mkdirSync } from 'node:fs'
import { join as path } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { confirm, type Founded, invite, join, type Papers, setUp, takePassphrase, unlock, WORDS } from './steps.ts'

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
const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
const personNamed = async (page: Page, name: string) => {
  await go(page, app.nav.people)
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  return page.getByRole('dialog')
}

/** Keys of an organisation over its life, in Spanish: five shares, two officers, ways in. They build on each other. */
describe('people and their keys', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device
  let luis: Device
  let aminaAs: Founded
  let jasnaAs: Founded
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
    await join(luis.page, 'es', await invite(amina.page, 'es', 'Luis Ortega', TEAM), 'luis')
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
    await takePassphrase(fresh.page, 'es')
    expect(await accessibilityFaults(fresh.page)).toEqual([])
    await picture(fresh.page, 'code-sign-in')
    await press(fresh.page, access.other.open)
    await fresh.page.getByRole('navigation', { name: app.nav.label }).waitFor({ timeout: 60_000 })
    expect(fresh.faults).toEqual([])
    await fresh.context.close()
  })

  it('all of it without one error or refused script', async () => {
    expect(aminaAs.handle).toBe('amina')
    for (const { faults } of [amina, jasna, luis]) expect(faults).toEqual([])
  })
})
