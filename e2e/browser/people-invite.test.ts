import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { join as answer, invite, setUp, takePassphrase, WORDS } from './steps.ts'

const TEAM = 'Équipe Rivière'
const { access, app, cases } = WORDS.fr
const PICTURES = process.env.HALTE_PICTURES

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
    await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`), fullPage: !dialog })
  }
  await page.setViewportSize({ width: 1360, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Two phones side by side, in French: the code is shown on one and read by the other. The tests build on each other. */
describe('an invitation by QR code', () => {
  let stage: Stage
  let amina: Device
  let jasna: Device

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    jasna = await stage.device({ language: 'fr' })
    await setUp(amina.page, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
    })
  }, 240_000)
  afterAll(() => stage?.stop())

  const people = () => amina.page.getByRole('link', { name: app.nav.people }).click()

  it('is taken back when the words read aloud differ', async () => {
    const link = await invite(amina.page, 'fr', 'Luis Ortega', TEAM)
    const stranger = await stage.device({ language: 'fr' })
    await answer(stranger.page, 'fr', link, 'luis')
    await people()
    await amina.page.getByRole('button', { name: access.invitations.confirm, exact: true }).click()
    const dialog = amina.page.getByRole('dialog')
    await dialog.getByRole('button', { name: access.invitations.confirm, exact: true }).click()
    await dialog.getByRole('link', { name: access.confirm.missing }).waitFor()
    await dialog.getByRole('radio', { name: access.confirm.differ }).check()
    await dialog.getByText(access.confirm.stop).waitFor()
    await picture(amina.page, 'confirm-differ')
    await dialog.getByRole('button', { name: access.invitations.withdraw, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await amina.page.getByText(access.invitations.status.answered).waitFor({ state: 'hidden' })
    await stranger.context.close()
  })

  it('is shown large, and read by the app from a picture of the screen', async () => {
    await amina.page.getByRole('button', { name: access.people.invite, exact: true }).click()
    const dialog = amina.page.getByRole('dialog')
    await dialog.getByLabel(access.invite.name, { exact: true }).fill('Jasna Ilić')
    await dialog.getByRole('checkbox', { name: new RegExp(TEAM) }).check()
    await dialog.getByRole('button', { name: access.invite.make, exact: true }).click()
    const code = amina.page.getByRole('img', { name: access.invite.qr })
    await code.waitFor()
    expect((await code.boundingBox())?.width).toBeGreaterThan(380)
    expect(await accessibilityFaults(amina.page)).toEqual([])
    await picture(amina.page, 'invite-qr')
    const photo = await code.screenshot()
    await amina.page.getByRole('dialog').getByRole('button', { name: app.close }).first().click()

    const asked: string[] = []
    jasna.page.on('request', request => asked.push(request.url() + (request.postData() ?? '')))
    await jasna.page.goto('/')
    await jasna.page.getByRole('button', { name: new RegExp(access.first.invited) }).click()
    await jasna.page.getByRole('button', { name: access.qr.scan, exact: true }).click()
    const file = jasna.page.getByLabel(access.qr.photo, { exact: true })
    await file.setInputFiles({ name: 'rien.png', mimeType: 'image/png', buffer: await jasna.page.screenshot() })
    await jasna.page.getByText(access.qr.none).waitFor()
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await picture(jasna.page, 'scan')
    await file.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: photo })
    await jasna.page.getByRole('heading', { name: access.join.titleOrg.replace('{{name}}', 'Foyer Rivière') }).waitFor()
    expect(jasna.page.url()).not.toContain('#')
    // The picture was read here: nothing of it, and no secret, went to the server.
    expect(asked.some(text => text.includes('#') || text.length > 20_000)).toBe(false)
  })

  it('is confirmed by six words that both see', async () => {
    await jasna.page.getByLabel(access.person.handle, { exact: true }).fill('jasna')
    await takePassphrase(jasna.page, 'fr')
    await jasna.page.getByRole('button', { name: access.join.accept, exact: true }).click()
    const hers = jasna.page.getByRole('list', { name: access.mine.words })
    await hers.getByRole('listitem').nth(5).waitFor()
    expect(await accessibilityFaults(jasna.page)).toEqual([])
    await picture(jasna.page, 'waiting')
    await people()
    await amina.page.getByRole('button', { name: access.invitations.confirm, exact: true }).click()
    const dialog = amina.page.getByRole('dialog')
    const seen = dialog.getByRole('list', { name: access.confirm.words })
    expect(await seen.getByRole('listitem').allInnerTexts()).toEqual(await hers.getByRole('listitem').allInnerTexts())
    await dialog.getByRole('radio', { name: access.confirm.same }).check()
    expect(await accessibilityFaults(amina.page)).toEqual([])
    await picture(amina.page, 'confirm')
    await dialog.getByRole('button', { name: access.invitations.confirm, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await jasna.page.getByRole('heading', { name: cases.title, exact: true }).waitFor({ timeout: 60_000 })
    expect(amina.faults).toEqual([])
    expect(jasna.faults).toEqual([])
  })
})
