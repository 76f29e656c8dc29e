/** The first visit in a real Chromium with an empty cache: which scripts it takes, and how long until something can be done. */
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { executablePath } from './browser/browser.ts'
import { installWatch } from './browser/watch.ts'
import { type Figure, say } from './measurement.ts'

const KB = 1000
const SLOW_DOWN = 4

export async function firstLoad(url: string): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: executablePath(),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const scripts = new Map<string, number>()
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.addInitScript(installWatch)
    const reading: Array<Promise<void>> = []
    context.on('response', response => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return
      reading.push(
        response.body().then(body => void scripts.set(new URL(response.url()).pathname, gzipSync(body).length)),
      )
    })
    await page.goto(url)
    await usable(page)
    await page.waitForLoadState('networkidle')
    await Promise.all(reading)
    if (![...scripts.keys()].some(name => name.includes('/worker-'))) throw new Error('the worker was not seen loading')
    for (const [name, bytes] of scripts) say(`${name} ${(bytes / KB).toFixed(1)} kB`)
    const { firstPaint } = await page.evaluate(() => watch.noted())
    const bytes = [...scripts.values()].reduce((sum, each) => sum + each, 0)
    await context.close()
    return [
      { name: 'app_script_gz_kb', value: bytes / KB, unit: 'kB', limit: 250 },
      { name: 'app_first_paint_ms', value: firstPaint, unit: 'ms' },
      { name: 'app_interactive_4x_ms', value: await interactive(browser, url), unit: 'ms', limit: 2000 },
    ]
  } finally {
    await browser.close()
  }
}

type Browser = Awaited<ReturnType<typeof chromium.launch>>
type Page = Awaited<ReturnType<Browser['newPage']>>

/** From asking for the page to a field or button that can be used, on a processor made four times slower. */
async function interactive(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  const began = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await usable(page)
  const ms = performance.now() - began
  await context.close()
  return ms
}

async function usable(page: Page): Promise<void> {
  await page.locator('main :is(input, button, a[href]):visible:enabled').first().waitFor({ timeout: 60_000 })
}
