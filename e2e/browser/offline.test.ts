/**
 * A bad day with the app: no network, the browser killed, a full device, a browser that throws everything away, two tabs, a
 * newer version. One real Chromium with a profile on disk, one server.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import codesEn from '#app/languages/codes-en.ts'
import type { TestServer } from '#server/testing.ts'
import { sealBuild } from '../../src/main/whole-build.ts'
import { enter, organisation } from './founding.ts'
import { openProfile, openServer, type Profile } from './profile.ts'
import { allSent, type Founded, newCase, openSettings, unlock, WORDS, writeNote } from './steps.ts'

const { app, access, fields, cases } = WORDS.en
const { codes } = codesEn
const folder = mkdtempSync(join(tmpdir(), 'halte-app-'))
let server: TestServer
let profile: Profile
let me: Founded

beforeAll(async () => {
  server = await openServer(folder)
  profile = await openProfile(server.url)
}, 240_000)
afterAll(async () => {
  await profile?.end()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const page = () => profile.page()
const line = (text: string | RegExp, on: Page = page()) => on.locator('.sync').first().getByText(text).waitFor()
const waiting = (count: number, on?: Page) => line(new RegExp(`waiting for signal, ${count} to send`), on)
const openCase = async (name: string, on: Page = page()) => {
  await on
    .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
    .first()
    .click()
  await on.getByRole('link', { name }).first().click()
}
const isKept = (on: Page) =>
  expect.poll(() => on.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 }).toBe('activated')
const origin = () => new URL(server.url).origin

it('is installed, and opens without a network', { timeout: 240_000 }, async () => {
  const names = { organisation: 'Foyer Rivière', founder: 'Amina Hodžić', handle: 'amina', team: 'Case team' }
  me = (await organisation(server.url, 'en', names)).founder
  await enter(page(), 'en', me)
  await newCase(page(), 'en', 'Liliana', 'Rusu')
  await allSent(page(), 'en')
  await isKept(page())
  const devtools = await profile.context().newCDPSession(page())
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors).toEqual([])

  await profile.context().setOffline(true)
  await page().goto('/')
  await unlock(page(), 'en', me)
  await openCase('Liliana Rusu')
  await writeNote(page(), 'en', 'The bus leaves at six.')
  await waiting(1)
  await newCase(page(), 'en', 'Besnik', 'Hoxha')
  await page()
    .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
    .first()
    .click()
  await page().keyboard.press('/')
  await page().keyboard.type('hoxha')
  await page().locator('mark').first().waitFor()
})

it('the browser killed in the middle loses nothing that was saved', { timeout: 120_000 }, async () => {
  await profile.kill(true)
  await page().goto('/')
  await unlock(page(), 'en', me)
  await line(/waiting for signal, \d to send/)
  await openCase('Besnik Hoxha')
  await openCase('Liliana Rusu')
  await page().getByText('The bus leaves at six.').waitFor()
  await profile.context().setOffline(false)
  await page().locator('.sync button').first().click()
  await allSent(page(), 'en')
})

it('a second tab says that the files are open elsewhere, and takes them over when asked', {
  timeout: 120_000,
}, async () => {
  const tab = await profile.tab()
  await tab.goto('/')
  await tab.getByRole('button', { name: new RegExp(`^${me.handle}`) }).click()
  await tab.getByLabel(access.unlock.passphrase, { exact: true }).fill(me.passphrase)
  await tab.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await tab.getByRole('alert').getByText(codes.device.busy).waitFor()
  await tab.getByRole('button', { name: app.why.takeOver }).click()
  await tab.getByRole('navigation', { name: app.nav.label }).waitFor()
  await page().getByText(codes.device.elsewhere).waitFor()
  await openCase('Besnik Hoxha', tab)
  await writeNote(tab, 'en', 'Written in the second tab.')
  await allSent(tab, 'en')
  await tab.close()
  await unlock(page(), 'en', me)
  await openCase('Besnik Hoxha')
  await page().getByText('Written in the second tab.').waitFor()
})

it('a full device refuses in words; what was typed stays and is saved when there is room', {
  timeout: 120_000,
}, async () => {
  // The browser believes its own earlier figure for a while: a new one asks anew.
  await profile.kill(false)
  const devtools = await profile.context().newCDPSession(page())
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 1000 })
  await page().goto('/')
  await unlock(page(), 'en', me)
  await openCase('Besnik Hoxha')
  const write = page()
    .getByRole('button', { name: new RegExp(`^${cases.write}`) })
    .first()
  await write.click()
  const text = page().getByLabel(fields.note.body.label, { exact: true })
  await text.fill('Her sister rings on Sunday.')
  await page().getByRole('button', { name: app.save, exact: true }).click()
  await page().getByRole('alert').getByText(codes.storage.full).waitFor()
  await line(app.sync.full)
  expect(await text.inputValue()).toBe('Her sister rings on Sunday.')
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin() })
  await page().getByRole('button', { name: app.save, exact: true }).click()
  await allSent(page(), 'en')
  await page().getByText('Her sister rings on Sunday.').first().waitFor()
  await devtools.detach()
})

it('storage thrown away under an open copy: what was not sent is kept again and sent', {
  timeout: 120_000,
}, async () => {
  const context = profile.context()
  await context.setOffline(true)
  await writeNote(page(), 'en', 'Only here when the browser cleared itself.')
  await waiting(1)
  await throwAway()
  await page().getByText(codes.storage.evicted).waitFor()
  await writeNote(page(), 'en', 'And one more after it.')
  await context.setOffline(false)
  await page().locator('.sync button').first().click()
  await allSent(page(), 'en')
  // Everything is on the disk again: it opens without a network.
  await page().reload()
  await isKept(page())
  await unlock(page(), 'en', me)
  await openCase('Besnik Hoxha')
  await page().getByText('Only here when the browser cleared itself.').first().waitFor()
  await page().getByText('And one more after it.').first().waitFor()
})

it('thrown away while locked: said with the number of edits that are lost, or that none is', {
  timeout: 120_000,
}, async () => {
  for (const lost of [1, 0]) {
    if (lost > 0) {
      await profile.context().setOffline(true)
      await writeNote(page(), 'en', 'This one will be lost.')
      await waiting(1)
    } else await allSent(page(), 'en')
    await page().getByRole('button', { name: app.lock, exact: true }).click()
    await page().getByRole('heading', { name: access.first.here }).waitFor()
    await throwAway()
    await profile.context().setOffline(false)
    await page().goto('/')
    await page().getByText(app.why.cleared.title).waitFor()
    const said = lost > 0 ? app.why.cleared.lost_one.replace('{{count}}', '1') : app.why.cleared.safe
    await page().getByText(said).waitFor()
    await page().getByRole('button', { name: app.why.cleared.read }).click()
    await page().getByText(app.why.cleared.title).waitFor({ state: 'hidden' })
    await unlock(page(), 'en', me)
    await openCase('Besnik Hoxha')
    await page().getByText('And one more after it.').first().waitFor()
    expect(await page().getByText('This one will be lost.').count()).toBe(0)
  }
})

/** What a browser does when it needs the room: everything of the origin goes, cookies stay. */
async function throwAway(): Promise<void> {
  const devtools = await profile.context().newCDPSession(page())
  const storageTypes = 'indexeddb,cache_storage,local_storage,service_workers,file_systems'
  await devtools.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes })
  await devtools.detach()
}

/** Another build in the served folder, recognisable by a mark in its page. */
async function publish(mark: string): Promise<void> {
  const index = join(folder, 'index.html')
  writeFileSync(index, readFileSync(index, 'utf8').replace(/<html[^>]*>/, `<html lang="en" data-mark="${mark}">`))
  await sealBuild(folder)
}
const mark = () => page().evaluate(() => document.documentElement.dataset.mark)

it('a newer version is offered, waits for its moment, and takes nothing with it', { timeout: 120_000 }, async () => {
  await isKept(page())
  await publish('second')
  await page().reload()
  expect(await mark()).toBeUndefined()
  await unlock(page(), 'en', me)
  await openCase('Besnik Hoxha')
  await page().getByText(app.update.ready).waitFor()
  // Something typed and not saved: the first press only says so.
  await openSettings(page(), 'en', 'backups')
  await page().getByLabel(access.settings.backups.remind, { exact: true }).fill('9')
  await page().getByRole('button', { name: app.update.take }).click()
  await page().getByText(app.update.unsaved).waitFor()
  expect(await page().getByLabel(access.settings.backups.remind, { exact: true }).inputValue()).toBe('9')
  await openCase('Besnik Hoxha')
  await profile.context().setOffline(true)
  await writeNote(page(), 'en', 'Written while the newer version waited.')
  await waiting(1)
  await page().getByRole('button', { name: app.update.take }).click()
  await expect.poll(mark, { timeout: 60_000 }).toBe('second')
  await unlock(page(), 'en', me)
  await openCase('Besnik Hoxha')
  await page().getByText('Written while the newer version waited.').first().waitFor()
  await profile.context().setOffline(false)
  await page().locator('.sync button').first().click()
  await allSent(page(), 'en')
})

/** The keeper of the first version: one cache, every new page shown at once. */
const FIRST_KEEPER = `
self.addEventListener('install', event => event.waitUntil(
  caches.open('halte-app').then(cache => cache.add('/')).then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  if (event.request.mode === 'navigate')
    event.respondWith(fetch(event.request).catch(() => caches.match('/')))
})`

it('an older keeper is replaced, and a build that does not arrive whole is not taken', {
  timeout: 120_000,
}, async () => {
  const tab = page()
  await tab.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
    for (const name of await caches.keys()) await caches.delete(name)
  })
  // The worker that was let go ends with the last page it served.
  await tab.goto('about:blank')
  const keeper = join(folder, 'service-worker.js')
  const present = readFileSync(keeper, 'utf8')
  writeFileSync(keeper, FIRST_KEEPER)
  await tab.goto('/')
  await isKept(tab)
  await expect.poll(() => tab.evaluate(() => caches.keys()), { timeout: 60_000 }).toEqual(['halte-app'])
  // A portal's page in the place of one file.
  const style = join(folder, 'leave.css')
  const whole = readFileSync(style)
  writeFileSync(style, '<!doctype html><title>Welcome to the hotel</title>')
  writeFileSync(keeper, present)
  const update = () =>
    tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update().catch(() => undefined)
      return caches.keys()
    })
  await update()
  await expect.poll(() => tab.evaluate(() => caches.keys()), { timeout: 60_000 }).toEqual(['halte-app'])
  writeFileSync(style, whole)
  await expect.poll(update, { timeout: 60_000 }).toContainEqual(expect.stringMatching(/^halte-app-[0-9a-f]{16}$/))
  await profile.context().setOffline(true)
  await expect
    .poll(
      async () => {
        await tab.goto('/')
        // The door takes its time to stand: asked at once, a loaded machine would never show it.
        const door = tab.getByRole('heading', { name: access.first.here })
        return door.waitFor({ timeout: 15_000 }).then(
          () => true,
          () => false,
        )
      },
      { timeout: 60_000 },
    )
    .toBe(true)
  await unlock(tab, 'en', me)
  await profile.context().setOffline(false)
})

it('all of it without one error or refused script', () => {
  expect(profile.faults).toEqual([])
})
