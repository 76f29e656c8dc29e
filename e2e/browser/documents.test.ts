import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { avif, pdf, photo, SECRET } from '#app/documents/samples.test-support.ts'
import documentWords from '#app/documents/words/en.ts'
import { accessibilityFaults, type Device, listen, openStage, type Stage } from './browser.ts'
import { enter, organisation } from './founding.ts'
import { allSent, type Founded, newCase, unlock, WORDS } from './steps.ts'

const { app, cases, fields } = WORDS.en
const { documents } = documentWords.app

/** One social worker and her papers, in English. The tests build on each other. */
describe('documents and drafts', () => {
  let stage: Stage
  let device: Device
  let me: Founded

  beforeAll(async () => {
    stage = await openStage()
    device = await stage.device({ fileKeeper: true })
    const { founder } = await organisation(stage.server.url, 'en', {
      organisation: 'House of the Bridge',
      founder: 'Olena Marchenko',
      handle: 'olena',
      team: 'Case team',
    })
    me = founder
    await enter(device.page, 'en', founder)
    await newCase(device.page, 'en', 'نور', 'الخطيب')
  }, 300_000)
  afterAll(() => stage?.stop())

  it('a dropped photo is freed of what it hides, and its original is kept only on purpose', async () => {
    const { page } = device
    await tab(page, cases.tab.documents)
    await give(page, '.drop-page', 'drop', [{ name: 'gate.jpg', type: 'image/jpeg', bytes: photo() }])
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^Taken out: .*place/).waitFor()
    await dialog.getByLabel(fields.document.title.label, { exact: true }).fill('The gate')
    await dialog.getByRole('button', { name: documents.keepOriginal }).click()
    await dialog.getByText(/^The original still holds: .*place/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: documents.originalYes }).click()
    await dialog.getByText('original gate.jpg', { exact: true }).waitFor()
  })

  it('a file that lies is named as such, one that is too large is refused before it is read', async () => {
    const { page } = device
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel(documents.choose)
      .setInputFiles({ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\u0090 not a holiday') })
    await dialog.getByText('“holiday.jpg” says it is a photo (JPEG), but it is a program.').waitFor()
    await dialog.getByRole('button', { name: documents.leaveOut }).click()
    await page.locator('.drop').evaluate(place => {
      const file = new File(Array(60).fill(new Uint8Array(1_000_000)), 'film.mp4')
      const data = new DataTransfer()
      data.items.add(file)
      place.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
    })
    await dialog.getByText(/film\.mp4.*too large/).waitFor()
    await dialog.locator('.files').getByRole('button', { name: app.close }).click()
    // A photo of a kind that cannot be cleaned is drawn anew; without a camera that is said.
    await give(page, '.files', 'paste', [{ name: 'oven.avif', type: 'image/avif', bytes: avif() }])
    await dialog.getByText(documents.converted).waitFor()
    await dialog.getByText('oven.jpg', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: documents.camera, exact: true }).click()
    await dialog.getByText(documents.noCamera).waitFor()
    await give(page, '.files', 'paste', [{ name: 'permit.pdf', type: 'application/pdf', bytes: pdf() }])
    await dialog.getByText(/author, program used/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  it('a saved copy is warned of, and holds what was kept and nothing more', async () => {
    const { page } = device
    await allSent(page, 'en')
    expect((await saved(page, 'permit.pdf')).includes(SECRET)).toBe(false)
    expect((await saved(page, /^gate\.jpg/)).includes(SECRET)).toBe(false)
    expect((await saved(page, 'original gate.jpg')).includes(SECRET)).toBe(true)
    const drawn = await saved(page, 'oven.jpg')
    expect(drawn.slice(0, 3)).toBe('\xff\xd8\xff')
    expect(drawn.includes(SECRET)).toBe(false)
    // What was taken out of the photo did not harm the picture.
    await row(page, 'gate.jpg').getByRole('button', { name: documents.look, exact: true }).click()
    const canvas = page.locator('canvas[data-page="1"]')
    await canvas.waitFor()
    expect(await canvas.evaluate(inked)).toBe(64)
    await page.getByRole('dialog').getByRole('button', { name: app.close }).click()
  })

  it('an attachment chosen for it opens without signal, after the tab was closed, drawn in a frame of its own', async () => {
    await row(device.page, 'permit.pdf').getByRole('button', { name: documents.offlineKeep }).click()
    await row(device.page, 'permit.pdf').getByText(documents.here).waitFor()
    await expect
      .poll(() => device.page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 120_000 })
      .toBe(true)
    // The frames' scripts are part of what the app keeps; they are there once the keeping is done.
    await expect
      .poll(
        () =>
          device.page.evaluate(async () =>
            (
              await Promise.all(
                (
                  await caches.keys()
                ).map(async name =>
                  (await (await caches.open(name)).keys()).some(kept => kept.url.includes('frame-pdf')),
                ),
              )
            ).includes(true),
          ),
        {
          timeout: 120_000,
        },
      )
      .toBe(true)
    await device.context.setOffline(true)
    await device.page.close()
    device.page = await device.context.newPage()
    const { page } = device
    listen(page, device.faults)
    await page.goto('/')
    await unlock(page, 'en', me)
    await page.getByRole('link', { name: /نور/ }).click()
    await tab(page, cases.tab.documents)
    await row(page, 'permit.pdf').getByRole('button', { name: documents.look, exact: true }).click()
    const canvas = page.locator('canvas[data-page="1"]')
    await canvas.waitFor()
    expect(await canvas.evaluate(inked)).toBeGreaterThan(100)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: app.close }).click()
    await device.context.setOffline(false)
  }, 300_000)

  it('what was begun survives a closed tab and a lock, and is offered again', async () => {
    const { page } = device
    await tab(page, cases.tab.story)
    await page.keyboard.press('w')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(fields.note.body.label).fill('She asked to call her brother on Sunday.')
    await begun(page)
    await page.reload()
    await unlock(page, 'en', me)
    await page.getByText(cases.draft.begun).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: cases.draft.goOn }).click()
    await dialog.getByText(/^You had begun this on/).waitFor()
    await expect.poll(() => dialog.getByLabel(fields.note.body.label).inputValue()).toContain('her brother on Sunday')
    await dialog.getByRole('button', { name: app.save, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('main').getByText('her brother on Sunday').waitFor()

    await tab(page, cases.tab.person)
    await page.locator('section.sheet').first().getByRole('button', { name: app.edit, exact: true }).click()
    const form = page.locator('form.inline-form')
    await form.getByLabel(fields.case.firstName.label, { exact: true }).fill('نور الهدى')
    await begun(page)
    await page.getByRole('button', { name: app.lock }).first().click()
    await unlock(page, 'en', me)
    await page.getByRole('button', { name: cases.draft.drop }).click()
    await page.getByText(cases.draft.begun).waitFor({ state: 'hidden' })
    await page.getByRole('heading', { level: 1, name: /نور الخطيب/ }).waitFor()
  })

  it('all of it without one error or refused script', () => {
    expect(device.faults).toEqual([])
  })
})

const tab = (page: Page, name: string) =>
  page
    .locator('nav.tabs')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
const row = (page: Page, name: string | RegExp) =>
  page.locator('.file').filter({ has: page.getByText(name, { exact: true }) })

/** Waits until what stands in the open form is on disk: the worker answers in order. */
async function begun(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    for (const name of names.filter(one => one.includes('account'))) {
      const open = indexedDB.open(name)
      await new Promise(resolve => {
        open.onsuccess = resolve
      })
      const keys = open.result.transaction('kept').objectStore('kept').getAllKeys()
      await new Promise(resolve => {
        keys.onsuccess = resolve
      })
      open.result.close()
      if (keys.result.some(key => String(key).startsWith('draft/'))) return true
    }
    return false
  })
}

/** Gives files to a place as a drop or a paste does. */
async function give(
  page: Page,
  place: string,
  how: 'drop' | 'paste',
  files: ReadonlyArray<{ name: string; type: string; bytes: Uint8Array }>,
): Promise<void> {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, bytes: [...bytes] }))
  await page.locator(place).evaluate(
    (element, { given, act }) => {
      const data = new DataTransfer()
      for (const { name, type, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name, { type }))
      element.dispatchEvent(
        act === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    { given: plain, act: how },
  )
}

async function saved(page: Page, name: string | RegExp): Promise<string> {
  await row(page, name).getByRole('button', { name: documents.save, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(documents.saveText).waitFor()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: documents.saveYes }).click()
  const bytes = await readFile(await (await download).path())
  await dialog.waitFor({ state: 'hidden' })
  return bytes.toString('latin1')
}

/** How many pixels of a picture are not white. Runs in the page. */
function inked(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  let count = 0
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) count += 1
  return count
}
