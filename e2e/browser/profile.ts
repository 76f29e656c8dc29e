/** A Chromium with a profile on disk, which a test can kill and open again, and a served copy of the app it may replace. */
import { cpSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { CHROMIUM, executable, listen } from './browser.ts'
import { buildApp } from './build.ts'

const PATIENCE_MS = 60_000

/** A server of the app as it stands in `folder`, which is filled with the built one. */
export async function openServer(folder: string): Promise<TestServer> {
  await buildApp()
  cpSync('dist/app', folder, { recursive: true })
  return startTestServer({ catalogue: CATALOGUE, folder })
}

export interface Profile {
  /** Everything the browser writes. */
  folder: string
  faults: string[]
  context(): BrowserContext
  page(): Page
  /** Another tab; the first one of `page` stays. */
  tab(): Promise<Page>
  /** Ends the browser the hard way, as a power cut would, and opens it again on what is left. `offline`: still without network. */
  kill(offline: boolean): Promise<Page>
  /** Ends the browser as a person would; the folder stays until `end`. */
  close(): Promise<void>
  end(): Promise<void>
}

export async function openProfile(url: string, language: 'en' | 'fr' | 'es' = 'en'): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'halte-profile-'))
  const faults: string[] = []
  let context: BrowserContext
  let page: Page
  const open = async () => {
    context = await chromium.launchPersistentContext(folder, {
      executablePath: executable(),
      args: [...CHROMIUM],
      baseURL: url,
      locale: language,
      viewport: { width: 1360, height: 900 },
      acceptDownloads: true,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    page = context.pages()[0] ?? (await context.newPage())
    listen(page, faults)
  }
  await open()
  return {
    folder,
    faults,
    context: () => context,
    page: () => page,
    async tab() {
      const tab = await context.newPage()
      listen(tab, faults)
      return tab
    },
    async kill(offline) {
      // The browser leaves its host and process number in the profile.
      const pid = Number(readlinkSync(join(folder, 'SingletonLock')).split('-').at(-1))
      const gone = new Promise<void>(resolve => context.once('close', () => resolve()))
      process.kill(pid, 'SIGKILL')
      await gone
      await open()
      await context.setOffline(offline)
      return page
    },
    close: () => context.close(),
    async end() {
      await context.close().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
