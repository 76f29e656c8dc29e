import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { expect, it } from 'vitest'

/** The same check as for the other stores, in a real Chromium. */
const CHROMIUM = [process.env.HALTE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => path !== undefined && existsSync(path),
)

it('a store in IndexedDB answers like a sorted map and keeps across opening', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halte-idb-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'indexeddb-check.test-support.ts'), formats: ['es'], fileName: 'check' },
    },
  })
  const script = readFileSync(join(folder, 'check.js'))
  const server = createServer((request, response) => {
    const isScript = request.url === '/check.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><title>check</title>')
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const answers = await page.evaluate("import('/check.js').then(check => check.run())")
    expect(answers).toEqual(['same', 'same'])
    // What a browser does when it needs the room.
    await page.evaluate("import('/check.js').then(check => check.begin())")
    const devtools = await page.context().newCDPSession(page)
    const origin = `http://127.0.0.1:${port}`
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    const told = () => page.evaluate("import('/check.js').then(check => check.whatWasTold())")
    await expect.poll(told, { timeout: 60_000 }).toEqual(['evicted', 'after'])
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
