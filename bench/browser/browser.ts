/** A real Chromium on a page of the server under measurement, with the built app's own worker. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'

/** Where the built app is: HALTE_APP for a build of one's own. */
const APP = process.env.HALTE_APP ?? fileURLToPath(new URL('../../dist/app', import.meta.url))
const PAGE = fileURLToPath(new URL('./page.ts', import.meta.url))

/** Where Chromium is: found by `npm run bench` (HALTE_CHROMIUM), else where the distribution puts it. */
export const executablePath = (): string => process.env.HALTE_CHROMIUM ?? '/usr/bin/chromium'

/** The built app as it is now, in a folder that a build going on elsewhere does not change. */
export async function stagedApp(): Promise<{ folder: string; worker: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'halte-bench-app-'))
  await cp(APP, folder, { recursive: true })
  const worker = (await readdir(join(folder, 'assets'))).find(name => /^worker-[\w-]{8}\.js$/.test(name))
  if (worker === undefined) throw new Error('the app is not built')
  return { folder, worker: `/assets/${worker}`, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A browser with a profile of its own on disk. */
export async function startBrowser(): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'halte-bench-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executablePath(),
    // Frames as fast as they are made: what is measured is our work, not the rhythm of a screen.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu-vsync', '--disable-frame-rate-limit'],
    serviceWorkers: 'block',
  })
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** A page of the origin that runs nothing of its own, with the measuring side loaded and the app's worker started. */
export async function measuringPage(context: BrowserContext, url: string, worker: string): Promise<Page> {
  const page = await context.newPage()
  page.on('console', message => {
    // A page without a head names no icon: then the browser asks for one where there is none.
    if (new URL(message.location().url, url).pathname === '/favicon.ico') return
    if (message.type() === 'error') process.stderr.write(`  browser: ${message.text()}\n`)
  })
  await restart(page, url, worker)
  return page
}

/** Loads the page anew, as after closing and opening the app: no code is warm, no key is held. */
export async function restart(page: Page, url: string, worker: string): Promise<void> {
  // A page without a script: this one only sends the browser elsewhere after a while, if at all.
  await page.goto(`${url}/icon.svg`)
  await page.evaluate(await measuringCode())
  await page.evaluate(address => globalThis.bench.start(address), worker)
}

let code: Promise<string> | undefined
function measuringCode(): Promise<string> {
  code ??= bundled()
  return code
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2024',
      minify: false,
      lib: { entry: PAGE, formats: ['iife'], name: 'measuring' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('the measuring page was not built')
  return chunk.code
}
