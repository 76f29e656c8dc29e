import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { filmOf } from './film.ts'
import { enter, organisation } from './founding.ts'
import {
  allSent,
  join as answer,
  confirm,
  invite,
  newCase,
  speak,
  type Tongue,
  takeLink,
  takePassphrase,
  unlock,
  WORDS,
  writeNote,
} from './steps.ts'

const TEAM = 'Équipe Rivière'
const { access } = WORDS.fr
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

const NOTE = 'Elle veut finir la formation de pâtisserie.'
/** Who joins, in which language, and whether her phone has a camera. */
const GUESTS: ReadonlyArray<{ tongue: Tongue; name: string; handle: string; camera: boolean }> = [
  { tongue: 'fr', name: 'Jasna Ilić', handle: 'jasna', camera: false },
  { tongue: 'es', name: 'Rosa Medina', handle: 'rosa', camera: true },
  { tongue: 'en', name: 'Ada Whitfield', handle: 'ada', camera: true },
]

/**
 * Two phones side by side, in each language: the code is shown on one and read by the other; and the same person again, after
 * she lost her passphrase. The tests build on each other.
 */
describe('an invitation by QR code', () => {
  let stage: Stage
  let amina: Device
  const folder = mkdtempSync(join(tmpdir(), 'halte-film-'))

  beforeAll(async () => {
    stage = await openStage()
    amina = await stage.device({ language: 'fr' })
    const { founder } = await organisation(stage.server.url, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: TEAM,
    })
    await enter(amina.page, 'fr', founder)
    await newCase(amina.page, 'fr', 'Oksana', 'Kovalenko')
    await writeNote(amina.page, 'fr', NOTE)
    await allSent(amina.page, 'fr')
  }, 240_000)
  afterAll(async () => {
    await stage?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const people = (tongue: Tongue) => amina.page.getByRole('link', { name: WORDS[tongue].app.nav.people }).click()

  it('is taken back when the words read aloud differ', async () => {
    const link = await invite(amina.page, 'fr', 'Luis Ortega', TEAM)
    const stranger = await stage.device({ language: 'fr' })
    await answer(stranger.page, 'fr', link, 'luis')
    await people('fr')
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

  /** Amina invites someone and shows the code; gives a picture of her screen. */
  const shown = async (tongue: Tongue, name: string): Promise<Buffer> => {
    const words = WORDS[tongue].access
    await amina.page.getByRole('button', { name: words.people.invite, exact: true }).click()
    const dialog = amina.page.getByRole('dialog')
    await dialog.getByLabel(words.invite.name, { exact: true }).fill(name)
    await dialog.getByRole('checkbox', { name: new RegExp(TEAM) }).check()
    await dialog.getByRole('button', { name: words.invite.make, exact: true }).click()
    const code = amina.page.getByRole('img', { name: words.invite.qr })
    await code.waitFor()
    expect((await code.boundingBox())?.width).toBeGreaterThan(380)
    expect(await accessibilityFaults(amina.page)).toEqual([])
    await picture(amina.page, `invite-qr-${tongue}`)
    const photo = await code.screenshot()
    await amina.page.getByRole('dialog').getByRole('button', { name: WORDS[tongue].app.close }).first().click()
    return photo
  }

  it.each(GUESTS)(
    'is read by the app and confirmed by six words that both see: $tongue',
    { timeout: 300_000 },
    async ({ tongue, name, handle, camera }) => {
      const words = WORDS[tongue].access
      await speak(amina.page, tongue)
      const photo = await shown(tongue, name)
      const film = join(folder, 'code.y4m')
      if (camera) await filmOf(stage.browser, photo, film)
      const guest = await stage.device(camera ? { language: tongue, camera: film } : { language: tongue })
      const asked: string[] = []
      guest.page.on('request', request => asked.push(request.url() + (request.postData() ?? '')))
      await guest.page.goto('/')
      await guest.page.getByRole('button', { name: new RegExp(words.first.invited) }).click()
      await guest.page.getByRole('button', { name: words.qr.scan, exact: true }).click()
      if (camera) await guest.page.getByRole('button', { name: words.qr.camera, exact: true }).click()
      else {
        // No camera here: that is said, and a picture of the code does it too.
        await guest.page.getByRole('button', { name: words.qr.camera, exact: true }).click()
        await guest.page.getByText(words.qr.noCamera).waitFor()
        const file = guest.page.getByLabel(words.qr.photo, { exact: true })
        await file.setInputFiles({ name: 'rien.png', mimeType: 'image/png', buffer: await guest.page.screenshot() })
        await guest.page.getByText(words.qr.none).waitFor()
        expect(await accessibilityFaults(guest.page)).toEqual([])
        await picture(guest.page, `scan-${tongue}`)
        await file.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: photo })
      }
      await guest.page
        .getByRole('heading', { name: words.join.titleOrg.replace('{{name}}', 'Foyer Rivière') })
        .waitFor()
      expect(guest.page.url()).not.toContain('#')
      // The picture was read here: nothing of it, and no secret, went to the server.
      expect(asked.some(text => text.includes('#') || text.length > 20_000)).toBe(false)

      await guest.page.getByLabel(words.person.handle, { exact: true }).fill(handle)
      const passphrase = await takePassphrase(guest.page, tongue)
      await guest.page.getByRole('button', { name: words.join.accept, exact: true }).click()
      const hers = guest.page.getByRole('list', { name: words.mine.words })
      await hers.getByRole('listitem').nth(5).waitFor()
      expect(await accessibilityFaults(guest.page)).toEqual([])
      await picture(guest.page, `waiting-${tongue}`)
      await people(tongue)
      await amina.page.getByRole('button', { name: words.invitations.confirm, exact: true }).click()
      const dialog = amina.page.getByRole('dialog')
      const seen = dialog.getByRole('list', { name: words.confirm.words })
      await seen.getByRole('listitem').nth(5).waitFor()
      expect(await seen.getByRole('listitem').allInnerTexts()).toEqual(await hers.getByRole('listitem').allInnerTexts())
      await dialog.getByRole('radio', { name: words.confirm.same }).check()
      expect(await accessibilityFaults(amina.page)).toEqual([])
      await picture(amina.page, `confirm-${tongue}`)
      await dialog.getByRole('button', { name: words.invitations.confirm, exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
      await guest.page.getByRole('heading', { name: WORDS[tongue].cases.title, exact: true }).waitFor()
      await guest.page.getByRole('link', { name: 'Oksana Kovalenko' }).waitFor()

      // She forgets her passphrase: the door says what to do, and a key officer invites her again. Nothing of the cases is lost.
      await guest.page.getByRole('button', { name: WORDS[tongue].app.lock, exact: true }).click()
      await guest.page.getByRole('button', { name: new RegExp(`^${handle}`) }).click()
      await guest.page.getByText(words.unlock.lost).click()
      await guest.page.getByText(words.unlock.lostText).waitFor()
      expect(await accessibilityFaults(guest.page)).toEqual([])
      await people(tongue)
      await amina.page.getByRole('main').getByRole('button', { name }).click()
      await amina.page.getByRole('dialog').getByText(words.person.lostText).waitFor()
      await amina.page.getByRole('button', { name: words.person.reinvite, exact: true }).click()
      const again = await answer(guest.page, tongue, await takeLink(amina.page, tongue), handle)
      await confirm(amina.page, tongue)
      await guest.page.getByRole('link', { name: 'Oksana Kovalenko' }).click()
      await guest.page.getByRole('main').getByText(NOTE).waitFor()
      // The new passphrase is the one that counts from now on.
      await guest.page.getByRole('button', { name: WORDS[tongue].app.lock, exact: true }).click()
      await unlock(guest.page, tongue, again)
      expect(again.passphrase).not.toBe(passphrase)
      expect(guest.faults).toEqual([])
    },
  )

  it('all of it without one error or refused script', () => {
    expect(amina.faults).toEqual([])
  })
})
