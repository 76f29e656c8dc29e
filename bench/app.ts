/**
 * The app as people use it, over the office's cases in a real Chromium: from Enter, key or click to what is painted, at normal
 * speed and on a processor made four times slower; what the browser notes about loading; what the tab holds.
 */
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page, Response } from 'playwright-core'
import { installWatch, SHOWN, type Watch } from './browser/watch.ts'
import { type Figure, say } from './measurement.ts'
import { renderers, slowedDown } from './slow-down.ts'
import { median, p95 } from './statistics.ts'

const UNLOCKS = 3
const OPENINGS = 12
const SLOW = 4
const SETTLE_MS = 3000
/** Each keystroke has an answer to wait for: names in several scripts, a typo, two words. */
const TYPED = ['oxana', 'Гончаренко', 'tarek hala', 'florcsecu', 'mohamed']

export type Visitor = { readonly handle: string; readonly passphrase: string }
type Noted = ReturnType<Watch['noted']>
type Times = { readonly unlock: number; readonly key: number; readonly open: number; readonly noted: Noted }

/** What somebody who comes back to her device waits for. */
export async function appAtWork(context: BrowserContext, url: string, who: Visitor): Promise<Figure[]> {
  const page = await visit(context, url)
  const scripts = gzippedScripts(page)
  const normal = await work(page, who, 1)
  const { noted } = normal
  const inside = await scripts()
  const slow = await work(page, who, SLOW)
  await page.close()
  return [
    { name: 'app_unlock_first_rows_ms', value: normal.unlock, unit: 'ms', limit: 700 },
    { name: 'app_unlock_first_rows_4x_ms', value: slow.unlock, unit: 'ms', limit: 3000 },
    { name: 'app_keystroke_p95_ms', value: normal.key, unit: 'ms', limit: 16 },
    { name: 'app_keystroke_p95_4x_ms', value: slow.key, unit: 'ms', limit: 60 },
    { name: 'app_open_case_ms', value: normal.open, unit: 'ms', limit: 100 },
    { name: 'app_open_case_4x_ms', value: slow.open, unit: 'ms', limit: 300 },
    { name: 'app_script_inside_gz_kb', value: inside, unit: 'kB' },
    { name: 'app_longest_task_ms', value: noted.longestTask, unit: 'ms' },
    { name: 'app_layout_shift', value: noted.layoutShift, unit: 'score', limit: 0 },
  ]
}

/** What the tab's process holds for itself once everything is unlocked, listed and searched. */
export async function tabMemory(context: BrowserContext, url: string, who: Visitor): Promise<number> {
  const page = await visit(context, url)
  await unlock(page, who, 1)
  await type(page, 'mohamed', [])
  await page.waitForTimeout(SETTLE_MS)
  const held = await Promise.all((await renderers()).map(privateMemory))
  await page.close()
  return Math.max(...held)
}

async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(installWatch)
  await page.goto(`${url}/cases`)
  return page
}

async function work(page: Page, who: Visitor, times: number): Promise<Times> {
  const unlocks: number[] = []
  for (let n = 0; n < UNLOCKS; n++) unlocks.push(await unlock(page, who, times))
  // Behind the first rows the rest of the copy is opened and the server is asked; a person looks before she types.
  await page.waitForTimeout(SETTLE_MS)
  const noted = await page.evaluate(() => watch.noted())
  const [keys, openings] = await slowedDown(times, async () => [await keystrokes(page), await openCases(page)] as const)
  say(
    `${times} × slower: unlock ${rounded(unlocks)}, keys p50 ${median(keys).toFixed(1)} p95 ${p95(keys).toFixed(1)}, open ${rounded(openings)} ms`,
  )
  return { unlock: median(unlocks), key: p95(keys), open: median(openings), noted }
}

const rounded = (times: readonly number[]): string => times.map(ms => Math.round(ms)).join(' ')

/** The page anew, as after opening the app: no code is warm. The time begins with Enter in the passphrase. */
async function unlock(page: Page, { handle, passphrase }: Visitor, times: number): Promise<number> {
  await page.reload()
  await page.getByRole('button', { name: new RegExp(`^${handle}`) }).click()
  const field = page.locator('input[autocomplete="current-password"], input[type="password"]').first()
  await field.fill(passphrase)
  await page.waitForLoadState('networkidle')
  return slowedDown(times, async () => {
    await page.evaluate(shown => watch.arm('submit', shown), SHOWN.rows)
    await field.press('Enter')
    return page.evaluate(() => watch.took())
  })
}

async function keystrokes(page: Page): Promise<number[]> {
  const times: number[] = []
  for (const text of TYPED) await type(page, text, times)
  return times
}

/** Letter by letter; the next comes when the one before is answered, so that none is left out. */
async function type(page: Page, text: string, times: number[]): Promise<void> {
  const box = page.getByRole('searchbox').first()
  await box.focus()
  for (const letter of text) {
    await page.evaluate(shown => watch.arm('beforeinput', shown), SHOWN.answer)
    await page.keyboard.insertText(letter)
    times.push(await page.evaluate(() => watch.took()))
  }
  await box.fill('')
  await page.locator('table.list[aria-busy="false"]').waitFor()
}

async function openCases(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < OPENINGS; n++) {
    const link = page.locator(`table.list tr[data-index="${n}"] a`).first()
    await link.scrollIntoViewIfNeeded()
    await page.evaluate(shown => watch.arm('click', shown), SHOWN.case)
    await link.click()
    times.push(await page.evaluate(() => watch.took()))
    await page.goBack()
    await page.locator('table.list tbody tr[data-index] a').first().waitFor()
  }
  return times
}

/** Collects what scripts the page and its worker load from now on; gives their compressed size in kB. */
function gzippedScripts(page: Page): () => Promise<number> {
  const sizes = new Map<string, Promise<number>>()
  const collect = (response: Response) => {
    const path = new URL(response.url()).pathname
    if (!path.endsWith('.js') || sizes.has(path)) return
    // A page that is left takes its answers along; the same script comes again with the next.
    const size = response.body().then(
      body => gzipSync(body).length,
      () => 0,
    )
    sizes.set(path, size)
  }
  page.context().on('response', collect)
  return async () => {
    page.context().off('response', collect)
    return (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0) / 1000
  }
}

/** Private memory of a process in MB: what would be free again if it ended. */
async function privateMemory(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
  return (of('Private_Dirty') + of('Private_Clean') + of('SwapPss')) / 1024
}
