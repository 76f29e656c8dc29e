/** A real Chromium against a real server: what every journey stands on. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer, type TestSettings } from '#server/testing.ts'
import { buildApp } from './build.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const PATIENCE_MS = 60_000

/** The Chromium of the machine: named by HALTE_CHROMIUM, else where distributions put it, else Playwright's own. */
export const executable = (): string =>
  process.env.HALTE_CHROMIUM ?? PLACES.find(existsSync) ?? chromium.executablePath()

export interface Stage {
  browser: Browser
  server: TestServer
  /** A new person's device: its own storage. Console errors and policy violations are collected. */
  device(options?: DeviceOptions): Promise<Device>
  stop(): Promise<void>
}
export interface DeviceOptions {
  language?: 'en' | 'fr' | 'es'
  width?: number
  height?: number
  dark?: boolean
  /** A film (Y4M) that this device's camera sees: the device is a browser of its own then. */
  camera?: string
  /**
   * Keeps the app's files, as every device does outside of tests: where the journey loses its signal, or is about what the server
   * sends. It costs a second and a half of computing, which other devices are spared.
   */
  fileKeeper?: boolean
}
export interface Device {
  context: BrowserContext
  page: Page
  /** What went wrong on the page: errors, refused scripts and styles. */
  faults: string[]
}

/**
 * What a browser is started without. The last list counts, so Playwright's own is in it; the two of the omnibox are pages that
 * Chromium would draw for an address bar nobody sees, a second of computing for every device.
 */
const WITHOUT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]
/** How every Chromium of a test is started. */
export const CHROMIUM: readonly string[] = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  `--disable-features=${WITHOUT.join(',')}`,
]

export const launchBrowser = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args: [...CHROMIUM, ...args] })
/**
 * The browser that the test files of a worker share: each has contexts of its own in it, which keep nothing. It ends with the
 * worker, whose line it hangs on; a program that is no test closes it itself.
 */
let shared: Promise<Browser> | undefined
const MAY_SHARE = process.env.VITEST !== undefined
async function sharedBrowser(): Promise<Browser> {
  const running = await shared
  if (running?.isConnected()) return running
  shared = launchBrowser()
  return shared
}
const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Starts everything; the app is built first when it is older than its sources. */
export async function openStage(settings: Partial<TestSettings> = {}): Promise<Stage> {
  // A build of its own (another folder) is served as it is.
  if (settings.folder === undefined) await buildApp()
  const server = await startTestServer({ catalogue: CATALOGUE, folder: 'dist/app', ...settings })
  const browser = await (MAY_SHARE ? sharedBrowser() : launchBrowser())
  const others: Browser[] = []
  const withCamera = async (film: string) => {
    const other = await launchBrowser([...CAMERA, `--use-file-for-fake-video-capture=${film}`])
    others.push(other)
    return other
  }
  const device = async ({
    language = 'en',
    width = 1360,
    height = 900,
    dark = false,
    camera,
    fileKeeper = false,
  }: DeviceOptions = {}): Promise<Device> => {
    const context = await (camera === undefined ? browser : await withCamera(camera)).newContext({
      baseURL: server.url,
      locale: language,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
      serviceWorkers: fileKeeper ? 'allow' : 'block',
      permissions: ['clipboard-read', 'clipboard-write', ...(camera === undefined ? [] : ['camera'])],
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const faults: string[] = []
    const page = await context.newPage()
    listen(page, faults)
    return { context, page, faults }
  }
  return {
    browser,
    server,
    device,
    async stop() {
      for (const one of others) await one.close()
      for (const context of browser.contexts()) await context.close()
      if (!MAY_SHARE) await browser.close()
      await server.stop()
    },
  }
}

/** A page without signal says so in the console; that is no fault of ours. */
const EXPECTED = /net::ERR_INTERNET_DISCONNECTED|Failed to load resource/
export function listen(page: Page, faults: string[]): void {
  page.on('console', message => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', error => faults.push(`${error.name}: ${error.message}`))
}

let axeSource: string | undefined
interface AxeRun {
  violations: Array<{ id: string; nodes: Array<{ html: string; failureSummary?: string }> }>
}

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the screen as it stands (WCAG 2.2 AA, or only `rules`; `without` some), one line each; empty when it is sound. */
export async function accessibilityFaults(
  page: Page,
  rules?: readonly string[],
  without: readonly string[] = [],
): Promise<string[]> {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  // Through the debugger, not as a script element: the page's own content policy stays in force.
  const client = await page.context().newCDPSession(page)
  const { result } = await client.send('Runtime.evaluate', { expression: 'typeof axe' })
  if (result.value !== 'object') await client.send('Runtime.evaluate', { expression: axeSource })
  const only = rules ? { type: 'rule', values: rules } : { type: 'tag', values: WCAG_AA }
  const off = Object.fromEntries(without.map(rule => [rule, { enabled: false }]))
  const run = await page.evaluate(
    async (how): Promise<AxeRun> => {
      const axe: { run(what: Document, how: object): Promise<AxeRun> } = Reflect.get(window, 'axe')
      return axe.run(document, how)
    },
    // What is sound is not written down, and a fault is named by its own text.
    { runOnly: only, rules: off, resultTypes: ['violations'], selectors: false, elementRef: false },
  )
  await client.detach()
  return run.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  )
}
