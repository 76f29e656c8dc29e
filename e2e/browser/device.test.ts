/**
 * What a device does by itself and with its parts: it locks, shows nothing on the way back, opens a link to write, takes photos
 * and keeps documents of many cases. One person; the tests build on each other.
 */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import documentWords from '#app/documents/words/fr.ts'
import safetyWords from '#app/safety/words/fr.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { filmOf } from './film.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, openSettings, unlock, WORDS } from './steps.ts'

const { access, app, cases, fields } = WORDS.fr
const { documents } = documentWords.app
const { idle } = safetyWords.safety
const NAMES = ['Aïssatou Diallo', 'Mirela Hoxha']
const HALF_A_GIGABYTE = 500_000_000

describe('a device', () => {
  const folder = mkdtempSync(join(tmpdir(), 'halte-device-'))
  let stage: Stage
  let device: Device
  let me: Founded

  beforeAll(async () => {
    stage = await openStage()
    const film = join(folder, 'paper.y4m')
    const blank = await stage.browser.newPage()
    await filmOf(stage.browser, await blank.screenshot(), film)
    await blank.close()
    device = await stage.device({ language: 'fr', camera: film, fileKeeper: true })
    const { founder } = await organisation(stage.server.url, 'fr', {
      organisation: 'Foyer Rivière',
      founder: 'Amina Hodžić',
      handle: 'amina',
      team: 'Équipe Rivière',
    })
    me = founder
    await enter(device.page, 'fr', founder)
    for (const name of NAMES) await newCase(device.page, 'fr', ...named(name))
  }, 300_000)
  afterAll(async () => {
    await stage?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens an address to write in at once, past the lock, and from the list with one key', async () => {
    const { page } = device
    const dialog = page.getByRole('dialog')
    await page.goto(`${new URL(page.url()).pathname}?write`)
    await unlock(page, 'fr', me)
    await dialog.getByLabel(fields.note.body.label, { exact: true }).waitFor()
    // The address says it no longer: loaded again, nothing asks to be written.
    await page.waitForURL(({ search }) => search === '')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await page.locator('tbody tr[data-index]').nth(1).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('w')
    await dialog.getByLabel(fields.note.body.label, { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('takes a photo inside the app, and refuses half a gigabyte before it is read', async () => {
    const { page } = device
    const dialog = page.getByRole('dialog')
    for (const name of NAMES) {
      await openDocuments(page, name)
      // On this tab the key begins a document.
      await page.keyboard.press('w')
      await dialog.getByLabel(fields.document.title.label, { exact: true }).fill('Carte de séjour')
      await dialog.getByRole('button', { name: documents.camera, exact: true }).click()
      const shutter = dialog.getByRole('button', { name: documents.shutter, exact: true })
      await shutter.and(page.locator(':focus')).waitFor()
      if (name === NAMES[0]) {
        expect(await accessibilityFaults(page)).toEqual([])
        await drop(page, '.drop', bigFile(folder))
        await dialog.getByText(/film\.mp4.*trop/).waitFor()
        await dialog.locator('.files').getByRole('button', { name: app.close }).click()
      }
      await shutter.click()
      await dialog.getByText('photo.jpg', { exact: true }).waitFor()
      await dialog.getByRole('button', { name: documents.cameraStop, exact: true }).click()
      await dialog.locator('video').waitFor({ state: 'hidden' })
      await dialog.getByRole('button', { name: app.save, exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await allSent(page, 'fr')
  })

  it('keeps the documents of several cases at once, which then open without signal', async () => {
    const { page, context } = device
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    for (const index of [0, 1]) await page.locator('tbody tr[data-index]').nth(index).getByRole('checkbox').check()
    await page.getByRole('button', { name: cases.acts.offline, exact: true }).click()
    await page.getByText(cases.acts.offlineKept_other.replace('{{count, number}}', '2')).first().waitFor()
    await context.setOffline(true)
    for (const name of NAMES) {
      await openDocuments(page, name)
      await page.getByText(documents.here).waitFor()
      await page.getByRole('button', { name: documents.look, exact: true }).click()
      await page.locator('canvas[data-page="1"]').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: app.close }).click()
    }
    await context.setOffline(false)
  })

  it('says what hangs on one person alone, and what is kept here', async () => {
    const { page } = device
    const { bus, storage } = access.settings
    await openSettings(page, 'fr', 'organisation')
    await page.getByText(bus.officers_one.replace('{{count}}', '1')).waitFor()
    await page.getByRole('link', { name: bus.mend }).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await openSettings(page, 'fr', 'storage')
    await page.getByText(storage.kept).waitFor()
    await page.getByText(storage.waitingNone, { exact: true }).waitFor()
    await page.getByRole('button', { name: storage.now, exact: true }).click()
    await allSent(page, 'fr')
    const ask = page.getByRole('button', { name: storage.ask, exact: true })
    const promised = page.getByText(storage.persisted)
    await ask.or(promised).waitFor()
    if (await ask.isVisible()) {
      await ask.click()
      await page.getByText(storage.refusedAsk).or(promised).waitFor()
    }
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('shows nothing on the way back after leaving or locking', async () => {
    const { page } = device
    const hidden = async () => {
      await page.getByRole('button', { name: new RegExp(`^${me.handle}`) }).waitFor()
      expect(await page.getByText('Diallo').count()).toBe(0)
    }
    // Away from the app and back: whatever the browser kept of the page starts anew.
    await openDocuments(page, NAMES[0] ?? '')
    await page.goto('/leave.html')
    await page.goBack()
    await hidden()
    await unlock(page, 'fr', me)
    // A page the browser puts aside loses keys and content before, and is loaded anew when it comes back.
    await page.getByRole('heading', { level: 1, name: /Diallo/ }).waitFor()
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    expect(await page.evaluate(() => document.body.childElementCount)).toBe(0)
    const again = page.waitForEvent('load')
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await again
    await hidden()
    await unlock(page, 'fr', me)
    await page.getByRole('button', { name: app.lock, exact: true }).click()
    await hidden()
    await page.goBack()
    await hidden()
  })

  it('locks by itself after the time a person chose, and keeps what she had begun', async () => {
    const { page } = device
    await page.clock.install()
    await page.goto('/account')
    await unlock(page, 'fr', me)
    await page.getByLabel(idle.label, { exact: true }).selectOption('5')
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    await page
      .getByRole('link', { name: NAMES[0] ?? '' })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: NAMES[0] ?? '' }).waitFor()
    await page.clock.fastForward('04:00')
    await page.keyboard.press('w')
    const text = page.getByRole('dialog').getByLabel(fields.note.body.label, { exact: true })
    await text.fill('Elle appelle dimanche.')
    await page.clock.fastForward('04:00')
    expect(await text.inputValue()).toBe('Elle appelle dimanche.')
    await page.clock.fastForward('06:00')
    await page.getByText(app.why.idle).waitFor()
    expect(await page.getByText('Diallo').count()).toBe(0)
    await unlock(page, 'fr', me)
    await page.getByRole('button', { name: cases.draft.goOn }).click()
    await expect.poll(() => text.inputValue()).toBe('Elle appelle dimanche.')
    expect(device.faults).toEqual([])
  })
})

const named = (name: string): [string, string] => [name.split(' ')[0] ?? '', name.split(' ')[1] ?? '']

async function openDocuments(page: Page, name: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
    .first()
    .click()
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page
    .locator('nav.tabs')
    .getByRole('link', { name: new RegExp(`^${cases.tab.documents}`) })
    .click()
}

/** A file with a hole in it: half a gigabyte that takes no room. */
function bigFile(folder: string): string {
  const path = join(folder, 'film.mp4')
  writeFileSync(path, '')
  truncateSync(path, HALF_A_GIGABYTE)
  return path
}

/** Drops a file of the disk where a hand would let go of it. */
async function drop(page: Page, place: string, path: string): Promise<void> {
  await page.locator(place).scrollIntoViewIfNeeded()
  const box = await page.locator(place).boundingBox()
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, ...at, data })
  await client.detach()
}
